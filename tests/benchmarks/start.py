"""Start to the first window with real rows, and to an open desk, beside a bare PySide6 window.

Each is a process of its own, and ours is the very start that the icon makes: `python -m
counter_app` on a folder that was set up before. Both windows are watched for the same event, the
end of their first paint; ours counts only once the people of the book were painted in it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.harness import Figure, Timed, compare

BARE = """
import os
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, told)

def told():
    print("usable", flush=True)
    os._exit(0)

app = QApplication(sys.argv[:1])
window = Window()
if sys.argv[1]:
    window.setCentralWidget(QLabel(sys.argv[1]))
window.resize(1366, 768)
window.show()
app.exec()
"""
# Watches the program from outside: `run` is what shows the window, and nothing of Qt may be
# loaded before the program itself does.
OURS = """
import builtins
import os
import runpy
import sys
import time

MARK = sys.argv[1]
load = builtins.__import__

def watched(name, *rest, **named):
    made = load(name, *rest, **named)
    if name == "ui.app" and hasattr(made, "run"):
        builtins.__import__ = load
        watch(made)
    return made

def watch(module):
    build = module.build

    def build_watched(wiring):
        shell = build(wiring)
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QListWidget, QWidget
        people = shell.findChild(QListWidget, "people")
        door = shell.findChild(QWidget, "sign_in")
        show = door.show_people
        is_painted = []
        beats = [0.0, 0.0]

        def show_watched(found):
            # Where the door stands they are painted before this comes back.
            show(found)
            if is_painted and people.count():
                stand()

        def painted():
            is_painted.append(True)
            if people.count():
                stand()

        def stand():
            if MARK == "rows":
                told(0.0)
            beats[0] = time.perf_counter()
            heart.start(1)

        def beat():
            now = time.perf_counter()
            beats[1] = max(beats[1], now - beats[0])
            beats[0] = now

        def told(longest):
            print("usable", longest, flush=True)
            os._exit(0)

        heart = QTimer(shell)
        heart.timeout.connect(beat)
        door.show_people = show_watched
        shell.painted.connect(painted)
        shell.opened.connect(lambda: told(beats[1]))
        return shell

    module.build = build_watched

builtins.__import__ = watched
sys.argv = ["counter_app"]
runpy.run_module("counter_app", run_name="__main__")
"""


def measure(rounds: int) -> list[Figure]:
    """The folder is set up beforehand: the first start of its life is not what a clerk feels."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        _set_up(folder)
        stalls: list[float] = []
        bare = _process(BARE, folder, [])
        writes = _process(BARE, folder, [], "Quầy Một Cửa")
        rows, empty = "first window with real rows", "bare window's first paint"
        # What fonts a computer has is read with the first word: a bare window has none.
        words = "first paint of a bare window of three words"
        told = [
            compare(
                f"start to {name}",
                _process(OURS, folder, stalls, mark),
                floor,
                floor_name=floor_name,
                rounds=rounds,
                warm=1,
                budget=budget,
            )
            for mark, name, floor, floor_name, budget in (
                ("rows", rows, bare, empty, "1.3"),
                ("rows", rows, writes, words, "-"),
                ("desk", "desk open", bare, empty, "-"),
            )
        ]
        waits = sorted(one * 1000 for one in stalls if one)
        middle, worst = statistics.median(waits), waits[-1]
        name = "longest stall from the rows to the open desk"
        told.append(Figure(name, "a stall one sees", rounds, middle, worst, 50.0, 50.0, "1"))
        return told


def _environment(folder: str) -> dict[str, str]:
    """Both start from bytecode, as an installed program does: what a build machine forbids Python
    to write would otherwise be compiled anew at each start of ours, and of the bare window nothing.
    """
    own = {
        "QT_QPA_PLATFORM": "offscreen",
        "COUNTER_KEY_STORE": "file",
        "COUNTER_DATA_DIR": folder,
        "PYTHONPYCACHEPREFIX": f"{folder}/bytecode",
    }
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **own}


def _set_up(folder: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "counter_app", "setup", "--drill"],
        env=_environment(folder),
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _process(script: str, folder: str, stalls: list[float], mark: str = "") -> Timed:
    """Seconds from the start of the process to its word; what it says besides is the stall."""

    def run() -> float:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", script, mark],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(folder),
            cwd=Path(__file__).parents[2],
            text=True,
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        spent = time.perf_counter() - start
        assert line.startswith("usable"), line
        stalls.extend(float(word) for word in line.split()[1:])
        process.wait()
        process.stdout.close()
        return spent

    return run
