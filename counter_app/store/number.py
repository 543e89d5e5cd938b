"""Number series: what each has used of the block that was lent to this station."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import (
    FIRST_STATION,
    Block,
    Series,
    for_the_screen,
    form_serial,
    number_in,
    overlap,
    period,
    row_of,
    station_block,
)
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Numbers:
    """Takes the next number of a series; taken with the fact that bears it, or not at all."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def next(self, series: Series, today: date) -> int:
        """Raises RuleError("numbers_used_up") when the block is at its end."""
        return self._number(series, self._use(series, today))

    def next_if_any(self, series: Series, today: date) -> int | None:
        """The same; None, and nothing taken, where all that was lent is used up."""
        row = self._used(series, today)
        try:
            number = self._number(series, 0 if row is None else row["used"])
        except RuleError:
            return None
        self._count(series, today, row)
        return number

    def next_form(self, today: date) -> int:
        """The dossier serial of the next form of a kit; raises RuleError("numbers_used_up")."""
        used = self._use(Series.BLACKOUT_FORM, today)
        return form_serial(own_block(self._uow, Series.DOSSIER), used)

    def next_serial(self, series: Series, today: date) -> int:
        """A plain running number from 1, for what needs no block."""
        return self._use(series, today) + 1

    def reach(self, series: Series, number: int) -> bool:
        """Note that a running number came from outside; False where it, or a later one, did."""
        row = self._uow.one(schema.number_series, kind=self._row(series), period="")
        if row is None:
            self._uow.insert(
                schema.number_series,
                {"kind": self._row(series), "period": "", "used": number},
            )
            return True
        if number <= row["used"]:
            return False
        self._uow.change(schema.number_series, row, used=number)
        return True

    def lend(self, series: Series, block: Block, now: int, *, confirmed: bool) -> None:
        """Note that the city lends or confirms a block."""
        row = self._uow.one(schema.lease, kind=self._row(series))
        values = {
            "first": block.first,
            "last": block.last,
            "confirmed_at": now if confirmed else None,
        }
        if row is None:
            self._uow.insert(schema.lease, {"kind": self._row(series), **values})
        else:
            self._uow.change(schema.lease, row, **values)

    def lend_further(self, series: Series, after: int, block: Block, now: int) -> bool:
        """Keep a block behind the one that ends at `after`.

        False where that one is not the newest, or the two have a number in common: then nothing is
        kept.
        """
        held = blocks(self._uow, series)
        if held[-1].last != after or any(overlap(block, one) for one in held):
            return False
        self._uow.insert(
            schema.further_lease,
            {
                "kind": self._row(series),
                "position": len(held),
                "first": block.first,
                "last": block.last,
                "lent_at": now,
            },
        )
        return True

    def is_lent(self, station: int) -> bool:
        """Whether a counter of this database was lent the numbers that go with a station."""
        table = schema.further_lease
        own = station_block(Series.DOSSIER, station)
        query = select(table.c.first, table.c.last).where(
            table.c.first <= own.last, table.c.last >= own.first
        )
        return bool(self._uow.rows(query))

    def lend_own(self, station: int, now: int) -> None:
        """The blocks that come with a station's number."""
        of_station = [Series.DOSSIER, Series.RECEIPT]
        if self._uow.station_id == FIRST_STATION:
            of_station.append(Series.REFERENCE)
        for series in of_station:
            self.lend(series, station_block(series, station), now, confirmed=False)

    def _number(self, series: Series, used: int) -> int:
        own = for_the_screen(series, own_block(self._uow, series))
        if used < own.size:
            return own.number(used)
        return number_in(blocks_for_the_screen(self._uow, series), used)

    def _row(self, series: Series) -> str:
        return row_of(series, self._uow.station_id)

    def _use(self, series: Series, today: date) -> int:
        return self._count(series, today, self._used(series, today))

    def _used(self, series: Series, today: date) -> Row | None:
        return self._uow.one(
            schema.number_series, kind=self._row(series), period=_span(series, today)
        )

    def _count(self, series: Series, today: date, row: Row | None) -> int:
        if row is None:
            span = _span(series, today)
            first = {"kind": self._row(series), "period": span, "used": 1}
            self._uow.insert(schema.number_series, first)
            return 0
        self._uow.change(schema.number_series, row, used=row["used"] + 1)
        return int(row["used"])


def _span(series: Series, today: date) -> str:
    return today.isoformat() if series in _DAILY else period(series, today)


_DAILY = (
    Series.PROVISIONAL,
    Series.SHIFT,
    Series.HANDOVER,
    Series.REFUND,
    Series.CASH_MOVE,
    Series.BLACKOUT_KIT,
    Series.GROUP,
)


def own_block(reading: Reading, series: Series) -> Block:
    """The block that came with the station's number."""
    row = reading.one(schema.lease, kind=row_of(series, reading.station_id))
    assert row is not None, "the station's blocks are lent when its folder is made"
    return Block(row["first"], row["last"])


def blocks(reading: Reading, series: Series) -> tuple[Block, ...]:
    """All blocks of a series in the order in which they are used up."""
    table = schema.further_lease
    further = (
        select(table)
        .where(table.c.kind == row_of(series, reading.station_id))
        .order_by(table.c.position)
    )
    return (
        own_block(reading, series),
        *(Block(row["first"], row["last"]) for row in reading.rows(further)),
    )


def left(reading: Reading, series: Series, today: date) -> int:
    """How many numbers are left of what was lent, for that day."""
    kind = row_of(series, reading.station_id)
    row = reading.one(schema.number_series, kind=kind, period=_span(series, today))
    lent = sum(one.size for one in blocks_for_the_screen(reading, series))
    return lent - (0 if row is None else int(row["used"]))


def blocks_for_the_screen(reading: Reading, series: Series) -> tuple[Block, ...]:
    """The same without what is kept for forms that are written by hand."""
    own, *further = blocks(reading, series)
    return (for_the_screen(series, own), *further)
