"""Money that goes back to who paid it: how much, of which receipt, why, and who agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.money import Money
from counter_app.paper.blocks import Align, Columns, Field, Paper, Rule, Size
from counter_app.paper.head import Office, Signature, copy_mark, foot, head, signatures, title
from counter_app.paper.wording import filled, filled_moment


@dataclass(frozen=True, slots=True)
class RefundSlip:
    """What the slip states; `approver_name` is a second person, never who asked for the refund."""

    office: Office
    number: str
    code: str
    procedure: str
    payer_name: str
    payer_id: str | None
    receipt_number: str | None
    paid_at: datetime | None
    paid: Money
    refunded: Money
    in_words: str
    method: str
    reason: str
    clause: str
    refunded_at: datetime
    clerk_name: str
    approver_name: str
    copy_number: int
    audit_head: str


def refund_slip(facts: RefundSlip) -> Paper:
    """A form of practice: the payer signs for the money, the approver for its reason."""
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.refunded_at),
        *title("PHIẾU HOÀN TRẢ PHÍ, LỆ PHÍ", f"Mã hồ sơ: {facts.code}"),
        Field("Người nộp", filled(facts.payer_name), bold=True),
        Field("Số định danh cá nhân/tổ chức", filled(facts.payer_id)),
        Field("Thủ tục", filled(facts.procedure)),
        Field("Biên lai số", filled(facts.receipt_number)),
        Field("Thời điểm thu", filled_moment(facts.paid_at)),
        Field("Số tiền đã thu", str(facts.paid)),
        Field("Lý do hoàn trả", filled(facts.reason), bold=True),
        Field("Căn cứ", filled(facts.clause)),
        Rule(),
        Columns(
            ("Số tiền hoàn trả", str(facts.refunded)),
            (60, 40),
            (Align.LEFT, Align.RIGHT),
            Size.LARGE,
            bold=True,
        ),
        Field("Bằng chữ", f"{facts.in_words[:1].upper()}{facts.in_words[1:]}."),
        Field("Hình thức hoàn trả", filled(facts.method)),
        *signatures(
            Signature("NGƯỜI NHẬN TIỀN", facts.payer_name),
            Signature("NGƯỜI HOÀN TRẢ", facts.clerk_name),
            Signature("NGƯỜI DUYỆT", facts.approver_name),
        ),
        *foot(facts.audit_head),
    )
