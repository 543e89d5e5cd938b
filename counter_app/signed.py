"""Bytes that several people vouch for: Ed25519 signatures, each by a key of a list; and files that
bring such bytes together with the key lists that followed the one that is known.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from counter_app.domain import update
from counter_app.domain.errors import InputError
from counter_app.domain.update import KeyList

SIGNATURES_MAX = 64
SIGNATURES_BYTES_MAX = 64 * 1024
CHAIN_MAX = 32
FIRST_BYTES = b"PK\x03\x04"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


def keys_name(number: int) -> str:
    """Where a key list lies in a signed file; its signatures lie beside it as .sig."""
    return f"keys/{number:04d}.json"


class SignedFile:
    """One opened ZIP of signed lists; whatever its head says, no list is read beyond its bound."""

    def __init__(self, archive: zipfile.ZipFile, keys_purpose: bytes) -> None:
        self._archive = archive
        self._keys_purpose = keys_purpose
        self._members = {one.filename: one for one in archive.infolist()}
        if len(self._members) != len(archive.infolist()):
            raise InputError("update_file_unlisted", name="ZIP")

    def believed(self, trusted: KeyList, now: datetime) -> KeyList:
        """The last key list that the trusted one vouches for, step by step.

        Raises InputError: "update_keys_untrusted", "update_keys_expired", "update_not_ours",
        "update_file_altered", "update_too_large".
        """
        chain: list[KeyList] = []
        last = trusted
        for number in range(trusted.number + 1, trusted.number + CHAIN_MAX):
            if keys_name(number) not in self._members:
                break
            content = self.member(keys_name(number))
            signatures = self.member(keys_name(number).replace(".json", ".sig"))
            following = update.read_keys(content)
            for one in (last, following):
                names = signers(self._keys_purpose, content, signatures, one.keys)
                if len(names) < one.threshold:
                    raise InputError("update_keys_untrusted", field="keys")
            chain.append(following)
            last = following
        return update.check_chain(trusted, chain, now)

    def keys_content(self, number: int) -> bytes:
        """A key list as it came, to be kept once it was believed."""
        return self.member(keys_name(number))

    def unknown(self, known: Iterable[str], last_keys: int) -> str | None:
        """The name of a member that is neither known nor a key list up to `last_keys`, or None."""
        lists = {keys_name(number).replace(".json", end) for number in range(1, last_keys + 1)
                 for end in (".json", ".sig")}  # fmt: skip
        allowed = lists.union(known)
        return next((name for name in self._members if name not in allowed), None)

    def member(self, name: str) -> bytes:
        """A small member, whole; raises InputError "update_not_ours" where it is missing."""
        if name not in self._members:
            raise InputError("update_not_ours", field=name)
        try:
            with self._archive.open(self._members[name]) as inside:
                content = inside.read(update.LIST_BYTES_MAX + 1)
        except (*BROKEN, RuntimeError):
            raise InputError("update_file_altered", name=name) from None
        if len(content) > update.LIST_BYTES_MAX:
            raise InputError("update_too_large", size=len(content))
        return content


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
