"""The words of a supervisor's day: events, shifts, questions and the sample, as lines of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.domain.pattern import Pattern
from counter_app.domain.review import Finding
from ui.words import said

if TYPE_CHECKING:
    from counter_app.domain.pattern import Card, Share

PATTERNS: dict[Pattern, tuple[str, str]] = {
    Pattern.CASH_AFTER_QR: (
        said("Tiền mặt tăng sau khi đã đưa mã QR"),
        said("từ 3 lượt trong ngày và gấp đôi tỷ lệ 4 tuần trước của quầy"),
    ),
    Pattern.LATE_VOIDS: (said("Hủy biên lai cuối ca"), said("trong 15 phút cuối trước khi chốt")),
    Pattern.REFUSALS: (
        said("Một người từ chối nhiều"),
        said("từ 3 lượt và gấp đôi tỷ lệ của những người khác trong 4 tuần"),
    ),
    Pattern.REPRINTS: (
        said("In lại giấy đã in được"),
        said("từ 3 bản trong ngày của một người, bản trước đã in xong"),
    ),
    Pattern.SECOND_SUPPLEMENTS: (
        said("Yêu cầu bổ sung lần hai trở lên"),
        said("luật cho mỗi hồ sơ một lần thông báo đầy đủ"),
    ),
    Pattern.LEFT_OPEN: (said("Ca để mở qua ngày"), said("chốt vào một ngày sau")),
}
FINDINGS = {Finding.RIGHT: said("đúng"), Finding.FAULT: said("có lỗi")}


def card_words(card: Card, tr: Callable[[str], str]) -> str:
    """A card's title, place, counts and its rule, in the language of `tr`."""
    title, rule = PATTERNS[card.pattern]
    counted = f": {share_words(card.share)}" if card.share else f": {len(card.evidence)}"
    before = tr(", so với {share}").format(share=share_words(card.before)) if card.before else ""
    return f"{tr(title)} – {card.place}{counted}{before}\n{tr(rule)}"


def share_words(share: Share) -> str:
    """3/10."""
    return f"{share.count}/{share.of}"
