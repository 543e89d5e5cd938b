"""Files of procedures: whole or not at all, each bad row with its reason, nothing signed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from counter_app.commands.catalogue import (
    ApproveProcedure,
    CurateProcedure,
    ImportCatalogue,
    ImportReport,
)
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, NotAllowed, StaleError
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.catalogue import OneProcedure, Procedures
from counter_app.queries.publication import PublicationReport
from counter_app.queries.verify import Verify
from counter_app.starter import load
from counter_app.verbs.catalogue_file import read_records
from tests.builders import MARITAL_STATUS, a_dossier, open_a_shift
from tests.conftest import Clock
from tests.domain.test_national_record import method, new, old


def lines(path: Path, *records: dict[str, Any], end: str = "\n") -> Path:
    path.write_text("\n".join(json.dumps(one) for one in records) + end, encoding="utf-8")
    return path


def numbered(number: int, **changes: Any) -> dict[str, Any]:
    code = f"9.{number:06d}"
    return new(code=code, codeNotation=code, **changes)


def taken_in(desk: Desk, path: Path) -> ImportReport:
    file = read_records(path)
    asked = ImportCatalogue(path.name, file.records, file.unread, file.notes, file.is_one_piece)
    return desk.submit(asked, by=SYSTEM).value


def test_national_records_come_in_unsigned_and_are_found_by_name(
    desk: Desk, clerk: Actor, tmp_path: Path
) -> None:
    path = lines(tmp_path / "a.jsonl", numbered(1), numbered(3), old())

    report = taken_in(desk, path)
    again = taken_in(desk, path)

    assert (report.read, report.added, report.changed, report.refused) == (3, 3, 0, ())
    assert (again.read, again.added, again.changed) == (3, 0, 0)
    found = desk.ask(Procedures("thu nghiem cu"), by=clerk)
    unsigned = ("documents_unsigned", "fees_unsigned", "time_unsigned")
    assert [(line.code, line.hurdles) for line in found] == [("9.000002", unsigned)]
    assert not any(one.is_receivable for one in desk.ask(PublicationReport(), by=SYSTEM)
                   if one.code.startswith("9."))  # fmt: skip
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_national_record_never_displaces_what_the_office_signed(
    desk: Desk, tmp_path: Path
) -> None:
    before = desk.ask(OneProcedure(MARITAL_STATUS), by=SYSTEM)
    national = new(code=MARITAL_STATUS, codeNotation=MARITAL_STATUS)

    report = taken_in(desk, lines(tmp_path / "a.jsonl", national))

    assert (MARITAL_STATUS, "curated_version_kept") in report.warnings
    assert desk.ask(OneProcedure(MARITAL_STATUS), by=SYSTEM) == before


def test_each_bad_row_is_told_with_its_reason(desk: Desk, tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        numbered(1),
        numbered(2, executionMethods=[method(processingTime=-1)]),
        numbered(3, executionMethods=[method(fees=[{"value": "theo quy định"}])]),
        numbered(4),
        numbered(4, name="Trùng mã"),
        {"neither": "shape"},
        numbered(5),
    )

    report = taken_in(desk, path)

    assert [(one.row, one.reason) for one in report.refused] == [
        (2, "number_out_of_range"),
        (3, "fee_not_a_number"),
        (4, "duplicate_code"),
        (5, "duplicate_code"),
        (6, "not_a_record"),
    ]
    assert (report.read, report.added) == (7, 2)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.jsonl", json.dumps(new())[:-40].encode(), "file_cut_off"),
        ("a.jsonl", (json.dumps(new()) + "\n" + json.dumps(old())[:50]).encode(), "file_cut_off"),
        ("a.jsonl", b"", "catalogue_schema_unknown"),
        ("a.jsonl", b"\xff\xfe", "text_not_utf8"),
        ("a.json", b'{"schema": "one-stop-procedures/1", "procedures": [', "file_not_json"),
        ("a.json", b'{"schema": "other/1"}', "catalogue_schema_unknown"),
        ("a.json", b"[1, 2]", "catalogue_schema_unknown"),
        ("a.xlsx", b"PK\x03\x04 cut", "file_not_book"),
        ("a.xlsx", b"", "file_not_book"),
        ("a.csv", b"x", "catalogue_format_unknown"),
    ],
)
def test_a_file_that_is_not_whole_changes_nothing(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputError) as refusal:
        read_records(path)

    assert refusal.value.code == code


BOOK: dict[str, list[list[Any]]] = {
    "1. Danh mục TTHC": [
        ["DANH MỤC THỦ TỤC"],
        ["STT", "Mã TTHC", "Tên thủ tục", "Lĩnh vực", "Cấp thực hiện", "Phi địa giới", "Màu"],
        [1, "8.000001", "Cấp giấy thử nghiệm", "Thử nghiệm", "Xã", "x", "đỏ"],
        [2, "8.000002", "Thu hồi giấy thử nghiệm", "Thử nghiệm", "Xã", "", ""],
    ],
    "2. Trình tự": [["Mã TTHC", "Bước", "Mô tả"], ["8.000001", 1, "Nộp"]],
    "3. Cách thức": [["Mã TTHC", "Hình thức", "Mô tả"], ["8.000001", "Trực tiếp", ""]],
    "4. Thời hạn": [
        ["Mã TTHC", "Hình thức", "Thời hạn", "Đơn vị"],
        ["8.000001", "Tất cả", 3, "Ngày làm việc"],
        ["8.000002", "", 1, "Ngày làm việc"],
    ],
    "5. Phí, lệ phí": [
        ["Mã TTHC", "Loại", "Tên phí", "Số tiền", "Đơn vị", "Hình thức", "Căn cứ"],
        ["8.000001", "Lệ phí", "Lệ phí cấp giấy", "8.000", "case", "Trực tiếp", "NQ thử"],
    ],
    "6. Thành phần hồ sơ": [
        ["Mã TTHC", "Tên giấy tờ", "Bản chính", "Bản sao", "Bắt buộc"],
        ["8.000001", "Đơn đề nghị", 1, 0, "x"],
    ],
    "7. Đối tượng": [["Mã TTHC", "Đối tượng"], ["8.000001", "Công dân"]],
    "8. Kết quả": [["Mã TTHC", "Kết quả"], ["8.000001", "Giấy thử nghiệm"]],
    "9. Căn cứ pháp lý": [["Mã TTHC", "Số hiệu"], ["8.000001", "1/2026/QH"]],
    "10. Yêu cầu": [["Mã TTHC", "Yêu cầu"], ["8.000001", "Đủ 18 tuổi"]],
    "11. Cơ quan": [["Mã TTHC", "Cơ quan"], ["8.000001", "UBND xã"]],
    "12. Biểu mẫu": [["Mã TTHC", "Tên biểu mẫu"], ["8.000001", "Mẫu 1"]],
    "13. Quy trình nội bộ": [
        ["Mã TTHC", "Tên bước", "Vai trò", "Số giờ"],
        ["8.000001", "Tiếp nhận", "Một cửa", 4],
        ["8.000001", "Xử lý", "Chuyên viên", 20],
    ],
    "14. Ghi chú": [["Mã TTHC", "Ghi chú"], ["8.000001", "Thử"]],
    "Bảng phụ": [["gì đó"]],
}


def book(path: Path, **changes: tuple[str, int, int, Any]) -> Path:
    """The workbook with single cells changed: sheet, row and column from 0, value."""
    made = openpyxl.Workbook()
    for sheet in made.worksheets:
        made.remove(sheet)
    for title, rows in BOOK.items():
        copy = [list(row) for row in rows]
        for name, row, column, value in changes.values():
            if name == title:
                copy[row][column] = value
        sheet_made = made.create_sheet(title)
        for cells in copy:
            sheet_made.append(cells)
    made.save(path)
    return path


def test_a_workbook_of_fourteen_sheets_becomes_unsigned_proposals(
    desk: Desk, tmp_path: Path
) -> None:
    report = taken_in(desk, book(tmp_path / "a.xlsx"))

    assert (report.read, report.added, report.refused) == (2, 2, ())
    assert ("1. Danh mục TTHC: Màu", "column_unknown") in report.warnings
    assert ("Bảng phụ", "sheet_unknown") in report.warnings
    procedure = desk.ask(OneProcedure("8.000001"), by=SYSTEM)
    assert procedure.documents[0].is_required
    assert procedure.fee_rules[0].amount is not None
    assert procedure.fee_rules[0].amount.dong == 8_000
    assert [step.hours for step in procedure.steps] == [4, 20]
    assert procedure.hurdles(date(2026, 11, 26))


@pytest.mark.parametrize(
    ("cell", "reason", "row"),
    [
        (("5. Phí, lệ phí", 1, 3, "theo quy định"), "fee_not_a_number", 2),
        (("4. Thời hạn", 1, 2, -1), "number_out_of_range", 2),
        (("4. Thời hạn", 1, 3, "tuần trăng"), "time_unit_unknown", 2),
        (("3. Cách thức", 1, 1, "bồ câu"), None, 0),
        (("4. Thời hạn", 1, 1, "bồ câu"), "channel_unknown", 2),
        (("1. Danh mục TTHC", 2, 2, ""), "text_missing", 3),
        (("1. Danh mục TTHC", 3, 1, "8.000001"), "duplicate_code", 4),
    ],
)
def test_a_wrong_cell_is_told_and_keeps_the_whole_workbook_out(
    desk: Desk, tmp_path: Path, cell: tuple[str, int, int, Any], reason: str | None, row: int
) -> None:
    report = taken_in(desk, book(tmp_path / "a.xlsx", change=cell))

    if reason is None:
        assert report.refused == ()
        return
    assert [(one.row, one.reason) for one in report.refused] == [(row, reason)]
    assert report.added == 0
    assert not desk.ask(Procedures("thử nghiệm"), by=SYSTEM)


def ours(path: Path, *changes: dict[str, Any]) -> Path:
    """A file of the office's own: sound records, each with what is changed in it."""
    model = next(one for one in load.raw_procedures() if one["code"] == MARITAL_STATUS)
    records = [{**model, "code": f"9.9{row:05d}", **one} for row, one in enumerate(changes, 1)]
    document = {"schema": "one-stop-procedures/1", "procedures": records}
    path.write_text(json.dumps(document, default=float), encoding="utf-8")
    return path


