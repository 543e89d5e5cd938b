"""Which accounts take the office's fees, and which wait for a second person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import select

from counter_app.domain.account import AccountProfile
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One version of a profile; `version` 0 is the office's own account, which nobody proposed.

    `is_newest` says that no later version of it was approved.
    """

    profile: AccountProfile
    version: int
    author: str
    reason: str
    approver: str | None
    is_newest: bool

    def is_in_force(self, on: date) -> bool:
        """Whether requests may name it on a day."""
        signed = self.approver is not None or not self.version
        until = self.profile.valid_to
        begun = self.profile.valid_from <= on
        return signed and self.is_newest and begun and (until is None or on <= until)


@dataclass(frozen=True, slots=True)
class Accounts(Query[tuple[AccountLine, ...]]):
    """All of them: what waits for a second person first, the office's own last."""

    limit: int = 200
    permission: ClassVar[Permission] = Permission.SWITCH_CATALOGUE

    def answer(self, view: View) -> tuple[AccountLine, ...]:
        """Newest first in both groups."""
        table = schema.account_profile
        rows = view.reading.rows(
            select(table)
            .order_by(table.c.approved_at.is_not(None), table.c.made_at.desc(), table.c.version)
            .limit(self.limit)
        )
        newest: dict[str, int] = {}
        for row in rows:
            if row["approved_at"] is not None:
                newest[row["code"]] = max(row["version"], newest.get(row["code"], 0))
        own = AccountProfile.of_office(view.station.office)
        return (
            *(
                AccountLine(
                    AccountProfile.from_json(row["record"]),
                    row["version"],
                    row["author"],
                    row["reason"],
                    row["approver"],
                    row["version"] == newest.get(row["code"]),
                )
                for row in rows
            ),
            AccountLine(own, 0, "", "", None, is_newest=True),
        )
