"""The list with which dossiers go from one unit to another, signed on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.paper.blocks import Align, Field, Paper, Table
from counter_app.paper.head import Office, Signature, copy_mark, foot, head, signatures, title
from counter_app.paper.wording import filled, form_moment

_HEAD = ("TT", "Mã hồ sơ", "Thủ tục hành chính", "Số giấy tờ", "Hạn của bên nhận")
_WIDTHS = (9, 50, 62, 18, 26)
_ALIGNS = (Align.CENTRE, Align.LEFT, Align.LEFT, Align.CENTRE, Align.LEFT)


@dataclass(frozen=True, slots=True)
class HandedDossier:
    """One dossier of the list, with how many papers it holds and the unit's own time."""

    code: str
    procedure: str
    papers: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class HandoverList:
    """What the list states."""

    office: Office
    number: str
    from_unit: str
    to_unit: str
    given_at: datetime
    dossiers: tuple[HandedDossier, ...]
    giver: str
    receiver: str | None
    copy_number: int
    audit_head: str


def handover_list(facts: HandoverList) -> Paper:
    """A form of practice: the control sheet is the statutory one."""
    rows = tuple(
        (
            str(position),
            one.code,
            one.procedure,
            str(one.papers),
            f"{one.due_at:%H:%M}\n{one.due_at:%d/%m/%Y}",
        )
        for position, one in enumerate(facts.dossiers, 1)
    )
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.given_at),
        *title("PHIẾU BÀN GIAO HỒ SƠ"),
        Field("Bên giao", filled(facts.from_unit)),
        Field("Bên nhận", filled(facts.to_unit)),
        Field("Thời gian giao", form_moment(facts.given_at)),
        Table(_HEAD, rows, _WIDTHS, _ALIGNS, stacks=True),
        Field("Tổng số hồ sơ", str(len(facts.dossiers))),
        Field("Tổng số giấy tờ", str(sum(one.papers for one in facts.dossiers))),
        *signatures(
            Signature("BÊN GIAO", facts.giver), Signature("BÊN NHẬN", facts.receiver or "")
        ),
        *foot(facts.audit_head),
    )
