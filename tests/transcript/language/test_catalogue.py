from __future__ import annotations

import gettext
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from diagnose.transcript.language import index
from diagnose.transcript.language.catalogue import BrokenCatalogueError
from diagnose.transcript.language.catalogue import Catalogue
from tests.transcript.language.catalogues import compiled
from tests.transcript.language.runs import CATALOGUES

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\4"), max_size=30)
MESSAGES = st.dictionaries(WORDS.filter(bool), WORDS, max_size=20)


@given(MESSAGES, st.sampled_from("<>"))
def test_every_message_is_read(messages: dict[str, str], order: str) -> None:
    """What was written is found by its id and by its number, in either byte order."""
    catalogue = Catalogue(compiled(messages, order=order))

    read = [catalogue.message(number) for number in range(len(catalogue))]

    assert {ids[0]: texts[0] for ids, texts in read if ids[0]} == messages
    assert all(catalogue.find(key) == text for key, text in messages.items())


@given(MESSAGES, st.data())
@settings(max_examples=200)
def test_hostile_bytes_do_no_harm(messages: dict[str, str], data: st.DataObject) -> None:
    """A catalogue that was cut off or scribbled over is read as far as it goes, or refused."""
    raw = bytearray(compiled(messages))
    del raw[data.draw(st.integers(0, len(raw))) :]
    for _ in range(data.draw(st.integers(0, 6))):
        if len(raw) >= 4:
            at = data.draw(st.integers(0, len(raw) - 4))
            raw[at : at + 4] = struct.pack("<I", data.draw(st.integers(0, 2**32 - 1)))
    if data.draw(st.booleans()) and len(raw) >= 8:
        raw[:8] = struct.pack("<II", 0x950412DE, 1)

    try:
        catalogue = Catalogue(bytes(raw))
    except BrokenCatalogueError:
        return
    for number in range(min(len(catalogue), 50)):
        catalogue.message(number)
    list(catalogue.texts())
    catalogue.find("x")


@pytest.mark.parametrize("count", [2**31, 2**32 - 1, 200_000])
def test_a_huge_count_is_refused(count: int) -> None:
    """A header that promises more than there is costs no time and no memory."""
    raw = struct.pack("<12I", 0x950412DE, 1, count, 28, 28, 0, 0, 0, 0, count, 0, 0)

    with pytest.raises(BrokenCatalogueError):
        Catalogue(raw)


def test_git_catalogue_as_gettext_reads_it() -> None:
    """All messages of a real catalogue are those that gettext reads."""
    path = CATALOGUES / "de" / "LC_MESSAGES" / "git.mo"
    if not path.exists():
        pytest.skip("git's catalogues are not installed")
    with path.open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    ours = Catalogue(path.read_bytes())

    for number in range(1, len(ours)):
        ids, texts = ours.message(number)
        if "%lu" not in ids[0] and len(ids) == 1:
            assert theirs.gettext(ids[0]) == texts[0]
    assert len(ours) > 5000


def test_messages_with_system_dependent_numbers() -> None:
    """A number whose directive differs between systems is a blank like any other."""
    path = CATALOGUES / "de" / "LC_MESSAGES" / "git.mo"
    if not path.exists():
        pytest.skip("git's catalogues are not installed")
    catalogue = Catalogue(path.read_bytes())

    ids = [catalogue.message(number)[0][0] for number in range(len(catalogue))]

    assert any("%lu" in one for one in ids[-41:])


def test_a_torn_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of a catalogue may be torn or of another version: it is read again."""
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "git.mo").write_bytes(compiled({"bad thing %s": "schlimme Sache %s"}))
    monkeypatch.setenv("GIT_TEXTDOMAINDIR", str(tmp_path / "locale"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    first = index.load("de")
    (kept,) = (tmp_path / "cache" / "bbfix").glob("language-*.idx")
    kept.write_bytes(kept.read_bytes()[:40])
    second = index.load("de")
    third = index.load("de")

    assert first is not None
    assert second is not None
    assert third is not None
    text = "schlimme Sache x"
    assert first.candidates(text) == second.candidates(text) == third.candidates(text) != []


@pytest.mark.parametrize("data", [b"", b"\xde\x12\x04\x95", b"no catalogue at all" * 9])
def test_a_broken_catalogue_is_none(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is no catalogue is as good as none."""
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "git.mo").write_bytes(data)
    monkeypatch.setenv("GIT_TEXTDOMAINDIR", str(tmp_path))

    assert index.load("de") is None
