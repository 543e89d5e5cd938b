"""Prints issued papers and keeps the journal: begun before the first byte, ended after the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from counter_app.commands.slip import BeginPrint, EndPrint, PrintJobState, state_after
from counter_app.domain.errors import OutcomeUnknownError, StoreError

if TYPE_CHECKING:
    from counter_app.domain.errors import CounterError
    from counter_app.domain.user import Actor
    from counter_app.ports import PrintResult
    from counter_app.queries.slip import PaperToPrint
    from ui.counter import Counter

TARGET = "printer"
# "Nothing was saved" would be heard of the work that the paper is about. What is mended otherwise
# than by waiting keeps its own words.
_NOT_BEGUN = {
    "database_busy": "print_not_begun",
    "database_contended": "print_not_begun",
    "database_trouble": "print_not_begun",
    "disk_fault": "print_not_begun",
    "disk_full": "print_no_room",
    "not_saved": "print_not_begun",
    "office_database_unreachable": "print_not_begun",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of one print. `error` says why it failed or broke off, else None."""

    paper: PaperToPrint
    job_id: str
    state: PrintJobState
    printer: str = TARGET
    error: CounterError | None = None
    is_second: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody has to look if it is on paper."""
        return self.state is PrintJobState.SENT


Told = Callable[[Printed], None]


class Printing(QObject):
    """The journal goes on although the screen that asked is gone, or somebody locked the desk."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self._counter = counter

    def print(
        self,
        kind: str,
        number: str,
        owner: QObject,
        told: Told,
        failure: Callable[[CounterError], None],
        *,
        begun: Callable[[PaperToPrint], None] | None = None,
    ) -> None:
        """Print a paper by its number; `told` is called once the journal knows the end of it.

        `failure` is for a paper that could not even be begun. `begun` is given the paper to show.
        """
        from counter_app.queries.slip import PaperFor

        actor = self._counter.actor

        def begin(paper: PaperToPrint) -> None:
            if begun is not None and shiboken6.isValid(owner):
                begun(paper)
            command = BeginPrint(paper.kind, paper.number, paper.copy, TARGET)
            self._counter.submit(
                command, self, lambda job_id: self._send(paper, job_id, actor, report), fail
            )

        def report(printed: Printed) -> None:
            if shiboken6.isValid(owner):
                told(printed)

        def fail(error: CounterError) -> None:
            if not shiboken6.isValid(owner):
                return
            code = _NOT_BEGUN.get(error.code)
            if code is not None and not isinstance(error, OutcomeUnknownError):
                error = StoreError(code)
            failure(error)

        self._counter.ask(PaperFor(kind, number), self, begin, fail, is_read_anew=False)

    def _send(self, paper: PaperToPrint, job_id: str, actor: Actor, told: Told) -> None:
        def printed(result: PrintResult) -> None:
            state = PrintJobState.CONFIRMED if result.confirmed else PrintJobState.SENT
            printer = result.printer or TARGET
            is_second = printer != self._counter.printer_name
            end(Printed(paper, job_id, state, printer, is_second=is_second))

        def failed(error: CounterError) -> None:
            end(Printed(paper, job_id, state_after(error), error=error))

        def end(outcome: Printed) -> None:
            command = EndPrint(job_id, outcome.state, outcome.printer)
            self._counter.submit(command, self, lambda _none: told(outcome), by=actor)

        self._counter.print(paper.paper, self, printed, failed)
