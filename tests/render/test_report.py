from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from diagnose.model import Diagnosis
from diagnose.model import Fact
from diagnose.model import Fix
from diagnose.model import HostRef
from diagnose.model import Line
from diagnose.model import Need
from diagnose.model import Report
from diagnose.model import Risk
from diagnose.model import Source
from diagnose.model import Step
from diagnose.model import Sureness
from diagnose.model import Unknown
from diagnose.render import github
from diagnose.render import jsonform
from diagnose.render import markdown
from diagnose.render import summary
from diagnose.render import text
from diagnose.render.term import Term

SCHEMA = Path(__file__).parent.parent / "schemas" / "bbfix.report-1.json"
TOKEN = Need(
    "secret",
    "api-token",
    "x-bitbucket-api-token-auth",
    ("read:repository:bitbucket", "write:repository:bitbucket"),
    "https://id.atlassian.com/manage-profile/security/api-tokens",
    "API token with scopes",
)
REPORT = Report(
    version="0.1.0",
    knowledge="2026-11-23",
    source=Source("wrapper", command=("git", "push"), exit=128),
    diagnoses=(
        Diagnosis(
            id="bitbucket-account-password",
            title="Bitbucket takes no account passwords",
            area="auth",
            severity="error",
            sureness=Sureness.LIKELY,
            cause="account-password",
            why="git sent the account password of `bob`, and Bitbucket has refused those since "
            "2022-03-01.",
            captures={"url": "https://bitbucket.org/acme/shop.git/"},
            facts=(
                Fact("remote.scheme", "known", "https", "git config remote.origin.url"),
                Fact("credential.place", "known", "~/.netrc line 3", "~/.netrc"),
                Fact("credential.erased", "known", "yes", "git"),
                Fact("credential.username", "unknown"),
            ),
            lines=(
                Line(
                    1, "Bitbucket Cloud recently stopped supporting account passwords.", remote=True
                ),
                Line(5, "fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'"),
            ),
            fixes=(
                Fix(
                    "api-token",
                    "swap in an API token",
                    Risk.CREDENTIAL,
                    "with-input",
                    (Step("swap-credential", {"credential": "api-token"}, "swap it"),),
                    (TOKEN,),
                    command="bbfix fix api-token",
                ),
                Fix(
                    "ask-admin",
                    "ask an administrator of the workspace",
                    Risk.NONE,
                    "manual",
                    (),
                    undo="none",
                ),
            ),
            host=HostRef("bitbucket-cloud", "bitbucket.org"),
            reasons=("git erased it after the 401",),
            notes=("an app password, which the message advises, ended on 2026-07-28",),
            count=2,
        ),
    ),
)
SCREEN = """\
error[bitbucket-account-password]: Bitbucket takes no account passwords

    $ git push
    remote: Bitbucket Cloud recently stopped supporting account passwords.
    fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'

why:   git sent the account password of `bob`, and Bitbucket has refused those
       since 2022-03-01. (likely: git erased it after the 401) Seen 2 times.
note:  an app password, which the message advises, ended on 2026-07-28
facts: credential.place is ~/.netrc line 3 (~/.netrc)
fix 1: bbfix fix api-token
       swap in an API token (risk: credential)
       made at https://id.atlassian.com/manage-profile/security/api-tokens with
       the scopes read:repository:bitbucket, write:repository:bitbucket
fix 2: ask an administrator of the workspace (risk: none)
undo:  bbfix undo
more:  bbfix explain bitbucket-account-password
"""


def test_the_screen_reads_as_it_is_written_here() -> None:
    """Plain text at 80 columns, to the letter."""
    assert text.of_report(REPORT, Term()) == SCREEN


def test_words_right_above_are_not_said_again() -> None:
    """Under git's own output a single failure is explained without its lines."""
    numbers = [line.number for line in REPORT.diagnoses[0].lines]
    first, last = min(numbers), max(numbers)
    two = REPORT.replace(diagnoses=REPORT.diagnoses * 2)

    assert "remote: Bitbucket" not in text.of_report(REPORT, Term(), above=first)
    assert text.of_report(REPORT, Term(), above=last + 1) == SCREEN
    assert text.of_report(two, Term(), above=first).count("remote: Bitbucket") == 2


