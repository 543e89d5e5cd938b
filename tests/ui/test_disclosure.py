"""The public account by keys: a month's list signed by three, shares with targets, files."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QTableView

from counter_app.commands.disclosure import DraftDisclosure, SetTarget, SignDisclosure
from counter_app.commands.handover import TakeHandover
from counter_app.desk import Desk
from counter_app.domain.export import ExportForm
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.disclosure import Disclosure
from counter_app.queries.export import ExportRegister
from tests.builders import a_dossier, forwarded
from tests.conftest import Clock
from tests.ui.conftest import Window
from tests.ui.test_due import picture

MONTH = "2026-11"
PINS = ("1111", "3333", "2222")
HEAD, SUPERVISOR = 1, 2


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Files go into this test's own documents."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def table(window: Window, name: str) -> QTableView:
    found = window.shell.findChild(QTableView, name)
    assert found is not None
    return found


def rows(window: Window, name: str) -> int:
    model = table(window, name).model()
    assert model is not None
    return model.rowCount()


def ends_with(window: Window, name: str, end: str) -> bool:
    return window.text(name).endswith(end)


def sign_in(window: Window, row: int) -> None:
    window.sign_in(PINS[row], row)


def test_a_cause_is_said_and_the_list_is_published_by_keys(
    window: Window, desk: Desk, clerk: Actor, supervisor: Actor, clock: Clock, tmp_path: Path
) -> None:
    number = forwarded(desk, clerk, "late-1")
    desk.submit(TakeHandover(number, "Lê Thị Mẫu"), by=clerk)
    forwarded(desk, clerk, "late-2")
    clock.move(days=4)
    desk.submit(DraftDisclosure(MONTH), by=clerk)
    sign_in(window, HEAD)
    window.shell.open_screen("disclosure")
    window.until(lambda: rows(window, "delay_table") == 2)
    window.key(Qt.Key.Key_F7)
    window.until(lambda: "chờ lãnh đạo" in window.text("disclosure_state"))
    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.text("disclosure_note").startswith("■"))
    window.edit("disclosure_reason").setText("Thiếu nguyên nhân")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "dự thảo" in window.text("disclosure_state"))
    window.edit("delay_words").setText("Mất điện cả ngày 30/11")
    combo = window.shell.findChild(QComboBox, "delay_cause")
    assert combo is not None
    combo.setCurrentIndex(combo.findText("hệ thống, sự cố"))
    window.key(Qt.Key.Key_F4)
    window.until(lambda: "nguyên nhân" in window.text("disclosure_note"))
    picture(window, "disclosure")

    # Whoever wrote the cause is the maker now: two others sign.
    (found,) = desk.ask(Disclosure(MONTH), by=SYSTEM).versions
    assert [line.words for line in found.lines].count("Mất điện cả ngày 30/11") == 1
    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.text("disclosure_note").startswith("■"))
    desk.submit(DraftDisclosure(MONTH), by=clerk)
    (found,) = desk.ask(Disclosure(MONTH), by=SYSTEM).versions
    desk.submit(SignDisclosure(MONTH, 1, found.digest), by=supervisor)
    window.shell.open_screen("home")
    window.shell.open_screen("disclosure")
    window.until(lambda: "chờ lãnh đạo" in window.text("disclosure_state"))
    window.key(Qt.Key.Key_F7)
    window.until(lambda: "đã công khai" in window.text("disclosure_state"))

    for key, form in ((Qt.Key.Key_F9, ExportForm.PDF), (Qt.Key.Key_F10, ExportForm.XLSX)):
        window.key(key)
        window.until(partial(ends_with, window, "disclosure_note", form))
    register = desk.ask(ExportRegister(), by=supervisor)
    files = {path.name: path for path in (tmp_path / "Documents").iterdir()}
    assert {line.form for line in register} == {ExportForm.PDF, ExportForm.XLSX}
    for line in register:
        digest = hashlib.sha256(files[line.file_name].read_bytes()).hexdigest()
        assert digest == line.sha256
    versions = window.shell.findChild(QListWidget, "disclosure_versions")
    assert versions is not None
    picture(window, "disclosure-published")


def test_a_share_opens_the_dossiers_behind_it_and_the_head_sets_its_target(
    window: Window, desk: Desk, clerk: Actor, head: Actor
) -> None:
    for number in range(3):
        desk.submit(a_dossier(f"k-{number}"), by=clerk)
    desk.submit(SetTarget(2026, "on_time", 9_900, "Kế hoạch năm, mẫu"), by=head)
    sign_in(window, HEAD)
    window.shell.open_screen("kpi")
    window.until(lambda: rows(window, "kpi_table") > 10)
    names = [table(window, "kpi_table").model().index(row, 0).data() for row in range(15)]
    row = names.index("Hồ sơ nộp trực tuyến")
    table(window, "kpi_table").selectRow(row)
    window.until(lambda: rows(window, "kpi_dossiers") == 3)
    window.edit("target_share").setText("80")
    window.edit("target_source").setText("Kế hoạch năm, mẫu")
    window.key(Qt.Key.Key_F6)

    target = table(window, "kpi_table").model()
    window.until(lambda: "80 %" in str(target.index(row, 3).data()))
    picture(window, "kpi")
    table(window, "kpi_table").setFocus()
    window.key(Qt.Key.Key_Return)
    assert window.focus() == "kpi_dossiers"
    table(window, "kpi_dossiers").selectRow(0)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.shell.current == "dossier")


def test_a_day_half_typed_hides_nothing_of_what_is_behind_the_shares_shown(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("k-1"), by=clerk)
    sign_in(window, HEAD)
    window.shell.open_screen("kpi")
    shares = table(window, "kpi_table")
    window.until(lambda: rows(window, "kpi_table") > 10)
    names = [shares.model().index(row, 0).data() for row in range(15)]

    window.edit("kpi_last").setText("26/11/")
    shares.selectRow(names.index("Hồ sơ nộp trực tuyến"))

    window.until(lambda: rows(window, "kpi_dossiers") == 1)
    window.edit("kpi_last").returnPressed.emit()
    window.until(lambda: window.text("kpi_note").startswith("■"))
    assert window.focus() == "kpi_last"


def test_a_report_becomes_a_file_that_stands_on_the_register(
    window: Window, desk: Desk, clerk: Actor, tmp_path: Path
) -> None:
    desk.submit(a_dossier("r-1"), by=clerk)
    sign_in(window, SUPERVISOR)
    window.shell.open_screen("reports")
    for key, form in (
        (Qt.Key.Key_F5, "xlsx"),
        (Qt.Key.Key_F6, "csv"),
        (Qt.Key.Key_F7, "pdf"),
    ):
        window.key(key)
        window.until(partial(ends_with, window, "reports_note", form))
    window.until(lambda: rows(window, "export_table") == 3)
    picture(window, "reports")

    # No page printer is set up here: it is said, and the attempt stands on the register.
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.text("reports_note").startswith("■"))
    window.until(lambda: rows(window, "export_table") == 4)
    assert len(list((tmp_path / "Documents").iterdir())) == 3
