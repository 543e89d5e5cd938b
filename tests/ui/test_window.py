"""The window by keys: what is typed is kept, what is wrong is said, what is another's is hidden."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableWidget

from counter_app.desk import Desk
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.home import Today
from counter_app.queries.outbox import CountsForCity
from counter_app.store.unit_of_work import Store
from devices.simulated import SimulatedPrinter
from tests.conftest import Clock
from tests.ui.conftest import PrinterPlace, Window
from ui import counter
from ui.forms.intake import IntakeForm

CARD = "001098012345|012345678|NGUYỄN VĂN A|15081998|Nam|Số 1 Đại Cồ Việt, Hà Nội|25052021"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def to_papers(window: Window, code: str = "1.004873") -> None:
    """A scanned person and a chosen procedure."""
    window.new_dossier()
    window.shell.scan(CARD)
    window.until(lambda: window.focus() == "phone")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "procedure_search")
    window.type(code)
    window.until(lambda: window.items("procedure_list").count() == 1)
    window.key(Qt.Key.Key_Return)


def kicks(place: PrinterPlace) -> int:
    assert isinstance(place.printer, SimulatedPrinter)
    return place.printer.kicks


def test_a_dossier_is_received_by_keys_alone(
    window: Window, desk: Desk, printer_place: PrinterPlace
) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")
    assert "47.000" in window.text("change")

    window.key(Qt.Key.Key_F9)

    window.until(lambda: window.text("done_headline").startswith("✓"))
    window.until(lambda: window.text("done_print") == "✓ Đã in")
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1
    assert kicks(printer_place) == 1


def test_f9_pressed_twice_receives_once_and_opens_no_drawer_where_no_cash_came(
    window: Window, desk: Desk, printer_place: PrinterPlace
) -> None:
    window.sign_in()
    to_papers(window, "1.014027")
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")

    for _ in range(3):
        window.key(Qt.Key.Key_F9)

    window.until(lambda: window.text("done_print") == "✓ Đã in")
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1
    assert kicks(printer_place) == 0


@pytest.mark.parametrize(
    "text",
    ["https://example.vn", "001090123456||A|31021999|Nam|x|01012022", "rác " * 300, "x" * 2_000],
)
def test_what_is_no_card_is_one_sentence_and_types_nothing(window: Window, text: str) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Trần")

    window.shell.scan(text)

    assert window.text("problem_1").startswith("■")
    assert window.edit("full_name").text() == "Trần"
    assert window.edit("id_number").text() == ""


def test_a_procedure_that_is_not_signed_is_shown_and_not_chosen(window: Window) -> None:
    window.sign_in()
    to_papers(window, "1.013225")

    assert "ký duyệt" in window.text("problem_2")
    assert window.focus() == "procedure_search"


def test_the_window_goes_nowhere_without_its_papers(window: Window, desk: Desk) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")

    window.key(Qt.Key.Key_F9)

    window.until(lambda: "giấy tờ" in window.text("problem_3"))
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 0


def test_without_a_printer_the_dossier_is_safe_and_the_clerk_is_told(
    window: Window, desk: Desk, printer_place: PrinterPlace
) -> None:
    printer_place.printer = None
    window.sign_in()
    to_papers(window, "1.014027")
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    window.key(Qt.Key.Key_F9)

    window.until(lambda: "an toàn" in window.text("done_print"))

    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1


def test_a_draft_is_saved_as_it_is_typed(window: Window, desk: Desk, clerk: Actor) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Ngô Mẫu")

    window.until(lambda: bool(desk.ask(Today(), by=clerk).drafts))

    (draft,) = desk.ask(Today(), by=clerk).drafts
    window.until(
        lambda: json.loads(desk.ask(Today(), by=clerk).drafts[0].text)["full_name"] == "Ngô Mẫu"
    )
    assert draft.screen == "intake"


def test_escape_goes_back_and_loses_nothing(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)

    window.key(Qt.Key.Key_Escape)
    window.key(Qt.Key.Key_Escape)

    assert window.edit("full_name").text() == "NGUYỄN VĂN A"
    papers = window.shell.findChild(QTableWidget, "papers")
    assert papers is not None
    held = papers.item(0, 3)
    assert held is not None
    assert held.text() == "đã nộp"


def test_ctrl_z_takes_the_last_mark_back(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)

    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    papers = window.shell.findChild(QTableWidget, "papers")
    assert papers is not None
    held = papers.item(0, 3)
    assert held is not None
    assert held.text() == "bắt buộc"


def test_a_lock_keeps_the_work_for_its_owner_and_hides_it_from_another(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Bùi Kín")
    window.key(Qt.Key.Key_F12)
    window.sign_in()
    window.until(lambda: window.focus() == "full_name")
    assert window.edit("full_name").text() == "Bùi Kín"
    window.key(Qt.Key.Key_F12)

    window.sign_in("2222", row=2)
    window.new_dossier()

    assert window.edit("full_name").text() == ""


def test_a_wrong_pin_opens_nothing(window: Window) -> None:
    window.until(lambda: window.items("people").count() == 3)
    window.type("9999")
    window.key(Qt.Key.Key_Return)

    window.until(lambda: "chưa đúng" in window.text("sign_in_problem"))

    window.key(Qt.Key.Key_F2)
    assert window.focus() == "pin"


def test_the_hint_of_a_drill_speaks_of_everybody_by_the_words_of_the_list(window: Window) -> None:
    people = window.items("people")
    window.until(lambda: people.count() == 3)

    roles = [people.item(row).text().rpartition("·")[2].strip() for row in range(3)]

    pins = dict(zip(roles, ("1111", "3333", "2222"), strict=True))
    assert all(f"{role} {pin}" in window.text("drill_hint") for role, pin in pins.items())


def test_no_title_names_a_person(window: Window) -> None:
    window.sign_in()
    to_papers(window)

    titles = {window.shell.windowTitle(), window.shell.customer_window.windowTitle()}

    assert titles == {"Quầy Một Cửa", "Màn hình công dân"}


def test_a_dossier_for_another_by_post_is_typed_by_keys(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Nguyễn Mẫu")
    window.key(Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    window.until(lambda: window.edit("owner_name").isVisible())
    way = window.shell.findChild(QComboBox, "return_way")
    assert way is not None
    way.setFocus()
    window.key(Qt.Key.Key_Down)
    window.until(lambda: window.edit("return_address").isVisible())
    for name, text in (
        ("return_address", "Số 3"),
        ("owner_name", "Phạm Mẫu Hoa"),
        ("owner_paper", "Con đẻ"),
    ):
        window.edit(name).setFocus()
        window.type(text)
        window.rest(150)

    window.until(lambda: bool(desk.ask(Today(), by=clerk).drafts))
    window.rest(500)
    draft = IntakeForm.from_json(desk.ask(Today(), by=clerk).drafts[0].text)
    assert (draft.is_for_other, draft.owner_name, draft.owner_paper) == (
        True,
        "Phạm Mẫu Hoa",
        "Con đẻ",
    )
    assert (draft.return_way, draft.return_address) == ("post", "Số 3")


def test_a_save_that_nobody_can_tell_of_is_looked_for_and_shown_with_its_number(
    window: Window, desk: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.sign_in()
    to_papers(window, "1.014027")
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    window.until(lambda: bool(window.shell.screen_named("intake").is_kept))
    dialect = store.engine.dialect
    heard = dialect.do_commit
    is_cut = [True]

    def unheard(connection: Any) -> None:
        heard(connection)
        if is_cut:
            raise dialect.loaded_dbapi.OperationalError("disk I/O error")

    monkeypatch.setattr(counter, "LOOK_AGAIN_MS", 20)
    monkeypatch.setattr(dialect, "do_commit", unheard)

    window.key(Qt.Key.Key_F9)
    window.until(lambda: "đang kiểm tra lại" in window.text("notice"))
    window.key(Qt.Key.Key_F9)
    is_cut.clear()

    window.until(lambda: window.text("done_headline").startswith("✓"))
    assert "đã lưu" in window.text("notice")
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 1


def test_the_window_never_outgrows_a_small_screen(window: Window) -> None:
    height = window.shell.height()
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: bool(window.text("fee_total")))
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_headline").startswith("✓"))

    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.focus() == "full_name")
    window.rest(50)

    assert window.shell.height() == height <= 768


def test_an_odd_day_is_asked_about_once_and_f9_again_confirms_it(
    window: Window, desk: Desk, clock: Clock
) -> None:
    clock.now = clock.now.replace(day=29)
    window.sign_in()
    for number in (1, 2):
        to_papers(window, "1.014027")
        window.until(lambda: window.focus() == "papers")
        window.key(Qt.Key.Key_Space)
        window.until(lambda: window.text("fee_total") == "0\u00a0đ")
        window.key(Qt.Key.Key_F9)
        if number == 1:
            window.until(lambda: "29/11/2026 (ngày nghỉ)" in window.text("problem_5"))
            assert desk.ask(CountsForCity(), by=SYSTEM).issued == 0
            window.key(Qt.Key.Key_F9)
        window.until(lambda: window.text("done_print") == "✓ Đã in")
        assert desk.ask(CountsForCity(), by=SYSTEM).issued == number
        window.key(Qt.Key.Key_F10)
