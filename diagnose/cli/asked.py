"""What a repair starts from where nothing failed: a person asked for it."""

from __future__ import annotations

import shlex

from diagnose import pipeline
from diagnose.evidence.context import Context
from diagnose.evidence.facts import Evidence
from diagnose.model import Diagnosis
from diagnose.model import Fact
from diagnose.model import Sureness
from diagnose.paths import here
from diagnose.redact import redact


def evidence(target: str) -> Evidence:
    """Return the evidence of this folder; `target` is a host or remote that the person typed."""
    cwd = here()
    catalog = pipeline.catalog_of(pipeline.open_library(cwd))
    return Evidence(Context(cwd=cwd, kind="library", user_host=target, catalog=catalog))


def typed(*words: str) -> str:
    """Return a command as a person types it; a secret in a URL does not show."""
    return redact(shlex.join(["bbfix", *words]))


def diagnosis(name: str, title: str, area: str, facts: tuple[Fact, ...] = ()) -> Diagnosis:
    """Stand in for a failure; `facts` are what the repair is to change."""
    return Diagnosis(
        id=name,
        title=title,
        area=area,
        severity="notice",
        sureness=Sureness.CERTAIN,
        cause="asked",
        why="you asked for it",
        captures={},
        facts=facts,
        lines=(),
        fixes=(),
    )
