from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diagnose.demo import stage as stages
from diagnose.demo import story
from diagnose.demo.stage import PASSWORD
from diagnose.demo.stage import TOKEN
from diagnose.demo.story import Act
from diagnose.errors import FaultError
from tests.lab.bbfix import COMMAND
from tests.lab.bbfix import bbfix


def test_the_whole_story(home: Path) -> None:
    """Fail, diagnose, swap, push, log, undo, without showing a secret."""
    before = sorted(home.rglob("*"))
    done = bbfix("demo", cwd=home)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "error[bitbucket-account-password]" in done.stdout
    assert done.stdout.count("main -> main") >= 2
    assert TOKEN not in done.stdout + done.stderr
    assert PASSWORD not in done.stdout + done.stderr
    assert sorted(home.rglob("*")) == before


def test_json(home: Path) -> None:
    """As JSON the story is data: each act with its command, exit code and output."""
    done = bbfix("demo", "--format", "json", cwd=home)

    told = json.loads(done.stdout)
    assert told["schema"] == "bbfix.demo/1"
    assert [act["command"].split()[:2] for act in told["acts"]] == [
        ["bbfix", "git"],
        ["bbfix", "fix"],
        ["git", "push"],
        ["bbfix", "log"],
        ["bbfix", "undo"],
        ["git", "remote"],
    ]


def test_without_a_tool_for_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The story over http on loopback ends as well."""
    monkeypatch.setattr(stages, "make", lambda *_: None)
    out = io.StringIO()

    assert story.run(out, fmt="markdown") == 0
    assert "```console\n$ bbfix git push\n" in out.getvalue()


def test_an_act_that_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """A story that does not go as told is a fault, and says which command it was."""
    monkeypatch.setattr(story, "ACTS", (Act("A commit fails.", ("git", "stauts")),))

    with pytest.raises(FaultError, match="`git stauts` ended with 1, not 0"):
        story.run(io.StringIO())

    monkeypatch.setattr(story, "ACTS", (Act("Nothing moves.", ("git", "status"), pushed=True),))

    with pytest.raises(FaultError, match="not do what the story says"):
        story.run(io.StringIO())


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted(home: Path, tmp_path: Path, number: signal.Signals, status: int) -> None:
    """Ctrl-C and a polite kill leave no folder and no process behind."""
    with subprocess.Popen(
        [*COMMAND, "demo", "--slow"],
        cwd=home,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        end = time.monotonic() + 20
        while not list(tmp_path.glob("bbfix-demo-*/shop/.git/refs/remotes/origin/main")):
            assert time.monotonic() < end
            time.sleep(0.02)
        process.send_signal(number)
        process.communicate(timeout=20)

    assert process.returncode == status
    assert list(tmp_path.iterdir()) == []


def test_off_the_main_thread() -> None:
    """A signal handler cannot be set there, and the story needs none."""
    import threading

    failed: list[BaseException] = []

    def tell() -> None:
        try:
            with story._ended_by_signals():
                pass
        except ValueError as error:
            failed.append(error)

    thread = threading.Thread(target=tell)
    thread.start()
    thread.join()

    assert failed == []


def test_runs_from_a_source_tree() -> None:
    """The programs on the stage import the package that tells the story."""
    env = stages.surroundings("/stage", {})
    code = "import diagnose; print(diagnose.__file__)"
    argv = [sys.executable, "-P", "-c", code]
    done = subprocess.run(argv, env=env, capture_output=True, text=True, check=True)

    assert Path(done.stdout.strip()).parent == Path(stages.__file__).parent.parent
