"""A file reaches the city before the fact that needs it, whatever dies on the way."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest

from counter_app.commands.outbox import ResendRefused
from counter_app.desk import Desk
from counter_app.domain.outbox import Delivery, OutboxEntry, Unreachable
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import FileHeld, FilePart
from counter_app.queries.outbox import CityCounts, CountsForCity, DueForCity, OutboxLines
from counter_app.settings import Settings
from counter_app.store.unit_of_work import Store
from sync import relay, wire
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.relay import Drained, drain
from sync.until_empty import sync_until_empty
from tests.builders import PENSION, a_dossier, a_scan, open_a_shift
from tests.sync.conftest import MakeClient
from tests.sync.rogue import json_reply, rogue
from tests.sync.sandbox_process import ROOT, SandboxProcess
from tests.sync.test_files import MIB, a_file

BLOBS = "/v1/blobs"


@pytest.fixture
def city_desk(desk: Desk) -> CityDesk:
    """The desk as the relay sees it."""
    return CityDesk(desk)


class Counted:
    """A true gateway that keeps which pieces were given; `before` hears of each beforehand."""

    lines = CityClient.lines

    def __init__(self, client: CityClient, before: Callable[[int], None] = lambda _n: None) -> None:
        self.lease, self.time, self.changes = client.lease, client.time, client.changes
        self._held, self._put = client.file_held, client.put_file
        self._deliver = client.deliver
        self._before = before
        self.firsts: list[int] = []
        self.told: list[str] = []

    def file_held(self, sha256: str) -> FileHeld | Unreachable:
        return self._held(sha256)

    def put_file(self, part: FilePart) -> FileHeld | Unreachable:
        self.firsts.append(part.first)
        self._before(len(self.firsts))
        return self._put(part)

    def deliver(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        self.told += [one.kind for one in entries]
        return self._deliver(entries, audit_head)


def scanned(desk: Desk, clerk: Actor, size: int, dossier_id: str = "d1") -> str:
    """A received dossier with a scanned paper; gives the file's digest."""
    data, sha256 = a_file(size)
    desk.submit(a_dossier(dossier_id, PENSION), by=clerk)
    desk.submit(a_scan(desk, clerk, dossier_id, content=data), by=clerk)
    return sha256


def files(city: SandboxProcess) -> dict[str, int]:
    return {one["sha256"]: one["size"] for one in city.ask("GET", "/v1/sandbox/blobs").json()}


def counts(desk: Desk) -> CityCounts:
    return desk.ask(CountsForCity(), by=SYSTEM)


