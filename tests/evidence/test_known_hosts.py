from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from diagnose.evidence import known_hosts

KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"  # github.com's own
FINGERPRINT = "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU"


def lines(tmp_path: Path, text: str, name: str) -> list[int]:
    file = tmp_path / "known_hosts"
    file.write_text(text)
    return [each.line for each in known_hosts.of((str(file),), name)]


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ("github.com", "github.com"),
        ("github.com,140.82.121.3", "140.82.121.3"),
        ("GitHub.com", "github.com"),
        ("*.example.org", "git.example.org"),
        ("[ssh.github.com]:443", "[ssh.github.com]:443"),
    ],
)
def test_a_line_names_its_host(tmp_path: Path, listed: str, name: str) -> None:
    """Plain names, lists, patterns, ports."""
    assert lines(tmp_path, f"# old\n{listed} ssh-ed25519 {KEY} comment\n", name) == [2]


@pytest.mark.parametrize(
    "line",
    [
        f"gitlab.com ssh-ed25519 {KEY}",
        f"!git.example.org,*.example.org ssh-ed25519 {KEY}",
        f"@revoked git.example.org ssh-ed25519 {KEY}",
        "git.example.org ssh-ed25519 n*t-base64",
        "git.example.org ssh-ed25519",
        "|1|c2FsdA==|n*t-base64 ssh-ed25519 AAAA",
        "|1| ssh-ed25519 AAAA",
        "",
    ],
)
def test_what_is_about_another_host_or_cannot_be_read_is_passed_over(
    tmp_path: Path, line: str
) -> None:
    """No line of the file can make the reader fail."""
    assert lines(tmp_path, f"{line}\n", "git.example.org") == []


def test_hashed_names_are_found_as_ssh_hashes_them(tmp_path: Path) -> None:
    """The file is hashed by ssh-keygen itself."""
    file = tmp_path / "known_hosts"
    file.write_text(f"github.com ssh-ed25519 {KEY}\n")
    subprocess.run(["ssh-keygen", "-q", "-H", "-f", str(file)], check=True, capture_output=True)
    assert "github" not in file.read_text()

    found = known_hosts.of((str(file),), "github.com")

    assert [each.fingerprint for each in found] == [FINGERPRINT]
    assert known_hosts.of((str(file),), "gitlab.com") == ()


def test_a_file_that_is_not_there_or_no_file_has_no_keys(tmp_path: Path) -> None:
    """Neither does a folder, nor a pipe that nobody writes to."""
    os.mkfifo(tmp_path / "pipe")
    places = (str(tmp_path / "none"), str(tmp_path), str(tmp_path / "pipe"))

    assert known_hosts.of(places, "github.com") == ()
