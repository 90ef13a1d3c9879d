from __future__ import annotations

from pathlib import Path

from diagnose.demo.proxy import Proxy
from diagnose.demo.replies import BITBUCKET_CLOUD
from diagnose.demo.replies import Account
from tests.lab.bitbucket import Bitbucket
from tests.lab.web import Web


def test_leads_a_name_to_loopback(web: Web, bitbucket_folder: Path) -> None:
    """Without port 443 the proxy takes git to the same server under the same name, TLS and all."""
    account = Account(Bitbucket.token, "api-token")
    server = web.serve(bitbucket_folder / "served", BITBUCKET_CLOUD, (account,), proxied=True)
    url = f"https://bob:{Bitbucket.token}@bitbucket.org/acme/shop.git"
    done = web.run("ls-remote", url)

    assert (done.returncode, server.port != 443) == (0, True), done.stderr


def test_leads_nowhere_else(web: Web) -> None:
    """Any other name is refused and remembered."""
    with Proxy({"bitbucket.org:443": ("127.0.0.1", 9)}) as proxy:
        done = web.run("-c", f"http.proxy={proxy.url}", "ls-remote", "https://evil.example/x.git")

        assert done.returncode == 128
        assert proxy.refused == ["evil.example:443"]
