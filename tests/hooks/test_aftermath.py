from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from diagnose.hooks import culprit
from diagnose.hooks import events
from diagnose.hooks import levels
from diagnose.hooks import lineage
from diagnose.hooks import probe
from tests.lab.bbfix import bbfix

# a shell as far as the hook needs one: the variables, the command, and bbfix after it
HOOKED = """
export GIT_TRACE2_EVENT={file} GIT_TRACE2_EVENT_NESTING=1 GIT_TRACE2_PARENT_SID=7
{command}
code=$?
unset GIT_TRACE2_EVENT GIT_TRACE2_EVENT_NESTING GIT_TRACE2_PARENT_SID
{python} -m diagnose hook after {file} 7 $code {cwd} >&2
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Return a work tree of one commit that was pushed to `origin`."""
    run(tmp_path, "git init -q --bare origin.git; git clone -q origin.git work 2>/dev/null")
    folder = tmp_path / "work"
    run(folder, "echo one >f; git add f; git commit -qm one; git push -q origin HEAD")
    return folder


def run(folder: Path, script: str) -> None:
    subprocess.run(["bash", "-ec", script], cwd=folder, check=True)


def after(folder: Path, command: str, **env: str) -> str:
    """Run a command as a shell with the hook does; return what bbfix alone said."""
    file = folder.parent / "events"
    file.write_bytes(b"")
    script = HOOKED.format(file=file, command=command, python=sys.executable, cwd=folder)
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stderr.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if line.startswith("bbfix: ")), len(lines))
    return "".join(lines[start:])


def last(folder: Path) -> dict[str, Any]:
    done = bbfix("last", "--format", "json", cwd=folder)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def gits(folder: Path, command: str) -> list[events.Git]:
    file = folder.parent / "events"
    file.write_bytes(b"")
    env = {"GIT_TRACE2_EVENT": str(file), "GIT_TRACE2_PARENT_SID": "7"}
    subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return events.read(str(file), "7")


def printed(folder: Path, command: str) -> list[str]:
    found = gits(folder, command)
    return lineage.printed(found, found[0], levels.teller())


@pytest.mark.parametrize(
    "command",
    [
        "git checkout nosuch",
        "git rev-parse nosuch --",
        "git branch -d nosuch",
        "git push origin nosuch",
        "git nonsuch",
        "git fetch /nonexistent",
        "git clone /nonexistent there",
        "git -c alias.p=push p origin nosuch",
        "git checkout --nosuch 2>&1 >/dev/null | head -1",
        "git merge nosuch",
        "git submodule add /nonexistent sub",
    ],
)
def test_the_events_give_what_git_printed(command: str, repo: Path) -> None:
    """Every `fatal:`, `error:` and `warning:` line is there, with its prefix and in order."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=repo,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "GIT_ADVICE": "0"},
    )
    marks = ("fatal:", "error:", "warning:", "git:", "merge:")
    wanted = [line for line in (done.stderr + done.stdout).splitlines() if line.startswith(marks)]
    assert wanted
    found = [line for line in printed(repo, command) if line.startswith(marks)]
    assert found == wanted


def test_a_warning_is_no_error(repo: Path) -> None:
    """The source line of the event tells them apart."""
    lines = printed(repo, "git clone --depth 1 -b nosuch ../origin.git there")
    assert [line.partition(" ")[0] for line in lines] == ["warning:", "warning:", "fatal:"]


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        ("git checkout nosuch", "error[pathspec-unknown]"),
        ("git -c alias.co=checkout co nosuch", "error[pathspec-unknown]"),
        ("git -c alias.both='!git checkout nosuch; exit 3' both", "error[pathspec-unknown]"),
        ("git nonsuch", "error["),
        ("git fetch /nonexistent", "bbfix: git finds no repository at the path"),
        ("git pull /nonexistent main", "bbfix: git finds no repository at the path"),
        ("(git checkout nosuch)", "error[pathspec-unknown]"),
        ("git push || true", ""),
        ("git checkout nosuch || git checkout -q -b nosuch", ""),
        ("git config --get no.such", ""),
        ("git rev-parse --verify -q nosuch", ""),
        ("git log --oneline -h >/dev/null", ""),
        ("sh -c 'git describe; exit 1' ", ""),
        ("sh -c 'git push nosuch; exit 1'", "bbfix: in sh: git finds no repository at the path"),
        ("sh -c 'git push nosuch; exit 0'", ""),
        ("sh -c 'git push nosuch; git status >/dev/null; exit 1'", ""),
        ("timeout 9 git push nosuch", "bbfix: in timeout: git finds no repository at the path"),
        ("false", ""),
    ],
)
def test_who_is_to_blame(command: str, wanted: str, repo: Path) -> None:
    """The person's own git, or the one a script ended at; never one whose code was an answer."""
    shown = after(repo, command)
    if wanted:
        assert wanted in shown
        assert shown.startswith("bbfix: ")
    else:
        assert shown == ""


