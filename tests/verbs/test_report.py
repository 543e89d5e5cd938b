"""The report verb: rows and totals, as JSON, CSV, a workbook and the statutory book."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from counter_app.cli import main
from counter_app.commands.dossier import WithdrawDossier
from counter_app.commands.result import FinishDossier
from counter_app.desk import Desk
from counter_app.domain.instant import micros
from counter_app.domain.user import SYSTEM
from counter_app.main import system_clock
from counter_app.queries.export import ExportRegister
from counter_app.queries.verify import Verify
from counter_app.settings import read
from counter_app.store import schema
from counter_app.verbs.answer import open_for
from counter_app.verbs.report import FORMATS, NAMES
from tests.builders import a_scan, drill_people
from tests.city import SandboxProcess
from tests.verbs.test_contract import run


@pytest.fixture(scope="module")
def day_done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small day in it, to be copied."""
    folder = tmp_path_factory.mktemp("day") / "Dữ liệu"
    assert main(["--data-dir", str(folder), "--json", "day", "--dossiers", "8", "--seed", "3"]) == 0
    return folder


@pytest.fixture
def worked(day_done: Path, tmp_path: Path) -> Path:
    """That day, for one test."""
    return Path(shutil.copytree(day_done, tmp_path / "Dữ liệu"))


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
        ("late", "--from", "2026-11-01", "--to", "2026-11-02", "--format", "pdf"),
        ("kpi", "--from", "2026-11-02", "--to", "2026-11-01"),
        ("register",),
        ("no-such-report", *SPAN),
    ],
)
def test_what_cannot_be_reported_is_said_in_a_line(
    worked: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(worked, capsys, "report", *arguments).was_refused()


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_nothing_still_says_what_its_columns_are(
    day_done: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = shutil.copytree(day_done, tmp_path / "desk")
    never = ("--from", "2000-01-01", "--to", "2000-12-31")
    headings = []
    for span in (SPAN, never):
        for form in ("csv", "xlsx"):
            path = tmp_path / f"report.{form}"
            ran = run(folder, capsys, "report", name, *span, "--format", form, "--out", str(path))
            assert ran.code == 0, ran.err
        headings.append(heading_of(tmp_path / "report.csv"))
        (first, *_rest) = (
            openpyxl.load_workbook(tmp_path / "report.xlsx")
            .worksheets[0]
            .iter_rows(values_only=True)
        )
        assert list(first) == headings[-1]

    assert headings[0] == headings[1]
    assert len(headings[0]) > 5


def heading_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))


