"""Gives git its `fatal: ` and `error: ` back where a window or a program left them away.

IDEs show what git said in a balloon without its first word, and put a title of their own before
it. Only whole lines that nobody but git says so.
"""

from __future__ import annotations

import re

# One of these stands in every text with such a line: to look for them takes next to no time.
_TELLING = (
    "ould not read ",
    "nable to access 'http",
    "failed for 'http",
    "' not found",
    "ot a git repository (or any",
    "unrelated histories",
    "remote ref ",
    "in upstream ",
    "dubious ownership",
    "is not an empty directory",
    "divergent branches",
    ".lock': File exists",
    "has no upstream branch",
    "to fast-forward, aborting",
    "unknown revision or path",
    "hung up unexpectedly",
    "arly EOF",
    "configured push destination",
    "does not match any",
    "to push some refs",
    "did not match any file",
    "RPC failed; ",
    "already exists.",
    "annot lock ref ",
    "failed to sign the data",
    "unmerged files.",
    "MERGE_HEAD exists",
    "askpass response",
    "auto-detect email address",
    "have unstaged changes",
)
FEW = 4  # lines of a text that may hold one sentence alone
_DOING = "push|pull|fetch|clone|update|checkout|merge|rebase|commit"
_TITLE = (
    rf"(?:(?:Git|Error|(?i:(?:git )?(?:{_DOING})(?:ing)? (?:failed|error|rejected))"
    r"|(?i:could not|couldn't|unable to|failed to|can(?:no|')t) [a-z]+(?: [^\s:]+){0,3}):? )?"
)
_URL = r"'https?://[^'\s]+'"
_FATAL = (
    rf"could not read (?:Username|Password) for {_URL}: .+|unable to access {_URL}: .+"
    rf"|Authentication failed for {_URL}|repository {_URL} not found"
    r"|[Nn]ot a git repository \(or any .+|refusing to merge unrelated histories"
    r"|Could not read from remote repository\.?|[Cc]ouldn't find remote ref \S+"
    r"|Remote branch \S+ not found in upstream \S+"
    r"|detected dubious ownership in repository at '.+'"
    r"|destination path '.+' already exists and is not an empty directory\.?"
    r"|Need to specify how to reconcile divergent branches\.?"
    r"|Unable to create '.+\.lock': File exists\.?|The current branch \S+ has no upstream branch\.?"
    r"|Not possible to fast-forward, aborting\.?"
    r"|ambiguous argument '.+': unknown revision or path not in the working tree\.?"
    r"|[Tt]he remote end hung up unexpectedly\.?|early EOF|No configured push destination\.?"
    r"|You have not concluded your merge \(MERGE_HEAD exists\)\.?"
    r"|unable to auto-detect email address \(got '.+'\)"
)
_ERROR = (
    r"src refspec \S+ does not match any\.?|failed to push some refs to '.+'"
    r"|pathspec '.+' did not match any file\(s\) known to git\.?|RPC failed; .+"
    r"|remote [\w.-]+ already exists\.|cannot lock ref '.+': .+|gpg failed to sign the data:?"
    r"|(?:Committing|Pulling|Merging|Cherry-picking|Reverting) is not possible because you have "
    r"unmerged files\.|unable to read askpass response from '.+'"
    r"|cannot (?:pull with rebase|rebase): You have unstaged changes\."
)
# Somebody typed it off a screen, without the quotes.
_TYPED = (
    r"(?:fatal: )?[Cc]ould not read (?P<what>[Uu]sername|[Pp]assword) for '?"
    r"(?P<url>https?://[^\s']+?)"
    r"[.:,']* (?P<why>(?i:no such device or address|device not configured|terminal prompts "
    r"disabled))"
)
_WHOLE = rf"{_TITLE}(?:(?P<fatal>{_FATAL})|(?P<error>{_ERROR}))\s*"


# What curl tells git, which somebody copied alone: with a host of git's, or about TLS.
_CURL_SAYS = (
    "ailed to connect to ",
    "ould not resolve host: ",
    "SSL",
    "gnutls_handshake() ",
    "certificate verification failed",
    "from proxy after CONNECT",
    "Recv failure: ",
    "Empty reply from server",
)
_FORGE = r"(?:github|gitlab|gitee|bitbucket|codeberg|huggingface)\.(?:com|org|co)"
_ALONE = (
    r"(?P<quote>['\"`]?)(?:[^\x00-\x7f]{1,40}[:\uff1a]? ?|[Ee]rror: ?)?"
    rf"(?P<said>Failed to connect to (?:{_FORGE}|\d+(?:\.\d+){{3}}|localhost) port \d+[^'\"`]*"
    rf"|Could not resolve host: {_FORGE}"
    r"|SSL certificate problem: .+|(?:Open|Libre)SSL SSL_(?:read|connect|write): .+"
    r"|gnutls_handshake\(\) failed: .+|server certificate verification failed\. CAfile: .+"
    r"|Received HTTP code \d+ from proxy after CONNECT"
    r"|Recv failure: Connection was (?:reset|aborted)"
    r"|Empty reply from server)(?P=quote)\s*"
)


def voiced(texts: list[str], flags: list[bool]) -> list[str]:
    """Return the lines with git's own first word; those that are only shown stay."""
    whole = "\n".join(texts)
    if len(texts) <= FEW and any(words in whole for words in _CURL_SAYS):
        texts = _alone(texts)
    if not any(words in whole for words in _TELLING):
        return texts
    return [
        text if flag or text[:1].isspace() else _voiced(text)
        for text, flag in zip(texts, flags, strict=True)
    ]


def _alone(texts: list[str]) -> list[str]:
    """Return a text of one line with git's voice where it is all that curl said."""
    filled = [number for number, text in enumerate(texts) if text.strip()]
    match = re.fullmatch(_ALONE, texts[filled[0]]) if len(filled) == 1 else None
    if match is None:
        return texts
    return [
        f"fatal: {match['said']}" if number in filled else text for number, text in enumerate(texts)
    ]


def _voiced(text: str) -> str:
    match = re.fullmatch(_WHOLE, text)
    if match is None:
        return _typed(text) if "ould not read " in text else text
    return f"fatal: {match['fatal']}" if match["fatal"] else f"error: {match['error']}"


def _typed(text: str) -> str:
    match = re.fullmatch(_TYPED, text.strip())
    if match is None:
        return text
    what, why = match["what"].capitalize(), match["why"].capitalize()
    reason = why.lower() if why.startswith("T") else why
    return f"fatal: could not read {what} for '{match['url']}': {reason}"