def with_fee(**changes: Any) -> dict[str, Any]:
    model = next(one for one in load.raw_procedures() if one["code"] == MARITAL_STATUS)
    rules: Any = model["fee_rules"]
    return {"fee_rules": [{**rules[0], **changes}]}


@pytest.mark.parametrize(
    ("wrong", "rows"),
    [
        ({"code": "9.900001"}, [(1, "duplicate_code"), (2, "duplicate_code")]),
        (with_fee(amount="theo quy định"), [(2, "not_a_whole_number")]),
        (with_fee(amount=-1), [(2, "number_out_of_range")]),
        ({"deadlines": [{"channel": "any", "quantity": -1, "unit": "HOUR"}]},
         [(2, "number_out_of_range")]),
    ],
)  # fmt: skip
def test_one_refused_row_keeps_the_offices_own_file_out(
    desk: Desk, tmp_path: Path, wrong: dict[str, Any], rows: list[tuple[int, str]]
) -> None:
    path = ours(tmp_path / "a.json", {}, wrong, {})

    report = taken_in(desk, path)

    assert [(one.row, one.reason) for one in report.refused] == rows
    assert (report.read, report.added, report.changed) == (3, 0, 0)
    with pytest.raises(InputError, match="procedure_unknown"):
        desk.ask(OneProcedure("9.900003"), by=SYSTEM)


