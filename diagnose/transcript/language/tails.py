"""What the C library says behind git's messages: `No such file or directory`, in a language.

From libc's own catalogue where it is installed (Debian: libc-l10n); else the few words that
follow git's messages most: a log may come from elsewhere.
"""

from __future__ import annotations

import os

from diagnose.transcript import punctuation
from diagnose.transcript.language.catalogue import BrokenCatalogueError
from diagnose.transcript.language.catalogue import Catalogue
from diagnose.transcript.language.errnos import ENGLISH
from diagnose.transcript.language.errnos import TABLE

# Other versions of the C library; Brazil's words too, for which git has no catalogue.
ALSO = {
    "pt_PT": {
        "Arquivo ou diretório inexistente": "No such file or directory",
        "Arquivo ou diretório não encontrado": "No such file or directory",
        "Permissão negada": "Permission denied",
        "Arquivo existe": "File exists",
        "Não é um diretório": "Not a directory",
        "É um diretório": "Is a directory",
        "Não há espaço disponível no dispositivo": "No space left on device",
        "Sistema de arquivos somente para leitura": "Read-only file system",
        "Conexão recusada": "Connection refused",
    },
}
LONGEST = 80  # characters of such words
ERRNOS = 135  # numbers of errors, from 1: Linux has 133


def read(language: str, path: str) -> dict[str, str]:
    """Return the words of a C library by their translation; `path` is its catalogue, or ""."""
    tails = dict(zip(TABLE.get(language, ()), ENGLISH, strict=False))
    tails.update(ALSO.get(language, {}))
    tails.pop("", None)
    if not path:
        return tails
    try:
        with open(path, "rb") as file:
            catalogue = Catalogue(file.read())
    except (OSError, BrokenCatalogueError):
        return tails
    known = {os.strerror(number) for number in range(1, ERRNOS)} | set(ENGLISH)
    for number in range(len(catalogue)):
        (msgid, *_), (text, *_) = catalogue.message(number)
        if 0 < len(msgid) <= LONGEST and "%" not in msgid and "\n" not in msgid:
            shown = punctuation.plain(text)
            if msgid in known or shown not in tails:
                tails[shown] = msgid
    return tails


def all_known() -> dict[str, str]:
    """Return the words of all languages in the table."""
    languages = sorted({*TABLE, *ALSO})
    return {words: said for name in languages for words, said in read(name, "").items()}


def tail_of(text: str, tails: dict[str, str]) -> str:
    """Return a text whose end, behind a colon or whole, is such words, with these in English."""
    head, wide, end = text.rpartition("\uff1a")
    if wide and end in tails:
        return f"{head}: {tails[end]}"
    at = 0
    while at >= 0:
        end = text[at:]
        found = tails.get(end) or tails.get(end.removesuffix("."))
        if found:
            before = text[: at - 3] + ": " if text[:at].endswith(" : ") else text[:at]
            return before + found + ("" if end in tails else ".")
        at = text.find(": ", max(at, len(text) - 2 * LONGEST))
        at = at + 2 if at >= 0 else -1
    return text
