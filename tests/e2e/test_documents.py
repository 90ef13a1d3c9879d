from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket

SCHEMAS = Path(__file__).parent.parent / "schemas"


def document(text: str) -> dict[str, Any]:
    """Read one JSON document and hold it against the schema that it names."""
    table: dict[str, Any] = json.loads(text)
    name = table["schema"].replace("/", "-") + ".json"
    jsonschema.validate(table, json.loads((SCHEMAS / name).read_text()))
    return table


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

    report = run("last")
    assert report["repository"]["remote"] == "origin"
    assert run("fix", "--dry-run")["state"] == "dry-run"
    outcome = run("fix", "--yes", "--token-stdin", stdin=bitbucket.token)
    assert (outcome["state"], outcome["verified"]) == ("applied", True)
    assert run("log")["changes"][0]["state"] == "applied"
    assert run("remote", "show")["remotes"][0]["fetch"][0]["secret"] is False
    assert run("undo")["without"]
