from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diagnose import paths
from diagnose.errors import LibraryError
from diagnose.library import shelf
from diagnose.library.compile import build
from diagnose.library.index import Library
from diagnose.library.pages import read_pages
from diagnose.library.volume import HEADER
from diagnose.library.volume import BrokenIndexError
from diagnose.library.volume import Volume
from tests.library.pages import FIX_PAGE
from tests.library.pages import page
from tests.library.pages import put
from tests.library.pages import simple
from tests.library.pages import write


def kept() -> list[Path]:
    return sorted(Path(paths.cache_dir()).glob("*.idx"))


def front_end(data: bytes) -> int:
    return HEADER + int.from_bytes(data[12:16], "little")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one page, a shared fix, a host and a consequence."""
    put(tmp_path / "pages" / "fixes" / "shared.toml", FIX_PAGE)
    put(tmp_path / "pages" / "hosts" / "forge.toml", {"checked": "2026-10-01"})
    put(tmp_path / "pages" / "consequences.toml", {"line": [{"literal": "so it failed"}]})
    return write(tmp_path / "pages", page())


def test_a_page_comes_back_as_it_was_written(root: Path) -> None:
    """The index loses nothing of a page."""
    library = Library.of(str(root))
    (pattern,) = read_pages(str(root)).patterns

    assert library.pattern("broken-thing") == pattern
    assert library.explain("broken-thing") == pattern.explain
    assert library.fix("shared").title == "get help"
    assert library.hosts() == {"forge": {"checked": "2026-10-01"}}
    assert library.consequences()[0].literal == "so it failed"
    assert library.knowledge == "2026-10-01"
    assert library.ids() == ("broken-thing",)
    assert library.catalogue() == (
        ("broken-thing", "the thing is broken", "push", "error", "stable"),
    )


def test_what_is_not_there_is_said(root: Path) -> None:
    """An unknown pattern or fix is an error for people."""
    library = Library.of(str(root))
    for call in (library.pattern, library.fix, library.explain):
        with pytest.raises(LibraryError, match="there is no"):
            call("nothing")


def test_candidates_have_a_literal_in_the_text(root: Path) -> None:
    """Only patterns of which a literal stands there are looked at further."""
    write(root, simple("two-words", "Strange Words here"), simple("one-word", "xyzzy"))
    library = Library.of(str(root))

    assert library.find_candidates("nothing of that kind") == ()
    assert library.find_candidates("fatal: 'x' is broken") == ("broken-thing",)
    assert library.find_candidates("some strange words heretofore") == ("two-words",)
    assert library.find_candidates("axyzzyb") == ("one-word",)
    assert library.keep("very STRANGE words here")
    assert library.keep("fatal: whatever")
    assert not library.keep("[12/40] CC unit.o")


def test_the_filter_lets_every_example_through() -> None:
    """The filter for huge logs drops no line that a sign of the shipped pages could stand on."""
    library = Library.open(user=False)
    for page_id in library.ids():
        for example in library.pattern(page_id).examples:
            assert library.keep(example.text), page_id


def test_an_edit_in_place_is_seen(root: Path) -> None:
    """A changed page is compiled anew, an unchanged folder is not."""
    Library.of(str(root))
    (index,) = kept()
    before = index.stat().st_mtime_ns
    Library.of(str(root))

    assert index.stat().st_mtime_ns == before

    write(root, page(title="the thing is torn"))

    assert Library.of(str(root)).pattern("broken-thing").title == "the thing is torn"


@pytest.mark.parametrize(
    "harm",
    [
        lambda _: b"",
        lambda _: b"something else altogether",
        lambda data: data[: len(data) // 2],
        lambda data: data[:8] + b"\0\0\0\0" + data[12:],
        lambda data: data[: HEADER + 40] + b"\xff\xff" + data[HEADER + 42 :],
        lambda data: data[: front_end(data)] + b"\xff" * (len(data) - front_end(data)),
        lambda data: data + b"more",
    ],
    ids=["empty", "other", "torn", "version", "front", "page", "longer"],
)
def test_a_broken_index_is_rebuilt(root: Path, harm: object) -> None:
    """Whatever became of the cache, the library is there, and the cache is good again."""
    assert callable(harm)
    Library.of(str(root))
    (index,) = kept()
    good = index.read_bytes()
    index.write_bytes(harm(good))
    library = Library.of(str(root))

    assert library.pattern("broken-thing").title == "the thing is broken"
    assert library.hosts() == {"forge": {"checked": "2026-10-01"}}
    assert library.fix("shared").id == "shared"
    assert library.catalogue()
    assert index.read_bytes() == good


def test_a_cache_that_cannot_be_written_does_not_matter(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the index lives in memory."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")

    assert Library.of(str(root)).ids() == ("broken-thing",)


def test_the_shipped_index_is_used_and_survives_damage(root: Path, tmp_path: Path) -> None:
    """A wheel's index is read as it is; the pages beside it replace a damaged one."""
    package = tmp_path / "package"
    (package / "_index").mkdir(parents=True)
    root.rename(package / "patterns")
    data = build(str(package / "patterns"))
    index = package / shelf.SHIPPED
    index.write_bytes(data)

    assert Library([shelf.shipped(str(package))]).pattern("broken-thing").area == "push"
    assert kept() == []

    index.write_bytes(data[:-30] + b"\0" * 30)

    assert Library([shelf.shipped(str(package))]).hosts()["forge"]

    index.write_bytes(b"junk")

    assert Library([shelf.shipped(str(package))]).ids() == ("broken-thing",)


def test_building_for_a_wheel_refuses_a_broken_page(root: Path) -> None:
    """What ships has no broken page."""
    (root / "push" / "torn.toml").write_text("id = ")
    with pytest.raises(LibraryError, match=r"push/torn\.toml"):
        build(str(root))


def test_a_volume_without_a_way_back_says_so(root: Path) -> None:
    """A torn page in bytes that came from nowhere is an error of its own."""
    data = build(str(root))
    with pytest.raises(BrokenIndexError):
        Volume(data[:-30] + b"\0" * 30).blob("*silent")
    with pytest.raises(KeyError):
        Volume(data).blob("nothing")


def test_the_fast_path_stays_light() -> None:
    """Opening the library and finding nothing imports no heavy module."""
    code = (
        "import sys; before = set(sys.modules)\n"  # some environments import on their own
        "from diagnose.library.index import Library\n"
        "from diagnose.match.find import find; from diagnose.model import *\n"
        "Library.open()\n"
        "l = Library.open(); find(Transcript(Source('pipe'), (Line(1, 'all is well'),)), l)\n"
        "heavy = {'regex', 'tomllib', 'typing', 'dataclasses', 'subprocess', 'tempfile',"
        " 'pathlib', 'inspect', 'logging', 'diagnose.library.compile', 'diagnose.library.schema'}\n"
        "print(sorted(heavy & set(sys.modules) - before))"
    )
    argv = [sys.executable, "-c", code]
    # a coverage run measures child processes too, and is heavy itself
    env = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE_")}
    subprocess.run(argv, check=True, capture_output=True, env=env)  # fills the cache
    done = subprocess.run(argv, check=True, capture_output=True, text=True, env=env)

    assert done.stdout.strip() == "[]"
