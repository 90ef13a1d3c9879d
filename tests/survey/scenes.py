"""Repositories of which a failure can be foreseen: one for each [[foreseen]] entry of the pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.evidence.world import APP_PASSWORD
from tests.evidence.world import git
from tests.evidence.world import new_repo

REAL_SSH = shutil.which("ssh")
GITHUB = "git@github.com:acme/shop.git"
HTTPS = "https://github.com/acme/shop.git"
PASSWORD = "hunter" + "2-correct-horse"
# a key that is no secret: both are published
OLD_RSA = (
    "AAAAB3NzaC1yc2EAAAABIwAAAQEAq2A7hRGmdnm9tUDbO9IDSwBK6TbQa+PXYPCPy6rbTrTtw7PHkccKrpp0yVhp5HdEIcKr6pLlVDBf"
    "OLX9QUsyCOV0wzfjIJNlGEYsdlLJizHhbn2mUjvSAHQqZETYP81eFzLQNnPHt4EVVUh7VfDESU84KezmD5QlWpXLmvU31/yMf+Se8xhH"
    "TvKSCZIFImWwoG6mbUoWf9nzpIoaSjB+weqqUUmpaaasXVal72J+UX2B+2RPW3RcT0eOzQgqlJL3RKrTJvdsjE3JEAvGq3lGHSZXy28G"
    "3skua2SmVi/w4yCE6gbODqnTWlg7+wC604ydGXA8VJiS5ap43JXiUFFAaQ=="
)
OLD_BITBUCKET = (
    "AAAAB3NzaC1yc2EAAAABIwAAAQEAubiN81eDcafrgMeLzaFPsw2kNvEcqTKl/VqLat/MaB33pZy0y3rJZtnqwR2qOOvbwKZYKiEO1O6V"
    "qNEBxKvJJelCq0dTXWT5pbO2gDXC6h6QDXCaHo6pOHGPUy+YBaGQRGuSusMEASYiWunYN0vCAI8QaXnWMXNMdFP3jHAJH0eDsoiGnLPB"
    "lBp4TNm6rYI74nMzgz3B9IikW4WVK+dc8KZJZWYjAuORU3jc1c/NPskD2ASinf8v3xnfXeukU0sJ5N6m5E8VLjObPEO+mN2t/FZTMZLi"
    "FqPWc/ALSqnMnnhwrNi2rbfg/rd/IpL8Le3pSBne8+seeFVBoGqzHM9yXw=="
)


class Stage:
    """Where a scene is made: a home, a folder for repositories, and ways to change the machine."""

    def __init__(self, home: Path, folder: Path, setenv: Callable[[str, str], None]) -> None:
        self.home = home
        self.folder = folder
        self.setenv = setenv

    def repo(self, url: str = "", name: str = "shop") -> Path:
        """Make a repository with one commit."""
        return new_repo(self.folder / name, url)

    def store(self, url: str) -> None:
        """Give git's own `store` helper one credential, written as a URL."""
        (self.home / ".git-credentials").write_text(f"{url}\n")
        git(self.home, "config", "--global", "credential.helper", "store")

    def ssh(self, text: str, known_hosts: str = "") -> None:
        """Give the real ssh a configuration of the test's own: it does not look at HOME."""
        (self.home / "known_hosts").write_text(known_hosts)
        config = self.home / "ssh_config"
        none = f"UserKnownHostsFile {self.home}/known_hosts\nGlobalKnownHostsFile /dev/null\n"
        config.write_text(f"Host *\n{none}{text}")
        program = self.home / "bin" / "ssh"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\nexec {REAL_SSH} -F {config} "$@"\n')
        program.chmod(0o755)
        self.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")

    def key(self, name: str, mode: int) -> Path:
        """Make a file that stands for a private key."""
        path = self.home / name
        path.write_text("no key\n")
        path.chmod(mode)
        return path


def _app_password(stage: Stage) -> Path:
    stage.store(f"https://bob:{APP_PASSWORD}@bitbucket.org")
    return stage.repo("https://bitbucket.org/acme/shop.git")


def _app_password_ending(stage: Stage) -> Path:
    stage.setenv("BBFIX_NOW", "2026-07-10")
    return _app_password(stage)


def _account_password(stage: Stage) -> Path:
    stage.store(f"https://bob:{PASSWORD}@bitbucket.org")
    return stage.repo("https://bitbucket.org/acme/shop.git")


