"""Scans: which file stands for which paper, in the order in which it did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Exists, Select, Text, cast, exists, func, literal, select

from counter_app.domain.channel import Channel
from counter_app.domain.checklist import PaperState
from counter_app.domain.digitisation import RESULT, DigitalState
from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Scans:
    """The files of a dossier's papers and of its result."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def versions(self, dossier_id: str, subject: str) -> Sequence[Row]:
        """Every file that ever stood for a paper, oldest first."""
        return [row for row in scans(self._uow, dossier_id) if row["subject"] == subject]

    def standing(self, dossier_id: str, subject: str) -> Row | None:
        """The file that stands for a paper now, or None."""
        rows = [row for row in self.versions(dossier_id, subject) if row["discarded_at"] is None]
        return rows[-1] if rows else None

    def digitised(self, dossier_id: str) -> int:
        """How many of the dossier's papers were made digital here, and still are."""
        return sum(
            row["state"] == DigitalState.DIGITISED
            and row["discarded_at"] is None
            and row["subject"] != RESULT
            for row in scans(self._uow, dossier_id)
        )

    def add(self, row: Mapping[str, Any]) -> Row:
        """A file stands for a paper from now on."""
        version = len(self.versions(row["dossier_id"], row["subject"])) + 1
        whole = {
            "source": None,
            "discarded_at": None,
            "signatures": None,
            **row,
            "version": version,
        }
        self._uow.insert(schema.scan, whole)
        return whole

    def discard(self, old: Row, *, at: int, name: str, reason: str) -> None:
        """It does so no longer; the row and its reason stay."""
        self._uow.change(
            schema.scan, old, discarded_at=at, discarded_name=name, discard_reason=reason
        )


def scans(reading: Reading, dossier_id: str) -> Sequence[Row]:
    """All scans of a dossier."""
    table = schema.scan
    return reading.rows(
        select(table)
        .where(table.c.dossier_id == dossier_id)
        .order_by(table.c.subject, table.c.version)
    )


def subject_column() -> ColumnElement[str]:
    """What a file of a row of `dossier_paper` stands for."""
    return literal("paper-").concat(cast(schema.paper.c.position, Text))


def stands(dossier_id: ColumnElement[str], subject: ColumnElement[str]) -> Exists:
    """Whether a file stands for a paper or a result now."""
    scan = schema.scan
    return exists().where(
        scan.c.dossier_id == dossier_id,
        scan.c.subject == subject,
        scan.c.discarded_at.is_(None),
    )


def undigitised(shift_id: ColumnElement[str]) -> Select[int]:
    """Counts papers of a shift's dossiers that were handed in and that no file stands for."""
    paper, dossier = schema.paper, schema.dossier
    return (
        select(func.count())
        .select_from(paper.join(dossier, dossier.c.id == paper.c.dossier_id))
        .where(
            dossier.c.shift_id == shift_id,
            dossier.c.received_at.is_not(None),
            dossier.c.channel != Channel.ONLINE,
            paper.c.state == PaperState.HANDED_IN,
            ~stands(paper.c.dossier_id, subject_column()),
        )
    )
