from __future__ import annotations

import pytest

from diagnose.evidence import argv


def test_global_options_are_not_the_command() -> None:
    """What stands before the subcommand says where git works and with which settings."""
    words = ("git", "-C", "a", "-C", "b", "-c", "x.y=1", "--no-pager", "--git-dir=g", "push", "o")
    found = argv.read(words)

    assert (found.name, found.args, found.folder) == ("push", ("o",), "a/b")
    assert (found.git_dir, found.config) == ("g", (("x.y", "1"),))


@pytest.mark.parametrize(
    ("command", "positionals"),
    [
        ("git push -o ci.skip origin main", ("origin", "main")),
        ("git push -uo ci.skip origin", ("origin",)),
        ("git push -oci.skip origin", ("origin",)),
        ("git push --push-option ci.skip origin", ("origin",)),
        ("git push --push-option=ci.skip origin", ("origin",)),
        ("git fetch --depth 1 -- -odd", ("-odd",)),
        ("git clone -b main https://h/x dir", ("https://h/x", "dir")),
        ("git pull -X ours origin main", ("origin", "main")),
        ("bbfix git push origin", ("origin",)),
        ("/usr/bin/git push origin", ("origin",)),
        ("git push", ()),
    ],
)
def test_values_of_options_are_not_positional(command: str, positionals: tuple[str, ...]) -> None:
    """The word after an option that takes a value is that value."""
    assert argv.read(command.split()).positionals == positionals


def test_the_settings_of_a_clone_count() -> None:
    """`git clone -c` sets the configuration of the clone itself."""
    found = argv.read(("git", "clone", "-c", "http.proxy=p", "--config", "a.b", "https://h/x"))

    assert found.config == (("http.proxy", "p"), ("a.b", None))
    assert found.option("-c") == ("http.proxy=p",)


def test_nothing_is_read_as_nothing() -> None:
    """An empty command line, or git alone, has no subcommand."""
    assert argv.read(()).name == ""
    assert argv.read(("git", "-C")).name == ""
    assert not argv.read(("git", "fetch", "--", "--all")).flag("--all")
