from __future__ import annotations

import json
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shlex import quote

import pytest

from tests.e2e.scenes import FAULT
from tests.e2e.scenes import FIX
from tests.e2e.scenes import REFUSED
from tests.e2e.scenes import remember
from tests.e2e.scenes import user_state
from tests.lab.bbfix import COMMAND
from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket
from tests.lab.need import program
from tests.lab.worlds import World

MEMORY = 80  # MiB that a log of any size may take


@pytest.fixture
def no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A PATH without git on it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def fix(bitbucket: Bitbucket, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run `bbfix fix` without a person, a good token on standard input."""
    return subprocess.run(
        [*before, *COMMAND, *FIX],
        cwd=bitbucket.work,
        input=bitbucket.token + "\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Hold an end to what was promised: exit 4, one sentence that says these words, no crash."""
    assert done.returncode == 4, done.stdout + done.stderr
    assert done.stderr.startswith("bbfix: "), done.stderr
    for word in words:
        assert word in done.stderr


# git is missing


def test_the_wrapper_without_git(home: Path, no_git: Path) -> None:
    """127, as a shell says it."""
    assert not list(no_git.iterdir())
    done = bbfix("git", "status", cwd=home)
    assert done.returncode == 127
    assert done.stderr == "bbfix: git: command not found\n"


def test_a_pipe_without_git(home: Path, no_git: Path) -> None:
    """What was piped in is explained all the same."""
    assert not list(no_git.iterdir())
    done = bbfix(cwd=home, stdin=REFUSED)
    assert done.returncode == 1
    assert "error[bitbucket-no-access]" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    "args",
    [FIX, ("login", "bitbucket.org", "--token-stdin"), ("remote", "show")],
    ids=["fix", "login", "remote"],
)
def test_a_repair_without_git(
    bitbucket: Bitbucket, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, args: tuple[str, ...]
) -> None:
    """What needs git says that git is missing, and not something else."""
    remember(bitbucket)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    refused(bbfix(*args, cwd=bitbucket.work, stdin=bitbucket.token), "git is not on PATH")


# nowhere, or in a repository of another kind


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("last",), "there is no diagnosis of this repository or folder yet"),
        (("fix", "--yes"), "there is no diagnosis of this repository or folder yet"),
        (("undo",), "there is no change to undo"),
        (("undo", "3"), "there is no change 3"),
        (("remote", "show"), "no folder above holds a repository"),
        (("remote", "rewrite", "--to", "ssh"), "no folder above holds a repository"),
        (("login", "origin", "--token-stdin"), "no facts are known about the host `origin`"),
    ],
)
def test_outside_a_repository(home: Path, args: tuple[str, ...], says: str) -> None:
    """Each command says what it lacks, and exits with 4."""
    refused(bbfix(*args, cwd=home, stdin="x"), says)


def test_a_bare_repository(bitbucket: Bitbucket) -> None:
    """A swap works from a bare repository as from any other."""
    served = bitbucket.root / "acme" / "shop.git"
    bare = bitbucket.root / "bare.git"
    bitbucket.git("clone", "-q", "--bare", str(served), str(bare), cwd=bitbucket.root)
    bitbucket.work = bare
    remember(bitbucket)
    done = fix(bitbucket)
    assert done.returncode == 0, done.stdout + done.stderr
    assert bitbucket.remote_url == bitbucket.url
    assert bitbucket.git("fetch", "-q").returncode == 0
    undone = bbfix("undo", cwd=bare)
    assert undone.returncode == 0, undone.stderr
    assert bitbucket.remote_url == bitbucket.url.replace("//", "//bob@")


