"""kill -9 in the middle of the first run: step, field and words are back, one key short at most.

Each round is a process of its own that holds what came back against what the last one showed, and
types on at random until it is killed. The control is a window that keeps nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.settings import Settings
from counter_app.verbs.setup import setup_wiring
from tests.ui.conftest import Window
from ui.app import build_setup
from ui.forms.setup import SECRETS
from ui.screens.setup import SetupScreen

KILLS, KEYS = 200, (3, 14)
LETTERS = "anghuyễẫđ 0123456789.H"
MOVES = (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Escape)
# What a whole office types, so that the walk gets past what is checked.
RIGHT = {
    "unit": "TRUNG TÂM THỬ",
    "agency": "000.00.02.H26",
    "unit_sign": "TT",
    "address": "Số 1 phố Thử",
    "phone": "024 0000 0001",
    "tax_code": "0100000001",
    "station_number": "126",
    "receipt_form": "EBL01",
    "receipt_symbol": "26TAA",
    "bank": "vietcombank",
    "account_number": "001234567",
}


def shown(screen: SetupScreen) -> str:
    """The step, the field and all words but secrets; where the cursor stands in a secret too."""
    at = QApplication.focusWidget()
    name = at.objectName() if at is not None else ""
    is_secret = name.removeprefix("setup_") in SECRETS
    cursor = at.cursorPosition() if isinstance(at, QLineEdit) and not is_secret else 0
    texts = {
        one.objectName(): one.text()
        for one in screen.findChildren(QLineEdit)
        if one.objectName().removeprefix("setup_") not in SECRETS
    }
    return json.dumps([screen.step, name, cursor, texts], ensure_ascii=False)


def type_for_ever(folder: Path, seed: int, *, keeps: bool) -> NoReturn:
    """Tells what came back, then each key before it is pressed and what it left."""
    settings = Settings(data_dir=folder, key_store="file")
    wiring = setup_wiring(settings, "vi", _never)
    if not keeps:
        wiring = replace(wiring, keep=lambda _text: None)
    window = build_setup(wiring)
    window.show()
    window.start()
    run = Window(window)  # type: ignore[arg-type]  # a window is a window
    run.until(lambda: run.focus().startswith("setup_"))
    chance, count = random.Random(seed), 0
    _say("R", shown(window.setup))
    while True:
        count += 1
        _say("P", str(count))
        # Told before the loop turns: nothing of it can be on disk yet.
        _press(run, chance)
        _say("S", shown(window.setup))
        run.until(lambda: window.setup.is_kept)
        _say("S", shown(window.setup))


def _never() -> NoReturn:
    raise AssertionError


def _press(run: Window, chance: random.Random) -> None:
    at = QApplication.focusWidget()
    name = run.focus().removeprefix("setup_")
    if isinstance(at, QLineEdit) and name in RIGHT and at.text() != RIGHT[name]:
        if not RIGHT[name].startswith(at.text()):
            run.hit(Qt.Key.Key_Backspace)
        else:
            at.end(False)
            run.hit_letter(RIGHT[name][len(at.text())])
    elif isinstance(at, QLineEdit) and chance.random() < 0.5 and name not in RIGHT:
        run.hit_letter(chance.choice(LETTERS))
    else:
        run.hit(chance.choice(MOVES))


def _say(*words: str) -> None:
    print("\t".join(words), flush=True)


def torture(folder: Path, kills: int, seed: int, *, keeps: bool = True) -> list[str]:
    """Kill a typing child so many times; gives every time that something else came back."""
    chance, faults = random.Random(seed), []
    allowed: deque[str] = deque(maxlen=2)
    for number in range(kills + 1):
        command = [sys.executable, "-m", "tests.torture", "setup", "--child", str(folder)]
        command += ["--seed", str(seed + number), *([] if keeps else ["--forgets"])]
        child = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        assert child.stdout is not None
        wanted = chance.randint(*KEYS)
        for line in child.stdout:
            kind, _, told = line.rstrip("\n").partition("\t")
            if kind == "R" and allowed and told not in allowed:
                faults.append(f"{told} came back instead of {allowed[-1]}")
            if kind in ("R", "S"):
                _allow(allowed, told)
            if kind == "P" and int(told) >= wanted:
                child.kill()
                break
        # What it told before the kill reached it counts as well.
        for line in child.stdout:
            if line.startswith("S"):
                _allow(allowed, line.rstrip("\n").partition("\t")[2])
        if child.wait() == 0:
            faults.append("the child ended by itself")
    return faults


def _allow(allowed: deque[str], state: str) -> None:
    """What is told twice is one state, or a kill might cost nothing at all."""
    if not allowed or allowed[-1] != state:
        allowed.append(state)


def main(arguments: list[str]) -> int:
    """The harness and its control; 1 where a kill cost more than a key or the control nothing."""
    parser = argparse.ArgumentParser(prog="torture setup")
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--child", type=Path)
    parser.add_argument("--forgets", action="store_true")
    given = parser.parse_args(arguments)
    if given.child is not None:
        type_for_ever(given.child, given.seed, keeps=not given.forgets)
    with tempfile.TemporaryDirectory(prefix="counter-setup-") as name:
        folders = Path(name) / "right", Path(name) / "forgets"
        for folder in folders:
            folder.mkdir()
        faults = torture(folders[0], given.kills, given.seed)
        control = torture(folders[1], 2, given.seed, keeps=False)
    for fault in faults[:5]:
        print(f"  {fault}")
    print(f"setup     {given.kills} kills · {len(faults)} came back wrong")
    print(f"  control (nothing kept): {len(control)} came back wrong")
    return 0 if not faults and control else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
