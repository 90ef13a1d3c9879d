from __future__ import annotations

from tests.library.pages import simple
from tests.match.finder import ids
from tests.match.finder import look

GENERAL = simple("general", "returned error:", r"^fatal: unable to access '(?P<url>[^'\n]+)': .+$")
SPECIAL = simple("special", "must be replaced", supersedes=["general"])
KEY = simple(
    "key", "Permission denied (publickey", r"^(?P<who>\S+): Permission denied \(publickey\)\.$"
)
HOOK = simple("hook", "hook declined", r"^ ! \[remote rejected\] .+ \(pre-receive hook declined\)$")


def test_the_superseding_pattern_explains_both_lines() -> None:
    """The general one is folded in, wherever near it stands."""
    text = "remote: it must be replaced\n\nfatal: unable to access 'u': returned error: 410"
    found = look(text, GENERAL, SPECIAL)

    assert ids(found) == ["special"]
    assert found.matches[0].folded == (2,)


def test_superseding_is_for_one_failure_only() -> None:
    """A second failure in the same log stays a diagnosis of its own."""
    text = (
        "remote: it must be replaced\nfatal: unable to access 'u': returned error: 410\n"
        "$ git clone v\nfatal: unable to access 'v': returned error: 403"
    )
    found = look(text, GENERAL, SPECIAL)

    assert ids(found) == ["special", "general"]
    assert found.matches[1].captures == {"url": "v"}


def test_what_was_said_does_not_part_a_failure() -> None:
    """Two pages may mean different things by one name; what the failure is about tells."""
    general = simple("general", "failed: ", r"^fatal: (?P<path>\S+) failed: (?P<reason>.+)$")
    special = simple(
        "special",
        "no room for ",
        r"^error: no room for (?P<path>\S+): (?P<reason>.+)$",
        supersedes=["general"],
    )
    text = "error: no room for {}: disk full\nfatal: a/b.txt failed: write error"

    assert ids(look(text.format("a/b.txt"), general, special)) == ["special"]
    assert ids(look(text.format("b.txt"), general, special)) == ["special"]
    assert ids(look(text.format("c.txt"), general, special)) == ["special", "general"]


def test_on_one_line_there_is_one_failure() -> None:
    """Whatever two pages call its parts."""
    general = simple("general", "no room", r"no room for \S+ on (?P<path>\S+)$")
    special = simple(
        "special", "no room", r"^error: no room for (?P<path>\S+)", supersedes=["general"]
    )

    assert ids(look("error: no room for a on b", general, special)) == ["special"]


def test_superseding_does_not_reach_far() -> None:
    """What stands a page away belongs to another failure."""
    far = "\n".join("..." for _ in range(40))
    text = f"remote: it must be replaced\n{far}\nfatal: unable to access 'u': returned error: 410"

    assert ids(look(text, GENERAL, SPECIAL)) == ["special", "general"]


def test_two_that_supersede_each_other_leave_one() -> None:
    """A circle of the user's making does not hang or lose the failure."""
    one = simple("one", "is broken", supersedes=["two"])
    two = simple("two", "is broken today", supersedes=["one"])

    assert len(look("it is broken today", one, two).matches) == 1


def test_more_fixed_words_are_more_specific() -> None:
    """On the same line the pattern that says more of it wins."""
    short = simple("short", "is broken")
    long = simple("long", "is broken", r"^the whole thing is broken, and so is the other$")
    text = "the whole thing is broken, and so is the other"

    assert ids(look(text, short, long)) == ["long"]


def test_a_sign_of_a_host_beats_wording() -> None:
    """Narrowed to a host, and git's own line names it."""
    general = simple("general", "unable to access", r"^fatal: unable to access '[^']+': error 410$")
    bound = simple("bound", "x", match=[{"literal": "error 410", "hosts": ["forge"]}])
    text = "fatal: unable to access 'https://{}/a/b/': error 410"

    assert ids(look(text.format("forge.example"), general, bound)) == ["bound"]
    assert ids(look(text.format("other.example"), general, bound)) == ["general"]


def test_consequences_fold_into_their_cause() -> None:
    """What only follows is no diagnosis and is not unrecognised either."""
    text = (
        "git@forge.example: Permission denied (publickey).\n"
        "fatal: Could not read from remote repository.\n\n"
        "error: failed to push some refs to 'x'\n"
    )
    found = look(text, KEY)

    assert ids(found) == ["key"]
    assert found.matches[0].folded == (1, 3)
    assert found.unrecognised == ()


def test_a_pattern_of_a_consequence_is_heard_only_alone() -> None:
    """A page about a wrapper line helps where its cause was not printed."""
    lost = simple("lost", "Could not read from remote", r"^fatal: Could not read from remote .+$")
    alone = "fatal: Could not read from remote repository."

    assert ids(look(alone, lost, KEY)) == ["lost"]
    assert ids(look(f"x: Permission denied (publickey).\n{alone}", lost, KEY)) == ["key"]


