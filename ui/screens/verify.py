"""Is the book what was written? Held against itself, a printed head, and the city's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from counter_app.commands.outcome import Topic
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import CounterError, StoreError
from counter_app.domain.heads import HeadFound, HeadState, span_of
from ui import messages, theme
from ui.counter import Counter
from ui.forms.day import typed_day
from ui.language import tr
from ui.verify_words import fault
from ui.widgets import focus
from ui.widgets.fields import named, text_field
from ui.widgets.flow import Flow
from ui.widgets.items import Items
from ui.widgets.labels import button, card
from ui.widgets.note import Note
from ui.widgets.page import column

if TYPE_CHECKING:
    from counter_app.queries.heads import CityCompared, LostHeads
    from counter_app.queries.verify import Verdict

PER_CENT = 100


class VerifyScreen(QWidget):
    """F5 the whole book, F6 a printed head, F7 the city's heads; F8 stops."""

    topics: frozenset[Topic] = frozenset()
    _passed = Signal(int)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verify")
        self._counter = counter
        self._stopped = threading.Event()
        self._asked: Callable[[], None] | None = None
        self._passed_last = 0
        self._note = Note("verify_note")
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Đã kiểm tra"))
        self._bar.setRange(0, PER_CENT)
        # Its own figures would stand dark on dark.
        self._bar.setTextVisible(False)
        self._found = Items(self, "verify_found", self.tr("Những chỗ không còn như đã ghi"))
        self._begin = button(self.tr("Kiểm tra cả sổ (F5)"), "verify_begin", primary=True, key="F5")
        self._compare = button(self.tr("So với mã trên giấy (F6)"), "verify_head", key="F6")
        self._ask_city = button(self.tr("So với thành phố (F7)"), "verify_city", key="F7")
        self._stop = button(self.tr("Dừng (F8)"), "verify_stop", key="F8")
        self._head = text_field(
            "verify_code",
            self.tr("Mã kiểm tra in cuối giấy"),
            self,
            hint=self.tr("8 ký tự, ví dụ 1a2b3c4d"),
            most=80,
        )
        self._day = text_field(
            "verify_day",
            self.tr("Ngày trên giấy"),
            self,
            hint="30/10/2026",
            most=10,
        )
        self._build()
        # The work tells from its own thread; the bar lives on this one.
        self._passed.connect(self._bar.setValue)

    def shown(self) -> None:
        """Nothing is read before somebody asks."""
        self._found.setVisible(bool(self._found.count()))
        self._begin.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """A check is of its own moment."""

    def read_again(self) -> None:
        """What was asked last."""
        if self._asked is not None and not self.is_in_hand:
            self._asked()

    @property
    def is_in_hand(self) -> bool:
        """Whether the book is being checked."""
        return not self._begin.isEnabled()

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Mỗi dòng có dấu niêm phong, mỗi việc nối vào việc trước. Ai có khóa vẫn không sửa "
            "được mã đã in trên giấy và mã thành phố đã ghi. Kiểm tra không chặn quầy làm việc."
        )

    def _build(self) -> None:
        layout = column(self, self.tr("Kiểm tra sổ"))
        frame, inside = card(self)
        row = QHBoxLayout()
        row.addWidget(self._begin)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        inside.addLayout(row)
        heads = Flow()
        heads.addWidget(named(self.tr("Mã kiểm tra in cuối giấy"), self._head))
        heads.addWidget(named(self.tr("Ngày trên giấy"), self._day))
        heads.addWidget(self._compare)
        inside.addLayout(heads)
        city = QHBoxLayout()
        city.addWidget(self._ask_city)
        city.addStretch(1)
        inside.addLayout(city)
        layout.addWidget(frame)
        layout.addWidget(self._note)
        layout.addWidget(self._found, 100)
        layout.addStretch(1)
        self._begin.clicked.connect(self._on_begin)
        self._compare.clicked.connect(self._on_compare)
        self._ask_city.clicked.connect(self._on_city)
        self._stop.clicked.connect(self._stopped.set)
        self._head.returnPressed.connect(self._day.setFocus)
        self._day.returnPressed.connect(self._on_compare)
        self._rest()

    def _on_begin(self) -> None:
        from counter_app.queries.verify import Verify

        self._asked = self._on_begin
        self._work(self.tr("Đang kiểm tra từng dòng; quầy vẫn làm việc bình thường…"))
        self._counter.ask_beside(Verify(watch=self._watch), self, self._show, self._fail)

    def _watch(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise StoreError("verify_stopped")
        passed = PER_CENT * done // max(1, total)
        # While the pages are read it is asked a thousand times a second.
        if passed != self._passed_last:
            self._passed_last = passed
            self._passed.emit(passed)

    def _on_compare(self) -> None:
        from counter_app.queries.heads import FindHead

        try:
            text = self._day.text().strip()
            first, last = span_of(typed_day(text, "day")) if text else (None, None)
        except CounterError as error:
            self._fail(error)
            self._day.setFocus()
            return
        self._asked = self._on_compare
        self._work(self.tr("Đang tìm mã trong nhật ký…"))
        query = FindHead(self._head.text(), first, last)
        self._counter.ask_beside(query, self, self._show_head, self._fail)

    def _on_city(self) -> None:
        self._asked = self._on_city
        self._work(self.tr("Đang hỏi thành phố…"))
        self._counter.compare_with_city(self, self._show_city, self._fail)

    def _show(self, verdict: Verdict) -> None:
        lines = [f"{theme.LATE} {fault(one, verdict.codes)}" for one in verdict.faults]
        lines += [
            self.tr("{mark} biên lai {gap}: số đã lấy mà không có biên lai").format(
                mark=theme.LATE, gap=one
            )
            for one in verdict.gaps
        ]
        if verdict.ledger_sum:
            lines.append(
                f"{theme.LATE} "
                + self.tr("sổ cái không cân: {sum} đ").format(sum=verdict.ledger_sum)
            )
        if verdict.ok:
            words = self.tr("Sổ nguyên vẹn: {n} dòng nhật ký, mọi dòng như khi ghi.")
            entries = messages.grouped(verdict.audit_entries)
            self._note.marked(words.format(n=entries), "done")
        else:
            words = tr(
                "Sổ KHÔNG còn như đã ghi: %n chỗ. Ngừng dùng, giữ nguyên tệp, báo lãnh đạo.",
                "",
                len(lines),
            )
            self._note.marked(words, "late")
        self._tell(lines)

    def _show_head(self, found: HeadFound) -> None:
        at = _time(found.at)
        if found.state is HeadState.FITS:
            words = self.tr(
                "Mã trên giấy khớp: dòng nhật ký {n}, {at}. Sổ tới đó không bị viết lại."
            )
            self._note.marked(words.format(n=found.sequence, at=at), "done")
            self._tell([])
            return
        words = {
            HeadState.BEHIND: self.tr(
                "Sổ kết thúc trước khi giấy được in: tệp bị thay bằng bản cũ, hoặc bị cắt đuôi. "
                "Dòng cuối còn lại: {n}, {at}."
            ),
            HeadState.OTHER_TIME: self.tr(
                "Sổ có mã này nhưng vào lúc khác ({at}, dòng {n}): xem lại ngày trên giấy."
            ),
            HeadState.REWRITTEN: self.tr(
                "Sổ không có mã này: nhật ký bị viết lại ở dòng {n} ({at}) hoặc trước đó, "
                "hay mã gõ sai. Gõ lại một lần trước khi kết luận."
            ),
        }[found.state]
        self._note.marked(
            words.format(n="–" if found.sequence is None else found.sequence, at=at), "late"
        )
        self._tell([])

    def _show_city(self, found: CityCompared) -> None:
        if not found.compared:
            self._note.marked(
                self.tr("Thành phố chưa ghi mã nào của quầy này; chưa có gì để so."), "soon"
            )
        elif found.ok:
            words = self.tr("Khớp cả {n} mã thành phố đã ghi, từ {first} đến {last}.")
            told = words.format(
                n=found.compared, first=_time(found.first_noted), last=_time(found.last_noted)
            )
            self._note.marked(told, "done")
        else:
            words = tr(
                "Sổ đã đi đường khác với %n đoạn mà thành phố từng thấy.", "", len(found.lost)
            )
            self._note.marked(words, "late")
        self._tell([f"{theme.LATE} {self._lost(one)}" for one in found.lost])

    def _lost(self, one: LostHeads) -> str:
        words = (
            self.tr(
                "Sổ dừng ở dòng {n} ({at}); thành phố còn thấy tiếp từ {first} đến {last}: "
                "bị quay lui hoặc cắt đuôi."
            )
            if one.state is HeadState.BEHIND
            else self.tr(
                "Sau dòng {n} ({at}) sổ được viết khác: thành phố từng thấy {count} mã "
                "từ {first} đến {last}."
            )
        )
        told = words.format(
            n=one.after,
            at=_time(one.after_at),
            count=one.count,
            first=_time(one.first_noted),
            last=_time(one.last_noted),
        )
        restored = self.tr(" Sau đó có một lần phục hồi do hai người ký.")
        return told + restored if one.restored else told

    def _work(self, words: str) -> None:
        self._stopped.clear()
        self._passed_last = 0
        self._bar.setValue(0)
        for one in (self._begin, self._compare, self._ask_city):
            one.setEnabled(False)
        self._stop.setEnabled(True)
        self._found.clear()
        self._note.marked(words, "waiting")

    def _rest(self) -> None:
        self._stop.setEnabled(False)
        for one in (self._begin, self._compare):
            one.setEnabled(True)
        self._ask_city.setEnabled(self._counter.wiring.ask_heads is not None)

    def _tell(self, lines: list[str]) -> None:
        self._rest()
        self._found.clear()
        self._found.addItems(lines)
        self._found.setVisible(bool(lines))
        focus.offer(self._found if lines else self._begin)

    def _fail(self, error: CounterError) -> None:
        self._note.marked(
            messages.sentence(error), "soon" if error.code == "verify_stopped" else "late"
        )
        self._tell([])
        if error.field == "head":
            focus.offer(self._head)


def _time(at: datetime | None) -> str:
    return "–" if at is None else f"{at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
