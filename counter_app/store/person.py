"""People's rows: sign-in names, roles and PIN digests."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from counter_app.domain.errors import InputError, NotAllowed
from counter_app.domain.identity import UserId
from counter_app.domain.user import Actor, Role
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Writing

# argon2id with 64 MiB and three passes: the library's own default, far above what a PIN pad types.
_HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4)
FAILURES_MAX = 5
LOCKED_FOR = timedelta(minutes=1)
PIN_SHORTEST = 4


class People:
    """Adds people and lets them in."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def add(
        self, *, user_id: str, login: str, name: str, role: Role, pin: str, is_drill: bool
    ) -> None:
        """A new person; raises InputError("pin_too_short")."""
        if len(pin) < PIN_SHORTEST:
            raise InputError("pin_too_short", field="pin", shortest=PIN_SHORTEST)
        self._uow.insert(
            schema.user,
            {
                "id": user_id,
                "login": login,
                "name": name,
                "role": role,
                "pin_digest": _HASHER.hash(pin),
                "is_drill": int(is_drill),
                "failures": 0,
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
        if row["failures"] or row["locked_until"]:
            self._uow.change(schema.user, row, failures=0, locked_until=None)
        return Actor(UserId(row["id"]), row["name"], Role(row["role"]))


@cache
def _digest_of_nobody() -> str:
    return _HASHER.hash("no such person")


def _matches(digest: str, pin: str) -> bool:
    try:
        return _HASHER.verify(digest, pin.encode("utf-8", "replace"))
    except (VerifyMismatchError, InvalidHashError):
        return False
