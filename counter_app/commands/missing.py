"""What a dossier lacks: papers of its own list alone, each with a reason in writing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from counter_app.domain.channel import Channel
from counter_app.domain.checklist import (
    Checklist,
    ChecklistItem,
    PaperState,
    UnreadDatabase,
    checklist,
)
from counter_app.domain.deadline import PauseReason
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.instant import instant, micros
from counter_app.domain.supplement import answer_by, reason_given

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.commands.context import Context
    from counter_app.domain.catalogue import Procedure
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


def asked_for(
    procedure: Procedure, channel: Channel, missing: Sequence[tuple[int, str]]
) -> list[tuple[str, str]]:
    """Name and reason of each paper that is asked for; a paper outside the list cannot be.

    Raises InputError("nothing_missing", "paper_asked_twice", "reason_missing") and
    RuleError("paper_not_in_list").
    """
    if not missing:
        raise InputError("nothing_missing", field="missing")
    if len({position for position, _ in missing}) < len(missing):
        raise InputError("paper_asked_twice", field="missing")
    listed = {item.position: item.document.name for item in checklist(procedure, channel).items}
    asked = []
    for position, reason in missing:
        if position not in listed:
            raise RuleError("paper_not_in_list", position=position)
        asked.append((listed[position], reason_given(reason)))
    return asked


def kept(uow: UnitOfWork, procedure: Procedure, dossier: Row) -> Checklist:
    """The dossier's checklist as it stands in the book."""
    rows = {row["position"]: row for row in uow.dossiers.papers(dossier["id"])}
    listed = checklist(procedure, Channel(dossier["channel"])).items
    return Checklist(tuple(_as_kept(item, rows.get(item.position)) for item in listed))


def _as_kept(item: ChecklistItem, row: Row | None) -> ChecklistItem:
    if row is None:
        return item
    unread = json.loads(row["unread"]) if row["unread"] else None
    return replace(
        item,
        state=PaperState(row["state"]),
        originals=row["originals"],
        copies=row["copies"],
        reason=row["reason"],
        words=row["words"] or "",
        alternative=row["alternative"],
        answered=None if row["answered"] is None else bool(row["answered"]),
        source=row["source"],
        basis=row["basis"],
        unread=UnreadDatabase(instant(unread["at"]), unread["error"]) if unread else None,
    )


def note_wait(
    uow: UnitOfWork,
    dossier: dict[str, Any] | Row,
    procedure: Procedure,
    missing: Sequence[tuple[str, str]],
    clause: str,
    context: Context,
) -> datetime | None:
    """Keep what was asked for; gives until when it may be brought, where the rule says so.

    A dossier that was not received yet has no clock that could stand still.
    """
    stands = dossier["received_at"] is not None and PauseReason.SUPPLEMENT in procedure.pauses
    by = None
    if procedure.answer_within is not None:
        by = answer_by(context.now, procedure.answer_within, uow.office.calendar(context.today))
    uow.waits.add(
        {
            "dossier_id": dossier["id"],
            "reason": PauseReason.SUPPLEMENT,
            "asked_at": context.micros,
            "asked_by": context.actor.user_id,
            "asked_name": context.actor.name,
            "asked": json.dumps(missing, ensure_ascii=False),
            "clause": reason_given(clause, "clause") if clause.strip() else "",
            "pauses": int(stands),
            "answer_by": micros(by) if by else None,
        }
    )
    return by
