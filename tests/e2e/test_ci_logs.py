"""Ten failures in the logs of each CI system, as that system stores them for download."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import diagnose
from diagnose.render import azure
from diagnose.render import github
from tests.patterns.pages import library

FAILURES = (
    "github-permission-denied",
    "bitbucket-account-password",
    "gitlab-job-token",
    "azure-not-found",
    "non-fast-forward",
    "ssh-host-key-unknown",
    "no-credential",
    "could-not-resolve-host",
    "submodule-commit-missing",
    "merge-conflict",
)
STAMP = "2026-11-23T10:04:{:02}.1234567Z"


def lines_of(page: str) -> list[str]:
    """Return what was printed in the first example of a page."""
    return library().pattern(page).examples[0].text.strip("\n").split("\n")


def stamped(lines: list[str], shape: str = STAMP + " {}") -> str:
    return "".join(shape.format(n % 60, line) + "\n" for n, line in enumerate(lines))


def github_log(said: list[str]) -> str:
    """`##[group]`, colours around the script, the runner's own error at the end."""
    head = ["##[group]Run git push origin HEAD", "\x1b[36;1mgit push origin HEAD\x1b[0m"]
    head += ["shell: /usr/bin/bash -e {0}", "##[endgroup]"]
    return stamped([*head, *said, "##[error]Process completed with exit code 128."])


def gitlab_log(said: list[str]) -> str:
    """Sections with carriage returns, and the stamps of runners since 17.0."""
    fold = "section_start:1795428240:step_script\r\x1b[0K\x1b[0K\x1b[36;1mExecuting step\x1b[0;m"
    body = [fold, "\x1b[32;1m$ git push origin HEAD\x1b[0;m", *said]
    end = "section_end:1795428246:step_script\r\x1b[0K\x1b[31;1mERROR: Job failed: exit code 1"
    return stamped([*body, end], "2026-11-23T10:04:{:02}.123456Z 01E {}")


def bitbucket_log(said: list[str]) -> str:
    """`+` before each command of the script, and nothing else."""
    return "\n".join(["+ umask 000", "+ git push origin HEAD", *said, ""])


def azure_log(said: list[str]) -> str:
    """`##[section]` and `##[command]`; what goes to standard error is marked as an error."""
    head = ["##[section]Starting: push", "##[command]git push origin HEAD"]
    body = [f"##[error]{line}" if line.startswith(("fatal:", "error:")) else line for line in said]
    end = ["##[error]Bash exited with code '128'.", "##[section]Finishing: push"]
    return stamped([*head, *body, *end])


def jenkins_log(said: list[str]) -> str:
    """The steps of a pipeline, with the stamps of the Timestamper plugin."""
    head = ["[Pipeline] sh", "+ git push origin HEAD"]
    tail = ["[Pipeline] }", "ERROR: script returned exit code 128", "Finished: FAILURE"]
    return stamped([*head, *said, *tail], "[2026-11-23T10:04:{:02}.123Z] {}")


LOGS = (github_log, gitlab_log, bitbucket_log, azure_log, jenkins_log)


@pytest.mark.parametrize("page", FAILURES)
@pytest.mark.parametrize("log", LOGS)
def test_the_cause_is_found_in_the_log(
    tmp_path: Path, log: Callable[[list[str]], str], page: str
) -> None:
    """The same one diagnosis as from the plain words, whatever the system puts around them."""
    said = lines_of(page)
    plain = diagnose.diagnose("\n".join(said) + "\n", cwd=str(tmp_path))
    report = diagnose.diagnose(log(said), cwd=str(tmp_path))

    assert [found.id for found in report.diagnoses] == [page]
    assert report.diagnoses[0].captures == plain.diagnoses[0].captures


@pytest.mark.parametrize("page", FAILURES)
def test_what_the_systems_show(tmp_path: Path, page: str) -> None:
    """One annotation, one issue: a single line each, whatever the words hold."""
    report = diagnose.diagnose("\n".join(lines_of(page)) + "\n", cwd=str(tmp_path))
    annotation, issue = github.of_report(report), azure.of_report(report)

    assert annotation.startswith(f"::error title={page}%3A ")
    assert issue.startswith(f"##vso[task.logissue type=error;code={page}]")
    assert annotation.count("\n") == issue.count("\n") == 1
