"""Whether today's book is the book that was written: trail, seals, money, triggers, pages."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import ClassVar

from sqlalchemy import ColumnElement, Table, func, or_, select, text, tuple_

from counter_app.domain import audit as chain
from counter_app.domain.blackout import FormKind, FormState
from counter_app.domain.errors import StoreError
from counter_app.domain.ledger import Account
from counter_app.domain.money import ZERO, Money
from counter_app.domain.numbering import Block, Series, number_in, row_of, station_of_row
from counter_app.domain.payment import PaymentState
from counter_app.domain.refund import RefundState, RefundWay
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.verify_shift import faults_of_shifts
from counter_app.queries.view import View
from counter_app.store import migrate, schema, triggers
from counter_app.store.backup import pages_are_whole
from counter_app.store.number import blocks
from counter_app.store.payment import standing
from counter_app.store.rows import Reading, Row, key_text

PAGE = 1_000
SERIALS_MAX = 100_000
FAULTS_MAX = 100
DAMAGED = "database: database_damaged"

# Is told how many rows of how many were looked at; it may raise CounterError to stop.
Watch = Callable[[int, int], None]


def _unwatched(_done: int, _total: int) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole book found. `faults` names each broken place, up to FAULTS_MAX.

    Behind a broken link nothing can be held against the trail: no row is named beside it.
    `ledger_sum` is debits less credits over all accounts plus what the rows owe beyond it: 0 đ.
    `gaps` are numbers of receipts that were taken and bear no receipt. `codes` are those of the
    dossiers that faults are about, by the beginning of the place ("payment/p1").
    """

    audit_entries: int
    ledger_sum: int
    gaps: tuple[str, ...]
    faults: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)

    @property
    def first_fault(self) -> str | None:
        """The first broken place, or None."""
        return self.faults[0] if self.faults else None

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.faults and self.ledger_sum == 0 and not self.gaps


@dataclass(frozen=True, slots=True)
class Verify(Query[Verdict]):
    """Walk the trail from its first entry, hold every row against it, read every file and page.

    A copy of the book alone is verified without its files; a book that is written anew from its
    rows, or whose pages were looked at, without its pages. `watch` hears of the rows on the thread
    that asks, and stops the check by raising.
    """

    reads_files: bool = True
    reads_pages: bool = True
    watch: Watch = _unwatched
    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> Verdict:
        """Reads everything once, in pages."""
        reading = view.reading
        pages = _page_count(reading) if self.reads_pages else 0
        pace = _Pace(self.watch, _row_count(reading) + pages)
        entries, sealed, fault = _walk_trail(reading, pace)
        faults = (fault,) if fault else tuple(islice(self._faults(view, sealed, pace), FAULTS_MAX))

        found = Verdict(
            entries, _ledger_sum(reading), _gaps(reading), faults, _codes(reading, faults)
        )
        if pages and not pages_are_whole(reading.connection.engine, lambda: pace(0)):
            return replace(found, faults=(DAMAGED, *faults)[:FAULTS_MAX])
        pace(pages)
        return found

    def _faults(self, view: View, sealed: dict[tuple[str, str], str], pace: _Pace) -> Iterator[str]:
        yield from _faults_of_book(view.reading, sealed, pace)
        if self.reads_files:
            yield from _faults_of_files(view)


