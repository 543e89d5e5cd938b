"""Each event of money moves what it says between the accounts it says, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import ledger
from counter_app.domain.errors import RuleError
from counter_app.domain.ledger import Account, CashMove, Code, Transfer, balance
from counter_app.domain.money import ZERO, Money
from counter_app.domain.numbering import (
    Block,
    Series,
    cash_move_number,
    period,
    receipt_number,
    receipt_symbol,
    refund_number,
    station_block,
)

M = Money(7)
R, F, C = Account.RECEIVABLE, Account.FEE_DUE, Account.CHARGE_DUE
CASH, WAIT, BANK = Account.CASH_DRAWER, Account.BANK_AWAITING, Account.BANK_CONFIRMED
OVER, BACK = Account.SURPLUS, Account.REFUND_DUE
SAFE, GAP, STATE = Account.FLOAT, Account.DIFFERENCE, Account.TREASURY_DEPOSIT

Event = Callable[[], tuple[Transfer, ...]]
# What moved (from, to, why) in each event.
EVENTS: dict[str, tuple[Event, list[tuple[Account, Account, Code]]]] = {
    "fee and charge": (
        lambda: ledger.fees_owed(M, M),
        [(F, R, Code.FEE), (C, R, Code.CHARGE)],
    ),
    "fee alone": (lambda: ledger.fees_owed(M, ZERO), [(F, R, Code.FEE)]),
    "free": (lambda: ledger.fees_owed(ZERO, ZERO), []),
    "asked": (lambda: ledger.bank_asked(M), [(R, WAIT, Code.ASKED)]),
    "called off": (lambda: ledger.bank_called_off(M), [(WAIT, R, Code.CALLED_OFF)]),
    "called off, nothing awaited": (lambda: ledger.bank_called_off(ZERO), []),
    "cash": (lambda: ledger.cash_taken(M), [(R, CASH, Code.CASH)]),
    "credited": (lambda: ledger.bank_credited(M, M, M), [(WAIT, BANK, Code.BANK)]),
    "credited, an older request": (
        lambda: ledger.bank_credited(M, M, ZERO),
        [(R, BANK, Code.BANK)],
    ),
    "credited for nothing": (
        lambda: ledger.bank_credited(M, ZERO, ZERO),
        [(OVER, BANK, Code.BANK_SURPLUS)],
    ),
    "surplus found": (lambda: ledger.surplus_found(M), [(OVER, R, Code.SURPLUS_FOUND)][::-1]),
    "surplus laid": (lambda: ledger.surplus_laid(M, M), [(WAIT, OVER, Code.SURPLUS_LAID)]),
    "surplus laid, an older request": (
        lambda: ledger.surplus_laid(M, ZERO),
        [(R, OVER, Code.SURPLUS_LAID)],
    ),
    "no surplus laid": (lambda: ledger.surplus_laid(ZERO, M), []),
    "refund": (
        lambda: ledger.refund_granted(M, M, M),
        [
            (BACK, OVER, Code.REFUND_GRANTED),
            (BACK, F, Code.REFUND_GRANTED),
            (BACK, C, Code.REFUND_GRANTED),
        ],
    ),
    "refund of nothing": (lambda: ledger.refund_granted(ZERO, ZERO, ZERO), []),
    "undone": (lambda: ledger.payment_undone(M), [(BACK, R, Code.VOIDED)]),
    "moved": (lambda: ledger.payment_moved(M, CASH), [(CASH, R, Code.VOIDED)]),
    "booked": (lambda: ledger.payment_booked(M, BANK), [(R, BANK, Code.BOOKED_AGAIN)]),
    "paid back in cash": (lambda: ledger.refund_paid(M, CASH), [(CASH, BACK, Code.CASH_REFUND)]),
    "sent back": (lambda: ledger.refund_paid(M, BANK), [(BANK, BACK, Code.BANK_REFUND)]),
    "cash in": (lambda: ledger.cash_moved(CashMove.IN, M), [(SAFE, CASH, Code.CASH_IN)]),
    "cash out": (lambda: ledger.cash_moved(CashMove.OUT, M), [(CASH, SAFE, Code.CASH_OUT)]),
    "treasury": (lambda: ledger.cash_moved(CashMove.TREASURY, M), [(CASH, STATE, Code.TREASURY)]),
    "float": (lambda: ledger.float_opened(M), [(SAFE, CASH, Code.FLOAT_IN)]),
    "no float": (lambda: ledger.float_opened(ZERO), []),
    "float back": (lambda: ledger.float_returned(M), [(CASH, SAFE, Code.FLOAT_IN)]),
    "no float back": (lambda: ledger.float_returned(ZERO), []),
    "count over": (lambda: ledger.drawer_counted(M), [(GAP, CASH, Code.COUNT_OVER)]),
    "count short": (lambda: ledger.drawer_counted(-M), [(CASH, GAP, Code.COUNT_SHORT)]),
    "opened again": (
        lambda: ledger.closing_undone(M, -M),
        [(SAFE, CASH, Code.OPENED_AGAIN), (GAP, CASH, Code.OPENED_AGAIN)],
    ),
    "opened again, the drawer was empty": (
        lambda: ledger.closing_undone(ZERO, M),
        [(CASH, GAP, Code.OPENED_AGAIN)],
    ),
    "opened again, nothing was in it": (lambda: ledger.closing_undone(ZERO, ZERO), []),
    "count right": (lambda: ledger.drawer_counted(ZERO), []),
}


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_moves_what_it_says(name: str) -> None:
    event, expected = EVENTS[name]

    transfers = event()

    assert [(one.credit, one.debit, one.code) for one in transfers] == expected
    assert all(one.amount == M for one in transfers)


def test_a_single_dong_too_many_in_the_drawer_is_booked() -> None:
    expected = (Transfer(CASH, GAP, Money(1), Code.COUNT_OVER),)

    assert ledger.drawer_counted(Money(1)) == expected


@given(st.integers(1, 300), st.integers(0, 300), st.integers(0, 300))
def test_a_credit_settles_what_is_due_and_leaves_the_rest(
    amount: int, due: int, awaiting: int
) -> None:
    transfers = ledger.bank_credited(Money(amount), Money(due), Money(awaiting))

    settled = min(amount, due)
    assert balance(transfers, BANK) == Money(amount)
    assert balance(transfers, OVER) == Money(settled - amount)
    assert balance(transfers, WAIT) == Money(-min(settled, awaiting))
    assert Money.total(balance(transfers, account) for account in Account) == ZERO


@given(st.integers(1, 300), st.integers(0, 300))
def test_surplus_pays_what_is_awaited_first(amount: int, awaiting: int) -> None:
    transfers = ledger.surplus_laid(Money(amount), Money(awaiting))

    assert balance(transfers, OVER) == Money(amount)
    assert balance(transfers, WAIT) == Money(-min(amount, awaiting))
    assert balance(transfers, R) == Money(min(amount, awaiting) - amount)


@pytest.mark.parametrize("name", EVENTS)
def test_what_is_undone_leaves_every_account_as_it_was(name: str) -> None:
    transfers = EVENTS[name][0]()

    opposite = [ledger.undone(one) for one in transfers]

    both = [*transfers, *opposite]
    assert all(balance(both, account) == ZERO for account in Account)
    assert {one.code for one in opposite} <= {Code.UNDONE}


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_a_refund_is_due_to_the_dong(surplus: int, fee: int, charge: int) -> None:
    transfers = ledger.refund_granted(Money(surplus), Money(fee), Money(charge))

    assert balance(transfers, BACK) == Money(-(surplus + fee + charge))
    assert balance(transfers, OVER) == Money(surplus)
    assert (balance(transfers, F), balance(transfers, C)) == (Money(fee), Money(charge))


@pytest.mark.parametrize(("debit", "amount"), [(R, 1), (CASH, 0), (CASH, -1)])
def test_a_transfer_has_two_sides_and_a_sum(debit: Account, amount: int) -> None:
    with pytest.raises(AssertionError):
        Transfer(debit, R, Money(amount), Code.CASH)


def test_numbers_stay_in_the_stations_block_and_end_with_it() -> None:
    block = station_block(Series.RECEIPT, 126)

    assert (block.number(0), block.number(9_998)) == (1_260_001, 1_269_999)
    assert station_block(Series.REFERENCE, 126) == Block(12_600_000, 12_699_999)
    assert station_block(Series.RECEIPT, 127).first == block.last + 2
    with pytest.raises(RuleError) as refusal:
        block.number(9_999)
    assert refusal.value == RuleError("numbers_used_up", first=1_260_001, last=1_269_999)
    assert station_block(Series.RECEIPT, 1).first == 10_001
    for station in (0, 10_000):
        with pytest.raises(AssertionError):
            station_block(Series.RECEIPT, station)
    assert station_block(Series.RECEIPT, 9_999).last == 99_999_999


def test_a_series_is_counted_in_its_span() -> None:
    day = date(2026, 11, 26)

    assert [
        period(series, day) for series in (Series.DOSSIER, Series.RECEIPT, Series.REFERENCE)
    ] == [
        "2026-11-26",
        "2026",
        "",
    ]
    assert receipt_number(receipt_symbol("26TAA", date(2027, 1, 1)), 7) == "27TAA-00000007"
    assert refund_number(126, day, 3) == "HT-0126-261126-03"
    assert cash_move_number(126, day, 12) == "TQ-0126-261126-12"
