"""python -m tests.journeys.drill_clerk ROOM NOTES: a clerk whose plug is pulled in mid word.

In the first life the name of an invented citizen is typed and the power cut; in the second what
came back is noted, and the drill left by its key.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from counter_app.verbs.drill import drill_wiring, room_settings
from tests.ui.conftest import Window
from ui.app import build

NAME = "Phạm Thị Mẫu"
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def main(room: Path, notes: Path) -> int:
    """Never comes back from the first life."""
    is_second = notes.exists()
    shell = build(drill_wiring(room_settings(room, ""), "vi"))
    shell.show()
    shell.activateWindow()
    shell.start()
    window = Window(shell)
    window.sign_in()
    if not is_second:
        notes.write_text(f"{os.getpid()}\n", encoding="utf-8")
        window.until(lambda: window.focus() == "home_next")
        window.new_dossier()
        window.type(NAME)
        # A letter that may begin a scan is in the field a moment later.
        window.until(lambda: window.edit("full_name").text() == NAME)
        window.until(lambda: bool(shell.screen_named("intake").is_kept))
        window.key(Qt.Key.Key_F12, BOTH)
        window.rest(5_000)
        raise AssertionError("the plug was pulled and the program still lives")
    window.until(lambda: window.focus() == "full_name")
    with notes.open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n{window.edit('full_name').text()}\n")
    window.key(Qt.Key.Key_F10, BOTH)
    window.until(lambda: not shell.isVisible())
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
