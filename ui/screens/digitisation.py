"""Digitising: what still waits for a file, its pages, and what was counted on the paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QShortcut,
    QTransform,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListView,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.digitisation import AttachScan, ReuseScan
from counter_app.commands.outcome import Topic
from counter_app.domain import page as rules
from counter_app.domain.digitisation import (
    PAGES_DIFFER_REASONS,
    PAGES_MAX,
    PaperSeen,
    ScannedFile,
)
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.page import Page, Pages
from counter_app.ports import ScanWish
from ui import messages, theme
from ui.counter import Counter
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label, set_state

if TYPE_CHECKING:
    from counter_app.queries.digitisation import ReusableLine, ToDigitiseLine

THUMB = QSize(150, 200)
PaperKey = tuple[str, int | None]


class DigitisationScreen(QWidget):
    """Left the papers that wait; right the pages of the one that is chosen."""

    topics = frozenset({Topic.SCANS, Topic.DOSSIERS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digitisation")
        self.setAcceptDrops(True)
        self._counter = counter
        self._lines: tuple[ToDigitiseLine, ...] = ()
        self._pages: Pages = ()
        self._reusable: tuple[ReusableLine, ...] = ()
        self._is_busy = False
        self._tasks = Items(self)
        self._tasks.setObjectName("to_digitise")
        self._tasks.setAccessibleName(self.tr("Giấy tờ chờ số hóa"))
        self._count = label(self.tr("Đang đọc danh sách…"), "title", name="to_digitise_count")
        self._note = label("", name="digitisation_note")
        self._paper = label("", "title", name="digitised_paper")
        self._reuse = button("", "reuse_scan")
        self._thumbs = Items(self)
        self._thumbs.setObjectName("scanned_pages")
        self._thumbs.setAccessibleName(self.tr("Các trang đã quét"))
        self._keys = label(
            self.tr(
                "R xoay · Alt+←/→ chuyển chỗ · Delete bỏ trang · B bỏ trang trắng · "
                "T từ đây là giấy tờ sau"
            ),
            "quiet",
        )
        self._scan = button(self.tr("Quét (F7)"), "scan_document")
        self._scan.setShortcut("F7")
        self._stop = button(self.tr("Dừng (Esc)"), "stop_scan")
        self._counted = QSpinBox(self)
        self._counted.setObjectName("counted_pages")
        self._counted.setRange(0, PAGES_MAX)
        theme.hold(self._counted, width=70)
        self._colour = QCheckBox(self.tr("Giấy có dấu, ảnh hoặc chữ viết tay"), self)
        self._colour.setObjectName("needs_colour")
        self._both = QCheckBox(self.tr("Quét hai mặt"), self)
        self._why_differs = QComboBox(self)
        self._why_differs.setObjectName("differs_because")
        self._why_differs.setSizeAdjustPolicy(_SHORT)
        self._why_differs.setMinimumContentsLength(24)
        self._why_differs.addItem(self.tr("Số trang khớp với giấy"), "")
        for name, words in PAGES_DIFFER_REASONS.items():
            self._why_differs.addItem(words, name)
        self._attach = button(self.tr("Lưu tệp số hóa (Enter)"), "attach_scan", primary=True)
        # Pages belong to the paper they were scanned for, whatever is chosen meanwhile.
        self._shown: PaperKey | None = None
        self._trays: dict[PaperKey, Pages] = {}
        self._spare: tuple[str, Pages] = ("", ())
        self._build()
        self._connect()

    def shown(self) -> None:
        """Ask."""
        self._say("")
        self.refresh(self.topics)
        self._tasks.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.digitisation import ToDigitise

            self._counter.ask(ToDigitise(), self, self._show, self._fail)

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Giấy tờ chỉ được coi là đã số hóa khi có tệp. Đếm số trang trên giấy; giấy có dấu, "
            "ảnh hoặc chữ viết tay phải quét màu. Giấy chỉ xuất trình không quét. Tệp đã có của "
            "chính người này thì dùng lại, không quét nữa."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops a scan that runs, else goes back to the list; no page is lost by it."""
        if event.key() == Qt.Key.Key_Escape:
            if self._is_busy:
                self._counter.scanning.cancel()
            else:
                self._tasks.setFocus()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer alone."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The pages of each file, after those that are there."""
        paths = _dropped(event)
        if paths and self._chosen() is not None and not self._is_busy:
            event.acceptProposedAction()
            self.take(paths)

    def take(self, paths: tuple[Path, ...]) -> None:
        """Read files that a person gave."""
        self._begin(self.tr("Đang đọc tệp…"))
        self._counter.scanning.read_files(paths, self, self._ended, self._fail)

    # --- making ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._thumbs.setViewMode(QListView.ViewMode.IconMode)
        self._thumbs.setIconSize(THUMB)
        self._thumbs.setGridSize(THUMB + QSize(24, 56))
        self._thumbs.setResizeMode(QListView.ResizeMode.Adjust)
        self._thumbs.setMovement(QListView.Movement.Static)
        self._thumbs.setWordWrap(True)
        self._tasks.setWordWrap(True)
        theme.hold(self._tasks, width=300)
        frame, inside = card(self)
        inside.addWidget(self._paper)
        inside.addWidget(self._reuse)
        inside.addWidget(self._thumbs, 1)
        inside.addWidget(self._keys)
        facts = QHBoxLayout()
        facts.addWidget(label(self.tr("Số trang trên giấy"), wrap=False))
        facts.addWidget(self._counted)
        facts.addWidget(self._why_differs)
        facts.addStretch(1)
        inside.addLayout(facts)
        acts = QHBoxLayout()
        for one in (self._scan, self._stop, self._both, self._colour):
            acts.addWidget(one)
        acts.addStretch(1)
        acts.addWidget(self._attach)
        inside.addLayout(acts)
        columns = QHBoxLayout()
        columns.addWidget(self._tasks)
        columns.addWidget(frame, 1)
        layout = QVBoxLayout(self)
        margin = 2 * theme.GRID
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(label(self.tr("Số hóa giấy tờ"), "large"))
        layout.addWidget(self._count)
        layout.addWidget(self._note)
        layout.addLayout(columns, 1)
        self._note.hide()
        self._reuse.hide()
        self._stop.hide()

    def _connect(self) -> None:
        self._tasks.currentRowChanged.connect(lambda _row: self._on_chosen())
        self._tasks.itemActivated.connect(lambda _item: self._thumbs.setFocus())
        self._scan.clicked.connect(self._on_scan)
        self._stop.clicked.connect(self._counter.scanning.cancel)
        self._attach.clicked.connect(self._on_attach)
        self._reuse.clicked.connect(self._on_reuse)
        self._counter.scanning.came.connect(self._on_came)
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("R", lambda: self._edit(rules.turned)),
            ("Alt+Left", lambda: self._move(-1)),
            ("Alt+Right", lambda: self._move(1)),
            ("Delete", lambda: self._edit(rules.without)),
            ("B", lambda: self._change(rules.without_blank(self._pages), 0)),
            ("T", self._split),
            ("Return", self._on_attach),
            ("Enter", self._on_attach),
        )
        for key, act in acts:
            made = QShortcut(QKeySequence(key), self._thumbs)
            made.setContext(Qt.ShortcutContext.WidgetShortcut)
            made.activated.connect(act)

    # --- the list of tasks -------------------------------------------------------------------

    def _show(self, lines: tuple[ToDigitiseLine, ...]) -> None:
        chosen = self._chosen()
        self._lines = lines
        blocked = self._tasks.blockSignals(True)
        self._tasks.clear()
        for line in lines:
            self._tasks.addItem(f"{line.code}  ·  {line.masked_name}\n{line.paper}")
        keys = [_key(line) for line in lines]
        at = keys.index(_key(chosen)) if chosen and _key(chosen) in keys else 0
        if lines:
            self._tasks.setCurrentRow(at)
        self._tasks.blockSignals(blocked)
        self._count.setText(
            self.tr("{n} giấy tờ chờ số hóa").format(n=len(lines))
            if lines
            else self.tr("✓ Không còn giấy tờ nào chờ số hóa")
        )
        set_state(self._count, "" if lines else "done")
        now = self._chosen()
        if now is None or chosen is None or _key(now) != _key(chosen):
            self._on_chosen()

    def _chosen(self) -> ToDigitiseLine | None:
        row = self._tasks.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _on_chosen(self) -> None:
        line = self._chosen()
        self._paper.setText(line.paper if line else "")
        self._reusable = ()
        self._reuse.hide()
        if self._shown is not None and self._pages:
            self._trays[self._shown] = self._pages
        self._shown = _key(line) if line else None
        self._change(self._tray_of(line) if line else (), 0)
        self._counted.setValue(0)
        self._why_differs.setCurrentIndex(0)
        if line is not None and line.position is not None:
            from counter_app.queries.digitisation import Reusable

            self._counter.ask(Reusable(line.dossier_id), self, self._offer, self._fail)

    def _tray_of(self, line: ToDigitiseLine) -> Pages:
        """Its own pages, and those that were put by from another paper of the same dossier."""
        pages = self._trays.pop(_key(line), ())
        dossier_id, spare = self._spare
        if dossier_id == line.dossier_id:
            self._spare = ("", ())
            pages = (*pages, *spare)
        return pages

    def _offer(self, found: tuple[ReusableLine, ...]) -> None:
        line = self._chosen()
        self._reusable = tuple(one for one in found if line and one.paper == line.paper)
        if self._reusable:
            one = self._reusable[0]
            self._reuse.setText(
                self.tr("Đã có tệp của chính người này ({c}, {d}): dùng lại, không quét").format(
                    c=one.code, d=f"{one.made_at:%d/%m/%Y}"
                )
            )
        self._reuse.setVisible(bool(self._reusable))

    # --- pages -------------------------------------------------------------------------------

    def _on_came(self, pages: Pages) -> None:
        if self._chosen() is not None and self._is_busy:
            self._change((*self._pages, *pages), len(self._pages))
            self._say(self.tr("Đang nhận trang… đã có {n}").format(n=len(self._pages)), "waiting")

    def _change(self, pages: Pages, at: int) -> None:
        self._pages = pages
        self._thumbs.clear()
        for number, page in enumerate(pages, 1):
            self._thumbs.addItem(_thumb(number, page))
        if pages:
            self._thumbs.setCurrentRow(max(0, min(at, len(pages) - 1)))
        self._colour.setChecked(any(page.has_colour for page in pages))
        self._attach.setEnabled(bool(pages) and not self._is_busy)

    def _edit(self, act: Callable[[Pages, int], Pages]) -> None:
        at = self._thumbs.currentRow()
        if 0 <= at < len(self._pages) and not self._is_busy:
            self._change(act(self._pages, at), at)

    def _move(self, by: int) -> None:
        at = self._thumbs.currentRow()
        if 0 <= at < len(self._pages) and not self._is_busy:
            self._change(rules.moved(self._pages, at, by), at + by)

    def _split(self) -> None:
        try:
            first, second = rules.split(self._pages, self._thumbs.currentRow())
        except InputError as error:
            self._fail(error)
            return
        line = self._chosen()
        if line is None or self._is_busy:
            return
        before = self._spare[1] if self._spare[0] == line.dossier_id else ()
        self._spare = (line.dossier_id, (*second, *before))
        self._change(first, 0)
        self._say(self.tr("{n} trang để dành cho giấy tờ sau").format(n=len(second)))

    # --- doing -------------------------------------------------------------------------------

    def _on_scan(self) -> None:
        if self._chosen() is None or self._is_busy:
            return
        self._begin(self.tr("Đang quét… Esc để dừng"))
        wish = ScanWish(is_duplex=self._both.isChecked())
        self._counter.scanning.scan(wish, self, self._ended, self._fail)

    def _begin(self, words: str) -> None:
        self._set_busy(is_busy=True)
        self._say(words, "waiting")

    def _ended(self, _none: None) -> None:
        self._set_busy(is_busy=False)
        self._say(
            self.tr("{n} trang. Đếm trên giấy, ghi số trang rồi Enter.").format(n=len(self._pages))
        )
        self._counted.setFocus()
        self._counted.selectAll()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._stop.setVisible(is_busy)
        self._scan.setEnabled(not is_busy)
        self._tasks.setEnabled(not is_busy)
        self._attach.setEnabled(bool(self._pages) and not is_busy)

    def _on_attach(self) -> None:
        line = self._chosen()
        if line is None or not self._pages or self._is_busy:
            return
        pages = self._pages
        seen = PaperSeen(
            self._counted.value(), self._colour.isChecked(), self._why_differs.currentData()
        )
        described = {
            "TypeName": line.paper[:100],
            "Subject": f"{line.paper[:400]} – {line.code}",
            "IssuedDate": self._counter.now.date().isoformat(),
            "Language": "vi",
        }

        def keep(content: bytes) -> None:
            self._counter.keep(content, self, lambda sha: attach(sha, len(content)), self._fail)

        def attach(sha256: str, size: int) -> None:
            file = ScannedFile(
                sha256, size, len(pages), rules.least_dpi(pages), rules.is_colour(pages)
            )
            command = AttachScan(line.dossier_id, line.position, file, seen)
            self._counter.submit(command, self, self._attached, self._fail)

        self._begin(self.tr("Đang tạo PDF/A và lưu…"))
        self._counter.scanning.make(pages, described, self._counter.now, self, keep, self._fail)

    def _attached(self, file_name: str) -> None:
        self._set_busy(is_busy=False)
        self._change((), 0)
        if not self._trays and not self._spare[1]:
            self._counter.scanning.settle()
        self._say(f"{theme.DONE} {self.tr('Đã lưu')} {file_name}", "done")
        self._tasks.setFocus()

    def _on_reuse(self) -> None:
        line = self._chosen()
        if line is None or line.position is None or not self._reusable:
            return
        one = self._reusable[0]
        command = ReuseScan(line.dossier_id, line.position, one.source_id, one.position)

        def done(file_name: str) -> None:
            self._say(f"{theme.DONE} {self.tr('Đã dùng lại')} {file_name}", "done")
            self._tasks.setFocus()

        self._counter.submit(command, self, done, self._fail)

    def _say(self, words: str, state: str = "") -> None:
        self._note.setText(words)
        set_state(self._note, state)
        self._note.setVisible(bool(words))

    def _fail(self, error: CounterError) -> None:
        self._set_busy(is_busy=False)
        self._say(f"{theme.LATE} {messages.sentence(error)}", "late")
        if error.field == "pages":
            self._counted.setFocus()
            self._counted.selectAll()


_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


def _key(line: ToDigitiseLine) -> PaperKey:
    return line.dossier_id, line.position


def _thumb(number: int, page: Page) -> QListWidgetItem:
    picture = QPixmap()
    picture.loadFromData(page.preview)
    if page.turn:
        picture = picture.transformed(QTransform().rotate(page.turn))
    words = [f"{number} · {page.dpi} dpi"]
    if page.is_blank:
        words.append(f"{theme.SOON} trang trắng")
    elif page.is_crooked:
        words.append(f"{theme.SOON} lệch {abs(page.skew):.1f}°".replace(".", ","))
    elif not page.is_colour:
        words.append("đen trắng")
    return QListWidgetItem(QIcon(picture), "\n".join(words))


def _dropped(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
