"""Start to usable window, beside a bare PySide6 window; each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

from tests.benchmarks.harness import Figure, Timed, compare

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
print("usable", flush=True)
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListWidget
from counter_app.main import window_wiring
from counter_app.settings import read
from ui.app import application, build
app = application()
shell = build(window_wiring(read(Path(sys.argv[1])), "vi"))
shell.show()
shell.start()
people = shell.findChild(QListWidget, "people")
timer = QTimer()
def look():
    if people.count():
        print("usable", flush=True)
        app.quit()
timer.timeout.connect(look)
timer.start(1)
app.exec()
import os
os._exit(0)
"""


def measure(rounds: int) -> Figure:
    """The folder is set up beforehand: the first start of its life is not what a clerk feels."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours = _process(OURS, folder)
        ours()
        return compare(
            "start to usable window",
            ours,
            _process(BARE, folder),
            floor_name="bare window",
            rounds=rounds,
            warm=1,
            budget="1.3",
        )


def _process(script: str, folder: str) -> Timed:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "COUNTER_KEY_STORE": "file"}

    def run() -> float:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", script, folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        spent = time.perf_counter() - start
        assert line.startswith("usable"), line
        process.wait()
        process.stdout.close()
        return spent

    return run
