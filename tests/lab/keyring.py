"""A real Secret Service: gnome-keyring with an empty, unlocked keyring, on a bus of its own.

The bus knows no other service, so nothing can open a window or ask a person.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from tests.lab.need import program

CONFIG = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
READY = 10.0  # seconds


class SecretService:
    """Runs from `with` to its end; programs that have `env` in their environment reach it."""

    def __init__(self, home: Path) -> None:
        """Keep the keyring's files in `home`, where a real one has them."""
        self._daemon = program("gnome-keyring-daemon", "gnome-keyring")
        self._bus = program("dbus-daemon", "dbus")
        self._send = program("dbus-send", "dbus")
        self._home = home
        # not below the test's own folder: the name of a socket may have 107 bytes at most
        self._folder = tempfile.TemporaryDirectory(prefix="bus-")
        self._running: list[subprocess.Popen[bytes]] = []
        self.env = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={self._folder.name}/bus"}

    def __enter__(self) -> Self:
        config = Path(self._folder.name, "bus.conf")
        config.write_text(CONFIG.format(folder=self._folder.name))
        try:
            self._start(self._bus, "--nofork", f"--config-file={config}")
            self._wait(lambda: Path(self._folder.name, "bus").exists())
            keyring = self._start(self._daemon, "--foreground", "--unlock", "--components=secrets")
            assert keyring.stdin is not None
            keyring.stdin.write(b"the lab's keyring")
            keyring.stdin.close()
            self._wait(self._answers)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._folder.cleanup()

    def lock(self) -> None:
        """Lock the keyring, as a login screen would; nobody is there to unlock it."""
        self._call(
            "org.freedesktop.secrets",
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.Lock",
            "array:objpath:/org/freedesktop/secrets/collection/login",
        )

    @property
    def files(self) -> Path:
        """The folder in which the keyring is kept, encrypted."""
        return self._home / ".local" / "share" / "keyrings"

    def _start(self, *argv: str) -> subprocess.Popen[bytes]:
        env = {
            "HOME": str(self._home),
            "XDG_RUNTIME_DIR": self._folder.name,
            "LC_ALL": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            **self.env,
        }
        process = subprocess.Popen(
            argv,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if argv[0] == self._bus and process.stdin is not None:
            process.stdin.close()
        self._running.append(process)
        return process

    def _answers(self) -> bool:
        done = self._call(
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner",
            "string:org.freedesktop.secrets",
        )
        return b"true" in done.stdout

    def _call(self, service: str, place: str, *call: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self._send, "--session", "--print-reply", f"--dest={service}", place, *call],
            env=self.env,
            capture_output=True,
            check=False,
            timeout=READY,
        )

    def _wait(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + READY
        while not ready():
            assert time.monotonic() < end, "the Secret Service did not start"
            assert all(p.poll() is None for p in self._running), "a daemon ended at its start"
            time.sleep(0.02)
