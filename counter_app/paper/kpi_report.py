"""The counter's own 766 estimate on paper: group by group, with what is not known here named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from counter_app.domain.kpi import GROUPS, Group, Indicator
from counter_app.paper.blocks import Align, Block, Line, OnPage, Paper, Size, Space, Table
from counter_app.paper.head import Office, Signature, head, signatures, title

_HEAD = ("Chỉ số", "Cách tính", "Tử số", "Mẫu số", "Tỷ lệ", "Ghi chú")
_WIDTHS = (42, 54, 16, 16, 18, 40)
_ALIGNS = (Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT)
NOTES = (
    "Đây là ước tính của quầy từ dữ liệu của quầy, không phải điểm do cơ quan có thẩm quyền nêu.",
    "Bảng điểm chi tiết của Quyết định 766/QĐ-TTg không có ở quầy nên không quy ra điểm.",
    "Chỉ số nào quầy không thể biết thì ghi rõ, không suy đoán.",
)


def kpi_report(
    office: Office, first: date, last: date, made_at: datetime, found: Sequence[Indicator]
) -> Paper:
    """A form of practice, on A4."""
    span = f"Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"
    groups: list[Block] = []
    for group in Group:
        groups += _group(group, [one for one in found if one.measure.group is group])
    return (
        OnPage(),
        *head(office, None, made_at),
        *title("ƯỚC TÍNH CỦA QUẦY THEO BỘ CHỈ SỐ 766", span),
        *groups,
        Space(20),
        *(Line(note, size=Size.SMALL, italic=True) for note in NOTES),
        *signatures(Signature("NGƯỜI LẬP"), Signature("NGƯỜI KIỂM TRA")),
    )


def _group(group: Group, found: Sequence[Indicator]) -> tuple[Block, ...]:
    name, points = GROUPS[group]
    rows = tuple(
        (
            one.measure.name,
            one.measure.counted,
            _number(one.numerator),
            _number(one.denominator),
            one.share or "–",
            one.label,
        )
        for one in found
    )
    return (
        Space(15, keeps_next=True),
        Line(f"{name} (tối đa {points} điểm)", bold=True, keeps_next=True),
        Table(_HEAD, rows, _WIDTHS, _ALIGNS, Size.TINY, stacks=True),
    )


def _number(value: int | None) -> str:
    return "–" if value is None else f"{value:,}".replace(",", ".")
