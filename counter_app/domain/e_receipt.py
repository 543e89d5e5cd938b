"""What the provider of electronic receipts is told of a receipt, and when it counts as away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from counter_app.domain.message import Json
from counter_app.domain.money import Money

# So long may a confirmation take before payers get the temporary slip.
AWAY_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Party:
    """Who collected, or who paid; what nobody told is None."""

    name: str
    tax_code: str | None
    address: str | None
    account: str | None

    def body(self) -> dict[str, Json]:
        """As the contract has it."""
        return {
            "name": self.name,
            "tax_code": self.tax_code,
            "address": self.address,
            "account": self.account,
        }


@dataclass(frozen=True, slots=True)
class EReceipt:
    """The business part of a receipt without face value (NĐ 254/2026 Art. 23, print 01/PLPĐT).

    `lines` are name, kind and amount. `is_temporary` says that the payer was given the temporary
    slip of the same number, because the provider was away.
    """

    dossier_code: str
    form: str
    symbol: str
    serial: int
    collector: Party
    payer: Party
    lines: tuple[tuple[str, str, Money], ...]
    amount: Money
    in_words: str
    method: str
    collected_at: datetime
    collected_by: str
    station: str
    is_temporary: bool

    def body(self) -> dict[str, Json]:
        """As the contract has it; the provider signs it and answers with its look-up code."""
        number = f"{self.serial:08d}"
        return {
            "code": self.dossier_code,
            "form": self.form,
            "symbol": self.symbol,
            "number": number,
            "collector": self.collector.body(),
            "payer": self.payer.body(),
            "lines": [
                {"name": name, "kind": kind, "amount": amount.dong}
                for name, kind, amount in self.lines
            ],
            "amount": self.amount.dong,
            "in_words": self.in_words,
            "method": self.method,
            "collected_at": self.collected_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "collected_by": self.collected_by,
            "station": self.station,
            "temporary_number": f"{self.symbol}-{number}" if self.is_temporary else None,
        }
