"""The facts that pattern pages may ask for and fill in: what each means, and its values.

A page that names another one does not pass the lint; those of doctor and sweep are in `outlook`.
"""

from __future__ import annotations

from diagnose.value import Value


class FactName(Value):
    """A fact that bbfix can check: what it means and the values it may have (none: free text)."""

    means: str
    values: tuple[str, ...] = ()
    question: str = ""  # how a person would ask: `which credential was sent`


YES_NO = ("yes", "no")
RUNS = (
    "docker-build github-actions gitlab-ci azure-pipelines jenkins circleci travis"
    " bitbucket-pipelines netlify vercel read-the-docs heroku none"
)

FACTS: dict[str, FactName] = {
    # the repository in which the command ran
    "repository.present": FactName("the command ran inside a git repository", YES_NO),
    "repository.trusted": FactName("git itself trusts the repository (safe.directory)", YES_NO),
    "repository.path": FactName("top folder of the repository (the git dir of a bare one)"),
    "repository.bare": FactName("it is a bare repository", YES_NO),
    "repository.branch": FactName("the branch that is checked out"),
    "repository.detached": FactName("HEAD is detached", YES_NO),
    "repository.empty": FactName("there is no commit yet", YES_NO),
    "repository.upstream": FactName("the upstream of the branch, as `origin/main`"),
    "repository.ahead": FactName("commits that the upstream lacks"),
    "repository.behind": FactName("commits of the upstream that the branch lacks"),
    "repository.operation": FactName(
        "an operation that waits to be finished",
        ("none", "merge", "rebase", "cherry-pick", "revert", "am", "bisect"),
        question="whether an operation waits to be finished",
    ),
    "repository.conflicts": FactName(
        "number of files with conflicts", question="whether files have conflicts"
    ),
    "repository.conflict_paths": FactName("files with conflicts, at most five, comma separated"),
    "repository.conflict_kind": FactName(
        "what all conflicts have in common: a side deleted, a side moved, a lock file, or nothing",
        ("both", "deleted", "moved", "lock-file"),
        question="which kind of conflict it is",
    ),
    "repository.staged": FactName(
        "something is staged", YES_NO, question="whether anything is staged"
    ),
    "repository.dirty": FactName(
        "tracked files have changes that are not committed",
        YES_NO,
        question="whether tracked files have changes",
    ),
    "repository.shallow": FactName(
        "the history of the clone is cut off", YES_NO, question="whether the clone is shallow"
    ),
    "repository.partial": FactName(
        "the clone fetches missing objects when it needs them",
        YES_NO,
        question="whether the clone is a partial one",
    ),
    "repository.merges": FactName(
        "number of branches that a plain pull merges into the current one",
        question="how many branches a pull takes",
    ),
    "repository.case_twins": FactName(
        "branches of the remote whose names differ in case only, at most three pairs",
        question="whether two branches differ in case only",
    ),
    # the hook of this repository that the failed command runs
    "hook.name": FactName(
        "the hook that is there and that git can start, as `pre-push`",
        question="whether there is a local hook",
    ),
    "hook.path": FactName("the file of that hook"),
    "hook.manager": FactName("the program that installed it, as `husky`"),
    # the remote that the failed command used
    "remote.name": FactName("the remote's name"),
    "remote.names": FactName("all remotes, comma separated"),
    "remote.url": FactName("the URL git really uses to fetch, without its secret"),
    "remote.push_url": FactName("the URL git really uses to push, without its secret"),
    "remote.scheme": FactName(
        "scheme of the URL that the command used",
        ("https", "http", "ssh", "git", "file"),
        question="over which scheme git went",
    ),
    "remote.host": FactName("host of the URL that the command used, lower case"),
    "remote.path": FactName("path of the URL that the command used"),
    "remote.username": FactName("user name in that URL"),
    "remote.secret": FactName(
        "a URL that git uses for this remote holds a secret",
        YES_NO,
        question="whether the URL holds a secret",
    ),
    "remote.secret_key": FactName("the configuration key that holds that secret"),
    "remote.rewritten": FactName("insteadOf or pushInsteadOf changes the URL", YES_NO),
    "remote.rewritten_by": FactName("the configuration key that changes it, and its file"),
    "remote.https_url": FactName("the same repository over https, without a secret"),
    "remote.ssh_url": FactName("the same repository over ssh"),
    "remote.ssh443_url": FactName("the same repository over ssh on port 443"),
    # the host behind that remote
    "host.id": FactName("id of the host facts that fit the remote, as `bitbucket-cloud`"),
    "host.name": FactName("host name of the remote"),
    "host.named_by": FactName(
        "who named the host: only config, command and user may receive a credential",
        ("config", "command", "user", "transcript"),
    ),
    # the credential that was or would be sent
    "credential.origin": FactName(
        "where the credential comes from",
        (
            "remote-url",
            "push-url",
            "instead-of",
            "extra-header",
            "netrc",
            "helper",
            "askpass",
            "config",
            "command",
            "none",
        ),
        question="where the credential came from",
    ),
    "credential.place": FactName("that place for people: key and file, or helper and file"),
    "credential.helper": FactName("the credential helper that gave it, as configured"),
    "credential.kind": FactName(
        "its kind by shape: the id of a credential kind of the host",
        question="which credential was sent",
    ),
    "credential.username": FactName("the user name sent with it"),
    "credential.username_is_email": FactName(
        "that user name is an e-mail address", YES_NO, question="which user name was sent"
    ),
    "credential.username_fits": FactName(
        "that user name fits the kind", YES_NO, question="which user name was sent"
    ),
    "credential.erased": FactName(
        "git has already erased it after a 401",
        YES_NO,
        question="whether git has erased the credential",
    ),
    "credential.helpers": FactName("helpers that git would ask, in order, comma separated"),
    # ssh
    "ssh.works": FactName(
        "an ssh key of this user is accepted by the host",
        YES_NO,
        question="whether an ssh key is accepted",
    ),
    "ssh.account": FactName("the account that the host names for that key"),
    "ssh.keys": FactName(
        "number of private keys or agent keys found", question="whether there is an ssh key"
    ),
    "ssh.proxy": FactName(
        "the program or host through which ssh's configuration goes there",
        question="whether ssh goes through a proxy",
    ),
    "ssh.real_host": FactName("the host that ssh's configuration puts in place of the URL's"),
    # the proxy on the way to an https or http remote
    "proxy.url": FactName(
        "the proxy that git goes through, without its secret",
        question="whether git goes through a proxy",
    ),
    "proxy.source": FactName("the configuration key and file, or the variable, that names it"),
    "proxy.blamed": FactName(
        "the server that the message names is that proxy",
        YES_NO,
        question="whether the server named is a proxy",
    ),
    # the authorities that git trusts
    "tls.ca_file": FactName(
        "the file with the authorities that git is told to trust",
        question="which authorities git is told to trust",
    ),
    "tls.ca_source": FactName("the configuration key and file, or the variable, that names it"),
    "tls.ca_usable": FactName(
        "that file can be read and holds a certificate",
        YES_NO,
        question="whether the list of authorities can be read",
    ),
    "tls.backend": FactName("the TLS library that `http.sslBackend` asks for"),
    # a lock file in the way
    "lock.path": FactName("the lock file"),
    "lock.exists": FactName(
        "it is still there", YES_NO, question="whether the lock is still there"
    ),
    "lock.live_git": FactName(
        "a git process is at work in this repository",
        YES_NO,
        question="whether a git process is at work here",
    ),
    "lock.holder": FactName("that process: id and command"),
    "lock.age": FactName("its age in whole seconds"),
    # who commits
    "identity.name": FactName("user.name as git would use it", question="who commits"),
    "identity.email": FactName("user.email as git would use it", question="who commits"),
    "run.place": FactName("the build service whose log it is", tuple(RUNS.split()), "where it ran"),
    "run.way": FactName("git sent or took", ("push", "fetch", "none"), "whether git pushed"),
    # the failed command
    "command.name": FactName("the git subcommand"),
    "command.status": FactName("its exit code"),
}
