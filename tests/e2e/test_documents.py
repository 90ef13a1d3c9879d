from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import schemas
from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket
from tests.schemas import document

PACKAGE = Path(__file__).parents[2] / "diagnose"
KEPT = {"bbfix.journal/1", "bbfix.last/1"}  # in bbfix's own files, and never printed
# commands that need no story, the document they print, and the exit code
ALONE = [
    (("explain", "index-lock"), "bbfix.page/1", 0),
    (("patterns", "show", "non-fast-forward"), "bbfix.page/1", 0),
    (("patterns", "list"), "bbfix.patterns/1", 0),
    (("patterns", "test", "index-lock"), "bbfix.patterns-test/1", 0),
    (("hook", "status"), "bbfix.hook/1", 0),
    (("config",), "bbfix.config/1", 0),
    (("demo",), "bbfix.demo/1", 0),
    (("diagnose", "-"), "bbfix.report/1", 1),
]


def test_every_command_that_reports_holds_to_its_schema(bitbucket: Bitbucket) -> None:
    """One story through all documents: report, plan, outcome, log, remotes, undo."""
    bitbucket.git("config", "--global", "credential.helper", "store")
    bitbucket.embed("bob", bitbucket.app_password)
    bbfix("git", "push", cwd=bitbucket.work)

    def run(*args: str, stdin: str = "") -> dict[str, Any]:
        done = bbfix(*args, "--format", "json", cwd=bitbucket.work, stdin=stdin)
        assert done.returncode in (0, 1), done.stderr
        for secret in (bitbucket.app_password, bitbucket.token):
            assert secret not in done.stdout + done.stderr
        return document(done.stdout)

    assert run("doctor")["findings"][0]["id"] == "bitbucket-app-password"
    assert run("last")["schema"] == "bbfix.doctor/1"
    bbfix("git", "push", cwd=bitbucket.work)
    report = run("last")
    assert report["repository"]["remote"] == "origin"
    assert run("fix", "--dry-run")["state"] == "dry-run"
    outcome = run("fix", "--yes", "--token-stdin", stdin=bitbucket.token)
    assert (outcome["state"], outcome["verified"]) == ("applied", True)
    assert run("log")["changes"][0]["state"] == "applied"
    assert run("remote", "show")["remotes"][0]["fetch"][0]["secret"] is False
    assert run("doctor")["findings"] == []
    assert run("undo")["without"]


@pytest.mark.parametrize(
    ("words", "name", "status"),
    ALONE,
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_a_command_prints_holds_to_its_schema(
    tmp_path: Path, words: tuple[str, ...], name: str, status: int
) -> None:
    """One document on standard output, of the schema that it names."""
    done = bbfix(
        *words, "--format", "json", cwd=tmp_path, stdin="fatal: bad config line 3 in file x"
    )

    assert document(done.stdout)["schema"] == name
    assert done.returncode == status


def test_the_report_of_a_job_holds_to_its_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each report inside is one as any other command gives it."""
    shown = bbfix("hook", "watch", str(tmp_path / "job"), cwd=tmp_path).stdout.strip()
    monkeypatch.setenv("PATH", shown, prepend=":")
    subprocess.run(["git", "status"], cwd=tmp_path, capture_output=True, check=False)

    done = bbfix("hook", "report", str(tmp_path / "job"), "--format", "json", cwd=tmp_path)

    told = document(done.stdout)
    assert [one["schema"] for one in told["reports"]] == ["bbfix.report/1"]
    assert told["reports"][0]["diagnoses"][0]["id"] == "not-a-repository"


def test_every_document_has_a_schema_and_every_schema_a_document() -> None:
    """What the program writes under a schema's name is described in tests/schemas."""
    sources = [path.read_text() for path in PACKAGE.rglob("*.py")]
    printed = {name for text in sources for name in re.findall(r"\"(bbfix\.[a-z-]+/\d+)\"", text)}

    described = {schemas.named(path.stem)["title"] for path in schemas.FOLDER.glob("*.json")}

    assert printed - KEPT == described
