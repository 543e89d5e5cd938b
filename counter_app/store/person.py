"""People's rows: sign-in names, roles and PIN digests."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import bindparam, or_, select

from counter_app.domain.errors import NotAllowed
from counter_app.domain.identity import UserId
from counter_app.domain.user import (
    SECOND_ROLES,
    Actor,
    PeopleAct,
    PeopleState,
    Role,
    SignInState,
    check_pin,
    higher,
)
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing

# argon2id with 64 MiB and three passes: the library's own default, far above what a PIN pad types.
_HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4)
FAILURES_MAX = 5
LOCKED_FOR = timedelta(minutes=1)
_HELD = schema.person_change.c
_ACTING = select(_HELD.person_id, _HELD.deputy_id).where(
    _HELD.state == PeopleState.AGREED,
    _HELD.act == PeopleAct.ACT_FOR,
    _HELD.first_day <= bindparam("day"),
    _HELD.last_day >= bindparam("day"),
    or_(_HELD.deputy_id == bindparam("person"), _HELD.person_id == bindparam("person")),
)


class People:
    """Adds people and lets them in."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def add(
        self, *, user_id: str, login: str, name: str, role: Role, pin: str, is_drill: bool
    ) -> None:
        """A new person; raises InputError("pin_too_short")."""
        self.add_digest(
            user_id=user_id, login=login, name=name, role=role, digest=digest(pin), drill=is_drill
        )

    def add_digest(
        self, *, user_id: str, login: str, name: str, role: Role, digest: str, drill: bool = False
    ) -> None:
        """A new person whose PIN was typed before a second person agreed."""
        self._uow.insert(
            schema.user,
            {
                "id": user_id,
                "login": login,
                "name": name,
                "role": role,
                "pin_digest": digest,
                "is_drill": int(drill),
                "failures": 0,
            },
        )

    def find(self, user_id: str) -> Row | None:
        """A person's row, who left or not."""
        return self._uow.one(schema.user, id=user_id)

    def named(self, login: str) -> Row | None:
        """The person with this login."""
        return self._uow.one(schema.user, login=login)

    def change(self, row: Row, **values: Any) -> None:
        """Another state of a person; the row before stays on the trail by its seal."""
        self._uow.change(schema.user, row, **values)

    def seconds(self) -> frozenset[str]:
        """Who is here and may be a second person."""
        table = schema.user.c
        query = select(table.id).where(table.left_at.is_(None), table.role.in_(SECOND_ROLES))
        return frozenset(row["id"] for row in self._uow.rows(query))

    def ask_change(self, row: dict[str, Any]) -> None:
        """Keep what is asked for."""
        self._uow.insert(schema.person_change, row)

    def asked(self, change_id: str) -> Row | None:
        """What was asked for."""
        return self._uow.one(schema.person_change, id=change_id)

    def is_asked(self, person_id: str, act: PeopleAct) -> bool:
        """Whether the same waits for a second person already."""
        found = self._uow.one(
            schema.person_change, person_id=person_id, act=act, state=PeopleState.ASKED
        )
        return found is not None

    def decide_change(self, row: Row, **values: Any) -> None:
        """The second person's word."""
        self._uow.change(schema.person_change, row, **values)

    def note_sign_in(self, new_id: str, login: str, answer: Actor | NotAllowed, now: int) -> None:
        """Keep how a try ended. What was typed where no such login is may be a PIN: not kept."""
        row = self.named(login)
        states = {"sign_in_locked": SignInState.LOCKED, "person_left": SignInState.LEFT}
        state = SignInState.IN
        if isinstance(answer, NotAllowed):
            state = states.get(answer.code, SignInState.WRONG)
        self._uow.insert(
            schema.sign_in,
            {
                "id": new_id,
                "at": now,
                "person_id": row["id"] if row else None,
                "person_name": row["name"] if row else "",
                "state": state,
            },
        )

    def let_in(self, login: str, pin: str, now: int) -> Actor | NotAllowed:
        """The person whose PIN this is, or why not; a refusal is noted, so it is not raised here.

        A name that nobody has takes as long as a wrong PIN. Five wrong PINs close the door for a
        minute.
        """
        row = self._uow.one(schema.user, login=login)
        if row is None:
            _matches(_digest_of_nobody(), pin)
            return NotAllowed("sign_in_failed")
        if row["locked_until"] is not None and now < row["locked_until"]:
            wait = (row["locked_until"] - now) // 1_000_000 + 1
            return NotAllowed("sign_in_locked", wait_s=wait)
        if not _matches(row["pin_digest"], pin):
            failures = row["failures"] + 1
            locked = now + LOCKED_FOR // timedelta(microseconds=1)
            is_full = failures >= FAILURES_MAX
            self._uow.change(
                schema.user,
                row,
                failures=0 if is_full else failures,
                locked_until=locked if is_full else None,
            )
            return NotAllowed("sign_in_failed")
        if row["left_at"] is not None:
            return NotAllowed("person_left")
        if row["failures"] or row["locked_until"]:
            self._uow.change(schema.user, row, failures=0, locked_until=None)
        return Actor(UserId(row["id"]), row["name"], Role(row["role"]))


def seated(reading: Reading, actor: Actor, today: date) -> Actor:
    """Who is acting as of today: their role as it stands now, and whom they stand in for.

    Raises NotAllowed("person_left") for somebody whose account was closed meanwhile. Whoever has
    no row here is who they were let in as.
    """
    if actor.role is Role.SYSTEM:
        return actor
    row = reading.one(schema.user, id=actor.user_id)
    if row is None:
        return actor
    if row["left_at"] is not None:
        raise NotAllowed("person_left")
    role, name, acting_for = Role(row["role"]), row["name"], None
    one_with = set()
    for held in reading.rows(_ACTING, day=today.isoformat(), person=actor.user_id):
        is_deputy = held["deputy_id"] == actor.user_id
        one_with.add(UserId(held["person_id"] if is_deputy else held["deputy_id"]))
        other = reading.one(schema.user, id=held["person_id"])
        if is_deputy and other is not None and other["left_at"] is None:
            role = higher(role, Role(other["role"]))
            name = f"{row['name']} (thay {other['name']})"
            acting_for = UserId(other["id"])
    return Actor(UserId(row["id"]), name, role, acting_for, frozenset(one_with))


def digest(pin: str) -> str:
    """What is kept of a PIN; raises InputError("pin_too_short")."""
    check_pin(pin)
    return _HASHER.hash(pin)


def is_pin(row: Row, pin: str) -> bool:
    """Whether this is the person's PIN."""
    return _matches(row["pin_digest"], pin)


@cache
def _digest_of_nobody() -> str:
    return _HASHER.hash("no such person")


def _matches(digest: str, pin: str) -> bool:
    try:
        return _HASHER.verify(digest, pin.encode("utf-8", "replace"))
    except (VerifyMismatchError, InvalidHashError):
        return False
