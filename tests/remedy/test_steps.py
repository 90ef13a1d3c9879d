from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.errors import MovedOnError
from diagnose.errors import RefusedError
from diagnose.model import Fact
from diagnose.model import Risk
from diagnose.model import Step
from diagnose.remedy.apply import apply
from diagnose.remedy.planner import plan
from diagnose.remedy.undo import log
from diagnose.remedy.undo import undo
from tests.remedy import scene

HTTPS = "https://bitbucket.org/acme/shop.git"
SSH = "git@bitbucket.org:acme/shop.git"


def config(repo: Path) -> Path:
    """Return a repository's configuration file."""
    return repo / ".git" / "config"


def test_a_remote_goes_to_ssh_and_back(tmp_path: Path) -> None:
    """Comments and layout of the file stay, and undo restores every byte."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    text = config(repo).read_text().replace(f"url = {HTTPS}", f"url={HTTPS}  ; the shop")
    config(repo).write_text("# mine\n" + text)
    before = config(repo).read_bytes()

    outcome = scene.do(repo, Step("set-remote-url", {"remote": "origin", "url": SSH}))

    assert (outcome.state, outcome.verified) == ("applied", False)
    assert f"url={SSH}  ; the shop" in config(repo).read_text()
    assert scene.git(repo, "remote", "get-url", "origin") == SSH
    undo()
    assert config(repo).read_bytes() == before


def test_only_the_url_that_was_used_changes(tmp_path: Path) -> None:
    """Of several URLs of a remote the one of the failed command is rewritten."""
    repo = scene.new_repo(tmp_path / "r", "https://mirror.example/acme/shop.git")
    scene.git(repo, "config", "--add", "remote.origin.url", HTTPS)

    steps = Step("set-remote-url", {"remote": "origin", "url": SSH})
    made = plan(
        scene.fix(steps),
        scene.diagnosis(url=HTTPS),
        scene.evidence(repo, "git", "push", url=HTTPS),
    )
    apply(made)

    urls = scene.git(repo, "config", "--get-all", "remote.origin.url").split()
    assert urls == ["https://mirror.example/acme/shop.git", SSH]


def test_a_push_url_is_set_where_it_stands(tmp_path: Path) -> None:
    """Push = yes changes the pushurl and leaves the URL to fetch from."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    scene.git(repo, "remote", "set-url", "--push", "origin", HTTPS)

    scene.do(repo, Step("set-remote-url", {"remote": "origin", "url": SSH, "push": "yes"}))

    assert scene.git(repo, "config", "remote.origin.url") == HTTPS
    assert scene.git(repo, "config", "remote.origin.pushurl") == SSH


@pytest.mark.parametrize(
    "url",
    [
        "git@bitbucket.org.evil.example:acme/shop.git",
        "https://bitbucket.org@evil.example/acme/shop.git",
        "https://bob:secret@bitbucket.org/acme/shop.git",
        "ext::sh -c id",
        "--upload-pack=touch /tmp/x",
        "/srv/elsewhere",
        "https://evil.example/acme/shop.git",
        "https://bitbucket.org/a\nb",
        "",
    ],
)
def test_a_remote_never_goes_to_another_host(tmp_path: Path, url: str) -> None:
    """A URL that leads elsewhere, or is no plain URL, is refused and nothing changes."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    before = config(repo).read_bytes()

    with pytest.raises(RefusedError):
        scene.do(repo, Step("set-remote-url", {"remote": "origin", "url": url}))

    assert config(repo).read_bytes() == before


def test_a_rule_that_would_turn_it_back_is_seen(tmp_path: Path) -> None:
    """A new URL that insteadOf would rewrite again is refused."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    scene.git(
        repo, "config", "--global", "url.https://bitbucket.org/.insteadOf", "git@bitbucket.org:"
    )

    with pytest.raises(RefusedError, match="insteadOf"):
        scene.do(repo, Step("set-remote-url", {"remote": "origin", "url": SSH}))


def test_an_included_file_and_a_link_are_followed(tmp_path: Path) -> None:
    """The value changes in the file that holds it; a link stays a link."""
    repo = scene.new_repo(tmp_path / "r")
    real = tmp_path / "shared.conf"
    real.write_text(f'[remote "origin"]\n\turl = {HTTPS}\n')
    real.chmod(0o640)
    (repo / ".git" / "extra").symlink_to(real)
    scene.git(repo, "config", "include.path", "extra")
    before = config(repo).read_bytes()

    scene.do(repo, Step("set-remote-url", {"remote": "origin", "url": SSH}))

    assert real.read_text() == f'[remote "origin"]\n\turl = {SSH}\n'
    assert real.stat().st_mode & 0o777 == 0o640
    assert (repo / ".git" / "extra").is_symlink()
    assert config(repo).read_bytes() == before
    undo()
    assert real.read_text() == f'[remote "origin"]\n\turl = {HTTPS}\n'


