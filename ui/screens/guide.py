"""The user's guide: its pages on the left, the one that helps here on the right, all by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.text import answers_to, fold
from ui import guide, language, theme
from ui.guide import Page
from ui.keymap import KeyMap
from ui.widgets.fields import text_field, wipe
from ui.widgets.items import Items

if TYPE_CHECKING:
    from collections.abc import Iterator

LIST_WIDTH = 236
WORD_MIN = 3
# Per cent of the letters' own height. A picture is a letter too, and keeps its height.
LINE = 118
OBJECT = "\ufffc"
_HEADINGS = {1: theme.LARGE, 2: theme.TITLE}


class PageView(QTextBrowser):
    """One page in the colours, the size and the keys of this desk; pictures as wide as there is
    room. Nothing outside of the guide is ever opened.
    """

    def __init__(self, keymap: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._worn = ""
        self.setObjectName("guide_page")
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would make the pictures smaller and larger.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._show_again)
        self.sourceChanged.connect(self._dress)

    def open(self, page: Page) -> None:
        """A page from its top."""
        wanted = QUrl(f"{page.name}.md")
        if self.source() == wanted:
            self._show_again()
            self.verticalScrollBar().setValue(0)
        else:
            self.setSource(wanted)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A page of the guide, or a picture of it."""
        name = QUrl(name).path().rpartition("/")[2]
        if kind == QTextDocument.ResourceType.MarkdownResource.value:
            page = guide.page(name.removesuffix(".md"))
            self.setAccessibleName(page.title(language.spoken()))
            return page.told(language.spoken(), self._keymap)
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._picture(name)
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Another look: what was coloured is coloured anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._again.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the room."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._again.start()

    def _show_again(self) -> None:
        if self.source().isEmpty():
            return
        at = self.verticalScrollBar().value()
        self.document().clear()
        self.reload()
        self._dress()
        self.verticalScrollBar().setValue(at)

    def _picture(self, name: str) -> QImage:
        path = guide.FOLDER / "pictures" / language.spoken() / name
        picture = QImage(str(path))
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        if picture.isNull() or room <= 0:
            return picture
        dots = self.devicePixelRatioF()
        wide = round(min(theme.px(picture.width()), room) * dots)
        picture = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(dots)
        return picture

    # --- the look ------------------------------------------------------------------------------

    def _dress(self) -> None:
        tokens = theme.look().tokens
        document = self.document()
        document.setDocumentMargin(2 * theme.GRID)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            QTextCursor(block).mergeBlockFormat(_spacing(block))
            block = block.next()
        for at, form in list(_runs(document)):
            level = at.blockFormat().headingLevel()
            if level:
                at.setCharFormat(_as_heading(form, level))
            elif form.fontFixedPitch() and not form.isImageFormat():
                self._as_key(at, tokens)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._as_table(frame, tokens)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _as_key(self, at: QTextCursor, tokens: theme.Tokens) -> None:
        form = QTextCharFormat()
        form.setFontFamilies(self.font().families() or [self.font().family()])
        form.setFontFixedPitch(False)
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setBackground(QColor(tokens.chosen))
        form.setForeground(QColor(tokens.text))
        at.mergeCharFormat(form)

    def _as_table(self, table: QTextTable, tokens: theme.Tokens) -> None:
        form = table.format()
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QColor(tokens.line))
        form.setBorderCollapse(True)
        form.setCellPadding(theme.px(5))
        form.setCellSpacing(0)
        form.setTopMargin(theme.px(4))
        form.setBottomMargin(theme.px(8))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(form)


def _spacing(block: QTextBlock) -> QTextBlockFormat:
    form = QTextBlockFormat()
    is_head = block.blockFormat().headingLevel() > 1
    form.setTopMargin(theme.px(theme.GRID if is_head else 0))
    form.setBottomMargin(theme.px(6 if block.textList() is None else 2))
    if OBJECT not in block.text():
        form.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form


