"""Where a credential may go: checked when a plan is made, and once more before anything is sent.

A host must be named by the configuration, the failed command or the user; be spoken to over TLS;
and be one whose facts know the kind of credential. A transcript alone names nobody.
"""

from __future__ import annotations

from diagnose.errors import RefusedError
from diagnose.evidence import target as targets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.hosts.url import GitURL
    from diagnose.redact import Secret
    from diagnose.remedy.plan import Target

NAMED_BY = (targets.CONFIG, targets.COMMAND, targets.USER)


def check(target: Target) -> None:
    """Raise RefusedError unless a credential may be sent to the target and kept for it."""
    url, host = target.url, target.host
    if target.named_by not in NAMED_BY:
        raise RefusedError(
            f"only the output names {url.host}, so no secret goes there; nothing was changed",
            f"if it is your host, name it yourself: bbfix login {url.host}",
        )
    if not url.host or not _safe(url, loopback=target.loopback):
        raise RefusedError(
            f"a secret is sent over https only, and this is {url.scheme or 'no URL'}; "
            "nothing was changed",
            "`bbfix remote rewrite --to https` makes it https where the host is known",
        )
    of_the_demo = target.loopback and url.loopback
    if host.exact and not host.serves(url.host) and not of_the_demo:
        raise RefusedError(f"{url.host} is not {host.title}; nothing was changed")
    if target.kind not in host.kinds:
        raise RefusedError(f"{host.title} knows no such credential; nothing was changed")
    if not target.username:
        raise RefusedError(
            "the user name that goes with the secret is not known; nothing was changed",
            "name it: --username NAME",
        )


def check_secret(target: Target, secret: Secret, today: str) -> None:
    """Raise RefusedError for a secret that the host would not take, told by its shape and date."""
    from diagnose.hosts import kinds

    kind = kinds.classify(secret.reveal(), target.host, target.username)
    name = target.host.title
    if kind is None or kind.id == target.kind.id:
        reason = kinds.refusal(target.kind, today)
        if reason:
            raise RefusedError(f"{reason}; nothing was changed")
        return
    reason = kinds.refusal(kind, today)
    if reason:
        raise RefusedError(
            f"this looks like {_article(kind.title)}: {reason}; nothing was changed",
            f"needed is {_article(target.kind.title)}",
        )
    if not kinds.username_fits(kind, target.username):
        raise RefusedError(
            f"this looks like {_article(kind.title)}, which {name} does not take with the user "
            f"name {target.username}; nothing was changed",
            f"needed is {_article(target.kind.title)}",
        )


def _safe(url: GitURL, *, loopback: bool) -> bool:
    return url.scheme == "https" or (loopback and url.scheme == "http" and url.loopback)


def _article(title: str) -> str:
    return f"an {title}" if title[:1].lower() in "aeiou" else f"a {title}"
