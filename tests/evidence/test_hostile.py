"""A repository may be a stranger's: its configuration runs nothing while bbfix looks at it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from diagnose import outlook
from diagnose.evidence import remotes
from diagnose.evidence.facts import Evidence
from diagnose.evidence.sources import sources
from diagnose.evidence.target import find
from diagnose.factnames import FACTS
from diagnose.hosts import url as urls
from tests.evidence.world import HTTPS
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value

RUNS = {
    "fsmonitor": ["core.fsmonitor {touch}"],
    "hooks": ["core.hooksPath {hooks}"],
    "ssh": ["core.sshCommand {touch}"],
    "ssh over the wire": ["core.sshCommand {touch}", "remote.origin.url git@bitbucket.org:a/b"],
    "proxy command": ["core.gitProxy {touch}", "remote.origin.url git://bitbucket.org/a/b"],
    "askpass": ["core.askPass {script}"],
    "pager": ["core.pager {touch}", "pager.config {touch}", "pager.status {touch}"],
    "alias": ["alias.push !{touch}", "alias.rev-parse !{touch}", "alias.publish !{touch}"],
    "editor": ["core.editor {touch}", "sequence.editor {touch}"],
    "filter": ["filter.x.clean {touch}", "filter.x.smudge {touch}", "filter.x.required true"],
    "filter process": ["filter.x.process {touch}"],
    "external diff": ["diff.external {script}", "diff.x.textconv {script}"],
    "ext transport": ["remote.origin.url ext::sh -c {touch}", "protocol.ext.allow always"],
    "remote helper": ["remote.origin.vcs touch", "remote.origin.uploadpack {touch}"],
    "partial clone": [
        "core.repositoryFormatVersion 1",
        "extensions.partialClone origin",
        "remote.origin.promisor true",
        "remote.origin.url {other}",
        "remote.origin.uploadpack {touch}; false",
        "protocol.file.allow always",
    ],
    "gpg": ["gpg.program {script}", "log.showSignature true", "commit.gpgSign true"],
    "credential helper": ["credential.helper !{touch}"],
    "credential helper for the host": ["credential.https://bitbucket.org.helper !{touch}"],
    "lfs": ["lfs.customtransfer.x.path {script}", "lfs.standalonetransferagent x"],
    "browser and diff tools": ["web.browser x", "browser.x.cmd {touch}", "difftool.x.cmd {touch}"],
}


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file that exists once something hostile has run."""
    return tmp_path / "canary"


def hostile(tmp_path: Path, canary: Path, settings: list[str]) -> Path:
    """Make a repository whose configuration would touch the canary."""
    repo = new_repo(tmp_path / "r", HTTPS)
    other = new_repo(tmp_path / "other")
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {canary}\n")
    script.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "pre-push", "reference-transaction", "post-checkout"):
        (hooks / name).symlink_to(script)
    (repo / ".gitattributes").write_text("* filter=x diff=x\n")
    (repo / "file").write_text("two\n")
    os.utime(repo / "file", (1, 1))
    words = {"touch": f"touch {canary}", "script": script, "hooks": hooks, "other": other}
    for setting in settings:
        key, _, text = setting.partition(" ")
        git(repo, "config", key, text.format(**words))
    return repo


def ask_all(evidence: Evidence) -> None:
    """Ask for every fact there is."""
    for name in (*FACTS, *outlook.FACTS):
        evidence.ask(name)


