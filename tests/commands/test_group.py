"""Several dossiers at once: each stays its own, one code pays all, and all come in or none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counter_app.commands.group import (
    GROUP_MAX,
    CancelGroupPayment,
    GroupMember,
    ReceiveGroup,
    RequestGroupPayment,
)
from counter_app.commands.inbox import NoteChanges
from counter_app.commands.intake import ReceiveDossier
from counter_app.commands.payment import PaymentRequest, RequestPayment
from counter_app.desk import Desk
from counter_app.domain.errors import CounterError
from counter_app.domain.id_number import IdNumber
from counter_app.domain.money import Money
from counter_app.domain.office import DRILL_OFFICE
from counter_app.domain.payment import CashTender, NoTender, PaymentState, QrTender, Tender
from counter_app.domain.person import Authorisation
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.credit import OpenCredits
from counter_app.queries.dossier import Dossiers
from counter_app.queries.group import GroupPayment
from counter_app.queries.outbox import CountsForCity
from counter_app.queries.payment import DossierMoney
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    MARITAL_STATUS,
    PENSION,
    a_dossier,
    an_applicant,
    open_a_shift,
)
from tests.paper.text import text_of

AT = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
CODES = {"g1": MARITAL_STATUS, "g2": HOUSEHOLD_BUSINESS, "g3": PENSION}


@pytest.fixture(autouse=True)
def _shift(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)


def orders() -> tuple[ReceiveDossier, ...]:
    """Three procedures of one citizen: 3,000 đ, 100,000 đ and free, paid with 150,000 đ."""
    return (
        a_dossier("g1", MARITAL_STATUS, tender=CashTender(Money(3_000))),
        a_dossier("g2", HOUSEHOLD_BUSINESS, tender=CashTender(Money(147_000))),
        a_dossier("g3", PENSION),
    )


def asked(desk: Desk, clerk: Actor, intent: str = "q1") -> PaymentRequest:
    members = tuple(
        GroupMember(f"{intent}-{name}", name, code, one.channel, one.bill)
        for (name, code), one in zip(CODES.items(), orders(), strict=True)
    )
    return desk.submit(RequestGroupPayment(intent, members), by=clerk).value


def by_code(intent: str = "q1") -> ReceiveGroup:
    tenders: tuple[Tender, ...] = (QrTender(f"{intent}-g1"), QrTender(f"{intent}-g2"), NoTender())
    return ReceiveGroup(
        tuple(replace(one, tender=how) for one, how in zip(orders(), tenders, strict=True))
    )


def credited(desk: Desk, amount: int, text: str, number: int = 1) -> None:
    body = {
        "id": f"c{number}",
        "provider": "sandbox",
        "account": DRILL_OFFICE.account_number,
        "bank_reference": f"FT{number:06d}",
        "amount": amount,
        "text": text,
        "booked_at": AT.isoformat(),
    }
    desk.submit(NoteChanges((CityChange(number, "bank.credit", body),), number, AT), by=SYSTEM)


def test_one_hand_over_makes_each_dossier_its_own(desk: Desk, clerk: Actor) -> None:
    done = desk.submit(ReceiveGroup(orders()), by=clerk).value

    assert done.number == "NH-0126-261126-01"
    assert len({one.code for one in done.dossiers}) == 3
    assert [one.receipt_number is None for one in done.dossiers] == [False, False, True]
    assert [one.change for one in done.dossiers] == [Money(0), Money(47_000), None]
    found = desk.ask(Dossiers(words=done.number.lower()), by=clerk)
    assert {one.code for one in found} == {one.code for one in done.dossiers}
    assert desk.ask(CountsForCity(), by=SYSTEM).issued == 3
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_the_sheet_lists_every_code_and_what_was_given(desk: Desk, clerk: Actor) -> None:
    done = desk.submit(ReceiveGroup(orders()), by=clerk).value

    sheet = text_of(desk.ask(PaperFor("group-slip", done.number), by=clerk).paper)
    slip = text_of(desk.ask(PaperFor("intake-slip", done.dossiers[0].code), by=clerk).paper)

    for words in (*(one.code for one in done.dossiers), "103.000", "150.000", "47.000"):
        assert words in sheet.replace("\u00a0", " "), words
    assert done.number in slip


def test_all_come_in_or_none(desk: Desk, store: Store, clerk: Actor) -> None:
    broken = (*orders()[:2], replace(orders()[2], ticks=()))

    with pytest.raises(CounterError, match="papers_missing"):
        desk.submit(ReceiveGroup(broken), by=clerk)

    with store.reading() as reading:
        assert reading.rows(schema.dossier.select()) == []
        assert reading.rows(schema.payment.select()) == []
        assert reading.rows(schema.receipt.select()) == []
    assert desk.submit(ReceiveGroup(orders()), by=clerk).value.number.endswith("-01")


def test_the_same_group_twice_is_one(desk: Desk, clerk: Actor) -> None:
    first = desk.submit(ReceiveGroup(orders()), by=clerk).value

    again = desk.submit(ReceiveGroup(orders()), by=clerk).value

    assert again == first
    with pytest.raises(CounterError, match="dossier_already_received"):
        desk.submit(ReceiveGroup(orders()[:2]), by=clerk)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_one_code_pays_all_and_each_gets_its_receipt(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    request = asked(desk, clerk)
    assert request.amount == Money(103_000)
    assert asked(desk, clerk) == request
    done = desk.submit(by_code(), by=clerk).value
    assert all(one.receipt_number is None for one in done.dossiers)
    sheet = text_of(desk.ask(PaperFor("group-slip", done.number), by=clerk).paper)
    assert request.reference in sheet
    # A second code beside it would be paid as well.
    slip = desk.ask(PaperFor("intake-slip", done.dossiers[1].code), by=clerk).paper
    assert request.payload not in str(slip)
    assert "Nộp bằng mã QR trên phiếu của nhóm" in text_of(slip)
    assert "cuối phiếu" not in text_of(slip)

    credited(desk, 103_000, f"NOP PHI {request.reference}")

    for name, fee in (("g1", 3_000), ("g2", 100_000)):
        money = desk.ask(DossierMoney(name), by=clerk)
        assert money is not None
        assert (money.standing.paid, len(money.receipts)) == (Money(fee), 1)
    line = desk.ask(GroupPayment("q1"), by=clerk)
    assert line is not None
    assert (line.state, line.paid) == (PaymentState.PAID_LATE, Money(103_000))
    assert desk.ask(Verify(), by=SYSTEM).ok


@pytest.mark.parametrize("amount", [102_999, 103_001, 3_000])
def test_another_sum_is_for_a_person(
    desk: Desk, clerk: Actor, supervisor: Actor, amount: int
) -> None:
    request = asked(desk, clerk)
    desk.submit(by_code(), by=clerk)

    credited(desk, amount, request.reference)

    assert len(desk.ask(OpenCredits(), by=supervisor)) == 1
    line = desk.ask(GroupPayment("q1"), by=clerk)
    assert line is not None
    assert (line.state, line.paid) == (PaymentState.WAITING, Money(0))


def test_money_that_comes_before_the_dossiers_waits_for_them(desk: Desk, clerk: Actor) -> None:
    request = asked(desk, clerk)
    credited(desk, 103_000, request.reference)

    done = desk.submit(by_code(), by=clerk).value

    assert [one.payment_state for one in done.dossiers] == [
        PaymentState.PAID,
        PaymentState.PAID,
        None,
    ]
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_code_that_was_called_off_is_dead_and_the_group_pays_in_cash(
    desk: Desk, clerk: Actor
) -> None:
    asked(desk, clerk)
    desk.submit(CancelGroupPayment("q1"), by=clerk)

    with pytest.raises(CounterError, match="payment_cancelled"):
        asked(desk, clerk)
    desk.submit(ReceiveGroup(orders()), by=clerk)

    assert desk.ask(Verify(), by=SYSTEM).ok


def test_thirty_alike_of_one_organisation_are_one_act(desk: Desk, clerk: Actor) -> None:
    company = an_applicant(full_name="Công ty Mẫu", id_number=None)
    alike = tuple(
        a_dossier(
            f"alike-{number}",
            PENSION,
            applicant=company,
            authorisation=Authorisation(f"Người Mẫu {chr(65 + number % 26)}", "Giấy giới thiệu 1"),
        )
        for number in range(30)
    )

    done = desk.submit(ReceiveGroup(alike), by=clerk).value

    assert len({one.code for one in done.dossiers}) == 30
    assert len(desk.ask(Dossiers(words=done.number), by=clerk)) == 30


@pytest.mark.parametrize("count", [1, GROUP_MAX + 1])
def test_a_group_has_its_bounds(desk: Desk, clerk: Actor, count: int) -> None:
    many = tuple(a_dossier(f"d{number}", PENSION) for number in range(count))
    with pytest.raises(CounterError, match="group_size_wrong"):
        desk.submit(ReceiveGroup(many), by=clerk)


def test_a_dossier_cannot_stand_in_a_group_twice(desk: Desk, clerk: Actor) -> None:
    one = a_dossier("d1", PENSION)
    with pytest.raises(CounterError, match="group_names_twice"):
        desk.submit(ReceiveGroup((one, one)), by=clerk)


def test_free_dossiers_are_asked_nothing(desk: Desk, clerk: Actor) -> None:
    free = tuple(
        GroupMember(f"p{number}", f"d{number}", PENSION, one.channel, one.bill)
        for number, one in enumerate((a_dossier("d0", PENSION), a_dossier("d1", PENSION)))
    )
    with pytest.raises(CounterError, match="nothing_to_pay"):
        desk.submit(RequestGroupPayment("q", free), by=clerk)


def test_one_that_was_paid_alone_is_not_asked_for_again(desk: Desk, clerk: Actor) -> None:
    one = orders()[0]
    alone = RequestPayment("p1", "g1", MARITAL_STATUS, one.channel, one.bill)
    reference = desk.submit(alone, by=clerk).value.reference
    credited(desk, 3_000, f"NOP PHI {reference}")

    request = asked(desk, clerk)

    assert request.amount == Money(100_000)
    tenders: tuple[Tender, ...] = (NoTender(), QrTender("q1-g2"), NoTender())
    desk.submit(
        ReceiveGroup(
            tuple(replace(one, tender=how) for one, how in zip(orders(), tenders, strict=True))
        ),
        by=clerk,
    )
    credited(desk, 100_000, f"NOP PHI {request.reference}", 2)
    for name, fee in (("g1", 3_000), ("g2", 100_000)):
        money = desk.ask(DossierMoney(name), by=clerk)
        assert money is not None
        assert (money.standing.paid, len(money.receipts)) == (Money(fee), 1)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_the_city_hears_of_the_group(desk: Desk, store: Store, clerk: Actor) -> None:
    done = desk.submit(ReceiveGroup(orders()), by=clerk).value

    with store.reading() as reading:
        rows = reading.rows(schema.outbox.select())
    told = [json.loads(row["payload"]) for row in rows if row["kind"] == "dossier.received"]
    assert {one["group"] for one in told} == {done.number}
    assert IdNumber("001190012345") is not None
