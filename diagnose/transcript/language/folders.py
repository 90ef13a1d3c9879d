"""Where message catalogues are: beside the git that runs here, and where systems keep them."""

from __future__ import annotations

import os

from diagnose import locate

KNOWN = (
    "/usr/share/locale",
    "/usr/share/locale-langpack",
    "/usr/local/share/locale",
    "/opt/homebrew/share/locale",
    "/opt/local/share/locale",
    "/Library/Developer/CommandLineTools/usr/share/locale",
)
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def catalogue_of(language: str, domain: str = "git") -> str:
    """Return the path of a language's catalogue (`de`, `pt_PT`), or ""."""
    names = dict.fromkeys((language, language.partition("_")[0]))
    for folder in folders():
        for name in names:
            path = os.path.join(folder, name, "LC_MESSAGES", f"{domain}.mo")
            if os.path.isfile(path):
                return path
    return ""


def folders() -> tuple[str, ...]:
    """Return the folders that may hold catalogues, those of our git first."""
    found = [os.environ.get("GIT_TEXTDOMAINDIR", "")]
    git = locate.find_git()
    for path in dict.fromkeys((git, os.path.realpath(git)) if git else ()):
        top = os.path.dirname(os.path.dirname(path))
        found += (os.path.join(top, "share", "locale"),)
        found += (os.path.join(top, "mingw64", "share", "locale"),)  # Git for Windows
    return tuple(dict.fromkeys(path for path in (*found, *KNOWN) if os.path.isabs(path)))


def wished() -> tuple[str, ...]:
    """Return the languages that this environment asks git for, best first."""
    words = [word for name in VARIABLES for word in os.environ.get(name, "").split(":")]
    names = [word.partition(".")[0].partition("@")[0] for word in words]
    return tuple(dict.fromkeys(name for name in names if name.isidentifier() and name != "C"))
