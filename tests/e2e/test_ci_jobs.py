"""A job of each CI system: the lines that `bbfix hook show` prints, run by a real shell."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.lab.bbfix import COMMAND
from tests.lab.bbfix import bbfix

SYSTEMS = ("github", "gitlab", "bitbucket", "azure", "jenkins")
PROGRAM = re.compile(r'"?[^\s"(]*/bin/bbfix"?')  # where pip has put it
# what each system puts around a line of shell
AROUND = re.compile(r"^\s*(?:- script: |run: |sh '(?!'')|- )?(?P<line>.*?)'?$")


class Job:
    """One job on a machine of a CI system: its variables, its PATH, its steps."""

    def __init__(self, system: str, folder: Path) -> None:
        self.folder = folder
        self.log = ""
        self.program = folder / "bbfix"
        self.program.write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@"\n')
        self.program.chmod(0o755)
        self.snippet = bbfix("hook", "show", system, cwd=folder).stdout
        assert self.snippet
        self.env = {
            **os.environ,
            "RUNNER_TEMP": str(folder),
            "GITHUB_PATH": str(folder / "path"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "CI_JOB_ID": f"{os.getpid()}{folder.name}",
            "CI_JOB_STATUS": "failed",
            "BITBUCKET_EXIT_CODE": "128",
            "WORKSPACE_TMP": str(folder),
        }
        marks = {"github": "GITHUB_ACTIONS", "azure": "TF_BUILD"}
        if system in marks:
            self.env[marks[system]] = "true"
        self.system = system

    def lines(self, verb: str) -> list[str]:
        """Return the lines of shell around `hook VERB`, without those that install bbfix."""
        marks = ("hook watch", "hook report", "prependpath")
        shown = [line for line in self.snippet.splitlines() if any(mark in line for mark in marks)]
        at = next(n for n, line in enumerate(shown) if "hook report" in line)
        return [self._here(line) for line in (shown[:at] if verb == "watch" else shown[at:])]

    def _here(self, line: str) -> str:
        """Take a line out of what is around it; fill in what the system fills in, and bbfix."""
        line = AROUND.sub(r"\g<line>", line)
        line = line.replace("$(Agent.TempDirectory)", str(self.folder))
        line = line.replace("/tmp/bbfix-", f"{self.folder}/bbfix-")  # noqa: S108 - replaced
        return PROGRAM.sub(str(self.program), line)

    def run(self, lines: list[str]) -> str:
        """Run lines in a shell of their own; the shell of the first ones stays."""
        done = subprocess.run(
            ["bash", "-e", "-c", "\n".join(lines)],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        self.log += done.stdout + done.stderr
        return done.stdout

    def steps(self, script: str) -> None:
        """Let bbfix watch, and run the script as the system would run it after that."""
        if self.system in ("gitlab", "bitbucket"):
            self.run([*self.lines("watch"), script])
            return
        shown = self.run(self.lines("watch"))
        first = {
            "github": lambda: (self.folder / "path").read_text().strip(),
            "azure": lambda: shown.strip().removeprefix("##vso[task.prependpath]"),
            "jenkins": lambda: f"{self.folder}/bbfix-job/bin",
        }[self.system]()
        self.env["PATH"] = f"{first}:{self.env['PATH']}"
        self.run([script])


@pytest.fixture(params=SYSTEMS)
def ci_job(request: pytest.FixtureRequest, tmp_path: Path) -> Job:
    """A job of one of the systems."""
    return Job(request.param, tmp_path)


def test_a_job_that_fails_is_explained_at_its_end(ci_job: Job) -> None:
    """Git says what it always says; the report names the cause, in the form of the system."""
    ci_job.steps("git status")
    assert ci_job.log.startswith("fatal: not a git repository") or "\nfatal: not" in ci_job.log
    assert "error[" not in ci_job.log
    told = ci_job.run(ci_job.lines("report"))
    assert "not-a-repository" in told
    if ci_job.system == "github":
        assert told.startswith("::error title=not-a-repository%3A ")
        assert "### error: " in (ci_job.folder / "summary.md").read_text()
    if ci_job.system == "azure":
        assert "##vso[task.logissue type=error;code=not-a-repository]" in told
        summary = re.search(r"##vso\[task.uploadsummary\](.*)", told)
        assert summary is not None
        assert "### error: " in Path(summary[1]).read_text()


def test_git_is_git_in_a_watched_job(ci_job: Job) -> None:
    """Output and exit codes reach the script as ever, and a second try is told once."""
    ci_job.steps("git --version; git status || echo ended $?; git status || true; exit 1")
    assert "git version 2." in ci_job.log
    assert "ended 128" in ci_job.log
    told = ci_job.run(ci_job.lines("report"))
    assert told.count("error[not-a-repository]") == 1


def test_a_job_without_bbfix_keeps_its_git(tmp_path: Path) -> None:
    """Where bbfix is gone, as in another container, the next git of PATH runs."""
    shown = bbfix("hook", "watch", str(tmp_path / "job"), cwd=tmp_path)
    shim = Path(shown.stdout.strip()) / "git"
    text = re.sub(r"\[ -x \S+ \]", "[ -x /nowhere/bbfix ]", shim.read_text(), count=1)
    shim.write_text(text)
    env = {**os.environ, "PATH": f"{shim.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["git", "--version"], env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout[:12]) == (0, "git version ")
    env["PATH"] = str(shim.parent)
    done = subprocess.run(["/bin/sh", shim], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (127, "git: command not found\n")


def test_what_is_kept_is_private_and_without_secrets(tmp_path: Path) -> None:
    """Nobody else reads the folder, and no secret lies in it."""
    secret = "hunter2" + "x" * 9
    shown = bbfix("hook", "watch", str(tmp_path / "job"), cwd=tmp_path)
    env = {**os.environ, "PATH": f"{shown.stdout.strip()}:{os.environ['PATH']}"}
    url = f"https://bob:{secret}@localhost:1/x.git"
    subprocess.run(["git", "clone", url], env=env, cwd=tmp_path, capture_output=True, check=False)
    kept = list((tmp_path / "job").glob("*.json"))
    assert len(kept) == 1
    assert secret not in kept[0].read_text()
    assert kept[0].stat().st_mode & 0o077 == 0
    assert (tmp_path / "job").stat().st_mode & 0o077 == 0


def test_a_job_without_failures_has_nothing_to_report(tmp_path: Path) -> None:
    """Exit 0, one line for a person, nothing on standard output; what is broken is passed over."""
    (tmp_path / "broken.json").write_text("{")
    done = bbfix("hook", "report", str(tmp_path), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "no git command failed in this job" in done.stderr


def test_a_report_in_the_format_that_is_asked_for(tmp_path: Path) -> None:
    """JSON is one document with every report in it."""
    shown = bbfix("hook", "watch", str(tmp_path / "job"), cwd=tmp_path)
    env = {**os.environ, "PATH": f"{shown.stdout.strip()}:{os.environ['PATH']}"}
    for words in (["status"], ["frobnicate"]):
        subprocess.run(["git", *words], env=env, cwd=tmp_path, capture_output=True, check=False)
    done = bbfix("hook", "report", str(tmp_path / "job"), "--format", "json", cwd=tmp_path)
    reports = json.loads(done.stdout)["reports"]
    ids = [found["id"] for report in reports for found in report["diagnoses"]]
    assert ids == ["not-a-repository", "unknown-command"]
