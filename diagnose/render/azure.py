"""A report as Azure Pipelines logging commands: one issue per diagnosis.

Source: Microsoft Learn, "Logging commands" (task.logissue; how values are escaped).
"""

from __future__ import annotations

from diagnose.render import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.model import Report

TYPES = {"error": "error", "warning": "warning", "notice": "warning"}  # there is no third


def of_report(report: Report) -> str:
    """Return `##vso[task.logissue ...]` lines; the run's page shows them beside the job."""
    lines = [
        f"##vso[task.logissue type={TYPES[found.severity]};code={_value(found.id)}]"
        f"{_value(f'{found.title}: {found.why}')}"
        for found in report.diagnoses
    ]
    if not lines and report.unrecognised:
        first = _value(report.unrecognised[0].text)
        lines = [f"##vso[task.logissue type=error]no pattern of bbfix knows this: {first}"]
    return "".join(line + "\n" for line in lines)


def summary(path: str) -> str:
    """Return the command that adds a Markdown file to the summary of a run."""
    return f"##vso[task.uploadsummary]{_value(path)}\n"


def _value(text: str) -> str:
    clean = safe.text(text).replace("%", "%AZP25")
    for letter, code in ((";", "%3B"), ("\r", "%0D"), ("\n", "%0A"), ("]", "%5D")):
        clean = clean.replace(letter, code)
    return clean
