"""The door stands before the rest of the program is loaded, and what is done at it counts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.commands.outcome import Topic
from counter_app.desk import Desk
from counter_app.main import set_up_drill, window_wiring
from counter_app.ports import BarcodeScanner
from counter_app.settings import Settings
from counter_app.store.key import FILE_NAME
from tests.ui.conftest import Window
from tests.ui.screen_steps import AwayCity
from ui import early, theme
from ui.app import application, build
from ui.shell import Shell
from ui.widgets.in_sight import InSight
from ui.wiring import Wiring


@pytest.fixture
def book(tmp_path: Path, qtbot: QtBot) -> Settings:
    """A drill office's real book, its key in a file."""
    application()
    settings = Settings(data_dir=tmp_path / "book", key_store="file")
    settings.data_dir.mkdir()
    set_up_drill(settings)
    return settings


@contextmanager
def opened(
    settings: Settings,
    change: Callable[[Wiring], Wiring] = lambda w: w,
    before: Callable[[Shell], None] = lambda _shell: None,
) -> Iterator[Window]:
    """The window as the program makes it, at its first paint."""
    shell = build(change(window_wiring(settings, "vi")))
    before(shell)
    window = Window(shell)
    seen: list[int] = []
    shell.painted.connect(lambda: seen.append(1))
    shell.start()
    shell.show()
    window.until(lambda: bool(seen) and window.items("people").count() == 3)
    yield window
    shell.close()
    shell.deleteLater()
    window.rest(10)


@contextmanager
def begun(shell: Shell) -> Iterator[Window]:
    """Shown and started; nobody waits for anything."""
    window = Window(shell)
    shell.start()
    shell.show()
    yield window
    shell.close()
    shell.deleteLater()
    window.rest(10)


def waits(wiring: Wiring) -> Wiring:
    """A desk that takes its time, as on a cold morning."""
    open_desk = wiring.open_desk

    def slowly() -> Desk:
        import time

        time.sleep(0.3)
        return open_desk()

    return replace(wiring, open_desk=slowly)


@pytest.fixture
def held(book: Settings) -> Iterator[tuple[Window, Event]]:
    """At the door; what is behind it is neither loaded nor opened before the event is set."""
    over = Event()

    def wait(wiring: Wiring) -> Wiring:
        def open_desk() -> Desk:
            over.wait(10)
            return wiring.open_desk()

        return replace(wiring, open_desk=open_desk)

    def load_nothing(shell: Shell) -> None:
        # All that is loaded waits behind it.
        shell.counter.load(lambda: over.wait(10), shell, lambda _is_over: None)

    with opened(book, wait, load_nothing) as window:
        yield window, over
        over.set()
        window.until(lambda: window.shell.counter.is_idle)


def people(window: Window) -> list[str]:
    shown = window.items("people")
    return [shown.item(row).text() for row in range(shown.count())]


def button_words(window: Window) -> str:
    found = window.shell.findChild(QPushButton, "enter")
    assert found is not None
    return found.text()


def test_the_people_at_the_door_are_those_of_the_desk(book: Settings) -> None:
    with opened(book, waits) as window:
        at_first = people(window)
        opened_desk: list[int] = []
        window.shell.opened.connect(lambda: opened_desk.append(1))
        window.until(lambda: bool(opened_desk))
        window.until(lambda: window.shell.counter.is_idle)
        assert people(window) == at_first
        assert window.focus() == "pin"


def test_who_came_or_left_since_the_last_morning_is_known_once_the_desk_is_open(
    book: Settings,
) -> None:
    """The door remembers; the desk knows."""

    def yesterday(wiring: Wiring) -> Wiring:
        first, *_others = wiring.open_door()
        gone = replace(first, login="gone", name="Người Đã Nghỉ")
        return replace(wiring, open_door=lambda: (first, gone))

    with opened(book, yesterday) as window:
        window.until(lambda: window.shell.counter.is_idle)
        assert len(people(window)) == 3
        assert not any("Người Đã Nghỉ" in one for one in people(window))