@pytest.mark.parametrize("world", RUNS)
def test_probes_run_nothing_of_the_repository(
    world: str, tmp_path: Path, canary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not one fact runs a program that only the repository's configuration names."""
    # No network in tests: the probe of ssh finds an ssh that fails at once.
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/ssh").write_text("#!/bin/sh\nexit 255\n")
    (tmp_path / "bin/ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    repo = hostile(tmp_path, canary, RUNS[world])
    if world == "partial clone":
        tree = git(repo, "rev-parse", "HEAD^{tree}")
        (repo / ".git/objects" / tree[:2] / tree[2:]).unlink()
        (repo / ".git/index").unlink()

    # What a transcript says was run gives no right to a repository's own helper.
    ask_all(Evidence(at(repo)))
    ask_all(Evidence(at(repo, "git", "push", kind="pipe", captures={"url": HTTPS})))
    ask_all(Evidence(at(repo, "git", "commit")))
    if not world.startswith("credential helper"):
        ask_all(Evidence(at(repo, "git", "push")))
        ask_all(Evidence(at(repo, "git", "publish")))
    assert not canary.exists()


def test_the_worlds_are_dangerous(tmp_path: Path, canary: Path) -> None:
    """A plain `git status` does run such a filter: the canary can sing."""
    repo = hostile(tmp_path, canary, RUNS["filter"])
    git(repo, "status")

    assert canary.exists()


def test_a_repositorys_own_helper_is_asked_where_the_command_asked_it(tmp_path: Path) -> None:
    """After the user's own push, which ran it a moment ago, its answer is a fact."""
    repo = new_repo(tmp_path / "r", HTTPS)
    script = tmp_path / "git-credential-mine"
    script.write_text("#!/bin/sh\necho username=bob; echo password=x\n")
    script.chmod(0o755)
    git(repo, "config", "credential.helper", str(script))

    assert value(at(repo, "git", "push"), "credential.username") == "bob"
    assert value(at(repo, "git", "status"), "credential.origin") == "unknown"
    assert value(at(repo), "credential.origin") == "unknown"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_nothing_runs_in_a_repository_that_git_does_not_trust(tmp_path: Path, canary: Path) -> None:
    """There, even the user's own command would not have run its helper."""
    repo = hostile(tmp_path, canary, RUNS["credential helper"])
    for path in (repo, repo / ".git"):
        os.chown(path, 12345, 12345)
    ask_all(Evidence(at(repo, "git", "push")))
    url = urls.parse(HTTPS)
    assert url is not None

    assert sources(at(repo, "git", "push"), url) == ()
    assert not canary.exists()


@pytest.mark.parametrize(
    "url",
    [
        "https://bitbucket.org/a\nhost=evil.example",
        "https://bitbucket.org/a%0ahost=evil.example",
        "ssh://-oProxyCommand=touch%20x/a",
        "-oProxyCommand=x:a/b",
        "ext::sh -c id",
        "https://bob@evil@bitbucket.org/a",
        "https://bitbucket.org\\@evil.example/a",
    ],
)
def test_urls_made_to_deceive(url: str, tmp_path: Path) -> None:
    """They neither crash a probe nor lead to a question about another host."""
    repo = new_repo(tmp_path / "r")
    git(repo, "config", "remote.origin.url", url)
    evidence = Evidence(at(repo, "git", "push"))
    ask_all(evidence)

    assert evidence.ask("credential.origin").value in ("", "none")
    assert evidence.ask("ssh.works").status == "unknown"


def test_a_remote_that_looks_like_an_option(tmp_path: Path, canary: Path) -> None:
    """Names reach no command line."""
    name = f"--upload-pack=touch {canary}"
    repo = new_repo(tmp_path / "r")
    git(repo, "config", f"remote.{name}.url", HTTPS)
    context = at(repo, "git", "fetch")
    ask_all(Evidence(context))

    assert find(context).remote == remotes.RemoteView(name, *2 * (find(context).remote.fetch,))  # type: ignore[union-attr]
    assert not canary.exists()


def test_an_include_from_elsewhere_is_still_the_repositorys(tmp_path: Path, canary: Path) -> None:
    """A file outside that the repository includes has no more rights than the repository."""
    repo = new_repo(tmp_path / "r", HTTPS)
    outside = tmp_path / "outside"
    outside.write_text(f"[credential]\n\thelper = !touch {canary}\n")
    git(repo, "config", "include.path", str(outside))
    ask_all(Evidence(at(repo)))

    assert not canary.exists()
