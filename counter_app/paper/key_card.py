"""The desk's keys on one A4 page, to lie beside the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from counter_app.paper.blocks import Align, Columns, Cut, Line, Paper, Size

TITLE = "THẺ PHÍM TẮT"
ALWAYS = "Enter: việc hợp lý kế tiếp · Esc: lùi một bước, không mất gì"

# So many keys beside each other: a sheet has two sides, and the keys are to fit on it.
ABREAST = 3
# Beside each other on a roll, keys would be broken within.
_ON_ROLL = (2, 1), (Align.LEFT, Align.RIGHT)


def key_card(
    groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    title: str = TITLE,
    always: str = ALWAYS,
    *,
    is_roll: bool = False,
) -> Paper:
    """`groups`: where the keys work, and each key with what it does; on a roll a line for each."""
    blocks: list[Line | Columns] = [
        Line(title, Align.CENTRE, Size.LARGE, bold=True),
        Line(always, Align.CENTRE),
    ]
    for place, keys in groups:
        blocks.append(Line(place, size=Size.SMALL, bold=True, keeps_next=True))
        if is_roll:
            blocks += [Columns((act, key), *_ON_ROLL, size=Size.SMALL) for key, act in keys]
            continue
        rows = [list(keys[at : at + ABREAST]) for at in range(0, len(keys), ABREAST)]
        blocks += [
            Columns(
                tuple(chain.from_iterable(row + [("", "")] * (ABREAST - len(row)))),
                (3, 5) * ABREAST,
                size=Size.TINY,
            )
            for row in rows
        ]
    return (*blocks, Cut())
