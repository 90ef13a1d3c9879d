"""Where nothing of git has failed, nothing is said."""

from __future__ import annotations

import random
import sysconfig
from pathlib import Path

import pytest

from diagnose.match.find import find
from diagnose.model import Source
from diagnose.transcript import reader
from tests.patterns.pages import ROOT
from tests.patterns.pages import host_id
from tests.patterns.pages import library

HERE = Path(__file__).parent
HOME = ROOT.parent
MANY = 200  # files of installed packages
MIB = 1 << 20


def silent() -> dict[str, str]:
    """The texts of silent.txt by name."""
    text = (HERE / "silent.txt").read_text(encoding="utf-8")
    parts = [part.partition("\n") for part in text.split("===== ")[1:]]
    return {name: body for name, _, body in parts}


def own() -> list[Path]:
    """Every file of the program and of its library."""
    found = [path for room in ("diagnose", "patterns") for path in (HOME / room).rglob("*.*")]
    found += [HOME / "README.md", HOME / "pyproject.toml"]
    return sorted(path for path in found if path.suffix in (".py", ".toml", ".md"))


def alarms(data: bytes) -> list[str]:
    """What a text raises: patterns of severity error, and lines that nobody knows."""
    said = reader.stream([(Source("pipe"), [data])], Source("pipe"), library().keep)
    found = find(said, library(), host_of=host_id)
    raised = [m.pattern for m in found.matches if library().pattern(m.pattern).severity == "error"]
    return raised + [said.lines[index].text for index in found.unrecognised]


@pytest.mark.parametrize("name", silent())
def test_what_has_not_failed_is_left_alone(name: str) -> None:
    """Successes, other programs' errors, prose, documents, sources and logs raise nothing."""
    assert alarms(silent()[name].encode()) == []


@pytest.mark.parametrize("name", silent())
def test_line_ends_do_not_matter(name: str) -> None:
    """The same with the line ends of Windows."""
    assert alarms(silent()[name].replace("\n", "\r\n").encode()) == []


def test_its_own_sources_are_left_alone() -> None:
    """No file of this program is taken for a failure, though many quote one."""
    raised = {path.name: found for path in own() if (found := alarms(path.read_bytes()))}

    assert raised == {}


def test_installed_packages_are_left_alone() -> None:
    """No source of other people's packages is taken for a failure."""
    paths = sorted(Path(sysconfig.get_paths()["purelib"]).rglob("*.py"))
    some = random.Random(3).sample(paths, min(MANY, len(paths)))  # noqa: S311 - files, no secrets
    raised = {str(path): found for path in some if (found := alarms(path.read_bytes()))}

    assert raised == {}


def test_a_large_log_without_a_failure_is_left_alone() -> None:
    """Megabytes of compilers, tests, downloads and other programs' errors raise nothing."""
    body = "".join(silent()[name] for name in ("gcc", "rustc", "npm", "tsc", "eslint", "clone"))
    noise = "".join(f"[{n}/900] CC obj/module_{n}.o\nok {n} - says error: x\n" for n in range(900))
    log = (noise + body) * (2 * MIB // len(noise) + 1)

    assert alarms(log.encode()) == []


@pytest.mark.parametrize(
    "line",
    [
        "fatal: not a git repository (or any of the parent directories): .git",
        "error: pathspec 'nosuch' did not match any file(s) known to git",
        "git@bitbucket.org: Permission denied (publickey).",
    ],
)
def test_a_failure_alone_is_heard(line: str) -> None:
    """Silence is not deafness: one bare line counts, behind a log and a compiler's words too."""
    assert alarms(line.encode())
    assert alarms(f"{silent()['log']}\n$ git push\n{line}\n".encode())
    assert alarms(f"{silent()['rustc']}{line}\n".encode())


def test_a_failure_behind_a_source_is_heard() -> None:
    """Where git speaks at the start of a line, a source before it hides nothing."""
    source = (HOME / "diagnose" / "redact.py").read_text(encoding="utf-8")
    line = "fatal: not a git repository (or any of the parent directories): .git"

    assert alarms(f"$ cat redact.py\n{source}\n$ git push\n{line}\n".encode()) == [
        "not-a-repository"
    ]
