"""Holds one screen: what does not fit at a large scale is scrolled to, never cut off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import early, theme
from ui.widgets.labels import label

HINT_MARGIN = 24
_LAID_OUT = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)


def column(screen: QWidget, title: str = "") -> QVBoxLayout:
    """The layout of a screen: one thing under the other, its title first, with air around."""
    layout = QVBoxLayout(screen)
    margin = 2 * theme.GRID
    layout.setContentsMargins(margin, margin, margin, margin)
    if title:
        layout.addWidget(label(title, "large"))
    return layout


class Page(QScrollArea):
    """No stop of the Tab key; it follows the focus, however that moves.

    Nor is the field that is typed in lost where its screen is laid out anew, unless the person
    scrolled away from it.
    """

    def __init__(self, screen: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Layouts settle in several turns, and each of them comes to the viewport in the end.
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._keep_in_sight)
        self._away: _NextKey | None = None
        self._follows = True
        early.put(self, early.NO_FOCUS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(screen)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        _application().focusChanged.connect(self._follow)
        self._is_ordered = True

    def name_fields(self) -> None:
        """Give what can be typed in or read through a name, where the screen gave it none.

        Qt looks through the whole screen for that; the door has named its own.
        """
        from PySide6.QtWidgets import QAbstractSpinBox

        screen = self.widget()
        assert screen is not None, "a page is made of a screen"
        for edit in screen.findChildren(QLineEdit):
            if isinstance(edit.parent(), QAbstractSpinBox):
                # Qt lets no style sheet indent it.
                theme.hold(edit, indent=theme.GRID)
            _name(edit)
        for view in screen.findChildren(QAbstractScrollArea):
            _name_by_title(view)

    def let_go(self) -> None:
        """Follow the focus no longer: what is taken down moves it over halves of widgets."""
        if self._follows:
            self._follows = False
            self._away = None
            self._laid_out.stop()
            _application().focusChanged.disconnect(self._follow)

    def begin(self) -> None:
        """The focus to what is read first of it; nothing there takes keys, so it scrolls."""
        stops = (one for one in _reading_order(self.widget()) if one.isVisible())
        next((one for one in stops if one.isEnabled()), self).setFocus()

    def order(self) -> None:
        """Let the Tab key go as one reads: down a column, along a row.

        Not before the screen is painted, or the first Tab is pressed, whichever is sooner.
        """
        self._is_ordered = False
        QTimer.singleShot(0, self, self._order)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """A Tab before the paint goes as one reads too."""
        self._order()
        return super().focusNextPrevChild(is_next)

    def _order(self) -> None:
        if self._is_ordered:
            return
        self._is_ordered = True
        before: QWidget | None = None
        for stop in _reading_order(self.widget()):
            if before is not None:
                QWidget.setTabOrder(before, stop)
            before = stop

    def viewportEvent(self, event: QEvent) -> bool:
        """What is laid out anew within may move the field that is typed in."""
        if self._follows and event.type() in _LAID_OUT:
            self._laid_out.start(0)
        return super().viewportEvent(event)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._away = None
        if new is not None and self._holds(new):
            self.ensureWidgetVisible(new)

    def _holds(self, field: QWidget) -> bool:
        screen = self.widget()
        return screen is not None and screen.isAncestorOf(field)

    def _on_scrolled(self) -> None:
        """By wheel, bar or key: nobody else triggers the bar's actions."""
        field = QApplication.focusWidget()
        if self._away is None and field is not None and self._holds(field):
            self._away = _NextKey(field)
            self._away.pressed.connect(self._come_back)

    def _come_back(self) -> None:
        # Not at once: what hears the key is not to go while it tells of it.
        QTimer.singleShot(0, self, self._forget_away)

    def _forget_away(self) -> None:
        self._away = None
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        field, screen = QApplication.focusWidget(), self.widget()
        if self._away is not None or field is None or screen is None or not self._holds(field):
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
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


def into_sight(*parts: QWidget) -> None:
    """Scroll the page that they are on: much enlarged they may lie below its edge.

    Where there is no room for all of them the last is seen.
    """
    page = parts[0].parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    if page is not None:
        for part in parts:
            if part.isVisible():
                page.ensureWidgetVisible(part, 0, theme.GRID)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _name(edit: QLineEdit) -> None:
    """What stands in an empty field is its name too, and whole in its tip."""
    words = edit.placeholderText()
    if words:
        edit.setToolTip(edit.toolTip() or words)
        edit.setAccessibleName(edit.accessibleName() or words)
        # Whole at 100 %; much enlarged it may end in "…".
        wide = edit.fontMetrics().horizontalAdvance(words) * 100 // theme.look().scale
        edit.setMinimumWidth(max(edit.minimumWidth(), wide + HINT_MARGIN))


def _name_by_title(view: QAbstractScrollArea) -> None:
    """A list without a name of its own is called by the title that it stands under."""
    holder = view.parentWidget()
    while not view.accessibleName() and holder is not None:
        for made in holder.findChildren(QLabel):
            if made.property("role") in ("title", "large") and made.text():
                view.setAccessibleName(made.text())
                break
        holder = holder.parentWidget()


def _reading_order(widget: QWidget | None) -> Iterator[QWidget]:
    """What takes the Tab key, in the order of the layouts."""
    from PySide6.QtCore import Qt

    if widget is None:
        return
    if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
        yield widget
    layout = widget.layout()
    if layout is not None and not isinstance(widget, QAbstractScrollArea):
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner = item.layout()
        if inner is not None:
            yield from _within(inner)
        else:
            yield from _reading_order(item.widget())