def test_colours_change_nothing_but_colour() -> None:
    """With the sequences taken out the coloured screen is the plain one."""
    coloured = text.of_report(REPORT, Term(colour=True))
    for code in {*text.COLOURS.values(), "0"}:
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == SCREEN


@pytest.mark.parametrize("width", [20, 40, 72])
def test_prose_is_wrapped_and_commands_are_not(width: int) -> None:
    """A narrow terminal wraps sentences; what is to be copied stays in one piece."""
    lines = text.of_report(REPORT, Term(width=width)).splitlines()
    assert any("bbfix fix api-token" in line for line in lines)
    assert any("https://id.atlassian.com/manage-profile/security/api-tokens" in x for x in lines)
    prose = [line for line in lines if line.startswith(("why:", "note:"))]
    assert all(len(line) <= width or " " not in line[7:] for line in prose)


def test_code_in_a_sentence_is_not_wrapped() -> None:
    """A command that a sentence names is copied in one piece; so is the risk read."""
    title = "stash the changes; then `git stash pop` brings them back and all is well again"
    fix = REPORT.diagnoses[0].fixes[0].replace(title=title)
    report = REPORT.replace(diagnoses=(REPORT.diagnoses[0].replace(fixes=(fix,)),))
    for width in range(20, 81):
        shown = text.of_report(report, Term(width=width))
        assert "`git stash pop`" in shown
        assert "(risk: credential)" in shown


def test_an_odd_backtick_and_a_nul_are_only_letters() -> None:
    """A stranger's words cannot keep a line from ending, or bring a blank of ours with them."""
    assert text.wrap("a `b c", 4) == ["a `b", "c"]
    found = REPORT.diagnoses[0].replace(why="one\0two")
    assert "one\ufffdtwo" in text.of_report(REPORT.replace(diagnoses=(found,)), Term())


def test_wide_letters_take_two_columns() -> None:
    """A terminal gives a Chinese letter, and an emoji, the room of two."""
    words = "\u65e5\u672c\u8a9e " * 20
    for line in text.wrap(words + "\U0001f389 e\u0301", 40):
        assert text.columns(line) <= 40
    assert text.columns("\u65e5\u672c") == 4
    assert text.columns("e\u0301") == 1


def test_colours_are_seen_on_white_and_on_black() -> None:
    """No yellow, green or cyan, which white swallows; no blue or grey, which black does."""
    assert {*text.COLOURS.values()} <= {"1", "31", "35"}


FIRST = "error[bitbucket-account-password]: Bitbucket takes no account passwords"


def test_in_one_line() -> None:
    """The root cause, and the command of its first fix at the end."""
    assert summary.in_one_line(REPORT, Term(width=20)) == f"{FIRST}; fix: bbfix fix api-token\n"
    two = REPORT.replace(diagnoses=REPORT.diagnoses * 2)
    assert summary.in_one_line(two, Term()).startswith(f"{FIRST} (the first of 2 failures); fix: ")
    helpless = REPORT.diagnoses[0].replace(fixes=REPORT.diagnoses[0].fixes[1:])
    assert summary.in_one_line(REPORT.replace(diagnoses=(helpless,)), Term()) == (
        f"{FIRST}; more: bbfix explain bitbucket-account-password\n"
    )
    assert summary.in_one_line(UNKNOWN, Term()) == (
        "error[unknown]: no pattern of bbfix knows this failure; more: bbfix last\n"
    )
    assert summary.in_one_line(UNKNOWN.replace(unrecognised=()), Term()) == ""


def test_json_holds_to_its_schema() -> None:
    """The document is what the published schema says."""
    document = json.loads(jsonform.dumps(jsonform.of_report(REPORT)))
    jsonschema.validate(document, json.loads(SCHEMA.read_text()))
    assert document["diagnoses"][0]["fixes"][0]["undo"] == "bbfix undo"
    assert document["diagnoses"][0]["lines"][0]["text"].startswith("remote: ")


def test_markdown_shows_words_as_they_are() -> None:
    """A transcript cannot bring markup into a summary."""
    evil = REPORT.diagnoses[0].replace(
        why="<img src=x> [a](b) *c*", lines=(Line(1, "</pre>```<script>"),)
    )
    shown = markdown.of_report(REPORT.replace(diagnoses=(evil,)))
    assert "\\<img src=x\\> \\[a\\](b) \\*c\\*" in shown
    assert "    </pre>```<script>" in shown
    assert "`bbfix fix api-token`" in shown


