"""Every screen in every state can be read: nothing cut, nothing faint, nothing by colour alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import looks, screen_steps, stage
from ui import language, theme
from ui.theme import CONTRAST, DARK, LIGHT, Look
from ui.widgets.items import Items
from ui.widgets.labels import label, set_state
from ui.widgets.page import Page
from ui.widgets.qr_view import DOTS_READ, QrView

ENGLISH_EACH = 5
# Of the steps within the screens the suite plays one in three; the command plays them all.
STEPS = (*screen_steps.OF_CLERK, *stage.STEPS_OF_HEAD)
PLAYED = [one for one in stage.scenes() if one not in STEPS or STEPS.index(one) % 3 == 0]
SMALL, LARGE = (1366, 768), (1920, 1080)
# Where what is typed in comes to lie below the edge, once all is twice as large.
LOW = (
    "intake-cash",
    "intake-part",
    "intake-short",
    "intake-paid-in-part",
    "intake-group",
    "shift-difference",
    "shift-given",
    "digitisation-pages",
    "digitisation-miscounted",
    "digitisation-discard",
    "setup-review",
    "setup-start",
    "home-away",
)
# The suite's sample: each scene in the clerk's own look, and one of the others in turn.
OTHERS = (
    (Look(DARK, 100), SMALL),
    (Look(LIGHT, 200), LARGE),
    (Look(CONTRAST, 100), SMALL),
    (Look(LIGHT, 200), SMALL),
    (Look(CONTRAST, 200), LARGE),
    (Look(DARK, 150), SMALL),
)
TEXTS_ON = [
    *itertools.product(("text", "quiet", *theme.STATES), ("ground", "surface")),
    ("on_accent", "accent"),
    ("text", "chosen"),
]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    yield
    theme.apply(qapp)


@pytest.fixture(scope="session")
def day_folder(tmp_path_factory: pytest.TempPathFactory, set_up_folder: Path) -> Path:
    """A store with a day behind it, to be copied for each scene."""
    return stage.a_day_later(tmp_path_factory.mktemp("day"), set_up_folder)


@pytest.mark.parametrize("scene", PLAYED)
def test_every_scene_can_be_read(
    scene: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    other = OTHERS[PLAYED.index(scene) % len(OTHERS)]
    made = day_folder if stage.is_busy(scene) else set_up_folder
    with stage.opened(tmp_path, made, scene) as played:
        found = [one for look in ((Look(), SMALL), other) for one in stage.findings(played, *look)]

    assert found == []


# English is held to the same in a sample; `dev.py pictures --screens` goes over every scene.
@pytest.mark.parametrize("scene", PLAYED[::ENGLISH_EACH])
def test_a_sample_of_the_scenes_can_be_read_in_english(
    scene: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    made = day_folder if stage.is_busy(scene) else set_up_folder
    with stage.opened(tmp_path, made, scene, "en") as played:
        found = [
            one
            for look in ((Look(), SMALL), (Look(LIGHT, 200), LARGE))
            for one in stage.findings(played, *look)
        ]

    language.speak("vi")
    assert found == []


@pytest.mark.parametrize("speaks", language.LANGUAGES)
@pytest.mark.parametrize("scene", ["intake-fee", "intake-cash", "intake-qr"])
def test_a_fee_is_taken_on_a_small_screen_without_scrolling(
    scene: str, speaks: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    with stage.opened(tmp_path, day_folder, scene, speaks) as played:
        shell = played.window.shell
        # With a notice over it, and once that has gone.
        for words in ("● " + "thông báo " * 8, ""):
            shell.say(words)
            played.wear(Look(), SMALL)
            page = shell._open.currentWidget()
            assert isinstance(page, Page)
            assert page.verticalScrollBar().maximum() == 0
            (code,) = page.findChildren(QrView)
            assert code.dots >= DOTS_READ or scene != "intake-qr"
            (total,) = page.findChildren(QLabel, "fee_total")
            sizes = [one.fontInfo().pixelSize() for one in page.findChildren(QLabel)]
            assert total.fontInfo().pixelSize() == max(sizes)

    language.speak("vi")


def test_a_procedure_that_cannot_be_received_can_be_read_in_whatever_theme_comes(
    tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    with stage.opened(tmp_path, day_folder, "intake-procedures") as played:
        found = [
            one for name in theme.THEMES for one in stage.findings(played, Look(name, 100), SMALL)
        ]
        (lines,) = played.window.shell.findChildren(QListWidget, "procedure_list")
        assert sum(lines.item(row).text().startswith("■") for row in range(lines.count())) > 3

    assert found == []


def test_a_paper_can_be_read_whole_much_enlarged_on_a_small_screen(
    tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    with stage.opened(tmp_path, day_folder, "intake-failed") as played:
        found = stage.findings(played, Look(LIGHT, 200), SMALL)
        (papers,) = played.window.shell.findChildren(QTableWidget, "papers")
        for row in range(papers.rowCount()):
            papers.setCurrentCell(row, 3)
            assert papers.viewport().rect().contains(papers.visualRect(papers.currentIndex()))

    assert found == []


@pytest.mark.parametrize(
    ("scene", "speaks"), [("intake-short", "vi"), ("intake-exempt", "vi"), ("blackout-full", "en")]
)
def test_what_is_chosen_in_a_box_can_be_read_to_its_last_letter_much_enlarged(
    scene: str, speaks: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    made = day_folder if stage.is_busy(scene) else set_up_folder
    with stage.opened(tmp_path, made, scene, speaks) as played:
        found = [
            one for scale in (150, 200) for one in stage.findings(played, Look(LIGHT, scale), SMALL)
        ]

    language.speak("vi")
    assert found == []


@pytest.mark.parametrize(
    "scene", ["intake-papers", "intake-qr", "intake-paid", "intake-done", "dossier-due-transfer"]
)
def test_what_the_citizen_is_shown_can_be_read(
    scene: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    with stage.opened(tmp_path, day_folder, scene) as played:
        for look in (Look(), Look(CONTRAST, 200)):
            seen = stage.look_at_citizens(played, look)
            assert seen is not None
            assert seen[0] == []


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS_ON)
def test_every_text_stands_out_from_its_ground(name: str, text: str, ground: str) -> None:
    tokens = theme.THEMES[name]
    least = 7.0 if name == CONTRAST else 4.5

    ratio = looks.contrast(looks.rgb(getattr(tokens, text)), looks.rgb(getattr(tokens, ground)))

    assert ratio >= least, f"{ratio:.2f}"


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("edge", ["edge", "accent"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_where_one_can_type_and_where_the_focus_is_can_be_seen(
    name: str, edge: str, ground: str
) -> None:
    tokens = theme.THEMES[name]

    assert looks.contrast(looks.rgb(getattr(tokens, edge)), looks.rgb(getattr(tokens, ground))) >= 3


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("state", theme.STATES)
def test_a_state_can_be_read_without_green_cones(name: str, state: str) -> None:
    tokens = theme.THEMES[name]
    seen = [looks.without_green(looks.rgb(getattr(tokens, one))) for one in (state, "surface")]

    assert looks.contrast(*seen) >= 4.5


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("name", theme.THEMES)
def test_a_box_can_be_seen_and_whether_it_is_ticked(
    qapp: QApplication, name: str, scale: int
) -> None:
    """Fusion draws its edge a little darker than the ground: on black that is nothing."""
    theme.apply(qapp, Look(name, scale))
    tokens, drawn = theme.look().tokens, []
    for is_ticked in (False, True):
        box = QCheckBox("")
        box.setChecked(is_ticked)
        box.resize(theme.px(24), theme.px(24))
        drawn.append(looks.picture(box))

    empty, ticked = ({colour for _, colour in looks.colours(one)} for one in drawn)
    assert looks.rgb(tokens.edge) in empty
    assert {looks.rgb(tokens.accent), looks.rgb(tokens.on_accent)} <= ticked
    assert looks.contrast(looks.rgb(tokens.accent), looks.rgb(tokens.on_accent)) >= 4.5


@pytest.mark.parametrize("way", Qt.Orientation, ids=lambda one: one.name)
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("name", theme.THEMES)
def test_where_one_is_in_a_long_list_can_be_seen(
    qapp: QApplication, name: str, scale: int, way: Qt.Orientation
) -> None:
    """Fusion draws a handle nearly in the colour of its groove, on black as good as not at all."""
    theme.apply(qapp, Look(name, scale))
    bar, long, wide = QScrollBar(way), theme.px(300), theme.px(theme.BAR)
    is_upright = way is Qt.Orientation.Vertical
    assert (bar.sizeHint().width() if is_upright else bar.sizeHint().height()) == wide
    bar.setPageStep(1)
    bar.setRange(0, 100_000)
    bar.resize(*((wide, long) if is_upright else (long, wide)))
    drawn = looks.picture(bar)

    along = [
        drawn.getpixel((wide // 2, at) if is_upright else (at, wide // 2)) for at in range(long)
    ]
    handle, groove = along[theme.px(16)], along[-1]
    assert isinstance(handle, tuple)
    assert isinstance(groove, tuple)
    assert looks.contrast(handle, groove) >= 3
    assert along.count(handle) >= theme.px(24)
    # No arrows at the ends.
    assert set(along[theme.px(40) :]) == {groove}


@pytest.mark.parametrize("scale", [100, 200])
def test_the_shapes_of_the_states_differ_without_any_colour(qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, Look(LIGHT, scale))
    drawn = []
    for state, mark in theme.STATES.items():
        made = label(mark, wrap=False)
        set_state(made, state)
        made.resize(theme.px(24), theme.px(24))
        drawn.append(looks.picture(made))

    for one, other in itertools.combinations(drawn, 2):
        assert looks.unlike(one, other) > 0.2


# --- the walk itself ---------------------------------------------------------------------------


class Walked(QWidget):
    """Three controls as they should be, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.choice, self.act = (
            QLineEdit(self),
            QComboBox(self),
            QPushButton("Lưu", self),
        )
        self.name.setAccessibleName("Họ và tên")
        self.choice.setAccessibleName("Giới tính")
        self.choice.addItem("Nam")
        self.drawn = QWidget(self)
        layout = QVBoxLayout(self)
        for one in (self.name, self.choice, self.act, self.drawn):
            layout.addWidget(one)

    def found(self) -> list[str]:
        rules = (looks.nameless, looks.unreachable, looks.astray)
        return [one for rule in rules for one in rule(self)]


