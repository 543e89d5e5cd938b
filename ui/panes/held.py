"""The papers of the person that the office holds from earlier dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.counter import Counter

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure
    from counter_app.domain.checklist import ChecklistItem
    from counter_app.queries.paper import HeldPaper


class Held(QObject):
    """Asked once for each person and procedure; `known` tells that the answer is here."""

    known = Signal()

    def __init__(self, counter: Counter, parent: QObject) -> None:
        super().__init__(parent)
        self._counter = counter
        self._asked_for = ("", "")
        self._papers: dict[str, HeldPaper] = {}

    def forget(self) -> None:
        """Nobody, and no procedure."""
        self._asked_for, self._papers = ("", ""), {}

    def ask(self, procedure: Procedure, id_number: str) -> None:
        """What of the procedure's papers is held of that person."""
        digits = "".join(id_number.split())
        if (digits, procedure.code) == self._asked_for:
            return
        self._asked_for, self._papers = (digits, procedure.code), {}
        codes = tuple(
            paper.component_code
            for paper in procedure.documents
            if paper.component_code and not paper.is_made_for_request and not paper.is_present_only
        )
        if digits and codes:
            from counter_app.queries.paper import HeldPapers

            self._counter.ask(HeldPapers(digits, codes), self, self._show)

    def paper(self, item: ChecklistItem) -> HeldPaper | None:
        """The one that may serve again for a listed paper."""
        paper = item.document
        if paper.is_made_for_request or paper.is_present_only:
            return None
        return self._papers.get(paper.component_code or "")

    def _show(self, held: tuple[HeldPaper, ...]) -> None:
        self._papers = {paper.component_code: paper for paper in held}
        self.known.emit()
