"""How pages speak: plain words for a tired person, no cure in a title, no cure that harms.

The rules come from rustc, uv and git's CodingGuidelines; each trouble says which key and why.
"""

from __future__ import annotations

import re

from diagnose.registry import NEVER_SET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.library.page import FixPage
    from diagnose.library.page import Pattern

LONGEST_TITLE = 80  # characters: one line of a terminal
LONGEST_WHY = 400  # characters: five lines, two sentences
SHORTEST_EXPLAIN = 80  # characters: less teaches nothing
_NAMES = """
    Atlassian Azure Bitbucket Codeberg CodeCommit Forgejo Gerrit Gitea GitHub GitLab Git Heroku
    Hugging LFS OpenSSH Overleaf SourceForge Windows
"""
_CURES = """
    add change check clone configure convert create delete enter fix generate install make move
    press reinstall remove rename replace retry rewrite run set store swap switch try update use
    you
"""
NAMES = frozenset(_NAMES.split())
CURES = frozenset(_CURES.split())
TABOO = {
    "just": "it belittles",
    "simply": "it belittles",
    "please": "a program does not beg",
    "easily": "it belittles",
    "obviously": "it belittles",
    "illegal": "nobody broke a law",
    "i": "say `bbfix` or `git`",
    "we": "say `bbfix` or `git`",
    "our": "say `bbfix` or `git`",
    "us": "say `bbfix` or `git`",
    "my": "say `bbfix` or `git`",
    "me": "say `bbfix` or `git`",
    "unfortunately": "a report has no feelings",
    "sorry": "a report has no feelings",
    "oops": "a report has no feelings",
    "basically": "it says nothing",
    "kindly": "a program does not beg",
}
QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|'[^'\n]*'(?!\w)|^(?: {4}|\t).*$", re.MULTILINE)
MARKED_URL = re.compile(r"(https?://\S*[\w/])[.,;:!](?:\s|$)")
# The cures that bbfix never offers, and the same in other clothes.
UNSAFE = (
    (r"--force(?![-\w])", "`--force` overwrites other people's commits"),
    (r"\bpush\b[^\n]*\s(?:-f\b|\+\w)", "a forced push overwrites other people's commits"),
    (r"--mirror\b", "`--mirror` deletes what the remote has and this repository has not"),
    (r"--no-verify\b", "`--no-verify` skips the hooks of the project"),
    (r"\bsudo\b", "`sudo` makes files that the user no longer owns"),
    (r"(?i)sslverify\W+(?:false|0|no|off)|GIT_SSL_NO_VERIFY", "it lets anybody read the secret"),
    (
        r"(?i)StrictHostKeyChecking\W+(?:no|off)|UserKnownHostsFile\W+/dev/null",
        "it hides an attack",
    ),
    (r"\bchmod\s+(?:-\w+\s+)?(?:0?777|a\+rwx)", "it lets everybody change the files"),
    (r"safe\.directory\W+\*", "it switches the ownership check off everywhere"),
    (r"(?i)credential\.helper\W+store\b", "it writes secrets to a plain file"),
    (r"\brm\s+-\w*[rf]", "it deletes what cannot be brought back"),
    (r"\bcurl\b[^\n]*\|\s*(?:ba|z)?sh\b", "it runs what a server sends"),
)
# What a shell takes for its own, outside of quotes, <words to replace> and {placeholders}.
COPIED = re.compile(r"'[^']*'|\"[^\"]*\"|<[^<>]*>|\{[^{}]*\}|\$'[^']*'|\$\([^()]*\)|\$\?")
MEANT = re.compile(r"[()*?\[\]!\\`]")
FILLED_IN_QUOTES = re.compile(r"'[^']*\{[a-z_.]+\}[^']*'|\"[^\"]*\{[a-z_.]+\}[^\"]*\"")


