"""`verify` as a script uses it: what it found stands in its keys, what to do in one sentence."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from counter_app.domain.calendar import VIETNAM
from counter_app.store import key
from counter_app.store.engine import open_sqlite
from tests.damage import damage
from tests.verbs.test_contract import (  # a fixture of every test here
    _file_key,  # noqa: F401
    head_of,
    run,
)


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


@pytest.mark.parametrize(
    ("at", "state", "told"),
    [
        ((), "rewritten", "The book has no such code. Nothing was changed. Check each character"),
        (("--at", "2099-01-01"), "behind", "and ends before the paper’s day (entry 1)."),
        (("--at", "2020-01-01"), "rewritten", "and begins after the paper’s day."),
        (("--at", "TODAY"), "rewritten", "it reaches the paper’s day. Nothing"),
    ],
)
def test_a_code_that_was_never_printed_is_asked_to_be_checked_before_the_book_is_accused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], at: tuple[str, ...], state: str, told: str
) -> None:
    run(tmp_path, capsys, "setup", "--drill")

    day = f"{datetime.now(VIETNAM):%Y-%m-%d}"
    at = tuple(one.replace("TODAY", day) for one in at)
    ran = run(tmp_path, capsys, "--lang", "en", "verify", "--head", "0badc0de", *at)

    assert (ran.code, ran.facts["ok"], ran.facts["first_fault"]) == (1, False, None)
    assert ran.facts["head"]["state"] == state
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_code_of_another_day_and_one_that_fits_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, capsys, "setup", "--drill")
    digits = head_of(tmp_path)

    fits = run(tmp_path, capsys, "verify", "--head", digits)
    other = run(tmp_path, capsys, "--lang", "en", "verify", "--head", digits, "--at", "2020-01-01")

    assert (fits.code, fits.err) == (0, "")
    assert (other.code, other.facts["head"]["state"]) == (1, "other_time")
    assert "The book has this code, but not at that time (entry 1)." in other.err
