"""Verbs over receipts: is this code one that we signed?"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from counter_app.verbs.answer import DONE, FAULT, REFUSED, Answer, open_for, text_of

if TYPE_CHECKING:
    from counter_app.domain.receipt_code import ReceiptFacts
    from counter_app.settings import Settings


def check(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Exit 0 for a genuine code, 1 for an altered one or a strange key, 2 for what is no code."""
    from counter_app.domain.receipt_code import Verdict
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.receipt_code import CheckReceipt
    from ui.messages import phrase

    with open_for(settings) as desk:
        verdict, facts = desk.ask(CheckReceipt(text_of(parsed.text)), by=SYSTEM)
    told: dict[str, Any] = {"verdict": verdict.value, "facts": _told(facts) if facts else None}
    codes = {Verdict.GENUINE: DONE, Verdict.UNREADABLE: REFUSED}
    lines = (f"verdict: {verdict}", *(f"{k}: {v}" for k, v in (told["facts"] or {}).items()))
    is_unreadable = verdict is Verdict.UNREADABLE
    complaint = phrase("receipt_code_unreadable", parsed.lang) if is_unreadable else ""
    return Answer(told, lines, codes.get(verdict, FAULT), complaint)


def _told(facts: ReceiptFacts) -> dict[str, Any]:
    from counter_app.domain.receipt_code import Standing

    return {
        "kind": "receipt" if facts.standing is Standing.RECEIPT else "temporary-receipt",
        "number": facts.number,
        "amount": facts.amount.dong,
        "parts": {kind: amount.dong for kind, amount in facts.parts},
        "collected_at": facts.at.isoformat(),
        "collector_tax_code": facts.collector,
        "payer_initials": facts.payer,
        "dossier": facts.dossier_code,
        "lines_digest": facts.lines_digest,
        "audit_head": facts.audit_head,
    }