def test_a_pin_that_was_typed_before_the_desk_is_open_signs_in(book: Settings) -> None:
    with opened(book, waits) as window:
        window.type("1111")
        window.hit(Qt.Key.Key_Return)
        assert not window.shell.current
        window.until(lambda: window.shell.current == "home")


def test_a_pin_that_was_typed_before_anybody_stands_there_is_the_first_ones(
    book: Settings,
) -> None:
    """As where only the desk knows who may sign in."""
    shell = build(replace(waits(window_wiring(book, "vi")), open_door=tuple))
    window = Window(shell)
    shell.start()
    shell.show()
    window.until(lambda: window.focus() == "pin")
    window.type("1111")
    window.hit(Qt.Key.Key_Return)
    assert people(window) == []
    window.until(lambda: shell.current == "home")
    shell.close()
    shell.deleteLater()
    window.rest(10)


def test_a_wrong_pin_that_was_typed_early_is_told_and_can_be_typed_again(book: Settings) -> None:
    with opened(book, waits) as window:
        window.type("9999")
        window.hit(Qt.Key.Key_Return)
        window.until(lambda: window.text("sign_in_problem") != "")
        assert not window.shell.current
        window.type("1111")
        window.hit(Qt.Key.Key_Return)
        window.until(lambda: window.shell.current == "home")


def test_digits_that_stand_while_the_rest_is_built_stay(book: Settings) -> None:
    with opened(book, waits) as window:
        window.items("people").setCurrentRow(2)
        window.type("22")
        window.until(lambda: window.shell._is_furnished)
        window.type("22")
        assert window.edit("pin").text() == "2222"
        assert window.items("people").currentRow() == 2
        window.until(lambda: window.shell.counter.is_idle)


def test_a_key_at_the_bare_door_is_heard_once_it_means_something(
    held: tuple[Window, Event],
) -> None:
    window, over = held
    window.hit(Qt.Key.Key_F1)
    window.rest(50)
    assert window.focus() == "pin"

    over.set()

    window.until(lambda: window.focus() == "guide_page")


def test_keys_at_the_bare_door_are_heard_in_their_order(held: tuple[Window, Event]) -> None:
    window, over = held
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    window.hit(Qt.Key.Key_F11, both)
    window.hit(Qt.Key.Key_F11, Qt.KeyboardModifier.ControlModifier)
    window.press("other_language")
    assert theme.look().theme == theme.LIGHT
    before = button_words(window)

    over.set()

    window.until(lambda: theme.look().theme == theme.DARK)
    # There and back.
    assert button_words(window) == before


def test_a_key_behind_a_pin_opens_its_screen_once_the_desk_let_its_owner_in(
    held: tuple[Window, Event],
) -> None:
    """A clerk's morning in one breath: PIN, Enter, the new dossier."""
    window, over = held
    window.type("1111")
    window.hit(Qt.Key.Key_Return)
    window.hit(Qt.Key.Key_F2)

    over.set()

    window.until(lambda: window.focus() == "full_name")
    assert window.shell.current == "intake"


def test_a_key_behind_a_wrong_pin_is_nobodys(held: tuple[Window, Event]) -> None:
    window, over = held
    window.type("9999")
    window.hit(Qt.Key.Key_Return)
    window.hit(Qt.Key.Key_F2)
    over.set()
    window.until(lambda: window.text("sign_in_problem") != "")

    window.type("1111")
    window.hit(Qt.Key.Key_Return)

    window.until(lambda: window.shell.current != "")
    assert window.shell.current == "home"


def test_a_screens_key_without_a_pin_opens_nothing_later(held: tuple[Window, Event]) -> None:
    window, over = held
    window.hit(Qt.Key.Key_F2)
    over.set()
    window.until(lambda: window.shell._is_furnished)

    window.type("1111")
    window.hit(Qt.Key.Key_Return)

    window.until(lambda: window.shell.current != "")
    assert window.shell.current == "home"


