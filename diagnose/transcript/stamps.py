r"""What one prefix of another program looks like, and which prefixes are of the same shape.

No list of programs: times, levels of a log, names with a bar or a bracket, and phrases that
announce what git said. A *shape* is the regex of all prefixes that are equal but for digits, the
level of a log and inner blanks.
"""

from __future__ import annotations

import re

LEVELS = "TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL"
BARS = "|\u2502\u2503\u2551"  # a frame, or what docker compose sets behind a service's name
LONGEST_STAMP = 90  # characters of a time and who says it

# --- sure from one line alone ---
# Only digits, marks, time zones, months, days and levels: a stamp, a mail quote, `[ERROR] `.
_STAMP = (
    rf"(?i)(?:[\d\W_]|T(?=\d)|Z\b|UTC|GMT|[AP]M\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    rf"|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|{LEVELS}|std(?:err|out)(?: [FP])?|git)\b)+"
)
_TIME = r"(?:[\[(]?\d{4}-\d\d-\d\d|.{0,24}?\d\d:\d\d:\d\d)"  # where a line of a log begins
_SERVICE = rf"(?:[\w.@/-]+(?:\[[\w.]+\])?)? *[{BARS}][ \t]*"  # a service's name and a bar, a frame
_ENDED_BY_MARK = r"(?:[^\s:]+ ){0,2}[^\s:]*[\]!] +|.*##\[error\]"  # `npm ERR! `
# Who ran git tells how it ended, and then what it said.
_EXITED = (
    r".*\b(?:exit(?:ed)?(?: with)?(?: status| code)?:? \d+|[Ff]ailed|[Ff]ailure)\b[^:'\"]{0,30}: "
)
# Who names the command in quotes that failed; a sentence of a program that ran `git command`.
_RAN = (
    r".*[\"'`][^\"'`\n]*\bgit [^\"'`\n]+[\"'`] (?:failed|exited)\b[^\"'`:]{0,40} "
    r"|.*\b[Ee]rror\b.{0,40}\bgit command[.:] +|.*\bunable to 'git [a-z]+'[^:]*: (?:[a-z ]+: )?"
    r"|.*\bgit\"? [^\"'`\n]+ returned ?: +"
    r"|(?:[^\s:]+ ){0,2}git (?:clone|fetch|ls-remote)(?: -\S+)* [a-z+]+://\S+ +"  # as npm said it
)
# What .NET, Java, PHP and Python print of what they caught: its kind, and then what it says.
_CAUGHT = (
    r"(?:.{0,60}\bexception in thread \S+ |.{0,60}---> |Caused by: )?"
    r"\s*(?:[\w$]+[.\\])*(?:[A-Z]\w*)?Exception: +"
)
_CAPISTRANO = r" *\*{1,3} \[(?:out|err) :: [^\]\n]{1,60}\] +"

# --- sure before some of git's words ---
_LEVELLED = rf".*\b(?:{LEVELS})\b\W* "
_PROGRAM = r"[^\s\d:\[\]]+: "  # one that names itself: `clang: error: ...`
# One of several: `worker_1: `, `make[1]: `, `@acme/api: `, `Step #0: `.
_UNIT = r"(?=\S*(?:[\d@\[]|:\S))[^\s'\"]+: +|[A-Z][\w-]* #?\d+: +"
# Who names what went wrong, and behind a colon what git said of it.
_WRAPPED = r"(?i).*\b(?:fail(?:ed|ure)?|unable to|can ?not|could ?n[o']t|\w*error)\b[^'\"]*: *"
_FIELD = r"(?i:\w{0,20}(?:error|message|stderr|output|reason|detail)\w{0,9}): +"  # of a record
_FEW_WORDS = r"(?:[^\s:]+ +){1,3}|[^\s:]+: +"  # before the only line of a text

# --- no prefix at all ---
# A compiler names file, line and column before its own `error: `, and so does grep.
_SOURCE = r":\d+(?:[:-]\d+)?[:-]\s*$|\(\d+(?:,\d+)?\) ?: ?$"
# Marks of lists, headings, comments and diffs: what follows is somebody's text.
_BULLET = r"\s*(?:[-*+#;%@=]+|//+|\d+[.)]|\|)\s*"
_COMMIT = r"\[[^\]]* [0-9a-f]{7,40}\] "  # the subject of a commit follows
_TEST = r"\s*(?:not )?ok \d+ "  # the title of a test follows
_SERVER_LOG = r"\bsshd\[\d+\]: $"  # the daemon has the same words for other failures
_ENDS = (" ", "\t", "]", ">", "|", ":", ")")  # of every prefix

