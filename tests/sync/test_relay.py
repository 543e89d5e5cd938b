"""Whatever becomes of the line or of the city, each fact arrives once and in its order."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import pytest

from counter_app.commands.payment import RequestPayment
from counter_app.desk import Desk
from counter_app.domain import vietqr
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.money import Money
from counter_app.domain.outbox import Delivered, Delivery, OutboxEntry, Refused, Unreachable
from counter_app.domain.payment import PaymentState, QrTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityGateway
from counter_app.queries.outbox import CityCounts, CountsForCity, DueForCity
from counter_app.queries.payment import OnePayment
from counter_app.queries.verify import Verify
from sync import relay, wire
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.pull import pull
from sync.relay import Drained, drain
from sync.until_empty import sync_until_empty
from tests.builders import HOUSEHOLD_BUSINESS, PENSION, a_dossier, a_supplement, open_a_shift
from tests.sync.conftest import MakeClient, an_entry
from tests.sync.sandbox_process import SandboxProcess

BATCH = "/v1/messages:batch"
ACCOUNT = "1234567890123"


@pytest.fixture
def city_desk(desk: Desk) -> CityDesk:
    """The desk as the relay sees it."""
    return CityDesk(desk)


class Watched:
    """A true gateway; each batch is announced before it is sent, with its number from 1."""

    lines = CityClient.lines

    def __init__(self, client: CityClient, before: Callable[[int], None]) -> None:
        self.lease, self.time, self.changes = client.lease, client.time, client.changes
        self.file_held, self.put_file = client.file_held, client.put_file
        self._deliver = client.deliver
        self._before = before
        self.batches = 0

    def deliver(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        self.batches += 1
        self._before(self.batches)
        return self._deliver(entries, audit_head)


def receive(desk: Desk, clerk: Actor, count: int) -> None:
    """Dossiers without a fee: each has one fact to tell."""
    open_a_shift(desk, clerk)
    for number in range(count):
        desk.submit(a_dossier(f"d{number}", PENSION), by=clerk)


def counts(desk: Desk) -> CityCounts:
    return desk.ask(CountsForCity(), by=SYSTEM)


def held(city: SandboxProcess) -> dict[str, int]:
    return {one["lane"]: one["keys"] for one in city.dossiers()}


def due(desk: Desk) -> tuple[OutboxEntry, ...]:
    return desk.ask(DueForCity(), by=SYSTEM)


@pytest.mark.parametrize("struck", [1, 3])
def test_a_city_killed_in_mid_drain_loses_and_doubles_nothing(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
    monkeypatch: pytest.MonkeyPatch,
    struck: int,
) -> None:
    monkeypatch.setattr(relay, "BATCH_MAX", 3)
    receive(desk, clerk, 8)
    killers: list[threading.Thread] = []

    def strike(batch: int) -> None:
        # At whatever moment of the exchange it falls, what follows must hold.
        if batch == struck:
            killers.append(threading.Thread(target=mortal_city.kill))
            killers[-1].start()

    interrupted = drain(city_desk, Watched(make_client(mortal_city.url), strike))
    killers[0].join()
    acknowledged = counts(desk).acknowledged
    mortal_city.start()
    held_at_start = len(held(mortal_city))
    resumed = drain(city_desk, make_client(mortal_city.url))

    assert interrupted.sent == acknowledged <= held_at_start
    assert resumed.unreachable is None
    assert held(mortal_city) == {f"d{number}": 1 for number in range(8)}
    assert counts(desk) == CityCounts(8, 8, 0, 0, 0)


def test_a_lost_reply_is_asked_for_again_and_the_fact_is_held_once(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    receive(desk, clerk, 4)
    client = make_client(mortal_city.url)
    mortal_city.faults({"path": BATCH, "kind": "drop_after"})

    lost = drain(city_desk, client)
    waiting = counts(desk).waiting
    mortal_city.kill()
    mortal_city.start()
    again = drain(city_desk, client)
    if again.unreachable is not None:
        # The connection of before may be found dead only by using it.
        again = drain(city_desk, client)

    assert lost == Drained(0, 0, Unreachable("cut_off"))
    assert waiting == 4
    assert again == Drained(4, 0)
    assert held(mortal_city) == {f"d{number}": 1 for number in range(4)}


def test_poison_stops_only_its_lane(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    city: SandboxProcess,
    client: CityClient,
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_supplement("poisoned"), by=clerk)
    desk.submit(a_dossier("poisoned", HOUSEHOLD_BUSINESS), by=clerk)
    desk.submit(a_supplement("good"), by=clerk)
    desk.submit(a_dossier("good", HOUSEHOLD_BUSINESS), by=clerk)
    desk.submit(a_dossier("other"), by=clerk)
    first = next(entry for entry in due(desk) if entry.lane == "poisoned")
    taken = OutboxEntry(
        first.entry_id, "elsewhere", 1, "payment.settled", an_entry().payload, first.made_at
    )
    client.deliver((taken,), "")

    drained = drain(city_desk, client)

    # Each of the two is told of with its receipt.
    assert drained == Drained(6, 1)
    lanes = held(city)
    assert (lanes["good"], lanes["other"], "poisoned" in lanes) == (3, 2, False)
    assert [entry.lane for entry in due(desk)] == []
    assert counts(desk) == CityCounts(3, 2, 0, 1, 0)


def test_the_facts_of_one_dossier_go_in_one_batch_in_their_order(
    desk: Desk, clerk: Actor, city_desk: CityDesk, city: SandboxProcess, make_client: MakeClient
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_supplement("whole"), by=clerk)
    desk.submit(a_dossier("whole", HOUSEHOLD_BUSINESS), by=clerk)
    gateway = Watched(make_client(city.url), lambda _batch: None)

    drained = drain(city_desk, gateway)

    assert (drained, gateway.batches) == (Drained(3, 0), 1)
    told = [one for one in city.ask("GET", "/v1/sandbox/messages").json() if one["lane"] == "whole"]
    assert [one["sequence"] for one in told] == [1, 2, 3]


def test_two_batches_on_their_way_keep_each_dossiers_order(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(relay, "BATCH_MAX", 2)
    open_a_shift(desk, clerk)
    for number in range(4):
        desk.submit(a_supplement(f"d{number}"), by=clerk)
        desk.submit(a_dossier(f"d{number}", HOUSEHOLD_BUSINESS), by=clerk)
    gateway = Watched(make_client(mortal_city.url), lambda _batch: None)
    mortal_city.faults({"path": BATCH, "kind": "status", "skip": 2})

    broken = drain(city_desk, gateway)
    resumed = drain(city_desk, gateway)

    assert broken.unreachable == Unreachable("http_503")
    assert broken.sent + resumed.sent == 12
    told = mortal_city.ask("GET", "/v1/sandbox/messages").json()
    assert Counter(one["lane"] for one in told) == {f"d{number}": 3 for number in range(4)}
    for number in range(4):
        assert [one["sequence"] for one in told if one["lane"] == f"d{number}"] == [1, 2, 3]


class SlowDisk(CityDesk):
    """Notes a batch's answers once something else has happened; says whether it had to give up."""

    def __init__(self, desk: Desk, awaited: threading.Event) -> None:
        super().__init__(desk)
        self._awaited = awaited
        self.came: list[bool] = []

    def settle(self, results: tuple[Delivery, ...]) -> None:
        self.came.append(self._awaited.wait(20))
        super().settle(results)


