"""Scans that come as a scanner's keys, wherever the focus is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox

from counter_app.desk import Desk
from counter_app.domain.payment import PaymentState
from counter_app.domain.user import Actor
from counter_app.paper.blocks import Paper
from counter_app.ports import PrintResult
from counter_app.queries.dossier import OneDossier
from counter_app.queries.payment import OnePayment
from counter_app.queries.print_journal import OpenPrints
from devices.drawing import PaperDrawing
from devices.simulated import SimulatedPrinter
from tests.builders import MARITAL_STATUS, PENSION, a_dossier
from tests.ui.conftest import PrinterPlace, Window
from tests.ui.drafting import (
    ALT,
    CONTROL,
    SHIFT,
    at_count,
    at_fee,
    at_papers,
    count_of,
    household_of,
)
from tests.ui.test_flow import PHONE, an_earlier_visit
from tests.ui.test_window import CARD, to_papers
from ui.forms.intake import IntakeForm

OTHER_CARD = "001198054321|987654321|TRẦN THỊ MẪU|01021985|Nữ|Số 2 Phố Huế, Hà Nội|25052021"
# Its later letters are those of Y, N and P.
LIVES_AT = "Tổ 3, phường Yên Hòa, Cầu Giấy, Hà Nội"
CARD_OF_LETTERS = f"001198054321|987654321|Trần Thị Yến Mẫu|01021985|Nữ|{LIVES_AT}|25052021"


def burst(window: Window, text: str) -> None:
    """A scan, and what comes of it."""
    window.scan_keys(text)
    window.rest(300)


def form_of(window: Window) -> IntakeForm:
    form = window.shell.screen_named("intake").form
    assert isinstance(form, IntakeForm)
    return form


def received(window: Window) -> None:
    """The slip is on the screen."""
    window.sign_in()
    to_papers(window, PENSION)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_headline").startswith("✓"))
    window.until(lambda: window.text("done_print") != "")


def at_acts(window: Window, desk: Desk, clerk: Actor) -> str:
    """A dossier's page, the list of its acts with the keys."""
    code = desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk).value.code
    window.sign_in()
    window.shell.open_dossier(code)
    window.until(lambda: window.items("acts").count() > 1 and window.focus() == "acts")
    return code


def with_card(window: Window) -> None:
    """The first citizen's, the phone to be typed next."""
    window.sign_in()
    window.new_dossier()
    window.shell.scan(CARD)
    window.until(lambda: window.focus() == "phone")


# --- the first and the later letters of a burst ----------------------------------------------


