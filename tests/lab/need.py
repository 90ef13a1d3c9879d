"""What a test needs of the machine: a missing program skips it, or fails where CI promised it."""

from __future__ import annotations

import os
import shutil

import pytest

# read at import: the hermetic home of each test clears the environment
REQUIRED = bool(os.environ.get("BBFIX_LAB_REQUIRED"))


def lacking(what: str, package: str) -> None:
    """Skip the test, naming the Debian package; fail it under BBFIX_LAB_REQUIRED."""
    message = f"{what} is missing: apt-get install {package}"
    if REQUIRED:
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def program(name: str, package: str, *folders: str) -> str:
    """Return the absolute path of a program, looked for on PATH and in `folders`."""
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *folders))
    found = shutil.which(name, path=path)
    if found is None:
        lacking(name, package)
    assert found is not None
    return found
