"""What is signed when a result goes home with its owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.paper.blocks import Field, Paper
from counter_app.paper.head import Office, Signature, copy_mark, foot, head, signatures, title
from counter_app.paper.wording import filled, form_day, form_moment


@dataclass(frozen=True, slots=True)
class ResultReceipt:
    """What the receipt of a result states; `way` is in words."""

    office: Office
    number: str
    code: str
    request: str
    owner: str
    receiver: str
    kind: str
    result_number: str
    issued_on: date
    signer: str
    summary: str
    way: str
    tracking: str | None
    returned_at: datetime
    clerk_name: str
    copy_number: int
    audit_head: str


def result_receipt(facts: ResultReceipt) -> Paper:
    """A form of practice; the follow-up book has the same facts in one line."""
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.returned_at),
        *title("PHIẾU TRẢ KẾT QUẢ", f"Mã hồ sơ: {facts.code}"),
        Field("Chủ hồ sơ", filled(facts.owner), bold=True),
        Field("Nội dung yêu cầu giải quyết", filled(facts.request)),
        Field("Loại kết quả", filled(facts.kind)),
        Field("Số, ký hiệu", filled(facts.result_number)),
        Field("Ngày ban hành", form_day(facts.issued_on)),
        Field("Người ký", filled(facts.signer)),
        Field("Trích yếu", filled(facts.summary)),
        Field("Phương thức nhận kết quả", filled(facts.way)),
        Field("Số vận đơn", filled(facts.tracking)),
        Field("Thời gian trả", form_moment(facts.returned_at)),
        Field("Người nhận kết quả", filled(facts.receiver)),
        Field("Người trả kết quả", filled(facts.clerk_name)),
        *signatures(
            Signature("NGƯỜI NHẬN KẾT QUẢ", facts.receiver),
            Signature("NGƯỜI TRẢ KẾT QUẢ", facts.clerk_name),
        ),
        *foot(facts.audit_head),
    )
