from __future__ import annotations

from diagnose.transcript.wraps import joins
from tests.transcript.tools import numbered
from tests.transcript.tools import texts

LONG = "error: failed to push some refs to 'https://github.com/acme/shop-of-many-things.gi"


def test_a_broken_quote_is_mended() -> None:
    """A URL that a terminal broke in two is whole again, and later numbers stay right."""
    assert numbered(f"{LONG}\nt'\nnext\n") == [(1, f"{LONG}t'"), (3, "next")]


def test_a_sentence_broken_twice_is_mended() -> None:
    """What was joined from two lines goes on in a third one."""
    broken = (
        "fatal: unable to access",
        "'https://git.example.org/acme/shop.git/':",
        "Could not resolve host: git.example.org",
    )
    assert numbered("\n".join(broken)) == [(1, " ".join(broken))]


def test_lines_broken_at_one_edge_are_mended() -> None:
    """Where several lines end at the same column, what follows goes on."""
    text = (
        "fatal: unable to access https://bitbucket.org/acme/shop.git/: The requested URL returned"
    )
    more = (
        "error: another failure that has quite a long explanation, which goes on and on and on and"
    )
    width = 70
    broken = [part[at : at + width] for part in (text, more) for at in range(0, len(part), width)]
    assert [line for _, line in numbered("\n".join(broken))] == [text, more]


def test_whole_lines_stay_apart() -> None:
    """Lines that only happen to be long are not joined."""
    lines = [
        "remote: Bitbucket Cloud recently stopped supporting account passwords for Git.",
        "fatal: Authentication failed for 'https://bitbucket.org/acme/shop-of-things.git'",
        "Please make sure you have the correct access rights",
        "and the repository exists.",
    ]
    assert [number for number, _ in numbered("\n".join(lines))] == [1, 2, 3, 4]


def test_a_secret_broken_in_two_goes() -> None:
    """A password that a terminal broke in two is redacted on both lines."""
    shown = numbered("$ git push https://bob:hun\nter2@bitbucket.org/acme/shop.git\nfatal: x\n")
    assert "hun" not in repr(shown)
    assert "ter2" not in repr(shown)


def test_a_meter_at_the_edge_stays_apart() -> None:
    """Lines of other kinds that happen to be equally long are not joined."""
    lines = [
        "error: RPC failed; curl 55 Send failure: Connection was aborted by the peer",
        "send-pack: unexpected disconnect while reading sideband packet",
        "Writing objects: 100% (9861/9861), 32.89 MiB | 1.24 MiB/s, done, and now to",
        "Total 9861 (delta 1909), reused 9861 (delta 1909), pack-reused 0, more text",
        "fatal: the remote end hung up unexpectedly",
    ]
    shown = [line for _, line in numbered("\n".join(lines))]
    assert lines[2] in shown
    assert lines[3] in shown


def test_a_line_as_wide_as_a_terminal_is_mended() -> None:
    """A single line that a terminal of 80 columns broke goes on in the next, blank and all."""
    line = (
        "fatal: unable to access 'https://bitbucket.org/acme/shop.git/': The requested URL returned"
        " error: 410"
    )
    assert numbered(f"{line[:80]}\n{line[80:]}\n") == [(1, line)]


def test_what_ssh_says_at_the_edge_is_mended() -> None:
    """A window of 80 columns broke what ssh says of a key."""
    line = "Permissions 0644 for '/c/Documents and Settings/Ada Lovelace/.ssh/id' are too open."
    assert numbered(f"{line[:80]}\n{line[80:]}\nend\n") == [(1, line), (3, "end")]


def test_a_push_begins_anew() -> None:
    """What git tells with -v is a line of its own, however wide the line before it is."""
    name = "x" * 38
    before = f"fatal: unable to access 'https://github.com/acme/{name}.git/': The requested URL"
    lines = [f"{before} returned error: 403", "Pushing to https://github.com/acme", "end"]
    assert len(lines[0]) == 132
    assert joins(lines) == []


def test_a_sentence_that_ends_at_the_edge_ends_there() -> None:
    """The same long line twice is no sign of a terminal: each is a whole sentence."""
    long = "error: Untracked working tree file 'x' would be overwritten by merge."
    lines = [long, "Trying really trivial in-index merge...", long, "Merge with strategy resolve"]
    assert [line for _, line in numbered("\n".join(lines))] == lines


