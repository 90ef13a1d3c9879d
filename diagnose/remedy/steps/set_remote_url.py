"""Setting the URL of a remote: the one that the failed command used, in the file that holds it."""

from __future__ import annotations

from diagnose.errors import RefusedError
from diagnose.evidence import catalog
from diagnose.evidence import remotes
from diagnose.hosts import url as urls
from diagnose.model import Risk
from diagnose.remedy import shown
from diagnose.remedy.plan import Action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnose.evidence.config import Entry
    from diagnose.hosts.url import GitURL
    from diagnose.remedy.world import World


def prepare(world: World, blanks: Mapping[str, str]) -> tuple[Action, ...]:
    """Plan it for a page's step.

    RefusedError if the URL leads elsewhere, or if it is not plain which URL is meant.
    """
    remote, text = blanks["remote"], blanks["url"]
    new = checked(text)
    entry = _entry(world, remote, new, push=blanks.get("push") == "yes")
    old = urls.parse(entry.text)
    _same_host(world, old, new)
    if _seen(world, text, push=entry.name == "pushurl") != new:
        raise RefusedError(
            f"git's insteadOf turns `{shown.value('', text)}` into another; nothing was changed",
            "look at `git config --get-regexp 'url.*insteadof'`",
        )
    return action(world, entry, text)


def action(world: World, entry: Entry, text: str) -> tuple[Action, ...]:
    """Plan to write another URL where `entry` stands; nothing if it is there already."""
    if entry.text == text:
        return ()
    world.check_editable(entry)
    push = ("--push",) if entry.name == "pushurl" else ()
    return (
        Action(
            kind="set-remote-url",
            text=f"set {entry.key} to {shown.value('', text)}",
            risk=world.risk_of(entry, Risk.REMOTE),
            place=shown.place(entry.key, entry.file),
            blanks={"url": text},
            argv=("git", "remote", "set-url", *push, "--", entry.subsection, text),
            diff=shown.diff(entry.key, entry.text, text),
            change=world.edit(entry.file, entry.key, entry.text, text),
        ),
    )


def checked(text: str) -> GitURL:
    """Return the URL; RefusedError for one that no repair may write."""
    url = urls.parse(text)
    if url is None or url.secret is not None or (url.form == urls.PATH):
        raise RefusedError(f"`{shown.value('', text)}` is no URL for a remote; nothing was changed")
    return url


def _entry(world: World, remote: str, new: GitURL, *, push: bool) -> Entry:
    """Choose among several URLs: the one the command used, else the only one there is."""
    if not remote or remote.startswith("-"):
        raise RefusedError(f"`{shown.value('', remote)}` is no name of a remote")
    entries = [e for e in world.config.of(f"remote.{remote}.url") if e.text]
    used = world.target.use
    if push or (used is not None and used.key == f"remote.{remote}.pushurl"):
        entries = [e for e in world.config.of(f"remote.{remote}.pushurl") if e.text] or entries
    several = len(entries) > 1
    if used and several:
        entries = [e for e in entries if e.key == used.key and urls.parse(e.text) == used.written]
    if len(entries) > 1:
        entries = [e for e in entries if _tail(e.text) == new.path.strip("/")]
    if len(entries) != 1:
        what = "several URLs" if several else "no URL"
        raise RefusedError(
            f"the remote `{shown.value('', remote)}` has {what}; nothing was changed",
            "set it by hand with `git remote set-url`",
        )
    return entries[0]


def _tail(text: str) -> str:
    url = urls.parse(text)
    return url.path.strip("/") if url else ""


def _same_host(world: World, old: GitURL | None, new: GitURL) -> None:
    """A repair changes how a host is reached, never which one: a transcript may have been lying."""
    use = world.target.use
    known = [url for url in (old, use.url if use else None) if url is not None]
    there = catalog.identify(world.context, new)
    for url in known:
        here = catalog.identify(world.context, url)
        exact = here is not None and here.exact and there is not None and here.id == there.id
        if url.host == new.host or exact:
            return
    raise RefusedError(f"{new.host} is another host than the remote's; nothing was changed")


def _seen(world: World, text: str, *, push: bool) -> GitURL | None:
    """Return what git would make of a URL that is written."""
    view = remotes.resolve_url(world.config, text)
    return view.fetch[0].url if push or not view.push else view.push[0].url
