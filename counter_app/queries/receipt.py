"""The receipt book: every number that was given out, void ones with their reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.payment import Method
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.slip import FAILED


@dataclass(frozen=True, slots=True)
class BookReceipt:
    """One number of a series. `void_reason` is a code, None while it is good.

    `asked` says that somebody asked to make it void or to give its money back, undecided yet.
    """

    number: str
    symbol: str
    serial: int
    payment_id: str
    dossier_code: str | None
    total: Money
    method: Method
    issued_at: datetime
    user_name: str
    void_reason: str | None
    prints: int
    asked: bool


@dataclass(frozen=True, slots=True)
class ReceiptBook(Query[tuple[BookReceipt, ...]]):
    """The newest receipts of this book, by series, the last number first."""

    limit: int = 500

    def answer(self, view: View) -> tuple[BookReceipt, ...]:
        """Without anybody's name but the collector's."""
        receipt, dossier, refund = schema.receipt, schema.dossier, schema.refund
        job = schema.print_job
        printed = (
            select(job.c.number, func.count().label("prints"))
            .where(job.c.kind == "receipt", job.c.state != FAILED)
            .group_by(job.c.number)
            .subquery()
        )
        asked = (
            select(refund.c.payment_id).where(refund.c.state == "requested").distinct().subquery()
        )
        rows = view.reading.rows(
            select(
                receipt,
                dossier.c.code,
                func.coalesce(printed.c.prints, 0).label("prints"),
                asked.c.payment_id.label("asked"),
            )
            .outerjoin(dossier, dossier.c.id == receipt.c.dossier_id)
            .outerjoin(printed, printed.c.number == receipt.c.number)
            .outerjoin(asked, asked.c.payment_id == receipt.c.payment_id)
            .order_by(receipt.c.symbol.desc(), receipt.c.serial.desc())
            .limit(self.limit)
        )
        return tuple(
            BookReceipt(
                row["number"],
                row["symbol"],
                row["serial"],
                row["payment_id"],
                row["code"],
                Money(row["total"]),
                Method(row["method"]),
                instant(row["issued_at"]).astimezone(view.now.tzinfo),
                row["user_name"],
                row["void_reason"],
                int(row["prints"]),
                row["asked"] is not None,
            )
            for row in rows
        )
