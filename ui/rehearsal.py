"""Works a rehearsed day in the real window, by keys alone, and keeps a picture of every step."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QSpinBox,
    QTableView,
    QTableWidget,
    QWidget,
)

from counter_app.domain.channel import Channel
from counter_app.domain.money import Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import Actor
from ui.app import build, settle
from ui.citizen import Pay
from ui.wiring import Wiring

if TYPE_CHECKING:
    from counter_app.verbs.day_plan import Visit
    from counter_app.verbs.rehearsal import Stage

W = TypeVar("W", bound=QWidget)
PIN = "1111"
OPENING_REASON = "Tiền thu hôm trước đã nộp về quỹ"
NOTE = 50_000
NOTE_KEY = "R"
# A ceiling for a machine that does much else, not a time that anything should take.
WITHIN_MS = 60_000
CREDIT_WITHIN_MS = 6_000
SCANS, SLOW_TURN_S = 5, 0.05
PAUSE_MS = 20
DOWN = [{"path": "/v1/", "kind": "drop_before", "times": 1_000_000}]
CITIZEN_SIZE = (1280, 800)


class WindowHand:
    """Presses keys and reads labels; it calls no command of its own. No folder, no pictures."""

    def __init__(self, stage: Stage, wiring: Wiring, folder: Path | None) -> None:
        self._stage = stage
        self._folder = folder
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._step = self._scanned_again = 0
        self._cash = Money(0)
        self._pay_later: list[str] = []
        self._shell = build(wiring)
        self._counter = self._shell.counter
        self._shell.customer_window.resize(*CITIZEN_SIZE)
        self._shell.show()
        self._shell.start()
        settle(self._shell)

    @property
    def cash(self) -> Money:
        """Fees taken in cash, read off the screen visit by visit."""
        return self._cash

    @property
    def scanned_again(self) -> int:
        """How many cards were not read at once: on a machine that keeps up, none."""
        return self._scanned_again

    @property
    def window(self) -> QWidget:
        """What is worked at."""
        return self._shell

    @property
    def widgets(self) -> int:
        """How many of them are alive."""
        return len(QApplication.allWidgets())

    def open(self, float_opening: Money) -> tuple[Actor, str]:
        """Sign in, open the shift with the float counted note by note."""
        self._until(lambda: self._child(QListWidget, "people").count() > 0)
        self._picture("dang-nhap")
        self._type(PIN)
        self._key(Qt.Key.Key_Return)
        self._until(lambda: "(Enter)" in self._child_text("home_next"))
        self._picture("hom-nay")
        self._key(Qt.Key.Key_Return)
        self._until(lambda: "Mở ca" in self._text("shift_title"))
        self._count(float_opening)
        self._picture("mo-ca")
        self._press_count()
        self._until(lambda: self._focused("full_name") or self._focused("reason"))
        if self._focused("reason"):
            self._type(OPENING_REASON)
            self._press_count()
            self._until(lambda: self._focused("full_name"))
        return self._counter.actor, self._shift_id()

    def serve(self, visit: Visit) -> None:
        """One citizen, from the card to the slip."""
        is_down = visit.story.value == "city_down" and self._trouble(DOWN)
        self._until(lambda: self._focused("full_name"))
        self._scan_card(visit.card)
        self._type(visit.phone)
        self._picture("nguoi-nop")
        self._key(Qt.Key.Key_Return)
        self._choose(visit)
        if visit.story.value == "supplement":
            self._ask_for_papers()
        self._tick_papers()
        self._picture("giay-to", citizen=True)
        self._key(Qt.Key.Key_Return)
        self._fee(visit)
        self._finish()
        if is_down:
            self._until(lambda: "chờ 0" not in self._text("light"))
            self._picture("mat-ket-noi")
            self._trouble([])
        self._key(Qt.Key.Key_F10)

    def digitise(self) -> None:
        """The paper that has waited longest is scanned, one page of it, and kept."""
        self._key(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | _SHIFT)
        self._until(lambda: self._child(QListWidget, "to_digitise").count() > 0)
        self._key(Qt.Key.Key_F7)
        self._until(lambda: self._focused("counted_pages"))
        self._type("1")
        self._key(Qt.Key.Key_Return)
        self._until(lambda: "Đã lưu" in self._text("digitisation_note"))
        self._key(Qt.Key.Key_F2)

    def finish_late(self) -> None:
        """The late payers pay now."""
        if self._stage.phone is not None:
            for payload in self._pay_later:
                self._stage.phone.pay(payload)
            self._until(lambda: True)

    def close(self, expected: Money) -> Money:
        """Look at list and outbox once more, then count blind and close."""
        self._key(Qt.Key.Key_F3)
        self._until(lambda: self._rows("dossier_table") > 0)
        self._picture("tra-cuu")
        self._key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | _SHIFT)
        self._rest(300)
        self._picture("gui-thanh-pho")
        self._key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | _SHIFT)
        self._until(lambda: "Chốt" in self._text("shift_title"))
        self._count(expected)
        self._picture("chot-ca")
        self._press_count()
        self._until(lambda: bool(self._text("shift_told")))
        self._picture("da-dem")
        self._press_count()
        self._until(lambda: bool(self._text("shift_result")))
        self._rest(600)
        self._picture("da-chot-ca")
        words = self._text("shift_result").rsplit("chênh lệch", 1)[1]
        self._shell.close()
        sign = -1 if "\u2212" in words else 1
        return Money(sign * Money.parse(words.strip(" +\u2212").replace("\u00a0", " ")).dong)

    # --- steps of a visit --------------------------------------------------------------------

    def _choose(self, visit: Visit) -> None:
        self._until(lambda: self._focused("procedure_search"))
        if visit.channel is not Channel.COUNTER:
            self._tab_to("channel")
            channel = self._child(QComboBox, "channel")
            while channel.currentData() != visit.channel.value:
                self._key(Qt.Key.Key_Down)
            self._key(Qt.Key.Key_Tab, _SHIFT)
        self._type(visit.procedure_code)
        listed = self._child(QListWidget, "procedure_list")
        self._until(lambda: listed.count() == 1 and visit.procedure_code in listed.item(0).text())
        self._picture("thu-tuc")
        self._key(Qt.Key.Key_Return)
        self._until(lambda: self._focused("papers"))

    def _ask_for_papers(self) -> None:
        self._picture("thieu-giay-to", citizen=True)
        self._key(Qt.Key.Key_F7)
        self._until(lambda: "bổ sung" in self._text("done_headline"))
        self._until(lambda: bool(self._text("done_print")))
        self._picture("phieu-bo-sung")
        code = self._text("done_headline").split()[-1]
        self._key(Qt.Key.Key_F3)
        self._until(lambda: self._focused("dossier_search"))
        self._type(code)
        self._until(lambda: self._rows("dossier_table") == 1)
        self._key(Qt.Key.Key_Return)
        self._until(lambda: self._text("dossier_title") == code)
        self._until(lambda: self._child(QWidget, "complete").isVisible())
        self._picture("ho-so")
        self._key(Qt.Key.Key_F6)
        self._until(lambda: self._focused("papers"))

    def _tick_papers(self) -> None:
        table = self._child(QTableWidget, "papers")
        for row in range(table.rowCount()):
            while table.currentRow() < row:
                self._key(Qt.Key.Key_Down)
            while table.currentRow() > row:
                self._key(Qt.Key.Key_Up)
            held = table.item(row, 3)
            if held is not None and held.text() in ("bắt buộc", "thiếu"):
                self._key(Qt.Key.Key_Space)

    def _fee(self, visit: Visit) -> None:
        self._until(lambda: bool(self._text("fee_total")))
        for unit, number in visit.bill.quantities:
            self._tab_to(f"quantity_{unit}")
            spin = self._child(QSpinBox, f"quantity_{unit}")
            spin.selectAll()
            self._type(str(number))
            self._key(Qt.Key.Key_Tab)
            self._rest(300)
        total = Money.parse(self._text("fee_total").replace("\u00a0", " "))
        if not total:
            self._picture("mien-phi", citizen=True)
        elif visit.story.is_qr:
            self._pay_by_qr(visit)
        else:
            self._pay_cash(total)

    def _pay_by_qr(self, visit: Visit) -> None:
        self._key(Qt.Key.Key_F8)
        self._until(lambda: "chờ" in self._text("qr_state"))
        self._rest(100)
        self._picture("thu-qr", citizen=True)
        page = self._shell.citizen_page
        assert isinstance(page, Pay)
        assert page.payload
        if visit.story.value == "qr_late" or self._stage.phone is None:
            self._pay_later.append(page.payload)
        elif self._stage.phone.pay(page.payload):
            self._wake()
            self._until(lambda: "✓" in self._text("qr_state"), CREDIT_WITHIN_MS, must=False)
            self._picture("da-nhan-tien", citizen=True)

    def _pay_cash(self, total: Money) -> None:
        self._key(Qt.Key.Key_F8, _SHIFT)
        self._until(lambda: self._focused("tendered"))
        for _ in range(-(-total.dong // NOTE)):
            self._type(NOTE_KEY)
        self._until(lambda: "Trả lại" in self._text("change"))
        self._picture("tien-mat", citizen=True)
        self._cash += total

    def _finish(self) -> None:
        self._key(Qt.Key.Key_F9)
        self._until(lambda: self._is_done() or "F9" in self._text("problem_5"))
        if not self._is_done():
            # A day is rehearsed on a Sunday too: the clerk says that the day is right.
            self._key(Qt.Key.Key_F9)
        self._until(self._is_done)
        self._until(lambda: bool(self._text("done_print")))
        self._rest(200)
        self._picture("da-tiep-nhan", citizen=True)

    def _is_done(self) -> bool:
        return self._text("done_headline").startswith("✓")

    # --- keys and eyes -----------------------------------------------------------------------

    def _count(self, amount: Money) -> None:
        self._until(lambda: self._focused("notes_500000"))
        for face, number in DrawerCount.of(amount).notes:
            self._tab_to(f"notes_{face}")
            self._child(QSpinBox, f"notes_{face}").selectAll()
            self._type(str(number))

    def _press_count(self) -> None:
        self._tab_to("shift_submit")
        self._key(Qt.Key.Key_Return)

    def _scan_card(self, text: str) -> None:
        """Once more where a machine that does much else took so long that it looked like typing."""
        for _ in range(SCANS):
            self._scan(text)
            self._until(lambda: self._focused("phone"), CREDIT_WITHIN_MS, must=False)
            if self._focused("phone"):
                return
            self._scanned_again += 1
            self._key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            self._key(Qt.Key.Key_Delete)
        raise TimeoutError("no card was read")

    def _scan(self, text: str) -> None:
        """A keyboard-mode scanner: letters faster than anybody types, then Enter.

        Each in a turn of its own: a USB keyboard needs a millisecond to press one and to let it go.
        """
        turn_s = 0.0
        for letter in text:
            self._send(Qt.Key.Key_unknown, letter)
            # Where a turn takes long, letter after letter would no longer be as fast as a scanner.
            if turn_s < SLOW_TURN_S:
                begun = time.perf_counter()
                self._rest(0)
                turn_s = time.perf_counter() - begun
        self._send(Qt.Key.Key_Return, "\r")

    def _send(self, key: Qt.Key, text: str) -> None:
        target = QApplication.focusWidget() or self._shell
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(target, event)

    def _type(self, text: str) -> None:
        """A person's pace would be a scanner's pace here, so the scan filter is let rest first."""
        for letter in text:
            self._rest(self._counter.wiring.scan_gap_ms + 5 if len(text) > 9 else 0)
            if letter.isascii():
                QTest.keyClicks(QApplication.focusWidget() or self._shell, letter)
            else:
                # As an input method gives it: no key of QTest's bears such a letter.
                self._send(Qt.Key.Key_unknown, letter)
        self._rest(PAUSE_MS)

    def _key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._shell, key, modifier)
        self._rest(PAUSE_MS)

    def _tab_to(self, name: str) -> None:
        for _ in range(40):
            if self._focused(name):
                return
            self._key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    def _focused(self, name: str) -> bool:
        widget = QApplication.focusWidget()
        return widget is not None and widget.objectName() == name

    def _child(self, kind: type[W], name: str) -> W:
        found = self._shell.findChild(kind, name)
        assert found is not None, name
        return found

    def _text(self, name: str) -> str:
        return self._child(QLabel, name).text()

    def _child_text(self, name: str) -> str:
        found = self._shell.findChild(QWidget, name)
        return str(found.property("text")) if found is not None else ""

    def _rows(self, name: str) -> int:
        table = self._shell.findChild(QTableView, name)
        return 0 if table is None else table.model().rowCount()

    def _shift_id(self) -> str:
        from counter_app.queries.shift import CurrentShift

        line = self._stage.desk.ask(CurrentShift(), by=self._counter.actor)
        assert line is not None
        return line.shift_id

    def _until(
        self, holds: Callable[[], bool], within_ms: int = WITHIN_MS, *, must: bool = True
    ) -> None:
        for _ in range(within_ms // PAUSE_MS):
            if holds():
                return
            self._rest(PAUSE_MS)
        if must and not holds():
            self._picture("dung-lai")
            raise TimeoutError("the window did not come to what was expected")

    def _rest(self, milliseconds: int) -> None:
        """Let the window live. QTest's own wait holds the interpreter, so no lane would move."""
        loop = QEventLoop()
        # Without whose it is, Qt for Python keeps a small piece of each for ever.
        QTimer.singleShot(milliseconds, loop, loop.quit)
        loop.exec()

    def _picture(self, name: str, *, citizen: bool = False) -> None:
        if self._folder is None:
            return
        self._step += 1
        self._shell.grab().save(str(self._folder / f"{self._step:03d}-{name}.png"))
        if citizen:
            picture = self._shell.customer_window.grab()
            picture.save(str(self._folder / f"{self._step:03d}-{name}-cong-dan.png"))

    def _trouble(self, faults: list[dict[str, object]]) -> bool:
        return self._stage.phone is not None and self._stage.phone.trouble(faults)

    def _wake(self) -> None:
        if self._stage.worker is not None:
            self._stage.worker.wake()


_SHIFT = Qt.KeyboardModifier.ShiftModifier
