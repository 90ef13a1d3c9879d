"""Facts about the run that the transcript shows: whose machine, which program, which way.

Paths, phrases and commands of build services stand in their logs, far from what git says. They
tell where a credential has to be put. What a log does not show is not known of its machine.
"""

from __future__ import annotations

import re

from diagnose.evidence.shorthand import known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

ORIGIN = "the output"
# Where -> what only its logs hold. The first that is found counts: the inner one comes first.
PLACES: dict[str, str] = {
    "docker-build": (
        r"^Step \d+/\d+ : |^(?:> )?\[(?:[\w.-]+ +)?\d+/\d+\] (?:RUN|COPY|FROM|WORKDIR) "
        r"|The command '/bin/sh -c |did not complete successfully: exit code"
        r"|executor failed running|^ERROR: failed to (?:solve|build)|\bdocker(?:-compose)? build "
        r"|^ ?-{3}> Running in [0-9a-f]{12}$"
    ),
    "github-actions": (
        r"/home/runner/|/Users/runner/work/|\b[CD]:\\a\\|/opt/hostedtoolcache/|/github/workspace"
        r"|/__w/|\bgithub-actions\[bot\]|^Run [\w.-]+/[\w./-]+@"
        r"|-c protocol\.version=2 (?:fetch|submodule) "
        r"|The process '[^'\n]*\bgit(?:\.exe)?' failed with exit code|\bactions/checkout\b"
        r"|http\.https://github\.com/\.extraheader"
        r"|^(?:##\[error\]|Error: )Process completed with exit"
        r"|\bgithub-pages-deploy-action\b|^Error: Invalid status code: \d+$"
    ),
    "gitlab-ci": (
        r"\bgitlab-ci-token\b|\bgitlab(?:-ci-multi)?-runner\b|^Running with gitlab-"
        r"|^Fetching changes with git depth|^ERROR: (?:Job|Build) failed: exit (?:code|status) \d"
        r"|\bCI_JOB_TOKEN\b|^Skipping Git submodules setup|^Getting source from Git repository"
    ),
    "azure-pipelines": (
        r"/home/vsts/|\b[A-Z]:\\a\\(?:_work\\)?\d+\\|[\\/]_work[\\/]\d+[\\/]|\\externals\\git\\"
        r"|##\[(?:command|section)\]|##\[error\](?:Cmd|Bash|PowerShell)\b"
        r"|\bSystem\.AccessToken\b|identity 'Build\\"
    ),
    "jenkins": (
        r"\bhudson\.|\bjenkins\b|^using GIT_ASKPASS to set credentials|^ ?> git .*# timeout=\d+"
    ),
    "circleci": r"(?i)\bcircleci\b",
    "travis": (
        r"/home/travis/|\bTRAVIS_\w+|(?i:travis)-ci"
        r"|^The command \".*\" (?:failed and )?exited with \d"
    ),
    "bitbucket-pipelines": r"/opt/atlassian/pipelines|\bBITBUCKET_\w+",
    "netlify": r"/opt/build/repo\b|(?i:\bnetlify\b)",
    "vercel": r"/vercel/path0|(?i:\bvercel\b)",
    "read-the-docs": r"/home/docs/checkouts/|(?i:\breadthedocs\b)|^Command time: \d+s Return: \d",
    "heroku": r"/app/\.heroku|\./\.heroku/|^-{5}> ",
}
_PUSH = (
    r"(?:^|: )Pushing to |^error: failed to push |\bgit(?: -c \S+)* (?:subtree )?push\b"
    r"|git-receive-pack|^Pushing .*\bto remote|\bGit [Pp]ush failed|^Push (?:failed|rejected)"
    r"|\bgit-push command|/ad-m/github-push-action/"
)
_FETCH = (
    r"Cloning into |\bgit(?: -c \S+| --\S+)* (?:clone|fetch|pull|ls-remote|submodule)\b"
    r"|git-upload-pack|^Fetching |^Cloning |\bgit\.exe exited with \d+: Cloning"
)
WAYS = {"push": _PUSH, "fetch": _FETCH}


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `run.*` fact; `none` where the output shows nothing of the kind."""
    text = context.text
    yield known("run.place", _first(PLACES, text), ORIGIN)
    named = context.invocation.name
    if named in ("push", "clone", "fetch", "pull", "ls-remote", "submodule"):
        yield known("run.way", "push" if named == "push" else "fetch", f"the {context.kind}")
    else:
        yield known("run.way", _first(WAYS, text), ORIGIN)


def _first(table: dict[str, str], text: str) -> str:
    for name, shape in table.items():
        if re.search(shape, text, re.MULTILINE):
            return name
    return "none"
