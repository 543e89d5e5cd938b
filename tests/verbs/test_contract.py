"""The outside contract: what the verbs promise, and one line of reason where they refuse."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counter_app.cli import main
from tests.city import SandboxProcess
from tests.working_day import on_a_working_day

VECTORS = Path(__file__).parent.parent / "domain" / "vectors"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all: these verbs change nothing in it."""
    made = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTER_KEY_STORE", "file")
        assert main(["--data-dir", str(made), "setup", "--drill"]) == 0
    return made


class Ran:
    """What a verb said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def facts(self) -> Any:
        return json.loads(self.out)

    def was_refused(self) -> bool:
        lines = self.err.strip().splitlines()
        return self.code == 2 and len(lines) == 1 and not self.out and "Traceback" not in self.err


def run(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    capsys.readouterr()
    code = main(["--data-dir", str(folder), "--json", *arguments])
    captured = capsys.readouterr()
    return Ran(code, captured.out, captured.err)


@pytest.fixture(autouse=True)
def _file_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.delenv("COUNTER_CITY_URL", raising=False)


def head_of(folder: Path) -> str:
    """The newest head as a paper bears it."""
    text: str = (folder / "counter.mark").read_text(encoding="ascii")
    return text.split()[1].rpartition(":")[2][:8]


def vectors(name: str) -> Any:
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def test_decode_accepts_exactly_the_right_vectors(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for one in vectors("vietqr_vectors.json")["vectors"]:
        ran = run(folder, capsys, "vietqr", "decode", one["payload"])
        if one["crc_ok"] and one["structure_ok"]:
            assert ran.code == 0, one["id"]
            assert ran.facts["crc"] == one["fields"]["crc"]
        else:
            assert ran.was_refused(), one["id"]


def test_encode_recreates_the_published_static_card_example(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = (v for v in vectors("vietqr_vectors.json")["vectors"] if v["id"] == "V002")
    fields = example["fields"]

    ran = run(
        folder, capsys, "vietqr", "encode", "--bin", fields["bank_bin"],
        "--account", fields["account_or_merchant_id"], "--service", fields["service_code"],
    )  # fmt: skip

    assert ran.facts == {"payload": example["payload"]}


@pytest.mark.parametrize("amount", ["0", "-1", "1.5", "500000001", "abc", "", "１２", " 5"])
def test_encode_refuses_what_is_no_amount(
    folder: Path, capsys: pytest.CaptureFixture[str], amount: str
) -> None:
    ran = run(
        folder,
        capsys,
        "vietqr",
        "encode",
        "--bin",
        "970436",
        "--account",
        "1",
        f"--amount={amount}",
    )

    assert ran.was_refused()


def test_every_card_is_read_or_refused_as_expected(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for one in vectors("citizen_cards.json")["vectors"]:
        ran = run(folder, capsys, "card", "read", one["payload"])
        expect = one["expect"]
        if expect.startswith("reject"):
            assert ran.was_refused(), one["id"]
            continue
        assert ran.code == 0, (one["id"], ran.err)
        assert bool(ran.facts["warnings"]) == ("warning" in expect), one["id"]
        assert set(ran.facts) == {
            "id_number", "old_id_number", "full_name", "born_on", "sex", "residence",
            "issued_on", "format", "warnings",
        }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["https://example.vn/x", "\ud800", "0" * 10_240, "", "\x00", "a|b|c|d|e|f|g", "\u202eabc"],
)
def test_what_is_no_card_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert run(folder, capsys, "card", "read", "--", text).was_refused()


def test_a_card_comes_from_standard_input_too(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = vectors("citizen_cards.json")["vectors"][0]["payload"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{text}\r\n".encode())))

    assert run(folder, capsys, "card", "read", "-").facts["id_number"] == "001098012345"


def test_references_are_found_in_the_made_lines_and_in_no_real_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = vectors("transfer_lines.json")
    for one in lines["made"]:
        expected = [one["expected_code"]] if one["expected_code"] else []
        assert run(folder, capsys, "reference", "find", one["text"]).facts["references"] == expected
    for one in lines["real"]:
        ran = run(folder, capsys, "reference", "find", one["text"])
        assert (ran.code, ran.facts) == (0, {"references": []})


def test_a_reference_is_made_with_its_check_pair(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(folder, capsys, "reference", "make", "--station", "126", "--serial", "123")

    assert ran.facts == {"reference": "HCC01260012347"}


def test_due_explains_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(
        folder, capsys, "due", "--procedure", "1.004873", "--received", "2026-11-20T14:30:00+07:00"
    )

    assert ran.facts["due_at"] == "2026-11-26T14:30:00+07:00"
    assert any("24/11/2026" in line for line in ran.facts["trace"])


@pytest.mark.parametrize(
    ("code", "received", "due_on"),
    [
        ("1.004873", "2026-08-28", "2026-09-07"),
        ("1.004873", "2026-02-13", "2026-02-25"),
        ("1.013227", "2026-04-24", "2026-05-06"),
    ],
)
def test_a_day_without_an_hour_counts_from_its_end(
    folder: Path, capsys: pytest.CaptureFixture[str], code: str, received: str, due_on: str
) -> None:
    ran = run(folder, capsys, "due", "--procedure", code, "--received", received)

    assert ran.facts["due_at"] == f"{due_on}T17:00:00+07:00"
    assert "Không nêu giờ" in ran.facts["trace"][0]


def test_a_catalogue_file_with_a_bad_row_tells_all_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from tests.verbs.test_catalogue_file import ours

    path = ours(tmp_path / "ours.json", {}, {"deadlines": "ba ngày"})

    code = main(["--data-dir", str(folder), "--json", "catalogue", "import", str(path)])
    said = capsys.readouterr()

    assert (code, len(said.err.splitlines())) == (2, 1)
    facts = json.loads(said.out)
    assert (facts["read"], facts["added"], len(facts["refused"])) == (2, 0, 1)


def test_a_fee_is_counted_by_its_own_unit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(
        folder, capsys, "fee", "--procedure", "2.000815", "--channel", "counter", "--on",
        "2026-11-26", "--quantity", "page_of_original_per_copy=10",
    )  # fmt: skip

    assert (ran.facts["total"], ran.facts["total_in_words"]) == (12_000, "mười hai nghìn đồng")


def test_a_fee_that_hangs_on_a_condition_is_a_question(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(
        folder,
        capsys,
        "fee",
        "--procedure",
        "1.001193",
        "--channel",
        "counter",
        "--on",
        "2026-11-26",
    )

    assert ran.facts["total"] == 0
    assert all(line["amount"] is None and line["question"] for line in ran.facts["lines"])


@pytest.mark.parametrize(("code", "is_signed"), [("1.004859", False), ("1.004873", True)])
def test_a_fee_that_nobody_signed_is_told_as_one_that_is_not_to_be_taken(
    folder: Path, capsys: pytest.CaptureFixture[str], code: str, is_signed: bool
) -> None:
    asked = ("fee", "--procedure", code, "--channel", "counter", "--on", "2026-11-26")
    facts = run(folder, capsys, *asked).facts
    main(["--data-dir", str(folder), *asked])
    lines = capsys.readouterr().out

    assert facts["fee_is_signed"] is is_signed
    assert ("chưa được ký duyệt" in lines) is not is_signed


A_FEE = ["fee", "--procedure", "1.004873", "--channel", "counter", "--on", "2026-11-26"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["due", "--procedure", "nothing", "--received", "2026-11-20T14:30:00+07:00"],
        ["due", "--procedure", "1.004873", "--received", "yesterday"],
        ["fee", "--procedure", "1.004873", "--channel", "pigeon", "--on", "2026-11-26"],
        ["fee", "--procedure", "1.004873", "--channel", "counter", "--on", "2026-13-01"],
        ["fee", "--procedure", "1.001612", "--channel", "counter", "--on", "2026-07-01"],
        [*A_FEE, "--quantity", "x"],
        [*A_FEE, "--quantity", "case=-1"],
        [*A_FEE, "--exemption", "x"],
        ["reference", "make", "--station", "10000", "--serial", "1"],
        ["print", "receipt", "26TAA-00000001", "--to", "file:x"],
        ["print", "receipt", "26TAA-00000001", "--to", "ftp://x"],
        ["print", "poem", "1", "--to", "file:x"],
        ["catalogue", "import", "no-such-file.json"],
        ["catalogue", "import", "file.xlsx"],
        ["day", "--dossiers", "0"],
        ["day", "--dossiers", "1", "--pictures", __file__],
        ["report", "day", "--from", "2026-11-01", "--to", "9999-12-31"],
        ["report", "month", "--from", "0001-01-01", "--to", "2026-11-26"],
        ["verify", "--head", "0123abcd", "--at", "9999-12-31"],
        ["verify", "--head", "0123abcd", "--at", "9999-12-31T23:59:59"],
        ["print", "intake-slip", "specimen", "--on", "9999-12-31", "--to", "pdf:x"],
        # A byte that was no letter in the console's encoding.
        ["due", "--procedure", "\udcff", "--received", "2026-11-20"],
        [*A_FEE, "--exemption", "\udcff"],
        ["print", "receipt", "\udcff", "--to", "file:x"],
        ["setup", "office.json", "--drill"],
        ["verify", "--head", ""],
        ["verify", "--at", "2026-11-26"],
        ["print", "intake-slip", "specimen", "--on", "", "--to", "pdf:x"],
        ["backup", "\udcff"],
        ["backup", "/"],
        ["backup", "x" * 300],
        ["parcel", "export", "/"],
        ["bundle", "draft", "x" * 300],
        ["bundle", "make", "x" * 300, "--number", "1", "--agency", "A", "--out", "x", "--drill"],
        ["sync"],
        ["nonsense"],
    ],
)  # fmt: skip
def test_a_refusal_is_one_line_of_reason(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(folder, capsys, *arguments).was_refused()


@pytest.mark.parametrize(
    "content",
    [b"", b"[" * 200_000, b"null", b"\xff", b'{"office": 1e999}'],
    ids=["empty", "deep", "null", "no-letter", "endless"],
)
def test_a_file_that_is_none_of_ours_is_refused_by_every_verb_that_reads_one(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content)

    for verb in ("catalogue import", "setup", "restore", "parcel import", "bundle show"):
        ran = run(folder, capsys, *verb.split(), str(path))
        assert ran.was_refused() and "ngoài dự kiến" not in ran.err, (verb, ran.err)


def test_settings_that_cannot_be_read_are_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("[" * 200_000, "null", "{", '{"printer_dots": "x"}', '{"nothing": 1}'):
        (tmp_path / "settings.json").write_text(text)

        ran = run(tmp_path, capsys, "outbox")

        assert ran.was_refused() and "Tệp cài đặt" in ran.err, ran.err


def test_the_catalogue_comes_in_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from counter_app.starter import load

    path = Path(load.__file__).with_name("procedures.json")

    ran = run(folder, capsys, "catalogue", "import", str(path))

    assert (ran.facts["read"], ran.facts["added"], ran.facts["changed"]) == (23, 0, 0)
    assert ran.facts["refused"] == []


def test_a_changed_record_of_the_offices_own_file_becomes_a_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from counter_app.starter import load

    document = json.loads(Path(load.__file__).with_name("procedures.json").read_text("utf-8"))
    document["procedures"][0]["name_vi"] += " (sửa)"
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(document), encoding="utf-8")

    ran = run(tmp_path / "data", capsys, "catalogue", "import", str(changed))

    assert (ran.facts["read"], ran.facts["changed"], ran.facts["refused"]) == (23, 1, [])


def test_doctor_tells_where_the_key_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(folder, capsys, "doctor")

    assert ran.code == 0, ran.out
    details = {check["name"]: check["detail"] for check in ran.facts["checks"]}
    assert "tệp" in details["khóa dữ liệu"]


def test_a_day_without_a_city_waits_and_adds_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = run(tmp_path, capsys, "day", "--dossiers", "8", "--seed", "3").facts
    second = run(tmp_path, capsys, "day", "--dossiers", "2", "--seed", "3").facts

    assert (first["issued"], first["waiting"], first["acknowledged"]) == (8, 8, 0)
    assert (first["difference"], second["difference"], second["issued"]) == (0, 0, 2)
    assert run(tmp_path, capsys, "outbox").facts["waiting"] == 10
    assert run(tmp_path, capsys, "verify").facts["ok"] is True


def test_verify_holds_the_book_against_a_printed_head_and_the_citys(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    city: SandboxProcess,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Yesterday's file in today's place, with the note beside it taken away too."""
    monkeypatch.setenv("COUNTER_CITY_URL", city.url)
    desk, yesterday = tmp_path / "desk", tmp_path / "yesterday"
    run(desk, capsys, "day", "--dossiers", "1", "--seed", "4")
    shutil.copytree(desk, yesterday)
    run(desk, capsys, "day", "--dossiers", "1", "--seed", "4")
    run(desk, capsys, "sync", "--until-empty")
    digits = head_of(desk)

    whole = run(desk, capsys, "verify", "--head", digits, "--city")
    shutil.copy(yesterday / "counter.db", desk / "counter.db")
    swapped = run(desk, capsys, "verify")
    (desk / "counter.mark").unlink()
    by_itself = run(desk, capsys, "verify")
    found = run(desk, capsys, "verify", "--head", digits, "--at", "2099-01-01", "--city")

    assert (whole.code, whole.facts["head"]["state"], whole.facts["city"]["lost"]) == (
        0,
        "fits",
        [],
    )
    assert (swapped.code, swapped.facts["first_fault"]) == (1, "audit: database_behind")
    assert by_itself.facts["ok"] is True
    assert (found.code, found.facts["head"]["state"]) == (1, "behind")
    (lost,) = found.facts["city"]["lost"]
    assert (lost["state"], lost["after"]) == ("behind", by_itself.facts["audit_entries"])


