"""A statement as ISO 20022 has it: camt.053, whatever its version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.statement import (
    LineFault,
    RefusedLine,
    Statement,
    StatementLine,
    booked_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMESPACE = re.compile(r"\{urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.[0-9]{2}\}Document")
ENTRIES_MAX = 50_000
TEXT_MAX = 1_000


def read_camt(content: bytes) -> Statement:
    """Raises InputError: "statement_xml_broken", "statement_xml_unsafe", "statement_xml_unknown",
    "statement_sum_wrong".
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, ValueError, LookupError) as error:
        is_unsafe = isinstance(error, DefusedXmlException)
        code = "statement_xml_unsafe" if is_unsafe else "statement_xml_broken"
        raise InputError(code, field="file") from None
    if not _NAMESPACE.fullmatch(root.tag):
        raise InputError("statement_xml_unknown", field="file")
    lines: list[StatementLine] = []
    refused: list[RefusedLine] = []
    account, row = "", 0
    for statement in root.findall("{*}BkToCstmrStmt/{*}Stmt"):
        own = _of(statement, "Acct/Id/Othr/Id") or _of(statement, "Acct/Id/IBAN")
        account = account or own
        total = Decimal(0)
        for entry in statement.findall("{*}Ntry"):
            total += _signed(entry)
            for part, amount in _parts(entry):
                row += 1
                if row > ENTRIES_MAX:
                    raise InputError("file_too_large", field="file")
                try:
                    lines.append(_line(row, own, entry, part, amount))
                except InputError as error:
                    refused.append(RefusedLine(row, LineFault(error.code)))
        _check_sum(statement, total)
    if not account:
        raise InputError("statement_account_missing", field="file")
    return Statement("camt053", account, tuple(lines), tuple(refused))


def _parts(entry: Element) -> Iterator[tuple[Element | None, Decimal]]:
    """The single payments of a batched entry with their amounts, or the entry itself."""
    whole = _decimal(_of(entry, "Amt"))
    details = entry.findall("{*}NtryDtls/{*}TxDtls")
    if len(details) < 2:
        yield (details[0] if details else None), whole
        return
    amounts = [_decimal(_of(one, "Amt") or _of(one, "AmtDtls/TxAmt/Amt")) for one in details]
    if sum(amounts, Decimal(0)) != whole:
        raise InputError("statement_sum_wrong", field="file")
    yield from zip(details, amounts, strict=True)


def _line(
    row: int, account: str, entry: Element, part: Element | None, amount: Decimal
) -> StatementLine:
    amount_at = entry.find("{*}Amt")
    currency = amount_at.get("Ccy") if amount_at is not None else None
    if currency != "VND":
        raise InputError(LineFault.OTHER_CURRENCY)
    if _of(entry, "CdtDbtInd") != "CRDT":
        raise InputError(LineFault.DEBIT)
    if _of(entry, "RvslInd") in ("true", "1"):
        raise InputError(LineFault.REVERSAL)
    if (_of(entry, "Sts/Cd") or _of(entry, "Sts")) != "BOOK":
        raise InputError(LineFault.PENDING)
    if amount != amount.to_integral_value() or abs(amount) >= 10**12:
        raise InputError(LineFault.AMOUNT)
    if amount <= 0:
        raise InputError(LineFault.ZERO if amount == 0 else LineFault.NEGATIVE)
    words = part.findall("{*}RmtInf/{*}Ustrd") if part is not None else []
    text = " ".join(" ".join((one.text or "").split()) for one in words)
    own = _of(part, "Refs/AcctSvcrRef") if part is not None else ""
    return StatementLine(
        row,
        account,
        (own or _of(entry, "AcctSvcrRef") or _of(entry, "NtryRef"))[:100],
        Money(int(amount)),
        (text or _of(entry, "AddtlNtryInf"))[:TEXT_MAX],
        _booked(entry),
        _raw(entry if part is None else part)[: 4 * TEXT_MAX],
    )


def _booked(entry: Element) -> datetime:
    return booked_of(_of(entry, "BookgDt/DtTm") or _of(entry, "BookgDt/Dt"))


def _check_sum(statement: Element, total: Decimal) -> None:
    """Opening plus entries is closing, else a part of the file is missing."""
    balances = {_of(one, "Tp/CdOrPrtry/Cd"): _signed(one) for one in statement.findall("{*}Bal")}
    opening, closing = balances.get("OPBD"), balances.get("CLBD")
    if opening is not None and closing is not None and opening + total != closing:
        raise InputError("statement_sum_wrong", field="file")


def _signed(node: Element) -> Decimal:
    amount = _decimal(_of(node, "Amt"))
    return amount if _of(node, "CdtDbtInd") == "CRDT" else -amount


def _decimal(text: str) -> Decimal:
    """An XML amount: digits and at most one point."""
    try:
        if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,5})?", text):
            raise InvalidOperation
        return Decimal(text)
    except InvalidOperation:
        raise InputError("statement_xml_broken", field="file") from None


def _of(node: Element, path: str) -> str:
    found = node.find("/".join(f"{{*}}{name}" for name in path.split("/")))
    return "" if found is None else (found.text or "").strip()


def _raw(node: Element) -> str:
    from xml.etree.ElementTree import tostring

    return " ".join(tostring(node, encoding="unicode").split())
