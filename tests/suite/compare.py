"""Runs scripts of git's own test suite with plain git and with `bbfix git`, test by test.

Both runs use the same shim, so that only bbfix differs. Exit 0 if every outcome is equal, 1 if
not. Started by run.sh, as root, which drops to the user that owns the built tree.
"""

from __future__ import annotations

import argparse
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

Outcome = dict[int, str]  # test number -> "ok", "not ok", "skip", "known breakage" ...
LINE = re.compile(r"^(ok|not ok) (\d+)(.*)$", re.MULTILINE)
ELSEWHERE = "# SKIP skipping Windows-specific tests"
GIT = "/usr/bin/git"
MEMORY = "/dev/shm"  # noqa: S108 - a fresh folder in it; much faster than a disk
ROOM = 2 << 30  # bytes: what the tests leave behind fits into less
PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"  # apache2 lies in /usr/sbin
MODES = {
    "plain": "exec {git}",
    "wrapped": "BBFIX_REPORT=off exec {bbfix} {git}",
    # nothing of bbfix's own may lie in the folders that the tests look at
    "reporting": "export XDG_STATE_HOME={own} BBFIX_REPORT={own}/report\nexec {bbfix} {git}",
}


class Bench:
    """Where one mode runs: a shim and a scratch folder of its own."""

    def __init__(self, options: argparse.Namespace, scratch: Path, mode: str) -> None:
        self.tests = Path(options.tree) / "t"
        self.user = pwd.getpwnam(options.user)
        self.folder = scratch / mode
        own, shims, home = (self.folder / name for name in ("own", "shims", "home"))
        for folder in (self.folder, own, shims, home):
            folder.mkdir()
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        text = MODES[mode].format(git=GIT, bbfix=options.bbfix, own=own)
        shim = shims / "git"
        shim.write_text(f'#!/bin/sh\n{text} "$@"\n')
        shim.chmod(0o755)
        self.env = {
            "PATH": PATH,
            "HOME": str(home),
            "GIT_TEST_INSTALLED": str(shims),
            "GIT_TEST_HTTPD": "true",
            "GIT_TEST_GIT_DAEMON": "true",
            "TEST_OUTPUT_DIRECTORY": str(self.folder),
            "TERM": "dumb",
        }

    def run(self, script: str) -> tuple[Outcome, str]:
        """Run one script; return the outcomes of its tests and all that it printed."""
        done = subprocess.run(
            [f"./{script}"],
            cwd=self.tests,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            user=self.user.pw_uid,
            group=self.user.pw_gid,
            extra_groups=[],
            start_new_session=True,
            check=False,
        )
        text = done.stdout.decode("utf-8", "replace")
        return {int(n): _word(how, rest) for how, n, rest in LINE.findall(text)}, text


def _word(how: str, rest: str) -> str:
    if "# skip" in rest.lower():
        return "skip"
    return f"{how} (known breakage)" if "# TODO" in rest else how


def _counts(outcome: Outcome) -> str:
    words = list(outcome.values())
    failed = sum(word == "not ok" for word in words)
    skipped = words.count("skip")
    return f"{len(words) - failed - skipped:5} {failed:5} {skipped:5}"


def _differences(one: Outcome, two: Outcome) -> list[str]:
    return [
        f"{number}: {one.get(number, 'missing')} -> {two.get(number, 'missing')}"
        for number in sorted(one.keys() | two.keys())
        if one.get(number) != two.get(number)
    ]


def say(line: str) -> None:
    """Print one line now: the whole takes minutes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _all(bench: Bench, scripts: list[str], jobs: int) -> dict[str, tuple[Outcome, str]]:
    with ThreadPoolExecutor(jobs) as pool:
        return dict(zip(scripts, pool.map(bench.run, scripts), strict=True))


def main() -> int:
    """Compare, print a table, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tree", required=True, help="built source tree of git")
    parser.add_argument("--bbfix", required=True, help="the installed command")
    parser.add_argument("--user", required=True, help="who runs the tests: not root")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--mode", choices=("wrapped", "reporting"), default="wrapped")
    parser.add_argument("--keep", help="folder that receives what differing scripts printed")
    parser.add_argument("scripts", nargs="+")
    options = parser.parse_args()
    roomy = shutil.disk_usage(MEMORY).free > ROOM
    scratch = Path(tempfile.mkdtemp(prefix="bbfix-suite-", dir=MEMORY if roomy else None))
    scratch.chmod(0o755)
    try:
        return _compare(options, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _compare(options: argparse.Namespace, scratch: Path) -> int:
    benches = [Bench(options, scratch, mode) for mode in ("plain", options.mode)]
    results = []
    for bench in benches:
        start = time.monotonic()
        results.append(_all(bench, options.scripts, options.jobs))
        sys.stderr.write(f"suite: {bench.folder.name}: {time.monotonic() - start:.0f} s\n")
    plain, wrapped = results
    say(f"{'script':52} plain ok  fail  skip   bbfix ok  fail  skip  differing")
    bad = 0
    for script in options.scripts:
        one, two = plain[script][0], wrapped[script][0]
        unequal = _differences(one, two)
        if unequal:
            # some of git's tests race: what differs is run once more on both sides
            sys.stderr.write(f"suite: {script} differs at {'; '.join(unequal)}: once more\n")
            plain[script], wrapped[script] = (bench.run(script) for bench in benches)
            one, two = plain[script][0], wrapped[script][0]
            unequal = _differences(one, two)
        # a script without a test proves nothing, unless it is for another system
        wrong = len(unequal) + (not one and ELSEWHERE not in plain[script][1])
        bad += wrong
        say(f"{script:52}    {_counts(one)}      {_counts(two)}  {wrong or '-'}")
        for line in unequal:
            say(f"    {line}")
        if wrong and options.keep:
            folder = Path(options.keep)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{script}.plain").write_text(plain[script][1])
            (folder / f"{script}.{options.mode}").write_text(wrapped[script][1])
    tests = sum(len(outcome) for outcome, _ in plain.values())
    say(f"{len(options.scripts)} scripts, {tests} tests, {bad} differing")
    if options.mode == "reporting":
        bad += _faults(benches[1], options.keep)
    return 1 if bad else 0


def _faults(bench: Bench, keep: str | None) -> int:
    """Look at what bbfix left behind: its reports, and no crash file."""
    own = bench.folder / "own"
    report = own / "report"
    lines = report.read_text(errors="replace").count("\n") if report.exists() else 0
    crashes = sorted((own / "bbfix").rglob("crash/*"))
    say(f"{lines} lines of reports, {len(crashes)} crash files")
    if crashes and keep:
        shutil.copytree(crashes[0].parent, Path(keep) / "crash", dirs_exist_ok=True)
    return len(crashes) + (lines == 0)


if __name__ == "__main__":
    sys.exit(main())
