"""Whether today's book is the book that was written: trail, seals, ledger, numbers, triggers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Table, func, select, text

from counter_app.domain import audit as chain
from counter_app.domain.errors import StoreError
from counter_app.domain.ledger import Account
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import migrate, schema, triggers
from counter_app.store.rows import Reading, Row, key_text

PAGE = 1_000
SERIALS_MAX = 100_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole book found. `first_fault` names the first broken place, or None.

    `ledger_sum` is debits less credits over all accounts plus what the rows owe beyond it: 0 đ.
    `gaps` are numbers of receipts that were taken and bear no receipt.
    """

    audit_entries: int
    ledger_sum: int
    gaps: tuple[str, ...]
    first_fault: str | None

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return self.first_fault is None and self.ledger_sum == 0 and not self.gaps


@dataclass(frozen=True, slots=True)
class Verify(Query[Verdict]):
    """Walk the trail from its first entry and hold every row against it.

    `with_files`: the scanned files too, each read whole.
    """

    with_files: bool = True
    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> Verdict:
        """Reads everything once, in pages."""
        reading = view.reading
        entries, sealed, fault = _walk_trail(reading)
        faults = (
            fault,
            *_faults_of_rows(reading, sealed),
            *(_faults_of_files(view) if self.with_files else ()),
            _fault_of_triggers(reading),
            _fault_of_schema(reading),
            *_faults_of_money(reading),
        )
        first = next((one for one in faults if one is not None), None)
        return Verdict(entries, _ledger_sum(reading), _gaps(reading), first)


def _walk_trail(reading: Reading) -> tuple[int, dict[tuple[str, str], str], str | None]:
    """The number of entries, the last seal of each business row, and the first broken link."""
    sealed: dict[tuple[str, str], str] = {}
    previous, count = chain.FIRST_LINK, 0
    for row in _pages(reading, schema.audit):
        count += 1
        here = f"audit/{row['sequence']}"
        if row["sequence"] != count:
            return count, sealed, f"audit/{count}: missing"
        link = chain.link(
            reading.sealer.key,
            previous,
            (
                row["sequence"],
                row["at"],
                row["actor"],
                row["act"],
                row["subject"],
                row["touched"],
            ),
        )
        if link != row["link"]:
            return count, sealed, f"{here}: link"
        if reading.sealer.seal(schema.audit, row) != row["seal"]:
            return count, sealed, f"{here}: seal"
        for table, key, seal in json.loads(row["touched"]):
            sealed[table, key] = seal
        previous = row["link"]
    return count, sealed, None


def _faults_of_rows(reading: Reading, sealed: dict[tuple[str, str], str]) -> Iterator[str | None]:
    left = dict(sealed)
    for table in schema.metadata.sorted_tables:
        if table is schema.audit:
            continue
        for row in _pages(reading, table):
            key = key_text(table, row)
            place = f"{table.name}/{key}"
            if reading.sealer.seal(table, row) != row["seal"]:
                yield f"{place}: altered"
            elif table.name in schema.CHAINED:
                told = left.pop((table.name, key), None)
                if told is None:
                    yield f"{place}: not on the trail"
                elif told != row["seal"]:
                    yield f"{place}: older than the trail"
    for name, key in left:
        yield f"{name}/{key}: removed"


def _faults_of_files(view: View) -> Iterator[str | None]:
    """Each file that stands for a paper is here and is the one that was kept."""
    query = select(schema.scan.c.sha256, schema.scan.c.file_name).distinct()
    for row in view.reading.rows(query.order_by(schema.scan.c.sha256)):
        try:
            view.blobs.read(row["sha256"])
        except StoreError as error:
            yield f"scan/{row['file_name']}: {error.code}"


def _fault_of_triggers(reading: Reading) -> str | None:
    dialect = reading.connection.dialect.name
    catalogue = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if dialect == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    found = {name for (name,) in reading.connection.execute(text(catalogue))}
    lost = sorted(triggers.expected(dialect) - found)
    return f"trigger {lost[0]}: missing" if lost else None


def _fault_of_schema(reading: Reading) -> str | None:
    found = migrate.revision(reading.connection)
    return None if found == migrate.NEWEST else "alembic_version: altered"


def _faults_of_money(reading: Reading) -> Iterator[str | None]:
    """Each payment's money stands in the ledger to the đồng, and each receipt has its payment."""
    payment, transfer, receipt = schema.payment, schema.transfer, schema.receipt
    for side in ("cash_drawer", "bank_confirmed"):
        booked = (
            select(transfer.c.payment_id, func.sum(transfer.c.amount).label("amount"))
            .where(transfer.c.debit == side, transfer.c.payment_id.is_not(None))
            .group_by(transfer.c.payment_id)
            .subquery()
        )
        is_cash = payment.c.method == "cash"
        rows = reading.rows(
            select(payment.c.id)
            .outerjoin(booked, booked.c.payment_id == payment.c.id)
            .where(
                is_cash if side == "cash_drawer" else ~is_cash,
                payment.c.amount_paid != func.coalesce(booked.c.amount, 0),
            )
            .limit(1)
        )
        for row in rows:
            yield f"payment/{row['id']}: not what the ledger holds"
    orphan = reading.rows(
        select(receipt.c.number)
        .outerjoin(payment, payment.c.id == receipt.c.payment_id)
        .where((payment.c.id.is_(None)) | (payment.c.amount_paid < receipt.c.total))
        .limit(1)
    )
    for row in orphan:
        yield f"receipt/{row['number']}: without its money"


def _ledger_sum(reading: Reading) -> int:
    """Debits less credits, account by account; an account that no rule knows does not count."""
    table = schema.transfer
    known = frozenset(Account)
    total = 0
    for side, sign in ((table.c.debit, 1), (table.c.credit, -1)):
        for account, amount in reading.connection.execute(
            select(side, func.sum(table.c.amount)).group_by(side)
        ):
            total += sign * int(amount) if account in known else 0
    return total


def _gaps(reading: Reading) -> tuple[str, ...]:
    """Receipt numbers of a year between its first and its last that are nowhere."""
    series, lease = schema.number_series, reading.one(schema.lease, kind="receipt")
    if lease is None:
        return ()
    receipt = schema.receipt
    held = {
        (row["symbol"][:2], row["serial"])
        for row in reading.rows(select(receipt.c.symbol, receipt.c.serial))
    }
    return tuple(
        f"{row['period']}/{serial:08d}"
        for row in reading.rows(select(series).where(series.c.kind == "receipt"))
        for serial in range(lease["first"], lease["first"] + min(row["used"], SERIALS_MAX))
        if (row["period"][2:], serial) not in held
    )


def _pages(reading: Reading, table: Table) -> Iterator[Row]:
    """All rows of a table in the order of its key, a page at a time."""
    keys = list(table.primary_key.columns)
    query = select(table).order_by(*keys)
    offset = 0
    while rows := reading.rows(query.limit(PAGE).offset(offset)):
        yield from rows
        offset += len(rows)
