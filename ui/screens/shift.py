"""A shift from its counted float to its blind count: opened, handed over, closed, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.commands.drawer import CountDrawer, CountTaken
from counter_app.commands.outcome import Topic
from counter_app.commands.shift import CloseShift, OpenShift, ShiftClosed, ShiftOpened
from counter_app.commands.takeover import ShiftTakenOver, TakeOverShift
from counter_app.domain.errors import CounterError
from counter_app.domain.money import Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import Permission
from ui import formats, theme
from ui.counter import Counter
from ui.language import tr
from ui.panes.cash_move import CashMovePane
from ui.printing import Printed
from ui.widgets import focus
from ui.widgets.fields import text_field, wipe
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.note import Note
from ui.widgets.note_count import NoteCount
from ui.widgets.paper_view import PaperView
from ui.words import said

if TYPE_CHECKING:
    from counter_app.domain.recheck import FeeRechecked
    from counter_app.ports import Raster
    from counter_app.queries.shift import OpenShiftLine
    from counter_app.queries.slip import PaperToPrint
    from counter_app.store.shift import ShiftTotals

DIFFERENCES_SHOWN = 5
_ASKS_REASON = frozenset(
    {
        "difference_needs_reason",
        "opening_needs_reason",
        "clock_back_needs_reason",
        "closing_for_another_needs_reason",
    }
)


class ShiftScreen(QWidget):
    """The expected sum is shown only after a count was given; a second count keeps the first."""

    opened = Signal()
    topics = frozenset({Topic.SHIFT, Topic.PAYMENTS, Topic.OUTBOX, Topic.PRINTS, Topic.SCANS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shift")
        self._counter = counter
        self._shift: OpenShiftLine | None = None
        # The count that the book was told beside; another one has to be given anew.
        self._counted: DrawerCount | None = None
        self._is_new, self._is_unread = True, False
        self._title = label(self.tr("Ca làm việc"), "large", name="shift_title")
        self._notes = NoteCount(self)
        self._facts = label("", name="shift_facts")
        self._rechecked = label("", name="shift_rechecked")
        self._told = label("", "title", name="shift_told")
        self._reason = text_field("reason", self.tr("Lý do"), self)
        self._submit = button(self.tr("Đếm xong"), "shift_submit", primary=True)
        self._hand = button(self.tr("Bàn giao ngăn kéo (F6)"), "shift_hand")
        self._instead = button(self.tr("Chốt thay (F8)"), "shift_instead")
        self._problem = Note("shift_problem")
        self._result = label("", "title", name="shift_result")
        self._cash = CashMovePane(counter, self)
        self._paper = PaperView(self)
        self._build()

    @property
    def is_in_hand(self) -> bool:
        """Whether money is being counted."""
        return self._counted is not None or bool(self._notes.count().total)

    def shown(self) -> None:
        """Ask which shift is open."""
        self.refresh(self.topics)
        self._notes.take_focus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """The shift, and what is unfinished in it."""
        from counter_app.queries.shift import CurrentShift

        if topics & self.topics:
            self._counter.ask(CurrentShift(), self, self._show, self._on_unread)

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Đếm trước, xem sổ sau; đếm lại vẫn giữ số đếm đầu. Lệch bao nhiêu cũng chốt được, "
            "nhưng phải ghi lý do. Mỗi ngăn kéo một người giữ: đổi người thì cả hai cùng đếm. "
            "Mở lại ca đã chốt cần hai người khác, và bản chốt đầu giữ nguyên."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F6 hands over, F7 moves cash, F8 closes for another, Esc counts anew."""
        keys = {
            Qt.Key.Key_F6: self._on_hand,
            Qt.Key.Key_F7: self._cash.take_focus,
            Qt.Key.Key_F8: self._on_instead,
            Qt.Key.Key_Escape: self._count_again,
        }
        act = keys.get(Qt.Key(event.key()))
        if act is not None:
            act()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._submit.hasFocus():
            self._on_submit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        frame, layout = card(self)
        for widget in (self._title, self._facts, self._rechecked):
            layout.addWidget(widget)
        layout.addWidget(self._notes)
        row = QHBoxLayout()
        row.addWidget(self._submit, 1)
        row.addWidget(self._hand)
        row.addWidget(self._instead)
        for below in (self._told, self._reason, self._problem):
            layout.addWidget(below)
        layout.addLayout(row)
        layout.addWidget(self._result)
        layout.addStretch(1)
        columns = QHBoxLayout()
        columns.addWidget(frame, 3)
        columns.addWidget(self._cash, 2)
        columns.addWidget(self._paper, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        outer.addLayout(columns)
        for hidden in (self._paper, self._reason, self._told, self._hand, self._instead):
            hidden.hide()
        self._submit.clicked.connect(self._on_submit)
        self._hand.clicked.connect(self._on_hand)
        self._instead.clicked.connect(self._on_instead)
        self._reason.returnPressed.connect(self._on_submit)
        self._notes.finished.connect(self._submit.setFocus)
        self._notes.changed.connect(self._forget_told)
        self._submit.setDefault(True)

    # --- what is open ------------------------------------------------------------------------

    def _on_unread(self, error: CounterError) -> None:
        """Before it is known whose shift is open, a count is nobody's."""
        self._problem.fail(error)
        self._is_unread = True
        if self._is_new:
            self._submit.setEnabled(False)
            self._cash.hide()

    def _show(self, shift: OpenShiftLine | None) -> None:
        was, now = (one.shift_id if one else None for one in (self._shift, shift))
        if was != now or self._is_new:
            self._begin_anew()
        self._is_new = False
        self._shift = shift
        self._submit.setEnabled(True)
        if self._is_unread:
            self._problem.clear()
            self._is_unread = False
        self._cash.setVisible(shift is not None and self._is_own and self._paper.isHidden())
        if shift is None:
            self._title.setText(self.tr("Mở ca: đếm tiền trong ngăn"))
            self._facts.setText(self.tr("Chưa có ca nào mở ở quầy này."))
            self._rechecked.clear()
        else:
            self._show_open(shift)
        self._offer()

    def _show_open(self, shift: OpenShiftLine) -> None:
        from counter_app.queries.shift import FeeRecheck, ShiftSummary

        if self._is_own:
            words = self.tr("Chốt {number}: đếm tiền")
        else:
            words = self.tr("Nhận bàn giao {number} của {name}: đếm tiền")
        self._title.setText(words.format(number=shift.number, name=shift.user_name))
        self._counter.ask(ShiftSummary(shift.shift_id), self, self._show_totals)
        self._counter.ask(FeeRecheck(shift.shift_id), self, self._show_rechecked)
        self._cash.refresh(shift.shift_id)

    @property
    def _is_own(self) -> bool:
        return self._shift is not None and self._shift.user_id == self._counter.actor.user_id

    def _offer(self) -> None:
        """What Enter and the other keys do now."""
        if self._shift is None:
            words = self.tr("Mở ca (Enter)")
        elif not self._is_own:
            words = self.tr("Nhận ngăn kéo, mở ca mới (Enter)")
        elif self._counted is None:
            words = self.tr("Đếm xong (Enter)")
        else:
            words = self.tr("Chốt ca (Enter)")
        self._submit.setText(words)
        is_told = self._counted is not None
        self._hand.setVisible(self._is_own and is_told)
        is_for_another = self._shift is not None and not self._is_own
        self._instead.setVisible(is_for_another and self._counter.actor.may(Permission.REVIEW))

    def _show_totals(self, totals: ShiftTotals) -> None:
        tenders = "  ·  ".join(
            tr("{method}: %n biên lai", "", tender.count).format(method=tr(_METHODS[tender.method]))
            for tender in totals.tenders
        )
        open_ends = self.tr(
            "chờ ngân hàng {n}  ·  thành phố chưa nhận {unsent}  ·  chưa in {unprinted}  ·  "
            "giấy tờ của ca chưa số hóa {undigitised}"
        ).format(
            n=len(totals.waiting),
            unsent=totals.unsent,
            unprinted=totals.unprinted,
            undigitised=totals.undigitised,
        )
        first = self.tr("Đã tiếp nhận {dossiers}, yêu cầu bổ sung {supplements}").format(
            dossiers=totals.dossiers, supplements=totals.supplements
        )
        lines = [first, tenders, self.tr("Còn dở: {open_ends}").format(open_ends=open_ends)]
        if self._shift is not None and self._shift.is_left_open:
            since = f"{self._shift.opened_at:%H:%M %d/%m/%Y}"
            lines.insert(
                0,
                f"{theme.LATE} "
                + self.tr("Ca để mở từ {since}: đếm và chốt trước khi thu tiếp").format(
                    since=since
                ),
            )
        self._facts.setText("\n".join(lines))

    def _show_rechecked(self, rechecked: FeeRechecked) -> None:
        """A difference is for a person to look at; it never keeps a shift from closing."""
        mark = theme.LATE if rechecked.differences else theme.DONE
        told = [
            tr("%n hồ sơ tính lại", "", rechecked.dossiers),
            tr("%n khác biệt", "", len(rechecked.differences)),
        ]
        if rechecked.unchecked:
            told.append(tr("%n hồ sơ cũ không tính lại", "", rechecked.unchecked))
        lines = [f"{mark} " + self.tr("Phí, lệ phí: {told}").format(told=", ".join(told))]
        for one in rechecked.differences[:DIFFERENCES_SHOWN]:
            stored, computed = (
                self.tr("không có") if amount is None else formats.money(amount)
                for amount in (one.stored, one.computed)
            )
            lines.append(
                self.tr("{dossier_code} · {line}: sổ ghi {stored}, tính lại {computed}").format(
                    dossier_code=one.dossier_code, line=one.line, stored=stored, computed=computed
                )
            )
        if len(rechecked.differences) > DIFFERENCES_SHOWN:
            lines.append(self.tr("… xem đủ trên báo cáo ca"))
        self._rechecked.setText("\n".join(lines))
        set_state(self._rechecked, "late" if rechecked.differences else "done")

    # --- counting ----------------------------------------------------------------------------

    def _begin_anew(self) -> None:
        """Another shift, or none: nothing that was typed for the last one stays."""
        self._notes.clear()
        wipe(self._reason)
        self._reason.hide()
        self._problem.clear()
        self._forget_told()

    def _forget_told(self) -> None:
        """A number was changed: the count has to be given again."""
        self._counted = None
        self._told.hide()
        self._offer()

    def _count_again(self) -> None:
        self._forget_told()
        self._notes.take_focus()

    def _on_submit(self) -> None:
        self._problem.clear()
        reason = self._reason.text() if self._reason.isVisible() else ""
        count = self._notes.count()
        if self._shift is None:
            opening = OpenShift(count, reason)
            self._counter.submit(opening, self, self._on_opened, self._on_failed)
        elif not self._is_own:
            taking = TakeOverShift(self._shift.shift_id, count, reason)
            self._counter.submit(taking, self, self._on_taken, self._on_failed)
        elif self._counted is None:
            counting = CountDrawer(self._shift.shift_id, count, reason)
            self._counter.submit(counting, self, self._on_counted, self._on_failed)
        else:
            closing = CloseShift(self._shift.shift_id, count, reason)
            self._counter.submit(closing, self, self._on_closed, self._on_failed)

    def _on_counted(self, taken: CountTaken) -> None:
        if taken.asks_again:
            self._notes.mark(taken.odd_faces)
            where = ", ".join(formats.money(Money(face)) for face in taken.odd_faces)
            words = (
                self.tr("Xin xem lại số tờ {faces}. Đúng rồi thì bấm Enter ở nút.")
                if where
                else self.tr("Xin đếm lại một lần nữa. Đúng rồi thì bấm Enter ở nút.")
            ).format(faces=where)
            self._problem.marked(words, "soon")
            if not taken.odd_faces and self.isVisible():
                self._notes.take_focus()
            return
        assert taken.expected is not None
        assert taken.difference is not None
        self._notes.mark(())
        self._counted = self._notes.count()
        first = (
            self.tr("  ·  đếm lần đầu {first}").format(first=formats.money(taken.first))
            if taken.first
            else ""
        )
        mark = theme.SOON if taken.difference else theme.DONE
        self._told.setText(
            f"{mark} "
            + self.tr("Sổ {expected}  ·  đếm {counted}{first}\nChênh lệch {difference}").format(
                expected=formats.money(taken.expected),
                counted=formats.money(taken.counted),
                first=first,
                difference=formats.signed(taken.difference),
            )
        )
        set_state(self._told, "soon" if taken.difference else "done")
        self._told.show()
        self._reason.setVisible(bool(taken.difference) or self._reason.isVisible())
        self._offer()
        focus.offer(self._reason if taken.difference else self._submit)

    # --- handing over ------------------------------------------------------------------------

    def _on_hand(self) -> None:
        """The giver's count is kept with its reason; the next clerk signs in and counts too."""
        if self._shift is None or not self._is_own or self._counted is None:
            return
        counting = CountDrawer(self._shift.shift_id, self._counted, self._reason.text())
        self._counter.submit(counting, self, self._on_given, self._on_failed)

    def _on_given(self, _taken: CountTaken) -> None:
        self._problem.done(
            self.tr(
                "Đã ghi số đếm của người giao. Khóa máy (F12); người nhận đăng nhập, mở Ca làm "
                "việc (Ctrl+Shift+C) và đếm."
            )
        )

    def _on_instead(self) -> None:
        if self._shift is None or self._is_own or not self._instead.isVisible():
            return
        closing = CloseShift(self._shift.shift_id, self._notes.count(), self._reason.text())
        self._counter.submit(closing, self, self._on_closed, self._on_failed)

    def _on_taken(self, taken: ShiftTakenOver) -> None:
        self._on_closed(taken.closed)
        self._tell_closed(
            self.tr("Đã nhận ngăn kéo: {old} chốt, chênh lệch {gap}; {new} mở").format(
                old=taken.closed.number,
                gap=formats.signed(taken.closed.difference),
                new=taken.opened.number,
            ),
            taken.closed,
        )

    # --- done --------------------------------------------------------------------------------

    def _on_opened(self, _opened: ShiftOpened) -> None:
        self._result.clear()
        self._paper.hide()
        self.opened.emit()

    def _on_closed(self, closed: ShiftClosed) -> None:
        self._tell_closed(
            self.tr("Đã chốt {number}. Sổ {expected}, đếm {counted}, chênh lệch {gap}").format(
                number=closed.number,
                expected=formats.money(closed.expected),
                counted=formats.money(closed.counted),
                gap=formats.signed(closed.difference),
            ),
            closed,
        )
        if self.isVisible():
            # An Enter too many opens no shift on a drawer nobody counted: the next count begins.
            self._notes.take_focus()
        self._counter.printing.print(
            "shift-report",
            closed.report,
            self,
            self._on_printed,
            self._problem.fail,
            begun=self._begun,
        )

    def _tell_closed(self, words: str, closed: ShiftClosed) -> None:
        """A gap is no success, however well it was explained."""
        state = "soon" if closed.difference else "done"
        self._result.setText(f"{theme.STATES[state]} {words}")
        set_state(self._result, state)

    def _on_failed(self, error: CounterError) -> None:
        self._problem.fail(error)
        if error.code in _ASKS_REASON:
            self._reason.show()
            focus.offer(self._reason)

    def _begun(self, paper: PaperToPrint) -> None:
        self._counter.draw(paper.paper, self, self._preview)

    def _preview(self, raster: Raster) -> None:
        self._cash.hide()
        self._paper.show_paper(raster)
        self._paper.show()

    def _on_printed(self, printed: Printed) -> None:
        if printed.error is not None:
            self._problem.fail(printed.error)


_METHODS = {"cash": said("tiền mặt"), "qr": said("mã QR"), "transfer": said("chuyển khoản")}
