from __future__ import annotations

import os
from pathlib import Path

import pytest

from diagnose.demo import stage as stages
from diagnose.demo.stage import PASSWORD
from diagnose.demo.stage import Stage
from diagnose.demo.stage import surroundings
from tests.lab.leaks import holding


def test_the_push_fails_in_bitbuckets_words() -> None:
    """On the stage plain git is refused as by the real host, under its real name."""
    with Stage() as stage:
        done = stage.run("git", "push")

        assert done.exit == 128
        assert "remote: Bitbucket Cloud recently stopped supporting" in done.output
        assert "'https://bitbucket.org/acme/shop.git/'" in done.output
        assert not stage.arrived()


def test_without_a_tool_for_keys_it_speaks_http(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no certificate can be made the host is on loopback by its address."""
    monkeypatch.setattr(stages, "make", lambda *_: None)
    with Stage() as stage:
        done = stage.run("git", "push")

        assert "Authentication failed for 'http://127.0.0.1:" in done.output
        kind = stage.run("git", "config", "bbfix.host.127.0.0.1.kind")
        assert kind.output == "bitbucket-cloud\n"


def test_nothing_of_the_user_is_touched(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The home is as before, the temporary folder is gone, the password was nowhere else."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    before = {path: path.stat().st_mtime_ns for path in [home, *home.rglob("*")]}
    with Stage() as stage:
        assert holding(PASSWORD, tmp_path) == [Path(stage.folder, "home", ".git-credentials")]
        stage.run("git", "push")
        stage.run("bbfix", "--version")

    assert list(tmp_path.iterdir()) == []
    assert {path: path.stat().st_mtime_ns for path in [home, *home.rglob("*")]} == before


def test_surroundings() -> None:
    """Nothing private goes in, and what programs need to run stays."""
    private = {
        "GIT_DIR": "/x",
        "GIT_SSL_NO_VERIFY": "1",
        "SSH_AUTH_SOCK": "/x",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/x",
        "XDG_RUNTIME_DIR": "/x",
        "https_proxy": "http://x",
        "BBFIX_REPORT": "off",
        "LANG": "de_DE.UTF-8",
    }

    made = surroundings("/stage", {**private, "PATH": os.defpath, "SYSTEMROOT": "C:"})

    assert [name for name in private if made.get(name) == private[name]] == []
    assert (made["PATH"], made["SYSTEMROOT"]) == (os.defpath, "C:")
    assert made["HOME"] == os.path.join("/stage", "home")


def test_a_stage_that_cannot_be_set_leaves_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An error on the way up takes everything down again."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def broken(*_: object) -> None:
        raise OSError("no key today")

    monkeypatch.setattr(stages, "make", broken)
    with pytest.raises(OSError, match="no key today"), Stage():
        pass

    assert list(tmp_path.iterdir()) == []
