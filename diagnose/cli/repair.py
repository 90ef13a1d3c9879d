"""From a fix to its outcome: plan, show, consent, the secret, apply, verify, a second run."""

from __future__ import annotations

import sys

from diagnose.cli import key
from diagnose.cli import present
from diagnose.errors import RefusedError
from diagnose.model import Exit
from diagnose.remedy import consent as consents
from diagnose.remedy import undo
from diagnose.remedy.apply import apply
from diagnose.render import changes
from diagnose.value import Value
from diagnose.vault.ask import ask_secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from diagnose.redact import Secret
    from diagnose.remedy.consent import Consent
    from diagnose.remedy.plan import Outcome
    from diagnose.remedy.plan import Plan
    from diagnose.render.changes import Table
    from diagnose.settings import Settings


class Wishes(Value):
    """What the person said about one repair."""

    settings: Settings
    consent: Consent
    token_stdin: bool = False
    rerun: bool = False
    stream: TextIO | None = None  # where people read; standard output if None


class Ended(Value):
    """How a repair ended."""

    code: int
    again: bool = False  # whether the failed command really ran again: the code is then its own


def consent_of(
    settings: Settings, *, yes: bool, allow: str, dry_run: bool, token_stdin: bool = False
) -> Consent:
    """Put the flags together; nobody is asked where the secret comes on standard input."""
    return consents.Consent(
        yes=yes,
        allow=consents.allowed([allow] if allow else []),
        dry_run=dry_run,
        interactive=present.interactive(settings) and not token_stdin,
    )


def recover(consent: Consent) -> None:
    """Take back what a crash cut short, and say so; a dry run only looks."""
    if consent.dry_run:
        return
    for undone in undo.recover():
        said = "was taken back" if undone.state == "undone" else "was left as it is"
        sys.stderr.write(f"bbfix: change {undone.number} had been cut short; it {said}\n")


def carry_out(plan: Plan, wishes: Wishes, secret: Secret | None = None) -> Ended:
    """Show the plan, get consent and the secret, apply and verify; return how it ended.

    Raises RefusedError where a person, an accepted secret or the command for the second run is
    missing: nothing has changed then.
    """
    if wishes.rerun and not plan.rerun:
        raise RefusedError(
            "the failed command is not known, for it came through a pipe; nothing was changed",
            "leave --rerun out, and run the command again by hand",
        )
    document = plan.as_json()
    if wishes.consent.dry_run:
        _say({"schema": "bbfix.fix/1", "state": "dry-run", **document}, wishes, changes.of_plan)
        return Ended(int(Exit.OK))
    if wishes.settings.format == "text" and not wishes.settings.quiet:
        _say(document, wishes, changes.of_plan)

    def agreed(plan: Plan) -> bool:
        if wishes.settings.quiet:  # nobody agrees to what was not shown
            _say(document, wishes, changes.of_plan)
        return _ask(plan)

    consents.decide(plan, wishes.consent, agreed)
    if plan.needs and secret is None:
        secret = ask_secret(
            f"{plan.needs[0].title or 'secret'} (hidden): ",
            stdin=wishes.token_stdin,
            no_input=wishes.settings.no_input,
        )
    outcome = apply(plan, secret)
    _say(outcome.as_json(), wishes, changes.of_outcome, brief=wishes.settings.quiet)
    if outcome.state != "applied":
        return Ended(int(Exit.REFUSED))
    return _rerun(outcome, wishes)


def _rerun(outcome: Outcome, wishes: Wishes) -> Ended:
    if not wishes.rerun:
        return Ended(int(Exit.OK))
    from diagnose.capture import rerun

    return Ended(rerun.run(outcome.plan.rerun, outcome.plan.folder), again=True)


def _ask(plan: Plan) -> bool:
    """Ask at the terminal; any key but y is no."""
    return key.ask(f"apply `{plan.fix}`? [y/N] ").lower() == "y"


def _say(
    document: Table,
    wishes: Wishes,
    blocks: Callable[[Table], tuple[Value, ...]],
    *,
    brief: bool = False,
) -> None:
    present.document(document, blocks, wishes.settings, wishes.stream, brief=brief)
