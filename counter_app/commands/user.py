"""Who may sign in, and what two people change of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.supplement import reason_given
from counter_app.domain.user import (
    Actor,
    PeopleAct,
    PeopleState,
    Role,
    check_acting,
    check_seconds,
    login_of,
    person_name_of,
)
from counter_app.store import person

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.identity import UserId
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

TOPICS = frozenset({Topic.PEOPLE})
# What has a command of its own.
_OWN_COMMAND = (PeopleAct.ADD, PeopleAct.ACT_FOR)


@dataclass(frozen=True, slots=True)
class SignIn(Command[Actor]):
    """Let a person in by login and PIN."""

    login: str
    pin: str

    def __repr__(self) -> str:
        return "SignIn(…)"


@dataclass(frozen=True, slots=True)
class ChangePin(Command[None]):
    """One's own PIN, by who knows the old one."""

    old_pin: str
    new_pin: str

    def __repr__(self) -> str:
        return "ChangePin(…)"


@dataclass(frozen=True, slots=True)
class AskPerson(Command[str]):
    """Ask for somebody new; gives the number of what is asked. Their PIN is typed here by them."""

    login: str
    full_name: str
    role: Role
    pin: str
    reason: str

    def __repr__(self) -> str:
        return "AskPerson(…)"


@dataclass(frozen=True, slots=True)
class AskPersonChange(Command[str]):
    """Ask for another role, for closing or opening an account, or for another PIN.

    `role` is for CHANGE_ROLE, `pin` for RESET_PIN. Gives the number of what is asked.
    """

    person_id: UserId
    act: PeopleAct
    reason: str
    role: Role | None = None
    pin: str = ""

    def __repr__(self) -> str:
        return "AskPersonChange(…)"


@dataclass(frozen=True, slots=True)
class AskDeputy(Command[str]):
    """Ask that one person stands in for another, both days included."""

    person_id: UserId
    deputy_id: UserId
    first: date
    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class DecidePersonChange(Command[None]):
    """The second person's word. Who asked may take it back alone."""

    change_id: str
    is_agreed: bool


def sign_in(
    uow: UnitOfWork, command: SignIn, context: Context
) -> Outcome[Actor] | Outcome[NotAllowed]:
    """A refusal is an outcome too, since the failed try has to be kept; the desk raises it."""
    answer = uow.people.let_in(command.login, command.pin, context.micros)
    uow.people.note_sign_in(context.new_id(), command.login, answer, context.micros)
    if isinstance(answer, NotAllowed):
        return Outcome(answer)
    return Outcome(person.seated(uow, answer, context.today))


def change_pin(uow: UnitOfWork, command: ChangePin, context: Context) -> Outcome[None]:
    """Raises NotAllowed("pin_wrong")."""
    row = _found(uow, context.actor.user_id)
    if not person.is_pin(row, command.old_pin):
        raise NotAllowed("pin_wrong", field="old_pin")
    uow.people.change(row, pin_digest=person.digest(command.new_pin))
    return Outcome(None)


def ask_person(uow: UnitOfWork, command: AskPerson, context: Context) -> Outcome[str]:
    """Nobody can sign in with it before a second person agreed."""
    login, name = login_of(command.login), person_name_of(command.full_name)
    if command.role is Role.SYSTEM:
        raise InputError("role_wrong", field="role")
    if uow.people.named(login) is not None:
        raise InputError("login_taken", field="login")
    new = {"id": context.new_id(), "name": name, "login": login, "role": command.role}
    pin_digest = person.digest(command.pin)
    return _ask(uow, context, PeopleAct.ADD, new, command.reason, pin_digest=pin_digest)


def ask_person_change(uow: UnitOfWork, command: AskPersonChange, context: Context) -> Outcome[str]:
    """Whom it is about may ask for it, but never agree to it."""
    row = _found(uow, command.person_id)
    # A word that only looks like an act, as Qt's choices give it, would pass every rule below.
    act = PeopleAct(command.act)
    if act in _OWN_COMMAND:
        raise InputError("person_change_wrong", field="act")
    if act is PeopleAct.CHANGE_ROLE and command.role in (None, Role.SYSTEM, row["role"]):
        raise InputError("role_wrong", field="role")
    _check_state(row, act)
    role = command.role or Role(row["role"])
    _check_seconds(uow, row, act, role)
    pin_digest = person.digest(command.pin) if act is PeopleAct.RESET_PIN else None
    about = {**row, "role": role}
    return _ask(uow, context, act, about, command.reason, pin_digest=pin_digest)


