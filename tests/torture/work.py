"""A clerk's work in a process that may die at any moment; each step is announced, then confirmed.

A line on the pipe is one fact: "S step" begins, "D visit id" a draft is on disk, "C visit id" the
dossier was confirmed to the clerk, "F visit id" the file that stands for its first paper was.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, event

from counter_app.commands.digitisation import AttachScan
from counter_app.commands.draft import SaveDraft
from counter_app.commands.intake import ReceiveDossier
from counter_app.commands.payment import RequestPayment
from counter_app.commands.slip import BeginPrint, EndPrint, PrintJobState
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import PaperState
from counter_app.domain.digitisation import PaperSeen, ScannedFile
from counter_app.domain.identity import uuid7
from counter_app.domain.money import Money
from counter_app.domain.outbox import Delivery, OutboxEntry, Unreachable
from counter_app.domain.payment import CashTender, NoTender, QrTender, Tender
from counter_app.domain.person import PhoneNumber
from counter_app.domain.user import Actor
from counter_app.ports import ChangePage, FileHeld, FilePart, Lease
from counter_app.queries.slip import PaperFor
from counter_app.settings import Settings
from counter_app.store.blobs import PIECE
from counter_app.store.setup import open_store
from sync.bank_phone import BankPhone
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.worker import CityWorker
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, PENSION, an_applicant, ticks_for

STATION = 126
START = datetime(2026, 11, 26, 8, 0, tzinfo=VIETNAM)
CODES = (MARITAL_STATUS, HOUSEHOLD_BUSINESS, PENSION)
STEPS = (
    "start",
    "draft",
    "request",
    "pay",
    "receive",
    "confirm",
    "print",
    "keep",
    "scan",
    "upload",
    "send",
    "settle",
    "read",
)
# What it takes until the clerk sees that a dossier is saved: there lies the unknown outcome.
SCREEN_S = 0.003
# One scan in so many needs more than one piece on its way to the city.
LARGE_EVERY, LARGE_PIECES = 40, 1.2
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Visit:
    """One citizen; the ids were made when the form opened."""

    serial: int
    dossier_id: str
    payment_id: str

    @property
    def code(self) -> str:
        """Which procedure: cash, QR and free ones in turn."""
        return CODES[self.serial % 3]

    @property
    def phone(self) -> PhoneNumber:
        """By this the visit is known again, whatever id it was entered under."""
        return PhoneNumber.parse(f"09{self.serial:08d}")


def serial_of(phone: str | None) -> int:
    """The visit behind a dossier."""
    return int(str(phone)[-8:])


def an_id() -> str:
    """A fresh identity; time here is what the clock says."""
    return uuid7(now(), os.urandom(10))


_tick = itertools.count(1)


def now() -> datetime:
    """The desk's day: never the same instant twice in one process."""
    return START + timedelta(milliseconds=next(_tick))


@contextmanager
def at_the_desk(settings: Settings) -> Iterator[Desk]:
    """A desk over the folder."""
    store = open_store(settings, now=now(), new_id=an_id, station_number=lambda: STATION)
    try:
        yield Desk(store, clock=now, monotonic_ns=time.monotonic_ns, new_id=an_id)
    finally:
        store.close()


def serve(
    desk: Desk,
    clerk: Actor,
    visit: Visit,
    say: Say,
    phone: BankPhone | None,
    screen_s: float = SCREEN_S,
) -> None:
    """See one citizen through, as often as it takes: every step is keyed by the visit's ids."""
    say("S draft")
    text = json.dumps({"serial": visit.serial, "payment_id": visit.payment_id})
    desk.submit(SaveDraft(visit.dossier_id, "intake", text), by=clerk)
    say(f"D {visit.serial} {visit.dossier_id}")
    tender = _tender(desk, clerk, visit, say, phone)
    say("S receive")
    received = desk.submit(
        ReceiveDossier(
            dossier_id=visit.dossier_id,
            applicant=an_applicant(phone=visit.phone),
            procedure_code=visit.code,
            channel=Channel.COUNTER,
            case=None,
            bill=BillAsked(),
            ticks=ticks_for(visit.code),
            tender=tender,
            draft_id=visit.dossier_id,
        ),
        by=clerk,
    ).value
    say("S confirm")
    time.sleep(screen_s)
    say(f"C {visit.serial} {visit.dossier_id}")
    say("S print")
    paper = desk.ask(PaperFor("intake-slip", received.code), by=clerk)
    begin = BeginPrint("intake-slip", paper.number, paper.copy, "torture")
    job_id = desk.submit(begin, by=clerk).value
    desk.submit(EndPrint(job_id, PrintJobState.SENT, "torture"), by=clerk)


