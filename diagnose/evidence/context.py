"""What the probes are told: which command failed, where, and what was captured.

A context lives for one look at the world: what one probe has read, the others share.
"""

from __future__ import annotations

import os
from time import monotonic

from diagnose.evidence import argv
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import TypeVar

    from diagnose.child import Done
    from diagnose.hosts.catalog import Catalog

    T = TypeVar("T")

# Kinds of sources whose `command` is the user's own, and not words of a transcript.
OWN_COMMAND = ("wrapper", "hook", "library")

# A missing object of a partial clone would be fetched, by a command that the repository names.
OFFLINE = {"GIT_ALLOW_PROTOCOL": "none"}


class OutOfTimeError(Exception):
    """The time for all probes together is over."""


class Subject(Value):
    """One URL of a repository that is looked at though no command has failed."""

    name: str  # of the remote or the submodule
    push: bool = False  # among those that git pushes to, or those it fetches from
    number: int = 0  # among several, from 0
    submodule: bool = False


class Context(Value):
    """One failed command, as far as it is known."""

    cwd: str  # absolute folder in which the command was started
    command: tuple[str, ...] = ()  # its argv, secrets redacted; () when not known
    captures: Mapping[str, str] = {}
    kind: str = "pipe"  # pipe | file | wrapper | hook | library
    exit: int | None = None
    subject: Subject | None = None  # what doctor looks at, in place of a command's remote
    user_host: str = ""  # what the user typed: `bbfix login HOST`; a host or a remote
    text: str = ""  # the clean transcript, for signs such as `Authentication failed for`
    catalog: Catalog | None = None  # host facts; loaded from the library when not given
    deadline: float | None = None  # on the monotonic clock; None for no limit

    @property
    def invocation(self) -> argv.Invocation:
        """The command taken apart; empty unless the command is the user's own."""
        own = self.command if self.kind in OWN_COMMAND else ()
        return self.once("invocation", lambda: argv.read(own))

    @property
    def folder(self) -> str:
        """Absolute folder in which git worked: `-C` applied."""
        return os.path.normpath(os.path.join(self.cwd, self.invocation.folder))

    @property
    def repo_env(self) -> dict[str, str]:
        """The variables that say what `--git-dir` and `--work-tree` said."""
        said = {"GIT_DIR": self.invocation.git_dir, "GIT_WORK_TREE": self.invocation.work_tree}
        return {name: os.path.join(self.folder, path) for name, path in said.items() if path}

    def about(self, captures: Mapping[str, str]) -> Context:
        """Return the context of another match of the same transcript; what was read is shared."""
        return self.sharing(self.replace(captures=captures))

    def sharing(self, other: Context) -> Context:
        """Let another context of the same look at the world have what this one has read."""
        other.__dict__["_memo"] = self.__dict__.setdefault("_memo", {})
        return other

    def once(self, key: str, make: Callable[[], T]) -> T:
        """Return what `make` gives, made once in the life of this look at the world.

        The key names all that the value depends on beside the command: captures, a URL.
        """
        memo: dict[str, T] = self.__dict__.setdefault("_memo", {})
        if key not in memo:
            memo[key] = make()
        return memo[key]

    def seconds(self, most: float) -> float:
        """Return the time a probe may take, at most `most`; OutOfTimeError if none is left."""
        if self.deadline is None:
            return most
        left = self.deadline - monotonic()
        if left <= 0:
            raise OutOfTimeError
        return min(most, left)

    def git(
        self,
        args: Sequence[str],
        *,
        input: bytes | None = None,  # noqa: A002 - the word of gitcmd
        timeout: float = 2.0,
        config: Sequence[tuple[str, str]] = (),
        safe: bool = True,
        users_chain: bool = False,
    ) -> Done:
        """Run git where the command ran, offline, within the time left; raises as gitcmd does."""
        from diagnose import gitcmd

        return gitcmd.run(
            args,
            cwd=self.folder,
            input=input,
            timeout=self.seconds(timeout),
            env={**self.repo_env, **OFFLINE},
            config=config,
            safe=safe,
            users_chain=users_chain,
        )
