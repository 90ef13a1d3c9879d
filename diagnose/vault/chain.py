"""The chain of credential helpers as git's configuration has it in a folder."""

from __future__ import annotations

from contextlib import suppress

from diagnose import gitcmd
from diagnose.credentials import storefile
from diagnose.credentials.chain import Helper
from diagnose.credentials.chain import asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.credentials.storefile import StoreLine
    from diagnose.hosts.url import GitURL


def configured(url: GitURL, cwd: str | None) -> tuple[Helper, ...]:
    """Return the helpers that git would ask for `url` when it runs in `cwd`, in git's order.

    Raises GitError if git cannot be run.
    """
    args = ["config", "-z", "--show-origin", "--show-scope", "--get-regexp", r"^credential\..*"]
    done = gitcmd.run(args, cwd=cwd, users_chain=True)
    parts = done.out.decode("utf-8", "surrogateescape").split("\0")
    found: list[Helper] = []
    for scope, origin, entry in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        key, newline, value = entry.partition("\n")
        if newline and key.rpartition(".")[2] == "helper":
            kind, _, file = origin.partition(":")
            found.append(Helper(value, key, scope, file if kind == "file" else ""))
    return asked(found, url)


def store_lines(url: GitURL, helper: Helper) -> tuple[StoreLine, ...]:
    """Return what the files of a `store` helper hold for the host of `url`, in git's order.

    A file that cannot be read holds nothing that git could send.
    """
    found: list[StoreLine] = []
    for path in helper.files:
        with suppress(OSError):
            found += storefile.lines(path, url)
    return tuple(found)
