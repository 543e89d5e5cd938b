"""Taking what a received dossier still owes, from its page, by keys."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.payment import CashTender, Share, SplitTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.dossier import OneDossier
from counter_app.queries.payment import DossierMoney, MoneyOfDossier
from counter_app.queries.print_journal import OpenPrints
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier
from tests.commands.test_thread import a_credit
from tests.ui.conftest import Window
from tests.ui.test_window import CARD, to_papers
from ui import theme
from ui.citizen import Pay, PayStage, Welcome
from ui.panes.bank import BankWay
from ui.widgets.qr_view import QrView

CODE = "000.00.01.H26-261126-1260001"
ADVANCE = SplitTender((CashTender(Money(40_000), Share(Money(40_000))),), rest_later=True)


def picture(window: Window, name: str) -> None:
    """Kept for a person's eyes where PICTURES names a folder."""
    if folder := os.environ.get("PICTURES"):
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app)
        window.rest(200)
        window.shell.grab().save(str(Path(folder, f"{name}.png")))
        citizen = window.shell.customer_window
        citizen.resize(1280, 800)
        citizen.grab().save(str(Path(folder, f"{name}-citizen.png")))


def money(desk: Desk) -> MoneyOfDossier:
    found = desk.ask(DossierMoney("d1"), by=SYSTEM)
    assert found is not None
    return found


def rest(desk: Desk) -> Money:
    return money(desk).standing.rest


def unprinted(desk: Desk) -> list[str]:
    """Receipts that nobody printed, that of the advance among them."""
    waiting = desk.ask(OpenPrints(), by=SYSTEM).waiting
    return [one.number for one in waiting if one.kind == "receipt"]


def page(window: Window) -> Pay | None:
    shown = window.shell.customer_window.page
    return shown if isinstance(shown, Pay) else None


def at_stage(window: Window, stage: PayStage) -> Callable[[], bool]:
    return lambda: (shown := page(window)) is not None and shown.stage is stage


def reference(window: Window) -> str:
    """Of the request that the citizen sees; empty while there is none."""
    shown = page(window)
    return shown.reference if shown is not None else ""


@pytest.fixture
def due(window: Window, desk: Desk, clerk: Actor) -> Window:
    """A dossier of 100,000 đ with 40,000 đ paid is open, and what it owes by F8."""
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=ADVANCE), by=clerk)
    window.sign_in()
    window.shell.open_screen("dossier")
    window.shell.screen_named("dossier").open(CODE)
    window.until(lambda: "60.000" in " ".join(lines(window, "dossier_money")))
    picture(window, "dossier")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: window.focus() == "due_ways")
    window.until(lambda: window.items("due_ways").count() == 3)
    return window


def lines(window: Window, name: str) -> list[str]:
    found = window.items(name)
    return [found.item(row).text() for row in range(found.count())]


def credit(window: Window, desk: Desk, amount: int, number: int = 1) -> None:
    """The bank's credit comes while the clerk looks at the screen."""
    reference = next(one.reference for one in reversed(money(desk).payments) if one.reference)
    desk.submit(a_credit(f"CK {reference} nop phi", amount, number), by=SYSTEM)
    window.shell.counter.city_passed.emit()


def test_the_rest_is_taken_in_cash_with_change_and_receipt(due: Window, desk: Desk) -> None:
    assert due.text("due_amount") == "60.000\u00a0đ"
    due.key(Qt.Key.Key_2)
    due.until(lambda: due.focus() == "due_share")
    assert due.edit("due_share").text() == "60.000"
    due.key(Qt.Key.Key_Return)
    due.type("E")
    due.until(lambda: "40.000" in due.text("due_change"))
    picture(due, "due-cash")

    due.key(Qt.Key.Key_Return)

    due.until(lambda: "✓ Đã thu" in due.text("due_note"))
    assert rest(desk) == Money(0)
    assert [one.total.dong for one in money(desk).receipts] == [40_000, 60_000]
    due.until(at_stage(due, PayStage.RECEIVED))
    due.until(lambda: "Không còn khoản nào" in "".join(lines(due, "due_ways")[:1]))
    picture(due, "due-taken")


def test_the_line_of_keys_says_that_enter_takes_the_money(due: Window) -> None:
    assert due.text("keys_text").startswith("Số để chọn cách thu")

    due.key(Qt.Key.Key_2)
    due.until(lambda: due.focus() == "due_share")
    assert "Enter thu và in biên lai" in due.text("keys_text")

    due.key(Qt.Key.Key_Escape)
    due.key(Qt.Key.Key_Escape)
    due.until(lambda: due.text("keys_text").startswith("1…9 việc tiếp theo"))