def test_the_file_goes_first_and_the_facts_without_one_before_it(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    open_a_shift(desk, clerk)
    gateway = Counted(make_client(mortal_city.url))
    desk.submit(a_dossier("d1", PENSION), by=clerk)
    drain(city_desk, gateway)
    data, sha256 = a_file(MIB + 7)
    desk.submit(a_scan(desk, clerk, "d1", content=data), by=clerk)
    desk.submit(a_dossier("d2", PENSION), by=clerk)

    assert drain(city_desk, gateway) == Drained(2, 0)

    assert gateway.told == ["dossier.received", "dossier.received", "paper.digitised"]
    assert gateway.firsts == [0, MIB]
    assert files(mortal_city) == {sha256: MIB + 7}
    assert counts(desk) == CityCounts(2, 2, 0, 0, 0)


def test_a_city_killed_between_two_pieces_is_given_the_rest_alone(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    open_a_shift(desk, clerk)
    sha256 = scanned(desk, clerk, 3 * MIB + 1)

    def strike(piece: int) -> None:
        if piece == 3:
            mortal_city.kill()

    interrupted = drain(city_desk, Counted(make_client(mortal_city.url), strike))
    waiting = counts(desk).waiting
    mortal_city.start()
    gateway = Counted(make_client(mortal_city.url))
    resumed = drain(city_desk, gateway)

    assert interrupted.unreachable is not None
    assert (interrupted.sent, waiting) == (1, 1)
    assert resumed == Drained(1, 0)
    assert gateway.firsts == [2 * MIB, 3 * MIB]
    assert files(mortal_city) == {sha256: 3 * MIB + 1}
    assert counts(desk) == CityCounts(1, 1, 0, 0, 0)


def test_a_relay_killed_between_two_pieces_goes_on_from_there(
    settings: Settings,
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    open_a_shift(desk, clerk)
    sha256 = scanned(desk, clerk, 3 * MIB, "killed-1")
    command = [sys.executable, "-m", "tests.sync.dying_relay", str(settings.data_dir), city.url]

    environment = os.environ | {"COUNTER_DATABASE_URL": settings.database_url}
    died = subprocess.run([*command, "2"], cwd=ROOT, timeout=60, check=False, env=environment)
    gateway = Counted(make_client(city.url))
    resumed = drain(city_desk, gateway)

    assert died.returncode == 9
    assert resumed == Drained(1, 0)
    assert gateway.firsts == [2 * MIB]
    assert files(city)[sha256] == 3 * MIB


def test_a_pass_gives_files_their_share_and_goes_on_at_once(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    city: SandboxProcess,
    client: CityClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(relay, "PIECES_A_PASS", 2)
    open_a_shift(desk, clerk)
    scanned(desk, clerk, 3 * MIB, "share-1")
    late = scanned(desk, clerk, 9, "share-2")

    assert drain(city_desk, client) == Drained(2, 0, has_more=True)
    desk.submit(a_dossier("share-3", PENSION), by=clerk)
    assert drain(city_desk, client) == Drained(3, 0)
    assert files(city)[late] == 9

    scanned(desk, clerk, 5 * MIB, "share-4")
    assert sync_until_empty(city_desk, client, 30, lambda: 0.0, lambda _s: pytest.fail("slept"))
    assert counts(desk).waiting == 0


def test_a_city_put_back_to_a_backup_is_given_the_file_again(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    open_a_shift(desk, clerk)
    client = make_client(mortal_city.url)
    backup = mortal_city.ask("POST", "/v1/sandbox/backup").json()["backup"]
    sha256 = scanned(desk, clerk, MIB)

    class Forgetful(Counted):
        def deliver(
            self, entries: tuple[OutboxEntry, ...], audit_head: str
        ) -> tuple[Delivery, ...] | Unreachable:
            if any(one.files for one in entries) and self.firsts == [0]:
                # It had the whole file a moment ago.
                mortal_city.ask("POST", "/v1/sandbox/restore", json={"backup": backup})
            return super().deliver(entries, audit_head)

    gateway = Forgetful(client)
    drained = drain(city_desk, gateway)

    assert (drained.refused, drained.unreachable) == (0, None)
    assert gateway.firsts == [0, 0]
    assert files(mortal_city) == {sha256: MIB}
    assert counts(desk).refused == 0


def test_a_city_that_says_it_has_the_file_and_has_not_goes_before_a_person(
    desk: Desk, clerk: Actor, city_desk: CityDesk, city: SandboxProcess, client: CityClient
) -> None:
    open_a_shift(desk, clerk)
    scanned(desk, clerk, 9, "liar-1")

    class Liar(Counted):
        def file_held(self, _sha256: str) -> FileHeld | Unreachable:
            return FileHeld(9, is_complete=True)

    gateway = Liar(client)

    assert drain(city_desk, gateway) == Drained(2, 1)
    assert gateway.told.count("paper.digitised") == 2
    assert counts(desk).refused == 1


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_file_that_is_gone_here_stops_its_own_dossier_alone(
    store: Store,
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    city: SandboxProcess,
    client: CityClient,
    harm: str,
) -> None:
    open_a_shift(desk, clerk)
    sha256 = scanned(desk, clerk, MIB + 5, f"{harm}-1")
    good = scanned(desk, clerk, 9, f"{harm}-2")
    whole = b"".join(store.blobs.sealed_pieces(sha256))
    if harm == "missing":
        store.blobs.forget(sha256)
    else:
        store.blobs.keep_sealed(sha256, [whole[:-1] + bytes([whole[-1] ^ 1])])

    assert drain(city_desk, client) == Drained(4, 1)
    assert counts(desk) == CityCounts(2, 1, 0, 1, 0)
    assert good in files(city)
    assert sha256 not in files(city)

    store.blobs.keep_sealed(sha256, [whole])
    refused = desk.ask(OutboxLines(), by=clerk)[0]
    assert refused.reason == f"own_file_{harm}"
    desk.submit(ResendRefused(refused.entry_id), by=clerk)
    assert drain(city_desk, client) == Drained(1, 0)
    assert sha256 in files(city)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"kind": "html"}, "captive_portal"),
        ({"kind": "redirect"}, "redirect"),
        ({"kind": "truncate"}, "bad_json"),
        ({"kind": "garble"}, "bad_json"),
        ({"kind": "nan"}, "bad_json"),
        ({"kind": "drop_after"}, "not_the_city"),
        ({"kind": "status", "status": 503}, "http_503"),
        ({"kind": "swap"}, "not_the_city"),
    ],
)
def test_a_piece_is_given_only_by_the_citys_own_word(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    city: SandboxProcess,
    make_client: MakeClient,
    fault: dict[str, object],
    reason: str,
) -> None:
    open_a_shift(desk, clerk)
    lane = f"{fault['kind']}-1"
    sha256 = scanned(desk, clerk, MIB + 5, lane)
    client = make_client(city.url)
    # The first request to a file asks how much of it there is.
    city.faults({"path": BLOBS, "skip": 1, **fault})

    stopped = drain(city_desk, client)
    again = drain(city_desk, client)
    if again.unreachable is not None:
        again = drain(city_desk, client)

    assert stopped.unreachable == Unreachable(reason)
    assert again == Drained(1, 0)
    assert files(city)[sha256] == MIB + 5


def test_a_thin_line_is_given_smaller_pieces(city: SandboxProcess, make_client: MakeClient) -> None:
    client = make_client(city.url, deadline_s=0.3)
    data, sha256 = a_file(MIB)
    city.faults({"path": BLOBS, "kind": "delay", "delay_s": 1.0, "times": 1})
    part = FilePart(sha256, 0, MIB, data)

    assert client.put_file(part) == Unreachable("timeout")
    answer = client.put_file(part)

    assert answer == FileHeld(MIB // 2, is_complete=False)


def test_a_box_that_takes_no_large_piece_is_given_smaller_ones(
    city: SandboxProcess, make_client: MakeClient
) -> None:
    client = make_client(city.url)
    data, sha256 = a_file(MIB)
    city.faults({"path": BLOBS, "kind": "status", "status": 413, "times": 2})

    answer = client.put_file(FilePart(sha256, 0, MIB, data))

    assert answer == FileHeld(MIB // 4, is_complete=False)


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_file_that_the_city_never_takes_stops_its_own_dossier_alone(
    desk: Desk,
    clerk: Actor,
    city_desk: CityDesk,
    city: SandboxProcess,
    client: CityClient,
    status: int,
) -> None:
    open_a_shift(desk, clerk)
    scanned(desk, clerk, 9, f"never-{status}")
    city.faults({"path": BLOBS, "kind": "status", "status": status, "skip": 1, "times": 2})

    drained = drain(city_desk, client)

    assert drained == Drained(2, 1)
    assert [line.reason for line in desk.ask(OutboxLines(), by=clerk)] == [f"http_{status}"]


@pytest.mark.parametrize(
    "headers",
    [
        b"",
        b"X-Received: 5\r\n",
        b"X-Received: -1\r\nX-Complete: true\r\n",
        b"X-Received: 5\r\nX-Complete: maybe\r\n",
    ],
)
def test_headers_that_say_nothing_of_a_file_are_no_answer(
    make_client: MakeClient, headers: bytes
) -> None:
    def talk(connected: socket.socket) -> None:
        connected.sendall(reply)

    reply = json_reply(b'{"access_token":"t","expires_in":9}')
    with rogue(talk) as url:
        client = make_client(url)
        client.changes(0, 1)
        reply = b"HTTP/1.1 200 OK\r\n" + headers + b"Content-Length: 0\r\n\r\n"
        assert client.file_held("0" * 64) == Unreachable("wrong_file")


@pytest.mark.parametrize(
    "reply",
    [
        {},
        [],
        {"received": -1},
        {"received": 10},
        {"received": "4"},
        {"received": True},
        {"sha256": "1" * 64, "size": 9, "complete": True},
        {"sha256": "0" * 64, "size": 8, "complete": True},
        {"sha256": "0" * 64, "size": 9, "complete": False},
        {"sha256": "0" * 64, "size": 9, "complete": 1},
    ],
)
def test_an_answer_to_a_piece_that_fits_another_is_none(reply: object) -> None:
    with pytest.raises(wire.BrokenReplyError):
        wire.file_part(reply, FilePart("0" * 64, 0, 9, b"123456789"))


def test_a_city_that_never_gets_on_is_left_for_later(
    desk: Desk, clerk: Actor, city_desk: CityDesk, city: SandboxProcess, client: CityClient
) -> None:
    open_a_shift(desk, clerk)
    scanned(desk, clerk, 9, "never-on")

    class Stuck(Counted):
        def put_file(self, part: FilePart) -> FileHeld | Unreachable:
            self.firsts.append(part.first)
            return FileHeld(0, is_complete=False)

    gateway = Stuck(client)

    drained = drain(city_desk, gateway)

    assert drained == Drained(1, 0, Unreachable("wrong_file"))
    assert len(gateway.firsts) == 3
    assert counts(desk).waiting == 1
    assert [one.files != () for one in desk.ask(DueForCity(), by=SYSTEM)] == [True]