def test_sync_gives_a_restored_city_what_it_forgot(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    city: SandboxProcess,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on_a_working_day(monkeypatch)
    session = city.session()
    backup = session.post(f"{city.url}/v1/sandbox/backup", timeout=10).json()
    run(tmp_path, capsys, "day", "--dossiers", "2")
    sync = ("sync", "--city", city.url, "--until-empty")
    first = run(tmp_path, capsys, *sync).facts
    session.post(f"{city.url}/v1/sandbox/restore", json=backup, timeout=10)
    forgotten = city.dossiers()

    again = run(tmp_path, capsys, *sync).facts

    # Each dossier; the closed shift is told beside them.
    assert (first["acknowledged"], again["acknowledged"]) == (2, 2)
    assert (len(forgotten), len(city.dossiers())) == (0, 2)


def test_sync_borrows_the_next_numbers_as_the_window_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], city: SandboxProcess
) -> None:
    run(tmp_path, capsys, "day", "--dossiers", "1")
    before = _receipts_left(tmp_path, used=8_000)

    ran = run(tmp_path, capsys, "sync", "--city", city.url)

    assert (before, ran.code, ran.facts["city_reached"]) == (1_999, 0, True)
    assert _receipts_left(tmp_path) == 1_999 + 9_999


def test_sync_with_nothing_to_send_tells_that_the_city_is_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, capsys, "setup", "--drill")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    ran = run(tmp_path, capsys, "sync", "--city", f"http://127.0.0.1:{port}")

    assert (ran.facts["waiting"], ran.facts["city_reached"]) == (0, False)


