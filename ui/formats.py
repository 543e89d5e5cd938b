"""Money, days and hours as Vietnamese readers expect them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from ui.language import tr
from ui.words import said

if TYPE_CHECKING:
    from counter_app.domain.money import Money

_WEEKDAYS = (
    said("Thứ Hai"),
    said("Thứ Ba"),
    said("Thứ Tư"),
    said("Thứ Năm"),
    said("Thứ Sáu"),
    said("Thứ Bảy"),
    said("Chủ nhật"),
)

_JUST_NOW = said("vừa xong")
_MINUTE_S, _HOUR_S, _DAY_S = 60, 3_600, 86_400


def money(amount: Money) -> str:
    """1.250.000 đ, with a blank that never breaks the line."""
    return str(amount).replace(" ", "\u00a0")


def digits(amount: Money) -> str:
    """1.250.000, as a sum stands in a field that is typed into."""
    return f"{amount.dong:,}".replace(",", ".")


def signed(amount: Money) -> str:
    """A difference: +3.000 đ, −3.000 đ or 0 đ."""
    from counter_app.domain.money import Money

    sign = "+" if amount.dong > 0 else "\u2212" if amount.dong < 0 else ""
    return sign + money(Money(abs(amount.dong)))


def day(on: date, words: Callable[[str], str] = tr) -> str:
    """Thứ Năm, 26/11/2026; with `said` for `words` in Vietnamese, whatever the window speaks."""
    return f"{words(_WEEKDAYS[on.weekday()])}, {on:%d/%m/%Y}"


def moment(at: datetime, words: Callable[[str], str] = tr) -> str:
    """14:30 Thứ Năm, 26/11/2026."""
    return f"{at:%H:%M} {day(at.date(), words)}"


def age(seconds: int) -> str:
    """How long something has waited, in one unit."""
    if seconds >= _DAY_S:
        return tr("%n ngày", "", seconds // _DAY_S)
    if seconds >= _HOUR_S:
        return tr("%n giờ", "", seconds // _HOUR_S)
    if seconds >= _MINUTE_S:
        return tr("%n phút", "", seconds // _MINUTE_S)
    return tr("%n giây", "", seconds)


def ago(seconds: int) -> str:
    """The same of what is over: under a minute nobody counts."""
    return age(seconds) if seconds >= _MINUTE_S else tr(_JUST_NOW)


def waited(seconds: int) -> str:
    """The same of what waits, in a sentence."""
    return tr("chờ {age}").format(age=age(seconds)) if seconds >= _MINUTE_S else tr(_JUST_NOW)


def cut(text: str, longest: int) -> str:
    """The text where it fits, else its beginning and "…"."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def short_code(code: str) -> str:
    """Day and serial of a dossier's code: the agency before them is the same for all."""
    return code.partition("-")[2] or code


def breakable(name: str) -> str:
    """A long name of a file: a line may end after each of its parts."""
    return name.replace("-", "-\u200b").replace("_", "_\u200b")
