"""A request to the bank that is for an old sum or payer by the time it is in the book."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt

from counter_app.commands.draft import SaveDraft
from counter_app.commands.group import RequestGroupPayment
from counter_app.commands.payment import CancelPayment, RequestPayment
from counter_app.desk import Desk
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.user import SYSTEM, Actor
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.commands.test_thread import a_credit
from tests.ui.conftest import Window
from tests.ui.drafting import (
    ALT,
    CONTROL,
    at_count,
    at_fee,
    box_of,
    count_of,
    form_on_disk,
    parked,
    reopened,
)
from ui.citizen import Pay
from ui.forms.intake import IntakeForm
from ui.panes.bank import BankWay
from ui.panes.fee import FeePane
from ui.panes.tender import CHOICE
from ui.widgets.qr_view import QrView

OLD, NEW = 24_000, 40_000


class SlowDesk:
    """Requests for money wait at its door."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.opens = Event()

    def submit(self, command: Any, *, by: Actor) -> Any:
        if isinstance(command, RequestPayment | RequestGroupPayment):
            self.opens.wait(60)
        return self._desk.submit(command, by=by)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


def asked_at_a_slow_desk(window: Window, desk: Desk) -> SlowDesk:
    """F8, and the request is on its way until the desk opens."""
    slow = SlowDesk(desk)
    # The real one behind a door: signing in opens its own.
    window.shell.counter._desk = slow  # type: ignore[assignment]
    window.hit(Qt.Key.Key_F8)
    return slow


def outdated_by_another_payer(window: Window, desk: Desk) -> SlowDesk:
    """The sum stays, and a code that names nobody else is not wanted any more."""
    at_the_old_sum(window)
    slow = asked_at_a_slow_desk(window, desk)
    window.edit("tender_payer").setText("Cty Mau")
    window.edit("tender_payer").editingFinished.emit()
    window.until(lambda: box_of(window).half_written == ())
    return slow


def at_the_old_sum(window: Window) -> None:
    at_count(window)
    window.type("3")
    window.until(lambda: window.text("fee_total") == "24.000\u00a0đ")
    window.until(lambda: window.shell.counter.is_idle)


def asked_for_the_old_sum(window: Window) -> None:
    at_the_old_sum(window)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window))


def form_of(window: Window) -> IntakeForm:
    form: IntakeForm = window.shell.screen_named("intake").form
    return form


def waits(window: Window) -> bool:
    return "chờ" in window.text("qr_state").lower()


def shown(window: Window) -> Money | None:
    page = window.shell.citizen_page
    return page.amount if isinstance(page, Pay) else None


def book(store: Store) -> list[tuple[int, str]]:
    """What was asked for and what became of it, in that order."""
    with store.reading() as reading:
        rows = reading.rows(schema.payment.select())
    rows = sorted(rows, key=lambda row: str(row["reference"]))
    return [(row["amount_due"], row["state"]) for row in rows]


@pytest.mark.parametrize("is_back_first", [False, True])
def test_a_citizen_put_aside_never_sees_a_code_for_the_old_sum(
    window: Window, desk: Desk, store: Store, is_back_first: bool
) -> None:
    at_the_old_sum(window)
    slow = asked_at_a_slow_desk(window, desk)
    count_of(window).setFocus()
    count_of(window).selectAll()
    window.hit_letter("5")
    # A code that is about to go is no way: the draft has none.
    window.until(lambda: box_of(window).half_written == ())
    window.key(Qt.Key.Key_F10)
    if is_back_first:
        window.key(Qt.Key.Key_F10, CONTROL)
    slow.opens.set()
    if not is_back_first:
        window.until(lambda: book(store) == [(OLD, "cancelled")])
        window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: window.text("fee_total") == "40.000\u00a0đ")
    window.until(lambda: window.shell.counter.is_idle)
    assert box_of(window).currentIndex() == CHOICE
    assert shown(window) is None

    window.key(Qt.Key.Key_F8)

    window.until(lambda: waits(window))
    window.until(lambda: shown(window) == Money(NEW))
    assert book(store) == [(OLD, "cancelled"), (NEW, "waiting")]


def test_a_code_for_another_payer_is_not_shown_though_the_sum_is_the_same(
    window: Window, desk: Desk, store: Store
) -> None:
    """Called back and asked for again before the first request is in the book."""
    slow = outdated_by_another_payer(window, desk)
    window.shell.screen_named("intake").next_citizen()
    window.shell.screen_named("intake")._call_back()
    slow.opens.set()
    window.until(lambda: window.text("fee_total") == "24.000\u00a0đ")

    window.key(Qt.Key.Key_F8)

    window.until(lambda: waits(window))
    window.until(lambda: window.shell.counter.is_idle)
    assert book(store) == [(OLD, "cancelled"), (OLD, "waiting")]


