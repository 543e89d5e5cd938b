"""Today's numbers are those of the lists they stand for, and what was gone to stays chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from counter_app.commands.handover import ForwardDossiers
from counter_app.commands.obligation import AskObligation
from counter_app.commands.outcome import Topic
from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import Actor
from counter_app.queries.deadline import Board, Stake
from counter_app.queries.home import Today
from counter_app.queries.print_journal import OpenPrints
from counter_app.queries.shift import CurrentShift
from tests.builders import MARITAL_STATUS, PENSION, a_dossier
from tests.conftest import Clock
from tests.ui.conftest import Window
from tests.ui.drafting import parked


@pytest.mark.usefixtures("window")
def test_late_is_what_the_board_calls_late(desk: Desk, clerk: Actor, clock: Clock) -> None:
    desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk)
    desk.submit(a_dossier("d2", MARITAL_STATUS), by=clerk)
    desk.submit(ForwardDossiers(("d1", "d2")), by=clerk)
    desk.submit(AskObligation("d1", "Thuế cơ sở 1", "Số 12/TB ngày 26/11/2026"), by=clerk)
    clock.move(days=30)

    board = desk.ask(Board(), by=clerk)

    late = [line.dossier_id for line in board if line.stake is Stake.LATE]
    assert (late, desk.ask(Today(), by=clerk).late) == (["d2"], 1)


def test_what_is_unprinted_stays_so_once_its_shift_is_closed(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1", PENSION), by=clerk)
    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None
    count = DrawerCount.of(Money(500_000))
    desk.submit(CloseShift(shift.shift_id, count, "Hết ca"), by=clerk)
    waiting = desk.ask(OpenPrints(), by=clerk).waiting_count

    window.sign_in()

    window.until(lambda: window.text("home_unprinted") == str(waiting))
    assert waiting


def test_a_draft_that_was_gone_to_stays_chosen_when_news_comes(
    window: Window, clock: Clock
) -> None:
    window.sign_in()
    window.new_dossier()
    for name in ("Lê Nhất Mẫu", "Lê Nhị Mẫu"):
        window.type(name)
        # The last letter may still be held as one of a scan.
        window.rest(100)
        parked(window)
        clock.move(seconds=5)
    window.shell.open_screen("home")
    drafts = window.items("drafts")
    window.until(lambda: drafts.count() == 2)
    drafts.setFocus()
    drafts.setCurrentRow(1)

    window.shell.counter.happened.emit(frozenset({Topic.OUTBOX}))
    window.until(lambda: window.shell.counter.is_idle)

    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.edit("full_name").text() == "Lê Nhất Mẫu")
