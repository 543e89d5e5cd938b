"""An amount of money in Vietnamese words, as receipts and slips must bear it."""

from __future__ import annotations

from num2words import num2words

from counter_app.domain.money import Money

_BILLION = 10**9
_SCALES = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def in_words(amount: Money) -> str:
    """1.250.000 đ → "một triệu hai trăm năm mươi nghìn đồng"; a shortfall begins with "âm"."""
    sign = ["âm"] if amount.dong < 0 else []
    return " ".join([*sign, *(_number(abs(amount.dong)) or ["không"]), "đồng"])


def _number(number: int, *, follows: bool = False) -> list[str]:
    """The words of a number by groups of three digits; `follows` other groups before it.

    num2words reads a group of three rightly (mốt, lăm) but joins groups wrongly: 1.015 comes
    out as "một nghìn lẻ mười lăm" and 1.050.000 loses its "không trăm". On a receipt each group
    after the first is read whole, so only single groups are given to it. It says "lẻ" where Hà Nội
    says "linh".
    """
    if number >= _BILLION:
        high, low = divmod(number, _BILLION)
        return [*_number(high), "tỷ", *_number(low, follows=True)]
    words: list[str] = []
    for size, name in _SCALES:
        group = number // size % 1_000
        if group:
            words += [
                *_group(group, follows=follows or bool(words)),
                *([name] if name else []),
            ]
    return words


def _group(group: int, *, follows: bool) -> list[str]:
    words: str = num2words(group, lang="vi").replace("lẻ", "linh")
    if not follows or group >= 100:
        return [words]
    return ["không trăm", "linh", words] if group < 10 else ["không trăm", words]
