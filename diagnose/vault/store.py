"""Storing, finding and forgetting a credential through git's own chain of helpers.

`git credential approve` ends with 0 even where nothing was stored: so whatever is written is read
back, and put as it was if it cannot be.
"""

from __future__ import annotations

import os

from diagnose import gitcmd
from diagnose.credentials.chain import Helper
from diagnose.credentials.protocol import Credential
from diagnose.credentials.protocol import about
from diagnose.credentials.protocol import parse
from diagnose.credentials.protocol import serialise
from diagnose.errors import FaultError
from diagnose.errors import RefusedError
from diagnose.errors import UsageError
from diagnose.redact import Secret
from diagnose.value import Value
from diagnose.vault.chain import configured
from diagnose.vault.chain import store_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnose.child import Done
    from diagnose.hosts.url import GitURL

TIMEOUT = 15.0  # seconds for one call: a helper may have to wake a keyring up
_ROUNDS = 8  # entries that are erased one after the other: more helpers than anybody has


class Entry(Value):
    """A credential that git would find."""

    username: str
    secret: Secret


class Stored(Value):
    """Where a credential went."""

    username: str
    helpers: tuple[str, ...]  # names of those that give the new secret back
    stale: tuple[str, ...] = ()  # names of those that give another secret for the same user name


class Forgotten(Value):
    """What became of the credentials under one user name."""

    username: str
    erased: int  # how many were found and erased
    left_in: tuple[str, ...] = ()  # names of helpers that still give one, or do not answer

    @property
    def ok(self) -> bool:
        """Whether git finds none under this user name any more."""
        return not self.left_in


def lookup(
    url: GitURL, username: str | None, cwd: str | None, *, only: Helper | None = None
) -> Entry | None:
    """Return what git would find for the URL, None if nothing; asks no person.

    username  restricts the search, as a user name in the URL does; None takes whichever is first
    cwd       the folder in which the user's command runs: its helpers take part
    only      ask this one helper, not the chain
    """
    return _entry(_credential("fill", about(url, username), cwd, only))


def certain(url: GitURL, cwd: str | None) -> bool:
    """Whether nothing found means that nothing is kept.

    A keyring may be locked and a helper broken: they give nothing, and keep it. Only files that
    can be read, and a memory that forgets, prove it; no helper at all proves nothing.
    """
    helpers = configured(url, cwd)
    return bool(helpers) and all(_plain(helper) for helper in helpers)


def _plain(helper: Helper) -> bool:
    files = helper.files
    if not files:
        return helper.command.split()[:1] == ["cache"]
    return all(os.access(path, os.R_OK) for path in files if os.path.lexists(path))


def _entry(done: Done) -> Entry | None:
    if not done.ok:
        return None
    try:
        found = parse(done.out)
    except UsageError:
        return None
    if found.password is None or found.username is None:
        return None
    return Entry(found.username, found.password)


def entries(url: GitURL, usernames: Iterable[str], cwd: str | None) -> tuple[Entry, ...]:
    """Return every credential that can be found for the host of `url`, one a user name.

    Helpers cannot be asked for a list: looked for are the first one that git finds, those under
    `usernames`, the URL's own user name, and all that git's `store` files name.
    """
    names: list[str | None] = [None, *([url.user] if url.user else []), *usernames]
    for helper in configured(url, cwd):
        names += [line.username for line in store_lines(url, helper)]
    found: dict[str, Entry] = {}
    for name in dict.fromkeys(names):
        entry = lookup(url, name, cwd)
        if entry is not None:
            found.setdefault(entry.username, entry)
    return tuple(found.values())


def approve(url: GitURL, username: str, secret: Secret, cwd: str | None) -> Stored:
    """Store a credential in every helper of the chain, and prove it by reading it back.

    Raises RefusedError if there is no helper, or if git would not find the secret afterwards; the
    helpers then hold what they held before.
    """
    helpers = configured(url, cwd)
    if not helpers:
        raise RefusedError(
            f"git has no credential helper for {url.host}, so the secret would be kept nowhere",
            NO_HELPER_HINT,
        )
    alone = [helper for helper in helpers if helper.runnable_alone]
    before = [lookup(url, username, cwd, only=helper) for helper in alone]
    new = about(url, username, secret)
    done = _credential("approve", new, cwd)
    found = lookup(url, username, cwd)
    after = [lookup(url, username, cwd, only=helper) for helper in alone]
    if found is not None and _same(found, username, secret):
        held = [(h.name, e) for h, e in zip(alone, after, strict=True) if e is not None]
        return Stored(
            username,
            tuple(name for name, entry in held if _same(entry, username, secret)),
            tuple(name for name, entry in held if not _same(entry, username, secret)),
        )
    for helper, old, now in zip(alone, before, after, strict=True):
        if now is not None and _same(now, username, secret):
            _restore(url, new, old, cwd, helper)
    raise _not_kept(helpers, found, done, secret)


