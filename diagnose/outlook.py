"""The facts by which a failure is seen coming: asked by doctor and sweep, seldom after a failure.

Apart from the facts of `factnames` since few commands need them.
"""

from __future__ import annotations

from diagnose import factnames
from diagnose.factnames import YES_NO
from diagnose.factnames import FactName

DOCTOR = "doctor"  # the kind of a source without words: a repository was looked at

# A page's [[foreseen]] entry that asks for one of these families is asked of each remote.
PER_REMOTE = frozenset(("remote", "host", "credential", "ssh", "key", "proxy", "tls"))

FACTS: dict[str, FactName] = {
    # what a command that was cut short has left in the git folder
    "left.index_lock": FactName("the lock of the index, if it is older than ten minutes"),
    "left.lock": FactName("another lock of git's own that is older than ten minutes"),
    # what git keeps on disk
    "store.alternate": FactName("a folder that objects are borrowed from and that is not there"),
    "store.empty_object": FactName("a loose object that is empty, from the top of the worktree"),
    "store.empty_ref": FactName("a branch, a tag or HEAD whose file is empty"),
    "store.sealed": FactName("a place in the git folder that this user may not write to"),
    "store.link": FactName("where the `.git` file points, if no repository is there"),
    "store.link_module": FactName("the same, if that is where a project keeps its submodules"),
    "store.link_worktree": FactName("the same, if that is where a repository keeps its worktrees"),
    # programs that the configuration names and that are not on this machine
    "program.signer": FactName("the program that signs each commit, if it is not there"),
    "program.editor": FactName("the editor that is set, if it is not there"),
    "program.editor_key": FactName("the variable, or the key and file, that name the editor"),
    "program.lfs": FactName("the program of Git LFS, if files here need it and it is not there"),
    # the keys by which ssh goes to the host of a remote, and by which it knows that host
    "key.open": FactName("a private key for that host that others may read"),
    "key.only": FactName("ssh has no other key for that host", YES_NO),
    "key.mode": FactName("the permissions of that key, as `0644`"),
    "key.missing": FactName("a key file that ssh's configuration names and that is not there"),
    "key.host_replaced": FactName("where known_hosts has nothing but a key the host gave up"),
    "key.host_named": FactName("the name under which known_hosts has that key"),
    "key.host_until": FactName("the day from which the host no longer used that key"),
    # how long the credential that git would send is taken
    "credential.state": FactName(
        "whether the host takes a credential of that kind: for a month and more, until a day "
        "within a month, or no longer",
        ("accepted", "ending", "ended"),
        "how long the host takes such a credential",
    ),
    "credential.until": FactName("the first day on which the host no longer takes that kind"),
    "credential.helper_missing": FactName("a credential helper for the host that is not there"),
    "credential.helper_key": FactName("the configuration key and file that name that helper"),
    # the branch that is checked out
    "branch.upstream_gone": FactName("its upstream, if the last fetch has found no such branch"),
    "branch.upstream_ref": FactName("that branch, as the remote called it: `refs/heads/x`"),
    # who commits
    "committer.known": FactName("git knows a name and an address for a commit", YES_NO),
    # the hooks of the repository
    "hooks.inert": FactName("the file of a hook that is not marked as a program"),
    "hooks.inert_name": FactName("the name of that hook, as `pre-commit`"),
}


def fact(name: str) -> FactName | None:
    """Return what a fact means, those of `factnames` included; None where there is no such fact."""
    return factnames.FACTS.get(name) or FACTS.get(name)
