"""Form 05 of the 2025 set: the handling of a dossier stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.money import Money
from counter_app.paper.blocks import Field, Line, Paper, Space
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
from counter_app.paper.wording import filled, form_moment


@dataclass(frozen=True, slots=True)
class StopNotice:
    """What form 05 is expected to state; its blank was not found (near-official).

    `stage` is who had the dossier, `paid` what the citizen has paid for it so far.
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


def stop_notice(facts: StopNotice) -> Paper:
    """Issued only where no result has been issued (NĐ 118/2025/NĐ-CP Art. 21)."""
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.stopped_at),
        *title(facts.form.title, f"Mã hồ sơ: {facts.code}"),
        Field("Kính gửi", filled(facts.addressee), bold=True),
        Field("Số định danh cá nhân/tổ chức", filled(facts.id_number)),
        Field("Địa chỉ", filled(facts.address)),
        reached_by(facts.phone, facts.email),
        Field("Nội dung yêu cầu giải quyết", facts.request),
        Field("Thời gian tiếp nhận hồ sơ", form_moment(facts.received_at)),
        Field("Giai đoạn giải quyết khi dừng", filled(facts.stage)),
        Field("Đề nghị, lý do dừng giải quyết", filled(facts.reason), bold=True),
        Field("Căn cứ", filled(facts.clause)),
        Field("Phí, lệ phí đã nộp", str(facts.paid)),
        Line(
            "Kết quả giải quyết của hồ sơ này chưa được ban hành. "
            f"{facts.office.unit} quyết định dừng giải quyết hồ sơ kể từ "
            f"{form_moment(facts.stopped_at)}.",
            bold=True,
        ),
        Space(10),
        Line("Xin thông báo để Ông/Bà/Tổ chức được biết./."),
        *signatures(Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", facts.signer_name)),
        *foot(facts.audit_head, facts.form.foot),
    )
