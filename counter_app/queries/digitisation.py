"""What is still to digitise, what was, and the files themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import Join, and_, literal, select

from counter_app.domain.channel import Channel
from counter_app.domain.checklist import PaperState
from counter_app.domain.digitisation import (
    RESULT,
    DigitalState,
    position_of,
    subject_of,
)
from counter_app.domain.errors import InputError
from counter_app.domain.instant import instant
from counter_app.domain.person import masked_name
from counter_app.domain.signature import Signatures, from_json
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.digitisation import scans, stands, subject_column
from counter_app.store.office import station
from counter_app.store.rows import Row


@dataclass(frozen=True, slots=True)
class ToDigitiseLine:
    """One paper, or a result where `position` is None, that no file stands for yet."""

    dossier_id: str
    code: str
    masked_name: str
    position: int | None
    paper: str
    since: datetime
    clerk: str


@dataclass(frozen=True, slots=True)
class ToDigitise(Query[tuple[ToDigitiseLine, ...]]):
    """The officials' task list, oldest first; `is_mine`: only what the asker received.

    The `limit` that wait longest, and behind them those of the dossier `of`, however many wait
    before them.

    Papers of dossiers that were filed on paper and handed in; a dossier filed online has its
    files already (TT 03/2025/TT-VPCP Art. 5(2)).
    """

    is_mine: bool = False
    limit: int = 200
    of: str = ""

    def answer(self, view: View) -> tuple[ToDigitiseLine, ...]:
        """Papers and results that have no standing file."""
        first = self._lines(view)[: self.limit]
        rest = self._lines(view, self.of) if self.of else []
        return (*first, *(line for line in rest if line not in first))

    def _lines(self, view: View, dossier_id: str = "") -> list[ToDigitiseLine]:
        lines = (*self._papers(view, dossier_id), *self._results(view, dossier_id))
        return sorted(lines, key=lambda line: (line.since, line.code))

    def _papers(self, view: View, dossier_id: str) -> list[ToDigitiseLine]:
        dossier, paper = schema.dossier, schema.paper
        query = (
            select(
                dossier.c.id,
                dossier.c.code,
                dossier.c.full_name,
                dossier.c.user_name,
                dossier.c.made_at,
                paper.c.position,
                paper.c.name,
            )
            .select_from(paper.join(dossier, dossier.c.id == paper.c.dossier_id))
            .where(
                dossier.c.received_at.is_not(None),
                dossier.c.channel != Channel.ONLINE,
                paper.c.state == PaperState.HANDED_IN,
                ~stands(paper.c.dossier_id, subject_column()),
            )
            .order_by(dossier.c.made_at, paper.c.position)
            .limit(self.limit)
        )
        if self.is_mine:
            query = query.where(dossier.c.user_id == view.actor.user_id)
        if dossier_id:
            query = query.where(dossier.c.id == dossier_id)
        return [
            _line(view, row, row["position"], row["name"], row["made_at"])
            for row in view.reading.rows(query)
        ]

    def _results(self, view: View, dossier_id: str) -> list[ToDigitiseLine]:
        dossier, result = schema.dossier, schema.result
        query = (
            select(
                dossier.c.id,
                dossier.c.code,
                dossier.c.full_name,
                result.c.finished_name.label("user_name"),
                result.c.finished_at,
                result.c.kind,
            )
            .select_from(result.join(dossier, dossier.c.id == result.c.dossier_id))
            .where(~stands(result.c.dossier_id, literal(RESULT)))
            .order_by(result.c.finished_at)
            .limit(self.limit)
        )
        if self.is_mine:
            query = query.where(dossier.c.user_id == view.actor.user_id)
        if dossier_id:
            query = query.where(dossier.c.id == dossier_id)
        return [
            _line(view, row, None, row["kind"], row["finished_at"])
            for row in view.reading.rows(query)
        ]


@dataclass(frozen=True, slots=True)
class ScanLine:
    """The file that stands for a paper; `made_name` digitised it."""

    position: int | None
    state: DigitalState
    file_name: str
    pages: int
    size: int
    sha256: str
    made_at: datetime
    made_name: str
    source: str | None
    signatures: Signatures = ()


@dataclass(frozen=True, slots=True)
class ScansOf(Query[tuple[ScanLine, ...]]):
    """The files that stand for a dossier's papers and result now."""

    dossier_id: str

    def answer(self, view: View) -> tuple[ScanLine, ...]:
        """In the order of the list of papers, the result last."""
        return standing_scans(view, self.dossier_id)


