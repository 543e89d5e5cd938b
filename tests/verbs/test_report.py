"""The report verb: rows and totals, as JSON, CSV, a workbook and the statutory book."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from counter_app.verbs.report import book_bytes, csv_bytes
from tests.verbs.test_contract import run


@pytest.fixture
def worked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with a small day in it."""
    folder = tmp_path / "Dữ liệu"
    assert run(folder, capsys, "day", "--dossiers", "8", "--seed", "3").code == 0
    return folder


SPAN = ("--from", "2000-01-01", "--to", "2199-12-31")


def test_the_book_has_every_received_dossier_and_its_sums(
    worked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issued = run(worked, capsys, "outbox").facts["issued"]

    facts = run(worked, capsys, "report", "register", *SPAN).facts

    codes = [row["code"] for row in facts["rows"]]
    assert len(set(codes)) == len(codes) == facts["totals"]["received"]
    assert 0 < len(codes) <= issued
    assert all(row["status"] == "received" for row in facts["rows"])
    # Lists are masked: a family name and initials, never the whole name.
    assert all(row["applicant"].endswith(".") for row in facts["rows"])


def test_the_same_rows_come_as_csv_workbook_and_paper(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = run(worked, capsys, "report", "register", *SPAN).facts["rows"]
    codes = [row["code"] for row in rows]
    paths = {form: tmp_path / f"sổ.{form}" for form in ("csv", "xlsx", "pdf", "json")}
    for form, path in paths.items():
        ran = run(worked, capsys, "report", "register", *SPAN, "--format", form, "--out", str(path))
        assert ran.code == 0, ran.err

    with paths["csv"].open(encoding="utf-8-sig", newline="") as file:
        assert [row["code"] for row in csv.DictReader(file)] == codes
    sheet = openpyxl.load_workbook(paths["xlsx"]).active
    assert sheet is not None
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == codes
    assert paths["pdf"].read_bytes().startswith(b"%PDF-")


def test_a_day_is_the_sum_of_its_shifts_and_its_receipts(
    worked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shifts = run(worked, capsys, "report", "shift", *SPAN).facts

    day = run(worked, capsys, "report", "day", *SPAN).facts

    (row,) = day["rows"]
    assert row["shifts"] == len(shifts["rows"]) == 1
    names = set(shifts["totals"])
    assert all(row[name] == shifts["totals"][name] == day["totals"][name] for name in names)
    assert row["receipt_count"] == len(day["receipts"]) > 0
    taken = row["cash"] + row["qr"] + row["transfer"]
    assert sum(receipt["amount"] for receipt in day["receipts"]) == taken
    (shift,) = shifts["rows"]
    assert shift["expected"] == shift["float_opening"] + shift["cash"] == shift["counted"]
    assert (shift["difference"], day["voided"]) == (0, [])


def test_the_money_of_a_span_comes_as_csv_workbook_and_paper(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("shift", "day"):
        for form in ("csv", "xlsx", "pdf"):
            path = tmp_path / f"{name}.{form}"
            ran = run(worked, capsys, "report", name, *SPAN, "--format", form, "--out", str(path))
            assert (ran.code, path.stat().st_size > 0) == (0, True), ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("shift", "--from", "2026-11-02", "--to", "2026-11-01"),
        ("day", "--from", "2026-11-02", "--to", "2026-11-03", "--format", "pdf"),
        ("register", "--from", "2026-11-02", "--to", "2026-11-01"),
        ("register", "--from", "02/11/2026", "--to", "2026-11-01"),
        ("register", "--from", "2026-11-01", "--to", "2026-11-02", "--format", "csv"),
        ("register", "--from", "2026-11-01", "--to", "2026-11-02", "--format", "doc"),
        ("late", "--from", "2026-11-01", "--to", "2026-11-02", "--format", "pdf", "--out", "x"),
        ("register",),
        ("no-such-report", *SPAN),
    ],
)
def test_what_cannot_be_reported_is_said_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(tmp_path, capsys, "report", *arguments).was_refused()


def test_a_cell_is_never_a_formula(tmp_path: Path) -> None:
    rows = [{"a": "=1+1", "b": "@x", "c": "đ"}]
    path = tmp_path / "a.xlsx"
    path.write_bytes(book_bytes(rows))
    sheet = openpyxl.load_workbook(path).active

    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == ["'=1+1", "'@x", "đ"]
    assert "'=1+1,'@x,đ" in csv_bytes(rows).decode("utf-8-sig")
