from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diagnose.model import Line
from diagnose.model import Source
from diagnose.model import Transcript
from diagnose.paths import state_dir
from diagnose.state import last


def transcript(cwd: str, *command: str, lines: int = 2) -> Transcript:
    return Transcript(
        Source("wrapper", command=command or ("git", "push"), exit=128, cwd=cwd),
        tuple(Line(n + 1, f"fatal: {n}", remote=n == 0) for n in range(lines)),
        "de",
    )


def repository(path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(path)], check=True)
    return path


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    """Transcript and extra come back equal, anywhere in the repository."""
    top = repository(tmp_path / "r")
    (top / "a" / "b").mkdir(parents=True)
    kept = transcript(str(top))

    last.save([str(top)], kept, {"fingerprint": "x"})

    assert last.load(str(top / "a" / "b")) == (kept, {"fingerprint": "x"})
    assert last.load(str(tmp_path)) is None


def test_worktrees_share_one_memory(tmp_path: Path) -> None:
    """A linked worktree has the diagnosis of its repository."""
    top = repository(tmp_path / "r")
    git = ["git", "-C", str(top)]
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    subprocess.run([*git, "worktree", "add", "-q", str(tmp_path / "w")], check=True)

    last.save([str(tmp_path / "w")], transcript(str(tmp_path / "w")), {})

    assert last.load(str(top)) is not None


def test_a_folder_outside_any_repository(tmp_path: Path) -> None:
    """Outside a repository the folder itself is the key, and its neighbours know nothing."""
    (tmp_path / "a").mkdir()
    last.save([str(tmp_path)], transcript(str(tmp_path)), {})

    assert last.load(str(tmp_path)) is not None
    assert last.load(str(tmp_path / "a")) is None


def test_folders_of_a_command(tmp_path: Path) -> None:
    """-C, --git-dir and a clone's target count; outside a repository, so does the folder itself."""
    cwd = str(tmp_path)
    top = repository(tmp_path / "r")

    def folders(where: str, *command: str) -> tuple[str, ...]:
        return last.folders_of(Source("wrapper", command=command, cwd=where))

    assert folders(str(top), "git", "-C", "../x", "push") == (str(tmp_path / "x"),)
    assert folders(str(top), "git", "--git-dir=g", "push") == (str(top / "g"),)
    assert folders(cwd, "git", "-c", "a=b", "clone", "--depth", "1", "https://h/a/b.git") == (
        cwd,
        os.path.join(cwd, "b"),
    )
    assert folders(cwd, "git", "clone", "git@h:a/b", "to") == (cwd, os.path.join(cwd, "to"))
    assert folders(cwd, "git", "clone", "-qb", "main", "h:b") == (cwd, os.path.join(cwd, "b"))
    assert folders(cwd, "git", "clone", "--", "h:b.git") == (cwd, os.path.join(cwd, "b"))
    assert folders(cwd) == (cwd,)


def test_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of a long transcript is kept, and old diagnoses go."""
    monkeypatch.setattr(last, "KEPT", 3)
    for number in range(5):
        (tmp_path / str(number)).mkdir()
        last.save([str(tmp_path / str(number))], transcript(str(tmp_path), lines=5000), {})

    names = os.listdir(os.path.join(state_dir(), "last"))
    found = last.load(str(tmp_path / "4"))
    assert len(names) == 3
    assert found is not None
    assert (len(found[0].lines), found[0].truncated) == (2000, True)
    assert found[0].lines[-1].text == "fatal: 4999"


def test_failing_to_save_is_silent(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state folder that cannot be made costs the memory, not the diagnosis."""
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))

    last.save([str(home)], transcript(str(home)), {})

    assert last.load(str(home)) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "x"}'])
def test_a_spoilt_memory_is_no_memory(tmp_path: Path, text: str) -> None:
    """A file that cannot be read counts as none."""
    last.save([str(tmp_path)], transcript(str(tmp_path)), {})
    folder = Path(state_dir()) / "last"
    next(folder.iterdir()).write_text(text)

    assert last.load(str(tmp_path)) is None


def test_imports_only_what_the_fast_path_may() -> None:
    """Loading and saving need no slow module."""
    code = "import sys, diagnose.state.last; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True
    )

    loaded = set(done.stdout.split())
    assert not loaded & {"typing", "dataclasses", "pathlib", "subprocess", "hashlib", "tempfile"}
