"""The processes above this one, as far as Linux tells of them in /proc."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def ancestors() -> Iterator[tuple[int, str]]:
    """Yield id and name of each process above this one, the nearest first.

    The name is that of /proc/<id>/stat, 15 characters at most. Ends early where a process is
    not to be seen; yields nothing on systems without such a /proc.
    """
    pid = os.getppid()
    while pid > 0:
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="surrogateescape") as file:
                text = file.read()
            # the name stands in brackets, and may hold blanks and brackets itself
            name = text[text.index("(") + 1 : text.rindex(")")]
            above = int(text[text.rindex(")") + 1 :].split()[1])
        except (OSError, ValueError, IndexError):
            return
        yield pid, name
        pid = above