def no_name(walked: Walked) -> None:
    walked.name.setAccessibleName("")
    walked.name.setPlaceholderText("Như trên căn cước")


def no_name_but_a_choice(walked: Walked) -> None:
    walked.choice.setAccessibleName(" ")


def no_name_while_it_is_hidden(walked: Walked) -> None:
    walked.choice.setAccessibleName("")
    walked.choice.hide()


def no_role(walked: Walked) -> None:
    walked.drawn.setAccessibleName("Biểu đồ")
    walked.drawn.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def no_focus(walked: Walked) -> None:
    walked.choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def no_focus_by_key(walked: Walked) -> None:
    walked.name.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


def wrong_order(walked: Walked) -> None:
    QWidget.setTabOrder(walked.choice, walked.name)


BREAKS: dict[Callable[[Walked], None], str] = {
    no_name: "no name",
    no_name_but_a_choice: "no name",
    no_name_while_it_is_hidden: "no name",
    no_role: "no role",
    no_focus: "no Tab stop",
    no_focus_by_key: "no Tab stop",
    wrong_order: "back to",
}


def test_the_walk_finds_nothing_where_nothing_is_wrong(qtbot: QtBot) -> None:
    walked = Walked()
    qtbot.addWidget(walked)
    walked.show()

    assert walked.found() == []


