"""What a drill's own book has since a situation was begun; no other book answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from counter_app.domain.drill import Asked, Evidence, Taken
from counter_app.domain.errors import RuleError
from counter_app.domain.instant import instant, micros
from counter_app.domain.money import Money
from counter_app.domain.refund import RefundState
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.slip import FAILED

ROWS_MAX = 200


@dataclass(frozen=True, slots=True)
class DrillEvidence(Query[Evidence]):
    """What was received, asked for and left half typed since `since`."""

    since: datetime

    def answer(self, view: View) -> Evidence:
        """Raises RuleError("not_a_drill") in the book of any other office."""
        if not view.station.office.is_drill:
            raise RuleError("not_a_drill")
        draft = schema.draft
        drafts = view.reading.rows(select(draft.c.id).where(draft.c.screen == "intake"))
        return Evidence(
            _taken(view, micros(self.since)),
            _asked(view, micros(self.since)),
            tuple(row["id"] for row in drafts),
        )


def _taken(view: View, since: int) -> tuple[Taken, ...]:
    dossier, slip, job, outbox = schema.dossier, schema.slip, schema.print_job, schema.outbox
    printed = (
        select(func.max(job.c.at))
        .join(slip, (slip.c.kind == job.c.kind) & (slip.c.number == job.c.number))
        .where(
            slip.c.dossier_id == dossier.c.id,
            slip.c.number == dossier.c.slip_number,
            job.c.state != FAILED,
        )
        .scalar_subquery()
    )
    waiting = (
        select(func.count())
        .where(outbox.c.lane == dossier.c.id, outbox.c.settled_at.is_(None))
        .scalar_subquery()
    )
    rows = view.reading.rows(
        select(dossier, printed.label("printed_at"), waiting.label("waiting"))
        .where(dossier.c.made_at >= since, dossier.c.received_at.is_not(None))
        .order_by(dossier.c.made_at)
        .limit(ROWS_MAX)
    )
    return tuple(
        Taken(
            row["id"],
            (row["full_name"], row["id_number"] or "", row["procedure_code"]),
            instant(row["made_at"]),
            None if row["printed_at"] is None else instant(row["printed_at"]),
            row["waiting"] == 0,
        )
        for row in rows
    )


def _asked(view: View, since: int) -> tuple[Asked, ...]:
    payment, refund = schema.payment, schema.refund
    rows = view.reading.rows(
        select(payment)
        .where(payment.c.requested_at >= since, payment.c.reference.is_not(None))
        .order_by(payment.c.requested_at)
        .limit(ROWS_MAX)
    )
    back: dict[str, list[tuple[Money, RefundState]]] = {}
    for row in view.reading.rows(
        select(refund.c.payment_id, refund.c.amount, refund.c.state).where(
            refund.c.payment_id.in_([row["id"] for row in rows])
        )
    ):
        sum_ = Money(row["amount"]), RefundState(row["state"])
        back.setdefault(row["payment_id"], []).append(sum_)
    return tuple(
        Asked(
            row["dossier_id"],
            row["reference"],
            Money(row["amount_due"]),
            Money(row["amount_paid"]),
            tuple(back.get(row["id"], ())),
        )
        for row in rows
    )
