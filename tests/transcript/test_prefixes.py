from __future__ import annotations

import pytest

from diagnose.transcript.prefixes import without

FAILURE = [
    "Cloning into 'shop'...",
    "remote: Not found",
    "fatal: repository 'https://bitbucket.org/acme/shop.git/' not found",
]


@pytest.mark.parametrize(
    "prefix",
    [
        "15:45:0{}  ",
        "2026-11-23T15:45:0{}.123Z ",
        "[2026-11-23 15:45:0{}] ",
        "#13 73.{} ",
        "> ",
        ">> ",
        "##[error]",
        "[ERROR] [git] ",
        "Nov 23 15:45:0{} ",
        "web_{}  | ",
        "[build] 0{} ",
        "job-{}> ",
        "E   ",
    ],
)
def test_prefixes_of_logs_go(prefix: str) -> None:
    """Stamps, group marks, mail quotes and service names are taken off every line."""
    assert without([prefix.format(n) + line for n, line in enumerate(FAILURE)]) == FAILURE


@pytest.mark.parametrize(
    "kind",
    ["hudson.plugins.git.GitException: ", " ---> System.Exception: ", "Caused by: GitException: "],
)
def test_what_was_caught_is_a_prefix_even_before_an_error(kind: str) -> None:
    """Java and .NET name the kind of an exception, and then print what git said."""
    assert without([f"{kind}error: the branch 'x' is not fully merged"]) == [
        "error: the branch 'x' is not fully merged"
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("git push to host: remote: error: refusing", "remote: error: refusing"),
        ("bad exit code [128]. Out: [fatal: 'x' is not a commit", "fatal: 'x' is not a commit"),
        ("see here: remote: counting", "see here: remote: counting"),
    ],
)
def test_what_a_program_says_of_the_other_side_is_a_prefix(line: str, said: str) -> None:
    """Its own words end with a colon, and then the other side's error stands there."""
    assert without([line]) == [said]


@pytest.mark.parametrize("prefix", ["15:45:05 ", "> ", "#13 73.79 ", "##[error]"])
def test_a_stamp_needs_no_second_line(prefix: str) -> None:
    """What is made of digits and marks alone is a prefix even once."""
    assert without([prefix + FAILURE[2]]) == [FAILURE[2]]


@pytest.mark.parametrize(
    "lines",
    [
        ["src/a.c:10:5: error: x", "src/a.c:11:5: error: x", "src/a.c:12:5: error: x"],
        ["a.cs(10,5): error: x", "a.cs(11,5): error: x", "a.cs(12,5): error: x"],
        ["the reason was an error: x", "and a warning: y"],
        ["fatal: remote error: x", "error: fatal: y"],
        FAILURE,
    ],
)
def test_other_programs_keep_their_own_words(lines: list[str]) -> None:
    """A compiler's place, prose, and git's own words are no prefix."""
    assert without(lines) == lines


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("* error: cannot lock ref 'a/b': 'a' exists", "error: cannot lock ref 'a/b': 'a' exists"),
        ("- fatal: bad object HEAD", "fatal: bad object HEAD"),
        ("2. fatal: bad object HEAD", "fatal: bad object HEAD"),
        ("克隆报错fatal: bad object HEAD", "fatal: bad object HEAD"),
    ],
)
def test_the_mark_of_a_list_or_words_without_blanks_before_one_line(line: str, said: str) -> None:
    """Somebody named the error in a list, or right behind words of a script without blanks."""
    assert without([line]) == [said]


@pytest.mark.parametrize(
    "lines",
    [
        ["* error: say which file", "* docs: more"],
        ["- fatal: x", *("- more" for _ in range(8))],
        ["见报错fatal: x", "说明"],
    ],
)
def test_a_list_stays(lines: list[str]) -> None:
    """Subjects of commits, a long list and a text of several lines are not git's."""
    assert without(lines) == lines


def test_git_indents_after_a_prefix() -> None:
    """Of the blanks after a stamp, those that git wrote itself stay."""
    lines = ["15:45:05  error: x", "15:45:05   ! [rejected]  a -> b", "15:45:05  hint: y"]
    assert without(lines) == ["error: x", " ! [rejected]  a -> b", "hint: y"]


def test_an_exception_that_quotes_git_is_read() -> None:
    """An indented error, and the same behind `Error: `, both begin as git's own line does."""
    lines = [
        "  error: a",
        "  hint: b",
        "  fatal: c",
        "  --",
        "  Error: error: a",
        "      at x.js:1",
    ]
    clean = ["error: a", "hint: b", "fatal: c", "--", "error: a", "      at x.js:1"]
    assert without(lines) == clean


def test_a_prefix_of_one_line_is_not_anothers() -> None:
    """That `Error: ` is a prefix says nothing of other words before a colon."""
    lines = ["Error: fatal: a", "git: 'psh' is not a git command.", "remote: b"]
    assert without(lines) == ["fatal: a", "git: 'psh' is not a git command.", "remote: b"]


@pytest.mark.parametrize(
    "line",
    [
        "npm error {}",
        "lerna ERR! {}",
        "git.exc ERROR - {}",
        "E   {}",
        "worker_1: {}",
        "api:build: {}",
        "make[1]: {}",
        "Step #0: {}",
        "errorMessages: {}",
        "stderr: '{}'",
        "stderr: {}",
        "[stderr] {}",
        "*** {}",
        "2026-11-23T15:45:05.123456789Z stderr F {}",
        "  Error when executing git command. {}",
        '[7:42:36 PM] ✘  The command "git push x" failed with the error message {}',
    ],
)
def test_a_name_needs_no_second_line(line: str) -> None:
    """What stands before the only line, or names one of several, goes even without a mark."""
    assert without([line.format(FAILURE[2])]) == [FAILURE[2]]


