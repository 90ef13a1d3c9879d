"""Tab in real shells, from the file that `bbfix completion install` writes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from diagnose.cli import app
from tests.lab.bbfix import bbfix
from tests.lab.need import program
from tests.lab.terminal import Terminal

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def installed(home: Path, tmp_path: Path) -> dict[str, Path]:
    """Install the completion of all three shells; the paths that were written."""
    found = {}
    for shell in SHELLS:
        done = bbfix("completion", "install", shell, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        found[shell] = Path(done.stdout.splitlines()[0].removeprefix("wrote "))
        assert found[shell].is_relative_to(home)
    return found


def bash(file: Path, line: str, cwd: Path) -> set[str]:
    """Press Tab at the end of a line in bash, as readline does it."""
    words = line.split(" ")
    script = (
        f"source {file}; COMP_WORDS=({' '.join(repr(word) for word in words)}); "
        f"COMP_CWORD={len(words) - 1}; _bbfix; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(
        [program("bash", "bash"), "--norc", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=cwd,
    )
    assert done.stderr == ""
    return set(done.stdout.split())


def fish(line: str, cwd: Path) -> set[str]:
    """Press Tab at the end of a line in fish, which loads the file of a command that exists."""
    command = cwd / "bin" / "bbfix"
    command.parent.mkdir(exist_ok=True)
    command.touch(0o755)
    done = subprocess.run(
        [program("fish", "fish"), "-c", f"complete -C {line!r}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=cwd,
        env={**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}"},
    )
    return {found.partition("\t")[0] for found in done.stdout.splitlines()}


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_commands_options_values_and_ids(
    installed: dict[str, Path], tmp_path: Path, shell: str
) -> None:
    """What may follow, at every place of a line."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "remote", "add", "upstream", "x"], check=True)

    def tab(line: str) -> set[str]:
        return bash(installed["bash"], line, tmp_path) if shell == "bash" else fish(line, tmp_path)

    assert set(app.COMMANDS) <= tab("bbfix ")
    assert {"--dry-run", "--yes", "--allow"} <= tab("bbfix fix --")
    assert tab("bbfix last --format m") == {"markdown"}
    assert tab("bbfix explain bitbucket-app") == {"bitbucket-app-password"}
    assert "lint" in tab("bbfix patterns ")
    assert "upstream" in tab("bbfix login ")
    assert "upstream" in tab("bbfix remote rewrite ")


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_a_hostile_remote_is_a_name_and_no_command(
    installed: dict[str, Path], tmp_path: Path, shell: str
) -> None:
    """What a repository calls its remotes is never run when somebody presses Tab."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    with (tmp_path / ".git" / "config").open("a") as config:
        config.write(
            '[remote "$(touch${IFS}pwned)"]\n\turl = x\n[remote "`touch pwned`"]\n\turl = x\n'
        )
    line = "bbfix login "
    if shell == "bash":
        bash(installed["bash"], line, tmp_path)
        bash(installed["bash"], "bbfix diagnose ", tmp_path)
    else:
        fish(line, tmp_path)
    assert not (tmp_path / "pwned").exists()


def test_a_real_tab_in_zsh(installed: dict[str, Path], tmp_path: Path) -> None:
    """Zsh loads the function from a folder of its fpath on the first Tab."""
    with Terminal([program("zsh", "zsh"), "-f", "-i"], cwd=tmp_path) as term:
        folder = installed["zsh"].parent
        term.type(f"fpath+=({folder}); autoload -Uz compinit; compinit -u -d x; echo rea''dy\r")
        term.expect("ready")
        term.type("bbfix explain bitbucket-app\t\x01echo \r")
        term.expect("\nbbfix explain bitbucket-app-password")
        term.type("bbfix remote rew\t--to ssh-\t\x01echo \r")
        term.expect("\nbbfix remote rewrite --to ssh-443")
        term.type("exit\r")
        term.wait()


@pytest.mark.parametrize("shell", SHELLS)
def test_remove_leaves_nothing(installed: dict[str, Path], tmp_path: Path, shell: str) -> None:
    """Once removed the file is gone, and a folder of ours too; removing again is no error."""
    assert installed[shell].exists()
    assert bbfix("completion", "remove", shell, cwd=tmp_path).returncode == 0
    assert not installed[shell].exists()
    ours = [folder for folder in installed[shell].parents if folder.name == "bbfix"]
    assert not [folder for folder in ours if folder.exists()]
    assert bbfix("completion", "remove", shell, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("verb", ["install", "remove"])
def test_a_file_of_somebody_else_stays(
    installed: dict[str, Path], tmp_path: Path, verb: str
) -> None:
    """What bbfix did not write is neither overwritten nor removed."""
    installed["bash"].write_text("# mine\n")
    done = bbfix("completion", verb, "bash", cwd=tmp_path)
    assert done.returncode == 4
    assert "not bbfix's own" in done.stderr
    assert installed["bash"].read_text() == "# mine\n"


def test_no_shell_of_that_name(tmp_path: Path) -> None:
    """Wrong usage is exit 2, and names the shells."""
    done = bbfix("completion", "show", "tcsh", cwd=tmp_path)
    assert done.returncode == 2
    assert "bash, zsh, fish" in done.stderr
