"""A desk with an open shift where fees are taken, and what its three people do most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from counter_app.commands.intake import DossierReceived
from counter_app.commands.payment import RequestPayment
from counter_app.commands.refund import RequestRefund
from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.money import Money
from counter_app.domain.payment import CashTender, PaymentState, Share, Standing
from counter_app.domain.refund import RefundReason
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.payment import DossierMoney, MoneyOfDossier
from counter_app.queries.verify import Verify
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier
from tests.commands.test_thread import a_credit
from tests.conftest import Clock

BILL = 100_000
LATE_BIRTH = "1.001193"  # 5,000 đ of lệ phí, and 8,000 đ of phí a copy


def dong(amount: int) -> Money:
    return Money(amount)


def cash(amount: int, share: int | None = None) -> CashTender:
    return CashTender(Money(amount), None if share is None else Share(Money(share)))


def a_request(payment_id: str, share: int | None = None, dossier_id: str = "d1") -> RequestPayment:
    part = None if share is None else Share(Money(share))
    return RequestPayment(
        payment_id, dossier_id, HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked(), share=part
    )


@dataclass(frozen=True)
class Counter:
    """A desk with an open shift, and what its three people do most."""

    desk: Desk
    clerk: Actor
    supervisor: Actor
    head: Actor
    shift_id: str
    clock: Clock

    def receive(self, tender: object, dossier_id: str = "d1", **changes: object) -> DossierReceived:
        command = a_dossier(dossier_id, HOUSEHOLD_BUSINESS, tender=tender, **changes)
        return self.desk.submit(command, by=self.clerk).value

    def ask(self, payment_id: str, share: int | None = None) -> str:
        reference = self.desk.submit(a_request(payment_id, share), by=self.clerk).value.reference
        self.clock.move(seconds=1)
        return reference

    def credit(self, reference: str, amount: int, number: int = 1) -> None:
        self.desk.submit(a_credit(reference, amount, number), by=SYSTEM)

    def money(self, dossier_id: str = "d1") -> MoneyOfDossier:
        found = self.desk.ask(DossierMoney(dossier_id), by=self.clerk)
        assert found is not None
        return found

    def stands(self, due: int, paid: int, waiting: int = 0) -> None:
        """Where the dossier's money stands, and that the whole book says so too."""
        assert self.money().standing == Standing(Money(due), Money(paid), Money(waiting))
        verdict = self.desk.ask(Verify(), by=SYSTEM)
        assert (verdict.first_fault, verdict.ledger_sum, verdict.gaps) == (None, 0, ())

    def close(self, counted: int, reason: str = "") -> Money:
        command = CloseShift(self.shift_id, DrawerCount.of(Money(counted)), reason)
        return self.desk.submit(command, by=self.clerk).value.difference

    def refund(self, amount: int, seen: int, **changes: Any) -> RequestRefund:
        payment = next(p for p in self.money().payments if p.state is not PaymentState.CANCELLED)
        asked = RequestRefund(
            "r1", payment.payment_id, Money(amount), Money(seen), RefundReason.WITHDRAWN, "Rút"
        )
        return replace(asked, **changes)
