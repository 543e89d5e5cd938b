"""People who may sign in here, what is asked for them, and what they looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import or_, select

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.identity import UserId
from counter_app.domain.instant import instant
from counter_app.domain.user import (
    FOR,
    PeopleAct,
    PeopleState,
    Permission,
    Person,
    Role,
    SignInState,
)
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.dossier import by_code
from counter_app.store.rows import Reading, Row

# Acts that are nothing but looking at one dossier, its papers, or many at once.
READINGS = ("read_dossier", "read_paper", "open_scan", "read_delivery", "read_register")


@dataclass(frozen=True, slots=True)
class People(Query[tuple[Person, ...]]):
    """Everybody who may sign in, by name."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> tuple[Person, ...]:
        """Roles that act without a person are left out, and whoever left."""
        table = schema.user
        rows = view.reading.rows(
            select(table)
            .where(table.c.left_at.is_(None))
            .order_by(table.c.role, table.c.name)
            .limit(200)
        )
        return tuple(
            Person(row["login"], row["name"], Role(row["role"]), bool(row["is_drill"]))
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class AccountOf:
    """One account; `deputies` are who stands in for this person today."""

    user_id: UserId
    login: str
    name: str
    role: Role
    left_at: datetime | None
    deputies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedOf:
    """One change that was asked for, and the second person's answer."""

    change_id: str
    act: PeopleAct
    person_name: str
    login: str
    role: Role
    deputy_name: str | None
    first: date | None
    last: date | None
    reason: str
    state: PeopleState
    asked_at: datetime
    asked_name: str
    decided_name: str | None


@dataclass(frozen=True, slots=True)
class PeopleBook:
    """Accounts by name, and changes: what waits first, then the newest."""

    accounts: tuple[AccountOf, ...]
    changes: tuple[AskedOf, ...]


@dataclass(frozen=True, slots=True)
class PeopleNow(Query[PeopleBook]):
    """The people screen."""

    limit: int = 200
    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> PeopleBook:
        """No digest of a PIN leaves the store."""
        table, changes = schema.user, schema.person_change
        asked = view.reading.rows(
            select(changes)
            .order_by(changes.c.state != PeopleState.ASKED, changes.c.asked_at.desc())
            .limit(self.limit)
        )
        today = view.now.date().isoformat()
        rows = view.reading.rows(select(table).order_by(table.c.name).limit(self.limit))
        return PeopleBook(
            tuple(_account(row, asked, today) for row in rows), tuple(map(_asked, asked))
        )


@dataclass(frozen=True, slots=True)
class SignInLine:
    """One try to sign in; `name` is empty where nobody has the login."""

    at: datetime
    name: str
    state: SignInState


@dataclass(frozen=True, slots=True)
class SignIns(Query[tuple[SignInLine, ...]]):
    """The newest tries, of one person or of all."""

    person_id: str = ""
    limit: int = 500
    permission: ClassVar[Permission] = Permission.REVIEW

    def answer(self, view: View) -> tuple[SignInLine, ...]:
        """Failed ones too."""
        table = schema.sign_in
        query = select(table).order_by(table.c.at.desc(), table.c.id.desc()).limit(self.limit)
        if self.person_id:
            query = query.where(table.c.person_id == self.person_id)
        return tuple(
            SignInLine(_at(row["at"]), row["person_name"], SignInState(row["state"]))
            for row in view.reading.rows(query)
        )


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """Somebody looked. `code` is the dossier's, or what else was opened."""

    at: datetime
    name: str
    act: str
    code: str


@dataclass(frozen=True, slots=True)
class WhoLooked(Query[tuple[ReadingLine, ...]]):
    """Who looked at one dossier, or at what one person looked; asking is itself an act."""

    code: str = ""
    person_id: str = ""
    limit: int = 500
    permission: ClassVar[Permission] = Permission.REVIEW
    act: ClassVar[str | None] = "read_readings"

    def subject(self) -> str:
        """The dossier or the person."""
        return self.code[:80] or self.person_id

    def answer(self, view: View) -> tuple[ReadingLine, ...]:
        """The newest first."""
        audit, reading = schema.audit.c, view.reading
        query = (
            select(audit.at, audit.actor, audit.act, audit.subject)
            .where(audit.act.in_(READINGS))
            .order_by(audit.sequence.desc())
            .limit(self.limit)
        )
        if self.code:
            query = query.where(audit.subject.in_(self._names(reading)))
        if self.person_id:
            own = audit.actor == self.person_id
            query = query.where(or_(own, audit.actor.like(f"{self.person_id}{FOR}%")))
        rows = reading.rows(query)
        names = {row["id"]: row["name"] for row in reading.rows(select(schema.user))}
        codes = _codes(reading, {row["subject"] for row in rows})
        return tuple(
            ReadingLine(
                _at(row["at"]),
                " thay ".join(names.get(one, one) for one in row["actor"].split(FOR)),
                row["act"],
                codes.get(row["subject"]) or row["subject"],
            )
            for row in rows
        )

    def _names(self, reading: Reading) -> list[str]:
        """All names under which acts on this dossier may stand on the trail."""
        row = by_code(reading, self.code.strip())
        if row is None:
            return [self.code]
        slip, outbox = schema.slip.c, schema.outbox.c
        slips = select(slip.kind, slip.number).where(slip.dossier_id == row["id"])
        entries = select(outbox.id).where(outbox.lane == row["id"])
        codes = {self.code, row["code"], row["provisional_code"] or self.code}
        papers = reading.rows(slips)
        return [
            *sorted(codes),
            row["id"],
            *(f"{one['kind']} {one['number']}"[:80] for one in papers),
            *(f"{one['kind']} {code}"[:80] for one in papers for code in sorted(codes)),
            *(one["id"] for one in reading.rows(entries)),
        ]


def _codes(reading: Reading, subjects: set[str]) -> dict[str, str]:
    table = schema.dossier
    found = reading.rows(select(table.c.id, table.c.code).where(table.c.id.in_(sorted(subjects))))
    return {row["id"]: row["code"] for row in found}


def _account(row: Row, asked: Sequence[Row], today: str) -> AccountOf:
    deputies = tuple(
        one["deputy_name"]
        for one in asked
        if one["act"] == PeopleAct.ACT_FOR
        and one["state"] == PeopleState.AGREED
        and one["person_id"] == row["id"]
        and one["first_day"] <= today <= one["last_day"]
    )
    left = row["left_at"]
    return AccountOf(
        UserId(row["id"]),
        row["login"],
        row["name"],
        Role(row["role"]),
        None if left is None else _at(left),
        deputies,
    )


def _asked(row: Row) -> AskedOf:
    return AskedOf(
        row["id"],
        PeopleAct(row["act"]),
        row["person_name"],
        row["login"],
        Role(row["role"]),
        row["deputy_name"],
        date.fromisoformat(row["first_day"]) if row["first_day"] else None,
        date.fromisoformat(row["last_day"]) if row["last_day"] else None,
        row["reason"],
        PeopleState(row["state"]),
        _at(row["asked_at"]),
        row["asked_name"],
        row["decided_name"],
    )


def _at(microseconds: int) -> datetime:
    return instant(microseconds).astimezone(VIETNAM)
