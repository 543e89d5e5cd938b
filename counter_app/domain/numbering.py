"""Numbers that never clash: each station counts inside blocks that only it was lent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.errors import RuleError

LOW_SHARE = 5
# The end of a station's own block of dossier serials is kept for forms that are written by hand.
KIT_SERIALS = 1_000
# What begins so is no agency's identifier, which has digits and dots.
PROVISIONAL_MARK = "TAM-"
GROUP_MARK = "NH-"


class Series(StrEnum):
    """What is numbered. Receipts restart each year, references never, all else each day."""

    DOSSIER = "dossier"
    PROVISIONAL = "provisional"
    RECEIPT = "receipt"
    REFERENCE = "reference"
    SHIFT = "shift"
    HANDOVER = "handover"
    PARCEL = "parcel"
    PARCEL_ANSWER = "parcel_answer"
    REFUND = "refund"
    CASH_MOVE = "cash_move"
    BLACKOUT_KIT = "blackout_kit"
    FEEDBACK = "feedback"
    BLACKOUT_FORM = "blackout_form"
    GROUP = "group"


# The city knows an office by one of its stations, and sends a reference's money to the station
# whose number leads it: so all counters of an office count these together.
OF_OFFICE = frozenset({Series.REFERENCE, Series.PARCEL, Series.PARCEL_ANSWER})
FIRST_STATION = 1


def row_of(series: Series, station_id: int) -> str:
    """The name under which a station of a shared database counts a series.

    The first station's rows are those of a database that has no other.
    """
    if station_id == FIRST_STATION or series in OF_OFFICE:
        return series.value
    return f"{series.value}@{station_id}"


def station_of_row(kind: str) -> int:
    """The station that counts under a name of `row_of`; the first for what the office counts."""
    number = kind.partition("@")[2]
    return int(number) if number.isdigit() else FIRST_STATION


@dataclass(frozen=True, slots=True)
class Block:
    """Numbers lent to one station, both ends included."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return self.last - self.first + 1

    def number(self, used: int) -> int:
        """The number after `used` have gone; raises RuleError("numbers_used_up") past the end."""
        number = self.first + used
        if number > self.last:
            raise RuleError("numbers_used_up", first=self.first, last=self.last)
        return number


def number_in(blocks: Sequence[Block], used: int) -> int:
    """The number after `used` of these blocks have gone, one block after the other.

    Raises RuleError("numbers_used_up") past the end of the last.
    """
    for block in blocks[:-1]:
        if used < block.size:
            return block.number(used)
        used -= block.size
    return blocks[-1].number(used)


def is_low(blocks: Sequence[Block], used: int) -> bool:
    """Whether less than a fifth of a block is left: then the next one is asked for."""
    left = sum(block.size for block in blocks) - used
    return left * LOW_SHARE < blocks[-1].size


def overlap(one: Block, other: Block) -> bool:
    """Whether two blocks have a number in common."""
    return one.first <= other.last and other.first <= one.last


def station_block(series: Series, station: int) -> Block:
    """The block that belongs to a station number for ever, lent with the number itself.

    Four digits of the station lead, so two stations can never issue the same number offline.
    """
    assert 0 < station <= 9999
    width = 100_000 if series is Series.REFERENCE else 10_000
    start = station * width
    return Block(start if series is Series.REFERENCE else start + 1, start + width - 1)


def for_the_screen(series: Series, own: Block) -> Block:
    """What of a station's own block is taken as people come: all but the forms' serials."""
    if series is not Series.DOSSIER or own.size <= KIT_SERIALS:
        return own
    return Block(own.first, own.last - KIT_SERIALS)


def form_serial(own: Block, used: int) -> int:
    """The serial of the next form, over and over: the day that is written beside it differs.

    Raises RuleError("numbers_used_up") for a block that is too small to keep any for forms.
    """
    if own.size <= KIT_SERIALS:
        raise RuleError("numbers_used_up", first=own.first, last=own.last)
    return own.last - KIT_SERIALS + 1 + used % KIT_SERIALS


def period(series: Series, today: date) -> str:
    """The span in which a series counts on: receipts restart on 1 January (NĐ 254/2026)."""
    if series is Series.DOSSIER:
        return today.isoformat()
    if series is Series.RECEIPT:
        return str(today.year)
    return ""


def dossier_code(agency: str, today: date, serial: int) -> str:
    """AGENCY-YYMMDD-NNNN: agency identifier, day of receipt, serial of at least four digits."""
    return f"{agency}-{today:%y%m%d}-{serial:04d}"


def provisional_code(station: int, today: date, serial: int) -> str:
    """What a dossier is called while no number is left: station, day and running number."""
    return f"{PROVISIONAL_MARK}{station:04d}-{today:%y%m%d}-{serial:04d}"


def is_provisional(code: str) -> bool:
    """Whether a dossier's code is one that waits for another."""
    return code.startswith(PROVISIONAL_MARK)


def provisional_day(code: str) -> date:
    """The day of receipt that a provisional code bears."""
    return datetime.strptime(code.split("-")[2], "%y%m%d").date()  # noqa: DTZ007  # a day, no hour


def serial_told(code: str) -> str:
    """What stands for a dossier at a form's head: its serial, marked where it is provisional."""
    mark = PROVISIONAL_MARK.rstrip("-") if is_provisional(code) else ""
    return mark + code.rpartition("-")[2]


def receipt_symbol(base: str, today: date) -> str:
    """The symbol of the year: two digits of the year lead it (TT 91/2026 Annex II)."""
    return f"{today:%y}{base[2:]}"


def receipt_number(symbol: str, serial: int) -> str:
    """A receipt's number with its symbol, since numbers begin again each year."""
    return f"{symbol}-{serial:08d}"


def shift_number(station: int, today: date, serial: int) -> str:
    """A shift's own number: station, day and running number."""
    return f"CA-{station:04d}-{today:%y%m%d}-{serial:02d}"


def handover_number(station: int, today: date, serial: int) -> str:
    """The number of a hand-over list: station, day and running number."""
    return f"BG-{station:04d}-{today:%y%m%d}-{serial:02d}"


def refund_number(station: int, today: date, serial: int) -> str:
    """The number of a refund or a void: station, day and running number."""
    return f"HT-{station:04d}-{today:%y%m%d}-{serial:02d}"


def cash_move_number(station: int, today: date, serial: int) -> str:
    """The number of cash that moved between fees: station, day and running number."""
    return f"TQ-{station:04d}-{today:%y%m%d}-{serial:02d}"


def feedback_number(station: int, today: date, serial: int) -> str:
    """The number of what somebody said of the office: station, day and running number."""
    return f"PA-{station:04d}-{today:%y%m%d}-{serial:02d}"


def group_number(station: int, today: date, serial: int) -> str:
    """The number of dossiers that were handed in at once: station, day and running number."""
    return f"{GROUP_MARK}{station:04d}-{today:%y%m%d}-{serial:02d}"


def blackout_kit_number(station: int, today: date, serial: int) -> str:
    """The number of a kit of forms: station, day and running number."""
    return f"DP-{station:04d}-{today:%y%m%d}-{serial:02d}"
