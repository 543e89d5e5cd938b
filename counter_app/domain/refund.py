"""Money that goes back and receipts that are void: why, who may decide, and how much is left."""

from __future__ import annotations

from enum import StrEnum

from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.identity import UserId
from counter_app.domain.ledger import Account
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import Method


class RefundKind(StrEnum):
    """A refund gives back what was rightly taken; a void says that it never counted."""

    REFUND = "refund"
    VOID = "void"


class RefundState(StrEnum):
    """Granted money of the bank is `due` until somebody notes that it was sent."""

    REQUESTED = "requested"
    DECLINED = "declined"
    DUE = "due"
    DONE = "done"

    @property
    def is_granted(self) -> bool:
        """Whether a second person agreed."""
        return self in GRANTED


GRANTED = (RefundState.DUE, RefundState.DONE)
# What no later request may count on any more.
RESERVED = (RefundState.REQUESTED, *GRANTED)


class RefundWay(StrEnum):
    """Money goes back the way it came; what is booked anew does not move at all."""

    CASH = "cash"
    BANK = "bank"
    STAYS = "stays"

    @classmethod
    def of(cls, method: Method) -> RefundWay:
        """The way back of what came by `method`."""
        return cls.CASH if method is Method.CASH else cls.BANK

    @property
    def account(self) -> Account:
        """Where the money leaves."""
        return Account.CASH_DRAWER if self is RefundWay.CASH else Account.BANK_CONFIRMED


class RefundReason(StrEnum):
    """Why money goes back; the words beside it say more."""

    SURPLUS = "surplus"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    EXEMPT = "exempt"
    WRONG_FEE = "wrong_fee"
    OTHER = "other"


class VoidReason(StrEnum):
    """Why a receipt is void. Its number stays with the reason for ever."""

    WRONG_CONTENT = "wrong_content"
    WRONG_METHOD = "wrong_method"
    WRONG_DOSSIER = "wrong_dossier"
    TAKEN_BY_MISTAKE = "taken_by_mistake"

    @property
    def keeps_money(self) -> bool:
        """Whether the money was right and only the receipt is written again."""
        return self is VoidReason.WRONG_CONTENT


def left(came: Money, reserved: Money) -> Money:
    """What of a payment can still go back."""
    assert reserved <= came, "more went back than ever came"
    return came - reserved


def check_amount(amount: Money, seen: Money, still: Money) -> None:
    """A request is made on what is there: it names the sum its maker saw.

    Raises InputError("money_is_nothing"), StaleError("refund_stale") where the sum is another by
    now, or RuleError("refund_more_than_left").
    """
    if amount <= ZERO:
        raise InputError("money_is_nothing", field="amount")
    if seen != still:
        raise StaleError("refund_stale", seen=seen.dong, left=still.dong)
    if amount > still:
        raise RuleError("refund_more_than_left", left=still.dong)


def check_people(
    kind: RefundKind, requester: UserId, maker: UserId, decider: UserId | None = None
) -> None:
    """Two different people decide, and who took the money is not the second of them.

    A void takes two people who both had no hand in the receipt. Raises
    NotAllowed("other_person_needed").
    """
    if decider is not None and decider in (requester, maker):
        raise NotAllowed("other_person_needed")
    if kind is RefundKind.VOID and requester == maker:
        raise NotAllowed("other_person_needed")
