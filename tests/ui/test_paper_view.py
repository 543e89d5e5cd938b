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
    application()
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    view.show_paper(Raster(320, 800, bytes(40 * 800)))
    view.hide()

    view.show_paper(PAPER)
    view.show()

    assert 400 < drawn(view) < 500


def test_a_paper_in_sight_follows_the_width(qtbot: QtBot) -> None:
    application()
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    view.show_paper(PAPER)
    wide = drawn(view)

    view.resize(300, 300)

    assert 200 < drawn(view) < 300 < wide < 500


def drawn(view: PaperView) -> int:
    """How wide the picture of the paper is; 0 where there is none."""
    paper = view.widget()
    assert isinstance(paper, QLabel)
    return paper.pixmap().width()
