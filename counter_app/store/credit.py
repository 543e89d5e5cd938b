"""Bank credits' rows: each credit once, every feed's own record of it, and what it was laid to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Row, Writing


class Credits:
    """Keeps credits, their records and their shares."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def find(self, provider: str, credit_id: str) -> Row | None:
        """The credit that a feed names so, or None."""
        return self._uow.one(schema.bank_credit, provider=provider, id=credit_id)

    def alike(self, account: str, amount: int, first: int, last: int) -> Sequence[Row]:
        """Credits of one account and amount that were booked between two instants."""
        table = schema.bank_credit
        return self._uow.rows(
            select(table)
            .where(
                table.c.amount == amount,
                table.c.account == account,
                table.c.booked_at >= first,
                table.c.booked_at < last,
            )
            .order_by(table.c.booked_at)
        )

    def add(self, row: Mapping[str, Any]) -> Row:
        """A credit that no feed told before."""
        self._uow.insert(schema.bank_credit, row)
        return {column.name: row.get(column.name) for column in schema.bank_credit.columns}

    def change(self, old: Row, **values: Any) -> Row:
        """A person decided."""
        return self._uow.change(schema.bank_credit, old, **values)

    def keep_record(self, credit: Row, row: Mapping[str, Any]) -> bool:
        """What a feed said of a credit, to the letter; False where it said just that before."""
        digest = hashlib.sha256(str(row["raw"]).encode(errors="replace")).hexdigest()
        key = {"source": row["source"], "digest": digest}
        if self._uow.one(schema.bank_record, **key) is not None:
            return False
        owner = {"provider": credit["provider"], "credit_id": credit["id"]}
        self._uow.insert(schema.bank_record, {**row, **key, **owner})
        return True

    def add_share(self, row: Mapping[str, Any]) -> None:
        """What of a credit was laid to one payment, or taken from it again."""
        self._uow.insert(schema.credit_share, row)

    def shares(self, credit: Row) -> Sequence[Row]:
        """What a credit was laid to, oldest first."""
        table = schema.credit_share
        return self._uow.rows(
            select(table)
            .where(table.c.provider == credit["provider"], table.c.credit_id == credit["id"])
            .order_by(table.c.position)
        )

    def live_shares(self, credit: Row) -> Sequence[Row]:
        """What a credit is laid to now: the shares that were not taken back."""
        return _live(self.shares(credit))

    def live_shares_of(self, payment_id: str) -> Sequence[Row]:
        """What a payment has of credits now, in the order in which it was laid."""
        table = schema.credit_share
        rows = self._uow.rows(
            select(table).where(table.c.payment_id == payment_id).order_by(table.c.payment_version)
        )
        return _live(rows)


def _live(rows: Sequence[Row]) -> Sequence[Row]:
    gone = {
        (row["provider"], row["credit_id"], row["reverses"])
        for row in rows
        if row["reverses"] is not None
    }
    return [
        row
        for row in rows
        if row["reverses"] is None
        and (row["provider"], row["credit_id"], row["position"]) not in gone
    ]