def test_every_report_comes_in_every_form_and_stands_on_the_register(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written: dict[str, str] = {}
    for name in NAMES:
        for form in FORMATS:
            path = tmp_path / f"{name}.{form}"
            ran = run(worked, capsys, "report", name, *SPAN, "--format", form, "--out", str(path))
            assert ran.code == 0, ran.err
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            assert ran.facts["sha256"] == digest
            written[path.name] = digest

    with open_for(read(worked)) as desk:
        register = desk.ask(ExportRegister(), by=drill_people(desk._store)[1])
        verdict = desk.ask(Verify(), by=SYSTEM)

    listed = {line.file_name: line.sha256 for line in register if line.file_name}
    assert listed == written
    assert {line.user_name for line in register} == {"Hệ thống"}
    assert verdict.ok, verdict
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_cannot_be_written_leaves_nothing_behind(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "taken"
    in_the_way.mkdir()

    ran = run(worked, capsys, "report", "kpi", *SPAN, "--format", "csv", "--out", str(in_the_way))

    assert ran.was_refused()
    assert list(tmp_path.glob(".*")) == []


# ---- the 766 estimate, computed a second time from the raw rows -------------------------------

VIETNAM_US = 7 * 3600 * 1_000_000


def day_of_us(at: int) -> int:
    return (at + VIETNAM_US) // 86_400_000_000


def by_hand(folder: Path) -> dict[str, tuple[int, int]]:
    """Every share by plain loops over whole tables: nothing of the queries is used."""
    with open_for(read(folder)) as desk, desk._store.reading() as reading:
        tables = {
            name: [dict(row) for row in reading.rows(getattr(schema, name).select())]
            for name in ("dossier", "payment", "scan", "paper", "outbox", "inbox_change")
        }
    received = [one for one in tables["dossier"] if one["received_at"] is not None]
    finished = [
        one
        for one in received
        if one["finished_at"] and one["status"] in ("withdrawn", "result_ready", "returned")
    ]
    at_work = [one for one in received if one["status"] in ("received", "processing")]
    with_fee = [one for one in received if one["fee_total"] > 0]
    paid: dict[str, list[dict[str, Any]]] = {}
    for one in tables["payment"]:
        paid.setdefault(one["dossier_id"], []).append(one)

    def by_bank(one: dict[str, Any]) -> bool:
        came = [
            p for p in paid.get(one["id"], []) if p["state"] in ("paid", "paid_late", "surplus")
        ]
        waits = any(
            p["state"] in ("waiting", "claimed", "underpaid") for p in paid.get(one["id"], [])
        )
        return bool(came) and not waits and all(p["method"] != "cash" for p in came)

    online = {one["id"] for one in received if one["channel"] == "online"}
    told = {
        one["lane"]
        for one in tables["outbox"]
        if one["kind"] == "dossier.received"
        and one["state"] == "acknowledged"
        and day_of_us(one["settled_at"]) == day_of_us(one["made_at"])
    }
    kept = [one for one in tables["scan"] if one["discarded_at"] is None]
    ids = {one["id"] for one in received}
    reused = {(s["dossier_id"], s["subject"]) for s in kept if s["state"] in (2, 3)}
    papers = [one for one in tables["paper"] if one["dossier_id"] in ids]

    def is_reused(one: dict[str, Any]) -> bool:
        by_file = (one["dossier_id"], f"paper-{one['position']}") in reused
        return by_file or (one["state"], one["reason"]) == ("not_needed", "result_reused")

    came = [one for one in papers if one["state"] == "handed_in" or is_reused(one)]
    faces = [
        json.loads(one["body"])["faces"]
        for one in tables["inbox_change"]
        if one["kind"] == "feedback"
    ]
    paid_online = [one for one in with_fee if by_bank(one) and one["id"] in online]
    now = micros(system_clock())
    done = [one for one in finished if one["status"] != "withdrawn"]
    return {
        "same_day_sync": (sum(one["id"] in told for one in received), len(received)),
        "on_time": (sum(one["finished_at"] <= one["due_at"] for one in finished), len(finished)),
        "open_late": (sum(one["due_at"] < now for one in at_work), len(at_work)),
        "online_dossiers": (len(online), len(received)),
        "online_procedures": (
            len({one["procedure_code"] for one in received if one["id"] in online}),
            len({one["procedure_code"] for one in received}),
        ),
        "paid_online_dossiers": (len(paid_online), len(with_fee)),
        "paid_online_procedures": (
            len({one["procedure_code"] for one in paid_online}),
            len({one["procedure_code"] for one in with_fee}),
        ),
        "paid_by_bank": (sum(map(by_bank, with_fee)), len(with_fee)),
        "satisfied": (sum(face > 2 for face in faces), len(faces)),
        "digitised_dossiers": (
            len({s["dossier_id"] for s in kept if s["subject"] != "result" and s["state"]} & ids),
            len(received),
        ),
        "reused_papers": (sum(map(is_reused, came)), len(came)),
        "e_results": (
            len(
                {s["dossier_id"] for s in kept if s["subject"] == "result"}
                & {one["id"] for one in done}
            ),
            len(done),
        ),
    }


def test_the_766_estimate_equals_a_count_by_hand(
    tmp_path: Path, city: SandboxProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    """COUNTER_TEST_DOSSIERS=500 makes it the day that is promised; a smaller one is as good."""
    folder, dossiers = tmp_path / "desk", os.environ.get("COUNTER_TEST_DOSSIERS", "16")
    day = run(folder, capsys, "day", "--dossiers", dossiers, "--seed", "3", "--city", city.url)
    assert day.code == 0, day.err
    for number, dossier in enumerate(city.dossiers()):
        if number % 3 == 0:
            page = f"{city.url}/danh-gia/{dossier['code']}"
            said = {"faces": str(1 + number % 5), "comment": ""}
            assert city.session().post(page, data=said, timeout=60).status_code == 200
    assert run(folder, capsys, "sync", "--until-empty", "--city", city.url).code == 0
    with open_for(read(folder)) as desk:
        live_on(desk)

    rows = run(folder, capsys, "report", "kpi", *SPAN).facts["rows"]

    told = {
        row["indicator"]: (row["numerator"], row["denominator"])
        for row in rows
        if row["computable"]
    }
    expected = by_hand(folder)
    assert {key: told[key] for key in expected} == expected
    unknown = {row["indicator"] for row in rows if not row["computable"]}
    assert unknown == {"published_on_time", "portal_survey"}
    assert all(
        row["numerator"] is None and "không tính được" in row["label"]
        for row in rows
        if not row["computable"]
    )
    # Nothing of it is empty: a share of nothing would be equal to anything.
    assert all(numbers[1] for numbers in expected.values())
    print({row["indicator"]: (row["numerator"], row["denominator"]) for row in rows})


def live_on(desk: Desk) -> None:
    """Some of the day's dossiers get files and results, one is withdrawn."""
    clerk, _supervisor, _head = drill_people(desk._store)
    with desk._store.reading() as reading:
        rows = [row for row in reading.rows(schema.dossier.select()) if row["status"] == "received"]
        handed_in = {
            row["dossier_id"]: row["position"]
            for row in reading.rows(schema.paper.select())
            if row["state"] == "handed_in"
        }
    for number, row in enumerate(rows[:12]):
        if number % 4 == 3:
            desk.submit(WithdrawDossier(row["id"], "Công dân đề nghị"), by=clerk)
            continue
        if number % 2 == 0 and row["channel"] == "counter":
            desk.submit(a_scan(desk, clerk, row["id"], position=handed_in[row["id"]]), by=clerk)
        on = desk._clock().date()
        desk.submit(FinishDossier(row["id"], "Giấy", f"{number}/KQ", on, "Trần Mẫu"), by=clerk)
        if number % 3 == 0:
            result = a_scan(desk, clerk, row["id"], position=None, content=b"%PDF result")
            desk.submit(result, by=clerk)
