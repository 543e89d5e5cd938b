"""The office's server on the screen: all counters live, a cut line told, an address tried."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import make_url

from counter_app.commands.station import AddStation
from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.main import OfficeDoor
from counter_app.settings import Settings
from counter_app.store.unit_of_work import Store
from devices.drawing import PaperDrawing
from tests.builders import a_dossier, open_a_shift
from tests.conftest import Clock
from tests.office import Office, hang_up
from tests.ui.conftest import Window
from tests.ui.test_due import lines, picture
from ui.app import build
from ui.wiring import Wiring

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.postgres


@pytest.fixture
def settings(postgresql_settings: Settings) -> Settings:
    """On PostgreSQL."""
    return postgresql_settings


@pytest.fixture
def other(
    store: Store,
    desk: Desk,
    settings: Settings,
    clock: Clock,
    new_id: Callable[[], str],
    supervisor: Actor,
) -> Iterator[Desk]:
    """The office's other counter."""
    desk.submit(AddStation(127, "Quầy 4"), by=supervisor)
    office = Office(settings, clock, new_id)
    yield office.desk(127)
    office.close()


@pytest.fixture
def supervised(
    desk: Desk, settings: Settings, clock: Clock, new_id: Callable[[], str], other: Desk
) -> Iterator[Window]:
    """A supervisor at the first counter, with the page of the office open."""
    wiring = Wiring(
        open_door=tuple,
        open_desk=lambda: desk,
        open_city=lambda _desk, _on_pass: None,
        open_news=lambda desk, on_news, on_line: desk.news(on_news, on_line),
        office_door=OfficeDoor(settings),
        open_printer=lambda: None,
        open_scanners=tuple,
        open_drawing=PaperDrawing,
        new_id=new_id,
        clock=clock,
        stops_city=False,
    )
    shell = build(wiring)
    shell.show()
    shell.start()
    window = Window(shell)
    window.sign_in("2222", row=2)
    window.key(Qt.Key.Key_O, CTRL_SHIFT)
    window.until(lambda: window.focus() == "office_host")
    yield window
    shell.close()
    shell.deleteLater()
    window.rest(10)


def test_what_another_counter_does_is_seen_without_a_key(
    supervised: Window, other: Desk, clerk: Actor
) -> None:
    window = supervised
    window.until(lambda: len(lines(window, "office_counters")) == 2)
    assert "chưa mở ca" in lines(window, "office_counters")[1]

    open_a_shift(other, clerk)
    other.submit(a_dossier("d1"), by=clerk)

    window.until(lambda: "hôm nay 1 hồ sơ" in lines(window, "office_counters")[1])
    assert clerk.name in lines(window, "office_counters")[1]
    assert "quầy này" in lines(window, "office_counters")[0]
    picture(window, "office")


def test_the_day_of_all_counters_on_the_first_screen_follows_too(
    supervised: Window, other: Desk, clerk: Actor
) -> None:
    window = supervised
    window.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: "lập 0" in window.text("light"))

    open_a_shift(other, clerk)
    other.submit(a_dossier("d1"), by=clerk)

    window.until(lambda: "lập 1" in window.text("light"))


def test_a_cut_line_is_told_in_words_until_it_is_mended(supervised: Window, store: Store) -> None:
    window = supervised
    line = window.shell.findChild(QLabel, "office_line")
    assert isinstance(line, QLabel)
    assert line.isHidden()

    hang_up(store.engine, "max(sequence)")

    window.until(lambda: not line.isHidden())
    assert "Đang nối lại" in line.text()
    picture(window, "office-cut")
    window.until(line.isHidden)
    assert window.text("notice").startswith("✓ Đã nối lại")


def test_an_address_is_tried_in_plain_words_and_kept_only_where_it_answers(
    supervised: Window, settings: Settings
) -> None:
    window = supervised
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    window.edit("office_host").setText("may chu")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: window.text("office_note").startswith("■"))
    assert window.focus() == "office_host"

    window.edit("office_host").setText("127.0.0.1")
    window.edit("office_port").setText(str(port))
    window.key(Qt.Key.Key_F7)
    window.until(lambda: "Không kết nối được" in window.text("office_note"))
    picture(window, "office-away")
    assert not (settings.data_dir / "settings.json").exists()

    window.edit("office_host").setText("may-chu-khac.invalid")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "Không tìm thấy tên máy chủ" in window.text("office_note"))


def test_a_book_in_a_file_is_not_left_behind_by_an_address(
    supervised: Window, settings: Settings, postgresql_url: str
) -> None:
    from counter_app.domain.errors import StoreError
    from counter_app.domain.office_server import OfficeServer

    door = OfficeDoor(Settings(data_dir=settings.data_dir, key_store="file"))
    assert make_url(postgresql_url).database

    with pytest.raises(StoreError, match="office_book_here"):
        door.use(OfficeServer("127.0.0.1"), "")
