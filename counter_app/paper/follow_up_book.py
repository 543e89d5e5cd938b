"""The follow-up book (06 of the 2018 set, 07 of the 2025 set): every dossier in one line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.paper.blocks import Align, Block, Columns, Field, Line, Paper, Rule, Size
from counter_app.paper.forms import Form
from counter_app.paper.head import Office, foot, head, title

_WIDTHS = (4, 13, 16, 14, 14, 12, 9, 9, 9, 8)
_ALIGNS = (Align.LEFT,) * 10
_HEAD = (
    "TT",
    "Mã hồ sơ",
    "Tên thủ tục hành chính",
    "Tên cá nhân, tổ chức",
    "Địa chỉ, số điện thoại",
    "Cơ quan chủ trì giải quyết",
    "Ngày nhận hồ sơ",
    "Ngày hẹn trả kết quả",
    "Ngày trả kết quả",
    "Phương thức nhận kết quả; ký nhận",
)


@dataclass(frozen=True, slots=True)
class BookRow:
    """One dossier of the book."""

    code: str
    procedure: str
    person: str
    address: str
    agency: str
    received_at: datetime
    due_at: datetime | None
    returned_at: datetime | None
    way: str


@dataclass(frozen=True, slots=True)
class FollowUpBook:
    """What the book states for a span of days, both ends included."""

    form: Form
    office: Office
    field: str
    first: date
    last: date
    rows: tuple[BookRow, ...]
    made_at: datetime
    audit_head: str


def follow_up_book(facts: FollowUpBook) -> Paper:
    """One book for a field or a group; an electronic book need not be printed."""
    span = f"Từ ngày {facts.first:%d/%m/%Y} đến ngày {facts.last:%d/%m/%Y}"
    return (
        *head(facts.office, None, facts.made_at),
        *title(facts.form.title, span),
        Field("Lĩnh vực", facts.field or "Tất cả"),
        Columns(_HEAD, _WIDTHS, _ALIGNS, Size.SMALL, bold=True),
        Rule(),
        *_rows(facts.rows),
        *foot(facts.audit_head, facts.form.foot),
    )


def _rows(rows: tuple[BookRow, ...]) -> Paper:
    blocks: list[Block] = []
    for position, row in enumerate(rows, 1):
        cells = (
            str(position),
            row.code,
            row.procedure,
            row.person,
            row.address,
            row.agency,
            f"{row.received_at:%H:%M %d/%m/%Y}",
            f"{row.due_at:%H:%M %d/%m/%Y}" if row.due_at else "",
            f"{row.returned_at:%H:%M %d/%m/%Y}" if row.returned_at else "",
            row.way,
        )
        blocks += [Columns(cells, _WIDTHS, _ALIGNS, Size.SMALL), Rule()]
    return tuple(blocks) or (Line("Không có hồ sơ nào.", italic=True),)
