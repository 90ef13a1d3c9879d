"""Recognises a secret without keeping it: a salted digest, too slow to guess the secret from."""

from __future__ import annotations

import hashlib
import os
from hmac import compare_digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.redact import Secret

ROUNDS = 600_000  # of PBKDF2-SHA256, as OWASP advises; about a third of a second


def seal(secret: Secret) -> str:
    """Return the text by which `fits` knows the secret again."""
    salt = os.urandom(16)
    return f"{salt.hex()}:{_digest(secret, salt)}"


def fits(sealed: str, secret: Secret) -> bool:
    """Whether this is the secret that was sealed."""
    salt, _, digest = sealed.partition(":")
    return compare_digest(_digest(secret, bytes.fromhex(salt)), digest)


def _digest(secret: Secret, salt: bytes) -> str:
    data = secret.reveal().encode("utf-8", "surrogateescape")
    return hashlib.pbkdf2_hmac("sha256", data, salt, ROUNDS).hex()
