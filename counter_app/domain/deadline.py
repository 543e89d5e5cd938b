"""The legal clock: when a dossier is due, and every reason that moved the instant."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise, takewhile

from counter_app.domain.calendar import (
    DAY,
    HOURS_PER_WORKING_DAY,
    LATEST_YEAR,
    OfficeCalendar,
    in_vietnam,
)
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.record import Row

# NĐ 23/2015 Art. 7 and the Civil Status Law for acts of the same day; NĐ 118/2025 Art. 18(2), as
# amended by NĐ 309/2026 Art. 9, for dossiers that are forwarded on the next working day.
AFTERNOON_LIMIT = time(15, 0)
BASIS_SAME_DAY = "NĐ 23/2015/NĐ-CP Điều 7; Luật Hộ tịch 60/2014/QH13"
BASIS_FORWARDING = "NĐ 118/2025/NĐ-CP Điều 18 khoản 2, sửa đổi bởi NĐ 309/2026/NĐ-CP Điều 9"
BASIS_FILED_ELSEWHERE = "NĐ 309/2026/NĐ-CP Điều 8 khoản 3"
BASIS_EXTENDED_ONCE = "mỗi hồ sơ chỉ được hẹn lại một lần"
BASIS_LAST_DAY_OFF = "Bộ luật Dân sự 91/2015/QH13 Điều 148"

QUANTITY_MAX = 3_660


class TimeUnit(StrEnum):
    """How the catalogue counts a term."""

    SAME_DAY = "SAME_DAY"
    HOUR = "HOUR"
    WORKING_DAY = "WORKING_DAY"
    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"
    OTHER = "OTHER"


WORKING_UNITS = frozenset({TimeUnit.SAME_DAY, TimeUnit.HOUR, TimeUnit.WORKING_DAY})


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One term of a procedure. `channel` None is any; `case` None is the ordinary case."""

    channel: Channel | None
    case: str | None
    case_shown: str | None
    quantity: int
    unit: TimeUnit
    is_next_day_after_15h: bool = False
    is_maximum: bool = False
    extension: str | None = None
    note: str | None = None

    @classmethod
    def from_row(cls, row: Row) -> DeadlineRule:
        """Read one entry of `deadlines`; raises InputError("catalogue_row_wrong")."""
        channel, case = row.text("channel"), row.text_or_none("case")
        if channel != "any" and channel not in tuple(Channel):
            raise row.refusal("channel_unknown", "channel")
        try:
            unit = TimeUnit(row.text("unit"))
        except ValueError:
            raise row.refusal("time_unit_unknown", "unit") from None
        quantity = row.whole("quantity", most=QUANTITY_MAX)
        if quantity == 0 and unit not in (TimeUnit.SAME_DAY, TimeUnit.OTHER):
            raise row.refusal("term_of_nothing", "quantity")
        return cls(
            channel=None if channel == "any" else Channel(channel),
            case=case,
            case_shown=row.text_or_none("case_shown") or case,
            quantity=quantity,
            unit=unit,
            is_next_day_after_15h=row.flag("after_15h_next_working_day", default=False),
            is_maximum=row.flag("max", default=False),
            extension=row.text_or_none("extension_shown") or row.text_or_none("extension"),
            note=row.text_or_none("note"),
        )


class TraceKind(StrEnum):
    """What a step of the computation says."""

    RECEIVED = "received"
    ARRIVED = "arrived"
    COUNTED_FROM = "counted_from"
    AFTER_15H = "after_15h"
    FORWARDED = "forwarded"
    TERM = "term"
    PAUSED = "paused"
    EXTENDED = "extended"
    LUNCH_SKIPPED = "lunch_skipped"
    WEEKEND_SKIPPED = "weekend_skipped"
    DAY_OFF_SKIPPED = "day_off_skipped"
    EXTRA_DAY_WORKED = "extra_day_worked"
    LAST_DAY_OFF = "last_day_off"
    YEAR_UNANNOUNCED = "year_unannounced"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One reason. `at` is an instant, `day` a date; `quantity` counts `unit`s, days or the year.

    `until` ends a pause.
    """

    kind: TraceKind
    at: datetime | None = None
    day: date | None = None
    quantity: int | None = None
    unit: TimeUnit | None = None
    name: str | None = None
    basis: str | None = None
    until: datetime | None = None


class PauseReason(StrEnum):
    """Why a clock stood still; only a procedure whose rule says so has it stand."""

    SUPPLEMENT = "supplement"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stood still from `begin` to `end` while the citizen had something to bring."""

    reason: PauseReason
    begin: datetime
    end: datetime

    def goes_on_from(self, stood_until: datetime | None) -> bool:
        """Whether the clock stood already when this began: two such pauses are one."""
        return stood_until is not None and self.begin <= stood_until