def _codes(reading: Reading, faults: Sequence[str]) -> dict[str, str]:
    """What a person calls the dossiers of some faults: by their own rows, as these stand now."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for place in faults:
        name, _, key = place.rpartition(": ")[0].partition("/")
        wanted[name].add(key.partition("/")[0])
    dossier = schema.dossier
    found: dict[str, str] = {}
    for name, keys in wanted.items():
        table = schema.metadata.tables.get(name)
        if table is None:
            continue
        first, *_ = table.primary_key.columns
        if table is dossier or first.name == "dossier_id":
            query = select(dossier.c.id, dossier.c.code).where(dossier.c.id.in_(keys))
        elif first.name == "id" and "dossier_id" in table.c:
            joined = table.join(dossier, dossier.c.id == table.c.dossier_id)
            query = select(first, dossier.c.code).select_from(joined).where(first.in_(keys))
        else:
            continue
        found |= {f"{name}/{row['id']}": str(row["code"]) for row in reading.rows(query)}
    return found


class _Pace:
    """Counts rows, page by page, for whoever waits."""

    def __init__(self, watch: Watch, total: int) -> None:
        self._watch, self._total, self._done = watch, total, 0

    def __call__(self, rows: int) -> None:
        self._done += rows
        self._watch(min(self._done, self._total), self._total)


def _row_count(reading: Reading) -> int:
    return sum(
        int(reading.scalar(select(func.count()).select_from(table)) or 0)
        for table in schema.metadata.sorted_tables
    )


def _page_count(reading: Reading) -> int:
    """Of the embedded file; a server looks after its own pages."""
    if reading.connection.dialect.name != "sqlite":
        return 0
    return int(reading.connection.exec_driver_sql("PRAGMA page_count").scalar_one())


def _walk_trail(
    reading: Reading, pace: _Pace
) -> tuple[int, dict[tuple[str, str], str], str | None]:
    """The number of entries, the last seal of each business row, and the first broken link."""
    sealed: dict[tuple[str, str], str] = {}
    previous, count = chain.FIRST_LINK, 0
    for row in _pages(reading, schema.audit, pace):
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


def _faults_of_book(
    reading: Reading, sealed: dict[tuple[str, str], str], pace: _Pace
) -> Iterator[str]:
    """One by one: what the money says is only asked of rows that are as they were written."""
    is_as_written = True
    for one in _faults_of_rows(reading, sealed, pace):
        is_as_written = False
        yield one
    yield from (
        one for one in (_fault_of_triggers(reading), _fault_of_schema(reading)) if one is not None
    )
    if is_as_written:
        yield from _faults_of_numbers(reading)
        yield from _faults_of_money(reading)


def _faults_of_rows(
    reading: Reading, sealed: dict[tuple[str, str], str], pace: _Pace
) -> Iterator[str]:
    left = dict(sealed)
    for table in schema.metadata.sorted_tables:
        if table is schema.audit:
            continue
        for row in _pages(reading, table, pace):
            key = key_text(table, row)
            place = f"{table.name}/{key}"
            told = left.pop((table.name, key), None)
            if reading.sealer.seal(table, row) != row["seal"]:
                yield f"{place}: altered"
            elif table.name in schema.CHAINED:
                if told is None:
                    yield f"{place}: not on the trail"
                elif told != row["seal"]:
                    yield f"{place}: older than the trail"
    for name, key in left:
        yield f"{name}/{key}: removed"


def _faults_of_files(view: View) -> Iterator[str]:
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
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    )
    found = {name for (name,) in reading.connection.execute(text(catalogue))}
    lost = sorted(triggers.expected(dialect) - found)
    return f"trigger {lost[0]}: missing" if lost else None


def _fault_of_schema(reading: Reading) -> str | None:
    found = migrate.revision(reading.connection)
    return None if found == migrate.NEWEST else "alembic_version: altered"


def _faults_of_numbers(reading: Reading) -> Iterator[str]:
    """A series has used at least as many numbers as stand on receipts."""
    receipt, form = schema.receipt, schema.blackout_form
    # What came in on a form of a kit took its number when the kit was printed.
    entered = select(form.c.number).where(form.c.kind == FormKind.RECEIPT)
    borne = reading.connection.execute(
        select(receipt.c.symbol, func.count())
        .where(receipt.c.number.not_in(entered.where(form.c.number.is_not(None))))
        .group_by(receipt.c.symbol)
    ).all()
    series = schema.number_series
    used: dict[str, int] = defaultdict(int)
    for row in reading.rows(select(series).where(_counts_receipts(series))):
        used[row["period"][2:]] += row["used"]
    for symbol, count in borne:
        if used.get(symbol[:2], 0) < count:
            yield f"number_series/receipt/20{symbol[:2]}: fewer than receipts bear"


def _faults_of_money(reading: Reading) -> Iterator[str]:
    """Payments, receipts and refunds say what the ledger says, to the đồng."""
    yield from _faults_of_reversals(reading)
    yield from _faults_of_payments(reading)
    yield from _faults_of_receipts(reading)
    yield from _faults_of_refunds(reading)
    yield from _faults_of_bills(reading)
    yield from _faults_of_forms(reading)
    yield from faults_of_shifts(reading)


def _faults_of_payments(reading: Reading) -> Iterator[str]:
    """What came for a payment stands there once; what is awaited is the rest of open requests."""
    held = ("cash_drawer", "bank_confirmed")
    booked = _by_payment(reading, held, is_debit=True)
    undone = _by_payment(reading, held, is_debit=False, is_reversal=True)
    asked = _by_payment(reading, ("bank_awaiting",), is_debit=True)
    got = _by_payment(reading, ("bank_awaiting",), is_debit=False)
    for row in _pages(reading, schema.payment):
        key, state = row["id"], PaymentState(row["state"])
        if booked.get(key, 0) - undone.get(key, 0) != row["amount_paid"]:
            yield f"payment/{key}: not what the ledger holds"
        rest = row["amount_due"] - row["amount_paid"] if state.is_open else 0
        # A request of an older program expected nothing in the ledger.
        if key in asked and asked[key] - got.get(key, 0) != rest:
            yield f"payment/{key}: awaits what it should not"


def _faults_of_receipts(reading: Reading) -> Iterator[str]:
    """Each receipt has its payment's money, and its lines add up; a void one's payment is off."""
    payment, receipt, line = schema.payment, schema.receipt, schema.receipt_line
    lines = dict(
        reading.connection.execute(
            select(line.c.number, func.sum(line.c.amount)).group_by(line.c.number)
        ).all()
    )
    rows = reading.rows(
        select(receipt, payment.c.state, payment.c.amount_paid).outerjoin(
            payment, payment.c.id == receipt.c.payment_id
        )
    )
    for row in rows:
        is_void = row["voided_at"] is not None
        number = row["number"]
        if row["state"] is None or row["amount_paid"] < row["total"]:
            yield f"receipt/{number}: without its money"
        elif is_void != (row["state"] == PaymentState.CANCELLED):
            yield f"receipt/{number}: void and counted"
        if int(lines.pop(number, row["total"])) != row["total"]:
            yield f"receipt/{number}: not what its lines add up to"
    for number in lines:
        yield f"receipt_line/{number}: without its receipt"


def _faults_of_refunds(reading: Reading) -> Iterator[str]:
    """Never more went back than came; what was granted and not sent is due in the ledger."""
    left = _by_payment(reading, ("refund_due",), is_debit=False)
    sent = _by_payment(reading, ("refund_due",), is_debit=True)
    granted: dict[str, int] = {}
    paid: dict[str, int] = {}
    for row in _pages(reading, schema.refund):
        state = RefundState(row["state"])
        if not state.is_granted or row["way"] == RefundWay.STAYS:
            continue
        key = row["payment_id"]
        granted[key] = granted.get(key, 0) + row["amount"]
        paid[key] = paid.get(key, 0) + (row["amount"] if state is RefundState.DONE else 0)
        if row["decided_by"] == row["requested_by"]:
            yield f"refund/{row['id']}: one person asked and agreed"
    for key in sorted({*left, *sent, *granted}):
        payment = reading.one(schema.payment, id=key)
        came = payment["amount_paid"] if payment else 0
        if granted.get(key, 0) != left.get(key, 0) or paid.get(key, 0) != sent.get(key, 0):
            yield f"payment/{key}: refunds are not what the ledger holds"
        elif granted.get(key, 0) > came:
            yield f"payment/{key}: more went back than came"


def _faults_of_bills(reading: Reading) -> Iterator[str]:
    """What a received dossier owes by its rows is what it owes by the ledger."""
    owed = _by_dossier(reading, ("receivable", "bank_awaiting"))
    for row in _pages(reading, schema.dossier):
        if row["received_at"] is None:
            continue
        money = standing(reading, row["id"], Money(row["fee_total"]))
        if min(money.paid, money.waiting, money.rest) < ZERO:
            yield f"dossier/{row['id']}: charged more than its bill"
        elif (money.waiting + money.rest).dong != owed.get(row["id"], 0):
            yield f"dossier/{row['id']}: owes not what the ledger says"


def _faults_of_forms(reading: Reading) -> Iterator[str]:
    """A form of a kit that was entered is a dossier's code or a receipt of that dossier."""
    form, receipt = schema.blackout_form, schema.receipt
    receipts = {row["number"]: row["dossier_id"] for row in reading.rows(select(receipt))}
    dossier = schema.dossier
    entered = select(form).where(form.c.state == FormState.ENTERED)
    for row in reading.rows(entered.order_by(form.c.kit, form.c.kind, form.c.serial)):
        if row["kind"] == FormKind.RECEIPT:
            is_there = receipts.get(row["number"]) == row["dossier_id"]
        else:
            found = reading.one(dossier, id=row["dossier_id"])
            is_there = found is not None and found["code"] == row["number"]
        if not is_there:
            yield f"blackout_form/{row['kit']}/{row['serial']}: not what it was entered as"


