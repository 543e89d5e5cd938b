"""Form 02: what a dossier still lacks, told once and in full, with the reason of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.paper.blocks import Block, Field, Line, Paper, Size, Space
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

ONLY_ONCE = (
    "Đây là toàn bộ nội dung cần bổ sung, hoàn thiện; ngoài các nội dung nêu trên, Ông/Bà không "
    "phải nộp thêm giấy tờ nào khác."
)


@dataclass(frozen=True, slots=True)
class SupplementSlip:
    """What form 02 states; `missing` is each paper and why it is asked for."""

    office: Office
    number: str
    code: str
    dossier_of: str
    request: str
    address: str | None
    phone: str | None
    email: str | None
    missing: tuple[tuple[str, str], ...]
    contact: str
    clerk_name: str
    asked_at: datetime
    copy_number: int
    audit_head: str
    form: Form


def supplement_slip(facts: SupplementSlip) -> Paper:
    """The one notice a citizen gets of all that is missing (NĐ 309/2026/NĐ-CP Art. 8(1))."""
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.asked_at),
        *title(facts.form.title, f"Mã hồ sơ: {facts.code}"),
        Field("Hồ sơ của", filled(facts.dossier_of), bold=True),
        Field("Nội dung yêu cầu giải quyết", filled(facts.request)),
        Field("Địa chỉ", filled(facts.address)),
        reached_by(facts.phone, facts.email),
        Line("Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:", bold=True, keeps_next=True),
        *_missing(facts.missing),
        Line(ONLY_ONCE, bold=True),
        Space(10),
        Line(
            "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với "
            f"{facts.contact} để được hướng dẫn./.",
            keeps_next=True,
        ),
        *signatures(Signature("NGƯỜI HƯỚNG DẪN", facts.clerk_name, SIGNED_OR_DIGITAL)),
        Line(facts.office.address, size=Size.SMALL),
        *foot(facts.audit_head, facts.form.foot),
    )


def _missing(missing: tuple[tuple[str, str], ...]) -> Paper:
    blocks: list[Block] = []
    for position, (name, reason) in enumerate(missing, 1):
        blocks += [
            Line(f"{position}. {name}", bold=True, keeps_next=True),
            Field("Lý do", filled(reason)),
        ]
    return tuple(blocks)
