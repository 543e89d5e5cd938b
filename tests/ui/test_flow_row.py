"""A row that wraps: nothing is wider than its place, nothing lies over another."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.widgets.flow import Flow

WORDS = ("Lập dự thảo (F5)", "Ký (F7)", "Trả lại (F8)", "PDF (F9)", "Excel (F10)")


def laid_out(width: int) -> tuple[QWidget, QLineEdit, list[QPushButton], QPushButton]:
    holder, edit = QWidget(), QLineEdit()
    tools, below = [QPushButton(words) for words in WORDS], QPushButton("dưới")
    column = QVBoxLayout(holder)
    column.addLayout(Flow(edit, *tools))
    column.addWidget(below)
    holder.resize(width, holder.heightForWidth(width))
    holder.show()
    return holder, edit, tools, below


@pytest.mark.parametrize("width", [200, 320, 480, 1200])
def test_whatever_its_width_a_row_stays_within_and_covers_nothing(
    qapp: QApplication, width: int
) -> None:
    holder, edit, tools, below = laid_out(width)

    for one, other in itertools.combinations((edit, *tools, below), 2):
        assert not one.geometry().intersects(other.geometry())
    assert all(holder.rect().contains(one.geometry()) for one in (edit, *tools, below))
    holder.deleteLater()


def test_with_room_it_is_one_line_and_the_field_takes_the_rest(qapp: QApplication) -> None:
    holder, edit, tools, _ = laid_out(1200)

    assert len({one.geometry().center().y() for one in tools}) == 1
    assert edit.width() > edit.sizeHint().width()
    assert tools[-1].geometry().right() > 1150
    holder.deleteLater()


def test_what_is_hidden_takes_no_room(qapp: QApplication) -> None:
    holder, _, tools, _ = laid_out(320)
    before = holder.heightForWidth(320)

    for one in tools[1:]:
        one.hide()

    assert holder.heightForWidth(320) < before
    holder.deleteLater()
