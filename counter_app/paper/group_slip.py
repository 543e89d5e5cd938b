"""The sheet of those that were handed in at once: every code, what all cost, one payment code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.money import Money
from counter_app.paper.blocks import Align, Field, Line, Paper, Qr, Rule, Size, Space, Table
from counter_app.paper.head import Office, Signature, copy_mark, foot, head, signatures, title
from counter_app.paper.wording import form_moment

KIND = "group-slip"
_HEAD = ("TT", "Mã hồ sơ", "Thủ tục", "Hồ sơ của", "Phí, lệ phí", "Hẹn trả")
_WIDTHS = (9, 46, 44, 34, 22, 24)
_ALIGNS = (Align.CENTRE, Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT)


@dataclass(frozen=True, slots=True)
class GroupedDossier:
    """One dossier of the sheet."""

    code: str
    procedure: str
    owner: str
    fee: Money
    due_at: datetime


@dataclass(frozen=True, slots=True)
class GroupSlip:
    """What the sheet states; `payment_qr` asks for the whole sum where the bank is to bring it."""

    office: Office
    number: str
    handed_in_by: str
    received_at: datetime
    dossiers: tuple[GroupedDossier, ...]
    fee_total: Money
    in_words: str
    payment_qr: str | None
    payment_reference: str | None
    payment_text: str
    clerk_name: str
    copy_number: int
    audit_head: str


def group_slip(facts: GroupSlip) -> Paper:
    """A form of practice: what counts for each dossier is its own form 01."""
    rows = tuple(
        (
            str(position),
            one.code,
            one.procedure,
            one.owner,
            str(one.fee),
            f"{one.due_at:%H:%M}\n{one.due_at:%d/%m/%Y}",
        )
        for position, one in enumerate(facts.dossiers, 1)
    )
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.received_at),
        *title("PHIẾU HỒ SƠ NỘP CÙNG LÚC", f"Số nhóm: {facts.number}"),
        Field("Người nộp", facts.handed_in_by, bold=True),
        Field("Thời gian nhận", form_moment(facts.received_at)),
        Field("Số hồ sơ", str(len(facts.dossiers))),
        Table(_HEAD, rows, _WIDTHS, _ALIGNS, stacks=True),
        Field("Tổng phí, lệ phí", f"{facts.fee_total} ({facts.in_words})", bold=True),
        Line(facts.payment_text, bold=facts.payment_qr is not None, keeps_next=True),
        *_code(facts),
        Line(
            "Mỗi hồ sơ có Giấy tiếp nhận hồ sơ và hẹn trả kết quả riêng; tra cứu, nhận kết quả "
            "theo từng mã.",
            size=Size.SMALL,
        ),
        *signatures(
            Signature("NGƯỜI NỘP HỒ SƠ", facts.handed_in_by),
            Signature("NGƯỜI TIẾP NHẬN HỒ SƠ", facts.clerk_name),
        ),
        *foot(facts.audit_head),
    )


def _code(facts: GroupSlip) -> Paper:
    if facts.payment_qr is None:
        return ()
    caption = f"QUÉT ĐỂ NỘP {facts.fee_total}\nNội dung chuyển khoản: {facts.payment_reference}"
    return (Space(10), Rule(), Qr(facts.payment_qr, caption), Space(10))
