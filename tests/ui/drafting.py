"""What the tests of a draft share: come to a step, park, come back, look at the disk."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QSpinBox, QTableWidget

from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.queries.home import Today
from counter_app.settings import Settings
from counter_app.store import key
from counter_app.store.jotter import Jotted, Jotter
from tests.ui.conftest import Window
from tests.ui.test_window import to_papers
from ui.forms.intake import IntakeForm
from ui.panes.tender import TenderBox

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
# Asks what the bride and groom are, and has three lines of fees.
MARRIAGE, LAND, COPIES = "1.000894", "1.013831", "2.000635"


def at_papers(window: Window, code: str = "1.004873") -> None:
    window.sign_in()
    to_papers(window, code)
    window.until(lambda: window.focus() == "papers")


def at_why_failed(window: Window, words: str) -> None:
    """Half-written words on a paper."""
    at_papers(window)
    window.key(Qt.Key.Key_X)
    window.key(Qt.Key.Key_Tab)
    window.until(lambda: window.focus() == "paper_words")
    window.type(words)


def at_fee(window: Window, code: str = "1.004873") -> None:
    """At the money, its sum known."""
    at_papers(window, code)
    window.until(lambda: bool(window.text("fee_total")))
    window.key(Qt.Key.Key_4, CONTROL)
    window.until(lambda: window.focus() in ("fee_lines", "tendered"))


def at_notes(window: Window) -> None:
    """Where notes are counted."""
    at_fee(window)
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")


def at_count(window: Window) -> QSpinBox:
    """Where copies are counted."""
    at_papers(window, COPIES)
    window.key(Qt.Key.Key_4, CONTROL)
    window.until(lambda: count_of(window).isVisible())
    count = count_of(window)
    count.setFocus()
    count.selectAll()
    return count


def count_of(window: Window) -> QSpinBox:
    """Whatever procedure is shown: there is one."""
    (found,) = window.shell.findChildren(QSpinBox, "quantity_copy")
    return found


def papers_of(window: Window) -> QTableWidget:
    table = window.shell.findChild(QTableWidget, "papers")
    assert table is not None
    return table


def household_of(window: Window) -> QPlainTextEdit:
    household = window.shell.findChild(QPlainTextEdit, "household")
    assert household is not None
    return household


def box_of(window: Window) -> TenderBox:
    found = window.shell.findChild(TenderBox)
    assert found is not None
    return found


def kept(window: Window) -> bool:
    return bool(window.shell.screen_named("intake").is_kept)


def parked(window: Window) -> None:
    """All of it is on disk, and another citizen is here."""
    window.until(lambda: kept(window))
    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.focus() == "full_name")


def reopened(window: Window) -> None:
    """The one draft of today."""
    window.shell.open_screen("home")
    window.until(lambda: window.items("drafts").count() == 1)
    drafts = window.items("drafts")
    drafts.setCurrentRow(0)
    drafts.setFocus()
    window.key(Qt.Key.Key_Return)


def form_on_disk(desk: Desk, clerk: Actor) -> IntakeForm:
    """The one draft of today; an empty one until there is one."""
    drafts = desk.ask(Today(), by=clerk).drafts
    assert len(drafts) <= 1
    return IntakeForm.from_json(drafts[0].text) if drafts else IntakeForm("", "")


def form_jotted(settings: Settings) -> IntakeForm:
    """What a program that is started after a kill would take up."""
    (jotted,) = jotted_in(settings)
    return IntakeForm.from_json(jotted.text)


def jotted_in(settings: Settings) -> tuple[Jotted, ...]:
    """What was typed and the book does not have yet."""
    data_key = key.load_or_make(settings.data_dir, settings.key_store, is_new=False)
    return Jotter(settings.data_dir, data_key.typed_key).read()


def hold_saves(window: Window, seconds: float) -> None:
    """The next save waits for so long."""
    window.shell.counter._lane.run(
        lambda: time.sleep(seconds),
        window.shell,
        lambda _none: None,
        lambda _error: None,
        is_urgent=True,
    )
