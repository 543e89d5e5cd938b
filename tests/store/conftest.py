"""The book on which everything happened, for whoever tampers with one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counter_app.commands.blackout import PrepareKit
from counter_app.commands.bundle import OfferBundle
from counter_app.commands.catalogue import ImportCatalogue
from counter_app.commands.city_word import AnswerCity
from counter_app.commands.compared import CompareDay
from counter_app.commands.draft import SaveDraft
from counter_app.commands.inbox import NoteChanges
from counter_app.commands.odd_day import AskDay
from counter_app.commands.outbox import SetRefusedAside, SettleDeliveries
from counter_app.commands.payment import RequestPayment
from counter_app.commands.slip import AnswerPrint, BeginPrint, EndPrint, PrintJobState
from counter_app.commands.station import NoteFurtherLease
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.numbering import Block, Series
from counter_app.domain.outbox import Refused
from counter_app.domain.payment import QrTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.outbox import DueForCity
from counter_app.store.unit_of_work import Store
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    a_dossier,
    a_supplement,
    end_the_day,
    give_account,
    live_through,
    open_a_shift,
    review_the_day,
    turn_bank_money,
    turn_group,
    turn_money,
    turn_people,
)
from tests.bundles import a_bundle, everything
from tests.commands.test_thread import a_credit
from tests.conftest import Clock
from tests.domain.test_national_record import new

CITY_TIME = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)


@pytest.fixture
def worked(
    desk: Desk, store: Store, clock: Clock, clerk: Actor, supervisor: Actor, head: Actor
) -> Store:
    """A desk on which everything happened once."""
    open_a_shift(desk, clerk)
    desk.submit(SaveDraft("draft", "intake", "{}"), by=clerk)
    received = desk.submit(a_dossier("d1"), by=clerk).value
    desk.submit(a_supplement("d2"), by=clerk)
    request = RequestPayment("p1", "d3", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    reference = desk.submit(request, by=clerk).value.reference
    desk.submit(a_credit(reference, 100_000), by=SYSTEM)
    desk.submit(a_dossier("d3", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk)
    job_id = desk.submit(BeginPrint("intake-slip", received.code, 0, "tcp"), by=clerk).value
    desk.submit(EndPrint(job_id, PrintJobState.SENT, "tcp"), by=clerk)
    desk.submit(AnswerPrint(job_id, is_printed=True), by=clerk)
    live_through(desk, clerk, supervisor, head)
    turn_money(desk, clerk, supervisor, head)
    give_account(desk, clerk, supervisor, head)
    turn_bank_money(desk, clerk, supervisor, head)
    turn_people(desk, clerk, supervisor, head)
    desk.submit(ImportCatalogue("records.jsonl", ((1, new()),)), by=SYSTEM)
    entry = desk.ask(DueForCity(), by=SYSTEM)[0]
    desk.submit(SettleDeliveries((Refused(entry.entry_id, "schema", "{}"),)), by=SYSTEM)
    desk.submit(SetRefusedAside(entry.entry_id, "Thử"), by=supervisor)
    told = {"code": received.code, "status": 7, "at": "2026-11-26T02:00:00Z"}
    page = NoteChanges((CityChange(90, "dossier.status", told),), 90, CITY_TIME)
    desk.submit(page, by=SYSTEM)
    desk.submit(AnswerCity(90, is_ours=True, reason="Thử"), by=supervisor)
    desk.submit(CompareDay(CITY_TIME.date(), frozenset()), by=SYSTEM)
    desk.submit(NoteFurtherLease(Series.DOSSIER, 1_269_999, Block(1, 9)), by=SYSTEM)
    desk.submit(PrepareKit(1), by=supervisor)
    desk.submit(OfferBundle(a_bundle(everything())), by=SYSTEM)
    turn_group(desk, clerk)
    clock.move(days=-1)
    assert desk.submit(AskDay(), by=clerk).value is not None
    clock.move(days=1)
    shift_id = end_the_day(desk, clerk, supervisor, head)
    review_the_day(desk, supervisor, head, shift_id, CITY_TIME.date())
    return store
