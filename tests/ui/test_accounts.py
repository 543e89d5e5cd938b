"""Accounts that take fees, proposed and approved by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt

from counter_app.commands.account import ApproveAccount
from counter_app.desk import Desk
from counter_app.domain.user import Actor
from counter_app.queries.account import Accounts
from tests.ui.conftest import Window
from tests.ui.test_due import lines, picture

TYPED = {
    "code": "ho-kinh-doanh",
    "bank_bin": "970415",
    "bank_name": "VietinBank",
    "number": "1088 0001 1122 2",
    "holder": "CHI NHANH DIEN TAP",
    "procedures": "1.001612 1.004873",
    "branches": "",
    "merchant": "",
    "valid_from": "26/11/2026",
    "valid_to": "",
    "reason": "QĐ 01/QĐ-TTPVHCC",
}
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_an_account_is_proposed_and_signed_by_keyboard_and_not_by_its_maker(
    window: Window, desk: Desk, supervisor: Actor, head: Actor
) -> None:
    window.sign_in("2222", row=2)
    window.key(Qt.Key.Key_N, CTRL_SHIFT)
    window.until(lambda: window.focus() == "account_list")
    window.until(lambda: "tài khoản của đơn vị" in " ".join(lines(window, "account_list")))
    for name, text in TYPED.items():
        window.edit(f"account_{name}").setText(text)
    window.edit("account_bank_bin").setText("97041")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: window.focus() == "account_bank_bin")
    assert window.text("accounts_note").startswith("■")
    picture(window, "accounts-wrong")
    window.edit("account_bank_bin").setText("970415")

    window.edit("account_reason").setFocus()
    window.key(Qt.Key.Key_Return)

    window.until(lambda: window.text("accounts_note").startswith("✓"))
    window.until(lambda: "chờ duyệt" in "".join(lines(window, "account_list")[:1]))
    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.text("accounts_note").startswith("■"))
    (waiting, _own) = desk.ask(Accounts(), by=supervisor)
    assert (waiting.profile.number, waiting.approver) == ("1088000111222", None)
    desk.submit(ApproveAccount(waiting.profile.code, waiting.version), by=head)
    window.shell.open_screen("home")
    window.key(Qt.Key.Key_N, CTRL_SHIFT)
    window.until(lambda: head.name in "".join(lines(window, "account_list")[:1]))
    picture(window, "accounts")
    window.items("account_list").setFocus()
    window.items("account_list").setCurrentRow(0)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.edit("account_number").text() == "1088000111222")
    assert window.edit("account_procedures").text() == TYPED["procedures"]
