"""Accounts by keys: asked for by one, not agreed to by the same; who signed in and who looked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from counter_app.commands.outcome import Topic
from counter_app.commands.user import AskPersonChange, DecidePersonChange
from counter_app.desk import Desk
from counter_app.domain.user import Actor, PeopleAct, PeopleState
from counter_app.queries.dossier import OneDossier
from counter_app.queries.user import PeopleNow
from tests.builders import a_dossier
from tests.ui.conftest import Window
from tests.ui.test_due import lines, picture

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def choose(window: Window, name: str, data: object) -> None:
    found = window.shell.findChild(QComboBox, name)
    assert found is not None, name
    found.setCurrentIndex(found.findData(data))


def test_a_deputation_is_asked_for_by_keys_and_agreed_to_by_somebody_else(
    window: Window, desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    code = desk.submit(a_dossier("d1"), by=clerk).value.code
    desk.ask(OneDossier(code), by=clerk)
    window.sign_in("2222", row=2)
    window.key(Qt.Key.Key_U, CTRL_SHIFT)
    window.until(lambda: window.focus() == "people_accounts")
    window.until(lambda: any("giamsat" in one for one in lines(window, "people_accounts")))
    assert lines(window, "people_asked") == ["✓ Chưa có đề nghị nào."]
    accounts = lines(window, "people_accounts")
    window.items("people_accounts").setCurrentRow(
        next(row for row, one in enumerate(accounts) if "tiepnhan" in one)
    )
    choose(window, "people_act", PeopleAct.RESET_PIN)
    window.edit("people_pin").setText("12")
    window.edit("people_reason").setText("Quên mã")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: window.text("people_note").startswith("■"))
    picture(window, "people-wrong")
    window.edit("people_pin").setText("8642")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "chờ" in "".join(lines(window, "people_asked")[:1]))

    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.text("people_note").startswith("■"))
    (waiting,) = desk.ask(PeopleNow(), by=head).changes
    desk.submit(DecidePersonChange(waiting.change_id, is_agreed=True), by=head)
    assert desk.ask(PeopleNow(), by=head).changes[0].state is PeopleState.AGREED
    window.edit("people_code").setText(code)
    window.key(Qt.Key.Key_F9)
    window.until(lambda: code in "".join(lines(window, "people_told")))
    assert clerk.name in lines(window, "people_told")[0]
    picture(window, "people")
    window.key(Qt.Key.Key_F10)
    window.until(lambda: "✓ vào" in "".join(lines(window, "people_told")))


def test_the_deputy_who_was_chosen_stays_chosen_when_the_list_comes_anew(
    window: Window, desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    window.sign_in("2222", row=2)
    window.key(Qt.Key.Key_U, CTRL_SHIFT)
    deputy = window.shell.findChild(QComboBox, "people_deputy")
    window.until(lambda: deputy is not None and deputy.count() == 3)
    assert deputy is not None
    deputy.setCurrentIndex(2)
    chosen = deputy.currentText()

    asked = AskPersonChange(clerk.user_id, PeopleAct.DEACTIVATE, "Nghỉ việc")
    desk.submit(asked, by=supervisor)
    window.shell.counter.happened.emit(frozenset({Topic.PEOPLE}))
    window.until(lambda: "chờ" in "".join(lines(window, "people_asked")[:1]))

    assert deputy.currentText() == chosen
