"""`bbfix remote show` and `bbfix remote rewrite`."""

from __future__ import annotations

from typing import Annotated
from typing import Any

import typer

from diagnose.cli import asked
from diagnose.cli import present
from diagnose.cli import repair
from diagnose.cli.options import Allow
from diagnose.cli.options import Colour
from diagnose.cli.options import DryRun
from diagnose.cli.options import Format
from diagnose.cli.options import NoInput
from diagnose.cli.options import Quiet
from diagnose.cli.options import Yes
from diagnose.cli.options import command
from diagnose.cli.options import one_of
from diagnose.cli.quick import load
from diagnose.errors import RefusedError
from diagnose.evidence import config as configs
from diagnose.evidence import remotes
from diagnose.evidence.remotes import UrlUse
from diagnose.model import Fix
from diagnose.model import Risk
from diagnose.model import Step
from diagnose.redact import redact
from diagnose.remedy.planner import plan
from diagnose.render.remotes import of_remotes

# what `--to` takes -> (the fact that has the URL, whether reaching it is the proof)
FORMS = {
    "https": ("remote.https_url", False),
    "ssh": ("remote.ssh_url", True),
    "ssh-443": ("remote.ssh443_url", True),
}

remote = typer.Typer(
    help="Show or rewrite remotes as git really uses them.\n\nExamples:\n\n  bbfix remote show"
    "\n\n  bbfix remote rewrite --to ssh",
    no_args_is_help=True,
)


@remote.command("show")
@command
def show(
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
) -> int:
    """Show every remote with its URLs as git uses them, without secrets.

    insteadOf, pushInsteadOf and pushurl are applied, and named where they change something.

    Example:

      bbfix remote show
    """
    settings = load({"format": format, "color": color})
    evidence = asked.evidence("")
    trusted = evidence.ask("repository.trusted")
    if trusted.value != "yes":
        raise RefusedError(
            f"there are no remotes to see here: {trusted.origin}", "run it inside a repository"
        )
    config = configs.read(evidence.context)
    views = [remotes.resolve(config, name) for name in remotes.names(config)]
    table = {
        "schema": "bbfix.remote/1",
        "remotes": [
            {
                "name": view.name,
                "fetch": [_use(use) for use in view.fetch],
                "push": [_use(use) for use in view.push],
            }
            for view in views
        ],
    }
    present.document(table, of_remotes, settings)
    return 0


@remote.command("rewrite")
@command
def rewrite(
    to: Annotated[
        str, typer.Option("--to", callback=one_of(tuple(FORMS)), help="https, ssh or ssh-443.")
    ],
    name: Annotated[
        str, typer.Argument(metavar="[REMOTE]", help="The remote git uses here if none is named.")
    ] = "",
    yes: Yes = False,
    allow: Allow = "",
    dry_run: DryRun = False,
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
    no_input: NoInput = False,
    quiet: Quiet = False,
) -> int:
    """Rewrite the URL of a remote to another way in, without a secret.

    Over ssh the new URL is tried at once; if the host does not answer, the old one comes back.

    Examples:

      bbfix remote rewrite --to ssh

      bbfix remote rewrite upstream --to https --yes
    """
    settings = load({"format": format, "color": color, "no_input": no_input, "quiet": quiet})
    consent = repair.consent_of(settings, yes=yes, allow=allow, dry_run=dry_run)
    repair.recover(consent)
    evidence = asked.evidence(name)
    fact, reached = FORMS[to]
    url = evidence.ask(fact)
    if not url.known:
        raise RefusedError(
            f"no {to} URL is known for this remote: {url.origin}",
            "set one by hand: git remote set-url NAME URL",
        )
    blanks = {"remote": evidence.ask("remote.name").value, "url": url.value}
    fix = Fix(
        id=f"to-{to}",
        title=f"go to {evidence.ask('host.name').value} over {to}",
        risk=Risk.REMOTE,
        applies="automatic",
        steps=(Step("set-remote-url", blanks),),
        verify="symptom" if reached else "none",
    )
    title = "another way to the same repository"
    scheme = (evidence.ask("remote.scheme"),)
    diagnosis = asked.diagnosis("remote-rewrite", title, "config", scheme)
    planned = plan(fix, diagnosis, evidence, consent=consent)
    words = ("remote", "rewrite", *([name] if name else []), "--to", to)
    planned = planned.replace(command=asked.typed(*words))
    return repair.carry_out(planned, repair.Wishes(settings, consent)).code


def _use(use: UrlUse) -> dict[str, Any]:
    rule = use.rewritten_by
    return {
        "url": use.url.text() if use.url else "a URL that nobody should trust",
        "written": use.written.text() if use.written else "",
        "host": use.url.host if use.url else "",
        "secret": bool(use.url and use.url.secret is not None),
        "key": redact(use.key),
        "rewritten_by": f"{redact(rule.key)} in {rule.where}" if rule else None,
    }
