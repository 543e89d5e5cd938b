"""A supervisor's review of a day: drawn once, inspected, questions answered, signed by another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.tell import day_signed, tell_of
from counter_app.domain import review as rules
from counter_app.domain.errors import InputError, RuleError, StaleError
from counter_app.domain.identity import UserId
from counter_app.domain.review import Finding
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

_TOPICS = frozenset({Topic.REVIEW})


@dataclass(frozen=True, slots=True)
class DrawSample(Command[int]):
    """Draw the dossiers of a day that are to be inspected; how many.

    No dossier is drawn among twice: what came after a draw is drawn from alone, next to the first.
    """

    day: date


@dataclass(frozen=True, slots=True)
class RecordFinding(Command[None]):
    """What somebody found in a dossier (by its code) or a shift (by its number) of a day."""

    day: date
    subject: str
    finding: Finding
    words: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPattern(Command[None]):
    """Answer an odd pattern of a day. `evidence` is the digest of what was on the screen."""

    day: date
    evidence: str
    words: str


@dataclass(frozen=True, slots=True)
class SignDay(Command[int]):
    """Put one's name under a day as it stands; the version of the signature."""

    day: date
    words: str = ""


def draw_sample(uow: UnitOfWork, command: DrawSample, context: Context) -> Outcome[int]:
    """The seed is the trail's head at this moment; it stays with what it drew, and from what."""
    rules.check_day(command.day, context.today)
    zone = context.now.tzinfo
    shifts = uow.reviews.shifts(command.day, zone)
    rules.check_finished(open_shifts=_open(shifts), uninspected=0, unanswered=0)
    before = uow.reviews.draws(command.day)
    population = _undrawn(uow, command.day, before, context)
    if before and not population:
        return Outcome(0)
    seed = rules.seed_of(uow.head, command.day)
    sample = rules.drawn(seed, population)
    uow.reviews.draw(
        {
            "day": command.day.isoformat(),
            "position": len(before) + 1,
            "seed": seed,
            "population": json.dumps(population),
            "sample": json.dumps(sample),
            **_by(context),
        }
    )
    return Outcome(len(sample), _TOPICS)


def record_finding(uow: UnitOfWork, command: RecordFinding, context: Context) -> Outcome[None]:
    """A fault needs words; nobody finds anything in their own work."""
    maker = _maker(uow, command, context)
    for eyes in context.actor.eyes:
        rules.check_reviewer(eyes, frozenset({maker}))
    words = " ".join(command.words.split())
    if command.finding is Finding.FAULT:
        words = reason_given(command.words, "words")
    uow.reviews.add_finding(
        {
            "day": command.day.isoformat(),
            "subject": command.subject,
            "finding": command.finding,
            "words": words,
            **_by(context),
        }
    )
    return Outcome(None, _TOPICS)


def answer_pattern(uow: UnitOfWork, command: AnswerPattern, context: Context) -> Outcome[None]:
    """The same evidence is answered once; other evidence is another question."""
    rules.check_day(command.day, context.today)
    found = uow.patterns.cards(command.day, context.now.tzinfo)
    card = next((one for one in found if one.digest == command.evidence), None)
    if card is None:
        raise StaleError("pattern_gone")
    for eyes in context.actor.eyes:
        rules.check_reviewer(eyes, card.about)
    words = reason_given(command.words, "words")
    if uow.patterns.answered((card.digest,)):
        return Outcome(None)
    uow.patterns.answer(
        {
            "evidence": card.digest,
            "pattern": card.pattern,
            "day": command.day.isoformat(),
            "place": card.place,
            "keys": json.dumps([one.key for one in card.evidence]),
            "words": words,
            **_by(context),
        }
    )
    return Outcome(None, _TOPICS)


def sign_day(uow: UnitOfWork, command: SignDay, context: Context) -> Outcome[int]:
    """Not by anybody who worked that day; a day that changed since is signed in a new version."""
    rules.check_day(command.day, context.today)
    day, zone = command.day, context.now.tzinfo
    draws = uow.reviews.draws(day)
    if not draws or _undrawn(uow, day, draws, context):
        raise RuleError("review_not_drawn")
    for eyes in context.actor.eyes:
        rules.check_reviewer(eyes, uow.reviews.makers(day, zone))
    shifts = uow.reviews.shifts(day, zone)
    findings = uow.reviews.findings(day)
    sample = _codes(uow, [one for draw in draws for one in json.loads(draw["sample"])])
    seen = {row["subject"] for row in findings}
    cards = uow.patterns.cards(day, zone)
    answered = uow.patterns.answered(one.digest for one in cards)
    rules.check_finished(
        open_shifts=_open(shifts),
        uninspected=sum(code not in seen for code in sample),
        unanswered=sum(one.digest not in answered for one in cards),
    )
    figures, before = uow.reviews.figures(day, zone), uow.reviews.sign_offs(day)
    if before and before[-1]["figures"] == figures:
        raise RuleError("review_signed_already")
    row = {
        "day": day.isoformat(),
        "version": len(before) + 1,
        "figures": figures,
        "words": " ".join(command.words.split()),
        "head": uow.head,
        **_by(context),
    }
    uow.reviews.sign(row)
    faults = sum(one["finding"] == Finding.FAULT for one in findings)
    message = day_signed(row, shifts, len(sample), faults, context)
    tell_of(uow, message, f"day-{day.isoformat()}-{context.station.number:04d}", context)
    return Outcome(int(row["version"]), _TOPICS | {Topic.OUTBOX})


def _open(shifts: Sequence[Row]) -> int:
    return sum(row["closed_at"] is None for row in shifts)


def _undrawn(uow: UnitOfWork, day: date, draws: Sequence[Row], context: Context) -> list[str]:
    """Dossiers of a day that no draw was among."""
    known = {one for draw in draws for one in json.loads(draw["population"])}
    population = uow.reviews.population(day, context.now.tzinfo)
    return sorted(set(population) - known)


def _maker(uow: UnitOfWork, command: RecordFinding, context: Context) -> UserId:
    """Whose work is looked at; raises InputError for what is not of the day."""
    shifts = uow.reviews.shifts(command.day, context.now.tzinfo)
    for shift in shifts:
        if shift["number"] == command.subject:
            return UserId(shift["user_id"])
    dossier = uow.dossiers.find_code(command.subject)
    population = uow.reviews.population(command.day, context.now.tzinfo)
    if dossier is None or dossier["id"] not in population:
        raise InputError("review_subject_unknown", field="subject")
    return UserId(dossier["user_id"])


def _codes(uow: UnitOfWork, dossier_ids: list[str]) -> tuple[str, ...]:
    rows: list[Row | None] = [uow.dossiers.find(one) for one in dossier_ids]
    return tuple(row["code"] for row in rows if row is not None)


def _by(context: Context) -> dict[str, int | str]:
    return {
        "at": context.micros,
        "user_id": context.actor.user_id,
        "user_name": context.actor.name,
    }
