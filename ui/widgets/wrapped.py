"""The height of a line of a list whose words go on in the next one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import theme

# What the style sheet leaves free beside the words of a line.
BESIDE = 18


class Wrapped(QStyledItemDelegate):
    """As high as the wrapped words: Qt's own measure forgets the style sheet's margins."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """What the line needs in the width that is left for its words."""
        beside = theme.px(BESIDE)
        option.rect.adjust(0, 0, -beside, 0)
        needed = super().sizeHint(option, index)
        return QSize(needed.width() + beside, needed.height())
