"""B15: a bank notice that is forged, edited, stale or sent again moves no money of the desk."""

from __future__ import annotations

import json

from sqlalchemy import select

from counter_app.commands.payment import RequestPayment
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.payment import PaymentState
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.payment import OnePayment
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from sync.city_desk import CityDesk
from sync.pull import pull
from tests.builders import HOUSEHOLD_BUSINESS, open_a_shift
from tests.sync.conftest import MakeClient
from tests.sync.sandbox_process import SandboxProcess
from tests.sync.test_webhooks import a_sepay, by_sepay


def test_b15_forged_edited_stale_and_replayed_notices_are_one_payment_at_most(
    desk: Desk, store: Store, clerk: Actor, city: SandboxProcess, make_client: MakeClient
) -> None:
    open_a_shift(desk, clerk)
    asked = RequestPayment("b15", "d-b15", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    reference = desk.submit(asked, by=clerk).value.reference
    notice = a_sepay(81_501, content=f"{reference} nop phi", transferAmount=100_000)
    client = make_client(city.url)

    def state() -> PaymentState:
        pull(CityDesk(desk), client)
        line = desk.ask(OnePayment("b15"), by=SYSTEM)
        assert line is not None
        return line.state

    by_sepay(city, notice, secret="a guess")
    edited = json.dumps({**notice, "id": 81_502, "transferAmount": 100_000_000}).encode()
    by_sepay(city, notice, sent=edited)
    by_sepay(city, notice, drift_s=-600)
    assert state() is PaymentState.WAITING

    for _ in range(3):
        by_sepay(city, notice)
    assert state() is PaymentState.PAID
    assert state() is PaymentState.PAID

    with store.reading() as reading:
        came = reading.rows(
            select(schema.bank_credit).where(schema.bank_credit.c.payment_id == "b15")
        )
    assert [row["amount"] for row in came] == [100_000]
    assert desk.ask(Verify(), by=SYSTEM).ok