def test_a_card_scanned_over_a_dossiers_page_does_no_act(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = at_acts(window, desk, clerk)
    before = desk.ask(OneDossier(code), by=clerk).line.status

    burst(window, CARD)

    assert desk.ask(OneDossier(code), by=clerk).line.status is before
    assert window.shell.current == "intake"
    assert form_of(window).id_number == "001098012345"


def test_a_digit_alone_does_its_act(window: Window, desk: Desk, clerk: Actor) -> None:
    code = at_acts(window, desk, clerk)
    before = desk.ask(OneDossier(code), by=clerk).line.status

    window.key(Qt.Key.Key_1)

    window.until(lambda: desk.ask(OneDossier(code), by=clerk).line.status is not before)


def test_the_next_citizens_card_scanned_over_the_slip_is_read_whole(window: Window) -> None:
    received(window)

    burst(window, CARD_OF_LETTERS)

    form = form_of(window)
    assert (form.full_name, form.residence) == ("Trần Thị Yến Mẫu", LIVES_AT)


def test_the_next_citizens_card_answers_no_print(
    window: Window, desk: Desk, clerk: Actor, printer_place: PrinterPlace
) -> None:
    """A printer that tells nothing: whether the slip is out is asked of the clerk alone."""

    class Silent(SimulatedPrinter):
        def print(self, paper: Paper) -> PrintResult:
            return replace(super().print(paper), confirmed=False)

    printer_place.printer = Silent(PaperDrawing())
    received(window)
    window.until(lambda: "Y: đã ra" in window.text("done_print"))

    # Its first letter of an act is Y.
    burst(window, "001198054321|987654321|Thúy Mẫu|01021985|Nữ|Số 2 Hàng Gà|25052021")

    assert desk.ask(OpenPrints(), by=clerk).doubtful_count == 1


def test_a_card_scanned_over_todays_page_is_read_whole_and_prints_nothing(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1", PENSION), by=clerk)
    window.sign_in()
    window.until(lambda: window.focus() == "home_next")
    window.until(lambda: window.items("prints").count() == 1)

    burst(window, CARD_OF_LETTERS)

    assert desk.ask(OpenPrints(), by=clerk).waiting_count == 1
    assert form_of(window).residence == LIVES_AT


def test_a_scan_that_begins_with_the_letter_of_an_act_is_read_whole_and_prints_nothing(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1", PENSION), by=clerk)
    window.sign_in()
    window.until(lambda: window.focus() == "home_next")
    window.until(lambda: window.items("prints").count() == 1)
    scans: list[str] = []
    window.shell._inside._scans.scanned.connect(scans.append)

    burst(window, "pyn-0123456789")

    assert scans == ["pyn-0123456789"]
    assert desk.ask(OpenPrints(), by=clerk).waiting_count == 1


def test_a_scanner_that_holds_shift_as_keyboards_do_is_heard_whole(window: Window) -> None:
    """Each capital and each pipe comes with the press of Shift before it."""
    window.sign_in()
    window.new_dossier()
    window.edit("phone").setFocus()

    burst(window, "001198054321|987654321|TRAN MAU|01021985|Nam|So 2 Pho Hue|25052021")

    form = form_of(window)
    assert (form.id_number, form.full_name) == ("001198054321", "TRAN MAU")
    assert window.edit("phone").text() == ""


# --- what has the focus ----------------------------------------------------------------------


def test_a_card_scanned_where_copies_are_counted_changes_no_count(window: Window) -> None:
    count = at_count(window)
    window.type("2")
    window.rest(150)
    count.selectAll()

    burst(window, CARD)

    assert count_of(window).value() == 2


def test_a_card_scanned_over_the_count_of_a_shift_changes_no_count(window: Window) -> None:
    window.sign_in()
    window.shell.open_screen("shift")
    window.until(lambda: window.focus().startswith("notes_"))
    window.until(lambda: window.shell.counter.is_idle)
    notes = window.shell.findChild(QSpinBox, "notes_500000")
    assert notes is not None
    window.type("7")
    window.rest(150)
    assert notes.value() == 7

    burst(window, CARD)

    assert notes.value() == 7


def test_a_card_scanned_while_help_is_open_leaves_the_keys_working(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_F1)
    window.until(lambda: window.focus() == "keys_table")

    burst(window, CARD)

    assert (form_of(window).id_number, window.focus()) == ("001098012345", "phone")
    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.edit("full_name").text() == "")


def test_a_card_scanned_over_the_guide_is_read_whole(window: Window) -> None:
    """Its first digit opens the search of the guide."""
    window.sign_in()
    window.shell.open_screen("outbox")
    window.key(Qt.Key.Key_F1, SHIFT)
    window.until(lambda: window.focus() == "guide_page")

    burst(window, CARD)

    assert (window.shell.current, window.focus()) == ("intake", "phone")
    assert form_of(window).id_number == "001098012345"


@pytest.mark.qt_log_ignore(r"does not support (raise\(\)|grabbing the keyboard)")
@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_list_that_folds_out_again_ends_in_no_traceback(window: Window, key: Qt.Key) -> None:
    window.sign_in()
    window.new_dossier()
    sex = window.shell.findChild(QComboBox, "sex")
    assert sex is not None
    for _ in range(4):
        sex.setFocus()
        window.key(Qt.Key.Key_Space)
        window.until(sex.view().isVisible)
        window.key(Qt.Key.Key_Down)
        window.key(key)
        window.until(lambda: not sex.view().isVisible())
        window.key(Qt.Key.Key_F11, CONTROL)
        window.rest(50)


# --- whose the card is -----------------------------------------------------------------------


def test_the_next_citizens_card_takes_no_phone_of_the_one_before(window: Window) -> None:
    with_card(window)
    window.type("0912345678")
    window.rest(150)

    burst(window, OTHER_CARD)

    assert (form_of(window).id_number, form_of(window).phone) == ("001198054321", "")


def test_the_next_citizens_card_takes_no_address_of_the_one_before(window: Window) -> None:
    with_card(window)
    intake = window.shell.screen_named("intake")
    by_post = replace(form_of(window), return_way="post", return_address="Số 5 Hàng Bài")
    intake._person.changed.emit(by_post)
    window.until(lambda: window.edit("return_address").text() == "Số 5 Hàng Bài")

    window.shell.scan(OTHER_CARD)

    assert (form_of(window).return_way, form_of(window).return_address) == ("counter", "")
    assert window.edit("return_address").text() == ""


def test_the_next_citizens_card_takes_no_recalled_phone(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    an_earlier_visit(desk, clerk)
    with_card(window)
    window.until(lambda: window.edit("phone").text() == PHONE)

    window.shell.scan(OTHER_CARD)

    assert (form_of(window).id_number, form_of(window).phone) == ("001198054321", "")


def test_a_phone_that_was_typed_before_the_card_stays(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.edit("phone").setFocus()
    window.type(PHONE)

    window.shell.scan(CARD)

    assert form_of(window).phone == PHONE


def test_what_a_card_said_is_not_said_of_the_next_citizen(window: Window) -> None:
    with_card(window)
    assert window.text("card_note")

    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.edit("full_name").text() == "")

    assert window.text("card_note") == ""


def test_a_card_of_the_household_that_is_read_twice_is_one_line(window: Window) -> None:
    with_card(window)
    window.key(Qt.Key.Key_H, ALT)
    window.until(lambda: window.focus() == "household")

    window.shell.scan(OTHER_CARD)
    window.shell.scan(OTHER_CARD)

    lines = household_of(window).toPlainText().split("\n")
    assert len(lines) == 1


@pytest.mark.parametrize("card", [CARD, CARD_OF_LETTERS])
def test_a_card_over_the_papers_ticks_none(window: Window, card: str) -> None:
    window.sign_in()
    at_papers(window)
    window.until(lambda: window.focus() == "papers")
    before = form_of(window).ticks

    burst(window, card)

    assert form_of(window).ticks == before


def test_letters_on_papers_are_done_at_once(window: Window) -> None:
    window.sign_in()
    at_papers(window)
    window.until(lambda: window.focus() == "papers")
    before = form_of(window).ticks

    window.hit_letter("2")
    first = form_of(window).ticks
    window.rest(300)

    assert before != first
    assert form_of(window).ticks == first


def at_code(window: Window) -> str:
    """A code is shown, the keys still beside the fee; its request."""
    window.sign_in()
    at_fee(window)
    window.until(lambda: window.focus() == "fee_lines")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "QR" in window.text("summary_4"))
    window.rest(100)
    assert window.focus() == "fee_lines"
    return form_of(window).payment_id


@pytest.mark.parametrize("card", [CARD, "001123412345" + OTHER_CARD[12:]])
def test_a_card_over_a_code_calls_it_not_off(
    window: Window, desk: Desk, clerk: Actor, card: str
) -> None:
    payment = at_code(window)

    burst(window, card)
    window.rest(300)

    line = desk.ask(OnePayment(payment), by=clerk)
    assert line is not None
    assert line.state is PaymentState.WAITING


def test_two_quick_digits_over_a_code_choose_in_turn(window: Window) -> None:
    at_code(window)

    window.hit_letter("3")
    window.hit_letter("2")

    window.until(lambda: window.focus() == "tendered")


def test_who_comes_while_money_is_waited_for_is_the_next_and_the_one_before_is_put_aside(
    window: Window,
) -> None:
    payment = at_code(window)

    window.shell.scan(OTHER_CARD)

    form = form_of(window)
    assert (form.full_name, form.procedure_code) == ("TRẦN THỊ MẪU", "")
    assert form.payment_id != payment
    assert "Ctrl+F10" in window.text("notice")
    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: form_of(window).full_name == "NGUYỄN VĂN A")
    assert form_of(window).payment_id == payment
    window.until(lambda: "QR" in window.text("summary_4"))


def test_the_same_card_while_money_is_waited_for_is_still_the_same_citizen(
    window: Window,
) -> None:
    payment = at_code(window)

    window.shell.scan(CARD)

    assert (form_of(window).full_name, form_of(window).payment_id) == ("NGUYỄN VĂN A", payment)


def test_a_scan_leaves_in_hand_what_was_half_typed(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_acts(window, desk, clerk)
    window.key(Qt.Key.Key_2)
    window.until(lambda: window.focus() == "act_kind")
    window.type("Giay")
    window.rest(300)

    burst(window, CARD)

    assert window.shell.current == "intake"
    assert window.shell.screen_named("dossier").is_in_hand


def test_of_two_quick_digits_the_first_is_done_and_the_second_asks_what_it_has_to(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = at_acts(window, desk, clerk)
    before = desk.ask(OneDossier(code), by=clerk).line.status
    second = window.items("acts").item(1).text().split(maxsplit=1)[1]

    window.hit_letter("1")
    window.hit_letter("2")

    window.until(lambda: desk.ask(OneDossier(code), by=clerk).line.status is not before)
    window.rest(300)
    assert window.focus() == "act_kind"
    # It has another number now.
    assert window.items("acts").currentItem().text().endswith(second)


def test_a_digit_that_is_pressed_twice_does_its_act_once(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = at_acts(window, desk, clerk)
    before = desk.ask(OneDossier(code), by=clerk).line.status

    window.hit_letter("1")
    window.hit_letter("1")

    window.until(lambda: desk.ask(OneDossier(code), by=clerk).line.status is not before)
    window.until(lambda: window.text("act_note").startswith("✓"))
    window.rest(300)
    assert window.text("act_note").startswith("✓")
