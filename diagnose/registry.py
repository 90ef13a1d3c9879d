"""The words that pattern pages may use: step kinds, placeholders, areas and the like.

The facts that they may ask for are in `factnames`, those of doctor and sweep in `outlook`. A page
that uses another word does not pass the lint. Add here first, then use.
"""

from __future__ import annotations

from diagnose.model import Risk
from diagnose.value import Value


class StepKind(Value):
    """A kind of step: its blanks, the least risk it carries, who does it."""

    blanks: tuple[str, ...]
    means: str
    optional: tuple[str, ...] = ()
    risk: Risk = Risk.NONE
    automatic: bool = True  # False: only a person can do it


STEP_KINDS: dict[str, StepKind] = {
    "advise": StepKind(
        ("text",), "tell the person what to do", optional=("command", "page"), automatic=False
    ),
    "swap-credential": StepKind(
        ("credential",),
        "verify a new credential, store it, rewrite the remote, forget the stale ones",
        optional=("username",),
        risk=Risk.CREDENTIAL,
    ),
    "set-remote-url": StepKind(
        ("remote", "url"),
        "set the URL of a remote",
        optional=("push",),
        risk=Risk.REMOTE,
    ),
    "set-config": StepKind(
        ("key", "value"),
        "set one key of the git configuration",
        optional=("scope",),  # local (default) | global
        risk=Risk.LOCAL,
    ),
    "unset-config": StepKind(
        ("key",),
        "remove one key of the git configuration",
        optional=("scope", "value"),
        risk=Risk.LOCAL,
    ),
    "move-aside": StepKind(
        ("path",), "rename a file so that git no longer sees it", risk=Risk.LOCAL
    ),
    "git": StepKind(
        ("argv",),
        "run one git command, written as a list of arguments",
        optional=("undo",),
        risk=Risk.LOCAL,
    ),
}

# What a sign captured stands in conditions as a fact of this family: `capture.account`.
CAPTURED = "capture."

# A pattern page may write {name} for one of its own captures, {area.fact} for a fact, and these:
PLACEHOLDERS: dict[str, str] = {
    "command": "the failed command, ready to copy",
    "corrected": "the failed command with the word {name} replaced by {similar}, ready to copy",
    "host": "host name of the diagnosis",
    "today": "today's date, ISO 8601",
    "id": "id of the pattern",
}

# What git would run, load, or trust: no fix sets it from what somebody else has printed (regex
# for a whole key in lower case).
NEVER_SET = (
    r"alias\..*|.*\.(?:sshcommand|gitproxy|askpass|editor|pager|hookspath|fsmonitor|program|command"
    r"|external|textconv|driver|smudge|clean|process|cmd|browser|uploadpack|receivepack|vcs|helper"
    r"|insteadof|pushinsteadof|extraheader|cookiefile|proxy|attributesfile|worktree|recursesubmodules"
    r"|sslcainfo|sslcapath|curloptresolve)|include(?:if)?\..*|protocol\..*|safe\..*|pager\..*"
)
SEVERITIES = ("error", "warning", "notice")
ROLES = ("sign", "context", "consequence")
VERIFY = ("credential", "symptom", "none")
UNDO = ("journal", "none")
AREAS: dict[str, str] = {
    "auth": "authentication and permission over https",
    "ssh": "authentication and connection over ssh",
    "network": "names, connections, proxies, TLS",
    "push": "pushes that the remote rejected",
    "fetch": "fetch, pull and clone",
    "merge": "merges, rebases and their conflicts",
    "worktree": "the user's files and the index",
    "repository": "the repository itself: locks, ownership, objects",
    "refs": "branches, tags and names of revisions",
    "config": "git's configuration and identity",
    "hooks": "hooks, local and on the server",
    "lfs": "Git LFS",
    "command": "the command line",
    "host": "limits and policies of a host",
}
