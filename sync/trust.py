"""Whom the sealed line believes: the computer's authorities, the office's own, or one certificate.

There is no "continue anyway": a certificate that does not fit ends the call before a byte is sent.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from counter_app.domain.errors import InputError

_EXPIRED, _NOT_YET, _WRONG_HOST = (10,), (9,), (62, 64)
_UNKNOWN_ISSUER = (2, 18, 19, 20, 21)
_NAMES = {
    **dict.fromkeys(_EXPIRED, "tls_expired"),
    **dict.fromkeys(_NOT_YET, "tls_not_yet_valid"),
    **dict.fromkeys(_WRONG_HOST, "tls_wrong_host"),
    **dict.fromkeys(_UNKNOWN_ISSUER, "tls_unknown_issuer"),
}
_CHAIN_MAX = 12


@dataclass(frozen=True, slots=True)
class Trust:
    """`authorities` is a PEM file, None for the usual ones. `pin` is the SHA-256 of a certificate.

    A pin without authorities is all that is asked, so an office may sign its own certificate; its
    dates are looked at all the same.
    """

    authorities: Path | None = None
    pin: str = ""

    @classmethod
    def of(cls, authorities: str, pin: str) -> Trust:
        """Raises InputError("city_ca_unreadable") or InputError("city_pin_wrong")."""
        digits = pin.replace(":", "").replace(" ", "").lower()
        if digits and (len(digits) != 64 or not set(digits) <= set("0123456789abcdef")):
            raise InputError("city_pin_wrong", field="city_pin")
        if not authorities:
            return cls(None, digits)
        path = Path(authorities)
        try:
            ssl.create_default_context(cafile=path)
        except (OSError, ValueError):
            raise InputError("city_ca_unreadable", field="city_ca") from None
        return cls(path, digits)

    @property
    def verify(self) -> bool | str:
        """As the HTTP library takes it."""
        if self.authorities is not None:
            return str(self.authorities)
        return not self.pin

    def check_dates(self, certificate: bytes | None) -> None:
        """A pinned certificate that nobody else looks at; raises ssl.SSLError."""
        if not self.pin or self.authorities is not None or certificate is None:
            return
        from cryptography.x509 import load_der_x509_certificate

        read = load_der_x509_certificate(certificate)
        now = datetime.now(UTC)
        if now > read.not_valid_after_utc:
            raise _refusal(_EXPIRED[0])
        if now < read.not_valid_before_utc:
            raise _refusal(_NOT_YET[0])


def tls_reason(error: BaseException) -> str:
    """A short name of why the sealed line was refused."""
    found: BaseException | None = error
    for _ in range(_CHAIN_MAX):
        if found is None:
            break
        if isinstance(found, ssl.SSLCertVerificationError):
            return _NAMES.get(found.verify_code, "tls")
        if "ingerprint" in str(found) and not found.args[1:]:
            return "tls_wrong_pin"
        found = _inner(found)
    return "tls"


def _inner(error: BaseException) -> BaseException | None:
    """The library wraps errors as arguments, reasons and causes."""
    for inner in (getattr(error, "reason", None), *error.args, error.__cause__):
        if isinstance(inner, BaseException):
            return inner
    return None


def _refusal(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("the pinned certificate's dates")
    error.verify_code = code
    return error
