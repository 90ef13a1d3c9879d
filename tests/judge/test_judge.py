from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import diagnose
from diagnose import pipeline
from diagnose.hosts.catalog import Catalog
from diagnose.judge.judge import Inputs
from diagnose.judge.judge import judge
from diagnose.library.index import Library
from diagnose.match.find import find
from diagnose.model import Diagnosis
from diagnose.model import Fact
from diagnose.model import Line
from diagnose.model import Source
from diagnose.model import Sureness
from diagnose.model import Transcript

PAGES = str(Path(__file__).parent.parent.parent / "patterns")
REFUSED = (
    "remote: Bitbucket Cloud recently stopped supporting account passwords for Git authentication.",
    "fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'",
)
AT_BITBUCKET = {
    "host.name": "bitbucket.org",
    "host.id": "bitbucket-cloud",
    "host.named_by": "config",
    "remote.name": "origin",
    "remote.url": "https://bitbucket.org/acme/shop.git",
    "remote.ssh_url": "git@bitbucket.org:acme/shop.git",
}


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.of(PAGES)


@pytest.fixture(scope="session")
def catalog(library: Library) -> Catalog:
    return pipeline.catalog_of(library)


Judged = Callable[..., Diagnosis]


@pytest.fixture
def judged(library: Library, catalog: Catalog) -> Judged:
    """Judge the first match of some lines with some facts; all other facts are unknown."""

    def first(
        lines: tuple[str, ...], command: str = "git push", kind: str = "wrapper", **facts: str
    ) -> Diagnosis:
        known = {name.replace("__", "."): value for name, value in facts.items()}
        parts = [(line.startswith("remote: "), line.removeprefix("remote: ")) for line in lines]
        transcript = Transcript(
            Source(kind, command=tuple(command.split()), exit=128),
            tuple(Line(n, text, remote=far) for n, (far, text) in enumerate(parts, 1)),
        )

        def ask(name: str) -> Fact:
            if name not in known:
                return Fact(name, "unknown")
            return Fact(name, "known", known[name]) if known[name] else Fact(name, "absent")

        found = find(transcript, library)
        inputs = Inputs(library, catalog, transcript, "2026-11-23")
        return judge(found.matches, inputs, lambda _: ask)[0]

    return first


def dotted(facts: dict[str, str]) -> dict[str, str]:
    return {name.replace(".", "__"): value for name, value in facts.items()}


def test_the_namesake_offers_a_token_first_and_ssh_second(judged: Judged) -> None:
    """The cause, the dated truth about its own advice, and two fixes that bbfix can do."""
    found = judged(REFUSED, **dotted(AT_BITBUCKET))
    assert found.id == "bitbucket-account-password"
    assert [fix.id for fix in found.fixes[:2]] == ["api-token", "to-ssh"]
    assert [fix.applies for fix in found.fixes[:2]] == ["with-input", "automatic"]
    need = found.fixes[0].needs[0]
    assert need.scopes == ("read:repository:bitbucket", "write:repository:bitbucket")
    assert need.username == "x-bitbucket-api-token-auth"
    assert need.page.startswith("https://id.atlassian.com/")
    assert any("2026-07-28" in note for note in found.notes)
    assert found.fixes[1].steps[0].argv == (
        "git",
        "remote",
        "set-url",
        "origin",
        "git@bitbucket.org:acme/shop.git",
    )


def test_what_is_not_known_makes_it_likely(judged: Judged) -> None:
    """An unknown fact in a condition caps the sureness and is named in words."""
    found = judged(REFUSED, **dotted(AT_BITBUCKET))
    assert found.sureness is Sureness.LIKELY
    assert "which credential was sent" in " ".join(found.reasons)


def test_words_of_another_host_are_a_spoof(judged: Judged) -> None:
    """A server elsewhere may say what it likes: no fix, and the real host is named."""
    elsewhere = {**AT_BITBUCKET, "host.name": "evil.example", "host.id": ""}
    found = judged(REFUSED, **dotted(elsewhere))
    assert found.cause == "other-host"
    assert found.title == "evil.example speaks with the words of another host"
    assert found.fixes == ()
    assert "evil.example" in found.why


def test_the_address_in_ssh_s_own_line_is_no_spoof(judged: Judged) -> None:
    """Without a remote to ask, the address that ssh itself printed tells the host."""
    lines = ("ssh: connect to host github.com port 22: Connection timed out",)
    found = judged(lines)
    assert (found.id, found.cause) == ("github-port-22-blocked", "blocked")
    assert [fix.id for fix in found.fixes[:2]] == ["to-ssh-443", "to-https"]
    assert found.host is not None
    assert found.host.id == "github"


def test_a_host_that_only_the_text_names_gets_no_secret(judged: Judged) -> None:
    """The fix is shown as the command with which a person names the host."""
    found = judged(REFUSED, **dotted({**AT_BITBUCKET, "host.named_by": "transcript"}))
    assert found.fixes[0].applies == "manual"
    assert found.fixes[0].command == "bbfix login bitbucket.org"


OWN = "https://git.corp.example/acme/shop.git"
AT_OWN = {
    **AT_BITBUCKET,
    "host.name": "git.corp.example",
    "host.id": "",
    "remote.url": OWN,
}
OWN_WORDS = [
    (
        "gitlab-credential-refused",
        "gitlab-self-managed",
        f"remote: HTTP Basic: Access denied.|fatal: Authentication failed for '{OWN}/'",
        "https://git.corp.example/-/user_settings/personal_access_tokens",
    ),
    (
        "github-permission-denied",
        "github-enterprise",
        (
            "remote: Permission to acme/shop.git denied to bob.|"
            f"fatal: unable to access '{OWN}/': The requested URL returned error: 403"
        ),
        "https://git.corp.example/settings/personal-access-tokens",
    ),
]


