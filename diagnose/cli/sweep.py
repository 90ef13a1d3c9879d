"""`bbfix sweep`: doctor over every repository below a folder, one table, one consent."""

from __future__ import annotations

import functools
import os
import shlex
import sys
from typing import Annotated
from typing import Any

import typer

from diagnose.cli import key
from diagnose.cli import present
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
from diagnose.errors import UsageError
from diagnose.model import Exit
from diagnose.paths import here
from diagnose.redact import redact
from diagnose.remedy import consent as consents
from diagnose.remedy.plan import Plan
from diagnose.render import safe
from diagnose.render import sweep as shown
from diagnose.render import term
from diagnose.render import text
from diagnose.settings import Settings
from diagnose.survey import doctor
from diagnose.survey import mend
from diagnose.survey import report
from diagnose.survey import sweep as survey
from diagnose.survey.mend import Planned
from diagnose.survey.mend import Result
from diagnose.survey.mend import Wish
from diagnose.survey.sweep import Row
from diagnose.vault.ask import ask_secret


@command
def sweep(
    root: Annotated[str, typer.Argument(metavar="ROOT", help="The folder with the repositories.")],
    name: Annotated[
        str, typer.Argument(metavar="[FIX]", help="With --fix: the one fix that is wanted.")
    ] = "",
    fix: Annotated[
        bool, typer.Option("--fix", help="Apply the first fix of each, or the one named.")
    ] = False,
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
    """Find what will fail next in every repository below a folder.

    Worktrees, submodules and bare repositories count; links are not followed, other file systems
    not entered, folders that only tools fill (node_modules, .cache, ...) passed over. With --fix
    all plans are shown, one yes is asked for, and each repository has its own undo.

    Examples:

      bbfix sweep ~/src

      bbfix sweep ~/src --fix

      bbfix sweep ~/src --fix api-token --yes --token-stdin < token-file
    """
    settings = load({"format": format, "color": color, "no_input": no_input, "quiet": quiet})
    folder = os.path.realpath(os.path.join(here(), os.path.expanduser(root)))
    if not os.path.isdir(folder):
        raise UsageError(f"`{safe.text(root)}` is no folder", "name a folder with repositories")
    if name and not fix:
        raise UsageError("a fix is named, but not asked for", f"add --fix: {_typed(root, name)}")
    consent = repair.consent_of(
        settings, yes=yes, allow=allow, dry_run=dry_run, token_stdin=token_stdin
    )
    survey.require_git()
    rows = _looked_at(folder, settings)
    table = report.of_rows(folder, rows, lambda wanted: _typed(root, wanted))
    if not fix:
        whole = functools.partial(shown.of_sweep, width=_room(settings))
        present.document(table, shown.in_brief if settings.quiet else whole, settings)
        return int(Exit.DIAGNOSED if table["counts"]["errors"] else Exit.OK)
    repair.recover(consent)
    wish = Wish(name, settings, doctor.knowledge(""), consent, username)
    paths = [row.path for row in rows if row.findings]
    del rows
    return _mend(table, paths, wish, _Asked(_typed(root, name), token_stdin))


def _room(settings: Settings) -> int:
    """Return how many columns a table may have."""
    return term.of_stream(sys.stdout, settings.color).width - len(text.INDENT)


class _Asked:
    """How the person asked for it."""

    def __init__(self, typed: str, token_stdin: bool) -> None:
        self.typed = typed
        self.token_stdin = token_stdin


def _typed(root: str, name: str = "") -> str:
    words = ["bbfix", "sweep", root, "--fix", *([name] if name else [])]
    return redact(shlex.join(words))


def _looked_at(folder: str, settings: Settings) -> list[Row]:
    """Sweep, and tell a person how far it is."""
    rows = []
    told = settings.format == "text" and not settings.quiet and sys.stderr.isatty()
    for row in survey.sweep(folder, settings):
        rows.append(row)
        if told:
            sys.stderr.write(f"\r{len(rows)} ...")
            sys.stderr.flush()
    if told:
        sys.stderr.write("\r\x1b[K")
    return rows


def _mend(table: dict[str, Any], paths: list[str], wish: Wish, asked: _Asked) -> int:
    """Plan for every repository, show, get one yes and one secret, apply one after the other."""
    settings = wish.settings
    made = [mend.prepare(path, wish) for path in paths]
    plans = [each for each in made if isinstance(each, Planned)]
    results = [each for each in made if isinstance(each, Result)]
    table["plans"] = [each.as_json() for each in plans]
    table["outcomes"] = [each.as_json() for each in results]
    readable = settings.format != "json"
    if not plans:
        return _nothing(table, wish)
    told = readable and not (settings.quiet and wish.consent.yes)
    if told:
        present.document(table, shown.of_plans, settings)
    before = [] if told else list(results)  # what was not planned is said with the plans
    whole = mend.whole(plans, asked.typed)
    if wish.consent.dry_run:
        if not readable:
            present.document(table, shown.of_plans, settings)
        return int(Exit.OK)
    consents.decide(whole, wish.consent, lambda plan: _agreed(plan, len(plans)))
    secret = None
    if whole.needs:
        secret = ask_secret(
            f"{whole.needs[0].title or 'secret'} (hidden): ",
            stdin=asked.token_stdin,
            no_input=settings.no_input,
        )
    done: list[Result] = []
    try:
        done.extend(mend.carry_out(plans, wish, secret))
    finally:  # Ctrl-C, too, leaves a count of what was done
        table["outcomes"] = [each.as_json() for each in (*before, *done)]
        blocks = functools.partial(shown.of_outcomes, width=_room(settings))
        present.document(table, blocks, settings)
    whole_way = all(each.state in ("applied", "gone") for each in (*results, *done))
    return int(Exit.OK if whole_way else Exit.REFUSED)


def _nothing(table: dict[str, Any], wish: Wish) -> int:
    """Say that no repository has what the wish is for, or why it cannot be had."""
    if wish.name and not table["outcomes"]:
        every = [
            f for r in table["repositories"] for found in r["findings"] for f in found["fixes"]
        ]
        names = dict.fromkeys(each["id"] for each in every if each["applies"] != "manual")
        hint = f"bbfix could do: {', '.join(names)}" if names else "and bbfix could do no other"
        raise UsageError(f"no finding here has a fix `{wish.name}` that bbfix can do", hint)
    if wish.settings.format == "json" or table["outcomes"]:
        present.document(table, shown.of_outcomes, wish.settings)
    else:
        print("nothing here that bbfix can mend alone")
    return int(Exit.REFUSED if table["outcomes"] else Exit.OK)


def _agreed(plan: Plan, count: int) -> bool:
    """Ask at the terminal; any key but y is no."""
    where = "one repository" if count == 1 else f"{count} repositories"
    return key.ask(f"apply this to {where} (risk: {plan.risk.label})? [y/N] ").lower() == "y"
