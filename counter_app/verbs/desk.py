"""Verbs over the desk: what waits, papers again, the check of the book."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from counter_app.domain.errors import InputError, StoreError
from counter_app.verbs.answer import (
    DONE,
    FAULT,
    Answer,
    counts_as_facts,
    instant_of,
    open_for,
    told,
)

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.settings import Settings


# Instead of a key's name, the key in use.
CURRENT = "current"


def outbox(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """What the city holds, and what waits."""
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.outbox import CountsForCity, OutboxLines

    with open_for(settings) as desk:
        counts = desk.ask(CountsForCity(), by=SYSTEM)
        waiting = desk.ask(OutboxLines(), by=SYSTEM)
    facts = counts_as_facts(counts)
    lines = (f"{one.state}  {one.code}  {one.kind}  {one.reason or ''}" for one in waiting)
    return Answer(facts, (*(f"{name}: {value}" for name, value in facts.items()), *lines))


def print_paper(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Any paper again, numbered as a copy; raises InputError("paper_number_missing")."""
    from counter_app.domain.user import SYSTEM
    from counter_app.equipment import target_printer
    from counter_app.verbs.printing import print_issued

    if not parsed.number:
        raise InputError("paper_number_missing", field="number")
    printer = target_printer(settings, parsed.to, parsed.model or settings.printer_model)
    with open_for(settings) as desk:
        paper, printed = print_issued(desk, printer, parsed.kind, parsed.number, SYSTEM)
    facts = {
        "bytes": printed.sent_bytes,
        "copy": paper.copy,
        "confirmed": printed.confirmed,
        "number": paper.number,
        "sha256": paper.digest,
    }
    return told(facts)


def print_notice(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """The notice of the receipt key in use; it is issued when it is first asked for."""
    from counter_app.commands.key_notice import IssueKeyNotice
    from counter_app.domain.user import SYSTEM

    with open_for(settings) as desk:
        number = desk.submit(IssueKeyNotice(), by=SYSTEM).value
    asked = number if parsed.number in ("", CURRENT) else parsed.number
    return print_paper(argparse.Namespace(**{**vars(parsed), "number": asked}), settings)


def verify(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Hold the whole book against its trail, and the trail against heads that others keep."""
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.verify import Verdict, Verify

    if parsed.head is None and parsed.at is not None:
        raise InputError("arguments_missing", names="--head")
    facts: dict[str, Any] = {}
    try:
        with open_for(settings) as desk:
            verdict = desk.ask(Verify(), by=SYSTEM)
            if parsed.head is not None:
                facts["head"] = _head(desk, parsed.head, parsed.at)
            if parsed.city:
                facts["city"] = _city(desk, settings)
    except StoreError as error:
        if error.code not in _BOOK_FAULTS:
            raise
        verdict = Verdict(0, 0, (), (f"{_BOOK_FAULTS[error.code]}: {error.code}",))
    fits = facts.get("head", {}).get("state", "fits") == "fits"
    lost = facts.get("city", {}).get("lost", [])
    is_ok = verdict.ok and fits and not lost
    facts = {
        "ok": is_ok,
        "audit_entries": verdict.audit_entries,
        "ledger_sum": verdict.ledger_sum,
        "gaps": list(verdict.gaps),
        "first_fault": verdict.first_fault,
        "faults": list(verdict.faults),
        **facts,
    }
    answer = told(facts, DONE if is_ok else FAULT)
    if fits:
        return answer
    return replace(answer, complaint=_about(facts["head"], parsed))


def _about(head: dict[str, Any], parsed: argparse.Namespace) -> str:
    """A head that is not in the book is a mistyped one or worse, and the book cannot tell which."""
    from ui.messages import sentence

    if parsed.at is None:
        code = "head_nowhere"
    else:
        code = f"head_{head['state']}" if head["sequence"] else "head_before_book"
    return sentence(StoreError(code, sequence=head["sequence"]), parsed.lang)


# The book cannot be opened as this one: that is what verify was asked for.
_BOOK_FAULTS = {
    "database_newer_than_program": "alembic_version",
    "database_damaged": "database",
    "database_behind": "audit",
    "database_lost": "audit",
}


def _head(desk: Desk, text: str, at: str | None) -> dict[str, Any]:
    from counter_app.domain.calendar import VIETNAM
    from counter_app.domain.heads import span_of
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.heads import FindHead

    first, last = span_of(instant_of(at)) if at is not None else (None, None)
    found = desk.ask(FindHead(text, first, last), by=SYSTEM)
    return {
        "state": str(found.state),
        "sequence": found.sequence,
        "at": found.at.astimezone(VIETNAM).isoformat() if found.at else None,
    }


def _city(desk: Desk, settings: Settings) -> dict[str, Any]:
    """Raises StoreError("heads_unheard") where the city cannot be asked now."""
    from counter_app.domain.calendar import VIETNAM
    from counter_app.domain.outbox import Unreachable
    from counter_app.domain.user import SYSTEM
    from counter_app.main import city_heads
    from counter_app.queries.heads import CompareHeads

    heads = city_heads(settings, desk)
    if isinstance(heads, Unreachable):
        raise StoreError("heads_unheard", reason=heads.reason)
    found = desk.ask(CompareHeads(heads), by=SYSTEM)
    return {
        "compared": found.compared,
        "lost": [
            {
                "state": str(one.state),
                "after": one.after,
                "first_noted": one.first_noted.astimezone(VIETNAM).isoformat(),
                "last_noted": one.last_noted.astimezone(VIETNAM).isoformat(),
                "count": one.count,
                "restored": one.restored,
            }
            for one in found.lost
        ],
    }
