"""The git configuration as the failed command saw it: every value, its scope and its file."""

from __future__ import annotations

import os

from diagnose.errors import GitError
from diagnose.errors import GitUnusableError
from diagnose.evidence import place
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnose.evidence.context import Context

# Scopes that a person on this machine has written, not a repository that may be a stranger's.
OWN_SCOPES = ("system", "global", "command")


class Entry(Value):
    """One value. It may hold a secret: its repr is redacted, and `value` is not for showing."""

    key: str  # section and last name in lower case, the name between as written
    value: str | None  # None for a bare `key`, which git reads as true
    scope: str  # system | global | local | worktree | command | unknown
    file: str = ""  # absolute path; "" for the command line and the environment

    def __repr__(self) -> str:
        from diagnose.redact import redact

        return redact(f"Entry({self.key}, {self.value!r}, {self.scope}, {self.file!r})")

    @property
    def text(self) -> str:
        """The value, "" for a bare key."""
        return self.value or ""

    @property
    def own(self) -> bool:
        """Whether the user (or the system) has set it, not the repository."""
        return self.scope in OWN_SCOPES

    @property
    def section(self) -> str:
        """What stands before the first dot."""
        return self.key.partition(".")[0]

    @property
    def subsection(self) -> str:
        """What stands between the first and the last dot; "" if there is only one."""
        return self.key.partition(".")[2].rpartition(".")[0]

    @property
    def name(self) -> str:
        """What stands after the last dot."""
        return self.key.rpartition(".")[2]

    @property
    def where(self) -> str:
        """The file for people."""
        return shown_file(self.file)


class Config(Value):
    """All values in the order in which git reads them: the last one wins."""

    entries: tuple[Entry, ...] = ()

    def of(self, key: str) -> tuple[Entry, ...]:
        """Return every entry of a key, in order."""
        wanted = normal(key)
        return tuple(entry for entry in self.entries if entry.key == wanted)

    def get_all(self, key: str) -> tuple[str, ...]:
        """Return every value of a key, in order; "" for a bare one."""
        return tuple(entry.text for entry in self.of(key))

    def get(self, key: str) -> str | None:
        """Return the value that wins, or None."""
        return next(reversed(self.get_all(key)), None)

    def origin(self, key: str) -> str:
        """Return the file of the value that wins, "" if none is set or it has no file."""
        return next((entry.file for entry in reversed(self.of(key))), "")

    def named(self, section: str, name: str) -> tuple[Entry, ...]:
        """Return the entries `section.<anything>.name` and `section.name`, in order."""
        return tuple(e for e in self.entries if e.section == section and e.name == name)

    def subsections(self, section: str) -> tuple[str, ...]:
        """Return the middle names of a section, each once, in order of appearance."""
        return tuple(
            dict.fromkeys(
                e.subsection for e in self.entries if e.section == section and e.key.count(".") > 1
            )
        )


def read(context: Context) -> Config:
    """Return the configuration of the failed command, its `-c` options included.

    Runs `git config --list`, which executes nothing. Raises GitError if git cannot read it.
    """
    return context.once("config", lambda: _read(context))


def normal(key: str) -> str:
    """Write a key as git lists it."""
    section, _, rest = key.partition(".")
    middle, dot, name = rest.rpartition(".")
    return f"{section.lower()}.{middle}{dot}{name.lower()}"


def shown_path(path: str, top: str = "") -> str:
    """Write a path for people: from the top folder of the worktree, or from `~`."""
    if top and path.startswith(top + os.sep):
        return path[len(top) + 1 :]
    home = os.path.expanduser("~")
    inside = home not in ("", "/") and path.startswith(home + os.sep)
    return "~" + path[len(home) :] if inside else path


def shown_file(path: str, top: str = "") -> str:
    """Write where a setting stands for people; one that is in no file ("") too."""
    return shown_path(path, top) if path else "the command line or the environment"


def matching(context: Context, section: str, patterns: Iterable[str], url: str) -> frozenset[str]:
    """Return those of the URL patterns `section.<pattern>.x` that git finds to match a URL.

    git itself decides: it is given a configuration of nothing but these patterns. The URL must
    not hold a secret. Raises GitError if it cannot be asked.
    """
    asked = [p for p in dict.fromkeys(patterns) if p and "\n" not in p and "\0" not in p]
    if not asked:
        return frozenset()
    key = f"matching {section} {url} {asked}"
    return context.once(key, lambda: _matching(context, section, asked, url))


def _matching(context: Context, section: str, asked: list[str], url: str) -> frozenset[str]:
    made = "".join(
        f'[{section} "{_quoted(pattern)}"]\n\tp{number} = yes\n'
        for number, pattern in enumerate(asked)
    )
    args = ["config", "--file", "-", "--get-urlmatch", section, url]
    done = context.git(args, input=os.fsencode(made))
    if done.timed_out or done.status not in (0, 1):
        raise GitError("`git config --get-urlmatch` failed")
    numbers = [line.partition(" ")[0].rpartition(".p")[2] for line in done.text.splitlines()]
    return frozenset(asked[int(number)] for number in numbers if number.isdecimal())


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _read(context: Context) -> Config:
    # Without the overrides of a safe call, which would be listed too; nothing is run here.
    args = ["config", "--list", "--show-origin", "--show-scope", "-z"]
    done = context.git(args, safe=False, users_chain=True)
    if done.timed_out or done.truncated:
        raise GitError("`git config --list` took too long or gave too much")
    if not done.ok:
        line = os.fsdecode(done.err).strip().partition("\n")[0]
        raise GitUnusableError(
            f"git cannot read its configuration: {line}",
            "`git config --list 2>&1 | bbfix` explains what is wrong with it",
        )
    base = place.find(context).top or context.folder  # git names files from there
    fields = os.fsdecode(done.out).split("\0")
    triples = zip(fields[0::3], fields[1::3], fields[2::3], strict=False)
    entries = [_entry(scope, origin, item, base) for scope, origin, item in triples]
    entries += [Entry(normal(k), v, "command") for k, v in context.invocation.config if "." in k]
    return Config(tuple(entries))


def _entry(scope: str, origin: str, item: str, base: str) -> Entry:
    key, newline, value = item.partition("\n")
    kind, _, file = origin.partition(":")
    path = os.path.normpath(os.path.join(base, file)) if kind == "file" and file else ""
    return Entry(key, value if newline else None, scope, path)
