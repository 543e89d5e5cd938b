"""Identities: client-made UUIDv7 keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from datetime import datetime

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
