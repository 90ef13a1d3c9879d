"""What pages say git prints about an HTTP answer, the git installed here prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnose.hosts import url as urls
from diagnose.library.page import Pattern
from tests.lab import worlds
from tests.lab.need import program
from tests.patterns.pages import examples
from tests.patterns.pages import name

FORMS = (
    r"fatal: Authentication failed for '(?P<url>https://[^']+)/'",
    r"fatal: repository '(?P<url>https://[^']+)/' not found",
    (
        r"fatal: unable to access '(?P<url>https://[^']+)/': "
        r"The requested URL returned error: (?P<status>\d+)"
    ),
    r"fatal: could not read (?:Username|Password) for '(?P<url>https://[^']+)': (?P<why>.+)",
)
STATUS = {FORMS[0]: "401", FORMS[1]: "404", FORMS[3]: "401"}
HELPER = "!f() { echo username=ada; echo password=wrong; }; f"


def told() -> list[tuple[Pattern, int, re.Match[str], str]]:
    """Every example of the installed git's words that ends with one of these lines."""
    found = []
    for page, number in examples():
        example = page.examples[number]
        last = example.text.strip().split("\n")[-1]
        if not example.git.startswith("2.") or example.world:
            continue
        for form in FORMS:
            match = re.fullmatch(form, last)
            if match:
                status = match.groupdict().get("status") or STATUS[form]
                found.append((page, number, match, status))
    return found


TOLD = told()


def host(url: str) -> str:
    """The host of a URL."""
    parsed = urls.parse(url)
    assert parsed is not None
    return parsed.host


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository whose git gets its answers from a server with the names of all examples."""
    program("openssl", "openssl")
    repository = tmp_path_factory.mktemp("answers") / "repo"
    subprocess.run(["git", "init", "-q", repository], check=True)
    hosts = ",".join(sorted({host(match["url"]) for _, _, match, _ in TOLD}))
    command = [sys.executable, str(worlds.SCRIPTS / "answering.py"), hosts, "401"]
    world = worlds.World(
        "answers", "", repository.parent, (), 128, "", holder="", until=".git/answering"
    )
    process = world.start([*command, "WWW-Authenticate: Basic realm=git"])
    yield repository
    worlds.release(process)


@pytest.mark.parametrize(
    ("page", "number", "match", "status"),
    [pytest.param(*each, id=f"{name(each[0])}-{each[1]}") for each in TOLD],
)
def test_the_installed_git_says_so(
    home: Path, asker: Path, page: Pattern, number: int, match: re.Match[str], status: str
) -> None:
    """The last line of the example, and what the server said before it, are git's own words."""
    lines = page.examples[number].text.strip().split("\n")
    said = [line.removeprefix("remote: ") for line in lines[:-1]]
    why = match.groupdict().get("why")
    path = "" if match["url"].count("/") > 3 else "/acme/shop.git"
    settings = [f"http.extraHeader=X-Answer: {status}"]
    settings += [f"http.extraHeader=X-Say: {said[0]}"] if len(said) == 1 else []
    settings += [f"credential.helper={HELPER}"] if why is None else []
    environment = {
        **os.environ,
        "GIT_SSL_CAINFO": str(asker.parent / "tls/chain"),
        "HOME": str(home),
    }
    for unwanted in ("no_proxy", "NO_PROXY", "GIT_ASKPASS", "SSH_ASKPASS", "GIT_TERMINAL_PROMPT"):
        environment.pop(unwanted, None)
    if why == "terminal prompts disabled":
        environment["GIT_TERMINAL_PROMPT"] = "0"

    done = subprocess.run(
        [
            "git",
            *(word for each in settings for word in ("-c", each)),
            "ls-remote",
            match["url"] + path,
        ],
        cwd=asker,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        timeout=60,
    )

    assert [line.rstrip() for line in done.stderr.strip().split("\n")] == lines
