"""Money as a double-entry ledger: append-only transfers between a handful of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.money import Money


class Account(StrEnum):
    """Where money stands. A positive balance of an asset is what the office holds or is owed.

    A dossier's `RECEIVABLE` and `BANK_AWAITING` together are what it still owes: the second is
    the part that a request was made for, and no more than that. `FLOAT` is the safe behind the
    drawer, `REFUND_DUE` what was granted and has not gone back yet.
    """

    RECEIVABLE = "receivable"
    FEE_DUE = "fee_due"
    CHARGE_DUE = "charge_due"
    CASH_DRAWER = "cash_drawer"
    BANK_AWAITING = "bank_awaiting"
    BANK_CONFIRMED = "bank_confirmed"
    SURPLUS = "surplus"
    REFUND_DUE = "refund_due"
    TREASURY_DEPOSIT = "treasury_deposit"
    FLOAT = "float"
    DIFFERENCE = "difference"


class Code(StrEnum):
    """Why money moved."""

    FEE = "fee"
    CHARGE = "charge"
    ASKED = "asked"
    CALLED_OFF = "called_off"
    CASH = "cash"
    BANK = "bank"
    BANK_SURPLUS = "bank_surplus"
    SURPLUS_FOUND = "surplus_found"
    SURPLUS_LAID = "surplus_laid"
    UNDONE = "undone"
    REFUND_GRANTED = "refund_granted"
    VOIDED = "voided"
    BOOKED_AGAIN = "booked_again"
    CASH_REFUND = "cash_refund"
    BANK_REFUND = "bank_refund"
    FLOAT_IN = "float_in"
    CASH_IN = "cash_in"
    CASH_OUT = "cash_out"
    TREASURY = "treasury"
    COUNT_SHORT = "count_short"
    COUNT_OVER = "count_over"
    OPENED_AGAIN = "opened_again"


class CashMove(StrEnum):
    """Which way cash moves between fees: from the safe, to the safe, to the State Treasury."""

    IN = "in"
    OUT = "out"
    TREASURY = "treasury"


_MOVES = {
    CashMove.IN: (Account.CASH_DRAWER, Account.FLOAT, Code.CASH_IN),
    CashMove.OUT: (Account.FLOAT, Account.CASH_DRAWER, Code.CASH_OUT),
    CashMove.TREASURY: (Account.TREASURY_DEPOSIT, Account.CASH_DRAWER, Code.TREASURY),
}


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


def bank_asked(amount: Money) -> tuple[Transfer, ...]:
    """A request was made: this much is expected of the bank, and is as unpaid as before."""
    return (Transfer(Account.BANK_AWAITING, Account.RECEIVABLE, amount, Code.ASKED),)


def bank_called_off(awaiting: Money) -> tuple[Transfer, ...]:
    """Nothing more is expected of a request; what it asked for is open again."""
    if not awaiting:
        return ()
    return (Transfer(Account.RECEIVABLE, Account.BANK_AWAITING, awaiting, Code.CALLED_OFF),)


def bank_credited(amount: Money, still_due: Money, awaiting: Money) -> tuple[Transfer, ...]:
    """A bank credit for a request of which `still_due` is open; what is too much is surplus.

    `awaiting` is what the book expects of the request; one made by an older program expects 0 đ,
    and settles what the dossier owes itself.
    """
    settles = min(amount, still_due)
    awaited = min(settles, awaiting)
    parts = (
        (Account.BANK_AWAITING, awaited, Code.BANK),
        (Account.RECEIVABLE, settles - awaited, Code.BANK),
        (Account.SURPLUS, amount - settles, Code.BANK_SURPLUS),
    )
    return tuple(
        Transfer(Account.BANK_CONFIRMED, account, part, code)
        for account, part, code in parts
        if part
    )


def surplus_found(amount: Money) -> tuple[Transfer, ...]:
    """Money that came for more than is owed in the end."""
    return (Transfer(Account.RECEIVABLE, Account.SURPLUS, amount, Code.SURPLUS_FOUND),)


def undone(transfer: Transfer) -> Transfer:
    """The same money the other way; the transfer itself stays as it was written."""
    return Transfer(transfer.credit, transfer.debit, transfer.amount, Code.UNDONE)


def surplus_laid(amount: Money, awaiting: Money) -> tuple[Transfer, ...]:
    """What was surplus beside a credit that is undone pays in its stead."""
    awaited = min(amount, awaiting)
    parts = ((Account.BANK_AWAITING, awaited), (Account.RECEIVABLE, amount - awaited))
    return tuple(
        Transfer(Account.SURPLUS, account, part, Code.SURPLUS_LAID)
        for account, part in parts
        if part
    )


def refund_granted(surplus: Money, fee: Money, charge: Money) -> tuple[Transfer, ...]:
    """What is to go back: of a surplus, of phí, of lệ phí; what was owed is owed no longer."""
    parts = ((Account.SURPLUS, surplus), (Account.FEE_DUE, fee), (Account.CHARGE_DUE, charge))
    return tuple(
        Transfer(account, Account.REFUND_DUE, part, Code.REFUND_GRANTED)
        for account, part in parts
        if part
    )


def payment_undone(amount: Money) -> tuple[Transfer, ...]:
    """A payment never counted: its money is to go back, and the dossier owes it again."""
    return (Transfer(Account.RECEIVABLE, Account.REFUND_DUE, amount, Code.VOIDED),)


def payment_moved(amount: Money, account: Account) -> tuple[Transfer, ...]:
    """The money of a payment that is booked anew under another receipt: it never left."""
    return (Transfer(Account.RECEIVABLE, account, amount, Code.VOIDED),)


def payment_booked(amount: Money, account: Account) -> tuple[Transfer, ...]:
    """The same money, booked under its new payment."""
    return (Transfer(account, Account.RECEIVABLE, amount, Code.BOOKED_AGAIN),)


def refund_paid(amount: Money, account: Account) -> tuple[Transfer, ...]:
    """What was granted left the drawer or the bank."""
    code = Code.CASH_REFUND if account is Account.CASH_DRAWER else Code.BANK_REFUND
    return (Transfer(Account.REFUND_DUE, account, amount, code),)


def cash_moved(move: CashMove, amount: Money) -> tuple[Transfer, ...]:
    """Cash that was put into the drawer or taken out of it, no fee among it."""
    debit, credit, code = _MOVES[move]
    return (Transfer(debit, credit, amount, code),)


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


def closing_undone(counted: Money, difference: Money) -> tuple[Transfer, ...]:
    """A closed shift opens again: its drawer holds what the book expected before the count."""
    return tuple(
        Transfer(one.credit, one.debit, one.amount, Code.OPENED_AGAIN)
        for one in (*float_returned(counted), *drawer_counted(difference))
    )
