from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.capture.run import BBFIX
from tests.capture.run import GIT
from tests.capture.run import both
from tests.capture.run import shell

pytestmark = pytest.mark.usefixtures("repository")


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["log", "--oneline"],
        ["push"],
        ["nonsense"],
        ["-C", "/nowhere", "status"],
        ["checkout", "missing"],
        ["rev-parse", "--verify", "-q", "missing"],
        ["--no-such-option"],
        [],
        ["show", "HEAD:file"],
        shell("printf 'a\\000b\\377' >&2; printf 'c\\000d\\376'; exit 200"),
    ],
    ids=lambda words: " ".join(words)[:30].replace("\0", "") or "nothing",
)
def test_bytes_and_exit_are_gits(words: list[str]) -> None:
    """Exit code, standard output and standard error are those of plain git, byte for byte."""
    plain, wrapped = both(*words)
    assert wrapped == plain


def test_an_absolute_path_to_git_is_accepted() -> None:
    """`bbfix /usr/bin/git ...` is `bbfix git ...` with that git."""
    path = shutil.which("git")
    assert path is not None
    done = subprocess.run(
        [*BBFIX[:-1], path, "rev-list", "--count", "HEAD"], check=False, capture_output=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"1\n", b"")


def test_one_file_for_both_streams_keeps_the_order(tmp_path: Path) -> None:
    """With `>out 2>&1` the lines come in the order in which git wrote them."""
    text = "for i in 1 2 3 4 5 6 7 8 9; do echo out $i; echo err $i >&2; done"
    written = []
    for front in (GIT, BBFIX):
        with (tmp_path / "out").open("wb") as out:
            subprocess.run([*front, *shell(text)], stdout=out, stderr=out, check=True)
        written.append((tmp_path / "out").read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b"\n") == 18


def test_stdin_is_gits() -> None:
    """What is on standard input reaches git, all of it."""
    data = os.urandom(300_000)
    ids = [
        subprocess.run(
            [*front, "hash-object", "--stdin"], input=data, check=True, capture_output=True
        ).stdout
        for front in (GIT, BBFIX)
    ]
    assert ids[0] == ids[1]


@pytest.mark.parametrize("locale", [{"LC_ALL": "C.UTF-8"}, {"LANG": "C"}, {}])
def test_nothing_is_exported(locale: dict[str, str]) -> None:
    """Git's children see the environment as the user's shell gave it, whatever the locale."""
    env = {k: v for k, v in os.environ.items() if k not in {"LC_ALL", "LANG", "LC_CTYPE"}}
    plain, wrapped = both(*shell("env | sort"), env={**env, **locale})
    assert wrapped == plain


def test_signal_settings_are_gits() -> None:
    """Ignored and blocked signals are the same, SIGPIPE and a signal ignored by nohup included."""
    libc = 0b11 << 31  # 32 and 33 are glibc's own: posix_spawn ignores them until they are used
    seen = []
    for front in (GIT, BBFIX):
        command = [*front, *shell("grep -E 'Sig(Blk|Ign)' /proc/self/status")]
        done = subprocess.run(
            ["sh", "-c", 'trap "" HUP INT; exec "$@"', "sh", *command],
            check=True,
            capture_output=True,
        )
        seen.append([int(word, 16) & ~libc for word in done.stdout.split()[1::2]])
    assert seen[0] == seen[1]


def test_other_descriptors_stay_open(tmp_path: Path) -> None:
    """GIT_TRACE=3 writes to the descriptor 3 that the user has opened."""
    trace = tmp_path / "trace"
    command = 'exec 3>"$0"; exec "$@"'
    subprocess.run(
        ["sh", "-c", command, str(trace), *BBFIX, "status"],
        check=True,
        capture_output=True,
        env={**os.environ, "GIT_TRACE": "3"},
    )
    assert b"trace: built-in: git status" in trace.read_bytes()


@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
def test_closed_standard_streams(closed: str) -> None:
    """A closed standard stream is closed for git too, and nothing hangs."""
    codes = [
        subprocess.run(
            ["sh", "-c", f'exec "$@" {closed}', "sh", *front, "push"],
            check=False,
            capture_output=True,
            timeout=20,
        ).returncode
        for front in (GIT, BBFIX)
    ]
    assert codes[0] == codes[1]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2"])
