"""What a parcel is as a file: a readable label, and one sealed part of facts and the files behind.

The label is bound to the sealed part, so neither can be changed or exchanged without the other.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from counter_app import sealed
from counter_app.domain.errors import InputError

KIND = b"QMC-PARCEL 2\n"
BYTES_MAX = 200_000_000


class Way(StrEnum):
    """Where a parcel goes."""

    TO_CITY = "to_city"
    TO_DESK = "to_desk"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands outside; it names no citizen. An answer bears the number it answers."""

    way: Way
    station: str
    installation: str
    number: int
    made_at: str


def label_of(content: bytes) -> Label:
    """What stands outside a parcel; nobody vouches for it before it is opened."""
    return _opened(content)[0]


def pack(label: Label, body: Mapping[str, Any], secret: str, files: bytes = b"") -> bytes:
    """One sealed file; `files` are carried as they are, since scans do not shrink."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(text.encode(), 6)
    head = sealed.head_bytes(KIND, asdict(label))
    inside = sealed.seal(secret, len(packed).to_bytes(8, "big") + packed + files, head)
    return head + len(inside).to_bytes(8, "big") + inside


def unpack(content: bytes, secret: str, way: Way) -> tuple[Label, Mapping[str, Any], bytes]:
    """A parcel's label, its body, and the files behind it.

    Raises InputError: "parcel_not_ours", "parcel_cut", "parcel_wrong_way", or
    "parcel_secret_wrong" for another secret or an altered byte.
    """
    label, inside = _opened(content)
    if label.way is not way:
        raise InputError("parcel_wrong_way")
    plain = sealed.unseal(secret, inside, sealed.head_bytes(KIND, asdict(label)))
    if plain is None:
        raise InputError("parcel_secret_wrong")
    end = 8 + int.from_bytes(plain[:8], "big")
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(plain[8:end], BYTES_MAX)
    if unpacking.unconsumed_tail:
        raise InputError("file_too_large", field="file")
    body: Mapping[str, Any] = json.loads(text)
    return label, body, plain[end:]


def _opened(content: bytes) -> tuple[Label, bytes]:
    file = io.BytesIO(content)
    try:
        facts = sealed.read_head(file, KIND)
        label = Label(
            Way(facts["way"]),
            str(facts["station"]),
            str(facts["installation"]),
            int(facts["number"]),
            str(facts["made_at"]),
        )
    except (sealed.NotOursError, KeyError, TypeError, ValueError):
        raise InputError("parcel_not_ours", field="file") from None
    size = int.from_bytes(file.read(8), "big")
    inside = file.read()
    if len(inside) != size:
        raise InputError("parcel_cut", field="file")
    return label, inside
