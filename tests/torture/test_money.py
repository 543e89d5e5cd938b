"""A short run of the random days, and two broken books that such a run finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from counter_app.domain import ledger
from counter_app.domain.ledger import Transfer
from counter_app.domain.money import Money
from tests.torture.money import MoneyMachine, a_template, run


@pytest.fixture(scope="module", autouse=True)
def template() -> Iterator[None]:
    """One folder that is set up, for all days of this file."""
    folder, MoneyMachine.people = a_template()
    MoneyMachine.template = folder
    yield
    MoneyMachine.template = None
    shutil.rmtree(folder)


class _Twice(MoneyMachine):
    """Days of a program that books cash twice."""


class _Lossy(MoneyMachine):
    """Days of a program that forgets what came too much."""


def test_random_days_with_power_cuts_leave_a_book_that_is_whole() -> None:
    run(MoneyMachine, days=4, steps=20, number=1)


def test_a_book_that_counts_cash_twice_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = ledger.cash_taken

    def twice(amount: Money) -> tuple[Transfer, ...]:
        return (*right(amount), *right(amount))

    monkeypatch.setattr(ledger, "cash_taken", twice)

    with pytest.raises(AssertionError):
        run(_Twice, days=20, steps=20, number=6, shrinks=False)


def test_a_book_that_loses_a_surplus_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = ledger.bank_credited

    def lossy(amount: Money, still_due: Money, awaiting: Money) -> tuple[Transfer, ...]:
        return right(min(amount, still_due), still_due, awaiting) if still_due else ()

    monkeypatch.setattr(ledger, "bank_credited", lossy)

    with pytest.raises(AssertionError):
        run(_Lossy, days=20, steps=20, number=4, shrinks=False)
