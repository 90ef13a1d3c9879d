from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnose.errors import FaultError
from diagnose.errors import RefusedError
from diagnose.hosts.url import GitURL
from diagnose.hosts.url import parse
from diagnose.redact import Secret
from diagnose.vault.store import approve
from diagnose.vault.store import certain
from diagnose.vault.store import copies
from diagnose.vault.store import entries
from diagnose.vault.store import forget_copy
from diagnose.vault.store import lookup
from diagnose.vault.store import reject
from tests.lab.leaks import Watch
from tests.lab.leaks import holding

OLD = "hunter" + "2-correct-horse"
NEW = "ATATT" + "3xFfGF0" + "N" * 40
API_USER = "x-bitbucket-api-token-auth"


def url_of(text: str) -> GitURL:
    found = parse(text)
    assert found is not None
    return found


URL = url_of("https://bitbucket.org/acme/shop.git")


def git(*args: str) -> None:
    subprocess.run(["git", *args], check=True, capture_output=True)


def helper(value: str, section: str = "credential") -> None:
    git("config", "--global", "--add", f"{section}.helper", value)


def secret_of(username: str | None, url: GitURL = URL) -> str | None:
    found = lookup(url, username, None)
    return None if found is None else found.secret.reveal()


@pytest.fixture
def credentials(home: Path) -> Path:
    """Git's `store` helper with a dead password of bob's and a stranger's line."""
    place = home / ".git-credentials"
    place.write_text(f"https://bob:{OLD}@bitbucket.org\nhttps://eve:x@git.example.org\n")
    place.chmod(0o600)
    helper("store")
    return place


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[str]:
    """Git's `cache` helper with a daemon of its own, which ends with the test."""
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    socket = folder / "socket"
    value = f"cache --timeout=60 --socket={socket}"
    helper(value)
    yield value
    git("credential-cache", f"--socket={socket}", "exit")


def test_a_stored_secret_is_found_again(credentials: Path) -> None:
    """It lies where git keeps secrets, and every other line is as it was."""
    found = approve(URL, API_USER, Secret(NEW), None)

    assert (found.helpers, found.stale) == (("store",), ())
    assert secret_of(API_USER) == NEW
    assert secret_of("bob") == OLD
    assert "https://eve:x@git.example.org" in credentials.read_text().splitlines()


def test_the_same_user_name_is_overwritten(credentials: Path) -> None:
    """There is never a moment without a credential, and never two."""
    approve(URL, "bob", Secret(NEW), None)

    assert secret_of("bob") == NEW
    assert OLD not in credentials.read_text()


def test_every_helper_of_the_chain_gets_it(credentials: Path, cache: str) -> None:
    """What git would do after a success: all of them are told."""
    found = approve(URL, "bob", Secret(NEW), None)

    assert found.helpers == ("store", "cache")
    assert cache
    assert NEW in credentials.read_text()


def test_a_cache_alone_is_good_enough(cache: str) -> None:
    """It is the user's choice to keep nothing on disk."""
    assert approve(URL, "bob", Secret(NEW), None).helpers == ("cache",)
    assert cache
    assert secret_of("bob") == NEW
    assert reject(URL, "bob", None, kept=API_USER).ok
    assert secret_of("bob") is None


def test_without_any_helper_nothing_is_stored(home: Path) -> None:
    """Git would say nothing and keep nothing; the refusal names the ways out."""
    with pytest.raises(RefusedError, match="no credential helper") as caught:
        approve(URL, "bob", Secret(NEW), None)

    assert "credential.helper cache" in str(caught.value.hint)
    assert holding(NEW, home) == []


def test_a_helper_that_keeps_nothing_is_found_out(home: Path) -> None:
    """`git credential approve` ends with 0 all the same."""
    helper("!true")
    with pytest.raises(RefusedError, match="did not keep"):
        approve(URL, "bob", Secret(NEW), None)
    assert holding(NEW, home) == []


def test_a_helper_that_is_missing_is_found_out(home: Path) -> None:
    """A name in the configuration is not a program."""
    assert home.is_dir()
    helper("no-such-helper")
    with pytest.raises(RefusedError, match="did not keep") as caught:
        approve(URL, "bob", Secret(NEW), None)
    assert "no-such-helper" in str(caught.value)


