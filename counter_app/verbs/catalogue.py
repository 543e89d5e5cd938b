"""Verbs over the catalogue: procedures in and out, what is due when, what is owed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counter_app.verbs.answer import REFUSED, Answer, day_of, instant_of, open_for, quantity_of

if TYPE_CHECKING:
    from counter_app.commands.catalogue import RefusedRecord
    from counter_app.queries.publication import PublicationLine
    from counter_app.settings import Settings


def import_file(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Take a file of procedures in."""
    from counter_app.commands.catalogue import ImportCatalogue
    from counter_app.domain.user import SYSTEM
    from counter_app.verbs.catalogue_file import read_records
    from ui.messages import phrase

    file = read_records(parsed.file)
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
    counted = f"Đọc {report.read} · thêm {report.added} · thay đổi {report.changed}"
    lines = (
        f"{counted} · từ chối {len(report.refused)}",
        *(f"■ dòng {one.row}: {phrase(one.reason)} {one.place or ''}" for one in report.refused),
        *(f"▲ {code}: {phrase(hurdle)}" for code, hurdle in report.warnings),
    )
    if report.refused and file.is_one_piece:
        return Answer(facts, lines, REFUSED, phrase("catalogue_file_kept_out"))
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

    found = _report(settings)
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
                "reasons": [phrase(code) for code in one.reasons],
                "doubts": [phrase(code) for code in one.doubts],
                "overdue": phrase(one.overdue) if one.overdue else None,
            }
            for one in found
        ],
    }
    received = sum(one.is_receivable for one in found)
    late = sum(one.overdue is not None for one in found)
    head = f"{len(found)} thủ tục · {received} tiếp nhận được · {late} quá hạn công khai"
    return Answer(facts, (head, *(line for one in found for line in _lines(one))))


def _report(settings: Settings) -> tuple[PublicationLine, ...]:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.publication import PublicationReport

    with open_for(settings) as desk:
        return desk.ask(PublicationReport(), by=SYSTEM)


def _lines(one: PublicationLine) -> tuple[str, ...]:
    from counter_app.domain.catalogue import short
    from ui.messages import phrase

    since = f"công khai từ {one.since:%d/%m/%Y}" if one.since else "chưa rõ ngày công khai"
    named = f"{'✓' if one.is_receivable else '■'} {one.code}  {short(one.name)}"
    return (
        f"{named} · {since} · trực tuyến: {phrase(f'online_{one.online_level}')}",
        *(f"    không tiếp nhận được: {phrase(code)}" for code in one.reasons),
        *(f"    cần rà soát: {phrase(code)}" for code in one.doubts),
        *((f"    quá hạn công khai: {phrase(one.overdue)}",) if one.overdue else ()),
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
