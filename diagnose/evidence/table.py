"""Which module looks after which area of facts: strings, so that nothing is imported early."""

from __future__ import annotations

PROBES: dict[str, str] = {
    "repository": "diagnose.evidence.repository",
    "remote": "diagnose.evidence.remote",
    "host": "diagnose.evidence.host",
    "credential": "diagnose.evidence.credential",
    "ssh": "diagnose.evidence.ssh",
    "proxy": "diagnose.evidence.proxy",
    "tls": "diagnose.evidence.tls",
    "lock": "diagnose.evidence.lock",
    "hook": "diagnose.evidence.hook",
    "identity": "diagnose.evidence.identity",
    "command": "diagnose.evidence.command",
    "run": "diagnose.evidence.run",
}

# The same for the families of `outlook`, which doctor and sweep ask.
AHEAD: dict[str, str] = {
    "left": "diagnose.evidence.leftover_locks",
    "store": "diagnose.evidence.store",
    "program": "diagnose.evidence.programs",
    "key": "diagnose.evidence.keys",
    "branch": "diagnose.evidence.upstream",
    "committer": "diagnose.evidence.committer",
    "hooks": "diagnose.evidence.inert_hooks",
}

# Facts that cost more than the rest of their area have a module of their own.
DEAR: dict[str, str] = {
    "credential.helper_missing": "diagnose.evidence.no_helper",
    "credential.helper_key": "diagnose.evidence.no_helper",
    "credential.state": "diagnose.evidence.lifetime",
    "credential.until": "diagnose.evidence.lifetime",
    "ssh.proxy": "diagnose.evidence.ssh_config",
    "ssh.real_host": "diagnose.evidence.ssh_config",
    "repository.upstream": "diagnose.evidence.history",
    "repository.ahead": "diagnose.evidence.history",
    "repository.behind": "diagnose.evidence.history",
    "repository.staged": "diagnose.evidence.changes",
    "repository.dirty": "diagnose.evidence.changes",
    "repository.conflict_kind": "diagnose.evidence.changes",
    "repository.shallow": "diagnose.evidence.clone",
    "repository.partial": "diagnose.evidence.clone",
    "repository.merges": "diagnose.evidence.clone",
    "repository.case_twins": "diagnose.evidence.clone",
}