def test_a_locked_store_file_loses_nothing(credentials: Path) -> None:
    """Another git at work, or one that died: the old secret stays and the trouble is told."""
    git("config", "--global", "credentialStore.lockTimeoutMS", "10")
    lock = credentials.with_name(".git-credentials.lock")
    lock.write_text("")
    before = credentials.read_bytes()
    with pytest.raises(RefusedError, match="lock") as caught:
        approve(URL, "bob", Secret(NEW), None)

    assert NEW not in str(caught.value)
    assert credentials.read_bytes() == before


def test_what_one_helper_took_is_put_back_if_git_would_not_find_it(
    home: Path, tmp_path: Path
) -> None:
    """A first helper that always gives the old secret hides what the second one stored."""
    script = tmp_path / "old"
    script.write_text(f'#!/bin/sh\ntest "$1" = get && echo username=bob && echo password={OLD}\n')
    script.chmod(0o755)
    helper(str(script))
    helper("store")
    place = home / ".git-credentials"
    place.write_text("https://bob:older@bitbucket.org\n")
    with pytest.raises(RefusedError, match="another secret"):
        approve(URL, "bob", Secret(NEW), None)
    assert place.read_text() == "https://bob:older@bitbucket.org\n"

    place.write_text("")
    with pytest.raises(RefusedError, match="another secret"):
        approve(URL, "bob", Secret(NEW), None)
    assert place.read_text() == ""


def test_a_later_helper_that_still_has_an_old_secret_is_named(
    credentials: Path, tmp_path: Path
) -> None:
    """Git finds the new one first; the other is no reason to fail, but it is told."""
    script = tmp_path / "old"
    script.write_text(f'#!/bin/sh\ntest "$1" = get && echo username=bob && echo password={OLD}\n')
    script.chmod(0o755)
    helper(str(script))
    found = approve(URL, "bob", Secret(NEW), None)

    assert credentials.exists()
    assert (found.helpers, found.stale) == (("store",), ("old",))


def test_a_repository_s_own_helper_takes_part(tmp_path: Path) -> None:
    """The user's command would use it, in the folder where it runs."""
    git("init", "-q", str(tmp_path / "work"))
    place = tmp_path / "mine"
    subprocess.run(
        ["git", "config", "credential.helper", f"store --file={place}"],
        cwd=tmp_path / "work",
        check=True,
    )
    approve(URL, "bob", Secret(NEW), str(tmp_path / "work"))

    assert NEW in place.read_text()
    assert secret_of("bob") is None


def test_paths_count_if_the_user_wants_them_to(credentials: Path) -> None:
    """credential.useHttpPath makes two repositories of one host two entries."""
    git("config", "--global", "credential.useHttpPath", "true")
    approve(URL, "bob", Secret(NEW), None)
    other = url_of("https://bitbucket.org/acme/other.git")

    assert f"https://bob:{NEW}@bitbucket.org/acme/shop.git" in credentials.read_text()
    assert secret_of("bob") == NEW
    assert secret_of("bob", other) is None


def test_forgetting_leaves_other_user_names_alone(credentials: Path) -> None:
    """Only the stale one goes."""
    approve(URL, API_USER, Secret(NEW), None)
    found = reject(URL, "bob", None, kept=API_USER)

    assert (found.ok, found.erased) == (True, 1)
    assert OLD not in credentials.read_text()
    assert secret_of(API_USER) == NEW
    assert secret_of(None) == NEW


def test_forgetting_reaches_every_helper_and_every_line(credentials: Path, cache: str) -> None:
    """Different helpers may hold different secrets under one name."""
    assert cache
    approve(URL, "bob", Secret("second"), None)
    credentials.write_text(
        f"https://bob:{OLD}@bitbucket.org\nhttps://bob:third@bitbucket.org/acme/shop.git\n"
    )
    found = reject(URL, "bob", None, kept=API_USER)

    assert found.ok
    assert secret_of("bob") is None
    assert credentials.read_text() == ""


def test_the_new_user_name_is_never_forgotten(credentials: Path) -> None:
    """Older helpers ignore the password and would delete the new secret."""
    approve(URL, "bob", Secret(NEW), None)
    for name in ("bob", ""):
        with pytest.raises(FaultError):
            reject(URL, name, None, kept="bob")
    assert NEW in credentials.read_text()


def test_what_cannot_be_forgotten_is_named(tmp_path: Path) -> None:
    """A helper that makes its secrets up gives them again."""
    script = tmp_path / "always"
    script.write_text('#!/bin/sh\ntest "$1" = get && echo username=bob && echo password=x\n')
    script.chmod(0o755)
    helper(str(script))
    found = reject(URL, "bob", None, kept=API_USER)

    assert (found.ok, found.left_in) == (False, ("always",))


