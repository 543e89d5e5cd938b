"""The words of a supervisor's day: events, shifts, questions and the sample, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.pattern import Pattern
from counter_app.domain.review import Finding

if TYPE_CHECKING:
    from counter_app.domain.pattern import Card, Share

PATTERNS: dict[Pattern, tuple[str, str]] = {
    Pattern.CASH_AFTER_QR: (
        "Tiền mặt tăng sau khi đã đưa mã QR",
        "từ 3 lượt trong ngày và gấp đôi tỷ lệ 4 tuần trước của quầy",
    ),
    Pattern.LATE_VOIDS: ("Hủy biên lai cuối ca", "trong 15 phút cuối trước khi chốt"),
    Pattern.REFUSALS: (
        "Một người từ chối nhiều",
        "từ 3 lượt và gấp đôi tỷ lệ của những người khác trong 4 tuần",
    ),
    Pattern.REPRINTS: (
        "In lại giấy đã in được",
        "từ 3 bản trong ngày của một người, bản trước đã in xong",
    ),
    Pattern.SECOND_SUPPLEMENTS: (
        "Yêu cầu bổ sung lần hai trở lên",
        "luật cho mỗi hồ sơ một lần thông báo đầy đủ",
    ),
    Pattern.LEFT_OPEN: ("Ca để mở qua ngày", "chốt vào một ngày sau"),
}
FINDINGS = {Finding.RIGHT: "đúng", Finding.FAULT: "có lỗi"}


def card_words(card: Card) -> str:
    """A card's title, place, counts and its rule."""
    title, rule = PATTERNS[card.pattern]
    counted = f": {share_words(card.share)}" if card.share else f": {len(card.evidence)}"
    before = f", so với {share_words(card.before)}" if card.before else ""
    return f"{title} – {card.place}{counted}{before}\n{rule}"


def share_words(share: Share) -> str:
    """3/10."""
    return f"{share.count}/{share.of}"
