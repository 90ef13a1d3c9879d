from __future__ import annotations

import pytest

from tests.transcript.tools import texts
from tests.transcript.tools import transcript

ARGO = (
    "Failed to fetch: `git fetch` failed exit status 128: git@github.com: Permission denied"
    " (publickey). fatal: Could not read from remote repository. Please make sure you have"
    " the correct access rights and the repository exists."
)
PYTHON = (
    "GitCommandError: exit code(128) cmdline: git clone x stderr: 'Cloning into 'C:\\x'..."
    " fatal: unable to access 'https://x/y/': Could not resolve host: x'"
)
PHP = (
    "bash: /dev/tty: No such device error: failed to execute prompt script (exit code 1)"
    " fatal: could not read Username for 'https://x': No error"
)

CLOSED = (
    f"{'error getting the state of the application: ' * 5}`git fetch` failed exit status 128: "
    "kex_exchange_identification: Connection closed by remote host Connection closed by "
    "192.0.2.7 port 22 fatal: Could not read from remote repository."
)


@pytest.mark.parametrize(
    ("line", "last"),
    [
        (
            CLOSED,
            [
                "kex_exchange_identification: Connection closed by remote host",
                "Connection closed by 192.0.2.7 port 22",
                "fatal: Could not read from remote repository.",
            ],
        ),
        (
            ARGO,
            [
                "git@github.com: Permission denied (publickey).",
                "fatal: Could not read from remote repository.",
                "Please make sure you have the correct access rights and the repository exists.",
            ],
        ),
        (
            PYTHON,
            ["fatal: unable to access 'https://x/y/': Could not resolve host: x"],
        ),
        (
            PHP,
            ["fatal: could not read Username for 'https://x': No error"],
        ),
        (
            "Looking for updates...fatal: not a git repository: '/w/.git'",
            ["Looking for updates...", "fatal: not a git repository: '/w/.git'"],
        ),
        (
            (
                "fatal: Unable to create '/w/.git/index.lock': File exists. Another git process "
                "seems to be running in this repository, e.g. an editor opened by 'git commit'."
            ),
            [
                "fatal: Unable to create '/w/.git/index.lock': File exists.",
                (
                    "Another git process seems to be running in this repository, e.g. an editor "
                    "opened by 'git commit'."
                ),
            ],
        ),
        (
            "git: 'foo' is not a git command. See 'git --help'. Did you mean this? fo",
            ["git: 'foo' is not a git command. See 'git --help'.", "Did you mean this? fo"],
        ),
        (
            (
                "Error: Command failed: git status fatal: not a git repository (or any of the "
                "parent directories): .git"
            ),
            ["fatal: not a git repository (or any of the parent directories): .git"],
        ),
        (
            "Host key verification failed. fatal: Could not read from remote repository.",
            ["Host key verification failed.", "fatal: Could not read from remote repository."],
        ),
        (
            "\u62a5\u9519Connection reset by 192.0.2.1 port 443  fatal: Could not read from remote",
            ["Connection reset by 192.0.2.1 port 443", "fatal: Could not read from remote"],
        ),
    ],
)
def test_lines_that_were_made_one_are_parted(line: str, last: list[str]) -> None:
    """Where git has spoken and ended a sentence, its next word begins a line."""
    assert texts(line)[-len(last) :] == last


def test_what_stands_behind_a_server_s_words_stays_its_own() -> None:
    """A server cannot make a line of git's by saying what looks like the beginning of one."""
    said = "remote: Invalid username or password. fatal: 'https://x/y/' \u9274\u6743\u5931\u8d25"

    parts = transcript(said).lines

    assert [part.text for part in parts] == [
        "Invalid username or password.",
        "fatal: 'https://x/y/' \u9274\u6743\u5931\u8d25",
    ]
    assert all(part.remote for part in parts)


