"""What is doubtful about a procedure that can be read: told beside it, never mended in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from counter_app.domain.calendar import HOURS_PER_WORKING_DAY
from counter_app.domain.catalogue import Procedure
from counter_app.domain.deadline import DeadlineRule, TimeUnit
from counter_app.domain.fee_rule import FeeRule

# What a record of ours may hold, by place; words for a reader end in "_shown".
_NAMES: Mapping[str, frozenset[str]] = {
    place: frozenset(names.split())
    for place, names in {
        "": "announced_by catalogue_updated clock_notes clock_pauses code data_replaces_paper "
        "deadlines documents fee_rules field legal_basis level name_en name_vi non_territorial "
        "notes online_level published_since results scope source steps supplement_rule "
        "system_of_record verified",
        "data_replaces_paper": "basis database owner paper",
        "deadlines": "after_15h_next_working_day case channel extension max note quantity unit",
        "documents": "alternative component_code component_code_note condition copies name "
        "originals present_only question replaced_by required",
        "fee_rules": "amount cap channel code condition currency exemptions kind legal_basis name "
        "note source tiers unit valid_from valid_to verified",
        "fee_rules.cap": "amount per",
        "fee_rules.tiers": "amount area from_page payer rate to_page",
        "field": "code name",
        "results": "code name",
        "steps": "coordinating hours name role",
        "supplement_rule": "applicant_must_complete_within basis on_failure verified",
        "supplement_rule.applicant_must_complete_within": "quantity unit",
        "verified": "deadlines document_required_flag documents fees identity legal_basis "
        "steps_hours steps_roles",
    }.items()
}


def unread(record: Mapping[str, object]) -> tuple[str, ...]:
    """Places of a record of ours that nobody reads: a slip of the pen drops a fee in silence."""
    return tuple(dict.fromkeys(_unread(record, "")))


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


def _unread(value: object, place: str) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from _unread(one, place)
    elif isinstance(value, Mapping) and place in _NAMES:
        for name, inner in value.items():
            at = f"{place}.{name}" if place else str(name)
            if str(name).removesuffix("_shown") not in _NAMES[place]:
                yield at[:80]
            else:
                yield from _unread(inner, at)


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
