"""Which credential helpers git asks for a URL, in its order, and git's own files behind `store`."""

from __future__ import annotations

import os

from diagnose import gitcmd
from diagnose.errors import UsageError
from diagnose.model import Value
from diagnose.redact import Secret
from diagnose.vault.protocol import of_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.hosts.url import GitURL

_PORTS = {"https": "443", "http": "80"}


class Helper(Value):
    """One credential helper as the configuration names it."""

    value: str  # store | cache --timeout=900 | /abs/path | !shell text
    key: str  # credential.helper, or credential.https://host.helper
    origin: str = ""  # the file, or "command line:"
    scope: str = ""  # system | global | local | worktree | command

    @property
    def name(self) -> str:
        """How to call it on a screen: not the text of a shell snippet, which may hold a secret."""
        if self.value.startswith("!"):
            words = self.value[1:].split()
            return words[0] if words and "(" not in words[0] else "a shell snippet"
        return self.value.split()[0] if self.value.split() else self.value

    @property
    def runnable_alone(self) -> bool:
        """Whether it may be named on a command line of ours without showing somebody's secret."""
        from diagnose.redact import has_secret

        inline = self.value.startswith("!") and "pass" in self.value.lower()
        return not inline and not has_secret(self.value)


class StoreLine(Value):
    """One credential in a file of git's `store` helper."""

    path: str
    username: str
    secret: Secret


def configured(url: GitURL, cwd: str | None) -> tuple[Helper, ...]:
    """Return the helpers that git would ask for `url` when it runs in `cwd`, in git's order."""
    args = ["config", "-z", "--show-origin", "--show-scope", "--get-regexp", r"^credential\..*"]
    done = gitcmd.run(args, cwd=cwd, users_chain=True)
    parts = done.out.decode("utf-8", "surrogateescape").split("\0")
    found: list[Helper] = []
    for scope, origin, entry in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        key, newline, value = entry.partition("\n")
        section, _, variable = key.rpartition(".")
        if variable != "helper" or not newline or not applies(section, url):
            continue
        if not value:
            found = []
            continue
        path = origin.removeprefix("file:")
        found.append(Helper(value=value, key=key, origin=path, scope=scope))
    return tuple(found)


def applies(section: str, url: GitURL) -> bool:
    """Whether `credential` or `credential.<pattern>` concerns the URL, as urlmatch.c has it."""
    _, dot, pattern = section.partition(".")
    if not dot:
        return True
    scheme, mark, rest = pattern.rpartition("://")
    end = min((at for at in map(rest.find, "/?#") if at >= 0), default=len(rest))
    user, at_sign, place = rest[:end].rpartition("@")
    if at_sign and user.partition(":")[0] != url.user:
        return False
    if scheme and scheme.lower() != url.scheme:
        return False
    path = rest[end:].strip("/")
    if not mark or not scheme or not place:
        # a part of a URL must be equal, not a prefix
        return place in ("", _place(url)) and path in ("", url.path.strip("/"))
    return _same_place(place.lower(), url) and _below(path, url.path.strip("/"))


def _place(url: GitURL) -> str:
    """Return `host` or `host:port`, as git's credential format writes it."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    return host if url.port is None else f"{host}:{url.port}"


def _same_place(pattern: str, url: GitURL) -> bool:
    """Whether `host[:port]` of a pattern fits; `*` stands for one label of the host's name."""
    port = f":{_PORTS.get(url.scheme, '')}"
    wanted = pattern.removesuffix(port).split(".")
    have = _place(url).removesuffix(port).split(".")
    pairs = zip(wanted, have, strict=False)
    return len(wanted) == len(have) and all(want in ("*", label) for want, label in pairs)


def _below(prefix: str, path: str) -> bool:
    """Whether a path is the one of a pattern, or one below it."""
    return not prefix or path == prefix or path.startswith(prefix + "/")


def store_files(helper: Helper) -> tuple[str, ...]:
    """Return the files of a `store` helper in the order in which git reads them; () for others."""
    import shlex

    try:
        words = shlex.split(helper.value)
    except ValueError:
        return ()
    if not words or words[0] != "store":
        return ()
    if len(words) > 2 and words[1] == "--file":  # noqa: PLR2004 - the option and its value
        return (os.path.expandvars(os.path.expanduser(words[2])),)
    if len(words) > 1:
        option, equals, value = words[1].partition("=")
        return (os.path.expandvars(value),) if option == "--file" and equals else ()
    home = os.path.expanduser("~")
    xdg = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    return os.path.join(home, ".git-credentials"), os.path.join(xdg, "git", "credentials")


def store_lines(url: GitURL, helper: Helper) -> tuple[StoreLine, ...]:
    """Return what the files of a `store` helper hold for the host of `url`, in git's order."""
    found: list[StoreLine] = []
    for path in store_files(helper):
        try:
            with open(path, encoding="utf-8", errors="surrogateescape") as file:
                texts = file.read().split("\n")
        except OSError:
            continue
        for text in texts:
            try:
                entry = of_url(text)
            except UsageError:
                continue
            if (entry.protocol, entry.host) != (url.scheme, _place(url)):
                continue
            if entry.username is not None and entry.password is not None:
                found.append(StoreLine(path, entry.username, entry.password))
    return tuple(found)