@pytest.mark.parametrize("spoil", BREAKS, ids=lambda one: one.__name__)
def test_the_walk_notices_a_control_that_cannot_be_worked_without_eyes_or_mouse(
    qtbot: QtBot, spoil: Callable[[Walked], None]
) -> None:
    walked = Walked()
    qtbot.addWidget(walked)
    walked.show()
    spoil(walked)

    found = walked.found()

    assert [BREAKS[spoil] in one for one in found] == [True], found


class Written(QWidget):
    """What is read in a list, a table, a box and a label, each with the room it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.lines, self.table = Items(self, "lines"), QTableWidget(1, 1, self)
        self.lines.addItems(["Giấy chứng nhận kết hôn", "Giấy khai sinh"])
        self.cell = QTableWidgetItem("Bản chính")
        self.table.setItem(0, 0, self.cell)
        self.table.setRowHeight(0, 40)
        self.choice, self.number = QComboBox(self), QSpinBox(self)
        self.choice.addItem("Trực tiếp tại quầy")
        self.words = label("Không cần thêm giấy tờ nào khác.")
        layout = QVBoxLayout(self)
        for one in (self.lines, self.table, self.choice, self.number, self.words):
            layout.addWidget(one)
        self.resize(480, 480)

    def found(self) -> list[str]:
        drawn = looks.picture(self)
        return [*looks.clipped(self), *looks.faint(self, drawn)]


FAINT, DIM = QColor(21, 41, 40, 128), "color: #a0a8a6"


def a_dim_line(written: Written) -> None:
    written.lines.item(1).setForeground(FAINT)


def a_dim_cell(written: Written) -> None:
    written.cell.setForeground(FAINT)


def a_dim_choice(written: Written) -> None:
    written.choice.setStyleSheet(DIM)


def a_dim_number(written: Written) -> None:
    written.number.setStyleSheet(DIM)


def a_dim_label(written: Written) -> None:
    written.words.setStyleSheet(DIM)


def a_row_beyond_its_table(written: Written) -> None:
    written.table.setRowHeight(0, written.table.viewport().height() + 20)


def a_row_too_low(written: Written) -> None:
    written.table.setRowHeight(0, 9)


def a_list_too_narrow(written: Written) -> None:
    written.lines.setFixedWidth(50)


def a_label_too_narrow(written: Written) -> None:
    written.words.setFixedSize(40, 20)


def a_choice_too_narrow(written: Written) -> None:
    """By a few dots: what the arrow and the edges take is no room for words."""
    needed = written.choice.fontMetrics().horizontalAdvance(written.choice.currentText())
    written.choice.setFixedWidth(needed + theme.px(36))


SPOILT: dict[Callable[[Written], None], str] = {
    a_dim_line: "Giấy khai sinh”: ",
    a_dim_cell: "Bản chính”: ",
    a_dim_choice: "QComboBox",
    a_dim_number: "QLineEdit",
    a_dim_label: "nào khác.”: ",
    a_row_beyond_its_table: " dots high in ",
    a_row_too_low: " dots high of ",
    a_list_too_narrow: " dots of ",
    a_label_too_narrow: "dots wide of",
    a_choice_too_narrow: "dots wide of",
}


def test_the_look_finds_nothing_where_all_can_be_read(qtbot: QtBot) -> None:
    written = Written()
    qtbot.addWidget(written)
    written.show()

    assert written.found() == []


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda one: one.__name__)
def test_the_look_notices_what_is_faint_and_what_is_cut(
    qtbot: QtBot, spoil: Callable[[Written], None]
) -> None:
    written = Written()
    qtbot.addWidget(written)
    written.show()
    spoil(written)

    found = written.found()

    assert found
    assert all(SPOILT[spoil] in one for one in found), found


def test_the_citizens_screen_takes_no_key_and_its_pages_no_focus(
    tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    """What stands before the citizen is read, never worked; the clerk's keys stay the clerk's."""
    with stage.opened(tmp_path, day_folder, "intake-qr") as played:
        window = played.window.shell.customer_window
        worked = [
            looks.name_of(one) for one in window.findChildren(QWidget) if looks.is_control(one)
        ]
        assert worked == []
        assert window.accessibleName() or window.windowTitle()


def _left_edge(of: QWidget, room: QRect) -> int:
    """Where the first dot of a text lies that is drawn in a room of one ground."""
    drawn = of.grab(room).toImage()
    ground = drawn.pixel(1, drawn.height() // 2)
    return next(
        x
        for x in range(1, drawn.width())
        if any(drawn.pixel(x, y) != ground for y in range(drawn.height()))
    )


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_a_heading_and_its_cells_begin_at_one_edge(
    qapp: QApplication, qtbot: QtBot, scale: int
) -> None:
    theme.apply(qapp, Look(LIGHT, scale))
    listed = QTableWidget(1, 2)
    shown = QTableView()
    shown.setModel(listed.model())
    for table in (listed, shown):
        qtbot.addWidget(table)
        table.resize(900, 400)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.resizeSection(1, 300)
        listed.setHorizontalHeaderLabels(["", "I"])
        listed.setItem(0, 1, QTableWidgetItem("I"))
        table.setRowHeight(0, 80)
        # The heading is bold: its stroke alone may begin a dot elsewhere.
        header.setStyleSheet("QHeaderView::section { font-weight: 400; }")
        table.show()

        x = header.sectionViewportPosition(1)
        above = _left_edge(header.viewport(), QRect(x, 0, 300, header.height()))
        under = _left_edge(table.viewport(), table.visualRect(table.model().index(0, 1)))

        assert above == under


@pytest.mark.parametrize("name", theme.THEMES)
def test_a_box_asks_for_as_much_room_with_the_focus_as_without(
    qapp: QApplication, qtbot: QtBot, name: str
) -> None:
    theme.apply(qapp, Look(name, 100))
    box, other = QCheckBox("Nộp thay người khác (Alt+U)"), QLineEdit()
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(other)
    column.addWidget(box)
    holder.show()
    holder.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = _room_of_words(box)

    box.setFocus()
    qtbot.waitUntil(box.hasFocus)

    assert _room_of_words(box) == without


def _room_of_words(box: QCheckBox) -> QRect:
    option = QStyleOptionButton()
    box.initStyleOption(option)
    return box.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, box)


@pytest.mark.parametrize(
    ("scene", "names"),
    [
        ("intake-for-other", ("full_name", "owner_name", "owner_paper")),
        ("intake-exempt", ("exemption", "proof")),
    ],
)
def test_fields_under_one_another_begin_at_one_edge(
    scene: str, names: tuple[str, ...], tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    with stage.opened(tmp_path, day_folder, scene) as played:
        shell = played.window.shell
        fields = [one for name in names for one in shell.findChildren(QWidget, name)]
        edges = {field.mapTo(shell, field.rect().topLeft()).x() for field in fields}

    assert len(fields) == len(names)
    assert len(edges) == 1


def test_each_number_has_air_before_its_first_digit(
    tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    with stage.opened(tmp_path, day_folder, "intake-counted") as played:
        fields = [one.lineEdit() for one in played.window.shell.findChildren(QSpinBox)]
        indents = {one.textMargins().left() for one in fields}

    assert len(fields) > 1
    assert indents == {theme.GRID}


@pytest.mark.parametrize("scale", [100, 200])
def test_a_refusal_is_wholly_in_sight(
    scale: int, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    with stage.opened(tmp_path, day_folder, "intake-papers") as played:
        window = played.window
        played.wear(Look(LIGHT, scale), SMALL)
        window.key(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
        window.until(lambda: window.focus() == "refusal_reason")
        played.settle()

        (refusal,) = window.shell.findChildren(QWidget, "refusal")
        page = window.shell._open.currentWidget()
        assert page is not None
        at = QRect(refusal.mapTo(page, QPoint(0, 0)), refusal.size())
        assert page.rect().contains(at)
        assert not window.shell.findChildren(QTableWidget, "papers")[0].isVisible()

        window.key(Qt.Key.Key_Escape)
        assert window.focus() == "papers"


@pytest.mark.parametrize("speaks", language.LANGUAGES)
@pytest.mark.parametrize("scene", LOW)
def test_what_is_typed_in_stays_in_sight_much_enlarged(
    scene: str, speaks: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    made = day_folder if stage.is_busy(scene) else set_up_folder
    with stage.opened(tmp_path, made, scene, speaks) as played:
        assert looks.out_of_sight(played.window.shell) == []
        played.wear(Look(LIGHT, 200), SMALL)
        found = looks.out_of_sight(played.window.shell)

    language.speak("vi")
    assert found == []


@pytest.mark.parametrize("scene", ["intake-group", "intake-paid-in-part", "shift-difference"])
def test_what_is_typed_in_is_in_sight_where_all_is_large_from_the_start(
    scene: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    made = day_folder if stage.is_busy(scene) else set_up_folder
    with stage.stage(tmp_path, made, scene) as played:
        played.wear(Look(LIGHT, 200), SMALL)
        stage.play(played, scene)
        found = looks.out_of_sight(played.window.shell)

    assert found == []


def _typed_in(qtbot: QtBot) -> tuple[Page, QLabel, QLineEdit]:
    """A page with a text over a field that has the focus, and more under it than fits."""
    screen = QWidget()
    above, field, below = QLabel("Trên", screen), QLineEdit(screen), QLabel("Dưới", screen)
    above.setFixedHeight(100)
    below.setFixedHeight(2000)
    layout = QVBoxLayout(screen)
    for one in (above, field, below):
        layout.addWidget(one)
    page = Page(screen)
    page.furnish()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.wait(20)
    return page, above, field


def test_a_field_that_is_laid_out_lower_is_followed(qtbot: QtBot) -> None:
    page, above, _ = _typed_in(qtbot)

    above.setFixedHeight(900)

    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert looks.out_of_sight(page) == []
    page.let_go()


def test_who_scrolled_away_from_a_field_stays_there_until_a_key_is_typed(qtbot: QtBot) -> None:
    page, above, field = _typed_in(qtbot)
    bar = page.verticalScrollBar()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    away = bar.value()

    above.setFixedHeight(160)
    qtbot.wait(50)

    assert bar.value() == away > 0
    QTest.keyClick(field, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: looks.out_of_sight(page) == [])
    assert field.text() == "a"
    page.let_go()
