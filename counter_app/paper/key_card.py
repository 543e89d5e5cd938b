"""The desk's keys on one A4 page, to lie beside the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.paper.blocks import Align, Columns, Cut, Line, Paper, Size

TITLE = "THẺ PHÍM TẮT"
ALWAYS = "Enter: việc hợp lý kế tiếp · Esc: lùi một bước, không mất gì"


def key_card(
    groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    title: str = TITLE,
    always: str = ALWAYS,
) -> Paper:
    """`groups`: where the keys work, and each key with what it does."""
    blocks: list[Line | Columns] = [
        Line(title, Align.CENTRE, Size.LARGE, bold=True),
        Line(always, Align.CENTRE),
    ]
    for place, keys in groups:
        blocks.append(Line(place, size=Size.SMALL, bold=True, keeps_next=True))
        pairs = [*keys, ("", "")] if len(keys) % 2 else list(keys)
        blocks += [
            Columns((*one, *other), (2, 5, 2, 5), size=Size.TINY)
            for one, other in zip(pairs[::2], pairs[1::2], strict=True)
        ]
    return (*blocks, Cut())
