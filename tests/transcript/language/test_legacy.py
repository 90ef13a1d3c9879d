from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnose.transcript.language import legacy
from tests.transcript.tools import texts


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Fehler: Pfad für den Zweig nicht gefunden: größer\n", "cp1252"),
        ("fatal\u00a0: impossible de lire l'entrée à cause d'une erreur\n", "cp1252"),
        ("fatal: не удалось прочитать файл\n", "koi8-r"),
        ("fatal: не удалось прочитать файл\n", "cp1251"),
        ("fatal: Недопустимый путь\n", "cp866"),
        ("fatal: nieprawidłowy format daty: wczoraj\n", "iso8859-2"),
        ("fatal: zablokowano dziwną nazwę\n", "cp1250"),
        ("fatal: η περιγραφή διαδρομής βρίσκεται μέσα\n", "iso8859-7"),
        ("致命错误：不是 git 仓库\n", "gb18030"),
        ("致命錯誤: 不是 git 版本庫\n", "big5hkscs"),
        ("fatal: 리모트 브랜치가 없습니다\n", "cp949"),
    ],
)
def test_older_encodings_are_heard(text: str, encoding: str) -> None:
    """What is no UTF-8 is read in the encoding in which a language's git is heard in it."""
    plain = text.replace("\u00a0", " ").strip()
    assert texts(b"plain\n" + text.encode(encoding)) == ["plain", plain]


def test_quotes_that_were_spelt_out() -> None:
    """Where an encoding has no such quotes, the C library writes two signs for one."""
    said = b"fatal: " + "репозиторий <<../x>> не существует".encode("koi8-r")

    assert texts(said) == ["fatal: репозиторий '../x' не существует"]


def test_vietnamese_tones_are_put_on_their_letters() -> None:
    """Windows writes a letter and its tone as two signs."""
    said = unicodedata.normalize("NFD", "fatal: không thể đọc").replace("o\u0302", "\u00f4")
    data = said.replace("e\u0302", "\u00ea").encode("cp1258")

    assert texts(data) == ["fatal: không thể đọc"]


def test_other_bytes_stay_bad() -> None:
    """Where no language is heard, bad bytes are marked as ever; lines of UTF-8 stay."""
    assert texts(b"caf\xe9 con\xff\n") == ["caf\ufffd con\ufffd"]
    mixed = "größe\n".encode() + "Fehler: größe\n".encode("latin-1")
    assert texts(mixed) == ["größe", "Fehler: größe"]


@given(st.binary(max_size=300))
def test_any_bytes_keep_their_lines(data: bytes) -> None:
    """Any bytes give a text with as many lines."""
    text = data.decode("utf-8", "replace")

    assert legacy.mended(data, text).count("\n") == data.count(b"\n")
