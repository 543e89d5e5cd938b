"""Finding a dossier in the real window: typed, narrowed, scrolled and scanned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget
from sqlalchemy import insert

from counter_app.desk import Desk
from counter_app.domain.search import scanned_code
from counter_app.domain.user import Actor
from counter_app.store import schema, search
from counter_app.store.unit_of_work import Store
from tests.builders import PENSION, a_dossier, a_supplement, an_applicant
from tests.ui.conftest import Window
from ui.widgets.pages import PAGE_ROWS, PAGES_MAX
from ui.widgets.table import RowsModel, Table

ALT = Qt.KeyboardModifier.AltModifier
CODE = "000.00.01.H26-261126-126{:04d}"
TRACKING = "http://127.0.0.1:8766/theo-doi/"


@pytest.fixture
def four(window: Window, desk: Desk, clerk: Actor) -> Window:
    """Four dossiers, and the window on its list."""
    names = ("Đào Thị Mẫu", "Nguyễn Văn Đức", "Trần Đỗ Đăng")
    for number, name in enumerate(names):
        person = an_applicant(full_name=name)
        code = {"code": PENSION} if number == 2 else {}
        desk.submit(a_dossier(f"d{number}", **code, applicant=person), by=clerk)
    desk.submit(a_supplement("d3"), by=clerk)
    window.sign_in()
    window.key(Qt.Key.Key_F3)
    window.until(lambda: len(listed(window)) == 4)
    return window


def table(window: Window) -> Table:
    found = window.shell.findChild(Table, "dossier_table")
    assert found is not None
    return found


def model(window: Window) -> RowsModel[Any]:
    held = table(window).model()
    assert isinstance(held, RowsModel)
    return held


def listed(window: Window) -> list[str]:
    return [row.dossier_id for row in model(window).rows]


def opens(window: Window, code: str, name: str) -> None:
    """Wait for a dossier's own page; its screen is made when the first one is opened."""

    def is_there() -> bool:
        facts = window.shell.findChild(QLabel, "dossier_facts")
        return facts is not None and name in facts.text()

    window.until(is_there)
    assert window.text("dossier_title") == code


def test_letters_without_marks_find_as_they_are_typed(four: Window) -> None:
    four.type("dao")

    four.until(lambda: listed(four) == ["d0"])


def test_nothing_found_is_said_and_escape_brings_all_back(four: Window) -> None:
    four.type("zzz")
    four.until(lambda: "Không có hồ sơ nào khớp" in four.text("dossiers_note"))
    assert listed(four) == []
    assert not table(four).isVisible()

    four.key(Qt.Key.Key_Escape)

    four.until(lambda: len(listed(four)) == 4)
    assert four.text("dossiers_note") == ""


def test_arrows_choose_while_the_words_keep_the_focus_and_enter_opens(four: Window) -> None:
    assert listed(four)[2] == "d1"
    four.key(Qt.Key.Key_Down)
    four.key(Qt.Key.Key_Down)
    assert four.focus() == "dossier_search"

    four.key(Qt.Key.Key_Return)

    opens(four, CODE.format(2), "Nguyễn Văn Đức")


def test_enter_typed_ahead_of_the_answer_opens_what_was_typed(four: Window) -> None:
    """Not what stood in the list before it."""
    search_field = four.edit("dossier_search")
    search_field.setText("dao")
    search_field.textEdited.emit("dao")
    search_field.returnPressed.emit()

    opens(four, CODE.format(1), "Đào Thị Mẫu")


def test_enter_typed_ahead_of_several_opens_none(four: Window) -> None:
    search_field = four.edit("dossier_search")
    search_field.setText("thi")
    search_field.textEdited.emit("thi")
    search_field.returnPressed.emit()

    four.until(lambda: listed(four) == ["d3", "d0"])
    four.rest(50)
    assert four.focus() == "dossier_search"


def test_only_the_last_of_many_letters_is_answered(four: Window) -> None:
    """However fast the letters come, the list ends at what the field says."""
    search_field = four.edit("dossier_search")
    for words in ("d", "da", "dao", "tra", "tran", "nguyen van"):
        search_field.setText(words)
        search_field.textEdited.emit(words)

    four.until(lambda: listed(four) == ["d1"])
    four.rest(50)
    assert listed(four) == ["d1"]


