from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from diagnose.credentials.urlmatch import applies
from diagnose.hosts.url import parse

PATTERNS = [
    "",
    "https://bitbucket.org",
    "https://BitBucket.org",
    "https://bitbucket.org:443",
    "https://bitbucket.org/",
    "https://bitbucket.org/acme",
    "https://bitbucket.org/acme/shop.git",
    "https://bitbucket.org/ac",
    "https://bob@bitbucket.org",
    "https://eve@bitbucket.org",
    "http://bitbucket.org",
    "https://bitbucket.org:8443",
    "https://*.org",
    "https://*",
    "https://evil.example",
    "bitbucket.org",
    "bob@bitbucket.org",
    "evil.example",
    "https://",
    "bitbucket.org/acme/shop.git",
    "bitbucket.org/acme",
    "HTTPS://bitbucket.org",
]
URLS = [
    "https://bob@bitbucket.org/acme/shop.git",
    "https://bitbucket.org/acme/shop.git",
    "https://bitbucket.org:8443/acme/shop.git",
    "https://bitbucket.org/other/shop.git",
    "https://git.example.org/acme/shop.git",
    "http://bitbucket.org/acme/shop.git",
]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_fits_where_git_says_so(pattern: str, url: str, tmp_path: Path) -> None:
    """Held against the real git, URL by URL and pattern by pattern."""
    helper = f"!f() {{ echo x >> '{tmp_path}/asked'; }}; f"
    key = f"credential.{pattern}.helper" if pattern else "credential.helper"
    subprocess.run(["git", "config", "--global", key, helper], check=True)
    request = f"url={url}\n\n".encode()
    subprocess.run(["git", "credential", "fill"], input=request, capture_output=True, check=False)
    read = parse(url)

    assert read is not None
    assert applies(pattern, read) is (tmp_path / "asked").exists()
