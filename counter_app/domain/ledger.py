"""Money as a double-entry ledger: append-only transfers between a handful of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.money import Money


class Account(StrEnum):
    """Where money stands. A positive balance of an asset is what the office holds or is owed."""

    RECEIVABLE = "receivable"
    FEE_DUE = "fee_due"
    CHARGE_DUE = "charge_due"
    CASH_DRAWER = "cash_drawer"
    BANK_CONFIRMED = "bank_confirmed"
    SURPLUS = "surplus"
    FLOAT = "float"
    DIFFERENCE = "difference"


class Code(StrEnum):
    """Why money moved."""

    FEE = "fee"
    CHARGE = "charge"
    CASH = "cash"
    BANK = "bank"
    BANK_SURPLUS = "bank_surplus"
    FLOAT_IN = "float_in"
    COUNT_SHORT = "count_short"
    COUNT_OVER = "count_over"


@dataclass(frozen=True, slots=True)
class Transfer:
    """`amount` moves from account `credit` to account `debit`; never changed, only reversed."""

    debit: Account
    credit: Account
    amount: Money
    code: Code

    def __post_init__(self) -> None:
        assert self.amount.dong > 0
        assert self.debit is not self.credit


def balance(transfers: Iterable[Transfer], account: Account) -> Money:
    """Debits less credits of one account."""
    total = 0
    for transfer in transfers:
        if transfer.debit is account:
            total += transfer.amount.dong
        if transfer.credit is account:
            total -= transfer.amount.dong
    return Money(total)


def fees_owed(fee: Money, charge: Money) -> tuple[Transfer, ...]:
    """What a dossier owes, phí and lệ phí apart. Nothing owed is no transfer at all."""
    owed = (
        (Account.FEE_DUE, fee, Code.FEE),
        (Account.CHARGE_DUE, charge, Code.CHARGE),
    )
    return tuple(
        Transfer(Account.RECEIVABLE, account, amount, code)
        for account, amount, code in owed
        if amount
    )


def cash_taken(amount: Money) -> tuple[Transfer, ...]:
    """Cash that stays in the drawer after the change is given."""
    return (Transfer(Account.CASH_DRAWER, Account.RECEIVABLE, amount, Code.CASH),)


def bank_credited(amount: Money, still_due: Money) -> tuple[Transfer, ...]:
    """A bank credit for a request of which `still_due` is open; what is too much is surplus."""
    settles = min(amount, still_due)
    rest = amount - settles
    transfers = []
    if settles:
        transfers.append(Transfer(Account.BANK_CONFIRMED, Account.RECEIVABLE, settles, Code.BANK))
    if rest:
        transfers.append(Transfer(Account.BANK_CONFIRMED, Account.SURPLUS, rest, Code.BANK_SURPLUS))
    return tuple(transfers)


def float_opened(amount: Money) -> tuple[Transfer, ...]:
    """The change a shift starts with; an empty drawer is no transfer."""
    if not amount:
        return ()
    return (Transfer(Account.CASH_DRAWER, Account.FLOAT, amount, Code.FLOAT_IN),)


def drawer_counted(difference: Money) -> tuple[Transfer, ...]:
    """Counted less expected, booked so that the drawer and the book agree again."""
    if not difference:
        return ()
    if difference.dong > 0:
        return (Transfer(Account.CASH_DRAWER, Account.DIFFERENCE, difference, Code.COUNT_OVER),)
    return (Transfer(Account.DIFFERENCE, Account.CASH_DRAWER, -difference, Code.COUNT_SHORT),)


def float_returned(amount: Money) -> tuple[Transfer, ...]:
    """The drawer is emptied into the safe at closing, so the next shift counts its own float."""
    if not amount:
        return ()
    return (Transfer(Account.FLOAT, Account.CASH_DRAWER, amount, Code.FLOAT_IN),)
