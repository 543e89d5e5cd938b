"""Verbs over the catalogue: procedures in and out, what is due when, what is owed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counter_app.verbs.answer import REFUSED, Answer, day_of, instant_of, open_for, quantity_of
from counter_app.verbs.answer_words import as_the_window, reasons, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from counter_app.commands.catalogue import RefusedRecord
    from counter_app.domain.fee import FeeLine
    from counter_app.queries.publication import PublicationLine
    from counter_app.settings import Settings


def import_file(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Take a file of procedures in."""
    from counter_app.commands.catalogue import ImportCatalogue
    from counter_app.domain.user import SYSTEM
    from counter_app.verbs.catalogue_file import read_records
    from ui.messages import phrase

    file, language = read_records(parsed.file), parsed.lang
    asked = ImportCatalogue(
        parsed.file.name, file.records, file.unread, file.notes, file.is_one_piece
    )
    with open_for(settings) as desk:
        report = desk.submit(asked, by=SYSTEM).value
    facts = {
        "read": report.read,
        "added": report.added,
        "changed": report.changed,
        "refused": [{"row": one.row, "reason": _reason(one)} for one in report.refused],
        "warnings": [f"{code}: {hurdle}" for code, hurdle in report.warnings],
    }
    counted = {"read": report.read, "added": report.added, "changed": report.changed}
    lines = (
        said("catalogue_counted", language, **counted, refused=len(report.refused)),
        *(
            f"■ {said('row', language, row=one.row)}: {phrase(one.reason, language)} "
            f"{one.place or ''}"
            for one in report.refused
        ),
        *(f"▲ {code}: {phrase(hurdle, language)}" for code, hurdle in report.warnings),
    )
    if report.refused and file.is_one_piece:
        return Answer(facts, lines, REFUSED, phrase("catalogue_file_kept_out", language))
    return Answer(facts, lines)


def _reason(one: RefusedRecord) -> str:
    return f"{one.reason}: {one.place}" if one.place else one.reason


def listing(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Every procedure, receivable ones first."""
    from counter_app.domain.catalogue import short

    found = sorted(_report(settings), key=lambda one: (not one.is_receivable, one.code))
    facts = {
        "procedures": [
            {
                "code": one.code,
                "name": one.name,
                "field": one.field_name,
                "receivable": one.is_receivable,
                "hurdles": list(one.reasons),
            }
            for one in found
        ]
    }
    lines = (f"{'✓' if one.is_receivable else '■'} {one.code}  {short(one.name)}" for one in found)
    return Answer(facts, tuple(lines))


def check(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """The publication report: public since when, what is late, and why what is not received."""
    from ui.messages import phrase

    found, language = _report(settings), parsed.lang
    told = [(one.code, code) for one in found for code in (*one.reasons, *one.doubts)]
    facts = {
        "read": len(found),
        "added": 0,
        "changed": 0,
        "refused": [],
        "warnings": [f"{code}: {reason}" for code, reason in told],
        "procedures": [
            {
                "code": one.code,
                "name": one.name,
                "published_since": one.since.isoformat() if one.since else None,
                "announced_by": one.announced_by,
                "online_level": str(one.online_level),
                "system_of_record": str(one.system_of_record),
                "non_territorial": one.is_non_territorial,
                "receivable": one.is_receivable,
                "reasons": [phrase(code, language) for code in one.reasons],
                "doubts": [phrase(code, language) for code in one.doubts],
                "overdue": phrase(one.overdue, language) if one.overdue else None,
            }
            for one in found
        ],
    }
    received = sum(one.is_receivable for one in found)
    late = sum(one.overdue is not None for one in found)
    head = said("catalogue_head", language, all=len(found), received=received, late=late)
    return Answer(facts, (head, *(line for one in found for line in _lines(one, language))))


def _report(settings: Settings) -> tuple[PublicationLine, ...]:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.publication import PublicationReport

    with open_for(settings) as desk:
        return desk.ask(PublicationReport(), by=SYSTEM)


def _lines(one: PublicationLine, language: str) -> tuple[str, ...]:
    from counter_app.domain.catalogue import short
    from ui.messages import phrase

    since = (
        said("published_since", language, since=f"{one.since:%d/%m/%Y}")
        if one.since
        else said("published_unknown", language)
    )
    level = phrase(f"online_{one.online_level}", language)
    findings = (
        *(("not_receivable", code) for code in one.reasons),
        *(("to_review", code) for code in one.doubts),
        *((("published_late", one.overdue),) if one.overdue else ()),
    )
    named = f"{'✓' if one.is_receivable else '■'} {one.code}  {short(one.name)}"
    return (
        f"{named} · {since} · {said('online', language)}: {level}",
        *(f"    {said(what, language)}: {phrase(code, language)}" for what, code in findings),
    )


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
    trace = reasons(promise.sentences, parsed.lang)
    return Answer({"due_at": due_at, "trace": list(trace)}, (due_at, *trace))


def fee(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """What is owed, line by line."""
    from counter_app.domain.bill import BillAsked
    from counter_app.domain.channel import Channel
    from counter_app.domain.fee import NO_BASIS, exemption_named
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.catalogue import BillFor
    from ui.spelled import spelled

    asked = BillAsked(
        tuple(quantity_of(text) for text in parsed.quantity),
        frozenset(exemption_named(name) for name in parsed.exemption),
        frozenset(parsed.answer),
    )
    query = BillFor(parsed.procedure, Channel.parse(parsed.channel), asked, day_of(parsed.on))
    with open_for(settings) as desk:
        shown = desk.ask(query, by=SYSTEM)
    with as_the_window(parsed.lang) as tr:
        told = [(line, _question(line, tr)) for line in shown.bill.lines]
        no_basis = tr(NO_BASIS)
        in_words = spelled(shown.bill.total, shown.in_words)
    facts = {
        "lines": [
            {
                "name": line.name,
                "kind": str(line.kind),
                "amount": None if line.amount is None else line.amount.dong,
                "legal_basis": line.legal_basis,
                "question": question,
                "key": line.rule_key,
                "doubt": None if line.legal_basis else no_basis,
            }
            for line, question in told
        ],
        "total": shown.bill.total.dong,
        # As a receipt bears it, whoever asks.
        "total_in_words": shown.in_words,
        "fee_is_signed": shown.is_signed,
    }
    lines = [
        f"{line.name}: {question if line.amount is None else line.amount}"
        for line, question in told
    ]
    lines += [f"{line.name}: {no_basis}" for line in shown.bill.doubts]
    total = f"{said('total', parsed.lang)}: {shown.bill.total} ({in_words})"
    unsigned = () if shown.is_signed else (said("fee_unsigned", parsed.lang),)
    return Answer(facts, (*lines, total, *unsigned))


def _question(line: FeeLine, tr: Callable[[str], str]) -> str | None:
    from counter_app.domain.fee import UNIT_WORDS

    if line.asks is None:
        return None
    unit = tr(UNIT_WORDS.get(line.unit, line.unit))
    return tr(line.asks).format(name=line.about, unit=unit)