@dataclass(frozen=True, slots=True)
class Extension:
    """The one new date that the law grants, in working days beyond the promise of before."""

    working_days: int


@dataclass(frozen=True, slots=True)
class Due:
    """When the result is due, on the clock of Vietnam, and why."""

    due_at: datetime
    trace: tuple[TraceStep, ...]


def due(
    rule: DeadlineRule,
    received_at: datetime,
    calendar: OfficeCalendar,
    moves: Sequence[Pause | Extension] = (),
    *,
    arrived_at: datetime | None = None,
) -> Due:
    """When a complete dossier received at `received_at` is due under the rule.

    `moves` are what happened to its clock since, in order. A pause that began when the dossier
    was late already gives no time back. `arrived_at`: a dossier filed elsewhere runs from when
    the deciding agency has it (NĐ 309/2026 Art. 8(3)). A later receipt is never due earlier.

    Raises InputError("instant_without_zone", "instant_out_of_range") and
    RuleError("deadline_unit_unclear") where the catalogue's term is no length of time.
    """
    received = in_vietnam(received_at)
    trace = [TraceStep(TraceKind.RECEIVED, at=received)]
    begun = received
    if arrived_at is not None:
        begun = max(received, in_vietnam(arrived_at))
        trace.append(TraceStep(TraceKind.ARRIVED, at=begun, basis=BASIS_FILED_ELSEWHERE))
    start = calendar.next_working_start(begun)
    if start != begun:
        name = calendar.days_off.get(begun.date())
        trace.append(TraceStep(TraceKind.COUNTED_FROM, at=start, name=name))
    match rule.unit:
        case TimeUnit.SAME_DAY:
            start, due_at = _same_day(begun, start, calendar, trace)
        case TimeUnit.HOUR | TimeUnit.WORKING_DAY:
            due_at = _working_time(rule, begun, start, calendar, trace)
        case TimeUnit.DAY | TimeUnit.MONTH | TimeUnit.YEAR:
            due_at = _calendar_time(rule, start, calendar, moves, trace)
        case TimeUnit.OTHER:
            raise RuleError("deadline_unit_unclear", quantity=rule.quantity)
    if rule.unit in WORKING_UNITS:
        due_at = _moved(due_at, moves, calendar, trace)
        trace += _days_passed_over(begun.date(), due_at.date(), calendar)
    if rule.unit in (TimeUnit.HOUR, TimeUnit.WORKING_DAY):
        trace += _break_passed_over(start, due_at, calendar)
    trace += _unannounced(received.date(), due_at.date(), calendar)
    trace.append(TraceStep(TraceKind.DUE, at=due_at))
    return Due(due_at, tuple(trace))


def forward_by(received_at: datetime, calendar: OfficeCalendar) -> datetime:
    """Until when a dossier must be handed on: the same day, after 15:00 the next morning.

    This moves the hand-over alone, never the promise (NĐ 309/2026 Art. 9).
    """
    received = in_vietnam(received_at)
    start = calendar.next_working_start(received)
    if _is_late(received, start):
        return calendar.opening(calendar.next_working_day(start.date()))
    return calendar.closing(start.date())


def _is_late(received: datetime, start: datetime) -> bool:
    """Received after 15:00 of a day on which the clock would otherwise still begin, or after it."""
    return received.date() == start.date() and received.time() > AFTERNOON_LIMIT


def _same_day(
    received: datetime, start: datetime, calendar: OfficeCalendar, trace: list[TraceStep]
) -> tuple[datetime, datetime]:
    if _is_late(received, start):
        start = calendar.opening(calendar.next_working_day(start.date()))
        trace.append(TraceStep(TraceKind.AFTER_15H, at=start, basis=BASIS_SAME_DAY))
    trace.append(TraceStep(TraceKind.TERM, quantity=0, unit=TimeUnit.SAME_DAY))
    return start, calendar.closing(start.date())


def _working_time(
    rule: DeadlineRule,
    received: datetime,
    start: datetime,
    calendar: OfficeCalendar,
    trace: list[TraceStep],
) -> datetime:
    if rule.is_next_day_after_15h and _is_late(received, start):
        forwarded = forward_by(received, calendar)
        trace.append(TraceStep(TraceKind.FORWARDED, at=forwarded, basis=BASIS_FORWARDING))
    trace.append(TraceStep(TraceKind.TERM, quantity=rule.quantity, unit=rule.unit))
    hours = rule.quantity * (HOURS_PER_WORKING_DAY if rule.unit is TimeUnit.WORKING_DAY else 1)
    return calendar.add_working(start, timedelta(hours=hours))


