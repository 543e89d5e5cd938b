"""Dossiers: lists with masked names, and one whole dossier."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import ClassVar

from sqlalchemy import bindparam, column, select
from sqlalchemy import table as sql_table

from counter_app.domain.apology import ApologyState
from counter_app.domain.catalogue import Procedure
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import PaperState
from counter_app.domain.deadline import PauseReason
from counter_app.domain.dossier import Punctuality, Status, punctuality
from counter_app.domain.errors import InputError
from counter_app.domain.handover import has_next
from counter_app.domain.household import told
from counter_app.domain.id_number import IdNumber
from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.payment import PaymentState
from counter_app.domain.person import masked_name
from counter_app.domain.search import Term, Wanted, procedure_term, status_term, wanted
from counter_app.queries.digitisation import ScanLine, standing_scans
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import office, schema
from counter_app.store.dossier import by_code
from counter_app.store.handover import handovers
from counter_app.store.rows import Reading, Row
from counter_app.store.search import serials
from counter_app.store.slip import copies
from counter_app.store.wait import waits

# Of what its facts are, the first of these is what a dossier is at the city.
_WEIGHT = ("refused", "waiting", "set_aside")
_PLACE = sql_table("search_place", column("serial"), column("dossier_id"))
# A line needs few of a dossier's columns; its reasons and addresses would make a page heavy.
_OF_A_LINE = (
    "id",
    "code",
    "full_name",
    "status",
    "made_at",
    "due_at",
    "procedure_code",
    "procedure_version",
)

# Built once: to build a statement costs more than to run it, and these run at every letter typed.
_AT_PLACES = (
    select(_PLACE.c.serial, *(schema.dossier.c[name] for name in _OF_A_LINE))
    .join(schema.dossier, schema.dossier.c.id == _PLACE.c.dossier_id)
    .where(_PLACE.c.serial.in_(bindparam("places", expanding=True)))
    .order_by(_PLACE.c.serial.desc())
)
_PAYMENTS_OF = (
    select(schema.payment.c.dossier_id, schema.payment.c.state)
    .where(
        schema.payment.c.dossier_id.in_(bindparam("ids", expanding=True)),
        schema.payment.c.state != PaymentState.CANCELLED,
    )
    .order_by(schema.payment.c.requested_at)
)
_UNTOLD_OF = (
    select(schema.outbox.c.lane, schema.outbox.c.state)
    .where(
        schema.outbox.c.lane.in_(bindparam("ids", expanding=True)),
        schema.outbox.c.state.in_(_WEIGHT),
    )
    .distinct()
)


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One dossier in a list. `city` is "waiting", "acknowledged" or "refused".

    `place` is where it stands among all dossiers, growing with time.
    """

    dossier_id: str
    code: str
    procedure_short: str
    masked_name: str
    made_at: datetime
    due_at: datetime | None
    status: Status
    payment_state: PaymentState | None
    city: str
    place: int


@dataclass(frozen=True, slots=True)
class Dossiers(Query[tuple[DossierLine, ...]]):
    """The newest dossiers that hold all of the words: of a name without marks, a code, an id
    number, a phone number or the last digits of one.

    `before` is the place of the last line of the page above.
    """

    words: str = ""
    limit: int = 200
    before: int | None = None
    procedure: str = ""
    statuses: frozenset[Status] = frozenset()

    def answer(self, view: View) -> tuple[DossierLine, ...]:
        """Newest first. A page costs the same few statements however many lines it has."""
        reading = view.reading
        looked_for = wanted(self.words)
        if looked_for.code is not None and self.before is None:
            row = by_code(reading, looked_for.code)
            if row is not None:
                return _lines(view, [(0, row)])
        narrowed: list[tuple[Term, ...]] = []
        if self.procedure:
            narrowed.append((Term(procedure_term(self.procedure), is_prefix=False),))
        if self.statuses:
            terms = (status_term(status) for status in sorted(self.statuses))
            narrowed.append(tuple(Term(term, is_prefix=False) for term in terms))
        asked = Wanted(None, (*narrowed, *looked_for.groups))
        places = serials(reading.connection, asked, self.before, self.limit)
        return _lines(view, _rows_at(reading, places))


@dataclass(frozen=True, slots=True)
class PaperOfDossier:
    """One paper of a dossier as it was settled, and what the list asks for."""

    position: int
    name: str
    state: str
    originals: int
    copies: int
    reason: str
    asked_originals: int
    asked_copies: int
    is_present_only: bool


@dataclass(frozen=True, slots=True)
class FeeOfDossier:
    """One line of what a dossier owes."""

    name: str
    amount: Money
    legal_basis: str


@dataclass(frozen=True, slots=True)
class EventOfDossier:
    """One line of a dossier's history."""

    at: datetime
    actor: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class HoldOfDossier:
    """One unit's time with a dossier; `result` is empty while it works."""

    unit: str
    step: str
    list_number: str
    given_at: datetime
    due_at: datetime
    receiver: str | None
    done_at: datetime | None
    result: Punctuality | None
    is_coordinating: bool


