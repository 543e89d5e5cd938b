"""Accounts that take fees: proposed by one, approved by another, never changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.account import AccountProfile
from counter_app.domain.errors import InputError, NotAllowed, StaleError
from counter_app.domain.money import Money
from counter_app.domain.reference import make
from counter_app.domain.supplement import reason_given
from counter_app.starter.load import receiving_bins

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ProposeAccount(Command[int]):
    """Put an account before a second person; gives the version. Nothing is paid to it till then."""

    profile: AccountProfile
    reason: str


@dataclass(frozen=True, slots=True)
class ApproveAccount(Command[None]):
    """The second person's word: from its first day on, requests name this account."""

    code: str
    version: int


def propose_account(uow: UnitOfWork, command: ProposeAccount, context: Context) -> Outcome[int]:
    """Raises what makes a payment QR impossible: it is found now, not with a citizen waiting."""
    command.profile.payload(Money(1_000), make(1, 1), receiving_bins())
    version = uow.accounts.draft(
        command.profile,
        author_id=context.actor.user_id,
        author=context.actor.name,
        reason=reason_given(command.reason),
        now=context.micros,
    )
    return Outcome(version, frozenset({Topic.CATALOGUE}))


def approve_account(uow: UnitOfWork, command: ApproveAccount, context: Context) -> Outcome[None]:
    """Requests that were shown before keep the account they were shown with."""
    row = uow.accounts.find(command.code, command.version)
    if row is None:
        raise InputError("account_unknown", field="code")
    if row["approved_at"] is not None:
        raise StaleError("account_approved_already", account=command.code)
    if context.actor.is_one_with(row["author_id"]):
        raise NotAllowed("other_person_needed")
    uow.accounts.approve(row, approver=context.actor.name, now=context.micros)
    return Outcome(None, frozenset({Topic.CATALOGUE}))
