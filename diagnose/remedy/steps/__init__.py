"""The primitive steps of a plan, one module a kind: prepare, apply, take back."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

_FILES = "diagnose.remedy.steps.files"

# kind of a page's step -> the module that prepares it
PREPARED: Mapping[str, str] = {
    "set-remote-url": "diagnose.remedy.steps.set_remote_url",
    "set-config": "diagnose.remedy.steps.set_config",
    "unset-config": "diagnose.remedy.steps.unset_config",
    "move-aside": "diagnose.remedy.steps.move_aside",
    "git": "diagnose.remedy.steps.git_command",
    "swap-credential": "diagnose.remedy.swap",
}

# kind of an action -> the module that does it and takes it back
DONE_BY: Mapping[str, str] = {
    "set-remote-url": _FILES,
    "set-config": _FILES,
    "unset-config": _FILES,
    "strip-secret": _FILES,
    "drop-header": _FILES,
    "edit-netrc": _FILES,
    "move-aside": "diagnose.remedy.steps.move_aside",
    "git": "diagnose.remedy.steps.git_command",
    "store-credential": "diagnose.remedy.steps.store_credential",
    "forget-credential": "diagnose.remedy.steps.forget_credential",
}


def preparer(kind: str) -> ModuleType:
    """Return the module whose `prepare(world, blanks)` gives the actions of a page's step."""
    from importlib import import_module

    return import_module(PREPARED[kind])


def doer(kind: str) -> ModuleType:
    """Return the module whose `apply`, `roll_back`, `check` and `undo` serve an action."""
    from importlib import import_module

    return import_module(DONE_BY[kind])
