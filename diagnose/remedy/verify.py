"""Whether a repair has helped: a new credential through git's own chain, or the symptom gone."""

from __future__ import annotations

from diagnose import gitcmd
from diagnose.evidence import target as targets
from diagnose.evidence.facts import Evidence
from diagnose.hosts import url as urls
from diagnose.redact import Secret
from diagnose.value import Value
from diagnose.vault import store
from diagnose.vault.trial import ACCESS_CHECK
from diagnose.vault.verdict import read_answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.hosts.url import GitURL
    from diagnose.remedy.plan import Plan
    from diagnose.remedy.plan import Target

TIMEOUT = 30.0  # seconds for one call of git
RESTLESS = ("lock.age",)  # facts that change by themselves


class Verified(Value):
    """What verifying showed."""

    ok: bool
    reason: str
    checked: bool = True  # False: there was nothing to check it by
    lines: tuple[str, ...] = ()  # what git and the host said, redacted


def verify(plan: Plan, secret: Secret | None) -> Verified:
    """Look whether the plan, now applied, has done what it is for. Changes nothing."""
    if plan.target is not None and secret is not None:
        return _credential(plan, secret)
    over_ssh = [url for url in _new_urls(plan) if url.scheme == "ssh"]
    if plan.verify != "none" and over_ssh:
        return _reached(plan, over_ssh[0])
    if plan.verify == "symptom" and plan.facts:
        return _symptom(plan)
    return Verified(ok=True, reason="", checked=False)


def _credential(plan: Plan, secret: Secret) -> Verified:
    """Read the secret back, then let git do what failed, with nothing but its own helpers."""
    target = plan.target
    if target is None or plan.context is None:
        return Verified(ok=False, reason="there is no host to ask")
    found = store.lookup(target.url, target.username, plan.folder)
    if found is None or found.secret != secret:
        return Verified(ok=False, reason="git does not find the new credential")
    use = targets.find(plan.context.replace(deadline=None)).use
    written = use.written if use else None
    if written is None or written.secret is not None:
        written = target.url  # a clone, whose URL had the secret
    url = (written if target.tried is target.url else target.tried).text()
    args = (
        ["push", "--dry-run", "--porcelain", url, ACCESS_CHECK]
        if target.push and plan.repository
        else ["ls-remote", url]
    )
    done = gitcmd.run(args, cwd=plan.folder, users_chain=True, timeout=TIMEOUT)
    answer = read_answer(done, target.url.host, secret, asked=True)
    if target.takes(answer.status):
        return Verified(ok=True, reason=_accepted(target))
    return Verified(ok=False, reason=answer.reason, lines=answer.lines)


def _accepted(target: Target) -> str:
    name = target.url.host
    if target.tried is target.url:
        return f"{name} asked for the secret and accepted it"
    return f"{name} knows the secret; what it may do shows with the first repository"


def _new_urls(plan: Plan) -> list[GitURL]:
    """Return the URLs that the plan has given to remotes."""
    texts = [a.blanks["url"] for a in plan.actions if a.kind == "set-remote-url"]
    return [url for url in map(urls.parse, texts) if url is not None]


def _reached(plan: Plan, url: GitURL) -> Verified:
    """Read from the new URL with the user's own ssh; nothing is asked, no host key is accepted."""
    args = ["ls-remote", url.text(), "HEAD"]
    done = gitcmd.run(args, cwd=plan.folder, users_chain=True, timeout=TIMEOUT)
    if done.ok:
        return Verified(ok=True, reason=f"{url.host} answers over ssh")
    answer = read_answer(done, url.host, Secret(""), asked=True)
    return Verified(ok=False, reason=f"{url.host} does not answer over ssh", lines=answer.lines)


def _symptom(plan: Plan) -> Verified:
    """The failure is gone if one of the facts it rests on no longer holds."""
    if plan.context is None:
        return Verified(ok=True, reason="", checked=False)
    evidence = Evidence(plan.context.replace(deadline=None))
    still = []
    for name, value in plan.facts:
        fact = evidence.ask(name)
        if name in RESTLESS or fact.status == "unknown":
            continue
        if fact.value != value:
            return Verified(ok=True, reason=f"{name} has changed")
        still.append(name)
    if not still:
        return Verified(ok=True, reason="", checked=False)
    names = ", ".join(still)
    return Verified(ok=False, reason=f"what caused the failure is still there ({names})")
