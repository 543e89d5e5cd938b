"""An account that takes the office's fees: at which bank, for what, since when.

`AccountProfile` is signed by two people. It says nothing of the ledger, whose accounts are
`domain/ledger.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from counter_app.domain import vietqr
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.office import OfficeFacts
from counter_app.domain.vietqr import Merchant

_CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_PROCEDURE = re.compile(r"[0-9A-Z][0-9A-Z.]{2,30}")
NAME_LENGTH_MAX = 200


@dataclass(frozen=True, slots=True)
class AccountProfile:
    """Where the money of some procedures goes; no procedures or branches named means all.

    With a `merchant` the code on the screen is QRPUSH's and names `merchant_id`, which the acquirer
    gave; its money still comes to `number`. `branches` are agencies' e-identifiers.
    """

    code: str
    bank_bin: str
    bank_name: str
    number: str
    holder: str
    valid_from: date
    valid_to: date | None = None
    procedures: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    merchant_id: str = ""
    merchant: Merchant | None = None

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise InputError("account_code_wrong", field="code")
        for name in ("bank_name", "holder"):
            if not 0 < len(getattr(self, name).strip()) <= NAME_LENGTH_MAX:
                raise InputError("account_name_wrong", field=name)
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise InputError("span_wrong", field="valid_to")
        if not all(_PROCEDURE.fullmatch(one) for one in self.procedures):
            raise InputError("procedure_code_wrong", field="procedures")
        if (self.merchant is None) is bool(self.merchant_id):
            raise InputError("qr_merchant_wrong", field="merchant")

    @classmethod
    def of_office(cls, office: OfficeFacts) -> AccountProfile:
        """The account that stands at the head of the office's papers."""
        return cls(
            "office",
            office.account_bin,
            office.account_bank or "–",
            office.account_number,
            office.unit or "–",
            date.min,
        )

    @property
    def names(self) -> frozenset[str]:
        """What a bank or an acquirer may call the account when it tells of a credit."""
        return frozenset({self.number, self.merchant_id} - {""})

    @property
    def told(self) -> str:
        """The number with its bank, for who types a transfer."""
        return f"{self.number} · {self.bank_name}"

    def serves(self, procedure: str, agency: str, on: date) -> bool:
        """Whether this account takes the fees of a procedure at a branch on a day."""
        is_in_time = self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
        is_for = not self.procedures or procedure in self.procedures
        return is_in_time and is_for and (not self.branches or agency in self.branches)

    def payload(
        self, amount: Money, reference: str, known_bins: Collection[str] | None = None
    ) -> str:
        """The payment QR of one request; raises what `vietqr.encode` raises.

        `known_bins` are the banks that can receive, where they are still to be asked.
        """
        bins = (self.bank_bin,) if known_bins is None else known_bins
        if self.merchant is None:
            return vietqr.encode(
                self.bank_bin, self.number, known_bins=bins, amount=amount, purpose=reference
            )
        return vietqr.encode(
            self.bank_bin,
            self.merchant_id,
            known_bins=bins,
            amount=amount,
            purpose=reference,
            service=vietqr.TO_MERCHANT,
            merchant=self.merchant,
            bill=reference,
        )

    def to_json(self) -> str:
        """One line of JSON for the store."""
        one = self.merchant
        told = {
            "code": self.code,
            "bank_bin": self.bank_bin,
            "bank_name": self.bank_name,
            "number": self.number,
            "holder": self.holder,
            "valid_from": self.valid_from.isoformat(),
            "valid_to": self.valid_to.isoformat() if self.valid_to else None,
            "procedures": self.procedures,
            "branches": self.branches,
            "merchant_id": self.merchant_id,
            "merchant": [one.category, one.name, one.city, one.store] if one else None,
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> AccountProfile:
        """What `to_json` wrote."""
        raw = json.loads(text)
        until, merchant = raw["valid_to"], raw["merchant"]
        return cls(
            **{
                **raw,
                "valid_from": date.fromisoformat(raw["valid_from"]),
                "valid_to": date.fromisoformat(until) if until else None,
                "procedures": tuple(raw["procedures"]),
                "branches": tuple(raw["branches"]),
                "merchant": Merchant(*merchant) if merchant else None,
            }
        )


def best(
    profiles: Iterable[AccountProfile], procedure: str, agency: str, on: date
) -> AccountProfile | None:
    """The most particular account that serves; of two alike, the one that began later."""
    serving = [one for one in profiles if one.serves(procedure, agency, on)]
    return max(
        serving,
        key=lambda one: (bool(one.procedures), bool(one.branches), one.valid_from, one.code),
        default=None,
    )
