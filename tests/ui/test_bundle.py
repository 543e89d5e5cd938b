"""A configuration bundle taken, looked at and put into force by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt

from counter_app.desk import Desk
from counter_app.domain.user import SYSTEM
from counter_app.queries.bundle import PresentConfiguration
from tests.bundles import a_bundle, everything, office
from tests.ui.conftest import Window
from tests.ui.test_due import lines, picture

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_bundle_is_taken_from_a_stick_and_put_into_force_by_keyboard(
    window: Window, desk: Desk, tmp_path: Path
) -> None:
    stick = tmp_path / "cấu hình.qmb"
    stick.write_bytes(a_bundle(everything()))
    wrong = tmp_path / "khác.qmb"
    wrong.write_bytes(a_bundle(office(), agency="000.00.99.H26"))
    window.sign_in("2222", row=2)
    window.key(Qt.Key.Key_F, CTRL_SHIFT)
    window.until(lambda: window.focus() == "bundle_changes")
    window.until(lambda: "Chưa có gói" in " ".join(lines(window, "bundles")))

    window.edit("bundle_file").setText(str(wrong))
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "000.00.99.H26" in window.text("bundle_note"))
    window.until(lambda: "bị từ chối" in " ".join(lines(window, "bundles")))
    picture(window, "bundle-refused")
    window.edit("bundle_file").setFocus()
    window.edit("bundle_file").setText(str(stick))
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "bundle_changes")
    window.until(lambda: any("024 1111 2222" in one for one in lines(window, "bundle_changes")))
    changes = " ".join(lines(window, "bundle_changes"))
    assert "26/11/2026" in changes
    assert re.search(r"\d{4}-\d\d-\d\d", changes) is None
    picture(window, "bundle-waiting")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: window.focus() == "bundle_reason")
    window.key(Qt.Key.Key_F7)

    window.until(lambda: "✓ đang dùng" in " ".join(lines(window, "bundles")))
    window.until(lambda: window.text("bundle_note").startswith("✓"))
    window.until(lambda: lines(window, "bundle_changes") == [])
    assert desk.ask(PresentConfiguration(), by=SYSTEM)["office"]["phone"] == "024 1111 2222"
    picture(window, "bundle-in-force")
