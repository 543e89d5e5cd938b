"""One dossier's papers, filled with invented people, for every test that needs a paper."""

from __future__ import annotations

from datetime import datetime

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.money import Money
from counter_app.domain.payment import Method, PaymentState
from counter_app.paper.fee_receipt import FeeReceipt, ReceiptLine
from counter_app.paper.forms import form_for
from counter_app.paper.head import Office
from counter_app.paper.intake_slip import Component, IntakeSlip, SlipFee
from counter_app.paper.shift_report import ShiftReport
from counter_app.paper.supplement_slip import SupplementSlip
from counter_app.paper.wording import PaymentFacts, payment_sentence

CODE = "000.00.01.H26-261126-0007"
TRACKING = "http://127.0.0.1:8766/theo-doi/000.00.01.H26-261126-0007"
PAYMENT_QR = (
    "00020101021238570010A00000072701270006970436011312345678901230208QRIBFTTA"
    "530370454048000"
    "5802VN62190815HCC01260000711106304ABCD"
)
OFFICE = Office(
    parent_agency="ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
    unit="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG – CHI NHÁNH DIỄN TẬP",
    address="Số 0 phố Diễn Tập, Hà Nội",
    phone="024 0000 0000",
    tax_code="0100000000",
    account_bank="Vietcombank",
    account_number="1234567890123",
    place="Hà Nội",
)
RECEIVED = datetime(2026, 11, 26, 14, 32, tzinfo=VIETNAM)
DUE = datetime(2026, 12, 1, 17, 0, tzinfo=VIETNAM)
COMPONENTS = (
    Component("Tờ khai cấp bản sao trích lục hộ tịch theo mẫu", 1, 0, "handed_in"),
    Component("Giấy tờ chứng minh quan hệ với người được cấp bản sao", 0, 1, "handed_in"),
    Component("Thẻ căn cước hoặc hộ chiếu của người yêu cầu", 1, 0, "shown"),
)
WAITING = PaymentFacts(Method.QR, PaymentState.WAITING, Money(8_000), None, None, "HCC01260000711")


def slip_facts() -> IntakeSlip:
    """Form 01 of an unpaid dossier."""
    return IntakeSlip(
        office=OFFICE,
        number="0007/TTPVHCC(BPTNTKQ)",
        code=CODE,
        slip_version=1,
        received_from="NGUYỄN THỊ DIỄM QUỲNH",
        id_number="001190000001",
        address="Số 12, ngõ 34 phố Huỳnh Thúc Kháng, phường Láng, thành phố Hà Nội",
        phone="0900000001",
        email=None,
        authorised_by=None,
        request="Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh",
        procedure_code="2.000635",
        components=COMPONENTS,
        sets=1,
        time_limit="3 ngày làm việc",
        received_at=RECEIVED,
        due_at=DUE,
        due_trace=(
            "Tiếp nhận hồ sơ đầy đủ lúc 14:32 Thứ Năm, 26/11/2026.",
            "Thời hạn giải quyết: 3 ngày làm việc (24 giờ làm việc).",
            "Không tính ngày nghỉ hằng tuần: Thứ Bảy, 28/11/2026; Chủ nhật, 29/11/2026.",
            "Hẹn trả kết quả: 17:00 Thứ Ba, 01/12/2026.",
        ),
        return_at=OFFICE.unit,
        fee_lines=(SlipFee("Cấp bản sao trích lục hộ tịch (1 bản)", Money(8_000)),),
        fee_total=Money(8_000),
        payment_text=payment_sentence(WAITING, None),
        payment_qr=PAYMENT_QR,
        payment_reference="HCC01260000711",
        tracking_url=TRACKING,
        submitter_name="NGUYỄN THỊ DIỄM QUỲNH",
        clerk_name="Phạm Văn Tiếp",
        copy_number=0,
        audit_head="9f31c2ab",
        form=form_for("intake-slip", RECEIVED.date()),
        provisional_note=None,
    )


def supplement_facts() -> SupplementSlip:
    """Form 02 with two papers asked for."""
    return SupplementSlip(
        office=OFFICE,
        number="0007/TTPVHCC(BPTNTKQ)",
        code=CODE,
        dossier_of="NGUYỄN THỊ DIỄM QUỲNH",
        request="Đăng ký khai sinh",
        address="Số 12, ngõ 34 phố Huỳnh Thúc Kháng, phường Láng, thành phố Hà Nội",
        phone="0900000001",
        email=None,
        missing=(
            ("Giấy chứng sinh", "Chưa có trong hồ sơ; thành phần bắt buộc theo TTHC 1.001193"),
            ("Tờ khai đăng ký khai sinh", "Chưa ký tên ở cuối tờ khai"),
        ),
        contact="Phạm Văn Tiếp, 024 0000 0000",
        clerk_name="Phạm Văn Tiếp",
        asked_at=RECEIVED,
        copy_number=0,
        audit_head="9f31c2ab",
        form=form_for("supplement", RECEIVED.date()),
    )


def receipt_facts() -> FeeReceipt:
    """A receipt of two lines, paid in cash, not yet signed."""
    return FeeReceipt(
        office=OFFICE,
        form_symbol="EBL01",
        symbol="26TAA",
        number="00000042",
        payer_name="NGUYỄN THỊ DIỄM QUỲNH",
        payer_address="Số 12, ngõ 34 phố Huỳnh Thúc Kháng, phường Láng, thành phố Hà Nội",
        payer_id="001190000001",
        lines=(
            ReceiptLine("Cấp bản sao trích lục hộ tịch", "phi", Money(8_000), "TT 281/2016/TT-BTC"),
            ReceiptLine("Đăng ký kết hôn có yếu tố nước ngoài", "le_phi", Money(1_000_000), None),
        ),
        total=Money(1_008_000),
        in_words="một triệu không trăm linh tám nghìn đồng",
        method="Tiền mặt",
        paid_at=RECEIVED,
        dossier_code=CODE,
        procedure="Cấp bản sao trích lục hộ tịch",
        collector_name="Phạm Văn Tiếp",
        copy_number=0,
        audit_head="9f31c2ab",
        signed=False,
    )


def shift_facts() -> ShiftReport:
    """A shift that lacks two thousand đồng."""
    return ShiftReport(
        office=OFFICE,
        shift_number="0126-261126-1",
        station="Quầy 3 (0126)",
        clerk_name="Phạm Văn Tiếp",
        opened_at=datetime(2026, 11, 26, 7, 55, tzinfo=VIETNAM),
        closed_at=datetime(2026, 11, 26, 17, 5, tzinfo=VIETNAM),
        float_opening=Money(500_000),
        cash_taken=Money(1_216_000),
        cash_refunded=Money(0),
        cash_expected=Money(1_716_000),
        cash_counted=Money(1_714_000),
        difference=Money(-2_000),
        difference_reason="Trả thừa tiền lẻ cho công dân",
        denominations=((Money(500_000), 3), (Money(100_000), 2), (Money(2_000), 7)),
        tenders=(
            ("Tiền mặt", 9, Money(1_216_000)),
            ("Quét mã QR", 14, Money(112_000)),
            ("Chuyển khoản", 0, Money(0)),
        ),
        dossiers_received=31,
        supplements=4,
        receipts=tuple((f"26TAA-{n:08d}", Money(8_000), "Quét mã QR") for n in range(1, 24)),
        waiting_payments=((CODE, "HCC01260000711", Money(8_000)),),
        unsent=2,
        unprinted=0,
        audit_head="9f31c2ab" * 8,
        copy_number=0,
    )
