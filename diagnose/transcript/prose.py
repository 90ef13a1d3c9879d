"""Frees what git said from the sentence in which somebody tells it: `I get fatal: ...`.

Not where the text holds a line of git's own: a log beside the sentence says it better. The
sentence must say that it happened, not that it may: documents say `you will get`.
"""

from __future__ import annotations

import re

MOST = 15  # lines of a message that somebody wrote
_VOICE = r"(?:fatal|error): "
# Who tells, and what was printed.
_TELLS = (
    r"(?:I|we|it|he|she|git|this|that|which|and|but|then|always|still|just|now|keeps?|me|also)"
    r"\W+(?:\w+\W+){0,2}?(?:says?|said|g[eo]ts?|getting|gives?|gave|shows?|showed|prints?|printed"
    r"|returns?|returned|throws?|threw|receives?|received|sees?|saw|seeing|having|fails?|failed)"
    r"|(?:fails?|failed|failing|stops?|stopped|errors?|crashes|exits?) (?:out )?(?:with|saying)"
    r"|(?:message|dialog|window|popup|error|prompt|output)"
    r"(?: that)? (?:saying|says|said|reads|was|is)"
    r"|(?:[Mm]e|nos) (?:aparece|sale|da|sali\u00f3|arroja|tira|dice|muestra)"
    r"|(?:aparece|apareceu|deu|retorna|retornou|recebo) (?:o )?(?:erro|mensagem)"
    r"|j'(?:ai|obtiens)|(?:bekomme|erhalte|kommt) (?:ich )?"
)
_TOLD = re.compile(
    rf"(?i)[^\n`\"']{{0,160}}?\b(?:{_TELLS})\b"
    rf"[^\n:`\"'.?!]{{0,40}}[:,]? ?([`\"]?)(?-i:(?={_VOICE}))"
)
# A ref that was refused needs no such words: nobody writes a whole one who has not seen it.
_REFUSED = re.compile(
    r"! ?[`\"]?(?P<what>\[(?:remote )?rejected\] +[^\s()]+(?: -> [^\s()]+)? \([^()\n]{3,}\))"
)
_CODE = re.compile(
    r"\b(?:assert\w*|expect|grep|contains|includes|match(?:es)?|echo|printf?|return|raise|throw|test"
    r"|case|when)\b|[=;{}|]|\(\)|^\s*(?://|#|\*|[-+]{1,3} |(?:el)?if +[\"'(]|while +[\"'(])"
)
_RUN = r"\s*(?:[$>] )?git [a-z-]"
_MAY = re.compile(
    r"\b(?:if|when(?:ever)?|should|in case) you\b|\byou (?:will|may|might|can|would)\b"
    r"|\b(?:people|users|others|folks|newcomers)\b"
)
_END = re.compile(r"(?<=[^.\s])[.?!]? (?=[A-Z][a-z]+ |I )|[.?!] (?=[A-Za-z])")


def freed(texts: list[str], flags: list[bool]) -> list[str]:
    """Return the texts, each sentence replaced by what git said in it; those shown stay."""
    if sum(map(bool, map(str.strip, texts))) > MOST:
        return texts
    texts = _uncommented(texts, flags)
    git = any(re.search(r"\bgit\b", text) for text in texts)
    return [text if flag else _freed(text, git) for text, flag in zip(texts, flags, strict=True)]


def _uncommented(texts: list[str], flags: list[bool]) -> list[str]:
    """Return texts without the `# ` that marks what the command above printed."""
    found = list(texts)
    under = False
    for number, text in enumerate(texts):
        printed = text.startswith("# ") and not flags[number]
        if printed and under:
            found[number] = text[2:]
        under = re.match(_RUN, text) is not None or (under and printed)
    return found


def _freed(text: str, git: bool) -> str:
    if text.lstrip().startswith(("! [", "![")):
        return text
    if "rejected] " in text and (refused := _REFUSED.search(text)):
        may = _MAY.search(text.casefold()) or _CODE.search(text)
        return text if may else f" ! {refused['what']}"
    if "fatal: " not in text and not (git and "error: " in text):
        return text  # `error: ` is what everybody says
    match = _TOLD.match(text)
    if match is None or _MAY.search(match[0].casefold()):
        return text
    said = text[match.end() :]
    if match[1]:
        return said.partition(match[1])[0]
    end = _END.search(said, said.find(": ") + len(": "))  # the first word of all may be a capital
    return said[: end.start()].rstrip() if end else said
