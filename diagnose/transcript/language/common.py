"""The commonest messages in the words of several versions of git, by language.

From the catalogues of git 2.30, 2.39, 2.47, 2.51 and 2.55. They are read also where no catalogue
is installed, or that of another version: a log may come from elsewhere.
"""

from __future__ import annotations

ENGLISH = (
    "failed to push some refs to '%s'",
    "Could not read from remote repository.",
    "the remote end hung up unexpectedly",
    "early EOF",
    "not a git repository (or any of the parent directories): %s",
    "Authentication failed for '%s'",
    "repository '%s' not found",
    "unable to access '%s': %s",
    "pathspec '%s' did not match any file(s) known to git",
    "src refspec %s does not match any",
    "remote error: %s",
    "remote %s already exists.",
    "No such remote '%s'",
    "refusing to merge unrelated histories",
    "Exiting because of an unresolved conflict.",
    "CONFLICT (%s): Merge conflict in %s",
    "Automatic merge failed; fix conflicts and then commit the result.",
)
# In the order of the English ones, parted by bars; several wordings of one by tildes.
_TABLE = {
    "bg": (
        'част от указателите не бяха изтласкани към "%s"|'
        "Не може да се чете от отдалеченото хранилище.|"
        "отдалеченото хранилище неочаквано прекъсна връзката|"
        "неочакван край на файл~неочакван край на файл (EOF)|"
        "нито тази, нито която и да е от по-горните директории, не е хранилище на git: %s|"
        'Неуспешна идентификация към "%s"|хранилището "%s" липсва|няма достъп до "%s": %s|'
        'пътят "%s" не съвпада с никой файл в git~'
        'шаблонът за пътища "%s" не съвпада с никой файл в git|'
        'указателят на версия-източник "%s" не съвпада с никой обект|отдалечена грешка: %s|'
        'вече съществува отдалечено хранилище с име "%s".|'
        'Няма отдалечено хранилище на име "%s"|независими истории не може да се слеят|'
        "Изход от програмата заради некоригиран конфликт."
    ),
    "ca": (
        "s'ha produït un error en pujar algunes referències a '%s'|"
        "No s'ha pogut llegir del dipòsit remot.~No s'ha pogut llegir del repositori remot.|"
        "el remot ha penjat inesperadament|EOF prematur|"
        "no és un dipòsit de git (ni cap dels directoris pares): %s~"
        "no és un repositori de git (ni cap dels directoris pares): %s|"
        "S'ha produït un error en autenticar per '%s'|"
        "no s'ha trobat el dipòsit '%s'~no s'ha trobat el repositori '%s'|"
        "no s'ha pogut accedir a '%s': %s|"
        "l'especificació de camí '%s' no ha coincidit amb cap fitxer que git conegui|"
        "l'especificació de referència src %s no coincideix amb cap~"
        "l'especificació de referència font %s no coincideix amb cap referència|"
        "error remot: %s|el remot %s ja existeix.|No hi ha tal remot '%s'|"
        "s'està refusant fusionar històries no relacionades|"
        "S'està sortint a causa d'un conflicte no resolt."
    ),
    "de": (
        "Fehler beim Versenden einiger Referenzen nach '%s'|"
        "Konnte nicht vom Remote-Repository lesen.|"
        "Die Gegenseite hat unerwartet abgebrochen.|zu frühes Dateiende|"
        "Kein Git-Repository (oder irgendeines der Elternverzeichnisse): %s|"
        "Authentifizierung fehlgeschlagen für '%s'|Repository '%s' nicht gefunden.|"
        "konnte nicht auf '%s' zugreifen: %s|"
        "Pfadspezifikation '%s' stimmt mit keinen git-bekannten Dateien überein~"
        "Pfadspezifikation '%s' stimmt mit keinen Git bekannten Dateien überein|"
        "Src-Refspec %s entspricht keiner Referenz.|Fehler am anderen Ende: %s|"
        "externes Repository %s existiert bereits|"
        "Kein solches Remote-Repository '%s'~Remote-Repository '%s' nicht gefunden|"
        "Verweigere den Merge von nicht zusammenhängenden Historien.|"
        "Beende wegen unaufgelöstem Konflikt.|"
        "KONFLIKT (%s): Merge-Konflikt in %s~KONFLIKT (%s): Zusammenführungskonflikt in %s|"
        "Automatischer Merge fehlgeschlagen; beheben Sie die Konflikte und committen Sie dann das "
        "Ergebnis.~"
        "Automatische Zusammenführung fehlgeschlagen; beheben Sie die Konflikte und tragen Sie "
        "dann das Ergebnis ein.~"
        "Automatische Zusammenführung fehlgeschlagen; behebe die Konflikte und trage dann das "
        "Ergebnis ein."
    ),
    "el": (
        "απέτυχε η δημοσίευση κάποιων ref στο '%s'|||πρόωρο EOF|"
        "δεν είναι αποθετήριο git (ή κανένας από τους πιο πάνω φακέλους): %s|||||"
        "το refspec πηγής %s δεν ταιριάζει με κανένα|||"
        "Δεν υπάρχει τέτοιος απομακρυσμένος εξυπηρετητής '%s'||"
        "Έξοδος λόγω ανεπίλυτης σύγκρουσης."
    ),
    "es": (
        "falló el push de algunas referencias a '%s'~"
        "fallo el push de algunas referencias a '%s'~"
        "falló el empuje de algunas referencias a '%s'|"
        "No se pudo leer del repositorio remoto.|el remoto se colgó de manera inesperada|"
        "EOF temprano|"
        "no es un repositorio git (ni ninguno de los directorios superiores): %s|"
        "Autenticación falló para '%s'|repositorio '%s' no encontrado|"
        "no es posible acceder '%s':%s~no es posible acceder a '%s': %s|"
        "ruta especificada '%s' no concordó con ningún archivo(s) conocido por git~"
        "ruta especificada '%s' no concordó con ningún archivo conocido por git|"
        "src refsoec %s: no concuerda con ninguno~src refspec %s no concuerda con ninguno|"
        "error remoto: %s|remoto %s ya existe.|No existe el remoto '%s'|"
        "rehusando fusionar historias no relacionadas|"
        "Saliendo porque existe un conflicto sin resolver.|"
        "CONFLICTO (%s): Conflicto de fusión en %s|"
        "Fusión automática falló; arregle los conflictos y luego realice un commit con el "
        "resultado.~"
        "Fusión automática fallida; arregle los conflictos y luego realice un commit con el "
        "resultado."
    ),
    "fr": (
        "impossible de pousser des références vers '%s'|Impossible de lire le dépôt distant.|"
        "L'hôte distant a fermé la connexion de manière inattendue|fin de fichier prématurée|"
        "ni ceci ni aucun de ses répertoires parents n'est un dépôt git : %s|"
        "Échec d'authentification pour '%s'|dépôt '%s' non trouvé|"
        "impossible d'accéder à '%s' : %s|"
        "le spécificateur de chemin '%s' ne correspond à aucun fichier connu de git|"
        "le spécificateur de référence source %s ne correspond à aucune référence|"
        "erreur distante : %s|la distante %s existe déjà.|"
        "Pas de serveur remote '%s'~Pas de serveur distant '%s'|"
        "refus de fusionner des historiques sans relation|"
        "Abandon à cause de conflit non résolu.|"
        "CONFLIT (%s) : Conflit de fusion dans %s|"
        "La fusion automatique a échoué ; réglez les conflits et validez le résultat."
    ),
    "id": (
        "gagal dorong beberapa referensi ke '%s'|Tidak dapat membaca dari repositori remote.|"
        "ujung remote menggantung secara tidak terduga|EOF awal|"
        "bukan sebuah repositori git (atau direktori induk apapun): %s|"
        "Autentikasi gagal untuk '%s'|repositori '%s' tidak ditemukan|"
        "tidak dapat mengakses '%s': %s|"
        "spek jalur '%s' tidak cocok dengan berkas apapun yang git kenal|"
        "spek referensi sumber %s tidak cocok dengan apapun|kesalahan remote: %s|"
        "remote %s sudah ada|Tidak ada remote seperti '%s'|"
        "menolak menggabungkan riwayat tak terkait|"
        "Keluar karena sebuah konflik tak terselesaikan."
    ),
    "it": (
        "push di alcuni riferimenti su '%s' non riuscito|"
        "Impossibile leggere dal repository remoto.|"
        "l'interlocutore remoto ha chiuso inaspettatamente la connessione|EOF prematuro|"
        "%s non è un repository Git (né lo è alcuna delle directory genitrici)|"
        "Autenticazione non riuscita per '%s'|repository '%s' non trovato|"
        "impossibile accedere a '%s': %s|"
        "lo specificatore percorso '%s' non corrisponde ad alcun file noto a git|"
        "nessuna corrispondenza per lo specificatore riferimento sorgente %s|"
        "errore remoto: %s|il remoto %s esiste già.|Remote '%s' non esistente|"
        "mi rifiuto di eseguire il merge di cronologie non correlate|"
        "Esco a causa di un conflitto non risolto."
    ),
    "ko": (
        "레퍼런스를 '%s'에 푸시하는데 실패했습니다|리모트 저장소에서 읽을 수 없습니다||"
        "너무 빨리 파일이 끝남|(현재 폴더 또는 상위 폴더 중 일부가) 깃 저장소가 아닙니다: %s|"
        "|||||리모트 오류: %s|%s 리모트가 이미 있습니다.|그런 리모트가 없습니다 ('%s')|"
        "관계 없는 커밋 내역의 병합을 거부합니다|해결하지 못한 충돌 때문에 끝납니다."
    ),
    "pl": (
        'nie można wypchnąć niektórych referencji do "%s"|'
        "Nie można czytać ze zdalnego repozytorium.|"
        "zdalna maszyna nieoczekiwanie się rozłączyła|przedwczesny koniec pliku|"
        "to nie jest repozytorium gita (ani żaden z katalogów nadrzędnych): %s|"
        'Uwierzytelnienie nie powiodło się dla "%s"|nie znaleziono repozytorium "%s"|'
        'brak dostępu do "%s": %s|ścieżka "%s" nie pasuje do żadnych plików znanych gitowi|'
        "źródłowa referencja %s nie pasuje do żadnej|błąd serwera: %s|"
        'zdalne repozytorium %s już istnieje.|Nie ma takiego zdalnego repozytorium "%s"|'
        "odmawiam scalenia niepowiązanych historii|"
        "Wyjście z powodu nierozwiązanego konfliktu."
    ),
    "pt_PT": (
        "falha ao publicar algumas referências em '%s'~"
        "falha ao atirar algumas refs para '%s'|"
        "Não foi possível ler do repositório remoto.~Incapaz de ler o repositório remoto.|"
        "o lado remoto desligou inesperadamente|"
        "fim de ficheiro (EOF) prematuro~EOF prematuro|"
        "é repositório git nenhum (ou qualquer pasta parente): %s~"
        "não é um repositório git (ou qualquer um dos diretórios pai): %s~"
        "não é um repositório git (ou nenhum dos diretórios pai): %s|"
        "Autenticação falhou para '%s'|repositório '%s' inexistente|"
        "não é possível aceder a '%s': %s~incapaz aceder '%s': %s|"
        "espetro-caminho '%s' correspondeu a ficheiro(s) nenhum(s) conhecido pelo git|"
        "espetro-ref src %s com nenhuma correspondência|erro remoto: %s|"
        "o remoto %s já existe.|Remoto inexistente '%s'~Remoto '%s' inexistente|"
        "integração de históricos não relacionados recusada~"
        "recusando juntar históricos diferentes|"
        "A terminar devido a conflito não resolvido.~Saindo devido a conflito por resolver."
    ),
    "ru": (
        "не удалось отправить некоторые ссылки в '%s'|"
        "Не удалось прочитать из внешнего репозитория.||неожиданный конец файла|"
        "не найден git репозиторий (или один из родительских каталогов): %s|||"
        "'%s' недоступно: %s||src refspec %s ничему не соответствует|"
        "ошибка внешнего репозитория: %s|внешний репозиторий %s уже существует|"
        "Нет такого внешнего репозитория '%s'|отказ слияния несвязанных историй изменений|"
        "Выход из-за неразрешенного конфликта."
    ),
    "sv": (
        'misslyckades sända vissa referenser till "%s"|Kunde inte läsa från fjärrarkiv.|'
        "fjärren lade på oväntat|tidigt filslut|"
        "inte ett git-arkiv (eller någon av föräldrakatalogerna): %s|"
        'Autentisering misslyckades "%s"|arkivet "%s" hittades inte|'
        'kan inte komma åt "%s": %s|'
        'sökvägsangivelsen "%s" motsvarade inte några av git kända filer|'
        "käll-referensspecifikationen %s motsvarar ingen|fjärrfel: %s|"
        'fjärrarkivet %s finns redan.|Ingen sådan fjärr "%s"|'
        "vägrar slå samman orelaterad historik|"
        "Avslutar på grund av olöst konflikgt.~Avslutar på grund av olöst konflikt."
    ),
    "tr": (
        "bazı başvurular '%s' konumuna itilemedi|Uzak konum deposu okunamadı.|"
        "uzak konum beklenmedik bir biçimde hattı kapattı|erken dosya sonu|"
        "bir git deposu (veya üst dizinlerinden birisi) değil: %s|"
        "'%s' için kimlik doğrulaması başarısız|'%s' deposu bulunamadı|'%s' erişilemiyor: %s|"
        "yol belirteci '%s' git'in tanıdığı herhangi bir dosya ile eşleşmedi|"
        "kaynak başvuru belirteci %s başka hiçbir şeyle eşleşmiyor|uzak konum hatası: %s|"
        "%s uzak konumu halihazırda var.|Böyle bir uzak konum yok '%s'|"
        "birbiriyle ilişkisi olmayan geçmişleri birleştirme reddediliyor|"
        "Çözüme kavuşturulmamış bir çakışmadan dolayı çıkılıyor."
    ),
    "uk": (
        "не вдалося надіслати деякі посилання до '%s'|"
        "Не вдалося прочитати з віддаленого сховища.|"
        "віддалене призначення несподівано відключилося|ранній EOF|"
        "не є git сховищем (як і жодна з батьківських директорій): %s|"
        'Невдала аутентифікація для "%s"|сховище "%s" не знайдено|'
        'не вдалося отримати доступ до "%s": %s|'
        'визначник шляху "%s" не збігається з жодним файлом, відомим git|'
        "визначник посилання джерела %s не збігається з жодним|"
        "помилка віддаленого призначення: %s|віддалений %s вже існує.|"
        'Немає такого віддаленого призначення "%s"|'
        "відмовлено в об'єднанні непов'язаних історій|Вихід через невирішений конфлікт."
    ),
    "vi": (
        'gặp lỗi khi đẩy tới một số tham chiếu đến "%s"|Không thể đọc từ kho trên mạng.|'
        "máy chủ bị treo bất ngờ|gặp kết thúc tập tin EOF quá sớm|"
        "không phải là kho git (hoặc bất kỳ thư mục cha mẹ nào): %s~"
        "không phải là kho git (các thư mục cha cũng không phải): %s|"
        'Xác thực gặp lỗi cho "%s"|không tìm thấy kho "%s"|không thể truy cập "%s": %s|'
        'đặc tả đường dẫn "%s" không khớp với bất kỳ tập tin nào mà git biết|'
        "refspec %s nguồn không khớp bất kỳ cái gì~"
        "refspec (đặc tả tham chiếu) nguồn %s không khớp bất kỳ cái gì|lỗi máy chủ: %s|"
        'máy chủ %s đã tồn tại rồi.|Không có máy chủ nào có tên "%s"|'
        "từ chối hòa trộn lịch sử không liên quan|"
        "Thoát ra bởi vì xung đột không thể giải quyết.~"
        "Thoát vì không thể giải quyết xung đột."
    ),
    "zh_CN": (
        "推送一些引用到 '%s' 失败~无法推送一些引用到 '%s'|无法读取远程仓库。|远端意外挂断了|"
        "过早的文件结束符（EOF）|不是 git 仓库（或者任何父目录）：%s|'%s' 鉴权失败|"
        "仓库 '%s' 未找到|无法访问 '%s'：%s|路径规格 '%s' 未匹配任何 git 已知文件|"
        "源引用表达式 %s 没有匹配~源引用规格 %s 没有匹配|远程错误：%s|远程 %s 已经存在。|"
        "没有此远程 '%s'|拒绝合并无关的历史|因为存在未解决的冲突而退出。|"
        "冲突（%s）：合并冲突于 %s|自动合并失败，修正冲突然后提交修正的结果。"
    ),
    "zh_TW": (
        "推送一些引用到 '%s' 失敗|無法讀取遠端版本庫。|遠端意外掛斷了|"
        "過早的檔案結束符（EOF）|"
        "不是一個 git 版本庫（或者任何父目錄）：%s~"
        "不是一個 git 版本庫（或者任何親代目錄）：%s|'%s' 身份驗證失敗|版本庫 '%s' 未找到|"
        "無法存取 '%s'：%s|路徑規格 '%s' 未符合任何 git 已知檔案|"
        "源引用表達式 %s 沒有符合~來源引用規格 %s 沒有符合項目|遠端錯誤：%s|"
        "遠端 %s 已經存在。|沒有此遠端 '%s'|拒絕合併無關的歷史|"
        "因為存在未解決的衝突而離開。~存在未解決的衝突，離開。"
    ),
}


def of(language: str) -> list[tuple[str, str]]:
    """Return (English, translation) of each wording of a language."""
    rows = _TABLE.get(language, "").split("|")
    return [
        (english, words)
        for english, row in zip(ENGLISH, rows, strict=False)
        for words in row.split("~")
        if words
    ]
