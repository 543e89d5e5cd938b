"""The line of keys says what works now, and the refusal stands where it can be seen."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from tests.ui.conftest import Window
from tests.ui.test_papers import at_papers
from ui.keymap import KEYS
from ui.panes.intake_keys import DONE, FEE, PAPERS, PERSON, FeeStands, Standing

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("fee", "told", "not_told"),
    [
        (FeeStands.ASKED, "Enter trả lời", "F8"),
        (FeeStands.OPEN, "F8 mã QR · Shift+F8 tiền mặt · 3 chuyển khoản", "F9"),
        (FeeStands.NOTES, "Enter", "F9"),
        (FeeStands.COUNTED, "F9 tiếp nhận và in · Enter tiếp", "Shift+F8"),
        (FeeStands.WAITED_FOR, "F9 tiếp nhận và in", "mã QR"),
        (FeeStands.SETTLED, "F9 tiếp nhận và in", "F8"),
    ],
)
def test_no_way_to_pay_is_offered_once_it_is_paid(fee: FeeStands, told: str, not_told: str) -> None:
    keys = Standing(FEE, fee).keys

    assert told in keys
    assert not_told not in keys


def test_a_paper_in_doubt_offers_its_two_answers() -> None:
    assert "Y giấy đã ra · N chưa ra" in Standing(DONE, is_finished=True, is_doubtful=True).keys
    assert "Y giấy" not in Standing(DONE, is_finished=True).keys


def test_who_refuses_reads_of_no_paper() -> None:
    for step in (PERSON, PAPERS, FEE):
        keys = Standing(step, is_refusing=True).keys
        assert "Esc thôi" in keys
        assert "A đủ cả" not in keys


def test_each_act_that_is_told_first_stands_in_the_table() -> None:
    acts = {key.act for key in KEYS}
    first = [Standing(step).first_acts for step in range(5)]

    assert all(first)
    assert set(itertools.chain(*first)) <= acts


def test_the_line_follows_what_is_done(window: Window) -> None:
    at_papers(window, "1.004873")
    assert window.text("keys_text").startswith("A đủ cả")

    window.key(Qt.Key.Key_F7, SHIFT)
    window.until(lambda: window.focus() == "refusal_reason")
    assert window.text("keys_text").startswith("Enter ô sau")

    window.key(Qt.Key.Key_Escape)
    assert window.text("keys_text").startswith("A đủ cả")
    window.key(Qt.Key.Key_A)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("keys_text").startswith("F8 mã QR · Shift+F8"))
    window.key(Qt.Key.Key_F8, SHIFT)
    window.until(lambda: window.text("keys_text").startswith("Đếm tiền"))
    window.type("50000")
    window.until(lambda: window.text("keys_text").startswith("F9 tiếp nhận và in"))


def test_another_page_keeps_its_own_line(window: Window) -> None:
    at_papers(window)
    window.shell.open_screen("home")
    before = window.text("keys_text")

    window.shell.screen_named("intake")._tell_keys()

    assert window.text("keys_text") == before


def test_f1_tells_the_keys_of_the_open_step_first(window: Window) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_F1)
    table = window.shell.findChild(QTableView, "keys_table")
    assert table is not None

    keys = [table.model().index(row, 0).data() for row in range(4)]

    assert keys == ["A", "Space", "1…9", "C"]
