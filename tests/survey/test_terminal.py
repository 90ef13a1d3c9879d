from __future__ import annotations

import pytest

from tests.evidence.world import git
from tests.lab.bbfix import COMMAND
from tests.lab.terminal import INTERRUPT
from tests.lab.terminal import Terminal
from tests.survey.scenes import HTTPS
from tests.survey.scenes import Stage

OLD = "git://github.com/acme/shop.git"
QUESTION = "apply this to 2 repositories (risk: remote)? [y/N] "


@pytest.mark.parametrize(
    ("keys", "code", "url"), [("y", 0, HTTPS), ("n", 4, OLD), (INTERRUPT, 130, OLD)]
)
def test_one_yes_is_for_all(stage: Stage, keys: str, code: int, url: str) -> None:
    """It is asked for once, below all plans; any other key changes nothing anywhere."""
    repos = [stage.repo(OLD, name) for name in ("a", "b")]

    with Terminal([*COMMAND, "sweep", str(stage.folder), "--fix"], cwd=stage.home) as term:
        term.expect("plan[to-https]: a: ")
        term.expect("plan[to-https]: b: ")
        term.expect(QUESTION)
        term.type(keys)
        assert term.wait() == code, term.text
        assert term.text.count("[y/N]") == 1
        assert "Traceback" not in term.text

    assert [git(repo, "config", "remote.origin.url") for repo in repos] == [url, url]
