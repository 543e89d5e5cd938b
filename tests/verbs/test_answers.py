"""What a verb tells: values as a person reads them, and what a refusal leaves as it was."""

from __future__ import annotations

import json
import socket
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path

import pytest

from counter_app.domain.office import DRILL_OFFICE
from counter_app.settings import read
from counter_app.verbs.answer import told
from tests.city import SandboxProcess
from tests.verbs.test_contract import _file_key, run  # noqa: F401  # a fixture of every test here

SPAN = ("--from", "2026-11-01", "--to", "2026-11-30")
PEOPLE = (
    ("clerk", "Người Tiếp Nhận", "quay1", "2580"),
    ("supervisor", "Người Giám Sát", "giamsat1", "2581"),
    ("head", "Người Lãnh Đạo", "lanhdao1", "2582"),
)


class Part(StrEnum):
    OFFICE = "office"


@pytest.fixture
def nobody_there() -> str:
    """An address at which no city listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}"


def a_real_office(folder: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = replace(DRILL_OFFICE, agency="000.00.02.H26", tax_code="0100000001", is_drill=False)
    office = {name: text for name, text in asdict(own).items() if isinstance(text, str)}
    people = [dict(zip(("role", "full_name", "login", "pin"), one, strict=True)) for one in PEOPLE]
    facts = {"station_number": 17, "office": office, "people": people}
    file.write_text(json.dumps(facts), encoding="utf-8")
    ran = run(folder, capsys, "setup", str(file))
    assert ran.code == 0, ran.err


def test_a_line_shows_no_form_of_the_programs_own() -> None:
    answer = told({
        "ok": True, "gaps": [], "note": "", "at": None, "parts": [Part.OFFICE, "people"],
        "paid": {"cash": 1, "qr": 0}, "waiting": 0, "seen": frozenset(),
    })  # fmt: skip

    assert answer.lines == (
        "ok: true", "gaps: –", "note: –", "at: –", "parts: office, people",
        "paid: cash 1 · qr 0", "waiting: 0", "seen: –",
    )  # fmt: skip


def test_a_day_is_rehearsed_over_no_real_citizen_and_leaves_the_city_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], nobody_there: str
) -> None:
    desk = tmp_path / "desk"
    a_real_office(desk, tmp_path / "office.file", capsys)

    ran = run(desk, capsys, "day", "--dossiers", "1", "--city", nobody_there)

    assert ran.was_refused()
    assert "diễn tập" in ran.err
    assert read(desk).city_url == ""


def test_an_address_that_no_desk_sends_to_is_not_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, pictures = tmp_path / "desk", tmp_path / "pictures"

    ran = run(
        desk, capsys, "day", "--dossiers", "1", "--city", "ftp://127.0.0.1",
        "--pictures", str(pictures),
    )  # fmt: skip

    assert ran.was_refused()
    assert not pictures.exists()
    assert not (desk / "counter.db").exists()
    assert read(desk).city_url == ""


def test_the_doctor_looks_at_the_citys_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, capsys, "setup", "--drill")
    (tmp_path / "settings.json").write_text('{"city_url": "ftp://x"}', encoding="utf-8")

    ran = run(tmp_path, capsys, "doctor")

    (city,) = (one for one in ran.facts["checks"] if "https://" in one["detail"])
    assert (ran.code, city["ok"]) == (1, False)


def test_the_doctor_says_in_words_that_a_book_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, capsys, "setup", "--drill")
    (tmp_path / "counter.db").unlink()

    ran = run(tmp_path, capsys, "doctor")

    details = [one["detail"] for one in ran.facts["checks"] if not one["ok"]]
    assert ran.code == 1
    assert any(" " in one for one in details)
    assert "database_lost" not in details


@pytest.mark.parametrize("how", [(), ("--until-empty", "--timeout", "0")], ids=["once", "until"])
def test_what_a_silent_city_has_not_got_is_said_to_be_safe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], nobody_there: str, how: tuple[str, ...]
) -> None:
    assert run(tmp_path, capsys, "day", "--dossiers", "1").code == 0

    ran = run(tmp_path, capsys, "sync", "--city", nobody_there, *how)

    assert ran.facts["waiting"] == 1
    assert "Sổ còn nguyên, 1 hồ sơ chờ gửi" in ran.err


def test_where_nothing_waits_a_silent_city_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], nobody_there: str
) -> None:
    run(tmp_path, capsys, "setup", "--drill")

    ran = run(tmp_path, capsys, "sync", "--city", nobody_there)

    assert "Không có gì chờ gửi" in ran.err


def test_what_the_city_refused_is_not_said_to_go_by_running_it_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], city: SandboxProcess
) -> None:
    assert run(tmp_path, capsys, "day", "--dossiers", "1").code == 0
    city.faults([{"path": "/v1/messages", "kind": "poison"}])

    ran = run(tmp_path, capsys, "sync", "--city", city.url, "--until-empty")

    assert (ran.code, ran.facts["refused"]) == (1, 1)
    assert "Thành phố không nhận 1 hồ sơ" in ran.err


def test_a_report_makes_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, capsys, "setup", "--drill")
    mistyped = tmp_path / "mistyped"

    ran = run(
        tmp_path, capsys, "report", "late", *SPAN, "--format", "csv", "--out", str(mistyped / "r")
    )

    assert ran.was_refused()
    assert not mistyped.exists()