def _as_heading(form: QTextCharFormat, level: int) -> QTextCharFormat:
    # Markdown brings sizes of its own, counted from another one than the window's.
    form.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
    form.setFontPointSize(_HEADINGS.get(level, theme.TITLE) * theme.look().scale / 100)
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _runs(document: QTextDocument) -> Iterator[tuple[QTextCursor, QTextCharFormat]]:
    """Every run of letters of one format, selected."""
    block = document.begin()
    while block.isValid():
        for run in cast("Iterator[QTextBlock.iterator]", block):
            part = run.fragment()
            at = QTextCursor(document)
            at.setPosition(part.position())
            at.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
            yield at, part.charFormat()
        block = block.next()


class GuideScreen(QWidget):
    """Arrows scroll, Tab goes from link to link, a letter looks for a page, Esc asks to go."""

    left = Signal()

    def __init__(self, keymap: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self._pages: list[Page] = []
        self._words = text_field("guide_words", self.tr("Gõ để tìm trang"), self, most=60)
        self._list = Items(self, "guide_pages", self.tr("Các trang hướng dẫn"))
        self._view = PageView(keymap, self)
        self._build()

    def open(self, page: Page) -> None:
        """A page, ready to be scrolled."""
        wipe(self._words)
        self._look()
        self._view.open(page)
        self._point_at(page.name)
        self._view.setFocus()

    @property
    def hint(self) -> str:
        """The keys that work here."""
        return self.tr(
            "Esc về · ↑↓ PageDown cuộn · Tab, Enter mở liên kết · Alt+← trang trước · gõ để tìm"
        )

    @property
    def page(self) -> Page:
        """What is read now."""
        return guide.page(self._view.source().path().removesuffix(".md"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew: the one that is read stays in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_row)

    def changeEvent(self, event: QEvent) -> None:
        """So does another size of type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._show_row)

    def _show_row(self) -> None:
        self._list.scrollTo(self._list.currentIndex())

    def _build(self) -> None:
        column = QVBoxLayout()
        column.addWidget(self._words)
        column.addWidget(self._list, 1)
        side = QWidget(self)
        side.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        theme.hold(side, width=LIST_WIDTH)
        row = QHBoxLayout()
        row.addWidget(side)
        row.addWidget(self._view, 1)
        layout = QVBoxLayout(self)
        margin = 2 * theme.GRID
        layout.setContentsMargins(margin, theme.GRID, margin, theme.GRID)
        layout.addLayout(row, 1)
        for one in (self._words, self._list, self._view):
            one.installEventFilter(self)
        self._words.textChanged.connect(self._look)
        self._list.itemActivated.connect(lambda _item: self._take())
        self._list.itemClicked.connect(lambda _item: self._take())
        self._view.sourceChanged.connect(lambda _url: self._point_at(self.page.name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc from anywhere; arrows move in the list while words are typed; letters look."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if watched is self._words:
            return self._on_words_key(key)
        letter = event.text()
        if letter.isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._words.setFocus()
            self._words.insert(letter)
            return True
        return super().eventFilter(watched, event)

    def _on_words_key(self, key: Qt.Key) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if step and self._pages:
            self._list.setCurrentRow((self._list.currentRow() + step) % len(self._pages))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        return False

    def _look(self) -> None:
        """By title first, then by what a page says."""
        spoken, typed = language.spoken(), self._words.text().strip()
        by_title = [one for one in guide.PAGES if not typed or answers_to(typed, one.title(spoken))]
        wanted = fold(typed)
        by_text = [
            one
            for one in guide.PAGES
            if len(wanted) >= WORD_MIN and one not in by_title and wanted in fold(one.text(spoken))
        ]
        self._pages = [*by_title, *by_text]
        self._list.clear()
        self._list.addItems([one.title(spoken) for one in self._pages])
        self._list.setCurrentRow(0 if self._pages else -1)
        if not typed:
            self._point_at(self.page.name)

    def _point_at(self, name: str) -> None:
        for row, one in enumerate(self._pages):
            if one.name == name:
                self._list.setCurrentRow(row)

    def _take(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._pages):
            self._view.open(self._pages[row])
            self._view.setFocus()
