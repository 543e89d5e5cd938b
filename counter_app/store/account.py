"""Account profiles' rows: each version as it was proposed, and who put their name to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from counter_app.domain.account import AccountProfile, best
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.domain.office import OfficeFacts
    from counter_app.store.rows import Reading, Row, Writing


class Accounts:
    """Keeps profiles, and finds the one that a payment is for."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def draft(
        self, profile: AccountProfile, *, author_id: str, author: str, reason: str, now: int
    ) -> int:
        """A version that nothing is paid to before a second person's word; gives its number."""
        table = schema.account_profile
        newest = self._uow.scalar(
            select(func.max(table.c.version)).where(table.c.code == profile.code)
        )
        version = int(newest or 0) + 1
        self._uow.insert(
            table,
            {
                "code": profile.code,
                "version": version,
                "record": profile.to_json(),
                "made_at": now,
                "author_id": author_id,
                "author": author,
                "reason": reason,
            },
        )
        return version

    def find(self, code: str, version: int) -> Row | None:
        """A version's row, or None."""
        return self._uow.one(schema.account_profile, code=code, version=version)

    def approve(self, old: Row, *, approver: str, now: int) -> None:
        """The second person's word."""
        self._uow.change(schema.account_profile, old, approver=approver, approved_at=now)

    def for_request(
        self, procedure: str, office: OfficeFacts, on: date
    ) -> tuple[str | None, AccountProfile]:
        """Where a new request's money goes, and how its row names that; the office's own: None."""
        signed = _signed(self._uow)
        newest: dict[str, Row] = {row["code"]: row for row in signed if _has_begun(row, on)}
        found = best(map(_profile, newest.values()), procedure, office.agency, on)
        if found is None:
            return None, AccountProfile.of_office(office)
        return f"{found.code}/{newest[found.code]['version']}", found

    def of_payment(self, payment: Row, office: OfficeFacts) -> AccountProfile:
        """The account that a payment was shown under."""
        return of_payment(self._uow, payment, office)

    def ours(self, office: OfficeFacts) -> frozenset[str]:
        """What banks call the accounts that money of this office ever went to."""
        own = AccountProfile.of_office(office).names
        return own.union(*(_profile(row).names for row in _signed(self._uow)))


def of_payment(reading: Reading, payment: Row, office: OfficeFacts) -> AccountProfile:
    """The account that a payment was shown under; the office's own where it names none."""
    if payment["profile"] is None:
        return AccountProfile.of_office(office)
    code, _, version = payment["profile"].rpartition("/")
    row = reading.one(schema.account_profile, code=code, version=int(version))
    assert row is not None, "a version that payments name is never removed"
    return _profile(row)


def _signed(reading: Reading) -> Sequence[Row]:
    table = schema.account_profile
    return reading.rows(
        select(table)
        .where(table.c.approved_at.is_not(None))
        .order_by(table.c.code, table.c.version)
    )


def _has_begun(row: Row, on: date) -> bool:
    """A later version counts from its first day on; what it says of the end is in the profile."""
    return _profile(row).valid_from <= on


def _profile(row: Row) -> AccountProfile:
    return _parsed(row["record"])


@lru_cache(maxsize=128)
def _parsed(text: str) -> AccountProfile:
    return AccountProfile.from_json(text)