def reject(url: GitURL, username: str, cwd: str | None, *, kept: str) -> Forgotten:
    """Make git forget every credential under a user name.

    kept  the user name under which the new credential lies: never forgotten, for old helpers
          ignore the password and would delete the new one (FaultError if it is `username`)
    """
    if not username or username == kept:
        raise FaultError("a credential that was just stored was about to be forgotten")
    erased = 0
    for _ in range(_ROUNDS):
        done = _credential("fill", about(url, username), cwd)
        if done.timed_out:
            mute = tuple(helper.name for helper in configured(url, cwd))
            return Forgotten(username, erased, mute or ("a credential helper",))
        entry = _entry(done)
        if entry is None:
            return Forgotten(username, erased)
        _credential("reject", about(url, username, entry.secret), cwd)
        after = lookup(url, username, cwd)
        if after == entry:
            break  # a helper that only ever gives
        erased += 1
    left = [h for h in configured(url, cwd) if h.runnable_alone]
    names = [h.name for h in left if lookup(url, username, cwd, only=h) is not None]
    return Forgotten(username, erased, tuple(names) or ("a credential helper",))


def copies(url: GitURL, username: str, secret: Secret, cwd: str | None) -> tuple[str, ...]:
    """Return the `store` files that hold another secret under this user name, unseen by git.

    git looks into two files and writes to the first: an old secret can hide in the second.
    """
    lines = [line for h in configured(url, cwd) for line in store_lines(url, h)]
    other = [n for n in lines if n.username == username and n.secret != secret]
    return tuple(dict.fromkeys(line.path for line in other))


def forget_copy(url: GitURL, username: str, secret: Secret, path: str, cwd: str | None) -> bool:
    """Erase a user name from one `store` file that does not hold `secret`; whether it is gone."""
    import shlex

    helper = Helper(f"store --file={shlex.quote(path)}")
    for _ in range(_ROUNDS):
        entry = lookup(url, username, cwd, only=helper)
        if entry is None:
            return True
        if _same(entry, username, secret):
            return False
        _credential("reject", about(url, username, entry.secret), cwd, helper)
    return False


NO_HELPER_HINT = (
    "name one, for example `git config --global credential.helper cache` (in memory, for 15 "
    "minutes), `libsecret` (Linux), `osxkeychain` (macOS) or `manager` (Windows)"
)


def _credential(
    operation: str, message: Credential, cwd: str | None, only: Helper | None = None
) -> Done:
    # an empty helper clears the whole list, those bound to a URL too
    config = [("credential.helper", ""), ("credential.helper", only.command)] if only else []
    return gitcmd.run(
        ["credential", operation],
        cwd=cwd,
        input=serialise(message) + b"\n",
        config=config,
        users_chain=True,
        timeout=TIMEOUT,
    )


def _same(entry: Entry, username: str, secret: Secret) -> bool:
    from hmac import compare_digest

    mine, theirs = secret.reveal(), entry.secret.reveal()
    equal = compare_digest(mine.encode("utf-8", "replace"), theirs.encode("utf-8", "replace"))
    return equal and entry.username == username


def _restore(
    url: GitURL, new: Credential, old: Entry | None, cwd: str | None, helper: Helper
) -> None:
    if old is None:
        _credential("reject", new, cwd, helper)
    else:
        _credential("approve", about(url, old.username, old.secret), cwd, helper)


def _not_kept(
    helpers: tuple[Helper, ...], found: Entry | None, done: Done, secret: Secret
) -> RefusedError:
    from diagnose.vault.verdict import clean_lines

    names = ", ".join(f"`{helper.name}`" for helper in helpers)
    said = clean_lines(done.err.decode("utf-8", "replace"), secret)
    words = f": {said[-1]}" if said else ""
    what = "gives back nothing" if found is None else "gives back another secret"
    return RefusedError(
        f"git's credential helper ({names}) did not keep the new secret and {what}{words}; "
        "nothing was changed",
        "repair or replace the helper, or use ssh",
    )
