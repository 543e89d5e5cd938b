"""A list on the screen as a workbook, and a report as a file: made beside the screen, registered.

What the files are made of is `counter_app/paper/sheet`; how they leave is `counter_app/export`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths

from counter_app.domain.export import ExportForm, Sheet
from counter_app.export import exported

if TYPE_CHECKING:
    from counter_app.paper.blocks import Paper
    from counter_app.queries.query import Query
    from counter_app.queries.report import ReportName
    from ui.counter import Counter
    from ui.widgets.note import Note

Span = tuple[date, date]


def documents() -> Path:
    """Where a person keeps documents on this computer."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or ".")


class Exports:
    """Makes files for one screen; its note tells where each went, or why it did not."""

    def __init__(self, counter: Counter, owner: QObject, note: Note) -> None:
        self._counter = counter
        self._owner = owner
        self._note = note
        self._failed = note.fail

    def save_list(
        self, name: str, span: Span, titles: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        """What a table shows, as a workbook in the person's documents."""
        sheet = Sheet(name, tuple(titles), tuple(tuple(row) for row in rows))
        self.save_sheets(name, span, (sheet,))

    def save_sheets(self, name: str, span: Span, sheets: Sequence[Sheet]) -> None:
        """Sheets as one workbook; the register counts their rows."""

        def make() -> bytes:
            from counter_app.paper.sheet import xlsx_bytes

            return xlsx_bytes(*sheets)

        rows = sum(len(sheet.rows) for sheet in sheets)
        self._make(name, ExportForm.XLSX, span, make, rows)

    def save_report(self, name: ReportName, form: ExportForm, span: Span) -> None:
        """A report as CSV, workbook or A4 pages in the person's documents."""
        from counter_app.queries.report import Report, paper_query

        is_online = self._counter.wiring.qr_is_online

        def got(page: Any) -> None:
            from counter_app.paper.sheet import csv_bytes, xlsx_bytes

            if form in (ExportForm.PDF, ExportForm.PAPER):
                paper = paper_query(name, *span, qr_is_online=is_online)
                leave = self.save_paper if form is ExportForm.PDF else self.print_paper
                leave(name, span, paper, len(page.rows))
                return
            encode = csv_bytes if form is ExportForm.CSV else xlsx_bytes
            self._make(name, form, span, lambda: encode(page.sheet), len(page.rows))

        query = Report(name, *span, is_online)
        self._counter.ask(query, self._owner, got, self._failed, is_read_anew=False)

    def save_paper(self, name: str, span: Span, query: Query[Paper], rows: int) -> None:
        """A paper as A4 pages in the person's documents."""

        def drawn(content: bytes) -> None:
            self._leave(name, ExportForm.PDF, span, content, rows)

        def got(paper: Paper) -> None:
            self._counter.make_pdf(paper, self._owner, drawn, self._failed)

        self._counter.ask(query, self._owner, got, self._failed, is_read_anew=False)

    def print_paper(self, name: str, span: Span, query: Query[Paper], rows: int) -> None:
        """A paper on the page printer, whose name is told. Registered first.

        The digest is that of the paper's own description, which no printer changes.
        """

        def got(paper: Paper) -> None:
            from counter_app.paper.codec import to_json

            content = to_json(paper).encode()
            what = exported(name, ExportForm.PAPER, span, content, rows)
            self._counter.hand_out(
                what, content, None, self._owner, lambda _none: send(paper), self._failed
            )

        def send(paper: Paper) -> None:
            self._counter.print_page(
                paper, self._owner, lambda printed: self._note.done(printed.printer), self._failed
            )

        self._counter.ask(query, self._owner, got, self._failed, is_read_anew=False)

    def _make(
        self, name: str, form: ExportForm, span: Span, make: Callable[[], bytes], rows: int
    ) -> None:
        def made(content: bytes) -> None:
            self._leave(name, form, span, content, rows)

        self._counter.make(make, self._owner, made, self._failed)

    def _leave(self, name: str, form: ExportForm, span: Span, content: bytes, rows: int) -> None:
        what = exported(name, form, span, content, rows)
        path = documents() / f"{name}-{self._counter.now:%Y%m%d-%H%M%S}.{form}"
        self._counter.hand_out(
            what, content, path, self._owner, lambda left: self._note.done(str(left)), self._failed
        )