def test_a_remote_with_several_urls(bitbucket: Bitbucket) -> None:
    """The dead secret goes from each URL of the remote; other URLs stay, and so does the order."""
    remember(bitbucket)
    secret = bitbucket.remote_url
    elsewhere = "git@bitbucket.org:acme/shop.git"
    bitbucket.git("remote", "set-url", "--add", "origin", secret + "2")
    bitbucket.git("remote", "set-url", "--add", "--push", "origin", secret)
    bitbucket.git("remote", "set-url", "--add", "--push", "origin", elsewhere)
    done = fix(bitbucket)
    assert done.returncode == 0, done.stdout + done.stderr
    urls = bitbucket.git("config", "--get-all", "remote.origin.url").stdout.split()
    assert urls == [bitbucket.url, bitbucket.url + "2"]
    urls = bitbucket.git("config", "--get-all", "remote.origin.pushurl").stdout.split()
    assert urls == [bitbucket.url, elsewhere]


def test_two_remotes_on_one_host(bitbucket: Bitbucket) -> None:
    """Both carried the dead secret: both are mended, each named; a third one is left alone."""
    remember(bitbucket)
    bitbucket.git("remote", "add", "second", bitbucket.remote_url)
    bitbucket.git("remote", "add", "third", "https://bob@example.org/acme/other.git")
    done = fix(bitbucket)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("origin", "second"):
        assert f"take the secret out of remote.{name}.url" in done.stdout
        assert bitbucket.git("config", f"remote.{name}.url").stdout.strip() == bitbucket.url
    assert "remote.third" not in done.stdout
    third = bitbucket.git("config", "remote.third.url").stdout.strip()
    assert third == "https://bob@example.org/acme/other.git"


# configuration


@pytest.mark.parametrize("which", ["local", "global"])
def test_a_broken_configuration(bitbucket: Bitbucket, which: str) -> None:
    """The wrapper gives git's own words; what needs the configuration repeats them; exit 4."""
    remember(bitbucket)
    file = bitbucket.work / ".git" / "config" if which == "local" else bitbucket.home / ".gitconfig"
    with file.open("a") as stream:
        stream.write("[broken\n")
    before = user_state(bitbucket)
    wrapped = bbfix("git", "status", cwd=bitbucket.work)
    assert wrapped.returncode == 128
    assert "fatal: bad config line" in wrapped.stderr
    for args in (FIX, ("remote", "show"), ("login", "bitbucket.org", "--token-stdin")):
        refused(bbfix(*args, cwd=bitbucket.work, stdin=bitbucket.token))
    refused(bbfix("remote", "show", cwd=bitbucket.work), "bad config line")
    piped = bbfix(cwd=bitbucket.work, stdin=REFUSED)
    assert piped.returncode == 1, piped.stderr
    assert user_state(bitbucket) == before


def test_a_folder_in_place_of_the_configuration(bitbucket: Bitbucket) -> None:
    """What git cannot read, bbfix cannot either; it says so, and changes nothing."""
    remember(bitbucket)
    config = bitbucket.home / ".gitconfig"
    config.rename(bitbucket.home / "moved")
    config.mkdir()
    before = user_state(bitbucket)
    assert bbfix("git", "push", cwd=bitbucket.work).returncode == 128
    done = fix(bitbucket)
    refused(done)
    assert FAULT not in done.stderr
    assert user_state(bitbucket) == before


def weak() -> tuple[str, ...]:
    """Return what to put before a command so that permissions count for root, too."""
    if os.geteuid():
        return ()
    powers = "-dac_override,-dac_read_search,-fowner"
    return (program("setpriv", "util-linux"), f"--bounding-set={powers}", f"--inh-caps={powers}")


def test_a_read_only_repository(bitbucket: Bitbucket) -> None:
    """Its configuration cannot be written: refused with the path, and nothing is stored."""
    remember(bitbucket)
    folder = bitbucket.work / ".git"
    folder.chmod(0o500)
    before = user_state(bitbucket)
    done = fix(bitbucket, before=weak())
    refused(done, f"`{folder}/config` cannot be written: its folder is read-only")
    assert user_state(bitbucket) == before
    folder.chmod(0o700)


def test_an_unreadable_configuration(bitbucket: Bitbucket) -> None:
    """Git says so and goes on without it or not at all; so does bbfix, and changes nothing."""
    remember(bitbucket)
    config = bitbucket.work / ".git" / "config"
    before = user_state(bitbucket)
    config.chmod(0)
    done = fix(bitbucket, before=weak())
    assert done.returncode == 4, done.stdout + done.stderr
    assert FAULT not in done.stderr
    config.chmod(0o644)
    assert user_state(bitbucket) == before


