"""The control sheet (05 of 2018, 06 of 2025): who had a dossier, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.paper.blocks import Align, Block, Columns, Field, Line, Paper, Rule, Size, Space
from counter_app.paper.forms import Form
from counter_app.paper.head import Office, copy_mark, foot, head, title
from counter_app.paper.wording import filled, form_moment

_WIDTHS = (22, 22, 22, 18, 16)
_ALIGNS = (Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT)
_RESULTS = {"early": "Sớm", "on_time": "Đúng hạn", "late": "Quá hạn", "": "…"}


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
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.issued_at),
        *title(facts.form.title, f"Mã hồ sơ: {facts.code}"),
        Field("Nội dung yêu cầu giải quyết", facts.request),
        Field("Cơ quan (bộ phận) giải quyết hồ sơ", filled(facts.deciding_agency)),
        Field("Cơ quan phối hợp giải quyết hồ sơ", "; ".join(facts.coordinating) or "Không có"),
        Field("Thời gian tiếp nhận", form_moment(facts.received_at)),
        Field("Thời gian hẹn trả kết quả", form_moment(facts.due_at)),
        Space(10),
        Columns(
            ("Bên giao", "Bên nhận", "Thời gian giao, nhận", "Kết quả giải quyết", "Ghi chú"),
            _WIDTHS,
            _ALIGNS,
            Size.SMALL,
            bold=True,
        ),
        Rule(),
        *_rows(facts.rows),
        Line(
            "Kết quả giải quyết (sớm, đúng hạn, quá hạn) do bên nhận hồ sơ ghi.",
            size=Size.SMALL,
            italic=True,
        ),
        *foot(facts.audit_head, facts.form.foot),
    )


def _rows(rows: tuple[ControlRow, ...]) -> Paper:
    blocks: list[Block] = []
    for row in rows:
        cells = (
            f"{row.from_unit}\nNgười giao: {filled(row.giver)}",
            f"{row.to_unit}\nNgười nhận: {filled(row.receiver)}",
            f"{row.given_at:%H:%M %d/%m/%Y}\nHạn: {row.due_at:%H:%M %d/%m/%Y}",
            _RESULTS[row.result],
            row.note,
        )
        blocks += [Columns(cells, _WIDTHS, _ALIGNS, Size.SMALL), Rule()]
    return tuple(blocks) or (Line("Chưa bàn giao.", italic=True),)
