from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.scenes import remember
from tests.e2e.scenes import user_state
from tests.e2e.scenes import wrapper
from tests.lab.bbfix import COMMAND
from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket
from tests.lab.need import program
from tests.lab.terminal import END
from tests.lab.terminal import ENTER
from tests.lab.terminal import INTERRUPT
from tests.lab.terminal import Terminal
from tests.lab.worlds import World

OFFER = "apply a fix now? ["
CONSENT = "apply `api-token`? [y/N] "
HIDDEN = "(hidden): "
UMLAUT = "gr\N{LATIN SMALL LETTER U WITH DIAERESIS}n"


def test_from_a_failed_push_to_a_push_that_works(bitbucket: Bitbucket) -> None:
    """Offer, choice, consent, hidden token, second run: exit 0, and the token was never shown."""
    bitbucket.git("config", "--global", "credential.helper", "store")
    bitbucket.embed("bob", bitbucket.app_password)
    with Terminal(wrapper("push"), cwd=bitbucket.work) as term:
        term.expect(OFFER)
        term.type("1" + ENTER)
        term.expect(CONSENT)
        term.type("y" + ENTER)
        term.expect(HIDDEN)
        assert not term.echo
        term.type(bitbucket.token + ENTER)
        term.expect("done, and verified")
        assert term.wait() == 0, term.text
        assert term.echo
        assert bitbucket.token not in term.text
        assert "main -> main" in term.text
    assert bitbucket.pushed


def test_a_fix_that_does_not_hold_leaves_gits_own_code(bitbucket: Bitbucket) -> None:
    """A helper that keeps nothing: all comes back, nothing runs again, git's exit code stays."""
    bitbucket.git("config", "--global", "credential.helper", "!cat >/dev/null; true")
    bitbucket.embed("bob", bitbucket.app_password)
    before = user_state(bitbucket)
    with Terminal(wrapper("push"), cwd=bitbucket.work) as term:
        for shown, answer in ((OFFER, "1"), (CONSENT, "y"), (HIDDEN, bitbucket.token)):
            term.expect(shown)
            term.type(answer + ENTER)
        term.expect("everything is as it was")
        assert term.wait() == 128, term.text
    assert user_state(bitbucket) == before


@pytest.mark.parametrize("prompt", [OFFER, CONSENT, HIDDEN])
@pytest.mark.parametrize("key", [INTERRUPT, END])
def test_leaving_the_wrapper_at_a_prompt(bitbucket: Bitbucket, prompt: str, key: str) -> None:
    """Ctrl-C and Ctrl-D leave git's own exit code, an echoing terminal, and everything as it was.

    git has ended by then: what is refused is the repair, not the push.
    """
    bitbucket.git("config", "--global", "credential.helper", "store")
    bitbucket.embed("bob", bitbucket.app_password)
    before = user_state(bitbucket)
    with Terminal(wrapper("push"), cwd=bitbucket.work) as term:
        for shown, answer in ((OFFER, "1"), (CONSENT, "y"), (HIDDEN, "")):
            term.expect(shown)
            if shown == prompt:
                break
            term.type(answer + ENTER)
        term.type(key)
        assert term.wait() == 128, term.text
        assert term.echo
        assert "Traceback" not in term.text
    assert user_state(bitbucket) == before


@pytest.mark.parametrize("prompt", [CONSENT, HIDDEN])
def test_interrupting_a_fix(bitbucket: Bitbucket, prompt: str) -> None:
    """Ctrl-C at a prompt of `bbfix fix` ends it with 130; nothing has changed."""
    remember(bitbucket)
    before = user_state(bitbucket)
    with Terminal([*COMMAND, "fix", "1"], cwd=bitbucket.work) as term:
        term.expect(CONSENT)
        if prompt == HIDDEN:
            term.type("y" + ENTER)
            term.expect(HIDDEN)
            assert not term.echo
        term.type(INTERRUPT)
        assert term.wait() == 130, term.text
        assert term.echo
        assert "Traceback" not in term.text
    assert user_state(bitbucket) == before


