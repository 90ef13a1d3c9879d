"""`bbfix login`: swap in a new credential without a failure to start from."""

from __future__ import annotations

from typing import Annotated

import typer

from diagnose.cli import asked
from diagnose.cli import repair
from diagnose.cli.options import Allow
from diagnose.cli.options import Colour
from diagnose.cli.options import DryRun
from diagnose.cli.options import Format
from diagnose.cli.options import NoInput
from diagnose.cli.options import Quiet
from diagnose.cli.options import TokenStdin
from diagnose.cli.options import Username
from diagnose.cli.options import Yes
from diagnose.cli.options import command
from diagnose.cli.quick import load
from diagnose.errors import RefusedError
from diagnose.evidence.facts import Evidence
from diagnose.hosts.facts import CredentialKind
from diagnose.hosts.facts import Host
from diagnose.hosts.kinds import accepted
from diagnose.hosts.kinds import classify
from diagnose.model import Fix
from diagnose.model import Need
from diagnose.model import Risk
from diagnose.model import Step
from diagnose.redact import Secret
from diagnose.remedy.consent import decide
from diagnose.remedy.plan import Plan
from diagnose.remedy.planner import plan
from diagnose.settings import today
from diagnose.vault.ask import ask_secret


@command
def login(
    target: Annotated[str, typer.Argument(metavar="HOST|REMOTE", help="Where to log in.")],
    yes: Yes = False,
    allow: Allow = "",
    dry_run: DryRun = False,
    token_stdin: TokenStdin = False,
    username: Username = "",
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
    no_input: NoInput = False,
    quiet: Quiet = False,
) -> int:
    """Swap in a new credential for a host or a remote.

    The new secret is tried with the host first. Only if the host takes it, it is stored where
    git keeps its credentials, and the old ones are removed wherever they hide.

    Examples:

      bbfix login bitbucket.org

      bbfix login origin --yes --token-stdin < token-file
    """
    settings = load({"format": format, "color": color, "no_input": no_input, "quiet": quiet})
    consent = repair.consent_of(
        settings, yes=yes, allow=allow, dry_run=dry_run, token_stdin=token_stdin
    )
    repair.recover(consent)
    evidence = asked.evidence(target)
    host = _host(evidence, target)
    diagnosis = asked.diagnosis("login", f"a new credential for {host.title}", "auth")
    named = ("--username", username) if username else ()
    words = asked.typed("login", target, *named)

    def planned(kind: CredentialKind) -> Plan:
        fix = _fix(kind, host)
        made = plan(fix, diagnosis, evidence, consent=consent, username=username)
        return made.replace(command=words)

    usual = _accepted(host)[0]
    ready = planned(usual)  # what must be refused is refused before a secret is asked for
    secret = None
    if not dry_run:
        if not consent.interactive:
            decide(ready, consent)
        secret = ask_secret(_prompt(host), stdin=token_stdin, no_input=no_input)
        kind = _kind(host, secret, username)
        ready = ready if kind == usual else planned(kind)
    return repair.carry_out(ready, repair.Wishes(settings, consent, token_stdin), secret).code


def _host(evidence: Evidence, target: str) -> Host:
    """Return the host that a person named; raises RefusedError for one bbfix knows nothing of."""
    found = evidence.ask("host.id")
    host = evidence.context.catalog.host(found.value) if evidence.context.catalog else None
    if found.status == "unknown":
        raise RefusedError(
            f"it cannot be told which host `{target}` is: {found.origin}; nothing was changed",
            "name a host, as `bbfix login bitbucket.org`, or a remote that has a URL",
        )
    if host is None:
        name = evidence.ask("host.name").value or target
        raise RefusedError(
            f"no facts are known about the host `{name}`, so no secret is sent there; "
            "nothing was changed",
            f"say what runs there: git config --global bbfix.host.{name}.kind "
            f"{_software(evidence)}",
        )
    return host


def _software(evidence: Evidence) -> str:
    """Return the kinds of server that anyone may run, as one word of a command."""
    catalog = evidence.context.catalog
    kinds = sorted(host.id for host in catalog.hosts if not host.exact) if catalog else []
    return f"<{'|'.join(kinds)}>"


def _prompt(host: Host) -> str:
    first = _accepted(host)[0]
    page = f" (made at {first.page})" if first.page and "{" not in first.page else ""
    return f"{first.title} for {host.title}{page}, hidden: "


def _accepted(host: Host) -> tuple[CredentialKind, ...]:
    kinds = accepted(host, today())
    if not kinds:
        raise RefusedError(
            f"no credential is known that {host.title} takes today; nothing was changed"
        )
    return kinds


def _kind(host: Host, secret: Secret | None, username: str) -> CredentialKind:
    """Tell the kind of a secret by its shape, else take the one the host recommends."""
    found = classify(secret.reveal(), host, username) if secret else None
    usable = _accepted(host)
    return found if found in usable and found is not None else usable[0]


def _fix(kind: CredentialKind, host: Host) -> Fix:
    step = Step("swap-credential", {"credential": kind.id})
    page = "" if "{" in kind.page else kind.page
    need = Need("secret", kind.id, kind.username, page=page, title=kind.title)
    title = f"swap in a new credential for {host.title}: {kind.title}"
    return Fix("login", title, Risk.CREDENTIAL, "with-input", (step,), (need,), "credential")
