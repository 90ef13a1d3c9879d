from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diagnose.capture import failure

# runs git as the wrapper does and prints what would be explained
SHOW = """
import json, os, sys
from diagnose import locate
from diagnose.capture import failure, wrap
ended = wrap.run(locate.find_git(), ["git", *sys.argv[1:]])
capture = failure.capture(ended) if ended.status else None
source = capture and capture.source.fields()
print("\\n" + json.dumps(capture and {**source, "data": capture.data.decode()}))
"""


def explained(*words: str, stdin: int = subprocess.DEVNULL) -> dict[str, object] | None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW, *words], stdin=stdin, capture_output=True, check=True
    )
    found: dict[str, object] | None = json.loads(done.stdout.splitlines()[-1])
    return found


def hook(name: str, text: str) -> None:
    path = Path(".git/hooks") / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def test_a_failure_is_handed_on(repository: Path) -> None:
    """Command, exit, folder and git's own words are there."""
    found = explained("checkout", "missing")
    assert found is not None
    assert found["kind"] == "wrapper"
    assert found["command"] == ["git", "checkout", "missing"]
    assert found["exit"] == 1
    assert found["cwd"] == str(repository)
    assert found["stdin_used"] is False
    assert found["data"] == "error: pathspec 'missing' did not match any file(s) known to git\n"


@pytest.mark.usefixtures("repository")
def test_secrets_in_the_command_are_redacted() -> None:
    """A password in a URL on the command line goes no further."""
    secret = "hunter" + "2" * 10
    found = explained("ls-remote", f"file://bob:{secret}@/nowhere")
    assert found is not None
    assert secret not in json.dumps(found["command"])


@pytest.mark.usefixtures("repository")
def test_standard_input_that_was_read() -> None:
    """A pipe on standard input may have been read; a file at its start was not."""
    reader, writer = os.pipe()
    os.close(writer)
    found = explained("checkout", "missing", stdin=reader)
    os.close(reader)
    assert found is not None
    assert found["stdin_used"] is True
    with Path("file").open() as file:
        found = explained("checkout", "missing", stdin=file.fileno())
        assert found is not None
        assert found["stdin_used"] is False


@pytest.mark.usefixtures("repository")
def test_answers_are_left_alone() -> None:
    """An exit code that is an answer is nothing to explain."""
    Path("file").write_text("two\n")
    assert explained("diff", "--exit-code") is None
    assert explained("config", "--get", "no.such") is None


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("name", ["pre-commit", "commit-msg"])
def test_a_hook_that_explained_itself(name: str) -> None:
    """A commit refused by the user's own hook with words of its own is left alone."""
    hook(name, "echo 'lint: 3 problems' >&2; exit 1")
    assert explained("commit", "--allow-empty", "-m", "x") is None
    assert explained("-C", ".git/..", "commit", "--allow-empty", "-m", "x") is None
    assert explained("-C", ".git", "-C", "..", "commit", "--allow-empty", "-m", "x") is None


@pytest.mark.usefixtures("repository")
def test_a_silent_hook_is_not_left_alone() -> None:
    """A hook that refuses without a word leaves the person alone: that is to be explained."""
    hook("pre-commit", "exit 1")
    assert explained("commit", "--allow-empty", "-m", "x") is not None


@pytest.mark.usefixtures("repository")
def test_nothing_to_commit_is_a_failure_without_words() -> None:
    """`nothing to commit` stands on standard output; the failure is handed on all the same."""
    hook("pre-commit", "exit 0")
    found = explained("commit", "-m", "x")
    assert found is not None
    assert found["data"] == ""


@pytest.mark.usefixtures("repository")
def test_an_alias_of_a_silent_command() -> None:
    """`git ci` that ends without a word is explained if it stands for a commit."""
    subprocess.run(["git", "config", "alias.ci", "commit -m 'a message'"], check=True)
    subprocess.run(["git", "config", "alias.d", "diff --quiet"], check=True)
    Path("file").write_text("two\n")
    assert explained("ci") is not None
    assert explained("d") is None


@pytest.mark.usefixtures("repository")
def test_a_push_refused_by_a_local_hook(tmp_path_factory: pytest.TempPathFactory) -> None:
    """pre-push is a local hook too; a rejection by the remote is not one."""
    remote = tmp_path_factory.mktemp("remote")
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)
    hook("pre-push", "echo 'tests fail' >&2; exit 1")
    assert explained("push", str(remote), "main") is None
    hook("pre-push", "exit 0")
    subprocess.run(["git", "push", "-q", str(remote), "main"], check=True)
    subprocess.run(["git", "commit", "-q", "--amend", "-m", "other"], check=True)
    found = explained("push", str(remote), "main")
    assert found is not None
    assert "[rejected]" in str(found["data"])


@pytest.mark.usefixtures("repository")
def test_an_end_by_a_signal() -> None:
    """A person's signal is no failure; git's own abort is one."""
    assert explained("-c", "alias.x=!kill -TERM $PPID; sleep 1", "x") is None
    found = explained("-c", "alias.x=!echo BUG >&2; kill -ABRT $PPID; sleep 1", "x")
    assert found is not None
    assert found["exit"] == 134


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["/v/bin/python", "/v/bin/bbfix", "git", "push"], True),
        (["/v/bin/python3", "-m", "diagnose", "git", "push"], True),
        (["bbfix", "/usr/bin/git", "push"], True),
        (["/v/bin/python", "/v/bin/bbfix", "fix", "--rerun"], False),
        (["git", "push"], False),
        (["vi", "bbfix"], False),
        (["timeout", "60", "bbfix", "git", "push"], False),
        (["xargs", "/v/bin/python3", "-m", "diagnose", "git", "push"], False),
        ([], False),
    ],
)
def test_the_words_of_a_wrapper(words: list[str], expected: bool) -> None:
    """A `bbfix git` above us is known by its command line."""
    assert failure.is_wrapper([word.encode() for word in words]) is expected


@pytest.mark.usefixtures("repository")
def test_only_the_outermost_wrapper_explains() -> None:
    """A `bbfix git` inside a `bbfix git` is silent: the outer one sees its words."""
    inner = f"{sys.executable} -m diagnose git checkout missing"
    done = subprocess.run(
        [sys.executable, "-m", "diagnose", "git", "-c", f"alias.x=!{inner}", "x"],
        env={**os.environ, "BBFIX_REPORT": "off"},
        capture_output=True,
        check=False,
    )
    assert done.stderr == b"error: pathspec 'missing' did not match any file(s) known to git\n"