def _github_password(stage: Stage) -> Path:
    stage.store(f"https://bob:{PASSWORD}@github.com")
    return stage.repo(HTTPS)


def _hugging_face_password(stage: Stage) -> Path:
    stage.store(f"https://bob:{PASSWORD}@huggingface.co")
    return stage.repo("https://huggingface.co/acme/model")


def _secret_in_a_known_url(stage: Stage) -> Path:
    return stage.repo(f"https://bob:{PASSWORD}@gitlab.com/acme/shop.git")


def _secret_in_url(stage: Stage) -> Path:
    return stage.repo(f"https://bob:{PASSWORD}@git.example.org/acme/shop.git")


def _secret_in_a_rule(stage: Stage) -> Path:
    base = f"https://bob:{PASSWORD}@git.example.org/"
    git(stage.home, "config", "--global", f"url.{base}.insteadOf", "https://git.example.org/")
    return stage.repo("https://git.example.org/acme/shop.git")


def _git_protocol(stage: Stage) -> Path:
    return stage.repo("git://github.com/acme/shop.git")


def _git_protocol_of_a_submodule(stage: Stage) -> Path:
    repo = stage.repo()
    text = '[submodule "lib"]\n\tpath = lib\n\turl = git://github.com/acme/lib.git\n'
    (repo / ".gitmodules").write_text(text)
    return repo


def _heroku(stage: Stage) -> Path:
    return stage.repo("git@heroku.com:shop.git")


def _github_host_key(stage: Stage) -> Path:
    stage.ssh("", f"github.com,140.82.121.4 ssh-rsa {OLD_RSA}\n")
    return stage.repo(GITHUB)


def _bitbucket_host_key(stage: Stage) -> Path:
    stage.ssh("", f"bitbucket.org ssh-rsa {OLD_BITBUCKET}\n")
    return stage.repo("git@bitbucket.org:acme/shop.git")


def _open_key(stage: Stage) -> Path:
    stage.ssh(f"IdentityAgent none\nIdentityFile {stage.key('open', 0o644)}\n")
    return stage.repo(GITHUB)


def _open_key_of_two(stage: Stage) -> Path:
    keys = stage.key("open", 0o644), stage.key("closed", 0o600)
    stage.ssh("IdentityAgent none\n" + "".join(f"IdentityFile {key}\n" for key in keys))
    return stage.repo(GITHUB)


def _missing_key(stage: Stage) -> Path:
    stage.ssh(f"IdentityAgent none\nIdentityFile {stage.home}/gone\n")
    return stage.repo(GITHUB)


def _missing_key_of_two(stage: Stage) -> Path:
    repo = stage.repo(GITHUB)
    stage.ssh(f"IdentityAgent none\nIdentityFile {stage.key('there', 0o600)}\n")
    git(repo, "config", "core.sshCommand", f"ssh -i '{stage.home}/gone'")
    return repo


def _no_helper(stage: Stage) -> Path:
    git(stage.home, "config", "--global", "credential.helper", "nosuch")
    return stage.repo(HTTPS)


def _no_signer(stage: Stage) -> Path:
    repo = stage.repo()
    git(repo, "config", "commit.gpgSign", "true")
    git(repo, "config", "gpg.program", "nosuchgpg")
    return repo


def _no_editor(stage: Stage) -> Path:
    os.environ.pop("GIT_EDITOR")
    repo = stage.repo()
    git(repo, "config", "core.editor", "nosuch --wait")
    return repo


def _no_lfs(stage: Stage) -> Path:
    repo = stage.repo()
    git(repo, "config", "filter.lfs.process", "nosuch-lfs filter-process")
    (repo / ".gitattributes").write_text("*.bin filter=lfs diff=lfs merge=lfs -text\n")
    return repo


def _inert_hook(stage: Stage) -> Path:
    repo = stage.repo()
    (repo / ".git/hooks").mkdir(exist_ok=True)
    (repo / ".git/hooks/pre-commit").write_text("#!/bin/sh\n")
    return repo


def _nobody_commits(stage: Stage) -> Path:
    repo = stage.repo()
    git(stage.home, "config", "--global", "--remove-section", "user")
    git(stage.home, "config", "--global", "user.useConfigOnly", "true")
    return repo


def _left(repo: Path, name: str) -> Path:
    path = repo / ".git" / name
    path.write_text("")
    os.utime(path, (1, 1))
    return repo