def test_a_code_that_is_wanted_again_while_an_old_one_is_on_its_way_is_a_new_one(
    window: Window, desk: Desk, store: Store
) -> None:
    slow = outdated_by_another_payer(window, desk)
    window.items("fee_lines").setFocus()
    window.hit(Qt.Key.Key_1)
    slow.opens.set()

    window.until(lambda: waits(window))
    window.until(lambda: window.shell.counter.is_idle)
    assert book(store) == [(OLD, "cancelled"), (OLD, "waiting")]


def edited(desk: Desk, clerk: Actor, **facts: Any) -> IntakeForm:
    """As a kill leaves it: the draft knows of another sum, the book only of the old request."""
    form = replace(form_on_disk(desk, clerk), **facts)
    desk.submit(SaveDraft(form.draft_id, "intake", form.to_json()), by=clerk)
    return form


def test_a_code_for_the_old_sum_that_a_draft_comes_back_to_is_asked_anew(
    window: Window, desk: Desk, clerk: Actor, store: Store
) -> None:
    asked_for_the_old_sum(window)
    parked(window)
    edited(desk, clerk, quantities=(("copy", 5),))

    reopened(window)

    window.until(lambda: shown(window) is not None and waits(window))
    assert shown(window) == Money(NEW)
    assert book(store) == [(OLD, "cancelled"), (NEW, "waiting")]


def test_a_code_for_a_group_that_has_become_smaller_is_asked_anew(
    window: Window, desk: Desk, clerk: Actor, store: Store
) -> None:
    at_fee(window)
    window.key(Qt.Key.Key_B, ALT)
    window.until(lambda: window.focus() == "copies")
    window.type("3")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "9.000\u00a0đ")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window))
    parked(window)
    edited(desk, clerk, copies=2)

    reopened(window)

    window.until(lambda: shown(window) is not None and waits(window))
    assert shown(window) == Money(6_000)
    assert sorted(book(store)) == [(3_000, "cancelled")] * 3 + [(3_000, "waiting")] * 2


def test_money_that_came_for_the_old_sum_is_never_called_off(
    window: Window, desk: Desk, clerk: Actor, store: Store
) -> None:
    asked_for_the_old_sum(window)
    page = window.shell.citizen_page
    assert isinstance(page, Pay)
    parked(window)
    edited(desk, clerk, quantities=(("copy", 5),))
    desk.submit(a_credit(f"CK {page.reference} nop phi", OLD), by=SYSTEM)

    reopened(window)

    window.until(
        lambda: window.text("fee_paid") == "✓ Đã nhận 24.000\u00a0đ, còn phải thu 16.000\u00a0đ"
    )
    window.until(lambda: window.shell.counter.is_idle)
    assert shown(window) == Money(OLD)
    assert book(store) == [(OLD, "paid")]


def test_a_code_that_somebody_else_called_off_is_shown_no_longer_and_f8_asks_anew(
    window: Window, desk: Desk, clerk: Actor, store: Store
) -> None:
    asked_for_the_old_sum(window)
    bank, fee = window.shell.findChild(BankWay), window.shell.findChild(FeePane)
    assert bank is not None
    assert fee is not None
    code = bank.findChild(QrView)
    assert code is not None
    assert code.isVisible()

    desk.submit(CancelPayment(form_of(window).payment_id), by=clerk)
    window.shell.counter.city_passed.emit()

    window.until(lambda: "đã thôi" in window.text("qr_state"))
    assert not code.isVisible()
    assert isinstance(fee.problem_now(), InputError)
    window.key(Qt.Key.Key_F8)
    window.until(lambda: waits(window))
    window.until(code.isVisible)
    assert book(store) == [(OLD, "cancelled"), (OLD, "waiting")]


def test_a_dead_intent_that_has_no_successor_is_asked_for_once(
    window: Window, desk: Desk, clerk: Actor, store: Store
) -> None:
    """As where the procedure is gone from the form: another intent comes by that alone."""
    asked_for_the_old_sum(window)
    desk.submit(CancelPayment(form_of(window).payment_id), by=clerk)
    box = box_of(window)
    box.new_intent.disconnect()

    box.take_qr()

    window.until(lambda: box.currentIndex() == CHOICE)
    window.until(lambda: window.shell.counter.is_idle)
    assert book(store) == [(OLD, "cancelled")]
