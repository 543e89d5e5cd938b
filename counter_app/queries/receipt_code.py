"""The keys of this office's receipts, and what a code is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain.receipt_code import ReceiptFacts, Verdict, key_text
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store.receipt_key import check, public_keys


@dataclass(frozen=True, slots=True)
class ReceiptKeyTexts(Query[tuple[str, ...]]):
    """Every public key as the office's notice bears it, the one in use first."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> tuple[str, ...]:
        """Empty in a book of an older program that has not made a receipt since."""
        return tuple(key_text(key) for key in public_keys(view.reading).values())


@dataclass(frozen=True, slots=True)
class CheckReceipt(Query[tuple[Verdict, ReceiptFacts | None]]):
    """What the code of a receipt is worth, by the keys of this book."""

    text: str
    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> tuple[Verdict, ReceiptFacts | None]:
        """The facts of an altered code are what it claims."""
        return check(view.reading, self.text)
