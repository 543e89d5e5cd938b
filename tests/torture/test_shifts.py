"""A short run of the random weeks, and two broken shifts that such a run finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from counter_app.commands import settle
from counter_app.domain import ledger
from counter_app.domain.ledger import Transfer
from counter_app.domain.money import Money
from tests.torture.money import MoneyMachine, a_template, run
from tests.torture.shifts import ShiftMachine


@pytest.fixture(scope="module", autouse=True)
def template() -> Iterator[None]:
    """One folder that is set up, for all weeks of this file."""
    folder, MoneyMachine.people = a_template()
    MoneyMachine.template = folder
    yield
    MoneyMachine.template = None
    shutil.rmtree(folder)


class _Forgetful(ShiftMachine):
    """Weeks of a program that gives late money to nobody."""


class _Kept(ShiftMachine):
    """Weeks of a program that opens a shift again without its difference."""


def test_every_dong_is_explained_by_a_shift_its_supplement_a_day_and_the_month() -> None:
    run(ShiftMachine, days=4, steps=25, number=3)


def test_a_late_credit_that_changes_a_closed_shift_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def its_own(_uow: object, payment: dict[str, str], _context: object) -> str:
        return payment["shift_id"] if payment["method"] == "cash" else "nobody"

    monkeypatch.setattr(settle, "answering_shift", its_own)

    with pytest.raises(AssertionError):
        run(_Forgetful, days=20, steps=25, number=5, shrinks=False)


def test_a_shift_opened_again_with_another_sum_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = ledger.closing_undone

    def kept(counted: Money, _difference: Money) -> tuple[Transfer, ...]:
        return right(counted, Money(0))

    monkeypatch.setattr(ledger, "closing_undone", kept)

    with pytest.raises(AssertionError):
        run(_Kept, days=20, steps=25, number=5, shrinks=False)
