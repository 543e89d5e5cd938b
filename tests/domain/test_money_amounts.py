"""Sums as people type them, and the rules of payments and refunds, to the đồng."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import CounterError, InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.identity import UserId
from counter_app.domain.ledger import Account
from counter_app.domain.money import DONG_MAX, ZERO, Money
from counter_app.domain.payment import (
    CashTender,
    Charge,
    Method,
    Payer,
    PaymentState,
    Share,
    Standing,
    allocated,
    state_after_credit,
    state_after_undo,
)
from counter_app.domain.refund import (
    RefundKind,
    RefundState,
    RefundWay,
    VoidReason,
    check_amount,
    check_people,
    left,
)
from counter_app.domain.shift import DrawerCount


@pytest.mark.parametrize(
    "text",
    [
        "1250000",
        "1.250.000",
        "1,250,000",
        "1 250 000",
        "1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000",
        " 1.250.000 đ",
        "1.250.000đ",
        "1.250.000 VND",
        "1250000 đồng",
        "01250000",
    ],
)
def test_a_sum_is_read_however_thousands_are_parted(text: str) -> None:
    assert Money.parse(text) == Money.typed(text) == Money(1_250_000)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "money_missing"),
        ("  đ", "money_missing"),
        ("-1", "money_negative"),
        ("\N{MINUS SIGN}50.000", "money_negative"),
        ("\N{EN DASH} 5", "money_negative"),
        ("12a", "money_not_whole_dong"),
        ("X5", "money_not_whole_dong"),
        ("năm mươi", "money_not_whole_dong"),
        ("1,5", "money_not_whole_dong"),
        ("1.000,500", "money_not_whole_dong"),
        ("1.00", "money_not_whole_dong"),
        ("1.0000", "money_not_whole_dong"),
        ("1000.000", "money_not_whole_dong"),
        ("1..000", "money_not_whole_dong"),
        (".000", "money_not_whole_dong"),
        ("1e5", "money_not_whole_dong"),
        ("+5", "money_not_whole_dong"),
        ("١٢٣", "money_not_whole_dong"),
        ("=1+1", "money_not_whole_dong"),
        ("9" * 14, "money_too_large"),
        ("9" * 5_000, "money_too_large"),
    ],
)
def test_what_is_no_sum_is_refused_by_name(text: str, code: str) -> None:
    for read in (Money.parse, Money.typed):
        with pytest.raises(InputError) as refusal:
            read(text)
        assert refusal.value.code == code


def test_a_sum_that_changes_hands_has_a_floor_and_a_ceiling() -> None:
    assert Money.parse("0") == Money.parse("0000") == ZERO
    assert Money.parse("9" * 13) == Money(DONG_MAX - 1)
    assert Money.typed("500.000.000") == Money(500_000_000)
    assert Money.typed("1") == Money(1)
    for text, error in (
        ("0", InputError("money_is_nothing")),
        ("500.000.001", InputError("money_too_large", largest=500_000_000)),
        ("1" + "0" * 13, InputError("money_too_large", largest=DONG_MAX - 1)),
    ):
        with pytest.raises(InputError) as refusal:
            Money.typed(text)
        assert refusal.value == error


def test_noughts_in_front_make_no_sum_larger() -> None:
    assert Money.parse("0" * 20 + "5") == Money(5)


def test_a_sum_is_written_with_a_dot_at_each_thousand() -> None:
    assert [str(Money(dong)) for dong in (0, 999, 1_250_000, -50_000)] == [
        "0 đ",
        "999 đ",
        "1.250.000 đ",
        "-50.000 đ",
    ]


def test_no_book_holds_a_sum_of_fourteen_digits() -> None:
    assert Money(1 - DONG_MAX) + Money(DONG_MAX - 1) == ZERO
    for dong in (DONG_MAX, -DONG_MAX):
        with pytest.raises(AssertionError):
            Money(dong)


@given(st.integers(0, DONG_MAX - 1))
def test_what_is_written_is_read_again(dong: int) -> None:
    assert Money.parse(str(Money(dong))) == Money(dong)


@given(st.text(max_size=30))
def test_no_text_at_all_is_more_than_a_refusal(text: str) -> None:
    with contextlib.suppress(InputError):
        assert Money.typed(text) > ZERO


# ---- payments --------------------------------------------------------------------------------


def test_cash_covers_its_due_or_says_what_is_missing() -> None:
    assert CashTender(Money(50)).change(Money(35)) == Money(15)
    assert CashTender(Money(35)).change(Money(35)) == ZERO
    with pytest.raises(InputError) as refusal:
        CashTender(Money(34)).change(Money(35))
    assert refusal.value == InputError("tendered_too_little", field="tendered", missing=1)
    assert CashTender(Money(500), notes=DrawerCount(((500, 1),))).notes is not None
    with pytest.raises(InputError) as refusal:
        CashTender(Money(501), notes=DrawerCount(((500, 1),)))
    assert refusal.value == InputError("notes_differ", field="notes", counted=500)


def test_a_share_lies_between_nothing_and_the_rest() -> None:
    assert Share(Money(1)).within(Money(1)) == Money(1)
    with pytest.raises(InputError) as refusal:
        Share(Money(2)).within(Money(1))
    assert refusal.value == InputError("share_too_large", field="share", rest=1)
    for amount in (0, -1):
        with pytest.raises(InputError) as refusal:
            Share(Money(amount))
        assert refusal.value == InputError("money_is_nothing", field="share")


@pytest.mark.parametrize(
    "digits", ["0101234567", "001190012345", "0101234567-001", "001 190 012345"]
)
def test_a_payer_has_a_name_and_perhaps_a_number(digits: str) -> None:
    payer = Payer.parse("  Trần  Văn Mẫu ", digits)

    assert payer == Payer("Trần Văn Mẫu", digits.replace("-", "").replace(" ", ""))
    assert Payer.parse("Trần Văn Mẫu").id_number is None


@pytest.mark.parametrize("digits", ["1", "12345678901", "00119001234x", "٠٠١١٩٠٠١٢٣٤٥"])
def test_a_payers_number_that_is_none_is_refused(digits: str) -> None:
    with pytest.raises(InputError) as refusal:
        Payer.parse("Trần Văn Mẫu", digits)
    assert refusal.value == InputError("payer_id_wrong", field="payer_id")


def test_a_payers_number_alone_asks_for_the_payers_name() -> None:
    with pytest.raises(InputError) as refusal:
        Payer.parse(" ", "0101234567")
    assert refusal.value == InputError("payer_name_missing", field="payer_name")


STATES = {
    # due, paid, was settled, is cancelled, is issued
    (100, 99, False, False, False): PaymentState.UNDERPAID,
    (100, 100, False, False, False): PaymentState.PAID,
    (100, 100, False, False, True): PaymentState.PAID_LATE,
    (100, 101, False, False, True): PaymentState.SURPLUS,
    (100, 99, False, True, False): PaymentState.SURPLUS,
    (100, 100, True, False, False): PaymentState.SURPLUS,
}


@pytest.mark.parametrize("case", STATES)
def test_a_credit_counts_to_the_dong(case: tuple[int, int, bool, bool, bool]) -> None:
    due, paid, settled, cancelled, issued = case

    state = state_after_credit(
        Money(due), Money(paid), was_settled=settled, is_cancelled=cancelled, is_issued=issued
    )

    assert state is STATES[case]


@pytest.mark.parametrize(
    ("due", "left", "is_cancelled", "is_late", "state"),
    [
        (100, 0, False, False, PaymentState.WAITING),
        (100, 0, False, True, PaymentState.WAITING),
        (100, 99, False, False, PaymentState.UNDERPAID),
        (100, 100, False, False, PaymentState.PAID),
        (100, 100, False, True, PaymentState.PAID_LATE),
        (100, 101, False, False, PaymentState.SURPLUS),
        (1, 0, False, False, PaymentState.WAITING),
        (0, 0, False, False, PaymentState.CANCELLED),
        (0, 1, False, False, PaymentState.CANCELLED),
        (100, 0, True, False, PaymentState.CANCELLED),
        (100, 100, True, True, PaymentState.CANCELLED),
    ],
)
def test_a_credit_taken_back_leaves_what_the_rest_makes(
    due: int, left: int, is_cancelled: bool, is_late: bool, state: PaymentState
) -> None:
    found = state_after_undo(Money(due), Money(left), is_cancelled=is_cancelled, is_late=is_late)

    assert found is state


def test_only_whole_money_settles_and_only_a_request_is_open() -> None:
    settled = {state for state in PaymentState if state.is_settled}
    waiting = {state for state in PaymentState if state.is_open}

    assert settled == {PaymentState.PAID, PaymentState.PAID_LATE, PaymentState.SURPLUS}
    assert waiting == {PaymentState.WAITING, PaymentState.CLAIMED, PaymentState.UNDERPAID}


CHARGES = {
    (PaymentState.WAITING, 100, 0): (0, 100),
    (PaymentState.CLAIMED, 100, 0): (0, 100),
    (PaymentState.UNDERPAID, 100, 60): (60, 40),
    (PaymentState.PAID, 100, 100): (100, 0),
    (PaymentState.PAID_LATE, 100, 100): (100, 0),
    (PaymentState.SURPLUS, 100, 130): (100, 0),
    (PaymentState.CANCELLED, 100, 0): (0, 0),
    (PaymentState.CANCELLED, 100, 100): (0, 0),
}


@pytest.mark.parametrize("case", CHARGES, ids=str)
def test_a_charge_bears_what_came_and_awaits_the_rest(case: tuple[PaymentState, int, int]) -> None:
    state, due, came = case
    charge = Charge(state, Money(due), Money(came))

    assert (charge.settled.dong, charge.waiting.dong) == CHARGES[case]


def test_a_bill_is_paid_awaited_or_open_to_the_dong() -> None:
    charges = [Charge(state, Money(due), Money(came)) for state, due, came in CHARGES]

    standing = Standing.of(Money(1_000), charges, Money(30))

    assert standing == Standing(Money(970), Money(330), Money(240))
    assert standing.rest == Money(400)
    assert not standing.is_settled
    assert Standing(Money(5), Money(5), ZERO).is_settled
    assert not Standing(Money(5), ZERO, Money(5)).is_settled
    assert Standing.of(ZERO, ()).is_settled


@given(
    st.lists(st.tuples(st.integers(0, 1_000), st.integers(0, 1_000)), max_size=6),
    st.floats(0, 1),
)
def test_a_receipt_takes_the_lines_in_order_and_nothing_twice(
    bill: list[tuple[int, int]], part: float
) -> None:
    lines = [Money(max(pair)) for pair in bill]
    taken = [Money(min(pair)) for pair in bill]
    open_sum = Money.total(lines) - Money.total(taken)
    amount = Money(int(open_sum.dong * part))

    parts = allocated(lines, taken, amount)

    assert Money.total(parts) == amount
    full = [one == line - gone for one, line, gone in zip(parts, lines, taken, strict=True)]
    if amount < open_sum:
        first = full.index(False)
        assert all(not one for one in parts[first + 1 :])


def test_a_receipt_for_more_than_the_bill_is_our_own_mistake() -> None:
    with pytest.raises(AssertionError):
        allocated([Money(5)], [ZERO], Money(6))
    with pytest.raises(AssertionError):
        allocated([Money(5)], [Money(6)], Money(1))
    with pytest.raises(ValueError, match="argument"):
        allocated([Money(5)], [], Money(1))


# ---- going back ------------------------------------------------------------------------------


def test_money_goes_back_the_way_it_came() -> None:
    ways = {method: RefundWay.of(method) for method in (Method.CASH, Method.QR, Method.TRANSFER)}

    assert ways == {
        Method.CASH: RefundWay.CASH,
        Method.QR: RefundWay.BANK,
        Method.TRANSFER: RefundWay.BANK,
    }
    assert RefundWay.CASH.account is Account.CASH_DRAWER
    assert RefundWay.BANK.account is Account.BANK_CONFIRMED


def test_only_what_two_agreed_on_is_granted_and_one_reason_keeps_the_money() -> None:
    granted = {state for state in RefundState if state.is_granted}
    keeping = {reason for reason in VoidReason if reason.keeps_money}

    assert granted == {RefundState.DUE, RefundState.DONE}
    assert keeping == {VoidReason.WRONG_CONTENT}


def test_no_more_goes_back_than_came() -> None:
    assert left(Money(10), Money(4)) == Money(6)
    assert left(Money(10), Money(10)) == ZERO
    with pytest.raises(AssertionError):
        left(Money(10), Money(11))


@pytest.mark.parametrize(
    ("amount", "seen", "still", "error"),
    [
        (5, 10, 10, None),
        (10, 10, 10, None),
        (11, 10, 10, RuleError("refund_more_than_left", left=10)),
        (5, 9, 10, StaleError("refund_stale", seen=9, left=10)),
        (5, 11, 10, StaleError("refund_stale", seen=11, left=10)),
        (0, 10, 10, InputError("money_is_nothing", field="amount")),
        (-1, 10, 10, InputError("money_is_nothing", field="amount")),
    ],
)
def test_a_request_is_on_what_is_there(
    amount: int, seen: int, still: int, error: CounterError | None
) -> None:
    try:
        check_amount(Money(amount), Money(seen), Money(still))
    except CounterError as found:
        assert found == error
    else:
        assert error is None


@pytest.mark.parametrize(
    ("kind", "requester", "maker", "decider", "is_allowed"),
    [
        (RefundKind.REFUND, "a", "a", None, True),
        (RefundKind.REFUND, "a", "a", "b", True),
        (RefundKind.REFUND, "a", "b", "c", True),
        (RefundKind.REFUND, "a", "b", "a", False),
        (RefundKind.REFUND, "a", "b", "b", False),
        (RefundKind.VOID, "a", "a", None, False),
        (RefundKind.VOID, "a", "b", None, True),
        (RefundKind.VOID, "a", "b", "c", True),
        (RefundKind.VOID, "a", "b", "a", False),
        (RefundKind.VOID, "a", "b", "b", False),
    ],
)
def test_two_people_decide_and_neither_had_a_hand_in_it(
    kind: RefundKind, requester: str, maker: str, decider: str | None, is_allowed: bool
) -> None:
    second = None if decider is None else UserId(decider)
    try:
        check_people(kind, UserId(requester), UserId(maker), second)
    except NotAllowed as refusal:
        assert refusal.code == "other_person_needed"
        assert not is_allowed
    else:
        assert is_allowed