@pytest.mark.usefixtures("home")
def test_a_helper_that_does_not_answer_has_forgotten_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A call that timed out is not taken for an entry that is gone."""
    monkeypatch.setattr("diagnose.vault.store.TIMEOUT", 0.3)
    helper("!sleep 2; true")

    gone = reject(URL, "bob", None, kept=API_USER)

    assert (gone.ok, gone.left_in) == (False, ("sleep",))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("values", "sure"),
    [
        ((), False),
        (("store",), True),
        (("cache --timeout=60", "store"), True),
        (("store", "libsecret"), False),
    ],
)
def test_only_files_and_memory_prove_that_nothing_is_kept(
    values: tuple[str, ...], *, sure: bool
) -> None:
    """What a keyring does not give it may keep all the same."""
    for value in values:
        helper(value)

    assert certain(URL, None) is sure


def test_all_that_can_be_found_is_found(credentials: Path) -> None:
    """Helpers give no lists, but git's own files name their users."""
    with credentials.open("a") as file:
        file.write("https://carol%40example.org:pw@bitbucket.org\n")
    found = entries(URL, ["nobody"], None)

    assert [(e.username, e.secret.reveal()) for e in found] == [
        ("bob", OLD),
        ("carol@example.org", "pw"),
    ]


def test_a_user_name_in_the_url_does_not_hide_other_entries(credentials: Path) -> None:
    """The search is for the host, whoever the URL names."""
    assert credentials.exists()
    found = entries(URL.with_user("nobody"), [], None)

    assert [e.username for e in found] == ["bob"]


def test_an_old_secret_in_the_second_store_file_is_found_and_erased(
    credentials: Path, home: Path
) -> None:
    """Git reads two files and writes to the first that is there."""
    second = home / ".config" / "git" / "credentials"
    second.parent.mkdir(parents=True)
    second.write_text(f"https://bob:{OLD}@bitbucket.org\nhttps://eve:y@git.example.org\n")
    approve(URL, "bob", Secret(NEW), None)

    assert copies(URL, "bob", Secret(NEW), None) == (str(second),)
    assert not forget_copy(URL, "bob", Secret(NEW), str(credentials), None)
    assert forget_copy(URL, "bob", Secret(NEW), str(second), None)
    assert copies(URL, "bob", Secret(NEW), None) == ()
    assert second.read_text() == "https://eve:y@git.example.org\n"
    assert secret_of("bob") == NEW


def test_nobody_is_asked(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No prompt of git, of an askpass program, or of a credential manager."""
    assert home.is_dir()
    ran = tmp_path / "ran"
    askpass = tmp_path / "askpass"
    askpass.write_text(f"#!/bin/sh\necho x >> '{ran}'\necho answer\n")
    askpass.chmod(0o755)
    for name in ("GIT_ASKPASS", "SSH_ASKPASS"):
        monkeypatch.setenv(name, str(askpass))
    git("config", "--global", "core.askPass", str(askpass))
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "1")

    assert lookup(URL, None, None) is None
    assert not ran.exists()


def test_the_secret_is_in_no_argument_or_environment(credentials: Path) -> None:
    """It goes through pipes only."""
    with Watch(NEW, OLD) as watch:
        approve(URL, API_USER, Secret(NEW), None)
        entries(URL, [], None)
        reject(URL, "bob", None, kept=API_USER)

    assert watch.hits == set()
    assert OLD not in credentials.read_text()


def test_a_place_that_cannot_be_written_is_found_out(home: Path) -> None:
    """The helper's own words are passed on, without the secret."""
    helper(f"store --file={home}/.gitconfig/credentials")
    with pytest.raises(RefusedError, match="did not keep") as caught:
        approve(URL, "bob", Secret(NEW), None)

    assert "credential" in str(caught.value)
    assert NEW not in str(caught.value)


def test_a_full_disk_loses_nothing(credentials: Path, home: Path) -> None:
    """Not a byte can be written, and the old secret stays."""
    before = credentials.read_bytes()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        with pytest.raises(RefusedError, match="did not keep"):
            approve(URL, "bob", Secret(NEW), None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert credentials.read_bytes() == before
    assert holding(NEW, home) == []
