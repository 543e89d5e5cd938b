"""Who may do what: people, their one role, and the permissions of each role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.identity import UserId


class Role(StrEnum):
    """A person's role at the counter; the head signs what the law gives to the head alone."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    HEAD = "head"
    SYSTEM = "system"


class Permission(StrEnum):
    """One kind of act. The desk asks for it, never a screen.

    HANDLE moves a dossier between units; APPROVE is the second person's word; KEEP_PROMISES
    drafts apologies; DIGITISE keeps files that stand for papers.
    """

    ANYONE = "anyone"
    RECEIVE = "receive"
    TAKE_MONEY = "take_money"
    RUN_SHIFT = "run_shift"
    READ = "read"
    PRINT = "print"
    REVIEW = "review"
    SWITCH_CATALOGUE = "switch_catalogue"
    APPROVE = "approve"
    HANDLE = "handle"
    KEEP_PROMISES = "keep_promises"
    TALK_TO_CITY = "talk_to_city"
    TAKE_STATEMENT = "take_statement"
    DIGITISE = "digitise"
    RESTORE = "restore"


_DESK = {
    Permission.ANYONE,
    Permission.RECEIVE,
    Permission.TAKE_MONEY,
    Permission.RUN_SHIFT,
    Permission.READ,
    Permission.PRINT,
    Permission.HANDLE,
    Permission.KEEP_PROMISES,
    Permission.DIGITISE,
}
_SUPERVISOR = {
    *_DESK,
    Permission.REVIEW,
    Permission.TAKE_STATEMENT,
    Permission.SWITCH_CATALOGUE,
    Permission.APPROVE,
    Permission.RESTORE,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CLERK: frozenset(_DESK),
    Role.SUPERVISOR: frozenset(_SUPERVISOR),
    Role.HEAD: frozenset(_SUPERVISOR),
    Role.SYSTEM: frozenset(
        {
            Permission.ANYONE,
            Permission.READ,
            Permission.PRINT,
            Permission.SWITCH_CATALOGUE,
            Permission.TALK_TO_CITY,
            Permission.TAKE_STATEMENT,
            Permission.KEEP_PROMISES,
        }
    ),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is acting: a person who signed in, or the program itself."""

    user_id: UserId
    name: str
    role: Role

    def may(self, permission: Permission) -> bool:
        """Whether this actor's role holds the permission."""
        return permission in ROLE_PERMISSIONS[self.role]


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the sign-in list. A drill person's PIN is no secret and may be shown."""

    login: str
    name: str
    role: Role
    is_drill: bool


SYSTEM = Actor(UserId("system"), "Hệ thống", Role.SYSTEM)
NOBODY = Actor(UserId("nobody"), "", Role.SYSTEM)
