"""Numbers go on in the block that was lent next, and none is issued twice or invented."""

from __future__ import annotations

import pytest

from counter_app.commands.station import NoteFurtherLease
from counter_app.desk import Desk
from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import KIT_SERIALS, Block, Series, period
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.number import NumbersLeft
from counter_app.queries.outbox import CountsForCity
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, open_a_shift
from tests.template import MORNING

LAST = 1_269_999
SECOND, THIRD = Block(99_000_001, 99_009_999), Block(99_010_001, 99_019_999)


def use(store: Store, series: Series, used: int) -> None:
    """So many numbers of a series have gone."""
    span = {"kind": series, "period": period(series, MORNING.date())}
    with store.writing() as uow:
        row = uow.one(schema.number_series, **span)
        if row is None:
            uow.insert(schema.number_series, {**span, "used": used})
        else:
            uow.change(schema.number_series, row, used=used)


def lend(desk: Desk, after: int, block: Block, series: Series = Series.DOSSIER) -> bool:
    return desk.submit(NoteFurtherLease(series, after, block), by=SYSTEM).value


def test_the_next_block_goes_on_where_the_first_ended(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    assert lend(desk, LAST, SECOND)
    use(store, Series.DOSSIER, 8_998)

    codes = [desk.submit(a_dossier(f"d{n}"), by=clerk).value.code for n in range(2)]

    assert [code.rpartition("-")[2] for code in codes] == ["1268999", "99000001"]


def test_without_a_receipts_number_nothing_is_saved_or_taken(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    series = Series.RECEIPT
    open_a_shift(desk, clerk)
    use(store, series, 9_999)

    with pytest.raises(RuleError) as raised:
        desk.submit(a_dossier("d1"), by=clerk)

    assert raised.value.code == "numbers_used_up"
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 0
    assert lend(desk, LAST, SECOND, series)
    desk.submit(a_dossier("d1"), by=clerk)


def test_a_block_is_kept_once_in_its_place_and_never_with_a_number_of_another(desk: Desk) -> None:
    assert lend(desk, LAST, SECOND)
    for after, block in (
        (LAST, SECOND),
        (LAST, THIRD),
        (SECOND.last, Block(1_269_999, 1_270_000)),
        (SECOND.last, SECOND),
        (5, THIRD),
    ):
        assert not lend(desk, after, block)
    assert lend(desk, SECOND.last, THIRD)
    assert desk.ask(NumbersLeft(), by=SYSTEM)[0].left == 3 * 9_999 - KIT_SERIALS


def test_what_is_left_is_told_and_when_it_is_little(desk: Desk, store: Store) -> None:
    use(store, Series.RECEIPT, 8_000)

    lines = desk.ask(NumbersLeft(), by=SYSTEM)

    assert [(one.series, one.left, one.is_low) for one in lines] == [
        (Series.DOSSIER, 9_999 - KIT_SERIALS, False),
        (Series.RECEIPT, 1_999, True),
        (Series.REFERENCE, 100_000, False),
    ]
