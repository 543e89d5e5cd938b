"""The way to an office's server: sealed, to a server that proved its name, or not at all."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import make_url

from counter_app.domain.errors import StoreError
from counter_app.domain.office_server import OfficeServer, is_sealed, without_password
from counter_app.settings import read
from counter_app.store import key
from counter_app.store.office_database import Seen, connect_arguments, look

SSL_REQUEST = struct.pack("!ii", 8, 80877103)
NAME = "may-chu.vanphong.test"


@pytest.mark.parametrize(
    ("url", "sealed"),
    [
        ("postgresql+psycopg://a@127.0.0.1/x", True),
        ("postgresql+psycopg://a@localhost/x", True),
        ("postgresql+psycopg://a@/x?host=/tmp/pg", True),
        ("postgresql+psycopg://a@10.0.0.5/x", False),
        ("postgresql+psycopg://a@10.0.0.5/x?sslmode=require", False),
        ("postgresql+psycopg://a@10.0.0.5/x?sslmode=verify-ca", False),
        ("postgresql+psycopg://a@localhost/x?host=10.0.0.5", False),
        ("postgresql+psycopg://a@localhost/x?hostaddr=10.0.0.5", False),
        ("postgresql+psycopg://a@/x?host=/tmp,10.0.0.5", False),
        ("postgresql+psycopg://a@localhost.evil.test/x", False),
        ("postgresql+psycopg://a@10.0.0.5/x?sslmode=verify-full", True),
    ],
)
def test_only_a_proved_server_or_this_computer_is_spoken_to(url: str, sealed: bool) -> None:
    assert is_sealed(url) is sealed
    if sealed:
        connect_arguments(url)
    else:
        with pytest.raises(StoreError, match="office_not_sealed"):
            connect_arguments(url)


def test_an_address_is_the_same_before_and_after_settings() -> None:
    typed = OfficeServer.typed(" may-chu.test ", "", "", "", "C:/quầy/ca gốc.pem")

    assert OfficeServer.of_url(typed.url) == typed
    assert "sslmode=verify-full" in typed.url
    assert OfficeServer.of_url(OfficeServer("::1", 5433).url) == OfficeServer("::1", 5433)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        (("", "5432"), "host"),
        (("a b", "5432"), "host"),
        (("a", "99999"), "port"),
        (("a", "x"), "port"),
        (("a", "5432", "x;drop"), "database"),
        (("a", "5432", "x", "O'B"), "user"),
    ],
)
def test_a_wrong_field_is_named(fields: tuple[str, ...], wrong: str) -> None:
    with pytest.raises(StoreError) as refusal:
        OfficeServer.typed(*fields)
    assert (refusal.value.code, refusal.value.field) == ("office_address_wrong", wrong)


def test_a_password_is_in_no_settings_file_and_in_no_repr(tmp_path: Path) -> None:
    bare = "postgresql+psycopg://a@10.0.0.5:5432/x?sslmode=verify-full"
    url = without_password(bare.replace("a@", "a:canary@"))
    assert url == bare
    settings = read(tmp_path, {"COUNTER_DATABASE_URL": url, "COUNTER_DATABASE_PASSWORD": "canary"})

    assert "canary" not in url
    assert settings.database_password == "canary"
    assert "canary" not in repr(settings)
    assert key.keep_password(tmp_path, "file", "mật khẩu") == "file"
    assert key.load_password(tmp_path, "file") == "mật khẩu"
    assert (tmp_path / key.PASSWORD_FILE).stat().st_mode & 0o077 == 0


class Certificates:
    """Two authorities, and a server's certificate of the first."""

    def __init__(self, folder: Path) -> None:
        self.ca, ca_key, ca_name = self._authority(folder / "ca.pem")
        self.other_ca, _, _ = self._authority(folder / "other.pem")
        own = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.DNSName(NAME)])
        made = _builder(NAME, ca_name, own).add_extension(names, critical=False)
        self.chain = folder / "server.pem"
        self.chain.write_bytes(
            _pem(made.sign(ca_key, hashes.SHA256()))
            + own.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )

    def _authority(self, path: Path) -> tuple[Path, ec.EllipticCurvePrivateKey, x509.Name]:
        own = ec.generate_private_key(ec.SECP256R1())
        name = _name(path.stem)
        made = _builder(path.stem, name, own).add_extension(
            x509.BasicConstraints(ca=True, path_length=0), critical=True
        )
        path.write_bytes(_pem(made.sign(own, hashes.SHA256())))
        return path, own, name


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _pem(made: x509.Certificate) -> bytes:
    return made.public_bytes(serialization.Encoding.PEM)


