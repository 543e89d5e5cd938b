"""What of a bill is still to be asked for, where money came for an earlier one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import CounterError
from counter_app.domain.money import ZERO, Money
from ui import formats, theme
from ui.counter import Counter
from ui.forms.intake import IntakeForm

if TYPE_CHECKING:
    from counter_app.domain.fee import FeeBill
    from counter_app.queries.payment import RestOfBill, RestShown


class Owed(QObject):
    """Knows the bill in hand and asks the book what came for it, the request in hand aside.

    `told` brings what there is to know of it, `failed` why there is nothing; until then what came
    for the bill before counts. A group's request is for all of its dossiers, and none of them is
    paid in parts: nothing is asked for one.
    """

    told = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject) -> None:
        super().__init__(parent)
        self._counter = counter
        self._bill: FeeBill | None = None
        self._awaited: RestOfBill | None = None
        self._words = self._rest_words = ""
        self.paid = ZERO

    @property
    def bill(self) -> FeeBill | None:
        """What is owed for the dossier in all; None: nobody knows."""
        return self._bill

    @property
    def rest(self) -> Money:
        """What the way that is chosen is for."""
        return ZERO if self._bill is None else max(self._bill.total - self.paid, ZERO)

    @property
    def in_words(self) -> str:
        """The rest as a receipt writes it."""
        return self._rest_words if self.paid else self._words

    @property
    def is_asking(self) -> bool:
        """Whether the book is being asked."""
        return self._awaited is not None

    @property
    def words(self) -> str:
        """What came and what it leaves, for the clerk; nothing where nothing came."""
        if self._bill is None or not self.paid:
            return ""
        over = max(self.paid - self._bill.total, ZERO)
        if self.rest:
            words = self.tr("{mark} Đã nhận {paid}, còn phải thu {rest}")
        elif over:
            words = self.tr("{mark} Đã nhận {paid}, không phải thu thêm; thừa {over}, sẽ hoàn")
        else:
            words = self.tr("{mark} Đã nhận đủ {paid}, không phải thu thêm")
        paid, rest = formats.money(self.paid), formats.money(self.rest)
        return words.format(mark=theme.DONE, paid=paid, rest=rest, over=formats.money(over))

    def owe(self, bill: FeeBill, words: str) -> None:
        """Another bill; `words` are those of its sum."""
        self._bill, self._words = bill, words

    def lose_bill(self) -> None:
        """Nobody knows what is owed; what came is known all the same."""
        self._bill = self._awaited = None

    def forget(self) -> None:
        """For the next citizen."""
        self.lose_bill()
        self.paid, self._words, self._rest_words = ZERO, "", ""

    def ask(self, form: IntakeForm) -> None:
        """What came for the bill by now; what was asked before is not waited for any more."""
        if self._bill is None:
            return
        if form.is_group:
            self._awaited = None
            self.paid = ZERO
            self.told.emit()
            return
        from counter_app.queries.payment import RestOfBill

        awaited = self._awaited = RestOfBill(form.dossier_id, self._bill.total, form.payment_id)

        def ends(then: Callable[[], None]) -> None:
            if self._awaited is awaited:
                self._awaited = None
                then()

        def show(shown: RestShown) -> None:
            self.paid, self._rest_words = shown.paid, shown.in_words
            self.told.emit()

        def fail(error: CounterError) -> None:
            self.failed.emit(error)

        self._counter.ask(
            awaited, self, lambda shown: ends(lambda: show(shown)), lambda e: ends(lambda: fail(e))
        )