def test_a_git_of_bbfix_is_explained_once(repo: Path) -> None:
    """`bbfix git` explains its git itself: the hook keeps still."""
    program = repo.parent / "bbfix"
    program.write_text(f"#!{sys.executable}\nfrom diagnose.entry import script\nscript()\n")
    program.chmod(0o755)
    assert "bbfix: " not in after(repo, f"{program} git checkout nosuch")


def test_the_source_of_a_report(repo: Path) -> None:
    """The report names the command, its code, and the kind `hook`."""
    after(repo, "git checkout nosuch")
    source = last(repo)["source"]
    assert source["kind"] == "hook"
    assert source["command"] == ["git", "checkout", "nosuch"]
    assert source["exit"] == 1


def test_another_repository(repo: Path) -> None:
    """What a script did in another repository is remembered there."""
    run(repo.parent, "git init -q other; cd other; git commit -q --allow-empty -m x")
    after(repo, "cd ../other && git -C ../work status >/dev/null; git checkout nosuch")
    assert last(repo.parent / "other")["diagnoses"][0]["id"] == "pathspec-unknown"
    after(repo, "sh -c 'cd ../other; git push nosuch; exit 1'")
    assert last(repo.parent / "other")["source"]["command"] == ["git", "push", "nosuch"]


def test_secrets_of_an_argument_are_redacted(repo: Path) -> None:
    """A password in a URL of the command line is in no file of ours and on no screen."""
    secret = "hunter" + "2secret"
    shown = after(repo, f"git clone -q https://ada:{secret}@localhost:1/x.git there")
    assert "bbfix: nothing accepts the connection" in shown
    assert secret not in shown
    for file in Path(os.environ["HOME"]).rglob("*"):
        assert not file.is_file() or secret.encode() not in file.read_bytes(), file


def test_another_language(repo: Path) -> None:
    """The words of a git that speaks German are read through its catalogue."""
    if not Path("/usr/share/locale/de/LC_MESSAGES/git.mo").exists():
        pytest.skip("git's translations are missing: apt-get install git")
    shown = after(repo, "git checkout nosuch", LC_ALL="C.UTF-8", LANGUAGE="de")
    assert "error[pathspec-unknown]" in shown


def test_an_ignored_path(repo: Path) -> None:
    """`git add` of an ignored path has no event: the ignore rules tell."""
    (repo / ".gitignore").write_text("*.log\n")
    (repo / "a.log").write_text("")
    assert "[ignored-path" in after(repo, "git add a.log")


@pytest.mark.parametrize("quiet", ["", "--quiet "])
def test_a_rejected_push(quiet: str, repo: Path) -> None:
    """The dry run sends nothing, runs no hook, and tells the reason."""
    run(
        repo,
        "git commit -q --allow-empty -m theirs; git push -q origin HEAD; "
        "git reset -q --hard HEAD~; git commit -q --allow-empty -m mine",
    )
    shown = after(repo, f"git push {quiet}origin HEAD")
    assert "asking the host again (git push --dry-run)" in shown
    assert "error[non-fast-forward]" in shown
    hook = repo / ".git/hooks/pre-push"
    hook.write_text("#!/bin/sh\necho ran >>../ran\n")
    hook.chmod(0o755)
    assert "error[non-fast-forward]" in after(repo, "git push origin HEAD")
    assert (repo.parent / "ran").read_text() == "ran\n"  # by the person's push alone


def test_a_push_that_a_rule_of_the_host_refuses(repo: Path) -> None:
    """Where a dry run goes through, the host's own words are pointed to, and nothing guessed."""
    rule = repo.parent / "origin.git/hooks/pre-receive"
    rule.write_text("#!/bin/sh\necho nobody pushes on a Friday\nexit 1\n")
    rule.chmod(0o755)
    run(repo, "git commit -q --allow-empty -m mine")
    shown = after(repo, "git push origin HEAD")
    assert "a dry run goes through" in shown
    assert "explain: bbfix git push origin HEAD" in shown
    assert "error[" not in shown


@pytest.mark.parametrize("option", ["--no-dry-run", "--no-dry"])
def test_asking_again_never_pushes(option: str, repo: Path) -> None:
    """A push that is told not to be a dry run is not asked again: it would become a real one."""
    rule = repo.parent / "origin.git/hooks/pre-receive"
    rule.write_text("#!/bin/sh\n[ -e again ] && exit 0\n: >again\nexit 1\n")
    rule.chmod(0o755)
    run(repo, "git commit -q --allow-empty -m mine")
    shown = after(repo, f"git push {option} origin HEAD:late")
    assert "asking" not in shown
    assert "the host refused it" in shown
    assert subprocess.run(
        ["git", "rev-parse", "--verify", "-q", "late"], cwd=repo.parent / "origin.git", check=False
    ).returncode


