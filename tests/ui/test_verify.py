"""The supervisor's check of the book, by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from sqlalchemy import update

from counter_app.desk import Desk
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.audit import AuditHead
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier
from tests.damage import damage_index
from tests.ui.conftest import Window
from tests.ui.test_due import lines, picture
from ui.formats import short_code

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(window: Window) -> None:
    window.sign_in("2222", row=2)
    window.key(Qt.Key.Key_E, CTRL_SHIFT)
    window.until(lambda: window.focus() == "verify_begin")


def test_a_whole_book_and_a_printed_head_are_told_so(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    head = desk.ask(AuditHead(), by=SYSTEM).rpartition(":")[2][:8]
    opened(window)

    window.key(Qt.Key.Key_F5)
    window.until(lambda: window.text("verify_note").startswith("✓"))
    picture(window, "verify-whole")
    window.edit("verify_code").setText("xyz")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: window.text("verify_note").startswith("■"))
    assert window.focus() == "verify_code"
    window.edit("verify_code").setText(head)
    window.edit("verify_day").setText("26/11/2026")
    window.key(Qt.Key.Key_F6)

    window.until(lambda: "khớp" in window.text("verify_note"))


def test_what_was_altered_is_named_in_plain_words(
    window: Window, desk: Desk, store: Store, clerk: Actor
) -> None:
    code = desk.submit(a_dossier("d1"), by=clerk).value.code
    desk.submit(a_dossier("d2"), by=clerk)
    with store.engine.begin() as connection:
        connection.execute(update(schema.dossier).values(fee_total=1).filter_by(code=code))
        connection.execute(schema.outbox.delete())
    opened(window)

    window.key(Qt.Key.Key_F5)
    window.until(lambda: window.text("verify_note").startswith("■"))

    found = lines(window, "verify_found")
    told = f"■ hồ sơ {short_code(code)}: bị sửa hoặc chép từ dòng khác"
    assert found[0].replace("\u00a0", " ") == f"{told}  ·  mã trong máy d1"
    assert any("thông tin gửi thành phố: bị xóa" in one for one in found)
    assert sum("thông tin gửi thành phố" in one for one in found) >= 2
    picture(window, "verify-altered")
    window.edit("verify_code").setText("0badc0de")
    window.edit("verify_day").setText("26/11/2026")
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "viết lại" in window.text("verify_note"))
    picture(window, "verify-rewritten")


def test_a_damaged_page_is_told_with_the_way_out_and_the_window_works_on(
    window: Window, desk: Desk, store: Store, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    head = desk.ask(AuditHead(), by=SYSTEM).rpartition(":")[2][:8]
    damage_index(store)
    opened(window)

    window.key(Qt.Key.Key_F5)
    window.until(lambda: window.text("verify_note").startswith("■"))
    told = "■ tệp cơ sở dữ liệu: có trang hỏng trên đĩa; phục hồi từ bản sao"
    assert lines(window, "verify_found") == [told]
    picture(window, "verify-damaged")

    window.edit("verify_code").setText(head)
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "khớp" in window.text("verify_note"))
