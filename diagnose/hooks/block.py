"""The marked lines of bbfix in a dotfile: appended to it, and removed so that no byte differs."""

from __future__ import annotations

BEGIN = b"# >>> bbfix hook >>>\n"
END = b"# <<< bbfix hook <<<\n"
# notes to `take` about the file as it was before
MADE = b"# the file was made for these lines\n"
OPEN = b"# the line above had no end\n"


def is_in(text: bytes | None) -> bool:
    """Whether the lines are there."""
    return text is not None and _span(text) is not None


def put(text: bytes | None, lines: str) -> bytes:
    """Return a file's bytes (None: there is no file) with our lines, once, as they are now."""
    body = lines.encode("utf-8", "surrogateescape")
    if text is not None and (span := _span(text)):
        old = text[span[0] : span[1]]
        marks = b"".join(mark for mark in (MADE, OPEN) if mark in old)
        return text[: span[0]] + BEGIN + marks + body + END + text[span[1] :]
    if text is None:
        return BEGIN + MADE + body + END
    mark = OPEN if text and not text.endswith(b"\n") else b""
    return text + (b"\n" if mark else b"") + BEGIN + mark + body + END


def take(text: bytes) -> bytes | None:
    """Return a file's bytes without our lines, None where the file was made for them alone."""
    span = _span(text)
    if span is None:
        return text
    before, ours, after = text[: span[0]], text[span[0] : span[1]], text[span[1] :]
    if OPEN in ours and not after:
        before = before.removesuffix(b"\n")
    return None if MADE in ours and not before + after else before + after


def _span(text: bytes) -> tuple[int, int] | None:
    """Return where our lines are; a file that lost its last newline still has them."""
    first = 0 if text.startswith(BEGIN) else text.find(b"\n" + BEGIN)
    end = text.find(b"\n" + END.rstrip(b"\n"), first) if first >= 0 else -1
    if end < 0:
        return None
    start = text.rfind(b"\n" + BEGIN, 0, end + 1) + 1
    end += len(END)
    return start, end + text.startswith(b"\n", end)
