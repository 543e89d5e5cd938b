"""A configuration bundle as a file (.qmb): packed and signed on one side, opened on the other."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from counter_app import signed
from counter_app.domain import bundle
from counter_app.domain.bundle import Bundle
from counter_app.domain.errors import InputError
from counter_app.domain.update import PRODUCT, KeyList
from counter_app.signed import BROKEN, FIRST_BYTES, SignedFile

KEYS_PURPOSE = b"quay-mot-cua configuration keys 1"
BUNDLE_PURPOSE = b"quay-mot-cua configuration bundle 1"
BUNDLE, SIGNATURES = "bundle.json", "bundle.sig"
BYTES_MAX = 2_000_000
DRILL_HOLDERS = ("an", "binh")
_DRILL_END = datetime(2100, 1, 1, tzinfo=UTC)
# What is wrong with any signed file, by the name that a bundle's reader knows it under.
_NAMED = {
    "update_not_ours": "bundle_not_ours",
    "update_file_unlisted": "bundle_not_ours",
    "update_file_altered": "bundle_altered",
    "update_too_large": "bundle_too_large",
    "update_keys_untrusted": "bundle_keys_untrusted",
    "update_keys_expired": "bundle_keys_expired",
}


def opened(content: bytes, trusted: KeyList, now: datetime) -> tuple[Bundle, bytes | None]:
    """A genuine bundle, and the newer key list that came with it, if one did.

    Raises InputError: "bundle_too_large", "bundle_not_ours", "bundle_cut", "bundle_altered",
    "bundle_keys_untrusted", "bundle_keys_expired", "bundle_signature_wrong",
    "bundle_section_unknown".
    """
    with _unzipped(content) as archive, _bundles_names():
        return _read(SignedFile(archive, KEYS_PURPOSE), trusted, now)


def _unzipped(content: bytes) -> zipfile.ZipFile:
    if len(content) > BYTES_MAX:
        raise InputError("bundle_too_large", size=len(content))
    if not content.startswith(FIRST_BYTES):
        raise InputError("bundle_not_ours", field="file")
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except BROKEN:
        # The table of contents stands at the end of the file.
        raise InputError("bundle_cut", field="file") from None


@contextmanager
def _bundles_names() -> Iterator[None]:
    """What is wrong with any signed file, told as a bundle's reader knows it."""
    try:
        yield
    except InputError as error:
        named = _NAMED.get(error.code, error.code)
        raise InputError(named, field=error.field, **error.facts) from None


def countersigned(
    content: bytes, signing: Iterable[Ed25519PrivateKey]
) -> tuple[bytes, Bundle, int]:
    """The same file with further people's signatures, what it says, and how many signed by now.

    What the others signed stays as it is, to the byte. Raises InputError: "bundle_too_large",
    "bundle_not_ours", "bundle_cut", "bundle_altered", "bundle_section_unknown".
    """
    with _unzipped(content) as archive, _bundles_names():
        file = SignedFile(archive, KEYS_PURPOSE)
        members = {one.filename: file.member(one.filename) for one in archive.infolist()}
        said = bundle.read(members[BUNDLE])
        there = _signatures(file.member(SIGNATURES))
    mine = _signatures(signed.sign(BUNDLE_PURPOSE, members[BUNDLE], signing))
    both = {**there, **mine}
    members[SIGNATURES] = json.dumps(both, sort_keys=True).encode()
    return zipped(members), said, len(both)


def _signatures(content: bytes) -> dict[str, str]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InputError("bundle_not_ours", field=SIGNATURES)
    return found


def _read(file: SignedFile, trusted: KeyList, now: datetime) -> tuple[Bundle, bytes | None]:
    keys = file.believed(trusted, now)
    if keys.threshold < bundle.SIGNERS_MIN:
        raise InputError("bundle_keys_untrusted", field="threshold")
    content = file.member(BUNDLE)
    names = signed.signers(BUNDLE_PURPOSE, content, file.member(SIGNATURES), keys.keys)
    if len(names) < keys.threshold:
        raise InputError("bundle_signature_wrong", field="file")
    if name := file.unknown((BUNDLE, SIGNATURES), max(keys.number, trusted.number)):
        raise InputError("bundle_not_ours", field=name[:80])
    found = bundle.read(content)
    if found.keys != keys.number:
        raise InputError("bundle_mixed", field="keys")
    return found, file.keys_content(keys.number) if keys.number > trusted.number else None


def packed(
    facts: Mapping[str, Any],
    signing: Iterable[Ed25519PrivateKey],
    chain: Sequence[tuple[int, bytes, bytes]] = (),
) -> bytes:
    """The file of a bundle; `chain` is each key list that followed, with its signatures."""
    whole = {"product": PRODUCT, "schema": bundle.SCHEMA, **facts}
    content = json.dumps(whole, sort_keys=True, ensure_ascii=False, default=float).encode()
    members = {BUNDLE: content, SIGNATURES: signed.sign(BUNDLE_PURPOSE, content, signing)}
    for number, listed, signatures in chain:
        members[signed.keys_name(number)] = listed
        members[signed.keys_name(number).replace(".json", ".sig")] = signatures
    return zipped(members)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """The members as one file; the same members are the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(zipfile.ZipInfo(name), member, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def drill_keys() -> dict[str, Ed25519PrivateKey]:
    """Keys that everybody can make: only an office that drills believes them."""
    return {
        name: Ed25519PrivateKey.from_private_bytes(
            hashlib.sha256(f"quay-mot-cua drill {name}".encode()).digest()
        )
        for name in DRILL_HOLDERS
    }


def drill_list() -> KeyList:
    """The key list of an office that drills; both have to sign."""
    keys = {name: key.public_key().public_bytes_raw().hex() for name, key in drill_keys().items()}
    return KeyList(1, "dien-tap", len(keys), keys, _DRILL_END)