def _merge(stage: Stage) -> Path:
    repo = stage.repo()
    (repo / ".git/MERGE_HEAD").write_text(git(repo, "rev-parse", "HEAD") + "\n")
    return repo


def _upstream_gone(stage: Stage) -> Path:
    repo = stage.repo(HTTPS)
    git(repo, "config", "branch.main.remote", "origin")
    git(repo, "config", "branch.main.merge", "refs/heads/feature")
    return repo


def _alternate(stage: Stage) -> Path:
    repo = stage.repo()
    (repo / ".git/objects/info/alternates").write_text("../../../gone/objects\n")
    return repo


def _empty_object(stage: Stage) -> Path:
    repo = stage.repo()
    name = git(repo, "rev-parse", "HEAD:file")
    path = repo / ".git/objects" / name[:2] / name[2:]
    path.unlink()
    path.touch()
    return repo


def _empty_ref(stage: Stage) -> Path:
    repo = stage.repo()
    (repo / ".git/refs/heads/feature").touch()
    return repo


def _no_authorities(stage: Stage) -> Path:
    git(stage.home, "config", "--global", "http.sslCAInfo", "/nosuch/company.pem")
    return stage.repo(HTTPS)


def _foreign(stage: Stage) -> Path:
    repo = stage.repo()
    for path in (repo, *repo.rglob("*")):
        os.chown(path, 12345, 12345)
    return repo


def _submodule_alone(stage: Stage) -> Path:
    return _pointing(stage, "../project/.git/modules/lib")


def _worktree_alone(stage: Stage) -> Path:
    return _pointing(stage, "/nosuch/project/.git/worktrees/lib")


def _moved(stage: Stage) -> Path:
    return _pointing(stage, "/nosuch/project.git")


def _pointing(stage: Stage, place: str) -> Path:
    folder = stage.folder / "lib"
    folder.mkdir(parents=True)
    (folder / ".git").write_text(f"gitdir: {place}\n")
    return folder


# page and number of its entry -> what makes the repository
SCENES: dict[tuple[str, int], Callable[[Stage], Path]] = {
    ("bitbucket-app-password", 1): _app_password,
    ("bitbucket-app-password", 2): _app_password_ending,
    ("bitbucket-account-password", 1): _account_password,
    ("github-password-refused", 1): _github_password,
    ("hugging-face-password", 1): _hugging_face_password,
    ("secret-in-url", 1): _secret_in_a_known_url,
    ("secret-in-url", 2): _secret_in_url,
    ("secret-in-url", 3): _secret_in_a_rule,
    ("github-git-protocol-off", 1): _git_protocol,
    ("github-git-protocol-off", 2): _git_protocol_of_a_submodule,
    ("heroku-ssh-gone", 1): _heroku,
    ("github-host-key-rotated", 1): _github_host_key,
    ("bitbucket-host-key-rotated", 1): _bitbucket_host_key,
    ("ssh-key-permissions", 1): _open_key,
    ("ssh-key-permissions", 2): _open_key_of_two,
    ("ssh-key-file-missing", 1): _missing_key,
    ("ssh-key-file-missing", 2): _missing_key_of_two,
    ("credential-helper-missing", 1): _no_helper,
    ("gpg-program-missing", 1): _no_signer,
    ("editor-failed", 1): _no_editor,
    ("lfs-not-installed", 1): _no_lfs,
    ("hook-not-runnable", 1): _inert_hook,
    ("identity-unknown", 1): _nobody_commits,
    ("index-lock", 1): lambda stage: _left(stage.repo(), "index.lock"),
    ("lock-left-behind", 1): lambda stage: _left(stage.repo(), "config.lock"),
    ("operation-in-progress", 1): _merge,
    ("upstream-gone", 1): _upstream_gone,
    ("alternate-missing", 1): _alternate,
    ("object-empty", 1): _empty_object,
    ("broken-ref", 1): _empty_ref,
    ("tls-authority-file-missing", 1): _no_authorities,
    ("dubious-ownership", 1): _foreign,
    ("gitfile-broken", 1): _submodule_alone,
    ("gitfile-broken", 2): _worktree_alone,
    ("gitfile-broken", 3): _moved,
}
# as root, who may write everywhere, no folder is sealed
ELSEWHERE = {("not-writable", 1)}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content."""
    done = subprocess.run(
        ["find", str(folder), "-type", "f"], capture_output=True, text=True, check=True
    )
    return {name: Path(name).read_bytes() for name in done.stdout.splitlines()}
