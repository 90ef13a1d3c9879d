"""What can go wrong, as a tree.

BbfixError
    UsageError        the command line or an input file cannot be used      exit 2
    RefusedError      it needs a person, or a candidate was not accepted    exit 4
        MovedOnError  undo or apply found the world changed                 exit 4
    LibraryError      a pattern page is broken                              exit 2
    StateError        the journal or the last diagnosis cannot be read      exit 4
    GitError          one of our own git calls failed                       exit 70
        GitUnusableError  there is no git, or it cannot read its own files  exit 4
    FaultError        bbfix broke its own promise                           exit 70

Everything else that escapes is a bug and ends in a redacted crash file (exit 70).
"""

from __future__ import annotations


class BbfixError(Exception):
    """A trouble that a person can read: one sentence, and where possible what to do.

    `hint` is a second sentence, often a command to type.
    """

    exit = 70

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(BbfixError):
    """The command line or an input file cannot be used as it is."""

    exit = 2


class RefusedError(BbfixError):
    """Nothing was changed: it needs a person, or a candidate was not accepted."""

    exit = 4


class MovedOnError(RefusedError):
    """The world is no longer as the plan or the journal knew it."""

    AGAIN = "run the same command again: it plans from what is there now"  # where a plan is stale


class LibraryError(BbfixError):
    """A pattern page is broken; the message names the file."""

    exit = 2


class StateError(BbfixError):
    """The journal or the last diagnosis cannot be read or written."""

    exit = 4


class GitError(BbfixError):
    """One of bbfix's own git calls failed; the message is redacted."""


class GitUnusableError(GitError):
    """There is no git, or it cannot read its own configuration: a person has to mend that."""

    exit = 4


class FaultError(BbfixError):
    """bbfix broke one of its own promises."""