def test_signals_are_passed_on_and_died_of(name: str) -> None:
    """A signal sent to bbfix reaches git; bbfix then dies of the same one."""
    number = signal.Signals[name]
    process = subprocess.Popen(
        [*BBFIX, *shell("echo ready; exec sleep 30")], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    with process, process.stdout:
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(number)
        assert process.wait(20) == -number


def test_death_by_a_signal_leaves_no_core(tmp_path: Path) -> None:
    """If git is killed, bbfix dies of the same signal, without a core file of its own."""
    plain, wrapped = both(*shell("kill -ABRT $PPID; sleep 1"), cwd=tmp_path)
    assert wrapped[0] == plain[0] == -signal.SIGABRT
    assert not list(tmp_path.glob("core*"))


def test_a_background_process_is_not_waited_for() -> None:
    """A process that outlives git and holds its standard error does not keep bbfix."""
    start = time.monotonic()
    process = subprocess.Popen(
        [*BBFIX, *shell("echo said >&2; sleep 20 >&2 & exit 3")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    with process.stderr:
        assert process.wait(15) == 3
        assert process.stderr.readline() == b"said\n"
    assert time.monotonic() - start < 15


def test_a_chatty_background_process_is_not_waited_for() -> None:
    """Nor does one that never stops talking."""
    process = subprocess.Popen(
        [*BBFIX, *shell("yes background >&2 & sleep 0.2; exit 3")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert process.wait(15) == 3


def test_a_reader_that_leaves_ends_git() -> None:
    """If nobody reads standard error any more, git gets the SIGPIPE that it would have had."""
    command = [*BBFIX, *shell("while echo noise >&2; do :; done")]
    done = subprocess.run(
        ["bash", "-c", '"$@" 2> >(head -n 1 >/dev/null); exit $?', "bash", *command],
        check=False,
        timeout=30,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert done.returncode == 128 + signal.SIGPIPE


def test_memory_stays_flat() -> None:
    """20 MB on standard error pass through in a few megabytes of memory."""
    text = "head -c 20000000 /dev/zero | tr '\\0' 'x' >&2; exit 1"
    # a process of its own, since the largest size of a child counts this one's before exec
    measure = (
        "import os, resource, sys\n"
        "code = os.spawnv(os.P_WAIT, sys.argv[1], sys.argv[1:])\n"
        "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", measure, *BBFIX, *shell(text)], capture_output=True, check=True
    )
    code, kilobytes = map(int, done.stdout.split())
    assert len(done.stderr) == 20_000_000
    assert code == 1
    assert kilobytes < 30_000


def test_git_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without git the exit code is 127, and a sentence says so; the current folder is not tried."""
    trap = tmp_path / "git"
    trap.write_text("#!/bin/sh\necho trapped\n")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", ":.:/nowhere")
    done = subprocess.run(
        [sys.executable, "-m", "diagnose", "git", "status"], check=False, capture_output=True
    )
    assert done.returncode == 127
    assert done.stderr == b"bbfix: git: command not found\n"
    assert done.stdout == b""


def test_a_shim_that_calls_bbfix_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A `git` on PATH that calls bbfix does not make bbfix call itself."""
    shim = tmp_path / "shims" / "git"
    shim.parent.mkdir()
    shim.write_text('#!/bin/sh\nexec bbfix git "$@"\n')
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{shim.parent}:{os.environ['PATH']}")
    done = subprocess.run([*BBFIX, "--version"], check=False, capture_output=True, timeout=20)
    assert done.stdout.startswith(b"git version ")


def test_off_switch() -> None:
    """BBFIX_ENABLED=0 makes bbfix become git."""
    env = {**os.environ, "BBFIX_ENABLED": "0"}
    plain, wrapped = both(*shell("cut -d ' ' -f 4 /proc/$PPID/stat"), env=env)
    assert plain[0] == wrapped[0] == 0
    assert int(wrapped[1]) == os.getpid(), "git is a child of this process: nothing between"


def test_a_fault_while_copying_does_not_run_git_twice(tmp_path: Path) -> None:
    """If copying breaks after git was started, git is waited for, and its result stands."""
    text = (
        "import sys\nfrom diagnose.capture import pump, wrap\n"
        "def broken(*_): raise OSError\n"
        "pump.readable = broken\n"
        "sys.exit(wrap.main(['git', *sys.argv[1:]], lambda _: None))"
    )
    words = shell(f"sleep 0.2; echo ran >>'{tmp_path}/count'; exit 3")
    done = subprocess.run([sys.executable, "-c", text, *words], check=False, capture_output=True)
    assert done.returncode == 3
    assert (tmp_path / "count").read_text() == "ran\n"
