"""What failed in a job, kept in a folder that the job's own programs may write to."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from diagnose.model import Line
from diagnose.model import Source
from diagnose.model import Transcript
from diagnose.state import job

SAID = Transcript(
    Source("wrapper", command=("git", "push"), exit=1, cwd="/w"), (Line(1, "fatal: x"),)
)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """In the order in which it failed."""
    folder = str(tmp_path / "job")
    job.keep(folder, SAID)
    job.keep(folder, SAID.replace(lines=(Line(1, "fatal: y"),)))
    assert [kept.lines[0].text for kept in job.load(folder)] == ["fatal: x", "fatal: y"]


@pytest.mark.parametrize(
    "change",
    [
        {"lines": [[1, 7, None, False, False, None]]},
        {"lines": [[1, "x", None, False, False, ["y"]]]},
        {"lines": [[1, "x", {}, False, False, None]]},
        {"lines": [["one", "x", None, False, False, None]]},
        {"lines": [[1, "x\n<b>y</b>", None, False, False, None]]},
        {"lines": "fatal: x"},
        {"language": None},
        {"source": {"kind": "wrapper", "command": [1], "cwd": "/", "exit": 1}},
        {"source": {"kind": "wrapper", "command": ["git"], "cwd": 1, "exit": 1}},
        {"source": {"kind": "wrapper", "command": ["git"], "cwd": "/", "exit": "1"}},
        {"source": {"kind": "wrapper", "command": ["git"], "cwd": "/", "exit": 1, "more": 1}},
    ],
)
def test_a_forged_file_is_passed_over(change: dict[str, Any], tmp_path: Path) -> None:
    """What `keep` would not have written is no transcript, and takes no report with it."""
    job.keep(str(tmp_path), SAID)
    (kept,) = tmp_path.glob("*.json")
    (tmp_path / "0.json").write_text(json.dumps({**json.loads(kept.read_text()), **change}))
    assert job.load(str(tmp_path)) == [SAID]


def test_nothing_is_waited_for(tmp_path: Path) -> None:
    """A pipe, a device, an endless or deep file, a folder: the last step of a job ends."""
    job.keep(str(tmp_path), SAID)
    os.mkfifo(tmp_path / "0.json")
    (tmp_path / "1.json").symlink_to("/dev/zero")
    with (tmp_path / "2.json").open("wb") as file:
        file.truncate(1 << 40)
    (tmp_path / "3.json").mkdir()
    (tmp_path / "4.json").write_text("[" * 200_000)
    assert job.load(str(tmp_path)) == [SAID]
