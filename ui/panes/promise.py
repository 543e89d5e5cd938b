"""When a dossier would be due if it were received now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError
from ui.counter import Counter
from ui.forms.intake import IntakeForm

if TYPE_CHECKING:
    from counter_app.queries.catalogue import DueFor, DueShown


class Promise(QObject):
    """Knows which question is open, of which minute; the same is asked once.

    `known` brings the day with its reasons, `unknown` why there is none.
    """

    known = Signal(object)
    unknown = Signal(object)

    def __init__(self, counter: Counter, parent: QObject) -> None:
        super().__init__(parent)
        self._counter = counter
        self._asked: tuple[DueFor, str] | None = None

    def ask(self, form: IntakeForm) -> None:
        """For a form whose procedure is chosen."""
        from counter_app.queries.catalogue import DueFor

        sheet = form.on_paper
        query = DueFor(
            form.procedure_code,
            form.case or None,
            Channel(form.channel),
            None if sheet is None else sheet.written_at,
        )
        asked = query, f"{self._counter.now:%d %H:%M}"
        if asked != self._asked:
            self._asked = asked
            show, fail = partial(self._show, asked), partial(self._fail, asked)
            self._counter.ask(query, self, show, fail)

    def forget(self) -> None:
        """Nobody waits for the answer any more."""
        self._asked = None

    def _show(self, asked: tuple[DueFor, str], due: DueShown) -> None:
        if asked is self._asked:
            self.known.emit(due)

    def _fail(self, asked: tuple[DueFor, str], error: CounterError) -> None:
        if asked is self._asked:
            # The next change of the form asks again.
            self._asked = None
            self.unknown.emit(error)
