"""Form 05 of the 2025 set: the handling of a dossier stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.money import Money
from counter_app.paper.blocks import Field, Line, OnPage, Paper, Space
from counter_app.paper.forms import Form
from counter_app.paper.head import (
    Office,
    Signature,
    copy_mark,
    foot,
    head,
    reached_by,
    signatures,
    title,
)
from counter_app.paper.wording import SIGNED_AND_SEALED, filled, form_moment


@dataclass(frozen=True, slots=True)
class StopNotice:
    """What form 05 is expected to state; its blank was not found (near-official).

    `asked_by` is whose request to stop it was, `stage` who had the dossier, `paid` what the
    citizen has paid for it so far.
    """

    form: Form
    office: Office
    number: str
    code: str
    addressee: str
    id_number: str | None
    address: str | None
    phone: str | None
    email: str | None
    request: str
    received_at: datetime
    stage: str
    reason: str
    clause: str
    paid: Money
    signer_name: str
    stopped_at: datetime
    copy_number: int
    audit_head: str
    asked_by: str = ""
    receipt_number: str | None = None


def stop_notice(facts: StopNotice) -> Paper:
    """Issued only where no result has been issued (NĐ 118/2025/NĐ-CP Art. 21)."""
    return (
        OnPage(),
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.stopped_at),
        *title(facts.form.title, f"Mã hồ sơ: {facts.code}"),
        Field("Kính gửi", filled(facts.addressee), bold=True),
        Field("Số định danh cá nhân/tổ chức", filled(facts.id_number)),
        Field("Địa chỉ", filled(facts.address)),
        reached_by(facts.phone, facts.email),
        Field("Nội dung yêu cầu giải quyết", filled(facts.request)),
        Field("Thời gian tiếp nhận hồ sơ", form_moment(facts.received_at)),
        Field("Đề nghị dừng giải quyết của", filled(facts.asked_by)),
        Field("Lý do dừng giải quyết", filled(facts.reason), bold=True),
        Field("Căn cứ", filled(facts.clause)),
        Field("Giai đoạn giải quyết khi dừng", filled(facts.stage)),
        Field(
            "Quyết định",
            "Kết quả giải quyết của hồ sơ này chưa được ban hành. "
            f"{facts.office.unit} dừng giải quyết hồ sơ kể từ {form_moment(facts.stopped_at)}.",
            bold=True,
        ),
        Field("Phí, lệ phí đã nộp", _paid(facts)),
        Space(10),
        Line("Xin thông báo để Ông/Bà/Tổ chức được biết./.", keeps_next=True),
        *signatures(Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", facts.signer_name, SIGNED_AND_SEALED)),
        *foot(facts.audit_head, facts.form.foot),
    )


def _paid(facts: StopNotice) -> str:
    if not facts.paid:
        return "Chưa nộp khoản nào."
    return f"{facts.paid}; biên lai số {filled(facts.receipt_number)}"
