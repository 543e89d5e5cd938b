"""The five panes as one flow: who was here before, who is put aside, and keys in one breath."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QTableWidget

from counter_app.commands.draft import SaveDraft
from counter_app.desk import Desk
from counter_app.domain.id_number import IdNumber
from counter_app.domain.person import PhoneNumber
from counter_app.domain.user import Actor
from counter_app.queries.home import DRAFTS_MAX
from counter_app.queries.person import KnownPerson
from tests.builders import MARITAL_STATUS, PENSION, a_dossier, an_applicant, open_a_shift
from tests.conftest import Clock
from tests.ui.conftest import Window
from tests.ui.test_window import CARD, to_papers
from ui.forms.intake import IntakeForm

NUMBER, PHONE = "001098012345", "0900000002"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def an_earlier_visit(desk: Desk, clerk: Actor, code: str = MARITAL_STATUS) -> str:
    person = an_applicant(id_number=IdNumber(NUMBER), phone=PhoneNumber(PHONE))
    order = a_dossier("early-1", code, applicant=person)
    return desk.submit(order, by=clerk).value.code


def scanned(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.shell.scan(CARD)
    window.until(lambda: window.focus() == "phone")


def states(window: Window) -> list[str]:
    table = window.shell.findChild(QTableWidget, "papers")
    assert table is not None
    items = (table.item(row, 0) for row in range(table.rowCount()))
    return [item.text() for item in items if item is not None]


def line_shows(window: Window) -> bool:
    line = window.shell.findChild(QLabel, "same_line")
    return line is not None and line.isVisible()


def is_told(window: Window) -> bool:
    return line_shows(window) and "đang có hồ sơ" in window.text("same_line")


def test_a_card_recalls_how_the_citizen_was_reached_last(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    an_earlier_visit(desk, clerk)

    scanned(window)

    window.until(lambda: window.edit("phone").text() == PHONE)
    window.type("0911111111")
    assert window.edit("phone").text() == "0911111111"


def test_a_phone_that_was_typed_is_not_replaced_by_an_older_one(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    an_earlier_visit(desk, clerk)
    window.sign_in()
    window.new_dossier()
    window.edit("phone").setFocus()
    window.type("0911111111")

    window.shell.scan(CARD)

    window.until(lambda: window.edit("full_name").text() != "")
    window.rest(200)
    assert window.edit("phone").text() == "0911111111"


@pytest.mark.parametrize(("code", "tells"), [(MARITAL_STATUS, True), (PENSION, False)])
def test_the_same_application_twice_is_told_at_once_with_its_dossier(
    window: Window, desk: Desk, clerk: Actor, code: str, tells: bool
) -> None:
    earlier = an_earlier_visit(desk, clerk)
    window.sign_in()

    to_papers(window, code)

    window.until(lambda: window.focus() == "papers")
    if tells:
        window.until(lambda: is_told(window))
        assert earlier in window.text("same_line")
        window.key(Qt.Key.Key_F10)
        assert not line_shows(window)
    else:
        window.rest(200)
        assert not line_shows(window)


def test_an_open_dossier_is_told_in_words_and_a_stranger_is_not_known(
    desk: Desk, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    earlier = an_earlier_visit(desk, clerk)

    known = desk.ask(KnownPerson(NUMBER), by=clerk)
    assert [(one.code, one.status) for one in known.open] == [(earlier, "Được tiếp nhận")]
    stranger = desk.ask(KnownPerson("001098099999"), by=clerk)
    assert (stranger.phone, stranger.email, stranger.open) == ("", "", ())


def test_one_key_takes_the_whole_set_and_one_undo_gives_it_back(window: Window) -> None:
    window.sign_in()
    to_papers(window, "1.001193")
    window.until(lambda: window.focus() == "papers")
    before = states(window)

    window.key(Qt.Key.Key_A)

    assert window.text("summary_3").startswith("Có ")
    window.key(Qt.Key.Key_Z, CONTROL)
    assert states(window) == before


def test_a_paper_that_was_marked_missing_stays_missing_when_all_are_taken(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_M)

    window.key(Qt.Key.Key_A)

    assert states(window)[0] == "■"
    assert "Còn thiếu" in window.text("summary_3")


def test_words_and_enter_in_one_breath_choose_what_was_typed(window: Window) -> None:
    scanned(window)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "procedure_search")
    listed = window.items("procedure_list")
    window.until(lambda: listed.count() > 1 and PENSION not in listed.item(0).text())

    edit = window.edit("procedure_search")
    QTest.keyClicks(edit, PENSION)
    QTest.keyClick(edit, Qt.Key.Key_Return)

    window.until(lambda: window.focus() == "papers")
    assert PENSION in window.text("summary_2")


def test_a_second_citizen_is_parked_and_called_back_where_they_stood(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.focus() == "full_name")
    window.type("Le")

    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: window.focus() == "papers")
    assert window.edit("full_name").text() == "NGUYỄN VĂN A"

    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: window.edit("full_name").text() == "Le")
    assert window.focus() == "full_name"


def test_who_has_waited_longest_is_called_back_however_many_wait(
    window: Window, desk: Desk, clerk: Actor, clock: Clock
) -> None:
    for number in range(DRAFTS_MAX + 5):
        form = IntakeForm(f"d{number}", f"p{number}", full_name=f"Lê Thứ {number}")
        desk.submit(SaveDraft(form.draft_id, "intake", form.to_json()), by=clerk)
        clock.move(seconds=5)
    window.sign_in()
    window.new_dossier()

    window.key(Qt.Key.Key_F10, CONTROL)

    window.until(lambda: window.edit("full_name").text() == "Lê Thứ 0")


def test_a_refusal_that_stood_open_is_gone_once_the_dossier_is_received(window: Window) -> None:
    window.sign_in()
    to_papers(window, PENSION)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_A)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    window.key(Qt.Key.Key_F7, SHIFT)
    window.until(lambda: window.focus() == "refusal_reason")

    window.key(Qt.Key.Key_F9)

    window.until(lambda: window.text("done_headline").startswith("✓"))
    refusal = window.shell.findChild(QFrame, "refusal")
    assert refusal is not None
    assert not refusal.isVisible()


def test_enter_after_the_slip_goes_to_the_next_citizen(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    to_papers(window, PENSION)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_A)
    window.key(Qt.Key.Key_F9)
    window.until(lambda: bool(window.text("done_print")))

    window.key(Qt.Key.Key_Return)

    window.until(lambda: window.focus() == "full_name")
    assert window.edit("full_name").text() == ""


def test_a_card_scanned_while_a_field_is_typed_in_leaves_nothing_in_it(window: Window) -> None:
    """Its first letters look like typing, and were in the form already."""
    window.sign_in()
    window.new_dossier()
    window.edit("phone").setFocus()
    window.type("0912")
    window.rest(200)

    window.scan_keys(CARD)

    intake = window.shell.screen_named("intake")
    assert (intake.form.phone, window.edit("phone").text()) == ("0912", "0912")
    assert intake.form.full_name == window.edit("full_name").text() != ""