@dataclass(frozen=True, slots=True)
class WaitOfDossier:
    """What the citizen was asked to bring, and why. `pauses`: the clock stood still."""

    reason: PauseReason
    asked: tuple[tuple[str, str], ...]
    asked_at: datetime
    answer_by: datetime | None
    ended_at: datetime | None
    pauses: bool


@dataclass(frozen=True, slots=True)
class ResultOfDossier:
    """The result, and how it went home."""

    kind: str
    number: str
    way: str | None
    calls: int


@dataclass(frozen=True, slots=True)
class SlipOfDossier:
    """One paper that was issued for a dossier, and how often it was printed."""

    kind: str
    number: str
    copies: int


@dataclass(frozen=True, slots=True)
class DossierPage:
    """Everything that this desk knows of one dossier."""

    line: DossierLine
    procedure_code: str
    channel: str
    case: str | None
    full_name: str
    id_number: IdNumber | None
    born: str | None
    sex: str | None
    phone: str | None
    email: str | None
    residence: str | None
    due_sentences: tuple[str, ...]
    papers: tuple[PaperOfDossier, ...]
    fees: tuple[FeeOfDossier, ...]
    fee_total: Money
    events: tuple[EventOfDossier, ...]
    slips: tuple[SlipOfDossier, ...]
    holds: tuple[HoldOfDossier, ...]
    waits: tuple[WaitOfDossier, ...]
    result: ResultOfDossier | None
    scans: tuple[ScanLine, ...]
    apology: ApologyState | None
    was_received: bool
    has_next_unit: bool
    has_arrived: bool
    city_status: Status | None
    city_status_at: datetime | None
    provisional_code: str | None
    group_number: str | None
    household: tuple[str, ...]

    @property
    def supplement_rounds(self) -> int:
        """How often papers were asked for so far."""
        return sum(wait.reason is PauseReason.SUPPLEMENT for wait in self.waits)

    def scan_of(self, position: int | None) -> ScanLine | None:
        """The file that stands for a paper, or for the result where `position` is None."""
        return next((one for one in self.scans if one.position == position), None)

    @property
    def to_digitise(self) -> tuple[int | None, ...]:
        """What no file stands for yet, the result first: somebody may be waiting for it."""
        papers = (paper for paper in self.papers if paper.state == PaperState.HANDED_IN)
        wanted: list[int | None] = [] if self.result is None else [None]
        if self.was_received and self.channel != Channel.ONLINE:
            wanted += [paper.position for paper in papers]
        return tuple(one for one in wanted if self.scan_of(one) is None)


@dataclass(frozen=True, slots=True)
class OneDossier(Query[DossierPage]):
    """A person's whole dossier; reading it leaves a mark on the audit trail."""

    code: str
    act: ClassVar[str | None] = "read_dossier"

    def subject(self) -> str:
        """The dossier's code."""
        return self.code[:80]

    def answer(self, view: View) -> DossierPage:
        """Raises InputError("dossier_unknown")."""
        reading = view.reading
        row = by_code(reading, self.code)
        if row is None:
            raise InputError("dossier_unknown", field="code")
        number = row["id_number"]
        procedure = office.procedure_at(reading, row["procedure_code"], row["procedure_version"])
        zone = view.now.tzinfo
        holds = handovers(reading, row["id"])
        apology = reading.one(schema.apology, dossier_id=row["id"])
        return DossierPage(
            line=_lines(view, [(0, row)])[0],
            procedure_code=row["procedure_code"],
            channel=row["channel"],
            case=row["case_name"],
            born=row["born"],
            sex=row["sex"],
            full_name=row["full_name"],
            id_number=IdNumber(number) if number else None,
            phone=row["phone"],
            email=row["email"],
            residence=row["residence"],
            due_sentences=tuple(json.loads(row["due_trace"] or "[]")),
            papers=_papers(reading, row["id"], procedure),
            fees=_fees(reading, row["id"]),
            fee_total=Money(row["fee_total"]),
            events=_events(reading, row["id"], zone),
            slips=_slips(reading, row["id"]),
            holds=tuple(_hold(one, zone) for one in holds),
            waits=tuple(_wait(one, zone) for one in waits(reading, row["id"])),
            result=_result(reading.one(schema.result, dossier_id=row["id"])),
            scans=standing_scans(view, row["id"]),
            apology=ApologyState(apology["state"]) if apology else None,
            was_received=row["received_at"] is not None,
            has_next_unit=has_next(procedure, holds[-1]["position"] if holds else 0),
            has_arrived=row["arrived_at"] is not None,
            city_status=Status(row["city_status"]) if row["city_status"] else None,
            city_status_at=(
                instant(row["city_status_at"]).astimezone(zone) if row["city_status_at"] else None
            ),
            provisional_code=row["provisional_code"],
            group_number=row["group_number"],
            household=told(row["household"]),
        )


