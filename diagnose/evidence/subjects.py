"""What of a repository leads to a host: the URLs of its remotes and of its submodules."""

from __future__ import annotations

import os

from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence import remotes
from diagnose.evidence.config import Entry
from diagnose.evidence.context import Subject
from diagnose.evidence.remotes import RemoteView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context

MOST = 50  # URLs of one repository that are looked at
LISTED = ".gitmodules"


def of(context: Context) -> tuple[Subject, ...]:
    """Return every URL that git would go to, each once; raises GitError if git cannot be asked.

    Of a URL for both ways the one for pushing counts: it asks more of a credential.
    """
    found: dict[str, Subject] = {}
    for subject, url in _all(context):
        if len(found) < MOST:
            found.setdefault(url, subject)
    return tuple(found.values())


def view_of(context: Context, subject: Subject) -> RemoteView | None:
    """Return the remote or submodule of a subject as git uses it; None if it is gone."""
    config = configs.read(context)
    if not subject.submodule:
        return remotes.resolve(config, subject.name) if _is_remote(config, subject.name) else None
    entry = _modules(context).get(subject.name)
    return _module_view(context, entry) if entry else None


def _is_remote(config: configs.Config, name: str) -> bool:
    return name in remotes.names(config)


def _all(context: Context) -> Iterator[tuple[Subject, str]]:
    config = configs.read(context)
    for name in remotes.names(config):
        view = remotes.resolve(config, name)
        for push, uses in ((True, view.push), (False, view.fetch)):
            for number, use in enumerate(uses):
                if use.url is not None and use.url.host:
                    yield Subject(name, push, number), use.url.text(with_secret=True)
    for name, entry in _modules(context).items():
        use = _module_view(context, entry).fetch[0]
        if use.url is not None and use.url.host:
            yield Subject(name, submodule=True), use.url.text(with_secret=True)


def _module_view(context: Context, entry: Entry) -> RemoteView:
    """Return what git makes of the URL of a submodule; it has no name that `git remote` knows."""
    view = remotes.resolve_url(configs.read(context), entry.text)
    uses = tuple(u.replace(key=entry.key, file=entry.file, scope=entry.scope) for u in view.fetch)
    return RemoteView("", uses, uses)


def _modules(context: Context) -> dict[str, Entry]:
    return context.once("submodules", lambda: _read_modules(context))


def _read_modules(context: Context) -> dict[str, Entry]:
    """Return the URLs of submodules by name: those of the configuration before the file's."""
    found = {e.subsection: e for e in _listed(context)}
    found.update((e.subsection, e) for e in configs.read(context).named("submodule", "url"))
    # a relative one leads where the remote leads
    return {name: entry for name, entry in found.items() if not entry.text.startswith(".")}


def _listed(context: Context) -> list[Entry]:
    path = os.path.join(place.find(context).top, LISTED)
    if not os.path.isfile(path):
        return []
    # of a file alone git follows no include
    done = context.git(
        ["config", "--file", path, "--null", "--get-regexp", r"^submodule\..*\.url$"]
    )
    pairs = [item.partition("\n") for item in os.fsdecode(done.out).split("\0")[:-1]]
    return [Entry(key, value, "local", path) for key, newline, value in pairs if newline]
