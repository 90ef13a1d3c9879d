from __future__ import annotations

import json
from pathlib import Path

from tests.lab.bbfix import bbfix
from tests.library.pages import page
from tests.library.pages import put
from tests.library.pages import write


def test_patterns_are_listed(tmp_path: Path) -> None:
    """A line a pattern, or one document for programs."""
    lines = bbfix("patterns", "list", cwd=tmp_path).stdout.splitlines()
    assert any(line.startswith("bitbucket-account-password ") for line in lines)
    document = json.loads(bbfix("patterns", "list", "--format", "json", cwd=tmp_path).stdout)
    assert document["schema"] == "bbfix.patterns/1"
    assert len(document["patterns"]) == len(lines)


def test_a_broken_page_of_the_user_is_named_and_skipped(home: Path, tmp_path: Path) -> None:
    """The rest of the library works; the lint says what is wrong and ends with 1."""
    folder = home / ".config" / "bbfix" / "patterns"
    (folder / "auth").mkdir(parents=True)
    (folder / "auth" / "broken.toml").write_text('id = "broken"\n')
    listed = bbfix("patterns", "list", cwd=tmp_path)
    assert listed.returncode == 0
    assert "broken.toml" in listed.stderr
    said = bbfix("diagnose", "-", cwd=tmp_path, stdin="fatal: bad config line 3 in file x\n")
    assert said.returncode == 1
    assert said.stdout.startswith("error[bad-config-line]: ")
    assert "note:  auth/broken.toml: " in said.stdout
    checked = bbfix("patterns", "lint", cwd=tmp_path)
    assert checked.returncode == 1
    assert "broken.toml" in checked.stdout


