"""Keeps a form while it is typed, and the place in it, so that a kill costs no more than a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from counter_app.commands.draft import SaveDraft
from counter_app.domain.errors import CounterError
from counter_app.domain.user import NOBODY
from ui.counter import Counter
from ui.forms.intake import IntakeForm

# A key goes to disk at once; what is typed while one save runs goes with the next.
DRAFT_AFTER_MS = 0
# How long a key waits for the one before it to be on disk; seen only where a disk is that slow.
KEPT_WITHIN_S = 1.0
# Fields whose words no step has taken yet.
LOOSE = (
    "procedure_search",
    "refusal_reason",
    "refusal_clause",
    "tender_payer",
    "tender_payer_id",
    "tendered",
)


class Typed(Protocol):
    """What is being typed: the form, the number of its open pane, and what to leave alone."""

    @property
    def form(self) -> IntakeForm:
        """Everything that a step has taken."""
        ...

    @property
    def active(self) -> int:
        """The open pane, from 0."""
        ...

    @property
    def is_typed(self) -> bool:
        """Whether it may still be kept: neither sent nor finished."""
        ...

    @property
    def is_cash(self) -> bool:
        """Whether notes are being counted."""
        ...

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """Words that belong to a row of a list, with the row; empty where none are typed."""
        ...


class Keeper(QObject):
    """One save at a time. `screen` holds the fields; `typed` says what stands in them."""

    def __init__(self, counter: Counter, typed: Typed, screen: QWidget) -> None:
        super().__init__(screen)
        self._counter = counter
        self._typed = typed
        self._screen = screen
        self._is_keeping = False
        self._on_its_way = self._kept = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self._keep_typed)

    @property
    def is_kept(self) -> bool:
        """Whether everything that was typed, and where, is on disk."""
        return not self._is_keeping and self.draft().to_json() == self._kept

    def before_key(self) -> None:
        """What the last key changed is on disk before the next one is heard: a kill costs one."""
        if self._is_keeping or self._timer.isActive():
            self.rest()
            self.keep()
        if self._is_keeping:
            self._counter.wait_for_urgent(KEPT_WITHIN_S)

    def soon(self) -> None:
        """Something was typed, pressed or clicked, or the cursor went elsewhere."""
        if not self._timer.isActive():
            self._timer.start()

    def rest(self) -> None:
        """What is typed now needs no keeping."""
        self._timer.stop()

    def keep(self, *, is_put_aside: bool = False) -> None:
        """Save the draft now; one that is put aside waits to be asked for."""
        if not self._typed.is_typed or self._counter.actor is NOBODY:
            return
        form = self.draft(is_put_aside=is_put_aside)
        text = form.to_json()
        if form.is_empty or text == (self._on_its_way if self._is_keeping else self._kept):
            return
        self._is_keeping, self._on_its_way = True, text
        command = SaveDraft(form.draft_id, "intake", text)
        kept: Callable[[None], None] = lambda _none: self._on_kept(text)  # noqa: E731
        self._counter.submit(command, self, kept, self._on_not_kept, is_urgent=True)

    def put_back(self, form: IntakeForm) -> None:
        """The words that no step had taken."""
        for name, words in form.loose:
            if name in LOOSE:
                self._edit(name).setText(words)

    def focus(self, form: IntakeForm) -> None:
        """The very field, the cursor where it stood."""
        field = self._screen.findChild(QWidget, form.field) if form.field else None
        if field is None or not field.isVisibleTo(self._screen):
            return
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.setCursorPosition(form.cursor)
        elif isinstance(field, QAbstractItemView):
            column = max(0, field.currentIndex().column())
            field.setCurrentIndex(field.model().index(form.cursor, column))

    def _keep_typed(self) -> None:
        if not self._is_keeping:
            self.keep()

    def draft(self, *, is_put_aside: bool = False) -> IntakeForm:
        """Everything that was typed, and the place in it."""
        field: QWidget | None = self._screen.focusWidget()
        cursor = 0
        if isinstance(field, QLineEdit):
            cursor = field.cursorPosition()
        elif isinstance(field, QAbstractItemView):
            cursor = max(0, field.currentIndex().row())
        return self._typed.form.at(
            self._typed.active + 1,
            field.objectName() if field is not None else "",
            cursor,
            tuple(
                (name, self._edit(name).text())
                for name in LOOSE
                if name != "tendered" or self._typed.is_cash
            )
            + self._typed.half_written,
            is_put_aside=is_put_aside,
        )

    def _on_kept(self, text: str) -> None:
        self._is_keeping = text != self._on_its_way
        self._kept = text
        if self.draft().to_json() != text:
            self.soon()

    def _on_not_kept(self, error: CounterError) -> None:
        """Said, and tried again with the next key."""
        self._is_keeping = False
        self._counter.failed.emit(error)

    def _edit(self, name: str) -> QLineEdit:
        found = self._screen.findChild(QLineEdit, name)
        assert found is not None, name
        return found
