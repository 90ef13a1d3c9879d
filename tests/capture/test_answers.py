from __future__ import annotations

import pytest

from diagnose.capture import answers


def is_answer(line: str, status: int = 1, data: bytes = b"") -> bool:
    return answers.is_answer(answers.read(line.split()), status, data)


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("push origin", "push", ["origin"]),
        ("-C /w -c a=b push", "push", []),
        ("--git-dir=/w/.git --no-pager log -1", "log", ["-1"]),
        ("--work-tree /w --git-dir /g status", "status", []),
        ("--version", "", []),
        ("", "", []),
    ],
)
def test_a_command_line_taken_apart(line: str, name: str, words: list[str]) -> None:
    """The options of git itself are passed over, those with a value together with it."""
    command = answers.read(line.split())
    assert (command.name, command.words) == (name, words)


@pytest.mark.parametrize(
    "line",
    [
        "diff --exit-code",
        "diff --quiet HEAD",
        "diff-index --quiet HEAD --",
        "grep nothing",
        "merge-base --is-ancestor a b",
        "config --get no.key",
        "config no.key",
        "rev-parse -q --verify missing",
        "show-ref --verify refs/heads/missing",
        "symbolic-ref -q HEAD",
        "check-ignore file",
        "cat-file -e HEAD:missing",
        "bisect run make",
        "-C /w diff --exit-code",
        "some-alias",
    ],
)
def test_silent_answers(line: str) -> None:
    """A command that answers with its exit code has not failed."""
    assert is_answer(line)


@pytest.mark.parametrize(
    ("line", "status", "data"),
    [
        ("diff --quiet", 1, b"warning: LF will be replaced by CRLF\n"),
        ("ls-remote --exit-code origin x", 2, b"From /w\n"),
        ("rev-parse --verify missing", 128, b"fatal: Needed a single revision\n"),
        ("ls-files --error-unmatch x", 1, b"error: pathspec 'x' did not match\n"),
        ("push -h", 129, b""),
        ("push -h", 129, b"usage: git push\n"),
        ("log", 141, b""),
        ("run", 130, b"^C"),
        ("", 1, b""),
    ],
)
def test_answers_with_words(line: str, status: int, data: bytes) -> None:
    """Nor has one whose words belong to the answer, a request for help, or an interrupted one."""
    assert is_answer(line, status, data)


@pytest.mark.parametrize(
    ("line", "status", "data"),
    [
        ("push", 128, b"fatal: x\n"),
        ("diff --quiet", 128, b"fatal: not a git repository\n"),
        ("config --get x.y", 128, b"fatal: bad config line 1\n"),
        ("bisect run make", 128, b"fatal: x\n"),
        ("bisect run make", 2, b"error: bisect run cannot continue any more\n"),
        ("ls-remote --exit-code origin", 128, b"fatal: x\n"),
        ("nonsense", 1, b"git: 'nonsense' is not a git command.\n"),
        ("push --bogus", 129, b"error: unknown option `bogus'\n"),
        ("merge topic", 1, b""),
        ("pull", 1, b""),
        ("commit -m x", 1, b""),
        ("stash pop", 1, b""),
        ("cherry-pick x", 1, b""),
    ],
)
def test_failures(line: str, status: int, data: bytes) -> None:
    """A failure is one, also where git says it on standard output alone (merge, commit, ...)."""
    assert not is_answer(line, status, data)
