"""Verbs of the black-out kit: reserve its numbers, and see what of them is still out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counter_app.verbs.answer import Answer, open_for, told, whole
from counter_app.verbs.vault import pin_of

if TYPE_CHECKING:
    from counter_app.settings import Settings


def prepare(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Reserve the numbers of a kit in a supervisor's name; `print blackout-kit NUMBER` prints it.

    The PIN comes from COUNTER_PIN or is typed, and never stands on the command line.
    """
    from counter_app.commands.blackout import PrepareKit
    from counter_app.commands.user import SignIn
    from counter_app.domain.user import NOBODY

    sheets = whole(parsed.sheets, "sheets", 3)
    with open_for(settings) as desk:
        sign_in = SignIn(parsed.by, pin_of("COUNTER_PIN", parsed.by))
        actor = desk.submit(sign_in, by=NOBODY).value
        kit = desk.submit(PrepareKit(sheets), by=actor).value
    return told({"number": kit.number, "sheets": kit.sheets})


def listing(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Every reserved number with its state."""
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.blackout import BlackoutForms

    with open_for(settings) as desk:
        rows = desk.ask(BlackoutForms(), by=SYSTEM)
    facts = {
        "out": sum(row.is_out for row in rows),
        "forms": [
            {
                "kit": row.kit,
                "kind": row.kind,
                "serial": row.serial,
                "state": row.state,
                "number": row.number,
                "written_at": row.written_at.isoformat() if row.written_at else None,
                "entered_at": row.entered_at.isoformat() if row.entered_at else None,
                "reason": row.reason,
                "words": row.words,
            }
            for row in rows
        ],
    }
    lines = (f"{r.kit}  {r.kind}  {r.serial}  {r.state}  {r.number or ''}" for r in rows)
    return Answer(facts, (f"out: {facts['out']}", *lines))
