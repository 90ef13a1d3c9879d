"""Takes lines apart that somebody made one: a web page, a table or a chat put blanks for newlines.

git ends a line before it says `fatal: `, so where it has spoken before in a line, and a sentence,
a quote or a bracket has ended, that word began another one.
"""

from __future__ import annotations

import re

SHORTEST = 20  # characters before a word that may be lines of their own
_SPOKEN = (
    r"^\s*(?:remote|ERROR): |\b(?:fatal|error|warning|hint): |Cloning into |Permission denied[ ,(]"
    r"|Switched to (?:a new )?branch '|\*\*\* Please tell me who you are"
    r"|\bError(?=: Command failed: git )"
    r"|Host key verification failed|\b[Ee]xit(?:ed)? (?:status|code|with)\b|\bstderr: "
    r"|_exchange_identification: |Connection (?:closed|reset) by \S+ port \d"
)
# Some lines end in no mark.
_BEGIN = (
    r"(?<=[.!?'\")]) (?=(?:fatal|error|remote|hint|warning): |Please make sure you have )"
    r"|(?<=\w) (?=fatal: (?:not a git repository \(or any |ambiguous argument ')"
    r"|\*\*\* Please tell me who you are)"
    r"| (?=fatal: Could not read from remote|Connection (?:closed|reset) by \S+ port \d)"
    r"| (?=fatal: (?:index-pack failed|early EOF|[Tt]he remote end hung up|fetch-pack: invalid"
    r"|unable to fork|unpack-objects failed|cannot store pack|clone of '))"
)

# No blank stands between a sentence in Chinese, Japanese or Korean and what it quotes.
_QUOTING = (
    r"(?<=[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef])"
    r"(?=fatal: |Connection (?:closed|reset) by \S+ port \d|Permission denied \(publickey"
    r"|Host key verification failed|ssh: connect to host |kex_exchange_identification: )"
)

# What ssh or the host says in a line of its own before git gives up.
_REFUSAL = (
    r"\s*(?:[^\s:]+@[^\s:]+: |remote: )?(?:Host key verification failed|Permission denied[ ,(]"
    r"|ssh: "
    r"|(?:kex|ssh)_exchange_identification: |Connection (?:closed|reset) by |ERROR: |Load key "
    r"|Unable to negotiate |Received disconnect |Bad owner or permissions )"
)
_GIVES_UP = r"\s+(?=fatal: (?:Could not read from remote|[Tt]he remote end hung up))"

# How the second paragraph of a message of git's begins.
_GOES_ON = (
    r"(?<=[.!?'\")\w]) (?=To add an exception for this directory|Another git process seems to be"
    r"|If no other git process is|Use '--' to separate paths from|Did you mean (?:this|one of)"
    r"|The most similar commands? |Stopping at filesystem boundary |Run git config --global user\.)"
)
DOTS = "...fatal: "  # `Checking for updates...`, without a newline, and then git spoke
_HEAD = r"\b(?:fatal|error): |^\s*git: '|\*\*\* Please tell me "
_BEFORE = 90  # characters in which a voice of git, or its name, begins

# What a push prints of a ref that was refused, where something else stands before or behind it.
_REFUSED = (
    r"(?:! ?\[(?:remote )?rejected\] +[^\s()]+(?: -> [^\s()]+)?"
    r"|! +[^\s()]*:refs/[^\s()]+ +\[(?:remote )?rejected\]) \([^\n)]{3,}\)"
)
_OPENED = r"[\s\"'`*(]"  # code and prose that only name it set a mark before it
_PUSHED = (
    rf"(?<!^)(?<!{_OPENED}) +(?={_REFUSED})| (?=error:(?: failed to push some refs|$))"
    r"|(?<!remote:) (?=(?:remote|hint): )|(?<=\)) (?=Done(?:$|[ <]))"
    r"| (?=To (?:https?://|ssh://|git@|/|(?:github|gitlab)\.com:|bitbucket\.org:))|\n"
)
_BLANK = r"^remote:(?: remote:)+ "  # the server's empty lines, before the one that is said
_ENDLESS = r"(?<=[^\s\"'`(/\[])(?=remote:)"
TWICE = 2
ENOUGH = 4  # words of a server in one line: newlines were lost, not replaced

_STUDIO = "Git failed with a fatal error."  # Visual Studio, in the place of git's own `fatal: `
_YARN = r"^(.{0,20}\bYN0001: [\u2502|]?\s*)(Fatal|Remote|Warning|Hint) Error: "
_OTHERS = r"(?:fatal|error|remote|hint|warning): |$"


def voiced(lines: list[str]) -> list[str]:
    """Return lines with the `fatal: ` that Visual Studio took off, as many as before."""
    found = list(lines)
    for number, line in enumerate(lines):
        text = line.rstrip()
        rest = text.partition(f"{_STUDIO} ")[2]
        if rest:
            found[number] = rest if re.match(_OTHERS, rest) else f"fatal: {rest}"
        elif text.endswith(_STUDIO) and number + 1 < len(lines):
            below = lines[number + 1]
            if not below.rstrip().endswith(_STUDIO) and not re.match(_OTHERS, below):
                found[number + 1] = f"fatal: {below}"
    return found


def named(lines: list[str]) -> list[str]:
    """Return lines with git's own `fatal: ` for the `Fatal Error: ` that yarn makes of it."""
    return [re.sub(_YARN, lambda found: f"{found[1]}{found[2].lower()}: ", line) for line in lines]


def refused(line: str) -> list[str]:
    """Return the lines of a refused push that were made one, the line alone where nothing tells."""
    if line.count("remote:") >= ENOUGH:
        line = re.sub(_ENDLESS, "\n", line)
    elif re.search(_REFUSED, line) is None and line.count(" remote: ") < TWICE:
        return [line]
    parts = [re.sub(_BLANK, "remote: ", part.rstrip()) for part in re.split(_PUSHED, line)]
    return [f" {part}" if part.startswith("! [") else part for part in parts if part.strip()]


def parted(line: str) -> list[str]:
    """Return the lines that a line was made of, itself alone where nothing tells."""
    quoted = re.split(_QUOTING, line)
    return [part for said in quoted for whole in _begun(said) for part in _ended(whole)]


def _ended(line: str) -> list[str]:
    """Return a message and its second paragraph, which somebody put behind it."""
    goes_on = re.search(_GOES_ON, line)
    if goes_on is None or not re.search(_HEAD, line[:_BEFORE]):
        return [line]
    return [line[: goes_on.start()].rstrip(), line[goes_on.end() :]]


def _begun(line: str) -> list[str]:
    if re.match(_REFUSAL, line):
        refusal, *given_up = re.split(_GIVES_UP, line, maxsplit=1)
        if given_up:
            return [refusal, *_begun(given_up[0])]
    told, dots, rest = line.partition(DOTS)
    if dots and re.search(_HEAD, told) is None:
        return [f"{told}...", *_begun(f"fatal: {rest}")]
    said = re.search(_SPOKEN, line)
    if said is None:
        return [line]
    starts = [
        match.end() for match in re.finditer(_BEGIN, line) if match.start() >= said.end() + SHORTEST
    ]
    if not any(line.startswith("fatal: ", at) for at in starts):
        return [line]
    parts = [
        line[low:high].rstrip() for low, high in zip([0, *starts], [*starts, None], strict=True)
    ]
    if parts[0].count("'") % 2 and parts[-1].endswith("'"):
        parts[-1] = parts[-1][:-1].rstrip()  # the quote that was opened before all of it
    return parts
