"""Builds what lies in the wheel beside the Python files: the pattern library and the commands.

The commands are plain scripts on POSIX: the ones pip writes for entry points import `re` before
their first line, which costs as much as half of bbfix. Windows has no such scripts, so a wheel
that is built there carries entry points, and says in its tag that it is for Windows.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

COMMANDS = {
    "bbfix": "diagnose.entry:script",
    "git-bbfix": "diagnose.entry:script",
    "git-credential-bbfix": "diagnose.entry:credential_script",
}
WINDOWS = os.name == "nt"


class EntryPoints(MetadataHookInterface):
    """Sets the dynamic field `scripts`."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Name the entry points, where there are no plain scripts."""
        metadata["scripts"] = COMMANDS if WINDOWS else {}


class Library(BuildHookInterface[Any]):
    """Puts the commands into every wheel, and the compiled pattern library into a real one."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files; an editable install reads patterns/ itself and builds its own index."""
        if WINDOWS:
            platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
            build_data["tag"] = f"py3-none-{platform}"
        else:
            scripts = os.path.join(self.root, ".hatch", "scripts")
            for name in COMMANDS:
                build_data["shared_scripts"][os.path.join(scripts, name)] = name
        if version == "editable":
            return
        patterns = os.path.join(self.root, "patterns")
        build_data["force_include"][patterns] = "diagnose/patterns"
        self.scratch = tempfile.TemporaryDirectory()
        index = os.path.join(self.scratch.name, "patterns.idx")
        sys.path.insert(0, self.root)
        from diagnose.library import compile as compiler

        with open(index, "wb") as file:
            file.write(compiler.build(patterns))
        build_data["force_include"][index] = "diagnose/_index/patterns.idx"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was built on the way."""
        if version != "editable":
            self.scratch.cleanup()
