"""The height of a line of a list whose words go on in the next one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import theme

# What the style sheet leaves free beside the words of a line.
BESIDE = 18
# Lines that are put one by one are not told apart from those that went: of more than twice those
# that stand in the list, and so many more, all are measured anew.
KNOWN_MORE = 32


class Wrapped(QStyledItemDelegate):
    """As high as the wrapped words: Qt's own measure forgets the style sheet's margins.

    Qt asks of every line whenever one of them or the list's place changes, so each is measured once
    for its words, its width and its type. One with a picture, or with a size that it was given, is
    not remembered.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[tuple[str, int, float], QSize] = {}

    @property
    def known(self) -> int:
        """How many lines are remembered."""
        return len(self._known)

    def keep_only(self, lines: Iterable[str]) -> None:
        """The list begins anew with these: of the others, not even their words are remembered."""
        stay = set(lines)
        self._known = {key: size for key, size in self._known.items() if key[0] in stay}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """What the line needs in the width that is left for its words."""
        if index.data(_PICTURE) is not None or index.data(_GIVEN) is not None:
            return self._measured(option, index)
        key = (index.data(), option.rect.width(), option.font.pointSizeF())
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= 2 * index.model().rowCount() + KNOWN_MORE:
                self._known.clear()
            found = self._known[key] = self._measured(option, index)
        return found

    def _measured(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        beside = theme.px(BESIDE)
        option.rect.adjust(0, 0, -beside, 0)
        # In a list that has no height yet Qt would wrap nothing.
        option.rect.setHeight(max(1, option.rect.height()))
        needed = super().sizeHint(option, index)
        return QSize(needed.width() + beside, needed.height())


# A name of Qt's is dear to look up.
_PICTURE, _GIVEN = Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.SizeHintRole
