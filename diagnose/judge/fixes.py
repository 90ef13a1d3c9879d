"""Turn fix pages into fixes: blanks filled, needs named, honest about what only a person can do."""

from __future__ import annotations

from diagnose.hosts import grammar
from diagnose.hosts import url as urls
from diagnose.judge.conditions import weigh
from diagnose.model import Fix
from diagnose.model import Need
from diagnose.model import Step
from diagnose.registry import STEP_KINDS
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnose.hosts.catalog import Catalog
    from diagnose.hosts.url import GitURL
    from diagnose.judge.conditions import Ask
    from diagnose.judge.fill import Blanks
    from diagnose.library.page import FixPage
    from diagnose.library.page import StepPage

# blank of a page -> what `bbfix remote rewrite --to` calls it
REWRITES = {"https": "https", "ssh": "ssh", "ssh443": "ssh-443"}
SEND_TO = ("config", "command", "user")  # who must have named a host before it gets a credential


class Basis(Value):
    """What the fixes of one diagnosis are built on."""

    ask: Ask
    blanks: Blanks
    catalog: Catalog
    host: str = ""  # id of the host
    host_name: str = ""
    pushing: bool = False
    cloning: bool = False
    trusted: bool = True  # the page is shipped with bbfix or the user's own
    proved: bool = True  # False: which host it is, only its own words say


def build(pages: Iterable[FixPage], basis: Basis) -> tuple[Fix, ...]:
    """Return the fixes that are offered, those that bbfix cannot do itself included."""
    fixes = []
    for page in pages:
        verdict = weigh(page.when, basis.ask)
        if not verdict.holds and not verdict.unknown:
            continue
        fixes.append(_fix(page, basis, verdict.unknown))
    return tuple(fixes)


def _fix(page: FixPage, basis: Basis, unproved: tuple[str, ...]) -> Fix:
    steps = [_step(step, basis.blanks) for step in page.steps]
    needs = _needs(page, basis)
    reason = _why_manual(page, basis, steps, unproved)
    applies = "manual" if reason is not None else ("with-input" if needs else "automatic")
    return Fix(
        id=page.id,
        title=basis.blanks.fill(page.title) or page.title.partition("{")[0].strip(),
        risk=page.risk,
        applies=applies,
        steps=tuple(step for step in steps if step is not None),
        needs=needs,
        verify=page.verify,
        undo=page.undo,
        command=_command(page, basis, applies, steps),
        why_manual=reason or "",
    )


def _step(page: StepPage, blanks: Blanks) -> Step | None:
    """Fill one step; None where a blank has no value."""
    filled: dict[str, str] = {}
    for name, raw in page.blanks.items():
        value = blanks.command(raw) if name == "command" else blanks.fill(raw)
        if value is None:
            if name in STEP_KINDS[page.kind].optional:
                continue
            return None
        filled[name] = value
    return Step(
        page.kind,
        filled,
        filled.get("text") or STEP_KINDS[page.kind].means,
        blanks.words(page.blanks["command"]) if "command" in filled else _argv(page.kind, filled),
    )


def _argv(kind: str, blanks: dict[str, str]) -> tuple[str, ...]:
    """Return the command that does a step by hand."""
    if kind == "set-remote-url":
        push = ("--push",) if blanks.get("push") == "yes" else ()
        return ("git", "remote", "set-url", *push, blanks["remote"], blanks["url"])
    if kind == "set-config":
        scope = ("--global",) if blanks.get("scope") == "global" else ()
        return ("git", "config", *scope, blanks["key"], blanks["value"])
    if kind == "unset-config":
        scope = ("--global",) if blanks.get("scope") == "global" else ()
        return ("git", "config", *scope, "--unset-all", blanks["key"])
    if kind == "git":
        return ("git", *blanks["argv"].split("\0"))
    return ()


def _needs(page: FixPage, basis: Basis) -> tuple[Need, ...]:
    if not page.credential:
        return ()
    host = basis.catalog.host(basis.host) if basis.host else None
    kind = host.kind(page.credential) if host else None
    if host is None or kind is None:
        return (Need("secret", page.credential),)
    return (
        Need(
            "secret",
            credential=kind.id,
            username=kind.username,
            scopes=kind.scopes_push if basis.pushing else kind.scopes_pull,
            page=grammar.page_of(kind.page, _url(basis), host),
            title=kind.title,
        ),
    )


def _url(basis: Basis) -> GitURL | None:
    """Return the URL of the repository, by the remote or else by git's own line."""
    text = basis.blanks.value("remote.url") or basis.blanks.value("url") or ""
    return urls.parse(text)


def _why_manual(
    page: FixPage, basis: Basis, steps: list[Step | None], unproved: tuple[str, ...]
) -> str | None:
    """Return why bbfix will not do a fix by itself, "" where that is plain, or None if it will."""
    if not basis.trusted:
        return "its page comes with the repository, so bbfix only explains it"
    if any(not STEP_KINDS[step.kind].automatic for step in page.steps):
        return ""
    if page.credential:
        if not _named(basis):
            return "bbfix sends a secret only to a host that you or a repository's remote names"
        if not basis.proved:
            return (
                f"only its own words say what kind of host `{basis.host_name}` is; if you know "
                "that they are true, tell bbfix so"
            )
    if unproved:
        return f"not proved: {', '.join(unproved)}"
    if not page.steps or None in steps:
        return ""
    return None


def _named(basis: Basis) -> bool:
    """Whether somebody who may has named the host: a transcript names nobody."""
    named_by = basis.ask("host.named_by")
    return named_by.known and named_by.value in SEND_TO


def _naming(basis: Basis) -> str:
    """Return the command by which a person says what kind of host it is."""
    import shlex

    key = f"bbfix.host.{basis.host_name}.kind"
    return shlex.join(("git", "config", "--global", key, basis.host))


def _rewriting(page: FixPage, basis: Basis) -> str:
    """Return the command behind a fix that sets a URL where bbfix cannot, "" for other fixes.

    A clone that failed has left no remote to rewrite: it is cloned from the other URL instead.
    """
    for step in page.steps:
        raw = step.blanks.get("url", "")
        form = raw.removeprefix("{remote.").removesuffix("_url}")
        if step.kind != "set-remote-url" or form not in REWRITES:
            continue
        url = basis.blanks.fill(raw)
        if basis.cloning and url:
            import shlex

            return shlex.join(("git", "clone", url))
        return f"bbfix remote rewrite --to {REWRITES[form]}"
    return ""


def _command(page: FixPage, basis: Basis, applies: str, steps: list[Step | None]) -> str:
    """Return what a person types: `bbfix fix`, or the first command of a fix done by hand."""
    if applies != "manual":
        return f"bbfix fix {page.id}"
    if page.credential and basis.host_name:
        if not basis.proved and basis.host and _named(basis):
            return _naming(basis)
        return f"bbfix login {basis.host_name}"
    for step in steps:
        if step is not None and step.kind == "advise" and "command" in step.blanks:
            return step.blanks["command"]
        if step is not None and step.argv:
            import shlex

            return shlex.join(step.argv)
    return _rewriting(page, basis)
