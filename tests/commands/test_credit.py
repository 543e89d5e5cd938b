"""What becomes of the bank's credits on the desk, on SQLite and PostgreSQL alike."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Table, select

from counter_app.commands.credit import BankCredit, DecideCredit
from counter_app.commands.credit_undo import UndoCredit
from counter_app.commands.inbox import NoteChanges
from counter_app.commands.payment import CancelPayment
from counter_app.desk import Desk
from counter_app.domain import reference as references
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
from counter_app.store.rows import Row
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


def test_one_credit_with_two_codes_pays_both_to_the_dong(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
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
    # Each share knows its own transfers: to take one back leaves the other as it is.
    one, two = (json.loads(row["transfers"]) for row in rows_of(store, schema.credit_share))
    assert one and two and not set(one) & set(two)
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


@pytest.mark.parametrize(
    ("bank_reference", "kept"),
    [("FT24", 1), ("ft-2 4", 1), ("FT2", 2), ("", 2), ("NONREF", 2), ("Not Provided", 2)],
)
def test_what_names_no_transaction_joins_no_two_credits(
    desk: Desk, store: Store, reference: str, bank_reference: str, kept: int
) -> None:
    for number, provider in ((1, "sandbox"), (2, "casso")):
        one = told(number, reference, provider=provider, bank_reference=bank_reference)
        desk.submit(one, by=SYSTEM)

    assert len(rows_of(store, schema.bank_credit)) == kept
    the_book_is_whole(desk)


@pytest.mark.parametrize(
    ("changes", "is_credit"),
    [
        ({}, True),
        ({"amount": 1}, True),
        ({"amount": 10**12 - 1}, True),
        ({"amount": 10**12}, False),
        ({"amount": 0}, False),
        ({"amount": -5}, False),
        ({"amount": True}, False),
        ({"amount": 5.0}, False),
        ({"amount": "5"}, False),
        ({"text": "x" * 1_000}, True),
        ({"text": "x" * 1_001}, False),
        ({"text": None}, False),
        ({"booked_at": "2026-11-26T08:00:00"}, False),
        ({"booked_at": "hôm qua"}, False),
        ({"booked_at": 5}, False),
        *(({name: 7}, False) for name in ("id", "provider", "account", "bank_reference")),
        *(({name: "x" * 1_001}, False) for name in ("id", "provider", "account")),
    ],
)
def test_what_is_no_credit_to_the_letter_is_kept_out_of_the_money(
    changes: dict[str, Any], is_credit: bool
) -> None:
    body = {
        "id": "c1",
        "provider": "sandbox",
        "account": "1234567890123",
        "bank_reference": "FT1",
        "amount": 100_000,
        "text": "CHUYEN TIEN",
        "booked_at": "2026-11-26T08:00:00+07:00",
        **changes,
    }

    read = BankCredit.parse(body)

    assert (read is not None) is is_credit
    if read is not None:
        assert (read.credit_id, read.provider, read.account) == ("c1", "sandbox", "1234567890123")
        assert (read.bank_reference, read.amount.dong) == ("FT1", body["amount"])
        assert (read.text, read.booked_at.isoformat()) == (body["text"], body["booked_at"])


@pytest.mark.parametrize(
    ("booked_at", "verdict"),
    [
        ("2026-11-24T23:59:59.999999+07:00", Verdict.SECOND_PAYMENT),
        ("2026-11-25T00:00:00+07:00", Verdict.FOR_A_PERSON),
        ("2026-11-27T23:59:59.999999+07:00", Verdict.FOR_A_PERSON),
        ("2026-11-28T00:00:00+07:00", Verdict.SECOND_PAYMENT),
    ],
)
@pytest.mark.parametrize("is_first", [False, True])
def test_a_neighbouring_day_is_a_whole_day_and_no_more(
    desk: Desk, store: Store, reference: str, booked_at: str, verdict: Verdict, is_first: bool
) -> None:
    told_at = ["2026-11-26T12:00:00+07:00", booked_at]
    first, second = reversed(told_at) if is_first else told_at
    same: dict[str, Any] = {"bank_reference": "FT24253001"}
    desk.submit(told(1, reference, booked_at=first, **same), by=SYSTEM)

    desk.submit(told(2, reference, provider="casso", booked_at=second, **same), by=SYSTEM)

    (other,) = [row for row in rows_of(store, schema.bank_credit) if row["provider"] == "casso"]
    assert other["verdict"] == verdict
    the_book_is_whole(desk)


def test_a_twins_day_is_the_offices_whatever_the_machines_zone(
    desk: Desk, store: Store, reference: str
) -> None:
    for number, hour in ((1, "00:40"), (2, "23:20")):
        booked_at = f"2026-11-26T{hour}:00+07:00"
        facts: dict[str, Any] = {"provider": f"feed-{number}", "bank_reference": "FT24253001"}
        desk.submit(told(number, reference, booked_at=booked_at, **facts), by=SYSTEM)

    assert len(rows_of(store, schema.bank_credit)) == 1
    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)


def test_a_code_that_only_the_second_feed_has_still_pays(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, "NGUYEN MAU A chuyen tien", bank_reference="FT24253001"), by=SYSTEM)
    assert desk.ask(OpenCreditCount(), by=supervisor) == (1, Money(100_000))

    desk.submit(told(2, reference, provider="casso", bank_reference="FT24253001"), by=SYSTEM)

    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    assert desk.ask(OpenCreditCount(), by=supervisor) == (0, Money(0))
    the_book_is_whole(desk)


def test_a_code_of_the_second_feed_that_nobody_made_says_why_the_credit_waits_on(
    desk: Desk, store: Store, reference: str
) -> None:
    same: dict[str, Any] = {"bank_reference": "FT24253001"}
    desk.submit(told(1, "NGUYEN MAU A", **same), by=SYSTEM)
    nobodys = references.make(126, 99_999)

    desk.submit(told(2, f"{reference} {nobodys}", provider="casso", **same), by=SYSTEM)

    (credit,) = rows_of(store, schema.bank_credit)
    assert (credit["verdict"], credit["doubt"]) == (Verdict.FOR_A_PERSON, Doubt.CODE_UNKNOWN)
    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)


def test_a_credit_changed_under_its_own_name_moves_nothing_more(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, reference, 40_000), by=SYSTEM)

    desk.submit(told(1, reference, 60_000), by=SYSTEM)

    assert state(desk, "p1") == (Money(40_000), PaymentState.UNDERPAID)
    (source,) = desk.ask(SourcesOfDay(DAY), by=supervisor)
    assert (source.records, source.credits) == (2, 1)


def test_a_credit_that_gets_a_code_under_its_own_name_is_still_for_a_person(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, "NGUYEN MAU A chuyen tien", 40_000), by=SYSTEM)

    desk.submit(told(1, reference, 60_000), by=SYSTEM)

    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)
    (open_,) = desk.ask(OpenCredits(), by=supervisor)
    assert (open_.line.verdict, open_.line.amount) == (Verdict.UNMATCHED, Money(40_000))
    the_book_is_whole(desk)


DECISION = ("decided_by", "decided_name", "decided_at", "reason")


def decision_of(store: Store, credit_id: str) -> tuple[object, ...]:
    (row,) = [one for one in rows_of(store, schema.bank_credit) if one["id"] == credit_id]
    return row["verdict"], row["payment_id"], row["doubt"], *(row[name] for name in DECISION)


def test_what_a_code_decided_names_its_payment_and_nobody(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, reference: str
) -> None:
    nobody = (None,) * len(DECISION)
    same: dict[str, Any] = {"bank_reference": "FT24253001"}
    desk.submit(told(1, "NGUYEN MAU A chuyen tien", **same), by=SYSTEM)
    assert decision_of(store, "credit-1") == (Verdict.UNMATCHED, None, Doubt.NO_CODE, *nobody)
    desk.submit(DecideCredit("sandbox", "credit-1", "p1", "Đúng người nộp"), by=supervisor)
    desk.submit(UndoCredit("sandbox", "credit-1", "Khớp nhầm hồ sơ"), by=supervisor)

    desk.submit(told(2, reference, provider="casso", **same), by=SYSTEM)
    two = desk.submit(a_request("p2", "d2"), by=clerk).value.reference
    desk.submit(CancelPayment("p2"), by=clerk)
    desk.submit(told(3, two), by=SYSTEM)

    assert decision_of(store, "credit-1") == (Verdict.PAID, "p1", None, *nobody)
    assert decision_of(store, "credit-3") == (Verdict.CANCELLED, "p2", None, *nobody)
    shares = rows_of(store, schema.credit_share)
    assert [(one["verdict"], one["reason"]) for one in shares if one["reverses"] is None] == [
        (Verdict.PAID, "Đúng người nộp"),
        (Verdict.PAID, ""),
        (Verdict.CANCELLED, ""),
    ]
    the_book_is_whole(desk)


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

    decide = DecideCredit("sandbox", "credit-1", None, "Chuyển nhầm")
    assert desk.submit(decide, by=supervisor).value is Verdict.NOT_OURS

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


def rows_of(store: Store, table: Table) -> Sequence[Row]:
    with store.reading() as reading:
        return reading.rows(select(table).order_by(*table.primary_key.columns))


def test_money_for_another_account_is_none_of_ours(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    desk.submit(told(1, reference, account="999"), by=SYSTEM)

    assert desk.ask(CreditsOfDay(DAY), by=supervisor) == ()
    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)
