"""A paper is drawn in the width in which it is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ports import Raster
from ui.app import application
from ui.widgets.paper_view import PaperView

PAPER = Raster(576, 2_400, bytes(72 * 2_400))


def test_a_paper_that_comes_out_of_sight_is_drawn_once_it_is_seen(qtbot: QtBot) -> None:
    application()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    view, beside = PaperView(window), QLabel("beside", window)
    row = QHBoxLayout(window)
    row.addWidget(beside, 1)
    row.addWidget(view, 1)
    view.hide()
    window.show()

    view.show_paper(PAPER)
    before = drawn(view)
    beside.hide()
    view.show()

    assert view.has_paper
    assert before == 0
    assert 300 < drawn(view) < view.width()


def test_another_paper_comes_into_the_same_place(qtbot: QtBot) -> None:
    view = in_sight(qtbot, 500)
    view.show_paper(Raster(320, 800, bytes(40 * 800)))
    view.hide()

    view.show_paper(PAPER)
    view.show()

    assert 400 < drawn(view) < 500


def test_a_paper_in_sight_follows_the_width(qtbot: QtBot) -> None:
    view = in_sight(qtbot, 500)
    view.show_paper(PAPER)
    wide = drawn(view)

    view.resize(300, 300)

    assert 200 < drawn(view) < 300 < wide < 500


def test_a_paper_is_drawn_whole_and_in_its_place(qtbot: QtBot) -> None:
    """A black bar across every hundredth row: none is lost or doubled where pieces meet."""
    rows = [b"\xff" * 72 if row % 100 < 10 else bytes(72) for row in range(2_400)]
    view = in_sight(qtbot, 2 * 576)
    view.show_paper(Raster(576, 2_400, b"".join(rows)))

    image = sheet_of(view).grab().toImage()

    middle = image.width() // 2
    dark = [image.pixelColor(middle, y).lightness() < 128 for y in range(2_400)]
    assert dark == [row % 100 < 10 for row in range(2_400)]


def test_nothing_is_left_of_the_paper_before(qtbot: QtBot) -> None:
    view = in_sight(qtbot, 2 * 576)
    view.show_paper(Raster(576, 2_400, b"\xff" * 72 * 2_400))
    sheet_of(view).grab()

    view.show_paper(PAPER)

    image = sheet_of(view).grab().toImage()
    assert image.pixelColor(image.width() // 2, 100).lightness() > 128


def test_a_paper_that_was_taken_away_leaves_nothing(qtbot: QtBot) -> None:
    view = in_sight(qtbot, 500)
    view.show_paper(PAPER)

    view.clear()

    assert not view.has_paper
    assert drawn(view) == 0


def in_sight(qtbot: QtBot, width: int) -> PaperView:
    application()
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show()
    return view


def drawn(view: PaperView) -> int:
    """How wide the paper is drawn; 0 where there is none."""
    return sheet_of(view).minimumWidth()


def sheet_of(view: PaperView) -> QWidget:
    made = view.widget()
    assert made is not None
    return made