def test_options_that_are_left_out_may_be_shortened(repo: Path) -> None:
    """`--sig` is `--signed`: asking again signs nothing, and asks for no passphrase."""
    run(repo, "git commit -q --allow-empty -m theirs; git push -q; git reset -q --hard HEAD~")
    run(repo, "git commit -q --allow-empty -m mine")
    found = gits(repo, "git push --sig=if-asked --quie --recurse=check origin HEAD")
    asked = probe.question(found, found[0], str(repo))
    assert asked is not None
    assert asked.args == ("push", "--dry-run", "origin", "HEAD")
    found = gits(repo, "git push --recurse-submodules check origin HEAD")
    assert probe.question(found, found[0], str(repo)) is None


def test_what_ssh_says(repo: Path) -> None:
    """The words of ssh are in no event: they are heard by asking again, which asks nobody."""
    ssh = "sh -c 'echo git@h.example.org: Permission denied \\(publickey\\). >&2; exit 255'"
    env = {"GIT_SSH_COMMAND": ssh, "GIT_SSH_VARIANT": "ssh"}
    shown = after(repo, "git fetch git@h.example.org:a/b.git", **env)
    assert "asking the host again (git ls-remote)" in shown
    assert "error[ssh-" in shown
    shown = after(repo, "git fetch git@h.example.org:a/b.git", **env, BBFIX_PROBE="0")
    assert "asking" not in shown


def test_a_question_takes_no_longer_than_it_may(repo: Path) -> None:
    """A host that does not answer costs the time limit, and the rest is told all the same."""
    (repo.parent / "slow").write_text(
        "#!/bin/sh\n[ -e ../twice ] && sleep 60\n: >../twice\nexit 255\n"
    )
    (repo.parent / "slow").chmod(0o755)
    env = {"GIT_SSH_COMMAND": str(repo.parent / "slow"), "GIT_SSH_VARIANT": "ssh"}
    shown = after(repo, "git fetch git@h.example.org:a/b.git", **env, BBFIX_TIMEOUT="1")
    assert "asking the host again" in shown
    assert "error[" in shown


def test_a_torn_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """Half a line, other people's lines and bytes that are no text do no harm."""
    file = tmp_path / "events"
    file.write_bytes(
        b'nt":"start"}\n{"event":"start","sid":"7/a","argv":["git","x"]}\n\xff\xfe\n'
        b'{"event":"start","sid":"8/b","argv":[]}\n{"event":"exit","sid":"7/a","code":1}\n'
        b'{"event":"exit","sid":["7/a"]}\n{"event":"error","sid":"7/z","msg":"lost"}\n'
        b'{"event":"exi'
    )
    (found,) = events.read(str(file), "7")
    assert found.code == 1
    assert found.argv == ["git", "x"]
    assert events.read(str(tmp_path / "none"), "7") == []


@pytest.mark.parametrize(
    "event",
    [
        {"event": "exit", "code": "1", "t_abs": "soon"},
        {"event": "exit", "code": 1, "t_abs": [], "time": 3},
        {"event": "child_start", "child_id": ["x"]},
        {"event": "child_start", "child_id": 1, "argv": 7},
        {"event": "error", "msg": {}, "line": "x"},
        {"event": "alias", "argv": 5},
        {"event": "cmd_ancestry", "ancestry": 5},
        {"event": "def_repo", "worktree": ["/"]},
    ],
)
def test_events_of_another_program_break_nothing(event: dict[str, Any], tmp_path: Path) -> None:
    """Every program of a command may write to the file: what git would not write is passed over."""
    file = tmp_path / "events"
    lines = [
        {"event": "start", "argv": ["git", "push"]},
        event,
        {"event": "error", "msg": "x", "line": 1},
    ]
    lines.append({"event": "exit", "code": 128, "t_abs": 0.1, "file": "usage.c"})
    told = [json.dumps({**line, "sid": "7/a"}, separators=(",", ":")) for line in lines]
    file.write_text("\n".join([*told, ""]))
    done = bbfix("hook", "after", str(file), "7", "1", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "a fault of bbfix" not in done.stderr


def test_the_command_after_takes_nonsense(tmp_path: Path) -> None:
    """Wrong words of an old shell hook end with 0 and without a word."""
    for words in ([], ["x"], ["/none", "1", "one", "/"], ["/none", "1", "1", "/"]):
        done = bbfix("hook", "after", *words, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_ancestors_are_named_as_git_names_them(repo: Path) -> None:
    """What tells a script's git from the person's are equal lists of names."""
    (found,) = gits(repo, "exec git status")
    above = culprit.ancestors()
    if found.ancestry is None or above is None:
        pytest.skip("this system names no ancestors: apt-get install git")
    assert tuple(found.ancestry[1:]) == above
