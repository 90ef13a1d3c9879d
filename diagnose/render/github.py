"""A report as GitHub Actions workflow commands: one annotation per diagnosis.

Source: GitHub Docs, "Workflow commands for GitHub Actions" (escaping of data and properties).
"""

from __future__ import annotations

from diagnose.render import safe
from diagnose.render.document import LINES_SHOWN
from diagnose.render.document import UNKNOWN
from diagnose.render.document import neighbours
from diagnose.render.document import origin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.model import Diagnosis
    from diagnose.model import Report


def of_report(report: Report) -> str:
    """Return `::error title=...::...` lines; the log shows them beside the job."""
    lines = [_annotation(diagnosis) for diagnosis in report.diagnoses]
    if not lines and report.unrecognised:
        lines = [_unknown(report)]
    return "".join(line + "\n" for line in lines)


def _unknown(report: Report) -> str:
    """Return an annotation with git's words, where they come from, and a neighbour as a guess."""
    said = [line.printed for line in report.unrecognised[:LINES_SHOWN] if line.printed]
    told = [*said, origin(report.unknown), *neighbours(report.unknown)]
    return f"::error title={_property(UNKNOWN)}::{_data(chr(10).join(told))}"


def _annotation(diagnosis: Diagnosis) -> str:
    title = _property(f"{diagnosis.id}: {diagnosis.title}")
    fixes = [f"fix: {fix.command or fix.title}" for fix in diagnosis.fixes[:2]]
    return f"::{diagnosis.severity} title={title}::{_data(chr(10).join([diagnosis.why, *fixes]))}"


def _data(text: str) -> str:
    clean = safe.text(text)
    return clean.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
