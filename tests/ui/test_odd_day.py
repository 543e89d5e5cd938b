"""A day that only a wrong clock would show: the clerk asks, a second person answers, F9 goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt

from counter_app.desk import Desk
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.odd_day import OddDaysAsked
from counter_app.queries.outbox import CountsForCity
from tests.builders import PENSION, a_dossier
from tests.conftest import Clock
from tests.ui.conftest import Window
from tests.ui.drafting import reopened
from tests.ui.test_window import to_papers

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_supervisor_answers_for_the_day_and_the_form_goes_on(
    window: Window, desk: Desk, clerk: Actor, supervisor: Actor, clock: Clock
) -> None:
    desk.submit(a_dossier("first", PENSION), by=clerk)
    clock.move(days=75)
    window.sign_in()
    to_papers(window, PENSION)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: "F9 lần nữa" in window.text("problem_5"))
    window.key(Qt.Key.Key_F9)
    window.until(lambda: "người thứ hai" in window.text("problem_5"))
    window.until(lambda: len(desk.ask(OddDaysAsked(), by=supervisor)) == 1)
    window.key(Qt.Key.Key_F12)

    window.sign_in("2222", row=2)
    window.shell.open_screen("decisions")
    window.until(lambda: "09/02/2027" in window.text("odd_day"))
    window.key(Qt.Key.Key_Y, CTRL)
    window.until(lambda: desk.ask(OddDaysAsked(), by=supervisor) == ())
    window.until(lambda: "09/02/2027" in window.text("decisions_note"))
    window.key(Qt.Key.Key_F12)
    window.sign_in()
    reopened(window)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    window.key(Qt.Key.Key_F9)
    # The screen is another one by now: the clerk's own word is asked for again.
    window.until(lambda: "F9 lần nữa" in window.text("problem_5"))
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_print") == "✓ Đã in")

    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 2
