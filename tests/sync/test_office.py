"""An office of two counters at the city: known by its first station, each with its own numbers."""

from __future__ import annotations

import pytest

from counter_app.commands.station import AddStation
from counter_app.desk import Desk
from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import Block, Series
from counter_app.domain.payment import PaymentState, QrTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.number import NumbersLeft
from counter_app.queries.office import Counters, ThisStation
from counter_app.queries.outbox import CountsForCity
from counter_app.queries.payment import DossierMoney
from counter_app.queries.verify import Verify
from counter_app.store.unit_of_work import Store
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.evening import claim
from sync.pull import pull
from sync.relay import drain
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, open_a_shift
from tests.commands.test_thread import a_request
from tests.sync.conftest import MakeClient
from tests.sync.sandbox_process import SandboxProcess


def further(desk: Desk, supervisor: Actor, number: int) -> Desk:
    """The office's second counter."""
    desk.submit(AddStation(number, "Quầy 4"), by=supervisor)
    ((row, _),) = desk.further_stations()
    return desk.as_station(row)


def test_a_code_paid_at_the_second_counter_is_proved_by_the_first_ones_relay(
    desk: Desk,
    clerk: Actor,
    supervisor: Actor,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    other = further(desk, supervisor, 127)
    open_a_shift(desk, clerk)
    open_a_shift(other, supervisor)
    payload = other.submit(a_request("p1", "d1"), by=supervisor).value.payload
    dossier = a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1"))
    code = other.submit(dossier, by=supervisor).value.code
    relay, gateway = CityDesk(desk), make_client(mortal_city.url)

    assert drain(relay, gateway).unreachable is None
    mortal_city.pay(payload)
    assert pull(relay, gateway) == 1
    assert drain(relay, gateway).unreachable is None

    assert "-1270001" in code
    found = other.ask(DossierMoney("d1"), by=supervisor)
    assert found is not None
    # The city's clock is today's, the desk's stands: whether that is late says nothing here.
    (payment,) = found.payments
    assert payment.state in (PaymentState.PAID, PaymentState.PAID_LATE)
    counts = desk.ask(CountsForCity(), by=SYSTEM)
    assert (counts.issued, counts.acknowledged, counts.refused) == (1, 1, 0)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_the_city_confirms_a_further_counters_numbers_and_nobody_elses(
    desk: Desk,
    supervisor: Actor,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    other = further(desk, supervisor, 127)
    station = other.ask(ThisStation(), by=SYSTEM)
    gateway = CityClient(mortal_city.url, "0127", "drill", station.installation)
    stranger = make_client(mortal_city.url, "0127")

    assert [one.series for one in other.ask(NumbersLeft(), by=SYSTEM)] == ["dossier", "receipt"]
    assert [one.is_confirmed for one in desk.ask(Counters(), by=SYSTEM)] == [False, False]
    assert claim(CityDesk(other), gateway) is None
    gateway.close()

    assert [one.is_confirmed for one in desk.ask(Counters(), by=SYSTEM)] == [False, True]
    assert getattr(stranger.lease("dossier"), "reason", "") == "http_409"


def test_a_number_that_another_office_has_stays_unconfirmed_and_stops_no_relay(
    desk: Desk,
    supervisor: Actor,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    make_client(mortal_city.url, "0127").lease("dossier")
    other = further(desk, supervisor, 127)
    station = other.ask(ThisStation(), by=SYSTEM)
    gateway = CityClient(mortal_city.url, "0127", "drill", station.installation)

    assert claim(CityDesk(other), gateway) is None
    gateway.close()

    assert [one.is_confirmed for one in desk.ask(Counters(), by=SYSTEM)] == [False, False]


def test_numbers_that_were_borrowed_are_no_further_counters(
    store: Store, desk: Desk, supervisor: Actor
) -> None:
    borrowed = Block(90_010_001, 90_019_999)
    with store.writing() as uow:
        assert uow.numbers.lend_further(Series.DOSSIER, 1_269_999, borrowed, 1)
        uow.write_trail(at=1, actor=SYSTEM.user_id, act="note_further_lease", subject="")

    with pytest.raises(RuleError, match="station_taken"):
        desk.submit(AddStation(9001, "Quầy 4"), by=supervisor)
