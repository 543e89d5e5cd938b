"""The line in which a screen says what came of an act, and why one could not be done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui import early, messages, theme
from ui.widgets import focus
from ui.widgets.labels import set_state

if TYPE_CHECKING:
    from counter_app.domain.errors import CounterError


class Note(QLabel):
    """One sentence with its state; a failure leads to the field that it is about.

    `fields` holds where each field of an error is typed; `role` is a label's. `selects` marks what
    stands in the field, to be typed over; `hides` gives the room away while nothing is said.
    """

    def __init__(
        self,
        name: str,
        fields: Mapping[str, QWidget] | None = None,
        *,
        role: str = "",
        selects: bool = False,
        hides: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWordWrap(True)
        early.put(self, early.PLAIN_TEXT)
        if role:
            self.setProperty("role", role)
        self._fields = fields or {}
        self._selects = selects
        self._hides = hides
        if hides:
            self.hide()

    def say(self, words: str, state: str = "") -> None:
        """This from now on; `state` as `set_state` takes it, with its shape where there is none."""
        if state and words and not any(mark in words for mark in theme.STATES.values()):
            words = f"{theme.STATES[state]} {words}"
        self.setText(words)
        if self._hides:
            self.setVisible(bool(words))
        set_state(self, state)

    def clear(self) -> None:
        """Nothing to say."""
        self.say("")

    def marked(self, words: str, state: str) -> None:
        """The same behind the shape of its state."""
        self.say(f"{theme.STATES[state]} {words}", state)

    def done(self, words: str) -> None:
        """An act went well."""
        self.marked(words, "done")

    def fail(self, error: CounterError) -> None:
        """It was not done: the reason, and the cursor where it can be mended."""
        self.marked(messages.sentence(error), "late")
        field = self._fields.get(error.field or "")
        if field is None:
            return
        focus.offer(field)
        if self._selects and isinstance(field, QLineEdit):
            field.selectAll()