def _moved(
    due_at: datetime,
    moves: Sequence[Pause | Extension],
    calendar: OfficeCalendar,
    trace: list[TraceStep],
) -> datetime:
    """Pauses give back the working time they took; an extension adds whole working days."""
    stood_until: datetime | None = None
    for move in moves:
        if isinstance(move, Extension):
            hours = timedelta(hours=move.working_days * HOURS_PER_WORKING_DAY)
            due_at = calendar.add_working(due_at, hours)
            trace.append(_extended(move))
        elif move.begin < due_at or move.goes_on_from(stood_until):
            stood_until = move.end
            stood = calendar.working_between(in_vietnam(move.begin), in_vietnam(move.end))
            if stood:
                due_at = calendar.add_working(due_at, stood)
            trace.append(_paused(move))
    return due_at


def _calendar_time(
    rule: DeadlineRule,
    start: datetime,
    calendar: OfficeCalendar,
    moves: Sequence[Pause | Extension],
    trace: list[TraceStep],
) -> datetime:
    """The first day is not counted (Civil Code Art. 147); the last one ends at closing time."""
    trace.append(TraceStep(TraceKind.TERM, quantity=rule.quantity, unit=rule.unit))
    last = _days_later(start.date(), rule.quantity, rule.unit)
    stood_until: datetime | None = None
    for move in moves:
        if isinstance(move, Extension):
            last = _worked(last, calendar)
            for _ in range(move.working_days):
                last = calendar.next_working_day(last)
            trace.append(_extended(move))
        elif move.begin < calendar.closing(_worked(last, calendar)) or move.goes_on_from(
            stood_until
        ):
            stood_until = move.end
            days = in_vietnam(move.end).date() - in_vietnam(move.begin).date()
            last += max(days, timedelta())
            trace.append(_paused(move))
    if not calendar.is_working_day(last):
        name = calendar.days_off.get(last)
        step = TraceStep(TraceKind.LAST_DAY_OFF, day=last, name=name, basis=BASIS_LAST_DAY_OFF)
        trace.append(step)
    return calendar.closing(_worked(last, calendar))


def _worked(day: date, calendar: OfficeCalendar) -> date:
    return day if calendar.is_working_day(day) else calendar.next_working_day(day)


def _paused(pause: Pause) -> TraceStep:
    return TraceStep(
        TraceKind.PAUSED,
        at=in_vietnam(pause.begin),
        until=in_vietnam(pause.end),
        name=pause.reason,
    )


def _extended(extension: Extension) -> TraceStep:
    return TraceStep(TraceKind.EXTENDED, quantity=extension.working_days, basis=BASIS_EXTENDED_ONCE)


def _days_later(day: date, quantity: int, unit: TimeUnit) -> date:
    if unit is TimeUnit.DAY:
        return day + timedelta(days=quantity)
    months = day.month - 1 + quantity * (12 if unit is TimeUnit.YEAR else 1)
    year, month = day.year + months // 12, months % 12 + 1
    if year > LATEST_YEAR:
        raise InputError("instant_out_of_range", field="received", year=year)
    # A month without that day ends on its last (Civil Code Art. 148(4)).
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _days_passed_over(first: date, last: date, calendar: OfficeCalendar) -> list[TraceStep]:
    """Days from receipt to due that do not count, or count against the week's custom."""
    steps: list[TraceStep] = []
    day = first
    while day <= last:
        extra, off = calendar.extra_days.get(day), calendar.days_off.get(day)
        if extra is not None:
            steps.append(TraceStep(TraceKind.EXTRA_DAY_WORKED, day=day, name=extra))
        elif off is not None:
            steps.append(TraceStep(TraceKind.DAY_OFF_SKIPPED, day=day, name=off))
        elif not calendar.is_working_day(day):
            steps.append(TraceStep(TraceKind.WEEKEND_SKIPPED, day=day))
        day += DAY
    return steps


def _break_passed_over(
    start: datetime, due_at: datetime, calendar: OfficeCalendar
) -> list[TraceStep]:
    """The first break between two sessions of a day that the clock stood still for."""
    worked = takewhile(lambda stretch: stretch[0] < due_at, calendar.stretches(start))
    for (_, closed), (opened, _) in pairwise(worked):
        if closed.date() == opened.date():
            name = f"{closed:%H:%M}–{opened:%H:%M}"
            return [TraceStep(TraceKind.LUNCH_SKIPPED, at=closed, name=name)]
    return []


def _unannounced(first: date, last: date, calendar: OfficeCalendar) -> list[TraceStep]:
    """Years whose days off are not public yet: the date may still move, and says so."""
    years = range(first.year, last.year + 1)
    return [
        TraceStep(TraceKind.YEAR_UNANNOUNCED, quantity=year)
        for year in years
        if year not in calendar.announced_years
    ]
