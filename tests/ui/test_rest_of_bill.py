"""Money that came for a bill that is another by now: it stays, and only the rest is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.user import SYSTEM
from counter_app.queries.verify import Verify
from counter_app.store.unit_of_work import Store
from tests.commands.test_thread import a_credit
from tests.ui.conftest import Window
from tests.ui.drafting import CONTROL, COPIES, SHIFT, at_papers, count_of, parked, reopened
from tests.ui.test_late_request import NEW, OLD, book, shown, waits
from ui.citizen import Pay, PayStage

REST = NEW - OLD


def owed_with_its_papers(window: Window) -> None:
    """Three copies at 8,000 đ, and every paper there."""
    at_papers(window, COPIES)
    window.key(Qt.Key.Key_A)
    window.key(Qt.Key.Key_4, CONTROL)
    window.until(lambda: count_of(window).isVisible())
    counted(window, 3)
    window.until(lambda: window.text("fee_total") == "24.000\u00a0đ")
    window.until(lambda: window.shell.counter.is_idle)


def asked_with_its_papers(window: Window) -> None:
    """The code is on the citizen's screen."""
    owed_with_its_papers(window)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window) and shown(window) == Money(OLD))


def counted(window: Window, copies: int) -> None:
    count = count_of(window)
    count.setFocus()
    count.selectAll()
    window.type(str(copies))
    window.key(Qt.Key.Key_Tab)


def credited(window: Window, desk: Desk, amount: int) -> None:
    """The bank has the money; the window has not asked yet."""
    page = window.shell.citizen_page
    assert isinstance(page, Pay)
    desk.submit(a_credit(f"CK {page.reference} nop phi", amount), by=SYSTEM)


def told(window: Window, words: str) -> None:
    window.until(lambda: window.text("fee_paid") == words)
    window.until(lambda: window.shell.counter.is_idle)


def stage(window: Window) -> PayStage | None:
    """What the citizen is told of the money."""
    page = window.shell.citizen_page
    return page.stage if isinstance(page, Pay) else None


def received(window: Window) -> None:
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("done_headline").startswith("✓"))


def test_a_citizen_who_looks_at_a_code_for_the_old_sum_sees_that_it_is_dead(
    window: Window, store: Store
) -> None:
    asked_with_its_papers(window)
    assert stage(window) is PayStage.WAITING

    counted(window, 5)

    window.until(lambda: stage(window) is PayStage.CANCELLED)
    assert book(store) == [(OLD, "cancelled")]


def test_of_a_bill_that_grew_after_it_was_paid_notes_bear_the_rest(
    window: Window, desk: Desk, store: Store
) -> None:
    asked_with_its_papers(window)
    credited(window, desk, OLD)

    counted(window, 5)

    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 16.000\u00a0đ")
    assert stage(window) is PayStage.RECEIVED
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    assert shown(window) == Money(REST)
    assert window.edit("cash_share").text() == "16.000"
    window.type("20000")
    window.until(lambda: window.text("change") == "✓ Trả lại 4.000\u00a0đ")
    received(window)
    assert sorted(book(store)) == [(REST, "paid"), (OLD, "paid")]
    assert desk.ask(Verify(), by=SYSTEM).first_fault is None


def test_of_a_bill_that_grew_after_it_was_paid_another_code_asks_for_the_rest(
    window: Window, desk: Desk, store: Store
) -> None:
    asked_with_its_papers(window)
    credited(window, desk, OLD)
    counted(window, 5)
    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 16.000\u00a0đ")

    window.key(Qt.Key.Key_F8)

    window.until(lambda: waits(window) and shown(window) == Money(REST))
    assert book(store) == [(OLD, "paid"), (REST, "waiting")]
    received(window)
    assert book(store) == [(OLD, "paid"), (REST, "waiting")]


def test_notes_counted_for_a_bill_that_grew_give_less_change(window: Window) -> None:
    owed_with_its_papers(window)
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("50000")
    assert window.text("change") == "✓ Trả lại 26.000\u00a0đ"

    counted(window, 5)

    window.until(lambda: window.text("change") == "✓ Trả lại 10.000\u00a0đ")
    assert window.edit("cash_share").text() == "40.000"
    window.until(lambda: shown(window) == Money(NEW))


@pytest.mark.parametrize(
    ("copies", "words", "ended"),
    [
        (2, "✓ Đã nhận 24.000\u00a0đ, không phải thu thêm; thừa 8.000\u00a0đ, sẽ hoàn", "surplus"),
        (3, "✓ Đã nhận đủ 24.000\u00a0đ, không phải thu thêm", "paid"),
    ],
)
def test_a_bill_that_is_no_larger_than_what_came_asks_for_nothing_more(
    window: Window, desk: Desk, store: Store, copies: int, words: str, ended: str
) -> None:
    """The clerk counts too many first, and comes back."""
    asked_with_its_papers(window)
    credited(window, desk, OLD)
    counted(window, 5)
    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 16.000\u00a0đ")

    counted(window, copies)

    told(window, words)
    received(window)
    ((_due, state),) = book(store)
    assert state == ended


def test_notes_bear_what_a_transfer_of_too_little_left(
    window: Window, desk: Desk, store: Store
) -> None:
    asked_with_its_papers(window)
    credited(window, desk, 20_000)
    window.shell.counter.city_passed.emit()
    window.until(lambda: "Còn thiếu" in window.text("qr_state"))

    window.key(Qt.Key.Key_F8, SHIFT)

    told(window, "✓ Đã nhận 20.000\u00a0đ, còn phải thu 4.000\u00a0đ")
    window.until(lambda: window.edit("cash_share").text() == "4.000")
    window.type("5000")
    window.until(lambda: window.text("change") == "✓ Trả lại 1.000\u00a0đ")
    received(window)
    assert sorted(book(store)) == [(4_000, "paid"), (20_000, "paid")]


def test_a_draft_that_comes_back_knows_what_was_paid_before(window: Window, desk: Desk) -> None:
    asked_with_its_papers(window)
    credited(window, desk, OLD)
    counted(window, 5)
    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 16.000\u00a0đ")
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.focus() == "tendered")
    window.type("20000")
    parked(window)
    assert not window.text("fee_paid")

    reopened(window)

    told(window, "✓ Đã nhận 24.000\u00a0đ, còn phải thu 16.000\u00a0đ")
    window.until(lambda: window.text("change") == "✓ Trả lại 4.000\u00a0đ")
    assert window.edit("tendered").text() == "20000"
