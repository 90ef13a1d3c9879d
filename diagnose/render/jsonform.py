"""A report as JSON under the schema `bbfix.report/1`: stable, additive, data and not text."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diagnose.model import Diagnosis
    from diagnose.model import Fix
    from diagnose.model import Line
    from diagnose.model import Report
    from diagnose.model import Source
    from diagnose.model import Unknown

SCHEMA = "bbfix.report/1"
OF_DOCTOR = "bbfix.doctor/1"
DOCTOR = "doctor"


def of_report(report: Report) -> dict[str, Any]:
    """Return the report as a table of plain JSON values."""
    repository = report.repository
    if report.source.kind == DOCTOR:
        return of_findings(report)
    return {
        "schema": SCHEMA,
        "version": report.version,
        "knowledge": report.knowledge,
        "source": _source(report.source, report),
        "repository": None if repository is None else repository.fields(),
        "diagnoses": [_diagnosis(diagnosis) for diagnosis in report.diagnoses],
        "unrecognised": [_line(line) for line in report.unrecognised if line.printed],
        "unknown": None if report.unknown is None else _unknown(report.unknown),
        "warnings": list(report.warnings),
    }


def of_findings(report: Report) -> dict[str, Any]:
    """Return what a look at a repository foretells, under a schema of its own."""
    repository = report.repository
    return {
        "schema": OF_DOCTOR,
        "version": report.version,
        "knowledge": report.knowledge,
        "repository": None if repository is None else {"path": repository.path},
        "findings": [_diagnosis(diagnosis) for diagnosis in report.diagnoses],
        "warnings": list(report.warnings),
    }


def dumps(table: dict[str, Any]) -> str:
    """Return the one text form in which bbfix prints JSON; it ends with a newline.

    Where standard output cannot show every letter, JSON's own escapes stand for them.
    """
    import json
    import sys

    escaped = "utf" not in (getattr(sys.stdout, "encoding", None) or "utf")
    return json.dumps(table, indent=2, ensure_ascii=escaped) + "\n"


def _source(source: Source, report: Report) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "name": source.name,
        "command": list(source.command) or None,
        "exit": source.exit,
        "language": report.language,
        "truncated": report.truncated,
    }


def _line(line: Line) -> dict[str, Any]:
    text = ("remote: " if line.remote else "") + line.printed
    return {"input": line.input, "number": line.number, "text": text}


def _unknown(unknown: Unknown) -> dict[str, Any]:
    return {
        "area": unknown.area or None,
        "place": unknown.place or None,
        "near": [{"id": name, "title": title} for name, title in unknown.near],
        "more": unknown.more or None,
        "draft": "bbfix patterns new",
    }


def _diagnosis(diagnosis: Diagnosis) -> dict[str, Any]:
    host = diagnosis.host
    return {
        "id": diagnosis.id,
        "title": diagnosis.title,
        "area": diagnosis.area,
        "severity": diagnosis.severity,
        "host": None if host is None else host.fields(),
        "sureness": diagnosis.sureness.label,
        "reasons": list(diagnosis.reasons),
        "cause": diagnosis.cause,
        "why": diagnosis.why,
        "notes": list(diagnosis.notes),
        "count": diagnosis.count,
        "captures": dict(diagnosis.captures),
        "facts": [
            {"name": fact.name, "value": fact.value, "from": fact.origin}
            for fact in diagnosis.facts
            if fact.known
        ],
        "lines": [_line(line) for line in diagnosis.lines if line.printed],
        "fixes": [_fix(fix) for fix in diagnosis.fixes],
        "explain": f"bbfix explain {diagnosis.id}",
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "id": fix.id,
        "title": fix.title,
        "risk": fix.risk.label,
        "applies": fix.applies,
        "needs": [
            {
                "kind": need.kind,
                "credential": need.credential,
                "title": need.title,
                "username": need.username,
                "scopes": list(need.scopes),
                "page": need.page,
            }
            for need in fix.needs
        ],
        "steps": [
            {"kind": step.kind, "text": step.text, "argv": list(step.argv)} for step in fix.steps
        ],
        "why_manual": fix.why_manual or None,
        "command": fix.command,
        "undo": "bbfix undo" if fix.undo == "journal" and fix.applies != "manual" else None,
    }
