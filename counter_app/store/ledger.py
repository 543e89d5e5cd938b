"""The ledger's rows: transfers in, balances out; nothing is ever changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from counter_app.domain.ledger import Account, Code, Transfer, undone
from counter_app.domain.money import Money
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.domain.identity import NewId
    from counter_app.store.rows import Reading, Row, Writing


class Ledger:
    """Posts balanced transfers."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def post(
        self,
        transfers: Iterable[Transfer],
        *,
        at: int,
        new_id: NewId,
        shift_id: str,
        dossier_id: str | None = None,
        payment_id: str | None = None,
    ) -> None:
        """Add the transfers of one event of money, which they are told together by ever after.

        `shift_id` is empty where no shift is to answer for it.
        """
        event_id = new_id()
        self._uow.insert_many(
            schema.transfer,
            [
                {
                    "id": new_id(),
                    "at": at,
                    "debit": transfer.debit,
                    "credit": transfer.credit,
                    "amount": transfer.amount.dong,
                    "code": transfer.code,
                    "dossier_id": dossier_id,
                    "payment_id": payment_id,
                    "shift_id": shift_id,
                    "event_id": event_id,
                }
                for transfer in transfers
            ],
        )

    def reverse(
        self, transfers: Sequence[str], *, at: int, new_id: NewId, shift_id: str
    ) -> tuple[str, ...]:
        """Post the opposite of each, once; gives the ids of what was posted."""
        event_id, before = new_id(), len(self.posted)
        rows = [self._uow.one(schema.transfer, id=one) for one in transfers]
        self._uow.insert_many(
            schema.transfer,
            [
                {
                    **row,
                    "id": new_id(),
                    "at": at,
                    "debit": opposite.debit,
                    "credit": opposite.credit,
                    "code": opposite.code,
                    "shift_id": shift_id,
                    "reverses": row["id"],
                    "event_id": event_id,
                }
                for row in rows
                if row is not None
                for opposite in (undone(_transfer(row)),)
            ],
        )
        return self.posted[before:]

    def standing(self, code: Code, payment_id: str) -> tuple[str, ...]:
        """The ids of a payment's transfers of one code that were not reversed."""
        table = schema.transfer
        opposite = select(table.c.reverses).where(table.c.reverses.is_not(None))
        rows = self._uow.rows(
            select(table.c.id)
            .where(
                table.c.payment_id == payment_id,
                table.c.code == code,
                table.c.id.not_in(opposite.where(table.c.payment_id == payment_id)),
            )
            .order_by(table.c.id)
        )
        return tuple(row["id"] for row in rows)

    @property
    def posted(self) -> tuple[str, ...]:
        """The ids of the transfers that this transaction posted, in order."""
        return self._uow.written(schema.transfer)

    def balance(
        self, account: Account, shift_id: str | None = None, payment_id: str | None = None
    ) -> Money:
        """Debits less credits of an account, with what this transaction posted."""
        return balance(self._uow, account, shift_id, payment_id)


def _transfer(row: Row) -> Transfer:
    return Transfer(
        Account(row["debit"]), Account(row["credit"]), Money(row["amount"]), Code(row["code"])
    )


def balance(
    reading: Reading, account: Account, shift_id: str | None = None, payment_id: str | None = None
) -> Money:
    """Debits less credits of an account: of one shift, of one payment, or of all."""
    table = schema.transfer
    total = 0
    for side, sign in ((table.c.debit, 1), (table.c.credit, -1)):
        query = select(func.coalesce(func.sum(table.c.amount), 0)).where(side == account)
        if shift_id is not None:
            query = query.where(table.c.shift_id == shift_id)
        if payment_id is not None:
            query = query.where(table.c.payment_id == payment_id)
        total += sign * int(reading.scalar(query))
    return Money(total)