@pytest.mark.parametrize(("page", "kind", "said", "made"), OWN_WORDS)
def test_a_host_known_by_its_words_alone_gets_no_secret(
    judged: Judged, page: str, kind: str, said: str, made: str
) -> None:
    """A server can print any words: a person says first that they are true, then bbfix acts."""
    found = judged(tuple(said.split("|")), **dotted(AT_OWN))
    assert found.id == page
    assert found.host is not None
    assert (found.host.id, found.host.name) == (kind, "git.corp.example")
    assert found.sureness is Sureness.LIKELY
    swap = next(fix for fix in found.fixes if fix.needs)
    assert swap.applies == "manual"
    assert swap.command == f"git config --global bbfix.host.git.corp.example.kind {kind}"
    assert swap.needs[0].page == made


@pytest.mark.parametrize(("page", "kind", "said", "made"), OWN_WORDS)
def test_a_host_that_its_user_vouches_for_is_repaired(
    judged: Judged, page: str, kind: str, said: str, made: str
) -> None:
    """With `bbfix.host.<name>.kind` a server of one's own is as good as the service."""
    found = judged(tuple(said.split("|")), **dotted({**AT_OWN, "host.id": kind}))
    swap = next(fix for fix in found.fixes if fix.needs)
    assert found.id == page
    assert swap.applies == "with-input"
    assert swap.command == f"bbfix fix {swap.id}"
    assert swap.needs[0].page == made


def test_a_pull_wants_no_scope_for_pushing(judged: Judged) -> None:
    """The least scopes that serve the command."""
    found = judged(REFUSED, command="git pull", **dotted(AT_BITBUCKET))
    assert found.fixes[0].needs[0].scopes == ("read:repository:bitbucket",)


def test_causes_follow_the_facts(judged: Judged) -> None:
    """One pattern, several causes: the lock is held, left over, or nobody can tell."""
    lines = ("fatal: Unable to create '/w/.git/index.lock': File exists.",)
    held = judged(lines, lock__live_git="yes", lock__holder="17 (git)", lock__exists="yes")
    stale = judged(lines, lock__live_git="no", lock__exists="yes", lock__path="/w/.git/index.lock")
    unproved = judged(lines)
    assert [d.cause for d in (held, stale, unproved)] == ["held", "stale", "unproved"]
    assert "17 (git)" in held.why
    assert stale.fixes[0].applies == "automatic"
    assert unproved.fixes[0].applies == "manual"
    assert unproved.sureness is Sureness.LIKELY


def test_a_file_may_come_from_another_machine(judged: Judged) -> None:
    """A cause that rests on what is found here is likely at most; words alone are as sure."""
    lock = ("fatal: Unable to create '/w/.git/index.lock': File exists.",)
    facts = {"lock__live_git": "no", "lock__exists": "yes", "lock__path": "/w/.git/index.lock"}
    assert judged(lock, **facts).sureness is Sureness.CERTAIN
    kept = judged(lock, kind="file", **facts)
    assert (kept.cause, kept.sureness) == ("stale", Sureness.LIKELY)
    assert "a file may come from another" in " ".join(kept.reasons)
    words = ("fatal: bad config line 3 in file .git/config",)
    assert judged(words, kind="file").sureness is Sureness.CERTAIN


def test_stale_knowledge_is_said_after_a_year() -> None:
    """A year and a day is too old, a year is not."""
    assert pipeline.is_stale("2025-11-22", "2026-11-23")
    assert not pipeline.is_stale("2025-11-23", "2026-11-23")
    assert not pipeline.is_stale("", "2026-11-23")


def test_a_clone_that_failed_is_cloned_over_ssh(judged: Judged) -> None:
    """There is no remote to rewrite yet: the command with the other URL is the fix."""
    clone = {**AT_BITBUCKET, "remote.name": "", "host.named_by": "command"}
    found = judged(
        REFUSED, command="git clone https://bitbucket.org/acme/shop.git", **dotted(clone)
    )
    assert found.fixes[1].command == "git clone git@bitbucket.org:acme/shop.git"
    outside = {**clone, "remote.ssh_url": "", "host.named_by": "transcript"}
    assert judged(REFUSED, **dotted(outside)).fixes[1].command == "bbfix remote rewrite --to ssh"


@pytest.mark.parametrize(
    ("command", "fix"),
    [
        (("git", "-C", "x y", "chekout", "main"), "git -C 'x y' checkout main"),
        (("git", "co", "main"), "git checkout"),  # an alias: the word was not typed
        ((), "git checkout"),
    ],
)
def test_a_mistyped_command_is_written_anew(
    tmp_path: Path, command: tuple[str, ...], fix: str
) -> None:
    """The word that git does not know is replaced, the rest is kept as it was typed."""
    said = "git: 'chekout' is not a git command. See 'git --help'.\n\n"
    said += "The most similar command is\n\tcheckout\n"
    report = diagnose.diagnose(said, command=command, exit=1, cwd=str(tmp_path))

    assert report.diagnoses[0].fixes[0].command == fix
