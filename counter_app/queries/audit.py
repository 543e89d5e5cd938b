"""The head of the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store.rows import head


@dataclass(frozen=True, slots=True)
class AuditHead(Query[str]):
    """The newest link, which goes to the city with every batch."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> str:
        """Compare two heads to see whether the book between them was rewritten."""
        return head(view.reading)
