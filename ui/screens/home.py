"""Today at this desk, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidgetItem,
    QWidget,
)

from counter_app.commands.outcome import Topic
from counter_app.domain.user import Permission
from ui import theme
from ui.counter import Counter
from ui.forms.intake import draft_facts, left_open
from ui.language import tr
from ui.panes.prints import PrintsPane
from ui.panes.watch import WatchPane
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label, set_state
from ui.widgets.page import column

if TYPE_CHECKING:
    from counter_app.queries.digitisation import ToDigitiseLine
    from counter_app.queries.home import DraftLine, HomeToday
    from counter_app.queries.outbox import CityCounts

NUMBERS = (
    "received",
    "waiting_payment",
    "due_today",
    "late",
    "unprinted",
    "unsent",
    "undigitised",
)
COLUMNS = 4
# More than so many papers are told as "99+".
COUNTED_MAX = 99


class HomeScreen(QWidget):
    """Numbers with words, the forms that were left, and one button for what comes next."""

    new_wanted = Signal()
    shift_wanted = Signal()
    draft_wanted = Signal(str)
    opened = Signal(str)
    credit_wanted = Signal()
    # A form that the program was closed or killed over: the clerk goes on where they were.
    left_open = Signal(object)
    topics = frozenset(
        {
            Topic.DOSSIERS,
            Topic.PAYMENTS,
            Topic.SHIFT,
            Topic.PRINTS,
            Topic.DRAFTS,
            Topic.OUTBOX,
            Topic.SCANS,
        }
    )

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home")
        self._counter = counter
        self._numbers = {
            name: label("–", "figure", name=f"home_{name}", wrap=False) for name in NUMBERS
        }
        self._refused = label("", name="home_refused")
        self._refused.hide()
        self._next = button("", "home_next", primary=True)
        self._drafts = Items(self, "drafts")
        self._left: list[str] = []
        self._no_drafts = label(self.tr("Không có hồ sơ nào làm dở."), "quiet")
        self._draft_hint = label(self.tr("Enter: làm tiếp hồ sơ đang chọn"), "quiet")
        self._prints = PrintsPane(counter, self)
        self._prints.listen(self)
        self._watch = WatchPane(counter, "home_watch", self)
        self._watch.setVisible(counter.actor.may(Permission.REVIEW))
        self._watch.opened.connect(self.opened)
        self._watch.credit_wanted.connect(self.credit_wanted)
        self._has_shift = False
        self._is_first = True
        self._build()

    @property
    def place(self) -> str:
        """That the morning's look for a draft left open is over, for `resume`."""
        return "" if self._is_first else "seen"

    def resume(self, place: str) -> None:
        """Who looked already is not taken to the draft again."""
        self._is_first = not place

    def shown(self) -> None:
        """Ask for today's numbers."""
        # What was typed since is in no older list: nobody goes on with a stale draft.
        self._drafts.clear()
        self.refresh(self.topics)
        self._next.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.home import Today

            self._counter.ask(Today(), self, self._show)
            self._ask_rest()
            self._prints.refresh()
            if self._counter.actor.may(Permission.REVIEW):
                self._watch.refresh()

    def _build(self) -> None:
        titles = {
            "received": self.tr("đã tiếp nhận hôm nay"),
            "waiting_payment": self.tr("● chờ ngân hàng"),
            "due_today": self.tr("▲ hẹn trả hôm nay"),
            "late": self.tr("■ quá hạn"),
            "unprinted": self.tr("▲ chưa in"),
            "unsent": self.tr("● chờ gửi thành phố"),
            "undigitised": self.tr("▲ chờ số hóa"),
        }
        grid = QGridLayout()
        grid.setSpacing(2 * theme.GRID)
        for at, (name, title) in enumerate(titles.items()):
            frame, inside = card(self)
            row = QHBoxLayout()
            row.setSpacing(theme.GRID)
            row.addWidget(self._numbers[name])
            row.addWidget(label(title, "quiet"), 1)
            inside.addLayout(row)
            grid.addWidget(frame, *divmod(at, COLUMNS))
        frame, inside = card(self)
        top = Qt.AlignmentFlag.AlignTop
        inside.addWidget(label(self.tr("Hồ sơ làm dở"), "title"), 0, top)
        inside.addWidget(self._no_drafts, 0, top)
        inside.addWidget(self._drafts, 1)
        inside.addWidget(self._draft_hint)
        inside.addStretch(0)
        layout = column(self)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(label(self.tr("Hôm nay tại quầy"), "large"))
        layout.addLayout(grid)
        layout.addWidget(self._refused)
        layout.addWidget(self._next)
        columns = QHBoxLayout()
        columns.setSpacing(2 * theme.GRID)
        columns.addWidget(frame, 2)
        columns.addWidget(self._prints, 3)
        columns.addWidget(self._watch, 3)
        layout.addLayout(columns, 1)
        self._next.clicked.connect(self._on_next)
        self._drafts.itemActivated.connect(self._on_draft)

    def _show(self, today: HomeToday) -> None:
        values = {
            "received": today.received,
            "waiting_payment": today.waiting_payment,
            "due_today": today.due_today,
            "late": today.late,
            "unprinted": today.unprinted,
        }
        for name, value in values.items():
            self._numbers[name].setText(str(value))
        self._has_shift = today.shift is not None
        # Until somebody saw the tour to its end the desk is new.
        is_first = self._counter.wiring.shows_tour and not today.received
        new = (
            self.tr("Tiếp nhận hồ sơ đầu tiên (F2)")
            if is_first
            else self.tr("Tiếp nhận hồ sơ mới (F2)")
        )
        self._next.setText(new if self._has_shift else self.tr("Mở ca (Enter)"))
        self._show_drafts(today.drafts)
        draft = left_open(today.drafts, self._counter.now.date()) if self._is_first else None
        self._is_first = False
        if draft is not None and self.isVisible():
            self.left_open.emit(draft)

    def _ask_rest(self) -> None:
        """What waits elsewhere: asked after today's own numbers, which come first."""
        from counter_app.queries.digitisation import ToDigitise
        from counter_app.queries.outbox import CountsForCity

        def show_unsent(counts: CityCounts) -> None:
            self._numbers["unsent"].setText(str(counts.waiting))
            set_state(self._refused, "late" if counts.refused else "")
            words = tr("■ %n hồ sơ bị thành phố từ chối", "", counts.refused)
            self._refused.setText(words if counts.refused else "")
            self._refused.setVisible(bool(counts.refused))

        def show_undigitised(lines: tuple[ToDigitiseLine, ...]) -> None:
            many = "+" if len(lines) > COUNTED_MAX else ""
            self._numbers["undigitised"].setText(f"{min(len(lines), COUNTED_MAX)}{many}")

        self._counter.ask(CountsForCity(), self, show_unsent)
        self._counter.ask(ToDigitise(limit=COUNTED_MAX + 1), self, show_undigitised)

    def _show_drafts(self, drafts: tuple[DraftLine, ...]) -> None:
        self._left = [draft.text for draft in drafts]
        self._drafts.fill(map(self._draft, drafts), names=[draft.draft_id for draft in drafts])
        for one in (self._drafts, self._draft_hint):
            one.setVisible(bool(drafts))
        self._no_drafts.setVisible(not drafts)

    def _draft(self, draft: DraftLine) -> str:
        name, procedure = draft_facts(draft.text)
        at = self.tr("Làm dở lúc {at}").format(at=f"{draft.saved_at:%H:%M %d/%m}")
        return "  ·  ".join(filter(None, (at, name.replace(" ", "\u00a0"), procedure)))

    def _on_next(self) -> None:
        (self.new_wanted if self._has_shift else self.shift_wanted).emit()

    def _on_draft(self, item: QListWidgetItem) -> None:
        self.draft_wanted.emit(self._left[self._drafts.row(item)])