def test_a_qr_that_is_paid_short_shows_the_rest_then_prints_its_receipt(
    due: Window, desk: Desk
) -> None:
    due.key(Qt.Key.Key_1)
    due.until(lambda: due.focus() == "due_share")
    due.key(Qt.Key.Key_Return)
    due.key(Qt.Key.Key_Return)
    due.until(at_stage(due, PayStage.WAITING))
    due.until(lambda: "chờ ngân hàng" in due.text("due_state"))
    picture(due, "due-qr")
    due.key(Qt.Key.Key_Return)
    assert [one.state.is_open for one in money(desk).payments] == [False, True]

    credit(due, desk, 20_000)
    due.until(at_stage(due, PayStage.UNDERPAID))
    assert "còn thiếu 40.000" in due.text("due_state")
    due.until(lambda: "Thôi chờ 40.000" in "".join(lines(due, "due_ways")[:1]))
    picture(due, "due-underpaid")
    credit(due, desk, 40_000, 2)

    due.until(at_stage(due, PayStage.RECEIVED))
    due.until(lambda: not unprinted(desk)[1:])
    picture(due, "due-received")
    credit(due, desk, 60_000, 3)
    due.until(at_stage(due, PayStage.SURPLUS))
    picture(due, "due-surplus")


def test_a_receipt_that_comes_after_the_screen_was_left_waits_to_be_printed(
    due: Window, desk: Desk
) -> None:
    due.key(Qt.Key.Key_3)
    due.until(lambda: due.focus() == "due_share")
    due.type("25000")
    due.key(Qt.Key.Key_Return)
    due.until(at_stage(due, PayStage.WAITING))
    due.until(lambda: due.items("due_ways").count() == 5)
    assert "1234567890123" in due.text("due_text")
    assert "25.000" in due.text("due_text")
    picture(due, "due-transfer")
    due.key(Qt.Key.Key_Escape)
    due.until(lambda: due.focus() == "acts")
    assert isinstance(due.shell.customer_window.page, Welcome)

    credit(due, desk, 25_000)

    due.until(lambda: len(unprinted(desk)) == 2)
    assert rest(desk) == Money(35_000)


def test_what_is_wrong_is_said_and_takes_nothing(due: Window, desk: Desk) -> None:
    due.key(Qt.Key.Key_2)
    due.until(lambda: due.focus() == "due_share")
    for wrong in ("60001", "0", "-5", "muoi"):
        due.edit("due_share").setText(wrong)
        due.edit("due_tendered").setText("100000")
        due.edit("due_share").setFocus()
        due.key(Qt.Key.Key_Return)
        due.until(lambda: due.text("due_note").startswith("■"))
        assert rest(desk) == Money(60_000), wrong
        due.key(Qt.Key.Key_Escape)
        due.key(Qt.Key.Key_2)
        due.until(lambda: due.text("due_note") == "")


def test_at_intake_a_digit_chooses_the_way_and_what_was_asked_before_is_called_off(
    window: Window, desk: Desk
) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.until(lambda: window.focus() == "fee_lines")
    window.key(Qt.Key.Key_1)
    window.until(at_stage(window, PayStage.WAITING))
    first = page(window)
    assert first is not None
    assert first.shows_code

    window.key(Qt.Key.Key_3)

    window.until(
        lambda: (now := page(window)) is not None and now.account == "1234567890123 · Vietcombank"
    )
    now = page(window)
    assert now is not None
    assert now.reference != first.reference
    assert now.reference in window.text("transfer_text")
    picture(window, "intake-transfer")
    window.key(Qt.Key.Key_2)
    window.until(lambda: window.focus() == "tendered")
    window.type("R")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_headline").startswith("✓"))
    dossier = desk.ask(OneDossier(CODE), by=SYSTEM).line.dossier_id
    found = desk.ask(DossierMoney(dossier), by=SYSTEM)
    assert found is not None
    assert [one.state.value for one in found.payments] == ["cancelled", "cancelled", "paid"]


def at_the_fee(window: Window) -> None:
    window.sign_in()
    to_papers(window)
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    window.until(lambda: window.focus() == "fee_lines")


def of_new(desk: Desk) -> MoneyOfDossier:
    dossier = desk.ask(OneDossier(CODE), by=SYSTEM).line.dossier_id
    found = desk.ask(DossierMoney(dossier), by=SYSTEM)
    assert found is not None
    return found


def test_at_intake_notes_pay_a_part_and_a_code_the_rest_under_another_payers_name(
    window: Window, desk: Desk
) -> None:
    at_the_fee(window)
    window.key(Qt.Key.Key_4)
    window.until(lambda: window.focus() == "tender_payer")
    window.edit("tender_payer").setText("Trần Văn Mẫu")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "tender_payer_id")
    window.edit("tender_payer_id").setText("0101234567")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "fee_lines")
    window.key(Qt.Key.Key_2)
    window.until(lambda: window.focus() == "tendered")
    window.edit("cash_share").setText("1000")
    window.edit("cash_share").setFocus()
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "tendered")
    window.type("2000")
    window.until(lambda: "1.000" in window.text("change"))
    picture(window, "intake-part")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: "2.000" in window.text("problem_4"))
    window.key(Qt.Key.Key_F8)
    window.until(at_stage(window, PayStage.WAITING))
    shown = page(window)
    assert shown is not None and shown.amount == Money(2_000)
    window.until(lambda: (now := page(window)) is not None and "hai nghìn" in now.in_words)
    picture(window, "intake-split")

    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_headline").startswith("✓"))

    money = of_new(desk)
    assert [(one.method.value, one.amount.dong) for one in money.payments] == [
        ("qr", 2_000),
        ("cash", 1_000),
    ]
    assert {one.payer_name for one in money.payments} == {"Trần Văn Mẫu"}
    assert (money.standing.paid, money.standing.waiting) == (Money(1_000), Money(2_000))


