"""What narrows a sign: the git subcommand, its exit code, and the host in git's own lines."""

from __future__ import annotations

from diagnose import gitargs
from diagnose.match.text import last_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from diagnose.library.page import Sign
    from diagnose.match.text import Text

# Subcommands that a page may name. Any other word is an alias or a program of the user's, and
# narrows nothing: bbfix does not know what it ran.
_KNOWN = """
    add am apply archive bisect blame branch bundle checkout cherry-pick clean clone commit
    config describe diff fetch format-patch fsck gc grep init lfs log ls-files ls-remote
    ls-tree maintenance merge mv notes prune pull push range-diff rebase reflog remote replace
    reset restore rev-parse revert rm show sparse-checkout stash status submodule switch
    symbolic-ref tag update-index update-ref worktree
"""
KNOWN = frozenset(_KNOWN.split())
PROMPTS = ("$ git ", "# git ", "% git ", "> git ")  # what a shell shows before a command
QUOTES = "'\"`\u2018\u2019\u201c\u201d\u00ab\u00bb<>(),;"


class Scope:
    """How git was run and for which host, as far as it is known: not every sign fits that."""

    def __init__(
        self,
        text: Text,
        command: Sequence[str],
        exit_code: int | None,
        host_of: Callable[[str], str | None] | None,
    ) -> None:
        self._text = text
        self._host_of = host_of
        self._urls: list[tuple[int, str]] | None = None
        self._url_lines: list[int] = []
        self._hosts: dict[str, str | None] = {}
        self.command = subcommand(command)
        self.arguments = tuple(command)
        self.exit = exit_code

    def admits(self, sign: Sign) -> bool:
        """Whether command and exit code, where they are known, are among those of the sign."""
        if sign.commands and self.command and self.command not in sign.commands:
            return False
        return not sign.exits or self.exit is None or self.exit in sign.exits

    def host_at(self, lines: tuple[int, ...]) -> str | None:
        """Return the id of the host that git's own line nearest to some lines names."""
        if self._host_of is None:
            return None
        if self._urls is None:
            self._urls = own_urls(self._text)
            self._url_lines = [line for line, _ in self._urls]
        for url in (*self._near(lines), *self.arguments):
            if "://" not in url and "@" not in url:
                continue
            if url not in self._hosts:
                self._hosts[url] = self._host_of(url)
            return self._hosts[url]
        return None

    def _near(self, lines: tuple[int, ...]) -> list[str]:
        """Return the URL that stands nearest to some lines; where two do, the earlier one."""
        if not self._urls:
            return []
        place = last_at(self._url_lines, lines[-1])
        near = self._urls[place : place + 2]
        return [min(near, key=lambda found: _distance(found[0], lines))[1]]


def _distance(line: int, lines: tuple[int, ...]) -> int:
    return max(lines[0] - line, line - lines[-1], 0)


def subcommand(command: Sequence[str]) -> str:
    """Return the git subcommand of an argument list, "" where there is none or it is an alias."""
    rest = gitargs.split(command[1:])[1]
    return rest[0] if rest and rest[0] in KNOWN else ""


def own_urls(text: Text) -> list[tuple[int, str]]:
    """Return line and text of every URL in lines that this side printed, not the server.

    Where a copy made one line of the server's words and git's own, that is all there is to go by.
    """
    found, behind = [], []
    for number, line in enumerate(text.lines):
        if "@" not in line.text and "://" not in line.text and "ssh: " not in line.text:
            continue
        if not line.remote:
            found += [(number, url) for url in urls_in(line.text)]
        elif line.text.startswith("fatal: "):
            behind += [(number, url) for url in urls_in(line.text)]
    return found or behind


def urls_in(line: str) -> list[str]:
    """Return what looks like a git URL in a line; ssh's `user@host:` becomes one."""
    for prompt in PROMPTS:
        if prompt in line:
            line = line[line.index(prompt) :]  # user@host:folder$ is no URL
    words = line.translate(dict.fromkeys(map(ord, QUOTES), " ")).split()
    if line.startswith(("ssh: connect to host ", "ssh: Could not resolve hostname ")):
        host = line.removeprefix("ssh: connect to host ")
        return [
            f"ssh://{host.removeprefix('ssh: Could not resolve hostname ').split()[0].rstrip(':')}/"
        ]
    found = []
    for word in words:
        if "://" in word:
            found.append(word.rstrip(".:"))
        elif "@" in word and ":" in word:
            user, _, path = word.partition(":")
            found.append(word if path else f"ssh://{user}/")
    return found
