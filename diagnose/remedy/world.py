"""The world a plan is made in: git's configuration and the files, with what the plan has changed.

Each step of a plan is prepared on top of those before it, and nothing is written.
"""

from __future__ import annotations

import os
import time

from diagnose.errors import RefusedError
from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence import target as targets
from diagnose.model import Risk
from diagnose.redact import redact
from diagnose.remedy import configedit
from diagnose.remedy import filewrite
from diagnose.remedy.configedit import Edit
from diagnose.remedy.plan import FileChange
from diagnose.state import durable
from diagnose.state import secretless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.config import Entry
    from diagnose.evidence.context import Context
    from diagnose.evidence.target import Target

UNTRUSTED = "this is no repository that git trusts; nothing was changed"
UNTRUSTED_HINT = "run it in the repository; `git status 2>&1 | bbfix` tells why git trusts none"
SECONDS = 60.0  # for all that planning asks of git and its helpers


class World:
    """What the steps of one plan see."""

    def __init__(self, context: Context) -> None:
        # a copy: it remembers nothing of an earlier look
        self.context = context.replace(deadline=time.monotonic() + SECONDS)
        self.config = configs.read(self.context)
        self.place = place.find(self.context)
        self._files: dict[str, bytes | None] = {}

    @property
    def folder(self) -> str:
        """The folder in which git works."""
        return self.context.folder

    @property
    def target(self) -> Target:
        """The remote and the URL that matter."""
        return targets.find(self.context)

    def local_file(self) -> str:
        """Return the repository's own configuration file; RefusedError outside one."""
        if not self.place.trusted:
            raise RefusedError(UNTRUSTED, UNTRUSTED_HINT)
        return os.path.realpath(os.path.join(self.place.common_dir, "config"))

    def global_file(self) -> str:
        """Return the file that `git config --global` writes to."""
        named = os.environ.get("GIT_CONFIG_GLOBAL")
        if named:
            return os.path.realpath(named)
        home = os.path.expanduser("~/.gitconfig")
        base = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
        other = os.path.join(base, "git", "config")
        xdg = not os.path.exists(home) and os.path.exists(other)
        return os.path.realpath(other if xdg else home)

    def read(self, path: str) -> bytes | None:
        """Return a file as the plan would have left it so far; RefusedError if unreadable."""
        if path not in self._files:
            try:
                self._files[path] = durable.read(path)
            except OSError as error:
                raise RefusedError(f"`{path}` cannot be read: {error.strerror}") from error
        return self._files[path]

    def replace(self, path: str, kind: str, data: bytes | None) -> FileChange:
        """Note that a file will change; RefusedError if that plainly cannot be."""
        filewrite.check_writable(path)
        before = self.read(path)
        self._files[path] = data
        return FileChange(path, kind, before, data)

    def edit(
        self, file: str, key: str, old: str | None, new: str | None, section: str = ""
    ) -> FileChange:
        """Note one change of one value; RefusedError if the value is not there."""
        path = os.path.realpath(file)
        data = self.read(path)
        index = 0 if old is None else self._index(path, data, key, old)
        change = Edit(key, index, old, new, section)
        return self.replace(path, secretless.CONFIG, configedit.edited(data, change, path))

    def _index(self, path: str, data: bytes | None, key: str, old: str) -> int:
        text = secretless.decode(data or b"")
        values = [value or "" for name, value in configedit.listing(text, path) if name == key]
        if old not in values:
            raise RefusedError(f"`{redact(key)}` is not in {path}; nothing was changed")
        return values.index(old)

    def risk_of(self, entry: Entry, local: Risk) -> Risk:
        """Return the risk of changing an entry: its own in the repository, `global` elsewhere."""
        return local if entry.scope in ("local", "worktree") else Risk.GLOBAL

    def check_editable(self, entry: Entry) -> None:
        """Raise RefusedError for a value that no file holds, or only an administrator's does."""
        shown = redact(entry.key)
        if not entry.file:
            raise RefusedError(
                f"`{shown}` is set on the command line or in the environment: bbfix cannot change "
                "it there; nothing was changed",
                "unset GIT_CONFIG_COUNT or GIT_CONFIG_PARAMETERS, or leave the -c option out",
            )
        if entry.scope == "system" and not os.access(os.path.dirname(entry.file), os.W_OK):
            raise RefusedError(
                f"`{shown}` is set for all users in {entry.file}; nothing was changed",
                f"an administrator can remove it from {entry.file}",
            )
