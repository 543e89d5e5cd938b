"""The follow-up book (06 of the 2018 set, 07 of the 2025 set): every dossier in one line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.paper.blocks import Align, Field, Line, OnPage, Paper, Size, Table
from counter_app.paper.forms import Form
from counter_app.paper.head import Office, foot, head, title
from counter_app.paper.wording import filled

_WIDTHS = (7, 29, 35, 29, 35, 26, 19, 19, 19, 20, 14)
_ALIGNS = (Align.CENTRE, *(Align.LEFT,) * 10)
_HEAD = (
    "TT",
    "Mã hồ sơ",
    "Tên thủ tục hành chính",
    "Tên cá nhân, tổ chức",
    "Địa chỉ, số điện thoại",
    "Cơ quan chủ trì giải quyết",
    "Nhận hồ sơ",
    "Hẹn trả kết quả",
    "Trả kết quả",
    "Phương thức nhận kết quả",
    "Ký nhận",
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
    volume: str = "sổ điện tử"


def follow_up_book(facts: FollowUpBook) -> Paper:
    """One book for a field or a group; an electronic book need not be printed."""
    span = f"Từ ngày {facts.first:%d/%m/%Y} đến ngày {facts.last:%d/%m/%Y}"
    return (
        OnPage(is_wide=True),
        *head(facts.office, None, facts.made_at),
        *title(facts.form.title, span),
        Field("Lĩnh vực", facts.field or "Tất cả"),
        Field("Quyển số", filled(facts.volume)),
        Table(_HEAD, _rows(facts.rows), _WIDTHS, _ALIGNS, Size.TINY, stacks=True),
        Line(f"Tổng số: {len(facts.rows)} hồ sơ.", italic=True),
        *foot(facts.audit_head, facts.form.foot),
    )


def _rows(rows: tuple[BookRow, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(position),
            row.code,
            row.procedure,
            row.person,
            row.address,
            row.agency,
            _moment(row.received_at),
            _moment(row.due_at),
            _moment(row.returned_at),
            row.way,
            "",
        )
        for position, row in enumerate(rows, 1)
    )


def _moment(at: datetime | None) -> str:
    """Hour and day below each other; empty to be written in by hand."""
    return f"{at:%H:%M}\n{at:%d/%m/%Y}" if at else ""
