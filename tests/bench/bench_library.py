"""Measure the library: `python -m tests.bench.bench_library`.

Prints what 300 and 3000 generated pages cost beside `python -c pass` (P): building, opening,
finding in 4 KiB, a whole process that does both, and the filter for huge logs. "Shipped" is
the index of a wheel, "checkout" the one whose pages are looked at for changes first.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from diagnose.library import shelf
from diagnose.library.compile import build
from diagnose.library.index import Library
from diagnose.match.find import find
from diagnose.model import Line
from diagnose.model import Source
from diagnose.model import Transcript

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


def main() -> None:
    """Print the table."""
    cache = tempfile.TemporaryDirectory()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed bbfix has its bytecode
    os.environ["PYTHONPYCACHEPREFIX"] = cache.name
    pass_time = cpu([sys.executable, "-c", "pass"])
    imports = cpu([sys.executable, "-c", "import regex"]) / pass_time
    show(f"P = {pass_time * 1000:.1f} ms; import regex {imports:.2f} P")
    whole = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
            whole.append(measure(size, folder, pass_time))
    show(f"ten times the patterns, one whole diagnosis: {whole[1] / whole[0]:.2f} times")


def measure(size: int, folder: str, pass_time: float) -> float:
    """Print one row and return the processor time of a process that diagnoses."""
    root = Path(folder, "patterns")
    wanted = generate(root, size)
    Path(folder, "_index").mkdir()
    begun = time.perf_counter()
    Path(folder, shelf.SHIPPED).write_bytes(build(str(root)))
    built = time.perf_counter() - begun
    Library.of(str(root))
    text = transcript(wanted)
    Path(folder, "log").write_text("\n".join(text), encoding="utf-8")
    lines = tuple(Line(n, line) for n, line in enumerate(text, 1))
    source = Transcript(Source("pipe"), lines)
    checkout = best(lambda: Library.of(str(root)))
    opened = best(lambda: Library([shelf.shipped(folder)]))
    library = Library([shelf.shipped(folder)])
    found = find(source, library)  # imports and compiles
    finding = best(lambda: find(source, library))
    process = cpu([sys.executable, "-c", CHILD, folder, f"{folder}/log"])
    block = "\n".join(f"[{n}] CC obj/src/module_{n}/unit.o (0.{n % 10} s)" for n in range(1600))
    kept = best(lambda: library.keep(block))
    assert not library.keep(block), "the filter is measured where it finds nothing"
    kib = os.path.getsize(os.path.join(folder, shelf.SHIPPED)) >> 10
    show(f"{size} pages: built in {built:.2f} s, index {kib} KiB")
    show(f"  opened in {opened * 1000:.2f} ms; checkout {checkout * 1000:.2f} ms")
    show(f"  {len(found.matches)} found in 4 KiB in {finding * 1000:.2f} ms")
    show(f"  a whole process: {process / pass_time:.2f} P")
    show(f"  filter: {len(block) / kept / 1e6:.0f} MB/s")
    return process


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


def show(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def cpu(argv: list[str]) -> float:
    """Return the least processor time of a process, in seconds: a busy machine adds to it."""
    times = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


if __name__ == "__main__":
    main()
