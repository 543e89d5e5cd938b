"""What every move of a dossier has in common: found, allowed, kept, told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counter_app.commands import tell
from counter_app.commands.outcome import Topic
from counter_app.domain.dossier import Move, Status, next_status
from counter_app.domain.errors import InputError

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

TOPICS = frozenset({Topic.DOSSIERS, Topic.OUTBOX, Topic.PRINTS})


def found(uow: UnitOfWork, dossier_id: str) -> Row:
    """The dossier; raises InputError("dossier_unknown")."""
    row = uow.dossiers.find(dossier_id)
    if row is None:
        raise InputError("dossier_unknown", field="dossier")
    return row


def moved(
    uow: UnitOfWork,
    dossier: Row,
    move: Move,
    context: Context,
    *,
    note: str = "",
    facts: dict[str, Any] | None = None,
    **values: Any,
) -> Row:
    """Make one move of the table: status, history and the city's fact in one transaction.

    Raises RuleError("move_not_allowed") with the moves that are possible instead.
    """
    status = next_status(Status(dossier["status"]), move)
    changed = uow.dossiers.change(dossier, status=status, **values)
    noted(uow, changed, move, context, note=note, facts=facts)
    return changed


def noted(
    uow: UnitOfWork,
    dossier: Row,
    kind: str,
    context: Context,
    *,
    note: str = "",
    facts: dict[str, Any] | None = None,
) -> None:
    """A line of the dossier's history, and of its progress at the city."""
    remember(
        uow, dossier["id"], kind, {**({"note": note} if note else {}), **(facts or {})}, context
    )
    tell.tell(uow, tell.moved(dossier, kind, context, note=note), dossier["id"], context)


def remember(
    uow: UnitOfWork, dossier_id: str, kind: str, facts: dict[str, Any], context: Context
) -> None:
    """A line of the dossier's history."""
    uow.dossiers.note(
        event_id=context.new_id(),
        dossier_id=dossier_id,
        at=context.micros,
        monotonic_ns=context.monotonic_ns,
        kind=kind,
        actor=context.actor.name,
        facts=facts,
    )
