"""Works a rehearsed day by the same commands that the screens give."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from counter_app.commands.draft import SaveDraft
from counter_app.commands.intake import ReceiveDossier, RequestSupplement, Tick
from counter_app.commands.payment import RequestPayment
from counter_app.commands.shift import CloseShift, OpenShift
from counter_app.commands.user import SignIn
from counter_app.domain import id_card
from counter_app.domain.checklist import PaperState, checklist
from counter_app.domain.money import Money
from counter_app.domain.payment import CashTender, NoTender, PaymentState, QrTender, Tender
from counter_app.domain.person import Applicant, PhoneNumber
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import NOBODY, Actor
from counter_app.queries.catalogue import BillFor, OneProcedure
from counter_app.queries.payment import OnePayment
from counter_app.verbs.day_plan import Story, Visit
from counter_app.verbs.printing import print_issued
from counter_app.verbs.rehearsal import CREDIT_WITHIN_S, Stage
from devices.drawing import PaperDrawing
from devices.simulated import SimulatedPrinter

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure

NOTE = 50_000
OPENING_REASON = "Tiền thu hôm trước đã nộp về quỹ"
DOWN = [{"path": "/v1/", "kind": "drop_before", "times": 1_000_000}]


class CommandHand:
    """A clerk without a window."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._printer = SimulatedPrinter(PaperDrawing())
        self._clerk: Actor = NOBODY
        self._shift_id = ""
        self._cash = Money(0)
        self._pay_later: list[str] = []

    @property
    def cash(self) -> Money:
        """Tendered less change, visit by visit."""
        return self._cash

    def open(self, float_opening: Money) -> tuple[Actor, str]:
        """The drill clerk opens the shift."""
        desk = self._stage.desk
        self._clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
        count = DrawerCount.of(float_opening)
        opening = OpenShift(count, OPENING_REASON)
        self._shift_id = desk.submit(opening, by=self._clerk).value.shift_id
        return self._clerk, self._shift_id

    def serve(self, visit: Visit) -> None:
        """Card, procedure, papers, fee, slip; a supplement first where one is the story."""
        is_down = visit.story is Story.CITY_DOWN and self._trouble(DOWN)
        desk, dossier_id = self._stage.desk, self._stage.new_id()
        today = self._stage.clock().date()
        applicant = _with_phone(id_card.read(visit.card, today).applicant(), visit.phone)
        procedure = desk.ask(OneProcedure(visit.procedure_code), by=self._clerk)
        draft = json.dumps({"procedure": procedure.code})
        desk.submit(SaveDraft(dossier_id, "intake", draft), by=self._clerk)
        if visit.story is Story.SUPPLEMENT:
            self._ask_for_papers(visit, dossier_id, applicant, procedure)
        tender = self._tender(visit, dossier_id)
        received = desk.submit(
            ReceiveDossier(
                dossier_id,
                applicant,
                procedure.code,
                visit.channel,
                None,
                visit.bill,
                _ticks(procedure, visit),
                tender,
                draft_id=dossier_id,
                is_day_sure=True,
            ),
            by=self._clerk,
        ).value
        if isinstance(tender, CashTender) and received.change is not None:
            self._cash += tender.tendered - received.change
        self._print("intake-slip", received.code)
        if received.receipt_number is not None:
            self._print(received.receipt_kind, received.receipt_number)
        self._wake()
        if is_down:
            self._trouble([])

    def finish_late(self) -> None:
        """The late payers pay now; their receipts follow when the bank's credits come."""
        if self._stage.phone is not None:
            for payload in self._pay_later:
                self._stage.phone.pay(payload)

    def close(self, expected: Money) -> Money:
        """The blind count is what the hand itself put into the drawer."""
        command = CloseShift(self._shift_id, DrawerCount.of(expected), "")
        return self._stage.desk.submit(command, by=self._clerk).value.difference

    def _tender(self, visit: Visit, dossier_id: str) -> Tender:
        desk = self._stage.desk
        query = BillFor(visit.procedure_code, visit.channel, visit.bill)
        total = desk.ask(query, by=self._clerk).bill.total
        if not total:
            return NoTender()
        if not visit.story.is_qr:
            notes = -(-total.dong // NOTE)
            return CashTender(Money(notes * NOTE))
        payment_id = self._stage.new_id()
        request = desk.submit(
            RequestPayment(payment_id, dossier_id, visit.procedure_code, visit.channel, visit.bill),
            by=self._clerk,
        ).value
        if visit.story is Story.QR_LATE:
            self._pay_later.append(request.payload)
        elif self._stage.phone is not None and self._stage.phone.pay(request.payload):
            self._wait_for_credit(payment_id)
        return QrTender(payment_id)

    def _wait_for_credit(self, payment_id: str) -> None:
        """The citizen waits at the desk for a moment; then the dossier goes on without."""
        until = time.monotonic() + CREDIT_WITHIN_S
        while time.monotonic() < until:
            line = self._stage.desk.ask(OnePayment(payment_id), by=self._clerk)
            if line is not None and line.state is PaymentState.PAID:
                return
            self._wake()
            time.sleep(0.05)

    def _ask_for_papers(
        self, visit: Visit, dossier_id: str, applicant: Applicant, procedure: Procedure
    ) -> None:
        command = RequestSupplement(
            dossier_id,
            applicant,
            procedure.code,
            visit.channel,
            None,
            (),
            tuple(
                (item.position, "Chưa có chữ ký")
                for item in checklist(procedure, visit.channel).missing()
            ),
        )
        asked = self._stage.desk.submit(command, by=self._clerk).value
        self._print("supplement", asked.code)

    def _print(self, kind: str, number: str) -> None:
        print_issued(self._stage.desk, self._printer, kind, number, self._clerk)

    def _trouble(self, faults: list[dict[str, object]]) -> bool:
        return self._stage.phone is not None and self._stage.phone.trouble(faults)

    def _wake(self) -> None:
        if self._stage.worker is not None:
            self._stage.worker.wake()


def _ticks(procedure: Procedure, visit: Visit) -> tuple[Tick, ...]:
    """Every paper that is required, handed in or shown as the list asks."""
    ticks = []
    for item in checklist(procedure, visit.channel).missing():
        paper = item.document
        if paper.is_present_only:
            ticks.append(Tick(item.position, PaperState.SHOWN))
        else:
            counts = (paper.originals, paper.copies)
            ticks.append(Tick(item.position, PaperState.HANDED_IN, *counts))
    return tuple(ticks)


def _with_phone(applicant: Applicant, phone: str) -> Applicant:
    from dataclasses import replace

    return replace(applicant, phone=PhoneNumber.parse(phone))
