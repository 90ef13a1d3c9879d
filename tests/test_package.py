"""What the wheel and the source package hold: all that runs, and nothing beside the package."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from diagnose import __version__

pytest.importorskip("hatchling", reason="needs hatchling: pip install '.[test]'")
ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("bbfix", "git-bbfix", "git-credential-bbfix")
LICENSE = f"bbfix-{__version__}.dist-info/licenses/LICENSE"


def build(source: Path, target: str, folder: Path) -> Path:
    """Build a wheel or a source package of a folder, as an installer does; return the file."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = folder.iterdir()
    return found


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what git knows of: a work tree may hold anything beside it."""
    folder = tmp_path_factory.mktemp("clone") / "bbfix"
    subprocess.run(["git", "clone", "-q", ROOT, folder], check=True)
    return folder


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel that is built from a clone."""
    return zipfile.ZipFile(build(clone, "wheel", tmp_path_factory.mktemp("wheel")))


def test_the_wheel_holds_the_package_and_the_commands(wheel: zipfile.ZipFile) -> None:
    """Beside the package: three commands, the licence, and what every wheel says of itself."""
    beside = {name for name in wheel.namelist() if not name.startswith("diagnose/")}
    about = f"bbfix-{__version__}.dist-info"
    scripts = {f"bbfix-{__version__}.data/scripts/{name}" for name in COMMANDS}
    assert beside == {LICENSE, *scripts, *(f"{about}/{x}" for x in ("METADATA", "WHEEL", "RECORD"))}
    for name in scripts:
        assert wheel.read(name).startswith(b"#!python\n")


def test_the_wheel_holds_all_of_the_package(wheel: zipfile.ZipFile, clone: Path) -> None:
    """Every file of the package and every page, the hooks' own files among them, and the index."""
    there = set(wheel.namelist())
    for folder, place in (
        (clone / "diagnose", "diagnose"),
        (clone / "patterns", "diagnose/patterns"),
    ):
        files = {
            f"{place}/{path.relative_to(folder)}" for path in folder.rglob("*") if path.is_file()
        }
        assert {name for name in files if "__pycache__" not in name} <= there
    assert {"diagnose/py.typed", "diagnose/_index/patterns.idx"} <= there
    for name in ("shell/trace.zsh", "shell/wrap.sh", "ci/github.yml", "ci/jenkins.groovy"):
        assert f"diagnose/hooks/{name}" in there
    assert not [name for name in there if "__pycache__" in name or name.endswith(".pyc")]
    assert all(wheel.getinfo(name).file_size for name in there if name.endswith(".idx"))


def test_the_source_package_builds_the_same_wheel(
    wheel: zipfile.ZipFile, clone: Path, tmp_path: Path
) -> None:
    """Byte for byte, the compiled index included."""
    for name in ("sdist", "wheel", "source"):
        (tmp_path / name).mkdir()
    archive = build(clone, "sdist", tmp_path / "sdist")
    # Python 3.11.2, Debian 12's, knows no filter=, and without one later Pythons warn
    subprocess.run(["tar", "-xf", str(archive), "-C", str(tmp_path / "source")], check=True)
    (source,) = (tmp_path / "source").iterdir()
    other = zipfile.ZipFile(build(source, "wheel", tmp_path / "wheel"))
    assert other.namelist() == wheel.namelist()
    assert [name for name in wheel.namelist() if other.read(name) != wheel.read(name)] == []
