"""Administrative procedures as the signed catalogue has them: papers, fees, terms, hurdles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from counter_app.domain.channel import Channel
from counter_app.domain.deadline import DeadlineRule, PauseReason
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.fee_rule import FeeRule
from counter_app.domain.record import Row
from counter_app.domain.text import answers_to, fold, initials

SHORT_NAME_MAX = 80
COUNT_MAX = 1_000
# Half of the names begin so; folded once, since a search asks nine thousand of them.
_LEAD = "Thủ tục "
_LEADS = (fold(_LEAD) + " ", initials(_LEAD))
FAR = 9
HOURS_MAX = 10_000

# A code must only be printable and short: live national data hold codes of every shape.
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{2,39}")
# In the sources' own English: a paper that exists for a way of filing, not for a kind of case.
_PAPER_CHANNELS = re.compile(r"(counter|post)(?:\s*(?:/|or)\s*(counter|post))?", re.IGNORECASE)
_ONLINE_ONLY = re.compile(r"online channel only\b", re.IGNORECASE)
_POST_ONLY = re.compile(r"filed through public post\b", re.IGNORECASE)


class SystemOfRecord(StrEnum):
    """Who holds the whole dossier: the city, a ministry's central system, or a sector's own."""

    CITY = "city"
    MINISTRY = "ministry"
    VERTICAL = "vertical"


# NQ 66.7/2025/NQ-CP: from when to when the data of its annex stand in for papers.
_REPLACES_FROM, _REPLACES_TO = date(2026, 1, 1), date(2027, 2, 28)
# Papers that are written for one request: one of an earlier dossier says nothing about this one.
_MADE_FOR_REQUEST = re.compile(
    r"(tờ khai|đơn|mẫu|giấy đề nghị|văn bản (đề nghị|ủy quyền|yêu cầu)|thông báo|dự thảo)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReplacingData:
    """The database whose data stand in for a paper, its owner, and the clause that says so."""

    database: str
    owner: str
    basis: str

    def is_in_force(self, on: date) -> bool:
        """Both ends included."""
        return _REPLACES_FROM <= on <= _REPLACES_TO


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """A paper of the list. `is_present_only`: looked at and given back, never kept or scanned.

    `channels` are the ways of filing that ask for it; `condition` is what else it hangs on, and
    `question` asks for it in plain words, a yes meaning that the paper is needed.
    """

    name: str
    component_code: str | None
    originals: int
    copies: int
    is_required: bool
    is_present_only: bool
    channels: frozenset[Channel]
    condition: str | None
    alternative: str | None
    question: str | None = None
    replaced_by: ReplacingData | None = None

    @property
    def alternatives(self) -> tuple[str, ...]:
        """What may be handed in instead, the better first."""
        return tuple(part.strip() for part in (self.alternative or "").split(";") if part.strip())

    @property
    def is_made_for_request(self) -> bool:
        """Whether only a new one will do: a declaration, an application, a power of attorney."""
        return bool(_MADE_FOR_REQUEST.match(self.name))

    @classmethod
    def from_row(cls, row: Row) -> RequiredDocument:
        """Read one entry of `documents`; raises InputError("catalogue_row_wrong")."""
        source = row.text_or_none("condition")
        channels = _channels_of(source)
        condition = row.text_or_none("condition_shown") or source
        return cls(
            name=row.text_or_none("name_shown") or row.text("name"),
            component_code=row.text_or_none("component_code"),
            originals=row.whole("originals", most=COUNT_MAX),
            copies=row.whole("copies", most=COUNT_MAX),
            is_required=row.flag("required"),
            is_present_only=row.flag("present_only", default=False),
            channels=channels,
            condition=condition if channels == frozenset(Channel) else None,
            alternative=row.text_or_none("alternative_shown") or row.text_or_none("alternative"),
            question=row.text_or_none("question_shown") if channels == frozenset(Channel) else None,
            replaced_by=_replacing(row.row_or_none("replaced_by")),
        )


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """An internal step: who does it, and in how many working hours.

    A co-ordinating agency's step has its own clock: its lateness is not the counter's.
    """

    name: str
    role: str
    hours: int
    is_coordinating: bool = False


@dataclass(frozen=True, slots=True)
class ProcedureResult:
    """A paper that the citizen gets in the end."""

    code: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure in one version. `verified` names the groups of facts that were signed off.

    `pauses`: what the procedure's own rule lets its clock stand still for; no general text does.
    `answer_within`: working days that a citizen has for a supplement, where the rule says so.
    """

    code: str
    name: str
    name_en: str | None
    field_code: str
    field_name: str
    level: str
    scope: str
    system_of_record: SystemOfRecord
    announced_by: str | None
    documents: tuple[RequiredDocument, ...]
    fee_rules: tuple[FeeRule, ...]
    deadlines: tuple[DeadlineRule, ...]
    steps: tuple[ProcedureStep, ...]
    results: tuple[ProcedureResult, ...]
    legal_basis: tuple[str, ...]
    notes: tuple[str, ...]
    clock_notes: tuple[str, ...]
    pauses: frozenset[PauseReason]
    answer_within: int | None
    verified: frozenset[str]

    @classmethod
    def from_record(cls, record: Mapping[str, object]) -> Procedure:
        """Read one procedure of a "one-stop-procedures/1" file.

        Raises InputError("catalogue_row_wrong", field=<path>, row=<code>, reason=…). Words that
        `curated` put beside the source's (`…_shown`) are what a reader sees.
        """
        row = Row(record, _row_name(record))
        if _CODE.fullmatch(row.text("code")) is None:
            raise row.refusal("code_wrong", "code")
        field, verified, scope = row.row("field"), row.row("verified"), row.text("scope")
        return cls(
            code=row.text("code"),
            name=row.text("name_vi"),
            name_en=row.text_or_none("name_en"),
            field_code=field.text("code"),
            field_name=field.text("name"),
            level=row.text("level"),
            scope=scope,
            system_of_record=_system_of_record(row, scope),
            announced_by=row.text_or_none("announced_by"),
            documents=tuple(RequiredDocument.from_row(each) for each in row.rows("documents")),
            fee_rules=tuple(
                FeeRule.from_row(each, position)
                for position, each in enumerate(row.rows("fee_rules"))
            ),
            deadlines=tuple(DeadlineRule.from_row(each) for each in row.rows("deadlines")),
            steps=tuple(
                ProcedureStep(
                    each.text("name"),
                    each.text("role"),
                    each.whole("hours", most=HOURS_MAX),
                    each.flag("coordinating", default=False),
                )
                for each in row.rows("steps")
            ),
            results=tuple(
                ProcedureResult(each.text_or_none("code"), each.text("name"))
                for each in row.rows("results")
            ),
            legal_basis=row.texts("legal_basis"),
            notes=row.texts("notes"),
            clock_notes=row.texts("clock_notes_shown") or row.texts("clock_notes"),
            pauses=_pauses(row),
            answer_within=_answer_within(row),
            verified=frozenset(key for key in verified.names() if verified.flag(key)),
        )

    @property
    def short_name(self) -> str:
        """The name where it fits a line, else its beginning up to a sensible place and "…"."""
        return short(self.name)

    def hurdles(self, on: date) -> tuple[str, ...]:
        """Codes of why this cannot be received on the day; empty where it can.

        A list of papers, a fee or a term that nobody signed is shown and never used:
        `documents_unsigned`, `fees_unsigned`, `time_unsigned`. `guide_only`: another body receives
        it; `no_fee_in_force`: no fee rule of any channel covers the day.
        """
        claims = {
            "guide_only": self.system_of_record is SystemOfRecord.VERTICAL,
            "documents_unsigned": "documents" not in self.verified or not self.documents,
            "fees_unsigned": "fees" not in self.verified,
            "time_unsigned": "deadlines" not in self.verified or not self.deadlines,
            "no_fee_in_force": not any(
                rule.applies(channel, on) and not rule.is_for_digital_citizen
                for rule in self.fee_rules
                for channel in Channel
            ),
        }
        return tuple(code for code, holds in claims.items() if holds)


