"""A paper that was never issued: to try a new printer, or to look at a new form."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.verbs.answer import Answer, day_of, told

if TYPE_CHECKING:
    from counter_app.settings import Settings

NUMBER = "specimen"


def print_specimen(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Print one kind of paper with invented facts; no desk is opened and no copy is counted."""
    from counter_app.domain.calendar import VIETNAM
    from counter_app.paper.specimen import form_of, specimen
    from devices.cabinet import open_target

    on = day_of(parsed.on) if parsed.on else datetime.now(VIETNAM).date()
    paper = specimen(parsed.kind, on)
    printed = open_target(parsed.to, settings.printer_dots).print(paper)
    form = form_of(parsed.kind, on)
    facts = {
        "bytes": printed.sent_bytes,
        "copy": 0,
        "confirmed": printed.confirmed,
        "number": NUMBER,
        "form_set": form.set if form else None,
        "form_no": form.number if form else None,
    }
    return told(facts)
