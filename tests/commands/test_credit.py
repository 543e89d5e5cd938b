"""What becomes of the bank's credits on the desk, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counter_app.commands.credit import DecideCredit
from counter_app.commands.inbox import NoteChanges
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.matching import Doubt, Sign, Verdict
from counter_app.domain.money import Money
from counter_app.domain.payment import PaymentState, QrTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.credit import (
    CreditsOfDay,
    FindPayment,
    MatchedCredit,
    OpenCreditCount,
    OpenCredits,
    SourcesOfDay,
)
from counter_app.queries.payment import OnePayment
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, open_a_shift
from tests.commands.test_thread import CREDITED_AT, a_credit, a_request, the_book_is_whole
from tests.conftest import Clock

DAY = date(2026, 11, 26)


def told(cursor: int, text: str, amount: int = 100_000, **changes: Any) -> NoteChanges:
    """One credit as the city tells it, with whatever is different about it."""
    body = {**a_credit(text, amount, cursor).changes[0].body, **changes}
    return NoteChanges((CityChange(cursor, "bank.credit", body),), cursor, CREDITED_AT)


def the_credit(desk: Desk, by: Actor) -> MatchedCredit:
    (found,) = desk.ask(CreditsOfDay(DAY), by=by)
    return found


def state(desk: Desk, payment_id: str) -> tuple[Money, PaymentState]:
    line = desk.ask(OnePayment(payment_id), by=SYSTEM)
    assert line is not None
    return line.paid, line.state


@pytest.fixture
def reference(desk: Desk, clerk: Actor) -> str:
    """A request for 100,000 đ of the dossier d1."""
    open_a_shift(desk, clerk)
    return desk.submit(a_request("p1", "d1"), by=clerk).value.reference


def test_one_credit_with_two_codes_pays_both_to_the_dong(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    other = desk.submit(a_request("p2", "d2"), by=clerk).value.reference

    desk.submit(told(1, f"{reference} {other}", 200_000), by=SYSTEM)

    assert state(desk, "p1") == state(desk, "p2") == (Money(100_000), PaymentState.PAID)
    found = the_credit(desk, supervisor)
    assert found.line.verdict is Verdict.SPLIT
    assert [(one.payment_id, one.amount.dong) for one in found.shares] == [
        ("p1", 100_000),
        ("p2", 100_000),
    ]
    the_book_is_whole(desk)


def test_two_codes_and_another_sum_wait_for_a_person_and_move_nothing(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    other = desk.submit(a_request("p2", "d2"), by=clerk).value.reference

    desk.submit(told(1, f"{reference} {other}", 150_000), by=SYSTEM)

    assert state(desk, "p1") == state(desk, "p2") == (Money(0), PaymentState.WAITING)
    (open_,) = desk.ask(OpenCredits(), by=supervisor)
    assert open_.line.doubt is Doubt.SUM_NOT_EXACT
    the_book_is_whole(desk)


def test_the_same_credit_of_two_feeds_is_money_once_and_both_records_stay(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, reference, bank_reference="FT 24-253.001"), by=SYSTEM)
    again: dict[str, Any] = {
        "provider": "sepay",
        "id": "77",
        "booked_at": "2026-11-26T09:12:00+07:00",
    }

    desk.submit(told(2, reference, bank_reference="ft24253001", **again), by=SYSTEM)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    assert the_credit(desk, supervisor).line.sources == ("city:sandbox", "city:sepay")
    sums = desk.ask(SourcesOfDay(DAY), by=supervisor)
    assert [(one.source, one.records, one.amount.dong) for one in sums] == [
        ("city:sandbox", 1, 100_000),
        ("city:sepay", 1, 100_000),
    ]
    the_book_is_whole(desk)


@pytest.mark.parametrize(
    "changes",
    [
        {"bank_reference": "FT2"},
        {"amount": 99_999},
        {"bank_reference": ""},
        {"bank_reference": "NONREF"},
    ],
)
def test_what_differs_is_another_credit(
    desk: Desk, supervisor: Actor, reference: str, changes: dict[str, Any]
) -> None:
    desk.submit(told(1, reference, bank_reference="FT24253001"), by=SYSTEM)
    second = {"provider": "sepay", "bank_reference": "FT24253001", **changes}

    desk.submit(told(2, reference, **second), by=SYSTEM)

    verdicts = [one.line.verdict for one in desk.ask(CreditsOfDay(DAY), by=supervisor)]
    assert sorted(verdicts) == sorted([Verdict.PAID, Verdict.SECOND_PAYMENT])
    the_book_is_whole(desk)


def test_a_twin_of_the_neighbouring_day_waits_for_a_person(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    """A bank's clock an hour off, or a booking after midnight: perhaps the same money."""
    late: dict[str, Any] = {
        "bank_reference": "FT24253001",
        "booked_at": "2026-11-25T23:40:00+07:00",
    }
    desk.submit(told(1, reference, **late), by=SYSTEM)
    early: dict[str, Any] = {
        "bank_reference": "FT24253001",
        "booked_at": "2026-11-26T00:40:00+07:00",
    }

    desk.submit(told(2, reference, provider="casso", **early), by=SYSTEM)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    (open_,) = desk.ask(OpenCredits(), by=supervisor)
    assert (open_.line.verdict, open_.line.doubt) == (Verdict.FOR_A_PERSON, Doubt.MAYBE_TWIN)
    the_book_is_whole(desk)


