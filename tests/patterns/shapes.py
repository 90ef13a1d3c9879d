"""What logs, mails and web pages make of git's words: derived shapes of one text."""

from __future__ import annotations

import html
import json
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_VOICE = re.compile(r"^(fatal|error|warning|hint|remote)(?=: )", re.MULTILINE)


def _each(prefix: str, suffix: str = "") -> Callable[[str], str]:
    """Return what puts a prefix before each line; `{}` in it counts the lines."""

    def shape(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(
            prefix.replace("{}", f"{n % 60:02}") + line + suffix for n, line in enumerate(lines)
        )

    return shape


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n") + "\r\n"


def _json(text: str) -> str:
    """As actions, probot and the like throw what a command printed."""
    said = {"command": "git", "exitCode": 128, "outputData": "", "errorData": f"{text}\n"}
    return f"Error: {json.dumps(said, separators=(',', ':'))}"


def _nested(text: str) -> str:
    """A JSON log line that holds a JSON answer that holds what git printed."""
    inner = json.dumps({"stderr": text})
    return json.dumps({"level": "error", "time": 1763912705, "msg": f"job failed: {inner}"})


def _exception(text: str) -> str:
    """As Python shows bytes in an exception."""
    return f"CalledProcessError: git failed with 128, stderr={text.encode()!r}"


def _typographic(text: str) -> str:
    quoted = re.sub(r"'([^'\n]*)'", "\u2018\\1\u2019", text)
    return re.sub(r'"([^"\n]*)"', "\u201c\\1\u201d", quoted)


def _colours(text: str) -> str:
    coloured = _VOICE.sub("\x1b[1;31m\\1\x1b[0m", text)
    return "\n".join(f"{line}\x1b[K" for line in coloured.split("\n"))


def _recapitalised(text: str) -> str:
    return _VOICE.sub(lambda match: match[1].capitalize(), text)


def _shouted(text: str) -> str:
    return _VOICE.sub(lambda match: match[1].upper(), text)


def _page(text: str) -> str:
    return f"<pre>{html.escape(text)}</pre>"


def _numeric(text: str) -> str:
    """As XML reports of test runs hold it."""
    escaped = html.escape(text, quote=False).replace("'", "&apos;").replace('"', "&#34;")
    return f'<failure message="git failed">{escaped}</failure>'


def _spaced(text: str) -> str:
    """No-break spaces where a web page had them, tabs where git had two blanks or more."""
    return re.sub(" {2,}", "\t", text.replace(": ", ":\xa0"))


# The first ten are the ones that count; the others show that no list of shapes is at work.
SHAPES: dict[str, Callable[[str], str]] = {
    "crlf": _crlf,
    "iso-stamps": _each("2026-11-23T15:45:{}.1234567Z "),
    "json": _json,
    "ansi": _colours,
    "typographic": _typographic,
    "docker": _each("#13 7.{} "),
    "mail": _each("> "),
    "html": _page,
    "recapitalised": _recapitalised,
    "group-marks": _each("##[error]"),
    "service": _each("web_1    | "),
    "levels": _each("[2026-11-23 15:45:{}] [ERROR] [git] "),
    "nested-json": _nested,
    "exception": _exception,
    "xml": _numeric,
    "shouted": _shouted,
    "spaced": _spaced,
    "indented": _each("    "),
    "tabbed": _each("\t"),
    "container": _each("2026-11-23T15:45:{}.123456789Z stderr F "),
    "logger": _each("15:45:{}.123 [main] ERROR c.a.Git - "),
    "stream": _each("stderr: "),
    "steps": _each(" => => # "),
    "breaks": lambda text: html.escape(text).replace("\n", "<br>\n"),
    "prompt": lambda text: f"ada@host:~/shop$ git something\n{text}",
    "powershell": lambda text: f"PS C:\\Users\\ada\\shop> git something\r\n{_crlf(text)}",
    "traced": lambda text: f"+ git something\n{text}",
}
