"""What a git host replies to which credential, as data: Bitbucket Cloud, and hosts unlike it.

The words are those that each host prints (measured or quoted by its users); the server beside
this module only looks them up.
"""

from __future__ import annotations

from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

READ = "read"
WRITE = "write"


class Reply(Value):
    """One HTTP reply. `{target}` in a header value becomes the path and query asked for."""

    status: int
    body: str = ""
    type: str = "text/plain; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    refusal: str = ""  # instead of a body: an `ERR` packet, which git prints as a remote error


class Account(Value):
    """A secret that the host knows: whose it is, of which kind, and what it may do."""

    secret: str
    kind: str  # id of a credential kind: api-token, app-password, ...
    owner: str = "bob"
    scopes: tuple[str, ...] = (READ, WRITE)
    live: bool = True  # False: expired, revoked, or made without scopes
    repositories: tuple[str, ...] = ()  # "workspace/repository"; empty: all of them


class Call(Value):
    """What the host sees of one request before it decides."""

    repository: str  # "workspace/repository", without `.git`
    writes: bool
    scheme: str  # basic | bearer | none
    username: str
    account: Account | None
    exists: bool


class Host(Value):
    """How one host behaves."""

    name: str  # as its certificate has it
    ask: Reply  # no credential was sent
    unknown: Reply  # the credential is not accepted, and the host does not say why
    missing: Reply  # the repository does not exist for this account
    scope: Reply  # the credential is accepted, and may not do this
    usernames: Mapping[str, tuple[str, ...]]  # kind -> user names it goes with; {owner} is filled
    refusals: Mapping[str, Reply] = {}  # kind -> the reply to a kind that the host refuses by name
    bearer: tuple[str, ...] = ()  # kinds accepted as `Authorization: Bearer`
    prefix: str = ""  # in front of every path
    public: tuple[str, ...] = ()  # repositories that anybody may read
    always: Reply | None = None  # answer everything with this


def decide(host: Host, call: Call) -> Reply | None:
    """Return what the host answers, or None where git's own back end is to serve the call."""
    if host.always is not None:
        return host.always
    if call.scheme == "none":
        open_to_all = call.exists and not call.writes and call.repository in host.public
        return None if open_to_all else host.ask
    account = call.account
    if account is None:
        return host.unknown
    if account.kind in host.refusals:
        return host.refusals[account.kind]
    if not account.live or not _named_rightly(host, call, account):
        return host.unknown
    limited = account.repositories and call.repository not in account.repositories
    if limited or not call.exists:
        return host.missing
    return None if (WRITE if call.writes else READ) in account.scopes else host.scope


def _named_rightly(host: Host, call: Call, account: Account) -> bool:
    if call.scheme == "bearer":
        return account.kind in host.bearer
    names = host.usernames.get(account.kind, ("{owner}",))
    return call.username in [name.format(owner=account.owner) for name in names]


def _lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


_BASIC = (("WWW-Authenticate", 'Basic realm="Atlassian Bitbucket"'),)
_NO_ACCESS = _lines(
    "You may not have access to this repository or it no longer exists in this workspace. If you "
    "think this repository exists and you have access, make sure you are authenticated.",
)
_ACCESS_TOKENS = (
    "repository-access-token",
    "project-access-token",
    "workspace-access-token",
    "oauth-token",
)

# until 2026-07-28 Bitbucket Cloud answered account passwords so; what it says today is not known
ACCOUNT_PASSWORD = Reply(
    401,
    _lines(
        "Bitbucket Cloud recently stopped supporting account passwords for Git authentication.",
        "See our community post for more details: https://atlassian.community/t5/x/x/ba-p/1948231",
        "App passwords are recommended for most use cases and can be created in your "
        "Personal settings:",
        "https://bitbucket.org/account/settings/app-passwords/",
    ),
    headers=_BASIC,
)
APP_PASSWORD = Reply(
    410,
    _lines(
        "CHANGE-3222 - Functionality has been deprecated",
        "App passwords are deprecated and must be replaced with API tokens.",
        "https://developer.atlassian.com/cloud/bitbucket/changelog#CHANGE-3222",
    ),
)
IP_ALLOWLIST = Reply(403, "To access this repository, an admin must whitelist your IP.\n")
TWO_STEP = Reply(403, "To access this repository, enable two-step authentication.\n")
TOO_MANY = Reply(429, "Too many failed authentication attempts. Please try again later.\n")
CAPTCHA = Reply(
    200,
    refusal=_lines(
        "CAPTCHA required",
        "Your Bitbucket account has been locked. To unlock it and log in again you must",
        "solve a CAPTCHA. This is typically caused by too many attempts to login with an",
        "incorrect password. The account lock prevents your SCM client from accessing",
        "Bitbucket and its mirrors until it is solved, even if you enter your password",
        "correctly.",
    ).rstrip(),
)
PROXY_PAGE = Reply(403, "<html><body>Access denied</body></html>\n", type="text/html")

BITBUCKET_CLOUD = Host(
    name="bitbucket.org",
    ask=Reply(401, headers=_BASIC),
    unknown=Reply(401, _NO_ACCESS, headers=_BASIC),
    missing=Reply(404, _NO_ACCESS),
    scope=Reply(403, "Your credentials lack one or more required privilege scopes.\n"),
    usernames={
        "api-token": ("{owner}", "x-bitbucket-api-token-auth"),
        **dict.fromkeys(_ACCESS_TOKENS, ("x-token-auth",)),
    },
    refusals={
        "account-password": ACCOUNT_PASSWORD,
        "app-password": APP_PASSWORD,
    },
    bearer=_ACCESS_TOKENS,
)

BITBUCKET_DATA_CENTER = Host(
    name="bitbucket.example.com",
    ask=Reply(401, headers=_BASIC),
    unknown=Reply(401, headers=_BASIC),
    missing=Reply(
        200,
        refusal=_lines(
            "Repository not found",
            "The requested repository does not exist, or you do not have permission to access it.",
        ).rstrip(),
    ),
    scope=Reply(403),
    usernames={"project-http-access-token": ("x-token-auth",)},
    refusals={"locked-account": CAPTCHA},
    bearer=("http-access-token", "project-http-access-token"),
    prefix="/scm",
)

# repeats Bitbucket's words under its own name, to be given a token
SPOOFER = BITBUCKET_CLOUD.replace(
    name="bitbucket.org.evil.example",
    unknown=ACCOUNT_PASSWORD,
    refusals={},
)


def elsewhere(host: Host, url: str) -> Host:
    """Return the host turned into one that sends every caller to `url` (scheme and host)."""
    location = (("Location", url.rstrip("/") + "{target}"),)
    return host.replace(always=Reply(302, "moved\n", headers=location))