def test_the_next_batch_leaves_before_the_former_is_noted(
    desk: Desk,
    clerk: Actor,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(relay, "BATCH_MAX", 2)
    receive(desk, clerk, 8)
    third_left = threading.Event()
    gateway = Watched(
        make_client(mortal_city.url), lambda batch: third_left.set() if batch == 3 else None
    )
    slow = SlowDisk(desk, third_left)

    drained = drain(slow, gateway)

    assert (drained, slow.came) == (Drained(8, 0), [True] * 4)
    assert held(mortal_city) == {f"d{number}": 1 for number in range(8)}
    assert counts(desk) == CityCounts(8, 8, 0, 0, 0)


def a_payment(desk: Desk, clerk: Actor, name: str) -> str:
    """A dossier that waits for its money; gives the QR's text."""
    asked = RequestPayment(f"p-{name}", name, HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    request = desk.submit(asked, by=clerk).value
    desk.submit(a_dossier(name, HOUSEHOLD_BUSINESS, tender=QrTender(f"p-{name}")), by=clerk)
    return vietqr.encode(
        "970436",
        ACCOUNT,
        known_bins={"970436"},
        amount=Money(100_000),
        purpose=request.reference,
    )


def test_money_paid_on_a_phone_settles_the_dossier_here_and_there(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sync.pull.PAGE", 2)
    open_a_shift(desk, clerk)
    codes = [a_payment(desk, clerk, f"d{number}") for number in range(3)]
    client = make_client(mortal_city.url)
    drain(city_desk, client)
    for code in codes:
        assert mortal_city.pay(code).status_code == 200
    mortal_city.kill()
    mortal_city.start()
    # The second page is lost on its way once.
    mortal_city.faults({"path": "/v1/changes", "kind": "truncate", "skip": 1})

    assert pull(city_desk, client) in (Unreachable("bad_json"), Unreachable("no_connection"))
    assert pull(city_desk, client) in (1, 3)
    assert pull(city_desk, client) == 0
    # Of each the money and its receipt.
    assert drain(city_desk, client) == Drained(6, 0)

    for number in range(3):
        line = desk.ask(OnePayment(f"p-d{number}"), by=clerk)
        assert line is not None
        assert (line.paid, line.state) == (Money(100_000), PaymentState.PAID_LATE)
    assert held(mortal_city) == {f"d{number}": 3 for number in range(3)}
    verdict = desk.ask(Verify(), by=SYSTEM)
    assert (verdict.first_fault, verdict.ledger_sum) == (None, 0)


class Time:
    """Passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def until_empty(city_desk: CityDesk, gateway: CityGateway, time: Time) -> bool:
    return sync_until_empty(city_desk, gateway, 30, time, time.sleep)


def test_bad_minutes_are_waited_out(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    city: SandboxProcess,
    client: CityClient,
) -> None:
    open_a_shift(desk, clerk)
    lanes = {f"minutes-{number}" for number in range(3)}
    for lane in lanes:
        desk.submit(a_dossier(lane, PENSION), by=clerk)
    time = Time()
    city.faults(
        {"path": BATCH, "kind": "status", "status": 503, "times": 2},
        {"path": BATCH, "kind": "drop_after"},
        {"path": "/v1/changes", "kind": "html"},
        {"path": BATCH, "kind": "status", "status": 429, "retry_after": "9", "skip": 1},
    )

    assert until_empty(city_desk, client, time)

    assert time.slept == [0.5, 1.0, 2.0, 4.0]
    assert counts(desk) == CityCounts(3, 3, 0, 0, 0)
    assert [held(city)[lane] for lane in lanes] == [1, 1, 1]


def test_a_city_that_asks_for_more_time_than_there_is_is_left_alone(
    desk: Desk, clerk: Actor, city_desk: CityDesk, city: SandboxProcess, client: CityClient
) -> None:
    receive(desk, clerk, 1)
    time = Time()
    city.faults({"path": BATCH, "kind": "status", "status": 429, "retry_after": "3600"})

    assert not until_empty(city_desk, client, time)

    assert time.slept == []
    assert counts(desk).waiting == 1


def test_a_city_that_stays_away_ends_in_time(
    desk: Desk, clerk: Actor, city_desk: CityDesk, make_client: MakeClient
) -> None:
    receive(desk, clerk, 1)
    time = Time()

    assert not until_empty(city_desk, make_client("http://127.0.0.1:9"), time)

    assert time.now == pytest.approx(30)
    assert max(time.slept) <= 4
    assert counts(desk).waiting == 1


def test_half_letters_from_a_bank_do_not_stop_what_follows(
    desk: Desk, clerk: Actor, city_desk: CityDesk
) -> None:
    open_a_shift(desk, clerk)
    body = {
        "id": "c\x00",
        "provider": "\ud800",
        "bin": "970436",
        "account": ACCOUNT,
        "bank_reference": "FT1",
        "amount": 1,
        "text": "\udfff\x00 a",
        "booked_at": "2026-11-26T02:00:00Z",
    }
    change = {"cursor": 1, "kind": "bank.credit", "body": body}
    page = wire.change_page(
        {"changes": [change], "cursor": 1, "more": False, "server_time": "2026-11-26T02:00:00Z"}, 0
    )

    city_desk.note_changes(page)

    assert city_desk.inbox_cursor() == 1


def test_an_answer_counts_whatever_its_letters(
    desk: Desk, clerk: Actor, city_desk: CityDesk
) -> None:
    receive(desk, clerk, 2)
    first, second = due(desk)
    reply = [
        {"key": first.entry_id, "status": "accepted", "reference": "\ud800" * 500, "reason": None},
        {"key": second.entry_id, "status": "refused", "reference": None, "reason": "\x00" * 9_000},
    ]

    answers = wire.deliveries({"results": reply}, (first, second))
    city_desk.settle(answers)

    assert [type(answer) for answer in answers] == [Delivered, Refused]
    assert counts(desk) == CityCounts(2, 1, 0, 1, 0)
