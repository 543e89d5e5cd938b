"""The legal clock: worked examples, the 15:00 rule, days off, and time that never runs back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counter_app.domain.calendar import VIETNAM, OfficeCalendar
from counter_app.domain.deadline import (
    DeadlineRule,
    Due,
    Extension,
    Pause,
    PauseReason,
    TimeUnit,
    TraceKind,
    due,
    forward_by,
)
from counter_app.domain.errors import InputError, RuleError
from counter_app.starter.load import office_calendar

CALENDAR = office_calendar()


def rule(quantity: int, unit: TimeUnit, *, after_15h: bool = False) -> DeadlineRule:
    return DeadlineRule(None, None, None, quantity, unit, is_next_day_after_15h=after_15h)


SAME_DAY = rule(0, TimeUnit.SAME_DAY, after_15h=True)


def at(text: str) -> datetime:
    """ "20/11/2026 14:30" on the clock of Vietnam."""
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def kinds(found: Due) -> list[TraceKind]:
    return [step.kind for step in found.trace]


def wd(days: int) -> DeadlineRule:
    return rule(days, TimeUnit.WORKING_DAY)


def hours(count: int) -> DeadlineRule:
    return rule(count, TimeUnit.HOUR)


@pytest.mark.parametrize(
    ("received", "term", "expected"),
    [
        ("20/11/2026 14:30", wd(3), "26/11/2026 14:30"),
        ("23/11/2026 15:30", SAME_DAY, "25/11/2026 17:00"),
        ("23/11/2026 10:30", hours(4), "23/11/2026 15:30"),
        ("23/11/2026 17:00", hours(8), "25/11/2026 17:00"),
        ("21/08/2026 16:00", wd(1), "22/08/2026 16:00"),
        ("22/08/2026 09:00", wd(2), "25/08/2026 09:00"),
        ("28/08/2026 09:00", wd(3), "07/09/2026 09:00"),
        ("13/02/2026 09:00", wd(3), "25/02/2026 09:00"),
        ("13/02/2026 16:30", hours(4), "23/02/2026 11:30"),
        ("24/04/2026 09:00", wd(5), "06/05/2026 09:00"),
        ("29/04/2026 16:59", hours(1), "04/05/2026 08:59"),
    ],
)
def test_the_worked_examples_of_2026(received: str, term: DeadlineRule, expected: str) -> None:
    assert due(term, at(received), CALENDAR).due_at == at(expected)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("23/11/2026 07:15", "23/11/2026 17:00"),
        ("23/11/2026 12:30", "23/11/2026 17:00"),
        ("23/11/2026 15:00", "23/11/2026 17:00"),
        ("23/11/2026 15:01", "25/11/2026 17:00"),
        ("23/11/2026 20:00", "25/11/2026 17:00"),
        ("21/11/2026 16:00", "23/11/2026 17:00"),
        ("24/11/2026 09:00", "25/11/2026 17:00"),
    ],
)
def test_same_day_ends_at_closing_and_after_15h_on_the_next_working_day(
    received: str, expected: str
) -> None:
    assert due(SAME_DAY, at(received), CALENDAR).due_at == at(expected)


def test_one_second_past_15h_is_past_15h() -> None:
    received = at("23/11/2026 15:00") + timedelta(seconds=1)

    assert due(SAME_DAY, received, CALENDAR).due_at == at("25/11/2026 17:00")


@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("19/11/2026 15:00", "19/11/2026 17:00"),
        ("19/11/2026 15:01", "20/11/2026 08:00"),
        ("20/11/2026 16:00", "23/11/2026 08:00"),
        ("21/11/2026 16:00", "23/11/2026 17:00"),
    ],
)
def test_a_dossier_is_handed_on_the_same_day_and_after_15h_the_next_morning(
    received: str, by: str
) -> None:
    assert forward_by(at(received), CALENDAR) == at(by)


def test_handing_on_later_does_not_move_the_promise() -> None:
    forwarded = rule(1, TimeUnit.WORKING_DAY, after_15h=True)

    found = due(forwarded, at("21/08/2026 16:00"), CALENDAR)

    assert found.due_at == at("22/08/2026 16:00")
    assert TraceKind.FORWARDED in kinds(found)


@pytest.mark.parametrize(
    ("received", "term", "expected"),
    [
        ("20/11/2026 08:00", hours(4), "20/11/2026 12:00"),
        ("20/11/2026 07:00", wd(1), "20/11/2026 17:00"),
        ("20/11/2026 13:00", hours(4), "20/11/2026 17:00"),
        ("20/11/2026 12:00", hours(1), "20/11/2026 14:00"),
    ],
)
def test_a_remainder_that_fills_a_session_ends_with_it(
    received: str, term: DeadlineRule, expected: str
) -> None:
    assert due(term, at(received), CALENDAR).due_at == at(expected)


@pytest.mark.parametrize(
    ("received", "quantity", "unit", "expected"),
    [
        ("18/11/2026 09:00", 2, TimeUnit.DAY, "20/11/2026 17:00"),
        ("19/11/2026 09:00", 2, TimeUnit.DAY, "23/11/2026 17:00"),
        ("14/11/2026 09:00", 10, TimeUnit.DAY, "26/11/2026 17:00"),
        ("13/11/2026 09:00", 11, TimeUnit.DAY, "25/11/2026 17:00"),
        ("30/01/2026 09:00", 1, TimeUnit.MONTH, "02/03/2026 17:00"),
        ("31/08/2026 09:00", 1, TimeUnit.MONTH, "05/10/2026 17:00"),
        ("10/12/2026 09:00", 2, TimeUnit.MONTH, "10/02/2027 17:00"),
        ("20/11/2026 09:00", 1, TimeUnit.YEAR, "22/11/2027 17:00"),
    ],
)
def test_calendar_terms_end_at_closing_and_never_on_a_day_off(
    received: str, quantity: int, unit: TimeUnit, expected: str
) -> None:
    assert due(rule(quantity, unit), at(received), CALENDAR).due_at == at(expected)


def test_every_reason_is_in_the_trace() -> None:
    found = due(wd(3), at("20/11/2026 14:30"), CALENDAR)

    assert kinds(found) == [
        TraceKind.RECEIVED,
        TraceKind.TERM,
        TraceKind.WEEKEND_SKIPPED,
        TraceKind.WEEKEND_SKIPPED,
        TraceKind.DAY_OFF_SKIPPED,
        TraceKind.LUNCH_SKIPPED,
        TraceKind.DUE,
    ]
    assert found.trace[4].day == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("received", "term", "kind"),
    [
        ("23/11/2026 15:30", SAME_DAY, TraceKind.AFTER_15H),
        ("21/08/2026 16:00", wd(1), TraceKind.EXTRA_DAY_WORKED),
        ("20/11/2026 09:00", rule(2, TimeUnit.DAY), TraceKind.LAST_DAY_OFF),
        ("30/12/2026 09:00", wd(5), TraceKind.YEAR_UNANNOUNCED),
        ("21/11/2026 09:00", wd(1), TraceKind.COUNTED_FROM),
        ("23/11/2026 10:30", hours(4), TraceKind.LUNCH_SKIPPED),
    ],
)
def test_what_moved_the_date_is_named(received: str, term: DeadlineRule, kind: TraceKind) -> None:
    assert kind in kinds(due(term, at(received), CALENDAR))


def test_a_term_inside_the_announced_year_and_one_session_names_nothing_else() -> None:
    found = due(hours(1), at("20/11/2026 09:00"), CALENDAR)

    assert kinds(found) == [TraceKind.RECEIVED, TraceKind.TERM, TraceKind.DUE]


def test_an_instant_of_another_zone_is_read_on_the_clock_of_vietnam() -> None:
    received = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)

    found = due(wd(3), received, CALENDAR).due_at

    assert found.isoformat() == "2026-11-26T14:30:00+07:00"


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(InputError) as refusal:
        due(wd(3), datetime(2026, 11, 20, 14, 30), CALENDAR)

    assert refusal.value.code == "instant_without_zone"


@pytest.mark.parametrize("year", [1, 1999, 2201, 9999])
def test_an_instant_of_no_living_dossier_is_refused(year: int) -> None:
    with pytest.raises(InputError) as refusal:
        due(wd(3), datetime(year, 12, 31, 23, 59, tzinfo=UTC), CALENDAR)

    assert refusal.value.code == "instant_out_of_range"


def test_a_term_that_is_no_length_of_time_is_never_guessed() -> None:
    with pytest.raises(RuleError) as refusal:
        due(rule(1, TimeUnit.OTHER), at("20/11/2026 09:00"), CALENDAR)

    assert refusal.value.code == "deadline_unit_unclear"


instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 2, 1)).map(
    lambda moment: moment.replace(tzinfo=VIETNAM)
)
terms = st.one_of(
    st.booleans().map(lambda late: rule(0, TimeUnit.SAME_DAY, after_15h=late)),
    st.builds(
        lambda quantity, unit, late: rule(quantity, unit, after_15h=late),
        st.integers(1, 40),
        st.sampled_from([TimeUnit.HOUR, TimeUnit.WORKING_DAY, TimeUnit.DAY, TimeUnit.MONTH]),
        st.booleans(),
    ),
)


@given(instants, st.timedeltas(timedelta(0), timedelta(days=6)), terms)
def test_a_later_receipt_is_never_due_earlier(
    received: datetime, later: timedelta, term: DeadlineRule
) -> None:
    first = due(term, received, CALENDAR).due_at
    second = due(term, received + later, CALENDAR).due_at

    assert first <= second


@given(instants, terms)
def test_a_due_instant_lies_in_working_hours_and_not_before_receipt(
    received: datetime, term: DeadlineRule
) -> None:
    found = due(term, received, CALENDAR).due_at

    assert found >= received.replace(microsecond=0)
    assert CALENDAR.is_working_day(found.date())
    assert any(start < found.time() <= end for start, end in CALENDAR.sessions) or (
        found == CALENDAR.opening(found.date())
    )


@given(instants, st.integers(1, 200))
@settings(max_examples=50)
def test_working_time_is_counted_minute_by_minute(received: datetime, minutes: int) -> None:
    start = CALENDAR.next_working_start(received.replace(second=0, microsecond=0))
    moment, worked = start, 0
    while worked < minutes:
        day_works = CALENDAR.is_working_day(moment.date())
        if day_works and any(a <= moment.time() < b for a, b in CALENDAR.sessions):
            worked += 1
            moment += timedelta(minutes=1)
        else:
            moment = CALENDAR.next_working_start(moment)

    assert CALENDAR.add_working(start, timedelta(minutes=minutes)) == moment


def test_a_calendar_without_working_days_is_refused_and_does_not_run_for_ever() -> None:
    first = date(2026, 1, 1)
    off = {first + timedelta(days=each): "đóng cửa" for each in range(400)}
    closed = OfficeCalendar(off, {}, ((time(8), time(12)),), frozenset({2026}))

    with pytest.raises(InputError) as refusal:
        due(wd(1), at("05/01/2026 09:00"), closed)

    assert refusal.value.code == "calendar_has_no_working_day"


@pytest.mark.parametrize(
    "sessions",
    [(), ((time(12), time(8)),), ((time(8), time(12)), (time(11), time(17)))],
)
def test_sessions_out_of_order_are_refused(sessions: tuple[tuple[time, time], ...]) -> None:
    with pytest.raises(InputError):
        OfficeCalendar({}, {}, sessions, frozenset())


def pause(begin: str, end: str) -> Pause:
    return Pause(PauseReason.SUPPLEMENT, at(begin), at(end))


@pytest.mark.parametrize(
    ("received", "term", "moves", "expected"),
    [
        # Two working days pass while the citizen brings the paper.
        (
            "16/11/2026 09:00",
            wd(3),
            [pause("17/11/2026 10:00", "19/11/2026 10:00")],
            "23/11/2026 09:00",
        ),
        # A pause over a weekend takes the working hours of its two ends alone.
        (
            "16/11/2026 09:00",
            wd(5),
            [pause("20/11/2026 16:00", "23/11/2026 09:00")],
            "23/11/2026 11:00",
        ),
        # The dossier was late already: waiting gives nothing back.
        (
            "16/11/2026 09:00",
            wd(1),
            [pause("18/11/2026 10:00", "20/11/2026 10:00")],
            "17/11/2026 09:00",
        ),
        ("16/11/2026 09:00", wd(3), [Extension(2)], "23/11/2026 09:00"),
        (
            "02/11/2026 09:00",
            rule(10, TimeUnit.DAY),
            [pause("04/11/2026 09:00", "09/11/2026 09:00")],
            "17/11/2026 17:00",
        ),
        ("02/11/2026 09:00", rule(10, TimeUnit.DAY), [Extension(3)], "17/11/2026 17:00"),
    ],
)
def test_pauses_and_the_one_extension_move_the_promise(
    received: str, term: DeadlineRule, moves: list[Pause | Extension], expected: str
) -> None:
    assert due(term, at(received), CALENDAR, moves).due_at == at(expected)


def test_a_dossier_filed_elsewhere_runs_from_its_arrival() -> None:
    found = due(wd(1), at("16/11/2026 09:00"), CALENDAR, arrived_at=at("18/11/2026 10:00"))

    assert found.due_at == at("19/11/2026 10:00")
    assert TraceKind.ARRIVED in kinds(found)


# The first part ends with the last day: without the second one, the clock would have run out.
@example(
    at("17/01/2026 13:39"),
    rule(1, TimeUnit.DAY),
    timedelta(days=3),
    timedelta(hours=3, minutes=21),
    timedelta(hours=7),
)
@given(
    instants,
    terms,
    st.timedeltas(timedelta(0), timedelta(days=20)),
    st.timedeltas(timedelta(0), timedelta(days=9)),
    st.timedeltas(timedelta(0), timedelta(days=9)),
)
def test_a_pause_in_two_parts_equals_one_pause(
    received: datetime, term: DeadlineRule, after: timedelta, one: timedelta, two: timedelta
) -> None:
    begin = received + after
    middle, end = begin + one, begin + one + two
    whole = [Pause(PauseReason.PAYMENT, begin, end)]
    parts = [
        Pause(PauseReason.PAYMENT, begin, middle),
        Pause(PauseReason.PAYMENT, middle, end),
    ]

    assert (
        due(term, received, CALENDAR, whole).due_at == due(term, received, CALENDAR, parts).due_at
    )


@given(instants, terms, st.timedeltas(timedelta(0), timedelta(days=20)), st.integers(0, 10))
def test_a_pause_never_brings_the_promise_forward(
    received: datetime, term: DeadlineRule, after: timedelta, days: int
) -> None:
    stood = Pause(PauseReason.SUPPLEMENT, received + after, received + after + timedelta(days=days))

    plain = due(term, received, CALENDAR).due_at

    assert due(term, received, CALENDAR, [stood]).due_at >= plain


@given(instants, st.integers(1, 300))
def test_more_hours_are_never_due_earlier(received: datetime, count: int) -> None:
    fewer, more = hours(count), hours(count + 1)

    assert due(fewer, received, CALENDAR).due_at < due(more, received, CALENDAR).due_at


SATURDAY_MORNINGS = OfficeCalendar(
    days_off=CALENDAR.days_off,
    extra_days=CALENDAR.extra_days,
    sessions=CALENDAR.sessions,
    announced_years=CALENDAR.announced_years,
    weekly={5: ((time(8), time(12)),)},
    special={date(2026, 11, 25): ((time(8), time(12)),)},
)


@pytest.mark.parametrize(
    ("received", "term", "expected"),
    [
        ("20/11/2026 16:00", hours(2), "21/11/2026 09:00"),
        ("21/11/2026 11:00", hours(2), "23/11/2026 09:00"),
        ("23/11/2026 16:00", hours(6), "26/11/2026 09:00"),
        ("21/11/2026 09:00", SAME_DAY, "21/11/2026 12:00"),
    ],
)
def test_a_branch_may_work_saturday_mornings_and_half_a_day(
    received: str, term: DeadlineRule, expected: str
) -> None:
    assert due(term, at(received), SATURDAY_MORNINGS).due_at == at(expected)


@given(instants, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_working_time_between_is_what_must_be_added(received: datetime, span: timedelta) -> None:
    start = CALENDAR.next_working_start(received)
    worked = CALENDAR.working_between(start, start + span)

    if worked:
        assert CALENDAR.working_between(start, CALENDAR.add_working(start, worked)) == worked
