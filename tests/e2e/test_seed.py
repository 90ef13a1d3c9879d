from __future__ import annotations

import json
from pathlib import Path

from tests.lab.bbfix import bbfix

# The transcript that the project began with, typographic quotes included.
SEED = """\
Logon failed, use ctrl+c to cancel basic credential prompt.
remote: Bitbucket Cloud recently stopped supporting account passwords for Git authentication.
remote: See our community post for more details: https://atlassian.community/t5/x/x/ba-p/1948231
remote: App passwords are recommended for most use cases and can be created in your Personal settings:
remote: https://bitbucket.org/account/settings/app-passwords/
fatal: Authentication failed for \N{LEFT SINGLE QUOTATION MARK}https://<YourUsername>@bitbucket.org/<name>/<project>.git/\N{RIGHT SINGLE QUOTATION MARK}
"""  # noqa: E501 - as it was printed


def test_the_seed_is_explained(tmp_path: Path) -> None:
    """The account password, a token first and ssh second, the dead end, the page, exit 1."""
    done = bbfix("diagnose", "--format", "json", cwd=tmp_path, stdin=SEED)
    assert done.returncode == 1, done.stderr
    found = json.loads(done.stdout)["diagnoses"]
    assert len(found) == 1, "one cause, everything else folded in"
    first = found[0]
    assert (first["id"], first["cause"]) == ("bitbucket-account-password", "account-password")
    assert first["host"] == {"id": "bitbucket-cloud", "name": "bitbucket.org"}
    assert [fix["id"] for fix in first["fixes"][:2]] == ["api-token", "to-ssh"]
    need = first["fixes"][0]["needs"][0]
    assert need["page"] == "https://id.atlassian.com/manage-profile/security/api-tokens"
    notes = " ".join(first["notes"])
    assert "2026-07-28" in notes
    assert "dead end" in notes
    assert json.loads(done.stdout)["unrecognised"] == []


def test_the_seed_fits_a_tired_eye(tmp_path: Path) -> None:
    """At most sixteen lines, none but git's own and commands wider than 80 columns."""
    done = bbfix(cwd=tmp_path, stdin=SEED)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) <= 16
    assert all(len(line) <= 80 for line in lines if not line.startswith("    "))
