"""The arithmetic of a trail nobody can rewrite: a keyed seal per row, each linked to the last."""

from __future__ import annotations

import hmac
from collections.abc import Sequence

SealedValue = int | str | bytes | None

# The version stands inside what is sealed and before the digest, so that a later way of sealing
# can never be taken for this one.
SEAL_VERSION = "seal1"
LINK_VERSION = "chain1"
FIRST_LINK = f"{LINK_VERSION}:" + "0" * 64


def seal(key: bytes, table: str, values: Sequence[SealedValue]) -> str:
    """HMAC-SHA256 over one row's content in column order: "seal1:" and 64 hex digits.

    Each value is told apart by kind and length: ("ab", "c") and ("a", "bc"), None and "", 1 and
    "1" all seal differently. Letters that UTF-8 cannot carry are sealed as they are.
    """
    return f"{SEAL_VERSION}:{_digest(key, SEAL_VERSION, (table, *values))}"


def link(key: bytes, previous: str, fields: Sequence[SealedValue]) -> str:
    """The chain's next link over the one before and this entry's fields: "chain1:" and hex.

    The first entry of a chain follows FIRST_LINK.
    """
    return f"{LINK_VERSION}:{_digest(key, LINK_VERSION, (previous, *fields))}"


def same(one: str, other: str) -> bool:
    """Whether two seals or links are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def _digest(key: bytes, version: str, values: Sequence[SealedValue]) -> str:
    parts = [f"{version};{len(values)};".encode("ascii")]
    # In one loop: every row that is written and every row that is checked passes here.
    for value in values:
        if isinstance(value, str):
            body = value.encode("utf-8", "surrogatepass")
            parts += (b"s%d:" % len(body), body)
        elif value is None:
            parts.append(b"n0:")
        elif isinstance(value, bytes):
            parts += (b"b%d:" % len(value), value)
        else:
            assert type(value) is int
            body = b"%d" % value
            parts += (b"i%d:" % len(body), body)
    return hmac.digest(key, b"".join(parts), "sha256").hex()
