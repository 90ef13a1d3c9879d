"""What the C library says behind git's messages: `No such file or directory`, in a language.

From libc's own catalogue where it is installed (Debian: libc-l10n); else the few words that
follow git's messages most, from glibc's catalogues (2.36): a log may come from elsewhere.
"""

from __future__ import annotations

import os

from diagnose.transcript import quotes
from diagnose.transcript.language.catalogue import BrokenCatalogueError
from diagnose.transcript.language.catalogue import Catalogue

ENGLISH = (
    "No such file or directory",
    "Permission denied",
    "File exists",
    "Not a directory",
    "Is a directory",
    "Directory not empty",
    "No space left on device",
    "Read-only file system",
    "Connection refused",
    "Name or service not known",
)
TABLE: dict[str, tuple[str, ...]] = {
    "bg": (
        "Няма такъв файл или директория",
        "Отказан достъп",
        "Файлът съществува",
        "Не е директория",
        "Директория е",
        "Непразна директория",
        "Няма свободно място на устройството",
        "Файлова система само за четене",
        "Отказано свързване",
        "Не е известно името на услугата",
    ),
    "ca": (
        "El fitxer o directori no existeix",
        "S'ha denegat el permís",
        "El fitxer ja existeix",
        "No és un directori",
        "És un directori",
        "El directori no és buit",
        "No resta espai al dispositiu",
        "El sistema de fitxers és només de lectura",
        "S'ha refusat la connexió",
        "El nom o servei no és conegut",
    ),
    "de": (
        "Datei oder Verzeichnis nicht gefunden",
        "Keine Berechtigung",
        "Die Datei existiert bereits",
        "Ist kein Verzeichnis",
        "Ist ein Verzeichnis",
        "Das Verzeichnis ist nicht leer",
        "Auf dem Gerät ist kein Speicherplatz mehr verfügbar",
        "Das Dateisystem ist nur lesbar",
        "Verbindungsaufbau abgelehnt",
        "Der Name oder der Dienst ist nicht bekannt",
    ),
    "el": (
        "Δεν υπάρχει τέτοιο αρχείο ή κατάλογος",
        "Άρνηση πρόσβασης",
        "Το αρχείο υπάρχει",
        "Δεν είναι κατάλογος",
        "Είναι κατάλογος",
        "Ο κατάλογος δεν είναι κενός",
        "Δεν έμεινε καθόλου χώρος στη συσκευή",
        "Αναγνώσιμο-μόνο σύστημα αρχείων",
        "Απόρριψη σύνδεσης",
        "Το όνομα ή η υπηρεσία δεν είναι γνωστά",
    ),
    "es": (
        "No existe el fichero o el directorio",
        "Permiso denegado",
        "El fichero ya existe",
        "No es un directorio",
        "Es un directorio",
        "El directorio no está vacío",
        "No queda espacio en el dispositivo",
        "Sistema de ficheros de sólo lectura",
        "Conexión rehusada",
        "Nombre o servicio desconocido",
    ),
    "fr": (
        "Aucun fichier ou dossier de ce type",
        "Permission non accordée",
        "Le fichier existe",
        "N'est pas un dossier",
        "est un dossier",
        "Le dossier n'est pas vide",
        "Aucun espace disponible sur le périphérique",
        "Système de fichiers accessible en lecture seulement",
        "Connexion refusée",
        "Nom ou service inconnu",
    ),
    "id": (
        "Tidak ada berkas atau direktori seperti itu",
        "Ijin ditolak",
        "Berkas telah ada",
        "Bukan sebuah direktori",
        "Adalah sebuah direktori",
        "Direktori tidak kosong",
        "Tidak ruang lagi diperangkat",
        "Sistem berkas baca-saja",
        "Koneksi ditolak",
        "Nama atau layanan tidak diketahui",
    ),
    "it": (
        "File o directory non esistente",
        "Permesso negato",
        "File già esistente",
        "Non è una directory",
        "È una directory",
        "Directory non vuota",
        "Spazio esaurito sul device",
        "File system in sola lettura",
        "Connessione rifiutata",
        "Nome o servizio sconosciuto",
    ),
    "ko": (
        "그런 파일이나 디렉터리가 없습니다",
        "허가 거부",
        "파일이 있습니다",
        "디렉터리가 아닙니다",
        "디렉터리입니다",
        "디렉터리가 비어있지 않음",
        "장치에 남은 공간이 없음",
        "읽기전용 파일 시스템",
        "연결이 거부됨",
        "이름 혹은 서비스를 알 수 없습니다",
    ),
    "pl": (
        "Nie ma takiego pliku ani katalogu",
        "Brak dostępu",
        "Plik istnieje",
        "Nie jest katalogiem",
        "Jest katalogiem",
        "Katalog nie jest pusty",
        "Brak miejsca na urządzeniu",
        "System plików wyłącznie do odczytu",
        "Połączenie odrzucone",
        "Ta nazwa lub usługa jest nieznana",
    ),
    "pt_PT": (
        "Ficheiro ou pasta inexistente",
        "Permissão recusada",
        "O ficheiro existe",
        "Não é pasta",
        "É pasta",
        "A pasta não está vazia",
        "Sem espaço livre no dispositivo",
        "Sistema de ficheiros só de leitura",
        "Ligação recusada",
        "Nome ou serviço desconhecidos",
    ),
    "ru": (
        "Нет такого файла или каталога",
        "Отказано в доступе",
        "Файл существует",
        "Это не каталог",
        "Это каталог",
        "Каталог не пуст",
        "На устройстве не осталось свободного места",
        "Файловая система доступна только для чтения",
        "В соединении отказано",
        "Неизвестное имя или служба",
    ),
    "sv": (
        "Filen eller katalogen finns inte",
        "Åtkomst nekas",
        "Filen existerar",
        "Inte en katalog",
        "Är en katalog",
        "Katalog inte tom",
        "Enheten är full",
        "Skrivskyddat filsystem",
        "Förbindelsen förvägrad",
        "Namn eller tjänst okänd",
    ),
    "tr": (
        "Böyle bir dosya ya da dizin yok",
        "Erişim engellendi",
        "Dosya var",
        "Bir dizin değil",
        "Bir dizin",
        "Dizin boş değil",
        "Aygıt üzerinde boş yer yok",
        "Salt-okunur dosya sistemi",
        "Bağlantı reddedildi",
        "İsim ya da servis bilinmiyor",
    ),
    "vi": (
        "Không có tập tin hoặc thư mục như vậy",
        "Không đủ quyền truy cập",
        "Tập tin đã sẵn có",
        "Không phải là một thư mục",
        "Là một thư mục",
        "Thư mục không rỗng",
        "Không có đủ chỗ trống trên thiết bị",
        "Hệ thống tập tin chỉ cho đọc",
        "Kết nối bị từ chối",
        "Không rõ tên hoặc dịch vụ",
    ),
    "zh_CN": (
        "没有那个文件或目录",
        "权限不够",
        "文件已存在",
        "不是目录",
        "是一个目录",
        "目录非空",
        "设备上没有空间",
        "只读文件系统",
        "拒绝连接",
        "未知的名称或服务",
    ),
    "zh_TW": (
        "沒有此一檔案或目錄",
        "拒絕不符權限的操作",
        "檔案已存在",
        "並不是一個目錄",
        "是個目錄",
        "目錄不是空的",
        "裝置上已無多餘空間",
        "唯讀的檔案系統",
        "連線被拒絕",
        "名稱或服務未知",
    ),
}
# Brazil's C library has words of its own, and git has no catalogue for Brazil.
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
LONGEST = 80
ERRNOS = 135


def read(language: str, path: str) -> dict[str, str]:
    """Return the words of a C library by their translation; `path` is its catalogue, or ""."""
    tails = dict(zip(TABLE.get(language, ()), ENGLISH, strict=False))
    tails.update(ALSO.get(language, {}))
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
            shown = quotes.plain(text)
            if msgid in known or shown not in tails:
                tails[shown] = msgid
    return tails


def tail_of(text: str, tails: dict[str, str]) -> str:
    """Return a text whose end, behind `: ` or whole, is such words, with these in English."""
    at = 0
    while at >= 0:
        end = text[at:]
        found = tails.get(end) or tails.get(end.removesuffix("."))
        if found:
            return text[:at] + found + ("" if end in tails else ".")
        at = text.find(": ", max(at, len(text) - 2 * LONGEST))
        at = at + 2 if at >= 0 else -1
    return text
