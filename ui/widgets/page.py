"""Holds one screen: what does not fit at a large scale is scrolled to, never cut off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
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

if TYPE_CHECKING:
    from ui.widgets.in_sight import InSight

HINT_MARGIN = 24


def column(screen: QWidget, title: str = "") -> QVBoxLayout:
    """The layout of a screen: one thing under the other, its title first, with air around."""
    layout = QVBoxLayout(screen)
    margin = 2 * theme.GRID
    layout.setContentsMargins(margin, margin, margin, margin)
    if title:
        layout.addWidget(label(title, "large"))
    return layout


class Page(QScrollArea):
    """No stop of the Tab key; it follows the focus, however that moves or is laid out anew."""

    def __init__(self, screen: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        early.put(self, early.NO_FOCUS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(screen)
        _application().focusChanged.connect(self._follow)
        self._follows = True
        self._in_sight: InSight | None = None
        self._is_ordered = True

    def furnish(self) -> None:
        """From here on what is typed in stays in sight also where the page is laid out anew.

        Of the door not before its paint: with the first event that Python hears, PySide makes a
        class of each kind that Qt has, and of more than those.
        """
        from ui.widgets.in_sight import InSight

        self._in_sight = InSight(self)

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
            if self._in_sight is not None:
                self._in_sight.let_go()
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

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._in_sight is not None:
            self._in_sight.focus_moved()
        screen = self.widget()
        if new is not None and screen is not None and screen.isAncestorOf(new):
            self.ensureWidgetVisible(new)


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
