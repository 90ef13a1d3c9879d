from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as some

from diagnose.hooks import block
from tests.hooks import shells
from tests.hooks.shells import OURS
from tests.hooks.shells import SHELLS
from tests.lab.bbfix import bbfix
from tests.lab.need import program

each = pytest.mark.parametrize("shell", SHELLS)
SCHEMA = Path(__file__).parent.parent / "schemas" / "bbfix.hook-1.json"
BODY = ".config/bbfix/shell/hook."


@pytest.fixture(autouse=True)
def _runtime(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shells.runtime(home)))


def tree(folder: Path) -> dict[str, bytes | str | None]:
    """Return all that is in a folder: name -> bytes, the target of a link, None for a folder."""
    found: dict[str, bytes | str | None] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = os.readlink(path)
        else:
            found[name] = None if path.is_dir() else path.read_bytes()
    return found


def hook(*words: str, cwd: Path, code: int = 0) -> str:
    done = bbfix("hook", *words, cwd=cwd)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@each
@pytest.mark.parametrize("mode", ["trace", "wrap"])
def test_removing_leaves_no_trace(shell: str, mode: str, home: Path) -> None:
    """After install and remove the home is what it was, to the byte and the folder."""
    program(shell, shell)
    (home / ".bashrc").write_text("# mine\nexport A=1")  # no newline at its end
    (home / ".zshrc").write_text("# mine\n")
    before = tree(home)
    hook("install", shell, "--mode", mode, cwd=home)
    assert (home / f"{BODY}{shell}").is_file()
    hook("remove", shell, cwd=home)
    assert tree(home) == before
    assert "nothing to do" in hook("remove", shell, cwd=home)


@each
def test_installing_twice_changes_nothing(shell: str, home: Path) -> None:
    """The second time there is nothing to do; another mode replaces our own file alone."""
    program(shell, shell)
    shells.write(shell, home)
    hook("install", shell, cwd=home)
    before = tree(home)
    assert "nothing to do" in hook("install", shell, cwd=home)
    assert tree(home) == before
    hook("install", shell, "--mode", "wrap", cwd=home)
    changed = {name for name, data in tree(home).items() if before.get(name) != data}
    assert changed == {f"{BODY}{shell}"}


@each
def test_the_plan_is_shown_and_a_dry_run_does_nothing(shell: str, home: Path) -> None:
    """What is written stands on the screen; with --dry-run nothing else happens."""
    program(shell, shell)
    shells.write(shell, home)
    before = tree(home)
    shown = hook("install", shell, "--dry-run", cwd=home)
    assert str(home / OURS[shell]) in shown
    assert "# >>> bbfix hook >>>" in shown
    assert tree(home) == before


@each
def test_a_linked_dotfile_stays_a_link(shell: str, home: Path) -> None:
    """Dotfiles that are kept elsewhere are edited there, and keep their mode."""
    program(shell, shell)
    real = home / "dotfiles" / "file"
    real.parent.mkdir()
    real.write_text("# mine\n")
    real.chmod(0o640)
    link = home / OURS[shell]
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(real)
    hook("install", shell, cwd=home)
    assert link.is_symlink()
    assert block.is_in(real.read_bytes())
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    hook("remove", shell, cwd=home)
    assert link.is_symlink()
    assert real.read_text() == "# mine\n"


def test_zdotdir_is_found_where_zsh_finds_it(home: Path) -> None:
    """Most people set ZDOTDIR in ~/.zshenv and do not export it."""
    program("zsh", "zsh")
    (home / "z").mkdir()
    (home / ".zshenv").write_text(f"ZDOTDIR={home}/z\n")
    hook("install", "zsh", cwd=home)
    assert block.is_in((home / "z/.zshrc").read_bytes())
    assert not (home / ".zshrc").exists()
    hook("remove", "zsh", cwd=home)
    assert not (home / "z/.zshrc").exists()