def test_at_intake_the_rest_of_a_part_may_be_left_for_later(window: Window, desk: Desk) -> None:
    at_the_fee(window)
    window.key(Qt.Key.Key_2)
    window.until(lambda: window.focus() == "tendered")
    window.edit("cash_share").setText("1000")
    window.type("1000")
    window.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    later = window.shell.findChild(QPushButton, "rest_later")
    assert later is not None
    window.until(later.isChecked)
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_headline").startswith("✓"))

    assert (of_new(desk).standing.paid, of_new(desk).standing.rest) == (Money(1_000), Money(2_000))


def test_at_intake_a_code_that_names_another_payer_is_called_off(
    window: Window, desk: Desk
) -> None:
    at_the_fee(window)
    window.key(Qt.Key.Key_1)
    window.until(at_stage(window, PayStage.WAITING))
    first = reference(window)
    window.key(Qt.Key.Key_4)
    window.until(lambda: window.focus() == "tender_payer")
    window.edit("tender_payer").setText("Trần Văn Mẫu")
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "fee_lines")
    window.key(Qt.Key.Key_1)
    window.until(lambda: reference(window) not in ("", first))
    window.until(at_stage(window, PayStage.WAITING))
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_headline").startswith("✓"))

    states = [(one.state.value, one.payer_name) for one in of_new(desk).payments]
    assert states == [("cancelled", None), ("waiting", "Trần Văn Mẫu")]


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_3])
def test_at_intake_nothing_asks_for_the_money_any_more_once_it_came(
    window: Window, desk: Desk, key: Qt.Key
) -> None:
    at_the_fee(window)
    window.key(key)
    window.until(at_stage(window, PayStage.WAITING))
    bank = window.shell.findChild(BankWay)
    assert bank is not None
    code, words = bank.findChild(QrView), bank.findChild(QLabel, "transfer_text")
    assert code is not None
    assert words is not None
    assert code.isVisible() is not words.isVisible()
    assert "Shift+F8" in window.text("qr_next")

    desk.submit(a_credit(f"CK {reference(window)} nop phi", 3_000), by=SYSTEM)
    window.shell.counter.city_passed.emit()

    window.until(lambda: "✓" in window.text("qr_state"))
    assert not code.isVisible()
    assert not words.isVisible()
    assert window.text("qr_next") == "F9: tiếp nhận và in"


def test_a_card_scanned_over_what_is_due_opens_no_way(due: Window, desk: Desk) -> None:
    before = money(desk).payments

    due.scan_keys(CARD)
    due.until(lambda: due.shell.current == "intake")
    due.shell.open_screen("dossier")
    due.rest(100)

    assert not due.edit("due_share").isVisible()
    assert due.focus() == "due_ways"
    assert money(desk).payments == before


def test_who_leaves_the_notes_shows_the_citizen_no_sum_of_them(due: Window) -> None:
    due.key(Qt.Key.Key_2)
    due.until(lambda: due.focus() == "due_share")
    due.type("25000")
    due.until(lambda: (shown := page(due)) is not None and shown.amount == Money(25_000))

    due.key(Qt.Key.Key_Escape)

    due.until(lambda: due.focus() == "due_ways")
    assert page(due) is None


def test_a_code_for_the_rest_is_in_the_citizens_sight_again_after_the_desk_was_locked(
    due: Window,
) -> None:
    due.key(Qt.Key.Key_1)
    due.until(lambda: due.focus() == "due_share")
    due.key(Qt.Key.Key_Return)
    due.until(at_stage(due, PayStage.WAITING))
    code = reference(due)
    due.key(Qt.Key.Key_F12)
    due.until(lambda: due.focus() == "pin")
    assert page(due) is None

    due.type("1111")
    due.key(Qt.Key.Key_Return)

    due.until(lambda: due.focus() == "due_ways")
    assert reference(due) == code


@pytest.mark.parametrize("is_counting", [False, True])
def test_another_slip_scanned_over_what_is_due_leaves_the_keys_on_its_page(
    due: Window, desk: Desk, clerk: Actor, is_counting: bool
) -> None:
    other = desk.submit(a_dossier("d2", HOUSEHOLD_BUSINESS, tender=ADVANCE), by=clerk).value.code
    if is_counting:
        due.key(Qt.Key.Key_2)
        due.until(lambda: due.focus() == "due_share")
    due.rest(100)

    due.scan_keys(other)

    due.until(lambda: other in due.text("dossier_title"))
    due.until(lambda: due.items("acts").count() > 1)
    assert due.focus() == "acts"
