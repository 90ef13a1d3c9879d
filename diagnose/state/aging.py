"""Removes old entries from the journal, so that it does not grow for ever.

Changes that no longer stand go after 90 days, applied ones after a year; the newest 20 stay
whatever their age, and so does one that a crash cut short, and one that cannot be read.
"""

from __future__ import annotations

import os
import shutil

from diagnose.errors import BbfixError
from diagnose.state import durable
from diagnose.state import journal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

NEWEST = 20  # entries that always stay
DAYS = {journal.APPLIED: 365}
DAYS_OF_OTHERS = 90  # undone, rolled back, abandoned
LEAVING = ".old"  # an entry that is on its way out: no number any more, so nobody reads it


def prune(now: datetime) -> tuple[int, ...]:
    """Remove old entries; call it with the journal's lock held. Returns their numbers.

    now  an aware time
    An entry leaves by one rename, so kill -9 leaves it whole or unread; what is left over of one
    goes with the next call. What cannot be removed stays, without a word: nothing depends on it.
    """
    try:
        top = journal.folder()
        names = list(durable.names(top))
    except (BbfixError, OSError):
        return ()
    for name in names:
        if name.endswith(LEAVING) and name.removesuffix(LEAVING).isdigit():
            shutil.rmtree(os.path.join(top, name), ignore_errors=True)
    numbers = sorted(int(name) for name in names if name.isdigit())
    return tuple(number for number in numbers[:-NEWEST] if _leaves(top, number, now))


def _leaves(top: str, number: int, now: datetime) -> bool:
    try:
        if not _is_old(journal.read(number), now):
            return False
        place = os.path.join(top, f"{number:06}")
        os.rename(place, place + LEAVING)
        durable.sync_folder(top)
    except (BbfixError, OSError, ValueError, KeyError, TypeError):
        return False
    shutil.rmtree(place + LEAVING, ignore_errors=True)
    return True


def _is_old(entry: journal.Entry, now: datetime) -> bool:
    from datetime import datetime

    if entry.state == journal.INTERRUPTED:
        return False
    age = now - datetime.fromisoformat(entry.plan["created"])
    return age.days >= DAYS.get(entry.state, DAYS_OF_OTHERS)
