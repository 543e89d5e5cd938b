"""Configuration bundles: taken in, put before a person, put into force or refused by name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from counter_app.commands.calendar import list_promises
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.bundle import BundleState, Section, canonical, is_for_a_person
from counter_app.domain.errors import CounterError, InputError, StaleError
from counter_app.domain.supplement import reason_given
from counter_app.store import bundle as store
from counter_app.store.bundle import Judged
from counter_app.store.office import station

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

BY_FILE, BY_CITY = "file", "city"
TOPICS = frozenset({Topic.CATALOGUE, Topic.DOSSIERS})


@dataclass(frozen=True, slots=True)
class Offered:
    """What became of a bundle that was taken in."""

    bundle_id: str
    number: int
    state: BundleState


@dataclass(frozen=True, slots=True)
class OfferBundle(Command[Offered]):
    """Take in a file: it waits for a person, or is in force at once (printers alone)."""

    file: bytes


@dataclass(frozen=True, slots=True)
class NoteBundle(Command[None]):
    """Take in what the city announced at `cursor`; without a file the city no longer has it."""

    cursor: int
    file: bytes | None


@dataclass(frozen=True, slots=True)
class AcceptBundle(Command[Offered]):
    """Somebody saw what changes, and puts it into force."""

    bundle_id: str


@dataclass(frozen=True, slots=True)
class DeclineBundle(Command[None]):
    """Somebody saw what would change, and says no; what is in force stays."""

    bundle_id: str
    reason: str


def offer_bundle(
    uow: UnitOfWork, command: OfferBundle, context: Context
) -> Outcome[Offered | CounterError]:
    """A refusal is an outcome, so that it stays in the book and on the trail."""
    return Outcome(_take_in(uow, command.file, BY_FILE, context), TOPICS)


def note_bundle(uow: UnitOfWork, command: NoteBundle, context: Context) -> Outcome[None]:
    """What became of it stands beside its announcement."""
    row = uow.inbox.change(command.cursor)
    if row is None or row["outcome"] != "wanted":
        return Outcome(None)
    if command.file is None:
        uow.inbox.settle_change(row, "gone")
        return Outcome(None)
    became = _take_in(uow, command.file, BY_CITY, context)
    told = f"refused {became.code}" if isinstance(became, CounterError) else str(became.state)
    uow.inbox.settle_change(row, told)
    return Outcome(None, TOPICS)


def accept_bundle(
    uow: UnitOfWork, command: AcceptBundle, context: Context
) -> Outcome[Offered | CounterError]:
    """Everything is judged again: keys and days run out while a bundle waits."""
    row = _waiting(uow, command.bundle_id)
    try:
        judged = _judged(uow, store.unpack(row), context, is_waiting=True)
    except CounterError as error:
        uow.bundles.settle(row, BundleState.REFUSED, reason=_told(error))
        return Outcome(error, TOPICS)
    _put_in_force(uow, row, judged, context)
    return Outcome(Offered(row["id"], row["number"], BundleState.IN_FORCE), TOPICS)


def decline_bundle(uow: UnitOfWork, command: DeclineBundle, context: Context) -> Outcome[None]:
    """The same file may be taken in again."""
    uow.bundles.settle(
        _waiting(uow, command.bundle_id),
        BundleState.DECLINED,
        reason=json.dumps({"words": reason_given(command.reason)}, ensure_ascii=False),
        decided_at=context.micros,
        decided_by=context.actor.user_id,
        decided_name=context.actor.name,
    )
    return Outcome(None, TOPICS)


def _waiting(uow: UnitOfWork, bundle_id: str) -> Row:
    row = uow.bundles.find(bundle_id)
    if row is None:
        raise InputError("bundle_unknown", field="bundle")
    if row["state"] != BundleState.WAITING:
        raise StaleError("bundle_decided_already", number=str(row["number"]))
    return row


def _take_in(
    uow: UnitOfWork, content: bytes, came_by: str, context: Context
) -> Offered | CounterError:
    digest = store.digest_of(content)
    known = uow.bundles.known(digest)
    if known is not None and known["state"] in (BundleState.WAITING, BundleState.IN_FORCE):
        return Offered(known["id"], known["number"], BundleState(known["state"]))
    row = {
        "id": context.new_id(),
        "number": 0,
        "digest": digest,
        "came_by": came_by,
        "state": BundleState.WAITING,
        "reason": "",
        "packed": "",
        "came_at": context.micros,
    }
    try:
        judged = _judged(uow, content, context, is_waiting=False)
    except CounterError as error:
        told = _told(error)
        if known is None or (known["state"], known["reason"]) != (BundleState.REFUSED, told):
            uow.bundles.add({**row, "state": BundleState.REFUSED, "reason": told})
        return error
    before = uow.bundles.in_state(BundleState.WAITING)
    if before is not None:
        uow.bundles.settle(before, BundleState.OVERTAKEN)
    number = judged.bundle.number
    kept = uow.bundles.add({**row, "number": number, "packed": store.pack(content)})
    if is_for_a_person(judged.changes):
        return Offered(kept["id"], number, BundleState.WAITING)
    _put_in_force(uow, kept, judged, context)
    return Offered(kept["id"], number, BundleState.IN_FORCE)


def _judged(uow: UnitOfWork, content: bytes, context: Context, *, is_waiting: bool) -> Judged:
    # Read anew: another counter of the office may have put one into force meanwhile.
    return store.judge(uow, station(uow), content, context.now, is_waiting=is_waiting)


def _told(error: CounterError) -> str:
    facts = {"code": error.code, "field": error.field, "facts": dict(error.facts)}
    return json.dumps(facts, ensure_ascii=False, default=str)


def _put_in_force(uow: UnitOfWork, row: Row, judged: Judged, context: Context) -> None:
    """All sections in one transaction: the whole bundle, or the one before."""
    told, name = judged.content, context.actor.name
    author = f"Gói cấu hình số {row['number']}"
    signed: dict[str, Any] = {
        "author": author,
        "author_id": f"bundle:{row['number']}",
        "now": context.micros,
    }
    reason = judged.bundle.note or author
    changed = {one.section for one in judged.changes}
    if Section.OFFICE in changed:
        uow.office.set_facts(**told.office)
    old = store.accounts(uow)
    for profile in told.accounts:
        if canonical(old.get(profile.code)) == canonical(json.loads(profile.to_json())):
            continue
        version = uow.accounts.draft(profile, reason=reason, **signed)
        draft = uow.accounts.find(profile.code, version)
        assert draft is not None
        uow.accounts.approve(draft, approver=name, now=context.micros)
    if told.valid_from is not None and Section.CATALOGUE in changed:
        _put_catalogue(uow, told.records, told.valid_from, reason, signed, context)
    if Section.CALENDAR in changed:
        _put_calendar(uow, judged, reason, context)
    before = uow.bundles.in_state(BundleState.IN_FORCE)
    kept = {name: before[name] if before else None for name in ("keys", "forms", "printers")}
    if judged.keys is not None:
        kept["keys"] = judged.keys.decode()
    if told.forms:
        kept["forms"] = json.dumps(list(told.forms), ensure_ascii=False)
    if told.printers:
        kept["printers"] = json.dumps(dict(told.printers), ensure_ascii=False)
    if before is not None:
        uow.bundles.settle(before, BundleState.REPLACED)
    uow.bundles.settle(
        row,
        BundleState.IN_FORCE,
        decided_at=context.micros,
        decided_by=context.actor.user_id,
        decided_name=name,
        **kept,
    )


def _put_catalogue(
    uow: UnitOfWork,
    records: Sequence[Mapping[str, Any]],
    first: date,
    reason: str,
    signed: Mapping[str, Any],
    context: Context,
) -> None:
    in_force = store.records(uow, max(first, context.today), [str(one["code"]) for one in records])
    uow.catalogue.load_newest()
    for record in records:
        code = str(record["code"])
        if canonical(in_force.get(code)) == canonical(record):
            continue
        version = uow.catalogue.draft(record, reason=reason, valid_from=first, **signed)
        draft = uow.catalogue.find(code, version)
        assert draft is not None
        uow.catalogue.approve(draft, approver=context.actor.name, now=context.micros)


def _put_calendar(uow: UnitOfWork, judged: Judged, reason: str, context: Context) -> None:
    proposal = judged.content.calendar
    assert proposal is not None
    row = uow.office.find_calendar(proposal.version)
    if row is None:
        uow.office.add_calendar(
            proposal.version,
            proposal.record,
            context.micros,
            valid_from=proposal.valid_from.isoformat(),
            author_id=f"bundle:{judged.bundle.number}",
            author=f"Gói cấu hình số {judged.bundle.number}",
            reason=reason,
        )
        row = uow.office.find_calendar(proposal.version)
    assert row is not None
    uow.office.approve_calendar(row, approver=context.actor.name, now=context.micros)
    list_promises(uow, proposal.version, context)
