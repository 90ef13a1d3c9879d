"""Trying a secret with the host before anything is stored.

git itself asks the host, from a sandbox. The secret waits in a pipe that only a one-off
credential helper reads, and only when git asks on behalf of exactly this host: it is in no
argument, no environment and no file. If the pipe is still full afterwards, the host never asked,
and nothing is proved.
"""

from __future__ import annotations

import os
import time

from diagnose import gitcmd
from diagnose.errors import RefusedError
from diagnose.vault.handover import handover
from diagnose.vault.sandbox import no_folder
from diagnose.vault.sandbox import repository_transport
from diagnose.vault.sandbox import sandbox
from diagnose.vault.verdict import Verdict
from diagnose.vault.verdict import read_answer
from diagnose.vault.verdict import verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnose.child import Done
    from diagnose.hosts.url import GitURL
    from diagnose.redact import Secret
    from diagnose.vault.handover import Pipe
    from diagnose.vault.handover import Socket
    from diagnose.vault.sandbox import Sandbox

TIMEOUT = 20.0  # seconds, for the whole trial
LOCAL_TIMEOUT = 5.0  # seconds, for a call of git that reads its configuration only
ACCESS_CHECK = ":refs/heads/bbfix-access-check"  # a deletion that a dry run never sends

# Read what git asks for, answer only for this host, and say nothing to `store` and `erase`.
_HELPER = (
    '!f() {{ test "$1" = get || return 0; p=; h=; '
    "while IFS='=' read -r k v; do "
    "case $k in protocol) p=$v;; host) h=$v;; '') break;; esac; done; "
    "test \"$p://$h\" = '{place}' && {command}; return 0; }}; f"
)


def try_candidate(
    url: GitURL,
    username: str,
    secret: Secret,
    *,
    push: bool,
    repository: str | None = None,
    allow_http_loopback: bool = False,
    timeout: float = TIMEOUT,
) -> Verdict:
    """Ask the host of `url` whether it accepts the secret, for pushing or for reading.

    url         the repository as git will name it afterwards; its user name and secret are ignored
    repository  a folder whose own proxy and certificate settings take part, as they do in the
                user's command; without it only the global and the system configuration do
    timeout     seconds for the whole trial
    Nothing is changed here or there: a push is a dry run that deletes a branch nobody has.
    Raises RefusedError where a secret must not be sent at all: not TLS (but for http on loopback
    where that is allowed), or certificates not checked; GitError if git is missing.
    """
    text = _address(url, username, allow_http_loopback=allow_http_loopback)
    end = time.monotonic() + timeout
    host = text.partition("://")[2].partition("/")[0]
    extra = repository_transport(repository, text) if repository else []
    with sandbox() as place:
        config = [*extra, *_overrides(text)]
        if _effective_url(place, text, config, push=push) != text:
            return verdict("rewritten", host)
        return _ask(place, text, username, secret, config, push=push, end=end)


def _address(url: GitURL, username: str, *, allow_http_loopback: bool) -> str:
    loopback = url.scheme == "http" and url.loopback and allow_http_loopback
    if not url.host or not (url.scheme == "https" or loopback):
        raise RefusedError(
            f"a secret is sent over https only, and this is {url.scheme}",
            "`bbfix remote rewrite --to https` makes it https where the host is known",
        )
    if "?" in url.path or "#" in url.path:
        raise RefusedError("this URL does not name a repository")
    if not username:
        raise RefusedError("a user name is needed beside the secret", "name it: --username NAME")
    if "GIT_SSL_NO_VERIFY" in os.environ:
        raise RefusedError(
            "GIT_SSL_NO_VERIFY is set: the secret would go to a server that nobody has checked",
            "unset GIT_SSL_NO_VERIFY, and name the server's certificate in `http.sslCAInfo`",
        )
    return url.with_user("").text()


def _overrides(url: str) -> list[tuple[str, str]]:
    """Settings bound to this very URL, so that they win over whatever the user has."""
    # a key cannot hold `=`: then the nearest folder above it is named
    scope = url if "=" not in url else url.partition("=")[0].rpartition("/")[0] + "/"
    http = {
        "sslVerify": "true",
        "followRedirects": "false",
        "extraHeader": "",
        "cookieFile": "",
        "saveCookies": "false",
        "emptyAuth": "false",
        "proactiveAuth": "none",
    }
    pairs = [(f"http.{scope}.{key}", value) for key, value in http.items()]
    pairs += [("http.followRedirects", "false"), ("push.pushOption", ""), ("push.gpgSign", "false")]
    pairs += [("push.followTags", "false"), ("push.useForceIfIncludes", "false")]
    if scope == url:
        # the longest match wins, and none is longer than the whole
        pairs += [(f"url.{url}.insteadOf", url), (f"url.{url}.pushInsteadOf", url)]
    return pairs


def _effective_url(
    place: Sandbox, url: str, config: Sequence[tuple[str, str]], *, push: bool
) -> str:
    """Return the URL that git would contact, after every insteadOf."""
    quoted = url.replace("\\", "\\\\").replace('"', '\\"')
    try:
        with open(os.path.join(place.folder, ".git", "config"), "a", encoding="utf-8") as file:
            file.write(f'[remote "candidate"]\n\turl = "{quoted}"\n')
    except OSError as error:
        raise no_folder(error) from error
    args = ["remote", "get-url", *(["--push"] if push else []), "candidate"]
    return _git(place, args, config, timeout=LOCAL_TIMEOUT).text


def _ask(
    place: Sandbox,
    url: str,
    username: str,
    secret: Secret,
    config: Sequence[tuple[str, str]],
    *,
    push: bool,
    end: float,
) -> Verdict:
    """Let git push (a dry run) or list refs, with a helper that hands out the secret once."""
    protocol, _, rest = url.partition("://")
    host = rest.partition("/")[0]
    args = ["push", "--dry-run", "--porcelain", url, ACCESS_CHECK] if push else ["ls-remote", url]
    with handover(username, secret) as waiting:
        helper = _HELPER.format(place=f"{protocol}://{host}", command=waiting.command)
        key = f"credential.{protocol}://{host}.helper"
        # An empty value clears the list as far as this host sees it; a helper that the user has
        # for a proxy stays, and is never given the secret.
        pairs = [*config, (key, ""), (key, helper)]
        left = max(1.0, end - time.monotonic())
        done = _git(place, args, pairs, timeout=left, waiting=waiting)
        asked = waiting.taken()
    return read_answer(done, host, secret, asked=asked)


def _git(
    place: Sandbox,
    args: Sequence[str],
    config: Sequence[tuple[str, str]],
    *,
    timeout: float,
    waiting: Pipe | Socket | None = None,
) -> Done:
    return gitcmd.run(
        args,
        cwd=place.folder,
        env={**place.env, **waiting.env} if waiting else place.env,
        config=config,
        timeout=timeout,
        pass_fds=waiting.pass_fds if waiting else (),
        users_chain=True,  # for a proxy's helper; prompts are off all the same
        inherit_repo_env=False,
    )
