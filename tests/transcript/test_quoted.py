from __future__ import annotations

import pytest

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
