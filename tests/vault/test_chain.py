from __future__ import annotations

import subprocess
from pathlib import Path

from diagnose.credentials.chain import Helper
from diagnose.hosts.url import GitURL
from diagnose.hosts.url import parse
from diagnose.vault.chain import configured
from diagnose.vault.chain import store_lines

URL = "https://bob@bitbucket.org/acme/shop.git"


def url_of(text: str) -> GitURL:
    found = parse(text)
    assert found is not None
    return found


def git(*args: str, cwd: Path | None = None) -> None:
    subprocess.run(["git", *args], cwd=cwd, check=True, capture_output=True)


def asked(folder: Path, url: str) -> str:
    """Return the marks of the helpers that the real git asks for a URL, in order."""
    place = folder / "asked"
    place.write_text("")
    request = f"url={url}\n\n".encode()
    subprocess.run(["git", "credential", "fill"], input=request, capture_output=True, check=False)
    return place.read_text()


def test_the_order_and_the_resets_are_git_s(tmp_path: Path) -> None:
    """An empty value clears what came before, whoever said it."""
    text = "".join(
        f"[{section}]\n\thelper = {value}\n"
        for section, value in [
            ("credential", f"\"!f() {{ echo a >> '{tmp_path}/asked'; }}; f\""),
            ('credential "https://bitbucket.org"', ""),
            (
                'credential "https://bitbucket.org"',
                f"\"!f() {{ echo b >> '{tmp_path}/asked'; }}; f\"",
            ),
            ("credential", f"\"!f() {{ echo c >> '{tmp_path}/asked'; }}; f\""),
        ]
    )
    with (Path.home() / ".gitconfig").open("a") as file:
        file.write(text.replace("\\", "\\\\"))
    found = configured(url_of(URL), str(tmp_path))

    assert asked(tmp_path, URL) == "b\nc\n"
    assert [h.command.split()[2] for h in found] == ["echo", "echo"]
    assert [h.key for h in found] == [
        "credential.https://bitbucket.org.helper",
        "credential.helper",
    ]
    assert {h.scope for h in found} == {"global"}
    assert {h.file for h in found} == {str(Path.home() / ".gitconfig")}


def test_a_repository_s_own_helper_is_named_with_its_file(tmp_path: Path) -> None:
    """Where it comes from decides how far it is trusted."""
    git("init", "-q", str(tmp_path))
    git("config", "credential.helper", "cache --timeout=5", cwd=tmp_path)
    (found,) = configured(url_of(URL), str(tmp_path))

    assert (found.scope, found.file, found.name) == ("local", ".git/config", "cache")


def test_lines_of_a_store_file_are_read_for_one_host_only(tmp_path: Path) -> None:
    """Every user name of that host, decoded; broken lines and other hosts are passed over."""
    place = tmp_path / "credentials"
    place.write_text(
        "https://bob:one@bitbucket.org\n"
        "nonsense\n"
        "https://a%40b:two%2F@bitbucket.org\n"
        "https://eve:three@evil.example\n"
        "https://bob@bitbucket.org\n"
        "https://x:four@bitbucket.org%3a8443\n"
    )
    found = store_lines(url_of(URL), Helper(f"store --file={place}"))

    assert [(n.username, n.secret.reveal()) for n in found] == [("bob", "one"), ("a@b", "two/")]
