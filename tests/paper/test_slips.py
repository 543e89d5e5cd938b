"""What the papers say, word for word where the forms fix the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.deadline import DeadlineRule, TimeUnit
from counter_app.domain.money import Money
from counter_app.domain.payment import Method, PaymentState
from counter_app.paper.blocks import Columns, Cut, Field, Letterhead, Line, Paper, Qr
from counter_app.paper.codec import from_json, to_json
from counter_app.paper.deadline_words import term
from counter_app.paper.fee_receipt import fee_receipt, temporary_receipt
from counter_app.paper.intake_slip import NO_OTHER_PAPER, Authoriser, intake_slip
from counter_app.paper.shift_report import shift_report, signed
from counter_app.paper.supplement_slip import ONLY_ONCE, supplement_slip
from counter_app.paper.wording import METHOD_WORDS, UNFILLED, PaymentFacts, payment_sentence
from tests.fakes.papers import (
    CODE,
    PAYMENT_QR,
    TRACKING,
    receipt_facts,
    shift_facts,
    slip_facts,
    supplement_facts,
)

PAPERS: dict[str, Paper] = {
    "intake-slip": intake_slip(slip_facts()),
    "supplement": supplement_slip(supplement_facts()),
    "receipt": fee_receipt(receipt_facts()),
    "temporary-receipt": temporary_receipt(receipt_facts()),
    "shift-report": shift_report(shift_facts()),
}


def text(paper: Paper) -> str:
    """All that a person can read on the paper."""
    lines: list[str] = []
    for block in paper:
        match block:
            case Line():
                lines.append(block.text)
            case Field():
                lines.append(f"{block.label}: {block.value}")
            case Letterhead():
                lines += [block.agency, block.unit, block.nation, block.motto]
                lines += [block.number, block.dated]
            case Columns():
                lines += block.cells
            case Qr():
                lines.append(block.caption)
            case _:
                pass
    return "\n".join(lines)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_kept_as_json_is_the_paper_that_was_issued(name: str) -> None:
    assert from_json(to_json(PAPERS[name])) == PAPERS[name]


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_cut_once_at_its_end(name: str) -> None:
    cuts = [block for block in PAPERS[name] if isinstance(block, Cut)]

    assert cuts == [PAPERS[name][-1]]


@pytest.mark.parametrize(
    "field",
    [
        "GIẤY TIẾP NHẬN HỒ SƠ\nVÀ HẸN TRẢ KẾT QUẢ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc",
        "Số: 0007/TTPVHCC(BPTNTKQ)",
        "Hà Nội, ngày 26 tháng 11 năm 2026",
        f"Mã hồ sơ: {CODE}",
        "Tiếp nhận hồ sơ của Ông/Bà/Tổ chức: NGUYỄN THỊ DIỄM QUỲNH",
        "Số định danh cá nhân/tổ chức: 001190000001",
        "Địa chỉ: Số 12",
        "Số điện thoại: 0900000001",
        f"Email: {UNFILLED}",
        "Nội dung yêu cầu giải quyết: Cấp bản sao",
        "Thành phần hồ sơ nộp gồm:",
        "Thẻ căn cước hoặc hộ chiếu của người yêu cầu (xuất trình, đã trả lại)",
        "Số lượng hồ sơ: 1 (bộ)",
        NO_OTHER_PAPER,
        "Thời gian giải quyết hồ sơ theo quy định là: 3 ngày làm việc",
        "Thời gian nhận hồ sơ: 14 giờ 32 phút, ngày 26 tháng 11 năm 2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 01 tháng 12 năm 2026",
        "Không tính ngày nghỉ hằng tuần",
        "Đăng ký nhận kết quả tại: TRUNG TÂM",
        "Vào Sổ theo dõi hồ sơ: Quyển số: sổ điện tử; Số thứ tự: 0007",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Mẫu số 01, TT03/2025/TT-VPCP Phụ lục I",
        "9f31c2ab",
    ],
)
def test_form_01_holds_every_field_of_the_form(field: str) -> None:
    assert field in text(PAPERS["intake-slip"])


def test_the_authoriser_stands_on_the_slip_when_there_is_one() -> None:
    by = Authoriser("LÊ THỊ HAI", "Số 1", "001180000002", "0900000002", "", "Giấy ủy quyền số 5")
    told = text(intake_slip(replace(slip_facts(), authorised_by=by)))

    assert "Người ủy quyền: LÊ THỊ HAI" in told
    assert "Giấy tờ ủy quyền: Giấy ủy quyền số 5" in told


def test_an_unpaid_slip_bears_both_codes_and_a_paid_one_only_the_tracking() -> None:
    paid = replace(slip_facts(), payment_qr=None, payment_reference=None)

    assert [b.payload for b in PAPERS["intake-slip"] if isinstance(b, Qr)] == [PAYMENT_QR, TRACKING]
    assert [b.payload for b in intake_slip(paid) if isinstance(b, Qr)] == [TRACKING]


@pytest.mark.parametrize(
    "field",
    [
        "PHIẾU YÊU CẦU\nBỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Hồ sơ của: NGUYỄN THỊ DIỄM QUỲNH",
        "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
        "1. Giấy chứng sinh",
        "Lý do: Chưa có trong hồ sơ",
        "2. Tờ khai đăng ký khai sinh",
        "liên hệ với Phạm Văn Tiếp, 024 0000 0000 để được hướng dẫn./.",
        "NGƯỜI HƯỚNG DẪN",
        ONLY_ONCE,
        "Mẫu số 02",
    ],
)
def test_form_02_holds_every_field_of_the_form(field: str) -> None:
    assert field in text(PAPERS["supplement"])


@pytest.mark.parametrize(
    "field",
    [
        "BIÊN LAI THU PHÍ, LỆ PHÍ",
        "Mẫu số: EBL01",
        "Ký hiệu: 26TAA",
        "Số: 00000042",
        "Mã số thuế: 0100000000",
        "Người nộp: NGUYỄN THỊ DIỄM QUỲNH",
        "Phí: Cấp bản sao trích lục hộ tịch",
        "Lệ phí: Đăng ký kết hôn có yếu tố nước ngoài",
        "1.008.000 đ",
        "Bằng chữ: Một triệu không trăm linh tám nghìn đồng.",
        "Hình thức thanh toán: Tiền mặt",
        "đang chờ chữ ký số",
    ],
)
def test_a_receipt_holds_what_the_law_asks_for(field: str) -> None:
    assert field in text(PAPERS["receipt"])


def test_a_signed_receipt_no_longer_waits() -> None:
    told = text(fee_receipt(replace(receipt_facts(), signed=True)))

    assert "đang chờ" not in told
    assert "Đã ký số" in told


def test_a_temporary_receipt_never_passes_for_a_receipt() -> None:
    told = text(PAPERS["temporary-receipt"])

    assert "PHIẾU THU TẠM – CHƯA PHẢI BIÊN LAI" in told
    assert "BIÊN LAI THU PHÍ" not in told
    assert "26TAA-00000042" in told


def test_a_shift_report_explains_the_difference() -> None:
    told = text(PAPERS["shift-report"])

    assert "−2.000 đ" in told
    assert "Lý do chênh lệch: Trả thừa tiền lẻ cho công dân" in told
    assert told.index("Lý do chênh lệch") < told.index("Số tờ đếm được theo mệnh giá")
    assert told.index("Số tờ đếm được theo mệnh giá") < told.index("× ")
    assert "BIÊN LAI (23)" in told
    assert "1.328.000 đ" in told


@pytest.mark.parametrize(
    ("dong", "told"), [(5_000, "+5.000 đ"), (-2_000, "−2.000 đ"), (0, "0 đ (khớp)")]
)
def test_a_difference_bears_its_sign(dong: int, told: str) -> None:
    assert signed(Money(dong)) == told


def test_a_copy_is_marked_and_the_first_print_is_not() -> None:
    assert "BẢN IN LẠI" not in text(PAPERS["intake-slip"])
    assert "BẢN IN LẠI 2" in text(intake_slip(replace(slip_facts(), copy_number=2)))
    assert "BẢN IN LẠI 1" in text(fee_receipt(replace(receipt_facts(), copy_number=1)))


def test_a_corrected_slip_says_that_it_replaces_one() -> None:
    assert "thay bản đã cấp" in text(intake_slip(replace(slip_facts(), slip_version=2)))


def _paid(state: PaymentState, method: Method = Method.QR) -> str:
    return payment_sentence(PaymentFacts(method, state, Money(8_000), None, None, None), None)


def test_a_shown_code_is_never_told_as_paid() -> None:
    for state in PaymentState:
        assert ("Đã nộp đủ" in _paid(state)) is state.is_settled


def test_cash_is_told_with_what_was_handed_over_and_given_back() -> None:
    cash = PaymentFacts(
        Method.CASH, PaymentState.PAID, Money(8_000), Money(10_000), Money(2_000), None
    )

    assert payment_sentence(cash, "26TAA-00000042") == (
        "Đã nộp đủ 8.000 đ – Tiền mặt. Nhận 10.000 đ, trả lại 2.000 đ. Biên lai số 26TAA-00000042."
    )


def test_where_nothing_is_owed_the_slip_says_so() -> None:
    assert payment_sentence(None, None) == "Không phải nộp phí, lệ phí."
    assert set(METHOD_WORDS) == set(Method)


@pytest.mark.parametrize(
    ("unit", "quantity", "is_maximum", "told"),
    [
        (TimeUnit.WORKING_DAY, 3, False, "3 ngày làm việc"),
        (TimeUnit.SAME_DAY, 0, False, "trong ngày"),
        (TimeUnit.HOUR, 4, False, "4 giờ làm việc"),
        (TimeUnit.DAY, 15, True, "không quá 15 ngày"),
        (TimeUnit.MONTH, 2, False, "2 tháng"),
        (TimeUnit.OTHER, 0, False, "theo quy định của thủ tục"),
    ],
)
def test_a_term_is_told_as_forms_write_it(
    unit: TimeUnit, quantity: int, is_maximum: bool, told: str
) -> None:
    rule = DeadlineRule(
        channel=None,
        case=None,
        case_shown=None,
        quantity=quantity,
        unit=unit,
        is_maximum=is_maximum,
    )

    assert term(rule) == told
