from __future__ import annotations

import re

import pytest

from diagnose.library import dead
from diagnose.library import invented
from diagnose.library.dead import Git
from diagnose.library.invented import Messages
from diagnose.library.schema import read_pattern
from tests.library.pages import page

INVENTED = "error: reflog for 'refs/heads/main' is corrupt"
REAL = "fatal: not a git repository (or any of the parent directories): .git"


@pytest.fixture(scope="module")
def git() -> Messages:
    """The messages of the git installed here."""
    return Messages(Git())


def lines(git: Messages, text: str, source: str = "", version: str = "") -> list[str]:
    """The lines of an example that are found to be invented."""
    told = {"source": source} if source else {"git": version or git.git.version}
    example = {"text": text, **told}
    broken = read_pattern(page(example=[example]), "f", area="push", name="broken-thing")
    troubles = invented.invented([broken], git)
    return [trouble.partition("makes: ")[2].strip("`") for trouble in troubles]


@pytest.mark.parametrize(
    "text",
    [
        REAL,
        "remote: fatal: bad object 3e4fbe6139deaf6dd0eda6fa7168d58d781917aa",
        "error: src refspec main does not match any\nerror: failed to push some refs to '../u'",
        "error: cannot lock ref 'refs/heads/a': reference already exists",
        "fatal: Unable to create '/w/.git/index.lock': Permission denied",
        " ! [rejected]        main -> main (non-fast-forward)",
        " ! [remote rejected] main -> main (come back on Monday)",
        "CONFLICT (content): Merge conflict in src/a.txt",
        "To ../up.git\n\ta.txt\n$ git push",
        "fatal: unable to access 'https://a.example/': transfer closed with 9 bytes remaining",
    ],
)
def test_words_of_git_are_believed(git: Messages, text: str) -> None:
    """Messages with their blanks filled, an errno or another message behind them, and names."""
    assert lines(git, text) == []


@pytest.mark.parametrize(
    "line",
    [
        INVENTED,
        "fatal: not a git folder (or any of the parent directories): .git",
        "error: cannot lock ref 'refs/heads/a': somebody else was here",
        "Everything up-to-date, so to speak",
        "remote: fatal: bad thing 3e4fbe6139deaf6dd0eda6fa7168d58d781917aa",
    ],
)
def test_an_invented_line_is_named(git: Messages, line: str) -> None:
    """What no message makes, as a whole or behind its colon, is found beside what one does."""
    assert lines(git, f"{REAL}\n{line}") == [dead.line(line)]


def test_an_invented_reason_is_named(git: Messages) -> None:
    """Of a refused branch the reason is asked about; that of the server is the server's."""
    assert lines(git, " ! [rejected] main -> main (bad weather)") == ["bad weather"]


def test_the_page_is_named(git: Messages) -> None:
    """A trouble tells the page, the example by number, and the release."""
    shown = [{"text": REAL, "git": git.git.version}, {"text": INVENTED, "git": git.git.version}]
    broken = read_pattern(page(example=shown), "f", area="push", name="broken-thing")

    (trouble,) = invented.invented([broken], git)

    assert trouble.startswith("push/broken-thing.toml: `example 2` has a line that no message of ")


def test_a_source_is_held_to_its_release(git: Messages) -> None:
    """A file of this release is asked about; older ones and other programs are believed."""
    short = re.findall(r"\d+\.\d+", git.git.version)[0]

    assert lines(git, INVENTED, source=f"git builtin/reflog.c v{short}") == [dead.line(INVENTED)]
    assert lines(git, INVENTED, source="git builtin/reflog.c v1.5") == []
    assert lines(git, INVENTED, source=f"git compat/mingw.c v{short}") == []
    assert lines(git, INVENTED, source=f"OpenSSH 9.2, under git {short}") == []
    assert lines(git, INVENTED, version="1.5.6") == []
