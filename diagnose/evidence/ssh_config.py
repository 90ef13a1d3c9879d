"""Facts about what ssh's own configuration says of the host: asked of ssh, which connects nowhere.

`ssh -G` prints the options that count after all `Host` and `Match` blocks.
"""

from __future__ import annotations

import re

from diagnose.errors import GitError
from diagnose.evidence import target
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

SECONDS = 2.0  # for `ssh -G`, which may run the programs of `Match exec`
ORIGIN = "ssh -G"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


def probe(context: Context) -> Iterator[Fact]:
    """Yield `ssh.proxy` and `ssh.real_host`."""
    found = target.find(context)
    url = found.url
    if url is None or url.scheme != "ssh":
        why = "the remote is not reached over ssh"
    elif found.named_by in ("", target.TRANSCRIPT):
        why = "only the output names this host"
    else:
        why = ""
    text = "" if why or url is None else text_of(context, url.host)
    options = {
        name: value for name, _, value in (line.partition(" ") for line in text.splitlines())
    }
    if not options:
        yield unknown("ssh.proxy", why or "ssh cannot be asked")
        yield unknown("ssh.real_host", why or "ssh cannot be asked")
        return
    ways = (options.get("proxycommand", ""), options.get("proxyjump", ""))
    way = next((each for each in ways if each and each != "none"), "")
    yield either("ssh.proxy", way, ORIGIN)
    yield either("ssh.real_host", options.get("hostname", ""), ORIGIN)


def text_of(context: Context, host: str) -> str:
    """Return what ssh prints of its options for a host, one a line; "" where it cannot be asked."""
    if not _NAME.fullmatch(host):
        return ""
    return context.once(f"ssh -G {host}", lambda: _text_of(context, host))


def _text_of(context: Context, host: str) -> str:
    from diagnose import gitcmd

    try:
        done = gitcmd.run_tool(
            ["ssh", "-G", "--", host], cwd=context.folder, timeout=context.seconds(SECONDS)
        )
    except GitError:
        return ""
    return done.text if done.ok else ""
