"""The supervisor's day: shifts on the left, the day in the middle, what needs an answer right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.outcome import Topic
from counter_app.commands.reopening import AskReopening, DecideReopening
from counter_app.commands.review import AnswerPattern, DrawSample, RecordFinding, SignDay
from counter_app.domain.review import Finding
from ui import formats, theme
from ui.counter import Counter
from ui.forms.review import FINDINGS, card_words
from ui.language import tr
from ui.panes.day import DayPane, day_title
from ui.widgets.about import About
from ui.widgets.acts import Acts
from ui.widgets.fields import text_field, wipe
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.note import Note

if TYPE_CHECKING:
    from counter_app.commands.outcome import Command
    from counter_app.domain.errors import CounterError
    from counter_app.queries.review import DayOfReview, Question, ReviewedShift, SampleLine

T = TypeVar("T")
DAYS_BACK = timedelta(days=13)
SIDE_WIDTH, SIDE_WIDTH_ALONE = 270, 900
LIST_HEIGHT, LIST_HEIGHT_BELOW = 80, 130
# In dots of the 100 % drawing: with less, the lists stand above and below the picture. It is more
# than all of it needs side by side, since a screen is never narrower than that.
BESIDE_FROM = 1120
TOOLS_ABREAST = 3
# To another day one may go from one that could not be read.
_GOING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
MAY_BREAK = "\u200b"
ITEM_MARGIN = 28


class ReviewScreen(QWidget):
    """Enter opens what is behind a line; the F keys write what the supervisor found."""

    opened = Signal(str)
    topics = frozenset({Topic.REVIEW, Topic.SHIFT, Topic.PAYMENTS, Topic.DOSSIERS, Topic.PRINTS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self._counter = counter
        self._day: date = counter.now.date()
        self._found: DayOfReview | None = None
        self._title = label("", "large", name="review_title", wrap=False)
        self._state = label("", name="review_state")
        self._shifts = self._list("review_shifts", self.tr("Ca trong ngày"))
        self._questions = self._list("review_questions", self.tr("Câu hỏi cần trả lời"))
        self._sample = self._list("review_sample", self.tr("Mẫu kiểm tra"))
        self._pane = DayPane(counter, self)
        self._words = text_field(
            "review_words",
            self.tr("Lời ghi"),
            self,
            hint=self.tr("Lời ghi: lỗi gì, trả lời thế nào, vì sao mở lại"),
        )
        self._note = Note("review_note", dict.fromkeys(("reason", "words"), self._words))
        about = About(self._note, self._words)
        self._shifts.about = self._questions.about = self._sample.about = about
        self._columns, self._acts_row = QHBoxLayout(), QGridLayout()
        self._tools: list[QPushButton] = []
        # Nobody decides about a day that could not be read.
        self._is_unread = False
        self._is_beside: bool | None = None
        self._acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_PageUp: lambda: self._go(-1),
            Qt.Key.Key_PageDown: lambda: self._go(1),
            Qt.Key.Key_F5: self._draw,
            Qt.Key.Key_F6: lambda: self._find(Finding.RIGHT),
            Qt.Key.Key_F7: lambda: self._find(Finding.FAULT),
            Qt.Key.Key_F8: self._answer,
            Qt.Key.Key_F9: self._sign,
            Qt.Key.Key_F10: self._open_again,
        }
        self._build()

    def shown(self) -> None:
        """The day that was open last, today at first."""
        self.refresh(self.topics)
        self._questions.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.review import ReviewDay, TakingsByDay

            self._title.setText(day_title(self._day, self._counter.now.date()))
            self._counter.ask(ReviewDay(self._day), self, self._show, self._on_unread)
            takings = TakingsByDay(self._day - DAYS_BACK, self._day)
            self._counter.ask(takings, self, self._pane.show_takings, self._note.fail)

    def why(self) -> str:
        """F1: the rules."""
        rules = self.tr(
            "Mẫu do máy rút, không rút lại được. Người đã làm việc trong ngày không kiểm tra, "
            "không trả lời, không ký ngày đó. Ký khi các ca đã chốt, mẫu đã xem, câu hỏi đã trả "
            "lời. Mở lại ca cần hai người khác; bản chốt cũ giữ nguyên và ngày phải ký lại."
        )
        return rules + self._offered.why()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The F keys act; Page up and down go from day to day."""
        key = Qt.Key(event.key())
        act = None if self._is_unread and key not in _GOING else self._acts.get(key)
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _list(self, name: str, words: str) -> Items:
        made = _Lines(self, name, words)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return made

    def _build(self) -> None:
        self._left = self._column((self.tr("Ca trong ngày"), self._shifts, 1))
        self._right = self._column(
            (self.tr("Câu hỏi cần trả lời"), self._questions, 3),
            (self.tr("Mẫu kiểm tra"), self._sample, 2),
        )
        self._columns.setSpacing(theme.GRID)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._pane, 1)
        self._columns.addWidget(self._right)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addSpacing(2 * theme.GRID)
        head.addWidget(self._state, 1)
        for words, name, key in (
            (self.tr("Rút mẫu (F5)"), "review_draw", Qt.Key.Key_F5),
            (self.tr("Đúng (F6)"), "review_right", Qt.Key.Key_F6),
            (self.tr("Có lỗi (F7)"), "review_fault", Qt.Key.Key_F7),
            (self.tr("Trả lời (F8)"), "review_answer", Qt.Key.Key_F8),
            (self.tr("Ký ngày (F9)"), "review_sign", Qt.Key.Key_F9),
            (self.tr("Mở lại ca (F10)"), "review_again", Qt.Key.Key_F10),
        ):
            self._tools.append(self._tool(words, name, key))
        self._offered = Acts(*self._tools)
        layout = QVBoxLayout(self)
        margin = 2 * theme.GRID
        layout.setContentsMargins(margin, theme.GRID, margin, theme.GRID)
        layout.addLayout(head)
        layout.addLayout(self._columns, 1)
        layout.addWidget(self._note)
        layout.addLayout(self._acts_row)
        self._make_room()
        self._pane.opened.connect(self.opened)
        self._pane.day_wanted.connect(self._open_day)
        self._pane.shift_wanted.connect(self._choose_shift)
        self._sample.itemActivated.connect(lambda _item: self._open_sample())
        self._questions.itemActivated.connect(lambda _item: self._open_question())
        self._shifts.itemActivated.connect(lambda _item: self._show_closings())
        self._shifts.currentRowChanged.connect(lambda _row: self._offer())

    def _tool(self, words: str, name: str, key: Qt.Key) -> QPushButton:
        """A click leaves the keys where they are: the list says what it is about."""
        made = button(words, name)
        made.clicked.connect(self._acts[key])
        return made

    def _column(self, *parts: tuple[str, QListWidget, int]) -> QWidget:
        frame, inside = card(self)
        for title, widget, stretch in parts:
            inside.addWidget(label(title, "title"))
            inside.addWidget(widget, stretch)
        return frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._make_room()
        self._fit_soon()

    def changeEvent(self, event: QEvent) -> None:
        """Another scale."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.layout() is not None:
            self._make_room()
            self._fit_soon()

    def _fit_soon(self) -> None:
        """Once the lists have their width."""
        for one in (self._shifts, self._questions, self._sample):
            QTimer.singleShot(0, one, partial(_fit, one))

    def _make_room(self) -> None:
        """Lists beside the picture, or above and below it where that would leave it no width."""
        # Nothing is known of the width before it is first shown.
        is_beside = self.isHidden() or self.width() >= theme.px(BESIDE_FROM)
        if is_beside is self._is_beside:
            return
        self._is_beside = is_beside
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_beside else down)
        self._acts_row.addWidget(self._words, 0, 0, 1, 1 if is_beside else TOOLS_ABREAST)
        for at, tool in enumerate(self._tools):
            row, column = (0, at + 1) if is_beside else divmod(at + TOOLS_ABREAST, TOOLS_ABREAST)
            self._acts_row.addWidget(tool, row, column)
        for column in range(len(self._tools) + 1):
            stretches = column == 0 if is_beside else column < TOOLS_ABREAST
            self._acts_row.setColumnStretch(column, int(stretches))
        for side in (self._left, self._right):
            most = SIDE_WIDTH if is_beside else SIDE_WIDTH_ALONE
            theme.hold(side, min_width=SIDE_WIDTH, max_width=most)
        for one in (self._shifts, self._questions, self._sample):
            theme.hold(one, min_height=LIST_HEIGHT if is_beside else LIST_HEIGHT_BELOW)

    # --- showing -----------------------------------------------------------------------------

    def _on_unread(self, error: CounterError) -> None:
        self._note.fail(error)
        self._be_unread(is_unread=True)

    def _be_unread(self, *, is_unread: bool) -> None:
        self._is_unread = is_unread
        for tool in self._tools:
            tool.setEnabled(not is_unread)

    def _show(self, found: DayOfReview) -> None:
        if found.day != self._day:
            return
        self._found = found
        if self._is_unread:
            self._note.clear()
            self._be_unread(is_unread=False)
        self._shifts.fill(
            map(_shift, found.shifts),
            self.tr("Chưa có ca nào."),
            [one.line.number for one in found.shifts],
        )
        self._questions.fill(
            map(_question, found.questions),
            f"{theme.DONE} " + self.tr("Không có gì khác thường."),
            # With other evidence it is another question.
            [one.card.digest for one in found.questions],
        )
        self._sample.fill(
            map(_sample, found.sample),
            self.tr("Chưa rút mẫu (F5)."),
            [one.code for one in found.sample],
        )
        for one in (self._shifts, self._questions, self._sample):
            QTimer.singleShot(0, one, partial(_fit, one))
        self._pane.show_day(found)
        words, state = _state(found)
        self._state.setText(words)
        set_state(self._state, state)
        self._offer()

    def _offer(self) -> None:
        """What of the day is left to do, the first of it foremost."""
        found = self._found
        if found is None:
            return
        shift = self._chosen_shift()
        off: dict[str, str] = {}
        if found.open_shifts:
            off["review_draw"] = tr("%n ca chưa chốt", "", found.open_shifts)
        elif found.sample and not found.undrawn:
            # A day without a dossier is drawn as well: it cannot be signed before.
            off["review_draw"] = self.tr("Không còn hồ sơ nào chưa vào mẫu.")
        if not found.sample and not found.shifts:
            why = self.tr("Chưa có hồ sơ trong mẫu, chưa có ca nào.")
            off |= dict.fromkeys(("review_right", "review_fault"), why)
        if not found.questions:
            off["review_answer"] = self.tr("Không có câu hỏi nào.")
        if found.signed is not None and not found.signed.is_stale:
            off["review_sign"] = self.tr("Ngày này đã ký.")
        elif not found.is_ready:
            off["review_sign"] = _state(found)[0]
        if shift is None or not shift.closings:
            off["review_again"] = self.tr("Chưa chọn ca đã chốt.")
        left = (
            ("review_draw", found.undrawn),
            ("review_right", found.uninspected),
            ("review_answer", found.unanswered),
            ("review_sign", found.is_ready),
        )
        self._offered.offer(
            off, next((name for name, is_left in left if is_left and name not in off), "")
        )

    def _go(self, days: int) -> None:
        self._open_day(min(self._day + timedelta(days=days), self._counter.now.date()))

    def _open_day(self, day: date) -> None:
        self._day = day
        self._note.clear()
        self.refresh(self.topics)

    def _choose_shift(self, number: str) -> None:
        for row, one in enumerate(self._found.shifts if self._found else ()):
            if one.line.number == number:
                self._shifts.setCurrentRow(row)
                self._shifts.setFocus()

    def _open_sample(self) -> None:
        if (one := self._chosen_sample()) is not None:
            self.opened.emit(one.code)

    def _open_question(self) -> None:
        """The first thing of its evidence that has a dossier; a shift is chosen instead."""
        one = self._chosen_question()
        if one is None:
            return
        codes = [each.dossier_code for each in one.card.evidence if each.dossier_code]
        if codes:
            self.opened.emit(codes[0])
        else:
            self._choose_shift(one.card.place)

    def _show_closings(self) -> None:
        """Every version of a shift's closing, and its counts, in the order they were given."""
        one = self._chosen_shift()
        if one is None:
            return
        told = [
            self.tr(
                "lần {version} ({closed_at:%H:%M %d/%m}, {user_name}): sổ {expected}, đếm {counted}"
            ).format(
                version=each.version,
                closed_at=each.closed_at,
                user_name=each.user_name,
                expected=formats.money(each.expected),
                counted=formats.money(each.counted),
            )
            + (f", {each.reason}" if each.reason else "")
            for each in one.closings
        ]
        counted = ", ".join(formats.money(each) for each in one.counts)
        self._note.say(
            self.tr("{number}  ·  {told}  ·  đã đếm: {counted}").format(
                number=one.line.number, told="  ·  ".join(told), counted=counted
            )
        )

    # --- acting ------------------------------------------------------------------------------

    def _draw(self) -> None:
        self._submit(DrawSample(self._day), lambda count: tr("Đã rút %n hồ sơ", "", count))

    def _find(self, finding: Finding) -> None:
        """In the dossier of the sample that is chosen, or in the shift where that list has keys."""
        sample, shift = self._chosen_sample(), self._chosen_shift()
        subject = sample.code if sample is not None else ""
        if self._shifts.hasFocus() and shift is not None:
            subject = shift.line.number
        if subject:
            command = RecordFinding(self._day, subject, finding, self._words.text())
            self._submit(command, lambda _none: f"{subject}: {tr(FINDINGS[finding])}")

    def _answer(self) -> None:
        one = self._chosen_question()
        if one is not None:
            command = AnswerPattern(self._day, one.card.digest, self._words.text())
            self._submit(command, lambda _none: self.tr("Đã ghi câu trả lời"))

    def _sign(self) -> None:
        command = SignDay(self._day, self._words.text())
        self._submit(
            command, lambda version: self.tr("Đã ký ngày, lần {version}").format(version=version)
        )

    def _open_again(self) -> None:
        """The first person asks, the second agrees with the same key."""
        one = self._chosen_shift()
        if one is None:
            return
        shift_id, number = one.line.shift_id, one.line.number
        if one.asked_again is None:
            ask = AskReopening(shift_id, self._words.text())
            self._submit(
                ask,
                lambda _none: self.tr("{number}: chờ người thứ hai đồng ý mở lại").format(
                    number=number
                ),
            )
        else:
            agree = DecideReopening(shift_id, is_agreed=True)
            self._submit(
                agree,
                lambda _none: self.tr("{number}: đã mở lại, bản chốt cũ giữ nguyên").format(
                    number=number
                ),
            )

    def _submit(self, command: Command[Any], words: Callable[[Any], str]) -> None:
        def done(value: Any) -> None:
            wipe(self._words)
            self._note.done(words(value))

        self._counter.submit(command, self, done, self._note.fail)

    def _chosen_shift(self) -> ReviewedShift | None:
        return _at(self._found.shifts if self._found else (), self._shifts.currentRow())

    def _chosen_question(self) -> Question | None:
        return _at(self._found.questions if self._found else (), self._questions.currentRow())

    def _chosen_sample(self) -> SampleLine | None:
        return _at(self._found.sample if self._found else (), self._sample.currentRow())


