"""Real failures of the installed git, said in every language that it speaks."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.lab import worlds
from tests.lab.worlds import World

LANGUAGES = (
    "bg",
    "ca",
    "de",
    "el",
    "es",
    "fr",
    "id",
    "it",
    "ko",
    "pl",
    "pt_PT",
    "ru",
    "sv",
    "tr",
    "vi",
    "zh_CN",
    "zh_TW",
)
CATALOGUES = Path("/usr/share/locale")
APART = ("hostile-config", "live-lock")  # worlds whose command is not a failure of its own


def installed() -> tuple[str, ...]:
    """Return the languages of which git's catalogue is here."""
    return tuple(
        name for name in LANGUAGES if (CATALOGUES / name / "LC_MESSAGES" / "git.mo").exists()
    )


def said(here: World, language: str) -> bytes:
    """Run the failing command of a world; return what it printed on both streams."""
    done = subprocess.run(
        here.bind(here.command),
        cwd=here.path,
        env={**os.environ, **here.environment, "LC_ALL": "C.UTF-8", "LANGUAGE": language},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    return done.stdout


def all_said(name: str, folder: Path, languages: tuple[str, ...]) -> dict[str, bytes]:
    """Return what the failing command of a world prints in English and in each language.

    A failure that changes nothing is repeated where it is; else each language gets a fresh copy.
    """
    template = folder / "template"
    template.mkdir(parents=True)
    worlds.build(name, template)
    here = _copy(name, template, folder / "en")
    found = {"en": said(here, "en")}
    lasting = said(here, "en") == found["en"]
    for language in languages:
        copy = here if lasting else _copy(name, template, folder / language)
        found[language] = said(copy, language).replace(
            str(copy.folder).encode(), str(here.folder).encode()
        )
    return found


def _copy(name: str, template: Path, folder: Path) -> World:
    worlds.copy(template, folder)
    return worlds.read(name, folder)
