"""The risk that the words of an advised command carry."""

from __future__ import annotations

import pytest

from diagnose.library.hazard import least_risk
from diagnose.model import Risk
from diagnose.remedy.steps import gitrules


@pytest.mark.parametrize(
    ("command", "risk"),
    [
        ("git status", Risk.NONE),
        ("git branch", Risk.NONE),
        ("git branch --contains abc", Risk.NONE),
        ("git config --show-origin --get-all user.name", Risk.NONE),
        ("git clean -n -d", Risk.NONE),
        ("git push --dry-run", Risk.NONE),
        ("git stash list", Risk.NONE),
        ("ssh -T git@example.org", Risk.NONE),
        ("{command}", Risk.NONE),
        ("git branch -m old new", Risk.LOCAL),
        ("git -C <folder> -c a.b=c fetch", Risk.LOCAL),
        ("git rm --cached -- a", Risk.LOCAL),
        ("git restore --staged a", Risk.LOCAL),
        ("find .git/objects -type f -empty -delete", Risk.LOCAL),
        ("git remote set-url origin <url>", Risk.REMOTE),
        ("git restore a", Risk.WORKTREE),
        ("git pull --rebase", Risk.WORKTREE),
        ("git {operation} --abort", Risk.WORKTREE),
        ("git config --global user.name <name>", Risk.GLOBAL),
        ("ssh-keygen -R example.org", Risk.GLOBAL),
        ("git push origin HEAD", Risk.NETWORK),
        ("env GIT_TRACE=1 GIT_SSH=x git push", Risk.NETWORK),
        ("git add a && git commit -m x && git push", Risk.NETWORK),
        ("git push --force-with-lease", Risk.HISTORY),
        ("git push origin +main", Risk.HISTORY),
        ("git push origin :old", Risk.HISTORY),
        ("git lfs migrate import --include=a", Risk.HISTORY),
        ("git reset --hard", Risk.DATA_LOSS),
        ("git branch -D a", Risk.DATA_LOSS),
        ("git clean -f", Risk.DATA_LOSS),
    ],
)
def test_the_words_decide(command: str, risk: Risk) -> None:
    """What a command touches is read from its words, whatever stands around it."""
    assert least_risk(command) is risk


@pytest.mark.parametrize("name", gitrules.RULES)
def test_agrees_with_what_bbfix_runs(name: str) -> None:
    """A command that a fix may run by itself is never called safer there than as an advice."""
    rule = gitrules.RULES[name]
    words = [name, *rule.needs[:1], *rule.words[:1]]

    assert rule.risk >= least_risk(f"git {' '.join(words)}")
