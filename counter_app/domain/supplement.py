"""How often a citizen may be asked for more, by whom, and by when the answer is due."""

from __future__ import annotations

from datetime import datetime, timedelta

from counter_app.domain.calendar import HOURS_PER_WORKING_DAY, OfficeCalendar
from counter_app.domain.errors import InputError, NotAllowed, RuleError
from counter_app.domain.user import Actor, Permission, Role

# NĐ 309/2026 Art. 8(1) wants one notice, full and specific; NĐ 63/2010 Art. 20(4) grants at most
# two trips. So the second round needs a supervisor, any later one the head, both with the clause.
ROUND_OF_SUPERVISOR = 2
ROUND_OF_HEAD = 3
TEXT_MAX = 1_000


def may_ask(round_number: int, actor: Actor, clause: str, *, asked_before: frozenset[str]) -> None:
    """Whether `actor` may ask in this round, 1 being the first.

    `asked_before` are the ids of those who asked in earlier rounds: a second round is another
    person's word. Raises NotAllowed("supplement_needs_supervisor", "supplement_needs_head",
    "supplement_needs_other_person") or RuleError("supplement_needs_clause").
    """
    if round_number < ROUND_OF_SUPERVISOR:
        return
    if not actor.may(Permission.APPROVE):
        raise NotAllowed("supplement_needs_supervisor", round=round_number)
    if round_number >= ROUND_OF_HEAD and actor.role is not Role.HEAD:
        raise NotAllowed("supplement_needs_head", round=round_number)
    if actor.eyes & asked_before:
        raise NotAllowed("supplement_needs_other_person", round=round_number)
    if not clause.strip():
        raise RuleError("supplement_needs_clause", round=round_number)


def reason_given(reason: str, field: str = "reason") -> str:
    """A reason in writing, trimmed (NĐ 63/2010 Art. 18(5)), or another text that must be there.

    Raises InputError("reason_missing", "field_missing", "text_too_long").
    """
    text = " ".join(reason.split())
    if not text and field == "reason":
        raise InputError("reason_missing", field=field)
    if not text:
        raise InputError("field_missing", field=field, what=f"field_{field}")
    if len(text) > TEXT_MAX:
        raise InputError("text_too_long", field=field, longest=TEXT_MAX)
    return text


def answer_by(asked_at: datetime, working_days: int, calendar: OfficeCalendar) -> datetime:
    """Until when the citizen may bring what was asked for, where the procedure says so."""
    start = calendar.next_working_start(asked_at)
    return calendar.add_working(start, timedelta(hours=working_days * HOURS_PER_WORKING_DAY))