@pytest.mark.parametrize("name", ["-f", 'a"b', "a]b", "a.b.c", "a b", "ä#;", "--global"])
def test_hostile_names_of_remotes(tmp_path: Path, name: str) -> None:
    """A remote's name is data: it is changed rightly, or refused if it looks like an option."""
    repo = scene.new_repo(tmp_path / "r")
    scene.git(repo, "config", f"remote.{name}.url", HTTPS)
    step = Step("set-remote-url", {"remote": name, "url": SSH})

    if name.startswith("-"):
        with pytest.raises(RefusedError):
            scene.do(repo, step)
    else:
        made = plan(scene.fix(step), scene.diagnosis(), scene.evidence(repo, "git", "push", name))
        assert apply(made).state == "applied"
        assert scene.git(repo, "config", f"remote.{name}.url") == SSH


def test_setting_and_unsetting(tmp_path: Path, home: Path) -> None:
    """Keys are added, changed and removed in their scope, and everything comes back."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    scene.git(repo, "config", "--add", "pull.rebase", "false")
    before = (config(repo).read_bytes(), (home / ".gitconfig").read_bytes())

    outcome = scene.do(
        repo,
        Step("set-config", {"key": "pull.rebase", "value": "true"}),
        Step("set-config", {"key": "branch.main.description", "value": "a # b"}),
        Step("set-config", {"key": "user.email", "value": "x@example.org", "scope": "global"}),
        Step("unset-config", {"key": "remote.origin.fetch"}),
    )

    assert scene.git(repo, "config", "pull.rebase") == "true"
    assert scene.git(repo, "config", "branch.main.description") == "a # b"
    assert scene.git(repo, "config", "--global", "user.email") == "x@example.org"
    assert "fetch" not in config(repo).read_text()
    assert outcome.plan.risk == Risk.GLOBAL
    undo()
    assert (config(repo).read_bytes(), (home / ".gitconfig").read_bytes()) == before


def test_a_file_that_is_not_there_yet(tmp_path: Path, home: Path) -> None:
    """The first value makes the file, and undo removes it."""
    repo = scene.new_repo(tmp_path / "r")
    (home / ".gitconfig").unlink()

    scene.do(repo, Step("set-config", {"key": "user.name", "value": "Ada", "scope": "global"}))

    assert scene.git(repo, "config", "--global", "user.name") == "Ada"
    undo()
    assert not (home / ".gitconfig").exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("core.sshCommand", "touch /tmp/x"),
        ("core.hooksPath", "hooks"),
        ("alias.push", "!id"),
        ("credential.helper", "!id"),
        ("http.sslVerify", "false"),
        ("http.https://h/.sslVerify", "0"),
        ("safe.directory", "*"),
        ("include.path", "x"),
        ("url.https://evil.example/.insteadOf", "https://bitbucket.org/"),
        ("filter.x.clean", "id"),
        ("remote.origin.uploadpack", "id"),
        ("--global", "x"),
        ("user.name\n[core]", "x"),
        ("user", "x"),
        ("user.token", "ghp_" + "a" * 36),
    ],
)
def test_what_is_never_set(tmp_path: Path, key: str, value: str) -> None:
    """Keys that git would run, load or trust, and secrets, are not set by any fix."""
    repo = scene.new_repo(tmp_path / "r")

    with pytest.raises(RefusedError):
        scene.do(repo, Step("set-config", {"key": key, "value": value}))

    assert log() == ()


def test_unsetting_what_is_not_set(tmp_path: Path) -> None:
    """There is nothing to do, and that is said."""
    repo = scene.new_repo(tmp_path / "r")

    with pytest.raises(RefusedError, match="not set"):
        scene.do(repo, Step("unset-config", {"key": "pull.rebase"}))
    scene.git(repo, "config", "pull.rebase", "true")
    with pytest.raises(RefusedError, match="not set"):
        scene.do(repo, Step("unset-config", {"key": "pull.rebase", "value": "false"}))
    with pytest.raises(RefusedError, match="nothing to change"):
        scene.do(repo, Step("set-config", {"key": "pull.rebase", "value": "true"}))


def test_a_stale_lock_is_moved_aside_and_back(tmp_path: Path) -> None:
    """The file is renamed, never deleted, and undo gives it its name again."""
    repo = scene.new_repo(tmp_path / "r")
    lock = repo / ".git" / "index.lock"
    lock.write_bytes(b"half an index")

    outcome = scene.do(repo, Step("move-aside", {"path": str(lock)}))

    assert outcome.state == "applied", outcome
    assert not lock.exists()
    undo()
    assert lock.read_bytes() == b"half an index"


def test_undo_never_writes_over_a_file_that_came_since(tmp_path: Path) -> None:
    """A new lock in the old one's place makes undo refuse."""
    repo = scene.new_repo(tmp_path / "r")
    lock = repo / ".git" / "index.lock"
    lock.write_bytes(b"old")
    scene.do(repo, Step("move-aside", {"path": str(lock)}))
    lock.write_bytes(b"new")

    with pytest.raises(MovedOnError, match="there again"):
        undo()

    assert lock.read_bytes() == b"new"


