"""Money to look at: came twice, beside its dossier, or not at all; Enter opens the evidence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import formats, theme
from ui.counter import Counter
from ui.language import tr
from ui.widgets.items import Items
from ui.widgets.labels import card, label
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.watch import WatchCard

LOOKED_BACK = timedelta(days=30)
_KINDS = {
    "paid_twice": (theme.SOON, said("Nộp hai lần")),
    "paid_too_much": (theme.SOON, said("Nộp thừa")),
    "cash_after_qr": (theme.SOON, said("Thu tiền mặt sau khi đã đưa mã QR")),
    "credit_without_dossier": (theme.LATE, said("Tiền về không có hồ sơ")),
    "other_account": (theme.SOON, said("Tiền vào tài khoản khác của đơn vị")),
    "qr_never_paid": (theme.WAITING, said("Đã đưa mã, chưa thấy tiền")),
}
_NOT_RECEIVED = said("Tiền đã khớp, hồ sơ chưa tiếp nhận")


class WatchPane(QWidget):
    """`opened` brings the dossier's code of a card; `credit_wanted` those without a dossier."""

    opened = Signal(str)
    credit_wanted = Signal()

    def __init__(self, counter: Counter, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._cards: tuple[WatchCard, ...] = ()
        self._title = label("", "title", name=f"{name}_title")
        self._nothing = label(self.tr("Không có khoản nào cần xem."), "quiet", name=f"{name}_none")
        self._list = Items(self, name, self.tr("Tiền cần xem lại"))
        frame, inside = card(self)
        top = Qt.AlignmentFlag.AlignTop
        inside.addWidget(self._title, 0, top)
        inside.addWidget(self._nothing, 0, top)
        inside.addWidget(self._list, 1)
        self._hint = label(self.tr("Enter: mở chứng cứ"), "quiet")
        inside.addWidget(self._hint)
        inside.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self._list.itemActivated.connect(lambda _item: self._open())
        self._show(())

    def refresh(self) -> None:
        """Ask what is to be looked at."""
        from counter_app.queries.watch import MoneyWatch

        self._counter.ask(MoneyWatch(self._counter.now - LOOKED_BACK), self, self._show)

    def _show(self, cards: tuple[WatchCard, ...]) -> None:
        self._cards = cards
        names = [(one.kind, one.since, one.payment_ids, one.credits) for one in cards]
        self._list.fill(map(self._words, cards), names=names)
        for one in (self._list, self._hint):
            one.setVisible(bool(cards))
        self._nothing.setVisible(not cards)
        self._title.setText(tr("Tiền cần xem lại: %n", "", len(cards)))

    def _words(self, one: WatchCard) -> str:
        mark, words = _KINDS[one.kind]
        if one.kind == "credit_without_dossier" and one.payment_ids:
            # Laid by code or by a person, on a bill whose dossier nobody received yet.
            words = _NOT_RECEIVED
        age = formats.ago(max(0, int((self._counter.now - one.since).total_seconds())))
        code = f"\n{formats.short_code(one.dossier_code)}" if one.dossier_code else ""
        return f"{mark} {tr(words)}  ·  {formats.money(one.amount)}  ·  {age}{code}"

    def _open(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._cards):
            return
        code = self._cards[row].dossier_code
        if code is not None:
            self.opened.emit(code)
        elif self._cards[row].credits:
            self.credit_wanted.emit()