def wording(pattern: Pattern) -> Iterator[str]:
    """Give every trouble with the words of a pattern, key first."""
    yield from title_troubles(pattern.title)
    yield from prose("why", pattern.why)
    if len(pattern.why) > LONGEST_WHY:
        yield f"`why` is longer than {LONGEST_WHY} characters: the long story goes to `explain`"
    yield from prose("explain", pattern.explain)
    if len(pattern.explain.strip()) < SHORTEST_EXPLAIN:
        yield "`explain` is too short to be a page of its own"
    for note in pattern.notes:
        yield from prose("notes", note)
    for cause in pattern.causes:
        yield from prose(f"cause {cause.id} why", cause.why)
    for number, entry in enumerate(pattern.foreseen, 1):
        at = f"foreseen {number}"
        if entry.title:
            yield from (f"{at}: {trouble}" for trouble in title_troubles(entry.title))
        if len(entry.why) > LONGEST_WHY:
            yield f"`{at} why` is longer than {LONGEST_WHY} characters"
        yield from prose(f"{at} why", entry.why)
    for fix in pattern.fixes:
        yield from wording_of_fix(fix, f"fix {fix.id} ")


def wording_of_fix(fix: FixPage, at: str = "") -> Iterator[str]:
    """Give every trouble with the words of a fix, unsafe cures first."""
    yield from unsafe(fix, at)
    if fix.title.endswith("."):
        yield f"`{at}title` ends with a full stop"
    if fix.title[:1].isupper() and fix.title.split(maxsplit=1)[0] not in NAMES:
        yield f"`{at}title` begins with a capital letter"
    yield from prose(f"{at}title", fix.title)
    for step in fix.steps:
        yield from _command(step.blanks.get("command", ""), at)
        key = step.blanks.get("key", "")
        if step.kind == "set-config" and re.fullmatch(NEVER_SET, key.lower(), re.DOTALL):
            yield f"`{at}steps` would set `{key}`, which bbfix never does: advise it"
        yield from prose(f"{at}steps text", step.blanks.get("text", ""))


def unsafe(fix: FixPage, at: str = "") -> Iterator[str]:
    """Give the cures in a fix that do harm; the text of an advice may warn of one in backticks."""
    for text in told(fix):
        for shape, reason in UNSAFE:
            if re.search(shape, text):
                yield f"`{at}steps` offers an unsafe cure: {reason}"


def _command(text: str, at: str) -> Iterator[str]:
    """Give the troubles of a command that people copy into a shell."""
    if found := MEANT.search(COPIED.sub("", text)):
        yield f"`{at}steps command` has `{found[0]}` outside of quotes: a shell would read it"
    if FILLED_IN_QUOTES.search(text):
        yield f"`{at}steps command` has quotes around a placeholder: bbfix quotes what it fills in"


def told(fix: FixPage) -> Iterator[str]:
    """Give every text of a fix that somebody may run or follow."""
    yield fix.title
    for step in fix.steps:
        values = {key: value.replace("\0", " ") for key, value in step.blanks.items()}
        yield " ".join(values.values())
        if step.kind == "git":
            yield f"git {values.get('argv', '')}"


def title_troubles(title: str) -> Iterator[str]:
    """Give every trouble with a title: it names the failure, in lower case, in one line."""
    first = title.split(maxsplit=1)[0]
    if title.endswith((".", "!", "?")):
        yield "`title` ends with a mark: it is a headline"
    if "\n" in title or len(title) > LONGEST_TITLE:
        yield f"`title` is longer than one line of {LONGEST_TITLE} characters"
    if first[:1].isupper() and first not in NAMES and not first.isupper():
        yield "`title` begins with a capital letter"
    if first.lower() in CURES:
        yield f"`title` begins with `{first}`: name the failure, the cure is in the fixes"
    if "{" in title:
        yield "`title` has a {placeholder}: it must stand alone"
    yield from prose("title", title)


def prose(key: str, text: str) -> Iterator[str]:
    """Give every trouble with prose; what is quoted or indented is somebody else's words."""
    own = QUOTED.sub(" ", text)
    words = re.findall(r"[A-Za-z]+(?:'[a-z]+)?", own)
    for word in words:
        reason = TABOO.get(word.lower()) if word != "I/O" else None
        if reason:
            yield f"`{key}` says `{word}`: {reason}"
    if "the following" in own.lower() or "as shown" in own.lower():
        yield f"`{key}` points at other text (`the following`, `as shown`): say it here"
    if "?" in own and key != "explain":
        yield f"`{key}` asks: make it a statement, bbfix can check"
    if "!" in own and key != "explain":
        yield f"`{key}` shouts"
    if key in ("title", "why") and "invalid" in map(str.lower, words):
        yield f"`{key}` says `invalid`: say what is wrong with it"
    for url in MARKED_URL.findall(own):
        yield f"`{key}` puts a mark behind `{url}`, which is copied with it: use backticks"
