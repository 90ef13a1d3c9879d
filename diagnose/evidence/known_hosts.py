"""Reads known_hosts files as ssh does: which lines are about a host, and which key each holds."""

from __future__ import annotations

import base64
import hashlib
import hmac
from fnmatch import fnmatchcase

from diagnose.evidence import plainfile
from diagnose.value import Value

LIMIT = 1 << 22  # characters of a file that are read
HASHED = "|1|"
KEY_PARTS = 3  # names, type, key


class KnownKey(Value):
    """One line about a host."""

    file: str
    line: int  # 1-based
    fingerprint: str  # SHA256:..., as hosts publish theirs


def of(files: tuple[str, ...], name: str) -> tuple[KnownKey, ...]:
    """Return the keys on file for a name (`host` or `[host]:port`), in order.

    Lines with a mark (@revoked, @cert-authority) and lines that cannot be read are passed over.
    """
    found = []
    for file in files:
        for number, line in enumerate(plainfile.read(file, LIMIT).split("\n"), start=1):
            words = line.split()
            if len(words) < KEY_PARTS or words[0][0] in "#@" or not _names(words[0], name):
                continue
            fingerprint = _fingerprint(words[2])
            if fingerprint:
                found.append(KnownKey(file, number, fingerprint))
    return tuple(found)


def _names(listed: str, name: str) -> bool:
    """Whether a list of names and patterns, or one hashed name, is about a host."""
    if listed.startswith(HASHED):
        return _is_hash_of(listed, name)
    patterns = listed.lower().split(",")
    if any(p.startswith("!") and fnmatchcase(name, p[1:]) for p in patterns):
        return False
    return any(p == name or (not p.startswith("[") and fnmatchcase(name, p)) for p in patterns)


def _is_hash_of(listed: str, name: str) -> bool:
    salt, _, digest = listed.removeprefix(HASHED).partition("|")
    try:
        made = hmac.new(base64.b64decode(salt), name.encode(), hashlib.sha1).digest()
        return hmac.compare_digest(made, base64.b64decode(digest))
    except ValueError:
        return False


def _fingerprint(text: str) -> str:
    try:
        digest = hashlib.sha256(base64.b64decode(text, validate=True)).digest()
    except ValueError:
        return ""
    return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")
