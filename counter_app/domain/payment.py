"""A payment: how it is tendered, the states it can be in, what a credit makes of it, the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from counter_app.domain.errors import InputError
from counter_app.domain.money import ZERO, Money
from counter_app.domain.person import parse_name

if TYPE_CHECKING:
    from counter_app.domain.shift import DrawerCount

PAYER_ID_LENGTHS = (10, 12, 13)


class Method(StrEnum):
    """How money came."""

    NONE = "none"
    CASH = "cash"
    QR = "qr"
    TRANSFER = "transfer"


class PaymentState(StrEnum):
    """A request is never paid by being shown; only a credit of the bank or cash pays it."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    PAID = "paid"
    PAID_LATE = "paid_late"
    UNDERPAID = "underpaid"
    SURPLUS = "surplus"
    CANCELLED = "cancelled"

    @property
    def is_settled(self) -> bool:
        """Whether the whole amount due is there."""
        return self in (PaymentState.PAID, PaymentState.PAID_LATE, PaymentState.SURPLUS)

    @property
    def is_open(self) -> bool:
        """Whether the bank's word is still awaited."""
        return self in OPEN


OPEN = (PaymentState.WAITING, PaymentState.CLAIMED, PaymentState.UNDERPAID)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bill that one payment is to bear; never more than the rest, so never a fee."""

    amount: Money

    def __post_init__(self) -> None:
        if self.amount.dong <= 0:
            raise InputError("money_is_nothing", field="share")

    def within(self, rest: Money) -> Money:
        """The part; raises InputError("share_too_large") above the rest."""
        if self.amount > rest:
            raise InputError("share_too_large", field="share", rest=rest.dong)
        return self.amount


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays and is named on the receipt, where that is not the applicant."""

    name: str
    id_number: str | None = None

    @classmethod
    def parse(cls, name: str, id_number: str = "") -> Payer:
        """As typed: a name, and an id number or a tax code where one is given.

        Raises InputError("payer_name_missing"), InputError("name_wrong") or
        InputError("payer_id_wrong").
        """
        digits = id_number.replace(" ", "").replace("-", "")
        if digits and not (
            digits.isascii() and digits.isdigit() and len(digits) in PAYER_ID_LENGTHS
        ):
            raise InputError("payer_id_wrong", field="payer_id")
        if not name.strip():
            raise InputError("payer_name_missing", field="payer_name")
        return cls(parse_name(name), digits or None)


@dataclass(frozen=True, slots=True)
class CashTender:
    """Notes handed over the counter, for the whole rest or for a `share` of it.

    `notes` are counted where the form counts them, and then make up what was handed over.
    """

    tendered: Money
    share: Share | None = None
    notes: DrawerCount | None = None

    def __post_init__(self) -> None:
        if self.notes is not None and self.notes.total != self.tendered:
            raise InputError("notes_differ", field="notes", counted=self.notes.total.dong)

    def change(self, due: Money) -> Money:
        """What goes back; raises InputError("tendered_too_little") when it does not cover `due`."""
        if self.tendered < due:
            raise InputError(
                "tendered_too_little", field="tendered", missing=(due - self.tendered).dong
            )
        return self.tendered - due


@dataclass(frozen=True, slots=True)
class QrTender:
    """A request that the citizen was shown, as QR or for a transfer; the bank alone settles it."""

    payment_id: str


@dataclass(frozen=True, slots=True)
class NoTender:
    """Nothing is owed."""


@dataclass(frozen=True, slots=True)
class SplitTender:
    """Several payments of one dossier; with `rest_later` they are an advance on its bill."""

    parts: tuple[CashTender | QrTender, ...]
    rest_later: bool = False


Tender = CashTender | QrTender | NoTender | SplitTender


@dataclass(frozen=True, slots=True)
class Charge:
    """What one payment bears of its dossier's bill, and what came for it."""

    state: PaymentState
    due: Money
    came: Money

    @property
    def settled(self) -> Money:
        """What came, up to what is due."""
        return ZERO if self.state is PaymentState.CANCELLED else min(self.came, self.due)

    @property
    def waiting(self) -> Money:
        """What is still expected of the bank."""
        return self.due - self.came if self.state.is_open and self.came < self.due else ZERO


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a dossier's money stands: due = paid + waiting + rest, to the đồng.

    `due` is the bill less what was given back of it; nobody is asked for more than the rest.
    """

    due: Money
    paid: Money
    waiting: Money

    @classmethod
    def of(cls, bill: Money, charges: Iterable[Charge], given_back: Money = ZERO) -> Standing:
        """From the bill, all payments, and what fees were given back of them."""
        kept = tuple(charges)
        paid = Money.total(charge.settled for charge in kept) - given_back
        return cls(bill - given_back, paid, Money.total(charge.waiting for charge in kept))

    @property
    def rest(self) -> Money:
        """What no payment bears yet."""
        return self.due - self.paid - self.waiting

    @property
    def is_settled(self) -> bool:
        """Whether nothing is owed any more."""
        return self.paid == self.due


def allocated(lines: Sequence[Money], taken: Sequence[Money], amount: Money) -> tuple[Money, ...]:
    """What a receipt of `amount` is for: the bill's lines in their order, less what was `taken`.

    The parts add up to the amount; a receipt that no line is left for is our own mistake.
    """
    parts, rest = [], amount
    for line, gone in zip(lines, taken, strict=True):
        part = min(rest, line - gone)
        assert part >= ZERO, "a line was receipted twice"
        parts.append(part)
        rest -= part
    assert not rest, "a receipt for more than the bill"
    return tuple(parts)


def state_after_credit(
    due: Money, paid: Money, *, was_settled: bool, is_cancelled: bool, is_issued: bool
) -> PaymentState:
    """What a request is once `paid` in all has come for it; tolerance is 0 đ.

    Money for a cancelled or already settled request is surplus. `is_issued` says that the dossier
    went out before its money came, which makes the payment late.
    """
    if is_cancelled or was_settled or paid > due:
        return PaymentState.SURPLUS
    if paid < due:
        return PaymentState.UNDERPAID
    return PaymentState.PAID_LATE if is_issued else PaymentState.PAID


def state_after_undo(due: Money, paid: Money, *, is_cancelled: bool, is_late: bool) -> PaymentState:
    """What a request is once a credit is taken from it and `paid` in all is left.

    A claim from before does not come back: whoever believed a phone was answered by this money.
    """
    if is_cancelled or not due:
        return PaymentState.CANCELLED
    if not paid:
        return PaymentState.WAITING
    return state_after_credit(due, paid, was_settled=False, is_cancelled=False, is_issued=is_late)