def test_a_login_bash_that_reads_no_bashrc(home: Path) -> None:
    """Where the profile does not read ~/.bashrc, it gets the lines too, and gives them back."""
    (home / ".bash_profile").write_text("export A=1\n")
    hook("install", "bash", cwd=home)
    assert block.is_in((home / ".bash_profile").read_bytes())
    assert block.is_in((home / ".bashrc").read_bytes())
    hook("remove", "bash", cwd=home)
    assert (home / ".bash_profile").read_text() == "export A=1\n"
    assert not (home / ".bashrc").exists()
    (home / ".bash_profile").write_text(". ~/.bashrc\n")
    hook("install", "bash", cwd=home)
    assert not block.is_in((home / ".bash_profile").read_bytes())


def test_a_dotfile_that_cannot_be_written(home: Path) -> None:
    """A place that takes no file (a package manager's store) is refused, and nothing is left."""
    (home / ".bashrc").symlink_to("/proc/bashrc")
    before = tree(home)
    assert "cannot be written" in hook("install", "bash", cwd=home, code=4)
    after = tree(home)
    assert {name for name in after if "state" not in name and name != ".local"} == set(before)


def test_status(home: Path) -> None:
    """It tells what is where, in which mode, and what is wrong with it."""
    program("zsh", "zsh")
    hook("install", "zsh", cwd=home)
    hook("install", "bash", "--mode", "wrap", cwd=home)
    table = json.loads(hook("status", "--format", "json", cwd=home))
    jsonschema.validate(table, json.loads(SCHEMA.read_text()))
    rows = {row["shell"]: row for row in table["shells"]}
    assert rows["zsh"]["mode"] == "trace"
    assert rows["bash"]["mode"] == "wrap"
    assert rows["zsh"]["files"] == [str(home / ".zshrc"), str(home / f"{BODY}zsh")]
    assert not rows["fish"]["installed"]
    assert not table["active"]
    (home / ".zshrc").write_text("")
    body = home / f"{BODY}bash"
    body.write_text(body.read_text().replace("bbfix 0.", "bbfix 9.", 1))
    shown = hook("status", cwd=home)
    assert "no dotfile reads it" in shown
    assert "of another version" in shown


def test_status_names_what_is_in_the_way(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events that the person sends elsewhere are named, and the hook keeps still."""
    monkeypatch.setenv("GIT_TRACE2_EVENT", "/tmp/mine")  # noqa: S108 - only a word here
    assert "GIT_TRACE2_EVENT=/tmp/mine is yours" in hook("status", cwd=home)
    monkeypatch.delenv("GIT_TRACE2_EVENT")
    with (home / ".gitconfig").open("a") as file:
        file.write("[trace2]\n\teventTarget = /tmp/other\n")
    assert "trace2.eventTarget = /tmp/other is yours" in hook("status", cwd=home)


@each
def test_show(shell: str, home: Path) -> None:
    """The text that would be installed can be read first."""
    assert "_bbfix_program" in hook("show", shell, cwd=home)
    assert "git" in hook("show", shell, "--mode", "wrap", cwd=home)


def test_the_program_is_an_absolute_one(home: Path) -> None:
    """A shell starts that very bbfix, whatever PATH is then."""
    text = hook("show", "bash", cwd=home)
    (line,) = [line for line in text.splitlines() if line.startswith("_bbfix_program=")]
    assert line.startswith("_bbfix_program=(/")


@given(some.none() | some.binary(max_size=200))
def test_the_lines_come_out_to_the_byte(text: bytes | None) -> None:
    """Whatever a file holds, taking the lines out gives the old bytes."""
    with_lines = block.put(text, "if true; then :; fi\n")
    assert block.is_in(with_lines)
    assert block.take(with_lines) == text
    again = block.put(with_lines, "echo other\n")
    assert block.take(again) == text
    mark = block.BEGIN.rstrip(b"\n")
    assert again.count(mark) == (text or b"").count(mark) + 1


@given(some.binary(max_size=50), some.binary(min_size=1, max_size=50))
def test_what_was_added_behind_the_lines_stays(text: bytes, more: bytes) -> None:
    """Other programs add to a dotfile, too: theirs is not touched."""
    taken = block.take(block.put(text, "x\n") + more)
    assert taken is not None
    assert taken.endswith(more)
    assert taken.removesuffix(more).removesuffix(b"\n") == text.removesuffix(b"\n")
