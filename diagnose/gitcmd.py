"""The one door through which bbfix runs git, and the tools git itself would run.

Every call is silent, bounded in time and output, and unable to ask a person anything. With
`safe=True` nothing that a repository's own configuration names is run: no hook, fsmonitor, pager,
alias, credential helper, askpass, ssh command, proxy command or signature program. Some programs
cannot be switched off for all commands, so the caller has to: pass `--no-ext-diff --no-textconv`
to `diff`, `log -p` and `show`; pass `filters_off` to commands that read changed files; name a
remote by its URL, since its *name* brings `remote.<name>.uploadpack` and `.vcs` along.

Nothing secret may be passed in `args`, `config` or `env`: use `input` or `pass_fds`.
"""

from __future__ import annotations

import os

from diagnose import child
from diagnose import locate
from diagnose.errors import GitError
from diagnose.errors import GitUnusableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from diagnose.child import Done

# Which repository the *user's* command saw; dropped, as prefixes, with inherit_repo_env=False.
REPO_ENV = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIR",
    "GIT_ALTERNATE_OBJECT_DIR",
)
# Traces would mix with what is parsed, or write secrets to files; trace2 may also be asked for
# by the global configuration, so it is set to 0 below.
DROPPED = ("GIT_TRACE", "GIT_CURL_VERBOSE", "GIT_EXTERNAL_DIFF", "LANGUAGE", "LC_MESSAGES")
QUIET_ENV = {
    "LC_ALL": "C.UTF-8",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "SSH_ASKPASS_REQUIRE": "never",
    "GCM_INTERACTIVE": "never",
    "GCM_GUI_PROMPT": "false",
    "GIT_EDITOR": "false",
    "GIT_SEQUENCE_EDITOR": "false",
    "GIT_PAGER": "cat",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ADVICE": "0",
}
SAFE_CONFIG = (
    ("core.hooksPath", "/dev/null"),
    ("core.fsmonitor", "false"),
    ("core.pager", "cat"),
    ("protocol.ext.allow", "never"),
    ("gc.auto", "0"),
    ("maintenance.auto", "false"),
    ("submodule.recurse", "false"),
    ("push.recurseSubmodules", "no"),
    ("push.gpgSign", "false"),
    ("commit.gpgSign", "false"),
    ("tag.gpgSign", "false"),
    ("log.showSignature", "false"),
)
# What the user's failed command would have used, and nobody else may: off unless users_chain.
# An empty credential.helper clears the whole list, url-bound ones included. GIT_SSH_COMMAND
# beats core.sshCommand, and GIT_PROXY_COMMAND beats core.gitProxy.
CHAIN_CONFIG = (("credential.helper", ""), ("core.askPass", ""))
CHAIN_ENV = {
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oConnectTimeout=10",
    "GIT_SSH_VARIANT": "ssh",
    "GIT_PROXY_COMMAND": "",
}


def run(
    args: Sequence[str],
    *,
    cwd: str | None = None,
    input: bytes | None = None,  # noqa: A002 - the word subprocess uses
    timeout: float = 5.0,
    env: Mapping[str, str] | None = None,
    config: Sequence[tuple[str, str]] = (),
    pass_fds: Sequence[int] = (),
    safe: bool = True,
    users_chain: bool = False,
    inherit_repo_env: bool = True,
    check: bool = False,
) -> Done:
    """Run `git args...` silently and return how it ended.

    safe          hooks, fsmonitor, aliases, signing and automatic gc off
    users_chain   the user's credential helpers, ssh command and proxy command take part (still
                  without any prompt): only where the user's failed command would have used them
    inherit_repo_env  see the repository that GIT_DIR and its kin name, as the user's command did
    config, env   applied last, so they win; names that may begin with `-` go after a `--`
    Raises GitError if git is missing, cannot be started, or, with `check`, did not end with 0.
    """
    argv = [find_git()]
    pairs = list(SAFE_CONFIG) if safe else []
    if safe and args:
        # An alias exists only for a name that is no command: an empty one is an error to git.
        pairs.append((f"alias.{args[0]}", ""))
    if not users_chain:
        pairs.extend(CHAIN_CONFIG)
    for key, value in (*pairs, *config):
        if "=" in key or "\n" in key or "\0" in key + value:
            raise GitError("git cannot be given this configuration key on its command line")
        argv += ["-c", f"{key}={value}"]
    argv += args
    surroundings = quiet_env(users_chain=users_chain, inherit_repo_env=inherit_repo_env)
    surroundings.update(env or {})
    done = child.spawn(argv, cwd, input, timeout, surroundings, pass_fds)
    if check and not done.ok:
        how = "took too long" if done.timed_out else f"ended with status {done.status}"
        name = args[0] if args else ""
        raise GitError(f"`git {name}` {how}")
    return done


def run_tool(
    argv: Sequence[str],
    *,
    cwd: str | None = None,
    input: bytes | None = None,  # noqa: A002 - the word subprocess uses
    timeout: float = 5.0,
    env: Mapping[str, str] | None = None,
    pass_fds: Sequence[int] = (),
) -> Done:
    """Run another program (ssh, ssh-keygen, ...) as silently; GitError if it is missing."""
    found = find_tool(argv[0])
    if found is None:
        raise GitError(f"`{argv[0]}` is not on PATH")
    surroundings = quiet_env(users_chain=True)
    surroundings.update(env or {})
    return child.spawn([found, *argv[1:]], cwd, input, timeout, surroundings, pass_fds)


def find_git() -> str:
    """Return the absolute path of the git that PATH names; GitError if there is none."""
    found = locate.find_git()
    if found is None:
        raise GitUnusableError("git is not on PATH", "install git, or put its folder on PATH")
    return found


def find_tool(name: str) -> str | None:
    """Return the absolute path of a program, or None.

    Empty and relative entries of PATH are passed over: the current folder may be a stranger's.
    """
    if os.path.isabs(name):
        return name if os.access(name, os.X_OK) else None
    if os.path.basename(name) != name:
        return None
    names = [name + end for end in (".exe", ".cmd", ".bat")] if os.name == "nt" else [name]
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        for path in (os.path.join(folder, each) for each in names):
            if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):
                return path
    return None


def quiet_env(*, users_chain: bool = False, inherit_repo_env: bool = True) -> dict[str, str]:
    """Return a copy of the environment in which git and ssh cannot ask anybody anything."""
    dropped = DROPPED if inherit_repo_env else DROPPED + REPO_ENV  # as prefixes
    kept = {name: v for name, v in os.environ.items() if not name.startswith(dropped)}
    kept.update(QUIET_ENV)
    kept.update(dict.fromkeys(("GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_TRACE2_PERF"), "0"))
    if not users_chain:
        kept.pop("GIT_SSH", None)
        kept.update(CHAIN_ENV)
    return kept


def filters_off(drivers: Iterable[str]) -> list[tuple[str, str]]:
    """Return the `config` that keeps the named filter drivers from running any program."""
    off = (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))
    return [(f"filter.{driver}.{key}", value) for driver in drivers for key, value in off]
