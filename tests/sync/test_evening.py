"""The evening's comparison and published catalogues: only a whole and true list is believed."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from counter_app.commands.inbox import NoteChanges
from counter_app.commands.outbox import SettleDeliveries
from counter_app.desk import Desk
from counter_app.domain.outbox import Delivered, Unreachable
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityCatalogue, CityChange
from counter_app.queries.bundle import Bundles
from counter_app.queries.inbox import CataloguesWanted, CityClock, ComparedDays
from counter_app.queries.outbox import CountsForCity, DueForCity
from sync.city_desk import CityDesk
from sync.evening import DAYS_BACK, compare, fetch, tick, turn
from sync.pull import pull
from sync.relay import drain
from tests.builders import HOUSEHOLD_BUSINESS, PENSION, a_dossier, a_supplement, open_a_shift
from tests.bundles import a_bundle, office
from tests.conftest import Clock
from tests.sync.conftest import MakeClient
from tests.sync.rogue import json_reply, rogue
from tests.sync.sandbox_process import SandboxProcess

DAY = date(2026, 11, 26)
TOKEN = json_reply(b'{"access_token":"t","expires_in":60}')
NOT_FOUND = b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def a_page(keys: list[str], day: date = DAY, **changes: Any) -> dict[str, Any]:
    return {
        "station": "0126",
        "day": day.isoformat(),
        "count": len(keys),
        "sha256": hashlib.sha256("\n".join(keys).encode()).hexdigest(),
        "keys": keys,
        "more": False,
        "server_time": "2026-11-26T02:00:00Z",
        **changes,
    }


def saying_in_turn(heard: list[bytes], *replies: object) -> Callable[[socket.socket], None]:
    """A token first, then one reply after the other; the last for ever."""
    left = list(replies)

    def talk(connected: socket.socket) -> None:
        if b"/v1/token" in heard[-1].split(b"\r\n", 1)[0]:
            connected.sendall(TOKEN)
            return
        reply = left.pop(0) if len(left) > 1 else left[0]
        told = reply if isinstance(reply, bytes) else json_reply(json.dumps(reply).encode())
        connected.sendall(told)

    return talk


def asked(make_client: MakeClient, *replies: object) -> frozenset[str] | Unreachable:
    heard: list[bytes] = []
    with rogue(saying_in_turn(heard, *replies), heard=heard) as url:
        return make_client(url).held(DAY)


def test_the_keys_of_a_day_are_read_page_by_page(make_client: MakeClient) -> None:
    whole = a_page(["a", "b", "c"])

    found = asked(
        make_client, {**whole, "keys": ["a", "b"], "more": True}, {**whole, "keys": ["c"]}
    )

    assert found == frozenset("abc")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"keys": ["b", "a"]}, "wrong_order"),
        ({"keys": ["a", "a"]}, "wrong_order"),
        ({"keys": ["a", 1]}, "wrong_keys"),
        ({"keys": [""]}, "wrong_keys"),
        ({"keys": None}, "wrong_page"),
        ({"keys": [], "more": True}, "wrong_page"),
        ({"more": 1}, "wrong_order"),
        ({"keys": ["a"]}, "wrong_digest"),
        ({"count": 3}, "wrong_digest"),
        ({"sha256": "0" * 64}, "wrong_digest"),
        ({"sha256": None}, "wrong_page"),
        ({"station": "0127"}, "wrong_day"),
        ({"day": "2026-11-25"}, "wrong_day"),
        ({"count": "2"}, "wrong_number"),
    ],
)
def test_a_list_that_is_not_whole_and_true_is_no_answer(
    make_client: MakeClient, changes: dict[str, Any], reason: str
) -> None:
    assert asked(make_client, {**a_page(["a", "b"]), **changes}) == Unreachable(reason)


def test_pages_without_end_are_left(make_client: MakeClient) -> None:
    endless = a_page(["a"], more=True)

    assert asked(make_client, endless) == Unreachable("wrong_order")


def a_catalogue(**changes: Any) -> dict[str, Any]:
    records = [{"code": "1", "tên": "đ"}]
    text = json.dumps(records, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {
        "version": "2027-1",
        "valid_from": "2027-01-01",
        "records": records,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "server_time": "2026-11-26T02:00:00Z",
        **changes,
    }


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (a_catalogue(), CityCatalogue("2027-1", date(2027, 1, 1), ({"code": "1", "tên": "đ"},))),
        (NOT_FOUND, None),
        (a_catalogue(records=[{"code": "2"}]), Unreachable("wrong_digest")),
        (a_catalogue(records=[1]), Unreachable("wrong_shape")),
        (a_catalogue(version="2027-2"), Unreachable("wrong_version")),
        (a_catalogue(valid_from="soon"), Unreachable("wrong_day")),
    ],
)
def test_a_catalogue_is_what_its_digest_says(
    make_client: MakeClient, reply: object, found: object
) -> None:
    heard: list[bytes] = []
    with rogue(saying_in_turn(heard, reply), heard=heard) as url:
        assert make_client(url).catalogue("2027-1") == found


class Library:
    """A city that answers from what a test gave it."""

    def __init__(self, held: dict[date, frozenset[str]], silent_on: date | None = None) -> None:
        self._held = held
        self._silent_on = silent_on
        self.asked: list[date | str] = []

    def held(self, day: date) -> frozenset[str] | Unreachable:
        self.asked.append(day)
        if day == self._silent_on:
            return Unreachable("timeout")
        return self._held.get(day, frozenset())

    def catalogue(self, version: str) -> CityCatalogue | Unreachable | None:
        self.asked.append(version)
        return None

    def bundle(self, sha256: str) -> bytes | Unreachable | None:
        self.asked.append(sha256)
        return None


def test_every_day_of_a_week_is_compared_and_what_was_forgotten_goes_again(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    open_a_shift(desk, clerk)
    keys = []
    for number in range(3):
        desk.submit(a_dossier(f"d{number}", PENSION), by=clerk)
        (entry,) = desk.ask(DueForCity(), by=SYSTEM)
        desk.submit(SettleDeliveries((Delivered(entry.entry_id, "C-1"),)), by=SYSTEM)
        keys.append(entry.entry_id)
        clock.move(days=1)
    # Put back to the backup of the first night: the second and the third day are lost there.
    library = Library({DAY: frozenset(keys[:1])})

    forgotten = compare(CityDesk(desk), library, DAY + timedelta(days=2))

    assert forgotten == 2
    assert len(library.asked) == DAYS_BACK
    assert [one.entry_id for one in desk.ask(DueForCity(), by=SYSTEM)] == keys[1:]
    assert desk.ask(CountsForCity(), by=SYSTEM).acknowledged == 1


def test_a_silent_city_forgot_nothing(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d0", PENSION), by=clerk)
    (entry,) = desk.ask(DueForCity(), by=SYSTEM)
    desk.submit(SettleDeliveries((Delivered(entry.entry_id, "C-1"),)), by=SYSTEM)

    found = compare(CityDesk(desk), Library({}, silent_on=DAY), DAY)

    assert found == Unreachable("timeout")
    assert desk.ask(CountsForCity(), by=SYSTEM).acknowledged == 1
    assert desk.ask(ComparedDays(), by=SYSTEM) == ()


def test_what_was_announced_is_fetched_once(desk: Desk) -> None:
    change = CityChange(1, "catalogue.version", {"version": "2027-1"})
    page = NoteChanges((change,), 1, datetime(2026, 11, 26, 2, 0, tzinfo=UTC))
    desk.submit(page, by=SYSTEM)
    library = Library({})

    fetched = [fetch(CityDesk(desk), library) for _ in range(2)]

    assert (fetched, library.asked) == ([1, 0], ["2027-1"])
    assert desk.ask(CataloguesWanted(), by=SYSTEM) == ()


def test_a_bundle_that_the_city_publishes_waits_at_every_counter_it_is_for(
    desk: Desk, mortal_city: SandboxProcess, make_client: MakeClient
) -> None:
    file = a_bundle(office())
    made = {"number": 7, "file": base64.b64encode(file).decode(), "stations": ["0126", "0127"]}
    told = mortal_city.ask("POST", "/v1/sandbox/bundles", json=made).json()
    city_desk, client = CityDesk(desk), make_client(mortal_city.url)

    pull(city_desk, client)
    fetched = [fetch(city_desk, client) for _ in range(2)]

    assert fetched == [1, 0]
    assert told["sha256"] == hashlib.sha256(file).hexdigest()
    shown = desk.ask(Bundles(), by=SYSTEM).waiting
    assert shown is not None
    assert [one.new for one in shown.changes] == ["024 1111 2222"]
    other = mortal_city.ask("GET", "/v1/changes?after=0", "0128").json()
    assert other["changes"] == []
    missing = mortal_city.ask("GET", f"/v1/bundles/{'0' * 64}", "0126")
    assert missing.status_code == 404


def test_the_comparison_is_made_by_day_and_in_the_evening(clock: Clock) -> None:
    turns = []
    for _ in range(24):
        turns.append(turn(clock.now))
        clock.move(hours=1)

    assert len(set(turns)) == 3
    assert turns == sorted(turns)


def test_a_city_put_back_to_an_older_backup_holds_everything_once_again(
    desk: Desk, clerk: Actor, mortal_city: SandboxProcess, make_client: MakeClient
) -> None:
    """B14, against a city that really forgets: the same keys, each once, in their order."""
    open_a_shift(desk, clerk)
    city_desk, client = CityDesk(desk), make_client(mortal_city.url)
    desk.submit(a_dossier("kept"), by=clerk)
    desk.submit(a_supplement("lost"), by=clerk)
    drain(city_desk, client)
    backup = mortal_city.ask("POST", "/v1/sandbox/backup").json()["backup"]
    desk.submit(a_dossier("lost", HOUSEHOLD_BUSINESS), by=clerk)
    desk.submit(a_dossier("new"), by=clerk)
    drain(city_desk, client)
    before = mortal_city.dossiers()
    mortal_city.ask("POST", "/v1/sandbox/restore", json={"backup": backup})

    forgotten = [compare(city_desk, client, DAY) for _ in range(2)]
    drain(city_desk, client)

    # Two dossiers and their receipts; until they are sent again, a second comparison finds nothing
    # more to send.
    assert forgotten == [4, 0]
    assert {one["lane"]: one["keys"] for one in mortal_city.dossiers()} == {
        one["lane"]: one["keys"] for one in before
    }
    assert compare(city_desk, client, DAY) == 0
    counts = desk.ask(CountsForCity(), by=SYSTEM)
    assert (counts.issued, counts.acknowledged) == (3, 3)


def test_the_citys_clock_is_kept_on_a_quiet_day(
    desk: Desk, mortal_city: SandboxProcess, make_client: MakeClient
) -> None:
    before = desk.ask(CityClock(), by=SYSTEM)

    tick(CityDesk(desk), make_client(mortal_city.url))

    after = desk.ask(CityClock(), by=SYSTEM)
    assert before is None
    assert after is not None
    # The desk of this test stands still on a day of its own; the city's is the computer's.
    assert abs(after.city_time - datetime.now(UTC)) < timedelta(minutes=5)
