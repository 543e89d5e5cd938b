"""The desk's keys on one A4 page, to lie beside the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.paper.blocks import Align, Columns, Cut, Line, Paper, Size


def key_card(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Paper:
    """`groups`: where the keys work, and each key with what it does."""
    blocks: list[Line | Columns] = [
        Line("THẺ PHÍM TẮT", Align.CENTRE, Size.LARGE, bold=True),
        Line("Enter: việc hợp lý kế tiếp · Esc: lùi một bước, không mất gì", Align.CENTRE),
    ]
    for title, keys in groups:
        blocks.append(Line(title, size=Size.SMALL, bold=True, keeps_next=True))
        pairs = [*keys, ("", "")] if len(keys) % 2 else list(keys)
        blocks += [
            Columns((*one, *other), (2, 5, 2, 5), size=Size.TINY)
            for one, other in zip(pairs[::2], pairs[1::2], strict=True)
        ]
    return (*blocks, Cut())
