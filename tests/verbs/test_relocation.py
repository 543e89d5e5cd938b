"""`office move` as an IT officer types it, on a server with the two roles of an office."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.settings import remember
from tests.store.test_office_roles import Office
from tests.verbs.test_contract import run

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("_file_key")]


@pytest.fixture
def _file_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.delenv("COUNTER_CITY_URL", raising=False)
    monkeypatch.delenv("COUNTER_DATABASE_URL", raising=False)


@pytest.fixture
def empty(postgresql_url: str, tmp_path: Path) -> Iterator[Office]:
    made = Office(postgresql_url, tmp_path)
    yield made
    made.close()


def test_a_book_moves_to_the_owners_tables_is_worked_by_a_counter_and_comes_home(
    empty: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"
    assert run(folder, capsys, "day", "--dossiers", "2").code == 0
    assert run(folder, capsys, "office", "move", "--to", "server").was_refused()
    remember(folder, database_url=empty.settings.database_url)

    there = run(folder, capsys, "office", "move", "--to", "server")
    in_office = run(folder, capsys, "verify")
    worked = run(folder, capsys, "day", "--dossiers", "1")
    home = run(folder, capsys, "office", "move", "--to", "file")
    at_home = run(folder, capsys, "verify")

    codes = [one.code for one in (there, in_office, worked, home, at_home)]
    assert codes == [0] * 5, (there.err, in_office.out, worked.err, home.err, at_home.out)
    assert set(there.facts) == {"entries", "rows", "files", "sha256", "kept_in", "tables"}
    assert there.facts["rows"] == sum(one["rows"] for one in there.facts["tables"]) > 50
    assert in_office.facts["audit_entries"] == there.facts["entries"]
    assert home.facts["rows"] > there.facts["rows"]
    assert at_home.facts["audit_entries"] == home.facts["entries"]
    assert (tmp_path / home.facts["kept_in"] / "counter.db").exists()
    assert run(folder, capsys, "office", "take-back").was_refused()
