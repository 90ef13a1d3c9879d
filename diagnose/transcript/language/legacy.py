"""Text that is not UTF-8: read in the older encoding in which a language's git is heard in it."""

from __future__ import annotations

from diagnose.transcript import signs

BAD = "\ufffd"
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
    "ru": ("koi8-r", "cp1251"),
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
        found[number] = lines[number].decode(encoding, "replace")
    return "\n".join(found)


def _heard(data: bytes) -> str:
    """Return the encoding in which most signs of its languages stand in some bytes, or ""."""
    data = b" %b " % data[:LOOKED_AT].translate(BLANKS)
    scores: dict[str, int] = {}
    for language, encodings in ENCODINGS.items():
        for encoding in encodings:
            heard = sum(mark in data for mark in _marks(language, encoding))
            scores[encoding] = max(scores.get(encoding, 0), heard)
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else ""


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
