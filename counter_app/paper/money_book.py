"""The money of a span of days on paper: shift by shift, and every receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.money import Money
from counter_app.paper.blocks import Align, Block, Columns, Field, Line, Paper, Rule, Size, Space
from counter_app.paper.head import Office, Signature, head, signatures, title
from counter_app.paper.shift_report import signed

_THREE = (Align.LEFT, Align.LEFT, Align.RIGHT)
_WIDE = (40, 30, 30)


@dataclass(frozen=True, slots=True)
class ShiftOfBook:
    """One shift: its name, who had it, named sums, and the difference of its count if closed.

    `supplements` are (name with its day, what it holds): money that came after the close.
    """

    number: str
    clerk_name: str
    sums: Sequence[tuple[str, Money]]
    difference: Money | None
    supplements: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class MoneyBook:
    """What the book states; `receipts` are (number, way or why it is void, amount)."""

    office: Office
    first: date
    last: date
    made_at: datetime
    shifts: Sequence[ShiftOfBook]
    totals: Sequence[tuple[str, Money]]
    receipts: Sequence[tuple[str, str, Money]]


def money_book(facts: MoneyBook) -> Paper:
    """A form of practice, on A4."""
    span = f"Từ {facts.first:%d/%m/%Y} đến {facts.last:%d/%m/%Y}"
    return (
        *head(facts.office, "", facts.made_at),
        *title("BÁO CÁO THU PHÍ, LỆ PHÍ", span),
        *(block for shift in facts.shifts for block in _shift(shift)),
        Space(15),
        Line("TỔNG CỘNG", bold=True, keeps_next=True),
        Rule(),
        *(Field(name, str(amount)) for name, amount in facts.totals),
        Space(15),
        Line(f"BIÊN LAI ({len(facts.receipts)})", bold=True, keeps_next=True),
        Rule(),
        *(
            Columns((number, words, str(amount)), _WIDE, _THREE, Size.SMALL)
            for number, words, amount in facts.receipts
        ),
        *signatures(Signature("NGƯỜI LẬP"), Signature("NGƯỜI KIỂM TRA")),
    )


def _shift(shift: ShiftOfBook) -> Paper:
    counted = "chưa chốt" if shift.difference is None else signed(shift.difference)
    blocks: list[Block] = [
        Space(10),
        Line(f"{shift.number} · {shift.clerk_name}", bold=True, keeps_next=True),
        Rule(),
    ]
    blocks += [Field(name, str(amount)) for name, amount in shift.sums if amount]
    blocks.append(Field("Chênh lệch khi chốt", counted))
    return (*blocks, *(Field(name, words) for name, words in shift.supplements))
