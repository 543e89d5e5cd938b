"""What is typed to take a sum that is still owed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.payment import CashTender, Payer, Share
from ui import formats, messages, theme
from ui.panes.pane import small
from ui.widgets import focus
from ui.widgets.cash_field import NOTE_KEYS, CashField
from ui.widgets.fields import text_field, wipe
from ui.widgets.labels import label, set_state


class TakingForm(QWidget):
    """Knows how much is taken of the rest, the notes handed over for it, and who pays.

    Enter goes on to what has to be typed; `finished` tells that nothing has.
    """

    # What comes back is another sum, or none.
    counted = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_cash = False
        self._share = self._text("due_share", self.tr("Số tiền thu lần này"))
        self._tendered = CashField("due_tendered", self.tr("Khách đưa"), self)
        self._payer = self._text("due_payer", self.tr("Người nộp (nếu khác)"))
        self._payer_id = self._text("due_payer_id", self.tr("Số định danh, MST"))
        self._edits = (self._share, self._tendered, self._payer, self._payer_id)
        self._note_keys = small(
            self.tr("Một phím một tờ, nghìn đồng: {keys}").format(keys=NOTE_KEYS), self
        )
        self._change = label("", "large", name="due_change", wrap=False)
        self._fields = QWidget(self)
        self._build()
        self.close_form()

    def open_form(self, rest: Money, *, is_cash: bool) -> None:
        """All of the rest is taken until less is typed."""
        self._is_cash = is_cash
        self._clear()
        self._share.setText(formats.digits(rest))
        self._fields.show()
        for one in (*self._beside_notes, self._change):
            one.setVisible(is_cash)
        self.show()
        self._go_to(self._share)

    def close_form(self) -> None:
        """Nothing is being taken."""
        self._clear()
        self.hide()

    def show_change(self, change: Money) -> None:
        """What goes back, of notes that were taken just now."""
        for one in (self._fields, *self._beside_notes):
            one.hide()
        self._say_change(change)
        self._change.show()
        self.show()

    def share(self, rest: Money) -> Share | None:
        """The part that is taken of the rest, None for all of it; raises InputError."""
        amount = self._amount()
        if amount == rest:
            return None
        share = Share(amount)
        share.within(rest)
        return share

    def part(self, rest: Money) -> Money | None:
        """What is asked for now where that is less than the rest, as far as it is typed."""
        try:
            share = self.share(rest)
        except InputError:
            return None
        return None if share is None else share.amount

    def payer(self) -> Payer | None:
        """Who pays where that is not the applicant; raises InputError as `Payer.parse`."""
        name, number = self._payer.text(), self._payer_id.text()
        return Payer.parse(name, number) if name.strip() or number.strip() else None

    def cash(self, share: Share | None) -> CashTender:
        """The notes for what is taken; raises InputError where they are too few."""
        cash = CashTender(Money.parse(self._tendered.text()), share)
        cash.change(self._amount())
        return cash

    @property
    def change(self) -> Money | None:
        """What goes back of what was counted; None where that is nothing yet, or not enough."""
        if not self._is_cash or not self._tendered.text():
            return None
        try:
            return CashTender(Money.parse(self._tendered.text())).change(self._amount())
        except InputError:
            return None

    def leave_to_note(self) -> None:
        """Somebody else says why the notes are refused: it stands there once."""
        if self.change is None:
            self._change.clear()

    def go_to_field(self, name: str) -> None:
        """Where an error says that something is wrong."""
        fields = {
            "share": self._share,
            "tendered": self._tendered,
            "name": self._payer,
            "full_name": self._payer,
            "payer_id": self._payer_id,
        }
        if name in fields:
            self._go_to(fields[name])

    def _text(self, name: str, title: str) -> QLineEdit:
        return text_field(name, title, self, hint="", most=100)

    def _build(self) -> None:
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.GRID)
        titles = [label(edit.accessibleName(), wrap=False) for edit in self._edits]
        for row, (title, edit) in enumerate(zip(titles, self._edits, strict=True)):
            grid.addWidget(title, row, 0)
            grid.addWidget(edit, row, 1)
            edit.returnPressed.connect(self._next)
        # Seen where notes are counted, and there alone.
        self._beside_notes = (titles[1], self._tendered, self._note_keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self._fields)
        column.addWidget(self._note_keys)
        column.addWidget(self._change)
        self._share.textEdited.connect(self._on_typed)
        self._tendered.counted.connect(self._on_typed)

    def _clear(self) -> None:
        for edit in self._edits:
            wipe(edit)
        self._change.clear()

    def _go_to(self, edit: QLineEdit) -> None:
        focus.offer(edit)
        edit.selectAll()

    def _amount(self) -> Money:
        return Money.parse(self._share.text())

    def _next(self) -> None:
        """To the notes where cash is taken and none was typed, else it is taken."""
        if self._is_cash and not self._tendered.text().strip():
            self._tendered.setFocus()
        elif self._payer.hasFocus() and self._payer.text().strip():
            self._payer_id.setFocus()
        else:
            self.finished.emit()

    def _on_typed(self) -> None:
        self._show_change()
        self.counted.emit()

    def _show_change(self) -> None:
        if not self._is_cash or not self._tendered.text():
            self._change.clear()
            return
        try:
            change = CashTender(Money.parse(self._tendered.text())).change(self._amount())
        except InputError as error:
            self._change.setText(f"{theme.SOON} {messages.sentence(error)}")
            set_state(self._change, "soon")
        else:
            self._say_change(change)

    def _say_change(self, change: Money) -> None:
        self._change.setText(self.tr("✓ Trả lại {change}").format(change=formats.money(change)))
        set_state(self._change, "done")