def _faults_of_reversals(reading: Reading) -> Iterator[str]:
    """A transfer is undone once and by its exact opposite."""
    one, other = schema.transfer, schema.transfer.alias("undone")
    rows = reading.rows(
        select(one.c.id, other.c.id.label("undone"), one.c.reverses)
        .outerjoin(
            other,
            (other.c.id == one.c.reverses)
            & (other.c.debit == one.c.credit)
            & (other.c.credit == one.c.debit)
            & (other.c.amount == one.c.amount)
            & other.c.reverses.is_(None),
        )
        .where(one.c.reverses.is_not(None))
        .order_by(one.c.id)
    )
    seen: set[str] = set()
    for row in rows:
        if row["undone"] is None:
            yield f"ledger_transfer/{row['id']}: undoes what is not there"
        elif row["reverses"] in seen:
            yield f"ledger_transfer/{row['id']}: undoes a second time"
        seen.add(row["reverses"])


def _by_payment(
    reading: Reading, accounts: tuple[str, ...], *, is_debit: bool, is_reversal: bool = False
) -> dict[str, int]:
    table = schema.transfer
    side = table.c.debit if is_debit else table.c.credit
    query = (
        select(table.c.payment_id, func.sum(table.c.amount))
        .where(side.in_(accounts), table.c.payment_id.is_not(None))
        .group_by(table.c.payment_id)
    )
    if is_reversal:
        query = query.where(table.c.reverses.is_not(None))
    rows = reading.connection.execute(query)
    return {key: int(total) for key, total in rows}