def test_a_code_that_only_the_second_feed_has_still_pays(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, "NGUYEN MAU A chuyen tien", bank_reference="FT24253001"), by=SYSTEM)
    assert desk.ask(OpenCreditCount(), by=supervisor) == (1, Money(100_000))

    desk.submit(told(2, reference, provider="casso", bank_reference="FT24253001"), by=SYSTEM)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    assert desk.ask(OpenCreditCount(), by=supervisor) == (0, Money(0))
    the_book_is_whole(desk)


def test_a_credit_changed_under_its_own_name_moves_nothing_more(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, reference, 40_000), by=SYSTEM)

    desk.submit(told(1, reference, 60_000), by=SYSTEM)

    assert state(desk, "p1") == (Money(40_000), PaymentState.UNDERPAID)
    (source,) = desk.ask(SourcesOfDay(DAY), by=supervisor)
    assert (source.records, source.credits) == (2, 1)


def test_money_without_a_code_waits_with_its_age_and_a_guess(
    desk: Desk, supervisor: Actor, reference: str, clock: Clock
) -> None:
    clock.move(hours=1, minutes=10)
    swapped = reference[:-2] + reference[:-3:-1]
    desk.submit(told(1, f"chuyen tien {swapped}"), by=SYSTEM)
    clock.move(minutes=25)

    (open_,) = desk.ask(OpenCredits(), by=supervisor)

    assert open_.age.total_seconds() == 25 * 60
    (guess,) = open_.guesses
    assert (guess.suggestion.payment_id, guess.suggestion.sign) == ("p1", Sign.NEAR_CODE)
    assert (guess.reference, guess.rest) == (reference, Money(100_000))
    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)


def test_a_person_lays_a_credit_with_a_reason_and_the_receipt_follows(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    code = desk.submit(
        a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1")), by=clerk
    ).value.code
    desk.submit(told(1, "NGUYEN MAU A chuyen tien"), by=SYSTEM)
    payment_id = desk.ask(FindPayment(code), by=supervisor)
    assert payment_id == desk.ask(FindPayment(reference.lower()), by=supervisor) == "p1"

    verdict = desk.submit(
        DecideCredit("sandbox", "credit-1", payment_id, "Đã gọi người nộp"), by=supervisor
    ).value

    assert verdict is Verdict.PAID
    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID_LATE)
    found = the_credit(desk, supervisor)
    assert (found.line.decided_name, found.line.reason) == (supervisor.name, "Đã gọi người nộp")
    assert [share.laid_by for share in found.shares] == [supervisor.name]
    the_book_is_whole(desk)


def test_a_credit_that_is_not_ours_leaves_the_list_and_moves_nothing(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, "tien nha"), by=SYSTEM)

    desk.submit(DecideCredit("sandbox", "credit-1", None, "Chuyển nhầm"), by=supervisor)

    assert desk.ask(OpenCreditCount(), by=supervisor) == (0, Money(0))
    assert the_credit(desk, supervisor).line.verdict is Verdict.NOT_OURS
    the_book_is_whole(desk)


def test_a_decision_is_a_supervisors_has_a_reason_and_is_made_once(
    desk: Desk, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    desk.submit(a_dossier("d9"), by=clerk)
    desk.submit(told(1, "tien nha"), by=SYSTEM)
    decide = DecideCredit("sandbox", "credit-1", "p1", "Đúng người nộp")

    with pytest.raises(NotAllowed, match="not_allowed"):
        desk.submit(decide, by=clerk)
    with pytest.raises(InputError, match="reason_missing"):
        desk.submit(DecideCredit("sandbox", "credit-1", "p1", "  "), by=supervisor)
    with pytest.raises(InputError, match="payment_unknown"):
        desk.submit(DecideCredit("sandbox", "credit-1", "p9", "x"), by=supervisor)
    with pytest.raises(InputError, match="credit_unknown"):
        desk.submit(DecideCredit("sandbox", "credit-2", "p1", "x"), by=supervisor)
    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)
    desk.submit(decide, by=supervisor)
    with pytest.raises(StaleError, match="credit_decided_already"):
        desk.submit(decide, by=supervisor)
    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    the_book_is_whole(desk)


def test_a_credit_is_not_laid_to_cash(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1"), by=clerk)
    desk.submit(told(1, "tien nha"), by=SYSTEM)
    with store.reading() as reading:
        row = reading.one(schema.payment, dossier_id="d1")
    assert row is not None

    with pytest.raises(RuleError, match="credit_needs_request"):
        desk.submit(DecideCredit("sandbox", "credit-1", row["id"], "x"), by=supervisor)

    the_book_is_whole(desk)


def test_money_for_another_account_is_none_of_ours(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, reference, account="999"), by=SYSTEM)

    assert desk.ask(CreditsOfDay(DAY), by=supervisor) == ()
    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)
