"""Today at this desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import Select, func, select

from counter_app.domain.dossier import CLOCK_RUNS
from counter_app.domain.instant import instant, micros
from counter_app.queries.print_journal import waiting_count
from counter_app.queries.query import Query
from counter_app.queries.shift import CurrentShift, OpenShiftLine
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.rows import Row


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


DRAFTS_MAX = 20


@dataclass(frozen=True, slots=True)
class Today(Query[HomeToday]):
    """The numbers of the home screen."""

    def answer(self, view: View) -> HomeToday:
        """Counted from indexes; nothing is kept beside the rows."""
        table = schema.dossier
        midnight = _midnight(view)
        morning, evening = micros(midnight), micros(midnight + timedelta(days=1))
        # While the citizen is waited for, nothing becomes late: as on the board.
        is_running = table.c.status.in_(CLOCK_RUNS)
        now = micros(view.now)
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
                    is_running, table.c.due_at >= now, table.c.due_at < evening
                ),
            ),
            late=_count(view, select(func.count()).where(is_running, table.c.due_at < now)),
            unprinted=waiting_count(view),
            drafts=_drafts(view),
            shift=CurrentShift().answer(view),
        )


@dataclass(frozen=True, slots=True)
class LongestWaiting(Query[DraftLine | None]):
    """Whom `Ctrl+F10` calls back: of today's forms of a screen the first, but for the one shown."""

    screen: str
    not_id: str

    def answer(self, view: View) -> DraftLine | None:
        """However many wait."""
        table = schema.draft
        rows = view.reading.rows(
            select(table)
            .where(
                table.c.user_id == view.actor.user_id,
                table.c.screen == self.screen,
                table.c.saved_at >= micros(_midnight(view)),
                table.c.id != self.not_id,
            )
            .order_by(table.c.saved_at)
            .limit(1)
        )
        return _draft(view, rows[0]) if rows else None


def _midnight(view: View) -> datetime:
    return datetime.combine(view.now.date(), time.min, view.now.tzinfo)


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
        .limit(DRAFTS_MAX)
    )
    return tuple(_draft(view, row) for row in rows)


def _draft(view: View, row: Row) -> DraftLine:
    at = instant(row["saved_at"]).astimezone(view.now.tzinfo)
    return DraftLine(row["id"], row["screen"], row["text"], at)