def _by_dossier(reading: Reading, accounts: tuple[str, ...]) -> dict[str, int]:
    table = schema.transfer
    total: dict[str, int] = {}
    for side, sign in ((table.c.debit, 1), (table.c.credit, -1)):
        rows = reading.connection.execute(
            select(table.c.dossier_id, func.sum(table.c.amount))
            .where(side.in_(accounts), table.c.dossier_id.is_not(None))
            .group_by(table.c.dossier_id)
        )
        for key, amount in rows:
            total[key] = total.get(key, 0) + sign * int(amount)
    return total


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
    """Receipt numbers of a year between its first and its last that nothing explains."""
    series = schema.number_series
    receipt = schema.receipt
    # A form's number is out on paper or accounted for; one that was entered has its receipt.
    form = schema.blackout_form
    open_or_closed = select(form.c.symbol, form.c.serial).where(
        form.c.kind == FormKind.RECEIPT, form.c.state != FormState.ENTERED
    )
    held = {
        (row["symbol"][:2], row["serial"])
        for query in (select(receipt.c.symbol, receipt.c.serial), open_or_closed)
        for row in reading.rows(query)
    }
    return tuple(
        f"{row['period']}/{serial:08d}"
        for row in reading.rows(select(series).where(_counts_receipts(series)))
        for lent in (_receipts_lent(reading, station_of_row(row["kind"])),)
        for serial in (
            number_in(lent, used)
            for used in range(min(row["used"], SERIALS_MAX, sum(one.size for one in lent)))
        )
        if (row["period"][2:], serial) not in held
    )


def _receipts_lent(reading: Reading, station_id: int) -> tuple[Block, ...]:
    if reading.one(schema.lease, kind=row_of(Series.RECEIPT, station_id)) is None:
        return ()
    return blocks(reading.as_station(station_id), Series.RECEIPT)


def _counts_receipts(series: Table) -> ColumnElement[bool]:
    """The rows in which any station of the database counts its receipts."""
    return or_(series.c.kind == Series.RECEIPT, series.c.kind.like(f"{Series.RECEIPT}@%"))


def _pages(
    reading: Reading, table: Table, pace: Callable[[int], None] | None = None
) -> Iterator[Row]:
    """All rows of a table in the order of its key, a page at a time."""
    keys = list(table.primary_key.columns)
    query = select(table).order_by(*keys).limit(PAGE)
    rows = reading.rows(query)
    while rows:
        yield from rows
        if pace is not None:
            pace(len(rows))
        last = [rows[-1][key.name] for key in keys]
        rows = reading.rows(query.where(tuple_(*keys) > tuple_(*last)))
