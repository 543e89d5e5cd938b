"""kill -9 in the middle of a form: the window comes back at the very field, one key short at most.

Each round is a process of its own that signs in at the real window, holds what came back against
what the last one showed, and types on at random until it is killed: at a person's pace and as fast
as keys can come, letters, arrows, answers, ways to pay, steps back. Every fifth save finds the disk
busy for up to a second, and a shift is open, so that the bank can be asked. A key that the window
has not heard is not among the lost; how many waited at each kill is told beside them, with how long
keys wait for what is jotted before them. Keys come by the clock, as a person's do: while the window
stands still they pile up. One control saves late, the other jots nothing.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import select
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from counter_app.commands.draft import SaveDraft
from counter_app.commands.outcome import Command, Outcome
from counter_app.commands.shift import OpenShift
from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import Actor
from counter_app.main import open_desk, window_wiring
from counter_app.settings import Settings
from tests import template
from tests.template import MORNING
from tests.ui.conftest import Window
from ui import counter
from ui.app import build
from ui.panes import keeping
from ui.panes.quantities import Quantities
from ui.panes.tender import TenderBox

OPENING = Money(500_000)
KILLS, CONTROL_KILLS, CONTROL_AFTER_MS = 200, 6, 700
# What is broken on purpose.
RIGHT, LATE, UNJOTTED = "right", "late", "unjotted"
KEYS_MAX = 12
# From key to key: a quick typist's time, and that of two fingers at once or a key held down.
GAPS_S = ((0.12, 0.3), (0.01, 0.06))
PERSONS_GAP_S = GAPS_S[0][0]
# What the window does meanwhile is told as it changes.
LOOK_EACH_MS = 5
ANSWER_WITHIN_S = 240.0
BEGUN = time.monotonic()
# A machine with much else to do needs long to open a window: that is no fault of the window's.
OPEN_WITHIN_S = 120.0
# What a key may wait; longer ones are counted.
PATIENCE_MS = 50
# Of so many saves one finds the disk busy, for so long at most.
BUSY_EACH, BUSY_S = 5, 1.0
BACK_WITHIN_S = 20.0
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LETTERS = "anghuyễẫđ "
ALT = Qt.KeyboardModifier.AltModifier
PLACES = [
    *((key, CONTROL) for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)),
    (Qt.Key.Key_Z, CONTROL),
    (Qt.Key.Key_Tab, SHIFT),
    (Qt.Key.Key_Escape, NO_MODIFIER),
    (Qt.Key.Key_U, ALT),
    (Qt.Key.Key_H, ALT),
    (Qt.Key.Key_B, ALT),
    (Qt.Key.Key_L, CONTROL),
    (Qt.Key.Key_F7, SHIFT),
    (Qt.Key.Key_F8, NO_MODIFIER),
    (Qt.Key.Key_F8, SHIFT),
]
WORDS = [Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Backspace, Qt.Key.Key_Return]
ARROWS = [Qt.Key.Key_Down, Qt.Key.Key_Up]
PAPERS = [getattr(Qt.Key, f"Key_{one}") for one in ("Space", "A", "C", "K", "M", "X")]
FEE = [getattr(Qt.Key, f"Key_{one}") for one in ("Space", "1", "2", "3", "4", "Return", "Tab")]
NUMBERS = ("id_number", "phone", "born", "tendered", "cash_share", "quantity_percent_of_value")
# Seen only where it stands: what lies there from before, or was reckoned, is nobody's typing.
SEEN_ONLY = ("cash_share", "tendered", "paper_words")


@dataclass(slots=True)
class Found:
    """How many keys each kill cost, in which fields, and what came back wrong.

    `waiting` is how many keys had been pressed and not heard yet at each kill; the waits, in
    milliseconds, are of keys at a typist's pace and of faster ones.
    """

    lost: Counter[int] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    waiting: Counter[int] = field(default_factory=Counter)
    waits_ms: list[float] = field(default_factory=list)
    fast_waits_ms: list[float] = field(default_factory=list)
    # What the last child did, in short: keys due and heard, waits, what was shown.
    trace: str = ""

    @property
    def looked_at(self) -> int:
        """How many kills were compared with what came back."""
        return self.lost.total() + len(self.faults)

    def told(self) -> str:
        """One line."""
        costs = " · ".join(f"{count} cost {keys} keys" for keys, count in sorted(self.lost.items()))
        return (
            f"{self.looked_at} kills in {len(self.fields)} fields · "
            f"{costs} · {len(self.faults)} came back wrong"
        )

    def waits_told(self) -> str:
        """What is not among the costs, in one line."""
        waited = sum(count for keys, count in self.waiting.items() if keys)
        long = sum(one > PATIENCE_MS for one in (*self.waits_ms, *self.fast_waits_ms))
        return (
            f"keys that waited at a kill: {max(self.waiting, default=0)} at most, any at {waited} "
            f"of {self.waiting.total()} · a wait at a typist's pace: {_spread(self.waits_ms)} · "
            f"at two fingers' at once: {_spread(self.fast_waits_ms)} · "
            f"{long} longer than {PATIENCE_MS} ms"
        )


def _spread(waits_ms: list[float]) -> str:
    if not waits_ms:
        return "none"
    median, longest = statistics.median(waits_ms), max(waits_ms)
    return f"median {median:.1f} ms, longest {longest:.0f} ms of {len(waits_ms)}"


def shown(window: Window) -> str:
    """Everything that was typed, and the place in it."""
    screen = window.shell.screen_named("intake")
    typed = [*_place(screen), _texts(screen), screen._form.ticks, screen._refusal.isHidden()]
    away = _put_away(screen)
    spins = [one for one in screen.findChildren(QSpinBox) if one not in away]
    counted = {one.objectName(): one.text() for one in spins}
    choices = {one.objectName(): one.currentText() for one in screen.findChildren(QComboBox)}
    ticked = {
        one.objectName(): one.isChecked()
        for one in screen.findChildren(QAbstractButton)
        if one.isCheckable() and one.isVisible()
    }
    box = screen.findChild(TenderBox)
    brought = [counted, choices, ticked, box.currentIndex(), screen.active, _rows(screen)]
    return json.dumps([typed, brought], ensure_ascii=False)


def _place(screen: Any) -> list[Any]:
    at = QApplication.focusWidget()
    if at is None or not screen.isAncestorOf(at):
        # Tab went on to the list of screens: the form is left where it was.
        at = screen.focusWidget()
    if at is None:
        return ["", 0]
    edit = at.findChild(QLineEdit) if isinstance(at, QSpinBox) else at
    if isinstance(edit, QLineEdit):
        return [at.objectName(), edit.cursorPosition()]
    if isinstance(at, QPlainTextEdit):
        return [at.objectName(), at.textCursor().position()]
    return [at.objectName(), 0]


def _put_away(screen: Any) -> list[QWidget]:
    """Fields that an earlier citizen's procedure had and this one's has not."""
    quantities = screen.findChild(Quantities)
    made = [field for _words, field in quantities._made.values()]
    return [field for field in made if field not in quantities._fields.values()]


def _texts(screen: Any) -> dict[str, str]:
    away = _put_away(screen)
    texts = {
        one.objectName(): one.text()
        for one in screen.findChildren(QLineEdit)
        if one.objectName() not in ("", "qt_spinbox_lineedit")
        and one not in away
        and (one.objectName() not in SEEN_ONLY or one.isVisible())
    }
    pages = screen.findChildren(QPlainTextEdit)
    return texts | {one.objectName(): one.toPlainText() for one in pages}


def _rows(screen: Any) -> dict[str, int]:
    """The chosen rows of the lists that are seen; of one that is still to come, the first."""
    rows = {
        one.objectName(): one.currentIndex().row()
        for one in screen.findChildren(QAbstractItemView)
        if one.isVisible() and one.objectName()
    }
    choice = screen._choice
    if "procedure_list" in rows and choice._listed_for != choice._search.text():
        rows["procedure_list"] = 0
    return rows


def _is_answered(window: Window) -> bool:
    """Whether nothing is asked for; what is kept meanwhile brings nothing to the screen."""
    counter = window.shell.counter
    keeps = window.shell.screen_named("intake")._keeper._is_keeping
    return bool(counter._lane._out <= int(keeps))


def torture(folder: Path, kills: int, seed: int, broken: str = RIGHT) -> Found:
    """Kill a typing child so many times; what each left is looked at by the next."""
    chance, found, allowed = random.Random(seed), Found(), [""]
    # The first finds nothing to look at, nor does one after another that came back wrong.
    for number in itertools.count():
        if found.looked_at >= kills:
            break
        reader, writer = os.pipe()
        child_seed, keys = chance.random(), chance.randint(2, KEYS_MAX)
        gaps = _gaps(child_seed)
        child = os.fork()
        if child == 0:
            os.close(reader)
            _type_for_ever(folder, writer, allowed if number else None, child_seed, broken)
        os.close(writer)
        lines = _lines(reader, keys)
        time.sleep(chance.uniform(0, PERSONS_GAP_S))
        os.kill(child, signal.SIGKILL)
        killed_at = time.monotonic()
        os.waitpid(child, 0)
        lines += _rest(reader)
        os.close(reader)
        _note(lines, found, allowed)
        _note_waits(lines, found, gaps, killed_at)
        allowed = _states(lines) or [""]
        if (number + 1) % 25 == 0:
            print(f"  … {found.told()}\n    {found.waits_told()}", flush=True)
    return found


def _note(lines: list[list[str]], found: Found, allowed: list[str]) -> None:
    first = next((line for line in lines if line[0] in ("R", "X")), ["X", "nothing was told"])
    if first[0] == "X":
        found.faults.append(first[1])
        print(f"  {first[1]}", flush=True)
    elif allowed != [""]:
        found.lost[int(first[1])] += 1
        if int(first[1]) > 1:
            newest = json.loads(next(one for one in allowed if one.count(" [[")).split(" ", 1)[1])
            print(f"  {first[1]} keys: {_difference(json.loads(first[2]), newest)}", flush=True)
            print(f"    {found.trace}", flush=True)
    for line in lines:
        if line[0] == "S":
            found.fields[json.loads(line[3])[0][0]] += 1


def _note_waits(
    lines: list[list[str]], found: Found, gaps: Iterator[float], killed_at: float
) -> None:
    """Whether the last key stood still, and how many more were due behind it."""
    found.trace = " ".join(_in_short(line) for line in lines if line[0] in "KNPSW")[-600:]
    for line in lines:
        if line[0] == "W":
            is_fast = float(line[2]) < PERSONS_GAP_S
            (found.fast_waits_ms if is_fast else found.waits_ms).append(float(line[1]))
    due = {int(line[1]): float(line[2]) for line in lines if line[0] == "K"}
    heard = max((int(line[1]) for line in lines if line[0] == "P"), default=0)
    if not due:
        return
    last = max(due)
    waiting = max(0, last - heard)
    if waiting:
        at = due[last]
        # The gaps before the keys that were pressed are behind.
        for number, gap in enumerate(gaps, 1):
            if number <= last:
                continue
            at += gap
            if at > killed_at:
                break
            waiting += 1
    found.waiting[waiting] += 1


def _in_short(line: list[str]) -> str:
    match line:
        case ["S", count, is_whole, _state]:
            return f"S{count}{'' if is_whole == '1' else '…'}"
        case ["W", wait_ms, *_gap]:
            return f"W{float(wait_ms):.0f}ms"
        case [kind, what, *_more]:
            return f"{kind}{what}"
    return "?"


def _gaps(seed: float) -> Iterator[float]:
    """From key to key, in seconds, for ever: parent and child reckon the same."""
    chance = random.Random(f"gaps {seed}")
    while True:
        yield chance.uniform(*chance.choice(GAPS_S))


def _difference(back: Any, newest: Any) -> str:
    if isinstance(back, list) and isinstance(newest, list) and len(back) == len(newest):
        pairs = zip(back, newest, strict=True)
        parts = [_difference(one, other) for one, other in pairs]
        return " · ".join(part for part in parts if part)
    if isinstance(back, dict) and isinstance(newest, dict):
        names = sorted(back.keys() | newest.keys())
        named = ((name, _difference(back.get(name), newest.get(name))) for name in names)
        return " · ".join(f"{name}: {part}" for name, part in named if part)
    return "" if back == newest else f"{back!r} instead of {newest!r}"


def _states(lines: list[list[str]]) -> list[str]:
    """Whatever was shown, as "keys lost, state", the newest first.

    Of one that an answer was still to come for, what was typed alone: the rest is the answer's.
    """
    pressed = max((int(line[1]) for line in lines if line[0] in ("P", "S")), default=0)
    states: list[str] = []
    for line in reversed(lines):
        if line[0] == "S":
            cost = pressed - int(line[1])
            states += [f"{cost} {_typed(line[3])}"] if line[2] == "0" else []
            states.append(f"{cost} {line[3]}")
    return states


def _typed(state: str) -> str:
    return json.dumps(json.loads(state)[0], ensure_ascii=False)


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
    folder: Path, writer: int, allowed: list[str] | None, seed: float, broken: str
) -> NoReturn:
    def say(*words: object) -> None:
        os.write(writer, ("\t".join(str(word) for word in words) + "\n").encode())

    try:
        if broken == LATE:
            keeping.DRAFT_AFTER_MS = CONTROL_AFTER_MS
            setattr(keeping.Keeper, "before_key", lambda _keeper: None)  # noqa: B010
        if broken == UNJOTTED:
            setattr(counter.Counter, "jot", lambda _counter, _command: None)  # noqa: B010
        _busy_disk(random.Random(f"disk {seed}"), is_always=broken == UNJOTTED)
        window = _at_the_form(folder, is_first=allowed is None)
        _look(window, allowed or [""], say)
        _Typist(window, say, seed).type()
    except BaseException as error:  # noqa: BLE001  # the parent counts it
        say("X", f"{type(error).__name__}: {error}".replace("\n", " ")[:3_000])
    finally:
        os._exit(1)


def _busy_disk(chance: random.Random, *, is_always: bool) -> None:
    """Saves that take as long as a disk may, before they are there."""
    submit = Desk.submit

    def slowly(desk: Desk, command: Command[Any], *, by: Actor) -> Outcome[Any]:
        if isinstance(command, SaveDraft) and (is_always or not chance.randrange(BUSY_EACH)):
            time.sleep(BUSY_S if is_always else chance.uniform(0, BUSY_S))
        return submit(desk, command, by=by)

    setattr(Desk, "submit", slowly)  # noqa: B010


def _clock() -> datetime:
    """One morning, from the first child to the last."""
    return MORNING + timedelta(seconds=time.monotonic() - BEGUN)


def _at_the_form(folder: Path, *, is_first: bool) -> _Patient:
    settings = Settings(data_dir=folder, key_store="file")
    wiring = window_wiring(settings, "vi")
    desks: list[Desk] = []

    def desk() -> Desk:
        desks.append(open_desk(settings, _clock))
        return desks[-1]

    shell = build(replace(wiring, clock=_clock, open_desk=desk))
    shell.show()
    shell.start()
    window = _Patient(shell)
    window.sign_in()
    window.until(lambda: window.text("home_received") != "–")
    if is_first:
        window.rest(300)
        # Without a shift no bank is asked.
        desks[-1].submit(OpenShift(DrawerCount.of(OPENING)), by=shell.counter.actor)
        window.new_dossier()
        # A form that nothing was typed into is nobody's, and does not come back.
        window.hit_letter("a")
        # Nor does one that was killed before its first letter was kept, as the control's may be.
        window.until(lambda: bool(shell.screen_named("intake").is_kept))
    else:
        window.until(lambda: shell.screen_named("intake").isVisible())
    return window


class _Patient(Window):
    """Waits for as long as a busy machine needs, and says what it saw instead."""

    pressed = ""

    def hit(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        self.pressed = f"{modifier.name}+{key.name}"
        super().hit(key, modifier)

    def hit_letter(self, letter: str) -> None:
        self.pressed = letter
        super().hit_letter(letter)

    def until(self, holds: Callable[[], bool]) -> None:
        begun = time.monotonic()
        while not holds():
            if time.monotonic() - begun > OPEN_WITHIN_S:
                seen = f"{self.shell.current or 'the door'}, field {self.focus()}"
                raise AssertionError(f"waited {OPEN_WITHIN_S:.0f} s at {seen}")
            self.rest(10)


def _look(window: Window, allowed: list[str], say: Any) -> None:
    """Whether what came back was once on the screen, and how many keys ago."""
    if allowed == [""]:
        say("R", 0)
        return
    costs = {state: int(cost) for cost, state in (one.split(" ", 1) for one in reversed(allowed))}
    begun = time.monotonic()
    while time.monotonic() - begun < BACK_WITHIN_S:
        if _is_answered(window) and _known(window, costs) is not None:
            window.rest(150)
            cost = _known(window, costs)
            if cost is not None:
                say("R", cost, shown(window))
                return
        window.rest(10)
    say("X", f"came back {shown(window)} instead of {allowed[0]}")
    raise AssertionError


def _known(window: Window, costs: dict[str, int]) -> int | None:
    state = shown(window)
    # What an answer was to come for may look as it did some keys before.
    return min((costs[one] for one in (state, _typed(state)) if one in costs), default=None)


class _Typist:
    """Presses what a person might press in the field that has the focus."""

    def __init__(self, window: _Patient, say: Any, seed: float) -> None:
        self._window, self._say, self._chance = window, say, random.Random(seed)
        self._gaps, self._gap, self._wait_s = _gaps(seed), 0.0, 0.0
        self._heard, self._last = 0, (0, True, "")
        self._told = 0
        # What telling takes is nobody's wait.
        self._telling_s = 0.0

    def type(self) -> NoReturn:
        """Until killed."""
        self._tell_before_each_save()
        self._tell()
        due = time.monotonic()
        while True:
            self._gap = next(self._gaps)
            due += self._gap
            if time.monotonic() < due:
                while time.monotonic() < due:
                    self._window.rest(LOOK_EACH_MS)
                    self._tell()
                due = time.monotonic()
            self._say("K", self._heard + 1, due)
            begun, self._wait_s = time.monotonic(), 0.0
            self._press()
            self._say("N", self._window.pressed)
            self._tell_heard()
            self._heard += 1
            self._tell()
            # Keys pile up behind one that waits. Who else has the machine is no typist.
            due += time.monotonic() - begun - self._wait_s

    def _tell_before_each_save(self) -> None:
        """What comes back was told, whatever brought it and however late."""
        keep, before_key = keeping.Keeper.keep, keeping.Keeper.before_key

        def told(keeper: keeping.Keeper, *, is_put_aside: bool = False) -> None:
            self._tell()
            keep(keeper, is_put_aside=is_put_aside)

        def heard(keeper: keeping.Keeper) -> None:
            begun, before_s = time.monotonic(), self._telling_s
            before_key(keeper)
            wait_s = time.monotonic() - begun - (self._telling_s - before_s)
            if self._tell_heard():
                self._wait_s = wait_s
                self._say("W", wait_s * 1_000, self._gap)

        setattr(keeping.Keeper, "keep", told)  # noqa: B010
        setattr(keeping.Keeper, "before_key", heard)  # noqa: B010

    def _tell_heard(self) -> bool:
        """Once for each key."""
        is_first = self._told == self._heard
        if is_first:
            self._told += 1
            self._say("P", self._told)
        return is_first

    def _tell(self) -> None:
        begun = time.monotonic()
        seen = self._heard, _is_answered(self._window), shown(self._window)
        if seen != self._last:
            self._last = seen
            self._say("S", seen[0], int(seen[1]), seen[2])
        self._telling_s += time.monotonic() - begun

    def _press(self) -> None:
        at, chance, window = QApplication.focusWidget(), self._chance, self._window
        if chance.random() < 0.15:
            window.hit(*chance.choice(PLACES))
        elif isinstance(at, QComboBox):
            window.hit(chance.choice((*ARROWS, Qt.Key.Key_Tab)))
        elif isinstance(at, QAbstractItemView):
            self._press_on(at)
        elif isinstance(at, QSpinBox):
            window.hit(chance.choice((*ARROWS, Qt.Key.Key_Left, Qt.Key.Key_Backspace))) if (
                chance.random() < 0.3
            ) else window.hit_letter(chance.choice("123"))
        elif isinstance(at, (QLineEdit, QPlainTextEdit)):
            self._press_in(at)
        else:
            window.hit(chance.choice((Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return)))

    def _press_in(self, at: QLineEdit | QPlainTextEdit) -> None:
        chance, window = self._chance, self._window
        if at.objectName() == "procedure_search" and chance.random() < 0.5:
            window.hit(chance.choice((*ARROWS, Qt.Key.Key_Return)))
        elif chance.random() < 0.25:
            window.hit(chance.choice(WORDS))
        else:
            is_number = at.objectName() in NUMBERS
            window.hit_letter(chance.choice("0123456789" if is_number else LETTERS))

    def _press_on(self, at: QAbstractItemView) -> None:
        keys = {"papers": PAPERS, "fee_lines": FEE}.get(at.objectName(), [Qt.Key.Key_Tab])
        self._window.hit(self._chance.choice((*ARROWS, *keys)))


def main(arguments: list[str]) -> int:
    """The harness and its controls; 1 where a kill cost more than a key or a control nothing."""
    parser = argparse.ArgumentParser(prog="torture drafts")
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="counter-drafts-") as name:
        made = Path(name) / "made"
        made.mkdir()
        template.make(Settings(data_dir=made, key_store="file"))
        found: dict[str, Found] = {}
        for way in (RIGHT, LATE, UNJOTTED):
            folder = Path(name) / way
            template.copy(made, folder)
            if way != RIGHT:
                print(f"  control, {way}: has to lose more than a key")
            kills = given.kills if way == RIGHT else min(CONTROL_KILLS, given.kills)
            found[way] = torture(folder, kills, given.seed, way)
    print(f"drafts    {found[RIGHT].told()}")
    print(f"  {found[RIGHT].waits_told()}")
    for way in (LATE, UNJOTTED):
        print(f"  control, {way}: {found[way].told()}")
    caught = not is_clean(found[LATE]) and not is_clean(found[UNJOTTED])
    return 0 if is_clean(found[RIGHT]) and caught else 1


def is_clean(found: Found) -> bool:
    """Whether every kill cost one key at most."""
    return not found.faults and max(found.lost, default=0) <= 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
