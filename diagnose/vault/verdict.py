"""What a trial showed: git's answer read as a verdict about the secret."""

from __future__ import annotations

import re

from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.child import Done
    from diagnose.redact import Secret

# status -> why, for people; {host} is the host that was asked
REASONS: dict[str, str] = {
    "accepted": "{host} asked for the secret and accepted it",
    "refused": "{host} does not accept this user name with this secret",
    "gone": "{host} no longer accepts this kind of secret",
    "scope": "{host} knows the secret, but does not allow this with it",
    "missing": "{host} shows no such repository to this secret",
    "limited": "{host} has had too many attempts and answers none for now",
    "unproved": "{host} answered without asking for a secret: nothing is proved",
    "redirected": "{host} sends to another address, and a secret is not taken along",
    "rewritten": "git's configuration turns this URL into another one",
    "tls": "{host} could not be proved to be itself: its certificate was not accepted",
    "network": "{host} could not be reached",
    "timeout": "{host} did not answer in time",
    "failed": "git failed in a way that says nothing about the secret",
}
_BY_CODE = {401: "refused", 403: "scope", 404: "missing", 407: "network", 410: "gone"}
_TOO_MANY_REQUESTS = 429  # HTTP status (RFC 6585)
_TELLING = 6  # characters of base64 that are no coincidence
_MAX_LINES = 40  # shown
_MAX_WIDTH = 500  # characters of a line

_CODE = re.compile(r"The requested URL returned error: (\d{3})")
_TLS = re.compile(r"certificate|\bSSL\b|\bTLS\b|schannel|gnutls", re.IGNORECASE)
_REDIRECT = re.compile(r"unable to update url base from redirection")
_MISSING = re.compile(
    r"^fatal: (?:repository '.*' not found|remote error: .*\bnot found\b)", re.MULTILINE
)
_REFUSED = re.compile(
    r"^fatal: (?:Authentication failed for |could not read \w+ for )", re.MULTILINE
)
_NETWORK = re.compile(r"^fatal: unable to access ", re.MULTILINE)


class Verdict(Value):
    """How a trial ended; `ok` only if git was seen to ask for the secret and the host took it."""

    ok: bool
    asked: bool  # git read the secret for this host
    status: str  # a key of REASONS
    http_code: int | None = None
    lines: tuple[str, ...] = ()  # what git and the host printed, redacted and without controls
    reason: str = ""  # one sentence for people


def verdict(
    status: str,
    host: str,
    *,
    asked: bool = False,
    http_code: int | None = None,
    lines: tuple[str, ...] = (),
) -> Verdict:
    """Build a verdict with the sentence that goes with its status."""
    reason = REASONS[status].format(host=host)
    return Verdict(status == "accepted", asked, status, http_code, lines, reason)


def read_answer(done: Done, host: str, secret: Secret, *, asked: bool) -> Verdict:
    """Judge how `git push --dry-run` or `git ls-remote` ended, run in the C locale."""
    text = done.err.decode("utf-8", "replace")
    status, code = _status(done, text, asked=asked)
    return verdict(status, host, asked=asked, http_code=code, lines=clean_lines(text, secret))


def clean_lines(text: str, secret: Secret) -> tuple[str, ...]:
    """Split into lines that may be shown: the host may have echoed the secret, encoded or not."""
    from diagnose.redact import redact

    text = redact(scrub(text, secret))
    lines = (line.rstrip()[:_MAX_WIDTH] for line in re.split(r"[\r\n]+", text))
    shown = ("".join(c if c.isprintable() else "\ufffd" for c in line) for line in lines if line)
    return tuple(shown)[:_MAX_LINES]


def scrub(text: str, secret: Secret) -> str:
    """Replace this very secret, plain, percent-encoded, and inside base64, by a mark."""
    from base64 import b64encode

    from diagnose.hosts.url import encode
    from diagnose.redact import MARK

    plain = secret.reveal()
    if not plain:
        return text
    data = plain.encode("utf-8", "surrogateescape")
    written = {plain, encode(plain)}
    for lead in range(3):
        # base64 of anything that ends in the secret, as `user:secret`: the characters that do not
        # depend on what stands before it. Of 0, 1 or 2 bytes before it in its group of three,
        # those mix with the first 0, 2 or 3 characters; what follows may change the last one.
        whole = b64encode(b"\0" * lead + data).decode().rstrip("=")
        middle = whole[(0, 2, 3)[lead] : len(whole) - 1]
        if len(middle) >= _TELLING:
            written.add(middle)
    for form in sorted(written, key=len, reverse=True):
        text = text.replace(form, MARK)
    return text


def _status(done: Done, text: str, *, asked: bool) -> tuple[str, int | None]:
    """Return a key of REASONS and the HTTP status, None where git does not tell it."""
    if done.timed_out:
        return "timeout", None
    if done.ok:
        return ("accepted", 200) if asked else ("unproved", 200)
    found = _CODE.search(text)
    code = int(found[1]) if found else None
    if _REFUSED.search(text):
        return ("refused", 401) if asked else ("failed", 401)
    if _MISSING.search(text):
        return "missing", code or 404
    if _REDIRECT.search(text) or (code and code // 100 == 3):  # noqa: PLR2004 - HTTP's class 3xx
        return "redirected", code
    if code == _TOO_MANY_REQUESTS:
        return "limited", code
    if code is not None:
        return _BY_CODE.get(code, "network"), code
    if _NETWORK.search(text):
        return ("tls" if _TLS.search(text) else "network"), None
    return "failed", None
