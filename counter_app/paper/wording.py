"""Words that several papers share: payment, moments as forms write them, empty fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.blackout import CloseReason, FormKind
from counter_app.domain.money import Money
from counter_app.domain.payment import Method, PaymentState
from counter_app.domain.refund import RefundReason, VoidReason

METHOD_WORDS: Mapping[Method, str] = {
    Method.NONE: "Không phải nộp",
    Method.CASH: "Tiền mặt",
    Method.QR: "Quét mã QR",
    Method.TRANSFER: "Chuyển khoản",
}
RETURN_WORDS: Mapping[str, str] = {
    "counter": "Trực tiếp tại quầy",
    "post": "Qua bưu chính công ích",
    "electronic": "Bản điện tử",
}
REASON_WORDS: Mapping[str, str] = {
    RefundReason.SURPLUS: "Nộp thừa",
    RefundReason.WITHDRAWN: "Công dân rút hồ sơ",
    RefundReason.REFUSED: "Hồ sơ bị từ chối hoặc dừng giải quyết",
    RefundReason.EXEMPT: "Được miễn, giảm",
    RefundReason.WRONG_FEE: "Thu không đúng mức",
    RefundReason.OTHER: "Lý do khác",
    VoidReason.WRONG_CONTENT: "Biên lai ghi sai nội dung",
    VoidReason.WRONG_METHOD: "Thu sai hình thức",
    VoidReason.WRONG_DOSSIER: "Thu nhầm hồ sơ",
    VoidReason.TAKEN_BY_MISTAKE: "Thu nhầm",
}
PROVISIONAL_WORDS = (
    "Mã tạm: mã chính thức được cấp khi có kết nối. Mã này luôn dùng được để tra cứu, nộp phí "
    "và nhận kết quả; phiếu mang mã chính thức được cấp lại miễn phí."
)
FORM_WORDS: Mapping[FormKind, str] = {FormKind.SLIP: "Tờ", FormKind.RECEIPT: "Biên lai"}
CLOSE_WORDS: Mapping[CloseReason, str] = {
    CloseReason.UNUSED: "Không dùng",
    CloseReason.SPOILT: "Hỏng",
    CloseReason.LOST: "Mất",
}
# How who stands for the office signs.
SIGNED_OR_DIGITAL = "(Ký và ghi rõ họ tên, hoặc ký số)"
SIGNED_AND_SEALED = "(Ký, ghi rõ họ tên và đóng dấu, hoặc ký số)"
# What stands where nothing is known, so that a person can write it in.
UNFILLED = "…………………"


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """A payment as papers tell it. `tendered` and `change` are of cash alone."""

    method: Method
    state: PaymentState
    amount: Money
    tendered: Money | None
    change: Money | None
    reference: str | None


def payment_sentence(payment: PaymentFacts | None, receipt_number: str | None) -> str:
    """Whether the money is there, how it came, and which receipt proves it."""
    if payment is None:
        return "Không phải nộp phí, lệ phí."
    told = _STATE_WORDS[payment.state].format(
        amount=payment.amount, method=METHOD_WORDS[payment.method]
    )
    if payment.method is Method.CASH and payment.tendered is not None:
        told += f" Nhận {payment.tendered}, trả lại {payment.change or Money(0)}."
    if receipt_number is not None:
        told += f" Biên lai số {receipt_number}."
    return told


def group_sentence(amount: Money) -> str:
    """A fee that one code of a group asks for; there is no second code beside it."""
    return f"CHƯA NỘP {amount}. Nộp bằng mã QR trên phiếu của nhóm hồ sơ."


def rest_sentence(rest: Money) -> str:
    """What is still to be paid, in whatever way."""
    return f"CÒN PHẢI NỘP {rest}."


_STATE_WORDS: Mapping[PaymentState, str] = {
    PaymentState.WAITING: "CHƯA NỘP {amount}. Quét mã QR ở cuối phiếu để nộp.",
    PaymentState.CLAIMED: (
        "CHƯA XÁC NHẬN {amount}: công dân báo đã chuyển, đang chờ ngân hàng báo có. "
        "Không cần chuyển lần nữa."
    ),
    PaymentState.PAID: "Đã nộp đủ {amount} – {method}.",
    PaymentState.PAID_LATE: "Đã nộp đủ {amount} – {method}, sau ngày tiếp nhận.",
    PaymentState.UNDERPAID: "Số tiền đã chuyển CHƯA ĐỦ {amount}. Đề nghị nộp phần còn thiếu.",
    PaymentState.SURPLUS: "Đã nộp đủ {amount} – {method}; số tiền thừa sẽ được hoàn trả.",
    PaymentState.CANCELLED: "Yêu cầu nộp {amount} đã hủy.",
}


def form_moment(at: datetime) -> str:
    """14 giờ 30 phút, ngày 26 tháng 11 năm 2026."""
    return f"{at:%H} giờ {at:%M} phút, {form_day(at)}"


def form_day(at: date) -> str:
    """Ngày 26 tháng 11 năm 2026, in the middle of a sentence."""
    return f"ngày {at:%d} tháng {at:%m} năm {at.year}"


def filled(value: str | None) -> str:
    """The value, or dots to write on."""
    return value.strip() if value and value.strip() else UNFILLED


def filled_moment(at: datetime | None) -> str:
    """An instant as forms write it, or dots to write its parts on."""
    return form_moment(at) if at else "…… giờ …… phút, ngày …… tháng …… năm ………"