def test_a_part_that_is_missing_is_told_in_a_sentence(book: Settings) -> None:
    def broken(wiring: Wiring) -> Wiring:
        def open_desk() -> Desk:
            raise ModuleNotFoundError("no", name="a_part_of_it")

        return replace(wiring, open_desk=open_desk)

    with opened(book, broken) as window:
        window.type("1111")
        window.hit(Qt.Key.Key_Return)
        window.until(lambda: "a_part_of_it" in window.text("sign_in_problem"))
        window.until(lambda: window.shell.counter.is_idle)
        assert "Dữ liệu còn nguyên" in window.text("sign_in_problem")
        enter = window.shell.findChild(QPushButton, "enter")
        assert enter is not None
        assert not enter.isEnabled()


def test_a_book_whose_key_is_gone_shows_nobody_and_says_so(book: Settings) -> None:
    (book.data_dir / FILE_NAME).unlink()
    shell = build(window_wiring(book, "vi"))
    window = Window(shell)
    shell.start()
    shell.show()
    window.until(lambda: "khóa dữ liệu" in window.text("sign_in_problem"))
    assert people(window) == []
    shell.close()
    shell.deleteLater()


def test_news_of_money_may_come_before_the_guide_is_there(held: tuple[Window, Event]) -> None:
    window, _over = held
    assert not window.shell._is_furnished

    window.shell.counter.happened.emit(frozenset({Topic.PAYMENTS}))

    window.rest(10)


def test_between_two_pieces_of_what_lies_behind_the_door_the_window_lives(book: Settings) -> None:
    beats: list[int] = []

    def look(shell: Shell) -> None:
        def beat() -> None:
            if hasattr(shell, "_inside") and not shell._is_furnished:
                beats.append(1)

        timer = QTimer(shell)
        timer.timeout.connect(beat)
        timer.start(0)

    with opened(book, before=look) as window:
        window.until(lambda: window.shell._is_furnished)
    assert len(beats) >= 3


def test_a_window_that_an_early_key_closes_lets_everything_go(held: tuple[Window, Event]) -> None:
    """A drill is left by a key, and that too may be hit at the bare door."""
    window, over = held
    window.shell._early.hear(window.shell.close)

    over.set()

    window.until(lambda: not window.shell.isVisible())
    assert window.shell.counter._lane._thread.ident is not None
    assert not window.shell.counter._lane._thread.is_alive()


class Closing(QObject):
    """Sets an event as soon as a window begins to close."""

    def __init__(self, over: Event) -> None:
        super().__init__()
        self._over = over

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close:
            self._over.set()
        return False


def test_a_window_that_is_closed_at_its_first_paint_opens_nothing_any_more(book: Settings) -> None:
    opened_desks: list[Desk] = []

    def told(wiring: Wiring) -> Wiring:
        def open_desk() -> Desk:
            opened_desks.append(wiring.open_desk())
            return opened_desks[-1]

        return replace(wiring, open_desk=open_desk)

    shell = build(told(window_wiring(book, "vi")))
    shell.painted.connect(shell.close)
    with begun(shell) as window:
        window.until(lambda: not shell.isVisible())
        for _piece in shell._classes:  # what is behind them comes at once
            pass
        window.rest(200)
        assert not shell.counter._paper_lane._thread.is_alive()
        assert opened_desks == []


def test_a_window_that_is_closed_while_its_desk_opens_leaves_nothing_running(
    book: Settings,
) -> None:
    """No scanner is begun after it, and of the city's thread nothing is left."""
    over, is_at_it = Event(), Event()
    told: list[str] = []

    class City(AwayCity):
        def start(self) -> None:
            told.append("city starts")

        def stop(self) -> None:
            told.append("city stops")

    def held_up(wiring: Wiring) -> Wiring:
        def open_desk() -> Desk:
            is_at_it.set()
            over.wait(10)
            return wiring.open_desk()

        def open_scanners() -> tuple[BarcodeScanner, ...]:
            told.append("scanners")
            return ()

        return replace(
            wiring,
            open_desk=open_desk,
            open_city=lambda _desk, _passed: City(),
            open_scanners=open_scanners,
        )

    shell = build(held_up(window_wiring(book, "vi")))
    with begun(shell) as window:
        shell.opened.connect(lambda: told.append("opened"))
        window.until(lambda: shell._is_furnished and is_at_it.is_set())
        closing = Closing(over)
        shell.installEventFilter(closing)
        shell.close()
        window.rest(100)
    assert told == ["city starts", "city stops"]


