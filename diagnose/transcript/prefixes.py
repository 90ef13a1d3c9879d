r"""Takes off what other programs write before git's lines: stamps, service names, mail quotes.

No list of programs. Where a word that git begins its lines with stands inside a line, what is
before it is a prefix if it is made of stamps and marks alone, if it begins with a time or a name
and a bar, or if many lines begin with the same shape: equal but for digits and the level of a
log. Where git says no such word, a shape that every line begins with is a prefix.
"""

from __future__ import annotations

import re

VOICES = ("fatal: ", "error: ", "remote: ", "hint: ", "warning: ", "ssh: ", "Cloning into ")
# What ssh and git begin a line with without a voice.
BARE = (
    "Host key verification failed.",
    "git: '",
    "Permission denied (",
    "CONFLICT (",
    "Automatic merge failed;",
    " ! [",
)
_STARTS = (*VOICES, *BARE, "Remote: ", "REMOTE: ")
# As other programs write them anew.
RECAST = (
    "Fatal: ",
    "FATAL: ",
    "Remote: ",
    "Hint: ",
    "Error: ",
    "ERROR: ",
    "Warning: ",
    "WARNING: ",
)
LONGEST = 400  # characters of a prefix
MOST = 40  # shapes in one text
NAMING = 90  # characters of a time and who says it
ENOUGH = 3  # lines that begin alike
LEVELS = "TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL"
# Only digits, marks, time zones, months, days and levels: a stamp, a mail quote, `[ERROR] `.
_STAMP = (
    rf"(?i)(?:[\d\W_]|T(?=\d)|Z\b|UTC|GMT|[AP]M\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    rf"|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|{LEVELS}|std(?:err|out)(?: [FP])?|git)\b)+"
)
_TIME = r"(?:[\[(]?\d{4}-\d\d-\d\d|.{0,24}?\d\d:\d\d:\d\d)"  # where a line of a log begins
_BARS = "|\u2502\u2503\u2551"
_NAMED = rf"(?:[\w.@/-]+(?:\[[\w.]+\])?)? *[{_BARS}][ \t]*"  # a service's name and a bar, a frame
_SHORT = r"(?:[^\s:]+ ){0,2}[^\s:]*[\]!] +|.*##\[error\]"  # words that end with a mark: `npm ERR! `
# Who ran git tells how it ended, and then what it said.
_ENDED = (
    r".*\b(?:exit(?:ed)?(?: with)?(?: status| code)?:? \d+|[Ff]ailed|[Ff]ailure)\b[^:'\"]{0,30}: "
)
_STATUS = r".{0,600}?\bexit (?:status|code) \d+: (?=\S)"
# What ssh said to Git LFS.
_ASKED = (
    r"^.{0,400}?\bbatch request: ((?:\S+: Perm|Permiss|Host key v|ssh: |kex_).*): exit status \d+$"
)
# Who names what went wrong, and behind a colon what git said of it.
_WRAPPED = r"(?i).*\b(?:fail(?:ed|ure)?|unable to|can ?not|could ?n[o']t|\w*error)\b[^'\"]*: *"
# Who names the command in quotes that failed; a sentence of a program that ran `git command`.
_RAN = (
    r".*[\"'`][^\"'`\n]*\bgit [^\"'`\n]+[\"'`] (?:failed|exited)\b[^\"'`:]{0,40} "
    r"|.*\b[Ee]rror\b.{0,40}\bgit command[.:] +|.*\bunable to 'git [a-z]+'[^:]*: (?:[a-z ]+: )?"
    r"|.*\bgit [^\"'`\n]+ returned ?: +"
    r"|(?:[^\s:]+ ){0,2}git (?:clone|fetch|ls-remote)(?: -\S+)* [a-z+]+://\S+ +"  # as npm said it
)
_DEPLOYED = r" *\*{1,3} \[(?:out|err) :: [^\]\n]{1,60}\] +"  # Capistrano
_STREAM = r"\s*(?:\[std(?:err|out)\]|std(?:err|out):|Standard (?:error|output):) +(?=\S)"
# One of several: `worker_1: `, `make[1]: `, `@acme/api: `, `Step #0: `.
_UNIT = r"(?=\S*(?:[\d@\[]|:\S))[^\s'\"]+: +|[A-Z][\w-]* #?\d+: +"
_FEW = r"(?:[^\s:]+ +){1,3}|[^\s:]+: +"  # what may stand before the only line of a text
_CALL = "rpc error: "  # of a Go program that calls another: no `error: ` of git's
_LEVELLED = rf".*\b(?:{LEVELS})\b\W* "
_ITSELF = r"[^\s\d:\[\]]+: "  # a program that names itself: `clang: error: ...`
_LEVEL = rf"(?i)(?:{LEVELS})"
# A compiler names file, line and column before its own `error: `, and so does grep.
_PLACE = r":\d+(?:[:-]\d+)?[:-]\s*$|\(\d+(?:,\d+)?\) ?: ?$"
# Marks of lists, headings, comments and diffs: what follows is somebody's text.
_BULLET = r"\s*(?:[-*+#;%@=]+|//+|\d+[.)]|\|)\s*"
_ENDS = (" ", "\t", "]", ">", "|", ":", ")")
# A time with what stands behind it, where git says no word to tell the end of the stamp.
_CLOCK = (
    r"[\[(]?(?:\d{4}-\d\d-\d\d[T ]|[A-Z][a-z]{2} +\d+ |\d\d?/\d\d?/\d{4},? )?"
    r"\d\d?:\d\d(?::\d\d[\d.,]*)?"
    r"(?:Z| ?[+-]\d\d:?\d\d| [AP]M)?[\])]?:?\s+(?:(?:[\w.-]+ )?[\w.-]+\[[\w.]+\]: |\d\d[A-Z]\+? *)?"
)
_COMMITTED = r"\[[^\]]* [0-9a-f]{7,40}\] "  # the subject of a commit follows
_TEST = r"\s*(?:not )?ok \d+ "  # the title of a test follows
# The mark of a group or a quote at the start of a line: sure even alone.
_MARKED = (
    rf"(?:> ?)+|(?: *=>)+ (?:# )?|##\[\w+\]|::\w+::|#\d+ (?:\d+\.\d+ +)?|\*{{3,}} *"
    rf"|\[(?:{LEVELS}|error|info)\] *"
)
_SAYER = rf"(?:(?:{LEVELS}) +(?:[\w.$/-]+ *(?:-|:|=>) +)?)"  # a level, and whose log it is
_STAMPED = rf"{_CLOCK}(?:std(?:err|out) [FP] )?(?:\[[^\]\n]{{1,30}}\] *)*{_SAYER}?"
# Words that end with a mark: sure only where several lines have nothing else in common.
_LABEL = (
    r"(?!\s*[!*+=-] ) *(?:(?:[^\s:]+ ){0,2}[^\s:]*[\]!>]"
    rf"|[\w.@/-]+ (?i:{LEVELS})(?: +[\w.$/-]+ *-)?) *(?=\S)"
)
_STEPS = rf"(?:{_MARKED}|{_NAMED}|{_STAMPED})+"
_MARKS = ">#:[*\u2502"  # a prefix may begin with
_INNER = ("|", "] ", "! ", "> ", "rror ", "ERROR ", "warn ", "info ")  # or may hold
START = 24  # characters in which a prefix shows


