"""What the C library and the shell say behind a message, by language: git's errors end so.

From glibc's catalogues (2.36), the last one from bash's (5.2). An empty place: not translated.
"""

from __future__ import annotations

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
    "Operation not permitted",
    "Input/output error",
    "Broken pipe",
    "Connection reset by peer",
    "Connection timed out",
    "Network is unreachable",
    "No route to host",
    "Temporary failure in name resolution",
    "command not found",
)
_TABLE = {
    "bg": (
        "Няма такъв файл или директория|Отказан достъп|Файлът съществува|Не е директория|"
        "Директория е|Непразна директория|Няма свободно място на устройството|"
        "Файлова система само за четене|Отказано свързване|Не е известно името на услугата|"
        "Действието не е позволено|Входно-изходна грешка|Прекъснат канал|"
        "Едностранно прекъсване на връзката от отсрещната страна|Просрочена мрежова операция|"
        "Мрежата е недостъпна|Няма маршрут до компютъра|Временен неуспех при определянето на име|"
        "командата не е открита"
    ),
    "ca": (
        "El fitxer o directori no existeix|S'ha denegat el permís|El fitxer ja existeix|"
        "No és un directori|És un directori|El directori no és buit|No resta espai al dispositiu|"
        "El sistema de fitxers és només de lectura|S'ha refusat la connexió|"
        "El nom o servei no és conegut|L'operació no és permesa|Error d'Entrada/Sortida|"
        "La canonada s'ha trencat|La màquina remota ha reiniciat la connexió|"
        "La connexió ha expirat|La xarxa és inabastable|No hi ha cap camí cap a l'estació|"
        "Fallada temporal a la resolució de noms|no s'ha trobat l'ordre"
    ),
    "cs": (
        "Adresář nebo soubor neexistuje|Operace zamítnuta|Soubor již existuje|není adresářem|"
        "je adresářem|Adresář není prázdný|Na zařízení není volné místo|"
        "Systém souborů je pouze pro čtení|Spojení odmítnuto|Neznámé jméno nebo služba|"
        "Operace není povolena|Chyba vstupu/výstupu|Roura přerušena (SIGPIPE)|"
        "Spojení zrušeno druhou stranou|Spojení bylo příliš dlouho neaktivní|Síť není dostupná|"
        "K počítači neexistuje cesta|Dočasná chyba při vyhodnocování jména|příkaz nenalezen"
    ),
    "da": (
        "Ingen sådan fil eller filkatalog|Adgang nægtet|Filen eksisterer|Ikke et katalog|"
        "Er et filkatalog|Filkataloget er ikke tomt|Ikke mere plads på enheden|"
        "Filsystem med kun læseadgang|Opkobling nægtet|Navn eller tjeneste ukendt|"
        "Operationen er ikke tilladt|Inddata/uddata-fejl|Kanalen blev brudt|"
        "Forbindelsen brudt i den anden ende|Opkoblingen overskred tidsgrænsen|"
        "Netværket er ikke tilgængeligt|Ingen rute til værtsmaskinen|"
        "Midlertidig fejl i navneopslag|kommando ikke fundet"
    ),
    "de": (
        "Datei oder Verzeichnis nicht gefunden|Keine Berechtigung|Die Datei existiert bereits|"
        "Ist kein Verzeichnis|Ist ein Verzeichnis|Das Verzeichnis ist nicht leer|"
        "Auf dem Gerät ist kein Speicherplatz mehr verfügbar|Das Dateisystem ist nur lesbar|"
        "Verbindungsaufbau abgelehnt|Der Name oder der Dienst ist nicht bekannt|"
        "Die Operation ist nicht erlaubt|Eingabe-/Ausgabefehler|"
        "Datenübergabe unterbrochen (broken pipe)|"
        "Die Verbindung wurde vom Kommunikationspartner zurückgesetzt|"
        "Die Wartezeit für die Verbindung ist abgelaufen|Das Netzwerk ist nicht erreichbar|"
        "Keine Route zum Zielrechner|Temporärer Fehler bei der Namensauflösung|"
        "Kommando nicht gefunden."
    ),
    "el": (
        "Δεν υπάρχει τέτοιο αρχείο ή κατάλογος|Άρνηση πρόσβασης|Το αρχείο υπάρχει|"
        "Δεν είναι κατάλογος|Είναι κατάλογος|Ο κατάλογος δεν είναι κενός|"
        "Δεν έμεινε καθόλου χώρος στη συσκευή|Αναγνώσιμο-μόνο σύστημα αρχείων|Απόρριψη σύνδεσης|"
        "Το όνομα ή η υπηρεσία δεν είναι γνωστά|Η λειτουργία δεν επιτρέπεται|"
        "Σφάλμα εισόδου/εξόδου|Διακοπείσα σωλήνωση|Η σύνδεση έκλεισε από το ταίρι|Λήξη σύνδεσης|"
        "Το δίκτυο δεν είναι προσπελάσιμο|Δεν υπάρχει διαδρομή στο σύστημα|"
        "Προσωρινή αποτυχία κατά την ανάλυση ονόματος|εντολή δεν βρέθηκε"
    ),
    "es": (
        "No existe el fichero o el directorio|Permiso denegado|El fichero ya existe|"
        "No es un directorio|Es un directorio|El directorio no está vacío|"
        "No queda espacio en el dispositivo|Sistema de ficheros de sólo lectura|"
        "Conexión rehusada|Nombre o servicio desconocido|Operación no permitida|"
        "Error de entrada/salida|Tubería rota|Conexión reinicializada por la máquina remota|"
        "Expiró el tiempo de conexión|La red es inaccesible|"
        "No existe ninguna ruta hasta el 'host'|Fallo temporal en la resolución del nombre|"
        "orden no encontrada"
    ),
    "fi": (
        "Tiedostoa tai hakemistoa ei ole|Lupa evätty|Tiedosto on olemassa|Ei ole hakemisto|"
        "On hakemisto|Hakemisto ei ole tyhjä|Laitteella ei ole tilaa jäljellä|"
        "Kirjoitussuojattu tiedostojärjestelmä|Yhteys torjuttu|Nimeä tai palvelua ei tunneta|"
        "Toiminto ei ole sallittu|I/O-virhe|Katkennut putki|Vastapää sulki yhteyden|"
        "Yhteys aikakatkaistu|Verkkoa ei tavoiteta|Reititystä koneeseen ei ole|"
        "Tilapäinen virhe nimenselvityksessä|komentoa ei löydy"
    ),
    "fr": (
        "Aucun fichier ou dossier de ce type|Permission non accordée|Le fichier existe|"
        "N'est pas un dossier|est un dossier|Le dossier n'est pas vide|"
        "Aucun espace disponible sur le périphérique|"
        "Système de fichiers accessible en lecture seulement|Connexion refusée|"
        "Nom ou service inconnu|Opération non permise|Erreur d'entrée/sortie|Relais brisé (pipe)|"
        "Connexion ré-initialisée par le correspondant|"
        "Connexion terminée par expiration du délai d'attente|Le réseau n'est pas accessible|"
        "Aucun chemin d'accès pour atteindre l'hôte cible|"
        "Échec temporaire dans la résolution du nom|commande introuvable"
    ),
    "hu": (
        "Nincs ilyen fájl vagy könyvtár|Engedély megtagadva|A fájl már létezik|Nem könyvtár|"
        "Ez egy könyvtár|A könyvtár nem üres|Nincs több hely a lemezen|Írásvédett fájlrendszer|"
        "Kapcsolat elutasítva|A név vagy a szolgáltatás nem ismert|A művelet nem engedélyezett|"
        "Kimeneti/bemeneti hiba|Törött adatcsatorna|A kapcsolatot bontotta a távoli fél|"
        "Időtúllépés a kapcsolatban|A hálózat elérhetetlen|Nincs útvonal a gép felé|"
        "Átmeneti névfeloldási hiba|parancs nem található"
    ),
    "id": (
        "Tidak ada berkas atau direktori seperti itu|Ijin ditolak|Berkas telah ada|"
        "Bukan sebuah direktori|Adalah sebuah direktori|Direktori tidak kosong|"
        "Tidak ruang lagi diperangkat|Sistem berkas baca-saja|Koneksi ditolak|"
        "Nama atau layanan tidak diketahui|Operasi tidak diijinkan|error Masukan/Keluaran|"
        "Pipa rusak|Koneksi direset oleh peer|Koneksi kehabisan waktu|"
        "Jaringan tidak dapat dicapai|Tidak ada rute ke host|"
        "Kegagalan sementara dalam resolusi nama|perintah tidak ditemukan"
    ),
    "it": (
        "File o directory non esistente|Permesso negato|File già esistente|Non è una directory|"
        "È una directory|Directory non vuota|Spazio esaurito sul device|"
        "File system in sola lettura|Connessione rifiutata|Nome o servizio sconosciuto|"
        "Operazione non permessa|Errore di input/output|Pipe interrotta|"
        "Connessione interrotta dal corrispondente|Connessione scaduta|"
        "La rete non è raggiungibile|Nessun instradamento per l'host|"
        "Errore temporaneo nella risoluzione del nome|comando non trovato"
    ),
    "ja": (
        "そのようなファイルやディレクトリはありません|許可がありません|ファイルが存在します|"
        "ディレクトリではありません|ディレクトリです|ディレクトリは空ではありません|"
        "デバイスに空き領域がありません|読み込み専用ファイルシステムです|接続を拒否されました|"
        "名前またはサービスが不明です|許可されていない操作です|入力/出力エラーです|Broken pipe|"
        "接続が相手からリセットされました|接続がタイムアウトしました|ネットワークに届きません|"
        "ホストへの経路がありません|名前解決に一時的に失敗しました|コマンドが見つかりません"
    ),
    "ko": (
        "그런 파일이나 디렉터리가 없습니다|허가 거부|파일이 있습니다|디렉터리가 아닙니다|"
        "디렉터리입니다|디렉터리가 비어있지 않음|장치에 남은 공간이 없음|읽기전용 파일 시스템|"
        "연결이 거부됨|이름 혹은 서비스를 알 수 없습니다|명령을 허용하지 않음|입력/출력 오류|"
        "파이프가 깨어짐|상대편이 연결을 끊음|연결 시간 초과|네트워크가 접근 불가능합니다|"
        "호스트로 갈 루트가 없음|name resolution에서 일시적인 실패|명령어를 찾을 수 없음"
    ),
    "nb": (
        "Ingen slik fil eller filkatalog|Ikke tilgang|Filen eksisterer|Ikke en filkatalog|"
        "Er en filkatalog|Filkatalogen er ikke tom|Ikke mer plass på enheten|"
        "Filsystem med kun lesetilgang|Oppkobling nektes|Navn eller tjeneste ukjent|"
        "Operasjonen er ikke tillatt|Inn/ut-feil|Røret ble brutt|"
        "Forbindelsen brutt i den andre enden|Oppkoblingen overskred tidsgrensen|"
        "Nettverket er ikke tilgjengelig|Ingen rute til vertsmaskinen|"
        "Midlertidig feil i navneoppslag|fant ikke kommando "
    ),
    "nl": (
        "Bestand of map bestaat niet|Toegang geweigerd|Bestand bestaat al|Is geen map|Is een map|"
        "Map is niet leeg|Geen ruimte meer over op apparaat|Bestandssysteem is alleen-lezen|"
        "Verbinding is geweigerd|Naam of dienst is niet bekend|Actie is niet toegestaan|"
        "Invoer-/uitvoerfout|Gebroken pijp|Verbinding is weggevallen|Verbinding is verlopen|"
        "Netwerk is onbereikbaar|Geen route naar host|Tijdelijk probleem in naamsherleiding|"
        "opdracht niet gevonden"
    ),
    "pl": (
        "Nie ma takiego pliku ani katalogu|Brak dostępu|Plik istnieje|Nie jest katalogiem|"
        "Jest katalogiem|Katalog nie jest pusty|Brak miejsca na urządzeniu|"
        "System plików wyłącznie do odczytu|Połączenie odrzucone|"
        "Ta nazwa lub usługa jest nieznana|Operacja niedozwolona|Błąd wejścia/wyjścia|"
        "Przerwany potok|Połączenie zerwane przez drugą stronę|"
        "Przekroczony czas oczekiwania na połączenie|Sieć jest niedostępna|Brak trasy do hosta|"
        "Odwzorowanie nazwy jest chwilowo niemożliwe|nie znaleziono polecenia"
    ),
    "pt_BR": (
        "Arquivo ou diretório inexistente|Permissão negada|Arquivo existe|Não é um diretório|"
        "É um diretório|Diretório não vazio|Não há espaço disponível no dispositivo|"
        "Sistema de arquivos somente para leitura|Conexão recusada|Nome ou serviço desconhecido|"
        "Operação não permitida|Erro de entrada/saída|Pipe quebrado|"
        "Conexão fechada pela outra ponta|Tempo esgotado para conexão|"
        "A rede está fora de alcance|Não há rota para o host|"
        "Falha temporário na resolução de nome|comando não encontrado"
    ),
    "pt_PT": (
        "Ficheiro ou pasta inexistente|Permissão recusada|O ficheiro existe|Não é pasta|É pasta|"
        "A pasta não está vazia|Sem espaço livre no dispositivo|"
        "Sistema de ficheiros só de leitura|Ligação recusada|Nome ou serviço desconhecidos|"
        "Operação não permitida|Erro de entrada/saída|Túnel quebrado|Ligação reposta pelo peer|"
        "Ligação expirada|Rede inacessível|Sem caminho para o anfitrião|"
        "Falha temporária na resolução de nome|comando não encontrado"
    ),
    "ro": ("||||||||||||||||||comandă negăsită"),
    "ru": (
        "Нет такого файла или каталога|Отказано в доступе|Файл существует|Это не каталог|"
        "Это каталог|Каталог не пуст|На устройстве не осталось свободного места|"
        "Файловая система доступна только для чтения|В соединении отказано|"
        "Неизвестное имя или служба|Операция не позволена|Ошибка ввода/вывода|Обрыв канала|"
        "Соединение разорвано другой стороной|Время ожидания соединения истекло|Сеть недоступна|"
        "Нет маршрута до узла|Временный сбой в разрешении имен|команда не найдена"
    ),
    "sk": (
        "Adresár alebo súbor neexistuje|Prístup odmietnutý|Súbor existuje|Nie je adresár|"
        "Je adresár|Adresár nie je prázdny|Na zariadení už nie je žiadne miesto|"
        "Súborový systém dovoľuje len čítanie|Spojenie odmietnuté|Názov alebo služba neznáme|"
        "Operácia nie je povolená|Chyba vstupu/výstupu|Prerušená rúra|"
        "Spojenie zrušené druhou stranou|Časový limit pre spojenie vypršal|Sieť nie je dostupná|"
        "Cesta k počítaču neexistuje|Dočasná chyba pri riešení názvu|príkaz nenájdený"
    ),
    "sv": (
        "Filen eller katalogen finns inte|Åtkomst nekas|Filen existerar|Inte en katalog|"
        "Är en katalog|Katalog inte tom|Enheten är full|Skrivskyddat filsystem|"
        "Förbindelsen förvägrad|Namn eller tjänst okänd|Operationen inte tillåten|In/ut-fel|"
        "Brutet rör|Förbindelse borttagen av partnern|Förbindelsens tidsgräns löpte ut|"
        "Nätverket kan inte nås|Ingen väg till värd|Namnuppslagning misslyckades temporärt|"
        "kommandot finns inte"
    ),
    "tr": (
        "Böyle bir dosya ya da dizin yok|Erişim engellendi|Dosya var|Bir dizin değil|Bir dizin|"
        "Dizin boş değil|Aygıt üzerinde boş yer yok|Salt-okunur dosya sistemi|"
        "Bağlantı reddedildi|İsim ya da servis bilinmiyor|İşleme izin verilmedi|"
        "Girdi/Çıktı hatası|Veri alınamıyor|Bağlantı karşıdan kesildi|Bağlantıda zaman aşımı|"
        "Ağ erişilebilir durumda değil|Makinaya ağ üzerinden yol yok|"
        "İsim çözünürlüğünde geçici başarısızlık|komut yok"
    ),
    "uk": (
        "Немає такого файла або каталогу|Відмовлено у доступі|Файл вже існує|Не є каталогом|"
        "Є каталогом|Каталог непорожній|Недостатньо місця на пристрої|"
        "Файлова система тільки для зчитування|У з'єднанні відмовлено|Невідома назва чи сервіс|"
        "Дію заборонено|Помилка введення-виведення|Канал обірвано|Вузол розірвав з'єднання|"
        "Перевищено інтервал очікування з'єднання|Не вдалося отримати доступ до мережі|"
        "Немає маршруту до вузла|Тимчасова помилка розв'язання назв|команду не знайдено"
    ),
    "vi": (
        "Không có tập tin hoặc thư mục như vậy|Không đủ quyền truy cập|Tập tin đã sẵn có|"
        "Không phải là một thư mục|Là một thư mục|Thư mục không rỗng|"
        "Không có đủ chỗ trống trên thiết bị|Hệ thống tập tin chỉ cho đọc|Kết nối bị từ chối|"
        "Không rõ tên hoặc dịch vụ|Thao tác không được phép|Lỗi vào/ra|Ống dẫn bị hỏng|"
        "Kết nối bị đặt lại bởi ngang hàng|Kết nối đã quá hạn|Không thể kết nối mạng|"
        "Không có đường dẫn đến máy|Tạm thời không thể phân giải tên|không tìm thấy lệnh"
    ),
    "zh_CN": (
        "没有那个文件或目录|权限不够|文件已存在|不是目录|是一个目录|目录非空|设备上没有空间|"
        "只读文件系统|拒绝连接|未知的名称或服务|不允许的操作|输入/输出错误|断开的管道|"
        "连接被对方重设|连接超时|网络不可达|没有到主机的路由|域名解析暂时失败|未找到命令"
    ),
    "zh_TW": (
        "沒有此一檔案或目錄|拒絕不符權限的操作|檔案已存在|並不是一個目錄|是個目錄|目錄不是空的|"
        "裝置上已無多餘空間|唯讀的檔案系統|連線被拒絕|名稱或服務未知|此項操作並不被允許|"
        "輸入/輸出錯誤|管線損壞|連線被對方重設|連線超過時間|無法接觸網路|"
        "找不到通往該主機的路由路徑|解析名稱時發生暫時性錯誤|指令找不到"
    ),
}
TABLE = {language: tuple(words.split("|")) for language, words in _TABLE.items()}
