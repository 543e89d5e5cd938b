"""What is doubtful about a procedure that can be read: told beside it, never mended in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from counter_app.domain.calendar import HOURS_PER_WORKING_DAY
from counter_app.domain.catalogue import Procedure
from counter_app.domain.deadline import DeadlineRule, TimeUnit
from counter_app.domain.fee_rule import FeeRule


def doubts_of(procedure: Procedure, repealed: Mapping[str, date], on: date) -> tuple[str, ...]:
    """Codes of what a person should look at before signing.

    `repealed` names legal documents by number ("175/2024/NĐ-CP") with the day they ended.
    """
    claims = {
        "steps_do_not_add_up": bool(procedure.steps) and not _adds_up(procedure),
        "required_flags_missing": "document_required_flag" not in procedure.verified,
        "fee_without_basis": any(_lacks_basis(rule) for rule in procedure.fee_rules),
        "repealed_basis": bool(repealed_bases(procedure, repealed, on)),
    }
    return tuple(code for code, holds in claims.items() if holds)


def repealed_bases(procedure: Procedure, repealed: Mapping[str, date], on: date) -> tuple[str, ...]:
    """The numbers of cited documents that are no longer in force on the day."""
    cited = [*procedure.legal_basis, *(rule.legal_basis or "" for rule in procedure.fee_rules)]
    ended = [number for number, day in repealed.items() if day <= on]
    return tuple(number for number in ended if any(number in text for text in cited))


def _adds_up(procedure: Procedure) -> bool:
    """Whether the steps' hours are those of some term: a split cannot be longer than the whole."""
    hours = sum(step.hours for step in procedure.steps)
    terms = _hours(procedure.deadlines)
    return not terms or hours in terms


def _hours(deadlines: Sequence[DeadlineRule]) -> set[int]:
    per_unit = {
        TimeUnit.SAME_DAY: HOURS_PER_WORKING_DAY,
        TimeUnit.WORKING_DAY: HOURS_PER_WORKING_DAY,
        TimeUnit.HOUR: 1,
    }
    return {
        (rule.quantity or 1) * per_unit[rule.unit] for rule in deadlines if rule.unit in per_unit
    }


def _lacks_basis(rule: FeeRule) -> bool:
    return rule.has_amount and not rule.legal_basis
