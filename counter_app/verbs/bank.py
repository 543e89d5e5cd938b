"""Verbs over the bank's own word: statement files in."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counter_app.verbs.answer import DONE, FAULT, Answer, open_for
from counter_app.verbs.answer_words import said

if TYPE_CHECKING:
    from counter_app.settings import Settings


def import_file(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Take a statement's credits in; 1 where a row could not be read, and then nothing was."""
    from counter_app.commands.statement import ImportStatement
    from counter_app.domain.user import SYSTEM
    from counter_app.verbs.statement_file import read_statement
    from ui.messages import phrase

    def warning(told: str) -> str:
        code, colon, rest = told.partition(": ")
        return f"{phrase(code, parsed.lang)}{colon}{rest}"

    statement = read_statement(parsed.file)
    with open_for(settings) as desk:
        report = desk.submit(ImportStatement(statement, parsed.file.name), by=SYSTEM).value
    facts = {
        "read": report.read,
        "added": report.added,
        "joined": report.joined,
        "matched": report.matched,
        "unmatched": report.unmatched,
        "refused": [{"row": one.row, "reason": str(one.reason)} for one in report.refused],
        "warnings": list(report.warnings),
    }
    counted = {name: count for name, count in facts.items() if isinstance(count, int)}
    lines = (
        said("bank_counted", parsed.lang, **counted),
        *(
            f"■ {said('row', parsed.lang, row=one.row)}: {phrase(one.reason, parsed.lang)}"
            for one in report.refused
        ),
        *(f"▲ {warning(one)}" for one in report.warnings),
    )
    is_stopped = any(one.reason.stops_file for one in report.refused)
    return Answer(facts, lines, FAULT if is_stopped else DONE)
