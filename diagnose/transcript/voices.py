"""How git begins what it says: with a voice (`fatal: `), or with words that need none."""

from __future__ import annotations

VOICES = ("fatal: ", "error: ", "remote: ", "hint: ", "warning: ", "ssh: ", "Cloning into ")
# What ssh and git begin a line with without a voice.
BARE = (
    "Host key verification failed.",
    "git: '",
    "Permission denied (",
    "kex_exchange_identification: ",
    "ssh_exchange_identification: ",
    "CONFLICT (",
    "Automatic merge failed;",
    " ! [",
)
# Voices as other programs write them anew.
RECAST = (
    "Fatal: ",
    "FATAL: ",
    "Remote: ",
    "Hint: ",
    "Error: ",
    "ERROR: ",
    "Warning: ",
    "WARNING: ",
)
