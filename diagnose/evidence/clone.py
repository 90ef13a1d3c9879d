"""Facts about what a clone lacks of its remote, and what its branches are set up to fetch."""

from __future__ import annotations

import os
import re

from diagnose.errors import GitError
from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence import target
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import unknown
from diagnose.evidence.shorthand import yes_no

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.evidence.place import Place
    from diagnose.model import Fact

FACTS = ("shallow", "partial", "merges", "case_twins")
MOST_REFS = 20_000  # remote-tracking branches that are compared
SHOWN = 3  # pairs of names
# A line of a fetch: `* [new branch]  Fix -> origin/Fix`, also where the update failed.
FETCHED = re.compile(r"^ . (?:\[[^\]\n]+\]|\S+) +(\S+) +-> +[^\s/]+/\S+", re.MULTILINE)
TRACKED = ("for-each-ref", f"--count={MOST_REFS}", "--format=%(refname:lstrip=3)", "refs/remotes")


def probe(context: Context) -> Iterator[Fact]:
    """Yield `repository.shallow`, `.partial`, `.merges` and `.case_twins`."""
    where = place.find(context)
    if not where.trusted:
        yield from (unknown(f"repository.{name}", where.why) for name in FACTS)
        return
    yield _shallow(where)
    yield _partial(context)
    yield _merges(context)
    twins = _twins([*FETCHED.findall(context.text), *_tracked(context)])
    yield either("repository.case_twins", ", ".join(twins[:SHOWN]), "the names of the branches")


def _shallow(where: Place) -> Fact:
    path = os.path.join(where.common_dir, "shallow")
    return yes_no("repository.shallow", os.path.isfile(path) and os.path.getsize(path) > 0, path)


def _partial(context: Context) -> Fact:
    config = configs.read(context)
    promised = [e for e in config.named("remote", "promisor") if e.text.lower() != "false"]
    lazy = bool(promised or config.get("extensions.partialclone"))
    return yes_no("repository.partial", lazy, "git config remote.<name>.promisor")


def _merges(context: Context) -> Fact:
    """Count what a plain `git pull` would merge into the branch."""
    on = target.branch(context)
    key = f"branch.{on}.merge"
    found = dict.fromkeys(configs.read(context).get_all(key)) if on else {}
    return known("repository.merges", str(len(found)), f"git config {key}")


def _tracked(context: Context) -> list[str]:
    done = context.git(list(TRACKED))
    if not done.ok:
        raise GitError("`git for-each-ref` failed or timed out")
    return done.text.split()


def _twins(names: Iterable[str]) -> list[str]:
    """Return pairs of names, or of folders of names, that differ in case only."""
    seen: dict[str, str] = {}
    pairs: dict[str, None] = {}
    for name in names:
        parts = name.split("/")
        for length in range(1, len(parts) + 1):
            part = "/".join(parts[:length])
            other = seen.setdefault(part.casefold(), part)
            if other != part:
                pairs.setdefault(f"`{other}` and `{part}`")
                break
    return list(pairs)
