"""Which steps were late in a span of days, from the hand-overs and the promises themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.disclosure import Cause, DelayLine
from counter_app.domain.dossier import CLOCK_RUNS, FINISHED
from counter_app.domain.instant import instant, micros
from counter_app.domain.person import masked_name
from counter_app.store import office, schema

if TYPE_CHECKING:
    from counter_app.domain.calendar import OfficeCalendar
    from counter_app.domain.office import Station
    from counter_app.store.rows import Reading, Row

LINES_MAX = 5_000
AT_COUNTER = "Tiếp nhận, trả kết quả tại quầy"
_HOUR = timedelta(hours=1)


def delays(
    reading: Reading, first: date, last: date, now: datetime, station: Station
) -> tuple[DelayLine, ...]:
    """Each step that was past its own time on some day of the span, the longest delay first.

    A dossier that broke its promise although no unit was past its own time was late at the
    counter. A step that goes on past the span's end is measured to that end.
    """
    zone = now.tzinfo
    begin = micros(datetime.combine(first, time.min, zone))
    end = min(micros(now), micros(datetime.combine(last + timedelta(days=1), time.min, zone)))
    calendar = office.calendar(reading, last)[1]
    steps = _late_steps(reading, begin, end)
    seen = {row["id"] for row in steps}
    promises = [row for row in _broken(reading, begin, end) if row["id"] not in seen]
    made = [_line(reading, row, end, calendar, station) for row in (*steps, *promises)]
    lines = [line for line in made if line is not None]
    return tuple(sorted(lines, key=lambda line: (-line.hours_late, line.code, line.step)))


def _late_steps(reading: Reading, begin: int, end: int) -> Sequence[Row]:
    held, dossier, apology = schema.handover, schema.dossier, schema.apology
    done = func.coalesce(held.c.done_at, end)
    return reading.rows(
        select(
            dossier,
            held.c.step,
            held.c.to_unit,
            held.c.receiver,
            held.c.is_coordinating,
            held.c.due_at.label("late_from"),
            held.c.done_at,
            apology.c.state.label("apology"),
            apology.c.decided_at,
        )
        .select_from(held.join(dossier, dossier.c.id == held.c.dossier_id))
        .outerjoin(apology, apology.c.dossier_id == dossier.c.id)
        .where(
            held.c.due_at < end,
            or_(held.c.done_at.is_(None), held.c.done_at >= begin),
            done > held.c.due_at,
            # What stands still for its citizen is nobody's delay.
            or_(held.c.done_at.is_not(None), dossier.c.status.in_((*CLOCK_RUNS, *FINISHED))),
        )
        .order_by(held.c.due_at)
        .limit(LINES_MAX)
    )


def _broken(reading: Reading, begin: int, end: int) -> Sequence[Row]:
    dossier, apology = schema.dossier, schema.apology
    done = func.coalesce(dossier.c.finished_at, end)
    return reading.rows(
        select(
            dossier,
            dossier.c.due_at.label("late_from"),
            dossier.c.finished_at.label("done_at"),
            apology.c.state.label("apology"),
            apology.c.decided_at,
        )
        .outerjoin(apology, apology.c.dossier_id == dossier.c.id)
        .where(
            dossier.c.due_at < end,
            or_(dossier.c.finished_at.is_(None), dossier.c.finished_at >= begin),
            done > dossier.c.due_at,
            dossier.c.status.in_((*CLOCK_RUNS, *FINISHED)),
        )
        .order_by(dossier.c.due_at)
        .limit(LINES_MAX)
    )


def _line(
    reading: Reading, row: Row, end: int, calendar: OfficeCalendar, station: Station
) -> DelayLine | None:
    """None for a step that began to be late only after the last working hour of the span."""
    procedure = office.procedure_at(reading, row["procedure_code"], row["procedure_version"])
    is_step = "to_unit" in row
    done = row["done_at"]
    until = end if done is None else min(done, end)
    late = calendar.working_between(_at(row["late_from"]), _at(until))
    is_finished = done is not None and done <= end
    if not is_finished and not late:
        return None
    return DelayLine(
        code=row["code"],
        procedure=procedure.short_name,
        masked_name=masked_name(row["full_name"]),
        unit=row["to_unit"] if is_step else station.office.unit,
        officer=(row["receiver"] or "") if is_step else row["user_name"],
        step=row["step"] if is_step else AT_COUNTER,
        due_at=_at(row["late_from"]).isoformat(timespec="minutes"),
        finished_at=_at(done).isoformat(timespec="minutes") if is_finished else None,
        hours_late=max(1, -(-late // _HOUR)),
        cause=Cause.COORDINATING if is_step and row["is_coordinating"] else Cause.OWN,
        words="",
        apology=_apology(row, end),
    )


def _apology(row: Row, end: int) -> str | None:
    if row["apology"] != "issued" or row["decided_at"] > end:
        return None
    return _at(row["decided_at"]).date().isoformat()


def _at(microseconds: int) -> datetime:
    return instant(microseconds).astimezone(VIETNAM)
