"""A station without numbers meets the city again: the citizen's paper still finds the dossier."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from counter_app.desk import Desk
from counter_app.domain.dossier import Status
from counter_app.domain.numbering import is_provisional
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.dossier import OneDossier
from counter_app.queries.office import ThisStation
from counter_app.queries.provisional import CodesWaiting
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from sync import portal_record
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.until_empty import sync_until_empty
from tests.builders import PENSION, a_dossier, open_a_shift
from tests.commands.test_provisional import FIRST, use_up
from tests.sync.sandbox_process import SandboxProcess

WITHIN_S = 30.0


@pytest.fixture
def level(desk: Desk, mortal_city: SandboxProcess) -> Callable[[], None]:
    """Bring the city level, as the relay does."""
    installation = desk.ask(ThisStation(), by=SYSTEM).installation

    def sync() -> None:
        client = CityClient(mortal_city.url, "0126", "drill", installation)
        try:
            assert sync_until_empty(CityDesk(desk), client, WITHIN_S, time.monotonic, time.sleep)
        finally:
            client.close()

    return sync


def page(city: SandboxProcess, code: str) -> tuple[int, str]:
    reply = city.ask("GET", f"/theo-doi/{code}")
    return reply.status_code, reply.text


def test_the_city_lends_numbers_and_finds_the_dossier_by_both_codes(
    desk: Desk, store: Store, clerk: Actor, mortal_city: SandboxProcess, level: Callable[[], None]
) -> None:
    open_a_shift(desk, clerk)
    use_up(store)
    desk.submit(a_dossier("d-1", PENSION), by=clerk)

    level()

    assert desk.ask(CodesWaiting(), by=SYSTEM) == 0
    code = desk.ask(OneDossier(FIRST), by=clerk).line.code
    assert not is_provisional(code)
    for asked in (FIRST, code):
        status, told = page(mortal_city, asked)
        assert status == 200
        assert FIRST in told
        assert code in told
    held = mortal_city.ask("GET", "/v1/sandbox/dossiers").json()
    assert [one["code"] for one in held] == [code]


def test_what_the_citizen_and_the_city_say_under_the_old_code_reaches_the_dossier(
    desk: Desk,
    store: Store,
    clerk: Actor,
    mortal_city: SandboxProcess,
    level: Callable[[], None],
) -> None:
    open_a_shift(desk, clerk)
    use_up(store)
    desk.submit(a_dossier("d-1", PENSION), by=clerk)
    level()

    rated = mortal_city.ask(
        "POST", f"/danh-gia/{FIRST}", data={"faces": "1", "comment": "Chờ lâu quá"}
    )
    decided = mortal_city.ask("POST", "/v1/sandbox/status", json={"code": FIRST, "status": 4})
    assert (rated.status_code, decided.status_code) == (200, 200), decided.text
    level()

    found = desk.ask(OneDossier(FIRST), by=clerk)
    assert found.city_status is Status.PROCESSING
    assert "Đang" in page(mortal_city, found.line.code)[1]
    with store.reading() as reading:
        (said,) = reading.rows(schema.feedback.select())
    assert said["dossier_code"] == FIRST


def test_the_portal_keeps_the_code_that_it_was_told_first() -> None:
    body = {
        "code": "000.00.01.H26-261126-99000001",
        "provisional_code": FIRST,
        "status": 2,
        "due_at": None,
        "at": "2026-11-26T01:00:00Z",
    }

    assert portal_record.moved(body)["MaHoSo"] == FIRST
    assert portal_record.moved({**body, "provisional_code": None})["MaHoSo"] == body["code"]