def test_interrupting_a_login(bitbucket: Bitbucket) -> None:
    """Ctrl-C at the token's prompt of `bbfix login` is 130 too."""
    bitbucket.git("config", "--global", "credential.helper", "store")
    before = user_state(bitbucket)
    with Terminal([*COMMAND, "login", "origin"], cwd=bitbucket.work) as term:
        term.expect("hidden: ")
        term.type(INTERRUPT)
        assert term.wait() == 130, term.text
        assert term.echo
    assert user_state(bitbucket) == before


@pytest.mark.parametrize(("keys", "says"), [(ENTER, "nothing was changed"), ("n" + ENTER, "")])
def test_no_is_no(bitbucket: Bitbucket, keys: str, says: str) -> None:
    """Return alone and `n` refuse the plan: exit 4."""
    remember(bitbucket)
    before = user_state(bitbucket)
    with Terminal([*COMMAND, "fix", "1"], cwd=bitbucket.work) as term:
        term.expect(CONSENT)
        term.type(keys)
        assert term.wait() == 4, term.text
        assert says in term.text
    assert user_state(bitbucket) == before


@pytest.mark.parametrize(
    ("keys", "fix"), [(ENTER, "api-token"), ("2", "to-ssh"), ("1", "api-token")]
)
def test_a_fix_is_chosen_on_one_key(bitbucket: Bitbucket, keys: str, fix: str) -> None:
    """`bbfix fix` lists what it can do and waits for one key, without Return behind it."""
    remember(bitbucket)
    with Terminal([*COMMAND, "fix"], cwd=bitbucket.work) as term:
        term.expect("which fix? [1/2")
        assert "swap in an Atlassian API token with scopes (risk: credential)" in term.text
        term.type(keys)
        term.expect(f"apply `{fix}`? [y/N] ")
        term.type("n")
        assert term.wait() == 4, term.text
        assert term.echo


@pytest.mark.parametrize("keys", ["q", "9", "\x1b[A", END])
def test_any_other_key_chooses_nothing(bitbucket: Bitbucket, keys: str) -> None:
    """An arrow, a letter, Ctrl-D: exit 4, nothing changed, a terminal as before."""
    remember(bitbucket)
    before = user_state(bitbucket)
    with Terminal([*COMMAND, "fix"], cwd=bitbucket.work) as term:
        term.expect("which fix? [")
        term.type(keys)
        assert term.wait() == 4, term.text
        assert "nothing was changed" in term.text
        assert term.echo
    assert user_state(bitbucket) == before


def test_keys_pressed_before_the_question_are_no_answer(bitbucket: Bitbucket) -> None:
    """What was typed while git was still at work agrees to nothing."""
    remember(bitbucket)
    with Terminal([*COMMAND, "fix"], cwd=bitbucket.work) as term:
        term.type("2y")
        term.expect("which fix? [")
        assert not term.stopped(0.5)
        assert "apply `" not in term.text
        term.type("q")
        assert term.wait() == 4


@pytest.mark.parametrize("answer", ["", "7", "no"])
def test_what_is_no_number_is_no_fix(bitbucket: Bitbucket, answer: str) -> None:
    """The offer takes only the numbers it names."""
    bitbucket.embed("bob", bitbucket.app_password)
    before = user_state(bitbucket)
    with Terminal(wrapper("push"), cwd=bitbucket.work) as term:
        term.expect(OFFER)
        term.type(answer + ENTER)
        assert term.wait() == 128, term.text
    assert user_state(bitbucket) == before


def test_a_token_on_a_terminal_is_not_shown(bitbucket: Bitbucket) -> None:
    """`--token-stdin` at a terminal would echo the token, so it is refused."""
    remember(bitbucket)
    with Terminal([*COMMAND, "fix", "--yes", "--token-stdin"], cwd=bitbucket.work) as term:
        assert term.wait() == 4
        assert "`--token-stdin` would show the secret" in term.text


def lines_of(world: World, *args: str, env: dict[str, str], columns: int = 80) -> list[str]:
    """Return what bbfix shows at a terminal in a broken repository, colours kept."""
    with Terminal([*COMMAND, *args], cwd=world.path, columns=columns, env=env) as term:
        term.wait()
        return term.raw.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")