@pytest.mark.parametrize(
    "path", ["../outside", "/etc/passwd", ".git", ".git/none", ".git/link", "file"]
)
def test_what_is_never_moved(tmp_path: Path, path: str) -> None:
    """Only plain files inside the git folder are moved, and no link leads out of it."""
    repo = scene.new_repo(tmp_path / "r")
    (tmp_path / "outside").write_text("")
    (repo / "file").write_text("")
    (repo / ".git" / "link").symlink_to(tmp_path)

    with pytest.raises(RefusedError):
        scene.do(repo, Step("move-aside", {"path": path}))
    with pytest.raises(RefusedError):
        scene.do(repo, Step("move-aside", {"path": f"{path}/../../../outside"}))


def test_another_file_under_the_same_name(tmp_path: Path) -> None:
    """A lock that was replaced since the plan was made is left alone."""
    repo = scene.new_repo(tmp_path / "r")
    lock = repo / ".git" / "index.lock"
    lock.write_bytes(b"old")
    step = Step("move-aside", {"path": str(lock)})
    made = plan(scene.fix(step), scene.diagnosis(), scene.evidence(repo))
    lock.unlink()
    lock.write_bytes(b"another")

    with pytest.raises(MovedOnError):
        apply(made)

    assert lock.read_bytes() == b"another"


def test_a_git_command_with_its_way_back(tmp_path: Path) -> None:
    """A command of the list runs; the page's own command takes it back."""
    repo = scene.new_repo(tmp_path / "r")
    (repo / "file").write_text("x")
    argv, back = "add\0--\0file", "reset\0-q\0--\0file"

    outcome = scene.do(repo, Step("git", {"argv": argv, "undo": back}))

    assert outcome.state == "applied"
    assert scene.git(repo, "status", "--short") == "A  file"
    assert undo().without == ()
    assert scene.git(repo, "status", "--short") == "?? file"


def test_a_git_command_without_a_way_back(tmp_path: Path) -> None:
    """Undo says what it could not take back."""
    repo = scene.new_repo(tmp_path / "r")
    (repo / "file").write_text("x")

    scene.do(repo, Step("git", {"argv": "add\0file"}))

    assert undo().without == ("`git add file` cannot be taken back",)


def test_a_git_command_that_fails(tmp_path: Path) -> None:
    """Its own words are given, and what came before it is rolled back."""
    repo = scene.new_repo(tmp_path / "r")
    before = config(repo).read_bytes()

    outcome = scene.do(
        repo,
        Step("set-config", {"key": "pull.rebase", "value": "true"}),
        Step("git", {"argv": "merge\0--abort"}),
    )

    assert outcome.state == "rolled-back"
    assert "MERGE_HEAD" in outcome.reason
    assert config(repo).read_bytes() == before
    assert [entry.state for entry in log()] == ["rolled-back"]


@pytest.mark.parametrize(
    "argv",
    [
        "push\0--force",
        "push\0-f",
        "push\0--no-verify",
        "push\0origin\0+main",
        "push\0origin\0:main",
        "push\0--receive-pack=id",
        "push\0--mirror",
        "reset\0--hard",
        "clean\0-fdx",
        "checkout\0--force\0main",
        "restore\0file",
        "stash\0drop",
        "stash\0clear",
        "config\0core.pager\0id",
        "rebase\0main",
        "-c\0core.pager=id\0status",
        "fetch\0--upload-pack=id",
        "pull\0-s\0ours",
        "commit\0--no-verify\0-m\0x",
        "add\0a\nb",
        "",
    ],
)
def test_commands_that_never_run(tmp_path: Path, argv: str) -> None:
    """Whatever forces, deletes or runs something else is refused before anything happens."""
    repo = scene.new_repo(tmp_path / "r")

    with pytest.raises(RefusedError):
        scene.do(repo, Step("git", {"argv": argv}))


