"""The apology before a promise breaks: when it is drafted and must leave, what it may grant."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.calendar import OfficeCalendar
from counter_app.domain.errors import InputError

# How far the one new date may lie from the old one; the catalogue's own extension is told beside.
WORKING_DAYS_MAX = 30


class ApologyState(StrEnum):
    """A draft waits for a person, who signs it or says that the promise will hold."""

    DRAFTED = "drafted"
    ISSUED = "issued"
    SET_ASIDE = "set_aside"


def leave_by(due_at: datetime, calendar: OfficeCalendar) -> date:
    """The last day on which the apology may leave: the working day before the promised one.

    "At the latest one day before due": provincial regulations quoting the central rule.
    """
    return calendar.previous_working_day(due_at.date())


def draft_on(due_at: datetime, calendar: OfficeCalendar) -> date:
    """When the program drafts it: the working day before it must leave."""
    return calendar.previous_working_day(leave_by(due_at, calendar))


def days_granted(working_days: int) -> int:
    """The length of the one extension; raises InputError("extension_days_wrong")."""
    if type(working_days) is not int or not 1 <= working_days <= WORKING_DAYS_MAX:
        raise InputError("extension_days_wrong", field="working_days", most=WORKING_DAYS_MAX)
    return working_days
