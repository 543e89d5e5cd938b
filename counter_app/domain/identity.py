"""Identities: client-made UUIDv7 keys, and the personal id number of a citizen."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from counter_app.domain.errors import InputError

DossierId = NewType("DossierId", str)
DraftId = NewType("DraftId", str)
PaymentId = NewType("PaymentId", str)
ShiftId = NewType("ShiftId", str)
UserId = NewType("UserId", str)
EntryId = NewType("EntryId", str)

NewId = Callable[[], str]


def uuid7(now: datetime, random_bytes: bytes) -> str:
    """A UUID of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits.

    `random_bytes` must hold 10 bytes; the caller brings time and chance, so a test can repeat both.
    """
    assert len(random_bytes) == 10
    milliseconds = int(now.timestamp() * 1000) & (2**48 - 1)
    chance = int.from_bytes(random_bytes, "big")
    rand_a = (chance >> 62) & 0xFFF
    rand_b = chance & (2**62 - 1)
    value = milliseconds << 80 | 7 << 76 | rand_a << 64 | 2 << 62 | rand_b
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


@dataclass(frozen=True, slots=True)
class IdNumber:
    """A personal identification number: 12 digits (Law on Identification 26/2023 Art. 12)."""

    digits: str

    @classmethod
    def parse(cls, text: str) -> IdNumber:
        """Raises InputError("id_number_not_12_digits", field="id_number") for anything else."""
        bare = unicodedata.normalize("NFC", text).replace(" ", "").strip()
        if not (len(bare) == 12 and bare.isascii() and bare.isdigit()):
            raise InputError("id_number_not_12_digits", field="id_number")
        return cls(bare)

    @property
    def masked(self) -> str:
        """For lists and any screen that others can see: 0010••••4321."""
        return f"{self.digits[:4]}••••{self.digits[-4:]}"

    def __str__(self) -> str:
        return self.digits

    def __repr__(self) -> str:
        return f"IdNumber('…{self.digits[-3:]}')"
