"""Drafts what apologies have to be drafted today, so that no promised day passes in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from counter_app.domain.user import NOBODY
from ui import theme
from ui.language import tr

if TYPE_CHECKING:
    from ui.counter import Counter

EVERY_MS = 3_600_000


class Promises(QObject):
    """At sign-in, and every hour after, as long as somebody is signed in."""

    def __init__(
        self, counter: Counter, say: Callable[[str, str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter = counter
        self._say = say
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(EVERY_MS)
        self._again.timeout.connect(self.keep)

    def keep(self) -> None:
        """Now, and in an hour."""
        from counter_app.commands.apology import DraftApologies

        if self._counter.actor is NOBODY:
            return
        self._counter.submit(DraftApologies(), self, self._tell)
        self._again.start()

    def _tell(self, drafted: int) -> None:
        if drafted:
            words = tr("%n phiếu xin lỗi vừa được dự thảo, chờ người giám sát ký", "", drafted)
            self._say(f"{theme.SOON} {words}", "soon")
