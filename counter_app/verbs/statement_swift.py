"""A statement as SWIFT has it: MT940, through the mt-940 library."""

from __future__ import annotations

import logging
from datetime import datetime
from decimal import Decimal
from typing import Any

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.statement import LineFault, RefusedLine, Statement, StatementLine

ENTRIES_MAX = 50_000
TEXT_MAX = 1_000


def read_swift(text: str) -> Statement:
    """Raises InputError: "statement_swift_broken", "file_cut_off", "statement_sum_wrong"."""
    import mt940

    # The library writes what it cannot read into the log, payers and all.
    logging.getLogger("mt940").setLevel(logging.CRITICAL + 1)
    if ":62" not in text:
        raise InputError("file_cut_off", field="file", row=text.count("\n") + 1)
    try:
        read: Any = mt940.parse(text)
        found = list(read)
    except Exception as error:
        # The library tells a broken file by errors of many kinds, its own and Python's.
        raise InputError("statement_swift_broken", field="file") from error
    if len(found) > ENTRIES_MAX:
        raise InputError("file_too_large", field="file")
    if len(found) != text.count(":61:"):
        raise InputError("statement_swift_broken", field="file")
    account = str(read.data.get("account_identification", "")).rpartition("/")[2].strip()
    if not account:
        raise InputError("statement_account_missing", field="file")
    opening, closing = (
        read.data.get(f"final_{name}_balance") or read.data.get(f"intermediate_{name}_balance")
        for name in ("opening", "closing")
    )
    if opening is None or closing is None:
        raise InputError("file_cut_off", field="file", row=text.count("\n") + 1)
    total = sum((one.data["amount"].amount for one in found), Decimal(0))
    if opening.amount.amount + total != closing.amount.amount:
        raise InputError("statement_sum_wrong", field="file")
    lines: list[StatementLine] = []
    refused: list[RefusedLine] = []
    for row, one in enumerate(found, 1):
        try:
            lines.append(_line(row, account, one.data))
        except InputError as error:
            refused.append(RefusedLine(row, LineFault(error.code)))
    return Statement("mt940", account, tuple(lines), tuple(refused))


def _line(row: int, account: str, told: dict[str, Any]) -> StatementLine:
    status, amount = str(told["status"]), told["amount"]
    if amount.currency not in (None, "VND"):
        raise InputError(LineFault.OTHER_CURRENCY)
    if status == "D":
        raise InputError(LineFault.DEBIT)
    if status != "C":
        raise InputError(LineFault.REVERSAL)
    dong: Decimal = amount.amount
    if dong != dong.to_integral_value() or abs(dong) >= 10**12:
        raise InputError(LineFault.AMOUNT)
    if dong <= 0:
        raise InputError(LineFault.ZERO if dong == 0 else LineFault.NEGATIVE)
    day = told["date"]
    text = " ".join(str(told.get("transaction_details") or "").split())
    reference = str(told.get("bank_reference") or told.get("customer_reference") or "").strip()
    facts = (day, status, dong, reference, text)
    return StatementLine(
        row,
        account,
        reference[:100],
        Money(int(dong)),
        text[:TEXT_MAX],
        datetime(day.year, day.month, day.day, tzinfo=VIETNAM),
        "\t".join(str(fact) for fact in facts)[: 4 * TEXT_MAX],
    )
