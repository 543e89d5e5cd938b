"""Another citizen's card while one is still at the desk: whose the dossier and the money stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from counter_app.commands.blackout import PrepareKit
from counter_app.desk import Desk
from counter_app.domain.payment import PaymentState
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.home import Today
from counter_app.queries.payment import OnePayment
from tests.builders import a_supplement
from tests.commands.test_thread import a_credit
from tests.ui.conftest import Window
from tests.ui.drafting import CONTROL, SHIFT, at_fee, at_notes, at_papers, parked
from tests.ui.test_blackout import at_the_sheets
from tests.ui.test_due import at_stage, reference
from tests.ui.test_group import complete
from tests.ui.test_late_act import hold
from tests.ui.test_scan_anywhere import OTHER_CARD, at_code, burst, form_of
from tests.ui.test_window import CARD, to_papers
from ui.citizen import PayStage
from ui.forms.intake import IntakeForm
from ui.panes import bank_request

NEXT, BEFORE = "TRẦN THỊ MẪU", "NGUYỄN VĂN A"
# Its later digits are those of the ways to pay.
CARD_OF_DIGITS = "001123412345" + OTHER_CARD[12:]


def is_next(window: Window) -> bool:
    """A form of their own, with nothing of the one before."""
    form = form_of(window)
    return (form.full_name, form.procedure_code, form.siblings) == (NEXT, "", ())


def state_of(desk: Desk, clerk: Actor, payment: str) -> PaymentState | None:
    line = desk.ask(OnePayment(payment), by=clerk)
    return None if line is None else line.state


# --- money -----------------------------------------------------------------------------------


@pytest.mark.parametrize("card", [CARD, OTHER_CARD, CARD_OF_DIGITS])
def test_a_card_scanned_before_a_way_is_chosen_asks_no_bank(
    window: Window, desk: Desk, clerk: Actor, card: str
) -> None:
    at_fee(window)
    window.until(lambda: window.focus() == "fee_lines")
    payment = form_of(window).payment_id

    burst(window, card)
    window.rest(300)

    assert state_of(desk, clerk, payment) is None
    drafts = [IntakeForm.from_json(one.text) for one in desk.ask(Today(), by=clerk).drafts]
    assert all("way" not in dict(one.loose) for one in drafts)


@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6])
def test_a_card_scanned_at_an_earlier_step_takes_no_code_of_the_one_before(
    window: Window, key: Qt.Key
) -> None:
    payment = at_code(window)
    window.key(key)
    window.until(lambda: window.focus() != "fee_lines")

    burst(window, OTHER_CARD)

    assert is_next(window)
    assert form_of(window).payment_id != payment


def test_a_card_scanned_at_an_earlier_step_takes_no_notes_of_the_one_before(
    window: Window,
) -> None:
    at_notes(window)
    window.type("5000")
    window.rest(150)
    window.key(Qt.Key.Key_F4)

    burst(window, OTHER_CARD)

    assert is_next(window)
    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: form_of(window).full_name == BEFORE)
    window.until(lambda: window.edit("tendered").text() == "5000")


def test_notes_that_are_half_counted_wait_with_whose_they_are(window: Window) -> None:
    at_notes(window)
    window.type("5000")
    window.rest(150)

    burst(window, OTHER_CARD)

    assert is_next(window)
    assert window.edit("tendered").text() == ""
    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: window.focus() == "tendered")
    assert (form_of(window).full_name, window.edit("tendered").text()) == (BEFORE, "5000")


def test_who_has_no_number_keeps_the_code_that_is_being_paid(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Nguyen Van Mau")
    window.rest(150)
    _to_code(window)
    payment = form_of(window).payment_id

    burst(window, OTHER_CARD)

    assert is_next(window)
    assert form_of(window).payment_id != payment


def test_who_typed_the_name_before_the_card_is_the_same_citizen(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("nguyen  van a")
    window.rest(150)
    _to_code(window)
    payment = form_of(window).payment_id

    burst(window, CARD)

    assert (form_of(window).id_number, form_of(window).payment_id) == ("001098012345", payment)


def _to_code(window: Window) -> None:
    window.key(Qt.Key.Key_F5)
    window.until(lambda: window.focus() == "procedure_search")
    window.type("1.004873")
    window.until(lambda: window.items("procedure_list").count() == 1)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "papers")
    window.until(lambda: bool(window.text("fee_total")))
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "QR" in window.text("summary_4"))


def test_a_slip_scanned_over_a_code_leaves_it_waiting(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    payment = at_code(window)

    burst(window, "000.00.01.H26-261126-1260001")
    window.until(lambda: window.shell.current == "dossier")
    window.rest(300)

    assert state_of(desk, clerk, payment) is PaymentState.WAITING
    window.key(Qt.Key.Key_F2)
    window.until(lambda: window.shell.current == "intake")
    assert form_of(window).payment_id == payment


def test_a_card_scanned_while_a_draft_comes_back_takes_no_code_of_it(window: Window) -> None:
    payment = at_code(window)
    parked(window)
    window.hit(Qt.Key.Key_F10, CONTROL)
    # The procedure of the draft is waited for.
    hold(window, 0.6)
    window.until(lambda: form_of(window).full_name == BEFORE)

    burst(window, OTHER_CARD)

    assert is_next(window)
    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: form_of(window).payment_id == payment)
    window.until(lambda: "QR" in window.text("summary_4"))


def test_a_code_that_was_paid_meanwhile_comes_back_as_paid(
    window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever looks by the clock comes too late.
    monkeypatch.setattr(bank_request, "POLL_MS", 1_000_000)
    payment = at_code(window)
    window.until(at_stage(window, PayStage.WAITING))
    told = reference(window)
    parked(window)
    desk.submit(a_credit(f"CK {told} nop phi", 3_000), by=SYSTEM)

    window.key(Qt.Key.Key_F10, CONTROL)

    window.until(lambda: form_of(window).payment_id == payment)
    window.until(at_stage(window, PayStage.RECEIVED))
    window.until(lambda: "đã nhận" in window.text("summary_4"))


# --- whose the dossier is --------------------------------------------------------------------


def test_a_group_is_one_persons(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    complete(window, "3.000\u00a0đ")
    window.key(Qt.Key.Key_G, CONTROL)
    window.until(lambda: window.focus() == "procedure_search")

    burst(window, OTHER_CARD)

    assert is_next(window)
    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: form_of(window).full_name == BEFORE)
    assert len(form_of(window).siblings) == 1


def test_a_dossier_that_goes_on_at_its_papers_becomes_nobody_elses(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = desk.submit(a_supplement("d1"), by=clerk).value.code
    window.sign_in()
    window.shell.open_dossier(code)
    window.until(lambda: window.items("acts").count() > 0)
    window.key(Qt.Key.Key_F6)
    window.until(lambda: window.focus() == "papers")
    assert form_of(window).dossier_id == "d1"

    burst(window, OTHER_CARD)

    assert is_next(window)
    assert form_of(window).dossier_id != "d1"


def test_a_refusal_that_is_being_written_is_of_nobody_else(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_F7, SHIFT)
    window.until(lambda: window.focus() == "refusal_reason")
    window.type("sai noi")
    window.rest(150)

    burst(window, OTHER_CARD)

    assert is_next(window)
    assert not window.edit("refusal_reason").isVisible()
    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: window.focus() == "refusal_reason")
    assert (form_of(window).full_name, window.edit("refusal_reason").text()) == (BEFORE, "sai noi")


def test_a_sheet_that_is_copied_becomes_nobody_elses(
    window: Window, desk: Desk, supervisor: Actor
) -> None:
    desk.submit(PrepareKit(1), by=supervisor)
    window.sign_in()
    table = at_the_sheets(window)
    window.until(lambda: table.currentIndex().isValid())
    window.press("sheet_enter")
    window.until(lambda: window.focus() == "full_name")
    burst(window, CARD)
    kit = form_of(window).kit
    assert (form_of(window).full_name, bool(kit)) == (BEFORE, True)

    burst(window, OTHER_CARD)

    assert is_next(window)
    assert form_of(window).kit == ""
    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: (form_of(window).full_name, form_of(window).kit) == (BEFORE, kit))


# --- steps back ------------------------------------------------------------------------------


def test_ctrl_z_after_a_card_over_the_papers_ticks_none(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_Space)
    window.rest(150)
    before = form_of(window).ticks
    assert before

    burst(window, "001098012345|012345678|NGUYỄN XUÂN A|15081998|Nam|x|25052021")
    seen = []
    for _ in range(6):
        window.key(Qt.Key.Key_Z, CONTROL)
        window.rest(50)
        seen.append(form_of(window).ticks)

    assert set(seen) <= {before, ()}


@pytest.mark.parametrize("card", [CARD, "https://example.vn/card/1"])
def test_ctrl_z_after_a_scan_brings_back_no_letters_of_it(window: Window, card: str) -> None:
    window.sign_in()
    window.new_dossier()

    burst(window, card)
    names = [form_of(window).full_name]
    for _ in range(14):
        window.key(Qt.Key.Key_Z, CONTROL)
        names.append(form_of(window).full_name)

    assert set(names) <= {BEFORE, ""}