def test_what_nobody_reads_in_our_own_file_is_named(desk: Desk, tmp_path: Path) -> None:
    path = ours(tmp_path / "a.json", {"fee_rule": []}, with_fee(ammount=5_000))

    report = taken_in(desk, path)

    assert report.added == 2
    assert ("9.900001: fee_rule", "column_unknown") in report.warnings
    assert ("9.900002: fee_rules.ammount", "column_unknown") in report.warnings
    assert sum(hurdle == "column_unknown" for _, hurdle in report.warnings) == 2


def test_a_curated_version_counts_only_with_a_second_person_and_from_its_day(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock
) -> None:
    open_a_shift(desk, clerk)
    received = desk.submit(a_dossier("d1"), by=clerk).value
    record = next(one for one in load.raw_procedures() if one["code"] == MARITAL_STATUS)
    curated = {**record, "name_vi": "Tên mới của thủ tục"}
    first_day = date(2026, 12, 1)

    version = desk.submit(CurateProcedure(curated, "Đổi tên", first_day), by=supervisor).value
    with pytest.raises(NotAllowed, match="other_person_needed"):
        desk.submit(ApproveProcedure(MARITAL_STATUS, version), by=supervisor)
    assert desk.ask(OneProcedure(MARITAL_STATUS), by=clerk).name == record["name_vi"]
    desk.submit(ApproveProcedure(MARITAL_STATUS, version), by=head)
    with pytest.raises(StaleError, match="procedure_approved_already"):
        desk.submit(ApproveProcedure(MARITAL_STATUS, version), by=head)

    assert desk.ask(OneProcedure(MARITAL_STATUS), by=clerk).name == record["name_vi"]
    clock.move(days=5)
    assert desk.ask(OneProcedure(MARITAL_STATUS), by=clerk).name == "Tên mới của thủ tục"
    from counter_app.queries.dossier import OneDossier

    # The dossier of before keeps the version it was received under.
    page = desk.ask(OneDossier(received.code), by=clerk)
    assert page.line.procedure_short == record["name_vi"]
    assert desk.ask(Verify(), by=SYSTEM).ok
