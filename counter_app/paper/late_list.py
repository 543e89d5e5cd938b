"""The dossiers of a span that broke their promise or are breaking it now; applicants are masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.paper.blocks import Align, Line, OnPage, Paper, Size, Table
from counter_app.paper.head import Office, Signature, head, signatures, title

_HEAD = (
    "TT",
    "Mã hồ sơ",
    "Thủ tục",
    "Người nộp",
    "Đang ở / đơn vị",
    "Nhận",
    "Hẹn trả",
    "Có kết quả",
    "Quá hạn",
)
_WIDTHS = (8, 34, 52, 28, 44, 20, 20, 20, 20)
_ALIGNS = (Align.CENTRE, *(Align.LEFT,) * 8)
_HOUR_S = 3_600
_HOURS_PER_DAY = 24


@dataclass(frozen=True, slots=True)
class LateRow:
    """One broken promise; `finished_at` None: it is still open."""

    code: str
    procedure: str
    masked_name: str
    unit: str
    received_at: datetime
    due_at: datetime | None
    finished_at: datetime | None


def late_list(
    office: Office, first: date, last: date, made_at: datetime, rows: Sequence[LateRow]
) -> Paper:
    """A form of practice, on A4 turned on its side."""
    cells = tuple(
        (
            str(position),
            row.code,
            row.procedure,
            row.masked_name,
            row.unit,
            _moment(row.received_at),
            _moment(row.due_at),
            _moment(row.finished_at) or "chưa xong",
            _late_by(row, made_at),
        )
        for position, row in enumerate(rows, 1)
    )
    return (
        OnPage(is_wide=True),
        *head(office, None, made_at),
        *title("HỒ SƠ QUÁ HẠN", f"Nhận từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"),
        Table(_HEAD, cells, _WIDTHS, _ALIGNS, Size.TINY, stacks=True),
        Line(f"Tổng số: {len(rows)} hồ sơ.", italic=True),
        *signatures(Signature("NGƯỜI LẬP"), Signature("NGƯỜI KIỂM TRA")),
    )


def _late_by(row: LateRow, now: datetime) -> str:
    """How long on the wall clock, whole hours begun."""
    assert row.due_at is not None
    seconds = ((row.finished_at or now) - row.due_at).total_seconds()
    hours = max(1, -(-int(seconds) // _HOUR_S))
    days, rest = divmod(hours, _HOURS_PER_DAY)
    return f"{days} ngày {rest} giờ" if days else f"{rest} giờ"


def _moment(at: datetime | None) -> str:
    return f"{at:%H:%M}\n{at:%d/%m/%Y}" if at else ""
