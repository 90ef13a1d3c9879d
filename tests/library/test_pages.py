from __future__ import annotations

import os
from pathlib import Path

from diagnose.library import sources
from diagnose.library.pages import read_pages
from tests.library.pages import FIX_PAGE
from tests.library.pages import page
from tests.library.pages import put
from tests.library.pages import write


def test_pages_are_read_by_their_folders(tmp_path: Path) -> None:
    """Patterns, shared fixes, hosts and consequences are told apart by where they lie."""
    write(tmp_path, page())
    put(tmp_path / "fixes" / "shared.toml", FIX_PAGE)
    put(tmp_path / "hosts" / "forge.toml", {"id": "forge", "checked": "2026-11-01"})
    put(tmp_path / "consequences.toml", {"line": [{"literal": "so it failed"}]})
    pages = read_pages(str(tmp_path))

    assert pages.errors == ()
    assert [pattern.id for pattern in pages.patterns] == ["broken-thing"]
    assert [fix.id for fix in pages.fixes] == ["shared"]
    assert pages.hosts["forge"]["id"] == "forge"
    assert pages.consequences[0].literal == "so it failed"


def test_dates_become_text(tmp_path: Path) -> None:
    """A date that TOML knows as one is carried in ISO form."""
    (tmp_path / "hosts").mkdir()
    (tmp_path / "hosts" / "forge.toml").write_text("until = 2026-07-28\n")

    assert read_pages(str(tmp_path)).hosts["forge"] == {"until": "2026-07-28"}


def test_a_shared_fix_is_used_with_changes(tmp_path: Path) -> None:
    """`use` takes a fix over; the page may say its title, credential and conditions anew."""
    put(tmp_path / "fixes" / "shared.toml", FIX_PAGE)
    used = {"use": "shared", "id": "ask", "title": "ask the owner"}
    write(tmp_path, page(fix=[used]))
    (pattern,) = read_pages(str(tmp_path)).patterns

    assert pattern.fixes[0].id == "ask"
    assert pattern.fixes[0].title == "ask the owner"
    assert pattern.fixes[0].steps[0].blanks == {"text": "help yourself"}


def test_a_shared_fix_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Both a wrong name and a key that cannot be changed are errors."""
    put(tmp_path / "fixes" / "shared.toml", FIX_PAGE)
    write(
        tmp_path,
        page(fix=[{"use": "nothing"}]),
        page(id="b", fix=[{"use": "shared", "risk": "none"}]),
    )
    errors = [error.message for error in read_pages(str(tmp_path)).errors]

    assert errors == [
        (
            "push/b.toml: `fix 1 risk` cannot stand beside `use`; "
            "known are use, id, title, credential, when"
        ),
        "push/broken-thing.toml: `fix 1 use` names `nothing`, but there is no such page in fixes/",
    ]


def test_one_broken_page_does_not_hide_the_others(tmp_path: Path) -> None:
    """What cannot be read is named; the rest is there."""
    write(tmp_path, page())
    (tmp_path / "push" / "torn.toml").write_text("id = ")
    (tmp_path / "push" / "bytes.toml").write_bytes(b"id = '\xff'")
    write(tmp_path / "kitchen", page())
    pages = read_pages(str(tmp_path))

    assert [pattern.id for pattern in pages.patterns] == ["broken-thing"]
    assert [error.message.partition(":")[0] for error in pages.errors] == [
        "push/bytes.toml",
        "push/torn.toml",
    ]


def test_an_unknown_folder_is_named(tmp_path: Path) -> None:
    """A page outside the areas is an error, not silence."""
    put(tmp_path / "kitchen" / "soup.toml", page(id="soup"))

    assert "the areas are" in read_pages(str(tmp_path)).errors[0].message


def test_only_regular_files_of_a_sane_size_are_pages(tmp_path: Path) -> None:
    """A pipe, a giant or a hidden file named like a page is passed over."""
    write(tmp_path, page())
    os.mkfifo(tmp_path / "push" / "pipe.toml")
    (tmp_path / "push" / "huge.toml").write_bytes(b"#" * (sources.LARGEST + 1))
    (tmp_path / "push" / ".hidden.toml").write_text("")

    assert [name for name, _, _ in sources.scan(str(tmp_path))] == ["push/broken-thing.toml"]


def test_links_are_followed_in_the_users_folder_only(tmp_path: Path) -> None:
    """A cloned repository cannot make bbfix read a file elsewhere."""
    put(tmp_path / "real.toml", page())
    folder = tmp_path / "root" / "push"
    folder.mkdir(parents=True)
    (folder / "broken-thing.toml").symlink_to(tmp_path / "real.toml")

    assert len(sources.scan(str(tmp_path / "root"))) == 1
    assert sources.scan(str(tmp_path / "root"), trusted=False) == []


def test_hostile_pages_are_errors_like_any_other(tmp_path: Path) -> None:
    """Depth, huge numbers and control characters neither crash bbfix nor reach the screen."""
    (tmp_path / "push").mkdir()
    (tmp_path / "push" / "deep.toml").write_text("a = " + "[" * 20_000)
    (tmp_path / "push" / "huge.toml").write_text("a = " + "9" * 5000)
    (tmp_path / "push" / "a\x1b[2J.toml").write_text("")
    write(tmp_path, page(severity="\x1b[2J\u202egnp"))
    write(tmp_path, page(id="b", match=[{"literal": "[[a]]", "regex": "[[a]"}]))
    errors = [error.message for error in read_pages(str(tmp_path)).errors]

    assert [error.partition(":")[0] for error in errors] == [
        "push/deep.toml",
        "push/huge.toml",
        "push/b.toml",
        "push/broken-thing.toml",
    ]
    assert all(error.isprintable() for error in errors)
