"""The next citizen waits for no answer and no paper of the last one, and takes none away."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from counter_app.desk import Desk
from counter_app.domain.user import SYSTEM, Actor
from counter_app.paper.blocks import Paper
from counter_app.ports import Printer, PrintResult
from counter_app.queries.home import Today
from counter_app.queries.outbox import CountsForCity
from devices.drawing import PaperDrawing
from devices.simulated import SimulatedPrinter
from tests.conftest import Clock
from tests.ui.conftest import PrinterPlace, Window
from tests.ui.drafting import form_on_disk
from tests.ui.test_early import BusyDisk
from tests.ui.test_window import to_papers
from ui.forms.intake import IntakeForm

SHIFT = Qt.KeyboardModifier.ShiftModifier
NEXT_CARD = "001098054321|012345678|TRẦN THỊ MẪU|15081999|Nữ|Số 2 Đại Cồ Việt, Hà Nội|25052021"


class SlowPrinter(SimulatedPrinter):
    """Paper comes slower than the next citizen."""

    def print(self, paper: Paper) -> PrintResult:
        time.sleep(0.3)
        return super().print(paper)


@pytest.fixture
def paid(window: Window, printer_place: PrinterPlace) -> Window:
    """Everything but F9: papers there, notes counted, a printer that takes its time."""
    printer_place.printer = SlowPrinter(PaperDrawing())
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_A)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("3000")
    return window


@pytest.fixture
def busy(paid: Window) -> Iterator[BusyDisk]:
    window_is_idle = lambda: paid.shell.counter.is_idle  # noqa: E731
    paid.until(window_is_idle)
    question = BusyDisk()
    paid.shell.counter.ask(question, paid.shell, lambda _none: None)
    yield question
    question.over.set()


def printed(printer: Printer | None) -> int:
    assert isinstance(printer, SimulatedPrinter)
    return len(printer.papers)


def test_the_receipt_comes_though_the_next_citizen_sat_down_while_the_slip_was_printed(
    paid: Window, printer_place: PrinterPlace, desk: Desk, clerk: Actor
) -> None:
    paid.key(Qt.Key.Key_F9)
    paid.until(lambda: paid.text("done_headline").startswith("✓"))

    paid.key(Qt.Key.Key_F10)

    paid.until(lambda: printed(printer_place.printer) == 2)
    paid.until(lambda: desk.ask(Today(), by=clerk).unprinted == 0)
    # Nothing of it is said on the next one's page.
    assert paid.text("done_print") == ""


def test_a_card_in_the_same_breath_as_f9_is_the_next_citizens_and_stays(
    paid: Window, busy: BusyDisk, printer_place: PrinterPlace, desk: Desk, clerk: Actor
) -> None:
    paid.hit(Qt.Key.Key_F9)
    paid.shell.scan(NEXT_CARD)
    assert paid.edit("full_name").text() == "TRẦN THỊ MẪU"

    busy.over.set()

    paid.until(lambda: printed(printer_place.printer) == 2)
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1
    assert "giấy đang in" in paid.text("notice")
    paid.until(lambda: form_on_disk(desk, clerk).full_name == "TRẦN THỊ MẪU")
    screen = paid.shell.screen_named("intake")
    assert (screen.is_typed, paid.edit("full_name").text()) == (True, "TRẦN THỊ MẪU")


def test_a_refusal_that_comes_late_is_told_and_its_draft_still_waits(
    paid: Window, busy: BusyDisk, desk: Desk, clerk: Actor, clock: Clock
) -> None:
    screen = paid.shell.screen_named("intake")
    name = screen.form.full_name
    # A day off: the book asks whether that is meant.
    clock.now = clock.now.replace(day=29)
    paid.hit(Qt.Key.Key_F9)
    paid.hit(Qt.Key.Key_F10)
    paid.type("Mai")

    busy.over.set()

    paid.until(lambda: "29/11/2026" in paid.text("notice"))
    assert (screen.is_typed, paid.edit("full_name").text()) == (True, "Mai")
    drafts = [IntakeForm.from_json(one.text) for one in desk.ask(Today(), by=clerk).drafts]
    assert name in {one.full_name for one in drafts}
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 0
