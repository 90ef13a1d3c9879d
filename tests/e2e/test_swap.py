from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.scenes import remember
from tests.e2e.scenes import user_state
from tests.lab import leaks
from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket


def fix(bitbucket: Bitbucket, token: str, *more: str, cwd: Path | None = None) -> tuple[int, str]:
    """Run `bbfix fix` without a person, the token on standard input."""
    done = bbfix(
        "fix",
        "--yes",
        "--no-input",
        "--token-stdin",
        *more,
        cwd=cwd or bitbucket.work,
        stdin=token + "\n",
    )
    return done.returncode, done.stdout + done.stderr


def diagnosis(bitbucket: Bitbucket, cwd: Path | None = None) -> dict[str, object]:
    """Return the first diagnosis of `bbfix last`."""
    done = bbfix("last", "--format", "json", cwd=cwd or bitbucket.work)
    assert done.returncode == 1, done.stderr
    first: dict[str, object] = json.loads(done.stdout)["diagnoses"][0]
    return first


def test_a_dead_account_password_in_the_store_is_swapped(bitbucket: Bitbucket) -> None:
    """401: git has forgotten it already; the new token is verified, stored, and git works again."""
    store = bitbucket.store("bob", bitbucket.account_password)
    failed = bbfix("git", "push", cwd=bitbucket.work)
    assert failed.returncode == 128
    assert "error[bitbucket-account-password]" in failed.stderr
    assert "2026-07-28" in failed.stderr
    assert diagnosis(bitbucket)["id"] == "bitbucket-account-password"

    code, said = fix(bitbucket, bitbucket.token)
    assert code == 0, said
    assert bitbucket.git("push").returncode == 0
    assert bitbucket.pushed
    assert bitbucket.account_password not in store.read_text()
    assert bitbucket.token not in said
    assert leaks.holding(bitbucket.account_password, bitbucket.home, bitbucket.work) == []
    assert leaks.holding(bitbucket.token, bitbucket.home, bitbucket.work) == [store]


def test_an_app_password_in_the_url_is_taken_out(bitbucket: Bitbucket) -> None:
    """410: git never forgets what stands in a URL; undo brings the URL back without the secret."""
    store = bitbucket.home / ".git-credentials"
    bitbucket.git("config", "--global", "credential.helper", "store")
    bitbucket.embed("bob", bitbucket.app_password)
    failed = bbfix("git", "push", cwd=bitbucket.work)
    assert failed.returncode == 128
    assert "error[bitbucket-app-password]" in failed.stderr
    assert "remote.origin.url" in failed.stderr
    assert bitbucket.app_password not in failed.stderr

    code, said = fix(bitbucket, bitbucket.token)
    assert code == 0, said
    assert bitbucket.git("push").returncode == 0
    assert bitbucket.pushed
    assert leaks.holding(bitbucket.app_password, bitbucket.home, bitbucket.work) == []
    assert leaks.holding(bitbucket.token, bitbucket.home, bitbucket.work) == [store]

    undone = bbfix("undo", "--yes", cwd=bitbucket.work)
    assert undone.returncode == 0, undone.stderr
    assert bitbucket.remote_url.startswith("https://bob@bitbucket.org/")
    assert bitbucket.app_password not in bitbucket.remote_url
    assert "secret" in undone.stdout


def test_a_token_without_write_scope_is_told_apart(bitbucket: Bitbucket) -> None:
    """403: the token is right and may not push; a token that may takes its place."""
    bitbucket.store("x-bitbucket-api-token-auth", bitbucket.read_only_token)
    failed = bbfix("git", "push", cwd=bitbucket.work)
    assert "error[bitbucket-missing-scope]" in failed.stderr
    assert "write:repository:bitbucket" in failed.stderr

    code, said = fix(bitbucket, bitbucket.token)
    assert code == 0, said
    assert bitbucket.git("push").returncode == 0
    assert leaks.holding(bitbucket.read_only_token, bitbucket.home, bitbucket.work) == []


def test_an_e_mail_as_user_name_is_told_apart(bitbucket: Bitbucket) -> None:
    """401: the token is good and the user name is not."""
    bitbucket.embed(bitbucket.email, bitbucket.token)
    failed = bbfix("git", "push", cwd=bitbucket.work)
    assert failed.returncode == 128
    found = diagnosis(bitbucket)
    assert found["id"] == "bitbucket-no-access"
    assert "email" in str(found["cause"])


