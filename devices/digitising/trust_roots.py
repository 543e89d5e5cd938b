"""Certificates of the authorities whose signatures the office believes: files of one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_ENDINGS = (".pem", ".crt", ".cer", ".der")
_FILES_MAX = 200
_BYTES_MAX = 256 * 1024


@dataclass(frozen=True, slots=True)
class TrustRoots:
    """DER of each certificate, and the names of files that are none."""

    roots: tuple[bytes, ...]
    unreadable: tuple[str, ...] = ()


def trust_roots(folder: Path) -> TrustRoots:
    """What the folder holds; nobody is trusted where there is no folder."""
    from cryptography.hazmat.primitives.serialization import Encoding

    roots: list[bytes] = []
    unreadable: list[str] = []
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
    except OSError:
        return TrustRoots(())
    for path in found[:_FILES_MAX]:
        certificates = _certificates(path)
        roots += [one.public_bytes(Encoding.DER) for one in certificates]
        if not certificates:
            unreadable.append(path.name)
    return TrustRoots(tuple(roots), tuple(unreadable))


def _certificates(path: Path) -> list[Certificate]:
    from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificates

    try:
        with path.open("rb") as file:
            content = file.read(_BYTES_MAX)
        if b"-----BEGIN" in content:
            return load_pem_x509_certificates(content)
        return [load_der_x509_certificate(content)]
    except (OSError, ValueError):
        return []
