from __future__ import annotations

import time

import pytest

from diagnose.transcript.strings import opened
from diagnose.transcript.strings import summed
from tests.transcript.tools import numbered
from tests.transcript.tools import texts
from tests.transcript.tools import transcript


@pytest.mark.parametrize(
    "raw",
    [
        r'Error: {"exitCode":128,"errorData":"fatal: a \"b\"\nerror: c\n"}',
        r'{"msg":"job: {\"stderr\": \"fatal: a \\\"b\\\"\\nerror: c\"}"}',
        r"""CalledProcessError: stderr=b'fatal: a "b"\nerror: c\n'""",
        r"""GitCommandError('git push', 'fatal: a "b"\nerror: c')""",
        r'push failed\nfatal: a "b"\nerror: c',
        r'fatal: [web1]: FAILED! => {"msg": "fatal: a \"b\"\nerror: c", "rc": 128}',
        r'{"stderr":"\u001b[31mfatal\u001b[0m: a \u201cb\u201d\r\nerror: c"}',
    ],
)
def test_strings_are_read(raw: str) -> None:
    """What git said inside JSON, an exception or escapes stands in lines of its own."""
    shown = numbered(f"first\n{raw}\nlast\n")

    assert (2, 'fatal: a "b"') in shown
    assert (2, "error: c") in shown
    assert shown[-1] == (3, "last")


def test_an_exception_that_quotes_lines_is_read() -> None:
    """Quotes around all of standard error, without escapes, go from its first and last line."""
    raw = "  cmdline: git push\n  stderr: 'fatal: repository 'https://x/y/' not found'\nend"

    assert texts(raw)[1] == "fatal: repository 'https://x/y/' not found"


@pytest.mark.parametrize(
    "line",
    [
        r"fatal: not a git repository: 'C:\new\repo'",
        r"error: cannot open C:\nowhere\file",
        r'text = "fatal: a\nfatal: b"',
        '    Expected: "fatal: a"',
        'he said "fatal: a" to me',
    ],
)
def test_other_strings_stay(line: str) -> None:
    """Paths of Windows, a program's assignments, comparisons and prose are no such strings."""
    assert opened(line) is None


def test_a_server_cannot_write_as_git() -> None:
    """No escape, entity or string of a server's gets out of its `remote: `."""
    raw = (
        'remote: {"a":"x\\nfatal: y"}\nremote: a&#10;fatal: b\nremote: a\\nfatal: c\n'
        '{"stderr":"remote: {\\"a\\":\\"x\\\\nfatal: y\\"}\\n"}\n'
    )

    assert not [line for line in transcript(raw).lines if line.text.startswith("fatal")]


def test_a_secret_in_a_string_goes() -> None:
    """A secret whose name stands outside the string is redacted all the same."""
    raw = '{"msg":"fatal: x","password":"hunter2\\n","url":"https://bob:hunter2@host/x\\n"}'

    assert "hunter2" not in repr(transcript(raw).lines)


@pytest.mark.parametrize("part", ['="', "('fatal: ", "\\", 'a="b\\n" '])
def test_hostile_strings_are_read_in_a_moment(part: str) -> None:
    """A line of nothing but openings costs no more than its length."""
    begun = time.process_time()
    texts(part * (60_000 // len(part)))

    assert time.process_time() - begun < 3


def test_a_sum_of_lines_is_those_lines() -> None:
    """Node prints a string of several lines so; a program that holds one is left alone."""
    shown = ["  stderr: 'From x\\n' +", "    'fatal: bad object HEAD\\n',", "  code: 128 }"]
    assert summed(shown) == ["From x", "fatal: bad object HEAD", "  code: 128 }"]
    program = ["const text = 'one\\n' +", "  'fatal: bad object HEAD\\n';"]
    assert summed(program) == program


def test_yaml_doubles_its_quotes() -> None:
    """A string in single quotes holds each of its own twice."""
    said = "message: 'Cloning into ''/src''...\\nfatal: repository ''https://x/y/'' not found\\n'"

    assert "fatal: repository 'https://x/y/' not found" in texts(said)