def test_of_two_consequences_without_a_cause_the_first_is_heard() -> None:
    """One failure is told once, by the line that stands nearest to its cause."""
    lost = simple("lost", "Could not read from remote", r"^fatal: Could not read from remote .+$")
    stopped = simple("stopped", "failed to push", r"^error: failed to push some refs to .+$")
    first = "fatal: Could not read from remote repository."
    last = "error: failed to push some refs to 'x'"

    found = look(f"{first}\n{last}", lost, stopped)

    assert ids(found) == ["lost"]
    assert found.matches[0].folded == (1,)
    assert ids(look(first + "\n" * 20 + last, lost, stopped)) == ["lost", "stopped"]


def test_a_pattern_of_a_consequence_yields_to_a_failure_that_nobody_knows() -> None:
    """What stands before it is the failure, and it stays unrecognised."""
    table = simple("hung-up", "Could not read from remote repository.")
    text = "fatal: something new\nfatal: Could not read from remote repository."
    found = look(text, table, command=("git", "fetch"))

    assert ids(found) == []
    assert found.unrecognised == (0,)


def test_a_pages_own_consequences_fold() -> None:
    """Lines that one page knows to follow from its failure."""
    signs = [{"literal": "is broken"}, {"role": "consequence", "literal": "fatal: giving up"}]
    table = simple("broken", "x", match=signs)

    assert look("it is broken\nfatal: giving up", table).unrecognised == ()
    assert look("fatal: giving up", table).unrecognised == (0,)


def test_repetitions_are_counted() -> None:
    """A retried command fails once, several times."""
    text = "x: Permission denied (publickey).\n" * 3 + "y: Permission denied (publickey)."
    found = look(text, KEY)

    assert [(match.captures["who"], match.count) for match in found.matches] == [("x", 3), ("y", 1)]


def test_signs_of_one_failure_are_one_match() -> None:
    """Two signs near each other are two views of one thing, and weigh more."""
    signs = [{"literal": "is broken"}, {"literal": "cannot be mended"}]
    table = simple("broken", "x", match=signs)
    both = look("it is broken\nit cannot be mended", table)

    assert len(both.matches) == 1
    assert both.matches[0].lines == (0, 1)
    assert both.matches[0].weight > look("it is broken", table).matches[0].weight


def test_the_servers_words_come_first() -> None:
    """The innermost reason of one failure is its root cause."""
    size = simple("size", "too big", severity="error")
    text = (
        " ! [remote rejected] main -> main (pre-receive hook declined)\n"
        "remote: the file is too big\nerror: failed to push some refs to 'x'"
    )

    assert ids(look(text, HOOK, size)) == ["size", "hook"]


def test_separate_failures_stay_in_order() -> None:
    """After git has died, the server's words belong to the next command."""
    size = simple("size", "too big")
    general = simple("general", "gone wrong", r"^fatal: gone wrong$")

    assert ids(look("fatal: gone wrong\nremote: too big", general, size)) == ["general", "size"]


def test_warnings_come_after_errors() -> None:
    """What is merely worth knowing never stands before what broke."""
    hint = simple("hint", "might be slow", severity="warning")
    broken = simple("broken", "is broken")

    assert ids(look("it might be slow\n...\n...\nit is broken", hint, broken)) == ["broken", "hint"]


def test_a_flood_of_failures_is_told_once() -> None:
    """Thousands of failures are a few findings; what they cost is in the benchmarks."""
    lines = []
    for number in range(1000):
        lines += [
            "remote: it must be replaced",
            "...",
            f"fatal: unable to access 'u{number % 7}': returned error: 410",
        ]
        lines += [
            "x: Permission denied (publickey).",
            "fatal: Could not read from remote repository.",
        ]
        lines.append(f"fatal: never heard of number {number}")
    found = look("\n".join(lines), GENERAL, SPECIAL, KEY)

    assert set(ids(found)) == {"special", "key"}
    assert len(found.unrecognised) == 100


def test_one_failure_may_name_many_files() -> None:
    """A page that gathers tells one failure with the list, however many lines name a file."""
    signs = [{"literal": "is torn", "regex": r"^file (?P<path>\S+) is torn$"}]
    table = simple("torn", "x", match=signs, gathers=["path"])
    text = "\n".join(f"file {name} is torn" for name in "abcdefg")
    far = "\n".join("..." for _ in range(40))
    found = look(f"{text}\n{far}\nfile z is torn\nfile z is torn", table).matches

    assert [one.captures["path"] for one in found] == ["a", "z"]
    assert [one.captures["paths"] for one in found] == ["a, b, c, d, e and 2 more", "z"]
    assert [one.count for one in found] == [1, 2]
    assert found[0].lines == tuple(range(7))


def test_a_warning_is_no_cause_of_a_failure() -> None:
    """What only follows from a failure stays one where nothing but a warning stands near."""
    weak = simple("weak", "error: failed to push some refs to ")
    mild = simple("mild", "warning: x", severity="warning")
    text = "warning: x\nerror: failed to push some refs to 'u'"

    assert ids(look(text, weak, mild)) == ["weak", "mild"]
    assert ids(look(text, weak, simple("hard", "warning: x"))) == ["hard"]
