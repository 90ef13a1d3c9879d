"""The lab's Secret Service keeps secrets for whoever is told its address, and for nobody else."""

from __future__ import annotations

import subprocess
import sys

from tests.lab.keyring import SecretService
from tests.lab.leaks import holding

KEEP = """
import keyring
keyring.set_password("bbfix:bitbucket.org", "bob", "lab secret")
print(type(keyring.get_keyring()).__module__)
"""
READ = """
import keyring
print(keyring.get_password("bbfix:bitbucket.org", "bob"))
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def test_keeps_a_secret(secret_service: SecretService) -> None:
    """What one process stores another reads, and the file on disk does not show it."""
    assert python(KEEP).stdout.split() == ["keyring.backends.SecretService"]

    assert python(READ).stdout == "lab secret\n"
    assert any(secret_service.files.iterdir())
    assert holding("lab secret", secret_service.files) == []


def test_starts_empty(secret_service: SecretService) -> None:
    """Each test has a keyring of its own."""
    assert secret_service.env
    assert python(READ).stdout == "None\n"


def test_locked(secret_service: SecretService) -> None:
    """A locked keyring gives nothing away, and nothing waits for a person."""
    python(KEEP)

    secret_service.lock()

    done = python(READ)
    assert done.returncode != 0
    assert "lab secret" not in done.stdout