def ask_deputy(uow: UnitOfWork, command: AskDeputy, context: Context) -> Outcome[str]:
    """A deputy may what the other may, under their own name and the other's."""
    row, deputy = _found(uow, command.person_id), _found(uow, command.deputy_id)
    if row["id"] == deputy["id"]:
        raise InputError("deputy_is_self", field="deputy")
    for one in (row, deputy):
        _check_state(one, PeopleAct.ACT_FOR)
    check_acting(command.first, command.last, context.today)
    return _ask(
        uow,
        context,
        PeopleAct.ACT_FOR,
        row,
        command.reason,
        deputy_id=deputy["id"],
        deputy_name=deputy["name"],
        first_day=command.first.isoformat(),
        last_day=command.last.isoformat(),
    )


def decide_person_change(
    uow: UnitOfWork, command: DecidePersonChange, context: Context
) -> Outcome[None]:
    """Everything is looked at again. Raises StaleError("person_change_decided") and what the
    asking raised, NotAllowed("other_person_needed") for who asked and whom it is about.
    """
    row = uow.people.asked(command.change_id)
    if row is None:
        raise InputError("person_change_unknown", field="change")
    if row["state"] != PeopleState.ASKED:
        raise StaleError("person_change_decided", name=row["person_name"])
    if command.is_agreed:
        about = {row["asked_by"], row["person_id"], row["deputy_id"]}
        if context.actor.eyes & about:
            raise NotAllowed("other_person_needed")
        _carry_out(uow, row, context)
    uow.people.decide_change(
        row,
        state=PeopleState.AGREED if command.is_agreed else PeopleState.DECLINED,
        decided_at=context.micros,
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
    )
    return Outcome(None, TOPICS)


def _carry_out(uow: UnitOfWork, asked: Row, context: Context) -> None:
    act, role = PeopleAct(asked["act"]), Role(asked["role"])
    if act is PeopleAct.ADD:
        if uow.people.named(asked["login"]) is not None:
            raise InputError("login_taken", field="login")
        uow.people.add_digest(
            user_id=asked["person_id"],
            login=asked["login"],
            name=asked["person_name"],
            role=role,
            digest=asked["pin_digest"],
        )
        return
    row = _found(uow, asked["person_id"])
    _check_state(row, act)
    _check_seconds(uow, row, act, role)
    if act is PeopleAct.ACT_FOR:
        _check_state(_found(uow, asked["deputy_id"]), act)
    elif act is PeopleAct.RESET_PIN:
        uow.people.change(row, pin_digest=asked["pin_digest"], failures=0, locked_until=None)
    elif act is PeopleAct.CHANGE_ROLE:
        uow.people.change(row, role=role)
    else:
        left_at = context.micros if act is PeopleAct.DEACTIVATE else None
        uow.people.change(row, left_at=left_at)


def _check_state(row: Row, act: PeopleAct) -> None:
    is_gone, comes_back = row["left_at"] is not None, act is PeopleAct.BRING_BACK
    if is_gone and not comes_back:
        raise RuleError("person_is_gone")
    if comes_back and not is_gone:
        raise RuleError("person_is_here")


def _check_seconds(uow: UnitOfWork, row: Row, act: PeopleAct, role: Role) -> None:
    """Without two people who may agree nothing could ever be agreed to again."""
    goes = act is PeopleAct.DEACTIVATE or (act is PeopleAct.CHANGE_ROLE and role is Role.CLERK)
    if goes and row["id"] in uow.people.seconds():
        check_seconds(len(uow.people.seconds()) - 1)


def _ask(
    uow: UnitOfWork, context: Context, act: PeopleAct, about: Row, reason: str, **more: str | None
) -> Outcome[str]:
    why = reason_given(reason)
    if uow.people.is_asked(about["id"], act):
        raise StaleError("person_change_waits", name=about["name"])
    change_id = context.new_id()
    uow.people.ask_change(
        {
            "id": change_id,
            "act": act,
            "person_id": about["id"],
            "person_name": about["name"],
            "login": about["login"],
            "role": about["role"],
            "reason": why,
            "state": PeopleState.ASKED,
            "asked_at": context.micros,
            "asked_by": context.actor.user_id,
            "asked_name": context.actor.name,
            **more,
        }
    )
    return Outcome(change_id, TOPICS)


def _found(uow: UnitOfWork, person_id: str) -> Row:
    row = uow.people.find(person_id)
    if row is None:
        raise InputError("person_unknown", field="person")
    return row
