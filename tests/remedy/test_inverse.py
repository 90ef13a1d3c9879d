from __future__ import annotations

import pytest

from diagnose.errors import FaultError
from diagnose.errors import MovedOnError
from diagnose.errors import RefusedError
from diagnose.remedy import configedit
from diagnose.remedy import inverse
from diagnose.remedy.configedit import Edit
from diagnose.remedy.plan import FileChange
from diagnose.state import configtext
from diagnose.state import secretless

SECRET = "hun" + "ter2"
URL = f"https://bob:{SECRET}@bitbucket.org/a/b.git"
PLAIN = "https://bitbucket.org/a/b.git"
BEFORE = (
    f'[remote "origin"]\n\turl = {URL}\n\tfetch = x\n'
    f'[http "https://bitbucket.org/"]\n\textraHeader = Authorization: {SECRET}\n'
    f'[url "https://bob:{SECRET}@bitbucket.org/"]\n\tinsteadOf = bb:\n'
    "[pull]\n\trebase = true\n"
)
AFTER = (
    f'[remote "origin"]\n\turl = {PLAIN}\n\tfetch = x\n'
    '[url "https://bitbucket.org/"]\n\tinsteadOf = bb:\n'
    "[user]\n\tname = Ada\n"
)


def step() -> dict[str, object]:
    change = FileChange("/x/config", secretless.CONFIG, BEFORE.encode(), AFTER.encode())
    return {"edits": inverse.edits(change)}


def test_edits_hold_no_secret() -> None:
    """What the journal keeps of a change names every value and no secret."""
    kept = step()

    assert SECRET not in str(kept)
    assert {"key": "pull.rebase", "old": "true", "new": None} in kept["edits"]  # type: ignore[operator]
    assert {"key": "user.name", "old": None, "new": "Ada"} in kept["edits"]  # type: ignore[operator]


def test_values_go_back_one_by_one() -> None:
    """In a file that others changed, our values go back, theirs stay, and what is lost is named."""
    others = AFTER + "[branch]\n\tautoSetupRebase = always\n"

    restored = inverse.restored("/x/config", others.encode(), [step()])

    assert restored.data is not None
    text = restored.data.decode()
    assert "url = https://bob@bitbucket.org/a/b.git\n" in text
    assert "rebase = true" in text
    assert "autoSetupRebase = always" in text
    assert "Ada" not in text
    assert "remote.origin.url secret" in restored.without
    assert "http.https://bitbucket.org/.extraheader secret" in restored.without
    assert sum("***" in lost for lost in restored.without) == 1  # the base of insteadOf


def test_taking_back_twice_is_taking_back_once() -> None:
    """What is back already, or was never changed, is left alone."""
    once = inverse.restored("/x/config", AFTER.encode(), [step()]).data
    assert once is not None

    assert inverse.restored("/x/config", once, [step()]).data == once
    assert inverse.restored("/x/config", BEFORE.encode(), [step()]).data == BEFORE.encode()


def test_a_value_that_moved_on_is_named() -> None:
    """A value that is neither the old nor the new one stops it."""
    moved = AFTER.replace(PLAIN, "https://elsewhere.example/x")

    with pytest.raises(MovedOnError, match=r"remote\.origin\.url"):
        inverse.restored("/x/config", moved.encode(), [step()])


def test_an_edit_of_what_is_not_there() -> None:
    """A value that the file does not hold, or a file git cannot read, is never edited."""
    with pytest.raises(RefusedError, match="changed in between"):
        configedit.edited(b"[a]\n\tb = c\n", Edit("a.b", 0, "other", "new"), "/x")
    with pytest.raises(RefusedError, match="changed in between"):
        configedit.edited(b"[a]\n\tb = c\n", Edit("a.b", 1, "c", "new"), "/x")
    with pytest.raises(RefusedError, match="bad config line"):
        configedit.edited(b"[a\n", Edit("a.b", 0, "c", "new"), "/x")


def test_git_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that git reads in another way than meant is never written."""
    monkeypatch.setattr(configtext, "quote", lambda _: "wrong")

    with pytest.raises(FaultError):
        configedit.edited(b"[a]\n\tb = c\n", Edit("a.b", 0, "c", "new"), "/x")


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("[a] b = c\n", Edit("a.b", 0, "c", None), ""),
        ("[a]\nb\n", Edit("a.b", 0, "", "x"), "[a]\nb = x\n"),
        ("[a]\nb = 1\nb = 2\n", Edit("a.b", 1, "2", "3"), "[a]\nb = 1\nb = 3\n"),
        ("[a]\nb = 1\n[c]\nd = e\n", Edit("a.b", 0, "1", None), "[c]\nd = e\n"),
        ("[a]\n# why\nb = 1\n", Edit("a.b", 0, "1", None), "[a]\n# why\n"),
        ("[a]\nb = 1", Edit("a.c", 0, None, "x"), "[a]\nb = 1\n\tc = x\n"),
        ("", Edit("a.b.c", 0, None, "x;y"), '[a "b"]\n\tc = "x;y"\n'),
        ("[A]\nb = 1\n\n[c]\n", Edit("a.d", 0, None, "2"), "[A]\nb = 1\n\td = 2\n\n[c]\n"),
        (
            '[url "x"] insteadOf = y\n',
            Edit("url.x.insteadof", 0, "y", "y", "url.z"),
            '[url "z"] insteadOf = y\n',
        ),
    ],
)
def test_edits_keep_the_layout(text: str, edit: Edit, expected: str) -> None:
    """Only the part that changes changes."""
    got = configedit.edited(text.encode(), edit, "/x").decode()

    assert got == expected
