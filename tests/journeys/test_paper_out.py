"""Two hundred prints on rolls that end at random: the journal says what lies in the tray."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from counter_app.commands.slip import AnswerPrint
from counter_app.desk import Desk
from counter_app.domain.errors import DeviceError
from counter_app.domain.user import SYSTEM, Actor
from counter_app.paper.blocks import Paper
from counter_app.ports import ROLL_DPI, Raster
from counter_app.queries.print_journal import OpenPrints
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from counter_app.verbs.printing import print_issued
from devices.drawing import PaperDrawing
from devices.escpos.transport import NetworkTransport
from devices.printer_table import PrinterModel
from devices.receipt_printer import ReceiptPrinter
from tests.builders import a_dossier, open_a_shift
from tests.fakes.printer import FakePrinter

DOSSIERS = 100  # each with a slip and a receipt
ROLL_ROWS = (400, 30_000)


@pytest.fixture
def settings(ring_settings: Settings) -> Settings:
    """Paper does not care for the database."""
    return ring_settings


class Remembered(PaperDrawing):
    """Knows again what it drew."""

    def __init__(self) -> None:
        super().__init__()
        self.papers: dict[bytes, Paper] = {}

    def raster(self, paper: Paper, width_dots: int, dpi: int = ROLL_DPI) -> Raster:
        drawn = super().raster(paper, width_dots, dpi)
        self.papers[drawn.bits] = paper
        return drawn


class Clerk:
    """Prints what waits, puts in a new roll, looks into the tray and answers truly."""

    def __init__(self, desk: Desk, actor: Actor, machine: FakePrinter) -> None:
        self.desk, self.actor, self.machine = desk, actor, machine
        self.drawing = Remembered()
        self.rolls = random.Random(766)
        self.asked = 0
        host, port = machine.address.removeprefix("tcp://").split(":")
        self.printer = ReceiptPrinter(
            "printer",
            NetworkTransport(host, int(port)),
            self.drawing,
            model=PrinterModel("hall", dots=384),
            patience=0.05,
        )

    def print_all(self) -> None:
        while waiting := self.desk.ask(OpenPrints(), by=self.actor).waiting:
            for paper in waiting:
                try:
                    _, result = print_issued(
                        self.desk, self.printer, paper.kind, paper.number, self.actor
                    )
                except DeviceError as error:
                    assert error.code == "printer_paper_out"
                    self.look()
                else:
                    # Every other time the clerk does not notice, and the next print is refused.
                    if not result.confirmed and self.rolls.random() < 0.5:
                        self.look()
            self.look()

    def look(self) -> None:
        self.machine.come_to_rest()
        while self.machine.plight == "paper_out":
            self.machine.refill(self.rolls.randint(*ROLL_ROWS))
        for doubt in self.desk.ask(OpenPrints(), by=self.actor).doubtful:
            self.asked += 1
            paper = self.desk.ask(PaperFor(doubt.kind, doubt.number), by=self.actor).paper
            in_tray = any(printed == paper[-len(printed) :] for printed in self.tray())
            self.desk.submit(AnswerPrint(doubt.job_id, is_printed=in_tray), by=self.actor)

    def tray(self) -> list[Paper]:
        return [self.drawing.papers[raster.bits] for raster in self.machine.decoder.papers]


def test_no_paper_is_lost_and_none_comes_twice_in_silence(
    desk: Desk, clerk: Actor, store: Store
) -> None:
    open_a_shift(desk, clerk)
    for number in range(DOSSIERS):
        desk.submit(a_dossier(f"d{number}"), by=clerk)
    issued = [(one.kind, one.number) for one in desk.ask(OpenPrints(), by=clerk).waiting]

    with FakePrinter(paper_rows=ROLL_ROWS[0]) as machine:
        at_work = Clerk(desk, clerk, machine)
        at_work.print_all()
        tray = at_work.tray()

    with store.reading() as reading:
        rows = reading.rows(schema.print_job.select())
        jobs = {(row["kind"], row["number"], row["copy"]) for row in rows}
        states = Counter(row["state"] for row in rows)
    assert len(issued) == 2 * DOSSIERS
    assert len(set(tray)) == len(tray) == len(issued)
    assert jobs == {(*one, 0) for one in issued}
    assert states["said"] + states["confirmed"] == len(issued)
    assert at_work.asked >= states["said"] >= 3
    assert states["failed"] >= 3
    assert desk.ask(Verify(), by=SYSTEM).ok
