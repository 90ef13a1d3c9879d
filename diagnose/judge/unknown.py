"""What can be told of a failure that no pattern knows: its place, a neighbour, what to do next.

Nothing in here is a diagnosis: the place is read off the words or the command, a neighbour is a
guess and is called one.
"""

from __future__ import annotations

import re

from diagnose.judge.nearest import nearest
from diagnose.library.words import words_of
from diagnose.model import Unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from diagnose.library.index import Library
    from diagnose.model import Fact
    from diagnose.model import Line
    from diagnose.model import Transcript

# Words of a message, the area they belong to, and what of git speaks so. First come, first served.
_PLACES = (
    ("lfs", "lfs", "Git LFS"),
    ("gpg gpgsm ssh-keygen signing signature", "config", "the signing of commits and tags"),
    ("submodule submodules", "repository", "git's submodules"),
    ("username password credential credentials askpass", "auth", "git's login to a host"),
    ("ssh publickey kex known_hosts", "ssh", "ssh, which git starts"),
    ("rpc curl http https ssl tls proxy certificate", "network", "git's transport over http"),
    ("hook hooks husky", "hooks", "a hook"),
    ("rebase rebasing cherry revert merge merging am", "merge", "merging and rebasing"),
    ("refspec upstream branch tag ref refs reflog head", "refs", "branches, tags and other refs"),
    ("config configuration gitconfig", "config", "git's configuration"),
    ("pack packfile object objects blob tree loose sha1 commit", "repository", "git's objects"),
    ("index staged worktree pathspec checkout", "worktree", "the files and the index"),
    ("option options usage argument arguments", "command", "git's command line"),
)
PLACES = tuple((frozenset(words.split()), area, means) for words, area, means in _PLACES)
_COMMANDS = {
    "push": "push send-pack",
    "fetch": "fetch pull clone ls-remote remote",
    "merge": "merge rebase cherry-pick revert am apply bisect",
    "worktree": "add checkout switch restore rm mv stash reset clean status commit diff",
    "refs": "branch tag log show rev-parse describe reflog",
    "repository": "gc fsck repack init submodule worktree prune bundle",
    "config": "config",
    "lfs": "lfs",
}
COMMANDS = {name: area for area, names in _COMMANDS.items() for name in names.split()}
OVER_NETWORK = frozenset(_COMMANDS["push"].split() + _COMMANDS["fetch"].split() + ["submodule"])
HTTP = re.compile(r"https?://|\bHTTP\b|\bcurl\b|\bRPC failed")
SSH = re.compile(r"\bssh\b|^[\w.-]+@[\w.-]+:|'[\w.-]+@[\w.-]+:", re.MULTILINE)
SERVER = "the server, so those who run it know more"
TRACED = ("trace: ", "GIT_TRACE", "== Info:", "debug1: ")


def unknown(
    lines: Sequence[Line], transcript: Transcript, library: Library, ask: Callable[[str], Fact]
) -> Unknown:
    """Return what can be told of some lines that look like failures and that no pattern knows."""
    texts = [line.text for line in lines]
    area, place = _place(lines, ask)
    near = nearest(texts, library) if transcript.language == "en" else ()
    return Unknown(
        area=area,
        place=place,
        near=tuple((name, library.pattern(name).title) for name in near),
        more="" if place == SERVER else _more(transcript, ask),
    )


def _place(lines: Sequence[Line], ask: Callable[[str], Fact]) -> tuple[str, str]:
    """Return area and place of the first line that tells one, else those of the command."""
    if any(line.remote for line in lines):
        return "host", SERVER
    words = [set(words_of(line.text.casefold())) for line in lines]
    for said in words:
        for telling, area, place in PLACES:
            if said & telling:
                return area, place
    command = ask("command.name").value
    area = COMMANDS.get(command, "")
    return area, f"`git {command}`" if area else ""


def _more(transcript: Transcript, ask: Callable[[str], Fact]) -> str:
    """Return a command that shows more of what happens, "" where the transcript has it already."""
    text = "\n".join(line.text for line in transcript.lines)
    if any(mark in text for mark in TRACED):
        return ""
    variables = "GIT_TRACE=1"
    scheme = _scheme(text, ask)
    if scheme in ("http", "https"):
        variables += " GIT_CURL_VERBOSE=1"
    elif scheme == "ssh":
        variables += ' GIT_SSH_COMMAND="ssh -v"'
    return f"{variables} {_written(transcript.source.command)} 2>&1 | bbfix"


def _scheme(text: str, ask: Callable[[str], Fact]) -> str:
    if HTTP.search(text):
        return "http"
    if SSH.search(text):
        return "ssh"
    networked = ask("command.name").value in OVER_NETWORK
    return ask("remote.scheme").value if networked else ""


def _written(command: tuple[str, ...]) -> str:
    if not command:
        return "<the same command>"
    import shlex

    return shlex.join(command)
