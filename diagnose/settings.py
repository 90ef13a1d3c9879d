"""What the user wants: flag, then BBFIX_*, then `git config bbfix.*`, then the user's own file.

Loading never fails: a value that cannot be used is passed over and named in `problems`. A
repository's own configuration may be a stranger's, so it cannot name files (`report`, `keep`,
`patterns`); those come from a flag, the environment or the user's file.
"""

from __future__ import annotations

import os

from diagnose import paths
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from typing import Any

FORMATS = ("text", "json", "markdown", "github")
COLORS = ("auto", "always", "never")
TRUE = ("1", "yes", "true", "on")
FALSE = ("0", "no", "false", "off", "")
FROM_GIT = (  # settings that `git config bbfix.*` may hold
    "enabled",
    "format",
    "color",
    "no_input",
    "quiet",
    "timeout",
    "probe",
    "knowledge_warnings",
)
DERIVED = ("hosts", "problems", "origins")  # not settings of their own
MAX_TIMEOUT = 600.0  # seconds
FILE_LIMIT = 65536  # bytes of the user's file that are read


class Settings(Value):
    """All settings, each with its default."""

    format: str = "text"  # text | json | markdown | github
    color: str = "auto"  # auto | always | never
    no_input: bool = False  # ask nothing
    quiet: bool = False  # one line a failure or change
    report: str = ""  # the wrapper's report: "" to stderr, "off", or a file's path
    enabled: bool = True  # False: the wrapper and the hooks only pass through
    keep: str = ""  # a folder for what failed, which `bbfix hook report` reads; "" is none
    timeout: float = 5.0  # seconds for all probes of one diagnosis together
    probe: bool = True  # the shell hook may ask the host again, read-only
    knowledge_warnings: bool = True  # say when the host facts are over a year old
    patterns: str = ""  # folder of the user's pattern pages; "" is paths.patterns_dir()
    hosts: Mapping[str, str] = {}  # host name -> kind, from bbfix.host.<name>.kind
    problems: tuple[str, ...] = ()  # values that could not be used, one sentence each
    origins: Mapping[str, str] = {}  # field name -> who set it; none: the default


def load(
    flags: Mapping[str, object] | None = None,
    env: Mapping[str, str] | None = None,
    git_config: Mapping[str, str] | Callable[[], Mapping[str, str]] | None = None,
) -> Settings:
    """Put the four sources together.

    flags       field name -> value; None means "not given"
    env         the environment (os.environ if None)
    git_config  lower-case key (`bbfix.enabled`, `bbfix.host.<name>.kind`) -> value, or a
                callable that reads it (see `parse_git_config`); called once
    """
    env = os.environ if env is None else env
    from_git = (git_config() if callable(git_config) else git_config) or {}
    problems: list[str] = []
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    # The weakest source first: each stronger one overwrites.
    sources = (_from_file(env), _from_git(from_git), _from_env(env))
    for source in sources:
        for origin, name, text in source:
            value = _read(name, text)
            if value is None:
                problems.append(f"`{origin}` has no use for `{text[:40]}`")
            else:
                values[name] = value
                origins[name] = origin
    if env.get("BBFIX_NOW") and not _is_date(env["BBFIX_NOW"][:10]):
        problems.append(f"`BBFIX_NOW` has no use for `{env['BBFIX_NOW'][:40]}`")
    for name, value in (flags or {}).items():
        if value is not None:
            values[name] = value
            origins[name] = "the command line"
    if "color" not in values:
        values["color"], custom = conventional_color(env)
        origins.update({"color": custom} if custom else {})
    hosts = _hosts(from_git)
    return Settings(**values, hosts=hosts, problems=tuple(problems), origins=origins)


def parse_git_config(out: bytes) -> dict[str, str]:
    r"""Read `git config --null --get-regexp '^bbfix\.'`: the last value of a key wins."""
    found: dict[str, str] = {}
    for entry in out.decode("utf-8", "replace").split("\0"):
        key, newline, value = entry.partition("\n")
        if key:
            found[key] = value if newline else "true"
    return found


def today(env: Mapping[str, str] | None = None) -> str:
    """Return today's date as `YYYY-MM-DD`: BBFIX_NOW if it is a date, else the local date."""
    given = (os.environ if env is None else env).get("BBFIX_NOW", "")[:10]
    if _is_date(given):
        return given
    import time

    return time.strftime("%Y-%m-%d")


def conventional_color(env: Mapping[str, str]) -> tuple[str, str]:
    """Return the colour setting of NO_COLOR, FORCE_COLOR or TERM, and which of them it was."""
    if env.get("NO_COLOR"):
        return "never", "NO_COLOR"
    if env.get("FORCE_COLOR") not in (None, "", "0"):
        return "always", "FORCE_COLOR"
    return ("never", "TERM") if env.get("TERM") == "dumb" else ("auto", "")


def _is_date(text: str) -> bool:
    # By hand: time.strptime and datetime each cost more than all the rest of this module.
    year, month, day = (*text.split("-"), "", "", "")[:3]
    return (
        (len(year), len(month), len(day)) == (4, 2, 2)
        and (year + month + day).isdecimal()
        and (year + month + day).isascii()
        and "01" <= month <= "12"
        and "01" <= day <= "31"
    )


def _from_env(env: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in Settings._fields:
        variable = f"BBFIX_{name.upper()}"
        if variable in env and name not in DERIVED:
            yield variable, name, env[variable]


def _from_git(config: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in FROM_GIT:
        key = f"bbfix.{name.replace('_', '')}"  # git's keys have no underscore: bbfix.noInput
        if key in config:
            yield f"git config {key}", name, config[key]
    if config.get("bbfix.report", "").lower() in FALSE[:-1]:
        yield "git config bbfix.report", "report", "off"


def _from_file(env: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Read `config.toml`: `name = value` a line, the part of TOML that settings need."""
    path = env.get("BBFIX_CONFIG") or os.path.join(paths.config_dir(), "config.toml")
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read(FILE_LIMIT)
    except OSError:
        return
    for line in text.splitlines():
        name, equals, value = (part.strip() for part in line.partition("="))
        if not equals or name.startswith("#"):
            continue
        if value[:1] in ("'", '"'):
            value = value[1:].partition(value[0])[0]
        else:
            value = value.partition("#")[0].strip()
        yield f"{path}: {name}", name.replace("-", "_"), value


def _read(name: str, text: str) -> object | None:
    """Return the value that a setting's text stands for, None if it is not valid for it."""
    word = text.strip().lower()
    if name in ("format", "color"):
        return word if word in (FORMATS if name == "format" else COLORS) else None
    if name == "timeout":
        try:
            seconds = float(word)
        except ValueError:
            return None
        return seconds if 0 < seconds <= MAX_TIMEOUT else None
    if name == "report":
        return "off" if word in FALSE[:-1] else "" if word in TRUE else text
    if name in ("patterns", "keep"):
        return os.path.expanduser(text)
    if name in ("no_input", "quiet", "enabled", "probe", "knowledge_warnings"):
        return True if word in TRUE else False if word in FALSE else None
    return None


def _hosts(config: Mapping[str, str]) -> dict[str, str]:
    head, tail = "bbfix.host.", ".kind"
    return {
        key[len(head) : -len(tail)].lower(): value
        for key, value in config.items()
        if key.startswith(head) and key.endswith(tail) and len(key) > len(head) + len(tail)
    }
