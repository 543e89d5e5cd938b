"""A configuration bundle by verbs: begun from what is in force, made, shown, taken, accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from counter_app import bundled
from counter_app import settings as settings_file
from counter_app.cli import main
from counter_app.domain.office import DRILL_OFFICE
from tests.verbs.test_contract import run

MAKE = ("--agency", DRILL_OFFICE.agency, "--drill")


def test_a_bundle_is_made_from_what_is_in_force_and_taken_by_another_counter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.setenv("COUNTER_PIN", "2222")
    here, there, work = tmp_path / "a", tmp_path / "b", tmp_path / "gói"
    file, printers = str(tmp_path / "1.qmb"), str(tmp_path / "2.qmb")
    drafted = run(here, capsys, "bundle", "draft", str(work))
    office = json.loads((work / "office.json").read_text(encoding="utf-8"))
    office["phone"] = "024 3333 4444"
    (work / "office.json").write_text(json.dumps(office), encoding="utf-8")
    made = run(here, capsys, "bundle", "make", str(work), "--number", "1", *MAKE, "--out", file)
    for one in work.iterdir():
        one.unlink()
    own = {"default": {"printer": "tcp://10.0.0.9:9100"}}
    (work / "printers.json").write_text(json.dumps(own), encoding="utf-8")
    run(here, capsys, "bundle", "make", str(work), "--number", "2", *MAKE, "--out", printers)

    shown = run(there, capsys, "bundle", "show", file)
    taken = run(there, capsys, "bundle", "take", file)
    accepted = run(there, capsys, "bundle", "accept", "--by", "giamsat")
    again = run(there, capsys, "bundle", "take", printers)

    assert (drafted.code, made.code, shown.code, taken.code) == (0, 0, 0, 0), made.err + taken.err
    assert [(one["section"], one["what"], one["new"]) for one in shown.facts["changes"]] == [
        ("office", "phone", "024 3333 4444")
    ]
    assert (taken.facts["state"], accepted.facts["state"]) == ("waiting", "in_force")
    assert again.facts == {"number": 2, "state": "in_force"}
    assert settings_file.read(there, {}).printer == "tcp://10.0.0.9:9100"
    settings_file.remember(there, printer="tcp://10.0.0.10:9100")
    listed = run(there, capsys, "bundle", "list").facts["bundles"]
    assert [(one["number"], one["state"]) for one in listed] == [(2, "in_force"), (1, "replaced")]
    assert main(["--data-dir", str(here), "bundle", "show", file]) == 0
    assert capsys.readouterr().out.startswith("Gói cấu hình số 1 · 1 thay đổi\n")
    assert main(["--data-dir", str(there), "--lang", "en", "bundle", "list"]) == 0
    by_itself, by_a_person = capsys.readouterr().out.splitlines()
    assert by_itself.endswith("the program by itself")
    assert by_a_person.endswith("Trần Thử Mẫu")
    # What IT changed at this counter afterwards is its own.
    assert run(there, capsys, "bundle", "take", printers).code == 0
    assert settings_file.read(there, {}).printer == "tcp://10.0.0.10:9100"
    assert run(there, capsys, "verify").facts["ok"]


def test_a_wrong_folder_a_wrong_key_and_a_clerk_are_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.setenv("COUNTER_PIN", "1111")
    desk, empty, out = tmp_path / "a", tmp_path / "trống", str(tmp_path / "1.qmb")
    empty.mkdir()
    make = ("bundle", "make", str(empty), "--number", "1", "--out", out)
    pem = tmp_path / "an.pem"
    pem.write_text("no key", encoding="utf-8")

    assert "office.json" in run(desk, capsys, *make, *MAKE).err
    (empty / "office.json").write_text('{"phone": ""}', encoding="utf-8")
    assert "office" in run(desk, capsys, *make, *MAKE).err
    (empty / "office.json").write_text('{"phone": "1"}', encoding="utf-8")
    assert "an.pem" in run(desk, capsys, *make, *MAKE[:2], "--sign", str(pem)).err
    assert "2" in run(desk, capsys, *make, *MAKE[:2]).err
    assert not Path(out).exists()
    run(desk, capsys, *make, *MAKE)
    assert run(desk, capsys, "bundle", "take", out).facts["state"] == "waiting"
    assert run(desk, capsys, "bundle", "accept", "--by", "tiepnhan").was_refused()
    assert run(desk, capsys, "bundle", "take", str(tmp_path / "không có")).was_refused()


def test_two_holders_sign_one_after_the_other_each_at_a_desk_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    desk, work, file = tmp_path / "a", tmp_path / "gói", str(tmp_path / "1.qmb")
    work.mkdir()
    (work / "office.json").write_text('{"phone": "024 3333 4444"}', encoding="utf-8")
    first, second = (_a_key_file(tmp_path, name) for name in bundled.DRILL_HOLDERS)
    make = ("bundle", "make", str(work), "--number", "1", *MAKE[:2], "--out", file)

    made = run(desk, capsys, *make, "--note", "QĐ 09", "--sign", first)
    assert (made.facts["signatures"], made.facts["missing"]) == (1, 1)
    assert "chưa đủ người ký" in run(desk, capsys, "bundle", "take", file).err
    # The same key twice is still one person.
    assert run(desk, capsys, "bundle", "sign", file, "--sign", first).facts["missing"] == 1
    signed = run(tmp_path / "b", capsys, "bundle", "sign", file, "--sign", second)

    assert (signed.facts["number"], signed.facts["note"]) == (1, "QĐ 09")
    assert (signed.facts["signatures"], signed.facts["missing"]) == (2, 0)
    assert not (tmp_path / "b").exists()
    assert run(desk, capsys, "bundle", "take", file).facts["state"] == "waiting"


def test_what_is_no_bundle_is_not_signed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "1.qmb"
    key = _a_key_file(tmp_path, "an")
    for content in (b"", b"PK\x03\x04 cut", bundled.zipped({"bundle.json": b"{}"})):
        file.write_bytes(content)

        assert run(tmp_path / "a", capsys, "bundle", "sign", str(file), "--sign", key).code == 2
        assert file.read_bytes() == content
    assert run(tmp_path / "a", capsys, "bundle", "sign", str(file)).was_refused()


def _a_key_file(folder: Path, name: str) -> str:
    key = bundled.drill_keys()[name]
    path = folder / f"{name}.pem"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return str(path)