def without(lines: list[str]) -> list[str]:
    """Return the lines without prefixes and pasted indentation; as many, in the same order."""
    return outdented(cut(lines))


def cut(lines: list[str]) -> list[str]:
    """Return the lines without prefixes."""
    shapes = _shapes(lines)
    if shapes:
        pattern = re.compile("|".join(sorted(shapes, key=len, reverse=True)))
        lines = [_cut(pattern, line) for line in lines]
    whole = "\n".join(lines)
    if "exit " in whole:
        lines = [re.sub(_ASKED, r"\1", re.sub(f"^{_STATUS}", "", line)) for line in lines]
    if any(name in whole for name in ("stderr", "stdout", "Standard error", "Standard output")):
        lines = [_unnamed(line) if re.search("[sS]t(?:d|an)", line) else line for line in lines]
    return lines


def outdented(lines: list[str]) -> list[str]:
    """Return the lines without indentation that git did not make."""
    lines = _undented(lines)
    if not any(line[:1] in (" ", "\t") for line in lines):
        return lines
    found = list(lines)
    margin = 0  # of the block in which git speaks behind blanks
    for number, line in enumerate(lines):
        text = line.lstrip(" \t")
        if text is not line and text.startswith((*VOICES, *BARE)):
            margin = len(line) - len(text)
            above = number - 1
            while above >= 0 and found[above] is lines[above] and _indented(lines[above], margin):
                found[above] = lines[above][margin:]
                above -= 1
        if margin and _indented(line, margin):
            found[number] = line[margin:]
        elif text:
            margin = 0
    return found


