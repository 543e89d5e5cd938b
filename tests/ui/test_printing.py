"""Printing from the window: what is in doubt is asked, what waits is printed with one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from counter_app.commands.payment import RequestPayment
from counter_app.commands.slip import BeginPrint
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.errors import DeviceError, StoreError
from counter_app.domain.payment import QrTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.paper.blocks import Paper
from counter_app.ports import PrinterState, PrintResult
from counter_app.queries.print_journal import OpenPrints, PrintsOpen
from counter_app.queries.query import Query
from counter_app.queries.slip import PaperFor
from devices.drawing import PaperDrawing
from devices.fail_over import FailOverPrinter
from devices.simulated import SimulatedPrinter
from tests.builders import HOUSEHOLD_BUSINESS, PENSION, a_dossier
from tests.commands.test_thread import a_credit
from tests.paper.text import text_of
from tests.ui.conftest import PrinterPlace, Window
from tests.ui.drafting import SHIFT
from tests.ui.test_window import to_papers
from ui.citizen import Rating
from ui.formats import short_code

CONTROL = Qt.KeyboardModifier.ControlModifier


def machine(place: PrinterPlace) -> SimulatedPrinter:
    assert isinstance(place.printer, SimulatedPrinter)
    return place.printer


def opened(desk: Desk, clerk: Actor) -> PrintsOpen:
    return desk.ask(OpenPrints(), by=clerk)


def receive(window: Window) -> None:
    """A dossier without a fee, up to the end of its print."""
    window.sign_in()
    to_papers(window, PENSION)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: bool(window.text("done_print")))


def home(window: Window) -> None:
    window.key(Qt.Key.Key_Home, CONTROL)
    window.until(lambda: window.focus() == "home_next")


def test_a_print_in_doubt_is_asked_about_and_yes_ends_it(
    window: Window, desk: Desk, clerk: Actor, printer_place: PrinterPlace
) -> None:
    machine(printer_place).now = PrinterState.SILENT
    receive(window)
    assert "Y: đã ra · N: chưa" in window.text("done_print")

    window.key(Qt.Key.Key_Y)

    window.until(lambda: window.text("done_print") == "✓ Đã in")
    window.until(lambda: opened(desk, clerk) == PrintsOpen((), (), 0, 0))


def test_no_prints_it_again_and_as_no_copy(
    window: Window, desk: Desk, clerk: Actor, printer_place: PrinterPlace
) -> None:
    machine(printer_place).now = PrinterState.SILENT
    receive(window)
    machine(printer_place).now = PrinterState.READY

    window.key(Qt.Key.Key_N)

    window.until(lambda: window.text("done_print") == "✓ Đã in")
    assert opened(desk, clerk) == PrintsOpen((), (), 0, 0)
    first, second = machine(printer_place).papers
    assert first == second


@pytest.mark.parametrize("answer", [Qt.Key.Key_Y, Qt.Key.Key_N])
def test_an_answer_about_the_slip_ends_no_failure_of_the_receipt(
    window: Window, printer_place: PrinterPlace, answer: Qt.Key
) -> None:
    class SlipInDoubt(SimulatedPrinter):
        sent = 0

        def print(self, paper: Paper) -> PrintResult:
            self.sent += 1
            if self.sent == 2:
                raise DeviceError("printer_absent", printer=self.name)
            return replace(super().print(paper), confirmed=self.sent != 1)

    printer_place.printer = SlipInDoubt(PaperDrawing())
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: "Y: đã ra" in window.text("done_print"))
    problem, _question = window.text("done_print").split("\n")

    window.key(answer)

    window.until(lambda: window.text("done_print") == problem)
    assert not isinstance(window.shell.customer_window.page, Rating)


def test_a_job_that_broke_off_is_a_doubt_and_no_failure(
    window: Window, desk: Desk, clerk: Actor, printer_place: PrinterPlace
) -> None:
    class Breaking(SimulatedPrinter):
        def print(self, paper: Paper) -> PrintResult:
            super().print(paper)
            raise DeviceError("printer_broke_off", printer=self.name)

    printer_place.printer = Breaking(PaperDrawing())
    receive(window)

    assert "ngắt giữa chừng" in window.text("done_print")
    assert "Y: đã ra" in window.text("done_print")
    assert opened(desk, clerk).doubtful_count == 1


def test_the_clerk_is_told_when_the_second_printer_stepped_in(
    window: Window, printer_place: PrinterPlace
) -> None:
    first, second = (SimulatedPrinter(PaperDrawing()) for _ in range(2))
    first.now, first.name = PrinterState.PAPER_OUT, "first"
    printer_place.printer = FailOverPrinter(first, second)
    receive(window)

    assert window.text("done_print") == "▲ Đã in ở máy in dự phòng"
    assert len(second.papers) == 1


def test_a_paper_that_could_not_be_fetched_names_no_key_that_only_reads(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Desk.ask

    def busy(self: Desk, query: Query[Any], *, by: Actor) -> Any:
        if isinstance(query, PaperFor):
            raise StoreError("database_busy")
        return ask(self, query, by=by)

    monkeypatch.setattr(Desk, "ask", busy)
    receive(window)

    assert "giấy chưa in" in window.text("done_print")
    assert "Ctrl+R" not in window.text("done_print")
    # The dossier is.
    assert "Chưa lưu" not in window.text("done_print")


@pytest.mark.parametrize(
    ("code", "words"), [("disk_full", "giải phóng chỗ trống"), ("database_damaged", "bị hỏng")]
)
def test_why_a_paper_could_not_be_begun_is_told_with_what_mends_it(
    window: Window, monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    submit = Desk.submit

    def fails(self: Desk, command: Any, *, by: Actor) -> Any:
        if isinstance(command, BeginPrint):
            raise StoreError(code)
        return submit(self, command, by=by)

    monkeypatch.setattr(Desk, "submit", fails)
    receive(window)

    assert words in window.text("done_print")
    assert "CHƯA lưu" not in window.text("done_print")


@pytest.fixture
def late_receipt(desk: Desk, clerk: Actor) -> Callable[[], str]:
    """A citizen who left before the bank had told; gives the dossier's code."""

    def make() -> str:
        request = RequestPayment("p1", "d1", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
        reference = desk.submit(request, by=clerk).value.reference
        dossier = a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1"))
        code = desk.submit(dossier, by=clerk).value.code
        desk.submit(a_credit(reference, 100_000), by=SYSTEM)
        return code

    return make


def test_what_waits_is_printed_with_one_key(
    window: Window,
    desk: Desk,
    clerk: Actor,
    printer_place: PrinterPlace,
    late_receipt: Callable[[], str],
) -> None:
    code = late_receipt()
    window.sign_in()
    home(window)
    window.until(lambda: window.items("prints").count() == 2)
    short = short_code(code)
    assert any(short in window.items("prints").item(row).text() for row in range(2))

    window.key(Qt.Key.Key_P)

    window.until(lambda: opened(desk, clerk) == PrintsOpen((), (), 0, 0))
    window.until(lambda: window.items("prints").count() == 0)
    window.until(lambda: len(machine(printer_place).papers) == 2)
    titles = " ".join(text_of(paper) for paper in machine(printer_place).papers)
    assert "BIÊN LAI" in titles
    assert code in titles


def test_a_printer_that_is_out_stops_the_list_at_the_first_paper(
    window: Window,
    desk: Desk,
    clerk: Actor,
    printer_place: PrinterPlace,
    late_receipt: Callable[[], str],
) -> None:
    late_receipt()
    machine(printer_place).now = PrinterState.PAPER_OUT
    window.sign_in()
    home(window)
    window.until(lambda: window.items("prints").count() == 2)

    window.key(Qt.Key.Key_P)

    window.until(lambda: "hết giấy" in window.text("prints_note"))
    assert opened(desk, clerk).waiting_count == 2


def test_a_doubt_is_answered_at_home(
    window: Window, desk: Desk, clerk: Actor, printer_place: PrinterPlace
) -> None:
    machine(printer_place).now = PrinterState.SILENT
    receive(window)
    home(window)
    window.until(lambda: window.items("prints").count() == 1)
    assert "Đã in chưa?" in window.items("prints").item(0).text()

    window.key(Qt.Key.Key_N)

    window.until(lambda: opened(desk, clerk).waiting_count == 1)
    window.until(lambda: "Đã in chưa" not in window.items("prints").item(0).text())


def test_a_lock_in_the_middle_of_a_print_still_ends_it_in_the_journal(
    window: Window, desk: Desk, clerk: Actor, printer_place: PrinterPlace
) -> None:
    class Locking(SimulatedPrinter):
        def print(self, paper: Paper) -> PrintResult:
            window.shell.counter.actor = SYSTEM
            return super().print(paper)

    printer_place.printer = Locking(PaperDrawing())
    receive(window)

    window.until(lambda: opened(desk, clerk) == PrintsOpen((), (), 0, 0))
    assert isinstance(window.shell.findChild(QLabel, "done_print"), QLabel)
