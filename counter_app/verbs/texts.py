"""Verbs over texts alone: citizen cards, payment QR, payment references."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counter_app.verbs.answer import DONE, FAULT, Answer, text_of, told, whole

if TYPE_CHECKING:
    from counter_app.settings import Settings


def card_read(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Read the text behind a citizen card's QR."""
    from counter_app.domain import id_card
    from counter_app.main import system_clock

    card = id_card.read(text_of(parsed.text), system_clock().date())
    facts = {
        "id_number": str(card.id_number),
        "old_id_number": card.old_id_number,
        "full_name": card.full_name,
        "born_on": card.born.iso,
        "sex": str(card.sex),
        "residence": card.residence,
        "issued_on": card.issued_on.isoformat() if card.issued_on else None,
        "format": str(card.format),
        "warnings": [warning(code, parsed.lang) for code in card.warnings],
    }
    return told(facts)


def card_check(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """What a scanner made of the calibration card; exit 1 where it has to be set otherwise."""
    from counter_app.domain import calibration
    from counter_app.domain.errors import InputError

    text = text_of(parsed.text)
    if not calibration.is_calibration(text):
        raise InputError("calibration_card_unread", field="text")
    found = calibration.diagnose(text)
    is_usable = calibration.is_usable(found)
    advice = warning(found, parsed.lang)
    facts = {"kind": found.removeprefix("calibration_"), "ok": is_usable, "advice": advice}
    return Answer(facts, (advice,), DONE if is_usable else FAULT)


def vietqr_encode(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Write a payment QR text."""
    from counter_app.domain import vietqr
    from counter_app.starter import load

    payload = vietqr.encode(
        parsed.bin,
        parsed.account,
        known_bins=load.receiving_bins(),
        amount=None if parsed.amount is None else vietqr.parse_amount(parsed.amount),
        purpose=parsed.purpose,
        service=parsed.service,
    )
    return Answer({"payload": payload}, (payload,))


def vietqr_decode(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Read a payment QR text."""
    from counter_app.domain import vietqr

    code = vietqr.decode(parsed.payload)
    facts = {
        "bin": code.bin,
        "account": code.account,
        "service": code.service,
        "amount": code.amount.dong if code.amount else None,
        "purpose": code.purpose,
        "initiation": code.initiation,
        "crc": code.crc,
        "scheme": code.scheme,
    }
    return told(facts)


def reference_make(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Make a payment reference."""
    from counter_app.domain import reference

    made = reference.make(whole(parsed.station, "station"), whole(parsed.serial, "serial"))
    return Answer({"reference": made}, (made,))


def reference_find(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Find payment references in a bank's text."""
    from counter_app.domain import reference

    found = reference.find(parsed.text)
    return Answer({"references": list(found)}, found)


def warning(code: str, language: str) -> str:
    """A warning in words."""
    from ui.messages import phrase

    return phrase(code, language)
