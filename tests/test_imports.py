"""What the fast paths may import: a new name here is a decision about every call's start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# what Python itself has loaded before our first line, on any machine
STARTED = "import sys; print('\\n'.join(sys.modules))"
WRAPPER = {
    "__future__",
    "_posixsubprocess",
    "diagnose",
    "diagnose.capture",
    "diagnose.capture.pump",
    "diagnose.capture.signals",
    "diagnose.capture.wrap",
    "diagnose.entry",
    "diagnose.locate",
    "select",
}
# absent from every path that only reads and explains
HEAVY = {
    "argparse",
    "asyncio",
    "click",
    "dataclasses",
    "git",
    "importlib.metadata",
    "inspect",
    "keyring",
    "logging",
    "pathlib",
    "pydantic",
    "rich",
    "shutil",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "tomllib",
    "typer",
    "typing",
    "unittest",
    "urllib.request",
}
# cheap each, but together they cost as much as a third of an empty Python: not for a screen
NEEDLESS = {
    "base64",
    "binascii",
    "contextlib",
    "diagnose.evidence.sent",
    "diagnose.evidence.sources",
    "diagnose.library.compile",
    "diagnose.library.schema",
    "json",
    "shlex",
}
# runs main() and prints what has been imported, also where the process would end at once
TRACE = """
import os, sys
out = os.dup(1)
def tell(code):
    os.write(out, b"\\0MODULES\\0" + "\\n".join(sys.modules).encode())
    os.kill(os.getpid(), 9)
os._exit = tell
sys.argv = ["bbfix", *sys.argv[1:]]
from diagnose.entry import script
script()
"""


def modules(*args: str, code: str = TRACE, data: bytes = b"", cwd: Path | None = None) -> set[str]:
    """Return what a command line has imported when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", code, *args], input=data, capture_output=True, check=False, cwd=cwd
    )
    return set(done.stdout.rpartition(b"\0MODULES\0")[2].decode().split("\n")) - {""}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return what `python -c pass` has imported; a coverage measurement would count as ours."""
    monkeypatch.delenv("COVERAGE_PROCESS_START", raising=False)
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    done = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, check=True)
    return set(done.stdout.decode().split())


def test_the_wrapper_on_success(bare: set[str]) -> None:
    """A successful `bbfix git` imports os, sys, C modules and five small files of ours."""
    found = modules("git", "--version")
    assert "diagnose.capture.wrap" in found
    assert found - bare <= WRAPPER


@pytest.mark.parametrize("report", ["off", "OFF", "0"])
def test_the_wrapper_with_the_report_off(
    report: str, bare: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With BBFIX_REPORT=off a failure imports nothing more."""
    monkeypatch.setenv("BBFIX_REPORT", report)
    assert modules("git", "nonsense") - bare <= WRAPPER


def test_an_answer_imports_little(bare: set[str], tmp_path: Path) -> None:
    """An exit code that is an answer costs three small files more, and nothing of the stages."""
    found = modules("git", "config", "--get", "no.such", cwd=tmp_path) - bare
    judged = {"diagnose.capture.failure", "diagnose.capture.answers", "diagnose.gitargs"}
    assert found <= WRAPPER | judged


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache folder for all tests: the first of them compiles the library into it."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize(
    "args", [[], ["diagnose"], ["diagnose", "--format", "json"], ["--quiet", "-"]], ids=" ".join
)
def test_a_pipe(
    args: list[str], tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Explaining a pipe outside a repository loads no heavy package."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    data = b"fatal: not a git repository (or any of the parent directories): .git\n"
    if not any(cache.iterdir()):
        modules(data=data, cwd=tmp_path)
    found = modules(*args, data=data, cwd=tmp_path)
    assert "diagnose.pipeline" in found
    assert not found & HEAVY


def test_a_screen_outside_a_repository(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To print a known failure, nothing is imported that only other failures need."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    data = (
        b"remote: Bitbucket Cloud recently stopped supporting account passwords for Git "
        b"authentication.\n"
        b"fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'\n"
    )
    modules(data=data, cwd=tmp_path)  # the first compiles the library
    found = modules(data=data, cwd=tmp_path)
    assert "diagnose.render.text" in found
    assert not found & (HEAVY | NEEDLESS)


EVENTS = (
    '{{"event":"start","sid":"7/a","argv":["git","{name}","nosuch"]}}\n'
    '{{"event":"cmd_name","sid":"7/a","name":"{name}"}}\n'
    "{words}"
    '{{"event":"exit","sid":"7/a","file":"git.c","code":1}}\n'
)
# what a look at the events needs of the standard library and of ours
LOOK = {
    "diagnose.capture.answers",
    "diagnose.cli.after",
    "diagnose.hooks.aftermath",
    "diagnose.hooks.culprit",
    "diagnose.hooks.events",
}


@pytest.mark.parametrize("name", ["grep", "checkout"])
def test_after_a_failed_git_in_a_shell(
    name: str, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the shells' hook starts loads no heavy package but the door to git; an answer less."""
    said = "pathspec 'nosuch' did not match any file(s) known to git"
    words = f'{{"event":"error","sid":"7/a","file":"usage.c","line":1,"msg":"{said}"}}\n'
    file = tmp_path / "events"
    file.write_text(EVENTS.format(name=name, words="" if name == "grep" else words))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    args = ("hook", "after", str(file), "7", "1", str(tmp_path))
    modules(*args, cwd=tmp_path)  # the first may compile the library
    found = modules(*args, cwd=tmp_path)
    assert found >= LOOK
    assert not found & (HEAVY - {"subprocess"})
    assert ("diagnose.pipeline" in found) == (name == "checkout")
