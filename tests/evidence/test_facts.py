from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from diagnose import outlook
from diagnose.evidence import table
from diagnose.evidence.context import Context
from diagnose.evidence.facts import Evidence
from diagnose.factnames import FACTS
from tests.evidence.world import HTTPS
from tests.evidence.world import at
from tests.evidence.world import new_repo

NETWORK = ("ssh.works", "ssh.account")


def test_every_fact_is_answered_with_an_allowed_value(tmp_path: Path) -> None:
    """Each name of the registry has a probe, and each value is one that the registry allows."""
    evidence = Evidence(at(new_repo(tmp_path / "r", HTTPS), "git", "push", exit=128))
    for name, means in (FACTS | outlook.FACTS).items():
        if name in NETWORK:
            continue
        fact = evidence.ask(name)
        assert fact.status in ("known", "absent", "unknown"), name
        assert fact.origin, name
        assert fact.origin != "not checked", name
        assert not fact.known or not means.values or fact.value in means.values, fact


def test_every_area_has_a_module() -> None:
    """The table names a module for each area of the registry."""
    assert set(table.PROBES) == {name.partition(".")[0] for name in FACTS}
    assert set(table.DEAR) <= set(FACTS) | set(outlook.FACTS)
    ahead = {name.partition(".")[0] for name in outlook.FACTS if name not in table.DEAR}
    assert set(table.AHEAD) == ahead


def test_without_git_nothing_is_known_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without git on PATH the facts that need it are unknown, and say why."""
    repo = new_repo(tmp_path / "r", HTTPS)
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    evidence = Evidence(at(repo, "git", "push", exit=1))
    for name in FACTS:
        fact = evidence.ask(name)
        if name.startswith("command."):
            assert fact.known, name
        elif name.startswith("run."):
            assert fact.status != "unknown", name  # the output alone tells it
        elif name != "ssh.keys":
            assert (fact.status, fact.origin) == ("unknown", "git is not on PATH"), name


def test_no_time_left_means_unknown(tmp_path: Path) -> None:
    """Probes that find the time over give up."""
    evidence = Evidence(at(new_repo(tmp_path / "r", HTTPS), "git", "push"), budget_seconds=0.0)

    assert evidence.ask("remote.url").origin == "timed out"
    assert evidence.ask("command.name").value == "push"


def test_a_probe_that_breaks_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in a probe costs its own facts and nothing else."""

    def broken(_: Context) -> list[str]:
        raise ZeroDivisionError

    monkeypatch.setattr("diagnose.evidence.identity.probe", broken)
    evidence = Evidence(at(tmp_path))

    assert evidence.ask("identity.name").status == "unknown"
    assert "ZeroDivisionError" in evidence.ask("identity.email").origin
    assert evidence.ask("repository.present").value == "no"


def test_answers_are_kept(tmp_path: Path) -> None:
    """One look at the world: the second question gets the first answer."""
    repo = new_repo(tmp_path / "r", HTTPS)
    evidence = Evidence(at(repo, "git", "push"))
    first = evidence.ask("remote.url")
    (repo / ".git/config").write_text("")

    assert evidence.ask("remote.url") is first
    assert evidence.about({"url": "x"}).ask("remote.url").value == first.value
    assert [fact.name for fact in evidence.asked] == ["remote.url"]


def test_a_fact_that_is_not_in_the_registry_is_unknown(tmp_path: Path) -> None:
    """A user's own page may ask for anything."""
    assert Evidence(at(tmp_path)).ask("no.such").status == "unknown"


def test_outside_a_repository_nothing_heavy_is_imported(tmp_path: Path) -> None:
    """A piped transcript outside a repository costs no process and no slow module."""
    code = f"""
import sys
from diagnose.evidence.context import Context
from diagnose.evidence.facts import Evidence
url = {HTTPS!r}
evidence = Evidence(Context({str(tmp_path)!r}, captures={{"url": url}}))
got = [evidence.ask(name) for name in ("host.name", "host.named_by", "remote.url",
       "repository.present", "credential.kind", "credential.origin", "lock.path")]
print([f.value or f.status for f in got])
print(sorted({{"subprocess", "git", "typing", "dataclasses", "pathlib"}} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True
    )

    answers, modules = done.stdout.splitlines()
    expected = ["bitbucket.org", "transcript", "absent", "no", "unknown", "unknown", "unknown"]
    assert answers == str(expected)
    assert modules == "[]"


def test_values_are_fit_to_be_shown(tmp_path: Path) -> None:
    """Neither a secret nor a control sequence leaves through a fact."""
    secret = "hunter2" * 3
    repo = new_repo(tmp_path / "r", f"https://bob:{secret}@bitbucket.org/acme/shop.git")
    config = repo / ".git/config"
    config.write_text(
        config.read_text() + '[user]\n\tname = "a\\tb\\u001b[31m"\n'.replace("\\u001b", "\x1b")
    )
    evidence = Evidence(at(repo, "git", "push"))
    facts = [evidence.ask(name) for name in FACTS if name not in NETWORK]

    assert not [fact for fact in facts if secret in repr(fact)]
    assert evidence.ask("identity.name").value == "a\ufffdb\ufffd[31m"