class _Lines(Items):
    """Asks for its least height, and takes what there is."""

    def sizeHint(self) -> QSize:
        """The least."""
        return self.minimumSize()


def _fit(target: QListWidget) -> None:
    """As high as the words are: the list itself forgets its margins and cuts the last line."""
    width = target.viewport().width() - theme.px(ITEM_MARGIN)
    for row in range(target.count()):
        item = target.item(row)
        box = QRect(0, 0, width, 0)
        words = target.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, item.text())
        item.setSizeHint(QSize(0, words.height() + theme.px(ITEM_MARGIN) // 2))


def _at(rows: tuple[T, ...], row: int) -> T | None:
    return rows[row] if 0 <= row < len(rows) else None


def _shift(one: ReviewedShift) -> str:
    line = one.line
    lines = [f"{line.number}  ·  {line.user_name}"]
    if line.expected is None or line.counted is None or line.difference is None:
        lines.append(
            f"{theme.WAITING} "
            + tr("đang mở từ {opened_at:%H:%M}").format(opened_at=line.opened_at)
        )
    else:
        mark = theme.DONE if not line.difference else theme.SOON
        lines.append(
            tr("sổ {expected}  ·  đếm {counted}").format(
                expected=formats.money(line.expected), counted=formats.money(line.counted)
            )
        )
        lines.append(
            (
                f"{mark} "
                + tr("lệch {difference}  {reason}").format(
                    difference=formats.signed(line.difference), reason=line.reason
                )
            ).rstrip()
        )
    if len(one.closings) > 1:
        lines.append(f"{theme.SOON} " + tr("chốt %n lần", "", len(one.closings)))
    if len(one.counts) > 1 and one.counts[0] != one.counts[-1]:
        lines.append(tr("đếm lần đầu {counted}").format(counted=formats.money(one.counts[0])))
    for each in line.supplements:
        came = each.amount + each.surplus
        lines.append(
            tr("bổ sung {number} ({on:%d/%m}): {came}").format(
                number=each.number, on=each.on, came=formats.money(came)
            )
        )
    if one.asked_again is not None:
        lines.append(
            f"{theme.WAITING} "
            + tr("{asked_by} xin mở lại: {asked_again}").format(
                asked_by=one.asked_by, asked_again=one.asked_again
            )
        )
    return "\n".join(lines)


def _question(one: Question) -> str:
    # A dossier's code is longer than a line: it may go on after each of its parts.
    words = card_words(one.card, tr).replace("-", f"-{MAY_BREAK}")
    if one.answer is None:
        return f"{theme.SOON} {words}"
    return f"{theme.DONE} {words}\n{one.answered_by}: {one.answer}"


def _sample(one: SampleLine) -> str:
    """Day and serial of the code: the agency before them is the same for all."""
    serial = one.code.partition("-")[2] or one.code
    if one.finding is None:
        return f"{theme.WAITING} " + tr("{serial}\n{masked_name}  ·  {clerk}  ·  chưa xem").format(
            serial=serial, masked_name=one.masked_name, clerk=one.clerk
        )
    mark = theme.DONE if one.finding is Finding.RIGHT else theme.LATE
    words = f": {one.words}" if one.words else ""
    return f"{mark} {serial}\n{one.masked_name}  ·  {tr(FINDINGS[one.finding])}{words}"


def _state(found: DayOfReview) -> tuple[str, str]:
    """Whether the day is signed, or what is left before it can be."""
    signed = found.signed
    if signed is not None and not signed.is_stale:
        return (
            (
                f"{theme.DONE} "
                + tr("{name} đã ký {at:%H:%M %d/%m} (lần {version})").format(
                    name=signed.name, at=signed.at, version=signed.version
                )
            ),
            "done",
        )
    left = [
        words
        for number, words in (
            (found.open_shifts, tr("%n ca chưa chốt", "", found.open_shifts)),
            (found.undrawn, tr("%n hồ sơ chưa vào mẫu", "", found.undrawn)),
            (found.uninspected, tr("%n hồ sơ chưa xem", "", found.uninspected)),
            (found.unanswered, tr("%n câu hỏi chưa trả lời", "", found.unanswered)),
        )
        if number
    ]
    if signed is not None:
        return (
            f"{theme.LATE} "
            + tr("Đã thay đổi sau khi ký, phải ký lại  ·  {left}").format(left="  ·  ".join(left))
        ), "late"
    if left:
        return (f"{theme.SOON} " + tr("Chưa ký: {left}").format(left="  ·  ".join(left))), "soon"
    return (f"{theme.WAITING} " + tr("Đã xem xong, chờ ký (F9)")), "waiting"
