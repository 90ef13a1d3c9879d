from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from diagnose import diagnose
from diagnose import pipeline
from diagnose.library.index import Library
from diagnose.model import Capture
from diagnose.model import Line
from diagnose.model import Source
from diagnose.model import Transcript
from diagnose.render import document
from diagnose.render import jsonform
from diagnose.state import last
from diagnose.transcript import reader
from diagnose.transcript.language import errnos
from diagnose.transcript.language import folders
from diagnose.transcript.language import index
from diagnose.transcript.language import signs
from diagnose.transcript.language import tails
from diagnose.transcript.language import translate
from tests.transcript.language.runs import CATALOGUES
from tests.transcript.language.runs import installed

needs_german = pytest.mark.skipif(
    not (CATALOGUES / "de" / "LC_MESSAGES" / "git.mo").exists(),
    reason="git's catalogues are not installed: package git",
)
GERMAN = "Schwerwiegend: Kein Git-Repository (oder irgendeines der Elternverzeichnisse): .git\n"
ENGLISH = "fatal: not a git repository (or any of the parent directories): .git"


def read(said: str | bytes) -> Transcript:
    """Read what was said as English."""
    data = said.encode() if isinstance(said, str) else said
    transcript = reader.read(Capture(Source("pipe", cwd="/"), data))
    return pipeline.in_english(transcript, Library.open(user=False))


def texts(said: str | bytes) -> list[str]:
    """Return the English lines."""
    return [line.text for line in read(said).lines if line.text]


@needs_german
def test_git_words_stay_for_people() -> None:
    """Matching sees English; the screen and JSON show what git printed."""
    report = diagnose(GERMAN)
    (found,) = report.diagnoses

    assert found.id == "not-a-repository"
    assert report.language == "de"
    assert found.lines[0].text == ENGLISH
    assert found.lines[0].printed == GERMAN.strip()
    shown = [block for block in document.of_report(report) if isinstance(block, document.Verbatim)]
    assert shown[0].lines == (GERMAN.strip(),)
    table = jsonform.of_report(report)
    assert table["diagnoses"][0]["lines"][0]["text"] == GERMAN.strip()
    assert table["source"]["language"] == "de"


@needs_german
@pytest.mark.parametrize(
    ("said", "english"),
    [
        (
            "Schwerwiegend: cannot change to '/x': Datei oder Verzeichnis nicht gefunden",
            "fatal: cannot change to '/x': No such file or directory",
        ),
        (
            "2026-11-23T10:00:00Z " + GERMAN.strip(),
            ENGLISH,
        ),
        (
            "remote: Fehler: Entferntes Repository ist in einem Zustand",
            "error: Entferntes Repository ist in einem Zustand",
        ),
        (
            "Fehler: Unbekannte Option: `mesage'\nVerwendung: git commit",
            "error: unknown option 'mesage'\nusage: git commit",
        ),
        (
            " ! [zurückgewiesen]  main       -> main  (kein Vorspulen)",
            " ! [rejected]        main       -> main  (non-fast-forward)",
        ),
        ("warning: kein Deutsch hier", "warning: kein Deutsch hier"),
    ],
)
def test_lines_become_english(said: str, english: str) -> None:
    """Mixed lines, prefixes of other programs, brackets and ambiguous words are read."""
    assert texts(said) == english.split("\n")


@needs_german
def test_a_list_of_files_within_a_message() -> None:
    """Files that git lists in the midst of a message stay as they are."""
    said = (
        "Fehler: Ihre lokalen Änderungen in den folgenden Dateien würden durch den Merge\n"
        "überschrieben werden:\n\ta\n\tb c\n"
        "Bitte committen oder stashen Sie Ihre Änderungen, bevor Sie mergen.\nAbbruch\n"
    )
    assert texts(said)[1:] == [
        "\ta",
        "\tb c",
        "Please commit your changes or stash them before you merge.",
        "Aborting",
    ]
    assert (
        texts(said)[0]
        == "error: Your local changes to the following files would be overwritten by merge:"
    )


