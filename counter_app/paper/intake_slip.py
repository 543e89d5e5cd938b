"""Form 01: the dossier is received complete, and when and where its result is given."""

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
    Tick,
)
from counter_app.paper.deadline_words import moment
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
from counter_app.paper.wording import (
    RETURN_WORDS,
    SIGNED_OR_DIGITAL,
    filled,
    form_moment,
)

NO_OTHER_PAPER = (
    "Ngoài các giấy tờ nêu trên, không ai được yêu cầu Ông/Bà nộp thêm giấy tờ nào khác."
)
_COMPONENT_WIDTHS = (8, 58, 17, 17)
_COMPONENT_ALIGNS = (Align.LEFT, Align.LEFT, Align.CENTRE, Align.CENTRE)
_MONEY = (Align.LEFT, Align.RIGHT)


@dataclass(frozen=True, slots=True)
class Component:
    """A paper in the dossier; `state` "shown" was looked at and given back."""

    name: str
    originals: int
    copies: int
    state: str


@dataclass(frozen=True, slots=True)
class SlipFee:
    """One fee or charge owed."""

    name: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Authoriser:
    """Who sent the submitter, and by which paper."""

    name: str
    address: str
    id_number: str
    phone: str
    email: str
    paper: str


@dataclass(frozen=True, slots=True)
class IntakeSlip:
    """What form 01 states. `slip_version` above 1 corrects an earlier slip of the dossier.

    `return_way` is how the result goes home, a key of RETURN_WORDS; by post to `return_address`.
    """

    office: Office
    number: str
    code: str
    slip_version: int
    received_from: str
    id_number: str | None
    address: str | None
    phone: str | None
    email: str | None
    authorised_by: Authoriser | None
    request: str
    procedure_code: str
    components: tuple[Component, ...]
    sets: int
    time_limit: str
    received_at: datetime
    due_at: datetime
    due_trace: tuple[str, ...]
    return_at: str
    fee_lines: tuple[SlipFee, ...]
    fee_total: Money
    payment_text: str
    payment_qr: str | None
    payment_reference: str | None
    tracking_url: str
    submitter_name: str
    clerk_name: str
    copy_number: int
    audit_head: str
    form: Form
    provisional_note: str | None
    return_way: str = "counter"
    return_address: str | None = None
    book_volume: str = "sổ điện tử"
    group_number: str | None = None
    household: tuple[str, ...] = ()


def intake_slip(facts: IntakeSlip) -> Paper:
    """The slip a citizen takes home."""
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.received_at),
        *title(facts.form.title, f"Mã hồ sơ: {facts.code}"),
        *_corrections(facts),
        *_applicant(facts),
        *_components(facts),
        *_promise(facts),
        *_money(facts),
        *signatures(
            Signature("NGƯỜI NỘP HỒ SƠ", facts.submitter_name),
            Signature("NGƯỜI TIẾP NHẬN HỒ SƠ", facts.clerk_name, SIGNED_OR_DIGITAL),
        ),
        *_codes(facts),
        *foot(facts.audit_head, facts.form.foot),
    )


def _corrections(facts: IntakeSlip) -> Paper:
    lines: list[Block] = []
    if facts.slip_version > 1:
        lines.append(
            Line(
                f"Bản sửa lần {facts.slip_version - 1}, thay bản đã cấp trước.",
                Align.CENTRE,
                italic=True,
            )
        )
    if facts.provisional_note:
        lines.append(Line(facts.provisional_note, Align.CENTRE, bold=True))
    return tuple(lines)


def _applicant(facts: IntakeSlip) -> Paper:
    return (
        Field("Bộ phận Tiếp nhận và Trả kết quả", facts.office.unit),
        Field("Tiếp nhận hồ sơ của Ông/Bà/Tổ chức", filled(facts.received_from), bold=True),
        Field("Số định danh cá nhân/tổ chức", filled(facts.id_number)),
        Field("Địa chỉ", filled(facts.address)),
        reached_by(facts.phone, facts.email),
        *_authoriser(facts.authorised_by),
        *(
            Field(f"Thành viên trong hộ {number}", one)
            for number, one in enumerate(facts.household, 1)
        ),
        Field("Nội dung yêu cầu giải quyết", f"{facts.request} ({facts.procedure_code})"),
    )


