"""The control sheet (05 of 2018, 06 of 2025): who had a dossier, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.paper.blocks import (
    Align,
    Field,
    Line,
    OnPage,
    Paper,
    Size,
    Space,
    Table,
)
from counter_app.paper.forms import Form
from counter_app.paper.head import Office, copy_mark, foot, head, title
from counter_app.paper.wording import UNFILLED, filled, form_moment

_HEAD = (
    "TT",
    "Bên giao, bên nhận hồ sơ",
    "Thời gian giao, nhận hồ sơ",
    "Người giao",
    "Người nhận",
    "Kết quả (sớm, đúng hạn, quá hạn)",
    "Ghi chú",
)
_WIDTHS = (7, 37, 39, 25, 25, 17, 15)
_ALIGNS = (Align.CENTRE, *(Align.LEFT,) * 6)
# What is written on in a narrow cell.
_DOTS = "………"
_RESULTS = {"early": "Sớm", "on_time": "Đúng hạn", "late": "Quá hạn", "": _DOTS}
# Rows that stand ready where nobody has handed anything over yet.
_ROWS_READY = 4
_TO_WRITE_ON = (
    f"Giao: {UNFILLED}\nNhận: {UNFILLED}",
    "… giờ … phút,\n…/…/……",
    *(_DOTS,) * 4,
)


@dataclass(frozen=True, slots=True)
class ControlRow:
    """One hand-over. `result` is "early", "on_time", "late", or empty while the unit works."""

    from_unit: str
    to_unit: str
    given_at: datetime
    giver: str
    receiver: str | None
    due_at: datetime
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class ControlSheet:
    """What the control sheet states."""

    form: Form
    office: Office
    number: str
    code: str
    request: str
    deciding_agency: str
    coordinating: tuple[str, ...]
    received_at: datetime
    due_at: datetime
    rows: tuple[ControlRow, ...]
    issued_at: datetime
    copy_number: int
    audit_head: str


def control_sheet(facts: ControlSheet) -> Paper:
    """The electronic form is the system's log; this is its picture on paper."""
    return (
        OnPage(),
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.issued_at),
        *title(facts.form.title, f"Mã hồ sơ: {facts.code}"),
        Field("Nội dung yêu cầu giải quyết", filled(facts.request)),
        Field("Cơ quan (bộ phận) giải quyết hồ sơ", filled(facts.deciding_agency)),
        Field("Cơ quan phối hợp giải quyết hồ sơ", "; ".join(facts.coordinating) or "Không có"),
        Field("Thời gian tiếp nhận hồ sơ", form_moment(facts.received_at)),
        Field("Thời gian hẹn trả kết quả", form_moment(facts.due_at)),
        Space(10),
        Table(_HEAD, _rows(facts.rows), _WIDTHS, _ALIGNS, Size.TINY, stacks=True),
        Line(
            "Kết quả giải quyết (sớm, đúng hạn, quá hạn) do bên nhận hồ sơ ghi.",
            size=Size.SMALL,
            italic=True,
        ),
        *foot(facts.audit_head, facts.form.foot),
    )


def _rows(rows: tuple[ControlRow, ...]) -> tuple[tuple[str, ...], ...]:
    told = tuple((str(position), *_row(row)) for position, row in enumerate(rows, 1))
    return told or tuple((str(n), *_TO_WRITE_ON) for n in range(1, _ROWS_READY + 1))


def _row(row: ControlRow) -> tuple[str, ...]:
    return (
        f"Giao: {row.from_unit}\nNhận: {row.to_unit}",
        f"{row.given_at:%H:%M %d/%m/%Y}\nHạn: {row.due_at:%H:%M %d/%m/%Y}",
        row.giver or _DOTS,
        row.receiver or _DOTS,
        _RESULTS[row.result],
        row.note,
    )
