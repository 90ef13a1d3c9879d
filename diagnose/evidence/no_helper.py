"""Facts about a credential helper that git would ask for a remote, and that is not there."""

from __future__ import annotations

import os

from diagnose import gitcmd
from diagnose.evidence import config as configs
from diagnose.evidence import helpers
from diagnose.evidence import target
from diagnose.evidence import which
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

NAMES = ("helper_missing", "helper_key")
_EXEC_PATHS: dict[str, str] = {}  # the git found -> the folder of its programs


def probe(context: Context) -> Iterator[Fact]:
    """Yield `credential.helper_missing` and `credential.helper_key`: of the first that is not."""
    url = target.find(context).url
    if url is None or not url.web or os.name == "nt":  # Windows finds programs in other ways
        yield from (absent(f"credential.{name}", "git asks no helper here") for name in NAMES)
        return
    for helper in helpers.configured(configs.read(context), url):
        name = _missing(context, helper.command)
        if name:
            yield known("credential.helper_missing", name, "PATH")
            where = f"{helper.key} in {configs.shown_file(helper.file)}"
            yield known("credential.helper_key", where, "git config")
            return
    yield from (absent(f"credential.{name}", "PATH") for name in NAMES)


def _missing(context: Context, command: str) -> str:
    """Return a helper's name as git calls it, "" if it is there or only a shell knows."""
    if command.startswith("!"):
        word = which.word_of(command[1:].lstrip())
        return word if word and not which.is_there(word) else ""
    word = which.word_of(command)
    if not word or os.path.isabs(os.path.expanduser(word)):
        return word if word and not which.is_there(word) else ""
    name = f"git-credential-{word}"
    inside = os.path.join(_exec_path(context, gitcmd.find_git()), name)
    return "" if which.is_there(name) or os.access(inside, os.X_OK) else f"credential-{word}"


def _exec_path(context: Context, git: str) -> str:
    """Ask git where its own programs are; it is the same for every repository."""
    if git not in _EXEC_PATHS:
        _EXEC_PATHS[git] = context.git(["--exec-path"]).text
    return _EXEC_PATHS[git]
