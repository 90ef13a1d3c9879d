from __future__ import annotations

import threading
from pathlib import Path

import pytest

import diagnose
from diagnose import Library
from diagnose import Report

REFUSED = (
    b"remote: Bitbucket Cloud recently stopped supporting account passwords for Git "
    b"authentication.\n"
    b"fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'\n"
)


def test_bytes_in_a_report_out(tmp_path: Path) -> None:
    """The library in one line; bytes and text give the same."""
    report = diagnose.diagnose(REFUSED, cwd=str(tmp_path))
    assert isinstance(report, Report)
    assert report.diagnoses[0].id == "bitbucket-account-password"
    assert report.source.kind == "library"
    assert diagnose.diagnose(REFUSED.decode(), cwd=str(tmp_path)) == report


def test_the_command_is_redacted(tmp_path: Path) -> None:
    """A secret in the command does not reach the report."""
    url = "https://bob:" + "hunter2secret" + "@bitbucket.org/acme/shop.git"
    report = diagnose.diagnose(REFUSED, command=("git", "clone", url), exit=128, cwd=str(tmp_path))
    assert "hunter2" not in repr(report)


def test_nothing_is_written(home: Path, tmp_path: Path) -> None:
    """No state, no cache but the compiled pages, nothing in the folder."""
    diagnose.diagnose(REFUSED, cwd=str(tmp_path))
    assert list(tmp_path.iterdir()) == []
    assert not (home / ".local").exists()


def test_threads_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Eight at once give eight equal reports."""
    first = diagnose.diagnose(REFUSED, cwd=str(tmp_path))  # compiles the pages, in a new home
    reports: list[Report] = []

    def work() -> None:
        reports.append(diagnose.diagnose(REFUSED, cwd=str(tmp_path)))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reports) == 8
    assert all(report == first for report in reports)


def test_the_front_shows_what_is_public() -> None:
    """The names of `__all__` exist; others are refused."""
    assert all(hasattr(diagnose, name) for name in diagnose.__all__)
    assert "bitbucket-account-password" in Library.open(user=False).ids()
    with pytest.raises(AttributeError):
        diagnose.nothing  # noqa: B018
