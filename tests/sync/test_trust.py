"""B10: a sealed line that is not the city's ends before a byte is sent, and says why."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from counter_app.domain.errors import InputError
from counter_app.domain.outbox import Unreachable
from sync.client import CityClient
from sync.trust import Trust
from tests.sync.rogue import json_reply

TIME = json_reply(b'{"server_time":"2026-11-26T02:00:00Z"}')
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Signed:
    """A certificate with its key, as files and as what they hold."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    path: Path

    @property
    def pin(self) -> str:
        return self.certificate.fingerprint(hashes.SHA256()).hex()


class Authority:
    """A certificate authority of this test alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.root = self._sign("root", None, None)

    def leaf(
        self, name: str, *, host: str = "127.0.0.1", until: datetime = NOW + DAY, own: bool = False
    ) -> Signed:
        return self._sign(name, host, None if own else self.root, until)

    def _sign(
        self,
        name: str,
        host: str | None,
        issuer: Signed | None,
        until: datetime = NOW + 9 * DAY,
    ) -> Signed:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        built = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.certificate.subject if issuer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(min(NOW, until) - 2 * DAY)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(ca=host is None, path_length=None), critical=True)
        )
        if host is not None:
            names = x509.SubjectAlternativeName([_general_name(host)])
            built = built.add_extension(names, critical=False)
        signed = built.sign(issuer.key if issuer else key, hashes.SHA256())
        path = self._folder / f"{name}.pem"
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + secret)
        return Signed(signed, key, path)


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


@contextmanager
def sealed_city(
    signed: Signed,
    heard: list[bytes],
    version: ssl.TLSVersion | None = None,
    *,
    at: str = "127.0.0.1",
) -> Iterator[str]:
    """A city on loopback that shows this certificate; what it is told is added to `heard`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed.path)
    if version is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
            context.minimum_version = context.maximum_version = version
    family = socket.AF_INET6 if ":" in at else socket.AF_INET
    listening = socket.create_server((at, 0), family=family)

    def serve() -> None:
        with suppress(OSError):
            while True:
                connected, _ = listening.accept()
                connected.settimeout(60)
                with suppress(OSError), context.wrap_socket(connected, server_side=True) as line:
                    heard.append(line.recv(65_536))
                    line.sendall(TIME)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(60)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def asked(
    signed: Signed, trust: Trust, version: ssl.TLSVersion | None = None
) -> tuple[object, list[bytes]]:
    """What the client says of that city, and what the city heard."""
    heard: list[bytes] = []
    with sealed_city(signed, heard, version) as url:
        client = CityClient(url, "0126", "drill", "machine", trust=trust)
        told = client.time()
        client.close()
    return told, [one for one in heard if one]


def test_the_offices_own_authority_is_believed(authority: Authority) -> None:
    told, heard = asked(authority.leaf("good"), Trust(authority.root.path))

    assert told == datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
    assert heard


@pytest.mark.parametrize(
    ("name", "changes", "reason"),
    [
        ("expired", {"until": NOW - DAY}, "tls_expired"),
        ("elsewhere", {"host": "127.0.0.9"}, "tls_wrong_host"),
        ("own", {"own": True}, "tls_unknown_issuer"),
    ],
)
def test_a_certificate_that_does_not_fit_is_a_hard_stop_with_its_reason(
    authority: Authority, name: str, changes: dict[str, Any], reason: str
) -> None:
    leaf = authority.leaf(name, **changes)

    told, heard = asked(leaf, Trust(authority.root.path))

    assert (told, heard) == (Unreachable(reason), [])


def test_authorities_of_the_environment_count_for_nothing(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(authority.root.path))

    told, heard = asked(authority.leaf("environment"), Trust())

    assert (told, heard) == (Unreachable("tls_unknown_issuer"), [])


def test_one_pinned_certificate_is_believed_and_no_other(authority: Authority) -> None:
    pinned = authority.leaf("pinned", own=True)
    other = authority.leaf("other", own=True)

    assert isinstance(asked(pinned, Trust(pin=pinned.pin))[0], datetime)
    assert asked(other, Trust(pin=pinned.pin)) == (Unreachable("tls_wrong_pin"), [])


def test_a_pinned_certificate_must_come_from_the_authority_too_where_both_are_set(
    authority: Authority,
) -> None:
    good, own = authority.leaf("both"), authority.leaf("alone", own=True)
    root = authority.root.path

    assert isinstance(asked(good, Trust(root, good.pin))[0], datetime)
    assert asked(own, Trust(root, own.pin)) == (Unreachable("tls_unknown_issuer"), [])


def test_a_pin_does_not_make_an_old_certificate_young(authority: Authority) -> None:
    old = authority.leaf("old", own=True, until=NOW - DAY)

    assert asked(old, Trust(pin=old.pin)) == (Unreachable("tls_expired"), [])


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_the_old_protocol_is_not_spoken(authority: Authority) -> None:
    told, heard = asked(authority.leaf("tls1"), Trust(authority.root.path), ssl.TLSVersion.TLSv1)

    assert isinstance(told, Unreachable)
    assert told.reason.startswith("tls")
    assert heard == []


def test_settings_say_whom_to_believe_or_are_refused(authority: Authority, tmp_path: Path) -> None:
    colons = ":".join(["AB"] * 32)
    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate")

    assert Trust.of("", colons) == Trust(None, "ab" * 32)
    assert Trust.of(str(authority.root.path), "") == Trust(authority.root.path)
    for ca, pin, code in (
        ("", "abc", "city_pin_wrong"),
        ("", "x" * 64, "city_pin_wrong"),
        (str(tmp_path / "nowhere.pem"), "", "city_ca_unreadable"),
        (str(broken), "", "city_ca_unreadable"),
    ):
        with pytest.raises(InputError) as error:
            Trust.of(ca, pin)
        assert error.value.code == code
