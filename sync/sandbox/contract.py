"""The city's contract as the sandbox enforces it: schemas taken from the one OpenAPI page."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

CONTRACT = Path(__file__).resolve().parent.parent / "city_v1.yaml"
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
    return Draft202012Validator(_spelled_out(document()["components"]["schemas"][schema]))


def _spelled_out(node: Any) -> Any:
    """The schema with each reference put in its place; else it is looked up for every value."""
    if isinstance(node, list):
        return [_spelled_out(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _spelled_out(document()["components"]["schemas"][_name(node["$ref"])])
    return {key: _spelled_out(inner) for key, inner in node.items()}


def _name(reference: str) -> str:
    return reference.removeprefix("#/components/schemas/")


def fault(schema: str, value: object) -> str | None:
    """Where a value breaks a schema, without the value itself; None where it fits."""
    error = next(iter(validator(schema).iter_errors(value)), None)
    if error is None:
        return None
    place = "/".join(str(part) for part in error.absolute_path) or "."
    return f"schema: {place}: {error.validator}"


def body_fault(kind: str, body: object) -> str | None:
    """Why a message cannot be taken; None where it can."""
    return _named_fault(kinds().get(kind), body)


def change_fault(kind: str, body: object) -> str | None:
    """Why a change cannot be told; None where it can."""
    return _named_fault(change_kinds().get(kind), body)


def _named_fault(schema: str | None, body: object) -> str | None:
    if schema is None:
        return "unknown kind"
    return fault(schema, body) or (None if is_keepable(body) else "schema: .: characters")


def is_keepable(value: object) -> bool:
    """Whether every text in it can be kept: JSON carries NUL and half letters, no database does."""
    text = json.dumps(value, ensure_ascii=False)
    return not _UNKEEPABLE.search(text)
