from __future__ import annotations

import os
import shutil
import signal
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from pathlib import Path

import pytest

from diagnose.state import aging
from diagnose.state import journal
from diagnose.state import snapshots

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def change(days: int, state: str = journal.APPLIED) -> int:
    """Write a change of so many days ago, with a file's image; return its number."""
    created = (NOW - timedelta(days=days)).isoformat(timespec="seconds")
    image = snapshots.take("/x", "config", b"[core]\n")
    entry = journal.begin({"fix": "to-ssh", "created": created, "steps": []}, [image])
    if state != journal.INTERRUPTED:
        journal.finish(entry, state)
    return entry.number


def newest(number: int = aging.NEWEST) -> None:
    """Write changes of today, so that those before them are not among the newest."""
    for _ in range(number):
        change(0)


def numbers() -> list[int]:
    """Return the numbers of what `bbfix log` would list."""
    return sorted(entry.number for entry in journal.entries())


@pytest.mark.parametrize(
    ("state", "days", "goes"),
    [
        (journal.APPLIED, 364, False),
        (journal.APPLIED, 365, True),
        (journal.UNDONE, 89, False),
        (journal.UNDONE, 90, True),
        (journal.ROLLED_BACK, 90, True),
        (journal.ABANDONED, 90, True),
        (journal.INTERRUPTED, 5000, False),
    ],
)
def test_what_goes_and_what_stays(state: str, days: int, goes: bool) -> None:
    """What stands goes after a year, what does not after 90 days, what was cut short never."""
    first = change(days, state)
    newest()

    assert aging.prune(NOW) == ((first,) if goes else ())
    assert (first in numbers()) is not goes
    left = [name for name in os.listdir(journal.folder()) if name.startswith(f"{first:06}")]
    assert bool(left) is not goes


def test_the_newest_stay_whatever_their_age() -> None:
    """Twenty changes can always be taken back, and a number is never given twice."""
    for _ in range(aging.NEWEST + 2):
        change(5000, journal.UNDONE)

    assert aging.prune(NOW) == (1, 2)
    assert numbers() == list(range(3, aging.NEWEST + 3))
    assert change(0) == aging.NEWEST + 3


def test_what_cannot_be_read_stays() -> None:
    """A page of another making, or one without a date, is somebody's: it is left alone."""
    first, second = change(5000), change(5000)
    for number, text in ((first, '{"schema": "bbfix.journal/9"}'), (second, "{")):
        Path(journal.folder(), f"{number:06}", "plan.json").write_text(text)
    undated = journal.finish(journal.begin({"steps": []}, []), journal.APPLIED).number
    newest()

    assert aging.prune(NOW) == ()
    assert {first, second, undated} <= {
        int(name) for name in os.listdir(journal.folder()) if name.isdigit()
    }


def test_killed_between_any_two_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """After kill -9 an entry is whole or gone, all others are whole, and the next call ends it."""
    olds = [change(400), change(400)]
    newest()
    expected = {entry.number: entry for entry in journal.entries()}
    names = ("rename", "unlink", "rmdir", "fsync")
    for moment in range(1, 100):
        child = os.fork()
        if child == 0:
            left = [moment]

            def counted(real: object, left: list[int] = left) -> object:
                def call(*args: object, **words: object) -> object:
                    left[0] -= 1
                    if left[0] == 0:
                        os.kill(os.getpid(), signal.SIGKILL)
                    assert callable(real)
                    return real(*args, **words)

                return call

            for name in names:
                monkeypatch.setattr(os, name, counted(getattr(os, name)))
            monkeypatch.setattr(shutil, "_use_fd_functions", False)
            aging.prune(NOW)
            os._exit(0)
        done = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for entry in journal.entries():
            assert entry == expected[entry.number]
        assert set(numbers()) >= set(expected) - set(olds)
        if done == 0:
            break
    assert moment > 5
    assert set(numbers()) == set(expected) - set(olds)
    aging.prune(NOW)
    assert not [name for name in os.listdir(journal.folder()) if name.endswith(aging.LEAVING)]
