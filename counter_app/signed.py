"""Bytes that several people vouch for: Ed25519 signatures, each by a key of a list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURES_MAX = 64
SIGNATURES_BYTES_MAX = 64 * 1024


def signers(
    purpose: bytes, content: bytes, signatures: bytes, keys: Mapping[str, str]
) -> frozenset[str]:
    """The names of the keys that signed exactly these bytes for exactly this purpose.

    `keys` is name → public key as hex; `signatures` is JSON, public key → signature as hex. What
    does not fit counts for nothing, and a key counts once.
    """
    if len(signatures) > SIGNATURES_BYTES_MAX:
        return frozenset()
    try:
        found = json.loads(signatures)
    except (ValueError, RecursionError):
        return frozenset()
    if not isinstance(found, dict) or len(found) > SIGNATURES_MAX:
        return frozenset()
    return frozenset(
        name
        for name, public in keys.items()
        if public in found and _is_genuine(public, found[public], _framed(purpose, content))
    )


def sign(purpose: bytes, content: bytes, keys: Iterable[Ed25519PrivateKey]) -> bytes:
    """The signatures of these keys, as `signers` reads them."""
    framed = _framed(purpose, content)
    made = {key.public_key().public_bytes_raw().hex(): key.sign(framed).hex() for key in keys}
    return json.dumps(made, sort_keys=True).encode()


def _framed(purpose: bytes, content: bytes) -> bytes:
    """What was signed as one thing can never stand for another."""
    return len(purpose).to_bytes(2, "big") + purpose + content


def _is_genuine(public: str, signature: object, framed: bytes) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(str(signature)), framed)
    except (ValueError, InvalidSignature):
        return False
    return True
