"""How a citizen pays a code: exactly, or in one of the ways that a counter has to stand."""

from __future__ import annotations

from enum import StrEnum

from counter_app.domain import reference
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money

MORE = Money(10_000)
# How long after a late transfer left the phone the bank tells of it.
LATE_S = 60.0
LATE_S_MAX = 3_600.0


class Manner(StrEnum):
    """What is different from the code that was scanned."""

    EXACT = "exact"
    SHORT = "short"
    OVER = "over"
    TWICE = "twice"
    EDITED = "edited"
    BLANKS = "blanks"
    OTHER = "other"
    NO_TEXT = "no_text"
    LATE = "late"


NAMES = {
    Manner.EXACT: "Đúng như trên",
    Manner.SHORT: "Thiếu: chỉ một nửa số tiền",
    Manner.OVER: "Thừa: thêm 10.000 đ",
    Manner.TWICE: "Chuyển hai lần",
    Manner.EDITED: "Viết thêm chữ quanh mã",
    Manner.BLANKS: "Có dấu cách giữa mã",
    Manner.OTHER: "Mã của người khác",
    Manner.NO_TEXT: "Không ghi nội dung",
    Manner.LATE: "Ngân hàng báo muộn một phút",
}


def transfers(manner: Manner, amount: Money, text: str) -> tuple[tuple[Money, str], ...]:
    """The amount and the text of each transfer that leaves the phone.

    Raises InputError("qr_amount_not_whole") where half of the amount is nothing.
    """
    match manner:
        case Manner.SHORT:
            if amount.dong < 2:
                raise InputError("qr_amount_not_whole", field="amount")
            return ((Money(amount.dong // 2), text),)
        case Manner.OVER:
            return ((amount + MORE, text),)
        case Manner.TWICE:
            return ((amount, text), (amount, text))
        case Manner.EDITED:
            return ((amount, f"Em nop phi {text} cam on can bo"),)
        case Manner.BLANKS:
            return ((amount, " ".join(text[at : at + 4] for at in range(0, len(text), 4))),)
        case Manner.OTHER:
            return ((amount, _next_code(text)),)
        case Manner.NO_TEXT:
            return ((amount, "NGUYEN VAN A chuyen tien"),)
        case Manner.EXACT | Manner.LATE:
            return ((amount, text),)


def _next_code(text: str) -> str:
    """The code that the same station gave after this one."""
    found = reference.find(text)
    if not found:
        return reference.make(1, 1)
    serial = (int(found[0][7:12]) + 1) % (reference.SERIAL_MAX + 1)
    return reference.make(reference.station_of(found[0]), serial)


def told_after_s(manner: Manner, asked: object) -> float:
    """How many seconds the bank keeps a transfer to itself; a late one may be `asked` for a time.

    Raises InputError("late_s_wrong") for anything but 0 to 3600 seconds.
    """
    if manner is not Manner.LATE:
        return 0.0
    try:
        wanted = LATE_S if asked in (None, "") else float(str(asked))
    except ValueError:
        wanted = -1.0
    if not 0 <= wanted <= LATE_S_MAX:
        raise InputError("late_s_wrong", field="late_s")
    return wanted
