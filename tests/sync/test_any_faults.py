"""Whatever the city does wrong, in whatever order: it ends holding exactly what was queued."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from counter_app.desk import Desk
from counter_app.domain.outbox import Delivered, Delivery, OutboxEntry, Unreachable
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import ChangePage
from counter_app.queries.outbox import CountsForCity
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.sandbox import contract
from sync.until_empty import sync_until_empty
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, a_supplement, open_a_shift
from tests.sync.conftest import MakeClient
from tests.sync.sandbox_process import SandboxProcess

BATCH = "/v1/messages:batch"
SCRIPT_MAX, TIMES_MAX = 4, 3
DELAYS_MAX = SCRIPT_MAX * TIMES_MAX
# After these the city says that it will never take an entry: a person sees it, nobody sends it.
DEFINITE = (400, 413, 422)
PASSING = (401, 403, 408, 409, 429, 500, 502, 503, 504)
FAULT = contract.document()["components"]["schemas"]["Fault"]["properties"]
# An entry that is poison stays before a person.
PASSES = [kind for kind in FAULT["kind"]["enum"] if kind != "poison"]
_LANES = itertools.count(1)

FAULTS = st.fixed_dictionaries(
    {
        "path": st.sampled_from([BATCH, BATCH, "/v1/token", "/v1/changes", "/v1"]),
        "kind": st.sampled_from(PASSES),
        "times": st.integers(1, TIMES_MAX),
        "skip": st.integers(0, 3),
        "status": st.sampled_from(PASSING),
    },
    optional={"retry_after": st.sampled_from(["7", "soon", "Thu, 26 Nov 2099 01:00:00 GMT"])},
)
DEFINITE_FAULTS = st.fixed_dictionaries(
    {
        "path": st.just(BATCH),
        "kind": st.just("status"),
        "times": st.integers(1, TIMES_MAX),
        "skip": st.integers(0, 3),
        "status": st.sampled_from(DEFINITE),
    }
)
# True: a request for supplements comes first, so that the lane holds two facts in an order.
QUEUES = st.lists(st.booleans(), min_size=1, max_size=4)
ANY_NUMBER = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Noting:
    """A true gateway that keeps what was answered to each entry, and what was sent."""

    lines = CityClient.lines

    def __init__(self, client: CityClient, patient: CityClient) -> None:
        self.lease, self.time = client.lease, client.time
        self.file_held, self.put_file = client.file_held, client.put_file
        self._client = client
        self._patient = patient
        self._timeouts = 0
        self.sent: dict[str, OutboxEntry] = {}
        self.answers: list[Delivery] = []
        self.reasons: list[str] = []

    def deliver(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        self.sent |= {entry.entry_id: entry for entry in entries}
        answer = self._asked().deliver(entries, audit_head)
        if isinstance(answer, Unreachable):
            self._timeouts += answer.reason == "timeout"
            self.reasons.append(answer.reason)
        else:
            self.answers += answer
        return answer

    def changes(self, after: int, limit: int) -> ChangePage | Unreachable:
        page = self._asked().changes(after, limit)
        self._timeouts += page == Unreachable("timeout")
        return page

    def _asked(self) -> CityClient:
        """More time-outs than a script holds delays: the machine is slow, not the city."""
        return self._client if self._timeouts <= DELAYS_MAX else self._patient

    def lanes_delivered(self) -> Counter[str]:
        delivered = (one for one in self.answers if isinstance(one, Delivered))
        return Counter(self.sent[one.entry_id].lane for one in delivered)


class Bench:
    """A desk and a city that stay from one script to the next, as they do in an office."""

    def __init__(
        self, desk: Desk, clerk: Actor, city: SandboxProcess, make_client: MakeClient
    ) -> None:
        open_a_shift(desk, clerk)
        self._desk = desk
        self._clerk = clerk
        self._city = city
        # A reply may come after the client gave up; the city has taken the facts then.
        self._client = make_client(city.url, deadline_s=0.2)
        self._patient = make_client(city.url, deadline_s=60)
        self._now = 0.0

    def queue(self, queue: list[bool]) -> dict[str, int]:
        """Work for the relay; gives how many facts each dossier has to tell."""
        lanes = {}
        for is_supplemented in queue:
            lane = f"any-{next(_LANES)}"
            if is_supplemented:
                self._desk.submit(a_supplement(lane), by=self._clerk)
            procedure = (HOUSEHOLD_BUSINESS,) if is_supplemented else ()
            self._desk.submit(a_dossier(lane, *procedure), by=self._clerk)
            # Received, and the receipt of its fee.
            lanes[lane] = 2 + is_supplemented
        return lanes

    def relay(self, script: list[dict[str, Any]]) -> Noting:
        """Talk to the city until nothing waits, through the script's troubles."""
        gateway = Noting(self._client, self._patient)
        self._city.faults(*({**fault, "delay_s": _delay_s(fault)} for fault in script))
        is_empty = sync_until_empty(
            CityDesk(self._desk), gateway, 100_000, lambda: self._now, self._sleep
        )
        self._city.faults()
        # Told here: a batch is sent on a thread of its own.
        for reason in gateway.reasons:
            event(f"unreachable: {reason}")
        assert is_empty
        counts = self._desk.ask(CountsForCity(), by=SYSTEM)
        assert counts.waiting == 0
        assert counts.issued == counts.acknowledged + counts.refused
        return gateway

    def held(self, lanes: dict[str, int]) -> dict[str, tuple[int, int]]:
        """How many facts the city holds of each of these dossiers, and the newest status."""
        return {
            one["lane"]: (one["keys"], one["status"])
            for one in self._city.dossiers()
            if one["lane"] in lanes
        }

    def _sleep(self, seconds: float) -> None:
        self._now += seconds