def test_a_read_only_configuration(bitbucket: Bitbucket) -> None:
    """In a folder that may be written, git replaces the file; bbfix does too, its mode stays."""
    remember(bitbucket)
    config = bitbucket.work / ".git" / "config"
    config.chmod(0o400)
    done = fix(bitbucket, before=weak())
    assert done.returncode == 0, done.stdout + done.stderr
    assert stat.S_IMODE(config.stat().st_mode) == 0o400
    assert bitbucket.remote_url == bitbucket.url


def everything(folder: Path) -> str:
    """Return all that the files of a folder hold."""
    return "".join(p.read_text(errors="replace") for p in folder.rglob("*") if p.is_file())


# the home


def test_a_home_that_is_not_there(
    bitbucket: Bitbucket, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Git and bbfix work without a home, and nobody makes one."""
    missing = tmp_path / "gone" / "home"
    monkeypatch.setenv("HOME", str(missing))
    assert bbfix("git", "status", cwd=bitbucket.work).returncode == 0
    done = bbfix(cwd=bitbucket.work, stdin=REFUSED)
    assert done.returncode == 1, done.stderr
    assert "error[bitbucket-no-access]" in done.stdout
    for args in (("last",), ("fix", "--yes"), ("undo",)):
        refused(bbfix(*args, cwd=bitbucket.work))
    assert not missing.parent.exists()


def test_a_read_only_home(
    bitbucket: Bitbucket, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Explaining works; repairing says that its journal cannot be kept, and where it could be."""
    remember(bitbucket)
    locked = tmp_path / "locked"
    locked.write_text("")  # a file in the way stops root as well
    monkeypatch.setenv("XDG_STATE_HOME", str(locked / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(locked / "cache"))
    done = bbfix(cwd=bitbucket.work, stdin=REFUSED)
    assert done.returncode == 1
    assert done.stderr == ""
    before = user_state(bitbucket)
    refused(fix(bitbucket), str(locked))
    refused(bbfix("undo", cwd=bitbucket.work), str(locked))
    assert user_state(bitbucket) == before


# the disk


@pytest.mark.parametrize("room", [0, 100, 400, 1200, 3000])
def test_a_full_disk(bitbucket: Bitbucket, room: int) -> None:
    """No file may grow beyond `room` bytes: the fix is refused or taken back whole."""
    remember(bitbucket)
    before = user_state(bitbucket)
    done = subprocess.run(
        [*COMMAND, *FIX],
        cwd=bitbucket.work,
        input=bitbucket.token,
        text=True,
        capture_output=True,
        check=False,
        preexec_fn=lambda: limit(room),
    )
    assert FAULT not in done.stderr, done.stderr
    if done.returncode == 0:
        assert room > 400
        return
    assert done.returncode == 4, done.stdout + done.stderr
    assert bitbucket.token not in everything(bitbucket.home)
    assert user_state(bitbucket) | {"store": ""} == before | {"store": ""}


def limit(room: int) -> None:
    """Let no file grow beyond `room` bytes; writing more fails, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


# what is read


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\0" * 4096, b"\xff\xfe\x80" * 9999])
def test_nothing_to_say(home: Path, data: bytes) -> None:
    """An empty transcript, and one that is no text, hold no failure: silence and exit 0."""
    done = subprocess.run(COMMAND, input=data, cwd=home, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_failure_among_binary(home: Path) -> None:
    """Bytes that are no text do not hide a failure, and are not printed as they are."""
    data = bytes(range(256)) * 300 + b"\n" + REFUSED.encode() + bytes(range(256)) * 300
    done = subprocess.run(COMMAND, input=data, cwd=home, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"error[bitbucket-no-access]" in done.stdout
    shown = done.stdout.decode()
    assert all(sign.isprintable() or sign == "\n" for sign in shown)


NOISE = "2026-01-02 12:00:00 INFO module 12 of the project is built, all is well so far, 100%\\n"
FLOOD = "fatal: repository not found, error: failed to push some refs to remote: hint: nothing\\n"


# Tells at its end how much memory its child took: a process that pytest itself starts counts
# pytest's memory as its own.
MEASURE = """
import os, resource, sys
code = os.spawnv(os.P_WAIT, sys.argv[1], sys.argv[1:])
sys.stderr.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("words", "times", "found"),
    [
        ("x" * 100, 200_000, True),  # one line of 20 MB: no line end
        (NOISE, 2_400_000, True),  # 200 MB
        (FLOOD, 250_000, False),  # every line looks like a failure
        ("error: x\\n", 500_000, False),
    ],
    ids=["line", "log", "flood", "short"],
)
def test_memory_stays_flat(home: Path, words: str, times: int, found: bool) -> None:
    """However much is piped in, bbfix takes less than 80 MiB, and sees the failure at the end."""
    script = f"""
import os, sys
for _ in range({times} // 1000):
    sys.stdout.buffer.write(b"{words}" * 1000)
sys.stdout.buffer.write(b"\\n" + {REFUSED!r}.encode())
"""
    measured = [sys.executable, "-c", MEASURE, *COMMAND, "diagnose", "--format", "json"]
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as made:
        done = subprocess.run(
            measured, cwd=home, stdin=made.stdout, capture_output=True, text=True, check=False
        )
    assert done.returncode == 1, done.stderr
    if found:
        assert json.loads(done.stdout)["diagnoses"][0]["id"] == "bitbucket-no-access"
    assert int(done.stderr) / 1024 < MEMORY


# streams


def shell(script: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `bbfix` is the program."""
    program = f'bbfix() {{ {" ".join(COMMAND)} "$@"; }}; set -o pipefail; {script}'
    return subprocess.run(
        ["bash", "-c", program],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(
    ("script", "code", "says"),
    [
        ("bbfix last >&-", 1, ""),
        ("bbfix last <&- >&- 2>&-", 1, ""),
        ("bbfix log >&- 2>&-", 0, ""),
        ("bbfix <&-", 2, "standard input cannot be read"),
        ("bbfix fix --yes --token-stdin <&-", 4, "standard input cannot be read"),
        ("bbfix fix --yes --token-stdin </dev/null", 4, "the secret is empty"),
        ("bbfix fix --yes </dev/null", 4, "--token-stdin"),
        ("bbfix fix --yes --no-input </dev/null", 4, "--token-stdin"),
        ("bbfix fix </dev/null", 4, "--token-stdin"),
        ("bbfix last >/dev/full", 70, "the output cannot be written"),
        ("bbfix log >/dev/full", 70, "the output cannot be written"),
        ("bbfix last | true", 1, ""),
        ("bbfix patterns list | head -1", 0, ""),
        ("bbfix explain bitbucket-no-access | true", 0, ""),
        ("bbfix log | true", 0, ""),
        ("bbfix fix --dry-run | true", 0, ""),
    ],
)
def test_streams(bitbucket: Bitbucket, script: str, code: int, says: str) -> None:
    """Closed, full or abandoned streams: a documented exit code, and never a crash."""
    remember(bitbucket)
    before = user_state(bitbucket)
    done = shell(script, bitbucket.work)
    assert done.returncode == code, done.stdout + done.stderr
    assert says in done.stderr
    if not says:
        assert done.stderr == ""
    assert FAULT not in done.stderr
    assert not list(bitbucket.home.rglob("crash/*"))
    assert user_state(bitbucket) == before


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&-", "<&- >&- 2>&-"])
def test_the_wrapper_with_closed_streams(world: Callable[[str], World], streams: str) -> None:
    """It ends as git does, and git says the same on what is left."""
    here = world("no-such-pathspec")
    plain = shell(f"{' '.join(here.command)} {streams}", here.path)
    wrapped = shell(f"bbfix {' '.join(here.command)} {streams}", here.path)
    assert wrapped.returncode == plain.returncode == here.exit
    assert wrapped.stdout == plain.stdout
    assert wrapped.stderr.startswith(plain.stderr)


# the command line


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("nope",), "no command `nope`"),
        (("--nope",), "No such option: --nope"),
        (("fix", "--nope"), "No such option: --nope"),
        (("fix", "--allow", "history"), "not `history`"),
        (("diagnose", "--format", "xml"), "'xml' is not one of text, json, markdown, github"),
        (("diagnose", "--color", "green"), "'green' is not one of auto, always, never"),
        (("diagnose", "/no/such/file"), "`/no/such/file` cannot be read"),
        (("diagnose", "/"), "`/` cannot be read"),
        (("undo", "first"), "'first' is not a valid int"),
        (("explain",), "Missing argument"),
        (("explain", "nothing-like-it"), "there is no pattern `nothing-like-it`"),
        (("login",), "Missing argument"),
        (("remote", "rewrite"), "Missing option '--to'"),
        (("remote", "rewrite", "--to", "ftp"), "'ftp' is not one of https, ssh, ssh-443"),
        (("patterns", "nope"), "No such command 'nope'"),
        (("credential",), "Missing argument"),
    ],
)
def test_wrong_usage(home: Path, args: tuple[str, ...], says: str) -> None:
    """Exit 2, with a sentence that names what is wrong."""
    done = bbfix(*args, cwd=home)
    assert done.returncode == 2, done.stdout + done.stderr
    assert says in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("name", ["nope", "0", "99", "-1", "../api-token"])
def test_a_fix_that_is_not_there(bitbucket: Bitbucket, name: str) -> None:
    """Exit 2, and the names that there are."""
    remember(bitbucket)
    done = bbfix("fix", "--yes", "--no-input", "--", name, cwd=bitbucket.work)
    assert done.returncode == 2, done.stdout + done.stderr
    assert f"the last diagnosis has no fix `{name}`" in done.stderr
    assert "api-token, to-ssh" in done.stderr


# undo


def test_undo_after_the_world_moved_on(bitbucket: Bitbucket) -> None:
    """What somebody has changed since is not overwritten: exit 4, and it is named."""
    remember(bitbucket)
    done = fix(bitbucket)
    assert done.returncode == 0, done.stdout + done.stderr
    bitbucket.git("remote", "set-url", "origin", "https://example.org/mine.git")
    before = user_state(bitbucket)
    refused(bbfix("undo", cwd=bitbucket.work), "changed")
    assert user_state(bitbucket) == before


def test_undo_twice(bitbucket: Bitbucket) -> None:
    """The second time there is nothing left; a number says what became of it."""
    remember(bitbucket)
    assert fix(bitbucket).returncode == 0
    assert bbfix("undo", cwd=bitbucket.work).returncode == 0
    before = user_state(bitbucket)
    refused(bbfix("undo", cwd=bitbucket.work), "there is no change to undo")
    refused(bbfix("undo", "1", cwd=bitbucket.work), "change 1 is undone already")
    assert user_state(bitbucket) == before


# a folder that is gone


@pytest.mark.parametrize(
    ("script", "code"),
    [("bbfix last", 4), ("bbfix fix", 4), ("bbfix undo", 4), ("bbfix git status", 128)],
)
def test_a_folder_that_was_removed(tmp_path: Path, script: str, code: int) -> None:
    """Nothing is known of it, and that is said."""
    done = shell(f"mkdir gone && cd gone && rmdir ../gone && {script}", tmp_path)
    assert done.returncode == code, done.stderr
    assert FAULT not in done.stderr


def test_a_pipe_in_a_folder_that_was_removed(tmp_path: Path) -> None:
    """What is piped in is explained wherever one stands."""
    done = shell(f"mkdir gone && cd gone && rmdir ../gone && bbfix <<< {quote(REFUSED)}", tmp_path)
    assert done.returncode == 1, done.stderr
    assert "error[bitbucket-no-access]" in done.stdout
