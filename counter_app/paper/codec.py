"""A paper as JSON and back, so that a reprint years later is the paper that was issued."""

from __future__ import annotations

import json
from dataclasses import fields
from enum import Enum
from typing import Any

from counter_app.paper.blocks import (
    Align,
    Block,
    Columns,
    Cut,
    Field,
    Letterhead,
    Line,
    NewPage,
    OnPage,
    Paper,
    Qr,
    Rule,
    Shade,
    Size,
    Space,
    Table,
    Tick,
)

_BLOCKS: dict[str, type[Block]] = {
    kind.__name__: kind
    for kind in (
        Line,
        Columns,
        Letterhead,
        Table,
        Field,
        Tick,
        Rule,
        Shade,
        Space,
        Qr,
        Cut,
        OnPage,
        NewPage,
    )
}
_ENUMS: dict[str, type[Enum]] = {"align": Align, "size": Size}


def to_json(paper: Paper) -> str:
    """The paper as one line of JSON; what equals a block's default is left out."""
    return json.dumps([_plain(block) for block in paper], ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Paper:
    """What `to_json` wrote."""
    return tuple(_block(name, values) for name, values in json.loads(text))


def _plain(block: Block) -> list[Any]:
    values = {
        field.name: getattr(block, field.name)
        for field in fields(block)
        if getattr(block, field.name) != field.default
    }
    return [type(block).__name__, values]


def _block(name: str, values: dict[str, Any]) -> Block:
    made = {key: _value(key, value) for key, value in values.items()}
    return _BLOCKS[name](**made)


def _value(key: str, value: Any) -> Any:
    if key == "aligns":
        return tuple(Align(one) for one in value)
    if key in _ENUMS:
        return _ENUMS[key](value)
    return _frozen(value)


def _frozen(value: Any) -> Any:
    """Lists, and lists within lists, as tuples."""
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
