"""A list whose lines may be higher than itself is read to the end by its arrows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.app import application
from ui.widgets.items import Items

HIGH = "\n".join(f"dòng {number}" for number in range(20))
MANY = 40


@pytest.fixture
def items(qtbot: QtBot) -> Items:
    application()
    made = Items(None, "lines")
    qtbot.addWidget(made)
    made.resize(300, 120)
    made.fill(["đầu", HIGH, "cuối"])
    made.show()
    return made


def test_down_shows_all_of_a_high_line_before_the_next(items: Items) -> None:
    items.setCurrentRow(1)
    ends = [bottom(items)]
    while items.currentRow() == 1 and len(ends) < MANY:
        QTest.keyClick(items, Qt.Key.Key_Down)
        ends.append(bottom(items))

    assert items.currentRow() == 2
    seen = items.viewport().height()
    steps = [before - after for before, after in pairwise(ends)]
    assert ends[0] > seen
    assert min(ends[:-1]) < seen
    # Nothing is passed over.
    assert max(steps[:-1]) < seen


def test_up_shows_all_of_a_high_line_before_the_one_above(items: Items) -> None:
    items.setCurrentRow(1)
    items.verticalScrollBar().setValue(items.verticalScrollBar().maximum())
    tops = [top(items)]
    while items.currentRow() == 1 and len(tops) < MANY:
        QTest.keyClick(items, Qt.Key.Key_Up)
        tops.append(top(items))

    assert items.currentRow() == 0
    assert tops[0] < 0
    assert max(tops[:-1]) >= 0


def test_a_line_that_is_seen_whole_is_left_by_one_key(items: Items) -> None:
    items.setCurrentRow(0)

    QTest.keyClick(items, Qt.Key.Key_Down)

    assert items.currentRow() == 1


def test_an_empty_list_hears_an_arrow_and_does_nothing(items: Items) -> None:
    items.fill([])

    QTest.keyClick(items, Qt.Key.Key_Down)

    assert items.currentRow() == -1


def lower(items: Items) -> None:
    items.resize(400, 150)


def larger(items: Items) -> None:
    font = items.font()
    font.setPointSizeF(3 * font.pointSizeF())
    items.setFont(font)


def is_seen(items: Items) -> bool:
    chosen = items.visualItemRect(items.currentItem())
    return items.viewport().rect().contains(chosen)


@pytest.mark.parametrize("change", [lower, larger])
def test_the_chosen_line_goes_on_being_seen_in_less_room(
    qtbot: QtBot, items: Items, change: Callable[[Items], None]
) -> None:
    items.fill([f"Thủ tục {number}" for number in range(25)])
    items.resize(400, 400)
    items.setCurrentRow(9)
    items.doItemsLayout()
    assert is_seen(items)

    change(items)

    qtbot.waitUntil(lambda: is_seen(items))


def bottom(items: Items) -> int:
    return items.visualItemRect(items.item(1)).bottom()


def top(items: Items) -> int:
    return items.visualItemRect(items.item(1)).top()
