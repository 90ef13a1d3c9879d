"""What secrets look like, and where each shape is worth a look.

Shapes come from the hosts' documents (patterns/hosts) and from what git, curl and helpers print.
Each rule is tried only where a plain substring says that it may apply, compiled on first use, and
linear.
Shapes that look like anything else (a Gitea token is 40 hex digits, as a commit is; an old
Bitbucket app password is 18 letters) count as secrets only where their place says so: in a URL,
a header, a `password=` line.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    Span = tuple[int, int]
    Rule = Callable[[str, str, tuple[str, ...]], Iterator[Span]]

# Each is tried only where one of its words stands, so that the words must begin what the
# expression matches; of a match, the named group that took part is the secret.
_SHAPES = (
    r"(?a)AT[AC]TT[\w=-]{10,}"  # Atlassian API token; Bitbucket repository/project access token
    r"|ATBB[A-Za-z0-9]{16,}"  # Bitbucket app password
    r"|BBDC-[\w+/=-]{10,}"  # Bitbucket Data Center HTTP access token
    r"|gh[opsur]_[A-Za-z0-9]{16,}|github_pat_\w{16,}"
    r"|gl(?:pat|dt|oas|cbt|ptt|rt|rtr|ft|agent|soat|imt|ffct)-[\w-]{10,}(?:\.[\w-]+)*"
    r"|(?:hf_|api_org_)[A-Za-z0-9]{20,}|olp_[A-Za-z0-9]{16,}|HRKU-[\w-]{16,}"
    r"|A(?:KIA|SIA)[A-Z0-9]{16,}"
    r"|(?<![\w-])eyJ[\w-]{17,}(?:\.[\w-]*)*"  # JWT; the look-behind keeps it linear
    r"|xox[abeoprs]-[\w-]{10,}|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{40,}"
    r"|ya29\.[\w-]{20,}|AIza[\w-]{30,}|1//0[\w-]{20,}"
)
_SHAPE_WORDS = (
    *("atatt", "atctt", "atbb", "bbdc-", "gh", "github_pat_", "gl", "hf_", "api_org_", "olp_"),
    *("hrku-", "akia", "asia", "eyj", "xox", "npm_", "pypi-", "ya29.", "aiza", "1//0"),
)
# What a user name in a URL must look like to be taken for a token: 40 hex digits, or a long run
# of letters and digits without any of the marks that names are built with.
_BARE_TOKEN = r"(?=\D*\d)(?=[\d_]*[A-Za-z])[A-Za-z0-9_]{30,}"  # noqa: S105 - a shape

# The first branch ends at the last `@` before the path; the second is a password with `/`, `?`
# or `#` in it, which is no port. Bounded, so that many `://` in a row stay linear.
_END = r"""[/?#\s"'<>,;)\]}\\]"""
_URL = (
    r"""(?::(?://|\\/\\/))(?!\[)(?P<user>[^\s/?#@:"'`,]*)"""
    rf"""(?::(?!\d*(?:{_END}|$))(?P<secret>[^\s/?#]*|[^\s@]{{1,128}}))?@"""
)
# A password that a terminal broke in two; nothing else ends a line after `user:`.
_TORN = (
    r"""://(?!\[)[^\s/?#@:"'`,]*:(?!\d*$)(?P<head>[^\s/?#@]+)\n(?:remote: ?)?"""
    r"""(?P<tail>[^\s/?#@:]{1,200})@"""
)
_ENCODED_URL = r"(?i)%3A%2F%2F(?:[^\s/?#&%]|%(?!2F|3A))*%3A(?P<one>(?:[^\s/?#&%]|%(?!2F))+)%40"


_Q = r"""\\?["']?"""  # a quote, escaped or not, or none
_AUTHORIZATION = (
    rf"""(?i)authorization{_Q}[ \t]{{0,3}}(?:[:=]|%3A)[ \t]{{0,3}}{_Q}(?:"""
    r"""(?:digest|aws4-hmac-sha256)[ \t]+(?P<all>[^\r\n]+)"""
    r"""|(?:basic|bearer|token|negotiate|ntlm|apikey|gitlab)[ \t]+(?P<one>[^\s"',]+)"""
    r"""|(?P<bare>(?=[^\s"',]*\d|[^\s"',]{20})[^\s"',]{8,}))"""
)
_SCHEMES = (
    r"(?i)\bbearer[ \t]+(?P<bearer>(?=[\w.~+/=-]*\d)[\w.~+/=-]{16,})"
    r"|\bbasic[ \t]+(?P<basic>(?=[a-z0-9+/]*[\d=])[a-z0-9+/]{16,}={0,2})"
)
_HEADERS = (
    r"(?i)(?:(?<=private)|(?<=job)|(?<=deploy)|(?<=access)|(?<=auth)|(?<=api)|(?<=session)"
    rf"""|(?<=security)|(?<=gitlab)|(?<=github))[-_](?:token|key|secret){_Q}[ \t]{{0,3}}:"""
    rf"""[ \t]{{0,3}}{_Q}(?P<one>(?=[^\s"',]*\d)[^\s"',]{{8,}})"""
)
_COOKIE = r"""(?i)(?<![\w.])cookie\\?["']?:[ \t]{0,3}["']?(?P<all>[^\r\n"']+)"""
_PAIRS = (
    r"(?i)(?:pass(?:word|wd|phrase)|pwd|secret|token|(?:api|access)[_-]?key|_auth|signature"
    rf"""|\bsig|\bcredential){_Q}[ \t]{{0,3}}(?:(?:=>?|%3D)[ \t]{{0,3}}|:[ \t]{{0,3}}(?=\\?["']))"""
    r"""(?:\\"(?P<escaped>(?:(?!\\")[^\n])+)|"(?P<double>(?:[^"\\\n]+|\\.)+)|'(?P<single>[^'\n]+)"""
    r"""|(?P<plain>(?!(?:yes|no|true|false|none|null|on|off)(?:[\s&"'<>)]|$))"""
    r"""(?:[^\s&"'<>\\]+|\\(?![nrt"']))+))"""
)
_PAIR_WORDS = (
    *("password", "passwd", "passphrase", "pwd", "secret", "token", "api_key", "api-key"),
    *("apikey", "access_key", "access-key", "accesskey", "_auth", "signature", "sig=", "sig%3d"),
    "credential=",
)
_OPTIONS = (
    r"(?i)(?<!-)--(?:[a-z-]{0,24}-)?(?:password|token|secret|passphrase)[ \t]+"
    r"""["']?(?P<value>[^\s"'-][^\s"']*)"""
)
_CURL = r"""(?<!\S)(?:-u|--user|--proxy-user)[ =]?["']?[^\s:"']+:(?P<one>(?!\d+\b)[^\s"']+)"""
_NETRC = r"(?i)\blogin\s{1,9}\S{1,256}\s{1,9}password[ \t]{1,9}(?P<one>\S+)"
_PROXY = r"""(?i)proxy["']?[ \t]{0,3}[=:][ \t]{0,3}["']?[^\s/@:"']{1,256}:(?P<one>[^\s/@"']+)@"""


def _at(source: str, least: int = 0) -> Rule:
    """Return a rule that tries `source` where a word stands before `least` signs and no blank."""

    def rule(text: str, low: str, words: tuple[str, ...]) -> Iterator[Span]:
        for word in words:
            at = low.find(word)
            while at >= 0:
                # everyday words (`basic `) are not worth compiling for
                tried = not least or _follows(text, at + len(word), least)
                hit = re.compile(source).match(text, at) if tried else None
                if hit:
                    yield hit.span(hit.lastgroup or 0)
                at = low.find(word, hit.end() if hit else at + 1)

    return rule


def _follows(text: str, at: int, least: int) -> bool:
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    part = text[at : at + least]
    return len(part) == least and not any(map(str.isspace, part))


def _urls(text: str, _low: str, _words: tuple[str, ...]) -> Iterator[Span]:
    if "@" not in text:
        return
    for match in re.finditer(_URL, text):
        if match["secret"]:
            yield match.span("secret")
        # The fixed word by which GitHub takes the user name for the token.
        odd = match["secret"] == "x-oauth-basic"  # noqa: S105 - as the comment says
        if odd or re.fullmatch(_BARE_TOKEN, match["user"], re.ASCII):
            yield match.span("user")
    for match in re.finditer(_TORN, text, re.MULTILINE):
        yield match.span("head")
        yield match.span("tail")


def _lines(text: str, low: str, words: tuple[str, ...]) -> Iterator[Span]:
    """Find lines of git's credential protocol: all that follows is the secret, spaces too."""
    for word in words:
        at = low.find(word)
        while at >= 0:
            after = at + len(word)
            if not text[max(0, at - 80) : at].rpartition("\n")[2].strip():
                end = text.find("\n", after)
                value = text[after : end if end >= 0 else len(text)].rstrip("\r")
                if value:
                    yield after, after + len(value)
            at = low.find(word, after)


_AZURE = r"(?<![A-Za-z0-9])(?:[a-z2-7]{52}|(?=[A-Za-z0-9]{0,90}JQQJ99)[A-Za-z0-9]{60,})"


def _azure(text: str, _low: str, _words: tuple[str, ...]) -> Iterator[Span]:
    """Find Azure's old tokens (52 of base32) and new ones (84 around `JQQJ99`)."""
    for match in re.finditer(_AZURE + r"(?![A-Za-z0-9])", text):
        if not match[0].isalpha():
            yield match.span()


_PEM_BEGIN = r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----"
_PEM_LINES = 400  # an RSA key of 16384 bits has 200
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_BODY = 16  # a run of base64 as long as this is part of a key


def _pem(text: str, _low: str, _words: tuple[str, ...]) -> Iterator[Span]:
    """Find the body of private keys, line by line, so that line numbers stay."""
    at = closed = 0
    for match in re.finditer(_PEM_BEGIN, text):
        if match.start() < at:
            continue  # inside what the one before has covered
        at = match.end()
        if 0 <= closed < at:
            closed = text.find("-----END", at)
        whole = 0 <= closed - at <= 100 * _PEM_LINES
        for count in range(_PEM_LINES):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            last = at <= closed <= end
            body = text[at:closed] if last else text[at:end].rstrip()
            # In a log each line may have a prefix: only its last word belongs to the key. Within
            # a JSON string all the key follows on the first line.
            size = len(body) - len(body.rstrip(_BASE64)) if count else len(body)
            key = size >= _BODY or (size and (last or (whole and count)))
            if key:
                yield at + len(body) - size, at + len(body)
            # A key that is cut off goes on as long as lines look like one.
            at = end + 1
            if last or at > len(text) or (count and not key and not whole):
                break


# words, others of which one must be there too (all in lower case), rule
RULES: tuple[tuple[tuple[str, ...], tuple[str, ...], Rule], ...] = (
    ((), ("://", ":\\/\\/"), _urls),
    (("%3a%2f%2f",), ("%40",), _at(_ENCODED_URL)),
    (_SHAPE_WORDS, (), _at(_SHAPES)),
    (("authorization",), (), _at(_AUTHORIZATION)),
    (("bearer ", "basic "), (), _at(_SCHEMES, 16)),
    (("-token", "-key", "-secret", "_token", "_key", "_secret"), (":",), _at(_HEADERS)),
    (("cookie",), (), _at(_COOKIE)),
    (("password=", "credential=", "oauth_refresh_token="), (), _lines),
    (_PAIR_WORDS, ("=", "%3d", '":', "':", ': "', ": '", ':"', ":'"), _at(_PAIRS)),
    (("--",), ("password ", "token ", "secret ", "passphrase "), _at(_OPTIONS)),
    (("-u", "--user", "--proxy-user"), ("curl",), _at(_CURL)),
    (("login",), ("password",), _at(_NETRC)),
    (("proxy",), ("@",), _at(_PROXY)),
    ((), ("private key",), _pem),
    ((), ("azure", "visualstudio", "jqqj99"), _azure),
)
