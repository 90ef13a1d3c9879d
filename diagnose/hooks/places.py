"""Where a shell reads its settings, and where bbfix keeps the part of its hook that is its own."""

from __future__ import annotations

import os

from diagnose import paths
from diagnose.errors import GitError

PROFILES = (".bash_profile", ".bash_login", ".profile")  # a login bash reads the first there is
SECONDS = 3.0  # for zsh, which reads the user's .zshenv
EVENTS = "bbfix-events."  # how the files that git writes to are called


def body(shell: str) -> str:
    """Return the file of ours that holds the hook of a shell."""
    return os.path.join(paths.config_dir(), "shell", f"hook.{shell}")


def state() -> str:
    """Return the folder for git's events where there is no XDG_RUNTIME_DIR."""
    return os.path.join(paths.state_dir(), "hook")


def events() -> tuple[str, ...]:
    """Return the folders in which shells keep git's events."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return (*((os.path.join(runtime, "bbfix"),) if os.path.isabs(runtime) else ()), state())


def dotfiles(shell: str) -> tuple[str, ...]:
    """Return the files that are to hold our lines, links not followed."""
    if shell == "fish":
        return (os.path.join(_fish(), "conf.d", "bbfix.fish"),)
    if shell == "zsh":
        return (os.path.join(_zsh(), ".zshrc"),)
    files = [os.path.join(paths.home(), ".bashrc")]
    profile = next((path for path in _profiles() if os.path.exists(path)), None)
    if profile is None and paths.platform() == "darwin":  # its terminals start login shells
        files.append(_profiles()[0])
    elif profile is not None and not _names_bashrc(profile):
        files.append(profile)
    return tuple(files)


def candidates(shell: str) -> tuple[str, ...]:
    """Return the files that may hold our lines, those of an earlier install as well."""
    found = dotfiles(shell)
    if shell == "bash":
        found += _profiles()
    elif shell == "zsh":
        found += (os.path.join(paths.home(), ".zshrc"),)
    return tuple(dict.fromkeys(found))


def _profiles() -> tuple[str, ...]:
    return tuple(os.path.join(paths.home(), name) for name in PROFILES)


def _names_bashrc(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"bashrc" in file.read()
    except OSError:
        return True  # unreadable: nothing can be added to it


def _fish() -> str:
    base = os.environ.get("XDG_CONFIG_HOME", "")
    return os.path.join(base if os.path.isabs(base) else f"{paths.home()}/.config", "fish")


def _zsh() -> str:
    """Return ZDOTDIR, which most people set in ~/.zshenv without exporting it, or the home."""
    from diagnose import gitcmd

    try:
        done = gitcmd.run_tool(("zsh", "-c", 'print -rn -- "${ZDOTDIR:-$HOME}"'), timeout=SECONDS)
        said = done.text if done.ok else ""
    except GitError:  # no zsh here
        said = os.environ.get("ZDOTDIR", "")
    return said if os.path.isabs(said) else paths.home()
