"""Where the words of a page come from: seen in a world, quoted, read in a source, linked."""

from __future__ import annotations

import re

from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.library.page import Pattern

# `git lockfile.c v2.39`, `curl lib/http.c before 7.84: words`, `OpenSSH ssh.c: words`
_SOURCE = re.compile(r"(?P<program>\S+) (?P<file>\S+\.\w+)\b(?: [\w. ]+)?(?::.*)?")
_CODE = re.compile(r"https://github\.com/([^/]+/[^/]+)/(?:issues|pull|discussions)/(\d+)")
_FILE = re.compile(r"https://git(?:hub|lab)\.com/([^/]+/[^/]+)/(?:-/)?blob/(?:[^/]+/)+([^/#?]+)")
_OWNED = re.compile(r"https://git(?:hub|lab)\.com/([^/]+/[^/]+)")


class Origins(Value):
    """All that a page says about where its words were met."""

    files: tuple[str, ...]  # "git lockfile.c": the source that prints them
    worlds: tuple[tuple[str, str], ...]  # builder in tests/lab and the git that it was seen with
    quoted: tuple[str, ...]  # versions of git on examples that no world makes happen
    unprovoked: tuple[str, ...]  # why no world can
    links: tuple[str, ...]  # documents and issues
    hearsay: tuple[str, ...]  # anything else, in the page's words

    @property
    def kind(self) -> str:
        """The best of it in one word: world, composed, quoted, linked or hearsay."""
        if self.worlds:
            return "world"
        if self.unprovoked:
            return "composed"
        if self.quoted:
            return "quoted"
        return "linked" if self.links or self.files else "hearsay"


def origins(page: Pattern) -> Origins:
    """Return where the words of a page come from, each thing once, in the order of the page."""
    examples = page.examples
    told = dict.fromkeys((*page.sources, *(one.source for one in examples if one.source)))
    shapes = {text: _SOURCE.fullmatch(text) for text in told if not text.startswith("https://")}
    files = dict.fromkeys(f"git {words['file']}" for words in page.git)
    files.update(
        (f"{shape['program']} {shape['file']}", None) for shape in shapes.values() if shape
    )
    worlds = dict.fromkeys((one.world, one.git) for one in examples if one.world)
    quoted = dict.fromkeys(one.git for one in examples if one.git and not one.world)
    return Origins(
        files=tuple(files),
        worlds=tuple(worlds),
        quoted=tuple(quoted),
        unprovoked=tuple(words["unprovoked"] for words in page.git if "unprovoked" in words),
        links=tuple(text for text in told if text.startswith("https://")),
        hearsay=tuple(text for text, shape in shapes.items() if not shape),
    )


def link_name(url: str) -> str:
    """Return how a link is called in a list: `owner/repo#7`, or the site it leads to."""
    thread, file, owned = _CODE.match(url), _FILE.match(url), _OWNED.match(url)
    if thread:
        return f"{thread[1]}#{thread[2]}"
    if file:
        return f"{file[1]} {file[2]}"
    return owned[1] if owned else url.split("/")[2].removeprefix("www.")
