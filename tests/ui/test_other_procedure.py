"""Another procedure is chosen: nothing of the one before is received, owed or marked by."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.queries.dossier import Dossiers
from tests.builders import PENSION
from tests.ui.conftest import Window
from tests.ui.drafting import CONTROL, SHIFT, at_papers
from tests.ui.stage import Trouble
from ui.forms.intake import IntakeForm


@pytest.fixture
def other(window: Window) -> Window:
    """At the papers of one procedure, and another one is looked for."""
    at_papers(window, "1.004873")
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.key(Qt.Key.Key_F5)
    window.type(PENSION)
    found = window.items("procedure_list")
    window.until(lambda: found.count() == 1 and PENSION in found.item(0).text())
    window.until(lambda: window.shell.counter.is_idle)
    return window


@pytest.fixture
def unread(other: Window, desk: Desk) -> Window:
    """It is chosen, and could not be read."""
    counter = other.shell.counter
    trouble = Trouble(desk)
    trouble.is_refusing = True
    counter._desk = trouble  # type: ignore[assignment]
    other.key(Qt.Key.Key_Return)
    other.until(lambda: counter.is_idle)
    trouble.is_refusing = False
    return other


def form_of(window: Window) -> IntakeForm:
    form: IntakeForm = window.shell.screen_named("intake").form
    return form


def test_a_letter_in_one_breath_with_the_choice_marks_no_paper_of_the_one_before(
    other: Window,
) -> None:
    other.hit(Qt.Key.Key_Return)
    other.hit(Qt.Key.Key_A)

    other.until(lambda: other.shell.counter.is_idle and other.focus() == "papers")
    assert (form_of(other).procedure_code, form_of(other).ticks) == (PENSION, ())


def test_one_that_could_not_be_read_is_received_by_nothing_of_the_one_before(
    unread: Window, desk: Desk, clerk: Actor
) -> None:
    unread.key(Qt.Key.Key_F6)
    unread.key(Qt.Key.Key_A)
    unread.key(Qt.Key.Key_F8, SHIFT)
    unread.key(Qt.Key.Key_F9)
    unread.until(lambda: unread.shell.counter.is_idle)

    told = tuple(unread.text(name) for name in ("summary_2", "summary_3", "fee_total", "summary_5"))
    assert told == ("", "", "", "")
    assert form_of(unread).procedure_code == PENSION
    assert desk.ask(Dossiers("", 10), by=clerk) == ()
    assert unread.text("problem_2") == "■ Chưa chọn thủ tục."


def test_one_that_could_not_be_read_is_read_with_the_next_enter(unread: Window) -> None:
    unread.key(Qt.Key.Key_Return)

    unread.until(lambda: unread.focus() == "papers")
    assert unread.text("summary_2").startswith(PENSION)


def test_a_step_back_to_one_that_cannot_be_read_asks_for_it_again(
    other: Window, desk: Desk
) -> None:
    other.key(Qt.Key.Key_Return)
    other.until(lambda: other.focus() == "papers")
    counter = other.shell.counter
    other.until(lambda: counter.is_idle)
    trouble = Trouble(desk)
    trouble.is_refusing = True
    counter._desk = trouble  # type: ignore[assignment]

    other.key(Qt.Key.Key_Z, CONTROL)
    other.until(lambda: other.focus() == "procedure_search")

    other.until(lambda: counter.is_idle)
    trouble.is_refusing = False
    shell = other.shell.screen_named("intake")
    shell._choice.refresh()
    other.until(lambda: other.items("procedure_list").count() == 1)
    other.key(Qt.Key.Key_Return)
    other.until(lambda: other.focus() == "papers")
    assert other.text("summary_2").startswith("1.004873")
