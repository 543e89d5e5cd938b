"""An amount in words on the window; what is printed, and the citizen's screen, stay Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import messages

if TYPE_CHECKING:
    from counter_app.domain.money import Money


def spelled(amount: Money, vietnamese: str) -> str:
    """The words that the book gave, or the same in the language of the window."""
    return vietnamese if messages.spoken() == messages.VIETNAMESE else in_english(amount)


def in_english(amount: Money) -> str:
    """1.250.000 đ → "one million, two hundred and fifty thousand dong"."""
    from num2words import num2words

    return f"{num2words(amount.dong, lang='en')} dong"
