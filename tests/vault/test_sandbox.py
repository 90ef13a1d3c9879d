from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from diagnose import gitcmd
from diagnose.errors import RefusedError
from diagnose.vault.sandbox import repository_transport
from diagnose.vault.sandbox import sandbox


def test_the_home_is_the_user_s_without_its_netrc(home: Path) -> None:
    """Links to all that is there, and the real things survive the end."""
    (home / ".netrc").write_text("machine h login u password p\n")
    (home / "folder").mkdir()
    (home / "folder" / "file").write_text("precious\n")
    with sandbox() as place:
        there = Path(place.env["HOME"])
        names = sorted(entry.name for entry in there.iterdir())
        name = gitcmd.run(["config", "user.name"], cwd=place.folder, env=place.env).text
        mode = there.parent.stat().st_mode & 0o777

    assert names == [".cache", ".gitconfig", "folder"]
    assert name == "Ada Lovelace"
    assert mode == 0o700
    assert not there.parent.exists()
    assert (home / "folder" / "file").read_text() == "precious\n"


def test_it_ends_with_an_error_too(home: Path, tmp_path: Path) -> None:
    """Nothing is left behind by a trial that breaks."""
    assert home.is_dir()
    assert tmp_path.is_dir()
    with pytest.raises(KeyboardInterrupt), sandbox() as place:  # noqa: PT012
        folder = place.folder
        raise KeyboardInterrupt
    assert not Path(folder).parent.exists()


def test_a_named_global_configuration_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIT_CONFIG_GLOBAL may be relative to where the user stands."""
    (tmp_path / "mine").write_text("[user]\n\tname = Grace\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "mine")
    with sandbox() as place:
        found = gitcmd.run(["config", "user.name"], cwd=place.folder, env=place.env)

    assert found.text == "Grace"


def test_without_room_the_trial_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full or missing temporary folder is told, and nothing is tried."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(RefusedError, match="temporary folder"), sandbox():
        pass


def test_another_repository_of_the_environment_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIT_DIR of a hook would lead the trial into the user's repository."""
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "other.git")], check=True)
    before = sorted(os.listdir(tmp_path / "other.git"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other.git"))
    with sandbox() as place:
        assert (Path(place.folder) / ".git" / "HEAD").exists()
    assert sorted(os.listdir(tmp_path / "other.git")) == before


def test_only_transport_settings_of_a_repository_take_part(tmp_path: Path) -> None:
    """No header, no cookie, no unchecked certificate, and no proxy's password."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for key, value in (
        ("http.sslVerify", "false"),
        ("http.extraHeader", "X: y"),
        ("http.cookieFile", "/c"),
        ("http.https://h.example/.sslCAInfo", "/ca.pem"),
        ("http.https://other.example/.sslCert", "/cert.pem"),
        ("http.proxy", "http://u:hunter2@proxy.example:8080"),
        ("http.version", "HTTP/1.1"),
    ):
        subprocess.run(["git", "config", key, value], cwd=tmp_path, check=True)
    found = repository_transport(str(tmp_path), "https://h.example/x.git")

    assert sorted(found) == [("http.sslcainfo", "/ca.pem"), ("http.version", "HTTP/1.1")]
    assert repository_transport(str(tmp_path / ".."), "https://h.example/x.git") == []
