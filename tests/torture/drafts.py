"""kill -9 in the middle of a form: the window comes back at the very field, one key short at most.

Each round is a process of its own that signs in at the real window, holds what came back against
what the last one showed, and types on at random until it is killed. The control saves late.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from counter_app.main import open_desk, window_wiring
from counter_app.settings import Settings
from tests import template
from tests.template import MORNING
from tests.ui.conftest import Window
from ui.app import build
from ui.panes import keeping

KILLS, CONTROL_KILLS, CONTROL_AFTER_MS = 200, 6, 700
KEYS_MAX = 12
# A quick typist's time from key to key; what the window does meanwhile is told as it changes.
GAP_S = (0.12, 0.3)
ANSWER_WITHIN_S = 120.0
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LETTERS = "anghuyễẫđ "
PLACES = [(key, CONTROL) for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)]
WORDS = [Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Backspace, Qt.Key.Key_Return]
PAPERS = [getattr(Qt.Key, f"Key_{one}") for one in ("Space", "A", "C", "K", "M", "X", "Down", "Up")]


@dataclass(slots=True)
class Found:
    """How many keys each kill cost, in which fields, and what came back wrong."""

    lost: Counter[int] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """One line."""
        costs = " · ".join(f"{count} cost {keys} keys" for keys, count in sorted(self.lost.items()))
        return (
            f"{self.lost.total() + len(self.faults)} kills in {len(self.fields)} fields · "
            f"{costs} · {len(self.faults)} came back wrong"
        )


def shown(window: Window) -> str:
    """Everything that was typed, and the place in it."""
    screen = window.shell.screen_named("intake")
    at = QApplication.focusWidget()
    place: list[Any] = [at.objectName() if at is not None else ""]
    if isinstance(at, QLineEdit):
        place.append(at.cursorPosition())
    elif isinstance(at, QAbstractItemView):
        place.append(at.currentIndex().row())
    texts = {
        one.objectName(): one.text()
        for one in screen.findChildren(QLineEdit)
        if one.objectName() not in ("", "qt_spinbox_lineedit")
        # What lies there from before, or was reckoned, as long as nobody sees it.
        and (one.objectName() not in ("cash_share", "tendered", "paper_words") or one.isVisible())
    }
    counted = {one.objectName(): one.text() for one in screen.findChildren(QSpinBox)}
    choices = {one.objectName(): one.currentText() for one in screen.findChildren(QComboBox)}
    marks = screen._form.ticks
    return json.dumps([place, texts, counted, choices, marks], ensure_ascii=False)


def torture(folder: Path, kills: int, seed: int, after_ms: int | None = None) -> Found:
    """Kill a typing child so many times; what each left is looked at by the next."""
    chance, found, allowed = random.Random(seed), Found(), [""]
    for number in range(kills + 1):
        reader, writer = os.pipe()
        child_seed, keys = chance.random(), chance.randint(2, KEYS_MAX)
        child = os.fork()
        if child == 0:
            os.close(reader)
            _type_for_ever(folder, writer, allowed, child_seed, after_ms)
        os.close(writer)
        lines = _lines(reader, keys)
        time.sleep(chance.uniform(0, GAP_S[0]))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines += _rest(reader)
        os.close(reader)
        _note(lines, found, is_first=allowed == [""])
        allowed = _states(lines) or [""]
        if (number + 1) % 25 == 0:
            print(f"  … {found.told()}", flush=True)
    return found


def _note(lines: list[list[str]], found: Found, *, is_first: bool) -> None:
    first = next((line for line in lines if line[0] in ("R", "X")), ["X", "nothing was told"])
    if first[0] == "X":
        found.faults.append(first[1])
        print(f"  {first[1]}", flush=True)
    elif not is_first:
        found.lost[int(first[1])] += 1
    for line in lines:
        if line[0] == "S":
            found.fields[json.loads(line[2])[0][0]] += 1


def _states(lines: list[list[str]]) -> list[str]:
    """Whatever was shown, as "keys lost, state", the newest first."""
    pressed = max((int(line[1]) for line in lines if line[0] in ("P", "S")), default=0)
    return [f"{pressed - int(line[1])} {line[2]}" for line in reversed(lines) if line[0] == "S"]


def _lines(reader: int, keys: int) -> list[list[str]]:
    """What is told until so many keys were pressed."""
    told = b""
    while f"P\t{keys}\n".encode() not in told and b"X\t" not in told:
        ready, _, _ = select.select([reader], [], [], ANSWER_WITHIN_S)
        part = os.read(reader, 65_536) if ready else b""
        if not part:
            break
        told += part
    return _split(told)


def _rest(reader: int) -> list[list[str]]:
    parts = []
    while part := os.read(reader, 65_536):
        parts.append(part)
    return _split(b"".join(parts))


def _split(told: bytes) -> list[list[str]]:
    lines = told.decode(errors="replace").split("\n")
    return [line.split("\t") for line in lines if line.count("\t") >= 1]


def _type_for_ever(
    folder: Path, writer: int, allowed: list[str], seed: float, after_ms: int | None
) -> NoReturn:
    def say(*words: object) -> None:
        os.write(writer, ("\t".join(str(word) for word in words) + "\n").encode())

    try:
        if after_ms is not None:
            keeping.DRAFT_AFTER_MS = after_ms
            setattr(keeping.Keeper, "before_key", lambda _keeper: None)  # noqa: B010
        window = _at_the_form(folder, is_first=allowed == [""])
        _look(window, allowed, say)
        _Typist(window, say, random.Random(seed)).type()
    except BaseException as error:  # noqa: BLE001  # the parent counts it
        say("X", f"{type(error).__name__}: {error}".replace("\n", " ")[:3_000])
    finally:
        os._exit(1)


def _at_the_form(folder: Path, *, is_first: bool) -> Window:
    settings = Settings(data_dir=folder, key_store="file")
    wiring = window_wiring(settings, "vi")
    desk = lambda: open_desk(settings, lambda: MORNING)  # noqa: E731
    shell = build(replace(wiring, clock=lambda: MORNING, open_desk=desk))
    shell.show()
    shell.start()
    window = Window(shell)
    window.sign_in()
    window.until(lambda: window.text("home_received") != "–")
    if is_first:
        window.rest(300)
        window.key(Qt.Key.Key_F2)
    else:
        window.until(lambda: shell.screen_named("intake").isVisible())
    return window


def _look(window: Window, allowed: list[str], say: Any) -> None:
    """Whether what came back was once on the screen, and how many keys ago."""
    if allowed == [""]:
        say("R", 0)
        return
    costs = {state: int(cost) for cost, state in (one.split(" ", 1) for one in reversed(allowed))}
    for _ in range(400):
        if shown(window) in costs:
            window.rest(150)
            if (state := shown(window)) in costs:
                say("R", costs[state])
                return
        window.rest(10)
    say("X", f"came back {shown(window)} instead of {allowed[0]}")
    raise AssertionError


class _Typist:
    """Presses what a person might press in the field that has the focus."""

    def __init__(self, window: Window, say: Any, chance: random.Random) -> None:
        self._window, self._say, self._chance = window, say, chance
        self._count, self._last = 0, (0, "")

    def type(self) -> NoReturn:
        """Until killed."""
        self._tell()
        while True:
            self._count += 1
            self._say("P", self._count)
            # Told before the loop turns: nothing of it can be on disk yet.
            self._press()
            self._tell()
            until = time.monotonic() + self._chance.uniform(*GAP_S)
            while time.monotonic() < until:
                self._window.rest(25)
                self._tell()

    def _tell(self) -> None:
        state = shown(self._window)
        if (self._count, state) != self._last:
            self._last = self._count, state
            self._say("S", self._count, state)

    def _press(self) -> None:
        at, chance, window = QApplication.focusWidget(), self._chance, self._window
        if chance.random() < 0.1:
            window.hit(*chance.choice(PLACES))
        elif isinstance(at, QComboBox):
            window.hit(chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab)))
        elif isinstance(at, QAbstractItemView) and at.objectName() == "papers":
            window.hit(chance.choice(PAPERS))
        elif isinstance(at, QSpinBox):
            window.hit_letter(chance.choice("123"))
        elif isinstance(at, QLineEdit):
            self._press_in(at)
        else:
            window.hit(*self._on(at))

    def _press_in(self, at: QLineEdit) -> None:
        chance, window = self._chance, self._window
        if at.objectName() == "procedure_search" and chance.random() < 0.3:
            window.hit(Qt.Key.Key_Return)
        elif chance.random() < 0.25:
            window.hit(chance.choice(WORDS))
        else:
            is_number = at.objectName() in ("id_number", "phone", "born", "tendered", "cash_share")
            window.hit_letter(chance.choice("0123456789" if is_number else LETTERS))

    def _on(self, at: QWidget | None) -> tuple[Qt.Key, Qt.KeyboardModifier]:
        if at is not None and at.objectName() == "fee_lines" and self._chance.random() < 0.5:
            return Qt.Key.Key_F8, SHIFT
        return self._chance.choice(
            [(Qt.Key.Key_Tab, NO_MODIFIER), (Qt.Key.Key_Return, NO_MODIFIER)]
        )


def main(arguments: list[str]) -> int:
    """The harness and its control; 1 where a kill cost more than a key or the control nothing."""
    parser = argparse.ArgumentParser(prog="torture drafts")
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="counter-drafts-") as name:
        made = Path(name) / "made"
        made.mkdir()
        template.make(Settings(data_dir=made, key_store="file"))
        folders = Path(name) / "right", Path(name) / "late"
        for folder in folders:
            template.copy(made, folder)
        right = torture(folders[0], given.kills, given.seed)
        late = torture(folders[1], min(CONTROL_KILLS, given.kills), given.seed, CONTROL_AFTER_MS)
    print(f"drafts    {right.told()}")
    print(f"  control (saved {CONTROL_AFTER_MS} ms late): {late.told()}")
    return 0 if is_clean(right) and not is_clean(late) else 1


def is_clean(found: Found) -> bool:
    """Whether every kill cost one key at most."""
    return not found.faults and max(found.lost, default=0) <= 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