def short(name: str) -> str:
    """The name where it fits a line, else its beginning up to a sensible place and "…"."""
    if len(name) <= SHORT_NAME_MAX:
        return name
    head = name[: SHORT_NAME_MAX - 1]
    for mark in (";", "(", ",", " "):
        end = head.rfind(mark)
        if end >= SHORT_NAME_MAX // 2:
            return head[:end].rstrip(" ,;(") + "…"
    return head + "…"


def nearness(words: str, code: str, name: str) -> int:
    """How near a name or code comes to a clerk's words: 0 is the code itself, FAR not at all."""
    return min(_nearness(asked, code, name) for asked in _spellings(words, name))


def _spellings(words: str, name: str) -> tuple[str, ...]:
    """What is asked for, also without the two words that so many names begin with: who reads one
    off types them, or their initials, too.
    """
    asked = fold(words)
    if name.startswith(_LEAD):
        for lead in _LEADS:
            if len(asked) > len(lead) and asked.startswith(lead):
                return asked, asked.removeprefix(lead)
    return (asked,)


def _nearness(asked: str, code: str, name: str) -> int:
    if asked == code:
        return 0
    if code.startswith(asked):
        return 1
    folded, short_form = _folded(name.removeprefix(_LEAD))
    if len(asked) > 1 and short_form.startswith(asked):
        return 2
    if folded.startswith(asked):
        return 3
    if f" {asked}" in folded:
        return 4
    present = folded.split()
    if all(any(word.startswith(part) for word in present) for part in asked.split()):
        return 5
    return 6 if len(asked) > 1 and asked in short_form else FAR