def test_lines_that_happen_to_be_equally_long_stay_apart() -> None:
    """Where a line begins anew, no edge makes it go on: a capital, a sentence before it."""
    lines = [
        "error: The following untracked working tree files would be overwritten by a merge",
        "Somebody else may have added them in the branch that you are about to merge here.",
        "Updating 0a1b2c3..4d5e6f7 of the branch that follows origin, in the work tree now",
    ]
    assert [len(line) for line in lines] == [81, 81, 81]
    assert [text for _, text in numbered("\n".join(lines))] == lines


def test_two_lines_that_are_as_long_by_chance_stay_apart() -> None:
    """The end of one quoted name and the beginning of another are no torn word."""
    lines = [
        "fatal: detected dubious ownership in repository at 'E:/work/shop'",
        "'E:/work/shop' is on a file system that does not record ownership",
    ]

    assert joins(lines) == []


def test_the_last_line_is_no_edge() -> None:
    """Two lines that are as long as each other by chance are two."""
    lines = ["fatal: bad boolean config value 'simple' for 'push.autosetupremote'", "x" * 67]
    assert joins(lines) == []


def test_a_line_that_comes_again_is_no_edge() -> None:
    """Two lines that say the same are as long as each other for that reason."""
    said = "error: Untracked working tree file 'new' would be overwritten by merge."

    assert joins([said, "next", said, "last"]) == []


def test_lines_that_differ_in_an_id_alone_are_no_edge() -> None:
    """Git says the same of one commit after another; what stands below is another line."""
    said = "error: Server does not allow request for unadvertised object "
    data = [f"{said}{letter * 40}" for letter in "abc"] + ["its$ cat config", "x"]

    assert texts("\n".join(data)) == data


def test_a_meter_before_a_line_as_long_as_it_stays_apart() -> None:
    """What git wrote over a meter ends with a part of that, and another line of git's follows."""
    data = [
        "error: 4836 bytes of body are still expectedMiB | 289.00 KiB/s ",
        "fetch-pack: unexpected disconnect while reading sideband packet",
        "fatal: early EOF",
    ]

    assert [text.split(" ")[0] for text in texts("\n".join(data))] == [
        "error:",
        "fetch-pack:",
        "fatal:",
    ]


def test_git_in_another_language_begins_a_line() -> None:
    """What git begins its lines with in other languages is never the rest of a word."""
    lines = ["error: " + "x" * 73, "ayuda: " + "y" * 73, "ayuda: the end"]

    assert joins(lines) == []


def test_a_reason_behind_a_url_may_stand_in_the_next_line() -> None:
    """Git says both in one line; a page or a person broke it behind the colon."""
    said = "fatal: unable to access 'https://example.org/acme/shop.git/': \nFailed to connect: x\n"

    assert texts(said) == [
        "fatal: unable to access 'https://example.org/acme/shop.git/': Failed to connect: x"
    ]


def test_a_reason_that_goes_over_lines_is_whole() -> None:
    """A bracket that a refused ref opens is closed by the lines below, if they are few."""
    assert texts(
        "! [remote rejected] HEAD -> main (refusing to allow a GitHub App to\n"
        "  create or update workflow `a.yml`\n  without `workflows` permission)\nerror: x\n"
    ) == [
        (
            " ! [remote rejected] HEAD -> main (refusing to allow a GitHub App to create or update"
            " workflow `a.yml` without `workflows` permission)"
        ),
        "error: x",
    ]


def test_a_reason_with_a_list_below_stays_as_it_is() -> None:
    """An empty line ends it: what stands below is the server's list."""
    said = [" ! [remote rejected] main -> main (VS403654: secrets.", "", "/src/a.cs(1,2)"]

    assert texts("\n".join(said)) == said


def test_a_sentence_that_a_form_broke_at_its_blanks_is_mended() -> None:
    """Terraform breaks what git says into short lines within a frame."""
    framed = [
        "\u2502 fatal: unable to access",
        "\u2502 'https://dev.azure.com/acme/shop/_git/OneSync_Azure_TF_Modules_of_all_teams/':",
        "\u2502 The requested URL returned error: 403",
        "\u2502 fatal: could not read Username for 'https://github.com'/: terminal",
        "\u2502 prompts disabled",
    ]
    shown = [line for _, line in numbered("\n".join(framed))]
    url = "https://dev.azure.com/acme/shop/_git/OneSync_Azure_TF_Modules_of_all_teams/"
    assert shown == [
        f"fatal: unable to access '{url}': The requested URL returned error: 403",
        "fatal: could not read Username for 'https://github.com'/: terminal prompts disabled",
    ]


def test_a_list_of_words_is_no_broken_sentence() -> None:
    """Lines that share a word with one of git's sentences stay apart."""
    lines = ["which terminal", "is in use", "No such device", "fatal: unable to access", "the file"]
    assert [line for _, line in numbered("\n".join(lines))] == lines
