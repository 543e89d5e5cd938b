"""What the provider of electronic receipts was told of each receipt, and what it answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from counter_app.domain.e_receipt import AWAY_AFTER
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Row, Writing

_AWAY_AFTER = AWAY_AFTER.seconds * 1_000_000


class EReceipts:
    """One row per receipt; the provider's answer enters it once."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def add(self, number: str, document: str, *, is_temporary: bool, now: int) -> None:
        """What is to be told, as JSON."""
        self._uow.insert(
            schema.e_receipt,
            {
                "number": number,
                "document": document,
                "is_temporary": int(is_temporary),
                "made_at": now,
            },
        )

    def find(self, number: str) -> Row | None:
        """The data of a receipt; None for one of an older program."""
        return self._uow.one(schema.e_receipt, number=number)

    def confirm(self, row: Row, *, provider: str, lookup_code: str | None, now: int) -> None:
        """The provider issued it."""
        self._uow.change(
            schema.e_receipt, row, provider=provider, lookup_code=lookup_code, confirmed_at=now
        )

    def is_provider_away(self, now: int) -> bool:
        """Whether the newest receipt that had its time, and each after it, is without an answer.

        One that was refused by itself therefore holds up nothing once a later one is confirmed.
        """
        table = schema.e_receipt
        newest = select(func.max(table.c.made_at)).where(table.c.made_at < now - _AWAY_AFTER)
        made_at = self._uow.scalar(newest)
        if made_at is None:
            return False
        answered = select(func.count()).where(
            table.c.made_at >= made_at, table.c.confirmed_at.is_not(None)
        )
        return not self._uow.scalar(answered)
