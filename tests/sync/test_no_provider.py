"""The provider of electronic receipts is away and comes back: over the wire, to the paper."""

from __future__ import annotations

from counter_app.desk import Desk
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from sync.city_desk import CityDesk
from sync.pull import pull
from sync.relay import drain
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, open_a_shift
from tests.conftest import Clock
from tests.sync.conftest import MakeClient
from tests.sync.sandbox_process import SandboxProcess

SILENT = {"path": "/v1", "kind": "no_provider", "times": 1_000_000}


def test_slips_are_handed_over_while_the_provider_is_away_and_receipts_follow_all_at_once(
    desk: Desk,
    clerk: Actor,
    clock: Clock,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    city_desk, gateway = CityDesk(desk), make_client(mortal_city.url)
    open_a_shift(desk, clerk)
    mortal_city.faults(SILENT)
    kinds, numbers = [], []
    for number in range(1, 4):
        got = desk.submit(a_dossier(f"d{number}", HOUSEHOLD_BUSINESS), by=clerk).value
        kinds.append(got.receipt_kind)
        numbers.append(got.receipt_number)
        assert drain(city_desk, gateway).unreachable is None
        assert pull(city_desk, gateway) == 0
        clock.move(minutes=6)
    assert kinds == ["receipt", "temporary-receipt", "temporary-receipt"]
    assert "CHƯA PHÁT HÀNH" in paper(desk, clerk, "receipt", numbers[1])

    mortal_city.faults()
    assert pull(city_desk, gateway) == 3

    for issued in numbers:
        told = paper(desk, clerk, "receipt", issued)
        assert "SANDBOX" in told and "CHƯA PHÁT HÀNH" not in told
    assert "ĐÃ CÓ BIÊN LAI" in paper(desk, clerk, "temporary-receipt", numbers[1])
    after = desk.submit(a_dossier("d4", HOUSEHOLD_BUSINESS), by=clerk).value
    assert after.receipt_kind == "receipt"
    assert desk.ask(Verify(), by=SYSTEM).ok


def paper(desk: Desk, clerk: Actor, kind: str, number: str | None) -> str:
    return str(desk.ask(PaperFor(kind, number or ""), by=clerk).paper)
