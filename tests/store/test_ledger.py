"""Transfers in, balances out: of one shift, of one payment, of all; and once back."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from counter_app.domain.ledger import Account, Code, Transfer, bank_asked, cash_taken
from counter_app.domain.money import ZERO, Money
from counter_app.store import schema
from counter_app.store.rows import Row
from counter_app.store.unit_of_work import Store

CASH, OWED, WAIT = Account.CASH_DRAWER, Account.RECEIVABLE, Account.BANK_AWAITING


def transfers(store: Store) -> list[Row]:
    with store.reading() as reading:
        return list(reading.rows(select(schema.transfer).order_by(schema.transfer.c.id)))


def test_a_balance_is_of_one_shift_of_one_payment_or_of_all(
    store: Store, new_id: Callable[[], str]
) -> None:
    with store.writing() as uow:
        for shift_id, payment_id, amount in (("s1", "p1", 5), ("s1", "p2", 7), ("s2", "p2", 11)):
            uow.ledger.post(
                (*cash_taken(Money(amount)), *bank_asked(Money(100 * amount))),
                at=1,
                new_id=new_id,
                shift_id=shift_id,
                dossier_id="d1",
                payment_id=payment_id,
            )
        held = {
            (shift, payment): uow.ledger.balance(CASH, shift, payment).dong
            for shift in (None, "s1", "s2", "s3")
            for payment in (None, "p1", "p2")
        }
        assert uow.ledger.balance(OWED) == Money(-23 - 2_300)
        assert uow.ledger.balance(WAIT, "s1") == Money(1_200)

    assert held == {
        (None, None): 23, (None, "p1"): 5, (None, "p2"): 18,
        ("s1", None): 12, ("s1", "p1"): 5, ("s1", "p2"): 7,
        ("s2", None): 11, ("s2", "p1"): 0, ("s2", "p2"): 11,
        ("s3", None): 0, ("s3", "p1"): 0, ("s3", "p2"): 0,
    }  # fmt: skip


def test_what_moves_together_has_one_name_and_what_is_reversed_says_of_what(
    store: Store, new_id: Callable[[], str]
) -> None:
    event = (*cash_taken(Money(5)), *bank_asked(Money(7)))
    with store.writing() as uow:
        uow.ledger.post(event, at=1, new_id=new_id, shift_id="s1", dossier_id="d", payment_id="p")
        first = uow.ledger.posted
        uow.ledger.post(cash_taken(Money(9)), at=2, new_id=new_id, shift_id="s1")
        second = uow.ledger.posted[len(first) :]
        back = uow.ledger.reverse(first, at=3, new_id=new_id, shift_id="s2")
        assert uow.ledger.posted == (*first, *second, *back)
        assert uow.ledger.balance(CASH) == Money(9)
        assert uow.ledger.balance(WAIT) == ZERO

    rows = {row["id"]: row for row in transfers(store)}
    assert (len(first), len(second), len(back), len(rows)) == (2, 1, 2, 5)
    events = [{rows[one]["event_id"] for one in part} for part in (first, second, back)]
    assert [len(names) for names in events] == [1, 1, 1]
    assert len(set.union(*events) - {None}) == 3
    for old, new in zip(first, back, strict=True):
        was, now = rows[old], rows[new]
        assert (now["debit"], now["credit"]) == (was["credit"], was["debit"])
        assert (now["amount"], now["code"]) == (was["amount"], Code.UNDONE)
        assert (now["at"], now["shift_id"], now["reverses"]) == (3, "s2", old)
        assert (now["dossier_id"], now["payment_id"]) == ("d", "p")
    assert [(row["reverses"], row["at"]) for row in rows.values() if row["id"] in second] == [
        (None, 2)
    ]


def test_a_transfer_is_read_as_it_was_posted(store: Store, new_id: Callable[[], str]) -> None:
    posted = Transfer(CASH, OWED, Money(5), Code.CASH)
    with store.writing() as uow:
        uow.ledger.post((posted,), at=1, new_id=new_id, shift_id="s1", payment_id="p1")

    (row,) = transfers(store)

    read = Transfer(
        Account(row["debit"]), Account(row["credit"]), Money(row["amount"]), Code(row["code"])
    )
    assert read == posted
    assert (row["shift_id"], row["dossier_id"], row["payment_id"]) == ("s1", None, "p1")
