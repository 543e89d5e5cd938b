"""The papers of one dossier with the first page of each file, drawn beside the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent, QIcon, QPixmap
from PySide6.QtWidgets import QListWidgetItem, QWidget

from counter_app.domain.errors import CounterError
from ui import theme
from ui.counter import Counter
from ui.widgets.items import Items
from ui.widgets.thumbs import as_it_is, forget_drawn

if TYPE_CHECKING:
    from counter_app.queries.dossier import DossierPage

THUMB = QSize(48, 64)
THUMBS_MAX = 20


class DossierPapers(Items):
    """Whoever goes to the list sees the pages: each file that is opened leaves its mark, so none
    is opened for somebody who only passes by.
    """

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dossier_papers")
        self._counter = counter
        self._page: DossierPage | None = None
        self._pictures: dict[str, QIcon] = {}
        self._asked: set[str] = set()

    def forget(self) -> None:
        """Another dossier: nothing of this one stays."""
        self.clear()
        self._page = None
        self._pictures, self._asked = {}, set()
        forget_drawn()

    def show_page(self, page: DossierPage, lines: list[str]) -> None:
        """The papers in words, and the pictures that are there already."""
        self._page = page
        row = max(0, self.currentRow())
        self.clear()
        self.setIconSize(THUMB * theme.look().scale / 100)
        for paper, words in zip(page.papers, lines, strict=True):
            item = QListWidgetItem(words)
            scan = page.scan_of(paper.position)
            if scan is not None and scan.sha256 in self._pictures:
                item.setIcon(self._pictures[scan.sha256])
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Now somebody looks."""
        super().focusInEvent(event)
        self._ask()

    def _ask(self) -> None:
        from counter_app.queries.digitisation import ScanContent

        if self._page is None or self._counter.wiring.open_digitising is None:
            return
        for paper in self._page.papers:
            scan = self._page.scan_of(paper.position)
            if scan is None or scan.sha256 in self._asked or len(self._asked) >= THUMBS_MAX:
                continue
            self._asked.add(scan.sha256)
            self._counter.ask(
                ScanContent(self._page.line.dossier_id, paper.position),
                self,
                partial(self._draw, scan.sha256),
                _leave,
            )

    def _draw(self, sha256: str, content: bytes) -> None:
        self._counter.scanning.first_page(content, self, partial(self._came, sha256), _leave)

    def _came(self, sha256: str, preview: bytes) -> None:
        picture = QPixmap()
        if self._page is None or not picture.loadFromData(preview):
            return
        self._pictures[sha256] = as_it_is(picture)
        for row, paper in enumerate(self._page.papers):
            scan, item = self._page.scan_of(paper.position), self.item(row)
            if scan is not None and scan.sha256 == sha256 and item is not None:
                item.setIcon(self._pictures[sha256])


def _leave(_error: CounterError) -> None:
    """A file that cannot be drawn is named in words all the same."""
