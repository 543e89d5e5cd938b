"""What the tests of commands share: a till, and a request that waits for its money."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.store.unit_of_work import Store
from tests.builders import drill_people, open_a_shift
from tests.commands.test_thread import a_request
from tests.commands.till import Counter
from tests.conftest import Clock


@pytest.fixture
def counter(store: Store, clock: Clock, new_id: Callable[[], str]) -> Counter:
    """On either database."""
    desk = Desk(store, clock=clock, monotonic_ns=lambda: 1, new_id=new_id)
    clerk, supervisor, head = drill_people(store)
    shift = open_a_shift(desk, clerk)
    return Counter(desk, clerk, supervisor, head, shift.shift_id, clock)


@pytest.fixture
def reference(desk: Desk, clerk: Actor) -> str:
    """A request for 100,000 đ of the dossier d1."""
    open_a_shift(desk, clerk)
    return desk.submit(a_request("p1", "d1"), by=clerk).value.reference
