"""Digitising: what still waits for a file, its pages, and what was counted on the paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QShortcut,
    QTransform,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.commands.digitisation import AttachScan, ReuseScan
from counter_app.commands.outcome import Topic
from counter_app.domain import page as rules
from counter_app.domain.digitisation import (
    ScannedFile,
)
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.page import Incoming, Page, Pages
from counter_app.domain.signature import SignedFile
from counter_app.ports import ScanWish
from ui import formats, signature_words, theme
from ui.counter import Counter
from ui.language import tr
from ui.panes.scanned import ScannedPane
from ui.panes.scanners import ScannersPane
from ui.panes.seen import SeenPane
from ui.widgets import focus
from ui.widgets.flow import Flow
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.widgets.scan_listener import when_alone
from ui.widgets.thumbs import Thumbs, forget_drawn, framed

if TYPE_CHECKING:
    from counter_app.queries.digitisation import ReusableLine, ToDigitiseLine

# Those that wait longest are listed, more as they are done: each line is measured in Python.
LISTED = 60
PaperKey = tuple[str, int | None]
# Pages on the way to a paper; or a signed file, which stays whole, and what is to be seen in it.
Tray = Incoming


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
        self._signed: SignedFile | None = None
        self._reusable: tuple[ReusableLine, ...] = ()
        self._is_busy = False
        self._trouble: CounterError | None = None
        self._tasks = Items(self, "to_digitise", self.tr("Giấy tờ chờ số hóa"))
        self._count = label(self.tr("Đang đọc danh sách…"), "title", name="to_digitise_count")
        self._note = Note("digitisation_note", hides=True)
        self._paper = label("", "title", name="digitised_paper")
        self._reuse_told = label("", name="reuse_told")
        self._reuse = button(self.tr("Dùng lại tệp đã có"), "reuse_scan")
        self._thumbs = Thumbs(self, "scanned_pages", self.tr("Các trang đã quét"))
        self._keys = label("", "quiet", name="page_keys")
        self._scan = button(self.tr("Quét (F7)"), "scan_document", key="F7")
        self._stop = button(self.tr("Dừng (Esc)"), "stop_scan")
        self._seen = SeenPane(counter, self)
        self._both = QCheckBox(self.tr("Quét hai mặt"), self)
        self._find = button(self.tr("Máy quét (F6)"), "find_scanner", key="F6")
        self._signature = label("", name="signature_state")
        self._sign = button(self.tr("Ký rồi lưu (F9)"), "sign_scan", key="F9")
        self._attach = button(self.tr("Lưu tệp số hóa (Enter)"), "attach_scan", primary=True)
        self._lately = ScannedPane(counter, self)
        self._scanners = ScannersPane(counter, self)
        self._work = QStackedWidget(self)
        self._wanted: PaperKey | None = None
        # Pages belong to the paper they were scanned for, whatever is chosen meanwhile.
        self._shown: PaperKey | None = None
        self._trays: dict[PaperKey, Tray] = {}
        self._spare: tuple[str, Pages] = ("", ())
        # How many pages the clerk was told go with the window.
        self._told = 0
        self._build()
        self._connect()

    @property
    def is_in_hand(self) -> bool:
        """Whether pages lie here that no file holds yet."""
        return self._is_busy or self.is_only_here

    @property
    def is_only_here(self) -> bool:
        """Whether pages lie here that go with the window."""
        return self._unkept > 0

    @property
    def may_be_lost(self) -> bool:
        """Whether there are just those that `stay` told of."""
        return self._unkept == self._told

    def stay(self) -> str:
        """Why the window does not close at once: said here, and given for who sees another page."""
        self._told = self._unkept
        words = self.tr(
            "Có trang quét chưa lưu: đóng cửa sổ là mất, giấy phải quét lại. Enter lưu; đóng lần "
            "nữa để bỏ."
        )
        self._note.say(words, "late")
        return words

    @property
    def _unkept(self) -> int:
        trays = (*(one.pages for one in self._trays.values()), self._pages, self._spare[1])
        return sum(map(len, trays))

    def shown(self) -> None:
        """Ask."""
        self._note.clear()
        self.refresh(self.topics)
        (self._thumbs if self._is_busy else self._tasks).setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.digitisation import ToDigitise

            wanted = self._wanted
            query = ToDigitise(limit=LISTED, of=wanted[0] if wanted else "")
            self._counter.ask(query, self, lambda lines: self._show(lines, wanted), self._fail)
            self._seen.refresh()
            self._lately.refresh()

    def choose(self, dossier_id: str, position: int | None) -> None:
        """Go to one paper, or to the result where `position` is None; F7 scans it."""
        self._wanted = (dossier_id, position)
        self.refresh(self.topics)

    def why(self) -> str:
        """F1: the rules."""
        return self.tr(
            "Giấy tờ chỉ được coi là đã số hóa khi có tệp. Đếm số trang trên giấy; giấy có dấu, "
            "ảnh hoặc chữ viết tay phải quét màu. Giấy chỉ xuất trình không quét. Tệp đã có của "
            "chính người này thì dùng lại, không quét nữa. Tệp PDF đã ký số giữ nguyên từng byte: "
            "kiểm tra tại máy này bằng chứng thư gốc của cơ quan, không hỏi mạng; chưa biết được "
            "chứng thư đã bị thu hồi hay chưa."
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
        self._tasks.setWordWrap(True)
        frame, inside = card(self)
        inside.addWidget(self._paper)
        inside.addWidget(self._reuse_told)
        inside.addWidget(self._reuse)
        inside.addWidget(self._thumbs, 1)
        inside.addWidget(self._signature)
        inside.addWidget(self._keys)
        inside.addWidget(self._seen)
        scanning = (self._scan, self._stop, self._both, self._find)
        inside.addLayout(Flow(*scanning, self._sign, self._attach))
        self._work.addWidget(frame)
        frame, inside = card(self)
        inside.addWidget(self._scanners)
        self._work.addWidget(frame)
        columns = QHBoxLayout()
        columns.addWidget(self._left())
        columns.addWidget(self._work, 1)
        layout = column(self, self.tr("Số hóa giấy tờ"))
        layout.addWidget(self._count)
        layout.addWidget(self._note)
        layout.addLayout(columns, 1)
        self._offer_again(is_offered=False)
        self._stop.hide()
        self._signature.hide()
        self._sign.setVisible(self._counter.wiring.signs)

    def _left(self) -> QWidget:
        """What waits, and below it what was done."""
        left = QWidget(self)
        theme.hold(left, width=304)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tasks, 3)
        column.addWidget(self._lately, 2)
        return left

    def _connect(self) -> None:
        self._tasks.currentRowChanged.connect(lambda _row: self._on_chosen())
        self._tasks.itemActivated.connect(lambda _item: self._thumbs.setFocus())
        self._scan.clicked.connect(self._on_scan)
        self._stop.clicked.connect(self._counter.scanning.cancel)
        self._attach.clicked.connect(self._on_attach)
        self._sign.clicked.connect(self._on_sign)
        self._find.clicked.connect(self._on_find)
        self._seen.failed.connect(self._fail)
        self._seen.entered.connect(self._on_attach)
        self._scanners.closed.connect(self._on_found)
        self._lately.told.connect(self._note.say)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self._lately.undo)
        self._reuse.clicked.connect(self._on_reuse)
        self._counter.scanning.came.connect(self._on_came)
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("R", partial(when_alone, self, lambda: self._edit(rules.turned))),
            ("Alt+Left", lambda: self._move(-1)),
            ("Alt+Right", lambda: self._move(1)),
            ("Delete", self._on_delete),
            ("B", partial(when_alone, self, self._leave_blank_out)),
            ("T", partial(when_alone, self, self._split)),
            ("Return", self._on_attach),
            ("Enter", self._on_attach),
        )
        for key, act in acts:
            made = QShortcut(QKeySequence(key), self._thumbs)
            made.setContext(Qt.ShortcutContext.WidgetShortcut)
            made.activated.connect(act)

    # --- the list of tasks -------------------------------------------------------------------

    def _show(self, lines: tuple[ToDigitiseLine, ...], asked_for: PaperKey | None) -> None:
        if lines and lines == self._lines and self._wanted is None:
            return
        chosen = self._chosen()
        self._lines = lines
        blocked = self._tasks.blockSignals(True)
        self._tasks.clear()
        for line in lines:
            code = formats.short_code(line.code)
            self._tasks.addItem(f"{code}  ·  {line.masked_name}\n{line.paper}")
        keys = [_key(line) for line in lines]
        at = keys.index(_key(chosen)) if chosen and _key(chosen) in keys else 0
        if self._wanted in keys:
            at = keys.index(self._wanted)
        if self._wanted in (*keys, asked_for):
            self._wanted = None
        if lines:
            self._tasks.setCurrentRow(at)
        self._tasks.blockSignals(blocked)
        self._count.setText(self._counted(len(lines)))
        set_state(self._count, "" if lines else "done")
        now = self._chosen()
        if now is None or chosen is None or _key(now) != _key(chosen):
            self._on_chosen()

    def _counted(self, lines: int) -> str:
        if lines >= LISTED:
            return self.tr("{n}+ giấy tờ chờ số hóa, lâu nhất ở trên").format(n=LISTED)
        return (
            tr("%n giấy tờ chờ số hóa", "", lines)
            if lines
            else self.tr("✓ Không còn giấy tờ nào chờ số hóa")
        )

    def _chosen(self) -> ToDigitiseLine | None:
        row = self._tasks.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _on_chosen(self) -> None:
        line = self._chosen()
        self._paper.setText(line.paper if line else "")
        self._reusable = ()
        self._offer_again(is_offered=False)
        if self._shown is not None and self._pages:
            self._trays[self._shown] = Tray(self._pages, self._signed)
        self._shown = _key(line) if line else None
        tray = self._tray_of(line) if line else Tray(())
        self._change(tray.pages, 0, tray.signed)
        self._seen.begin(
            len(tray.pages) if tray.signed else 0,
            is_result=line is not None and line.position is None,
        )
        if line is not None and line.position is not None:
            from counter_app.queries.digitisation import Reusable

            self._counter.ask(Reusable(line.dossier_id), self, self._offer, self._fail)

    def _tray_of(self, line: ToDigitiseLine) -> Tray:
        """Its own pages, and those that were put by from another paper of the same dossier."""
        tray = self._trays.pop(_key(line), Tray(()))
        dossier_id, spare = self._spare
        if dossier_id == line.dossier_id and tray.signed is None:
            self._spare = ("", ())
            tray = Tray((*tray.pages, *spare))
        return tray

    def _offer(self, found: tuple[ReusableLine, ...]) -> None:
        line = self._chosen()
        self._reusable = tuple(one for one in found if line and one.paper == line.paper)
        if self._reusable:
            one = self._reusable[0]
            self._reuse_told.setText(
                self.tr("Đã có tệp của chính người này ({c}, {d}): dùng lại, không quét").format(
                    c=one.code, d=f"{one.made_at:%d/%m/%Y}"
                )
            )
        self._offer_again(is_offered=bool(self._reusable))

    def _offer_again(self, *, is_offered: bool) -> None:
        for one in (self._reuse_told, self._reuse):
            one.setVisible(is_offered)

    # --- pages -------------------------------------------------------------------------------

    def _on_came(self, came: Incoming) -> None:
        if self._chosen() is None or not self._is_busy:
            return
        if self._pages and (came.signed is not None or self._signed is not None):
            # The job is told to end; what went wrong is said when it has.
            self._counter.scanning.cancel()
            self._trouble = InputError("signed_file_alone", field="scan")
            return
        self._change((*self._pages, *came.pages), len(self._pages), came.signed)
        self._note.say(tr("Đang nhận trang… đã có %n", "", len(self._pages)), "waiting")

    def _change(self, pages: Pages, at: int, signed: SignedFile | None = None) -> None:
        self._pages = pages
        self._signed = signed
        self._thumbs.clear()
        if not pages:
            forget_drawn()
        for number, page in enumerate(pages, 1):
            self._thumbs.addItem(_thumb(number, page))
        if pages:
            self._thumbs.setCurrentRow(max(0, min(at, len(pages) - 1)))
        self._seen.set_colour(is_seen=signed is None and any(one.has_colour for one in pages))
        words, state = signature_words.sentence(signed.signatures) if signed else ("", "")
        self._signature.setText(words)
        set_state(self._signature, state)
        self._signature.setVisible(bool(words))
        self._keys.setText(
            self.tr("Tệp đã ký giữ nguyên từng byte · Delete bỏ cả tệp · Enter lưu")
            if signed
            else self.tr(
                "R xoay · Alt+←/→ chuyển chỗ · Delete bỏ trang · B bỏ trang trắng · "
                "T từ đây là giấy tờ sau"
            )
        )
        self._allow()
        self._thumbs.keep_in_sight()

    def _allow(self) -> None:
        """What can be done with the pages that are there."""
        is_ready = bool(self._pages) and not self._is_busy
        self._attach.setEnabled(is_ready)
        self._sign.setEnabled(is_ready and self._signed is None)

    def _may_edit(self) -> bool:
        """A signed file is whole or nothing: to turn a page of it would break its signature."""
        if self._signed is not None:
            self._note.say(
                self.tr("Tệp đã ký giữ nguyên từng byte. Delete: bỏ cả tệp · Enter: lưu tệp"),
                "soon",
            )
        return self._signed is None and not self._is_busy

    def _edit(self, act: Callable[[Pages, int], Pages]) -> None:
        at = self._thumbs.currentRow()
        if self._may_edit() and 0 <= at < len(self._pages):
            self._change(act(self._pages, at), at)

    def _on_delete(self) -> None:
        if self._signed is not None and not self._is_busy:
            self._change((), 0)
            self._note.clear()
        else:
            self._edit(rules.without)

    def _leave_blank_out(self) -> None:
        if self._may_edit():
            self._change(rules.without_blank(self._pages), 0)

    def _move(self, by: int) -> None:
        at = self._thumbs.currentRow()
        if self._may_edit() and 0 <= at < len(self._pages):
            self._change(rules.moved(self._pages, at, by), at + by)

    def _split(self) -> None:
        if not self._may_edit():
            return
        try:
            first, second = rules.split(self._pages, self._thumbs.currentRow())
        except InputError as error:
            self._fail(error)
            return
        line = self._chosen()
        if line is None:
            return
        before = self._spare[1] if self._spare[0] == line.dossier_id else ()
        self._spare = (line.dossier_id, (*second, *before))
        self._change(first, 0)
        self._note.say(tr("%n trang để dành cho giấy tờ sau", "", len(second)))

    # --- doing -------------------------------------------------------------------------------

    def _on_scan(self) -> None:
        if self._chosen() is None or self._is_busy:
            return
        self._begin(self.tr("Đang quét… Esc để dừng"))
        wish = ScanWish(is_duplex=self._both.isChecked())
        self._counter.scanning.scan(wish, self, self._ended, self._fail)

    def _begin(self, words: str) -> None:
        self._trouble = None
        self._set_busy(is_busy=True)
        self._note.say(words, "waiting")

    def _ended(self, _none: None) -> None:
        self._set_busy(is_busy=False)
        if self._trouble is not None:
            self._fail(self._trouble)
            return
        if self._signed is not None:
            # What was signed as a file has no other pages than the file's own.
            self._seen.count(len(self._pages))
            self._note.say(
                self.tr("Tệp đã ký số. Xem chữ ký bên dưới các trang, rồi Enter để lưu.")
            )
            focus.offer(self._thumbs)
            return
        self._note.say(tr("%n trang. Đếm trên giấy, ghi số trang rồi Enter.", "", len(self._pages)))
        self._seen.focus()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        if is_busy:
            # Not to the button: an Enter too many must not stop it, and Esc is heard from here.
            focus.offer(self._thumbs)
        self._stop.setVisible(is_busy)
        self._scan.setEnabled(not is_busy)
        for one in (self._tasks, self._lately, self._find):
            one.setEnabled(not is_busy)
        self._allow()

    def _on_find(self) -> None:
        self._work.setCurrentIndex(1)
        self._scanners.look()

    def _on_found(self) -> None:
        self._work.setCurrentIndex(0)
        focus.offer(self._tasks)

    def _on_attach(self) -> None:
        """Enter: a signed file as it came, anything else as PDF/A of its pages."""
        line = self._chosen()
        if line is None or not self._pages or self._is_busy:
            return
        if self._signed is not None:
            self._begin(self.tr("Đang lưu nguyên tệp đã ký…"))
            self._keep(line, self._signed)
            return
        self._begin(self.tr("Đang tạo PDF/A và lưu…"))
        self._make(line, lambda content: self._keep(line, SignedFile(content, ())))

    def _on_sign(self) -> None:
        """F9: PDF/A goes to the office's signing program, and is kept as it comes back signed."""
        line = self._chosen()
        if line is None or not self._pages or self._is_busy or self._signed is not None:
            return

        def sign(content: bytes) -> None:
            self._note.say(
                self.tr("Đang chờ phần mềm ký số trả tệp về… Esc: thôi ký, trang vẫn còn"),
                "waiting",
            )
            subject = "KQ" if line.position is None else f"TP{line.position + 1:02d}"
            self._counter.scanning.sign(content, f"{line.code}-{subject}", self, signed, self._fail)

        def signed(file: SignedFile | None) -> None:
            if file is None:
                self._set_busy(is_busy=False)
                self._note.say(self.tr("Đã thôi ký. Các trang vẫn còn, chưa lưu gì."))
                return
            self._keep(line, file)

        self._begin(self.tr("Đang tạo PDF/A để ký…"))
        self._make(line, sign)

    def _make(self, line: ToDigitiseLine, success: Callable[[bytes], None]) -> None:
        described = {
            "TypeName": line.paper[:100],
            "Subject": f"{line.paper[:400]} – {line.code}",
            "IssuedDate": self._counter.now.date().isoformat(),
            "Language": "vi",
        }
        scanning = self._counter.scanning
        scanning.make(self._pages, described, self._counter.now, self, success, self._fail)

    def _keep(self, line: ToDigitiseLine, file: SignedFile) -> None:
        """The file into the store, then the fact that it stands for the paper."""
        pages, seen = self._pages, self._seen.seen

        def attach(sha256: str) -> None:
            kept = ScannedFile(
                sha256,
                len(file.content),
                len(pages),
                rules.least_dpi(pages),
                rules.is_colour(pages),
                signatures=file.signatures,
            )
            command = AttachScan(line.dossier_id, line.position, kept, seen)
            self._counter.submit(command, self, self._attached, self._fail)

        self._counter.keep(file.content, self, attach, self._fail)

    def _attached(self, file_name: str) -> None:
        self._set_busy(is_busy=False)
        self._change((), 0)
        if not self._trays and not self._spare[1]:
            self._counter.scanning.settle()
        self._note.done(self.tr("Đã lưu {file}").format(file=formats.breakable(file_name)))
        focus.offer(self._tasks)

    def _on_reuse(self) -> None:
        line = self._chosen()
        if line is None or line.position is None or not self._reusable:
            return
        one = self._reusable[0]
        command = ReuseScan(line.dossier_id, line.position, one.source_id, one.position)

        def done(file_name: str) -> None:
            self._note.done(self.tr("Đã dùng lại {file}").format(file=formats.breakable(file_name)))
            focus.offer(self._tasks)

        self._counter.submit(command, self, done, self._fail)

    def _fail(self, error: CounterError) -> None:
        self._set_busy(is_busy=False)
        self._note.fail(error)
        if error.field == "pages":
            self._seen.focus()
        elif not self._pages:
            focus.offer(self._tasks)


def _key(line: ToDigitiseLine) -> PaperKey:
    return line.dossier_id, line.position


def _thumb(number: int, page: Page) -> QListWidgetItem:
    picture = QPixmap()
    picture.loadFromData(page.preview)
    if page.turn:
        picture = picture.transformed(QTransform().rotate(page.turn))
    words = [f"{number} · {page.dpi} dpi"]
    if page.is_blank:
        words.append(f"{theme.SOON} " + tr("trang trắng"))
    elif page.is_crooked:
        words.append(
            (f"{theme.SOON} " + tr("lệch {skew:.1f}°").format(skew=abs(page.skew))).replace(
                ".", ","
            )
        )
    elif not page.is_colour:
        words.append(tr("đen trắng"))
    return QListWidgetItem(framed(picture), "\n".join(words))


def _dropped(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