def test_an_annotation_is_one_line() -> None:
    """GitHub reads one command a line: newlines, colons and percent signs are escaped."""
    evil = REPORT.diagnoses[0].replace(title="a: b, 100 %", why="one\n::error::two")
    shown = github.of_report(REPORT.replace(diagnoses=(evil,)))
    assert shown.count("\n") == 1
    assert shown.startswith("::error title=bitbucket-account-password%3A a%3A b%2C 100 %25::")
    assert "%0A::error::two" in shown


def test_nothing_seen_is_nothing_said() -> None:
    """An empty report is an empty text."""
    empty = Report(version="0", knowledge="2026-11-23", source=Source("pipe"))
    assert text.of_report(empty, Term()) == ""
    assert github.of_report(empty) == ""


UNKNOWN = Report(
    version="0",
    knowledge="2026-11-23",
    source=Source("wrapper", command=("git", "push"), exit=128),
    unrecognised=(
        Line(3, "fatal: the moon is full"),
        Line(4, "error: moonlight", remote=True),
        Line(5, "fatal: no more"),
    ),
    unknown=Unknown(
        area="network",
        place="git's transport over http",
        near=(("connection-reset", "the connection was cut before the host had answered"),),
        more="GIT_TRACE=1 GIT_CURL_VERBOSE=1 git push 2>&1 | bbfix",
    ),
)
UNKNOWN_SCREEN = """\
error[unknown]: no pattern of bbfix knows this failure

    $ git push
    fatal: the moon is full

why:   not known; the words seem to come from git's transport over http
near:  `connection-reset` (a guess): the connection was cut before the host had
       answered
more:  GIT_TRACE=1 GIT_CURL_VERBOSE=1 git push 2>&1 | bbfix
draft: bbfix patterns new
       begins a page of your own; secrets are hidden
"""


def test_an_unknown_failure_is_eleven_lines() -> None:
    """Words, where they come from, a guess that is called one, and what to do next."""
    assert text.of_report(UNKNOWN, Term()) == UNKNOWN_SCREEN
    assert len(UNKNOWN_SCREEN.splitlines()) == 11


def test_a_narrow_screen_says_that_secrets_are_hidden() -> None:
    """Whoever is asked to send more learns at any width that it is safe to."""
    shown = text.of_report(UNKNOWN, Term(width=40))
    assert shown.endswith("begins a page of your own;\n       secrets are hidden\n")


def test_an_unknown_failure_promises_nothing() -> None:
    """Where nothing can be told, nothing is; the server's words keep their prefix."""
    bare = UNKNOWN.replace(source=Source("pipe"), unknown=None)
    shown = text.of_report(bare, Term())
    assert "    remote: error: moonlight\n" in shown
    assert "\nwhy:   not known, and nothing was changed\n" in shown
    assert "near:" not in shown
    assert "more:" not in shown


def test_an_unknown_failure_in_every_form() -> None:
    """JSON has the parts, an annotation and Markdown the words; a guess is called one in each."""
    document = json.loads(jsonform.dumps(jsonform.of_report(UNKNOWN)))
    jsonschema.validate(document, json.loads(SCHEMA.read_text()))
    assert document["unknown"]["near"][0]["id"] == "connection-reset"
    assert document["unknown"]["place"] == "git's transport over http"
    assert jsonform.of_report(REPORT)["unknown"] is None
    assert "`connection-reset` (a guess)" in markdown.of_report(UNKNOWN)
    annotation = github.of_report(UNKNOWN)
    assert annotation.count("\n") == 1
    assert "%0A`connection-reset` (a guess): " in annotation


def test_three_lines_are_three_lines_whatever_a_stranger_calls_things() -> None:
    """Titles of a clone's own pages and names of programs bring neither lines nor colours."""
    first = REPORT.diagnoses[0].replace(title="a\x1b[31m\nb")
    report = REPORT.replace(diagnoses=(first,))
    shown = summary.of_report(report, Term(width=200), by="x\x1b[2J\ny")
    assert shown.count("\n") == 3
    assert "\x1b" not in shown
    assert "\x1b" not in summary.in_one_line(report, Term())
    assert summary.in_one_line(report, Term()).count("\n") == 1
