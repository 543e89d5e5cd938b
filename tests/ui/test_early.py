"""Keys in one breath: the next one is hit before the desk has answered the one before."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, Qt

from counter_app.desk import Desk
from counter_app.domain.user import SYSTEM
from counter_app.queries.outbox import CountsForCity
from counter_app.queries.query import Query
from counter_app.queries.view import View
from tests.ui.conftest import Window
from tests.ui.test_window import to_papers
from ui.panes.early import EarlyKeys
from ui.panes.tender import CHOICE, TenderBox


class BusyDisk(Query[None]):
    """A question that everything else waits behind, as behind a disk that stutters."""

    def __init__(self) -> None:
        self.over = Event()
        self.is_answered = False

    def answer(self, view: View) -> None:
        self.is_answered = self.over.wait(10)


@pytest.fixture
def busy(window: Window) -> Iterator[BusyDisk]:
    """At the papers of a dossier that costs money, all of them marked, its bill known and what came
    for it too: until then a key that asks the bank is an early one itself.
    """
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_A)
    window.until(lambda: window.shell.counter.is_idle)
    question = BusyDisk()
    window.shell.counter.ask(question, window.shell, lambda _none: None)
    yield question
    question.over.set()


def test_a_code_and_the_slip_are_asked_for_in_one_breath(
    window: Window, desk: Desk, busy: BusyDisk
) -> None:
    window.hit(Qt.Key.Key_F8)
    window.hit(Qt.Key.Key_F9)
    assert window.text("problem_4") == ""

    busy.over.set()

    window.until(lambda: window.text("done_print") == "✓ Đã in")
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1


def test_esc_takes_an_early_key_back(window: Window, desk: Desk, busy: BusyDisk) -> None:
    window.hit(Qt.Key.Key_F8)
    window.hit(Qt.Key.Key_F9)
    window.hit(Qt.Key.Key_Escape)

    busy.over.set()

    window.until(lambda: "chờ ngân hàng" in window.text("qr_state").lower())
    window.rest(200)
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 0


def test_who_sits_down_next_is_not_shown_the_code_of_who_left(
    window: Window, busy: BusyDisk
) -> None:
    window.hit(Qt.Key.Key_F8)
    window.hit(Qt.Key.Key_F10)

    busy.over.set()

    window.rest(300)
    box = window.shell.findChild(TenderBox)
    assert box is not None
    assert box.currentIndex() == CHOICE
    assert window.text("qr_state") == ""
    assert window.text("fee_total") == ""


def test_a_call_off_that_ends_late_is_not_the_next_citizens(window: Window, busy: BusyDisk) -> None:
    busy.over.set()
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "chờ ngân hàng" in window.text("qr_state").lower())
    again = BusyDisk()
    window.shell.counter.ask(again, window.shell, lambda _none: None)
    # Notes instead of the code: it is called off first, and meanwhile somebody else sits down.
    window.hit(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    window.hit(Qt.Key.Key_F10)
    intent = window.shell.screen_named("intake").form.payment_id

    again.over.set()

    window.rest(300)
    assert window.shell.screen_named("intake").form.payment_id == intent


class AtItsEnd(QObject):
    """Lets the disk go on once the window is out of sight."""

    def __init__(self, window: Window, disk: BusyDisk) -> None:
        super().__init__(window.shell)
        self._disk = disk
        window.shell.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide:
            self._disk.over.set()
        return super().eventFilter(watched, event)


def test_a_window_that_is_closed_is_gone_before_the_desk_has_answered(
    window: Window, busy: BusyDisk
) -> None:
    AtItsEnd(window, busy)

    window.shell.close()

    assert busy.is_answered


def test_early_keys_are_heard_in_order_and_wait_for_each_other() -> None:
    heard: list[str] = []
    waits = True

    def ask_again() -> None:
        nonlocal waits
        heard.append("first")
        waits = True

    early = EarlyKeys(lambda: waits)
    early.hear(ask_again)
    early.hear(lambda: heard.append("second"))
    assert heard == []

    waits = False
    early.go_on()
    assert heard == ["first"]

    waits = False
    early.go_on()
    assert heard == ["first", "second"]
