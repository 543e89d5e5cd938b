"""Papers that were issued, and the journal of their prints."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from counter_app.domain.errors import InputError
from counter_app.store import schema

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from counter_app.store.rows import Reading, Row, Writing

FAILED = "failed"


class Slips:
    """Keeps each paper as it was issued."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def issue(
        self,
        kind: str,
        number: str,
        paper: str,
        *,
        at: int,
        form_set: str,
        user_name: str,
        shift_id: str,
        dossier_id: str | None = None,
        version: int = 1,
    ) -> None:
        """A paper, as JSON, of this kind and number is issued once; a reprint is a copy of it.

        Its SHA-256 tells years later that the copy is of the same paper.
        """
        self._uow.insert(
            schema.slip,
            {
                "kind": kind,
                "number": number,
                "dossier_id": dossier_id,
                "issued_at": at,
                "form_set": form_set,
                "user_name": user_name,
                "shift_id": shift_id,
                "facts": paper,
                "audit_head": self._uow.head,
                "version": version,
                "digest": hashlib.sha256(paper.encode()).hexdigest(),
            },
        )

    def has(self, kind: str, number: str) -> bool:
        """Whether a paper of this kind and number was issued."""
        return self._uow.one(schema.slip, kind=kind, number=number) is not None

    def versions(self, kind: str, dossier_id: str) -> int:
        """How many versions of a paper a dossier has."""
        return len(issued(self._uow, kind, dossier_id))


class Prints:
    """The print journal."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def begin(
        self,
        *,
        job_id: str,
        kind: str,
        number: str,
        state: str,
        target: str,
        at: int,
        user_name: str,
    ) -> int:
        """Note a print; gives its copy number. Raises InputError("paper_unknown")."""
        if self._uow.one(schema.slip, kind=kind, number=number) is None:
            raise InputError("paper_unknown", field="number")
        copy = copies(self._uow, kind, number)
        self._uow.insert(
            schema.print_job,
            {
                "id": job_id,
                "kind": kind,
                "number": number,
                "copy": copy,
                "state": state,
                "target": target,
                "at": at,
                "user_name": user_name,
            },
        )
        return copy

    def job(self, job_id: str) -> Row:
        """A print that was begun. Raises InputError("print_unknown")."""
        found = self._uow.one(schema.print_job, id=job_id)
        if found is None:
            raise InputError("print_unknown", field="job_id")
        return found

    def settle(self, job: Row, *, state: str, target: str) -> None:
        """How far it came."""
        self._uow.change(schema.print_job, job, state=state, target=target)


def issued(reading: Reading, kind: str, dossier_id: str) -> tuple[str, ...]:
    """The numbers of a dossier's papers of one kind, the oldest version first."""
    table = schema.slip
    rows = reading.rows(
        select(table.c.number)
        .where(table.c.dossier_id == dossier_id, table.c.kind == kind)
        .order_by(func.coalesce(table.c.version, 1))
    )
    return tuple(row["number"] for row in rows)


def copies(reading: Reading, kind: str, number: str) -> int:
    """How many prints of a paper have gone out, failed ones not counted."""
    table = schema.print_job
    return int(
        reading.scalar(
            select(func.count()).where(
                table.c.kind == kind, table.c.number == number, table.c.state != FAILED
            )
        )
    )


def was_printed() -> ColumnElement[bool]:
    """Of a row of `slip`: whether it is on paper, or may be."""
    job = schema.print_job
    return exists().where(
        job.c.kind == schema.slip.c.kind,
        job.c.number == schema.slip.c.number,
        job.c.state != FAILED,
    )
