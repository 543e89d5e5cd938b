"""Today at this desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import Select, func, select

from counter_app.domain.dossier import Status
from counter_app.domain.instant import instant, micros
from counter_app.queries.query import Query
from counter_app.queries.shift import CurrentShift, OpenShiftLine
from counter_app.queries.view import View
from counter_app.store import schema, shift


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A form that was left unfinished."""

    draft_id: str
    screen: str
    text: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class HomeToday:
    """What waits at this desk, and the forms to go on with."""

    received: int
    waiting_payment: int
    due_today: int
    late: int
    unprinted: int
    drafts: tuple[DraftLine, ...]
    shift: OpenShiftLine | None


# A dossier in one of these is still owed to its citizen.
_OPEN = (Status.RECEIVED, Status.PROCESSING, Status.PAYMENT_WANTED)


@dataclass(frozen=True, slots=True)
class Today(Query[HomeToday]):
    """The numbers of the home screen."""

    def answer(self, view: View) -> HomeToday:
        """Counted from indexes; nothing is kept beside the rows."""
        table = schema.dossier
        midnight = datetime.combine(view.now.date(), time.min, view.now.tzinfo)
        morning, evening = micros(midnight), micros(midnight + timedelta(days=1))
        is_open = table.c.status.in_(_OPEN)
        now = micros(view.now)
        current = CurrentShift().answer(view)
        of_shift = shift.totals(view.reading, current.shift_id) if current else None
        return HomeToday(
            received=_count(
                view,
                select(func.count()).where(
                    table.c.made_at >= morning,
                    table.c.made_at < evening,
                    table.c.received_at.is_not(None),
                ),
            ),
            waiting_payment=_waiting_payments(view),
            due_today=_count(
                view,
                select(func.count()).where(
                    is_open, table.c.due_at >= now, table.c.due_at < evening
                ),
            ),
            late=_count(view, select(func.count()).where(is_open, table.c.due_at < now)),
            unprinted=of_shift.unprinted if of_shift else 0,
            drafts=_drafts(view),
            shift=current,
        )


def _count(view: View, query: Select[int]) -> int:
    return int(view.reading.scalar(query))


def _waiting_payments(view: View) -> int:
    payment, dossier = schema.payment, schema.dossier
    return _count(
        view,
        select(func.count())
        .select_from(payment.join(dossier, dossier.c.id == payment.c.dossier_id))
        .where(
            payment.c.state.in_(("waiting", "claimed", "underpaid")),
            dossier.c.received_at.is_not(None),
        ),
    )


def _drafts(view: View) -> tuple[DraftLine, ...]:
    table = schema.draft
    rows = view.reading.rows(
        select(table)
        .where(table.c.user_id == view.actor.user_id)
        .order_by(table.c.saved_at.desc())
        .limit(20)
    )
    return tuple(
        DraftLine(
            row["id"],
            row["screen"],
            row["text"],
            instant(row["saved_at"]).astimezone(view.now.tzinfo),
        )
        for row in rows
    )
