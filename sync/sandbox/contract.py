"""The city's contract as the sandbox enforces it: schemas taken from the one OpenAPI page."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema_rs import Draft202012Validator

CONTRACT = Path(__file__).resolve().parent.parent / "city_v1.yaml"
UNKEEPABLE = "schema: .: characters"
# Escapes in ASCII that may be a NUL, or a half letter or both halves of a whole one.
_SUSPECT = re.compile(r"\\u0000|\\u[dD]")
_UNKEEPABLE = re.compile(r"[\ud800-\udfff]|(?<!\\)(?:\\\\)*\\u0000")


@cache
def document() -> dict[str, Any]:
    """The whole page."""
    loaded: dict[str, Any] = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))
    return loaded


@cache
def kinds() -> dict[str, str]:
    """The schema of the body of each kind of message."""
    bodies = document()["components"]["schemas"]["Message"]["x-bodies"]
    return {kind: _name(reference["$ref"]) for kind, reference in bodies.items()}


@cache
def change_kinds() -> dict[str, str]:
    """The schema of the body of each kind of change."""
    bodies = document()["components"]["schemas"]["Change"]["x-bodies"]
    return {kind: _name(reference["$ref"]) for kind, reference in bodies.items()}


@cache
def validator(schema: str) -> Draft202012Validator:
    """The validator of one named schema."""
    parts = {"components": document()["components"]}
    return Draft202012Validator({"$ref": f"#/components/schemas/{schema}", **parts})


def _name(reference: str) -> str:
    return reference.removeprefix("#/components/schemas/")


def fault(schema: str, value: object) -> str | None:
    """Where a value breaks a schema, without the value itself; None where it fits."""
    try:
        if validator(schema).is_valid(value):
            return None
        error = next(iter(validator(schema).iter_errors(value)))
    except UnicodeEncodeError:
        return UNKEEPABLE
    place = "/".join(str(part) for part in error.instance_path) or "."
    return f"schema: {place}: {error.kind.name}"


def body_fault(kind: str, body: object, text: str = "") -> str | None:
    """Why a message cannot be taken; None where it can.

    `text` is the body as JSON in ASCII, where somebody has made it already.
    """
    return _named_fault(kinds().get(kind), body, text or json.dumps(body))


def change_fault(kind: str, body: object) -> str | None:
    """Why a change cannot be told; None where it can."""
    return _named_fault(change_kinds().get(kind), body, json.dumps(body))


def _named_fault(schema: str | None, body: object, text: str) -> str | None:
    if schema is None:
        return "unknown kind"
    return fault(schema, body) or (None if _is_keepable(body, text) else UNKEEPABLE)


def is_keepable(value: object) -> bool:
    """Whether every text in it can be kept: JSON carries NUL and half letters, no database does."""
    return _is_keepable(value, json.dumps(value))


def _is_keepable(value: object, text: str) -> bool:
    if not _SUSPECT.search(text):
        return True
    return not _UNKEEPABLE.search(json.dumps(value, ensure_ascii=False))