@pytest.mark.parametrize(
    ("argv", "risk"),
    [
        ("push\0--set-upstream\0origin\0main", Risk.NETWORK),
        ("push\0--force-with-lease\0--force-if-includes", Risk.HISTORY),
        ("stash\0push", Risk.WORKTREE),
        ("fetch\0--prune", Risk.LOCAL),
        ("reset\0--soft\0HEAD~1", Risk.HISTORY),
        ("reset\0--\0file", Risk.LOCAL),
    ],
)
def test_risks_of_commands(tmp_path: Path, argv: str, risk: Risk) -> None:
    """A command brings its own risk along, whatever its page says."""
    repo = scene.new_repo(tmp_path / "r")
    step = Step("git", {"argv": argv})

    made = plan(scene.fix(step), scene.diagnosis(), scene.evidence(repo))

    assert made.risk == risk


def test_a_repository_that_moved_on(tmp_path: Path) -> None:
    """A plan is not applied to another commit than it was made for."""
    repo = scene.new_repo(tmp_path / "r")
    made = plan(
        scene.fix(Step("git", {"argv": "stash\0push"})), scene.diagnosis(), scene.evidence(repo)
    )
    scene.git(repo, "commit", "-q", "--allow-empty", "-m", "second")

    with pytest.raises(MovedOnError):
        apply(made)


def test_verification_by_symptom(tmp_path: Path) -> None:
    """A fix after which the facts are as before is rolled back; one that changes them stands."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    before = config(repo).read_bytes()
    fact = Fact("remote.scheme", "known", "https")
    useless = scene.fix(Step("set-config", {"key": "a.b", "value": "c"}), verify="symptom")
    useful = scene.fix(
        Step("set-config", {"key": "remote.origin.url", "value": "http://bitbucket.org/a/b"}),
        verify="symptom",
    )

    failed = apply(plan(useless, scene.diagnosis(fact), scene.evidence(repo)))
    assert (failed.state, failed.verified) == ("rolled-back", False)
    assert "remote.scheme" in failed.reason
    assert config(repo).read_bytes() == before

    done = apply(plan(useful, scene.diagnosis(fact), scene.evidence(repo)))
    assert (done.state, done.verified) == ("applied", True)


def test_going_to_ssh_is_tried(tmp_path: Path) -> None:
    """A host that does not answer over ssh gets its old URL back."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    scene.git(repo, "config", "--global", "core.sshCommand", "false")
    before = config(repo).read_bytes()
    step = Step("set-remote-url", {"remote": "origin", "url": SSH})

    made = plan(scene.fix(step, verify="symptom"), scene.diagnosis(), scene.evidence(repo))
    outcome = apply(made)

    assert outcome.state == "rolled-back"
    assert "does not answer over ssh" in outcome.reason
    assert config(repo).read_bytes() == before


def test_a_manual_fix_is_not_applied(tmp_path: Path) -> None:
    """What only a person can do is refused with the reason and the command."""
    repo = scene.new_repo(tmp_path / "r")
    manual = scene.fix().replace(applies="manual", why_manual="not proved: lock.live_git")

    with pytest.raises(RefusedError, match="not proved"):
        plan(manual, scene.diagnosis(), scene.evidence(repo))


def test_outside_a_repository(tmp_path: Path) -> None:
    """A local change needs a repository."""
    with pytest.raises(RefusedError):
        scene.do(tmp_path, Step("set-config", {"key": "pull.rebase", "value": "true"}))
    with pytest.raises(RefusedError):
        scene.do(tmp_path, Step("git", {"argv": "fetch"}))


def test_a_bare_repository(tmp_path: Path) -> None:
    """A bare repository has its configuration in itself."""
    scene.git(tmp_path, "init", "-q", "--bare", "b")
    scene.git(tmp_path / "b", "remote", "add", "origin", HTTPS)

    scene.do(tmp_path / "b", Step("set-remote-url", {"remote": "origin", "url": SSH}))

    assert scene.git(tmp_path / "b", "config", "remote.origin.url") == SSH
