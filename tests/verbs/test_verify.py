"""`verify` as a script uses it: what it found stands in its keys, what to do in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.store import key
from counter_app.store.engine import open_sqlite
from tests.damage import damage
from tests.verbs.test_contract import run

pytestmark = pytest.mark.usefixtures("_file_key")


@pytest.fixture
def _file_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.delenv("COUNTER_CITY_URL", raising=False)


@pytest.mark.parametrize(
    ("name", "entries"), [("print_job_paper", "all"), ("sqlite_autoindex_dossier_1", "none")]
)
def test_a_damaged_page_is_a_fault_of_the_file_whether_the_rows_are_read_by_it_or_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, entries: str
) -> None:
    run(tmp_path, capsys, "setup", "--drill")
    whole = run(tmp_path, capsys, "verify").facts
    engine = open_sqlite(tmp_path / "counter.db", key.load_or_make(tmp_path, "file", is_new=False))
    with engine.connect() as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        root = connection.exec_driver_sql(query, (name,)).scalar_one()
    engine.dispose()
    damage(tmp_path / "counter.db", root)

    ran = run(tmp_path, capsys, "verify")

    assert (ran.code, ran.facts["ok"]) == (1, False)
    assert ran.facts["faults"] == ["database: database_damaged"]
    assert ran.facts["audit_entries"] == (whole["audit_entries"] if entries == "all" else 0)
