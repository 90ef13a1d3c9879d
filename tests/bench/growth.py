"""What 300 and 3000 generated pages cost: building, opening, finding, a whole process."""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from diagnose.library import shelf
from diagnose.library.compile import build
from diagnose.library.index import Library
from diagnose.match.find import find
from diagnose.model import Line
from diagnose.model import Source
from diagnose.model import Transcript
from tests.bench.clock import cpu
from tests.bench.table import Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (300, 3000)
RUNS = 15
VOCABULARY = """
    access account already archive argument attribute authentication behind branch bundle cannot
    certificate checkout cherry clone commit config conflict connection corrupt create credential
    current delete denied detached directory does empty encoding entry exists expected fetch file
    filter found git head hook host ignored index invalid key large limit link local lock lost merge
    message missing mode name network not object option pack password path pattern permission pick
    port process project protocol proxy pull push quota read rebase redirect ref refspec reject
    remote rename repository reset resolve restore revert revision scheme server signature size
    spec stash status submodule symbolic tag target timeout token tracked tree unable unknown
    unmerged update upload upstream url user version work worktree write
""".split()  # noqa: SIM905 - a list of a hundred words is read more easily so

PAGE = """
id = "{id}"
title = "{words}"
area = "{area}"
severity = "error"
sources = ["generated"]
why = "{words} in `{{path}}`."
explain = '''{explain}'''
[[match]]
literal = "{words}"
regex = '''^(?:fatal|error): {words} '(?P<path>[^'\\n]+)'$'''
[[match]]
literal = "{more}"
regex = '''^remote: {more}: (?P<user>\\S+)$'''
remote = true
[[cause]]
id = "one"
when = ["repository.present == no"]
fixes = ["help"]
[[cause]]
id = "other"
otherwise = true
fixes = ["help"]
[[fix]]
id = "help"
title = "ask for help"
risk = "none"
steps = [{{ kind = "advise", text = "ask somebody" }}]
[[example]]
source = "generated"
text = "fatal: {words} 'x'"
[[counter]]
reason = "other words"
text = "fatal: {more} 'x'"
"""

CHILD = """
import sys
from diagnose.library import shelf
from diagnose.library.index import Library
from diagnose.match.find import find
from diagnose.model import Line, Source, Transcript
library = Library([shelf.shipped(sys.argv[1])])
text = open(sys.argv[2]).read()
lines = tuple(Line(n, line) for n, line in enumerate(text.split("\\n"), 1))
assert find(Transcript(Source("pipe"), lines), library).matches
"""


def measure(folder: Path) -> list[Row]:
    """Return what ten times the pages cost, and what the larger library costs in its parts."""
    pass_time = cpu([sys.executable, "-c", "pass"], RUNS)
    rows: list[Row] = []
    whole = []
    for size in SIZES:
        room = folder / f"{size}"
        os.environ["XDG_CACHE_HOME"] = f"{room}/cache"
        process, parts = _one(size, room, pass_time)
        whole.append(process)
        rows += parts
    os.environ.pop("XDG_CACHE_HOME")
    times = whole[1] / whole[0]
    return [Row("ten times the pages, one diagnosis", times, "times", budget=1.3), *rows]


def _one(size: int, folder: Path, pass_time: float) -> tuple[float, list[Row]]:
    """Return the processor time of a process that diagnoses, and rows about its parts."""
    root = folder / "patterns"
    wanted = generate(root, size)
    (folder / "_index").mkdir()
    begun = time.perf_counter()
    (folder / shelf.SHIPPED).write_bytes(build(str(root)))
    built = time.perf_counter() - begun
    text = transcript(wanted)
    (folder / "log").write_text("\n".join(text), encoding="utf-8")
    lines = tuple(Line(n, line) for n, line in enumerate(text, 1))
    source = Transcript(Source("pipe"), lines)
    opened = best(lambda: Library([shelf.shipped(str(folder))]))
    library = Library([shelf.shipped(str(folder))])
    find(source, library)  # imports and compiles
    finding = best(lambda: find(source, library))
    process = cpu([sys.executable, "-c", CHILD, str(folder), f"{folder}/log"], RUNS)
    kib = os.path.getsize(folder / shelf.SHIPPED) >> 10
    return process, [
        Row(
            f"{size} pages: building the index", built, "s", budget=3 if size == SIZES[0] else None
        ),
        Row(f"{size} pages: opening it", opened * 1000, "ms", note=f"{kib} KiB"),
        Row(f"{size} pages: finding in 4 KiB", finding * 1000, "ms"),
        Row(f"{size} pages: a process that opens and finds", process / pass_time, "P (cpu)"),
    ]


def generate(root: Path, size: int) -> list[str]:
    """Write pages and return the literals of a few."""
    dice = random.Random(size)  # noqa: S311 - pages, no secrets
    areas = ("push", "fetch", "auth", "refs")
    wanted = []
    for number in range(size):
        words = " ".join(dice.sample(VOCABULARY, 4))
        more = " ".join(dice.sample(VOCABULARY, 5))
        area = areas[number % len(areas)]
        folder = root / area
        folder.mkdir(parents=True, exist_ok=True)
        explain = " ".join(dice.choices(VOCABULARY, k=150))
        page = PAGE.format(id=f"p{number}", words=words, more=more, area=area, explain=explain)
        (folder / f"p{number}.toml").write_text(page, encoding="utf-8")
        if number % (size // 3) == 0:
            wanted.append(words)
    return wanted


def transcript(wanted: list[str]) -> list[str]:
    """Return 4 KiB of a log with a few failures in it."""
    text = [f"fatal: {words} '/srv/x'" for words in wanted]
    number = 0
    while sum(map(len, text)) < 4096:
        number += 1
        seen = VOCABULARY[number % len(VOCABULARY)]
        text.insert(number % len(text), f"[{number}] CC obj/{seen}/unit.o ({number / 10} s)")
    return text


def best(call: Callable[[], object]) -> float:
    """Return the shortest of some runs, in seconds."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return min(times)
