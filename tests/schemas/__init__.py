"""The shapes of all JSON documents that bbfix prints, and how a document is held against them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
from referencing import Registry

FOLDER = Path(__file__).parent


def named(name: str) -> Any:
    """Return the schema of a name such as `bbfix.report/1`."""
    return json.loads((FOLDER / f"{name.replace('/', '-')}.json").read_text())


def document(text: str) -> dict[str, Any]:
    """Read one JSON document and hold it against the schema that it names."""
    table: dict[str, Any] = json.loads(text)
    known = [(path.name, json.loads(path.read_text())) for path in FOLDER.glob("*.json")]
    registry: Registry[Any] = Registry().with_contents(known)
    jsonschema.Draft202012Validator(named(table["schema"]), registry=registry).validate(table)
    return table
