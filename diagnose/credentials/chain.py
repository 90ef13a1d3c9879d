"""Which credential helpers git asks for a URL, in its order, and git's own files behind `store`."""

from __future__ import annotations

import os

from diagnose.credentials.urlmatch import applies
from diagnose.redact import has_secret
from diagnose.redact import redact
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnose.hosts.url import GitURL


class Helper(Value):
    """One value of `credential.helper`, or of `credential.<pattern>.helper`."""

    command: str  # store | cache --timeout=900 | /abs/path | !shell text; may hold a secret
    key: str = "credential.helper"
    scope: str = ""  # system | global | local | worktree | command
    file: str = ""  # that sets it; "" for the command line and the environment

    def __repr__(self) -> str:
        return f"Helper({self.name}, {redact(self.key)}, {self.file})"

    @property
    def name(self) -> str:
        """The name for people: `store`, or `a shell command`, whose text may hold a secret."""
        if self.command.startswith("!"):
            words = self.command[1:].split()
            plain = words and words[0].replace("-", "").replace("/", "").isalnum()
            return redact(words[0]) if plain else "a shell command"
        word = self.command.split()[0] if self.command.split() else ""
        return os.path.basename(word).removeprefix("git-credential-")

    @property
    def pattern(self) -> str:
        """What of a URL the helper is bound to, "" if it serves them all."""
        return self.key.partition(".")[2].rpartition(".")[0]

    @property
    def runnable_alone(self) -> bool:
        """Whether it may be named on a command line of ours without showing somebody's secret."""
        inline = self.command.startswith("!") and "pass" in self.command.lower()
        return not inline and not has_secret(self.command)

    @property
    def files(self) -> tuple[str, ...]:
        """The files of git's own `store`, in the order in which it reads them; () for others."""
        if self.command.startswith("!") or self.name != "store":
            return ()
        import shlex

        try:
            words = shlex.split(self.command)[1:]
        except ValueError:
            return ()
        if not words:
            home = os.path.expanduser("~")
            xdg = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
            return os.path.join(home, ".git-credentials"), os.path.join(xdg, "git", "credentials")
        option, equals, value = words[0].partition("=")
        if option != "--file":
            return ()
        if equals:  # the shell that starts helpers knows no `~` inside a word
            return (os.path.expandvars(value),)
        return tuple(os.path.expandvars(os.path.expanduser(word)) for word in words[1:2])


def asked(configured: Iterable[Helper], url: GitURL) -> tuple[Helper, ...]:
    """Return those of all configured helpers that git asks for a URL, in its order.

    configured  in the order of the configuration; an empty command drops the helpers before it
    """
    found: list[Helper] = []
    for helper in configured:
        if not applies(helper.pattern, url):
            continue
        if helper.command:
            found.append(helper)
        else:
            found.clear()
    return tuple(found)
