"""The monthly list: drafted by one, signed by a second, published by a third; targets of a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.disclosure import (
    CauseWord,
    DisclosureState,
    digest,
    may_sign,
    month_of,
    packed,
    with_causes,
)
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.supplement import reason_given
from counter_app.domain.target import checked
from counter_app.domain.user import Role
from counter_app.store.delay import delays

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

TOPICS = frozenset({Topic.DISCLOSURE})


@dataclass(frozen=True, slots=True)
class DraftDisclosure(Command[int]):
    """Make the list of a month ("2026-11") from the book, with what is said of causes.

    A month that was published gets a further version, which needs a `reason`. Gives its number.
    """

    month: str
    causes: tuple[CauseWord, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SignDisclosure(Command[DisclosureState]):
    """Agree to exactly what was on the screen (`seen` is its digest); the second publishes."""

    month: str
    version: int
    seen: str


@dataclass(frozen=True, slots=True)
class ReturnDisclosure(Command[None]):
    """What was signed once goes back to its maker, with the reason."""

    month: str
    version: int
    reason: str


@dataclass(frozen=True, slots=True)
class SetTarget(Command[int]):
    """A target of the year, in hundredths of a per cent, and the document that sets it."""

    year: int
    indicator: str
    share: int
    source: str


def draft_disclosure(uow: UnitOfWork, command: DraftDisclosure, context: Context) -> Outcome[int]:
    """Raises RuleError("month_not_over") before the month has begun.

    Raises StaleError("disclosure_signed") where somebody has signed the draft already.
    """
    first, last = month_of(command.month)
    if first > context.today:
        raise RuleError("month_not_over", month=command.month)
    lines = with_causes(delays(uow, first, last, context.now, context.station), command.causes)
    newest = uow.disclosures.newest(command.month)
    values = {
        "state": DisclosureState.DRAFTED,
        "lines": packed(lines),
        "digest": digest(packed(lines)),
        "made_at": context.micros,
        "made_by": context.actor.user_id,
        "made_name": context.actor.name,
    }
    if newest is not None and newest["state"] == DisclosureState.DRAFTED:
        uow.disclosures.change(newest, **values)
        return Outcome(newest["version"], TOPICS)
    if newest is not None and newest["state"] == DisclosureState.SIGNED:
        raise StaleError("disclosure_signed", month=command.month)
    version = 1 if newest is None else newest["version"] + 1
    reason = reason_given(command.reason) if version > 1 else ""
    uow.disclosures.add({"month": command.month, "version": version, "reason": reason, **values})
    return Outcome(version, TOPICS)


def sign_disclosure(
    uow: UnitOfWork, command: SignDisclosure, context: Context
) -> Outcome[DisclosureState]:
    """Raises StaleError("disclosure_changed") where the draft is no longer what was seen."""
    row = _found(uow, command.month, command.version)
    state = may_sign(
        context.actor,
        DisclosureState(row["state"]),
        made_by=row["made_by"],
        signed_by=row["signed_by"],
    )
    if row["digest"] != command.seen:
        raise StaleError("disclosure_changed")
    mark = "signed" if state is DisclosureState.SIGNED else "published"
    uow.disclosures.change(
        row,
        state=state,
        **{
            f"{mark}_by": context.actor.user_id,
            f"{mark}_name": context.actor.name,
            f"{mark}_at": context.micros,
        },
    )
    return Outcome(state, TOPICS)


def return_disclosure(
    uow: UnitOfWork, command: ReturnDisclosure, context: Context
) -> Outcome[None]:
    """The reason stands on the draft until it is made again."""
    row = _found(uow, command.month, command.version)
    if row["state"] != DisclosureState.SIGNED:
        raise StaleError("disclosure_not_signed")
    if context.actor.is_one_with(row["made_by"]):
        raise NotAllowed("other_person_needed")
    uow.disclosures.change(
        row,
        state=DisclosureState.DRAFTED,
        signed_by=None,
        signed_name=None,
        signed_at=None,
        returned=f"{context.actor.name}: {reason_given(command.reason)}",
    )
    return Outcome(None, TOPICS)


def set_target(uow: UnitOfWork, command: SetTarget, context: Context) -> Outcome[int]:
    """The head's alone; a changed target is a new version, and the one before stays."""
    if context.actor.role is not Role.HEAD:
        raise NotAllowed("head_needed")
    checked(command.indicator, command.share, command.source)
    if not context.today.year - 1 <= command.year <= context.today.year + 1:
        raise InputError("target_year_wrong", field="year")
    version = uow.disclosures.next_target(command.year, command.indicator)
    uow.disclosures.add_target(
        {
            "year": command.year,
            "indicator": command.indicator,
            "version": version,
            "share": command.share,
            "source": " ".join(command.source.split()),
            "set_by": context.actor.user_id,
            "set_name": context.actor.name,
            "set_at": context.micros,
        }
    )
    return Outcome(version, TOPICS)


def _found(uow: UnitOfWork, month: str, version: int) -> Row:
    row = uow.disclosures.find(month, version)
    if row is None:
        raise InputError("disclosure_unknown", field="month")
    return row