@lru_cache(maxsize=16_384)
def _folded(name: str) -> tuple[str, str]:
    return fold(name), initials(name)


def matches(procedure: Procedure, words: str) -> bool:
    """Whether a clerk's words find the procedure: code, name with or without marks, or initials."""
    name = procedure.name.removeprefix(_LEAD)
    return any(
        answers_to(asked, procedure.code, name, procedure.field_name)
        for asked in _spellings(words, procedure.name)
    )


def deadline_for(procedure: Procedure, channel: Channel, case: str | None = None) -> DeadlineRule:
    """The term of the procedure for a channel and a named case (marks and capitals do not count).

    Without a case: the ordinary one, else the one called "normal", else the only one. Raises
    RuleError("no_deadline_rule"), RuleError("deadline_case_needed", cases="a · b"),
    InputError("deadline_case_unknown", field="case", cases="a · b") or
    InputError("deadline_has_no_cases", field="case").
    """
    rules = [rule for rule in procedure.deadlines if rule.channel in (channel, None)]
    # A term of the channel itself is nearer to the case than one of any channel.
    rules.sort(key=lambda rule: rule.channel is None)
    if not rules:
        raise RuleError("no_deadline_rule", procedure=procedure.code, channel=channel.value)
    cases = " · ".join(rule.case_shown or "" for rule in rules if rule.case is not None)
    if case is not None and case.strip():
        wanted = fold(case)
        for rule in rules:
            if wanted in (fold(rule.case or ""), fold(rule.case_shown or "")):
                return rule
        if not cases:
            raise InputError("deadline_has_no_cases", field="case")
        raise InputError("deadline_case_unknown", field="case", cases=cases)
    ordinary = [rule for rule in rules if rule.case is None]
    normal = [rule for rule in rules if fold(rule.case or "") == "normal"]
    chosen = ordinary or normal or (rules if len(rules) == 1 else [])
    if not chosen:
        raise RuleError("deadline_case_needed", cases=cases)
    return chosen[0]


def _replacing(row: Row | None) -> ReplacingData | None:
    if row is None:
        return None
    return ReplacingData(row.text("database"), row.text("owner"), row.text("basis"))


def _row_name(record: object) -> str:
    code = record.get("code") if isinstance(record, Mapping) else None
    return code if isinstance(code, str) and _CODE.fullmatch(code) else "?"


def _system_of_record(row: Row, scope: str) -> SystemOfRecord:
    if scope == "vertical_sector_guide_only":
        return SystemOfRecord.VERTICAL
    text = row.text_or_none("system_of_record")
    try:
        return SystemOfRecord(text) if text else SystemOfRecord.CITY
    except ValueError:
        raise row.refusal("system_of_record_unknown", "system_of_record") from None


def _pauses(row: Row) -> frozenset[PauseReason]:
    """The rule's own words win; notes of what the clock does not count are about payment."""
    named = row.texts("clock_pauses")
    if not named:
        return frozenset({PauseReason.PAYMENT} if row.texts("clock_notes") else ())
    try:
        return frozenset(PauseReason(name) for name in named)
    except ValueError:
        raise row.refusal("pause_unknown", "clock_pauses") from None


def _answer_within(row: Row) -> int | None:
    rule = row.row_or_none("supplement_rule")
    within = rule.row_or_none("applicant_must_complete_within") if rule else None
    if within is None:
        return None
    if within.text("unit") != "WORKING_DAY":
        raise within.refusal("time_unit_unknown", "unit")
    return within.whole("quantity", most=COUNT_MAX)


def _channels_of(condition: str | None) -> frozenset[Channel]:
    """A paper declaration goes over the counter or by post; an e-form goes online alone."""
    if condition is not None:
        if _ONLINE_ONLY.match(condition):
            return frozenset({Channel.ONLINE})
        if _POST_ONLY.fullmatch(condition):
            return frozenset({Channel.POST})
        if _PAPER_CHANNELS.fullmatch(condition):
            return frozenset({Channel.COUNTER, Channel.POST})
    return frozenset(Channel)
