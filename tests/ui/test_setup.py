"""The first run by keys alone: from an empty folder to the first dossier, left and taken up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.cli import main
from counter_app.domain.calibration import TEXT
from counter_app.domain.errors import StoreError
from counter_app.domain.user import SYSTEM
from counter_app.main import open_desk, people_at_the_door, window_wiring
from counter_app.queries.office import ThisStation
from counter_app.settings import Settings, read
from counter_app.verbs.setup import setup_wiring
from counter_app.verbs.window import is_unfinished
from devices.simulated import SimulatedScanner
from tests.city import SandboxProcess
from tests.ui.conftest import Window
from tests.ui.first_run_stage import first_stage
from ui import theme
from ui.app import build, build_setup
from ui.forms.setup import SetupForm
from ui.screens.setup import SetupScreen
from ui.setup_window import SetupWindow

OFFICE = (
    "",  # the parent agency stands there already
    "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG – CHI NHÁNH THỬ",
    "000.00.02.H26",
    "TTPVHCC",
    "Số 1 phố Thử, Hà Nội",
    "",
    "024 0000 0001",
    "0100000001",
)
COUNTER = ("", "126", "EBL01", "26TAA", "vietcombank", "001 234 567", "")
PEOPLE = ("Lê Duyệt Mẫu", "Trần Thử Mẫu", "Nguyễn Thu Mẫu")
PINS = ("8341", "5527", "9066")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty folder."""
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    for name in ("COUNTER_CITY_URL", "COUNTER_PRINTER", "COUNTER_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return read(tmp_path / "data")


class FirstRun(Window):
    """Keys in the first run."""

    def __init__(self, shown: SetupWindow) -> None:
        super().__init__(shown)  # type: ignore[arg-type]  # a window is a window
        self.setup, self.help = shown.setup, shown.help

    def fill(self, texts: tuple[str, ...]) -> None:
        """Each field with its words, Enter after each; an empty one is left as it is."""
        for text in texts:
            self.type(text)
            self.enter()

    def enter(self) -> None:
        """Enter, where the focus is."""
        self.key(Qt.Key.Key_Return)

    def to(self, step: str) -> None:
        self.until(lambda: self.setup.step == step and self.setup.is_kept)

    @property
    def said(self) -> str:
        return self.text("setup_problem")


@contextmanager
def first_run(settings: Settings) -> Iterator[FirstRun]:
    made = setup_wiring(settings, "vi", lambda: window_wiring(read(settings.data_dir), "vi"))
    window = build_setup(made)
    window.show()
    window.start()
    run = FirstRun(window)
    window.activateWindow()
    run.until(lambda: getattr(QApplication.focusWidget(), "window", lambda: None)() is window)
    yield run
    window.close()
    window.deleteLater()
    run.rest(10)


def to_review(run: FirstRun) -> None:
    run.enter()
    run.to("office")
    run.fill(OFFICE)
    run.to("counter")
    run.fill(COUNTER)
    for role, name, pin in zip(("head", "supervisor", "clerk"), PEOPLE, PINS, strict=True):
        run.to(role)
        run.fill((name, "", pin, pin))
    run.to("review")


def test_from_nothing_to_the_first_dossier_without_a_mouse(
    qtbot: QtBot, settings: Settings
) -> None:
    assert is_unfinished(settings)
    with first_run(settings) as run:
        to_review(run)
        assert "Máy trạm" in run.text("setup_review") or "0126" in run.text("setup_review")
        run.enter()
        run.to("printer")
        run.key(Qt.Key.Key_F10)
        run.to("scanner")
        run.key(Qt.Key.Key_F10)
        run.to("city")
        run.key(Qt.Key.Key_F10)
        run.to("done")
        with qtbot.waitSignal(run.setup.finished, timeout=10_000):
            run.enter()

    assert not is_unfinished(settings)
    told = read(settings.data_dir)
    assert told.shows_tour
    shell = build(replace(window_wiring(told, "vi"), shows_tour=False))
    shell.show()
    shell.start()
    counter = Window(shell)
    try:
        counter.until(lambda: counter.items("people").count() == 3)
        assert counter.text("drill_hint") == ""
        row = next(n for n in range(3) if "Thu" in counter.items("people").item(n).text())
        counter.sign_in(PINS[2], row)
        counter.until(lambda: counter.focus() == "home_next")
        assert "DIỄN TẬP" not in counter.text("place")
        counter.new_dossier()
    finally:
        shell.close()
        shell.deleteLater()
        counter.rest(10)


def test_the_book_begins_with_what_was_typed_and_nothing_of_a_drill(settings: Settings) -> None:
    with first_run(settings) as run:
        to_review(run)
        run.enter()
        run.to("printer")

    desk = open_desk(settings)
    try:
        station = desk.ask(ThisStation(), by=SYSTEM)
    finally:
        desk.close()
    office = station.office
    assert (station.number, office.unit, office.is_drill) == (126, OFFICE[1], False)
    assert (office.account_bin, office.account_number) == ("970436", "001234567")
    people = people_at_the_door(settings)
    assert {(one.login, str(one.role), one.is_drill) for one in people} == {
        ("mauld", "head", False),
        ("mautt", "supervisor", False),
        ("maunt", "clerk", False),
    }


def test_each_field_says_at_once_what_is_wrong_and_lets_nobody_on(settings: Settings) -> None:
    with first_run(settings) as run:
        run.enter()
        run.to("office")
        run.key(Qt.Key.Key_Tab)
        run.enter()
        assert "chưa có gì" in run.said
        assert run.focus() == "setup_unit"
        run.type("Trung tâm")
        run.enter()
        run.type("H26 / 1")
        run.key(Qt.Key.Key_Tab)
        assert "Mã định danh" in run.said
        run.key(Qt.Key.Key_F10)
        assert run.setup.step == "office"


def test_two_pins_that_differ_and_a_login_that_is_taken_are_told(settings: Settings) -> None:
    with first_run(settings) as run:
        run.enter()
        run.to("office")
        run.fill(OFFICE)
        run.to("counter")
        run.fill(COUNTER)
        run.to("head")
        run.fill((PEOPLE[0], "", "1234", "1235"))
        assert "không giống nhau" in run.said
        run.edit("setup_head_again").clear()
        run.fill(("1234",))
        run.to("supervisor")
        run.fill((PEOPLE[1], "mauld"))
        assert "đã có người dùng" in run.said


def test_what_was_typed_comes_back_at_its_field_but_for_the_pins(settings: Settings) -> None:
    with first_run(settings) as run:
        run.enter()
        run.to("office")
        run.fill(OFFICE)
        run.to("counter")
        run.fill(COUNTER)
        run.to("head")
        run.fill((PEOPLE[0], "", PINS[0]))
        run.type(PINS[0])
        run.until(lambda: run.setup.is_kept)
        on_disk = settings.setup_draft.read_text(encoding="utf-8")

    assert PINS[0] not in json.loads(on_disk)["texts"].values()
    assert settings.setup_draft.stat().st_mode & 0o077 == 0
    with first_run(settings) as again:
        assert again.setup.step == "head"
        assert again.focus() == "setup_head_again"
        assert again.edit("setup_head_name").text() == PEOPLE[0]
        assert again.edit("setup_head_pin").text() == ""
        assert "gõ lại" in again.said


def test_no_other_way_makes_a_drill_book_under_a_half_typed_office(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with first_run(settings) as run:
        run.enter()
        run.to("office")

    with pytest.raises(StoreError, match="setup_unfinished"):
        open_desk(settings)
    assert main(["--data-dir", str(settings.data_dir), "outbox"]) == 2
    assert "lập dở" in capsys.readouterr().err
    assert not settings.database_path.exists()


def test_a_kill_right_after_the_book_was_made_goes_on_with_the_devices(settings: Settings) -> None:
    with first_run(settings) as run:
        to_review(run)
        draft = settings.setup_draft.read_bytes()
        run.enter()
        run.to("printer")
    # As if the program had been killed before it noted that the book is there.
    settings.setup_devices.unlink()
    settings.setup_draft.write_bytes(draft)

    assert is_unfinished(settings)
    with first_run(settings) as again:
        assert again.setup.step == "printer"
        again.key(Qt.Key.Key_Escape)
        assert again.setup.step == "printer"


def test_devices_are_tried_and_kept(
    settings: Settings, city: SandboxProcess, tmp_path: Path
) -> None:
    target = tmp_path / "roll.bin"
    with first_run(settings) as run:
        to_review(run)
        run.enter()
        run.to("printer")
        run.fill(("nowhere", ""))
        run.until(lambda: "tcp://" in run.said)
        assert run.setup.step == "printer"
        run.edit("setup_printer").setFocus()
        run.edit("setup_printer").selectAll()
        run.fill((f"file:{target}", ""))
        run.to("scanner")
        assert target.stat().st_size > 1_000
        for letter in TEXT:
            scanned(run, letter)
        run.enter()
        run.until(lambda: run.said.startswith(theme.DONE))
        run.edit("setup_scanner").setFocus()
        run.rest(150)
        run.enter()
        run.to("city")
        run.fill((city.url, "wrong"))
        run.until(lambda: run.said.startswith(theme.LATE))
        assert "mật khẩu" in run.said
        run.edit("setup_city_secret").clear()
        run.fill(("drill",))
        run.to("done")

    kept = read(settings.data_dir)
    assert (kept.printer, kept.printer_dots) == (f"file:{target}", 576)
    assert (kept.city_url, kept.city_secret) == (city.url, "drill")


def scanned(run: FirstRun, letter: str) -> None:
    """A letter as fast as a scanner types it."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    target = QApplication.focusWidget()
    assert isinstance(target, QLineEdit)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(target, event)


def setup_of(run: Window) -> SetupScreen:
    found = run.shell.findChild(SetupScreen)
    assert found is not None
    return found


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F10, Qt.Key.Key_Escape])
def test_a_key_too_many_while_the_scanner_is_opened_skips_no_step(key: Qt.Key) -> None:
    is_open = threading.Event()

    def slow(_port: str) -> SimulatedScanner:
        is_open.wait(5)
        return SimulatedScanner()

    with first_stage("setup-scanner", "vi", open_scanner=slow) as played:
        run = played.window
        setup = setup_of(run)
        run.until(lambda: run.edit("setup_scanner").text() == "COM3")
        run.hit(Qt.Key.Key_Return)
        run.hit(key)
        run.rest(20)
        assert (setup.step, run.text("setup_problem")) == ("scanner", "● Đang mở máy quét…")
        is_open.set()
        run.until(lambda: setup.step != "scanner")
        played.settle()
        assert setup.step == "city"


def test_a_printer_that_was_put_off_is_told_as_put_off_until_it_is_tried() -> None:
    drafts: list[str] = []
    with first_stage("setup-printer", "vi", keep=drafts.append) as played:
        run = played.window
        setup = setup_of(run)
        run.until(lambda: run.edit("setup_printer").text() != "")
        run.key(Qt.Key.Key_F10)
        run.until(lambda: setup.step == "scanner")
        assert run.text("setup_step_printer").startswith("▲")
        played.settle()
        assert SetupForm.from_json(drafts[-1]).put_off == ("printer",)

        run.key(Qt.Key.Key_Escape)
        run.until(lambda: setup.step == "printer")
        run.press("setup_go")
        run.until(lambda: setup.step == "scanner")
        assert run.text("setup_step_printer").startswith("✓")


def test_a_city_that_is_away_is_told_and_put_off(settings: Settings) -> None:
    with first_run(settings) as run:
        to_review(run)
        run.enter()
        run.to("printer")
        run.key(Qt.Key.Key_F10)
        run.key(Qt.Key.Key_F10)
        run.to("city")
        run.fill(("http://city.example/", "x"))
        run.until(lambda: "https://" in run.said)
        run.edit("setup_city_url").setFocus()
        run.edit("setup_city_url").selectAll()
        run.fill(("http://127.0.0.1:9", ""))
        run.until(lambda: "Chưa nối được thành phố" in run.said)
        run.key(Qt.Key.Key_F10)
        run.to("done")

    assert read(settings.data_dir).city_url == ""


def test_a_kill_in_mid_word_costs_one_key_at_most() -> None:
    """In processes of their own, killed while they type."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture", "setup", "--kills", "3"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_f1_opens_the_guide_and_esc_gives_the_very_field_back(
    qtbot: QtBot, settings: Settings
) -> None:
    with first_run(settings) as run:
        run.enter()
        run.to("office")
        run.fill(OFFICE[:2])
        before = QApplication.focusWidget()

        run.key(Qt.Key.Key_F1)
        page = run.help.page
        run.key(Qt.Key.Key_Escape)

        assert page is not None
        assert page.name == "first-run"
        assert run.setup.step == "office"
        assert QApplication.focusWidget() is before
