from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from diagnose import pipeline
from diagnose.library.index import Library
from diagnose.model import Capture
from diagnose.model import Source
from diagnose.transcript import reader
from tests.lab import worlds
from tests.transcript.language import runs

ENOUGH = 0.98  # of the failures of each language
# Failures that leave the repository as it is, beside a part of the lab's worlds.
COMMANDS = """
git push nosuch main
git push origin nosuch
git push origin :nosuch
git fetch nosuch
git fetch origin nosuch
git clone /nonexistent/x
git clone https://127.0.0.1:1/x.git
git clone git://127.0.0.1:1/x.git
git checkout nosuch
git checkout -- nosuch
git checkout -b a..b
git switch nosuch
git switch -c main
git branch main
git branch -d nosuch
git branch -d main
git branch -m nosuch other
git branch -u origin/nosuch
git merge nosuch
git merge --abort
git merge --continue
git rebase nosuch
git rebase --continue
git cherry-pick --abort
git cherry-pick nosuch
git revert nosuch
git reset --hard nosuch
git stash pop
git stash apply stash@{3}
git tag -d nosuch
git show nosuch
git log nosuch
git log nosuch..main
git add nosuch
git rm nosuch
git commit -m x
git commit --frob
git frobnicate
git -C /nonexistent status
git --git-dir=/nonexistent status
git config bad_key value
git remote remove nosuch
git remote get-url nosuch
git worktree remove ../nosuch
git apply /nonexistent.patch
git blame nosuch
git restore nosuch
git describe nosuch
git archive nosuch
git update-ref refs/heads/x nosuch
git submodule update --init nosuch
"""


def first(library: Library, said: bytes) -> tuple[str, str]:
    """Return the id of what is found first, and the language of the words."""
    source = Source("pipe", cwd="/")
    transcript, found = pipeline.find_in_english(reader.read(Capture(source, said)), library)
    return found.matches[0].pattern if found.matches else "", transcript.language


def test_every_language_gives_the_answer_of_english(tmp_path: Path) -> None:
    """Real failures said in 17 languages get the id of their English original."""
    languages = runs.installed()
    if not languages:
        pytest.skip("git's catalogues are not installed: package git with its translations")
    names = [name for name in worlds.names() if name not in runs.APART][::4]
    said = {name: runs.all_said(name, tmp_path / name, languages) for name in names}
    worlds.build("fetch-first", tmp_path)
    here = worlds.read("fetch-first", tmp_path)
    for command in COMMANDS.strip().splitlines():
        one = here.replace(command=tuple(shlex.split(command)))
        said[command] = {name: runs.said(one, name) for name in ("en", *languages)}
    library = Library.open(user=False)

    wanted = {name: first(library, words["en"]) for name, words in said.items()}
    missed: dict[str, list[str]] = {language: [] for language in languages}
    for name, words in said.items():
        for language in languages:
            if first(library, words[language])[0] != wanted[name][0]:
                missed[language].append(name)

    assert {language for _, language in wanted.values()} == {"en"}
    assert sum(bool(page) for page, _ in wanted.values()) >= 60
    right = {name: 1 - len(missed[name]) / len(said) for name in languages}
    print({name: f"{part:.1%}" for name, part in right.items()})  # noqa: T201 - the measure
    assert min(right.values()) >= ENOUGH, missed
