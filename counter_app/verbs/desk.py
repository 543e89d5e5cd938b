"""Verbs over the desk: what waits, papers again, the check of the book."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counter_app.domain.errors import StoreError
from counter_app.verbs.answer import DONE, FAULT, Answer, counts_as_facts, open_for, told

if TYPE_CHECKING:
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
    """Any paper again, numbered as a copy."""
    from counter_app.domain.user import SYSTEM
    from counter_app.main import target_printer
    from counter_app.verbs.printing import print_issued

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
    """Hold the whole book against its trail."""
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.verify import Verdict, Verify

    try:
        with open_for(settings) as desk:
            verdict = desk.ask(Verify(), by=SYSTEM)
    except StoreError as error:
        if error.code not in ("database_newer_than_program", "database_damaged"):
            raise
        verdict = Verdict(0, 0, (), f"alembic_version: {error.code}")
    facts = {
        "ok": verdict.ok,
        "audit_entries": verdict.audit_entries,
        "ledger_sum": verdict.ledger_sum,
        "gaps": list(verdict.gaps),
        "first_fault": verdict.first_fault,
    }
    lines = tuple(f"{name}: {value}" for name, value in facts.items())
    return Answer(facts, lines, DONE if verdict.ok else FAULT)
