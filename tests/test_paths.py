from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from diagnose import paths
from diagnose.errors import StateError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a test says otherwise, the system is Linux."""
    monkeypatch.setattr(paths, "platform", lambda: "linux")


def test_defaults_lie_in_the_home(home: Path) -> None:
    """Without XDG variables the folders of the specification are used."""
    assert paths.config_dir() == f"{home}/.config/bbfix"
    assert paths.state_dir() == f"{home}/.local/state/bbfix"
    assert paths.cache_dir() == f"{home}/.cache/bbfix"
    assert paths.patterns_dir() == f"{home}/.config/bbfix/patterns"
    assert not (home / ".config").exists()


def test_xdg_variables_count_only_if_absolute(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative XDG path is ignored, as the specification says."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert paths.config_dir() == "/elsewhere/bbfix"
    assert paths.state_dir() == f"{home}/.local/state/bbfix"
    assert paths.cache_dir() == f"{home}/.cache/bbfix"


def test_macos_folders(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS the Library folders are used, unless XDG variables are set."""
    monkeypatch.setattr(paths, "platform", lambda: "darwin")
    assert paths.config_dir() == f"{home}/Library/Application Support/bbfix"
    assert paths.state_dir() == f"{home}/Library/Application Support/bbfix/state"
    assert paths.cache_dir() == f"{home}/Library/Caches/bbfix"
    monkeypatch.setenv("XDG_STATE_HOME", "/s")
    monkeypatch.setenv("XDG_CACHE_HOME", "/c")
    assert paths.state_dir() == "/s/bbfix"
    assert paths.cache_dir() == "/c/bbfix"


def test_windows_folders(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows settings roam, state and cache do not."""
    monkeypatch.setattr(paths, "platform", lambda: "win32")
    monkeypatch.setenv("APPDATA", "/roaming")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert paths.config_dir() == "/roaming/bbfix"
    assert paths.state_dir() == "/local/bbfix/state"
    assert paths.cache_dir() == "/local/bbfix/cache"
    monkeypatch.delenv("APPDATA")
    assert paths.config_dir() == f"{home}/AppData/Roaming/bbfix"


def test_without_a_home_a_path_is_still_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unusable HOME leads to a folder named after the user, not to a crash."""
    monkeypatch.setenv("HOME", "relative")
    monkeypatch.delenv("TMPDIR", raising=False)
    assert paths.state_dir() == f"/tmp/bbfix-{os.getuid()}/.local/state/bbfix"  # noqa: S108


def test_private_folder_is_private(tmp_path: Path) -> None:
    """New folders get mode 0700, and one that is open to others is closed."""
    made = paths.private_folder(str(tmp_path / "a" / "b"))
    assert os.stat(made).st_mode & 0o777 == 0o700
    os.chmod(made, 0o750)  # noqa: S103 - what is to be mended
    assert paths.private_folder(made) == made
    assert os.stat(made).st_mode & 0o777 == 0o700


def test_private_folder_refuses_a_file(tmp_path: Path) -> None:
    """A file in the place of the folder is named."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StateError, match="it is no folder"):
        paths.private_folder(str(tmp_path / "file"))


def test_private_folder_tells_why_it_cannot_be_made(tmp_path: Path) -> None:
    """A path below a file cannot be made, and the error says so."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StateError, match="cannot be made: Not a directory"):
        paths.private_folder(str(tmp_path / "file" / "below"))


def test_private_folder_refuses_a_strangers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of another user is not used."""
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(StateError, match="belongs to somebody else"):
        paths.private_folder(str(tmp_path))
