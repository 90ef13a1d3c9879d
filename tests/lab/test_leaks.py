"""The lab finds a secret that leaks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.lab.leaks import Watch
from tests.lab.leaks import holding

SECRET = "made" + "-up-secret"


def test_in_files(tmp_path: Path) -> None:
    """A file that holds the secret is named, in whatever depth."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "leak").write_bytes(b"\0x" + SECRET.encode() + b"y")
    (tmp_path / "clean").touch()

    assert holding(SECRET, tmp_path) == [tmp_path / "a" / "leak"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")
@pytest.mark.parametrize(
    ("command", "where"),
    [(["sh", "-c", "sleep 0.3", SECRET], "cmdline"), (["sleep", "0.3"], "environ")],
)
def test_in_processes(command: list[str], where: str) -> None:
    """A secret in an argument or in the environment is seen while the process lives."""
    with Watch(SECRET) as watch:
        env = {"PATH": "/usr/bin:/bin"} | ({"TOKEN": SECRET} if where == "environ" else {})
        subprocess.run(command, env=env, check=True)

    assert where in {place for place, _ in watch.hits}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")
def test_another_worker_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a second process of the same test run has started is not this one's to judge."""
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw7")
    for worker, seen in (("gw7", True), ("gw8", False)):
        with Watch(SECRET) as watch:
            env = {"PATH": "/usr/bin:/bin", "PYTEST_XDIST_WORKER": worker}
            subprocess.run(["sh", "-c", "sleep 0.3", SECRET], env=env, check=True)

        assert bool(watch.hits) is seen