@needs_german
def test_several_lines_keep_their_words() -> None:
    """No word of git's own is lost where English needs fewer lines or more."""
    said = (
        "Fehler: Ihre lokalen Änderungen in den folgenden Dateien würden durch den Merge\n"
        "überschrieben werden:\n\ta\n"
        "Bitte committen oder stashen Sie Ihre Änderungen, bevor Sie mergen.\n"
    )
    printed = "\n".join(line.printed for line in read(said).lines if line.printed)

    assert printed.split() == said.split()


def test_english_opens_no_catalogue(tmp_path: Path) -> None:
    """A process that explains English never imports what reads other languages."""
    code = (
        "import sys; from diagnose import diagnose\n"
        "for said in sys.argv[1:]:\n    diagnose(said)\n"
        "print(*sorted(m.rpartition('.')[2] for m in sys.modules if 'language' in m))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, ENGLISH, "Everything up-to-date", "No stash entries found."],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.split() == ["language", "signs"]


def test_a_language_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a catalogue the report says so, and the failure is still seen."""
    monkeypatch.setattr(folders, "folders", tuple)
    said = "Schwerwiegend: Kein Pfad im Arbeitsverzeichnis: 'x'"

    report = diagnose(said)

    assert report.language == "unknown"
    assert signs.UNREAD in report.warnings
    assert report.unrecognised[0].text.startswith("fatal: Kein")
    assert report.unrecognised[0].printed == said


def test_language_free_signs_without_a_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """URLs, codes and the server's words answer where git's own words cannot be read."""
    monkeypatch.setattr(folders, "folders", tuple)

    report = diagnose(
        "git@github.com: Permission denied (publickey).\nSchwerwiegend: Das kennt niemand hier.\n"
    )

    assert report.diagnoses[0].id == "github-publickey"
    assert report.language == "unknown"
    assert signs.UNREAD in report.warnings


@pytest.mark.parametrize(
    ("said", "page"),
    [
        (GERMAN, "not-a-repository"),
        ("错误：推送一些引用到 'git@github.com:a/b.git' 失败", "push-stopped-unexplained"),
        ("error: falló el push de algunas referencias a '../x'", "push-stopped-unexplained"),
        (
            "збій: не вдалося отримати доступ до 'https://x.de/b/': Could not resolve host: x.de",
            "could-not-resolve-host",
        ),
    ],
)
def test_the_commonest_words_without_a_catalogue(
    monkeypatch: pytest.MonkeyPatch, said: str, page: str
) -> None:
    """What git says most is read in the words of several versions, with no catalogue at all."""
    monkeypatch.setattr(folders, "folders", tuple)

    report = diagnose(said)

    assert report.diagnoses[0].id == page
    assert not report.unrecognised
    assert signs.UNREAD not in report.warnings


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("error: cannot open .git/FETCH_HEAD: 許可がありません", "not-writable"),
        ("error: cannot open .git/FETCH_HEAD: Operace zamítnuta", "not-writable"),
        ("error: cannot open .git/FETCH_HEAD: Toegang geweigerd", "not-writable"),
        ("fatal: cannot change to '/x': Filen eller mappen finnes ikke", "folder-unknown"),
        ("bash: git: コマンドが見つかりません", "git-not-found"),
    ],
)
def test_the_c_library_in_languages_that_git_does_not_speak(said: str, page: str) -> None:
    """English git ends in words of the C library's own language."""
    report = diagnose(said)

    assert report.diagnoses[0].id == page
    assert report.language == "en"


def test_a_first_line_alone() -> None:
    """A message that was cut off, or whose rest was worded otherwise, begins with a sentence."""
    said = (
        "fatal: No se pudo leer del repositorio remoto.\n\nPor favor asegurese que tiene permisos"
    )

    assert texts(said)[0] == "fatal: Could not read from remote repository."


@pytest.mark.parametrize(
    ("said", "page"),
    [
        (
            "onulmaz: bir git deposu değil (ya da üst dizinlerinden hiçbiri): .git",
            "not-a-repository",
        ),
        (
            "Schwerwiegend: Kein Git-Repository (oder irgendein Elternordner): .git",
            "not-a-repository",
        ),
        (
            "fel: Sammanslagning är inte möjligt eftersom du har filer som inte slagits samman.",
            "unmerged-files",
        ),
        ("fatal : impossible de trouver le chat dans la cuisine", ""),
        ("Fehler: Konnte den Maklerauftrag nicht erstellen.", ""),
        # The other Chinese is heard first.
        ("git pull\nfatal: 不是一个 git 仓库（或者任何父目录）：.git", "not-a-repository"),
        ("fatal: 路径 'src' 未匹配任何文件", "pathspec-unknown"),
    ],
)
def test_words_that_a_translator_changed_since(said: str, page: str) -> None:
    """A line that is nearly a message is read as it, where a pattern knows that message."""
    report = diagnose(said)

    assert "".join(each.id for each in report.diagnoses) == page


@needs_german
def test_remembered_as_it_was_read(tmp_path: Path) -> None:
    """The last diagnosis of a folder keeps both the words and their English."""
    transcript = read(GERMAN)
    last.save([str(tmp_path)], transcript, {})

    kept = last.load(str(tmp_path))

    assert kept is not None
    assert kept[0].lines == transcript.lines
    assert kept[0].language == "de"


@needs_german
def test_an_unreadable_cache_costs_time_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, everything is read each time."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert index.load("de") is not None


@needs_german
def test_the_table_of_signs_is_that_of_the_catalogues() -> None:
    """Each voice of an installed catalogue is known to the table that needs no catalogue."""
    for language in installed():
        found = index.load(language)
        assert found is not None
        known = {*signs.voices_of(language), *signs.VOICES}
        spoken = {word for word, voice in found.voices.items() if voice != "usage:"}
        assert spoken <= known, language


def test_words_of_the_c_library_without_its_catalogue() -> None:
    """The commonest errnos are read even where libc's catalogue is not installed."""
    for language in signs.FOREIGN:
        assert len(tails.read(language, "")) >= len(errnos.ENGLISH) - 3
    german = tails.read("de", "")
    assert tails.tail_of("x: Keine Berechtigung.", german) == "x: Permission denied."
    assert tails.tail_of("keine Ahnung: x", german) == "keine Ahnung: x"


@pytest.mark.parametrize(
    "said",
    [
        "error: cannot open .git/FETCH_HEAD: Permiso denegado",
        "error: cannot open .git/FETCH_HEAD: Keine Berechtigung",
        "error: cannot open .git/FETCH_HEAD: Permission non accordée",
        "error: cannot open .git/FETCH_HEAD: Permissão negada",
        "error: cannot open .git/FETCH_HEAD: Отказано в доступе",
    ],
)
def test_the_c_library_alone_is_translated(said: str) -> None:
    """Git without a catalogue of its own, or without one for the language, ends in libc's words."""
    if not (CATALOGUES / "de" / "LC_MESSAGES" / "git.mo").exists():
        pytest.skip("git's catalogues are not installed: package git")

    assert texts(f"{said}\n\n  Complete output from command /usr/bin/git fetch -q:\n")[0] == (
        "error: cannot open .git/FETCH_HEAD: Permission denied"
    )


def test_a_flood_is_read_in_time() -> None:
    """Of very many lines those where git speaks are read, and their repetitions with them."""
    said = ("noise of a build that is long and says nothing\n" * 20 + GERMAN) * 400
    lines = read(said).lines

    assert len(lines) == 21 * 400
    if "de" in installed():
        assert sum(line.text == ENGLISH for line in lines) == 400


@pytest.mark.parametrize("languages", [("de",), ()])
def test_voices_alone(languages: tuple[str, ...]) -> None:
    """Lines begin as English ones even where nothing else of them is known."""
    lines = (Line(1, "Fehler: frobnicate"),)
    transcript = Transcript(Source("pipe"), lines)

    found = translate.read(transcript, languages, lambda _: False)

    assert found.lines[0].text == "error: frobnicate"
