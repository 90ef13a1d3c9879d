from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "diagnose"

# A module may import from its own room and from rooms on a lower level, never sideways or up.
LEVELS: tuple[tuple[str, ...], ...] = (
    ("errors", "value", "locate", "gitargs", "procfs"),
    ("model",),
    ("registry", "factnames"),
    ("outlook",),
    ("secretshapes",),
    ("redact",),
    ("paths",),
    ("child",),
    ("settings", "gitcmd", "crash"),
    ("hosts",),
    ("credentials",),
    ("library",),
    ("capture", "transcript", "match", "evidence", "judge", "vault", "state", "render"),
    ("remedy", "workshop"),
    ("hooks", "pipeline"),
    ("demo", "survey"),
    ("cli",),
    ("entry", "__init__"),
    ("__main__",),
)
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}

# Who may import the heavy packages, and the one door that starts processes (the demo starts
# servers and a whole bbfix, none of which is a git call of ours).
ONLY = {
    "git": ("evidence/repository.py", "remedy/"),
    "keyring": ("vault/",),
    "regex": ("match/", "library/lint"),
    "typer": ("cli/",),
    "subprocess": ("child.py", "demo/"),
    "diagnose.child": ("gitcmd.py",),
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> list[tuple[str, bool]]:
    """Return (dotted name, only for type checkers) of every import in a file."""
    found: list[tuple[str, bool]] = []

    def visit(node: ast.AST, *, typing_only: bool) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            for statement in node.body:
                visit(statement, typing_only=True)
            for statement in node.orelse:
                visit(statement, typing_only=typing_only)
            return
        if isinstance(node, ast.Import):
            found.extend((alias.name, typing_only) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found.extend((f"{module}.{alias.name}", typing_only) for alias in node.names)
        for child in ast.iter_child_nodes(node):
            visit(child, typing_only=typing_only)

    visit(ast.parse(path.read_text(encoding="utf-8")), typing_only=False)
    return found


def room_imported(name: str) -> str | None:
    if name == "diagnose" or not name.startswith("diagnose."):
        return None
    room = name.split(".")[1]
    return room if room in LEVEL else "__init__"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_import_goes_up_or_sideways(path: Path) -> None:
    """Rooms form a ladder; types may be imported from below only, too."""
    room = room_of(path)
    for name, _ in imports(path):
        other = room_imported(name)
        if other is None or other == room:
            continue
        if other == "__init__" and name == "diagnose.__version__":
            continue
        assert LEVEL[other] < LEVEL[room], f"{path.name} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_packages_stay_behind_their_doors(path: Path) -> None:
    """Each heavy package is imported in the one place that is its door."""
    where = str(path.relative_to(PACKAGE))
    for name, typing_only in imports(path):
        heavy = next((each for each in ONLY if f"{name}.".startswith(f"{each}.")), None)
        if heavy is not None and not typing_only:
            assert any(where.startswith(door) for door in ONLY[heavy]), f"{where} imports {name}"


def test_no_cycles_between_modules() -> None:
    """The import graph of modules has no cycle, late imports and types included."""
    graph: dict[str, set[str]] = {}
    names = {
        ".".join(("diagnose", *p.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
            ".__init__"
        )
        for p in modules()
    }
    for path in modules():
        own = ".".join(("diagnose", *path.relative_to(PACKAGE).with_suffix("").parts))
        own = own.removesuffix(".__init__")
        targets = set()
        for name, typing_only in imports(path):
            if typing_only:
                continue
            target = name if name in names else name.rpartition(".")[0]
            if target in names and target not in (own, "diagnose"):
                targets.add(target)
        graph[own] = targets
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name in done:
            return
        for target in sorted(graph.get(name, ())):
            walk(target, (*trail, name))
        done.add(name)

    for name in sorted(graph):
        walk(name, ())


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_rooms_stay_small(path: Path) -> None:
    """A file that outgrows 300 lines is to be split."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
