from __future__ import annotations

import json
import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from diagnose.state.plainjson import written

SIMPLE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(
    SIMPLE, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


@given(VALUES)
def test_json_reads_it_back(value: object) -> None:
    """Whatever is written, json reads as the same value."""
    assert json.loads(written(value).encode()) == value


def test_no_text_breaks_out() -> None:
    """Quotes, backslashes, controls and torn letters stay inside their text."""
    for text in ('"', "\\", '\\"', "\t", "\n", "\0", "\u2028", "\ud800", "\x7f", "naïve"):
        assert json.loads(written([text]).encode()) == [text]


def test_json_stays_away() -> None:
    """For the lines of an ordinary transcript json is not imported."""
    code = (
        "import sys; from diagnose.state.plainjson import written;"
        "written({'lines': [[1, 'error: \x22x\x22', None, True]]}); sys.exit('json' in sys.modules)"
    )
    # a coverage run measures child processes too, and brings json along
    env = {name: text for name, text in os.environ.items() if not name.startswith("COVERAGE_")}
    subprocess.run([sys.executable, "-c", code], check=True, env=env)
