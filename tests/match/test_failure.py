from __future__ import annotations

import pytest

from tests.match.finder import look

BUILD = [f"[{n}/40] CC unit_{n}.o" for n in range(40)]


@pytest.mark.parametrize(
    "line",
    [
        "fatal: something odd",
        "error: something odd",
        "ssh: something odd",
        "remote: ERROR: something odd",
        "remote: fatal: something odd",
        " ! [rejected]        main -> main (odd)",
        "! [remote rejected] main -> main (odd)",
        "kex_exchange_identification: read: Connection reset by peer",
        "Host key verification failed.",
        "git: 'psuh' is not a git command. See 'git --help'.",
        "BUG: builtin/pack-objects.c:4234: a thing that cannot be",
    ],
)
def test_failures_that_nobody_knows_are_named(line: str) -> None:
    """A line in the voice of git or ssh is worth a word even without a page."""
    assert look(f"Cloning into 'x'...\n{line}").unrecognised == (1,)


@pytest.mark.parametrize(
    "line",
    [
        "foo.c:1:2: error: expected ';'",
        "    error: could not read it",
        "> fatal: quoted in a review",
        "hint: fatal: nothing",
        "warning: something odd",
        "remote: warning: large file",
        "remote: Resolving deltas: 100% (2/2), done.",
        "npm ERR! error: x",
        "error: could not compile `shop` due to 2 previous errors",
        "error: subprocess-exited-with-error",
        "Fatal error: Uncaught Error: Call to undefined function",
        "git: 'a' and 'b'",
        "an error: in prose",
        "errors: none",
        "BUG: the button does nothing",
        "BUG: kernel in drivers/net/a.c",
    ],
)
def test_other_programs_are_left_alone(line: str) -> None:
    """Compilers, tests and prose say `error:` too."""
    assert look(line).unrecognised == ()


def test_an_error_in_a_build_log_needs_git_near_by() -> None:
    """In a long log `error: ` is anybody's, unless git speaks around it or was the command."""
    alone = "\n".join([*BUILD, "error: something odd", *BUILD])
    near = "\n".join([*BUILD, "Cloning into 'x'...", "error: something odd", *BUILD])

    assert look(alone).unrecognised == ()
    assert look(near).unrecognised == (41,)
    assert look(alone, command=("git", "fetch")).unrecognised == (40,)


def test_rustc_points_at_the_source() -> None:
    """An error with an arrow under it is a compiler's."""
    assert look("error: cannot find value `x`\n --> src/main.rs:1:1").unrecognised == ()


def test_what_follows_from_an_unknown_failure_is_not_named() -> None:
    """Only the first line says something new."""
    text = "ssh: something odd\nfatal: Could not read from remote repository."

    assert look(text).unrecognised == (0,)
    assert look("fatal: Could not read from remote repository.").unrecognised == (0,)
