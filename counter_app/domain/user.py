"""Who may do what: people, their one role, and the permissions of each role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.errors import InputError, RuleError
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
    """Who is acting: a person who signed in, or the program itself.

    `acting_for` is whom a deputy stands in for today; their name says so wherever it is written.
    `one_with` are the people who count as one pair of eyes with this one: a deputy and the person
    they stand in for, as long as that runs.
    """

    user_id: UserId
    name: str
    role: Role
    acting_for: UserId | None = None
    one_with: frozenset[UserId] = frozenset()

    @property
    def eyes(self) -> frozenset[UserId]:
        """Everybody whom this person may not be the second person to."""
        return self.one_with | {self.user_id}

    def is_one_with(self, maker: object) -> bool:
        """Whether this person cannot be the second person to what `maker` made."""
        return maker in self.eyes

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


# Between a deputy and the person they act for, on the trail.
FOR = " for "
SYSTEM = Actor(UserId("system"), "Hệ thống", Role.SYSTEM)
NOBODY = Actor(UserId("nobody"), "", Role.SYSTEM)


class PeopleAct(StrEnum):
    """What is done to an account. Each takes two people, neither of them the one it is about."""

    ADD = "add"
    CHANGE_ROLE = "change_role"
    DEACTIVATE = "deactivate"
    BRING_BACK = "bring_back"
    RESET_PIN = "reset_pin"
    ACT_FOR = "act_for"


class PeopleState(StrEnum):
    """Where an asked-for change of an account stands."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


class SignInState(StrEnum):
    """How a try to sign in ended."""

    IN = "in"
    WRONG = "wrong"
    LOCKED = "locked"
    LEFT = "left"


NAME_MAX = 80
LOGIN_MAX = 40
PIN_SHORTEST = 4


def person_name_of(text: str) -> str:
    """A person's name as it is kept; raises InputError("person_name_missing")."""
    name = " ".join(text.split())
    if not 0 < len(name) <= NAME_MAX:
        raise InputError("person_name_missing", field="full_name")
    return name


def login_of(text: str) -> str:
    """A sign-in name as it is kept; raises InputError("login_wrong")."""
    login = text.strip().lower()
    if not login.isascii() or not login.isalnum() or len(login) > LOGIN_MAX:
        raise InputError("login_wrong", field="login")
    return login


def check_pin(pin: str) -> None:
    """Raises InputError("pin_too_short")."""
    if len(pin) < PIN_SHORTEST:
        raise InputError("pin_too_short", field="pin", shortest=PIN_SHORTEST)


# Whose word may be the second one: an office needs two of them to change anything.
SECOND_ROLES = (Role.SUPERVISOR, Role.HEAD)
ACTING_DAYS_MAX = 92
_RANKS = {Role.SYSTEM: -1, Role.CLERK: 0, Role.SUPERVISOR: 1, Role.HEAD: 2}


def higher(one: Role, other: Role) -> Role:
    """The role that may more."""
    return max(one, other, key=_RANKS.__getitem__)


def check_seconds(seconds_left: int) -> None:
    """Two people at least must be left who may agree; raises RuleError("last_supervisor")."""
    if seconds_left < 2:
        raise RuleError("last_supervisor")


def check_acting(first: date, last: date, today: date) -> None:
    """Raises InputError for days that end before they begin, are over, or are too many."""
    if last < first or last < today:
        raise InputError("acting_days_wrong", field="last")
    if (last - first).days >= ACTING_DAYS_MAX:
        raise InputError("acting_too_long", field="last", days=ACTING_DAYS_MAX)
