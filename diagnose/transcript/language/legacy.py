"""Text that is not UTF-8: read in the older encoding in which a language's git is heard in it."""

from __future__ import annotations

import re

from diagnose.transcript.language import signs

ENCODINGS = {
    "bg": ("cp1251",),
    "ca": ("cp1252",),
    "de": ("cp1252",),
    "el": ("iso8859-7",),
    "es": ("cp1252",),
    "fr": ("cp1252",),
    "id": ("cp1252",),
    "it": ("cp1252",),
    "ko": ("cp949",),
    "pl": ("iso8859-2", "cp1250"),
    "pt_PT": ("cp1252",),
    "ru": ("koi8-r", "cp1251", "cp866"),
    "sv": ("cp1252",),
    "tr": ("iso8859-9",),
    "uk": ("koi8-u", "cp1251"),
    "vi": ("cp1258",),
    "zh_CN": ("gb18030",),
    "zh_TW": ("big5hkscs",),
}
# What is to be heard where a language keeps `fatal:`: words of its messages.
WORDS = {
    "es": ("falló", "está", "índice", "árbol", "encontró", "válid", "más"),
    "it": (" è ", "più", "già"),
    "ca": ("està", "és ", "vàlid", "índex"),
    "ko": ("습니다", "십시오", "실패", "브랜치", "커밋", "파일"),
    "pl": ("gałę", "się", "można", "ścież", "został", "są ", "błąd", "było", "już", "żad", "owań"),
    "pt_PT": ("não", "está", "árvore", "válid", "possível"),
    "bg": ("не ", "няма", "файл", "клон", "хранилищ", "подаван"),
    "ru": ("не ", "удалось", "файл", "ветк", "коммит", "изменен", "репозитор", "нет ", "слиян"),
    "el": ("δεν", "είναι", "αρχείο"),
    "vi": ("không",),
    "zh_CN": ("不", "没有", "提交", "分支", "无法", "使用"),
    "zh_TW": ("不", "沒有", "提交", "分支", "無法", "使用"),
}
# The letters beyond ASCII that are the commonest of what is written so: told by them where no
# word is heard. Of encodings for one script the right one has them as small letters.
LETTERS = {
    "cp1252": "äöüßåéèàêçáíóúñãõâôïîûùò",
    "iso8859-2": "ąćęłńóśżź",
    "cp1250": "ąćęłńóśżź",
    "iso8859-9": "çğıöşü",
    "koi8-r": "аеиклмнопрствудя",
    "cp1251": "аеиклмнопрствудя",
    "cp866": "аеиклмнопрствудя",
    "iso8859-7": "αειοτσνηυρπςόάίέκλμ",
    "cp949": "",
}
QUOTES = "\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e"
LATIN = ("cp1252", "iso8859-2", "cp1250", "iso8859-9")
HANGUL = ("\uac00", "\ud7a3")
FEWEST = 3  # letters beyond ASCII, where git is not heard
SURE = (b"fatal:", b"error:", b" ! [")
SHARE = 0.7  # of them
# What the C library writes where an encoding has no such quotes.
SPELT = (("<<", ">>", "<<([^<>\n]{1,200})>>"), (",,", '"', ',,([^",\n]{1,200})"'))
LOOKED_AT = 1 << 16  # bytes
BLANKS = bytes.maketrans(b"\n\r\t.,", b"     ")


def mended(data: bytes, text: str) -> str:
    """Return the text of some bytes; `text` is what they are as UTF-8, with bad signs in it.

    Only lines that are not UTF-8 are read otherwise, and only if a language is heard in them:
    by what git begins its lines with, or by words of its messages.
    """
    lines = data.split(b"\n")
    bad = [number for number, line in enumerate(lines) if not _is_utf_8(line)]
    near = {number + step for number in bad for step in (-1, 0, 1)}
    encoding = _heard(b"\n".join(line for number, line in enumerate(lines) if number in near))
    if not encoding:
        return text
    found = text.split("\n")
    if len(found) != len(lines):
        return text
    for number in bad:
        found[number] = _quoted(_decoded(lines[number], encoding))
    return "\n".join(found)


def _decoded(line: bytes, encoding: str) -> str:
    text = line.decode(encoding, "replace")
    if encoding != "cp1258":
        return text
    import unicodedata  # Vietnamese: letters and their tones are signs of their own there

    return unicodedata.normalize("NFC", text)


def _quoted(line: str) -> str:
    """Return a line with straight quotes in place of those that were spelt out."""
    for first, last, pair in SPELT:
        if first in line and last in line:
            line = re.sub(pair, r"'\1'", line)
    return line


def _heard(data: bytes) -> str:
    """Return the encoding in which most signs of its languages stand in some bytes, or ""."""
    data = b" %b " % data[:LOOKED_AT].translate(BLANKS)
    scores: dict[str, int] = {}
    for language, encodings in ENCODINGS.items():
        for encoding in encodings:
            heard = sum(mark in data for mark in _marks(language, encoding))
            scores[encoding] = max(scores.get(encoding, 0), heard)
    shares = {name: _share(data, name) for name in LETTERS}
    best = max(
        {**LETTERS, **scores}, key=lambda name: (scores.get(name, 0), shares.get(name, SHARE))
    )
    return best if scores.get(best) or shares.get(best, 0) >= SHARE else ""


def _share(data: bytes, encoding: str) -> float:
    """Return how much of what is not ASCII are the letters that an encoding is known by."""
    text = data.decode(encoding, "replace")
    beyond = [sign for sign in text if sign > "\x7f" and sign not in QUOTES]
    sure = bool(LETTERS[encoding]) and any(voice in data for voice in SURE)
    if len(beyond) < (1 if sure else FEWEST):
        return 0
    if encoding in LATIN and re.search(rb"[\x80-\xff]{4}", data):
        return 0  # whole words beyond ASCII: another script
    low, high = HANGUL
    letters = LETTERS[encoding]
    known = sum(sign in letters if letters else low <= sign <= high for sign in beyond)
    return known / len(beyond)


def _marks(language: str, encoding: str) -> list[bytes]:
    """Return what a language is told by, in an encoding; a no-break space stands in French."""
    words = [*signs.voices_of(language), *WORDS.get(language, ())]
    words += [f" {word} " for word in signs.COMMON.get(language, "").split()]
    words += [word.replace(" :", "\u00a0:") for word in words if " :" in word]
    return [word.encode(encoding, "replace") for word in words]


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