def test_a_clone_with_a_dead_password_is_mended(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """There is no repository yet: the command's own argument names the host."""
    bitbucket.store("bob", bitbucket.account_password)
    room = tmp_path / "room"
    room.mkdir()
    failed = bbfix("git", "clone", bitbucket.url, cwd=room)
    assert failed.returncode == 128
    assert "error[bitbucket-account-password]" in failed.stderr

    code, said = fix(bitbucket, bitbucket.token, cwd=room)
    assert code == 0, said
    assert bitbucket.git("clone", "-q", bitbucket.url, cwd=room).returncode == 0
    assert leaks.holding(bitbucket.account_password, bitbucket.home, room) == []


@pytest.mark.parametrize("kind", ["unknown_token", "app_password", "expired_token"])
def test_a_candidate_that_does_not_work_changes_nothing(bitbucket: Bitbucket, kind: str) -> None:
    """Exit 4, and not a byte of the home or the repository's configuration differs."""
    bitbucket.git("config", "--global", "credential.helper", "store")
    bitbucket.embed("bob", bitbucket.app_password)
    bbfix("git", "push", cwd=bitbucket.work)
    files = (bitbucket.home / ".gitconfig", bitbucket.work / ".git" / "config")
    before = [file.read_bytes() for file in files]

    code, said = fix(bitbucket, getattr(bitbucket, kind))
    assert code == 4, said
    assert [file.read_bytes() for file in files] == before
    assert not (bitbucket.home / ".git-credentials").exists()
    assert getattr(bitbucket, kind) not in said


def test_rerun_ends_as_the_command_ends(bitbucket: Bitbucket) -> None:
    """`--rerun` runs the failed command again after the new credential is verified."""
    bitbucket.store("bob", bitbucket.account_password)
    bbfix("git", "push", cwd=bitbucket.work)

    code, said = fix(bitbucket, bitbucket.token, "--rerun")
    assert code == 0, said
    assert bitbucket.pushed


def test_rerun_after_a_pipe_is_refused_before_anything(bitbucket: Bitbucket) -> None:
    """A command that came through a pipe is not known: exit 4, and nothing has changed."""
    remember(bitbucket)
    before = user_state(bitbucket)

    code, said = fix(bitbucket, bitbucket.token, "--rerun")
    assert code == 4, said
    assert "nothing was changed" in said
    assert user_state(bitbucket) == before


def test_login_by_host_needs_no_repository(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """Outside any repository the host says whether it knows the secret; a wrong one is refused."""
    bitbucket.git("config", "--global", "credential.helper", "store")
    room = tmp_path / "room"
    room.mkdir()

    def login(token: str) -> int:
        args = ("login", "bitbucket.org", "--yes", "--token-stdin")
        return bbfix(*args, cwd=room, stdin=token).returncode

    assert login(bitbucket.unknown_token) == 4
    assert not (bitbucket.home / ".git-credentials").exists()
    assert login(bitbucket.token) == 0
    assert bitbucket.git("push").returncode == 0


def test_login_by_remote_removes_what_shadows(bitbucket: Bitbucket) -> None:
    """A header in the repository's configuration beats every helper: it goes with the swap."""
    bitbucket.git("config", "--global", "credential.helper", "store")
    header = "Authorization: Basic " + "Ym9iOmh1bnRlcjI="
    bitbucket.git("config", "http.https://bitbucket.org/.extraHeader", header)
    args = ("login", "origin", "--yes", "--token-stdin")
    done = bbfix(*args, cwd=bitbucket.work, stdin=bitbucket.token)
    assert done.returncode == 0, done.stderr
    assert bitbucket.git("push").returncode == 0
    assert leaks.holding("Ym9iOmh1bnRlcjI=", bitbucket.home, bitbucket.work) == []


@pytest.mark.parametrize("more", [(), ("--allow", "global")])
def test_the_default_of_netrc_is_never_removed(bitbucket: Bitbucket, more: tuple[str, ...]) -> None:
    """It serves other hosts too: refused with what to do by hand, and no flag is offered."""
    bitbucket.git("config", "--global", "credential.helper", "store")
    netrc = bitbucket.home / ".netrc"
    netrc.write_text(f"default login bob password {bitbucket.app_password}\n")
    netrc.chmod(0o600)
    before = user_state(bitbucket)

    args = ("login", "origin", "--yes", "--token-stdin", *more)
    done = bbfix(*args, cwd=bitbucket.work, stdin=bitbucket.token)
    assert done.returncode == 4, done.stderr
    assert "the `default` entry at ~/.netrc line 1 would be sent" in done.stderr
    assert "nothing was changed" in done.stderr
    assert "`machine bitbucket.org` entry" in done.stderr
    assert "--allow" not in done.stderr
    assert user_state(bitbucket) == before
