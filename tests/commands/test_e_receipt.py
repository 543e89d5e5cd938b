"""The provider of electronic receipts: what it is told, what it answers, and while it is away."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from counter_app.commands.inbox import NoteChanges
from counter_app.commands.intake import DossierReceived
from counter_app.commands.payment import TakePayment
from counter_app.desk import Desk
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.office import DRILL_OFFICE
from counter_app.domain.payment import CashTender, Share, SplitTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.paper.blocks import Qr
from counter_app.ports import CityChange
from counter_app.queries.outbox import DueForCity
from counter_app.queries.receipt_code import CheckReceipt
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from sync.sandbox.contract import body_fault, change_fault
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, an_applicant, open_a_shift
from tests.conftest import Clock

CITY_TIME = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
SLIP, RECEIPT = "temporary-receipt", "receipt"


def received(desk: Desk, clerk: Actor, dossier_id: str) -> DossierReceived:
    found: DossierReceived = desk.submit(a_dossier(dossier_id, HOUSEHOLD_BUSINESS), by=clerk).value
    return found


def told(desk: Desk, number: str | None) -> dict[str, Any]:
    """What was queued for the provider of one receipt."""
    bodies = [
        json.loads(one.payload)
        for one in desk.ask(DueForCity(), by=SYSTEM)
        if one.kind == "receipt.made"
    ]
    return next(body for body in bodies if f"{body['symbol']}-{body['number']}" == number)


def answer(desk: Desk, made: dict[str, Any], cursor: int = 50, **changes: Any) -> None:
    names = ("code", "temporary_number", "symbol", "number", "amount")
    body = {name: made[name] for name in names} | {
        "provider": "T-VAN MẪU",
        "lookup_code": "ABC123",
        "issued_at": "2026-11-26T02:00:00Z",
    }
    page = NoteChanges((CityChange(cursor, "receipt.issued", body | changes),), cursor, CITY_TIME)
    desk.submit(page, by=SYSTEM)


def words(desk: Desk, clerk: Actor, kind: str, number: str | None) -> str:
    assert number is not None
    return str(desk.ask(PaperFor(kind, number), by=clerk).paper)


def away(desk: Desk, clerk: Actor, clock: Clock) -> DossierReceived:
    """A receipt of a day on which the one before was not answered in time."""
    open_a_shift(desk, clerk)
    received(desk, clerk, "d1")
    clock.move(minutes=6)
    return received(desk, clerk, "d2")


def test_the_data_of_a_receipt_goes_after_the_dossier_and_fits_the_contract(
    desk: Desk, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)

    got = received(desk, clerk, "d1")

    due = desk.ask(DueForCity(), by=SYSTEM)
    assert [one.kind for one in due] == ["dossier.received", "receipt.made"]
    made = told(desk, got.receipt_number)
    assert body_fault("receipt.made", made) is None
    assert (made["form"], made["amount"], made["temporary_number"]) == ("EBL01", 100_000, None)
    assert sum(line["amount"] for line in made["lines"]) == made["amount"]
    assert made["collector"]["tax_code"] and made["payer"]["name"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has one zone for all programs")
def test_the_provider_is_told_the_worlds_hour_whatever_the_machines(
    desk: Desk, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_a_shift(desk, clerk)
    with monkeypatch.context() as here:
        here.setenv("TZ", "Asia/Ho_Chi_Minh")
        time.tzset()
        got = received(desk, clerk, "d1")
    time.tzset()

    assert told(desk, got.receipt_number)["collected_at"] == "2026-11-26T01:00:00Z"


def test_a_provider_that_has_not_had_its_time_is_not_away(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    open_a_shift(desk, clerk)
    received(desk, clerk, "d1")
    clock.move(minutes=5)

    got = received(desk, clerk, "d2")

    assert got.receipt_kind == RECEIPT
    with pytest.raises(InputError, match="paper_unknown"):
        words(desk, clerk, SLIP, got.receipt_number)


def test_while_the_provider_is_away_the_payer_gets_the_marked_slip(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    got = away(desk, clerk, clock)

    slip = words(desk, clerk, SLIP, got.receipt_number)
    assert got.receipt_kind == SLIP
    assert "CHƯA PHẢI BIÊN LAI" in slip and str(got.receipt_number) in slip
    assert "CHƯA PHÁT HÀNH" in words(desk, clerk, RECEIPT, got.receipt_number)
    assert told(desk, got.receipt_number)["temporary_number"] == got.receipt_number
    paper = desk.ask(PaperFor(SLIP, str(got.receipt_number)), by=clerk).paper
    code = next(block.payload for block in paper if isinstance(block, Qr))
    verdict, facts = desk.ask(CheckReceipt(code), by=SYSTEM)
    assert (verdict, facts.standing if facts else None) == ("genuine", "T")


def test_who_pays_the_rest_while_the_provider_is_away_gets_the_slip_too(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    open_a_shift(desk, clerk)
    part = CashTender(Money(40_000), Share(Money(40_000)))
    advance = SplitTender((part,), rest_later=True)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=advance), by=clerk)

    kinds = []
    for number, amount in enumerate((10_000, 20_000)):
        clock.move(minutes=4)
        take = CashTender(Money(amount), Share(Money(amount)))
        seen = Money(60_000 - 10_000 * number)
        command = TakePayment(f"p{number}", "d1", take, seen)
        kinds.append(desk.submit(command, by=clerk).value.receipt_kind)

    assert kinds == [RECEIPT, SLIP]


def test_without_a_provider_the_receipt_is_handed_over_however_long_nobody_answers(
    store: Store, clerk: Actor, clock: Clock, new_id: Callable[[], str]
) -> None:
    desk = Desk(
        store, clock=clock, monotonic_ns=lambda: 1, new_id=new_id, has_receipt_provider=False
    )

    got = away(desk, clerk, clock)

    assert got.receipt_kind == RECEIPT
    assert "CHƯA PHÁT HÀNH" not in words(desk, clerk, RECEIPT, got.receipt_number)
    assert told(desk, got.receipt_number)["temporary_number"] is None


@pytest.mark.parametrize(
    ("url", "kind", "has_one"),
    [("", "city_v1", False), ("http://x", "city_v1", True), ("http://x", "portal", False)],
)
def test_the_settings_say_whether_there_is_a_provider(
    tmp_path: Path, url: str, kind: str, has_one: bool
) -> None:
    settings = Settings(data_dir=tmp_path, city_url=url, city_kind=kind)

    assert settings.has_receipt_provider is has_one


def test_once_confirmed_receipt_and_slip_name_each_other(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    got = away(desk, clerk, clock)

    answer(desk, told(desk, got.receipt_number))

    receipt = words(desk, clerk, RECEIPT, got.receipt_number)
    assert "T-VAN MẪU" in receipt and "ABC123" in receipt
    assert "Thay cho phiếu thu tạm cùng số" in receipt
    assert "CHƯA PHÁT HÀNH" not in receipt and "đang chờ chữ ký số" not in receipt
    assert "ĐÃ CÓ BIÊN LAI" in words(desk, clerk, SLIP, got.receipt_number)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_an_answer_to_a_later_receipt_says_that_the_provider_is_back(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    got = away(desk, clerk, clock)
    answer(desk, told(desk, got.receipt_number))
    clock.move(minutes=1)

    assert received(desk, clerk, "d3").receipt_kind == RECEIPT


@pytest.mark.parametrize("name", ["provider", "lookup_code"])
def test_an_answer_may_be_as_long_as_there_is_room_for_it(
    desk: Desk, store: Store, clerk: Actor, clock: Clock, name: str
) -> None:
    got = away(desk, clerk, clock)

    longest: dict[str, Any] = {name: "x" * 100}
    answer(desk, told(desk, got.receipt_number), **longest)

    with store.reading() as reading:
        row = reading.one(schema.e_receipt, number=got.receipt_number)
    assert row is not None
    assert row[name] == "x" * 100


def test_what_becomes_of_an_answer_is_kept_under_its_name(
    desk: Desk, store: Store, clerk: Actor, clock: Clock
) -> None:
    made = told(desk, away(desk, clerk, clock).receipt_number)
    for cursor, changes in ((60, {"amount": 1}), (61, {"number": "99999999"}), (62, {})):
        answer(desk, made, cursor, **changes)

    with store.reading() as reading:
        rows = reading.rows(schema.inbox_change.select().order_by(schema.inbox_change.c.cursor))
    assert [row["outcome"] for row in rows] == ["broken", "unknown_receipt", "noted"]


def test_collector_and_payer_are_told_with_all_that_a_receipt_names(
    desk: Desk, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)

    made = told(desk, received(desk, clerk, "d1").receipt_number)

    assert made["collector"] == {
        "name": DRILL_OFFICE.unit, "tax_code": DRILL_OFFICE.tax_code,
        "address": DRILL_OFFICE.address, "account": DRILL_OFFICE.account_number,
    }  # fmt: skip
    applicant = an_applicant()
    assert applicant.id_number is not None
    assert made["payer"] == {
        "name": applicant.full_name, "tax_code": applicant.id_number.digits,
        "address": applicant.residence, "account": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [{"amount": 99_999}, {"code": "000.00.01.H26-261126-9999"}, {"temporary_number": None},
     {"provider": " "}, {"provider": 7}, {"lookup_code": "x" * 101}, {"lookup_code": 5},
     {"symbol": None}, {"number": "99999999"}],
    ids=str,
)  # fmt: skip
def test_an_answer_that_does_not_fit_confirms_nothing(
    desk: Desk, clerk: Actor, clock: Clock, changes: dict[str, Any]
) -> None:
    got = away(desk, clerk, clock)

    answer(desk, told(desk, got.receipt_number), **changes)

    assert "CHƯA PHÁT HÀNH" in words(desk, clerk, RECEIPT, got.receipt_number)


def test_a_second_answer_changes_nothing(desk: Desk, clerk: Actor, clock: Clock) -> None:
    got = away(desk, clerk, clock)
    made = told(desk, got.receipt_number)
    answer(desk, made)

    answer(desk, made, 51, lookup_code="OTHER")

    assert "ABC123" in words(desk, clerk, RECEIPT, got.receipt_number)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_the_answer_that_these_tests_give_is_the_contracts(desk: Desk, clerk: Actor) -> None:
    made = {"code": "000.00.01.H26-261126-0001", "temporary_number": None, "symbol": "26TAA"}
    body = {**made, "number": "01260001", "amount": 1, "provider": "P", "lookup_code": None}

    assert change_fault("receipt.issued", body | {"issued_at": "2026-11-26T02:00:00Z"}) is None
    assert change_fault("receipt.issued", body) is not None
