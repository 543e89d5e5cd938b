"""The office's key for receipts: its private half is derived, its public half kept for ever.

The private half follows from the secret that also seals the book, so nothing more has to be kept
safe. With a new data key comes a new receipt key; the public halves of before stay in the book.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from counter_app.domain import receipt_code
from counter_app.domain.receipt_code import ReceiptFacts, Verdict
from counter_app.store import schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from counter_app.store.rows import Reading, Writing

_LABEL = b"receipt signature, version 1"


class ReceiptKeys:
    """Signs receipts, and makes the key known in the book before its first use."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def current(self, now: int) -> bytes:
        """The public key in use, put into the book where it was not yet."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        public = self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        key_id = receipt_code.key_id(public)
        if self._uow.one(schema.receipt_key, id=key_id) is None:
            row = {"id": key_id, "public_key": public.hex(), "made_at": now}
            self._uow.insert(schema.receipt_key, row)
        return public

    def sign(self, facts: ReceiptFacts, now: int) -> str:
        """The receipt's code, signed with the key in use."""
        line = facts.unsigned(receipt_code.key_id(self.current(now)))
        return receipt_code.with_signature(line, self._private.sign(line.encode("ascii")))

    def names(self) -> tuple[str, ...]:
        """The short names of all keys of this book, the newest first."""
        return tuple(public_keys(self._uow))

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        seed = hmac.new(self._uow.sealer.key, _LABEL, hashlib.sha256).digest()
        return Ed25519PrivateKey.from_private_bytes(seed)


def public_keys(reading: Reading) -> Mapping[str, bytes]:
    """Every key that this book ever signed with, by its short name, the newest first."""
    table = schema.receipt_key
    rows = reading.rows(select(table).order_by(table.c.made_at.desc(), table.c.id))
    return {row["id"]: bytes.fromhex(row["public_key"]) for row in rows}


def check(reading: Reading, text: str) -> tuple[Verdict, ReceiptFacts | None]:
    """Whether the office signed a code, and what it says; altered facts are what it claims."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    code = receipt_code.read(text)
    if code is None:
        return Verdict.UNREADABLE, None
    public = public_keys(reading).get(code.key_id)
    if public is None:
        return Verdict.UNKNOWN_KEY, code.facts
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(code.signature, code.line.encode("ascii"))
    except InvalidSignature:
        return Verdict.ALTERED, code.facts
    return Verdict.GENUINE, code.facts
