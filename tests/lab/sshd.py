"""A real OpenSSH sshd that answers for git@bitbucket.org, without a port and without a daemon.

ssh starts one sshd per connection (`sshd -i` behind ProxyCommand), so the names, ports and
messages that the client prints are the true ones. libnss-wrapper gives that sshd a user `git`.
OpenSSH takes the home of a user from the passwd file, not from HOME: a program `ssh` that comes
first on PATH therefore names the configuration in the test's home. Every other host is unreachable.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.lab.need import lacking
from tests.lab.need import program

NAMES = ("bitbucket.org", "altssh.bitbucket.org")
PRIVILEGE_SEPARATION = Path("/run/sshd")  # sshd of root refuses to start without it

SERVER_CONFIG = """\
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/authorized_keys
AuthenticationMethods publickey
PermitRootLogin yes
StrictModes no
UsePAM no
AcceptEnv GIT_PROTOCOL
PidFile none
"""
CLIENT_CONFIG = """\
Host {names}
    ProxyCommand {folder}/connect
Host *
    ProxyCommand false
Match exec "test -f {home}/.ssh/id_ed25519"
    IdentityFile {home}/.ssh/id_ed25519
Match !exec "test -f {home}/.ssh/id_ed25519"
    IdentityFile none
Match all
    UserKnownHostsFile {home}/.ssh/known_hosts
    GlobalKnownHostsFile /dev/null
    IdentityAgent none
"""
CONNECT = """\
#!/bin/sh
export LD_PRELOAD='{wrapper}' NSS_WRAPPER_PASSWD='{folder}/passwd' NSS_WRAPPER_GROUP=/etc/group
exec '{sshd}' -i -f '{folder}/sshd_config' -E '{folder}/log'
"""
# what Bitbucket's ssh front end says; $1 is the kind of the key
SERVE = """\
#!/bin/sh
set -f
case $SSH_ORIGINAL_COMMAND in
'')
    case $1 in
    deploy) echo 'authenticated via a deploy key.' ;;
    *) echo 'authenticated via ssh key.' ;;
    esac
    printf '\\nYou can use git to connect to Bitbucket. Shell access is disabled\\n'
    exit 0 ;;
"git-upload-pack '"*"'" | "git-receive-pack '"*"'") ;;
*)
    echo "Invalid command: $SSH_ORIGINAL_COMMAND" >&2
    exit 1 ;;
esac
verb=${SSH_ORIGINAL_COMMAND%% *}
path=${SSH_ORIGINAL_COMMAND#*\\'}
path=${path%\\'}
path=${path#/}
path=${path%.git}
case $path in *..*) path=none ;; esac
if ! test -d "@ROOT@/$path.git"; then
    echo 'You may not have access to this repository or it no longer exists in this workspace.' \\
        'If you think this repository exists and you have access, make sure you are' \\
        'authenticated.' >&2
    exit 1
fi
if test "$1 $verb" = 'deploy git-receive-pack'; then
    echo 'repository access denied. access via a deployment key is read-only.' >&2
    exit 1
fi
exec '@GIT@' "${verb#git-}" "@ROOT@/$path.git"
"""


class Sshd:
    """Keys, the server's configuration, and a folder with an `ssh` that goes first on PATH."""

    def __init__(self, home: Path, folder: Path, root: Path) -> None:
        """`root` holds `<workspace>/<repository>.git`; `folder` is to be empty."""
        self.folder = folder
        self.keys = home / ".ssh"
        self.known_hosts = self.keys / "known_hosts"
        self.path = folder / "bin"
        self._keygen = program("ssh-keygen", "openssh-client")
        wrapper = _nss_wrapper()
        sshd = program("sshd", "openssh-server", "/usr/sbin", "/usr/local/sbin")
        if os.getuid() == 0:
            PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
        self.keys.mkdir(mode=0o700)
        self.path.mkdir(parents=True)
        self._passwd(folder)
        self.host_key = self.make_key(folder / "host_key")
        (folder / "authorized_keys").touch()
        (folder / "sshd_config").write_text(SERVER_CONFIG.format(folder=folder))
        serve = SERVE.replace("@ROOT@", str(root)).replace("@GIT@", program("git", "git"))
        self._script(folder / "serve", serve)
        connect = CONNECT.format(wrapper=wrapper, folder=folder, sshd=sshd)
        self._script(folder / "connect", connect)
        config = CLIENT_CONFIG.format(names=" ".join(NAMES), folder=folder, home=home)
        (self.keys / "config").write_text(config)
        client = program("ssh", "openssh-client")
        shim = f"#!/bin/sh\nexec '{client}' -F '{self.keys}/config' \"$@\"\n"
        self._script(self.path / "ssh", shim)

    def allow(self, kind: str = "user", name: str = "id_ed25519") -> Path:
        """Make a key in the test's ~/.ssh that the host knows: of a user, or a `deploy` key."""
        private = self.keys / name
        public = self.make_key(private)
        with (self.folder / "authorized_keys").open("a") as file:
            file.write(f'restrict,command="{self.folder}/serve {kind}" {public}\n')
        return private

    def trust(self, key: str | None = None) -> None:
        """Put the host's key, or another one in its place, into the test's known_hosts."""
        lines = [f"{name} {key or self.host_key}\n" for name in NAMES]
        lines.append(f"[{NAMES[1]}]:443 {key or self.host_key}\n")
        self.known_hosts.write_text("".join(lines))

    def make_key(self, private: Path) -> str:
        """Make an Ed25519 key pair; return the public key as `ssh-ed25519 AAAA...`."""
        command = [self._keygen, "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(private)]
        subprocess.run(command, check=True, timeout=10)
        return " ".join(private.with_suffix(".pub").read_text().split()[:2])

    @property
    def log(self) -> str:
        """What the servers wrote about their troubles."""
        file = self.folder / "log"
        return file.read_text() if file.exists() else ""

    @staticmethod
    def _passwd(folder: Path) -> None:
        git = f"git:x:{os.getuid()}:{os.getgid()}::{folder}:/bin/sh\n"
        (folder / "passwd").write_text(git + Path("/etc/passwd").read_text())

    @staticmethod
    def _script(path: Path, text: str) -> None:
        path.write_text(text)
        path.chmod(0o755)


def _nss_wrapper() -> Path:
    for folder in ("/usr/lib", "/usr/lib64", "/usr/local/lib"):
        for found in sorted(Path(folder).glob("**/libnss_wrapper.so")):
            return found
    lacking("libnss_wrapper.so", "libnss-wrapper")
    raise AssertionError
