"""The one request to the bank that a visit's money waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.commands.group import CancelGroupPayment
from counter_app.commands.payment import CancelPayment, PaymentRequest
from counter_app.domain.errors import CounterError
from counter_app.domain.payment import Method, PaymentState
from ui.counter import Counter

if TYPE_CHECKING:
    from counter_app.commands.outcome import Command
    from counter_app.ports import Raster
    from counter_app.queries.payment import PaymentLine

POLL_MS = 1_000


def _nothing() -> None:
    """What follows where nothing is wanted."""


@dataclass(slots=True)
class _Asking:
    """A request on its way to the book, which may be out of date before it is there.

    `then` follows its call-off.
    """

    is_outdated: bool = False
    then: Callable[[], None] = _nothing


class BankRequest(QObject):
    """Knows a request that is on its way, waited for, or being called off; one at a time.

    `came`, `drawn` (its code), `worded` (its sum) and `moved` (what the bank said of it) follow a
    request, `failed` brings why there is none; `gone` follows a call-off and brings the request, if
    it was seen, and what the bank had said of it, `stays` brings why not. `known` ends `is_busy`.
    What comes for another dossier than the one in hand is for its draft, but for what was out of
    date by then: that goes from the book at once. `unfit` comes for `came`: it was in the book
    already, and is not for what is owed now.
    """

    came = Signal()
    drawn = Signal()
    worded = Signal()
    moved = Signal()
    failed = Signal(object)
    gone = Signal(object, object)
    stays = Signal(object)
    known = Signal()
    unfit = Signal()

    def __init__(
        self,
        counter: Counter,
        in_hand: Callable[[], str],
        fits: Callable[[PaymentRequest], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._counter = counter
        # The dossier on the screen, and whether a request is for what it owes now.
        self._in_hand = in_hand
        self._fits = fits
        self._request: PaymentRequest | None = None
        self._method = Method.QR
        # Whether the one in hand asks for several dossiers at once.
        self._is_group = False
        self._code: Raster | None = None
        self._line: PaymentLine | None = None
        self._words = ""
        self._asking: _Asking | None = None
        # Called off behind the screen: a draft that comes back too soon may ask for one of them.
        self._dead: set[str] = set()
        # What follows a request that is being called off.
        self._after: Callable[[], None] | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.refresh)

    @property
    def request(self) -> PaymentRequest | None:
        """What is asked for; None until it is in the book."""
        return self._request

    @property
    def method(self) -> Method:
        """How it is to be paid, from the moment it is asked."""
        return self._method

    @property
    def code(self) -> Raster | None:
        """What is scanned."""
        return self._code

    @property
    def line(self) -> PaymentLine | None:
        """What the bank has said of it until now."""
        return self._line

    @property
    def words(self) -> str:
        """Its sum in words: a part has words of its own."""
        return self._words

    @property
    def is_paid(self) -> bool:
        """Whether the money is there."""
        return self._line is not None and self._line.state.is_settled

    @property
    def awaited(self) -> PaymentState | None:
        """Where it stands while the bank has yet to pay it; None where none is waited for."""
        if self._request is None or self.is_paid or self.is_cancelled:
            return None
        return PaymentState.WAITING if self._line is None else self._line.state

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody called it off elsewhere: money for it would be a surplus."""
        return self._line is not None and self._line.state is PaymentState.CANCELLED

    @property
    def is_group(self) -> bool:
        """Whether the one in hand asks for several dossiers at once."""
        return self._is_group

    @property
    def is_leaving(self) -> bool:
        """Whether it is being called off."""
        return self._after is not None

    @property
    def is_busy(self) -> bool:
        """Whether a request is on its way to the book, or out of it."""
        return self._asking is not None or self.is_leaving

    @property
    def is_outdated(self) -> bool:
        """Whether what is asked for is for an old sum or payer, and is about to go."""
        return self.is_leaving or (self._asking is not None and self._asking.is_outdated)

    def ask(
        self, command: Command[PaymentRequest], method: Method, *, is_group: bool = False
    ) -> None:
        """Put a request into the book."""
        self._method = method
        asking = self._asking = _Asking()

        def came(request: PaymentRequest) -> None:
            if self._asking is asking:
                self._asking, self._is_group = None, is_group
                self._on_came(request, asking)
            elif asking.is_outdated:
                # Nobody saw it. If money came for it all the same, the book keeps both.
                self._dead.add(request.payment_id)
                kind = CancelGroupPayment if is_group else CancelPayment
                cancel = kind(request.payment_id)
                self._counter.submit(cancel, self, lambda _none: None, lambda _error: None)

        def failed(error: CounterError) -> None:
            if self._asking is asking:
                self._asking = None
                self.failed.emit(error)
                asking.then()
                self.known.emit()

        self._counter.submit(command, self, came, failed)

    def outdate(self) -> None:
        """Another sum or another payer: one that is on its way goes as soon as it is here."""
        if self._asking is not None:
            self._asking.is_outdated = True
        if self._request is not None:
            self.call_off(_nothing)

    def call_off(self, then: Callable[[], None]) -> None:
        """A request that money came for cannot be called off: then it stays as it is.

        What is wanted while one is being called off waits for that, and the last wish counts. One
        that is on its way goes as soon as it is here.
        """
        if self._request is None and self._asking is not None:
            self._asking.is_outdated, self._asking.then = True, then
            return
        is_first, self._after = self._after is None, then
        if not is_first:
            return
        request = self._request
        assert request is not None
        dossier = self._in_hand()

        def gone(_none: None) -> None:
            if self._in_hand() != dossier:
                return
            # Whichever of the two came first has shown it.
            was_seen = self._code is not None or bool(self._words)
            line = self._line
            self._drop()
            self.gone.emit(request if was_seen else None, line)
            wanted, self._after = self._after, None
            if wanted is not None:
                wanted()
            self.known.emit()

        def stays(error: CounterError) -> None:
            if self._in_hand() != dossier:
                return
            self._after = None
            self.stays.emit(error)
            self.refresh()
            self.known.emit()

        kind = CancelGroupPayment if self._is_group else CancelPayment
        self._counter.submit(kind(request.payment_id), self, gone, stays)

    def refresh(self) -> None:
        """Ask whether the bank's credit has come."""
        if self._request is not None:
            from counter_app.queries.group import GroupPayment
            from counter_app.queries.payment import OnePayment

            kind = GroupPayment if self._is_group else OnePayment
            self._counter.ask(kind(self._request.payment_id), self, self._on_line)

    def forget(self) -> None:
        """For the next citizen; what is in the book stays there."""
        self._asking = self._after = None
        self._drop()

    def _drop(self) -> None:
        self._poll.stop()
        self._words = ""
        self._request = self._code = self._line = None

    def _on_came(self, request: PaymentRequest, asking: _Asking) -> None:
        self._request = request
        if asking.is_outdated:
            self.call_off(asking.then)
            return
        if request.payment_id in self._dead or not self._fits(request):
            self.unfit.emit()
            return
        self.came.emit()
        self._ask_words(request)
        self._counter.draw_qr(request.payload, self, partial(self._on_code, request))
        self.known.emit()

    def _ask_words(self, request: PaymentRequest) -> None:
        from counter_app.queries.payment import AmountInWords

        def show(words: str) -> None:
            if self._request is request:
                self._words = words
                self.worded.emit()

        self._counter.ask(AmountInWords(request.amount), self, show)

    def _on_code(self, request: PaymentRequest, code: Raster) -> None:
        if self._request is request:
            self._code = code
            self.drawn.emit()
            self._poll.start()
            # One that a draft comes back with may be paid: its code is to be paid by nobody.
            self.refresh()

    def _on_line(self, line: PaymentLine | None) -> None:
        if line is None or self._request is None or line.payment_id != self._request.payment_id:
            return
        self._line = line
        if line.state.is_settled:
            self._poll.stop()
        self.moved.emit()
