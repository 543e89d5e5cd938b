"""A parcel by USB stick brings both sides to where the network would have brought them."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.commands.handover import ForwardDossiers
from counter_app.commands.payment import RequestPayment
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, StaleError
from counter_app.domain.payment import QrTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import FileHeld
from counter_app.queries.office import ThisStation
from counter_app.queries.outbox import CountsForCity, OutboxLines
from counter_app.queries.payment import OnePayment
from counter_app.settings import Settings
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from sync import parcel
from sync.bank_phone import BankPhone
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.parcel import carry, export, take_answer
from sync.until_empty import sync_until_empty
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, a_scan, open_a_shift
from tests.city import SandboxProcess

AT = "2026-11-26T08:00:00+07:00"
STATION = "0126"
SECRET = "drill"


@pytest.fixture
def settings(ring_settings: Settings) -> Settings:
    """The commands beneath are tried on both databases."""
    return ring_settings


@pytest.fixture
def worked(desk: Desk, clerk: Actor) -> Desk:
    """Two dossiers, one paid with a receipt to tell of, the other waiting for the bank."""
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1"), by=clerk)
    request = RequestPayment("p1", "d2", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    desk.submit(request, by=clerk)
    desk.submit(a_dossier("d2", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    return desk


def installation(desk: Desk) -> str:
    return desk.ask(ThisStation(), by=SYSTEM).installation


def client(city: SandboxProcess, desk: Desk, station: str = STATION) -> CityClient:
    return CityClient(city.url, station, SECRET, installation(desk))


def out(desk: Desk) -> bytes:
    return export(CityDesk(desk), STATION, installation(desk), SECRET, AT).content


def home(desk: Desk, answer: bytes) -> int:
    return take_answer(CityDesk(desk), answer, STATION, installation(desk), SECRET)


def counts(desk: Desk) -> tuple[int, int, int]:
    found = desk.ask(CountsForCity(), by=SYSTEM)
    return found.issued, found.acknowledged, found.waiting


def pay(desk: Desk, city: SandboxProcess) -> None:
    line = desk.ask(OnePayment("p1"), by=SYSTEM)
    assert line is not None
    assert line.payload is not None
    phone = BankPhone(city.url)
    assert phone.pay(line.payload)
    phone.close()


def test_out_by_stick_and_back_is_where_the_network_would_have_come(
    worked: Desk, city: SandboxProcess
) -> None:
    pay(worked, city)

    answer, carried = carry(out(worked), client(city, worked), SECRET, AT)
    taken = home(worked, answer)

    # The credit came home too, and its receipt waits for the next parcel.
    assert (carried, taken) == (3, 3)
    assert counts(worked) == (2, 1, 1)
    answer, _ = carry(out(worked), client(city, worked), SECRET, AT)
    home(worked, answer)
    assert counts(worked) == (2, 2, 0)
    held = city.dossiers()
    assert {one["lane"]: one["keys"] for one in held} == {"d1": 2, "d2": 3}
    ticks = itertools.count()
    assert sync_until_empty(
        CityDesk(worked), client(city, worked), 10, lambda: next(ticks), lambda _s: None
    )
    assert city.dossiers() == held


def test_a_parcel_made_again_holds_the_same_and_the_city_takes_it_once(
    worked: Desk, city: SandboxProcess
) -> None:
    first, second = out(worked), out(worked)
    lost, _ = carry(first, client(city, worked), SECRET, AT)
    answer, carried = carry(second, client(city, worked), SECRET, AT)

    home(worked, answer)

    assert carried == 3
    assert counts(worked) == (2, 2, 0)
    assert {one["lane"]: one["keys"] for one in city.dossiers()} == {"d1": 2, "d2": 1}
    with pytest.raises(StaleError, match="parcel_stale"):
        home(worked, lost)


def test_an_answer_counts_once(worked: Desk, city: SandboxProcess) -> None:
    answer, _ = carry(out(worked), client(city, worked), SECRET, AT)
    home(worked, answer)

    with pytest.raises(StaleError, match="parcel_stale"):
        home(worked, answer)


def test_a_refused_fact_stops_its_own_dossier_and_no_other(
    worked: Desk, store: Store, city: SandboxProcess
) -> None:
    with store.writing() as uow:
        row = uow.one(schema.outbox, lane="d1")
        assert row is not None
        uow.change(schema.outbox, row, kind="poison")

    answer, carried = carry(out(worked), client(city, worked), SECRET, AT)
    home(worked, answer)

    assert carried == 2
    assert worked.ask(CountsForCity(), by=SYSTEM).refused == 1
    assert [one["lane"] for one in city.dossiers()] == ["d2"]


Mend = Callable[[bytes], bytes]
BROKEN: dict[str, tuple[Mend, str]] = {
    "another file": (lambda _content: b"notes", "parcel_not_ours"),
    "nothing": (lambda _content: b"", "parcel_not_ours"),
    "cut": (lambda content: content[:-1], "parcel_cut"),
    "cut in its head": (lambda content: content[:60], "parcel_not_ours"),
    "altered inside": (
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        "parcel_secret_wrong",
    ),
    "another number": (
        lambda content: content.replace(b'"number": 1', b'"number": 9'),
        "parcel_secret_wrong",
    ),
    "another station": (lambda content: content.replace(b"0126", b"0127"), "parcel_secret_wrong"),
    "longer": (lambda content: content + b"x", "parcel_cut"),
}


def test_what_is_no_whole_parcel_is_refused_by_name_on_both_sides(
    worked: Desk, city: SandboxProcess
) -> None:
    parcel = out(worked)
    answer, _ = carry(parcel, client(city, worked), SECRET, AT)
    before = counts(worked)
    for what, (mend, code) in BROKEN.items():
        with pytest.raises(CounterError) as there:
            carry(mend(parcel), client(city, worked), SECRET, AT)
        with pytest.raises(CounterError) as here:
            home(worked, mend(answer))

        assert (there.value.code, here.value.code) == (code, code), what
        assert counts(worked) == before


def test_a_parcel_goes_one_way_and_to_its_own_desk(worked: Desk, city: SandboxProcess) -> None:
    parcel = out(worked)
    answer, _ = carry(parcel, client(city, worked), SECRET, AT)

    with pytest.raises(CounterError, match="parcel_wrong_way"):
        home(worked, parcel)
    with pytest.raises(CounterError, match="parcel_wrong_way"):
        carry(answer, client(city, worked), SECRET, AT)
    with pytest.raises(CounterError, match="parcel_foreign"):
        take_answer(CityDesk(worked), answer, STATION, "another installation", SECRET)
    with pytest.raises(CounterError, match="parcel_secret_wrong"):
        take_answer(CityDesk(worked), answer, STATION, installation(worked), "another secret")


def test_a_city_that_knows_the_station_by_another_installation_takes_nothing(
    worked: Desk, city: SandboxProcess
) -> None:
    stranger = CityClient(city.url, STATION, SECRET, "another installation")
    stranger.lease("dossier")

    with pytest.raises(CounterError, match="parcel_foreign"):
        carry(out(worked), client(city, worked), SECRET, AT)

    assert city.dossiers() == []


def test_a_silent_city_leaves_the_parcel_for_another_try(
    worked: Desk, city: SandboxProcess
) -> None:
    parcel = out(worked)
    gateway = client(city, worked)
    city.kill()

    with pytest.raises(CounterError, match="parcel_city_silent"):
        carry(parcel, gateway, SECRET, AT)


def test_a_parcel_tells_nothing_to_who_has_no_secret(worked: Desk) -> None:
    content = out(worked)

    assert b"001190012345" not in content
    assert "Mẫu Đơn".encode() not in content


def test_the_verbs_carry_a_day_by_stick(
    tmp_path: Path,
    city: SandboxProcess,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tests.verbs.test_contract import run

    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.delenv("COUNTER_CITY_URL", raising=False)
    folder, stick = tmp_path / "desk", tmp_path / "stick"
    stick.mkdir()
    run(folder, capsys, "day", "--dossiers", "3")

    sent = run(folder, capsys, "parcel", "export", str(stick / "out"))
    carried = run(
        tmp_path / "elsewhere",
        capsys,
        "parcel",
        "carry",
        str(stick / "out"),
        str(stick / "back"),
        "--city",
        city.url,
    )
    taken = run(folder, capsys, "parcel", "import", str(stick / "back"))

    assert [ran.code for ran in (sent, carried, taken)] == [0, 0, 0], sent.err + carried.err
    assert set(sent.facts) == {"entries", "sha256", "left"}
    assert sent.facts["entries"] == carried.facts["entries"] == taken.facts["entries"] >= 3
    assert run(folder, capsys, "outbox").facts["waiting"] == 0
    assert run(folder, capsys, "parcel", "import", str(stick / "back")).was_refused()
    assert run(folder, capsys, "parcel", "import", str(stick)).was_refused()


LARGE = bytes(range(256)) * 6_000  # more than one piece


def test_a_scan_travels_with_its_fact_and_what_follows_it(
    worked: Desk, clerk: Actor, city: SandboxProcess
) -> None:
    worked.submit(a_scan(worked, clerk, "d1", content=LARGE), by=clerk)
    worked.submit(a_scan(worked, clerk, "d2", content=b"%PDF-1.7 small"), by=clerk)
    worked.submit(ForwardDossiers(("d1",)), by=clerk)

    answer, carried = carry(out(worked), client(city, worked), SECRET, AT)
    home(worked, answer)

    assert carried == 6
    assert counts(worked) == (2, 2, 0)
    for content in (LARGE, b"%PDF-1.7 small"):
        digest = hashlib.sha256(content).hexdigest()
        assert client(city, worked).file_held(digest) == FileHeld(len(content), is_complete=True)


def test_by_stick_and_by_network_two_cities_end_alike_files_included(
    worked: Desk, clerk: Actor, store: Store, city: SandboxProcess, tmp_path: Path
) -> None:
    """The same day told to one city by stick, and to another by the line."""
    digest = hashlib.sha256(LARGE).hexdigest()
    worked.submit(a_scan(worked, clerk, "d1", content=LARGE), by=clerk)
    by_stick, _ = carry(out(worked), client(city, worked), SECRET, AT)
    (tmp_path / "other").mkdir()
    other = SandboxProcess(tmp_path / "other")
    try:
        line = client(other, worked)
        assert sync_until_empty(CityDesk(worked), line, 30, lambda: 0.0, lambda _s: None)

        assert other.dossiers() == city.dossiers()
        assert line.file_held(digest) == client(city, worked).file_held(digest)
    finally:
        other.kill()
    # The line was faster: what the stick brings home is known, and changes nothing.
    before = rows_of(store)
    home(worked, by_stick)
    assert rows_of(store) == before


def rows_of(store: Store) -> list[tuple[str, str]]:
    with store.reading() as reading:
        rows = reading.rows(schema.outbox.select().order_by(schema.outbox.c.id))
    return [(row["id"], row["state"]) for row in rows]


def test_a_file_that_cannot_be_read_comes_before_a_person_and_stops_one_dossier(
    worked: Desk, clerk: Actor, store: Store, city: SandboxProcess
) -> None:
    worked.submit(a_scan(worked, clerk, "d1", content=b"%PDF-1.7 gone"), by=clerk)
    worked.submit(a_scan(worked, clerk, "d2", content=b"%PDF-1.7 there"), by=clerk)
    store.blobs.forget(hashlib.sha256(b"%PDF-1.7 gone").hexdigest())

    answer, _ = carry(out(worked), client(city, worked), SECRET, AT)
    home(worked, answer)

    refused = [row for row in worked.ask(OutboxLines(), by=SYSTEM) if row.state == "refused"]
    assert [row.reason for row in refused] == ["own_file_missing"]
    assert counts(worked)[1] == 1


def test_what_does_not_fit_goes_with_the_next_parcel(
    worked: Desk, clerk: Actor, city: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcel, "FILES_MAX", len(LARGE))
    worked.submit(a_scan(worked, clerk, "d1", content=LARGE), by=clerk)
    worked.submit(ForwardDossiers(("d1",)), by=clerk)
    worked.submit(a_scan(worked, clerk, "d2", content=b"%PDF-1.7 small"), by=clerk)

    first = export(CityDesk(worked), STATION, installation(worked), SECRET, AT)
    answer, _ = carry(first.content, client(city, worked), SECRET, AT)
    home(worked, answer)
    second = export(CityDesk(worked), STATION, installation(worked), SECRET, AT)
    answer, _ = carry(second.content, client(city, worked), SECRET, AT)
    home(worked, answer)

    assert (first.left, second.left) == (1, 0)
    assert counts(worked) == (2, 2, 0)