@pytest.mark.parametrize(
    ("prefix", "line"),
    [
        ("npm error ", "git@github.com: Permission denied (publickey)."),
        ("  Error when executing git command. ", "Host key verification failed."),
        ("[api] ", "git: 'psh' is not a git command. See 'git --help'."),
        ("worker_1 | ", "CONFLICT (content): Merge conflict in f"),
        ("\tC:\\w\\shop: ", "kex_exchange_identification: read: Connection reset by peer"),
    ],
)
def test_words_of_ssh_and_git_without_a_voice_show_a_prefix(prefix: str, line: str) -> None:
    """The host that ssh names before it speaks, and git's other first words, begin the line."""
    both = [prefix + line, prefix + "fatal: Could not read from remote repository."]
    assert without(both)[0] == line


@pytest.mark.parametrize(
    "prefix",
    [
        "[api] ",
        "npm ERR! ",
        "npm error ",
        "#7 ",
        "1> ",
        "*** ",
        " => => # ",
        "15:45:05 ERROR a.b - ",
    ],
)
def test_a_label_of_every_line_goes(prefix: str) -> None:
    """Where git says no word of its own, a label that every line has is no part of it."""
    lines = ["On branch main", "nothing to commit, working tree clean"]
    assert without([prefix + line for line in lines]) == lines


@pytest.mark.parametrize(
    "lines",
    [
        [" ! [rejected]        a -> a (stale info)", " ! [rejected]        b -> b (stale info)"],
        ["CONFLICT (content): Merge conflict in a", "CONFLICT (content): Merge conflict in b"],
        ["*** Please tell me who you are.", "", "Run", "", "fatal: unable to auto-detect"],
        ["[main 4c1fe02] fatal: x", " 1 file changed, 1 insertion(+)"],
    ],
)
def test_what_git_itself_repeats_stays(lines: list[str]) -> None:
    """Words that git begins several lines with are its own; so is the subject of a commit."""
    assert without(lines) == lines


def test_what_stands_below_an_indented_error_is_moved_with_it() -> None:
    """Where git's first word stands behind blanks, the rest of the block was moved as far."""
    lines = ["I get:", "", "    $ git push", "    fatal: a", "        b", "", "    c", "why?"]
    assert without(lines) == ["I get:", "", "$ git push", "fatal: a", "    b", "", "c", "why?"]


def test_the_name_of_a_stream_in_full_goes() -> None:
    """Flutter writes it so."""
    assert without(["X Command failed", "  Standard error: fatal: bad object HEAD"])[1] == (
        "fatal: bad object HEAD"
    )


@pytest.mark.parametrize(
    "before",
    [
        (
            "rpc error: code = Unknown desc = failed to initialize repository resources: rpc "
            "error: code = Internal desc = Failed to fetch default: `git fetch origin --tags "
            "--force --prune` failed exit status 128: "
        ),
        (
            "unable to prepare context: unable to 'git clone' to temporary context directory: "
            "error fetching: "
        ),
    ],
)
def test_a_call_within_a_call_is_a_prefix(before: str) -> None:
    """A program that another one called hands on what git said, at the end of a long line."""
    assert without([f"{before}fatal: x"]) == ["fatal: x"]


def test_the_server_that_capistrano_names_goes() -> None:
    """The mark holds colons of its own."""
    assert without(["** [out :: web1] fatal: bad object HEAD"]) == ["fatal: bad object HEAD"]


@pytest.mark.parametrize(
    "before",
    [
        "Failed to set a new url git@host:x.git for origin:  ",
        "Error during fetching repo: ",
        "[CONFIG_INVALID] worktree list in ... failed (exit 128): ",
        "[x] Could not update the submodules: ",
        "THREW GitError: ",
        "call / trust  ##[error]",
    ],
)
def test_what_went_wrong_is_named_before_what_git_said(before: str) -> None:
    """A program puts git's words behind a colon in its own sentence."""
    assert without([f"{before}fatal: bad object HEAD", "more"])[0] == "fatal: bad object HEAD"


def test_the_command_that_ran_is_no_part_of_what_git_said() -> None:
    """Old releases of npm write the command before each line of it."""
    said = "npm ERR! git clone https://github.com/acme/shop.git fatal: unable to access 'x': y"

    assert without([said]) == ["fatal: unable to access 'x': y"]


@pytest.mark.parametrize(
    "said", ["git@github.com: Permission denied (publickey).", "ssh: x: y", "Connection reset by x"]
)
@pytest.mark.parametrize("before", ["Smudge error: a: ", ""])
def test_what_ssh_said_to_git_lfs_is_ssh_s(said: str, before: str) -> None:
    """Git LFS asks the host over ssh, and hands on how that ended."""
    assert without([f"{before}batch request: {said}: exit status 255  "]) == [said]


def test_node_names_no_command_where_it_hands_on_what_git_said() -> None:
    """`Command failed: ` and a sentence; a command behind it is what ran, and stays."""
    said = "The previous cherry-pick is now empty, possibly due to conflict resolution."

    assert without([f"Error: Command failed: {said}"]) == [said]
    assert without(["Error: Command failed: git pull"]) == ["Error: Command failed: git pull"]


def test_a_program_says_what_git_returned() -> None:
    """SickRage and its kin name the command, and what it returned behind a colon."""
    before = "01-19 20:42:54 WARN CHECK :: [698ca1d] git fetch --prune origin returned : "

    assert without([f"{before}fatal: bad object HEAD"]) == ["fatal: bad object HEAD"]
    quoted = 'WARNING CHECK :: [e4870f8] "/opt/bin/git" branch main returned : '
    assert without([f"{quoted}fatal: bad object HEAD"]) == ["fatal: bad object HEAD"]
