"""Keeps a form while it is typed, and the place in it, so that a kill costs no more than a key."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from counter_app.commands.draft import DiscardDraft, SaveDraft
from counter_app.domain.errors import CounterError
from counter_app.domain.instant import micros
from counter_app.domain.user import NOBODY
from ui.counter import Counter
from ui.forms.intake import IntakeForm

# A key goes into the book at once; what is typed while one save runs goes with the next, and is
# jotted meanwhile. A save that does not come back for so long is waited for no more.
DRAFT_AFTER_MS, GIVEN_UP_AFTER_S = 0, 10.0
# Fields whose words no step has taken yet.
LOOSE = (
    "procedure_search",
    "refusal_reason",
    "refusal_clause",
    "tender_payer",
    "tender_payer_id",
)
# In a draft: what an input method held and had not given to the field.
COMPOSED = "composed"


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
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """What stands in the panes and no step has taken: by name, empty where there is none."""
        ...


class Keeper(QObject):
    """One save at a time. `screen` holds the fields; `typed` says what stands in them."""

    # A form that was put aside, and that the disk would not take: its text, and why.
    refused = Signal(str, object)

    def __init__(self, counter: Counter, typed: Typed, screen: QWidget) -> None:
        super().__init__(screen)
        self._counter = counter
        self._typed = typed
        self._screen = screen
        self._is_keeping = self._was_refused = False
        self._on_its_way = self._kept = self._jotted = ""
        self._keeps_since, self._typed_at = 0.0, 0
        # The draft that something is on disk of: emptied again, that is kept too.
        self._known = ""
        # By their draft: put aside and on no disk, so here until they are.
        self._aside: dict[str, str] = {}
        # What the clerk was told goes with the window: the same words are not told twice.
        self._told: tuple[str, ...] = ()
        self._place: tuple[str, int] = ("", 0)
        self._composed = ""
        # A draft that is taken up and whose words are not back in their fields yet.
        self._coming: IntakeForm | None = None
        # What stood when it was asked for: whatever else stands since was typed meanwhile.
        self._stood: tuple[IntakeForm, dict[str, str]] | None = None
        # Where it was left, as long as that cannot be gone to: an answer brings the field.
        self._awaited: tuple[str, int] | None = None
        # Looked for once: this is asked for with every key.
        self._edits: dict[str, QLineEdit] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self._keep_typed)

    @property
    def is_kept(self) -> bool:
        """Whether everything that was typed, and where, is on disk."""
        return not self._is_keeping and self.draft().to_json() == self._kept

    @property
    def is_refused(self) -> bool:
        """Whether something is here alone, since the disk would not take it."""
        return bool(self._only_here())

    @property
    def is_told(self) -> bool:
        """Whether `tell` was called for just what is here alone now."""
        return self._only_here() == self._told

    def tell(self) -> None:
        """The clerk hears of what is here alone; whatever is refused after that is news."""
        self._told = self._only_here()

    @property
    def place(self) -> tuple[str, int]:
        """Where the clerk is, or was when the screen was left: the field, and the place in it."""
        return self._place

    @property
    def aside(self) -> tuple[str, ...]:
        """The forms that were put aside and are nowhere but here, the first of them first."""
        return tuple(self._aside.values())

    def begin(self) -> None:
        """Another form: nothing of it is on disk, and nobody was anywhere in it."""
        self.rest()
        self._coming = self._awaited = None
        self._known, self._place, self._composed = "", ("", 0), ""

    def let_go(self) -> None:
        """What was coming is not wanted any more."""
        self._coming = None

    def take_up(self, form: IntakeForm) -> None:
        """A draft comes: until it is all there, its place is still that on disk."""
        self._coming, self._known = form, form.draft_id
        self._aside.pop(form.draft_id, None)
        self._stood = self._typed.form, self._words()

    def before_key(self) -> None:
        """What the last key changed is jotted before the next one is heard: a kill costs one."""
        if self._is_keeping or self._timer.isActive():
            self.rest()
            self._keep_typed()
        # Whatever this key changes, though nobody else says so.
        self.soon()

    def touched(self) -> None:
        """A key or click: whoever it is is here, and is taken nowhere any more."""
        self._awaited = None
        self.soon()

    def composes(self, text: str) -> None:
        """What an input method holds: letters of a word that the field gets once it is whole."""
        self._composed = text
        self.soon()

    def soon(self) -> None:
        """Something changed: what is typed, or the place in it."""
        if not self._timer.isActive():
            self._timer.start()

    def rest(self) -> None:
        """What is typed now needs no keeping."""
        self._timer.stop()

    def keep(self, *, is_put_aside: bool = False) -> None:
        """Save the draft now; one that is put aside waits to be asked for."""
        if not self._is_of_somebody:
            return
        form = self.draft(is_put_aside=is_put_aside)
        text = form.to_json()
        is_nothing = form.is_empty and form.draft_id != self._known
        if is_nothing or text == (self._on_its_way if self._is_keeping else self._kept):
            return
        self._is_keeping, self._on_its_way, self._known = True, text, form.draft_id
        self._keeps_since = time.monotonic()
        kept: Callable[[None], None] = lambda _none: self._on_kept(text)  # noqa: E731
        # Nobody asks for one that says nothing.
        is_over = form.is_empty and is_put_aside
        command = DiscardDraft(form.draft_id) if is_over else self._saving(form.draft_id, text)
        self._jot(command, text)
        failed = partial(self._on_not_kept, form if is_put_aside and not is_over else None)
        self._counter.submit(command, self, kept, failed, is_urgent=True)

    def keep_aside(self) -> None:
        """The disk may take by now what it would not when it was put aside."""
        for draft_id, text in self._aside.items():
            self._counter.submit(
                SaveDraft(draft_id, "intake", text),
                self,
                partial(self._on_aside_kept, draft_id, text),
                lambda _error: None,
                is_urgent=True,
            )

    def put_back(self, form: IntakeForm) -> None:
        """The words that no step had taken, but for a field that is typed in meanwhile."""
        words = dict(form.loose) | self._typed_meanwhile()
        self._coming = None
        for name in LOOSE:
            if self._edit(name).text() != words.get(name, ""):
                self._edit(name).setText(words.get(name, ""))

    @property
    def is_coming(self) -> bool:
        """Whether a draft was taken up whose words are not back yet."""
        return self._coming is not None

    @property
    def is_typed_meanwhile(self) -> bool:
        """Whether the clerk went to work while a draft was coming: nobody is taken elsewhere."""
        stood = self._stood
        return stood is not None and (self._typed.form, self._words()) != stood

    def go_to(self, name: str, at: int) -> None:
        """The very field, the cursor where it stood; one that is not there yet is waited for."""
        field = self._screen.findChild(QWidget, name) if name else None
        if field is None or not field.isVisibleTo(self._screen):
            self._awaited = (name, at) if name else None
            return
        self._awaited = None
        if not self._screen.isVisible():
            # Who comes back is taken there.
            self._place = (name, at)
            return
        field.setFocus()
        _put_cursor(field, at)
        self.soon()

    def write_composed(self, form: IntakeForm) -> None:
        """Where it was left, with the letters that an input method held: they are typed now."""
        letters = dict(form.loose).get(COMPOSED, "")
        field: QWidget | None = self._screen.focusWidget()
        if not letters or field is None or field.objectName() != form.field:
            return
        if isinstance(field, QLineEdit):
            field.insert(letters)
        elif isinstance(field, QPlainTextEdit):
            field.insertPlainText(letters)

    def arrive(self) -> None:
        """An answer came: it may have brought the field that is waited for."""
        if self._awaited is not None:
            self.go_to(*self._awaited)
        self.soon()

    def draft(self, *, is_put_aside: bool = False) -> IntakeForm:
        """Everything that was typed, and the place in it."""
        form, coming = self._typed.form, self._coming
        if coming is not None:
            loose = tuple((dict(coming.loose) | self._typed_meanwhile()).items())
            return form.at(
                coming.pane, coming.field, coming.cursor, loose, is_put_aside=is_put_aside
            )
        field, cursor = self._awaited or self._where()
        words = tuple(self._words().items())
        loose = (*words, (COMPOSED, self._composed), *self._typed.half_written)
        return form.at(self._typed.active + 1, field, cursor, loose, is_put_aside=is_put_aside)

    def _only_here(self) -> tuple[str, ...]:
        """Each form that is on no disk, wherever the clerk is in it."""
        form = self.draft()
        if not self._was_refused or form.is_empty:
            return self.aside
        return (*self.aside, form.at(1, "", 0, form.loose).to_json())

    def _words(self) -> dict[str, str]:
        return {name: self._edit(name).text() for name in LOOSE}

    def _typed_meanwhile(self) -> dict[str, str]:
        stood = {} if self._stood is None else self._stood[1]
        return {name: text for name, text in self._words().items() if text != stood.get(name, text)}

    def _where(self) -> tuple[str, int]:
        """Of a screen that is not in front, what it was when it was."""
        field: QWidget | None = self._screen.focusWidget()
        if field is not None and field.isVisible():
            self._place = field.objectName(), _cursor(field)
        return self._place

    def _keep_typed(self) -> None:
        """One save at a time: what is typed meanwhile goes with the next, and is jotted till then.

        Of another form than the one that is saved nothing is in the book yet.
        """
        if not self._is_keeping or time.monotonic() - self._keeps_since > GIVEN_UP_AFTER_S:
            self.keep()
            return
        form = self.draft()
        if self._is_of_somebody and not (form.is_empty and form.draft_id != self._known):
            self._known, text = form.draft_id, form.to_json()
            self._jot(self._saving(form.draft_id, text), text)

    def _saving(self, draft_id: str, text: str) -> SaveDraft:
        """By when it was typed the book knows which is the later one, of this and of a jotted."""
        self._typed_at = max(micros(self._counter.now), self._typed_at + 1)
        return SaveDraft(draft_id, "intake", text, self._typed_at)

    @property
    def _is_of_somebody(self) -> bool:
        return self._typed.is_typed and self._counter.actor is not NOBODY

    def _jot(self, command: SaveDraft | DiscardDraft, text: str) -> None:
        if text != self._jotted:
            self._jotted = text
            self._counter.jot(command)

    def _on_kept(self, text: str) -> None:
        self._is_keeping = text != self._on_its_way
        self._kept, self._was_refused = text, False
        if not self._aside:
            self._told = ()
        if self.draft().to_json() != text:
            self.soon()
        self.keep_aside()

    def _on_not_kept(self, left: IntakeForm | None, error: CounterError) -> None:
        """Said, and tried again with the next key; a form that `left` has none."""
        self._is_keeping, self._was_refused = False, True
        self._counter.failed.emit(error)
        if left is not None and left.draft_id != self._typed.form.draft_id:
            text = self._aside[left.draft_id] = left.to_json()
            self.refused.emit(text, error)

    def _on_aside_kept(self, draft_id: str, text: str, _none: None) -> None:
        if self._aside.get(draft_id) == text:
            del self._aside[draft_id]

    def _edit(self, name: str) -> QLineEdit:
        if name not in self._edits:
            found = self._screen.findChild(QLineEdit, name)
            assert found is not None, name
            self._edits[name] = found
        return self._edits[name]


def _cursor(field: QWidget) -> int:
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    if isinstance(field, QAbstractSpinBox):
        return _typed_in(field).cursorPosition()
    if isinstance(field, QPlainTextEdit):
        return field.textCursor().position()
    if isinstance(field, QAbstractItemView):
        return max(0, field.currentIndex().row())
    return 0


def _put_cursor(field: QWidget, at: int) -> None:
    if isinstance(field, QSpinBox) and _has_no_number(field, at):
        # The first digit takes the place of what stands for none; the cursor is at its own end.
        edit = _typed_in(field)
        length = len(edit.text())
        edit.setSelection(*((length, -length) if at <= 0 else (0, length)))
    elif isinstance(field, QAbstractSpinBox):
        _typed_in(field).setCursorPosition(min(max(at, 0), 99))
    elif isinstance(field, QLineEdit):
        field.setCursorPosition(min(max(at, 0), field.maxLength()))
    elif isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(max(at, 0), field.document().characterCount() - 1))
        field.setTextCursor(cursor)
    elif isinstance(field, QAbstractItemView) and 0 <= at < field.model().rowCount():
        column = max(0, field.currentIndex().column())
        field.setCurrentIndex(field.model().index(at, column))


def _has_no_number(field: QSpinBox, at: int) -> bool:
    is_least = field.value() == field.minimum()
    return is_least and (at <= 0 or bool(field.specialValueText()))


def _typed_in(field: QAbstractSpinBox) -> QLineEdit:
    edit = field.findChild(QLineEdit)
    assert edit is not None, "a spin box is a line of text with steps"
    return edit
