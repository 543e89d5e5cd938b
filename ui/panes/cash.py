"""Notes over the counter: for all of the fee, or for a share of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from counter_app.domain.errors import InputError
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import CashTender, Share, SplitTender, Tender
from ui import formats, messages, theme
from ui.panes.pane import small
from ui.panes.way import Way
from ui.widgets.cash_field import NOTE_KEYS, CashField
from ui.widgets.fields import wipe
from ui.widgets.labels import button, label, reword, set_state
from ui.widgets.page import into_sight

# The fields, on the screen and in a draft.
SHARE, TENDERED, LATER = "cash_share", "tendered", "rest_later"
# Smaller ones are hardly in use.
LEAST_NOTE = Money(1_000)


class CashWay(Way):
    """Knows what is owed, which share notes bear, what was handed over, and when the rest comes."""

    changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total: Money | None = None
        self._is_group = False
        self._share = QLineEdit(self)
        self._share.setObjectName(SHARE)
        self._share.setAccessibleName(self.tr("Thu tiền mặt"))
        self._tendered = CashField(TENDERED, self.tr("Khách đưa"), self)
        self._change = label("", "large", name="change", wrap=False)
        self._later = button("", LATER, key="Ctrl+L")
        self._later.setCheckable(True)
        # Its key leaves the focus where notes are counted.
        self._later.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grid = QGridLayout()
        for column, edit in enumerate((self._share, self._tendered)):
            grid.addWidget(label(edit.accessibleName(), "title"), 0, column)
            grid.addWidget(edit, 1, column)
        self.column.addLayout(grid)
        self.column.addWidget(
            small(self.tr("Một phím một tờ, nghìn đồng: {keys}").format(keys=NOTE_KEYS), self)
        )
        self.column.addWidget(self._change)
        self.column.addWidget(self._later)
        self.column.addStretch(1)
        self._share.textEdited.connect(self._on_typed)
        self._share.returnPressed.connect(self._tendered.setFocus)
        self._tendered.counted.connect(self._on_typed)
        self._tendered.returnPressed.connect(self.finished)
        self._later.toggled.connect(self._on_typed)

    def owe(self, total: Money | None, *, is_group: bool = False) -> None:
        """What is owed from now on, all of it by notes until a share is typed; None: unknown.

        A group's fee has no parts.
        """
        known, self._total = (self._total, self._is_group), total
        self._is_group = is_group
        if total is not None and (total, is_group) != known:
            self._share.setText(formats.digits(total))
            # Whoever agreed to pay the rest later agreed to another rest.
            self._later.setChecked(False)
            # What was counted before gives another change now.
            self._on_typed()

    def clear(self) -> None:
        """For the next citizen."""
        self.owe(None)
        wipe(self._share)
        self._later.setChecked(False)
        wipe(self._tendered)
        self._change.clear()

    def take_focus(self) -> None:
        """What is handed over is typed next."""
        self._tendered.setFocus()

    def begin(self) -> None:
        """This is the way from now on."""
        self.take_focus()
        self._on_typed()

    @property
    def change(self) -> Money | None:
        """What goes back of what was counted; None where that is nothing yet, or not enough."""
        cash = self._counted
        if cash is None or self._total is None:
            return None
        return cash.change(self._total if cash.share is None else cash.share.amount)

    @property
    def part(self) -> Money | None:
        """How much of it these notes are for, where that is not all."""
        cash = self._counted
        return None if cash is None or cash.share is None else cash.share.amount

    @property
    def _counted(self) -> CashTender | None:
        if self._total is None or not self.is_counted:
            return None
        try:
            return self.cash()
        except InputError:
            return None

    @property
    def is_counted(self) -> bool:
        """Whether anything was handed over."""
        return bool(self._tendered.text().strip())

    def cash(self, *, rest_comes: bool = False) -> CashTender:
        """Notes as typed; those of a part that nobody counted are that part exactly.

        Where the rest comes, by the bank or later, notes that are not enough are a part of their
        own. Raises InputError where they are no sum, or not enough.
        """
        assert self._total is not None
        amount, typed = self._asked_for, self._tendered.text().strip()
        tendered = Money.parse(typed) if typed else amount
        is_part = rest_comes or self._later.isChecked()
        # Less than a note is a slip of the hand.
        if is_part and not self._is_group and tendered >= LEAST_NOTE:
            amount = min(amount, tendered)
        share = None if amount == self._total else Share(amount)
        if share is not None:
            share.within(self._total)
        cash = CashTender(tendered, share)
        cash.change(amount)
        return cash

    @property
    def _asked_for(self) -> Money:
        """What notes are to bear, as typed; all of it where nothing is."""
        assert self._total is not None
        return Money.parse(self._share.text()) if self._share.text().strip() else self._total

    def tender(self, *, is_group: bool) -> Tender:
        """The notes, and what becomes of the rest; raises InputError where that is still open."""
        assert self._total is not None
        cash = self.cash()
        if cash.share is None:
            return cash
        if is_group:
            raise InputError("group_no_split", field="share")
        if self._later.isChecked():
            return SplitTender((cash,), rest_later=True)
        rest = self._total - cash.share.amount
        raise InputError("rest_way_open", field="share", rest=rest.dong)

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """What was typed and chosen here."""
        typed = tuple((one.objectName(), one.text()) for one in (self._share, self._tendered))
        return *typed, (LATER, "yes" if self._later.isChecked() else "")

    def write_on(self, left: Mapping[str, str], *, has_share: bool) -> None:
        """Go on with what was `half_written`; a draft of an earlier version has no share."""
        if has_share:
            self._share.setText(left.get(SHARE, ""))
        self._tendered.setText(left.get(TENDERED, ""))
        self._later.setChecked(LATER in left)
        self._on_typed()

    def _on_typed(self) -> None:
        if self._total is None:
            # The next citizen's: what is taken away here was the last one's.
            return
        rest = ZERO
        try:
            cash = self.cash()
            amount = self._total if cash.share is None else cash.share.amount
            change, rest = cash.change(amount), self._total - amount
        except InputError as error:
            words, state = f"{theme.SOON} {messages.sentence(error)}", "soon"
            if error.code == "tendered_too_little":
                # They may be all that the citizen has in notes.
                rest = self._total - Money.parse(self._tendered.text())
        else:
            words = self.tr("✓ Trả lại {change}").format(change=formats.money(change))
            state = "done"
        self._change.setText(words if self._tendered.text() else "")
        set_state(self._change, state)
        self._show_rest(rest)
        if self._tendered.text():
            # Once they are laid out.
            QTimer.singleShot(0, self, self._into_sight)
        self.changed.emit()

    def _into_sight(self) -> None:
        """What comes back and what is left beside the notes; first the field that is typed in.

        Whoever types elsewhere is left where they are.
        """
        if self._share.hasFocus():
            into_sight(self._later, self._change, self._share)
        elif self._tendered.hasFocus():
            into_sight(self._later, self._change, self._tendered)

    def _show_rest(self, rest: Money) -> None:
        self._later.setVisible(bool(rest) and not self._is_group)
        mark = theme.DONE if self._later.isChecked() else theme.SOON
        words = self.tr("{mark} Còn {rest}: F8 mã QR, Ctrl+L thu sau")
        reword(self._later, words.format(mark=mark, rest=formats.money(rest)), key="Ctrl+L")
