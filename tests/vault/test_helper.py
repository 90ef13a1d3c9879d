from __future__ import annotations

import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diagnose.credentials.protocol import Credential
from diagnose.credentials.protocol import parse
from diagnose.errors import RefusedError
from diagnose.hosts.url import GitURL
from diagnose.hosts.url import parse as parse_url
from diagnose.redact import Secret
from diagnose.vault.helper import service_of
from diagnose.vault.store import approve
from diagnose.vault.store import lookup
from diagnose.vault.store import reject
from tests.lab.keyring import SecretService
from tests.lab.leaks import Watch
from tests.lab.leaks import holding

ONE = "ATATT" + "3xFfGF0" + "1" * 40
TWO = "ATATT" + "3xFfGF0" + "2" * 40
PROGRAM = "import sys; from diagnose.vault.helper import main; sys.exit(main(sys.argv[1]))"
HELPER = f"!{shlex.quote(sys.executable)} -W ignore -c {shlex.quote(PROGRAM)}"


def url_of(text: str) -> GitURL:
    found = parse_url(text)
    assert found is not None
    return found


URL = url_of("https://bitbucket.org/acme/shop.git")


def ask(operation: str, message: str) -> subprocess.CompletedProcess[str]:
    """Run the helper as git does: a message on standard input."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, operation],
        input=message,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def keep(username: str, secret: str, more: str = "", host: str = "bitbucket.org") -> None:
    message = f"protocol=https\nhost={host}\nusername={username}\npassword={secret}\n{more}"
    done = ask("store", message)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def get(more: str = "", host: str = "bitbucket.org") -> tuple[str | None, str | None]:
    done = ask("get", f"protocol=https\nhost={host}\n{more}")
    assert (done.returncode, done.stderr) == (0, "")
    found = parse(done.stdout.encode())
    return found.username, None if found.password is None else found.password.reveal()


def erase(more: str) -> None:
    done = ask("erase", f"protocol=https\nhost=bitbucket.org\n{more}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_was_stored_is_given_back(secret_service: SecretService) -> None:
    """It lies encrypted, and another host gets nothing."""
    keep("bob", ONE)

    assert get() == ("bob", ONE)
    assert get("username=bob\n") == ("bob", ONE)
    assert get("username=eve\n") == (None, None)
    assert get(host="bitbucket.org.evil.example") == (None, None)
    assert holding(ONE, secret_service.files) == []


def test_the_newest_of_several_user_names_comes_first(secret_service: SecretService) -> None:
    """One host, several accounts: a name picks one, no name the last that worked."""
    assert secret_service.env
    keep("bob", ONE)
    keep("x-token-auth", TWO)

    assert get() == ("x-token-auth", TWO)
    assert get("username=bob\n") == ("bob", ONE)
    keep("bob", ONE)
    assert get() == ("bob", ONE)


def test_erase_takes_only_what_fits(secret_service: SecretService) -> None:
    """A secret that has been changed since is another credential, and stays."""
    assert secret_service.env
    keep("bob", ONE)
    keep("x-token-auth", TWO)
    erase(f"username=bob\npassword={TWO}\n")
    assert get("username=bob\n") == ("bob", ONE)
    erase(f"username=bob\npassword={ONE}\n")
    assert get("username=bob\n") == (None, None)
    assert get() == ("x-token-auth", TWO)
    erase("username=nobody\n")
    erase("")
    assert get() == (None, None)


def test_paths_are_entries_of_their_own(secret_service: SecretService) -> None:
    """credential.useHttpPath makes git name them."""
    assert secret_service.env
    keep("bob", ONE, "path=acme/shop.git\n")

    assert get("path=acme/shop.git\n") == ("bob", ONE)
    assert get("path=acme/other.git\n") == (None, None)
    assert get() == (None, None)


def test_a_secret_is_not_given_out_after_its_time(secret_service: SecretService) -> None:
    """Git itself says when it ends, and is told again."""
    assert secret_service.env
    soon = int(time.time()) + 3600
    keep("bob", ONE, f"password_expiry_utc={soon}\n")
    done = ask("get", "protocol=https\nhost=bitbucket.org\n")
    assert f"password_expiry_utc={soon}\n" in done.stdout

    keep("eve", TWO, "password_expiry_utc=1000\n")
    assert get("username=eve\n") == (None, None)


def test_a_lost_index_is_no_lost_secret(secret_service: SecretService) -> None:
    """The keyring itself can often still say whose it is."""
    assert secret_service.env
    keep("bob", ONE)
    code = (
        "import keyring\n"
        "keyring.set_password('bbfix-names:https://bitbucket.org', 'usernames', 'no json')\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)

    assert get() == ("bob", ONE)
    assert get("username=bob\n") == ("bob", ONE)


def test_git_works_with_it(secret_service: SecretService) -> None:
    """Approve, fill and reject of the real git, secret in no argument and no environment."""
    assert secret_service.env
    subprocess.run(["git", "config", "--global", "credential.helper", HELPER], check=True)
    with Watch(ONE, TWO) as watch:
        stored = approve(URL, "x-bitbucket-api-token-auth", Secret(ONE), None)
        approve(URL, "bob", Secret(TWO), None)
        gone = reject(URL, "bob", None, kept="x-bitbucket-api-token-auth")
        left = lookup(URL, None, None)

    assert len(stored.helpers) == 1
    assert gone.ok
    assert left is not None
    assert (left.username, left.secret) == ("x-bitbucket-api-token-auth", Secret(ONE))
    assert watch.hits == set()


def test_a_locked_keyring_is_no_reason_to_wait(secret_service: SecretService) -> None:
    """Nobody can be asked here, so git is told at once."""
    keep("bob", ONE)
    secret_service.lock()
    begin = time.monotonic()
    done = ask("get", "protocol=https\nhost=bitbucket.org\n")

    assert (done.returncode, done.stdout) == (1, "")
    assert "locked" in done.stderr
    assert time.monotonic() - begin < 8


@pytest.mark.parametrize("operation", ["get", "store", "erase"])
def test_without_a_keyring_the_answer_is_one_clear_sentence(operation: str, home: Path) -> None:
    """Git goes on to its next helper, and no file takes the secret in."""
    message = f"protocol=https\nhost=bitbucket.org\nusername=bob\npassword={ONE}\n"
    done = ask(operation, message)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("bbfix: no keyring is running here")
    assert done.stderr.count("\n") == 1
    assert holding(ONE, home) == []


def test_git_goes_on_to_the_next_helper(home: Path) -> None:
    """Ours first, without a keyring; then the user's."""
    (home / ".git-credentials").write_text(f"https://bob:{ONE}@bitbucket.org\n")
    for value in (HELPER, "store"):
        subprocess.run(
            ["git", "config", "--global", "--add", "credential.helper", value], check=True
        )
    found = lookup(URL, None, None)

    assert found is not None
    assert found.secret == Secret(ONE)


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("protocol=smtp\nhost=mail.example.org\n", 0),
        ("protocol=cert\npath=/x\n", 0),
        ("host=bitbucket.org\n", 0),
        ("protocol=http\nhost=bitbucket.org\n", 1),
        ("protocol=https\nhost=a/b\n", 1),
        ("nonsense\n", 1),
        ("protocol=https\nhost=h\0\n", 1),
    ],
)
def test_what_is_not_ours_gets_no_answer(message: str, status: int) -> None:
    """Silence for other protocols, a sentence for what would be unsafe or broken."""
    done = ask("get", message)

    assert (done.returncode, done.stdout) == (status, "")
    assert (done.stderr == "") is (status == 0)


def test_unknown_operations_are_ignored() -> None:
    """Git may learn new ones."""
    done = ask("capability", "")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("host", "service"),
    [
        ("BitBucket.org", "bbfix:https://bitbucket.org"),
        ("bitbucket.org:443", "bbfix:https://bitbucket.org"),
        ("bitbucket.org:8443", "bbfix:https://bitbucket.org:8443"),
        ("[::1]:8443", "bbfix:https://[::1]:8443"),
    ],
)
def test_one_host_has_one_name(host: str, service: str) -> None:
    """Upper case and the usual port make no difference."""
    assert service_of(Credential(protocol="https", host=host)) == service


def test_http_is_served_on_loopback_alone() -> None:
    """Anywhere else the secret would travel in clear."""
    here = service_of(Credential(protocol="http", host="127.0.0.1:8080"))

    assert here == "bbfix:http://127.0.0.1:8080"
    for host in ("bitbucket.org", "127.0.0.1.evil.example", "localhost.evil.example:80"):
        with pytest.raises(RefusedError, match="unencrypted"):
            service_of(Credential(protocol="http", host=host))
