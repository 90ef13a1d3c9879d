"""The one table of what bbfix can be hooked into: shells and, to be shown, CI systems."""

from __future__ import annotations

import os

from diagnose.errors import UsageError
from diagnose.value import Value

FOLDER = os.path.dirname(os.path.abspath(__file__))
MODES = ("trace", "wrap")


class Target(Value):
    """A shell or a CI system; `files` are in this package, one for each mode of a shell."""

    name: str
    title: str
    kind: str  # shell | ci
    files: tuple[tuple[str, str], ...]  # mode ("" for CI) and file


TARGETS: tuple[Target, ...] = (
    Target("zsh", "zsh", "shell", (("trace", "shell/trace.zsh"), ("wrap", "shell/wrap.sh"))),
    Target("bash", "bash", "shell", (("trace", "shell/trace.bash"), ("wrap", "shell/wrap.sh"))),
    Target("fish", "fish", "shell", (("trace", "shell/trace.fish"), ("wrap", "shell/wrap.fish"))),
    Target("github", "GitHub Actions", "ci", (("", "ci/github.yml"),)),
    Target("gitlab", "GitLab CI", "ci", (("", "ci/gitlab.yml"),)),
    Target("bitbucket", "Bitbucket Pipelines", "ci", (("", "ci/bitbucket.yml"),)),
    Target("azure", "Azure Pipelines", "ci", (("", "ci/azure.yml"),)),
    Target("jenkins", "Jenkins", "ci", (("", "ci/jenkins.groovy"),)),
)
SHELLS = tuple(target.name for target in TARGETS if target.kind == "shell")
NAMES = tuple(target.name for target in TARGETS)


def target(name: str) -> Target:
    """Return a target by its name; UsageError if there is none."""
    for found in TARGETS:
        if found.name == name:
            return found
    raise UsageError(f"bbfix has no hook for `{name}`", f"there is one for {', '.join(NAMES)}")


def text_of(name: str, mode: str = "") -> str:
    """Return the text that belongs to a target, as the package holds it."""
    file = dict(target(name).files)[mode]
    with open(os.path.join(FOLDER, file), encoding="utf-8") as opened:
        return opened.read()
