"""Several dossiers of one visit by keys: entered once, paid at once, parked and undone as one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QSpinBox

from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.dossier import Dossiers, OneDossier
from counter_app.queries.home import Today
from counter_app.queries.outbox import CountsForCity
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.ui.conftest import Window
from tests.ui.drafting import parked, reopened
from tests.ui.test_window import CARD, SHIFT, to_papers
from ui.forms.intake import IntakeForm

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
OTHER_CARD = "001215012345||TRẦN THỊ MẪU CON|02092015|Nữ|Số 1 Đại Cồ Việt, Hà Nội|25052021"


def complete(window: Window, total: str) -> None:
    """Every paper is there and the fee is known."""
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_A)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == total)


def lines_of(window: Window) -> str:
    lines = window.shell.findChild(QPlainTextEdit, "household")
    assert lines is not None
    return lines.toPlainText()


def second(window: Window, code: str, total: str) -> None:
    """Ctrl+G, and another procedure of the same person."""
    window.key(Qt.Key.Key_G, CTRL)
    window.until(lambda: window.focus() == "procedure_search")
    window.type(code)
    window.until(lambda: window.items("procedure_list").count() == 1)
    window.key(Qt.Key.Key_Return)
    complete(window, total)


def test_two_procedures_of_one_citizen_are_one_visit(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    to_papers(window)
    complete(window, "3.000\u00a0đ")
    second(window, "1.014027", "3.000\u00a0đ")
    assert "2 hồ sơ" in window.text("group_line")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")
    assert "47.000" in window.text("change")

    window.key(Qt.Key.Key_F9)

    window.until(lambda: "NH-0126-" in window.text("done_headline"))
    window.until(lambda: window.text("done_print") == "✓ Đã in")
    assert "47.000" in window.text("done_money")
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 2
    assert {one.masked_name for one in desk.ask(Dossiers(), by=clerk)} == {"NGUYỄN V. A."}
    assert desk.ask(Today(), by=clerk).drafts == ()
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_alike_ones_are_counted_and_one_code_asks_for_all(
    window: Window, desk: Desk, store: Store
) -> None:
    window.sign_in()
    to_papers(window)
    complete(window, "3.000\u00a0đ")
    window.key(Qt.Key.Key_B, ALT)
    window.until(lambda: window.focus() == "copies")
    window.type("4")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "12.000\u00a0đ")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "chờ ngân hàng" in window.text("qr_state").lower())

    window.key(Qt.Key.Key_F9)

    window.until(lambda: window.text("done_headline").startswith("✓ 4 hồ sơ"))
    window.until(lambda: window.text("done_print") == "✓ Đã in")
    with store.reading() as reading:
        (asked,) = reading.rows(schema.payment_group.select())
        parts = reading.rows(schema.payment.select())
    assert asked["amount_due"] == 12_000
    assert len(parts) == 4
    assert Money.total(Money(one["amount_due"]) for one in parts) == Money(12_000)
    # The window asks for the money until the next citizen comes.
    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.focus() == "full_name")


def test_undo_takes_the_group_apart_step_by_step(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    complete(window, "3.000\u00a0đ")
    window.key(Qt.Key.Key_G, CTRL)
    window.until(lambda: window.focus() == "procedure_search")
    screen = window.shell.screen_named("intake")
    assert screen.form.is_group

    window.key(Qt.Key.Key_Z, CTRL)

    window.until(lambda: not screen.form.is_group)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    assert screen.form.procedure_code == "1.004873"


def test_a_group_is_parked_and_comes_back_as_one(window: Window, desk: Desk, clerk: Actor) -> None:
    window.sign_in()
    to_papers(window)
    complete(window, "3.000\u00a0đ")
    second(window, "1.014027", "3.000\u00a0đ")
    screen = window.shell.screen_named("intake")
    window.until(lambda: bool(screen.is_kept))
    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.focus() == "full_name")
    (draft,) = desk.ask(Today(), by=clerk).drafts
    assert IntakeForm.from_json(draft.text).is_group

    window.key(Qt.Key.Key_F10, CTRL)

    window.until(lambda: "2 hồ sơ" in window.text("group_line"))
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("3000")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_print") == "✓ Đã in")
    assert "NH-0126-" in window.text("done_headline")
    assert desk.ask(Today(), by=clerk).drafts == ()


def test_a_group_that_came_back_is_taken_apart_step_by_step(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    complete(window, "3.000\u00a0đ")
    second(window, "1.014027", "3.000\u00a0đ")
    parked(window)
    reopened(window)
    window.until(lambda: "2 hồ sơ" in window.text("group_line"))
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    screen = window.shell.screen_named("intake")

    window.key(Qt.Key.Key_Z, CTRL)
    window.until(lambda: screen.form.procedure_code == "")
    assert screen.form.is_group
    window.key(Qt.Key.Key_Z, CTRL)

    window.until(lambda: not screen.form.is_group)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    assert screen.form.procedure_code == "1.004873"


def test_a_part_of_a_groups_fee_is_refused_in_words(window: Window, desk: Desk) -> None:
    window.sign_in()
    to_papers(window)
    complete(window, "3.000\u00a0đ")
    second(window, "1.014027", "3.000\u00a0đ")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.edit("cash_share").setFocus()
    window.edit("cash_share").selectAll()
    window.type("1000")
    window.edit("tendered").setFocus()
    window.type("1000")

    window.key(Qt.Key.Key_F9)

    window.until(lambda: "Cả nhóm nộp một lần" in window.text("problem_4"))
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 0


def test_what_is_known_of_the_citizen_later_is_of_all_that_they_hand_in(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Nguyễn Văn A")
    window.rest(150)
    window.key(Qt.Key.Key_F5)
    window.until(lambda: window.focus() == "procedure_search")
    window.type("1.004873")
    window.until(lambda: window.items("procedure_list").count() == 1)
    window.key(Qt.Key.Key_Return)
    complete(window, "3.000\u00a0đ")
    second(window, "1.014027", "3.000\u00a0đ")
    window.shell.scan(CARD)
    window.until(lambda: window.focus() == "phone")
    window.type("0912345678")
    window.rest(150)
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")

    window.key(Qt.Key.Key_F9)

    window.until(lambda: "NH-0126-" in window.text("done_headline"))
    pages = [desk.ask(OneDossier(one.code), by=clerk) for one in desk.ask(Dossiers(), by=clerk)]
    assert [str(one.phone) for one in pages] == ["0912345678"] * 2
    assert [str(one.id_number) for one in pages] == ["001098012345"] * 2


def test_nothing_is_added_to_what_is_not_complete(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")

    window.key(Qt.Key.Key_G, CTRL)

    window.until(lambda: "giấy tờ" in window.text("problem_3"))
    assert not window.shell.screen_named("intake").form.is_group


def test_the_cards_of_a_household_become_its_lines(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    window.shell.scan(CARD)
    window.until(lambda: window.focus() == "phone")
    window.key(Qt.Key.Key_H, ALT)
    box = window.shell.findChild(QCheckBox, "is_household")
    lines = window.shell.findChild(QPlainTextEdit, "household")
    assert box is not None
    assert lines is not None
    window.until(lambda: window.focus() == "household")

    window.shell.scan(OTHER_CARD)
    window.until(lambda: "TRẦN THỊ MẪU CON" in lines.toPlainText())
    assert window.edit("full_name").text() == "NGUYỄN VĂN A"
    window.key(Qt.Key.Key_F5)
    window.key(Qt.Key.Key_F4)
    lines.setFocus()
    window.type("con")
    window.key(Qt.Key.Key_F5)
    window.until(lambda: window.focus() == "procedure_search")
    window.type("1.014027")
    window.until(lambda: window.items("procedure_list").count() == 1)
    window.key(Qt.Key.Key_Return)
    complete(window, "0\u00a0đ")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_print") == "✓ Đã in")

    (line,) = desk.ask(Dossiers(), by=clerk)
    (member,) = desk.ask(OneDossier(line.code), by=clerk).household
    assert member == "TRẦN THỊ MẪU CON, con, sinh 02/09/2015, số định danh 001215012345"


def test_somebody_of_a_household_without_a_relation_is_asked_about(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.shell.scan(CARD)
    window.until(lambda: window.focus() == "phone")
    window.key(Qt.Key.Key_H, ALT)
    window.until(lambda: window.focus() == "household")
    window.type("Mau Con; 2015")
    window.rest(300)
    # What was typed as fast as a scanner types is given back.
    assert lines_of(window) == "Mau Con; 2015"
    window.edit("phone").setFocus()

    window.key(Qt.Key.Key_Return)

    assert "quan hệ" in window.text("problem_1").lower()
    assert isinstance(window.shell.findChild(QSpinBox, "copies"), QSpinBox)
