"""What the citizen is shown: one thing at a time, and nothing of anybody else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import PaymentState

if TYPE_CHECKING:
    from counter_app.commands.payment import PaymentRequest
    from counter_app.queries.payment import PaymentLine


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is being served."""

    counter_name: str = ""


@dataclass(frozen=True, slots=True)
class Papers:
    """The lawful papers with their ticks, what of them is missing and why, and that no other is.

    Until the `questions` are answered nobody can say that the list is whole. `has_slip`: the
    request for what is missing is on paper.
    """

    procedure: str
    papers: tuple[tuple[str, bool], ...]
    missing: tuple[tuple[str, str], ...] = ()
    questions: int = 0
    has_slip: bool = False


class PayStage(StrEnum):
    """Where the money stands, as the citizen is told it."""

    CASH = "cash"
    WAITING = "waiting"
    UNDERPAID = "underpaid"
    RECEIVED = "received"
    SURPLUS = "surplus"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Pay:
    """The amount, its words, and how to pay it; the bank alone makes it received.

    `beside` is what is still due of it, or what came for nothing and goes back. `account` is shown
    to who types a transfer instead of reading a code. `change` is what goes back of notes, once
    enough of them are counted.
    """

    amount: Money
    in_words: str
    reference: str = ""
    stage: PayStage = PayStage.CASH
    at: str = ""
    beside: Money = ZERO
    account: str = ""
    payload: str = ""
    change: Money | None = None

    @property
    def shows_code(self) -> bool:
        """Whether a code may still be read: one of the whole sum is wrong once a part came."""
        return self.stage is PayStage.WAITING and not self.account


def pay_stage(state: PaymentState) -> PayStage:
    """What a request's state says to the citizen; that somebody believed a phone says nothing."""
    if state is PaymentState.CANCELLED:
        return PayStage.CANCELLED
    if state is PaymentState.SURPLUS:
        return PayStage.SURPLUS
    if state is PaymentState.UNDERPAID:
        return PayStage.UNDERPAID
    return PayStage.RECEIVED if state.is_settled else PayStage.WAITING


def pay_page(
    request: PaymentRequest, line: PaymentLine | None, in_words: str, account: str = ""
) -> Pay:
    """A request on the citizen's screen; before the book answers it simply waits."""
    page = Pay(
        request.amount,
        in_words,
        request.reference,
        PayStage.WAITING,
        account=account,
        payload=request.payload,
    )
    if line is None:
        return page
    at = f"{line.settled_at:%H:%M}" if line.settled_at else ""
    stage, beside = pay_stage(line.state), line.rest
    if stage is PayStage.CANCELLED and line.paid:
        # What came for a request that was called off is somebody's money all the same.
        stage, beside = PayStage.SURPLUS, line.paid
    elif stage is PayStage.SURPLUS:
        beside = line.surplus
    return replace(page, stage=stage, at=at, beside=beside)


def dead_page(request: PaymentRequest, line: PaymentLine | None) -> Pay:
    """Of a request that was called off: what came of it in part stays, its code is not to be paid.

    The part is for the same dossier, so nothing of it goes back.
    """
    if line is not None and line.paid:
        return Pay(line.paid, "", request.reference, PayStage.RECEIVED)
    return Pay(request.amount, "", request.reference, PayStage.CANCELLED)


@dataclass(frozen=True, slots=True)
class Done:
    """The code, when to come back, and the way to follow the dossier, until the slip is there."""

    code: str
    due: str
    tracking_url: str
    is_printing: bool = True


@dataclass(frozen=True, slots=True)
class Rating:
    """The slip is there: how was it? Five words, and the way to say so from a phone."""

    code: str
    rating_url: str


CitizenPage = Welcome | Papers | Pay | Done | Rating
