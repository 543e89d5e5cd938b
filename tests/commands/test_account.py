"""Accounts that take fees: signed by two, kept by the request that named them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from counter_app.commands.account import ApproveAccount, ProposeAccount
from counter_app.commands.payment import RequestPayment, RequestRest
from counter_app.desk import Desk
from counter_app.domain import vietqr
from counter_app.domain.account import AccountProfile, best
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, NotAllowed, StaleError
from counter_app.domain.matching import Doubt, Verdict
from counter_app.domain.money import Money
from counter_app.domain.office import DRILL_OFFICE
from counter_app.domain.payment import CashTender, PaymentState, QrTender, Share, SplitTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.domain.vietqr import Merchant
from counter_app.queries.account import Accounts
from counter_app.queries.credit import OpenCreditCount
from counter_app.queries.payment import OnePayment
from counter_app.queries.receipt import ReceiptBook
from counter_app.queries.slip import PaperFor
from counter_app.queries.watch import MoneyWatch
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, a_dossier, open_a_shift
from tests.commands.test_credit import the_credit, told
from tests.commands.test_thread import the_book_is_whole
from tests.conftest import Clock

OWN = "1234567890123"


def a_profile(**changes: Any) -> AccountProfile:
    facts: dict[str, Any] = {
        "code": "ho-kinh-doanh",
        "bank_bin": "970415",
        "bank_name": "VietinBank",
        "number": "1088000111222",
        "holder": "CHI NHANH DIEN TAP",
        "valid_from": date(2026, 11, 26),
        "procedures": (HOUSEHOLD_BUSINESS,),
    }
    return AccountProfile(**{**facts, **changes})


@pytest.fixture
def at_work(desk: Desk, clerk: Actor) -> Desk:
    open_a_shift(desk, clerk)
    return desk


def sign(desk: Desk, profile: AccountProfile, maker: Actor, other: Actor) -> None:
    version = desk.submit(ProposeAccount(profile, "QĐ 01"), by=maker).value
    desk.submit(ApproveAccount(profile.code, version), by=other)


def ask(desk: Desk, by: Actor, number: int, procedure: str = HOUSEHOLD_BUSINESS) -> Any:
    command = RequestPayment(f"p{number}", f"d{number}", procedure, Channel.COUNTER, BillAsked())
    return desk.submit(command, by=by).value


def account_in(payload: str) -> str:
    found = vietqr.decode(payload).account
    assert found is not None
    return found


def test_an_account_takes_nothing_before_a_second_person_signed_it(
    at_work: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    propose = ProposeAccount(a_profile(), "QĐ 01")
    with pytest.raises(NotAllowed, match="not_allowed"):
        at_work.submit(propose, by=clerk)
    version = at_work.submit(propose, by=supervisor).value
    approve = ApproveAccount("ho-kinh-doanh", version)
    assert account_in(ask(at_work, clerk, 1).payload) == OWN
    with pytest.raises(NotAllowed, match="other_person_needed"):
        at_work.submit(approve, by=supervisor)
    assert account_in(ask(at_work, clerk, 2).payload) == OWN

    at_work.submit(approve, by=head)

    shown = ask(at_work, clerk, 3)
    assert (account_in(shown.payload), shown.account) == (
        "1088000111222",
        "1088000111222 · VietinBank",
    )
    assert account_in(ask(at_work, clerk, 4, MARITAL_STATUS).payload) == OWN
    with pytest.raises(StaleError, match="account_approved_already"):
        at_work.submit(approve, by=head)
    with pytest.raises(InputError, match="account_unknown"):
        at_work.submit(ApproveAccount("khac", 1), by=head)
    assert [(one.version, one.approver) for one in at_work.ask(Accounts(), by=supervisor)] == [
        (1, head.name),
        (0, None),
    ]
    the_book_is_whole(at_work)


def test_a_request_keeps_the_account_it_was_shown_under(
    at_work: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    sign(at_work, a_profile(), supervisor, head)
    first = ask(at_work, clerk, 1)
    sign(at_work, a_profile(number="9990001"), supervisor, head)

    again = ask(at_work, clerk, 1)
    second = ask(at_work, clerk, 2)

    assert again == first
    assert account_in(second.payload) == "9990001"
    line = at_work.ask(OnePayment("p1"), by=clerk)
    assert line is not None and line.account == "1088000111222 · VietinBank"
    at_work.submit(told(1, first.reference, account="1088000111222"), by=SYSTEM)
    paid = at_work.ask(OnePayment("p1"), by=clerk)
    assert paid is not None and paid.state is PaymentState.PAID
    dossier = a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1"))
    at_work.submit(dossier, by=clerk)
    (receipt,) = at_work.ask(ReceiptBook(), by=clerk)
    paper = str(at_work.ask(PaperFor("receipt", receipt.number), by=clerk).paper)
    assert "1088000111222 tại VietinBank" in paper
    the_book_is_whole(at_work)


def test_a_credit_to_another_account_of_ours_counts_and_is_told(
    at_work: Desk, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock
) -> None:
    sign(at_work, a_profile(), supervisor, head)
    reference = ask(at_work, clerk, 1).reference

    at_work.submit(told(1, reference, account=OWN), by=SYSTEM)

    found = the_credit(at_work, supervisor).line
    assert (found.verdict, found.doubt) == (Verdict.PAID, Doubt.OTHER_ACCOUNT)
    cards = at_work.ask(MoneyWatch(clock()), by=supervisor)
    assert [(one.payment_ids, one.amount) for one in cards if one.kind == "other_account"] == [
        (("p1",), found.amount)
    ]
    line = at_work.ask(OnePayment("p1"), by=clerk)
    assert line is not None and line.state is PaymentState.PAID
    the_book_is_whole(at_work)


def test_the_same_sum_and_number_in_two_accounts_of_ours_is_money_twice(
    at_work: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    sign(at_work, a_profile(), supervisor, head)
    ask(at_work, clerk, 1)
    for number, account in ((1, OWN), (2, "1088000111222")):
        one = told(number, "CHUYEN TIEN", account=account, bank_reference="FT24253001")
        at_work.submit(one, by=SYSTEM)

    assert at_work.ask(OpenCreditCount(), by=supervisor) == (2, Money(200_000))


def test_money_to_an_account_that_nobody_signed_is_none_of_ours(
    at_work: Desk, clerk: Actor, supervisor: Actor
) -> None:
    at_work.submit(ProposeAccount(a_profile(), "QĐ 01"), by=supervisor)
    reference = ask(at_work, clerk, 1).reference

    at_work.submit(told(1, reference, account="1088000111222"), by=SYSTEM)

    line = at_work.ask(OnePayment("p1"), by=clerk)
    assert line is not None and line.state is PaymentState.WAITING


def test_a_qr_asks_for_the_sum_and_the_text_that_the_request_names(
    at_work: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    merchant = Merchant.parse("9399", "Chi nhanh dien tap", "Ha Noi")
    to_account = ask(at_work, clerk, 1)
    sign(at_work, a_profile(merchant_id="HCC0001", merchant=merchant), supervisor, head)
    to_merchant = ask(at_work, clerk, 2)

    for shown in (to_account, to_merchant):
        read = vietqr.decode(shown.payload)
        assert (read.amount, read.purpose) == (shown.amount, shown.reference)
        assert shown.amount.dong == 100_000


def test_a_rest_is_asked_under_the_account_of_its_procedure(
    at_work: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    sign(at_work, a_profile(), supervisor, head)
    part = CashTender(Money(40_000), Share(Money(40_000)))
    advance = SplitTender((part,), rest_later=True)
    at_work.submit(a_dossier("d1", HOUSEHOLD_BUSINESS, tender=advance), by=clerk)

    asked = at_work.submit(RequestRest("p1", "d1"), by=clerk).value

    assert account_in(asked.payload) == a_profile().number
    assert a_profile().number in asked.account


def test_a_merchants_profile_shows_qrpush_and_its_credit_pays(
    at_work: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    merchant = Merchant.parse("9399", "Chi nhanh dien tap", "Ha Noi")
    profile = a_profile(merchant_id="HCC0001", merchant=merchant)
    sign(at_work, profile, supervisor, head)

    shown = ask(at_work, clerk, 1)

    read = vietqr.decode(shown.payload)
    assert (read.service, read.account) == ("QRPUSH", "HCC0001")
    assert (read.bill_number, read.purpose) == (shown.reference, shown.reference)
    at_work.submit(told(1, shown.reference, account="HCC0001"), by=SYSTEM)
    line = at_work.ask(OnePayment("p1"), by=clerk)
    assert line is not None and line.state is PaymentState.PAID


def test_a_later_version_counts_from_its_first_day_and_not_after_its_last(
    at_work: Desk, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock
) -> None:
    sign(at_work, a_profile(), supervisor, head)
    last = date(2026, 11, 27)
    later = a_profile(number="9990001", valid_from=last, valid_to=last)
    sign(at_work, later, supervisor, head)

    assert account_in(ask(at_work, clerk, 1).payload) == "1088000111222"
    clock.move(days=1)
    assert account_in(ask(at_work, clerk, 2).payload) == "9990001"
    clock.move(days=1)
    assert account_in(ask(at_work, clerk, 3).payload) == OWN


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "Đất đai"}, "account_code_wrong"),
        ({"holder": " "}, "account_name_wrong"),
        ({"bank_name": ""}, "account_name_wrong"),
        ({"valid_to": date(2026, 11, 25)}, "span_wrong"),
        ({"procedures": ("a b",)}, "procedure_code_wrong"),
        ({"merchant_id": "HCC0001"}, "qr_merchant_wrong"),
    ],
)
def test_a_profile_that_cannot_be_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError, match=code):
        a_profile(**changes)


def test_a_profiles_names_may_be_as_short_and_as_long_as_a_banks() -> None:
    assert a_profile(holder="A", bank_name="B" * 200).holder == "A"
    with pytest.raises(InputError, match="account_name_wrong"):
        a_profile(bank_name="B" * 201)
    assert a_profile(procedures=("1.H26.ABC",)).procedures == ("1.H26.ABC",)


def test_a_credit_that_names_no_account_is_nobodys() -> None:
    merchant = Merchant.parse("9399", "Chi nhanh", "Ha Noi")

    assert a_profile().names == {"1088000111222"}
    assert a_profile(merchant_id="M1", merchant=merchant).names == {"1088000111222", "M1"}


def test_the_account_at_the_head_of_the_papers_serves_everything_since_ever() -> None:
    office = DRILL_OFFICE
    own = AccountProfile.of_office(office)
    bare = AccountProfile.of_office(replace(office, account_bank="", unit=""))

    assert (own.bank_bin, own.bank_name) == (office.account_bin, office.account_bank)
    assert (own.number, own.holder) == (office.account_number, office.unit)
    assert (bare.bank_name, bare.holder) == ("–", "–")
    assert own.serves(HOUSEHOLD_BUSINESS, "any", date.min)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bank_bin": "97041"}, "qr_bin_wrong"),
        ({"bank_bin": "123456"}, "qr_bin_unknown"),
        ({"number": "12 34"}, "qr_account_wrong"),
    ],
)
def test_an_account_that_no_code_can_name_is_refused_when_it_is_proposed(
    desk: Desk, supervisor: Actor, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(InputError, match=code):
        desk.submit(ProposeAccount(a_profile(**changes), "QĐ 01"), by=supervisor)


def test_the_most_particular_account_wins() -> None:
    on, here = date(2026, 11, 26), "000.00.01.H26"
    wide = a_profile(code="chung", procedures=())
    branch = a_profile(code="chi-nhanh", procedures=(), branches=(here,))
    narrow = a_profile(code="rieng")
    elsewhere = a_profile(code="xa", branches=("000.00.02.H26",))

    every = (wide, branch, narrow, elsewhere)
    assert best(every, HOUSEHOLD_BUSINESS, here, on) == narrow
    assert best(every, MARITAL_STATUS, here, on) == branch
    assert best(every, MARITAL_STATUS, "000.00.03.H26", on) == wide
    assert best((narrow,), MARITAL_STATUS, here, on) is None
    newer = replace(wide, code="a", valid_from=on)
    assert best((replace(wide, valid_from=date(2026, 1, 1)), newer), "x", here, on) == newer


def test_a_profile_comes_back_from_the_store_as_it_was() -> None:
    merchant = Merchant.parse("9399", "Chi nhanh", "Ha Noi", "Quay 3")
    whole = a_profile(
        merchant_id="M1", merchant=merchant, branches=("x",), valid_to=date(2027, 1, 1)
    )

    assert AccountProfile.from_json(whole.to_json()) == whole
