"""An office set up as its IT officer does it: by verbs, against a server that asks passwords."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from counter_app.domain.office_server import COUNTER_ROLE, OWNER_ROLE, without_password
from tests.postgresql import drop, fresh_database
from tests.store.test_office_roles import as_administrator
from tests.verbs.test_contract import Ran, run

pytestmark = pytest.mark.postgres
WORD = "một câu rất dài"


@pytest.fixture
def asking(postgresql_url: str) -> Iterator[str]:
    """A database whose two roles have to give a password; its address as a counter's."""
    url = fresh_database(postgresql_url)
    as_administrator(url)
    name = make_url(url).database
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for role in (OWNER_ROLE, COUNTER_ROLE):
            connection.exec_driver_sql(f"ALTER ROLE {role} PASSWORD '{role}-word'")
        rules = Path(connection.exec_driver_sql("SHOW hba_file").scalar_one())
        before = rules.read_text(encoding="utf-8")
        asked = f"local {name} {OWNER_ROLE},{COUNTER_ROLE} scram-sha-256\n"
        rules.write_text(asked + before, encoding="utf-8")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    admin.dispose()
    counter = make_url(url).set(username=COUNTER_ROLE)
    yield without_password(counter.render_as_string(hide_password=False))
    rules.write_text(before, encoding="utf-8")
    drop(postgresql_url, url)


def test_an_office_is_prepared_joined_and_looked_at_by_verbs(
    asking: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = tmp_path / "quầy 3", tmp_path / "quầy 4"
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.delenv("COUNTER_CITY_URL", raising=False)
    monkeypatch.setenv("COUNTER_DATABASE_URL", asking)
    secret = tmp_path / "word"
    secret.write_text(WORD, encoding="utf-8")

    def office(folder: Path, *arguments: str) -> Ran:
        return run(folder, capsys, "office", *arguments)

    assert "quay_counter" in office(first, "roles").facts["sql"]
    monkeypatch.setenv("COUNTER_OWNER_PASSWORD", "wrong")
    refused = office(first, "prepare")
    assert refused.was_refused()
    assert "mật khẩu" in refused.err
    monkeypatch.setenv("COUNTER_OWNER_PASSWORD", f"{OWNER_ROLE}-word")
    made = office(first, "prepare")
    assert made.code == 0, made.err
    assert made.facts["key_kept_in"] == "file"

    assert office(first, "check").was_refused()
    monkeypatch.setenv("COUNTER_DATABASE_PASSWORD", f"{COUNTER_ROLE}-word")
    seen = office(first, "check")
    assert seen.code == 0, seen.err
    assert seen.facts["user"] == COUNTER_ROLE
    invited = office(first, "invite", str(tmp_path / "moi.qmc"), "--passphrase-file", str(secret))
    assert invited.code == 0, invited.err

    # The second computer knows nothing but the invitation.
    monkeypatch.delenv("COUNTER_DATABASE_URL")
    monkeypatch.delenv("COUNTER_DATABASE_PASSWORD")
    monkeypatch.setenv("COUNTER_PIN", "2222")
    word = ("--passphrase-file", str(secret), "--number", "0127", "--name", "Quầy 4")
    joined = office(second, "join", str(tmp_path / "moi.qmc"), *word, "--by", "giamsat")
    assert joined.code == 0, joined.err
    found = office(second, "check").facts
    assert [one[:4] for one in found["stations"]][-1] == "0127"
    assert f"{COUNTER_ROLE}-word" not in (second / "settings.json").read_text(encoding="utf-8")

    checks = {one["name"]: one for one in run(second, capsys, "doctor").facts["checks"]}
    assert checks["máy chủ dùng chung"]["ok"]
    assert "quyền trên máy chủ" not in checks
    assert checks["cơ sở dữ liệu"]["detail"].startswith("máy trạm 0127")
    verified = run(second, capsys, "verify")
    assert (verified.code, verified.facts["ok"]) == (0, True)
