"""Prints an issued paper from start to journal, for verbs that have the desk to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.commands.slip import BeginPrint, EndPrint, PrintJobState, state_after
from counter_app.domain.errors import DeviceError
from counter_app.queries.slip import PaperFor

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.user import Actor
    from counter_app.ports import Printer, PrintResult
    from counter_app.queries.slip import PaperToPrint


def print_issued(
    desk: Desk, printer: Printer, kind: str, number: str, by: Actor
) -> tuple[PaperToPrint, PrintResult]:
    """The paper and what became of it; raises DeviceError once that is in the journal."""
    paper = desk.ask(PaperFor(kind, number), by=by)
    begin = BeginPrint(paper.kind, paper.number, paper.copy, printer.name)
    job_id = desk.submit(begin, by=by).value
    try:
        printed = printer.print(paper.paper)
    except DeviceError as error:
        desk.submit(EndPrint(job_id, state_after(error), printer.name), by=by)
        raise
    state = PrintJobState.CONFIRMED if printed.confirmed else PrintJobState.SENT
    desk.submit(EndPrint(job_id, state, printed.printer), by=by)
    return paper, printed
