"""What reached the disk late or never: each key, row, way and answer that a draft has to have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from counter_app.commands.draft import SaveDraft
from counter_app.commands.group import GROUP_MAX
from counter_app.commands.payment import CancelPayment
from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain.blackout import OnPaper
from counter_app.domain.household import TYPED_MAX
from counter_app.domain.money import Money
from counter_app.domain.payment import Method
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import Actor
from counter_app.queries.home import Today
from counter_app.queries.payment import OnePayment
from counter_app.queries.shift import CurrentShift
from tests.template import MORNING
from tests.ui.conftest import Window
from tests.ui.drafting import (
    ALT,
    CONTROL,
    COPIES,
    LAND,
    MARRIAGE,
    SHIFT,
    at_count,
    at_fee,
    at_notes,
    at_papers,
    at_why_failed,
    box_of,
    count_of,
    form_on_disk,
    hold_saves,
    household_of,
    kept,
    parked,
    reopened,
)
from tests.ui.stage import Trouble
from tests.ui.test_early import BusyDisk
from tests.ui.test_window import to_papers
from ui.forms.intake import IntakeForm
from ui.panes.tender import CASH, CHOICE, QR

# --- an answer that comes later ----------------------------------------------------------------


@pytest.fixture
def busy(window: Window) -> Iterator[BusyDisk]:
    question = BusyDisk()
    yield question
    question.over.set()


def test_a_draft_that_comes_back_is_whole_on_disk_while_its_procedure_is_still_read(
    window: Window, desk: Desk, clerk: Actor, busy: BusyDisk
) -> None:
    at_why_failed(window, "mo nhoe")
    parked(window)
    left = form_on_disk(desk, clerk)
    counter = window.shell.counter
    window.until(lambda: counter.is_idle)
    nothing = lambda _value: None  # noqa: E731
    first = BusyDisk()
    counter.ask(first, window.shell, nothing)

    window.shell.screen_named("intake").resume(left.to_json())
    window.rest(50)
    # Behind the save that may be on its way, before the procedure.
    held = counter._open_desk
    counter._lane.run(
        lambda: held.ask(busy, by=clerk), window.shell, nothing, nothing, is_urgent=True
    )
    first.over.set()
    window.rest(100)

    form = form_on_disk(desk, clerk)
    assert (form.field, form.cursor, form.loose) == (left.field, left.cursor, left.loose)
    busy.over.set()
    window.until(lambda: window.focus() == "paper_words")
    assert window.edit("paper_words").text() == "mo nhoe"


@pytest.mark.parametrize(
    ("pane", "field", "words"),
    [(Qt.Key.Key_2, "procedure_search", "khai sinh"), (Qt.Key.Key_1, "full_name", "Nguyen Van")],
)
def test_what_is_typed_while_a_draft_comes_back_stays_and_so_does_the_cursor(
    window: Window,
    desk: Desk,
    clerk: Actor,
    busy: BusyDisk,
    pane: Qt.Key,
    field: str,
    words: str,
) -> None:
    at_why_failed(window, "mo nhoe")
    parked(window)
    left = replace(
        form_on_disk(desk, clerk), full_name="", loose=(("procedure_search", "1.004873"),)
    )
    counter = window.shell.counter
    window.until(lambda: counter.is_idle)
    counter.ask(busy, window.shell, lambda _value: None)
    window.shell.screen_named("intake").resume(left.to_json())

    window.key(pane, CONTROL)
    window.until(lambda: window.focus() == field)
    window.type(words)
    window.until(lambda: kept(window))
    on_disk = form_on_disk(desk, clerk)
    assert words in (on_disk.full_name, dict(on_disk.loose)["procedure_search"])
    busy.over.set()
    window.until(lambda: counter.is_idle)

    assert (window.focus(), window.edit(field).text()) == (field, words)
    window.type(" a")
    window.until(lambda: window.edit(field).text() == f"{words} a")
    window.key(Qt.Key.Key_3, CONTROL)
    window.until(lambda: window.focus() == "papers")


def test_a_draft_whose_procedure_could_not_be_read_comes_back_whole_with_the_next_enter(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_why_failed(window, "mo")
    parked(window)
    left = form_on_disk(desk, clerk)
    counter = window.shell.counter
    window.until(lambda: counter.is_idle)
    trouble = Trouble(desk)
    counter._desk = trouble  # type: ignore[assignment]

    trouble.is_refusing = True
    window.shell.screen_named("intake").resume(left.to_json())
    window.until(lambda: window.focus() == "procedure_search")
    window.until(lambda: counter.is_idle)
    trouble.is_refusing = False
    assert form_on_disk(desk, clerk).loose == left.loose
    window.shell.screen_named("intake")._choice.refresh()
    window.until(lambda: window.items("procedure_list").count() == 1)
    window.key(Qt.Key.Key_Return)

    window.until(lambda: window.focus() == "paper_words")
    assert window.edit("paper_words").text() == "mo"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_R, CONTROL)],
)
def test_a_procedure_that_could_not_be_read_is_read_with_the_next_enter_or_ctrl_r(
    window: Window, desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_F5)
    window.type("1.004873")
    window.until(lambda: window.items("procedure_list").count() == 1)
    counter = window.shell.counter
    window.until(lambda: counter.is_idle)
    trouble = Trouble(desk)
    trouble.is_refusing = True
    counter._desk = trouble  # type: ignore[assignment]
    window.key(Qt.Key.Key_Return)
    window.until(lambda: counter.is_idle)
    assert window.focus() == "procedure_search"
    trouble.is_refusing = False

    window.key(key, modifier)

    window.until(lambda: window.focus() == "papers")


def test_a_sheet_from_the_power_cut_is_kept_before_any_key(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()

    window.shell.screen_named("intake").enter_sheet(OnPaper("kit-1", 7, MORNING))

    window.until(lambda: kept(window))
    assert form_on_disk(desk, clerk).sheet_serial == 7


# --- what was not looked at --------------------------------------------------------------------


def test_a_form_that_was_emptied_again_is_kept_empty_and_put_aside_it_is_gone(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("a")
    window.until(lambda: kept(window))
    window.key(Qt.Key.Key_Backspace)
    window.key(Qt.Key.Key_Tab)

    window.until(lambda: kept(window))

    form = form_on_disk(desk, clerk)
    assert (form.full_name, form.field) == ("", "id_number")
    window.key(Qt.Key.Key_F10)
    window.until(lambda: desk.ask(Today(), by=clerk).drafts == ())


def test_the_procedure_that_was_gone_to_comes_back(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_F5)
    window.until(lambda: window.items("procedure_list").count() > 3)
    window.type("c")
    choice = window.shell.screen_named("intake")._choice
    window.until(lambda: choice._listed_for == "c")
    listed = window.items("procedure_list")
    assert listed.count() > 2
    window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_Down)
    gone_to = listed.currentItem().text()
    parked(window)
    window.until(lambda: listed.currentRow() == 0)

    reopened(window)

    window.until(lambda: window.focus() == "procedure_search" and choice._listed_for == "c")
    window.until(lambda: listed.currentItem().text() == gone_to)
    # Other words begin at the top.
    window.type("h")
    window.until(lambda: choice._listed_for == "ch")
    assert listed.currentRow() == 0


def test_the_procedure_that_was_gone_to_in_the_list_itself_comes_back(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_2, CONTROL)
    window.edit("procedure_search").selectAll()
    window.type("c")
    choice = window.shell.screen_named("intake")._choice
    window.until(lambda: choice._listed_for == "c")
    listed = window.items("procedure_list")
    listed.setFocus()
    window.key(Qt.Key.Key_Down)
    gone_to = listed.currentItem().text()
    assert listed.currentRow() == 1
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "procedure_list" and choice._listed_for == "c")
    window.until(lambda: listed.currentItem().text() == gone_to)


def test_the_line_of_fees_that_was_gone_to_comes_back(window: Window) -> None:
    at_fee(window, MARRIAGE)
    lines = window.items("fee_lines")
    window.until(lambda: lines.count() > 1)
    other = (lines.currentRow() + 1) % lines.count()
    window.key(Qt.Key.Key_Down if other else Qt.Key.Key_Up)
    assert lines.currentRow() == other
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "fee_lines" and lines.count() > 1)
    window.until(lambda: lines.currentRow() == other)


def test_the_line_of_those_alike_that_was_gone_to_comes_back(window: Window) -> None:
    at_fee(window)
    window.key(Qt.Key.Key_B, ALT)
    window.type("2")
    lines = window.items("fee_lines")
    window.until(lambda: lines.count() == 2)
    lines.setFocus()
    window.key(Qt.Key.Key_Down)
    assert lines.currentRow() == 1
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "fee_lines" and lines.count() == 2)
    window.until(lambda: lines.currentRow() == 1)


def test_notes_that_nobody_has_counted_yet_come_back_as_the_way_to_pay(window: Window) -> None:
    at_notes(window)
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "tendered")
    assert box_of(window).currentIndex() == CASH


def test_where_nothing_is_owed_or_nobody_knows_what_no_notes_are_counted(window: Window) -> None:
    at_count(window)
    window.type("3")
    window.until(lambda: window.text("fee_total") == "24.000\u00a0đ")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.key(Qt.Key.Key_2, CONTROL)
    channel = window.shell.findChild(QComboBox, "channel")
    assert channel is not None
    channel.setFocus()
    window.key(Qt.Key.Key_Down)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    assert box_of(window).currentIndex() == CHOICE
    window.key(Qt.Key.Key_Up)
    window.until(lambda: window.text("fee_total") == "24.000\u00a0đ")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: box_of(window).currentIndex() == CASH)

    window.key(Qt.Key.Key_2, CONTROL)
    channel.setFocus()
    # By post the catalogue has no fee yet.
    window.key(Qt.Key.Key_End)

    window.until(lambda: window.text("fee_total") == "–")
    assert box_of(window).currentIndex() == CHOICE


def test_a_part_in_notes_with_the_rest_later_comes_back(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_notes(window)
    window.key(Qt.Key.Key_Backtab, SHIFT)
    window.until(lambda: window.focus() == "cash_share")
    window.edit("cash_share").selectAll()
    window.type("1000")
    window.key(Qt.Key.Key_L, CONTROL)
    later = window.shell.findChild(QPushButton, "rest_later")
    assert later is not None
    window.until(later.isChecked)
    window.until(lambda: kept(window))
    assert ("rest_later", "yes") in form_on_disk(desk, clerk).loose
    window.edit("cash_share").setFocus()
    window.edit("cash_share").setCursorPosition(3)
    parked(window)
    assert not later.isChecked()

    reopened(window)

    window.until(lambda: window.focus() == "cash_share")
    share = window.edit("cash_share")
    assert (share.text(), share.cursorPosition()) == ("1000", 3)
    assert later.isChecked()


@pytest.mark.parametrize(("key", "method"), [("1", Method.QR), ("3", Method.TRANSFER)])
def test_the_code_that_is_shown_comes_back_and_is_asked_for_but_once(
    window: Window, desk: Desk, clerk: Actor, key: str, method: Method
) -> None:
    at_fee(window)
    window.type(key)
    window.until(lambda: "chờ" in window.text("qr_state").lower())
    intent = window.shell.screen_named("intake").form.payment_id
    asked = desk.ask(OnePayment(intent), by=clerk)
    parked(window)
    assert box_of(window).currentIndex() == CHOICE

    reopened(window)

    window.until(lambda: "chờ" in window.text("qr_state").lower())
    assert box_of(window).currentIndex() == QR
    assert desk.ask(OnePayment(intent), by=clerk) == asked
    assert asked is not None
    assert asked.method is method


def test_who_pays_for_another_is_named_by_the_code_after_a_draft_came_back(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_fee(window)
    window.type("4")
    window.until(lambda: window.focus() == "tender_payer")
    window.type("Cty Mau")
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "fee_lines")
    parked(window)
    reopened(window)
    window.until(lambda: window.focus() == "fee_lines" and bool(window.text("fee_total")))
    window.until(lambda: window.items("fee_lines").count() > 0)

    window.key(Qt.Key.Key_F8)

    window.until(lambda: "chờ" in window.text("qr_state").lower())
    line = desk.ask(OnePayment(window.shell.screen_named("intake").form.payment_id), by=clerk)
    assert line is not None
    assert line.payer_name == "Cty Mau"


def test_a_code_that_was_called_off_in_the_moment_of_a_kill_does_not_stop_the_next(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_fee(window)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "chờ" in window.text("qr_state").lower())
    parked(window)
    # The draft still has the intent that is dead.
    desk.submit(CancelPayment(form_on_disk(desk, clerk).payment_id), by=clerk)

    reopened(window)

    window.until(lambda: "chờ" in window.text("qr_state").lower())
    assert window.text("problem_4") == ""


def test_a_sum_that_is_none_yet_comes_back_as_it_was_typed(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    form = IntakeForm("land-1", "pay-1", full_name="An", procedure_code=LAND, pane=4)
    desk.submit(SaveDraft("land-1", "intake", form.to_json()), by=clerk)
    window.sign_in()
    window.until(lambda: window.shell.current == "intake")
    window.until(lambda: window.focus() == "fee_lines")
    value = window.edit("quantity_percent_of_value")
    window.until(value.isVisible)
    value.setFocus()
    window.type("12xy")
    window.key(Qt.Key.Key_Left)
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "quantity_percent_of_value")
    value = window.edit("quantity_percent_of_value")
    assert (value.text(), value.cursorPosition()) == ("12xy", 3)


def test_the_cursor_in_a_number_and_among_the_household_comes_back(window: Window) -> None:
    at_count(window)
    window.type("32")
    window.key(Qt.Key.Key_Left)
    parked(window)
    reopened(window)
    window.until(lambda: window.focus() == "quantity_copy")

    window.type("1")

    assert count_of(window).value() == 312
    window.key(Qt.Key.Key_1, CONTROL)
    window.key(Qt.Key.Key_H, ALT)
    window.until(lambda: window.focus() == "household")
    window.type("Mau; vo")
    window.key(Qt.Key.Key_Left)
    parked(window)
    reopened(window)
    window.until(lambda: window.focus() == "household")
    window.type("X")
    assert household_of(window).toPlainText() == "Mau; vXo"


def test_a_refusal_that_stood_open_is_open_again_though_the_focus_was_elsewhere(
    window: Window,
) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_F7, SHIFT)
    window.until(lambda: window.focus() == "refusal_reason")
    window.key(Qt.Key.Key_F6)
    parked(window)

    reopened(window)

    window.until(lambda: window.focus() == "papers")
    assert window.edit("refusal_reason").isVisible()


# --- the screen that is left -------------------------------------------------------------------


def test_who_looked_elsewhere_goes_on_at_the_very_field(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("An")
    window.edit("residence").setFocus()
    window.type("Ha Noi")
    window.hit(Qt.Key.Key_Left)
    window.hit(Qt.Key.Key_F3)
    window.until(lambda: window.shell.current == "dossiers")
    window.until(lambda: form_on_disk(desk, clerk).field == "residence")
    window.until(lambda: form_on_disk(desk, clerk).cursor == 5)

    window.key(Qt.Key.Key_F2)

    window.until(lambda: window.focus() == "residence")
    assert window.edit("residence").cursorPosition() == 5


def test_who_locked_goes_on_at_the_very_field_and_so_does_the_disk(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_F5)
    window.type("ket hon")
    window.hit(Qt.Key.Key_Home)
    window.hit(Qt.Key.Key_F12)
    window.until(lambda: window.focus() == "pin")
    window.until(lambda: form_on_disk(desk, clerk).field == "procedure_search")
    window.until(lambda: form_on_disk(desk, clerk).cursor == 0)

    window.sign_in()

    window.until(lambda: window.focus() == "procedure_search")
    window.type("x")
    assert window.edit("procedure_search").text() == "xket hon"


def test_a_window_that_is_closed_in_mid_word_has_kept_the_word(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.hit_letter("a")
    window.hit_letter("b")

    window.shell.close()

    assert form_on_disk(desk, clerk).full_name == "ab"


def test_who_is_left_for_one_that_waits_is_put_aside(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    waiting = IntakeForm("waiting-1", "pay-1", full_name="Nguyen Van Cho", is_put_aside=True)
    desk.submit(SaveDraft("waiting-1", "intake", waiting.to_json()), by=clerk)
    window.sign_in()
    window.new_dossier()
    window.type("An")
    window.until(lambda: kept(window))

    window.key(Qt.Key.Key_F10, CONTROL)

    window.until(lambda: window.edit("full_name").text() == "Nguyen Van Cho")
    window.until(lambda: kept(window))
    forms = [IntakeForm.from_json(one.text) for one in desk.ask(Today(), by=clerk).drafts]
    assert {one.full_name: one.is_put_aside for one in forms} == {
        "An": True,
        "Nguyen Van Cho": False,
    }


# --- more than one screen of it ------------------------------------------------------------------


def test_fifty_dossiers_of_one_visit_with_all_their_papers_are_kept(
    desk: Desk, clerk: Actor
) -> None:
    ticks = tuple(
        (at, "failed", 1, 0, "wrong", "m" * 60, None, None, "", None, None) for at in range(15)
    )
    form = IntakeForm("d-0", "p-0", full_name="An", procedure_code=COPIES, ticks=ticks)
    for number in range(1, GROUP_MAX):
        form = form.followed_by(f"d-{number}", f"p-{number}", "Chung thuc ban sao")
        form = replace(form, procedure_code=COPIES, ticks=ticks)

    desk.submit(SaveDraft(form.draft_id, "intake", form.to_json()), by=clerk)

    assert len(form_on_disk(desk, clerk).group) == GROUP_MAX


def test_a_book_that_is_pasted_among_the_household_is_cut_and_kept(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_H, ALT)
    window.until(lambda: window.focus() == "household")

    household_of(window).insertPlainText("Mau; vo\n" * 200_000)

    window.until(lambda: kept(window))
    assert household_of(window).toPlainText() == form_on_disk(desk, clerk).household
    assert len(form_on_disk(desk, clerk).household) == TYPED_MAX


# --- steps back --------------------------------------------------------------------------------


def test_a_number_and_a_case_that_are_taken_back_are_not_shown_any_more(window: Window) -> None:
    count = at_count(window)
    window.type("3")
    window.until(lambda: count.value() == 3)
    window.items("fee_lines").setFocus()

    window.key(Qt.Key.Key_Z, CONTROL)

    assert count.value() == 0
    window.key(Qt.Key.Key_2, CONTROL)
    case = window.shell.findChild(QComboBox, "case")
    assert case is not None
    case.setFocus()
    window.key(Qt.Key.Key_Down)
    assert case.currentData()
    window.key(Qt.Key.Key_Z, CONTROL)
    assert case.currentData() == ""


def test_a_number_that_was_wiped_out_is_none_and_the_next_digit_begins_another(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    count = at_count(window)
    window.type("3")
    window.key(Qt.Key.Key_Backspace)
    window.until(lambda: kept(window))

    assert (count.value(), form_on_disk(desk, clerk).quantities) == (0, ())
    parked(window)
    reopened(window)
    window.until(lambda: window.focus() == "quantity_copy")
    window.type("2")
    assert count_of(window).value() == 2


def test_what_was_counted_for_one_citizen_is_not_the_next_ones(window: Window) -> None:
    count = at_count(window)
    window.type("3")
    window.until(lambda: count.value() == 3)
    window.key(Qt.Key.Key_F10)

    to_papers(window, COPIES)

    window.until(lambda: window.focus() == "papers")
    assert count_of(window).value() == 0


def test_notes_that_were_typed_stay_while_the_bank_is_asked_for_the_whole(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_notes(window)
    window.type("7978548")
    window.until(lambda: kept(window))
    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None
    desk.submit(CloseShift(shift.shift_id, DrawerCount.of(Money(500_000))), by=clerk)
    hold_saves(window, 0.3)

    window.key(Qt.Key.Key_F8)

    # Killed now, before the book has answered.
    form = window.shell.screen_named("intake")._keeper.draft()
    assert (box_of(window).currentIndex(), form.field) == (QR, "bank_way")
    window.until(lambda: window.text("problem_4") != "")
    assert (box_of(window).currentIndex(), window.focus()) == (CHOICE, "take_qr")
    parked(window)
    window.until(lambda: form_on_disk(desk, clerk).is_put_aside)
    desk.submit(SaveDraft(form.draft_id, "intake", form.to_json()), by=clerk)

    reopened(window)

    window.until(lambda: window.text("problem_4") != "")
    assert (box_of(window).currentIndex(), window.focus()) == (CHOICE, "take_qr")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    assert window.edit("tendered").text() == "7978548"


def test_a_part_in_notes_that_was_given_up_bears_nothing_of_the_next_code(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    screen = window.shell.screen_named
    at_notes(window)
    window.type("1000")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "chờ" in window.text("qr_state").lower())
    dead = screen("intake").form.payment_id
    # A code that names nobody is called off.
    window.edit("tender_payer").setFocus()
    window.type("Cty Mau")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: box_of(window).currentIndex() == CHOICE)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "chờ" in window.text("qr_state").lower())
    intent = screen("intake").form.payment_id
    asked = desk.ask(OnePayment(intent), by=clerk)
    assert asked is not None
    assert (intent != dead, asked.amount) == (True, Money(3_000))
    parked(window)

    reopened(window)

    window.until(lambda: "chờ" in window.text("qr_state").lower())
    assert desk.ask(OnePayment(intent), by=clerk) == asked
    assert screen("intake").form.payment_id == intent


def test_notes_that_were_typed_bear_nothing_of_a_code_for_the_whole(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_notes(window)
    window.type("7978548")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "chờ" in window.text("qr_state").lower())
    assert window.focus() == "bank_way"
    intent = window.shell.screen_named("intake").form.payment_id
    asked = desk.ask(OnePayment(intent), by=clerk)
    parked(window)

    reopened(window)

    window.until(lambda: "chờ" in window.text("qr_state").lower())
    assert (box_of(window).currentIndex(), window.focus()) == (QR, "bank_way")
    assert desk.ask(OnePayment(intent), by=clerk) == asked
