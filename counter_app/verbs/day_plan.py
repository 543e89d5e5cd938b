"""Who comes to the counter on a rehearsed day, with what, and how each of them pays."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel


class Story(StrEnum):
    """What happens at the desk in one visit."""

    CASH = "cash"
    QR_AT_ONCE = "qr_at_once"
    QR_LATE = "qr_late"
    ZERO_FEE = "zero_fee"
    ONLINE_EXEMPT = "online_exempt"
    SUPPLEMENT = "supplement"
    CITY_DOWN = "city_down"

    @property
    def is_qr(self) -> bool:
        """Whether the citizen pays by payment QR."""
        return self in (Story.QR_AT_ONCE, Story.QR_LATE)


@dataclass(frozen=True, slots=True)
class Visit:
    """One citizen's visit. `card` is the text behind the QR of an invented citizen's card."""

    story: Story
    card: str
    phone: str
    procedure_code: str
    channel: Channel
    bill: BillAsked


_STORIES = (
    (Story.CASH, "1.004873", Channel.COUNTER, BillAsked()),
    (Story.QR_AT_ONCE, "1.001612", Channel.COUNTER, BillAsked()),
    (Story.ZERO_FEE, "1.014027", Channel.COUNTER, BillAsked()),
    (Story.QR_LATE, "2.000635", Channel.COUNTER, BillAsked((("copy", 2),))),
    (Story.ONLINE_EXEMPT, "1.004873", Channel.ONLINE, BillAsked()),
    (Story.SUPPLEMENT, "1.001612", Channel.COUNTER, BillAsked()),
    (Story.CITY_DOWN, "2.000884", Channel.COUNTER, BillAsked()),
    (
        Story.QR_AT_ONCE,
        "2.000815",
        Channel.COUNTER,
        BillAsked((("page_of_original_per_copy", 10),)),
    ),
)

# Given names that nobody bears together with the middle name "Mẫu": every citizen is invented.
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hằng", "Khánh", "Lộc", "Minh", "Ngọc", "Phượng")
_WARDS = ("Cầu Giấy", "Hoàn Kiếm", "Tây Hồ", "Hà Đông", "Long Biên", "Đống Đa")


def plan(dossiers: int, seed: int, today: date) -> tuple[Visit, ...]:
    """So many visits, the same for the same seed and day; the stories come round in turn."""
    chance = random.Random(f"{seed} {today}")  # noqa: S311  # a rehearsal, not a secret
    visits = []
    for number in range(dossiers):
        story, procedure, channel, bill = _STORIES[number % len(_STORIES)]
        card = _card(chance, number, today)
        phone = f"09{chance.randrange(10**8):08d}"
        visits.append(Visit(story, card, phone, procedure, channel, bill))
    return tuple(visits)


def _card(chance: random.Random, number: int, today: date) -> str:
    is_woman = chance.random() < 0.5
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(14_000))
    issued = today - timedelta(days=chance.randrange(30, 900))
    name = f"{chance.choice(_FAMILIES)} {'Thị' if is_woman else 'Văn'} Mẫu {chance.choice(_GIVEN)}"
    id_number = f"001{1 if is_woman else 0}{born:%y}{chance.randrange(1000):03d}{number % 1000:03d}"
    residence = f"Số {chance.randrange(1, 200)}, phường {chance.choice(_WARDS)}, Hà Nội"
    sex = "Nữ" if is_woman else "Nam"
    return f"{id_number}||{name}|{born:%d%m%Y}|{sex}|{residence}|{issued:%d%m%Y}||||"
