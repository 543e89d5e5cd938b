"""Open a shift with a counted float; close it with a blind count, explained where it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.outcome import Topic
from counter_app.commands.shift import CloseShift, OpenShift, ShiftClosed, ShiftOpened
from counter_app.domain.errors import CounterError
from counter_app.domain.money import Money
from counter_app.domain.shift import FACES, NOTES_MAX, DrawerCount
from ui import formats, messages, theme
from ui.counter import Counter
from ui.printing import Printed
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from counter_app.domain.recheck import FeeRechecked
    from counter_app.ports import Raster
    from counter_app.queries.shift import OpenShiftLine
    from counter_app.queries.slip import PaperToPrint
    from counter_app.store.shift import ShiftTotals

DIFFERENCES_SHOWN = 5


class ShiftScreen(QWidget):
    """The expected sum is shown only after a count was given."""

    opened = Signal()
    topics = frozenset({Topic.SHIFT, Topic.PAYMENTS, Topic.OUTBOX, Topic.PRINTS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shift")
        self._counter = counter
        self._shift: OpenShiftLine | None = None
        self._title = label("", "large", name="shift_title")
        self._notes: dict[int, QSpinBox] = {}
        self._total = label("", "large", name="counted", wrap=False)
        self._facts = label("", name="shift_facts")
        self._rechecked = label("", name="shift_rechecked")
        self._reason = QLineEdit(self)
        self._reason.setObjectName("reason")
        self._reason.setMaxLength(300)
        self._reason.setPlaceholderText(self.tr("Lý do chênh lệch"))
        self._submit = button("", "shift_submit", primary=True)
        self._problem = label("", name="shift_problem")
        set_state(self._problem, "late")
        self._result = label("", "title", name="shift_result")
        self._paper = PaperView(self)
        self._build()

    def shown(self) -> None:
        """Ask which shift is open."""
        self.refresh(self.topics)
        self._notes[FACES[0]].setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """The shift, and what is unfinished in it."""
        from counter_app.queries.shift import CurrentShift

        if topics & self.topics:
            self._counter.ask(CurrentShift(), self, self._show)

    def _build(self) -> None:
        frame, layout = card(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        for at, face in enumerate(FACES):
            spin = QSpinBox(self)
            spin.setObjectName(f"notes_{face}")
            spin.setRange(0, NOTES_MAX)
            spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            spin.setAccessibleName(f"Số tờ {formats.money(Money(face))}")
            spin.valueChanged.connect(self._on_count)
            row, column = at % 5, (at // 5) * 2
            grid.addWidget(label(formats.money(Money(face)), wrap=False), row, column)
            grid.addWidget(spin, row, column + 1)
            self._notes[face] = spin
        total = QFormLayout()
        total.addRow(label(self.tr("Tổng đếm được"), "title", wrap=False), self._total)
        for widget in (self._title, self._facts, self._rechecked):
            layout.addWidget(widget)
        layout.addLayout(grid)
        layout.addLayout(total)
        for below in (self._reason, self._problem, self._submit, self._result):
            layout.addWidget(below)
        layout.addStretch(1)
        columns = QHBoxLayout()
        columns.addWidget(frame, 1)
        columns.addWidget(self._paper, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        outer.addLayout(columns)
        self._paper.hide()
        self._reason.hide()
        self._submit.clicked.connect(self._on_submit)
        self._reason.returnPressed.connect(self._on_submit)
        self._submit.setDefault(True)
        self._on_count()

    def keyPressEvent(self, event: object) -> None:
        """Enter in a note's number goes to the next note, and at last to the button."""
        from PySide6.QtGui import QKeyEvent

        assert isinstance(event, QKeyEvent)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            spins = list(self._notes.values())
            for at, spin in enumerate(spins):
                if spin.hasFocus():
                    following = spins[at + 1] if at + 1 < len(spins) else self._submit
                    following.setFocus()
                    return
            if self._submit.hasFocus():
                self._on_submit()
                return
        super().keyPressEvent(event)

    def _count(self) -> DrawerCount:
        return DrawerCount(
            tuple((face, spin.value()) for face, spin in self._notes.items() if spin.value())
        )

    def _on_count(self) -> None:
        self._total.setText(formats.money(self._count().total))

    def _show(self, shift: OpenShiftLine | None) -> None:
        is_new = (self._shift and self._shift.shift_id) != (shift and shift.shift_id)
        self._shift = shift
        if shift is None:
            self._title.setText(self.tr("Mở ca: đếm tiền lẻ trong ngăn"))
            self._facts.setText(self.tr("Chưa có ca nào mở ở quầy này."))
            self._rechecked.clear()
            self._submit.setText(self.tr("Mở ca (Enter)"))
        else:
            self._title.setText(
                self.tr("Chốt {number}: đếm tiền trong ngăn").format(number=shift.number)
            )
            self._submit.setText(self.tr("Chốt ca (Enter)"))
            from counter_app.queries.shift import FeeRecheck, ShiftSummary

            self._counter.ask(ShiftSummary(shift.shift_id), self, self._show_totals)
            self._counter.ask(FeeRecheck(shift.shift_id), self, self._show_rechecked)
        if is_new:
            for spin in self._notes.values():
                spin.setValue(0)
            self._reason.hide()
            self._problem.clear()

    def _show_totals(self, totals: ShiftTotals) -> None:
        tenders = "  ·  ".join(
            f"{_METHODS[tender.method]}: {tender.count} biên lai" for tender in totals.tenders
        )
        open_ends = (
            f"chờ ngân hàng {len(totals.waiting)}  ·  chưa gửi thành phố {totals.unsent}  ·  "
            f"chưa in {totals.unprinted}"
        )
        first = f"Đã tiếp nhận {totals.dossiers}, yêu cầu bổ sung {totals.supplements}"
        self._facts.setText("\n".join((first, tenders, f"Còn dở: {open_ends}")))

    def _show_rechecked(self, rechecked: FeeRechecked) -> None:
        """A difference is for a person to look at; it never keeps a shift from closing."""
        mark = theme.LATE if rechecked.differences else theme.DONE
        lines = [f"{mark} Phí, lệ phí: {rechecked.sentence}"]
        for one in rechecked.differences[:DIFFERENCES_SHOWN]:
            stored, computed = (
                "không có" if amount is None else formats.money(amount)
                for amount in (one.stored, one.computed)
            )
            lines.append(f"{one.dossier_code} · {one.line}: sổ ghi {stored}, tính lại {computed}")
        if len(rechecked.differences) > DIFFERENCES_SHOWN:
            lines.append(self.tr("… xem đủ trên báo cáo ca"))
        self._rechecked.setText("\n".join(lines))
        set_state(self._rechecked, "late" if rechecked.differences else "done")

    def _on_submit(self) -> None:
        self._problem.clear()
        reason = self._reason.text() if self._reason.isVisible() else ""
        if self._shift is None:
            opening = OpenShift(self._count(), reason)
            self._counter.submit(opening, self, self._on_opened, self._on_failed)
            return
        command = CloseShift(self._shift.shift_id, self._count(), reason)
        self._counter.submit(command, self, self._on_closed, self._on_failed)

    def _on_opened(self, _opened: ShiftOpened) -> None:
        self._result.clear()
        self._paper.hide()
        self.opened.emit()

    def _on_closed(self, closed: ShiftClosed) -> None:
        self._result.setText(
            self.tr("✓ Đã chốt {number}. Sổ {expected}, đếm {counted}, chênh lệch {gap}").format(
                number=closed.number,
                expected=formats.money(closed.expected),
                counted=formats.money(closed.counted),
                gap=formats.signed(closed.difference),
            )
        )
        set_state(self._result, "done" if not closed.difference else "soon")
        self._counter.printing.print(
            "shift-report", closed.number, self, self._on_printed, self._fail, begun=self._begun
        )

    def _on_failed(self, error: CounterError) -> None:
        self._problem.setText(messages.sentence(error))
        if error.code in ("difference_needs_reason", "opening_needs_reason"):
            self._reason.show()
            self._reason.setFocus()

    def _begun(self, paper: PaperToPrint) -> None:
        self._counter.draw(paper.paper, self, self._preview)

    def _preview(self, raster: Raster) -> None:
        self._paper.show_paper(raster)
        self._paper.show()

    def _on_printed(self, printed: Printed) -> None:
        if printed.error is not None:
            self._fail(printed.error)

    def _fail(self, error: CounterError) -> None:
        self._problem.setText(messages.sentence(error))


_METHODS = {"cash": "tiền mặt", "qr": "mã QR", "transfer": "chuyển khoản"}
