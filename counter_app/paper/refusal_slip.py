"""Form 03: a dossier is not taken in, or refused, with the reason in writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

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
from counter_app.paper.wording import SIGNED_OR_DIGITAL, filled


@dataclass(frozen=True, slots=True)
class RefusalSlip:
    """What form 03 states. `clause` is the article that the reason rests on."""

    form: Form
    office: Office
    number: str
    code: str | None
    received_from: str
    id_number: str | None
    address: str | None
    phone: str | None
    email: str | None
    request: str
    reason: str
    clause: str
    clerk_name: str
    refused_at: datetime
    copy_number: int
    audit_head: str


def refusal_slip(facts: RefusalSlip) -> Paper:
    """The written reason that the law asks for (NĐ 63/2010/NĐ-CP Art. 18(5))."""
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.refused_at),
        *title(facts.form.title, f"Mã hồ sơ: {filled(facts.code)}"),
        Field("Bộ phận Tiếp nhận và Trả kết quả", facts.office.unit),
        Field("Tiếp nhận hồ sơ của Ông/Bà/Tổ chức", filled(facts.received_from), bold=True),
        Field("Số định danh cá nhân/tổ chức", filled(facts.id_number)),
        Field("Địa chỉ", filled(facts.address)),
        reached_by(facts.phone, facts.email),
        Field("Nội dung yêu cầu giải quyết", filled(facts.request)),
        Line(
            "Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả thông báo không tiếp nhận, giải quyết "
            "hồ sơ này với lý do cụ thể như sau:"
        ),
        Line(filled(facts.reason), bold=True),
        Field("Căn cứ", filled(facts.clause)),
        Space(10),
        Line("Xin thông báo cho Ông/Bà được biết và thực hiện./.", keeps_next=True),
        *signatures(
            Signature("NGƯỜI NỘP HỒ SƠ", facts.received_from),
            Signature("NGƯỜI TIẾP NHẬN HỒ SƠ", facts.clerk_name, SIGNED_OR_DIGITAL),
        ),
        *foot(facts.audit_head, facts.form.foot),
    )