def test_a_procedure_narrows_the_list_by_its_name_without_marks(four: Window) -> None:
    four.key(Qt.Key.Key_T, ALT)
    assert four.focus() == "dossier_procedure"
    four.type("ho kinh")
    four.until(lambda: "hộ kinh doanh" in four.text("dossiers_note"))
    for _ in range(20):
        if "thành lập" in four.text("dossiers_note"):
            break
        four.key(Qt.Key.Key_Down)

    four.key(Qt.Key.Key_Return)

    four.until(lambda: listed(four) == ["d3"])
    assert "hộ kinh doanh" in four.edit("dossier_procedure").text()


def test_a_state_narrows_the_list_and_escape_widens_it(four: Window) -> None:
    four.key(Qt.Key.Key_N, ALT)
    assert four.focus() == "dossier_state"
    state = four.shell.findChild(QComboBox, "dossier_state")
    assert state is not None
    while state.currentText() != "Yêu cầu bổ sung giấy tờ":
        four.key(Qt.Key.Key_Down)
    four.until(lambda: listed(four) == ["d3"])

    four.key(Qt.Key.Key_Escape)
    four.key(Qt.Key.Key_Escape)

    four.until(lambda: len(listed(four)) == 4)
    assert four.focus() == "dossier_search"


def kinds(found: QListWidget) -> list[str]:
    """What each line of Ctrl+K is."""
    lines = (found.item(row).text() for row in range(found.count()))
    return [line.partition("  ")[0] for line in lines]


def test_who_is_found_by_ctrl_k_is_listed_whatever_the_list_was_narrowed_to(
    four: Window, desk: Desk, clerk: Actor
) -> None:
    person = an_applicant(full_name="Đào Thị Mẫu")
    desk.submit(a_dossier("d4", PENSION, applicant=person), by=clerk)
    state = four.shell.findChild(QComboBox, "dossier_state")
    assert state is not None
    state.setCurrentIndex(state.count() - 1)
    four.until(lambda: listed(four) == [])
    four.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    four.until(lambda: four.focus() == "find_words")
    four.type("dao")
    found = four.items("find_results")
    # The first letters alone find more, and Enter takes nothing from what they found.
    four.until(lambda: kinds(found) == ["Hồ sơ", "Hồ sơ", "Người nộp"])
    found.setCurrentRow(2)

    four.key(Qt.Key.Key_Return)

    four.until(lambda: sorted(listed(four)) == ["d0", "d4"])
    assert state.currentIndex() == 0


def test_words_for_a_procedure_that_nobody_took_choose_none(four: Window) -> None:
    four.key(Qt.Key.Key_T, ALT)
    four.type("qqq")
    four.until(lambda: "Không có thủ tục nào" in four.text("dossiers_note"))
    four.key(Qt.Key.Key_Return)
    four.key(Qt.Key.Key_Escape)

    assert four.edit("dossier_procedure").text() == ""
    assert len(listed(four)) == 4


@pytest.mark.parametrize("text", [TRACKING + CODE.format(2), CODE.format(2)])
def test_a_scanned_slip_opens_its_dossier_from_anywhere(four: Window, text: str) -> None:
    four.new_dossier()
    four.type("Ngô Mẫu")

    four.shell.scan(text)

    opens(four, CODE.format(2), "Nguyễn Văn Đức")
    four.key(Qt.Key.Key_F2)
    four.until(lambda: four.focus() == "full_name")
    name = four.edit("full_name")
    assert (name.text(), name.cursorPosition()) == ("Ngô Mẫu", 7)


def test_a_slip_of_another_counter_shows_nobody(four: Window) -> None:
    four.shell.scan(CODE.format(1))
    opens(four, CODE.format(1), "Đào Thị Mẫu")

    four.shell.scan("000.00.02.H26-251109-0012")

    four.until(lambda: four.text("dossier_note") != "")
    assert four.text("dossier_facts") == ""
    slips = four.shell.findChild(QListWidget, "slips")
    assert slips is not None
    assert slips.count() == 0


