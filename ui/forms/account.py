"""An account that takes fees, as a supervisor types it."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.commands.account import ProposeAccount
from counter_app.domain.account import AccountProfile
from counter_app.domain.errors import InputError
from counter_app.domain.vietqr import Merchant
from ui.forms.day import typed_day


@dataclass(frozen=True, slots=True)
class AccountForm:
    """The fields of the screen as text; `merchant` is QRPUSH's, "id; category; name; city"."""

    code: str = ""
    bank_bin: str = ""
    bank_name: str = ""
    number: str = ""
    holder: str = ""
    procedures: str = ""
    branches: str = ""
    merchant: str = ""
    valid_from: str = ""
    valid_to: str = ""
    reason: str = ""

    def command(self) -> ProposeAccount:
        """Raises InputError, with the name of the field where it is one field's."""
        merchant_id, merchant = _merchant(self.merchant)
        until = self.valid_to.strip()
        profile = AccountProfile(
            code=self.code.strip(),
            bank_bin=self.bank_bin.strip(),
            bank_name=self.bank_name.strip(),
            number=self.number.replace(" ", ""),
            holder=self.holder.strip(),
            valid_from=typed_day(self.valid_from, "valid_from"),
            valid_to=typed_day(until, "valid_to") if until else None,
            procedures=tuple(self.procedures.split()),
            branches=tuple(self.branches.split()),
            merchant_id=merchant_id,
            merchant=merchant,
        )
        return ProposeAccount(profile, self.reason)


def _merchant(text: str) -> tuple[str, Merchant | None]:
    if not text.strip():
        return "", None
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != 4 or not parts[0]:
        raise InputError("qr_merchant_wrong", field="merchant")
    return parts[0], Merchant.parse(*parts[1:])