def _receipts_left(folder: Path, used: int = 0) -> int:
    """How many numbers of receipts there are; as if so many had gone, where any are told."""
    from counter_app.domain.numbering import Series, period
    from counter_app.domain.user import SYSTEM
    from counter_app.main import new_ids, open_desk, system_clock
    from counter_app.queries.number import NumbersLeft
    from counter_app.settings import read
    from counter_app.store import schema
    from counter_app.store.setup import open_store

    now = system_clock()
    if used:
        store = open_store(read(folder), now=now, new_id=new_ids(), station_number=lambda: 126)
        with store.writing() as uow:
            span = {"kind": Series.RECEIPT, "period": period(Series.RECEIPT, now.date())}
            row = uow.one(schema.number_series, **span)
            assert row is not None
            uow.change(schema.number_series, row, used=used)
        store.close()
    desk = open_desk(read(folder))
    lines = desk.ask(NumbersLeft(), by=SYSTEM)
    desk.close()
    return next(line.left for line in lines if line.series is Series.RECEIPT)


def test_a_printed_copy_is_numbered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, capsys, "day", "--dossiers", "1")
    store = run(tmp_path, capsys, "outbox")
    assert store.code == 0
    number = _first_code(tmp_path)
    target = tmp_path / "slip.bin"

    ran = run(tmp_path, capsys, "print", "intake-slip", number, "--to", f"file:{target}")

    assert ran.facts["copy"] == 1
    assert target.stat().st_size == ran.facts["bytes"] > 1_000


