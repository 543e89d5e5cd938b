"""Numbers are borrowed while some are left; a city that has none stops nothing else."""

from __future__ import annotations

import pytest

from counter_app.desk import Desk
from counter_app.domain.numbering import Series
from counter_app.domain.outbox import Unreachable
from counter_app.domain.user import SYSTEM
from counter_app.queries.number import NumbersLeft, NumbersLine
from counter_app.store.unit_of_work import Store
from sync.city_desk import CityDesk
from sync.evening import top_up
from sync.worker import CityWorker
from tests.commands.test_station import LAST, use
from tests.sync.conftest import MakeClient
from tests.sync.sandbox_process import SandboxProcess

LEASES = "/v1/leases"


def receipts(desk: Desk) -> NumbersLine:
    return next(one for one in desk.ask(NumbersLeft(), by=SYSTEM) if one.series is Series.RECEIPT)


def test_the_next_block_is_borrowed_when_a_fifth_is_left_and_only_then(
    desk: Desk, store: Store, city: SandboxProcess, make_client: MakeClient
) -> None:
    client = make_client(city.url)
    use(store, Series.RECEIPT, 7_999)
    assert top_up(CityDesk(desk), client) is None
    assert receipts(desk).last == LAST

    use(store, Series.RECEIPT, 8_000)
    assert top_up(CityDesk(desk), client) is None
    first = receipts(desk)
    assert top_up(CityDesk(desk), client) is None

    assert (first.left, first.is_low) == (9_999 + 1_999, False)
    assert receipts(desk) == first


@pytest.mark.parametrize(("status", "trouble"), [(409, None), (503, Unreachable("http_503"))])
def test_a_city_without_numbers_is_no_trouble_and_one_that_is_away_is(
    desk: Desk,
    store: Store,
    city: SandboxProcess,
    make_client: MakeClient,
    status: int,
    trouble: Unreachable | None,
) -> None:
    use(store, Series.RECEIPT, 9_000)
    city.faults({"path": LEASES, "kind": "status", "status": status})

    assert top_up(CityDesk(desk), make_client(city.url)) == trouble
    assert receipts(desk).last == LAST


def test_the_worker_borrows_by_itself(
    desk: Desk, store: Store, city: SandboxProcess, make_client: MakeClient
) -> None:
    use(store, Series.RECEIPT, 9_000)
    worker = CityWorker(CityDesk(desk), make_client(city.url), lambda: worker.stop(0))

    worker._run()

    assert worker.presence().online
    assert not receipts(desk).is_low
