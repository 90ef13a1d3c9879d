"""What two transcripts of one failure have in common: the words, not ids, numbers and folders."""

from __future__ import annotations

import re

CHANGING = (
    (re.compile(r"SHA256:\S+"), "FINGERPRINT"),
    (re.compile(r"(?<=host key in )\S+"), "FILE"),  # ssh cuts a path at a hundred signs
    (re.compile(r"[^\s'\"()=@]*/(?=[^\s'\"()/])"), "/"),  # where the repository lies
    (re.compile(r"\b(?=[0-9a-f]*[0-9])[0-9a-f]{7,64}\b"), "ID"),
    (re.compile(r"\d+"), "N"),
    (re.compile(r"_tmp\w+"), "_tmp"),
    (re.compile(r"\S+@(?=\S+: Permission denied)"), "USER@"),
    (re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), N [A-Z][a-z]{2} "), "DAY, N MONTH "),
)


def words(text: str) -> list[str]:
    """Return the lines of a transcript without what differs from run to run."""
    for changing, mark in CHANGING:
        text = changing.sub(mark, text)
    lines = (line.replace("\0", "").strip() for line in text.splitlines())
    return [line for line in lines if line]