@pytest.mark.parametrize(
    "line",
    [
        "fatal: remote error: upload-pack: not our ref 0a1b2c3",
        "error: RPC failed; HTTP 503 curl 22 The requested URL returned error: 503",
        "It says error: x. Add -- if need be. Use '--' to separate them, as the manual tells.",
        "An error: x is a consequence of another. Some say fatal: it means that you are elsewhere.",
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    """Words of git's own within its sentences, and prose, begin no line."""
    assert texts(line) == [line]


@pytest.mark.parametrize(
    ("data", "last"),
    [
        ("Git failed with a fatal error.\nunable to access 'https://x/': y\n", "fatal: unable to"),
        ("Git failed with a fatal error. could not read Username for 'x'\n", "fatal: could not"),
        ("Git failed with a fatal error.\nerror: x\n", "error: x"),
        ("Error: Git failed with a fatal error.\n", "Error: Git failed"),
    ],
)
def test_visual_studio_gives_git_its_voice_back(data: str, last: str) -> None:
    """Visual Studio writes a sentence of its own in the place of `fatal: `."""
    assert texts(data)[-1].startswith(last)


def test_yarn_gives_git_its_voice_back() -> None:
    """Yarn writes `Fatal Error: ` for `fatal: `, and `Remote Error: ` for the server's words."""
    said = (
        "\u27a4 YN0001: \u2502   Remote Error: Repository not found.\n"
        "\u27a4 YN0001: \u2502   Fatal Error: repository 'https://x/y/' not found\n"
    )
    assert texts(said) == ["Repository not found.", "fatal: repository 'https://x/y/' not found"]


PUSHED = (
    "Failed to upload with error: exit status 1 - remote: no ticket remote: error: hook declined"
    " to update refs/heads/main To /srv/git/shop.git ! [remote rejected] main -> main (hook"
    " declined) error: failed to push some refs to '/srv/git/shop.git'"
)


def test_a_refused_push_that_was_made_one_line_is_parted() -> None:
    """Where a whole ` ! [rejected] a -> b (why)` stands in a line, the others' beginnings part."""
    assert texts(PUSHED) == [
        "Failed to upload with error: exit status 1 -",
        "no ticket",
        "error: hook declined to update refs/heads/main",
        "To /srv/git/shop.git",
        " ! [remote rejected] main -> main (hook declined)",
        "error: failed to push some refs to '/srv/git/shop.git'",
    ]


REPORTED = (
    "Error: To github.com:acme/shop.git ! refs/heads/main:refs/heads/main [remote rejected] (push"
    " declined due to repository rule violations) Done Pushing to github.com:acme/shop.git remote:"
    " error: GH013: Repository rule violations found for refs/heads/main. remote: remote: - GITHUB"
    " PUSH PROTECTION remote: remote: remote: - Push cannot contain secrets"
)


def test_the_report_that_an_ide_asks_for_is_parted_as_well() -> None:
    """Of `git push --porcelain` and of a server's empty lines blanks were left."""
    assert texts(REPORTED) == [
        "Error:",
        "To github.com:acme/shop.git",
        " ! [remote rejected] main -> main (push declined due to repository rule violations)",
        "Done Pushing to github.com:acme/shop.git",
        "error: GH013: Repository rule violations found for refs/heads/main.",
        "- GITHUB PUSH PROTECTION",
        "- Push cannot contain secrets",
    ]


def test_a_line_without_its_newlines_is_parted_at_the_server_s_words() -> None:
    """Four times `remote:` in one line were four lines, though nothing stands between them."""
    said = "done.remote: Resolving deltas: 100%, done.remote: error: GH013: nohremote:remote: - x"

    assert texts(said)[1:] == [
        "Resolving deltas: 100%, done.",
        "error: GH013: noh",
        "",
        "- x",
    ]


@pytest.mark.parametrize(
    "line",
    [
        'if " ! [rejected] main -> main (fetch first)" in said:',
        "expect(`! [rejected] main -> main (fetch first)`).toBe(1);",
        " ! [rejected]        main -> main (fetch first)",
        "a line that ends with [rejected] and nothing more",
    ],
)
def test_code_that_names_a_refused_push_stays_whole(line: str) -> None:
    """A mark before it, or nothing before it, and the line is as it was."""
    assert texts(line) == [line]


def test_a_line_that_git_ends_without_a_mark_ends_where_it_gives_up() -> None:
    """What git says when it gives up began a line of its own."""
    said = "git clone failed (exit status 128): Cloning into 'shop'... fatal: write error: No space"

    assert texts(f"{said} left on device fatal: index-pack failed")[-2:] == [
        "fatal: write error: No space left on device",
        "fatal: index-pack failed",
    ]


def test_two_of_the_server_s_words_in_one_line_are_parted() -> None:
    """Blanks for newlines; a relay that prefixes its own relay stays as it is."""
    said = "Total 3 (delta 2) remote: Resolving deltas: 100%, done. remote: error: GH006: no."

    assert texts(said)[1:] == ["Resolving deltas: 100%, done.", "error: GH006: no."]
    assert texts("remote: remote: fatal: x") == ["remote: fatal: x"]