def first_kept(code: str) -> int:
    """The first paper that is handed in, and so may be digitised."""
    return next(t.position for t in ticks_for(code) if t.state is PaperState.HANDED_IN)


def scan_of(visit: Visit) -> bytes:
    """The file that a visit's first paper became: the same however often it is scanned."""
    is_large = visit.serial % LARGE_EVERY == 0
    size = int(PIECE * LARGE_PIECES) if is_large else 20_000
    return b"%%PDF-1.7 %d\n" % visit.serial + random.Random(visit.serial).randbytes(size)


def digitise(desk: Desk, clerk: Actor, visit: Visit, say: Say) -> None:
    """Scan a received dossier's first paper: the file first, then the row that names it."""
    content = scan_of(visit)
    say("S keep")
    file = ScannedFile(desk.keep(content, by=clerk), len(content), 2, 300, is_colour=True)
    say("S scan")
    attach = AttachScan(visit.dossier_id, first_kept(visit.code), file, PaperSeen(2, False))
    desk.submit(attach, by=clerk)
    say(f"F {visit.serial} {visit.dossier_id}")


def _tender(desk: Desk, clerk: Actor, visit: Visit, say: Say, phone: BankPhone | None) -> Tender:
    if visit.code == PENSION:
        return NoTender()
    if visit.code == MARITAL_STATUS or phone is None:
        return CashTender(Money(200_000))
    say("S request")
    request = desk.submit(
        RequestPayment(
            visit.payment_id, visit.dossier_id, visit.code, Channel.COUNTER, BillAsked()
        ),
        by=clerk,
    ).value
    say("S pay")
    phone.pay(request.payload)
    return QrTender(visit.payment_id)


class ToldDesk(CityDesk):
    """The relay's desk, which says what it begins."""

    say: Say = staticmethod(lambda _line: None)

    def settle(self, results: tuple[Delivery, ...]) -> None:
        self.say("S settle")
        super().settle(results)

    def note_changes(self, page: ChangePage) -> None:
        self.say("S read")
        super().note_changes(page)

    def note_lease(self, lease: Lease) -> None:
        super().note_lease(lease)


class ToldClient(CityClient):
    """The city's client, which says what it begins."""

    say: Say = staticmethod(lambda _line: None)

    def put_file(self, part: FilePart) -> FileHeld | Unreachable:
        self.say("S upload")
        return super().put_file(part)

    def deliver(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        self.say("S send")
        return super().deliver(entries, audit_head)


def relay(desk: Desk, url: str, installation: str, say: Say) -> CityWorker:
    """Keeps the city level beside the clerk."""
    told, client = ToldDesk(desk), ToldClient(url, f"{STATION:04d}", "drill", installation)
    told.say = client.say = say
    return CityWorker(told, client, lambda: None, poll=timedelta(milliseconds=5))


def splits_saves(engine: Engine, say: Say, pause_s: float) -> None:
    """The control of R1: a save in two transactions, cut after the dossier's own rows."""

    @event.listens_for(engine, "before_cursor_execute")
    def cut(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("INSERT INTO fee_line"):
            driver = connection.connection.driver_connection
            driver.execute("COMMIT")
            say("S split")
            time.sleep(pause_s)
            driver.execute("BEGIN IMMEDIATE")