def standing_scans(view: View, dossier_id: str) -> tuple[ScanLine, ...]:
    """See `ScansOf`."""
    rows = [r for r in scans(view.reading, dossier_id) if r["discarded_at"] is None]
    lines = [_scan_line(view, row) for row in rows]
    return tuple(sorted(lines, key=lambda line: (line.position is None, line.position or 0)))


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A file that stands for a paper, in a list of what was digitised lately."""

    dossier_id: str
    code: str
    masked_name: str
    position: int | None
    paper: str
    pages: int
    made_at: datetime
    signatures: Signatures


@dataclass(frozen=True, slots=True)
class LatelyDigitised(Query[tuple[KeptLine, ...]]):
    """What the asker digitised last and still stands, newest first."""

    limit: int = 30

    def answer(self, view: View) -> tuple[KeptLine, ...]:
        """Papers and results."""
        dossier, scan, paper, result = schema.dossier, schema.scan, schema.paper, schema.result
        rows = view.reading.rows(
            select(
                dossier.c.id,
                dossier.c.code,
                dossier.c.full_name,
                scan.c.subject,
                scan.c.pages,
                scan.c.made_at,
                scan.c.signatures,
                paper.c.name,
                result.c.kind,
            )
            .select_from(_scans_and_papers())
            .where(scan.c.made_by == view.actor.user_id, scan.c.discarded_at.is_(None))
            .order_by(scan.c.made_at.desc())
            .limit(self.limit)
        )
        return tuple(
            KeptLine(
                row["id"],
                row["code"],
                masked_name(row["full_name"]),
                position_of(row["subject"]),
                row["kind"] if row["subject"] == RESULT else row["name"],
                row["pages"],
                instant(row["made_at"]).astimezone(view.now.tzinfo),
                from_json(row["signatures"]),
            )
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class ScanContent(Query[bytes]):
    """The file of a paper, or of the result; opening one is an act that leaves its mark."""

    dossier_id: str
    position: int | None
    act: ClassVar[str | None] = "open_scan"

    def answer(self, view: View) -> bytes:
        """Raises InputError("scan_file_missing"), StoreError("file_missing", "file_damaged")."""
        subject = subject_of(self.position)
        for row in reversed(scans(view.reading, self.dossier_id)):
            if row["subject"] == subject and row["discarded_at"] is None:
                return view.blobs.read(row["sha256"])
        raise InputError("scan_file_missing", field="scan")

    def subject(self) -> str:
        """Whose file was opened."""
        return self.dossier_id


@dataclass(frozen=True, slots=True)
class ReusableLine:
    """A file of an earlier dossier of the same person. `position` None is that one's result."""

    source_id: str
    code: str
    position: int | None
    paper: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Reusable(Query[tuple[ReusableLine, ...]]):
    """What is held already of this dossier's person, newest first: it need not be scanned again."""

    dossier_id: str
    limit: int = 50

    def answer(self, view: View) -> tuple[ReusableLine, ...]:
        """Nothing for a person without a number, who cannot be told from another."""
        here = view.reading.one(schema.dossier, id=self.dossier_id)
        if here is None or not here["id_number"]:
            return ()
        dossier, scan, paper, result = schema.dossier, schema.scan, schema.paper, schema.result
        rows = view.reading.rows(
            select(
                dossier.c.id,
                dossier.c.code,
                scan.c.subject,
                scan.c.made_at,
                paper.c.name,
                result.c.kind,
            )
            .select_from(_scans_and_papers())
            .where(
                dossier.c.id_number == here["id_number"],
                dossier.c.id != self.dossier_id,
                scan.c.discarded_at.is_(None),
            )
            .order_by(scan.c.made_at.desc())
            .limit(self.limit)
        )
        return tuple(
            ReusableLine(
                row["id"],
                row["code"],
                position_of(row["subject"]),
                row["kind"] if row["subject"] == RESULT else row["name"],
                instant(row["made_at"]).astimezone(view.now.tzinfo),
            )
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class ResultsMustBeSigned(Query[bool]):
    """Whether a result of this office counts as digitised only under a valid signature."""

    def answer(self, view: View) -> bool:
        """What holds now."""
        return station(view.reading).office.signs_results


@dataclass(frozen=True, slots=True)
class FilePiece(Query[tuple[int, bytes]]):
    """The size of a kept file, and at most one piece of it from byte `start` on."""

    digest: str
    start: int
    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> tuple[int, bytes]:
        """Raises StoreError("file_missing", "file_damaged")."""
        piece = next(view.blobs.pieces(self.digest, self.start), b"")
        return view.blobs.size(self.digest), piece


def _line(view: View, row: Row, position: int | None, paper: str, since: int) -> ToDigitiseLine:
    return ToDigitiseLine(
        row["id"],
        row["code"],
        masked_name(row["full_name"]),
        position,
        paper,
        instant(since).astimezone(view.now.tzinfo),
        row["user_name"],
    )


def _scan_line(view: View, row: Row) -> ScanLine:
    return ScanLine(
        position_of(row["subject"]),
        DigitalState(row["state"]),
        row["file_name"],
        row["pages"],
        row["size"],
        row["sha256"],
        instant(row["made_at"]).astimezone(view.now.tzinfo),
        row["made_name"],
        row["source"],
        from_json(row["signatures"]),
    )


def _scans_and_papers() -> Join:
    """Each scan with its dossier, and with the paper or the result that it stands for."""
    dossier, scan, paper, result = schema.dossier, schema.scan, schema.paper, schema.result
    is_of = and_(paper.c.dossier_id == scan.c.dossier_id, subject_column() == scan.c.subject)
    return (
        scan.join(dossier, dossier.c.id == scan.c.dossier_id)
        .outerjoin(paper, is_of)
        .outerjoin(result, result.c.dossier_id == scan.c.dossier_id)
    )
