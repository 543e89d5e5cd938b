"""Verbs over the catalogue: procedures in and out, what is due when, what is owed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counter_app.verbs.answer import Answer, day_of, instant_of, open_for, quantity_of, told

if TYPE_CHECKING:
    from counter_app.settings import Settings


def import_file(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Take a file of procedures in."""
    from counter_app.commands.catalogue import ImportCatalogue
    from counter_app.domain.user import SYSTEM
    from counter_app.verbs.catalogue_file import read_records

    records = read_records(parsed.file)
    with open_for(settings) as desk:
        report = desk.submit(ImportCatalogue(parsed.file.name, records), by=SYSTEM).value
    facts = {
        "read": report.read,
        "added": report.added,
        "changed": report.changed,
        "refused": [{"row": one.row, "reason": one.reason} for one in report.refused],
        "warnings": [f"{code}: {hurdle}" for code, hurdle in report.warnings],
    }
    return told(facts)


def listing(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Every procedure, receivable ones first."""
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.catalogue import Procedures

    with open_for(settings) as desk:
        found = desk.ask(Procedures(limit=10_000), by=SYSTEM)
    facts = {
        "procedures": [
            {
                "code": one.code,
                "name": one.name,
                "field": one.field_name,
                "receivable": not one.hurdles,
                "hurdles": list(one.hurdles),
            }
            for one in found
        ]
    }
    lines = (f"{'✓' if not one.hurdles else '■'} {one.code}  {one.short_name}" for one in found)
    return Answer(facts, tuple(lines))


def check(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """What keeps which procedure from being received."""
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.catalogue import Procedures

    with open_for(settings) as desk:
        found = desk.ask(Procedures(limit=10_000), by=SYSTEM)
    warnings = [f"{one.code}: {hurdle}" for one in found for hurdle in one.hurdles]
    facts = {
        "read": len(found),
        "added": 0,
        "changed": 0,
        "refused": [],
        "warnings": warnings,
    }
    return Answer(facts, (f"{len(found)} thủ tục", *warnings))


def due(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """When a dossier would be due, and why."""
    from counter_app.domain.channel import Channel
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.catalogue import DueFor

    asked = DueFor(
        parsed.procedure, parsed.case, Channel.parse(parsed.channel), instant_of(parsed.received)
    )
    with open_for(settings) as desk:
        promise = desk.ask(asked, by=SYSTEM)
    due_at = promise.due_at.isoformat(timespec="seconds")
    facts = {"due_at": due_at, "trace": list(promise.sentences)}
    return Answer(facts, (due_at, *promise.sentences))


def fee(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """What is owed, line by line."""
    from counter_app.domain.bill import BillAsked
    from counter_app.domain.channel import Channel
    from counter_app.domain.fee import NO_BASIS, exemption_named
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.catalogue import BillFor

    asked = BillAsked(
        tuple(quantity_of(text) for text in parsed.quantity),
        frozenset(exemption_named(name) for name in parsed.exemption),
        frozenset(parsed.answer),
    )
    query = BillFor(parsed.procedure, Channel.parse(parsed.channel), asked, day_of(parsed.on))
    with open_for(settings) as desk:
        shown = desk.ask(query, by=SYSTEM)
    facts = {
        "lines": [
            {
                "name": line.name,
                "kind": str(line.kind),
                "amount": None if line.amount is None else line.amount.dong,
                "legal_basis": line.legal_basis,
                "question": line.question,
                "key": line.rule_key,
                "doubt": None if line.legal_basis else NO_BASIS,
            }
            for line in shown.bill.lines
        ],
        "total": shown.bill.total.dong,
        "total_in_words": shown.in_words,
    }
    lines = [
        f"{line.name}: {line.question if line.amount is None else line.amount}"
        for line in shown.bill.lines
    ]
    lines += [f"{line.name}: {NO_BASIS}" for line in shown.bill.doubts]
    return Answer(facts, (*lines, f"Tổng: {shown.bill.total} ({shown.in_words})"))