def test_a_slip_scanned_at_a_locked_counter_opens_nothing(four: Window) -> None:
    four.key(Qt.Key.Key_F12)

    four.shell.scan(CODE.format(1))

    four.rest(50)
    assert four.focus() == "pin"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("000.00.01.h26-261126-1260001", "000.00.01.H26-261126-1260001"),
        ("https://example.vn/x/000.00.01.H26-261126-1260001?a=1", "000.00.01.H26-261126-1260001"),
        ("https://example.vn", None),
        ("000.00.01.H26-261126", None),
        ("000.00.01.H26-261126-1260001' OR 1", None),
        ("001098012345||A|31021999|Nam|x|01012022", None),
        ("", None),
    ],
)
def test_a_code_is_read_from_a_slip_and_from_nothing_else(text: str, code: str | None) -> None:
    assert scanned_code(text) == code


# --- a long list -----------------------------------------------------------------------------

ROWS = PAGE_ROWS * (PAGES_MAX + 2) + 50


@pytest.fixture
def long(window: Window, store: Store, desk: Desk, clerk: Actor) -> Iterator[Window]:
    """More pages than are ever held; the rows are copies of one, which no seal vouches for."""
    desk.submit(a_dossier("first"), by=clerk)
    with store.writing() as uow:
        connection = uow.connection
        made = dict(connection.execute(schema.dossier.select()).mappings().one())
        made.pop("seal")
        for number in range(1, ROWS):
            copy = {**made, "id": f"n{number:05d}", "code": f"{made['code'][:-4]}{number:04d}x"}
            connection.execute(insert(schema.dossier).values(**copy, seal=b""))
            search.add(connection, copy)
    window.sign_in()
    window.key(Qt.Key.Key_F3)
    window.until(lambda: len(listed(window)) >= PAGE_ROWS)
    yield window


def scroll_until(window: Window, holds: Callable[[], bool], *, down: bool) -> None:
    bar = table(window).verticalScrollBar()

    def step() -> bool:
        bar.setValue(bar.maximum() if down else 0)
        return holds()

    window.until(step)


def test_a_long_list_is_walked_to_its_end_and_back_in_a_bounded_window(long: Window) -> None:
    tester = QAbstractItemModelTester(
        model(long), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    held: list[int] = []
    seen: set[str] = set()

    def look() -> None:
        held.append(len(listed(long)))
        seen.update(listed(long))

    def at_the_end() -> bool:
        look()
        return listed(long)[-1] == "first"

    scroll_until(long, at_the_end, down=True)
    assert len(seen) == ROWS

    def at_the_top() -> bool:
        look()
        return listed(long)[0] == f"n{ROWS - 1:05d}"

    scroll_until(long, at_the_top, down=False)
    assert max(held) <= PAGE_ROWS * PAGES_MAX
    places = [row.place for row in model(long).rows]
    assert places == list(range(places[0], places[0] - len(places), -1))
    tester.deleteLater()


def test_the_row_in_sight_stays_when_pages_come_and_go(long: Window) -> None:
    scroll_until(long, lambda: listed(long)[0] != f"n{ROWS - 1:05d}", down=True)
    view, rows = table(long), model(long)
    long.rest(100)
    view.verticalScrollBar().setValue(300)
    view.selectRow(310)
    top, chosen = rows.row(view.top_row).dossier_id, rows.row(310).dossier_id

    long.shell.screen_named("dossiers").refresh(long.shell.screen_named("dossiers").topics)
    long.rest(300)

    assert rows.row(view.top_row).dossier_id == top
    assert rows.row(view.currentIndex().row()).dossier_id == chosen


def test_enter_opens_no_neighbour_of_a_row_that_was_scrolled_away(long: Window) -> None:
    scroll_until(long, lambda: listed(long)[0] != f"n{ROWS - 1:05d}", down=True)
    long.rest(100)

    long.key(Qt.Key.Key_Return)
    long.rest(100)
    assert long.focus() == "dossier_search"

    top = model(long).row(table(long).top_row).dossier_id
    long.key(Qt.Key.Key_Down)
    assert model(long).row(table(long).currentIndex().row()).dossier_id == top


def test_a_new_dossier_does_not_change_what_enter_opens(
    four: Window, desk: Desk, clerk: Actor
) -> None:
    four.key(Qt.Key.Key_Down)
    chosen = model(four).row(table(four).currentIndex().row()).dossier_id

    desk.submit(a_dossier("newer"), by=clerk)
    screen = four.shell.screen_named("dossiers")
    screen.refresh(screen.topics)

    four.until(lambda: listed(four)[0] == "newer")
    assert model(four).row(table(four).currentIndex().row()).dossier_id == chosen
