"""The library as the other stages see it: patterns by id, candidates by text, hosts, fixes.

Lies on the way from a failed command to the screen: opening reads the front of an index, a
page is read when it is asked for. See `shelf` for where indexes come from.
"""

from __future__ import annotations

import os

from diagnose import paths
from diagnose.errors import LibraryError
from diagnose.library import shelf
from diagnose.library.page import ConsequenceLine
from diagnose.library.page import fix_of
from diagnose.library.page import foreseen_of
from diagnose.library.page import pattern_of
from diagnose.library.page import silent_of
from diagnose.library.volume import several
from diagnose.library.words import VOICES
from diagnose.library.words import neighbours
from diagnose.library.words import set_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any
    from typing import Self

    from diagnose.library.page import FixPage
    from diagnose.library.page import Foreseen
    from diagnose.library.page import Pattern
    from diagnose.library.page import Silent
    from diagnose.library.volume import Volume

OWN = os.path.join(".bbfix", "patterns")  # a repository's folder of pages


class Library:
    """Shipped pages, the user's own, and those of a repository, as one."""

    def __init__(self, volumes: list[Volume], *, preferred: Volume | None = None) -> None:
        """Join volumes: the shipped one first; see `open`. All ids of `preferred` count."""
        self._volumes = volumes
        self._preferred = preferred
        self._pages: dict[str, Pattern] = {}
        self._fixes: dict[str, FixPage] = {}
        self._consequences: tuple[ConsequenceLine, ...] | None = None
        self._home: dict[str, Volume] = {}
        self.warnings: list[str] = []
        for volume in volumes:
            self.warnings += volume.warnings
            for page_id in volume.ids:
                self._admit(volume, page_id)

    @classmethod
    def open(cls, repository: str = "", *, user: bool = True) -> Self:
        """Open the shipped pages, the user's, and those of the repository at `repository`.

        Broken pages of the user or the repository are named in `warnings` and left out; so are
        pages that take the id of a shipped one without saying that they supersede it.
        """
        first = shelf.shipped()
        volumes = [first]

        def shared() -> Mapping[str, Any]:
            fixes: Mapping[str, Any] = first.blob("*fixes")
            return fixes

        if user and os.path.isdir(paths.patterns_dir()):
            volumes.append(shelf.of_folder(paths.patterns_dir(), shared=shared))
        own = os.path.join(repository, OWN) if repository else ""
        if own and os.path.isdir(own) and not os.path.islink(own):
            volumes.append(shelf.of_folder(own, shared=shared, trusted=False))
        return cls(volumes)

    @classmethod
    def of(cls, root: str) -> Self:
        """Open the pages of one folder alone."""
        return cls([shelf.of_folder(root)])

    def with_volume(self, volume: Volume) -> Self:
        """Return this library with more pages in it, which replace those of the same ids."""
        return type(self)([*self._volumes, volume], preferred=volume)

    @property
    def knowledge(self) -> str:
        """The date on which host facts were checked last, ISO 8601, or ""."""
        return max((volume.knowledge for volume in self._volumes), default="")

    @property
    def literals(self) -> tuple[str, ...]:
        """Every literal that may decide, case-folded."""
        return tuple(literal for volume in self._volumes for literal in volume.literals)

    def literal_users(self) -> list[tuple[str, list[str]]]:
        """Return every literal that may decide, case-folded, with the ids of its patterns."""
        found = []
        for volume in self._volumes:
            for literal, users in zip(volume.literals, volume.users, strict=True):
                ids = [volume.ids[number] for number in several(users)]
                found.append((literal, [name for name in ids if self._home[name] is volume]))
        return found

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all pages, retired ones included, sorted."""
        return tuple(sorted(self._home))

    def catalogue(self) -> tuple[tuple[str, str, str, str, str], ...]:
        """Return id, title, area, severity and status of every page, sorted by id."""
        rows = []
        for volume in self._volumes:
            rows += [row for row in volume.blob("*catalogue") if self._home[row[0]] is volume]
        return tuple(sorted(rows))

    def find_candidates(self, folded: str) -> tuple[str, ...]:
        """Return the ids of the patterns of which a literal stands in a case-folded text."""
        words = set_of(folded)

        def near() -> set[str]:
            return neighbours(folded)

        found = []
        for volume in self._volumes:
            ids = (volume.ids[number] for number in sorted(volume.candidates(folded, words, near)))
            found += [page_id for page_id in ids if self._home[page_id] is volume]
        return tuple(found)

    def keep(self, text: str) -> bool:
        """Whether a line, or a block of lines, may matter: a cheap test for huge logs.

        It costs nearly the same with ten times the pages.
        """
        folded = text.casefold()
        return any(voice in folded for voice in VOICES) or bool(self.find_candidates(folded))

    def pattern(self, page_id: str) -> Pattern:
        """Return a pattern; raises LibraryError where there is none."""
        if page_id not in self._pages:
            home = self._home.get(page_id)
            if home is None:
                raise LibraryError(f"there is no pattern `{page_id}`", "bbfix patterns list")
            self._pages[page_id] = pattern_of(home.blob(page_id))
        return self._pages[page_id]

    def fix(self, fix_id: str) -> FixPage:
        """Return a shared fix; raises LibraryError where there is none."""
        if fix_id not in self._fixes:
            for volume in self._volumes:
                if f"*fix {fix_id}" in volume.names:
                    self._fixes[fix_id] = fix_of(volume.blob(f"*fix {fix_id}"))
                    break
            else:
                raise LibraryError(f"there is no fix `{fix_id}`")
        return self._fixes[fix_id]

    def raw_fixes(self) -> dict[str, Any]:
        """Return every shared fix as TOML gave it, for `[[fix]] use = ...`; shipped ones win."""
        fixes: dict[str, Any] = {}
        for volume in reversed(self._volumes):
            fixes.update(volume.blob("*fixes"))
        return fixes

    def explain(self, page_id: str) -> str:
        """Return the long page of a pattern; raises LibraryError where there is none."""
        return self.pattern(page_id).explain

    def hosts(self) -> dict[str, Mapping[str, Any]]:
        """Return the raw tables of the hosts by id; the user's replace shipped ones."""
        tables: dict[str, Mapping[str, Any]] = {}
        for volume in self._volumes:
            tables.update(volume.blob("*hosts"))
        return tables

    def consequences(self) -> tuple[ConsequenceLine, ...]:
        """Return the lines that only follow from a failure named elsewhere."""
        if self._consequences is None:
            lines = (line for volume in self._volumes for line in volume.blob("*consequences"))
            self._consequences = tuple(ConsequenceLine(*line) for line in lines)
        return self._consequences

    def silent(self) -> tuple[tuple[str, Silent], ...]:
        """Return the failures that say nothing on stderr, each with the id of its pattern."""
        entries = []
        for volume in self._volumes:
            found = ((page_id, silent_of(data)) for page_id, data in volume.blob("*silent"))
            entries += [entry for entry in found if self._home[entry[0]] is volume]
        return tuple(entries)

    def foreseen(self) -> tuple[tuple[str, Foreseen], ...]:
        """Return what facts alone foretell, each with the id of its pattern."""
        entries = []
        for volume in self._volumes:
            found = ((page_id, foreseen_of(data)) for page_id, data in volume.blob("*foreseen"))
            entries += [entry for entry in found if self._home[entry[0]] is volume]
        return tuple(entries)

    def superseded(self, page_id: str) -> frozenset[str]:
        """Return the ids that a pattern explains better, those that these do included."""
        found: set[str] = set()
        waiting = [page_id]
        while waiting:
            current = waiting.pop()
            home = self._home.get(current)
            new = set(home.supersedes.get(current, ()) if home else ()) - found
            found |= new
            waiting += new
        return frozenset(found - {page_id})

    def related(self, page_id: str) -> tuple[str, ...]:
        """Return the ids of patterns that explain a page better, then those that it does."""
        home = self._home[page_id]
        above = [
            name
            for volume in self._volumes
            for name, below in sorted(volume.supersedes.items())
            if page_id in below and self._home.get(name) is volume and name != page_id
        ]
        below = [name for name in home.supersedes.get(page_id, ()) if name in self._home]
        return tuple(dict.fromkeys((*above, *below)))

    def _admit(self, volume: Volume, page_id: str) -> None:
        """Take a page in, unless its id is taken and it does not say that it supersedes it."""
        free = page_id not in self._home or volume is self._preferred
        if not free and page_id not in volume.supersedes.get(page_id, ()):
            self.warnings.append(f"`{page_id}` is left out: the id is taken by a shipped pattern")
        else:
            self._home[page_id] = volume
