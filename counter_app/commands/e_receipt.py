"""Data of electronic receipts: kept with the receipt, told to the provider, confirmed by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from counter_app.commands import tell
from counter_app.domain.e_receipt import EReceipt, Party
from counter_app.domain.message import RECEIPT_MADE, Message
from counter_app.domain.numbering import receipt_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counter_app.commands.context import Context
    from counter_app.paper.fee_receipt import FeeReceipt
    from counter_app.ports import CityChange
    from counter_app.store.unit_of_work import UnitOfWork

RECEIPT, TEMPORARY = "receipt", "temporary-receipt"
BROKEN, UNKNOWN, NOTED = "broken", "unknown_receipt", "noted"
WORDS_MAX = 100


def keep_data(uow: UnitOfWork, receipt: FeeReceipt, context: Context) -> bool:
    """Keep what the provider will be told; gives whether it is away and a slip stands in."""
    is_away = context.has_receipt_provider and uow.e_receipts.is_provider_away(context.micros)
    office = receipt.office
    facts = EReceipt(
        dossier_code=receipt.dossier_code,
        form=receipt.form_symbol,
        symbol=receipt.symbol,
        serial=int(receipt.number),
        collector=Party(office.unit, office.tax_code, office.address, office.account_number),
        payer=Party(receipt.payer_name, receipt.payer_id, receipt.payer_address, None),
        lines=tuple((line.name, line.kind, line.amount) for line in receipt.lines),
        amount=receipt.total,
        in_words=receipt.in_words,
        method=receipt.method,
        collected_at=receipt.paid_at,
        collected_by=receipt.collector_name,
        station=f"{context.station.number:04d}",
        is_temporary=is_away,
    )
    number = receipt_number(facts.symbol, facts.serial)
    document = Message(RECEIPT_MADE, facts.body()).payload()
    uow.e_receipts.add(number, document, is_temporary=is_away, now=context.micros)
    return is_away


def tell_made(uow: UnitOfWork, numbers: Iterable[str], dossier_id: str, context: Context) -> None:
    """Queue the data of new receipts behind the fact that their dossier is already known by."""
    for number in numbers:
        row = uow.e_receipts.find(number)
        assert row is not None, "data is kept with the receipt"
        message = Message(RECEIPT_MADE, json.loads(row["document"]))
        tell.tell(uow, message, dossier_id, context)


def handed_over(uow: UnitOfWork, number: str | None) -> str:
    """The kind of paper that the payer got for a receipt: the receipt, or the slip in its stead."""
    row = None if number is None else uow.e_receipts.find(number)
    return TEMPORARY if row is not None and row["is_temporary"] else RECEIPT


def note_issued(uow: UnitOfWork, change: CityChange, context: Context) -> str:
    """The provider's word on one receipt; what does not fit its data to the letter is not taken."""
    body = change.body
    symbol, serial, provider = body.get("symbol"), body.get("number"), body.get("provider")
    lookup_code = body.get("lookup_code")
    if not isinstance(lookup_code, str | None) or not isinstance(provider, str):
        return BROKEN
    if not provider.strip() or max(len(provider), len(lookup_code or "")) > WORDS_MAX:
        return BROKEN
    row = uow.e_receipts.find(f"{symbol}-{serial}"[:WORDS_MAX])
    if row is None:
        return UNKNOWN
    told = json.loads(row["document"])
    if any(body.get(name) != told[name] for name in ("code", "amount", "temporary_number")):
        return BROKEN
    if row["confirmed_at"] is None:
        uow.e_receipts.confirm(
            row, provider=provider.strip(), lookup_code=lookup_code, now=context.micros
        )
    return NOTED
