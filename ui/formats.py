"""Money, days and hours as Vietnamese readers expect them."""

from __future__ import annotations

from datetime import date, datetime

from counter_app.domain.money import Money

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def money(amount: Money) -> str:
    """1.250.000 đ, with a blank that never breaks the line."""
    return str(amount).replace(" ", "\u00a0")


def signed(amount: Money) -> str:
    """A difference: +3.000 đ, −3.000 đ or 0 đ."""
    sign = "+" if amount.dong > 0 else "\u2212" if amount.dong < 0 else ""
    return sign + money(Money(abs(amount.dong)))


def day(on: date) -> str:
    """Thứ Năm, 26/11/2026."""
    return f"{_WEEKDAYS[on.weekday()]}, {on:%d/%m/%Y}"


def moment(at: datetime) -> str:
    """14:30 Thứ Năm, 26/11/2026."""
    return f"{at:%H:%M} {day(at.date())}"


def age(seconds: int) -> str:
    """How long something has waited, in one unit."""
    for size, word in ((86_400, "ngày"), (3_600, "giờ"), (60, "phút")):
        if seconds >= size:
            return f"{seconds // size} {word}"
    return f"{seconds} giây"


def cut(text: str, longest: int) -> str:
    """The text where it fits, else its beginning and "…"."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