def _rows_at(reading: Reading, places: Sequence[int]) -> list[tuple[int, Row]]:
    """The dossiers at places of the index, in the same order."""
    if not places:
        return []
    rows = reading.rows(_AT_PLACES, places=places)
    return [(row["serial"], row) for row in rows]


def _lines(view: View, rows: Sequence[tuple[int, Row]]) -> tuple[DossierLine, ...]:
    reading, zone = view.reading, view.now.tzinfo
    ids = [row["id"] for _, row in rows]
    money, city = _payment_states(reading, ids), _city_states(reading, ids)
    procedures = {
        pair: office.procedure_at(reading, *pair)
        for pair in {(row["procedure_code"], row["procedure_version"]) for _, row in rows}
    }
    return tuple(
        DossierLine(
            row["id"],
            row["code"],
            procedures[row["procedure_code"], row["procedure_version"]].short_name,
            masked_name(row["full_name"]),
            instant(row["made_at"]).astimezone(zone),
            None if row["due_at"] is None else instant(row["due_at"]).astimezone(zone),
            Status(row["status"]),
            money.get(row["id"]),
            city.get(row["id"], "acknowledged"),
            place,
        )
        for place, row in rows
    )


def _payment_states(reading: Reading, ids: Sequence[str]) -> dict[str, PaymentState]:
    """The state of each dossier's newest payment that was not called off."""
    rows = reading.rows(_PAYMENTS_OF, ids=ids)
    return {row["dossier_id"]: PaymentState(row["state"]) for row in rows}


def _city_states(reading: Reading, ids: Sequence[str]) -> dict[str, str]:
    """How each dossier's facts stand at the city; one that was refused outweighs one that waits."""
    rows = reading.rows(_UNTOLD_OF, ids=ids)
    found: dict[str, str] = {}
    for row in rows:
        known = found.get(row["lane"], row["state"])
        found[row["lane"]] = min(known, row["state"], key=_WEIGHT.index)
    return found


def _papers(reading: Reading, dossier_id: str, procedure: Procedure) -> tuple[PaperOfDossier, ...]:
    table = schema.paper
    rows = reading.rows(
        select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.position)
    )
    listed = procedure.documents
    return tuple(
        PaperOfDossier(
            r["position"],
            r["name"],
            r["state"],
            r["originals"],
            r["copies"],
            r["reason"],
            listed[r["position"]].originals,
            listed[r["position"]].copies,
            listed[r["position"]].is_present_only,
        )
        for r in rows
    )


def _hold(row: Row, zone: tzinfo | None) -> HoldOfDossier:
    due_at = instant(row["due_at"]).astimezone(zone)
    done_at = instant(row["done_at"]).astimezone(zone) if row["done_at"] is not None else None
    return HoldOfDossier(
        row["to_unit"],
        row["step"],
        row["list_number"],
        instant(row["given_at"]).astimezone(zone),
        due_at,
        row["receiver"],
        done_at,
        punctuality(done_at, due_at) if done_at else None,
        bool(row["is_coordinating"]),
    )


def _wait(row: Row, zone: tzinfo | None) -> WaitOfDossier:
    by, ended = row["answer_by"], row["ended_at"]
    return WaitOfDossier(
        PauseReason(row["reason"]),
        tuple((name, why) for name, why in json.loads(row["asked"])),
        instant(row["asked_at"]).astimezone(zone),
        instant(by).astimezone(zone) if by is not None else None,
        instant(ended).astimezone(zone) if ended is not None else None,
        bool(row["pauses"]),
    )


def _result(row: Row | None) -> ResultOfDossier | None:
    if row is None:
        return None
    return ResultOfDossier(row["kind"], row["number"], row["way"], row["calls"])


def _fees(reading: Reading, dossier_id: str) -> tuple[FeeOfDossier, ...]:
    table = schema.fee_line
    rows = reading.rows(
        select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.position)
    )
    return tuple(FeeOfDossier(r["name"], Money(r["amount"]), r["legal_basis"]) for r in rows)


def _events(reading: Reading, dossier_id: str, zone: tzinfo | None) -> tuple[EventOfDossier, ...]:
    table = schema.event
    rows = reading.rows(
        select(table)
        .where(table.c.dossier_id == dossier_id)
        .order_by(table.c.at, table.c.monotonic_ns)
    )
    return tuple(
        EventOfDossier(
            instant(r["at"]).astimezone(zone),
            r["actor"],
            r["kind"],
            str(json.loads(r["facts"]).get("note", "")),
        )
        for r in rows
    )


def _slips(reading: Reading, dossier_id: str) -> tuple[SlipOfDossier, ...]:
    table = schema.slip
    rows = reading.rows(
        select(table.c.kind, table.c.number)
        .where(table.c.dossier_id == dossier_id)
        .order_by(table.c.issued_at, table.c.kind)
    )
    return tuple(
        SlipOfDossier(r["kind"], r["number"], copies(reading, r["kind"], r["number"])) for r in rows
    )
