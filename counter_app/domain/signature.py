"""Digital signatures that a file bears, and what they are worth together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SIGNER_MAX = 120


class SignatureState(StrEnum):
    """What was found out about a signature, or about a whole file.

    ALTERED also where the check itself cannot read it: what cannot be proved is not believed.
    """

    UNSIGNED = "unsigned"
    VALID = "valid"
    UNTRUSTED = "untrusted"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. `signed_at` is what its signer says, or a time stamp inside it."""

    state: SignatureState
    signer: str
    signed_at: datetime | None = None


Signatures = tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file that stays byte for byte as it came: anything else would break its signatures."""

    content: bytes
    signatures: Signatures


_WORST_FIRST = (SignatureState.ALTERED, SignatureState.UNTRUSTED, SignatureState.VALID)


def state_of(signatures: Signatures) -> SignatureState:
    """A file is worth what its weakest signature is."""
    states = {one.state for one in signatures}
    return next((one for one in _WORST_FIRST if one in states), SignatureState.UNSIGNED)


def to_json(signatures: Signatures) -> str | None:
    """For the store; None without a signature."""
    if not signatures:
        return None
    told = [
        {
            "state": one.state,
            "signer": one.signer,
            "signed_at": one.signed_at.isoformat() if one.signed_at else None,
        }
        for one in signatures
    ]
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def from_json(text: str | None) -> Signatures:
    """What `to_json` wrote."""
    return tuple(
        Signature(
            SignatureState(one["state"]),
            one["signer"],
            datetime.fromisoformat(one["signed_at"]) if one["signed_at"] else None,
        )
        for one in json.loads(text or "[]")
    )


def signer_name(words: str) -> str:
    """A name out of a certificate, fit for one line of a screen."""
    return " ".join("".join(filter(_is_shown, words)).split())[:SIGNER_MAX]


def names(signatures: Iterable[Signature]) -> str:
    """Who signed, in order, each once."""
    return ", ".join(dict.fromkeys(one.signer for one in signatures if one.signer))


def _is_shown(letter: str) -> bool:
    # Also the marks that turn the direction of writing, with which a name can look like another.
    return letter.isprintable() or letter == " "