def test_a_narrow_terminal(world: Callable[[str], World]) -> None:
    """At 40 columns no line of bbfix's own is longer, but commands and git's words stay whole."""
    here = world("not-a-repository")
    shown = lines_of(here, "git", "status", columns=40, env={"NO_COLOR": "1"})
    own = shown[next(n for n, line in enumerate(shown) if line.startswith("error[")) :]
    wide = [line for line in own if len(line) > 40]
    assert [line for line in wide if not line.startswith(("    ", "fix ", "more:", "undo:"))] == []


@pytest.mark.parametrize(
    ("args", "env", "coloured"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"TERM": "dumb"}, False),
        (("--color", "never"), {}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
    ],
)
def test_colours(
    world: Callable[[str], World], args: tuple[str, ...], env: dict[str, str], coloured: bool
) -> None:
    """Colours at a terminal, unless NO_COLOR or a dumb one; a flag outweighs both."""
    here = world("not-a-repository")
    bbfix(cwd=here.path, stdin="fatal: not a git repository (or any parent): .git\n")
    shown = "\n".join(lines_of(here, "last", *args, env=env))
    assert "not a git repository" in shown
    assert ("\x1b[" in shown) is coloured


def test_colours_into_a_pipe(home: Path) -> None:
    """Without a terminal there are none, unless they are asked for."""
    said = "fatal: not a git repository (or any of the parent directories): .git\n"
    assert "\x1b[" not in bbfix(cwd=home, stdin=said).stdout
    assert "\x1b[" in bbfix("diagnose", "--color", "always", cwd=home, stdin=said).stdout


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_words_that_a_locale_cannot_write(home: Path, locale: str) -> None:
    """In the C locale as in a UTF-8 one the report comes out whole and without a crash."""
    said = f"error: pathspec '{UMLAUT}' did not match any file(s)"
    folder = home / "repo"
    subprocess.run(["git", "init", "-q", folder], check=True)
    done = subprocess.run(
        COMMAND,
        input=f"{said} known to git\n".encode(),
        cwd=folder,
        env={**os.environ, "LC_ALL": locale},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr == b""
    assert b"error[" in done.stdout
    assert b"did not match any file(s)" in done.stdout


def test_a_terminal_that_speaks_c(world: Callable[[str], World]) -> None:
    """With LC_ALL=C the screen is ASCII: an escape stands for what the locale cannot write."""
    here = world("not-a-repository")
    bbfix(
        cwd=here.path, stdin=f"error: pathspec '{UMLAUT}' did not match any file(s) known to git\n"
    )
    shown = "\n".join(lines_of(here, "last", env={"LC_ALL": "C"}))
    assert shown.isascii()
    assert r"pathspec 'gr\xfcn'" in shown
    assert UMLAUT in "\n".join(lines_of(here, "last", env={"LC_ALL": "C.UTF-8"}))


@pytest.mark.parametrize("args", [(), ("--format", "json"), ("--format", "markdown")])
def test_an_encoding_without_the_letters(home: Path, args: tuple[str, ...]) -> None:
    """A screen that writes Latin-1 shows escapes where it has no letter; JSON stays JSON."""
    said = "error: pathspec '\u65e5\U0001f389' did not match any file(s) known to git\n"
    done = subprocess.run(
        [*COMMAND, "diagnose", *args],
        input=said.encode(),
        cwd=home,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert b"\\u65e5" in done.stdout
    if "json" in args:
        assert "\u65e5\U0001f389" in json.loads(done.stdout)["diagnoses"][0]["why"]


def test_the_users_language_stays(home: Path, tmp_path: Path) -> None:
    """Git speaks German through the wrapper as without it, byte for byte."""
    folder = tmp_path / "locale"
    folder.mkdir()
    made = [program("localedef", "locales"), "-i", "de_DE", "-f", "UTF-8", f"{folder}/de_DE.UTF-8"]
    subprocess.run(made, check=False, capture_output=True)
    env = {name: value for name, value in os.environ.items() if name != "LC_ALL"}
    env |= {"LANG": "de_DE.UTF-8", "LOCPATH": str(folder)}
    plain, wrapped = (
        subprocess.run(
            [*words, "status"], cwd=home, env=env, capture_output=True, check=False
        ).stderr
        for words in (["git"], wrapper())
    )
    assert b"Repository" in plain, "git has no German catalogue, or there is no German locale"
    assert wrapped.startswith(plain)
