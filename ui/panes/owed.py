"""What of a bill is still to be asked for, where money came for an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import CounterError
from counter_app.domain.money import ZERO, Money
from ui import formats, theme
from ui.counter import Counter

if TYPE_CHECKING:
    from counter_app.domain.fee import FeeBill
    from counter_app.queries.payment import RestOfBill, RestShown

# What each dossier of the visit owes, by its id.
Dues = tuple[tuple[str, Money], ...]


class Owed(QObject):
    """Knows the bill in hand, and of the book what came for it, the request in hand aside.

    `told` brings what the book has, `failed` why nobody knows; until then what came for the bill
    before counts.
    """

    told = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject) -> None:
        super().__init__(parent)
        self._counter = counter
        self._bill: FeeBill | None = None
        self._dues: Dues = ()
        self._bill_in_words = ""
        self._awaited: RestOfBill | None = None
        self._shown: RestShown | None = None
        # Whether that is of this bill, and why there is nothing of it.
        self._is_new = True
        self._error: CounterError | None = None

    @property
    def bill(self) -> FeeBill | None:
        """What is owed in all; None: nobody knows."""
        return self._bill

    @property
    def paid(self) -> Money:
        """What came for a bill of this visit."""
        return ZERO if self._shown is None else self._shown.paid

    @property
    def rests(self) -> tuple[Money, ...]:
        """What each dossier of the visit still owes."""
        if self._shown is None or self._is_new:
            return tuple(due for _dossier_id, due in self._dues)
        return self._shown.rests

    @property
    def rest(self) -> Money:
        """What the way that is chosen is for."""
        if self._bill is None:
            return ZERO
        if self._is_new:
            return max(self._bill.total - self.paid, ZERO)
        return Money.total(self.rests)

    @property
    def in_words(self) -> str:
        """The rest as a receipt writes it; nothing as long as nobody wrote it."""
        if not self.paid:
            return self._bill_in_words
        return "" if self._shown is None or self._is_new else self._shown.in_words

    @property
    def is_asking(self) -> bool:
        """Whether the book is being asked."""
        return self._awaited is not None

    @property
    def error(self) -> CounterError | None:
        """Why nobody knows what came."""
        return self._error

    def summary(self, came: Money, paid: Money) -> str:
        """What came and what it leaves, for the clerk; nothing where nothing came before.

        `came` are for the request in hand, and `paid` what of it counts.
        """
        bill, shown = self._bill, self._shown
        if bill is None or not bill.is_settled or shown is None or not shown.came:
            return ""
        all_came, rest = shown.came + came, max(self.rest - paid, ZERO)
        over = max(all_came - (bill.total - rest), ZERO)
        if rest and over:
            words = self.tr("{mark} Đã nhận {came}, thừa {over} sẽ hoàn, còn phải thu {rest}")
        elif rest:
            words = self.tr("{mark} Đã nhận {came}, còn phải thu {rest}")
        elif over:
            words = self.tr("{mark} Đã nhận {came}, không phải thu thêm; thừa {over}, sẽ hoàn")
        else:
            words = self.tr("{mark} Đã nhận đủ {came}, không phải thu thêm")
        return words.format(
            mark=theme.DONE,
            came=formats.money(all_came),
            over=formats.money(over),
            rest=formats.money(rest),
        )

    def owe(self, bill: FeeBill, in_words: str, dues: Dues) -> None:
        """Another bill, its sum in words, and whose it is."""
        self._bill, self._bill_in_words, self._dues = bill, in_words, dues
        self._is_new = True

    def lose_bill(self) -> None:
        """Nobody knows what is owed; what came is known all the same."""
        self._bill = self._awaited = self._error = None

    def forget(self) -> None:
        """For the next citizen."""
        self.lose_bill()
        self._shown, self._dues = None, ()

    def look_up(self, besides: Sequence[str]) -> None:
        """Ask what came by now, the payments in hand aside; an older question is dropped."""
        if self._bill is None:
            return
        from counter_app.queries.payment import RestOfBill

        self._error = None
        awaited = self._awaited = RestOfBill(self._dues, tuple(besides))

        def ends(then: Callable[[], None]) -> None:
            if self._awaited is awaited:
                self._awaited = None
                then()

        def show(shown: RestShown) -> None:
            self._shown, self._is_new = shown, False
            self.told.emit()

        def fail(error: CounterError) -> None:
            self._error = error
            self.failed.emit(error)

        self._counter.ask(
            awaited,
            self,
            lambda shown: ends(lambda: show(shown)),
            lambda error: ends(lambda: fail(error)),
        )
