"""`office use` against a PostgreSQL that speaks TLS: what proves itself, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from counter_app.domain.office_server import COUNTER_ROLE, DATABASE, OWNER_ROLE
from counter_app.settings import FILE_NAME
from counter_app.store.key import PASSWORD_FILE
from tests.sealed_server import SealedServer, programs, sealed_server
from tests.store.test_office_roles import as_administrator
from tests.store.test_office_way import NAME, Certificates
from tests.verbs.test_contract import Ran, run

pytestmark = [
    pytest.mark.postgres,
    # `dev.py test` installs it on Debian; elsewhere a person has to.
    pytest.mark.skipif(programs() is None, reason="no PostgreSQL of this system (apt: postgresql)"),
]


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def office(certificates: Certificates) -> Iterator[SealedServer]:
    """A server with the two roles and an empty database, as an administrator leaves it."""
    place = programs()
    assert place is not None
    with sealed_server(place) as server:
        admin = create_engine(server.admin_url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {DATABASE}")
        as_administrator(server.admin_url.replace("/postgres?", f"/{DATABASE}?"))
        with admin.connect() as connection:
            for role in (OWNER_ROLE, COUNTER_ROLE):
                connection.exec_driver_sql(f"ALTER ROLE {role} PASSWORD '{role}-word'")
        admin.dispose()
        yield server


class Counter:
    """A computer of the office, at its console."""

    def __init__(self, folder: Path, port: int, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._port, self._capsys = folder, port, capsys

    def use(self, ca: Path | str, host: str = NAME) -> Ran:
        where = ("--host", host, "--port", str(self._port), "--ca", str(ca))
        return self.run("office", "use", *where)

    def run(self, *arguments: str) -> Ran:
        return run(self.folder, self._capsys, *arguments)

    def knows_nothing(self) -> bool:
        """Whether no address and no password was kept."""
        return not any((self.folder / name).exists() for name in (FILE_NAME, PASSWORD_FILE))


@pytest.fixture
def counter(
    office: SealedServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Counter:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.setenv("COUNTER_DATABASE_PASSWORD", f"{COUNTER_ROLE}-word")
    monkeypatch.setenv("COUNTER_OWNER_PASSWORD", f"{OWNER_ROLE}-word")
    # No network knows the name: it leads to this computer, as an office's own DNS would lead on.
    monkeypatch.setenv("PGHOSTADDR", "127.0.0.1")
    return Counter(tmp_path / "quầy", office.port, capsys)


def test_an_office_whose_server_proves_its_name_is_used_and_worked_with(
    office: SealedServer, certificates: Certificates, counter: Counter
) -> None:
    office.seal(certificates.chain)

    used = counter.use(certificates.ca)
    assert (used.code, used.facts["sealed"], used.facts["user"]) == (0, True, COUNTER_ROLE), (
        used.err
    )
    made = counter.run("office", "prepare")
    assert made.code == 0, made.err
    checks = {one["name"]: one for one in counter.run("doctor").facts["checks"]}

    assert checks["máy chủ dùng chung"]["ok"]
    assert "TLS đã kiểm chứng thư" in checks["máy chủ dùng chung"]["detail"]
    assert counter.run("verify").facts["ok"]


@pytest.mark.parametrize("fault", ["authority", "name", "system", "file"])
def test_a_server_that_proves_nothing_is_refused_in_words_and_not_kept(
    office: SealedServer,
    certificates: Certificates,
    counter: Counter,
    tmp_path: Path,
    fault: str,
) -> None:
    office.seal(certificates.chain)
    authorities = {"authority": certificates.other_ca, "file": tmp_path / "nowhere.pem"}
    ca = "" if fault == "system" else authorities.get(fault, certificates.ca)

    refused = counter.use(ca, "khac.vanphong.test" if fault == "name" else NAME)

    assert refused.was_refused()
    assert "Chứng thư của máy chủ dùng chung không đúng" in refused.err
    assert counter.knows_nothing()


def test_a_server_without_tls_is_refused_in_words_and_not_kept(
    office: SealedServer, certificates: Certificates, counter: Counter
) -> None:
    office.seal(None)

    refused = counter.use(certificates.ca)

    assert refused.was_refused()
    assert "chưa bật TLS" in refused.err
    assert counter.knows_nothing()


def test_a_wrong_password_is_told_apart_from_a_wrong_certificate(
    office: SealedServer,
    certificates: Certificates,
    counter: Counter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office.seal(certificates.chain)
    monkeypatch.setenv("COUNTER_DATABASE_PASSWORD", "sai")

    refused = counter.use(certificates.ca)

    assert refused.was_refused()
    assert "không nhận tên hoặc mật khẩu" in refused.err
