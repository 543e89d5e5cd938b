"""Papers that were never issued: to try a printer or a scanner, or to look at a new form."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.verbs.answer import Answer, day_of, told
from counter_app.verbs.answer_words import as_the_window

if TYPE_CHECKING:
    from counter_app.paper.blocks import Paper
    from counter_app.paper.forms import Form
    from counter_app.ports import PrintResult
    from counter_app.settings import Settings

NUMBER = "specimen"
# What prints on a page, whatever the paper wants.
_PAGES = ("a4", "pdf")
TEST_PAGE, CALIBRATION_CARD, KEY_CARD = "test-page", "calibration-card", "key-card"


def print_specimen(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Print one kind of paper with invented facts; no desk is opened and no copy is counted."""
    from counter_app.domain.calendar import VIETNAM
    from counter_app.paper.specimen import form_of, specimen

    on = day_of(parsed.on) if parsed.on is not None else datetime.now(VIETNAM).date()
    paper = specimen(parsed.kind, on)
    return _answer(_print(parsed, settings, paper), NUMBER, form_of(parsed.kind, on))


def print_test_page(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Print the page that tries a printer."""
    from counter_app.domain.calendar import VIETNAM
    from counter_app.equipment import roll_model
    from counter_app.paper.trial_page import trial_page

    model = roll_model(settings, parsed.model or settings.printer_model)
    now = datetime.now(VIETNAM)
    paper = trial_page(parsed.to, model.name, model.dots, model.dpi, now)
    return _answer(_print(parsed, settings, paper), TEST_PAGE, None)


def print_calibration_card(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Print the card that tries a scanner."""
    from counter_app.paper.calibration_card import calibration_card

    return _answer(_print(parsed, settings, calibration_card()), CALIBRATION_CARD, None)


def print_key_card(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Print the desk's keys, with its own changes."""
    from counter_app.paper.key_card import ALWAYS, TITLE, key_card
    from ui.keyboard import key_groups, key_map

    is_roll = parsed.to.partition(":")[0] not in _PAGES
    with as_the_window(parsed.lang) as tr:
        groups = key_groups(key_map(settings.keys))
        paper = key_card(groups, tr(TITLE), tr(ALWAYS), is_roll=is_roll)
    return _answer(_print(parsed, settings, paper), KEY_CARD, None)


def _print(parsed: argparse.Namespace, settings: Settings, paper: Paper) -> PrintResult:
    from counter_app.equipment import target_printer

    model = parsed.model or settings.printer_model
    return target_printer(settings, parsed.to, model).print(paper)


def _answer(printed: PrintResult, number: str, form: Form | None) -> Answer:
    facts = {
        "bytes": printed.sent_bytes,
        "copy": 0,
        "confirmed": printed.confirmed,
        "number": number,
        "form_set": form.set if form else None,
        "form_no": form.number if form else None,
    }
    return told(facts)
