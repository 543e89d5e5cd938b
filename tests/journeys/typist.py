"""A clerk at the real window in a process of its own; each key is told, so that it can be killed.

`python -m tests.journeys.typist FOLDER KEY…` signs in, opens a new dossier unless one comes back,
tells where the cursor stands in what text, then presses the keys one by one, each when the last is
on disk, telling the same after each.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.main import desk_lock, open_desk, window_wiring
from counter_app.settings import Settings
from tests.template import MORNING
from tests.ui.conftest import Window
from ui.app import build

NAMED = {"Home": Qt.Key.Key_Home, "Tab": Qt.Key.Key_Tab, "Left": Qt.Key.Key_Left}


def tell(window: Window) -> None:
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit), window.focus()
    name = window.edit("full_name").text()
    place = [edit.objectName(), edit.text(), edit.cursorPosition(), name]
    print(json.dumps(place), flush=True)


def main() -> None:
    settings = Settings(data_dir=Path(sys.argv[1]), key_store="file")
    wiring = replace(
        window_wiring(settings, "vi"),
        clock=lambda: MORNING,
        open_desk=lambda: open_desk(settings, lambda: MORNING),
    )
    with desk_lock(settings):
        shell = build(wiring)
        shell.show()
        shell.start()
        window = Window(shell)
        window.sign_in()
        window.until(lambda: window.text("home_received") != "–")
        window.rest(10)
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            window.new_dossier()
        tell(window)
        for key in sys.argv[2:]:
            if key in NAMED:
                window.key(NAMED[key])
            else:
                window.type(key)
            tell(window)
            window.until(lambda: bool(shell.screen_named("intake").is_kept))
        shell.close()


if __name__ == "__main__":
    main()