def test_who_is_let_in_after_the_window_is_closed_comes_to_no_screen(
    held: tuple[Window, Event],
) -> None:
    window, over = held
    window.type("1111")
    window.hit(Qt.Key.Key_Return)
    window.until(lambda: window.shell.counter._is_opening)
    closing = Closing(over)
    window.shell.installEventFilter(closing)

    window.shell.close()
    window.rest(100)

    assert window.shell.current == ""


def test_the_doors_field_is_kept_in_sight_once_it_is_painted(book: Settings) -> None:
    with opened(book) as window:
        window.until(lambda: window.shell._is_furnished)

        assert window.shell._open._door.findChildren(InSight)


CLASSES = """
import sys
from pathlib import Path
from counter_app.main import window_wiring
from counter_app.settings import read
wiring = window_wiring(read(Path(sys.argv[1])), "vi")
from ui.app import application, build
shell = build(wiring)
load = shell.counter.load

def loads(*given):
    from PySide6 import QtCore, QtGui, QtWidgets
    for module in (QtCore, QtGui, QtWidgets):
        print(sorted({*dir(module)} - {*vars(module)}))
    import os
    sys.stdout.flush()
    os._exit(0)

shell.counter.load = loads
shell.start()
shell.show()
application().exec()
"""


def test_every_class_of_qt_is_made_before_a_lane_loads_what_derives_from_one(
    book: Settings,
) -> None:
    """One that is half made on the window's thread ended the program, on a lane's."""
    assert in_a_process(CLASSES, book).splitlines() == ["[]"] * 3


def test_the_numbers_of_the_first_paint_are_qts_own() -> None:
    names = {
        early.PLAIN_TEXT: Qt.TextFormat.PlainText,
        early.NO_FOCUS: Qt.FocusPolicy.NoFocus,
        early.NO_SIDE_BAR: Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        early.NO_ELLIPSIS: Qt.TextElideMode.ElideNone,
        early.BY_DOTS: QListView.ScrollMode.ScrollPerPixel,
        early.ADJUSTS: QListView.ResizeMode.Adjust,
        early.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    }
    assert [number for _name, number in names] == [name.value for name in names.values()]


FIRST_PAINT = """
import sys
from pathlib import Path
from counter_app.main import window_wiring
from counter_app.settings import read
wiring = window_wiring(read(Path(sys.argv[1])), "vi")
from ui.app import application, build
shell = build(wiring)

def painted():
    import PySide6.QtCore
    late = (
        "sqlalchemy", "ui.keyboard", "ui.routes", "counter_app.queries", "requests", "hmac",
        "ui.icons", "heroicons", "PySide6.QtSvg", "counter_app.domain.id_number",
        "ui.widgets.wrapped", "ui.widgets.in_sight",
    )
    print(*(name for name in late if name in sys.modules))
    # The namespace, and one of the classes that come with the first event that Python hears.
    print(*({"Qt", "QChildEvent"} & vars(PySide6.QtCore).keys()))
    print(__import__ is __orig_import__)
    import os
    sys.stdout.flush()
    os._exit(0)

shell.painted.connect(painted)
shell.start()
shell.show()
application().exec()
"""


def in_a_process(script: str, book: Settings) -> str:
    """Where nothing of Qt is there yet; what it printed."""
    return subprocess.run(
        [sys.executable, "-c", script, str(book.data_dir)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    ).stdout


def test_nothing_that_can_wait_is_loaded_before_the_first_paint(book: Settings) -> None:
    assert in_a_process(FIRST_PAINT, book).split("\n")[:3] == ["", "", "True"]