def _builder(
    subject: str, issuer: x509.Name, own: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(issuer)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
    )


class TlsDoor:
    """Stands before a real server that speaks in clear, and seals the way to it, or says no."""

    def __init__(self, behind: str, certificates: Certificates | None) -> None:
        self._behind = behind
        self._context: ssl.SSLContext | None = None
        if certificates is not None:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificates.chain)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """No more visitors."""
        self._listener.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                visitor, _ = self._listener.accept()
                threading.Thread(target=self._let_in, args=(visitor,), daemon=True).start()

    def _let_in(self, visitor: socket.socket) -> None:
        with contextlib.suppress(OSError), visitor:
            asked = visitor.recv(8, socket.MSG_WAITALL)
            if asked != SSL_REQUEST:
                return
            visitor.sendall(b"S" if self._context else b"N")
            if self._context is None:
                return
            sealed = self._context.wrap_socket(visitor, server_side=True)
            with sealed, socket.socket(socket.AF_UNIX) as server:
                server.connect(self._behind)
                back = threading.Thread(target=_carry, args=(server, sealed), daemon=True)
                back.start()
                _carry(sealed, server)
                back.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while part := source.recv(65_536):
            target.sendall(part)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("tls"))


@contextlib.contextmanager
def _door(postgresql_url: str, certificates: Certificates | None) -> Iterator[TlsDoor]:
    folder = make_url(postgresql_url).query["host"]
    door = TlsDoor(f"{folder}/.s.PGSQL.5432", certificates)
    yield door
    door.close()


def _look(door: TlsDoor, name: str, ca: Path | str) -> Seen:
    """The name is the certificate's, the way leads to this computer."""
    server = OfficeServer(name, door.port, "postgres", "postgres", str(ca))
    # The test's server trusts every login, and the network knows no such name.
    url = f"{server.url}&hostaddr=127.0.0.1&require_auth=none"
    return look(url)


@pytest.mark.postgres
def test_a_server_that_proved_its_name_is_reached_by_tls(
    postgresql_url: str, certificates: Certificates
) -> None:
    with _door(postgresql_url, certificates) as door:
        seen = _look(door, NAME, certificates.ca)

    assert seen.is_sealed
    assert seen.user == "postgres"


@pytest.mark.postgres
@pytest.mark.parametrize("fault", ["authority", "system", "name", "file"])
def test_a_server_that_proved_nothing_hears_nothing(
    postgresql_url: str, certificates: Certificates, tmp_path: Path, fault: str
) -> None:
    name = "khac.vanphong.test" if fault == "name" else NAME
    authorities: dict[str, Path | str] = {
        "authority": certificates.other_ca,
        "system": "",
        "name": certificates.ca,
        "file": tmp_path / "nowhere.pem",
    }
    ca = authorities[fault]

    with _door(postgresql_url, certificates) as door, pytest.raises(StoreError) as refusal:
        _look(door, name, ca)

    assert refusal.value.code == "office_certificate_wrong"


@pytest.mark.postgres
def test_a_server_without_tls_hears_nothing(
    postgresql_url: str, certificates: Certificates
) -> None:
    refused = pytest.raises(StoreError, match="office_server_unsealed")
    with _door(postgresql_url, None) as door, refused:
        _look(door, NAME, certificates.ca)


@pytest.mark.postgres
def test_a_server_that_asks_for_no_password_is_not_believed(
    postgresql_url: str, certificates: Certificates
) -> None:
    """Whoever stands in the way could ask for the password itself, or for none."""
    with _door(postgresql_url, certificates) as door:
        server = OfficeServer(NAME, door.port, "postgres", "postgres", str(certificates.ca))
        with pytest.raises(StoreError, match="office_login_refused"):
            look(f"{server.url}&hostaddr=127.0.0.1", "secret")


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"username": "nobody"}, "office_login_refused"),
        ({"database": "nowhere"}, "office_database_missing"),
    ],
)
def test_what_the_server_refuses_is_told_by_name(
    postgresql_url: str, change: dict[str, Any], code: str
) -> None:
    url = make_url(postgresql_url).set(**change)

    with pytest.raises(StoreError, match=code):
        look(url.render_as_string(hide_password=False))


def test_nobody_at_the_address_is_told_by_name() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for host, code in (("127.0.0.1", "unreachable"), ("khong-co.invalid", "name_unknown")):
        server = OfficeServer(host, port)
        with pytest.raises(StoreError, match=code):
            look(server.url)
