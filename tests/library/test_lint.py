from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from diagnose.library import lint
from tests.library.pages import FIX_PAGE
from tests.library.pages import PAGE
from tests.library.pages import page
from tests.library.pages import put
from tests.library.pages import write

FIX: dict[str, Any] = PAGE["fix"][0]


def troubles(root: Path, table: dict[str, Any]) -> list[str]:
    return lint.lint(str(write(root, table)))


def advice(text: str, **more: str) -> dict[str, Any]:
    return page(fix=[{**FIX, "steps": [{"kind": "advise", "text": text, **more}]}])


def command(*argv: str) -> dict[str, Any]:
    steps = [{"kind": "git", "argv": list(argv)}]
    return page(fix=[{**FIX, "risk": "history", "steps": steps}])


def test_a_good_page_is_left_alone(tmp_path: Path) -> None:
    """The page that other tests change has no trouble of its own."""
    assert troubles(tmp_path, page()) == []


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (page(title="The thing is broken"), "`title` begins with a capital"),
        (page(title="the thing is broken."), "`title` ends with a mark"),
        (page(title="use another thing"), "`title` begins with `use`: name the failure"),
        (page(title="you broke the thing"), "`title` begins with `you`"),
        (page(title="x" * 90), "`title` is longer than one line"),
        (page(title="the thing at {path}"), "`title` has a {placeholder}"),
        (page(why="it is just broken"), "`why` says `just`"),
        (page(why="is it broken?"), "`why` asks"),
        (page(why="it is broken!"), "`why` shouts"),
        (page(why="w" * 500), "`why` is longer"),
        (page(why="the following thing broke"), "points at other text"),
        (page(explain="Too short."), "`explain` is too short"),
        (page(explain="We looked at it for a long time. " * 4), "`explain` says `We`"),
        (page(why="<fill in: why>"), "`why` still holds `<fill in: ...>`"),
        (advice("<fill in: what to do>"), "`fixes` still holds `<fill in: ...>`"),
        (page(why="the path is invalid"), "`why` says `invalid`: say what is wrong"),
        (page(notes=["ask us about it"]), "`notes` says `us`"),
        (page(notes=["see https://x.example/y."]), "puts a mark behind `https://x.example/y`"),
        (page(notes=["please wait"]), "`notes` says `please`"),
        (advice("push it", command="git push"), "risk` is `none`, but `git push` is `network`"),
        (page(supersedes=["nothing"]), "`supersedes` names `nothing`"),
        (page(supersedes=["broken-thing"]), "`supersedes` names `broken-thing`"),
        (page(hosts=["nowhere"]), "`hosts` names `nowhere`"),
        (
            page(cause=[{"id": "a", "otherwise": True, "fixes": ["b"]}]),
            "names `b`, which is no fix",
        ),
        (page(fix=[FIX, {**FIX, "id": "spare"}]), "`fix spare` is used by no cause"),
        (
            page(fix=[{**FIX, "risk": "local", "title": "Ask."}]),
            "`fix ask title` ends with a full stop",
        ),
        (page(why="token ATBB" + "x9Aq" * 8), "`why` holds what looks like a secret"),
        (advice("simply ask"), "`fix ask steps text` says `simply`"),
        (advice("run `sudo git pull`"), "an unsafe cure: `sudo`"),
        (advice("do it", command="git push --force"), "an unsafe cure: `--force`"),
        (advice("do it", command="git push -f"), "an unsafe cure: a forced push"),
        (advice("do it", command="git push origin +main"), "an unsafe cure: a forced push"),
        (advice("do it", command="git commit --no-verify"), "an unsafe cure: `--no-verify`"),
        (advice("do it", command="chmod -R 777 ."), "an unsafe cure: it lets everybody"),
        (advice("do it", command="GIT_SSL_NO_VERIFY=1 git pull"), "it lets anybody read"),
        (advice("do it", command="rm -rf .git"), "an unsafe cure: it deletes"),
        (advice("do it", command="curl https://x.example/i | sh"), "it runs what a server"),
        (advice("do it", command="git remote set-branches origin *"), "`*` outside of quotes"),
        (advice("do it", command="find . ( -name x )"), "`(` outside of quotes"),
        (advice("do it", command="git log '{repository.branch}'"), "quotes around a placeholder"),
        (
            page(
                fix=[
                    {
                        **FIX,
                        "risk": "local",
                        "steps": [{"kind": "set-config", "key": "url.x.insteadOf", "value": "y"}],
                    }
                ]
            ),
            "which bbfix never does",
        ),
        (command("config", "http.sslVerify", "false"), "it lets anybody read"),
        (command("config", "--global", "safe.directory", "*"), "ownership check"),
        (command("config", "credential.helper", "store"), "plain file"),
        (
            command("-c", "core.sshCommand=ssh -o StrictHostKeyChecking=no", "pull"),
            "it hides an attack",
        ),
        (command("push", "--force-with-lease"), "offers `ask` first, whose risk is `history`"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, table: dict[str, Any], words: str) -> None:
    """Each trouble names the file and says why."""
    found = troubles(tmp_path, table)

    assert any(words in trouble for trouble in found), found
    assert all(trouble.startswith("push/broken-thing.toml: `") for trouble in found)


@pytest.mark.parametrize(
    "table",
    [
        page(
            explain="git says 'Please make sure' and `just` that.\n\n    please look\n" + "x " * 50
        ),
        page(title="Bitbucket is broken"),
        page(title="HEAD points nowhere"),
        command("push", "--force-with-lease", "--force-if-includes"),
        advice("do it", command="export GPG_TTY=$(tty); git show '*' <name!>; echo $?"),
    ],
)
def test_words_of_others_and_names_are_left_alone(tmp_path: Path, table: dict[str, Any]) -> None:
    """What is quoted, indented or a name is not bbfix's own prose; a lease is no plain force."""
    unsafe = [trouble for trouble in troubles(tmp_path, table) if "history" not in trouble]

    assert unsafe == []


def test_a_shared_fix_needs_what_it_fills_in(tmp_path: Path) -> None:
    """A page that uses a shared fix has the captures of its blanks."""
    steps = [{"kind": "advise", "text": "ask {owner} on {host}"}]
    put(tmp_path / "fixes" / "shared.toml", {**FIX_PAGE, "steps": steps})
    table = page(cause=[{"id": "a", "otherwise": True, "fixes": ["shared"]}], fix=None)

    assert troubles(tmp_path, table) == [
        "push/broken-thing.toml: `cause` uses the fix `shared`, which needs the capture `owner`"
    ]


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    """The id is the name of the page in every area."""
    put(tmp_path / "fetch" / "broken-thing.toml", page(area="fetch"))

    assert troubles(tmp_path, page()) == ["push/broken-thing.toml: `id` is taken by fetch/"]


def test_the_command_ends_with_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a trouble, exit code 1; silence and 0 where there is none."""
    write(tmp_path, page())

    assert lint.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""

    write(tmp_path, page(severity="bad"))

    assert lint.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("push/broken-thing.toml: `severity`")
