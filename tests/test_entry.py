from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from diagnose import crash
from diagnose import entry
from diagnose.cli import app
from diagnose.errors import RefusedError
from diagnose.errors import UsageError

BBFIX = [sys.executable, "-m", "diagnose"]
SECRET = "ATATT" + "3x" + "A" * 60


def failing(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    def fail(_: list[str]) -> int:
        raise error

    monkeypatch.setattr(entry, "_dispatch", fail)
    return entry.main(["x"])


def test_every_command_is_known() -> None:
    """A word that is a command of the application is never taken for a file."""
    assert set(app.COMMANDS) <= entry.COMMANDS | {"git", "diagnose"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("diagnose", {"files": ["-"]}),
        ("diagnose a.log b.log", {"files": ["a.log", "b.log"]}),
        ("diagnose --format json -", {"files": ["-"], "format": "json"}),
        ("--format=json --color never", {"files": ["-"], "format": "json", "color": "never"}),
        (
            "--quiet --no-input --tee",
            {"files": ["-"], "quiet": True, "no_input": True, "tee": True},
        ),
        ("diagnose -- --format", {"files": ["--format"]}),
        ("diagnose --format= x", {"files": ["x"], "format": ""}),
        ("here.log --quiet", {"files": ["here.log"], "quiet": True}),
        ("missing.log", None),
        ("--help", None),
        ("diagnose --help", None),
        ("diagnose --format", None),
        ("diagnose --quiet=yes", None),
        ("-q", {"files": ["-"], "quiet": True}),
    ],
)
def test_simple_command_lines(
    line: str, expected: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files and the simple options are read without typer; everything else is left to it."""
    (tmp_path / "here.log").touch()
    monkeypatch.chdir(tmp_path)
    reader, writer = os.pipe()
    saved = os.dup(0)
    os.dup2(reader, 0)
    try:
        assert entry.simple(line.split()) == expected
    finally:
        os.dup2(saved, 0)
        for file in (reader, writer, saved):
            os.close(file)


def test_a_trouble_for_a_person(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """An error of ours ends in its sentence, its hint and its exit code."""
    assert failing(UsageError("`x` cannot be read", "name a file"), monkeypatch) == 2
    assert capfd.readouterr().err == "bbfix: `x` cannot be read\nhint: name a file\n"
    assert failing(RefusedError("no"), monkeypatch) == 4
    assert capfd.readouterr().err == "bbfix: no\n"


def test_a_message_is_made_safe(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither a control sequence nor a secret in a message reaches the screen."""
    failing(UsageError(f"`\x1b]0;x\x07` in https://bob:{SECRET}@bitbucket.org/"), monkeypatch)
    shown = capfd.readouterr().err
    assert "\x1b" not in shown
    assert SECRET not in shown


def test_a_fault_leaves_a_crash_file(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], home: Path
) -> None:
    """An exception nobody expected ends in 70 and a private file without secrets."""
    monkeypatch.setattr(sys, "argv", ["bbfix", "login", SECRET])
    assert failing(ValueError(f"token {SECRET} \x1b[2J"), monkeypatch) == 70
    (path,) = (home / ".local/state/bbfix/crash").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text()
    assert "ValueError: token" in text
    assert "Traceback" in text
    assert SECRET not in text
    assert "\x1b" not in text
    shown = capfd.readouterr().err
    assert str(path) in shown
    assert SECRET not in shown


def test_a_crash_file_that_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], home: Path
) -> None:
    """Without a place for the crash file the fault is told all the same."""
    (home / ".local").write_text("in the way")
    assert failing(ValueError("x"), monkeypatch) == 70
    assert capfd.readouterr().err == "bbfix: a fault of bbfix itself: ValueError\n"


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends a command with 130 and without a traceback."""
    assert failing(KeyboardInterrupt(), monkeypatch) == 130


@pytest.mark.parametrize(("given", "code"), [(None, 0), (3, 3), ("sorry", 1)])
def test_sys_exit_keeps_its_code(given: object, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What asks to exit, exits with that code."""
    assert failing(SystemExit(given), monkeypatch) == code


def test_a_reader_that_left_is_no_failure() -> None:
    """`bbfix ... | head` ends with 0 and without a word."""
    text = (
        "import sys, os, time\nfrom diagnose import entry\n"
        "def talk(_):\n    time.sleep(0.3)\n    sys.stdout.write('x' * 100000)\n    return 1\n"
        "entry._dispatch = talk\nentry.script()"
    )
    done = subprocess.run(
        ["bash", "-c", '"$0" -c "$1" | true; exit ${PIPESTATUS[0]}', sys.executable, text],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_broken_pipe_elsewhere_is_a_fault(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """A broken pipe to something else is not mistaken for a reader that left."""
    assert failing(BrokenPipeError(), monkeypatch) == 70
    assert home.is_dir()


def test_a_full_disk_is_told() -> None:
    """If the output cannot be written, a sentence says so."""
    text = (
        "import sys\nfrom diagnose import entry\n"
        "entry._dispatch = lambda _: sys.stdout.write('x') and 0\nentry.script()"
    )
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", text], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 70
    assert done.stderr == b"bbfix: the output cannot be written: No space left on device\n"


def test_a_report_that_breaks_leaves_gits_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If explaining goes wrong, git's exit code and words stand."""
    monkeypatch.chdir(tmp_path)
    text = (
        "import sys\nfrom diagnose.cli import wrapped\nfrom diagnose import entry\n"
        "def report(_): raise ValueError\n"
        "wrapped.report = report\nsys.exit(entry.main(['git', 'status']))"
    )
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, check=False)
    assert done.returncode == 128
    assert done.stderr.startswith(b"fatal: not a git repository")
    assert b"bbfix: a fault of bbfix itself: ValueError\n" in done.stderr


def test_crash_names_do_not_collide(home: Path) -> None:
    """Two faults within a second leave two files."""
    assert home.is_dir()
    assert crash.write(ValueError("a")) != crash.write(ValueError("b"))


@pytest.mark.parametrize("word", ["capability", "future"])
def test_the_helper_ignores_unknown_operations(word: str) -> None:
    """A git may ask a credential helper for more than get, store and erase: silence, and 0."""
    text = "from diagnose.entry import credential_script\ncredential_script()"
    done = subprocess.run(
        [sys.executable, "-c", text, word], input=b"\n", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_helper_without_an_operation_is_wrong_usage() -> None:
    """Called by hand without a word it explains itself."""
    text = "from diagnose.entry import credential_script\ncredential_script()"
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, check=False)
    assert done.returncode == 2