# --- sure where every line has it, though git says no word to tell where it ends ---
_CLOCK = (
    r"[\[(]?(?:\d{4}-\d\d-\d\d[T ]|[A-Z][a-z]{2} +\d+ |\d\d?/\d\d?/\d{4},? )?"
    r"\d\d?:\d\d(?::\d\d[\d.,]*)?"
    r"(?:Z| ?[+-]\d\d:?\d\d| [AP]M)?[\])]?:?\s+(?:(?:[\w.-]+ )?[\w.-]+\[[\w.]+\]: |\d\d[A-Z]\+? *)?"
)
# The mark of a group or a quote at the start of a line: sure even alone.
_MARKED = (
    rf"(?:> ?)+|(?: *=>)+ (?:# )?|##\[\w+\]|::\w+::|#\d+ (?:\d+\.\d+ +)?|\*{{3,}} *"
    rf"|\[(?:{LEVELS}|error|info)\] *"
)
_LOGGER = rf"(?:(?:{LEVELS}) +(?:[\w.$/-]+ *(?:-|:|=>) +)?)"  # a level, and whose log it is
_STAMPED = rf"{_CLOCK}(?:std(?:err|out) [FP] )?(?:\[[^\]\n]{{1,30}}\] *)*{_LOGGER}?"
_STEPS = rf"(?:{_MARKED}|{_SERVICE}|{_STAMPED})+"
# Words that end with a mark: sure only where several lines have nothing else in common.
_LABEL = (
    r"(?!\s*[!*+=-] ) *(?:(?:[^\s:]+ ){0,2}[^\s:]*[\]!>]"
    rf"|[\w.@/-]+ (?i:{LEVELS})(?: +[\w.$/-]+ *-)?) *(?=\S)"
)
_FIRST_SIGNS = (">", "#", ":", "[", "*", "\u2502")  # such a prefix may begin with
_INNER_SIGNS = ("|", "] ", "! ", "> ", "rror ", "ERROR ", "warn ", "info ")  # or may hold
_START = 24  # characters in which it shows


def is_prefix(text: str) -> bool:
    """Whether a text may be what another program put before a line of git's."""
    if (
        not (text.endswith(_ENDS) or is_cjk(text[-1:]))
        or text.isspace()
        or text.endswith(("?:", "(", "'", '"'))
    ):
        return False
    if text.rstrip().casefold().endswith("fatal") or text == "Git ":
        return False  # `Fatal error: ` is a phrase of PHP's, `Git error: ` of Ruby's programs
    if re.match(f"{_TEST}|{_COMMIT}", text) or re.search(_SERVER_LOG, text):
        return False
    if text.count('"') % 2 or text.count("'") % 2:
        return False
    bullet = re.fullmatch(_BULLET, text) and "***" not in text  # no list has such marks
    return not re.search(_SOURCE, text) and not bullet


def is_sure(prefix: str, said: str, *, alone: bool) -> bool:
    """Whether a prefix of one line needs no other line that begins so.

    said   what git says behind it
    alone  whether the text has no other line
    """
    if re.fullmatch(_CAUGHT, prefix):
        return True
    common = said.startswith(("error", "warn"))  # other programs say so too
    level = re.fullmatch(_LEVELLED, prefix, re.IGNORECASE)
    if common and not level and re.fullmatch(_PROGRAM, prefix):
        return False
    if _tells(prefix) or (not common and re.fullmatch(_UNIT, prefix.lstrip())):
        return True
    if said.startswith("fatal: ") and re.fullmatch(f"{_WRAPPED}|{_FIELD}", prefix):
        return True
    if alone and said.startswith("fatal: ") and is_cjk(prefix[-1]):
        return True
    if alone and re.fullmatch(_FEW_WORDS, prefix):
        return bool(level) or said.startswith(("fatal: ", "hint: "))
    return False


def is_cjk(sign: str) -> bool:
    """Whether a sign is of a script that is written without blanks, Chinese, Japanese or Korean."""
    return "\u2e80" <= sign <= "\uffef"


def _tells(prefix: str) -> bool:
    """Whether a prefix is one by its own looks, whatever follows."""
    shapes = (_STAMP, _SERVICE, _ENDED_BY_MARK, _EXITED, _RAN, _STAMPED, _CAPISTRANO)
    if any(re.fullmatch(shape, prefix) for shape in shapes):
        return True
    # A line of a log: who says it comes behind the time, and ends with a mark.
    marked = prefix.rstrip()[-1] in ":]|>-" and len(prefix) < LONGEST_STAMP
    return marked and re.match(_TIME, prefix) is not None


def common_prefix(lines: list[str]) -> list[str]:
    """Return the shapes of a prefix that every line has, though git says no word of its own.

    The second shape is that of a line with nothing behind the prefix; [] where there is none.
    """
    filled = [line for line in lines if line.strip()]
    # A mark, a bar or a digit near the start: nothing else is worth an expression.
    start = filled[0][:_START] if filled else ""
    marked = start.startswith(_FIRST_SIGNS) or any(sign in start for sign in _INNER_SIGNS)
    if not (marked or any(map(str.isdigit, start))):
        return []
    for steps in (_STEPS, _STAMPED, _LABEL) if len(filled) > 1 else (_STEPS, _STAMPED):
        match = re.match(steps, filled[0])
        if match is not None and match.end() < len(filled[0]):
            bare = shape_of(match[0].rstrip())
            if all(re.match(bare, line) for line in filled):
                return [shape_of(match[0]), f"{bare}$"]
    return []


def shape_of(prefix: str) -> str:
    """Return the regex of all prefixes that are equal but for digits, level and inner blanks."""
    body = prefix.rstrip(" \t")
    parts = []
    for part in re.split(r"(\d+|[ \t]+|\b(?:" + LEVELS + r")\b)", body, flags=re.IGNORECASE):
        if part.isdigit():
            parts.append(r"\d+")
        elif part.isspace():
            parts.append(r"[ \t]+")
        else:
            level = re.fullmatch(rf"(?i)(?:{LEVELS})", part)
            parts.append(f"(?i:{LEVELS})" if level else re.escape(part))
    return "".join(parts) + re.escape(prefix[len(body) :])
