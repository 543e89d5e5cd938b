"""The national portal behind the city's port: recorded words, real times, no invented fact."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from counter_app.commands.outbox import SettleDeliveries
from counter_app.desk import Desk
from counter_app.domain.dossier import PORTAL_STATUS
from counter_app.domain.errors import InputError
from counter_app.domain.identity import EntryId
from counter_app.domain.office import DRILL_OFFICE, Station
from counter_app.domain.outbox import Delivered, OutboxEntry, Refused, Unreachable
from counter_app.domain.user import SYSTEM, Actor
from counter_app.main import city_gateway
from counter_app.ports import ChangePage, Lease
from counter_app.queries.outbox import CountsForCity, DueForCity
from counter_app.settings import Settings
from sync import portal_record
from sync.city_desk import CityDesk
from sync.portal import PortalGateway
from sync.portal_record import PortalUnit, moment
from sync.relay import drain
from sync.sandbox import contract
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    a_dossier,
    a_supplement,
    end_the_day,
    give_account,
    live_through,
    open_a_shift,
    review_the_day,
    turn_money,
)
from tests.sync.conftest import MADE_AT, an_entry
from tests.sync.portal_server import AGENCY, MOMENT, Portal, portal
from tests.template import MORNING

RECORDINGS = sorted((Path(__file__).parent / "recordings").glob("portal-*.json"))
UNIT = PortalUnit(AGENCY, {"1.004873": ("G15-TP07", "Hộ tịch")})


@pytest.fixture
def there() -> Iterator[Portal]:
    with portal() as running:
        yield running


@pytest.fixture
def gateway(there: Portal) -> Iterator[PortalGateway]:
    opened = PortalGateway(there.url, "0126", "drill", "machine", UNIT, deadline_s=60)
    yield opened
    opened.close()


def an_entry_of(fact: dict[str, Any], key: str = "k") -> OutboxEntry:
    payload = json.dumps(fact["body"], ensure_ascii=False)
    return OutboxEntry(EntryId(key), f"lane-{key}", 1, fact["kind"], payload, MADE_AT)


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_each_fact_is_told_as_it_was_recorded(
    there: Portal, gateway: PortalGateway, path: Path
) -> None:
    recording = json.loads(path.read_text(encoding="utf-8"))
    there.dossiers.update({code: {} for code in recording["known"]})
    entry = an_entry_of(recording["fact"])

    answer = gateway.deliver((entry,), "head")

    assert answer == (Delivered(entry.entry_id, recording["fact"]["body"]["code"]),)
    heard = [{"path": path, "data": data} for path, data in there.heard]
    assert heard == recording["calls"]


def test_a_whole_life_reaches_the_portal_with_each_step_once(
    there: Portal, gateway: PortalGateway, desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    open_a_shift(desk, clerk)
    live_through(desk, clerk, supervisor, head)
    desk.submit(a_supplement("s", HOUSEHOLD_BUSINESS), by=clerk)
    desk.submit(a_dossier("s", HOUSEHOLD_BUSINESS), by=clerk)

    drained = drain(CityDesk(desk), gateway)

    assert (drained.refused, drained.unreachable) == (0, None)
    assert desk.ask(CountsForCity(), by=SYSTEM).waiting == 0
    statuses = sorted(one["TrangThaiHoSo"] for one in there.dossiers.values())
    assert statuses == ["10", "2", "3"]
    told = [one["TrangThai"] for one in there.steps]
    assert told[0] == "4"
    assert told[-1] == "10"
    # Waiting for papers is told as waiting: as 9 it would make the indicators better than they are.
    assert "5" in told
    assert len(there.steps) == len({json.dumps(one) for one in there.steps})


def test_a_lost_reply_doubles_neither_a_dossier_nor_a_step(
    there: Portal, gateway: PortalGateway, desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    open_a_shift(desk, clerk)
    live_through(desk, clerk, supervisor, head)
    for _ in range(200):
        there.lose_replies = 1
        drain(CityDesk(desk), gateway)
        there.lose_replies = 0
        if drain(CityDesk(desk), gateway).sent == 0:
            break

    assert desk.ask(CountsForCity(), by=SYSTEM).waiting == 0
    assert len(there.steps) == len({json.dumps(one) for one in there.steps})


def a_step(number: int, **changes: Any) -> OutboxEntry:
    body = {
        "code": f"C-{number}", "status": 4, "move": "forward", "at": "2026-11-26T08:05:09Z",
        "unit": "Phòng A", "handler": "Mẫu", "note": "", "due_at": None, "station": "0126",
        **changes,
    }  # fmt: skip
    return an_entry_of({"kind": "dossier.moved", "body": body}, f"k-{number}")


def test_steps_go_ten_by_ten_and_one_that_is_wrong_stops_itself_alone(
    there: Portal, gateway: PortalGateway
) -> None:
    there.dossiers.update({f"C-{number}": {} for number in range(23) if number != 12})

    answer = gateway.deliver(tuple(a_step(number) for number in range(23)), "head")

    assert isinstance(answer, tuple)
    assert [one for one in answer if isinstance(one, Refused)] == [
        Refused(EntryId("k-12"), "portal_2")
    ]
    assert sorted(one["MaHoSo"] for one in there.steps) == sorted(there.dossiers)
    assert max(len(data) for path, data in there.heard if "CapNhat" in path) == 10


def test_the_steps_of_one_dossier_go_in_their_order_and_stop_at_a_refusal(
    there: Portal, gateway: PortalGateway
) -> None:
    there.dossiers.update({"C-1": {}, "C-2": {}})
    lanes = [
        replace(a_step(dossier, note=f"{number}"), entry_id=EntryId(f"{dossier}-{number}"))
        for number in (1, 2, 3)
        for dossier in (1, 2, 3)
    ]

    answers = gateway.deliver(tuple(lanes), "head")

    # Nobody told the portal of the third.
    assert isinstance(answers, tuple)
    refused = [one.entry_id for one in answers if isinstance(one, Refused)]
    assert refused == ["3-1"]
    for dossier in (1, 2):
        told = [one["NoiDungXuLy"] for one in there.steps if one["MaHoSo"] == f"C-{dossier}"]
        assert told == ["1", "2", "3"]


@pytest.mark.parametrize("code", sorted(one.code for one in PORTAL_STATUS.values()))
def test_every_status_is_told_as_itself(there: Portal, gateway: PortalGateway, code: int) -> None:
    there.dossiers["C-1"] = {}

    gateway.deliver((a_step(1, status=code, handler="x" * 80),), "head")

    assert (there.steps[0]["TrangThai"], there.dossiers["C-1"]["TrangThaiHoSo"]) == (
        str(code), str(code),
    )  # fmt: skip
    assert ("NgayKetThucXuLy" in there.dossiers["C-1"]) == (code == 9)
    assert ("NgayTra" in there.dossiers["C-1"]) == (code == 10)
    assert len(there.steps[0]["NguoiXuLy"]) == 50


def test_the_afternoon_is_told_in_24_hours_of_vietnam() -> None:
    assert moment("2026-11-26T08:05:09Z") == "20261126150509"
    assert moment("2026-12-31T17:00:00.999Z") == "20270101000000"
    assert MOMENT.fullmatch(moment("2026-11-26T08:05:09Z"))
    assert moment(None) == ""


def test_a_session_that_ran_out_is_opened_once_more(there: Portal, gateway: PortalGateway) -> None:
    there.dossiers.update({"C-1": {}, "C-2": {}})
    gateway.deliver((a_step(1),), "head")
    there.sessions.clear()

    assert isinstance(gateway.deliver((a_step(2),), "head"), tuple)
    assert len(there.steps) == 2


def test_a_wrong_password_stops_nothing_for_ever(there: Portal) -> None:
    gateway = PortalGateway(there.url, "0126", "wrong", "machine", UNIT)

    assert gateway.deliver((a_step(1),), "head") == Unreachable("http_401")
    assert isinstance(gateway.changes(5, 10), Unreachable)
    gateway.close()


def test_what_the_portal_does_not_have_is_not_made_up(
    there: Portal, gateway: PortalGateway
) -> None:
    page = gateway.changes(5, 10)

    assert isinstance(page, ChangePage)
    assert (page.changes, page.cursor, page.more) == ((), 5, False)
    assert gateway.lease("dossier") == Lease("dossier", 1_260_001, 1_269_999)
    assert gateway.time() == Unreachable("not_offered")


def test_what_the_vocabulary_cannot_say_is_named_and_holds_up_nothing(
    there: Portal, gateway: PortalGateway, caplog: pytest.LogCaptureFixture
) -> None:
    unknown = replace(an_entry(), kind="no.such")

    assert gateway.deliver((unknown,), "") == (Delivered(unknown.entry_id, "not_told"),)
    assert there.heard == []
    assert "no.such" in caplog.text


def test_every_kind_of_fact_has_its_words(
    there: Portal, gateway: PortalGateway, desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    open_a_shift(desk, clerk)
    live_through(desk, clerk, supervisor, head)
    turn_money(desk, clerk, supervisor, head)
    give_account(desk, clerk, supervisor, head)
    shift_id = end_the_day(desk, clerk, supervisor, head)
    review_the_day(desk, supervisor, head, shift_id, MORNING.date())
    kinds, untold = set(), set()
    while entries := desk.ask(DueForCity(), by=SYSTEM):
        kinds |= {one.kind for one in entries}
        answers = gateway.deliver(entries, "head")
        assert isinstance(answers, tuple)
        told = {one.entry_id: one for one in answers}
        assert not [one for one in answers if isinstance(one, Refused)]
        untold |= {
            one.kind
            for one in entries
            if told.get(one.entry_id) == Delivered(one.entry_id, "not_told")
        }
        desk.submit(SettleDeliveries(answers), by=SYSTEM)

    assert kinds == set(contract.kinds())
    # A receipt's data are the provider's to hear; a counter's own day and what is said
    # of it are none of the portal's.
    assert untold == {"receipt.made", "shift.closed", "day.signed", "feedback.answered"}


@pytest.mark.parametrize(
    ("state", "digitised", "used_again"),
    [(0, "0", "0"), (1, "1", "0"), (2, "0", "1"), (3, "0", "2")],
)
def test_no_paper_is_told_as_digitised_that_is_not(
    state: int, digitised: str, used_again: str
) -> None:
    body = {
        "code": "C-1", "subject": "paper-0", "name": "Tờ khai", "component_code": None,
        "state": state, "digitised": 0, "file": {"sha256": "ab", "name": "a.pdf"},
    }  # fmt: skip

    told = portal_record.digitised(body)

    paper = told["TaiLieuNop"][0]
    assert (paper["DuocSoHoa"], paper["DuocTaiSuDung"]) == (digitised, used_again)
    assert paper["IsDeleted"] == ("1" if state == 0 else "0")
    assert (paper["DuongDanTaiTepTin"], paper["MaThanhPhanHoSo"]) == ("", "")
    assert told["HoSoCoThanhPhanSoHoa"] == "0"
    assert portal_record.digitised({**body, "digitised": 2})["HoSoCoThanhPhanSoHoa"] == "1"


def test_the_portal_is_a_setting_away(there: Portal, sqlite_settings: Settings) -> None:
    station = Station(126, "machine", DRILL_OFFICE)
    chosen = city_gateway(replace(sqlite_settings, city_kind="portal"), station, there.url)

    assert isinstance(chosen.changes(0, 1), ChangePage)
    assert isinstance(chosen, PortalGateway)
    chosen.close()
    with pytest.raises(InputError, match="settings_broken"):
        city_gateway(replace(sqlite_settings, city_kind="other"), station, there.url)
