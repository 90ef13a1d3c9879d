from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diagnose.errors import RefusedError
from diagnose.paths import state_dir
from diagnose.redact import Secret
from diagnose.remedy import apply as applying
from diagnose.remedy import filewrite
from diagnose.remedy import seal
from diagnose.remedy import undo as undoing
from diagnose.remedy.apply import apply
from diagnose.state import journal
from tests.lab import leaks
from tests.lab.bitbucket import Bitbucket
from tests.remedy import scene
from tests.remedy.test_swap import tree

pytestmark = pytest.mark.usefixtures("quick")

MOST = 200  # moments; far more than a swap has


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Leave out what changes nothing: trying the token first (test_swap does), and slow digests."""
    monkeypatch.setattr(seal, "ROUNDS", 1000)
    if request.node.name != "test_killed_at_any_time":
        monkeypatch.setattr(applying, "try_secret", lambda *_: None)


def killed(work: Callable[[], object], moment: int, *, at_fsync: bool) -> bool:
    """Run some work in a process that is killed at its n-th moment; False if it ended before."""
    child = os.fork()
    if child == 0:
        left = [moment]

        def pass_by(*_: object) -> None:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        real = os.fsync

        def sync(handle: int) -> None:
            pass_by()
            real(handle)

        if at_fsync:
            os.fsync = sync  # type: ignore[assignment]
        else:
            for module in (applying, filewrite, undoing):
                module.checkpoint = pass_by  # type: ignore[attr-defined]
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


class Scene:
    """A repository with secrets in its URL, in a header and in the store, again and again."""

    def __init__(self, bitbucket: Bitbucket) -> None:
        self.bitbucket = bitbucket
        bitbucket.store("someone", "else", host="example.org")
        bitbucket.store(bitbucket.user, bitbucket.account_password)
        bitbucket.embed(bitbucket.user, bitbucket.app_password)
        header = f"Authorization: Bearer {bitbucket.app_password}"
        bitbucket.git("config", "http.https://bitbucket.org/.extraHeader", header)
        self.config = bitbucket.work / ".git" / "config"
        self.place = bitbucket.home / ".git-credentials"
        self.start = (self.config.read_bytes(), self.place.read_bytes())
        self.plan = scene.planned(bitbucket.work)

    def reset(self) -> None:
        """Put the secrets where they were."""
        self.config.write_bytes(self.start[0])
        self.place.write_bytes(self.start[1])

    def swap(self) -> None:
        """Apply the plan, which fits again after every reset."""
        apply(self.plan, Secret(self.bitbucket.token))

    def check_whole(self) -> None:
        """No file is half written, and no secret is where it must not be."""
        self.bitbucket.git("config", "--list").check_returncode()
        token = self.bitbucket.token
        assert leaks.holding(token, self.bitbucket.work, Path(state_dir())) == []
        for secret in (self.bitbucket.app_password, self.bitbucket.account_password):
            assert leaks.holding(secret, Path(state_dir())) == []
        text = self.config.read_text()
        urls = [line for line in text.splitlines() if "url = " in line]
        old, new = f"bob:{self.bitbucket.app_password}@", "\turl = https://bitbucket.org/"
        assert len(urls) == 1
        assert old in urls[0] or (urls[0].startswith(new) and token in self.place.read_text())

    def check_clean(self) -> None:
        """Nothing of ours lies about."""
        names = os.listdir(self.config.parent)
        assert not [name for name in names if ".bbfix-" in name or name.endswith(".lock")]

    def check_old(self) -> None:
        """The old state is back, but for secrets that had already been taken out."""
        self.check_clean()
        text = self.config.read_text()
        without = self.start[0].decode().replace(f":{self.bitbucket.app_password}@", "@")
        bare = "".join(line for line in without.splitlines(True) if "extraHeader" not in line)
        bare_section = bare.replace('[http "https://bitbucket.org/"]\n', "")
        assert text in (self.start[0].decode(), without, bare, bare_section)
        assert self.bitbucket.token not in self.place.read_text()
        assert "https://someone:else@example.org\n" in self.place.read_text()


@pytest.mark.parametrize("at_fsync", [False, True], ids=["checkpoint", "fsync"])
def test_killed_between_each_two_steps_of_a_swap(bitbucket: Bitbucket, at_fsync: bool) -> None:
    """After kill -9 at any moment there is the old state, the new one, or one that undo ends."""
    here = Scene(bitbucket)
    lock = here.config.with_name("config.lock")
    locks = 0
    for moment in range(1, MOST):
        if not killed(here.swap, moment, at_fsync=at_fsync):
            break
        locks += lock.exists()
        here.check_whole()
        found = undoing.recover()
        entries = journal.entries()
        if entries and entries[0].state == journal.APPLIED:
            assert here.bitbucket.git("push", "--dry-run").returncode == 0
            undoing.undo()
        here.check_old()
        assert all(undone.state == journal.UNDONE for undone in found)
        here.reset()
    assert moment > 10
    assert at_fsync or locks > 0, "a lock of ours was left, and is gone now"
    assert journal.entries()[0].state == journal.APPLIED
    assert bitbucket.git("push").returncode == 0


def test_killed_while_undoing(bitbucket: Bitbucket) -> None:
    """An undo that is killed is ended by the next one, which still names what is lost."""
    here = Scene(bitbucket)
    for moment in range(1, MOST):
        here.reset()
        here.swap()
        if not killed(undoing.undo, moment, at_fsync=False):
            break
        undone = undoing.undo()
        here.check_old()
        assert "remote.origin.url secret" in undone.without
    assert moment > 4


def test_killed_at_any_time(bitbucket: Bitbucket) -> None:
    """A kill that comes by the clock, inside a call of git too, leaves what undo can end."""
    here = Scene(bitbucket)
    begun = time.monotonic()
    here.swap()
    whole = time.monotonic() - begun
    undoing.undo()
    for part in range(1, 7):
        here.reset()
        child = os.fork()
        if child == 0:
            try:
                here.swap()
            finally:
                os._exit(0)
        time.sleep(whole * (0.4 + 0.6 * part / 7))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        time.sleep(0.3)  # a git that outlived us ends its work
        here.check_whole()
        undoing.recover()
        entries = journal.entries()
        if entries and entries[0].state == journal.APPLIED:
            undoing.undo()
        here.check_old()


def test_a_lock_of_another_stays(bitbucket: Bitbucket) -> None:
    """A config.lock that git or a person made is never removed; it is named instead."""
    here = Scene(bitbucket)
    lock = here.config.with_name("config.lock")
    lock.write_text("somebody's")

    with pytest.raises(RefusedError, match=r"config\.lock"):
        here.swap()

    assert lock.read_text() == "somebody's"


def test_ctrl_c_rolls_back(bitbucket: Bitbucket, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at any moment leaves every byte as it was, secrets included."""
    here = Scene(bitbucket)
    before = tree(bitbucket.work / ".git")
    store = here.place.read_bytes().splitlines()
    left = [0]

    def pass_by(_: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt

    for module in (applying, filewrite):
        monkeypatch.setattr(module, "checkpoint", pass_by)
    for moment in range(1, MOST):
        left[0] = moment
        try:
            here.swap()
        except KeyboardInterrupt:
            assert tree(bitbucket.work / ".git") == before
            assert sorted(here.place.read_bytes().splitlines()) == sorted(store)
        else:
            break
    assert moment > 8


def test_two_at_once(bitbucket: Bitbucket) -> None:
    """Of two swaps at once one is applied; the other is applied after it or refused, never half."""
    here = Scene(bitbucket)
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            try:
                here.swap()
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)

    states = [entry.state for entry in journal.entries()]
    assert states.count(journal.APPLIED) >= 1
    assert set(states) <= {journal.APPLIED, journal.ROLLED_BACK}
    here.check_whole()
    here.check_clean()
    done = subprocess.run(["git", "push"], cwd=bitbucket.work, capture_output=True, check=False)
    assert done.returncode == 0
