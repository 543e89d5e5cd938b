"""Form 04: an apology before the promise breaks, and the one new date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.paper.blocks import Align, Field, Line, Paper, Size, Space
from counter_app.paper.deadline_words import moment
from counter_app.paper.forms import Form
from counter_app.paper.head import Office, Signature, copy_mark, foot, head, signatures, title
from counter_app.paper.wording import SIGNED_AND_SEALED, filled, form_moment

_NEXT = {False: "hẹn trả kết quả vào:", True: "đề nghị gia hạn thời gian giải quyết đến:"}


@dataclass(frozen=True, slots=True)
class ApologySlip:
    """What form 04 states; it bears the signature of the head of the agency."""

    form: Form
    office: Office
    number: str
    code: str
    addressee: str
    id_number: str | None
    request: str
    received_at: datetime
    due_at: datetime
    reason: str
    new_due_at: datetime
    due_trace: tuple[str, ...]
    signer_name: str
    issued_at: datetime
    copy_number: int
    audit_head: str


def apology_slip(facts: ApologySlip) -> Paper:
    """At the latest one day before the promise, at most once."""
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.issued_at),
        *title(facts.form.title, f"Mã hồ sơ: {facts.code}"),
        Field("Kính gửi", filled(facts.addressee), bold=True),
        Field("Số định danh cá nhân/tổ chức", filled(facts.id_number)),
        Field("Thời gian tiếp nhận hồ sơ", form_moment(facts.received_at)),
        Field("Nội dung yêu cầu giải quyết", filled(facts.request)),
        Field("Thời gian hẹn trả kết quả", form_moment(facts.due_at)),
        Line("Tuy nhiên, hồ sơ của Ông/Bà/Tổ chức chưa thể giải quyết xong theo thời gian đã hẹn."),
        Field("Lý do", filled(facts.reason), bold=True),
        Line(
            "Sự chậm trễ này đã gây phiền hà, tốn kém thời gian, công sức của Ông/Bà/Tổ chức. "
            f"{facts.office.unit} xin lỗi Ông/Bà/Tổ chức và {_NEXT[facts.form.asks_for_time]}"
        ),
        Line(moment(facts.new_due_at), Align.CENTRE, Size.LARGE, bold=True),
        Field("Thời gian hẹn trả kết quả mới", form_moment(facts.new_due_at)),
        *(Line(f"– {reason}", size=Size.SMALL) for reason in facts.due_trace),
        Space(10),
        Line("Mong nhận được sự thông cảm của Ông/Bà/Tổ chức./.", keeps_next=True),
        *signatures(Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", facts.signer_name, SIGNED_AND_SEALED)),
        *foot(facts.audit_head, facts.form.foot),
    )
