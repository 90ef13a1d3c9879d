from __future__ import annotations

import pytest

from diagnose.transcript.collect import SMALL
from diagnose.transcript.collect import Collector
from diagnose.transcript.quoted import shown
from tests.transcript.tools import transcript

LOG = """commit 4c1fe02ab7733d9058cb1ffc3aa1640e5bd0a7e2
Author: Ada <ada@example.org>
Date:   Mon Nov 23 10:00:00 2026 +0000

    fatal: shown
"""
PATCH = "@@ -1,2 +1,2 @@\n fatal: shown\n+fatal: shown\n-    error: shown\n"
LIST = "* 4c1fe02 (main) fatal: shown\nstash@{0}: On main: fatal: shown\n"
TRIPLE = 'text = """\nfatal: shown\n"""\n'
HERE = "cat >expect <<EOF\nfatal: shown\nEOF\n"
SOURCE = "import os\n" + "".join(f"a_{n} = f({n})\n" for n in range(9)) + "x = 'fatal: shown'\n"
FRAME = '  File "x.py", line 3, in f\n    raise ValueError("fatal: shown")\n'
PAGE = (
    "# Title\n\nThis is a sentence that explains what the page is about, for all.\n"
    "And another one that goes on about the same thing, at length, in words.\n"
    "A third is needed, since two sentences do not make a page, as we know.\n"
    "The fourth one says that the following was printed by somebody, once.\n\n"
    "    fatal: shown\n\n```\nfatal: shown\n```\n"
)


@pytest.mark.parametrize(
    "text",
    [LOG, PATCH, LIST, TRIPLE, HERE, SOURCE, FRAME, PAGE],
    ids=["log", "patch", "list", "triple", "here", "source", "frame", "page"],
)
def test_what_is_only_shown_is_marked(text: str) -> None:
    """Lines that something quotes are told from what git said behind it."""
    lines = transcript(f"{text}\n$ git push\nfatal: said\n").lines

    assert [line.text for line in lines if "shown" in line.text and not line.quoted] == []
    assert [line.quoted for line in lines if line.text == "fatal: said"] == [False]


def test_stamps_hide_no_quotes() -> None:
    """A log with a time before every line is looked at without the times."""
    stamped = "".join(f"2026-11-23T10:00:0{n}Z {line}\n" for n, line in enumerate(LOG.split("\n")))
    lines = transcript(stamped + "2026-11-23T10:00:09Z fatal: said\n").lines

    assert [line.text for line in lines if "fatal" in line.text and not line.quoted] == [
        "fatal: said"
    ]


def test_a_patch_in_a_huge_log_is_only_shown() -> None:
    """Of a text that is kept in parts, lines of a patch are no words of git's."""
    line = "+fatal: not a git repository (or any of the parent directories): .git\n"
    hunk = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n" + "+noise of a file\n" * 40
    log = (hunk + line) * 2000
    collector = Collector(lambda text: "fatal: " in text)
    for at in range(0, len(log), 100_000):
        collector.feed(log[at : at + 100_000])
    kept = [text for _, text in collector.finish()]

    assert len(log) > SMALL
    assert not any("fatal: " in text for text in kept)


def test_a_search_in_one_file_of_a_program_is_none() -> None:
    """Where a program tells the place in its source, what it says counts."""
    said = "sync.py:42: fatal: a\nsync.py:42: fatal: b\nsync.py:42: fatal: c"

    assert shown(said.split("\n"), said) == set()


def test_strings_of_a_program_below_one_another_are_shown() -> None:
    """Python joins them; a list of JSON, with commas, is what a program said."""
    code = 'stderr = (\n    "fatal: a\\n"\n    "fatal: b\\n"\n)'
    said = '"stderr_lines": [\n    "fatal: a",\n    "fatal: b"\n]'

    assert shown(code.split("\n"), code) == {1, 2}
    assert shown(said.split("\n"), said) == set()


def test_titles_under_numbers_are_shown() -> None:
    """A page lists questions that are like another one, each under its votes."""
    page = "Related\n27\nfatal: a\n0\nWhy is b so?\n129\nfatal: c\n4"

    assert shown(page.split("\n"), page) == {2, 4, 6}