def _delay_s(fault: dict[str, Any]) -> float:
    return 0.4 if fault["kind"] == "delay" else 0.0


def test_under_any_faults_the_city_ends_holding_exactly_what_was_queued(
    desk: Desk, clerk: Actor, city: SandboxProcess, make_client: MakeClient
) -> None:
    bench = Bench(desk, clerk, city, make_client)

    @ANY_NUMBER
    @given(queue=QUEUES, script=st.lists(FAULTS, max_size=SCRIPT_MAX))
    def holds(queue: list[bool], script: list[dict[str, Any]]) -> None:
        lanes = bench.queue(queue)

        gateway = bench.relay(script)

        # Received (2) comes after the request for supplements (5), in the city's order too.
        assert bench.held(lanes) == {lane: (facts, 2) for lane, facts in lanes.items()}
        assert gateway.lanes_delivered() == lanes
        assert len(gateway.answers) == sum(lanes.values())

    holds()


def test_what_a_city_refuses_for_good_is_before_a_person_and_all_else_is_held_once(
    desk: Desk, clerk: Actor, city: SandboxProcess, make_client: MakeClient
) -> None:
    bench = Bench(desk, clerk, city, make_client)

    @ANY_NUMBER
    @given(queue=QUEUES, script=st.lists(FAULTS, max_size=2), refusals=st.lists(DEFINITE_FAULTS))
    def holds(
        queue: list[bool], script: list[dict[str, Any]], refusals: list[dict[str, Any]]
    ) -> None:
        lanes = bench.queue(queue)

        gateway = bench.relay([*refusals[:2], *script])

        held = bench.held(lanes)
        delivered = gateway.lanes_delivered()
        for lane, facts in lanes.items():
            # A refusal may follow a reply that was lost: then the city holds it all the same.
            assert delivered[lane] <= held.get(lane, (0, 0))[0] <= facts
        refused_lanes = {
            gateway.sent[one.entry_id].lane
            for one in gateway.answers
            if not isinstance(one, Delivered)
        }
        event(f"refused: {len(refused_lanes)}")
        complete = {lane for lane, facts in lanes.items() if delivered[lane] == facts}
        assert complete | refused_lanes == set(lanes)
        assert not complete & refused_lanes

    holds()
