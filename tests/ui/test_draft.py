"""An unfinished form comes back where the clerk was: by itself, unless it was put aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from counter_app.commands.draft import SaveDraft
from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.queries.home import DraftLine, Today
from tests.template import MORNING
from tests.ui.conftest import Window
from tests.ui.drafting import (
    CONTROL,
    COPIES,
    SHIFT,
    at_notes,
    at_papers,
    count_of,
    form_on_disk,
    kept,
    papers_of,
    parked,
    reopened,
)
from ui.forms.intake import IntakeForm, draft_facts, left_open
from ui.panes.paper_words import PAPER_ROW

TODAY = MORNING.date()


def line(form: IntakeForm, at: datetime = MORNING) -> DraftLine:
    return DraftLine(form.dossier_id, "intake", form.to_json(), at)


def test_words_that_no_step_took_come_back_with_field_and_cursor(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_F5)
    window.type("tinh trang")
    window.key(Qt.Key.Key_Left)
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "procedure_search")
    search = window.edit("procedure_search")
    assert (search.text(), search.cursorPosition()) == ("tinh trang", 9)
    window.until(lambda: kept(window))
    (draft,) = desk.ask(Today(), by=clerk).drafts
    assert left_open((draft,), TODAY) == draft


def test_notes_that_were_being_counted_come_back_with_their_change(window: Window) -> None:
    at_notes(window)
    window.type("5000")
    window.key(Qt.Key.Key_Left)
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "tendered")
    assert (window.edit("tendered").text(), window.edit("tendered").cursorPosition()) == ("5000", 3)
    assert "2.000" in window.text("change")


def test_a_refusal_that_is_half_written_comes_back(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_F7, SHIFT)
    window.until(lambda: window.focus() == "refusal_reason")
    window.type("sai noi")
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "refusal_reason")
    assert window.edit("refusal_reason").text() == "sai noi"


def test_words_on_a_paper_that_are_half_written_come_back_at_its_row(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_X)
    window.key(Qt.Key.Key_Tab)
    window.until(lambda: window.focus() == "paper_words")
    window.type("mo nhoe")
    window.key(Qt.Key.Key_Left)
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "paper_words")
    words = window.edit("paper_words")
    assert (words.text(), words.cursorPosition()) == ("mo nhoe", 6)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "papers")
    table = papers_of(window)
    held = table.item(1, 3)
    assert held is not None
    assert "mo nhoe" in held.text()


def test_a_row_chosen_as_fast_as_a_scanner_types_comes_back(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_papers(window)
    window.until(lambda: kept(window))
    window.hit(Qt.Key.Key_Down)
    window.rest(10)
    window.hit(Qt.Key.Key_Down)

    window.until(lambda: kept(window))

    form = form_on_disk(desk, clerk)
    assert (form.field, form.cursor) == ("papers", 2)


def test_words_on_a_paper_stay_with_it_when_another_one_is_chosen(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_X)
    window.until(lambda: window.edit("paper_words").isVisible())
    window.key(Qt.Key.Key_Up)
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "papers")
    table = papers_of(window)
    assert table.currentRow() == 0
    assert window.edit("paper_words").isVisible()
    window.key(Qt.Key.Key_Tab)
    window.until(lambda: window.focus() == "paper_words")
    window.type("mo nhoe")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "papers")
    said = [table.item(row, 3) for row in (0, 1)]
    assert ["mo nhoe" in item.text() for item in said if item is not None] == [False, True]


@pytest.mark.parametrize("row", ["", "first", "-1", "999", "9" * 30, "١"])
def test_a_garbled_row_of_a_paper_ends_nothing_else_of_the_draft(
    window: Window, desk: Desk, clerk: Actor, row: str
) -> None:
    at_papers(window)
    parked(window)
    good = form_on_disk(desk, clerk)
    loose = ((PAPER_ROW, row), ("procedure_search", "tinh"))
    garbled = replace(good, loose=loose, pane=2, field="procedure_search", cursor=2)
    desk.submit(SaveDraft(good.draft_id, "intake", garbled.to_json()), by=clerk)

    reopened(window)

    window.until(lambda: window.focus() == "procedure_search")
    search = window.edit("procedure_search")
    window.until(lambda: (search.text(), search.cursorPosition()) == ("tinh", 2))


def test_a_digit_that_was_counted_and_a_row_that_was_gone_to_are_kept_at_once(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    """The field is not left, the row is not answered: a kill there costs one key all the same."""
    at_papers(window, COPIES)
    window.key(Qt.Key.Key_Down)
    window.until(lambda: kept(window))
    gone_to = form_on_disk(desk, clerk).cursor
    window.key(Qt.Key.Key_A)
    window.key(Qt.Key.Key_4, CONTROL)
    count = count_of(window)
    window.until(count.isVisible)
    count.setFocus()
    count.selectAll()

    window.type("3")
    window.type("2")
    window.until(lambda: kept(window))

    assert (gone_to, form_on_disk(desk, clerk).quantities) == (1, (("copy", 32),))


def test_a_draft_is_told_by_its_masked_name_and_procedure_and_enter_goes_on_with_it(
    window: Window,
) -> None:
    at_papers(window)
    parked(window)
    window.shell.open_screen("home")
    drafts = window.items("drafts")
    window.until(lambda: drafts.count() == 1)

    words = drafts.item(0).text()
    form = window.shell.screen_named("home")._left[0]
    name, procedure = draft_facts(form)
    assert name.replace(" ", "\u00a0") in words
    assert procedure in words
    assert not procedure[:1].isdigit()
    # A line is chosen already: Enter is enough.
    drafts.setFocus()
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "papers")


def test_what_cannot_be_read_of_a_draft_is_told_by_its_hour_alone() -> None:
    assert draft_facts("{") == ("", "")
    assert draft_facts(IntakeForm("d", "p", full_name="Nguyễn Văn Mẫu").to_json()) == (
        "Nguyễn V. M.",
        "",
    )


def test_only_what_a_kill_left_today_opens_by_itself() -> None:
    form = IntakeForm("d", "p", full_name="A")
    aside = replace(form, is_put_aside=True)

    assert left_open((line(form), line(aside)), TODAY) == line(form)
    assert left_open((line(aside), line(form)), TODAY) is None
    assert left_open((line(form, MORNING - timedelta(days=1)),), TODAY) is None
    assert left_open((DraftLine("d", "intake", "{", MORNING),), TODAY) is None
    assert left_open((), date.max) is None
