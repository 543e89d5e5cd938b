"""Signed notices of money, in the manner of SePay, payOS and Casso: judged, and read as a credit.

Nothing here keeps or tells anything. What a notice says is believed only where its signature holds.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from counter_app.domain.calendar import VIETNAM

WINDOW_S = 300
TEXT_MAX = 500
AMOUNT_MAX = 10**12
_WRITTEN = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")
_CASSO = re.compile("t=([0-9]{1,16}),v1=([0-9a-f]{128})")


class RefusedError(Exception):
    """The notice is not believed or not understood; `code` says why, `status` is the answer."""

    def __init__(self, code: str, status: int = 401) -> None:
        super().__init__(code)
        self.code, self.status = code, status


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the sandbox agreed with the senders of notices, and for which accounts (to their BIN).

    Drill values: a real city's secrets stand in its own keeping.
    """

    sepay: str = "drill-sepay"
    payos: str = "drill-payos"
    casso: str = "drill-casso"
    accounts: Mapping[str, str] = field(default_factory=lambda: {"1234567890123": "970436"})

    @classmethod
    def read(cls, path: Path) -> Hooks:
        """From a JSON file with any of the four names. Raises OSError or ValueError."""
        kept = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(kept, dict) or not set(kept) <= {"sepay", "payos", "casso", "accounts"}:
            raise ValueError("names")
        accounts = kept.get("accounts", {})
        texts = [value for name, value in kept.items() if name != "accounts"]
        if not isinstance(accounts, dict) or not all(
            isinstance(text, str) and text for text in [*texts, *accounts, *accounts.values()]
        ):
            raise ValueError("values")
        return cls(**kept)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a genuine notice says. `amount` is not above zero where money went out."""

    provider: str
    key: str
    account: str
    amount: int
    text: str
    bank_reference: str
    booked_at: datetime
    is_done: bool = True

    def credit(self, bin_: str) -> dict[str, Any]:
        """As the city tells it."""
        booked_at = self.booked_at.astimezone(UTC).isoformat(timespec="milliseconds")
        return {
            "id": self.key,
            "bin": bin_,
            "account": self.account,
            "amount": self.amount,
            "text": self.text,
            "booked_at": booked_at.replace("+00:00", "Z"),
            "bank_reference": self.bank_reference,
            "provider": self.provider,
        }


def sepay(raw: bytes, headers: Mapping[str, str], secret: str, now: datetime) -> Notice:
    """SHA-256 over the time, a dot and the very bytes; or, without a signature, the key itself."""
    scheme, _, key = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "apikey" and "x-sepay-signature" not in headers:
        _agree(key, secret)
    else:
        stamp = headers.get("x-sepay-timestamp", "")
        made = hmac.new(secret.encode(), stamp.encode() + b"." + raw, hashlib.sha256).hexdigest()
        _agree(headers.get("x-sepay-signature", ""), f"sha256={made}")
        _fresh(stamp, 1, now)
    body = _parsed(raw)
    way = body.get("transferType")
    if way not in ("in", "out"):
        raise RefusedError("fields", 400)
    amount = _amount(body.get("transferAmount"))
    return Notice(
        provider="sepay",
        key=_key(body.get("id")),
        account=_text(body.get("accountNumber")),
        amount=amount if way == "in" else -abs(amount),
        text=_text(body.get("content")),
        bank_reference=_text(body.get("referenceCode")),
        booked_at=_instant(body.get("transactionDate")),
    )


def payos(raw: bytes, secret: str) -> Notice:
    """SHA-256 over the names and values of `data`, sorted. It bears no time."""
    body = _parsed(raw)
    data = body.get("data")
    if not isinstance(data, dict):
        raise RefusedError("fields", 400)
    _agree(str(body.get("signature")), payos_signature(data, secret))
    return Notice(
        provider="payos",
        key=f"{_text(data.get('paymentLinkId'))}-{_text(data.get('reference'))}",
        account=_text(data.get("accountNumber")),
        amount=_amount(data.get("amount")),
        text=_text(data.get("description")),
        bank_reference=_text(data.get("reference")),
        booked_at=_instant(data.get("transactionDateTime")),
        is_done=data.get("code") == "00",
    )


def payos_signature(data: Mapping[str, Any], secret: str) -> str:
    """What payOS writes beside this `data`."""
    pairs = (f"{name}={_spelled(data[name])}" for name in sorted(data))
    return hmac.new(secret.encode(), _bytes("&".join(pairs)), hashlib.sha256).hexdigest()


def casso(raw: bytes, headers: Mapping[str, str], secret: str, now: datetime) -> Notice:
    """SHA-512 over the time in milliseconds, a dot and the body with its names sorted."""
    body = _parsed(raw)
    found = _CASSO.fullmatch(headers.get("x-casso-signature", ""))
    if found is None:
        raise RefusedError("signature")
    _agree(found[2], casso_signature(found[1], body, secret))
    _fresh(found[1], 1_000, now)
    data = body.get("data")
    if not isinstance(data, dict):
        raise RefusedError("fields", 400)
    return Notice(
        provider="casso",
        key=_key(data.get("id")),
        account=_text(data.get("accountNumber")),
        amount=_amount(data.get("amount")),
        text=_text(data.get("description")),
        bank_reference=_text(data.get("reference")),
        booked_at=_instant(data.get("transactionDateTime")),
    )


def casso_signature(stamp: str, body: Mapping[str, Any], secret: str) -> str:
    """What Casso writes behind v1= for this body at this time."""
    signed = _bytes(f"{stamp}.{_compact(body)}")
    return hmac.new(secret.encode(), signed, hashlib.sha512).hexdigest()


def _agree(given: str, wanted: str) -> None:
    if not hmac.compare_digest(_bytes(given), wanted.encode()):
        raise RefusedError("signature")


def _fresh(stamp: str, per_second: int, now: datetime) -> None:
    if not re.fullmatch("[0-9]{1,16}", stamp):
        raise RefusedError("stale")
    if abs(now.timestamp() - int(stamp) / per_second) > WINDOW_S:
        raise RefusedError("stale")


def _parsed(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise RefusedError("json", 400) from None
    if not isinstance(body, dict):
        raise RefusedError("json", 400)
    return body


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _spelled(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _bytes(text: str) -> bytes:
    """Half letters are no reason to fall over: nothing that has any agrees with a signature."""
    return text.encode("utf-8", "replace")


def _key(value: object) -> str:
    """A provider's own number; a text is taken as well."""
    return str(value) if type(value) is int and 0 <= value < 2**63 else _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= TEXT_MAX:
        raise RefusedError("fields", 400)
    return value


def _amount(value: object) -> int:
    if type(value) is not int or abs(value) >= AMOUNT_MAX:
        raise RefusedError("fields", 400)
    return value


def _instant(value: object) -> datetime:
    """Providers write Vietnam's time and no zone."""
    for written in _WRITTEN:
        try:
            return datetime.strptime(_text(value), written).replace(tzinfo=VIETNAM)
        except ValueError:
            continue
    raise RefusedError("fields", 400)
