"""Invented wording: lines that pages call git's, and that no message of the git here makes.

An example says where its words are from: `git` names the release that printed them, or `source`
one of git's files with its release. Where that is the release installed here, each line of it
must be one that a message makes. Lines that hold only names of the user's (a path, an address, a
command that was typed) are not asked about; an example with words of another program names that
program in `source`.
"""

from __future__ import annotations

import re

from diagnose.library import dead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from diagnose.library.page import Example
    from diagnose.library.page import Pattern

FROM_GIT = re.compile(r"git (?P<file>\S+) [^\n]*?\bv(?P<release>\d+(?:\.\d+)+)")
FOREIGN = "with the words of"  # in a source: an errno of another system stands in the example
ELSEWHERE = ("compat/", "contrib/")  # parts of git that a system may go without
VOICE = re.compile(r"(?:remote: )?(?:fatal|error|warning|hint|usage|BUG): ?|remote: ")
NAMES = re.compile(r"[ \t]|(?:To|From) \S+$|\$ ")  # begin lines of the user's own
STATUS = re.compile(r" ! (?:\[(?P<word>[^\]]+)\]|\S+) .*?(?:\((?P<reason>[^()]+)\))?$")
SERVERS = "remote rejected"  # the reason behind it is the server's
BLANK = re.compile(
    r"%(?:%|(?:\d+\$)?[-+ #0'*.\d]*(?:hh|h|ll|l|q|L|j|z|t)?[diouxXcsfp])"
    r"|\$\{[^}]*\}|\$\([^)]*\)|\$\w+"  # in a script
)
FILLED = {"d": r"-?\d+", "i": r"-?\d+", "u": r"\d+", "x": "[0-9a-f]+", "c": "."}
BETWEEN = {"'": "[^'\"]*'?", '"': '[^"]*', "`": "[^`']*", "(": "[^()]*"}
NAME = r"\S*(?: \S+){0,2}"  # a blank without quotes around it
REST = "(?P<rest>.*)"
ERRNO = re.compile(r": [A-Z][^:]*$")
PROSE = re.compile(r"(?![A-Z])(?:(?!: [A-Z]).)*\b[a-z]+ [a-z]")  # neither a name nor an errno
OPEN = re.compile(r"unable to access '|RPC failed; |.*, reason: ")  # others' words follow
# texts that compilers take apart
APART = ("aborting due to possible repository corruption on the remote side.",)
STRING = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xff]{4,}(?=\0)")
LETTERS = 5  # fewer in a message, and it says nothing: `%s: %s`


class Messages:
    """The messages of a git, line by line, with blanks to be filled."""

    def __init__(self, git: dead.Git) -> None:
        """Read the messages of all files of git; takes a second or two."""
        self.git = git
        self._told: set[str] = set()
        strings: set[bytes] = set()
        for data in git.files():
            if b"\0" in data[:-1]:
                strings.update(STRING.findall(data))
            else:
                self._told.update(map(_said, _written(data)))
        for string in strings:
            self._told.update(map(_said, string.decode("utf-8", "replace").split("\n")))

    def unmade(self, lines: Iterable[str]) -> list[str]:
        """Return the lines that no message makes, in their order."""
        left = {line: _said(line.rstrip()) for line in lines}
        rests = self._rests({part for words in left.values() for part in _ends(words)})
        return [line for line, words in left.items() if not self._made(words, rests)]

    def _rests(self, asked: set[str]) -> dict[str, set[str]]:
        """Return for each text what the messages that fit it leave over at its end."""
        rests: dict[str, set[str]] = {words: set() for words in asked}
        together = "\n".join(asked)
        for message in self._told:
            pieces = BLANK.split(message)
            fixed = max(pieces, key=len)
            if fixed not in together or sum(map(str.isalpha, "".join(pieces))) < LETTERS:
                continue
            fits = re.compile(_shape(message))
            for words in asked:
                if fixed in words and (found := fits.fullmatch(words)):
                    rests[words].add(found["rest"] or "")
        return rests

    def _made(self, words: str, rests: dict[str, set[str]]) -> bool:
        """Whether a message makes a text, and another one what is left over at its end."""
        over = rests.get(words, set())
        if any(not PROSE.match(rest) or self._made(rest, rests) for rest in over):
            return True
        if words.endswith(APART) or (over and OPEN.match(words)):
            return True
        return self.git.has(ERRNO.sub("", words))  # two messages may share their end


def invented(patterns: Iterable[Pattern], messages: Messages) -> list[str]:
    """Return every line of an example that is said to be of this git, and is not."""
    version = messages.git.version
    asked = [
        (f"{page.area}/{page.id}.toml: `example {number}`", line)
        for page in patterns
        if page.status != "retired"
        for number, shown in enumerate(page.examples, 1)
        if not shown.world and _of(shown, version)
        for line in _told(shown.text)
    ]
    unmade = set(messages.unmade(line for _, line in asked))
    return [
        f"{where} has a line that no message of git {version} makes: `{dead.line(line)}`"
        for where, line in asked
        if line in unmade
    ]


def _of(shown: Example, version: str) -> bool:
    """Whether an example says that this release of git printed it."""
    if shown.git:
        return shown.git == version
    found = FROM_GIT.match(shown.source)
    if not found or found["file"].startswith(ELSEWHERE) or FOREIGN in shown.source:
        return False
    return dead.same(found["release"], version)


def _told(text: str) -> Iterator[str]:
    """Yield the lines of an example that git must have told."""
    for line in text.split("\n"):
        if status := STATUS.fullmatch(line):
            if status["reason"] and status["word"] != SERVERS:
                yield status["reason"]
        elif sum(map(str.isalpha, line)) >= LETTERS and not NAMES.match(line):
            yield line


def _said(line: str) -> str:
    """Return a line without the voice that git puts before a message."""
    line = line.lstrip()
    return line[found.end() :] if (found := VOICE.match(line)) else line


def _ends(words: str) -> Iterator[str]:
    """Yield a text, and what stands behind each colon in it."""
    yield words
    for colon in re.finditer(": ", words):
        yield words[colon.end() :]


def _written(data: bytes) -> Iterator[str]:
    """Yield the lines of a script, and what stands in quotes in them."""
    for line in data.decode("utf-8", "replace").split("\n"):
        yield line
        for quote in ('"', "'"):
            for part in line.split(quote)[1:]:
                yield from part.split("\\n")


def _shape(message: str) -> str:
    """Return the regex that a message is."""
    fixed, shape, at = "", "", 0
    for blank in BLANK.finditer(message):
        fixed += message[at : blank.start()]
        at = blank.end()
        if blank[0] == "%%":
            fixed += "%"
            continue
        shape += re.escape(fixed) + _filled(blank[0], fixed[-1:], message[at : at + 1])
        fixed = ""
    fixed += message[at:]
    if fixed.endswith(" "):  # more is printed behind it
        return shape + re.escape(fixed) + REST
    if not fixed and shape.endswith(REST):
        return shape
    return shape + re.escape(fixed) + f"[.:]?(?:: {REST})?"


def _filled(blank: str, before: str, behind: str) -> str:
    """Return what may stand in a blank, by its letter and the signs around it."""
    if blank[0] == "%" and blank[-1] in FILLED:
        return FILLED[blank[-1]]
    if not behind:
        return REST
    return BETWEEN.get(before, NAME) if behind in "'\")" else NAME
