"""The whole story on both screens: a code shown offline, paid in other words, told an hour later.

The city is the sandbox's own process, spoken to over HTTP; the payer uses its bank phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from counter_app.commands.refund import ApproveRefund, RequestRefund
from counter_app.desk import Desk
from counter_app.domain.errors import NotAllowed
from counter_app.domain.money import ZERO, Money
from counter_app.domain.outbox import Unreachable
from counter_app.domain.payment import PaymentState, QrTender
from counter_app.domain.refund import RefundReason
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.verify import Verify
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.pull import pull
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier
from tests.commands.test_thread import a_request
from tests.conftest import Clock
from tests.sync.sandbox_process import SandboxProcess
from tests.ui.conftest import Window
from tests.ui.test_due import CODE, at_stage, lines, money, page, picture
from ui.citizen import PayStage

FEE = Money(100_000)
AWAY = {"path": "/v1", "kind": "drop_before", "times": 1_000_000}


@pytest.fixture
def city(tmp_path: Path) -> Iterator[SandboxProcess]:
    process = SandboxProcess(tmp_path / "city" / "city.db")
    process.start()
    yield process
    process.close()


@pytest.fixture
def gateway(city: SandboxProcess) -> Iterator[CityClient]:
    client = CityClient(city.url, "0126", "drill", "machine-0126")
    yield client
    client.close()


def test_paid_while_the_city_was_away_both_screens_tell_and_twice_goes_back_by_two(
    window: Window,
    desk: Desk,
    clerk: Actor,
    supervisor: Actor,
    head: Actor,
    clock: Clock,
    city: SandboxProcess,
    gateway: CityClient,
) -> None:
    city_desk = CityDesk(desk)
    city.faults(AWAY)
    payload = desk.submit(a_request("p1", "d1"), by=clerk).value.payload
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    window.sign_in()
    window.shell.open_screen("dossier")
    window.shell.screen_named("dossier").open(CODE)
    window.until(lambda: "chờ ngân" in " ".join(lines(window, "dossier_money")))
    window.until(lambda: window.focus() == "acts")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: window.focus() == "due_ways")
    window.until(at_stage(window, PayStage.WAITING))
    shown = page(window)
    assert shown is not None and shown.shows_code
    picture(window, "story-shown")

    assert city.pay(payload, manner="edited").status_code == 200
    clock.move(hours=1)
    assert isinstance(pull(city_desk, gateway), Unreachable)
    window.shell.counter.city_passed.emit()
    window.rest(50)
    assert at_stage(window, PayStage.WAITING)()
    assert money(desk).receipts == ()

    city.faults()
    assert pull(city_desk, gateway) == 1
    window.shell.counter.city_passed.emit()

    window.until(at_stage(window, PayStage.RECEIVED))
    window.until(lambda: window.text("due_state").startswith("✓"))
    assert [one.total for one in money(desk).receipts] == [FEE]
    picture(window, "story-received")

    assert city.pay(payload).status_code == 200
    assert pull(city_desk, gateway) == 1
    window.shell.counter.city_passed.emit()

    window.until(lambda: money(desk).surplus == FEE)
    window.until(lambda: "thừa" in " ".join(lines(window, "dossier_money")))
    asked = RequestRefund("r1", "p1", FEE, FEE + FEE, RefundReason.SURPLUS, "Chuyển hai lần")
    desk.submit(asked, by=supervisor)
    with pytest.raises(NotAllowed, match="other_person_needed"):
        desk.submit(ApproveRefund("r1"), by=supervisor)
    desk.submit(ApproveRefund("r1"), by=head)
    assert (money(desk).surplus, money(desk).standing.paid) == (ZERO, FEE)
    assert money(desk).payments[0].state is PaymentState.SURPLUS
    assert desk.ask(Verify(), by=SYSTEM).ok
