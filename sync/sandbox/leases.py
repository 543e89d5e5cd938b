"""Which numbers belong to whom: a station's own block, then second numbers from a reserve."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, select

from counter_app.domain.numbering import Block, Series, station_block
from sync.sandbox.tables import claim, lent, one_writer

# No office is given one of these as its station number.
RESERVE = range(9_900, 10_000)


@dataclass(frozen=True, slots=True)
class Lent:
    """A block, and the number of four digits that leads it."""

    number: int
    block: Block


class Leases:
    """The city's register of numbers. Nothing in it is ever taken back or lent twice."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, station: str, installation: str) -> bool:
        """Whether the station's number belongs to this installation, now and for ever."""
        if int(station) in (0, *RESERVE):
            return False
        with self._engine.begin() as connection:
            one_writer(connection)
            owner = connection.execute(
                select(claim.c.installation).where(claim.c.station == station)
            ).scalar()
            if owner is None:
                connection.execute(insert(claim).values(station=station, installation=installation))
            return owner in (None, installation)

    def lend(self, station: str, series: Series, after: int | None) -> Lent | None:
        """The block behind the one that ends at `after`, the first where that is None.

        The same question has the same answer for ever. None where `after` ends no block of this
        station, or the reserve is used up.
        """
        with self._engine.begin() as connection:
            one_writer(connection)
            held = [int(station), *_second_numbers(connection, station)]
            blocks = [Lent(number, station_block(series, number)) for number in held]
            if after is None:
                return blocks[0]
            at = next((at for at, one in enumerate(blocks) if one.block.last == after), None)
            if at is None:
                return None
            if at + 1 < len(blocks):
                return blocks[at + 1]
            taken = set(connection.execute(select(lent.c.number)).scalars())
            number = next((one for one in RESERVE if one not in taken), None)
            if number is None:
                return None
            connection.execute(insert(lent).values(number=number, station=station))
            return Lent(number, station_block(series, number))

    def owner(self, number: str) -> str:
        """The station behind a number of four digits: its own, or one that it was lent."""
        query = select(lent.c.station).where(lent.c.number == int(number))
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or number


def _second_numbers(connection: Connection, station: str) -> list[int]:
    # The reserve is lent from its start, so the order of numbers is the order of lending.
    query = select(lent.c.number).where(lent.c.station == station).order_by(lent.c.number)
    return list(connection.execute(query).scalars())
