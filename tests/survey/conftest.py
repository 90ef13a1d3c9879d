"""The stage on which the scenes of doctor and sweep are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.survey.scenes import Stage


@pytest.fixture
def stage(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A home and a folder of repositories; nobody's agent, no ssh of the machine."""
    made = Stage(home, tmp_path / "src", monkeypatch.setenv)
    made.ssh("IdentityAgent none\n")
    return made