def test_lint_without_a_folder_says_so(tmp_path: Path) -> None:
    """Nothing to check is wrong usage, with the way out."""
    done = bbfix("patterns", "lint", str(tmp_path / "none"), cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no folder" in done.stderr


def test_lint_knows_what_is_shipped(home: Path, tmp_path: Path) -> None:
    """A page of the user may use shipped fixes and supersede shipped pages; a lone file is fine."""
    used = page(
        fix=[{"use": "wait", "id": "ask"}], supersedes=["index-lock"], sources=["seen here"]
    )
    folder = write(home / ".config" / "bbfix" / "patterns", used)
    lone = tmp_path / "draft.toml"
    lone.write_bytes((folder / "push" / "broken-thing.toml").read_bytes())
    for place in ([], [str(lone)]):
        done = bbfix("patterns", "lint", *place, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    put(lone, {**used, "id": "index-lock", "supersedes": []})
    done = bbfix("patterns", "lint", str(lone), cwd=tmp_path)
    assert (done.returncode, "`id` is taken by a pattern" in done.stdout) == (1, True)


def test_lint_holds_words_against_git(tmp_path: Path) -> None:
    """With --git a wording that the installed git does not have is named."""
    lone = tmp_path / "draft.toml"
    put(lone, page(git={"file": "a.c", "msgid": "no git ever said this"}))
    plain = bbfix("patterns", "lint", str(lone), cwd=tmp_path)
    held = bbfix("patterns", "lint", "--git", str(lone), cwd=tmp_path)
    assert (plain.returncode, plain.stdout) == (0, "")
    assert (held.returncode, "`git 1 msgid` is in no file of git" in held.stdout) == (1, True)


def test_a_page_is_held_against_its_examples(tmp_path: Path) -> None:
    """Each example with what answered it; what is wrong ends with 1, a wrong name with 2."""
    lone = tmp_path / "draft.toml"
    put(lone, page(counter=[{"reason": "alike", "text": "fatal: 'x' is broken"}]))
    good = bbfix("patterns", "test", "index-lock", cwd=tmp_path)
    assert good.returncode == 0
    assert "  ok     example 1 (world stale-index-lock): index-lock\n" in good.stdout
    assert "  ok     slowest regex: " in good.stdout
    assert good.stdout.endswith(" 0 troubles\n")
    bad = bbfix("patterns", "test", str(lone), cwd=tmp_path)
    assert bad.returncode == 1
    assert "  wrong  counter 1 (alike): broken-thing\n" in bad.stdout
    assert bbfix("patterns", "test", "nonsense", cwd=tmp_path).returncode == 2
    document = json.loads(
        bbfix("patterns", "test", "--format", "json", str(lone), cwd=tmp_path).stdout
    )
    assert document["schema"] == "bbfix.patterns-test/1"
    assert document["patterns"][0]["answers"][1]["found"] == ["broken-thing"]


def test_a_broken_page_is_a_trouble_of_the_test(home: Path, tmp_path: Path) -> None:
    """The pages of the user are taken where none is named; those that cannot be read are named."""
    folder = home / ".config" / "bbfix" / "patterns"
    write(folder, page(), page(id="broken", severity="bad"))
    done = bbfix("patterns", "test", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("push/broken.toml: `severity` is `bad`")
    assert done.stdout.endswith("1 page, 1 example, 1 counter-example: 1 trouble\n")


def test_a_page_is_begun_from_a_transcript(home: Path, tmp_path: Path) -> None:
    """The draft counts at once where it is saved, and nothing is ever overwritten."""
    log = tmp_path / "log"
    log.write_text("fatal: the moon over 'a/b' is waxing\n")
    assert bbfix("diagnose", str(log), cwd=tmp_path).returncode == 3
    shown = bbfix("patterns", "new", str(log), cwd=tmp_path)
    assert shown.returncode == 0
    assert 'id = "moon-over-waxing"\n' in shown.stdout
    saved = bbfix("patterns", "new", "--save", str(log), cwd=tmp_path)
    place = home / ".config" / "bbfix" / "patterns" / "command" / "moon-over-waxing.toml"
    assert saved.stdout.startswith(f"written: {place}\n")
    assert place.read_text() == shown.stdout
    found = bbfix("diagnose", "--format", "json", str(log), cwd=tmp_path)
    assert json.loads(found.stdout)["diagnoses"][0]["id"] == "moon-over-waxing"
    own = tmp_path / "my-moon.toml"
    written = bbfix("patterns", "new", "-o", str(own), "-", stdin=log.read_text(), cwd=tmp_path)
    assert written.returncode == 0
    assert 'id = "my-moon"\n' in own.read_text()
    assert "the draft takes its place" in written.stderr
    again = bbfix("patterns", "new", "-o", str(own), str(log), cwd=tmp_path)
    assert again.returncode == 4
    assert "is there already" in again.stderr


def test_a_draft_needs_a_failure_and_a_name(tmp_path: Path) -> None:
    """No failure, no id, two places at once: wrong usage, with the way out."""
    log = tmp_path / "log"
    log.write_text("Everything up-to-date\n")
    for args, words in (
        ((), "no line of this looks like a failure"),
        (("-o", "Not An Id.toml"), "cannot be an id"),
        (("-o", "a.toml", "--save"), "exclude each other"),
    ):
        done = bbfix("patterns", "new", *args, str(log), cwd=tmp_path)
        assert (done.returncode, words in done.stderr) == (2, True)


def test_the_long_page_is_for_reading(tmp_path: Path) -> None:
    """Prose is wrapped, lists keep their marks, sources stand at the end; Markdown is Markdown."""
    shown = bbfix("explain", "bitbucket-account-password", cwd=tmp_path).stdout
    assert shown.startswith("error[bitbucket-account-password]: ")
    assert "\n- ssh, which needs no token at all\n" in shown
    assert "\nread:  https://" in shown
    prose = [line for line in shown.splitlines() if not line.startswith(("    ", "read:  "))]
    assert all(len(line) <= 80 for line in prose if "https://" not in line)
    marked = bbfix("patterns", "show", "merge-conflict", "--format", "markdown", cwd=tmp_path)
    assert marked.stdout.startswith("### error: ")


def test_the_page_of_a_repository_can_be_read(tmp_path: Path) -> None:
    """What a diagnosis named, `explain` knows, also where the repository brought the page."""
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".bbfix" / "patterns", page())
    shown = bbfix("explain", "broken-thing", "--format", "json", cwd=tmp_path)
    assert json.loads(shown.stdout)["fixes"] == []
    unknown = bbfix("explain", "broken-thong", cwd=tmp_path)
    assert unknown.returncode == 2
    assert "ids that look alike: broken-thing" in unknown.stderr
