"""One dossier's page: its story, its papers' first pages, and why a move is not possible."""

from __future__ import annotations

import re
from datetime import date

import pytest
from PySide6.QtGui import QPixmap, QPixmapCache

from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.paper.specimen import specimen
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from devices.drawing import PaperDrawing
from tests.builders import MARITAL_STATUS, a_dossier, a_scan
from tests.ui.conftest import Window
from ui.widgets.items import Items


@pytest.fixture
def page(window: Window, desk: Desk, clerk: Actor) -> Window:
    """A dossier whose first paper has a file is open."""
    code = desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk).value.code
    content = PaperDrawing().pdf(specimen("intake-slip", date(2026, 11, 26)))
    desk.submit(a_scan(desk, clerk, "d1", content=content), by=clerk)
    window.sign_in()
    window.shell.open_screen("dossier")
    window.shell.screen_named("dossier").open(code)
    window.until(lambda: items(window, "dossier_papers").count() > 0)
    return window


def items(window: Window, name: str) -> Items:
    found = window.shell.findChild(Items, name)
    assert found is not None
    return found


def opened(store: Store) -> int:
    with store.reading() as reading:
        return sum(row["act"] == "open_scan" for row in reading.rows(schema.audit.select()))


def test_a_papers_first_page_is_drawn_when_somebody_looks_and_not_before(
    page: Window, store: Store
) -> None:
    papers = items(page, "dossier_papers")
    page.rest(50)
    before = opened(store)

    papers.setFocus()

    page.until(lambda: not papers.item(0).icon().isNull())
    assert before == 0
    assert opened(store) == 1


def test_no_copy_of_its_pages_stays_once_another_dossier_is_open(
    page: Window, desk: Desk, clerk: Actor
) -> None:
    papers = items(page, "dossier_papers")
    papers.setFocus()
    page.until(lambda: not papers.item(0).icon().isNull())
    drawn = QPixmapCache.insert(QPixmap(8, 8))

    another = desk.submit(a_dossier("d2", MARITAL_STATUS), by=clerk).value.code
    page.shell.screen_named("dossier").open(another)

    page.until(lambda: not drawn.isValid())


def test_the_story_begins_with_what_is_still_to_come(page: Window) -> None:
    history = items(page, "dossier_history")

    lines = [history.item(row).text() for row in range(history.count())]

    assert lines[0].startswith("● Hẹn trả 17:00")
    received = next(line for line in lines[1:] if "Tiếp nhận hồ sơ" in line)
    # The hour before the day, as everywhere else.
    assert re.match(r"✓ \d\d:\d\d \d\d/\d\d/2026  ", received)


def test_f1_says_where_a_dossier_has_to_stand_for_a_move_that_is_not_possible(
    page: Window,
) -> None:
    why = page.shell.screen_named("dossier").why()

    assert "Trả kết quả: chỉ khi hồ sơ “" in why
    assert "Chuyển xử lý, lập phiếu bàn giao: chỉ khi" not in why