def _authoriser(by: Authoriser | None) -> Paper:
    if by is None:
        return ()
    return (
        Field("Người ủy quyền", filled(by.name)),
        Field("Địa chỉ người ủy quyền", filled(by.address)),
        Field("Số định danh người ủy quyền", filled(by.id_number)),
        Field("Số điện thoại người ủy quyền", filled(by.phone)),
        Field("Email người ủy quyền", filled(by.email)),
        Field("Giấy tờ ủy quyền", filled(by.paper)),
    )


def _components(facts: IntakeSlip) -> Paper:
    rows: list[Block] = [
        Line("Thành phần hồ sơ nộp gồm:", bold=True, keeps_next=True),
        Columns(
            ("TT", "Tên giấy tờ", "Bản chính", "Bản sao"),
            _COMPONENT_WIDTHS,
            _COMPONENT_ALIGNS,
            Size.SMALL,
            bold=True,
        ),
        Rule(),
    ]
    for position, paper in enumerate(facts.components, 1):
        name = f"{paper.name} (xuất trình, đã trả lại)" if paper.state == "shown" else paper.name
        cells = (f"{position}.", name, _count(paper.originals), _count(paper.copies))
        rows.append(Columns(cells, _COMPONENT_WIDTHS, _COMPONENT_ALIGNS))
    if not facts.components:
        rows.append(Line("Không phải nộp giấy tờ.", italic=True))
    return (
        *rows,
        Rule(),
        Field("Số lượng hồ sơ", f"{facts.sets} (bộ)"),
        Line(NO_OTHER_PAPER, bold=True),
        Space(10),
    )


def _count(number: int) -> str:
    return str(number) if number else "–"


def _promise(facts: IntakeSlip) -> Paper:
    serial = facts.number.partition("/")[0]
    return (
        Field("Thời gian giải quyết hồ sơ theo quy định là", facts.time_limit),
        Field("Thời gian nhận hồ sơ", form_moment(facts.received_at)),
        Field("Thời gian trả kết quả giải quyết hồ sơ", form_moment(facts.due_at)),
        Line("HẸN TRẢ KẾT QUẢ", Align.CENTRE, bold=True, keeps_next=True),
        Line(moment(facts.due_at), Align.CENTRE, Size.LARGE, bold=True),
        *(Line(f"– {reason}", size=Size.SMALL) for reason in facts.due_trace),
        Space(10),
        Field("Đăng ký nhận kết quả tại", filled(facts.return_at)),
        *_ways(facts),
        Field(
            "Vào Sổ theo dõi hồ sơ",
            f"Quyển số: {filled(facts.book_volume)}; Số thứ tự: {serial}",
        ),
    )


def _ways(facts: IntakeSlip) -> Paper:
    """The three ways to receive a result, the chosen one ticked."""
    notes = {
        "post": f"Địa chỉ nhận: {filled(facts.return_address)}",
        "electronic": f"Email: {filled(facts.email)}",
    }
    return tuple(
        Tick(words, way == facts.return_way, notes.get(way, "") if way == facts.return_way else "")
        for way, words in RETURN_WORDS.items()
    )


def _money(facts: IntakeSlip) -> Paper:
    blocks: list[Block] = [Line("Phí, lệ phí:", bold=True, keeps_next=True)]
    blocks += [Columns((fee.name, str(fee.amount)), (70, 30), _MONEY) for fee in facts.fee_lines]
    if facts.group_number is not None:
        blocks.append(
            Line(f"Nộp cùng nhóm hồ sơ {facts.group_number}, thu theo phiếu của nhóm.", italic=True)
        )
    blocks += [
        Columns(("Tổng cộng", str(facts.fee_total)), (70, 30), _MONEY, bold=True),
        Line(facts.payment_text, bold=facts.payment_qr is not None, keeps_next=True),
    ]
    return tuple(blocks)


def _codes(facts: IntakeSlip) -> Paper:
    codes: list[Block] = []
    if facts.payment_qr is not None:
        caption = f"QUÉT ĐỂ NỘP {facts.fee_total}"
        if facts.payment_reference is not None:
            caption += f"\nNội dung chuyển khoản: {facts.payment_reference}"
        codes.append(Qr(facts.payment_qr, caption))
    caption = f"QUÉT ĐỂ TRA CỨU HỒ SƠ\n{facts.code}"
    codes.append(Qr(facts.tracking_url, caption, width_mm=30))
    return (
        Space(20),
        Rule(),
        *codes,
        Space(10),
        Line(f"Điện thoại: {facts.office.phone}", Align.CENTRE, Size.SMALL),
        Line(facts.office.address, Align.CENTRE, Size.SMALL),
    )
