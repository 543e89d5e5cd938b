"""The field that is typed in stays in sight where its page is laid out anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

_LAID_OUT = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)


class InSight(QObject):
    """Scrolls a page after its focus, unless the person scrolled away, until a key is typed."""

    def __init__(self, page: QScrollArea) -> None:
        super().__init__(page)
        self._page = page
        self._away: _NextKey | None = None
        # Layouts settle in several turns, and each of them comes to the viewport in the end.
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._look)
        page.viewport().installEventFilter(self)
        page.verticalScrollBar().actionTriggered.connect(self._on_scrolled)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What is laid out anew within may move the field; nothing is taken from the viewport."""
        if event.type() in _LAID_OUT:
            self._laid_out.start(0)
        return False

    def focus_moved(self) -> None:
        """Who scrolled away comes back with it."""
        self._away = None

    def let_go(self) -> None:
        """The page is about to be taken down."""
        self._away = None
        self._laid_out.stop()
        self._page.viewport().removeEventFilter(self)

    def _on_scrolled(self) -> None:
        """By wheel, bar or key: nobody else triggers the bar's actions."""
        field = self._field
        if self._away is None and field is not None:
            self._away = _NextKey(field)
            self._away.pressed.connect(self._come_back)

    def _come_back(self) -> None:
        # Not at once: what hears the key is not to go while it tells of it.
        QTimer.singleShot(0, self, self._forget_away)

    def _forget_away(self) -> None:
        self._away = None
        self._look()

    @property
    def _field(self) -> QWidget | None:
        """What has the focus, where it is on this page."""
        field, screen = QApplication.focusWidget(), self._page.widget()
        is_here = field is not None and screen is not None and screen.isAncestorOf(field)
        return field if is_here else None

    def _look(self) -> None:
        field, screen = self._field, self._page.widget()
        if self._away is not None or field is None or screen is None:
            return
        bar, room = self._page.verticalScrollBar(), self._page.viewport().height()
        part = QRect(QPoint(0, 0), field.size())
        if isinstance(field, QAbstractItemView) and field.height() > room:
            # Its row is worked, the rest of it is looked at.
            part = field.visualRect(field.currentIndex())
            part.translate(field.viewport().pos())
        top = field.mapTo(screen, part.topLeft()).y()
        # Of what is higher than the room the top is seen.
        bar.setValue(min(max(bar.value(), top + part.height() - room), top))


class _NextKey(QObject):
    """Hears keys that come to a field; listens no more once it is dropped."""

    pressed = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Takes none of them."""
        if event.type() is QEvent.Type.KeyPress:
            self.pressed.emit()
        return False