def _unnamed(line: str) -> str:
    """Take off the name of a stream, and quotes around all that it said."""
    rest = re.sub(f"^{_STREAM}", "", line)
    quoted = rest != line and rest[:1] in ("'", '"') and rest[1:].rstrip().endswith(rest[0])
    return rest.rstrip()[1:-1] if quoted else rest


def _cut(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.match(line)
    if match is None or match[0].lstrip().startswith(_STARTS):
        return line  # `Error: ` is a prefix, `error: ` of the same shape is git's own
    rest = line[match.end() :]
    if match[0].rstrip()[-1:] in _BARS and rest.rstrip()[-1:] in _BARS:
        return rest.rstrip()[:-1]  # the other side of a frame
    return rest


def _indented(line: str, margin: int) -> bool:
    """Whether a line stands as far right as what git says behind blanks, which it never writes."""
    return len(line) > margin and line[:margin].isspace()


def _undented(lines: list[str]) -> list[str]:
    """Take off the indentation that all lines have: somebody pasted them so."""
    if any(line and not line[0].isspace() for line in lines):
        return lines
    filled = [line for line in lines if line.strip()]
    margin = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    tabs = all(line[0] == "\t" for line in filled)
    return [line[margin:] for line in lines] if margin > 1 or (margin and tabs) else lines


def _shapes(lines: list[str]) -> set[str]:
    """Return a regex for each shape of prefix found."""
    found: dict[str, bool] = {}  # shape -> whether it needs no further line
    spoken = False
    alone = sum(map(bool, map(str.strip, lines))) == 1
    whole = "\n".join(lines)
    voices = (*VOICES, *(voice for voice in RECAST if voice in whole))
    for line in lines:
        if line.startswith(_STARTS):
            spoken = True
            continue
        at = _voice(line, voices)
        if at <= 0:
            continue
        prefix = line[:at]
        if len(found) < MOST and _is_prefix(prefix):
            shape = _shape(prefix)
            other = line.startswith(("error", "warn"), at)  # as other programs say too
            level = re.fullmatch(_LEVELLED, prefix, re.IGNORECASE)
            itself = other and not level and re.fullmatch(_ITSELF, prefix)
            sure = _is_sure(prefix) or (not other and re.fullmatch(_UNIT, prefix))
            sure = sure or (line.startswith("fatal: ", at) and re.fullmatch(_WRAPPED, prefix))
            if alone and re.fullmatch(_FEW, prefix):
                sure = sure or level or line.startswith(("fatal: ", "hint: "), at)
            found[shape] = found.get(shape, False) or bool(not itself and sure)
    shapes = {shape for shape, sure in found.items() if sure or _is_common(shape, lines)}
    if not shapes and not spoken:
        return _general(lines)
    return {_narrowed(shape, lines) for shape in shapes}


def _narrowed(shape: str, lines: list[str]) -> str:
    """Return a shape with no more blanks at its end than every line has: the rest is the line's."""
    body = re.sub(r"(?:\\[ \t])+$", "", shape)
    if body == shape:
        return shape
    match = re.compile(f"(?:{body})([ \t]+)(?=\\S)").match
    ends = [found.end() - found.start(1) for found in map(match, lines) if found is not None]
    return f"{body}[ \t]{{1,{min(ends)}}}" if ends else shape


def _voice(line: str, voices: tuple[str, ...]) -> int:
    """Return where git's word begins within a line, -1 where it does not."""
    first = line.rfind(_CALL, 0, LONGEST) + len(_CALL) if _CALL in line else 1
    ends = [at for at in (line.find(voice, first, LONGEST) for voice in VOICES) if at > 0]
    if not ends and len(voices) > len(VOICES):
        ends = [at for at in (line.find(voice, 1, LONGEST) for voice in voices) if at > 0]
    if not ends:
        ends = [_whole(line, at) for at in (line.find(v, 1, LONGEST) for v in BARE) if at > 0]
    return min(ends, default=-1)


def _whole(line: str, at: int) -> int:
    """Return where the word before a place begins if ssh names the host there, else the place."""
    if not line.startswith(": ", at - 2):
        return at
    start = line.rfind(" ", 0, at - 2) + 1
    return start if "@" in line[start:at] else at


def _is_prefix(prefix: str) -> bool:
    """Whether a text may be what another program put before a line."""
    if not prefix.endswith(_ENDS) or prefix.isspace() or prefix.endswith(("?:", "(", "'", '"')):
        return False
    if prefix.rstrip().casefold().endswith("fatal") or prefix == "Git ":
        return False  # `Fatal error: ` is a phrase of PHP's, `Git error: ` of Ruby's programs
    if re.match(f"{_TEST}|{_COMMITTED}", prefix) or re.search(r"\bsshd\[\d+\]: $", prefix):
        return False  # the server's daemon speaks with the same words, of other failures
    if prefix.count('"') % 2 or prefix.count("'") % 2:
        return False
    bullet = re.fullmatch(_BULLET, prefix) and "***" not in prefix  # no list has such marks
    return not re.search(_PLACE, prefix) and not bullet


def _is_sure(prefix: str) -> bool:
    if re.fullmatch(_STAMP, prefix) or re.fullmatch(_NAMED, prefix):
        return True
    if any(re.fullmatch(shape, prefix) for shape in (_SHORT, _ENDED, _RAN, _STAMPED, _DEPLOYED)):
        return True
    # A line of a log: who says it comes behind the time, and ends with a mark.
    return bool(re.match(_TIME, prefix)) and prefix.rstrip()[-1] in ":]|>-" and len(prefix) < NAMING


def _general(lines: list[str]) -> set[str]:
    """Return the shape of a prefix that every line has, though git says no word of its own."""
    filled = [line for line in lines if line.strip()]
    # A mark, a bar or a digit near the start: nothing else is worth an expression.
    start = filled[0][:START] if filled else ""
    marked = start[:1] in tuple(_MARKS) or any(mark in start for mark in _INNER)
    if not (marked or any(map(str.isdigit, start))):
        return set()
    for steps in (_STEPS, _STAMPED, _LABEL) if len(filled) > 1 else (_STEPS, _STAMPED):
        match = re.match(steps, filled[0])
        if match is not None and match.end() < len(filled[0]):
            bare = _shape(match[0].rstrip())
            if all(re.match(bare, line) for line in filled):
                return {_shape(match[0]), f"{bare}$"}
    return set()


def _is_common(shape: str, lines: list[str]) -> bool:
    """Whether enough lines begin with a shape: all of a few."""
    body = re.sub(r"(?:\\[ \t])+$", "", shape)
    match = re.compile(body).match
    count = sum(match(line) is not None for line in lines)
    return count >= min(ENOUGH, max(sum(map(bool, map(str.strip, lines))), ENOUGH - 1))


def _shape(prefix: str) -> str:
    """Return the regex of all prefixes that are equal but for digits, level and inner blanks."""
    body = prefix.rstrip(" \t")
    parts = []
    for part in re.split(r"(\d+|[ \t]+|\b(?:" + LEVELS + r")\b)", body, flags=re.IGNORECASE):
        if part.isdigit():
            parts.append(r"\d+")
        elif part.isspace():
            parts.append(r"[ \t]+")
        else:
            parts.append(f"(?i:{LEVELS})" if re.fullmatch(_LEVEL, part) else re.escape(part))
    return "".join(parts) + re.escape(prefix[len(body) :])
