"""The receipt of a fee or charge as it is shown (print 01/PLPĐT), and the slip in its stead.

The receipt itself is the signed XML; paper of it is a display copy (NĐ 254/2026/NĐ-CP Art. 23).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.money import Money
from counter_app.paper.blocks import (
    Align,
    Block,
    Columns,
    Field,
    Line,
    Paper,
    Qr,
    Rule,
    Size,
    Space,
)
from counter_app.paper.head import (
    Office,
    Signature,
    copy_mark,
    foot,
    letterhead,
    signatures,
    title,
)
from counter_app.paper.wording import filled, form_moment

KIND_WORDS = {"phi": "Phí", "le_phi": "Lệ phí"}
# Room for 65 modules at six dots on a roll of 80 mm and at five on one of 58 mm.
QR_WIDTH_MM = 52
_AWAITED = "Bản thể hiện của biên lai điện tử – đang chờ chữ ký số của tổ chức thu."
_MONEY = (Align.LEFT, Align.RIGHT)


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One item collected; `kind` is "phi" or "le_phi"."""

    name: str
    kind: str
    amount: Money
    legal_basis: str | None


@dataclass(frozen=True, slots=True)
class FeeReceipt:
    """What a receipt states. `signed` is whether the collector's digital signature is there.

    `code` is what its QR says: the same facts, signed by the office for whoever doubts the paper.
    """

    office: Office
    form_symbol: str
    symbol: str
    number: str
    payer_name: str
    payer_address: str | None
    payer_id: str | None
    lines: tuple[ReceiptLine, ...]
    total: Money
    in_words: str
    method: str
    paid_at: datetime
    dossier_code: str
    procedure: str
    collector_name: str
    copy_number: int
    audit_head: str
    signed: bool
    code: str = ""


def fee_receipt(facts: FeeReceipt) -> Paper:
    """The display copy of an electronic receipt."""
    state = "Đã ký số bởi tổ chức thu." if facts.signed else _AWAITED
    return (
        *copy_mark(facts.copy_number),
        *_collector(facts.office),
        *title("BIÊN LAI THU PHÍ, LỆ PHÍ"),
        Field("Mẫu số", facts.form_symbol),
        Field("Ký hiệu", facts.symbol),
        Field("Số", facts.number, bold=True),
        *_collected(facts),
        Line(state, italic=True),
        *signatures(Signature("NGƯỜI THU TIỀN", facts.collector_name, "(Chữ ký số)")),
        *_checkable(facts, "biên lai"),
        *foot(facts.audit_head),
    )


def temporary_receipt(facts: FeeReceipt) -> Paper:
    """What the payer holds until the receipt can be made; it bears the reserved number."""
    return (
        *copy_mark(facts.copy_number),
        *_collector(facts.office),
        *title("PHIẾU THU TẠM – CHƯA PHẢI BIÊN LAI"),
        Field("Số biên lai dành sẵn", f"{facts.symbol}-{facts.number}", bold=True),
        *_collected(facts),
        Line(
            "Biên lai điện tử mang số trên được lập và gửi khi hệ thống kết nối lại; "
            "Ông/Bà giữ phiếu này để đối chiếu.",
            italic=True,
        ),
        *signatures(
            Signature("NGƯỜI NỘP TIỀN", facts.payer_name),
            Signature("NGƯỜI THU TIỀN", facts.collector_name),
        ),
        *_checkable(facts, "phiếu thu tạm"),
        *foot(facts.audit_head),
    )


def confirmed(paper: Paper, provider: str, lookup_code: str | None, *, had_slip: bool) -> Paper:
    """A receipt as it is shown once the provider has issued it, with the slip that it replaces."""
    told = [f"Bản thể hiện của biên lai điện tử đã phát hành qua {provider}."]
    if lookup_code:
        told.append(f"Mã tra cứu: {lookup_code}.")
    if had_slip:
        told.append("Thay cho phiếu thu tạm cùng số.")
    line, issued = Line(_AWAITED, italic=True), Line(" ".join(told), italic=True)
    return tuple(issued if block == line else block for block in paper)


def unconfirmed_mark() -> Paper:
    """What tells the draft of a receipt while the payer holds the temporary slip of its number."""
    told = "CHƯA PHÁT HÀNH – NGƯỜI NỘP GIỮ PHIẾU THU TẠM CÙNG SỐ"
    return (Line(told, Align.CENTRE, bold=True),)


def replaced_mark() -> Paper:
    """What tells a temporary slip whose receipt is there by now."""
    return (Line("ĐÃ CÓ BIÊN LAI ĐIỆN TỬ CÙNG SỐ", Align.CENTRE, bold=True),)


def _checkable(facts: FeeReceipt, what: str) -> Paper:
    if not facts.code:
        return ()
    told = f"Quét mã để kiểm tra {what}, không cần mạng. Khóa kiểm tra niêm yết tại nơi thu."
    return (Space(20), Qr(facts.code, told, QR_WIDTH_MM))


def _collector(office: Office) -> Paper:
    return (
        *letterhead(office),
        Field("Đơn vị thu", office.unit),
        Field("Mã số thuế", office.tax_code),
        Field("Địa chỉ", office.address),
        Field("Điện thoại", office.phone),
        Field("Số tài khoản", f"{office.account_number} tại {office.account_bank}"),
        Rule(),
        Space(10),
    )


def _collected(facts: FeeReceipt) -> Paper:
    lines: list[Block] = []
    for line in facts.lines:
        name = f"{KIND_WORDS.get(line.kind, line.kind)}: {line.name}"
        lines.append(Columns((name, str(line.amount)), (68, 32), _MONEY))
        if line.legal_basis:
            lines.append(Line(f"Căn cứ: {line.legal_basis}", size=Size.SMALL, italic=True))
    return (
        Field("Người nộp", filled(facts.payer_name), bold=True),
        Field("Số định danh", filled(facts.payer_id)),
        Field("Địa chỉ", filled(facts.payer_address)),
        Field("Hồ sơ", facts.dossier_code),
        Field("Thủ tục", facts.procedure),
        Rule(),
        *lines,
        Rule(),
        Columns(("Tổng số tiền", str(facts.total)), (60, 40), _MONEY, Size.LARGE, bold=True),
        Field("Bằng chữ", f"{facts.in_words[:1].upper()}{facts.in_words[1:]}."),
        Field("Hình thức thanh toán", facts.method),
        Field("Thời điểm thu", form_moment(facts.paid_at)),
        Space(10),
    )
