"""The keyboard: one table that holds every key, changed at run time, shown and printed."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QTableView

from counter_app.desk import Desk
from counter_app.domain.errors import InputError
from counter_app.domain.user import Actor
from counter_app.paper.key_card import ALWAYS, TITLE, key_card
from devices.drawing import PaperDrawing
from tests.builders import PENSION, a_dossier
from tests.ui.conftest import Window
from ui import language
from ui.keyboard import key_groups, key_map
from ui.keymap import EVERYWHERE, RESERVED
from ui.language import tr
from ui.routes import ROUTES
from ui.widgets.labels import button, reword

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("name", [route.name for route in ROUTES])
def test_every_key_of_a_screen_stands_in_the_table(
    window: Window, supervisor: Actor, name: str
) -> None:
    window.until(lambda: window.items("people").count() == 3)
    window.shell._sign_in.signed_in.emit(supervisor)
    window.shell.open_screen(name)
    screen = window.shell.screen_named(name)
    bound = {one.key().toString() for one in screen.findChildren(QShortcut)}
    bound |= {one.shortcut().toString() for one in screen.findChildren(QAbstractButton)}

    known = {key.keys for key in key_map({}).at(name)}

    assert bound - {"", *RESERVED} <= known


def test_no_key_does_two_things_in_one_place() -> None:
    keymap = key_map({})

    clashes = {key.act: keymap.clash(key.act, key.keys) for key in keymap.table if not key.is_fixed}

    assert {act: other for act, other in clashes.items() if other} == {}


@pytest.mark.parametrize("keys", ["F9", "F12", "A", "Return", "Tab", ""])
def test_a_key_that_is_taken_or_types_is_refused(keys: str) -> None:
    keymap = key_map({})

    if keys:
        with pytest.raises(InputError, match=r"key_taken|key_unusable"):
            keymap.remap("intake.next", keys)
    else:
        keymap.remap("intake.next", keys)

    assert keymap.keys("intake.next") == "F10"


@pytest.mark.parametrize(
    "keys",
    [
        *("Num+Enter", "Num+1", "Num+0", "Backspace", "Home", "Del"),
        *("Shift+Return", "Shift+Backtab", "Shift+A", "Shift+Space", "Shift+Left", "Ctrl+Left"),
        *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Backspace", "Ấ"),
    ],
)
def test_a_key_that_a_field_has_a_use_for_is_refused(keys: str) -> None:
    with pytest.raises(InputError, match="key_unusable"):
        key_map({}).remap("intake.next", keys)


def test_a_table_s_own_key_is_given_back_though_fields_know_it_too() -> None:
    keymap = key_map({"intake.undo": "Ctrl+F3"})

    keymap.remap("intake.undo", "Ctrl+Z")

    assert dict(keymap.own) == {}


def test_two_keys_that_were_exchanged_stay_so() -> None:
    keymap = key_map({})
    keymap.remap("intake.finish", "Ctrl+F3")
    keymap.remap("intake.next", "F9")
    keymap.remap("intake.finish", "F10")

    assert dict(key_map(keymap.own).own) == {"intake.next": "F9", "intake.finish": "F10"}


def test_one_of_two_exchanged_that_is_lost_takes_the_other_along() -> None:
    keymap = key_map({"intake.finish": "F10", "intake.next": "Ctrl+C"})

    assert dict(keymap.own) == {}


def test_what_another_version_kept_and_clashes_today_is_left_out() -> None:
    keymap = key_map({"intake.next": "F9", "outbox.aside": "F8", "nobody.knows": "F8"})

    assert dict(keymap.own) == {"outbox.aside": "F8"}


def test_a_line_that_names_keys_names_the_desks_own() -> None:
    keymap = key_map({"intake.next": "Ctrl+F3", "outbox.aside": "F8"})

    told = keymap.told("intake", "F10 để lại · Ctrl+F10 gọi lại · F7 bổ sung")

    assert told == "Ctrl+F3 để lại · Ctrl+F10 gọi lại · F7 bổ sung"


def test_a_remapped_key_works_and_is_named_on_its_button(window: Window) -> None:
    window.sign_in()
    window.shell.open_screen("outbox")
    window.shell.screen_named("outbox")
    keymap = window.shell._inside.keyboard.map

    keymap.remap("outbox.aside", "F8")

    found = window.shell.findChild(QAbstractButton, "set_aside")
    assert found is not None
    assert found.text().endswith("(F8)")
    assert found.shortcut().toString() == "F8"


def test_other_words_on_a_button_keep_its_own_key(qapp: QApplication) -> None:
    made = button("Ký (F7)", "sign", key="F7")
    made.setShortcut("Ctrl+F3")

    reword(made, "Ký công khai (F7)", key="F7")

    assert (made.text(), made.shortcut().toString()) == ("Ký công khai (Ctrl+F3)", "Ctrl+F3")


def test_a_key_is_changed_on_the_help_that_f1_shows(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_F1)
    window.until(lambda: window.focus() == "keys_table")
    table = window.shell.findChild(QTableView, "keys_table")
    assert table is not None
    rows = [table.model().index(row, 1).data() for row in range(table.model().rowCount())]
    table.selectRow(rows.index("Người kế tiếp"))

    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_F9)
    refused = window.text("keys_note")
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_F3, CONTROL)
    window.until(lambda: window.text("keys_note").startswith("✓"))
    window.key(Qt.Key.Key_Escape)

    assert "Tiếp nhận và in" in refused
    assert "Chưa đổi gì" in refused
    assert window.focus() == "full_name"
    assert window.shell._inside.keyboard.map.keys("intake.next") == "Ctrl+F3"


def test_the_desk_is_locked_by_its_own_key_over_the_search(window: Window) -> None:
    window.sign_in()
    window.shell._inside.keyboard.map.remap("lock", "Ctrl+F3")
    window.key(Qt.Key.Key_K, CONTROL)
    window.until(lambda: window.focus() == "find_words")
    window.key(Qt.Key.Key_F12)
    assert window.focus() == "find_words"

    window.key(Qt.Key.Key_F3, CONTROL)

    assert window.focus() == "pin"


def test_while_help_is_open_no_key_of_the_work_behind_it_acts(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Ngô Mẫu")
    window.key(Qt.Key.Key_F1)
    window.until(lambda: window.focus() == "keys_table")

    window.key(Qt.Key.Key_F10)
    window.key(Qt.Key.Key_Escape)

    assert window.edit("full_name").text() == "Ngô Mẫu"


def said(found: QListWidget, words: str) -> bool:
    return any(words in found.item(row).text() for row in range(found.count()))


def test_ctrl_k_finds_a_dossier_a_procedure_and_an_act(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = desk.submit(a_dossier("d1", PENSION), by=clerk).value.code
    window.sign_in()
    window.key(Qt.Key.Key_K, CONTROL)
    window.until(lambda: window.focus() == "find_words")
    found = window.items("find_results")

    window.type("mau don")
    window.until(lambda: said(found, code))
    window.edit("find_words").setText("khai sinh")
    window.until(lambda: said(found, "1.001193"))
    window.edit("find_words").setText("so theo doi")
    window.until(
        lambda: any("Sổ theo dõi" in found.item(row).text() for row in range(found.count()))
    )
    window.edit("find_words").setText(code)
    window.until(lambda: found.count() > 0 and code in found.item(0).text())
    window.key(Qt.Key.Key_Return)

    window.until(lambda: window.text("dossier_title") == code)
    overlay = window.shell.findChild(QLabel, "find_nothing")
    assert overlay is not None
    assert not overlay.isVisible()


def test_the_card_is_one_sheet_with_every_key() -> None:
    keymap = key_map({"intake.next": "Ctrl+F3"})
    groups = key_groups(keymap)

    pdf = PaperDrawing().pdf(key_card(groups))

    told = {keys for _, rows in groups for keys, _ in rows}
    rows_of_digits = (re.fullmatch(r"(.+\+)1…(\d)", keys) for keys in told)
    told |= {f"{row[1]}{n}" for row in rows_of_digits if row for n in range(1, int(row[2]) + 1)}
    assert told >= {keymap.keys(key.act) for key in keymap.table}
    assert ("Alt+1…9", "Thủ tục hay dùng thứ 1…9") in dict(groups)["Hồ sơ mới"]
    assert ("Ctrl+Shift+F12", "Cúp điện") in dict(groups)["Chỉ khi diễn tập"]
    assert ("Ctrl+F3", "Người kế tiếp") in dict(groups)["Hồ sơ mới"]
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 2
    assert keymap.at(EVERYWHERE)


@pytest.mark.parametrize("width", [384, 576])
def test_no_key_of_the_card_is_broken_on_a_roll(width: int) -> None:
    def height(keys: str) -> int:
        card = key_card([("", [(keys, "x")])], is_roll=True)
        return PaperDrawing().raster(card, width).height

    for _, rows in key_groups(key_map({})):
        for keys, _ in rows:
            assert height(keys) == height("F1"), keys


def test_the_card_is_one_sheet_in_english_too(qapp: QApplication) -> None:
    language.speak("en")
    pdf = PaperDrawing().pdf(key_card(key_groups(key_map({})), tr(TITLE), tr(ALWAYS)))
    language.speak("vi")

    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 2
