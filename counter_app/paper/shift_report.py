"""A shift on one sheet: the drawer explained, the money by method, what still waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.money import ZERO, Money
from counter_app.paper.blocks import (
    Align,
    Block,
    Columns,
    Field,
    Line,
    Paper,
    Rule,
    Size,
    Space,
)
from counter_app.paper.deadline_words import moment
from counter_app.paper.head import (
    Office,
    Signature,
    copy_mark,
    foot,
    head,
    signatures,
    title,
)

_MONEY = (Align.LEFT, Align.RIGHT)
_THREE = (Align.LEFT, Align.RIGHT, Align.RIGHT)


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """What the report states. `difference` is counted less expected; negative when money lacks.

    `denominations` are (face, number of notes), `tenders` (method, count, amount), `receipts`
    (number, amount, method), `waiting_payments` (dossier, reference, amount), `fee_differences`
    (dossier, line, in the book, by the rules). `asked_anyway` counts papers that were asked for
    because a database could not be read. `opening_difference` is what lay in the drawer less what
    the last shift left; `refunds` and `voids` are (number, amount, method or reason), `forms`
    (number of a black-out kit, what became of it); `forms_out` are those of which nothing is known.
    `version` above 1 closes a shift that was opened again; `closed_by` is who closed it in the
    clerk's place, `handed_to` who took the drawer over; `first_count` was counted first, where it
    was another sum.
    """

    office: Office
    shift_number: str
    station: str
    clerk_name: str
    opened_at: datetime
    closed_at: datetime
    float_opening: Money
    cash_taken: Money
    cash_refunded: Money
    cash_expected: Money
    cash_counted: Money
    difference: Money
    difference_reason: str
    denominations: tuple[tuple[Money, int], ...]
    tenders: tuple[tuple[str, int, Money], ...]
    dossiers_received: int
    supplements: int
    receipts: tuple[tuple[str, Money, str], ...]
    waiting_payments: tuple[tuple[str, str, Money], ...]
    unsent: int
    unprinted: int
    audit_head: str
    copy_number: int
    fees_rechecked: str = ""
    fee_differences: tuple[tuple[str, str, str, str], ...] = ()
    asked_anyway: int = 0
    opening_difference: Money | None = None
    opening_reason: str = ""
    cash_put_in: Money = ZERO
    cash_taken_out: Money = ZERO
    cash_to_treasury: Money = ZERO
    surplus: Money = ZERO
    refunds: tuple[tuple[str, Money, str], ...] = ()
    voids: tuple[tuple[str, Money, str], ...] = ()
    undigitised: int = 0
    version: int = 1
    closed_by: str = ""
    handed_to: str = ""
    first_count: Money | None = None
    clock_back_minutes: int = 0
    forms: tuple[tuple[str, str], ...] = ()
    forms_out: int = 0


def shift_report(facts: ShiftReport) -> Paper:
    """The sheet that clerk and supervisor sign at the end of a shift."""
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.shift_number, facts.closed_at),
        *title("BÁO CÁO CA LÀM VIỆC", f"Ca số: {facts.shift_number}"),
        Field("Quầy", facts.station),
        Field("Cán bộ", facts.clerk_name),
        Field("Mở ca", moment(facts.opened_at)),
        Field("Đóng ca", moment(facts.closed_at)),
        *_how_closed(facts),
        Field("Hồ sơ đã tiếp nhận", str(facts.dossiers_received)),
        Field("Phiếu yêu cầu bổ sung", str(facts.supplements)),
        *_drawer(facts),
        *_tenders(facts),
        *_receipts(facts),
        *_went_back(facts),
        *_forms(facts),
        *_waiting(facts),
        *_rechecked(facts),
        *signatures(Signature("NGƯỜI ĐÓNG CA", facts.clerk_name), Signature("NGƯỜI KIỂM TRA")),
        *foot(facts.audit_head),
    )


def _how_closed(facts: ShiftReport) -> Paper:
    """What was not as on any other evening; nothing where all was."""
    opened, closed = facts.opened_at.date(), facts.closed_at.date()
    back = f"{facts.clock_back_minutes} phút trước bút toán cuối của ca"
    rows = (
        ("Chốt lại lần", str(facts.version), facts.version > 1),
        ("Người chốt thay", facts.closed_by, facts.closed_by and not facts.handed_to),
        ("Bàn giao ngăn kéo cho", facts.handed_to, facts.handed_to),
        ("Ca để mở qua ngày", f"từ {opened:%d/%m/%Y} đến {closed:%d/%m/%Y}", opened < closed),
        ("Đồng hồ máy lùi", back, facts.clock_back_minutes),
    )
    return tuple(Field(name, words) for name, words, is_so in rows if is_so)


def _drawer(facts: ShiftReport) -> Paper:
    rows = (
        ("Tiền đầu ca", facts.float_opening),
        ("Thu tiền mặt", facts.cash_taken),
        *_between_fees(facts),
        ("Phải có trong ngăn kéo", facts.cash_expected),
        *((("Đếm lần đầu", facts.first_count),) if facts.first_count is not None else ()),
        ("Đếm được", facts.cash_counted),
    )
    blocks: list[Block] = [
        *_section("NGĂN KÉO TIỀN MẶT"),
        *(Columns((name, _plain(amount)), (60, 40), _MONEY) for name, amount in rows),
        Columns(("Chênh lệch", signed(facts.difference)), (60, 40), _MONEY, bold=True),
    ]
    if facts.opening_difference:
        told = f"{signed(facts.opening_difference)} – {facts.opening_reason}"
        blocks.insert(2, Field("Đầu ca lệch so với ca trước để lại", told))
    if facts.difference_reason:
        blocks.append(Field("Lý do chênh lệch", facts.difference_reason))
    if facts.denominations:
        blocks.append(Line("Số tờ đếm được theo mệnh giá", bold=True, keeps_next=True))
    blocks += [
        Columns(
            (str(face), f"× {number}", str(face.times(number))),
            (40, 20, 40),
            (Align.RIGHT,) * 3,
        )
        for face, number in facts.denominations
    ]
    return tuple(blocks)


def _between_fees(facts: ShiftReport) -> tuple[tuple[str, Money], ...]:
    """What moved besides fees; a line stands only where something did, refunds always."""
    rows = (
        ("Thêm vào ngăn kéo", facts.cash_put_in),
        ("Chuyển về két", -facts.cash_taken_out),
        ("Nộp Kho bạc", -facts.cash_to_treasury),
    )
    moved = tuple((name, amount) for name, amount in rows if amount)
    return (("Hoàn trả tiền mặt", -facts.cash_refunded), *moved)


def _went_back(facts: ShiftReport) -> Paper:
    """Money that was granted back and receipts that are void; nothing where there was neither."""
    parts = (("HOÀN TRẢ", facts.refunds), ("BIÊN LAI HỦY", facts.voids))
    return tuple(
        block
        for name, rows in parts
        if rows
        for block in (
            *_section(f"{name} ({len(rows)})"),
            *(
                Columns(
                    (number, words, str(amount)),
                    (42, 26, 32),
                    (Align.LEFT, Align.LEFT, Align.RIGHT),
                    Size.SMALL,
                )
                for number, amount, words in rows
            ),
        )
    )


def _tenders(facts: ShiftReport) -> Paper:
    count = sum(each for _, each, _ in facts.tenders)
    total = Money.total(amount for _, _, amount in facts.tenders)
    return (
        *_section("ĐÃ THU THEO HÌNH THỨC"),
        *(
            Columns((method, str(number), str(amount)), (45, 15, 40), _THREE)
            for method, number, amount in facts.tenders
        ),
        Columns(("Tổng cộng", str(count), str(total)), (45, 15, 40), _THREE, bold=True),
        *((Field("Nộp thừa, chờ hoàn trả", str(facts.surplus)),) if facts.surplus else ()),
    )


def _receipts(facts: ShiftReport) -> Paper:
    if not facts.receipts:
        return (*_section("BIÊN LAI"), Line("Không có biên lai trong ca.", italic=True))
    return (
        *_section(f"BIÊN LAI ({len(facts.receipts)})"),
        *(
            Columns(
                (number, method, str(amount)),
                (42, 26, 32),
                (Align.LEFT, Align.LEFT, Align.RIGHT),
                Size.SMALL,
            )
            for number, amount, method in facts.receipts
        ),
    )


def _forms(facts: ShiftReport) -> Paper:
    """Numbers of black-out kits; nothing where none came back and none is out."""
    if not facts.forms and not facts.forms_out:
        return ()
    return (
        *_section("PHIẾU DỰ PHÒNG KHI MẤT ĐIỆN"),
        *(Columns((number, told), (32, 68), size=Size.SMALL) for number, told in facts.forms),
        Field("Số còn để trống, chưa khai", str(facts.forms_out)),
    )


def _waiting(facts: ShiftReport) -> Paper:
    return (
        *_section("CÒN CHỜ"),
        Field("Khoản thanh toán chưa về", str(len(facts.waiting_payments))),
        *(
            Columns((f"{code} · {reference}", str(amount)), (66, 34), _MONEY, Size.SMALL)
            for code, reference, amount in facts.waiting_payments
        ),
        Field("Bản ghi chưa gửi về thành phố", str(facts.unsent)),
        Field("Giấy tờ chưa in", str(facts.unprinted)),
        Field("Giấy tờ chưa số hóa", str(facts.undigitised)),
    )


def _rechecked(facts: ShiftReport) -> Paper:
    if not facts.fees_rechecked:
        return ()
    return (
        *_section("TÍNH LẠI PHÍ, LỆ PHÍ"),
        Line(facts.fees_rechecked),
        *(
            Line(f"{code} · {line}: sổ ghi {stored}, tính lại {computed}", size=Size.SMALL)
            for code, line, stored, computed in facts.fee_differences
        ),
        Field("Giấy tờ phải yêu cầu vì không đọc được cơ sở dữ liệu", str(facts.asked_anyway)),
    )


def _section(name: str) -> Paper:
    return (Space(15), Line(name, bold=True, keeps_next=True), Rule())


def signed(amount: Money) -> str:
    """A difference with its sign: +5.000 đ, −2.000 đ, 0 đ."""
    if not amount:
        return "0 đ (khớp)"
    return f"+{amount}" if amount.dong > 0 else _plain(amount)


def _plain(amount: Money) -> str:
    """A sum; what left the drawer bears the same minus as a difference."""
    return str(amount) if amount.dong >= 0 else f"−{-amount}"
