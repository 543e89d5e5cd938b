"""A code shown while the city is away, paid in the payer's own words, proved when it is back."""

from __future__ import annotations

import pytest

from counter_app.commands.refund import ApproveRefund, RequestRefund
from counter_app.desk import Desk
from counter_app.domain.errors import NotAllowed
from counter_app.domain.money import ZERO, Money
from counter_app.domain.outbox import Unreachable
from counter_app.domain.payment import PaymentState, QrTender
from counter_app.domain.refund import RefundReason, RefundState
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.payment import DossierMoney, MoneyOfDossier
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from sync.city_desk import CityDesk
from sync.pull import pull
from sync.relay import drain
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, open_a_shift
from tests.commands.test_thread import a_request
from tests.sync.conftest import MakeClient
from tests.sync.sandbox_process import SandboxProcess

FEE = Money(100_000)
AWAY = {"path": "/v1", "kind": "drop_before", "times": 1_000_000}


def money(desk: Desk, clerk: Actor) -> MoneyOfDossier:
    found = desk.ask(DossierMoney("d1"), by=clerk)
    assert found is not None
    return found


def test_money_paid_while_the_city_was_away_is_proved_when_it_is_back(
    desk: Desk,
    clerk: Actor,
    supervisor: Actor,
    head: Actor,
    mortal_city: SandboxProcess,
    make_client: MakeClient,
) -> None:
    city_desk, gateway = CityDesk(desk), make_client(mortal_city.url)
    open_a_shift(desk, clerk)
    mortal_city.faults(AWAY)
    payload = desk.submit(a_request("p1", "d1"), by=clerk).value.payload
    tender = QrTender("p1")
    code = desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=tender), by=clerk).value.code

    assert mortal_city.pay(payload, manner="edited").status_code == 200

    assert isinstance(pull(city_desk, gateway), Unreachable)
    assert [one.state for one in money(desk, clerk).payments] == [PaymentState.WAITING]
    assert money(desk, clerk).receipts == ()

    mortal_city.faults()
    assert pull(city_desk, gateway) == 1
    assert drain(city_desk, gateway).unreachable is None

    (payment,) = money(desk, clerk).payments
    assert (payment.state, payment.paid) == (PaymentState.PAID_LATE, FEE)
    (receipt,) = money(desk, clerk).receipts
    assert desk.ask(PaperFor("receipt", receipt.number), by=clerk).paper
    assert "100.000 đ – Đã nộp đủ." in mortal_city.page(f"/theo-doi/{code}")

    mortal_city.pay(payload)
    # The second credit, and the provider's word on the receipt of the first.
    assert pull(city_desk, gateway) == 2
    assert drain(city_desk, gateway).unreachable is None

    assert money(desk, clerk).surplus == FEE
    assert money(desk, clerk).receipts == (receipt,)
    assert "có khoản thừa đang chờ hoàn trả" in mortal_city.page(f"/theo-doi/{code}")

    asked = RequestRefund("r1", "p1", FEE, FEE + FEE, RefundReason.SURPLUS, "Chuyển hai lần")
    desk.submit(asked, by=supervisor)
    with pytest.raises(NotAllowed, match="other_person_needed"):
        desk.submit(ApproveRefund("r1"), by=supervisor)
    assert money(desk, clerk).surplus == FEE

    assert desk.submit(ApproveRefund("r1"), by=head).value.state is RefundState.DUE

    assert money(desk, clerk).surplus == ZERO
    assert money(desk, clerk).standing.paid == FEE
    verdict = desk.ask(Verify(), by=SYSTEM)
    assert (verdict.first_fault, verdict.ledger_sum, verdict.gaps) == (None, 0, ())
