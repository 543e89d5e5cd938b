"""A dossier's promise computed anew from its own facts, and given to the citizen again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from counter_app.commands.issued import issue_intake_slip_again
from counter_app.domain.calendar import in_vietnam
from counter_app.domain.catalogue import deadline_for
from counter_app.domain.channel import Channel
from counter_app.domain.deadline import Due, Extension, Pause, PauseReason, due
from counter_app.domain.instant import instant, micros
from counter_app.paper.deadline_words import sentences
from counter_app.store.promise import moves_of

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


def promise_of(uow: UnitOfWork, dossier: Row, calendar_version: str | None = None) -> Due:
    """When a received dossier is due by all that happened to it.

    By the procedure it was received under and the calendar its promise was made by, or another
    one to see what that would move.
    """
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    rule = deadline_for(procedure, Channel(dossier["channel"]), dossier["case_name"])
    received_at = in_vietnam(instant(dossier["received_at"]))
    version = calendar_version or dossier["calendar_version"]
    calendar = (
        uow.office.calendar_at(version) if version else uow.office.calendar(received_at.date())
    )
    arrived_at = instant(dossier["arrived_at"]) if dossier["arrived_at"] else None
    return due(rule, received_at, calendar, _moves(uow, dossier["id"]), arrived_at=arrived_at)


def promise_again(uow: UnitOfWork, dossier: Row, promise: Due, why: str, context: Context) -> Row:
    """Keep the new promise and issue form 01 again with the reason; the old slip stays."""
    changed = uow.dossiers.change(
        dossier,
        due_at=micros(promise.due_at),
        due_trace=json.dumps(sentences(promise), ensure_ascii=False),
    )
    issue_intake_slip_again(uow, changed, promise, why, context)
    return changed


def _moves(uow: UnitOfWork, dossier_id: str) -> list[Pause | Extension]:
    waits, apology = moves_of(uow, dossier_id)
    dated: list[tuple[int, Pause | Extension]] = [
        (
            row["asked_at"],
            Pause(PauseReason(row["reason"]), instant(row["asked_at"]), instant(row["ended_at"])),
        )
        for row in waits
    ]
    if apology is not None:
        dated.append((apology["decided_at"], Extension(apology["working_days"])))
    return [move for _, move in sorted(dated, key=lambda pair: pair[0])]
