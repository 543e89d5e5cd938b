"""A line of a list is as high as its words need now, whatever was measured before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from pytestqt.qtbot import QtBot

from ui.app import application
from ui.widgets import wrapped
from ui.widgets.items import Items

WORDS = "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất"


def narrower(items: Items) -> None:
    items.resize(200, 300)


def larger(items: Items) -> None:
    font = items.font()
    font.setPointSizeF(2 * font.pointSizeF())
    items.setFont(font)


def reworded(items: Items) -> None:
    items.item(0).setText(f"{WORDS}\n{WORDS}")


def pictured(items: Items) -> None:
    picture = QPixmap(160, 160)
    picture.fill("black")
    items.setIconSize(QSize(160, 160))
    items.item(0).setIcon(QIcon(picture))


def given(items: Items) -> None:
    items.item(0).setSizeHint(QSize(0, 200))


@pytest.mark.parametrize("change", [narrower, larger, reworded, pictured, given])
def test_a_line_that_needs_more_becomes_higher(
    qtbot: QtBot, change: Callable[[Items], None]
) -> None:
    items = shown(qtbot)
    before = height(items)

    change(items)

    assert height(items) > 1.3 * before


def test_lines_that_came_while_the_list_had_no_height_are_whole_once_it_has_one(
    qtbot: QtBot,
) -> None:
    application()
    items = Items(None, "lines")
    qtbot.addWidget(items)
    items.resize(400, 2)
    items.show()
    items.fill([WORDS])
    assert height(items)

    items.resize(400, 300)

    assert height(items) == height(shown(qtbot))


def test_lines_that_were_forgotten_are_as_high_as_before(qtbot: QtBot) -> None:
    items = shown(qtbot)
    before = height(items)

    items.addItems([f"{WORDS} {number}" for number in range(9)])
    for _ in range(wrapped.KNOWN_MORE):
        items.resize(items.width() - 1, items.height())
        items.doItemsLayout()
    items.resize(400, items.height())

    assert height(items) == before
    assert heights(items).known <= 2 * items.count() + wrapped.KNOWN_MORE


def test_a_list_whose_lines_come_and_go_all_day_remembers_no_more_than_its_own(
    qtbot: QtBot,
) -> None:
    items = shown(qtbot)

    for number in range(9):
        items.fill([WORDS, f"{WORDS} {number}"])
        items.doItemsLayout()
    known = heights(items).known
    items.fill([], "Không có gì")

    # In two widths at most: before a scroll bar came, and after it.
    assert 2 <= known <= 4
    assert heights(items).known == 0


def shown(qtbot: QtBot) -> Items:
    application()
    items = Items(None, "lines")
    qtbot.addWidget(items)
    items.resize(400, 300)
    items.fill([WORDS])
    items.show()
    return items


def heights(items: Items) -> wrapped.Wrapped:
    delegate = items.itemDelegate()
    assert isinstance(delegate, wrapped.Wrapped)
    return delegate


def height(items: Items) -> int:
    items.doItemsLayout()
    return items.visualItemRect(items.item(0)).height()