def _first_code(folder: Path) -> str:
    from counter_app.domain.user import SYSTEM
    from counter_app.main import open_desk
    from counter_app.queries.dossier import Dossiers
    from counter_app.settings import read

    desk = open_desk(read(folder))
    code = desk.ask(Dossiers(), by=SYSTEM)[0].code
    desk.close()
    return code


@pytest.mark.parametrize(
    "arguments",
    [
        ("card", "001090000001||Trần Thị Mẫu|x"),
        ("card", "read", "x", "001090000001||Trần Thị Mẫu|x"),
        ("fee", "--procedure", "Trần Thị Mẫu"),
        ("vietqr", "encode", "--bin"),
        ("sync", "--timeout"),
    ],
)
def test_a_wrong_command_is_told_in_vietnamese_and_repeats_nothing_typed(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    ran = run(folder, capsys, *arguments)

    assert ran.was_refused()
    assert "hưa làm gì" in ran.err or "chưa có giá trị" in ran.err
    assert "Trần" not in ran.err
    assert "required" not in ran.err
    assert "argument" not in ran.err


@pytest.mark.parametrize(
    ("kind", "on", "number", "name"),
    [
        ("refusal", "2025-09-14", "03", "TT01/2018/TT-VPCP"),
        ("refusal", "2025-09-15", "03", "TT03/2025/TT-VPCP Phụ lục I"),
        ("control-sheet", "2025-09-14", "05", "TT01/2018/TT-VPCP"),
        ("stop", "2025-09-15", "05", "TT03/2025/TT-VPCP Phụ lục I"),
        ("register", "2026-11-26", "07", "TT03/2025/TT-VPCP Phụ lục I"),
        ("receipt", "2026-11-26", None, None),
    ],
)
def test_a_specimen_is_printed_in_the_set_of_the_day_without_a_desk(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    on: str,
    number: str | None,
    name: str | None,
) -> None:
    target = tmp_path / "paper.pdf"

    ran = run(tmp_path, capsys, "print", kind, "specimen", "--on", on, "--to", f"pdf:{target}")

    assert ran.code == 0
    assert ran.facts["copy"] == 0
    assert ran.facts["bytes"] == target.stat().st_size
    assert (ran.facts["form_set"], ran.facts["form_no"]) == (name, number)
    assert not list(tmp_path.glob("*.db*"))


def test_a_specimen_of_a_form_the_set_did_not_have_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for words in (
        ("print", "stop", "specimen", "--on", "2025-09-14", "--to", f"pdf:{tmp_path}/x.pdf"),
        ("print", "stop", "specimen", "--on", "14/09/2025", "--to", f"pdf:{tmp_path}/x.pdf"),
        ("print", "poster", "specimen", "--to", f"pdf:{tmp_path}/x.pdf"),
        ("print", "stop", "specimen", "--to", "paper"),
    ):
        assert run(folder, capsys, *words).was_refused(), words
    assert not list(tmp_path.iterdir())


def test_the_picture_of_a_wide_form_is_its_pages_and_of_a_slip_its_roll(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = {}
    for kind in ("register", "refusal"):
        target = tmp_path / f"{kind}.png"
        assert run(tmp_path, capsys, "print", kind, "specimen", "--to", f"png:{target}").code == 0
        sizes[kind] = int.from_bytes(target.read_bytes()[16:20], "big")

    assert sizes == {"register": round(297 / 25.4 * 150), "refusal": 576}


def test_a_printer_is_tried_without_a_desk_and_with_a_model_of_the_office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "printers.json").write_text('{"hall": {"dots": 400}}', encoding="utf-8")
    picture = tmp_path / "page.png"

    words = ("print", "test-page", "--to", f"png:{picture}", "--model")
    ran = run(tmp_path, capsys, *words, "hall")

    assert ran.facts["number"] == "test-page"
    assert run(tmp_path, capsys, *words, "laser").was_refused()
    assert int.from_bytes(picture.read_bytes()[16:20], "big") == 400


def test_a_console_of_cp1252_is_answered_in_utf8(folder: Path) -> None:
    """As an old Windows console has it: no UTF-8 mode, and a code page without Vietnamese."""
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}

    ran = subprocess.run(
        [sys.executable, "-m", "counter_app", "--data-dir", str(folder), "doctor"],
        env=environment,
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    assert "phông chữ" in ran.stdout.decode("utf-8")
    assert ran.stderr == b""
