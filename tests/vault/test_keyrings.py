from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.backends import null

from diagnose.errors import RefusedError
from diagnose.hosts.url import GitURL
from diagnose.hosts.url import parse
from diagnose.vault import keyrings
from diagnose.vault.keyrings import unfit
from diagnose.vault.keyrings import within
from diagnose.vault.proposal import helper_value
from diagnose.vault.proposal import propose_helper
from tests.lab.keyring import SecretService

ASK = "from diagnose.vault.keyrings import available; print(*available(), sep='|')"
PROPOSE = """
from diagnose.errors import RefusedError
from diagnose.hosts.url import parse
from diagnose.vault.proposal import propose_helper
try:
    found = propose_helper(parse("https://bob@bitbucket.org:8443/acme/shop.git"))
    print(found.scope, found.key, found.value, found.why, sep="|")
except RefusedError as error:
    print("refused", error.message, error.hint, sep="|")
"""
PLAIN = """
from keyring.backend import KeyringBackend
class PlaintextKeyring(KeyringBackend):
    priority = 9
    def get_password(self, service, username):
        return None
    def set_password(self, service, username, password):
        open("leak", "a").write(password)
"""


def python(code: str, *path: Path) -> str:
    import os

    paths = [*map(str, path), os.environ["PYTHONPATH"]]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


class Ring(KeyringBackend):
    """A keyring of nobody's."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def get_password(self, service: str, username: str) -> str | None:
        """Give what was asked for."""
        return service + username

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep nothing."""


class Weak(Ring):
    """A keyring that its own makers do not recommend."""

    priority = 0.5


class PlainText(Ring):
    """A keyring that keeps secrets in the clear."""


def use(monkeypatch: pytest.MonkeyPatch, ring: KeyringBackend) -> None:
    monkeypatch.setattr("keyring.get_keyring", lambda: ring)


def test_a_real_keyring_is_named(secret_service: SecretService) -> None:
    """People know it by another name than Python does."""
    assert secret_service.env
    assert python(ASK) == "True|the Secret Service"


def test_no_keyring_is_told(home: Path) -> None:
    """Why not, in one sentence."""
    assert home.is_dir()
    assert python(ASK) == "False|no keyring is running here"


def test_a_locked_keyring_is_not_usable_where_nobody_can_unlock_it(
    secret_service: SecretService,
) -> None:
    """And no window is opened to find that out."""
    secret_service.lock()

    assert python(ASK).startswith("False|the Secret Service is locked")


@pytest.mark.parametrize(
    ("ring", "word"),
    [
        (fail.Keyring, "no keyring"),
        (null.Keyring, "turned off"),
        (Weak, "does not recommend"),
        (PlainText, "plain file"),
    ],
)
def test_a_keyring_that_is_none_is_refused(ring: Callable[[], KeyringBackend], word: str) -> None:
    """No silent plain-text file, whatever is installed."""
    assert word in unfit(ring())
    assert unfit(Ring()) == ""


def test_keyrings_alt_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who installed it for something else does not get tokens in a file."""
    (tmp_path / "keyrings" / "alt").mkdir(parents=True)
    (tmp_path / "keyrings" / "alt" / "file.py").write_text(PLAIN)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")

    assert "plain file" in python(ASK, tmp_path)


def test_a_backend_that_cannot_be_loaded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong setting of keyring is no crash of ours."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Backend")

    assert python(ASK).startswith("False|no keyring can be loaded")


def test_of_a_chain_the_first_fit_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keyring's own chain would write to whichever comes first."""

    class Chain(Ring):
        backends = (PlainText(), Ring())

    use(monkeypatch, Chain())

    assert within(lambda ring: type(ring).__name__) == "Ring"


def test_a_keyring_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that nobody sees must not stop git for ever."""
    use(monkeypatch, Ring())
    begin = time.monotonic()
    with pytest.raises(RefusedError, match="did not answer"):
        within(lambda _: time.sleep(3), limit=0.2)

    assert time.monotonic() - begin < 2


def test_a_failure_does_not_quote_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyring's own words may."""
    use(monkeypatch, Ring())

    def work(_: object) -> None:
        raise ValueError("bad: hunter2-correct-horse")

    with pytest.raises(RefusedError, match="ValueError") as caught:
        within(work)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "GCM_INTERACTIVE": "Never"}, False),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a desktop")
def test_windows_open_only_where_somebody_sees_them(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str], expected: bool
) -> None:
    """A desktop, and git's consent."""
    for name, value in env.items():
        monkeypatch.setenv(name, value)

    assert keyrings.may_prompt() is expected


def test_the_proposal_is_for_one_host_only(secret_service: SecretService) -> None:
    """A change of the user's own configuration, to be shown before it is made."""
    assert secret_service.env
    scope, key, value, why = python(PROPOSE).split("|")

    assert (scope, key) == ("global", "credential.https://bitbucket.org:8443.helper")
    assert value
    assert "the Secret Service" in why


def test_without_a_keyring_there_is_no_proposal(home: Path) -> None:
    """The user is told what to choose from; nothing falls back to a file."""
    assert home.is_dir()
    found = python(PROPOSE).split("|")

    assert found[0] == "refused"
    assert "no keyring is running" in found[1]
    assert "libsecret" in found[2]


def script(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / "git-credential-bbfix"
    place.write_text("#!/bin/sh\n")
    place.chmod(0o755)
    return place


def test_a_script_on_the_path_goes_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git looks for `git-credential-bbfix` itself."""
    monkeypatch.setenv("PATH", str(script(tmp_path / "bin").parent))

    assert helper_value() == "bbfix"


def test_a_script_of_an_environment_goes_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder is on PATH only as long as the environment is active."""
    place = script(tmp_path / "my env" / "bin")
    monkeypatch.setenv("PATH", str(place.parent))
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "my env"))

    assert helper_value() == f"!'{place}'"


def test_without_a_script_this_python_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An odd installation still works."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "bin" / "python"))

    assert helper_value() == f"!{tmp_path}/bin/python -P -m diagnose credential"


def test_the_proposed_value_can_be_refused_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring that may not hold a secret is no keyring."""
    use(monkeypatch, null.Keyring())  # type: ignore[no-untyped-call]
    url = parse("https://bitbucket.org/acme/shop.git")
    assert isinstance(url, GitURL)
    with pytest.raises(RefusedError, match="turned off"):
        propose_helper(url)
