"""What the tests of remedy start from: a failed command, a fix, and the world around them."""

from __future__ import annotations

import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from diagnose.evidence.context import Context
from diagnose.evidence.facts import Evidence
from diagnose.hosts.catalog import Catalog
from diagnose.hosts.facts import host_of
from diagnose.model import Diagnosis
from diagnose.model import Fact
from diagnose.model import Fix
from diagnose.model import Need
from diagnose.model import Risk
from diagnose.model import Step
from diagnose.model import Sureness
from diagnose.redact import Secret
from diagnose.remedy.apply import apply
from diagnose.remedy.consent import Consent
from diagnose.remedy.planner import plan

if TYPE_CHECKING:
    from diagnose.remedy.plan import Outcome
    from diagnose.remedy.plan import Plan

HOSTS = Path(__file__).resolve().parents[2] / "patterns" / "hosts"
YES = Consent(yes=True)
EVERYTHING = Consent(yes=True, allow=(Risk.WORKTREE, Risk.GLOBAL, Risk.NETWORK))


@cache
def catalog() -> Catalog:
    """Return the shipped host facts."""
    tables = [tomllib.loads(path.read_text()) for path in sorted(HOSTS.glob("*.toml"))]
    return Catalog(host_of(table) for table in tables)


def git(cwd: Path, *args: str) -> str:
    """Run real git and return its output without the last newline."""
    done = subprocess.run(["git", *args], cwd=cwd, check=True, capture_output=True, text=True)
    return done.stdout.removesuffix("\n")


def new_repo(folder: Path, url: str = "") -> Path:
    """Make a repository with one commit, and `origin` if a URL is given."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q")
    git(folder, "commit", "-q", "--allow-empty", "-m", "first")
    if url:
        git(folder, "remote", "add", "origin", url)
    return folder


def evidence(
    cwd: Path, *command: str, kind: str = "wrapper", user_host: str = "", **captures: str
) -> Evidence:
    """Return the evidence of a failed command; `git push` if none is given."""
    return Evidence(
        Context(
            cwd=str(cwd),
            command=command or ("git", "push"),
            captures=captures,
            kind=kind,
            user_host=user_host,
            catalog=catalog(),
        )
    )


def diagnosis(*facts: Fact, **captures: str) -> Diagnosis:
    """Return a diagnosis that rests on some facts."""
    return Diagnosis(
        id="a-failure",
        title="a failure",
        area="auth",
        severity="error",
        sureness=Sureness.CERTAIN,
        cause="a-cause",
        why="",
        captures=captures,
        facts=facts,
        lines=(),
        fixes=(),
    )


def swap_fix(credential: str = "api-token") -> Fix:
    """Return the fix that swaps in a new credential."""
    return Fix(
        id=credential,
        title="use an API token",
        risk=Risk.REMOTE,
        applies="with-input",
        steps=(Step("swap-credential", {"credential": credential}),),
        needs=(Need("secret", credential),),
        verify="credential",
    )


def fix(*steps: Step, risk: Risk = Risk.LOCAL, verify: str = "none") -> Fix:
    """Return a fix of some steps."""
    return Fix("a-fix", "a fix", risk, "automatic", steps, verify=verify)


def planned(
    cwd: Path,
    *command: str,
    credential: str = "api-token",
    consent: Consent = YES,
    username: str = "",
    kind: str = "wrapper",
) -> Plan:
    """Plan a swap after a failed command."""
    return plan(
        swap_fix(credential),
        diagnosis(),
        evidence(cwd, *command, kind=kind),
        consent=consent,
        username=username,
    )


def swapped(cwd: Path, token: str, *command: str, consent: Consent = YES) -> Outcome:
    """Plan and apply a swap."""
    return apply(planned(cwd, *command, consent=consent), Secret(token))


def do(cwd: Path, *steps: Step, risk: Risk = Risk.LOCAL) -> Outcome:
    """Plan and apply a fix of some steps."""
    return apply(plan(fix(*steps, risk=risk), diagnosis(), evidence(cwd), consent=EVERYTHING))
