"""A table in too little room: what has several words gives way, a code or a sum never."""

from __future__ import annotations

from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.money import Money
from tests.ui import looks
from tests.ui.conftest import Window
from ui.citizen import Pay, Welcome
from ui.widgets.table import Column, RowsModel, Table, fitted, shown_columns

CODE, WORDS = "000.00.01.H26-261126-1260008", "Chuyên viên Phòng Kinh tế, Hạ tầng và Đô thị"
widths = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 150)), min_size=1, max_size=9)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def a_table(holder: QWidget, width: int, *rows: tuple[str, ...]) -> Table:
    model: RowsModel[tuple[str, ...]] = RowsModel(
        [Column(title, itemgetter(at)) for at, title in enumerate(("Mã", "Ai", "Gì"))]
    )
    table = Table("narrow", model, 2, holder)
    table.resize(width, 200)
    holder.resize(width, 200)
    holder.show()
    model.show(rows)
    return table


def columns_of(table: Table) -> list[int]:
    return [table.columnWidth(at) for at in range(3)]


@given(widths, st.integers(1, 3_000))
def test_columns_get_what_they_want_or_fit_and_none_is_less_than_its_least(
    columns: list[tuple[int, int]], room: int
) -> None:
    wanted = [max(pair) for pair in columns]
    least = [pair[1] for pair in columns]

    found = fitted(wanted, least, room)

    assert all(low <= width <= want for low, width, want in zip(least, found, wanted, strict=True))
    assert sum(found) <= max(room, sum(least))
    assert found == wanted or sum(found) >= min(room, sum(wanted)) - len(found)


def test_the_widest_give_way_first_and_together() -> None:
    assert fitted([300, 80, 200, 90], [60, 60, 60, 60], 470) == [150, 80, 150, 90]


@pytest.mark.parametrize(
    ("room", "shown"),
    [(400, [0, 1, 2, 3]), (399, [0, 1, 2]), (300, [0, 1, 2]), (299, [0, 2]), (50, [0, 2])],
)
def test_what_gives_way_most_goes_first_and_what_gives_none_stays(
    room: int, shown: list[int]
) -> None:
    assert shown_columns([100] * 4, [0, 1, 0, 2], room) == shown


def test_columns_that_went_come_back_with_the_room_and_stand_in_a_file_all_the_while(
    holder: QWidget,
) -> None:
    model: RowsModel[tuple[str, ...]] = RowsModel(
        [Column(title, itemgetter(at), gives_way=at % 2) for at, title in enumerate("abc")]
    )
    table = Table("narrow", model, 2, holder)
    holder.show()

    def at_width(width: int) -> list[bool]:
        table.resize(width, 200)
        return [table.isColumnHidden(at) for at in range(3)]

    model.show([(CODE, CODE, CODE)])
    whole = sum(table._least)
    assert at_width(whole - 20) == [False, True, False]
    # Measured anew, a heading that is gone counts all the same.
    model.show([(CODE, CODE, CODE)])
    assert at_width(whole - 20) == [False, True, False]
    assert table.horizontalScrollBar().maximum() == 0
    assert at_width(whole + 20) == [False] * 3
    assert model.texts(0) == [CODE] * 3


def test_sums_end_at_one_line_with_their_heading(holder: QWidget) -> None:
    model: RowsModel[tuple[str, ...]] = RowsModel(
        [Column("Mã", itemgetter(0)), Column("Số tiền", itemgetter(1), is_number=True)]
    )
    table = Table("sums", model, 0, holder)
    model.show([("a", "3.000 đ"), ("b", "100.000 đ")])
    role, across = Qt.ItemDataRole.TextAlignmentRole, Qt.Orientation.Horizontal
    right = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value

    assert model.data(model.index(0, 0), role) is None
    assert model.headerData(0, across, role) is None
    assert model.data(model.index(1, 1), role) == right
    assert model.headerData(1, across, role) == right
    one, seven = (table.fontMetrics().horizontalAdvance(digit) for digit in "17")
    assert one == seven


def test_a_state_stays_whole_where_words_are_cut(holder: QWidget) -> None:
    state = "▲ bước đã quá hạn"
    table = a_table(holder, 300, (WORDS, state, WORDS), (WORDS, f"■ {WORDS}", WORDS))

    who, told, what = columns_of(table)

    assert told >= table.fontMetrics().horizontalAdvance(state) > max(who, what)
    assert looks.clipped(holder) == []


def test_the_widest_word_is_whole_though_another_has_more_letters(holder: QWidget) -> None:
    narrow, wide = "lllll lilli", "WWWWWWWWWW"
    table = a_table(holder, 600, (CODE, narrow, WORDS), (CODE, wide, WORDS))

    assert columns_of(table)[1] >= table.fontMetrics().horizontalAdvance(wide)


def test_a_code_stays_whole_where_words_are_cut(holder: QWidget) -> None:
    table = a_table(holder, 420, (CODE, WORDS, WORDS), (CODE, "ngắn", WORDS))

    code, who, what = columns_of(table)

    assert code >= table.fontMetrics().horizontalAdvance(CODE)
    assert who < table.fontMetrics().horizontalAdvance(WORDS)
    assert code + who + what == table.viewport().width()
    assert table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == WORDS
    assert looks.sideways(holder) == []


def test_with_room_enough_nothing_is_cut_and_one_column_has_the_rest(holder: QWidget) -> None:
    table = a_table(holder, 1200, (CODE, "Trần Thị Mẫu", "ngắn"))

    code, who, what = columns_of(table)

    assert who >= table.fontMetrics().horizontalAdvance("Trần Thị Mẫu")
    assert what > code


@pytest.mark.parametrize("is_answered", [False, True])
def test_that_there_is_nothing_is_said_once_it_is_known(holder: QWidget, is_answered: bool) -> None:
    table = a_table(holder, 600, (CODE, WORDS, WORDS))
    with_rows = table.viewport().grab().toImage()
    empty = Table("empty", RowsModel([Column("Mã", str)]), 0, holder)
    empty.setFixedSize(600, 200)
    empty.show()
    before = empty.viewport().grab().toImage()

    if is_answered:
        empty.model().show(())  # type: ignore[attr-defined]  # our own model

    assert with_rows != before
    assert (empty.viewport().grab().toImage() != before) is is_answered


def test_the_citizens_column_gives_way_where_nobody_sits_unless_somebody_is_shown_money(
    window: Window,
) -> None:
    window.sign_in("2222", row=2)
    mirror = window.shell.findChild(QWidget, "mirror")
    assert mirror is not None
    window.shell.resize(1366, 768)
    assert mirror.isVisible()

    window.shell.open_screen("receipts")
    assert not mirror.isVisible()

    window.shell.show_to_citizen(Pay(Money(3_000), "Ba nghìn đồng"), None)
    assert mirror.isVisible()

    window.shell.show_to_citizen(Welcome(), None)
    assert not mirror.isVisible()
    window.shell.open_screen("home")
    assert mirror.isVisible()
