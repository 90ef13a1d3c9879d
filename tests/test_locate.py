from __future__ import annotations

import os
from pathlib import Path

import pytest

from diagnose import locate


def program(folder: Path, text: str, mode: int = 0o755) -> str:
    folder.mkdir(exist_ok=True)
    path = folder / "git"
    path.write_text(text)
    path.chmod(mode)
    return str(path)


def test_the_first_on_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The first git on PATH that can be run is taken; its path is absolute."""
    program(tmp_path / "a", "#!/bin/sh\n", 0o644)
    (tmp_path / "b" / "git").mkdir(parents=True)
    wanted = program(tmp_path / "c", "#!/bin/sh\nexit 0\n")
    program(tmp_path / "d", "#!/bin/sh\n")
    monkeypatch.setenv("PATH", os.pathsep.join(str(tmp_path / name) for name in "abcd"))
    assert locate.find_git() == wanted


def test_never_the_current_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Empty and relative entries of PATH, which mean the current folder, are passed over."""
    program(tmp_path, "#!/bin/sh\n")
    program(tmp_path / "bin", "#!/bin/sh\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", "bin", "/nowhere"]))
    assert locate.find_git() is None


def test_no_shim(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A script that names bbfix is passed over, by name and by path."""
    shim = program(tmp_path / "a", '#!/bin/sh\nexec bbfix git "$@"\n')
    wanted = program(tmp_path / "b", "#!/bin/sh\n")
    monkeypatch.setenv("PATH", f"{tmp_path}/a{os.pathsep}{tmp_path}/b")
    assert locate.find_git() == wanted
    assert locate.find_git(shim) == wanted


@pytest.mark.parametrize(
    ("word", "expected"),
    [("/usr/bin/git", True), ("git", False), ("./git", False), ("/usr/bin/gitk", False)],
)
def test_a_path_to_git(word: str, expected: bool) -> None:
    """Only an absolute path whose last name is git counts."""
    assert locate.is_git_path(word) is expected
