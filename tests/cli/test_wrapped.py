from __future__ import annotations

from pathlib import Path

import pytest

from tests.lab.bbfix import bbfix


def test_a_report_goes_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new file is its owner's alone; one that is there keeps its mode, and grows."""
    report = tmp_path / "report"
    monkeypatch.setenv("BBFIX_REPORT", str(report))
    done = bbfix("git", "status", cwd=tmp_path)
    assert done.returncode == 128
    assert "error[" not in done.stderr
    assert report.stat().st_mode & 0o777 == 0o600
    report.chmod(0o664)
    bbfix("git", "status", cwd=tmp_path)
    assert report.stat().st_mode & 0o777 == 0o664
    assert report.read_text().count("error[not-a-repository]") == 2


def test_a_report_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence; git's own result stands."""
    monkeypatch.setenv("BBFIX_REPORT", str(tmp_path / "no" / "folder"))
    done = bbfix("git", "status", cwd=tmp_path)
    assert done.returncode == 128
    assert "bbfix: the report cannot be written" in done.stderr


def test_a_failure_that_nobody_knows_is_one_line(tmp_path: Path) -> None:
    """What git said itself stands a line above: it is not said again."""
    alias = "alias.x=!echo 'fatal: the moon is full' >&2; exit 3"
    done = bbfix("git", "-c", alias, "x", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.splitlines()[0] == "fatal: the moon is full"
    assert done.stderr.splitlines()[1].startswith("bbfix: no pattern knows this failure")
    assert len(done.stderr.splitlines()) == 2
