"""Which languages a text may be in, told without reading a catalogue: English pays next to nothing.

The table was made from git's own catalogues (2.30 to 2.55); a test holds it
against those installed.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

UNKNOWN = "unknown"  # the language of what no catalogue here can read
UNREAD = "the language of this output could not be read: no message catalogue of git is installed"
VOICES = ("fatal:", "error:", "warning:", "hint:", "usage:")
# How each language says VOICES, where it does not leave them in English.
FOREIGN = {
    "bg": ("фатална грешка:", "грешка:", "предупреждение:", "подсказка:", "употреба:"),
    "ca": ("", "", "avís:", "consell:", "ús:"),
    "de": ("Schwerwiegend:", "Fehler:", "Warnung:", "Hinweis:", "Verwendung:"),
    "el": ("", "", "", "νύξη:", "χρήση:"),
    "es": ("", "", "advertencia:", "ayuda:", "uso:"),
    "fr": ("fatal :", "erreur :", "avertissement :", "astuce:", "usage :"),
    "id": ("", "kesalahan:", "peringatan:", "", "penggunaan:"),
    "it": ("", "", "", "suggerimento:", "uso:"),
    "ko": ("", "", "", "힌트:", "사용법:"),
    "pl": ("", "", "", "podpowiedź:", "użycie:"),
    "pt_PT": ("", "", "", "dica:", "uso:"),
    "ru": ("", "", "", "подсказка:", "использование:"),
    "sv": ("ödesdigert:", "fel:", "varning:", "tips:", "användning:"),
    "tr": ("onulmaz:", "hata:", "uyarı:", "ipucu:", "kullanım:"),
    "uk": ("збій:", "помилка:", "попередження:", "підказка:", "використання:"),
    "vi": ("", "", "", "gợi ý:", "cách dùng:"),
    "zh_CN": ("致命错误：", "错误：", "警告：", "提示：", "用法："),
    "zh_TW": ("致命錯誤:", "錯誤:", "警告:", "提示：", "用法："),
}
# How it says them in some messages alone, or said them before 2.39, or says them since.
ALSO = {
    "bg": {"ГРЕШКА:": "error:", "ФАТАЛНА ГРЕШКА:": "fatal:", "ПРЕДУПРЕЖДЕНИЕ:": "warning:"},
    "ca": {"pista:": "hint:"},
    "fr": {"astuce :": "hint:"},
    "id": {"petunjuk:": "hint:"},
    "it": {"errore:": "error:"},
    "pl": {"błąd:": "error:"},
    "pt_PT": {"erro:": "error:", "utilização:": "usage:"},
    "vi": {"lỗi nghiêm trọng:": "fatal:", "lỗi:": "error:", "cảnh báo:": "warning:"},
    "zh_TW": {"錯誤：": "error:", "致命錯誤：": "fatal:", "警告：": "warning:"},
}
# How each language says `[rejected]` where git fetches.
REJECTED = (
    ("ca", "! [rebutjat]"),
    ("de", "! [zurückgewiesen]"),
    ("es", "! [rechazado]"),
    ("fr", "! [rejeté]"),
    ("id", "! [tertolak]"),
    ("it", "! [rifiutato]"),
    ("pl", "! [odrzucono]"),
    ("pt_PT", "! [rejeitado]"),
    ("sv", "! [refuserad]"),
    ("tr", "! [reddedildi]"),
)
# The commonest words of each catalogue that no message of git's has in English; first those of
# the C library, whose `Permission denied` may be all that is translated in a line.
COMMON = {
    "ca": (
        "denegat permís existeix refusat "
        "de el la en un pogut els amb les del una fitxer pot és que ha comissió al branca "
        "fitxers nom treball produït només cap repositori camí està mostra directori submòdul "
        "comissions referència fusió objectes línia fer canvis configuració hi paquet des"
    ),
    "de": (
        "berechtigung gefunden existiert bereits abgelehnt "
        "nicht von für der die mit ist und zu des konnte auf kann beim den oder werden im zum "
        "das nur keine kein ein nach wird anzeigen um eine als einen bei aus wenn eines dem hat "
        "lesen einem verwendet können aber"
    ),
    "es": (
        "permiso denegado existe fichero rehusada encontrada encontrado etiqueta "
        "de el en se para un la al con puede del pudo archivo que los una falló índice objeto "
        "árbol mostrar archivos rama trabajo por solo usar está objetos repositorio posible "
        "nombre ser ruta directorio submódulo leer sin este las hacer como"
    ),
    "fr": (
        "refusée accordée existe aucun "
        "de le la les impossible pas pour un dans des ne en fichier du une et avec est branche "
        "sur ou afficher par échec fichiers travail être dépôt depuis fusion chemin invalide "
        "jour répertoire utiliser que ligne nom au objets qui référence"
    ),
    "id": (
        "tidak dapat yang untuk berkas dengan ke komit dari di objek dan dalam pada ada gagal "
        "cabang indeks pohon atau referensi jalur tak nama gunakan kerja ulang hanya ini "
        "direktori submodul repositori sebuah baris perlihatkan bukan penggabungan saat "
        "perubahan tambalan konfigurasi sebagai"
    ),
    "it": (
        "permesso negato esiste non trovato trovata nessun nessuna esistente "
        "di il un impossibile la del con le eseguire da dei una lavoro che sono nel solo "
        "percorso riuscita stato essere ha oggetti riferimento visualizza esegui nome usa al "
        "sottomodulo della delle modifiche gli riga oggetto se corso remoto su lo valore"
    ),
    "pl": (
        "brak dostępu istnieje "
        "nie można na się jest pliku repozytorium tylko lub ma drzewa indeksu użyj gałęzi aby "
        "zapisu pokaż referencji obiektu dla gałąź podmodułu pliki wykluczają plików nazwy "
        "zapisów ścieżki wykonać przez plik zmiany po odczytać obiektów roboczego tego jako ze "
        "ale znaleziono jeśli"
    ),
    "pt_PT": (
        "permissão negada recusada existe inexistente "
        "de incapaz para em ficheiro memória um por que ramo ao uma cenário mostrar ficheiros "
        "ou falhou da objeto apenas nenhum nome usar ler está submódulo os repositório como "
        "junção na objetos tem linha remoto ser pasta escrever criar caminho alterações "
        "mensagem"
    ),
    "sv": (
        "åtkomst nekas existerar "
        "inte för kan en på till att kunde med är som av och från misslyckades eller ett bort "
        "visa ta har filer du använd objekt skapa om endast gren indexet den det "
        "arbetskatalogen över läsa incheckning finns ändringar vid skriva alla namn"
    ),
    "tr": (
        "engellendi erişim reddedildi dizin "
        "bir için ile veya yok yeniden olarak çalışma yalnızca işleme dosyası göster nesne uzak "
        "geçersiz dosya dal içinde değil geçerli kullan bu başarısız olan başvuru hatalı "
        "birleştirme paket ağacı ancak dosyaları tüm yol yerine adı yeni yapılandırma ikili "
        "indeks çok depo konum"
    ),
    "vi": "không các có cho trong được một đã khi là",
}
WORDS = {name: frozenset(words.split()) for name, words in COMMON.items()}
# Without any of these a text is hardly English.
_ENGLISH = (
    "added already and are be been but by can cannot changes cloning compressing could counting "
    "created deleted did directory does done entries everything exist exists failed file files "
    "for found from have into invalid is its known needs not nothing object objects of only or "
    "receiving removed resolving run skipped such switched than that the there this to try "
    "unable unknown up updated updating use used was were when will with working would writing "
    "you your"
)
ENGLISH = frozenset(_ENGLISH.split())
SCRIPTS = (  # first and last letter of a range, and who writes so
    ("\u0370", "\u03ff", ("el",)),
    ("\u0400", "\u04ff", ("ru", "bg", "uk")),
    ("\u1ea0", "\u1ef9", ("vi",)),
    ("\u0110", "\u0111", ("vi",)),
    ("\u01a0", "\u01b0", ("vi",)),
    ("\u3040", "\u30ff", ("ja",)),
    ("\u4e00", "\u9fff", ("zh_CN", "zh_TW")),
    ("\uac00", "\ud7a3", ("ko",)),
    ("\u0105", "\u0107", ("pl",)),
    ("\u0118", "\u0119", ("pl",)),
    ("\u0141", "\u0144", ("pl",)),
    ("\u015a", "\u015b", ("pl",)),
    ("\u0179", "\u017c", ("pl",)),
    ("\u011e", "\u011f", ("tr",)),
    ("\u0130", "\u0131", ("tr",)),
    ("\u015e", "\u015f", ("tr",)),
)
SNIFFED = 1 << 16  # characters in which words and scripts are looked for, at either end
VOICE = 10  # what a voice counts for


def voiced(text: str) -> tuple[str, ...]:
    """Return the languages whose own voices begin lines of a text, those of most voices first."""
    found = {}
    for language, voices in FOREIGN.items():
        also = ALSO.get(language, ())
        heard = sum(_speaks(each, text) for each in (*voices, *also) if each and each in text)
        if heard:
            found[language] = heard
    return tuple(sorted(found, key=lambda name: -found[name]))


def voices_of(language: str) -> dict[str, str]:
    """Return how a language begins its lines, with the English of it."""
    pairs = zip(FOREIGN.get(language, ()), VOICES, strict=False)
    return {**ALSO.get(language, {}), **{word: voice for word, voice in pairs if word}}


def suspects(text: str, likely: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the languages that a text may be in, likeliest first; nothing for plain English.

    likely  whether a text may hold what a pattern looks for: asked where no sign of another
            language is there, and no word of English either
    """
    votes = {name: VOICE - place for place, name in enumerate(voiced(text))}
    votes.update((name, VOICE) for name, mark in REJECTED if mark in text)
    short = text if len(text) <= 2 * SNIFFED else text[:SNIFFED] + text[-SNIFFED:]
    plain = short.casefold().replace(".", " ").replace(":", " ").replace(",", " ")
    words = set(plain.split())
    for language, common in WORDS.items():
        count = len(words & common)
        if count:
            votes[language] = votes.get(language, 0) + count
    if not short.isascii():
        for language in _written(set(short)):
            votes[language] = votes.get(language, 0) + 1
    found = sorted(votes, key=lambda name: -votes[name])
    if words.isdisjoint(ENGLISH) and (found or not likely(short)):
        found += [name for name in COMMON if name not in votes]
    return tuple(found)


def unheard(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that lines may be in which nobody knows and that have no other sign.

    Nothing where each begins with a word of English; what stands in quotes or behind a colon is
    no sign of either.
    """
    for line in lines:
        voice = next((each for each in VOICES if line.startswith(each)), "")
        told = line[len(voice) :].strip().split(": ")[0].split("'")[::2]
        words = " ".join(told).casefold().replace(".", " ").replace(",", " ").split()
        if any(word.isalpha() for word in words) and ENGLISH.isdisjoint(words):
            return tuple(COMMON)
    return ()


def _written(letters: Iterable[str]) -> set[str]:
    """Return the languages of the scripts in which some letters are."""
    found: set[str] = set()
    for letter in letters:
        if letter > "\x7f":
            for first, last, languages in SCRIPTS:
                if first <= letter <= last:
                    found.update(languages)
                    break
    return found


def _speaks(voice: str, text: str) -> bool:
    """Whether a voice begins a line, or stands behind blanks or marks: `Fehler:` in prose does not.

    Marks: what other programs write before git's lines ends with no letter.
    """
    at = text.find(voice)
    while at >= 0:
        before = text[at - 1] if at else "\n"
        if not before.isalnum():
            return True
        at = text.find(voice, at + 1)
    return False
