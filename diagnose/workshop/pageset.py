"""Pages to be tested, in a library that has them: by id, by file or by folder."""

from __future__ import annotations

import os

from diagnose.errors import UsageError
from diagnose.library import gather
from diagnose.library import shelf
from diagnose.library.compile import index_of
from diagnose.library.index import Library
from diagnose.library.volume import Volume
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnose.errors import LibraryError
    from diagnose.library.page import Pattern


class PageSet(Value):
    """Pages to be tested, the library around them, and the errors of pages that cannot be read."""

    pages: tuple[Pattern, ...]
    library: Library
    errors: tuple[LibraryError, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the pages."""
        return frozenset(page.id for page in self.pages)


def of(names: Sequence[str], library: Library) -> list[PageSet]:
    """Return what the names of a command line stand for: ids of a library, files, folders.

    Raises UsageError for a name that is none of them.
    """
    ids = library.ids()
    known = [name for name in names if name in ids and not _is_place(name)]
    sets = [of_place(name, library) for name in names if name not in known]
    pages = tuple(library.pattern(name) for name in known)
    return [PageSet(pages, library), *sets] if pages else sets


def of_place(place: str, library: Library) -> PageSet:
    """Return the pages of a folder or file, added to a library unless they are one themselves."""
    if not os.path.exists(place) and not _is_place(place):
        raise UsageError(
            f"`{place}` is no pattern, file or folder", "`bbfix patterns list` has all ids"
        )
    whole = gather.is_whole(place)
    known = gather.Known() if whole else gather.known_of(library)
    pages = gather.gather(place, known)
    volume = Volume(index_of(pages, b""))
    joined = Library([volume]) if whole else library.with_volume(volume)
    living = tuple(page for page in pages.patterns if page.status != "retired")
    return PageSet(living, joined, pages.errors)


def default(library: Library, own: str) -> PageSet:
    """Return the user's own pages, or all where there are none."""
    return of_place(own if os.path.isdir(own) else shelf.page_folder(), library)


def _is_place(name: str) -> bool:
    return os.sep in name or name.endswith(".toml")
