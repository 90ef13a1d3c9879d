"""Every test lives in a home of its own: nothing of the machine's git configuration leaks in."""

from __future__ import annotations

import compileall
import os
import sys
from pathlib import Path

import pytest

from diagnose.evidence import processes
from diagnose.library import shelf

pytest_plugins = ["tests.lab.fixtures"]  # real servers and repositories: see tests/lab

PACKAGE = Path(__file__).resolve().parent.parent / "diagnose"
KEPT = ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
FIXED = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_DATE": "2026-01-02T03:04:05+00:00",
    "GIT_COMMITTER_DATE": "2026-01-02T03:04:05+00:00",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM": "1",  # else git words "not a repository" by mount points
    "GIT_EDITOR": "false",
    "GIT_TERMINAL_PROMPT": "0",
    "BBFIX_NOW": "2026-11-23",
    "LC_ALL": "C.UTF-8",
    "TERM": "dumb",
    "PYTHONPATH": str(PACKAGE.parent),
    "PYTHONDONTWRITEBYTECODE": "1",
}


def pytest_configure() -> None:
    """Compile the package once: tests with a full disk would leave torn .pyc files behind."""
    compileall.compile_dir(str(PACKAGE), quiet=1)
    sys.dont_write_bytecode = True


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the shipped pages, compiled once: in each new home it would take a second."""
    folder = tmp_path_factory.mktemp("compiled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        shelf.of_folder(shelf.page_folder())
    return next((folder / "bbfix").glob("*.idx"))


@pytest.fixture(autouse=True)
def home(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    compiled: Path,
    request: pytest.FixtureRequest,
) -> Path:
    """A private home with a known identity; the environment is otherwise bare.

    It is empty but for the cache, and in the tests of the library for that as well.
    """
    folder = tmp_path_factory.mktemp("home")
    if "library" not in request.path.parts:
        (folder / ".cache" / "bbfix").mkdir(mode=0o700, parents=True)
        os.link(compiled, folder / ".cache" / "bbfix" / compiled.name)
    for name in list(os.environ):
        if name not in KEPT and not name.startswith("PYTEST_"):
            monkeypatch.delenv(name)
    for name, value in FIXED.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(folder))
    (folder / ".gitconfig").write_text(
        "[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n"
        '[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n'
    )
    return folder


@pytest.fixture(autouse=True)
def whole_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the container that the tests may run in for the whole machine.

    In a real one bbfix calls no lock stale: git processes outside could not be seen.
    """
    if sys.platform == "linux":
        namespace = os.readlink("/proc/self/ns/pid")
        monkeypatch.setattr(processes, "FIRST_PID_NAMESPACE", namespace)
