from __future__ import annotations

import multiprocessing
import os
import resource
import stat
from pathlib import Path

import pytest

from diagnose.errors import RefusedError
from diagnose.errors import StateError
from diagnose.paths import state_dir
from diagnose.state import journal
from diagnose.state import lock
from diagnose.state import snapshots

PLAN = {"fix": "api-token", "steps": []}


def image(path: str = "/x/config") -> snapshots.Image:
    return snapshots.take(path, "config", b"[core]\n\tbare = false\n")


def test_an_entry_is_read_back() -> None:
    """Plan, images and marks come back as they were written, in private files."""
    entry = journal.begin(PLAN, [image(), snapshots.take("/y", "netrc", None)])
    entry = journal.mark(entry, event="done", step=0)

    again = journal.read(entry.number)

    assert again == entry
    assert again.state == journal.INTERRUPTED
    assert again.steps("done") == {0}
    assert journal.finish(entry, journal.APPLIED).state == journal.APPLIED
    for folder, _, files in os.walk(state_dir()):
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
        for name in files:
            assert stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) == 0o600


def test_entries_are_numbered_and_newest_first() -> None:
    """Numbers go up and the last change is the first in the log."""
    numbers = [journal.begin(PLAN, []).number for _ in range(3)]

    assert numbers == [1, 2, 3]
    assert [entry.number for entry in journal.entries()] == [3, 2, 1]


def test_an_entry_without_plan_never_began() -> None:
    """A folder that a crash left without plan.json is passed over, and its number not reused."""
    first = journal.begin(PLAN, [])
    os.unlink(os.path.join(first.folder, "plan.json"))

    assert journal.entries() == ()
    assert journal.begin(PLAN, []).number == 2
    with pytest.raises(RefusedError):
        journal.read(1)


def test_a_line_cut_short_is_not_a_mark() -> None:
    """A mark that a crash cut in two counts as never written, and spoils no later one."""
    entry = journal.begin(PLAN, [])
    entry = journal.mark(entry, event="done", step=0)
    with open(os.path.join(entry.folder, "marks"), "ab") as file:
        file.write(b'\n{"event": "done", "st')
    journal.mark(entry, event="done", step=2)

    assert journal.read(entry.number).steps("done") == {0, 2}


def _begin(_: int) -> int:
    return journal.begin(PLAN, [image()]).number


def test_processes_never_share_a_number() -> None:
    """Many at once each get a number of their own."""
    with multiprocessing.get_context("fork").Pool(4) as pool:
        numbers = pool.map(_begin, range(24))

    assert sorted(numbers) == list(range(1, 25))


def test_a_full_disk_is_a_clear_error_and_leaves_nothing() -> None:
    """Where the journal cannot be written nothing was changed, and no entry is left."""
    journal.folder()
    big = snapshots.take("/x", "text", b"x\n" * 40000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, before[1]))
    try:
        with pytest.raises(StateError, match="nothing was changed"):
            journal.begin(PLAN, [big])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert journal.entries() == ()
    assert not [name for name in os.listdir(journal.folder()) if name.isdigit()]


def test_a_state_folder_that_is_in_the_way(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state folder that cannot be made is a clear error."""
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))

    with pytest.raises(StateError):
        journal.begin(PLAN, [])


def test_an_entry_of_another_making_is_passed_over() -> None:
    """Rubbish in the journal's folder does not stop the log."""
    entry = journal.begin(PLAN, [])
    for number, text in ((2, b"{"), (3, b"[]"), (4, b'{"schema": "bbfix.journal/9"}')):
        place = os.path.join(journal.folder(), f"{number:06}")
        os.mkdir(place)
        with open(os.path.join(place, "plan.json"), "wb") as file:
            file.write(text)

    assert [each.number for each in journal.entries()] == [entry.number]
    with pytest.raises(StateError):
        journal.read(2)


def _hold_and_die(path: str) -> None:
    with lock.hold(path):
        os.kill(os.getpid(), 9)


def _hold_until(path: str, ready: object, free: object) -> None:
    with lock.hold(path):
        ready.set()  # type: ignore[attr-defined]
        free.wait(20)  # type: ignore[attr-defined]


def test_the_lock_keeps_a_second_one_out(tmp_path: Path) -> None:
    """While one bbfix holds the lock, another is refused and told which process it is."""
    context = multiprocessing.get_context("fork")
    ready, free = context.Event(), context.Event()
    path = str(tmp_path / "lock")
    process = context.Process(target=_hold_until, args=(path, ready, free))
    process.start()
    ready.wait(20)

    with pytest.raises(RefusedError, match=f"process {process.pid}"), lock.hold(path, 0.1):
        pass
    free.set()
    process.join(20)
    with lock.hold(path, 0.1):
        pass


def test_the_lock_of_the_dead_is_free(tmp_path: Path) -> None:
    """A holder that was killed leaves no lock behind."""
    path = str(tmp_path / "lock")
    process = multiprocessing.get_context("fork").Process(target=_hold_and_die, args=(path,))
    process.start()
    process.join(20)

    with lock.hold(path, 0.1):
        pass
