"""Facts about programs that the configuration names and that are not there; none is started."""

from __future__ import annotations

import os
import re

from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence import plainfile
from diagnose.evidence import which
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.config import Config
    from diagnose.evidence.context import Context
    from diagnose.model import Fact

NAMES = ("signer", "editor", "editor_key", "lfs")
SIGNERS = {"openpgp": "gpg", "x509": "gpgsm", "ssh": "ssh-keygen"}
FALSE = ("false", "no", "off", "0", "")
ATTRIBUTES = (".gitattributes", ".git/info/attributes")
LIMIT = 1 << 18  # characters of an attributes file
LFS = re.compile(r"^[^#\n]*\sfilter=lfs(?:\s|$)", re.MULTILINE)


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `program.*` fact."""
    where = place.find(context)
    if not where.trusted or os.name == "nt":  # there programs are found in other ways
        yield from (unknown(f"program.{name}", where.why) for name in NAMES)
        return
    config = configs.read(context)
    yield _signer(config)
    yield from _editor(config)
    yield _lfs(config, where.top)


def _signer(config: Config) -> Fact:
    """Tell the program that signs, if each commit or each tag is to be signed."""
    wanted = [config.get(key) for key in ("commit.gpgsign", "tag.gpgsign")]
    if all(value is None or value.lower() in FALSE for value in wanted):
        return absent("program.signer", "git config commit.gpgSign")
    form = (config.get("gpg.format") or "openpgp").lower()
    keys = ("gpg.openpgp.program", "gpg.program") if form == "openpgp" else (f"gpg.{form}.program",)
    named = next((value for value in map(config.get, keys) if value), SIGNERS.get(form, ""))
    return either("program.signer", named if named and not which.is_there(named) else "", "PATH")


def _editor(config: Config) -> Iterator[Fact]:
    """Tell the editor that is set; which one git was built with only git knows."""
    named = (
        ("GIT_EDITOR", os.environ.get("GIT_EDITOR")),
        ("core.editor", config.get("core.editor")),
        ("VISUAL", os.environ.get("VISUAL")),
        ("EDITOR", os.environ.get("EDITOR")),
    )
    key, command = next(((k, value) for k, value in named if value), ("", ""))
    word = which.word_of(command or "")
    missing = word if word and not which.is_there(word) else ""
    file = config.origin(key) if key == "core.editor" else ""
    where = f"{key} in {configs.shown_path(file)}" if file else f"the variable {key}"
    yield either("program.editor", missing, "PATH")
    yield either("program.editor_key", where if missing else "", "git config")


def _lfs(config: Config, top: str) -> Fact:
    """Tell whether files here go through the filter of Git LFS, and it is not there."""
    command = config.get("filter.lfs.process") or config.get("filter.lfs.smudge") or ""
    word = which.word_of(command)
    gone = word if word and not which.is_there(word) else ""
    needed = gone and any(
        LFS.search(plainfile.read(os.path.join(top, name), LIMIT)) for name in ATTRIBUTES
    )
    return either("program.lfs", gone if needed else "", "PATH")
