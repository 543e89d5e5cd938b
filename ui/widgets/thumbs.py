"""Pages side by side, each with two lines below it: the chosen one is always seen whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPixmapCache, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from ui import theme
from ui.widgets.items import FRAME, Items, least

# A page as it is drawn at least and at most, in dots of any scale.
SMALL, LARGE = QSize(107, 150), QSize(143, 200)
# The two lines, and what is free beside a page for them, in dots of the 100 % drawing.
WORDS_HIGH, WORDS_WIDE = 56, 125
BESIDE = 24


def framed(picture: QPixmap) -> QIcon:
    """A page with a hairline around it: a blank one is as white as the list that it lies on."""
    painter = QPainter(picture)
    thick = max(1, picture.height() // LARGE.height())
    painter.setPen(QPen(QColor(theme.look().tokens.edge), thick))
    painter.drawRect(picture.rect().adjusted(thick // 2, thick // 2, -1, -1))
    painter.end()
    return as_it_is(picture)


def as_it_is(picture: QPixmap) -> QIcon:
    """A page that looks the same while it is chosen. Qt would tint it, which hides faint words, and
    keep a tinted copy of every page that ever was chosen.
    """
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def forget_drawn() -> None:
    """No page stays. Qt keeps a copy of each that it drew smaller, up to 10 MB of them, and they
    are papers of somebody who has gone; whatever else it kept is soon drawn again.
    """
    QPixmapCache.clear()


class Thumbs(Items):
    """A list of pictures, drawn as large as one row of them has room."""

    def __init__(self, parent: QWidget | None = None, name: str = "", words: str = "") -> None:
        super().__init__(parent, name, words)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """One row of the smallest."""
        high = SMALL.height() + theme.px(WORDS_HIGH) + 2 * self.frameWidth() + FRAME
        return QSize(least().width(), high)

    def sizeHint(self) -> QSize:
        """The same: it takes all there is."""
        return self.minimumSizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Another scale: other room for the words below a page."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room: larger pages."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        words = theme.px(WORDS_HIGH)
        high = min(max(self.viewport().height() - words, SMALL.height()), LARGE.height())
        page = QSize(LARGE.width() * high // LARGE.height(), high)
        if page != self.iconSize():
            self.setIconSize(page)
        self.setGridSize(QSize(max(page.width() + BESIDE, theme.px(WORDS_WIDE)), high + words))
        self.keep_in_sight()
