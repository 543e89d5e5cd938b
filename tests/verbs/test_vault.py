"""`backup` and `restore` as a script uses them: promised keys, one line of reason, no PIN shown."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from tests.verbs.test_contract import run

pytestmark = pytest.mark.usefixtures("_file_key")


@pytest.fixture
def _file_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.delenv("COUNTER_CITY_URL", raising=False)


def test_a_backup_comes_back_in_another_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied = tmp_path / "copy.qmc"
    run(tmp_path / "desk", capsys, "setup", "--drill")

    taken = run(tmp_path / "desk", capsys, "backup", str(copied))
    restored = run(tmp_path / "other", capsys, "restore", str(copied))

    assert (taken.code, restored.code) == (0, 0), taken.err + restored.err
    assert set(taken.facts) == {"entries", "sha256"}
    assert taken.facts["sha256"] == hashlib.sha256(copied.read_bytes()).hexdigest()
    assert {name: restored.facts[name] for name in taken.facts} == taken.facts
    assert run(tmp_path / "other", capsys, "verify").facts["ok"] is True


def test_a_book_that_stands_is_replaced_by_two_people_whose_pins_no_list_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = str(tmp_path / "copy.qmc")
    run(tmp_path / "desk", capsys, "setup", "--drill")
    run(tmp_path / "desk", capsys, "backup", copied)
    people = ("--by", "giamsat", "--approved-by", "lanhdao")

    assert run(tmp_path / "desk", capsys, "restore", copied).was_refused()
    assert run(tmp_path / "desk", capsys, "restore", copied, *people).was_refused()
    monkeypatch.setenv("COUNTER_PIN", "2222")
    monkeypatch.setenv("COUNTER_APPROVER_PIN", "3333")
    restored = run(tmp_path / "desk", capsys, "restore", copied, *people, "--allow-older")

    assert restored.code == 0, restored.err
    assert (tmp_path / restored.facts["kept_in"] / "counter.db").exists()


@pytest.mark.parametrize("what", ["missing.qmc", "notes.txt", "."])
def test_what_is_no_backup_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    (tmp_path / "notes.txt").write_text("Ghi chú")
    run(tmp_path / "standing", capsys, "setup", "--drill")

    assert run(tmp_path / "desk", capsys, "restore", str(tmp_path / what)).was_refused()


@pytest.mark.parametrize(
    "place",
    [
        "no",
        pytest.param(
            "/proc",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="not even root may write it"),
        ),
    ],
)
def test_a_place_that_takes_no_file_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    run(tmp_path / "desk", capsys, "setup", "--drill")
    before = sorted(tmp_path.iterdir())

    ran = run(tmp_path / "desk", capsys, "--lang", "en", "backup", str(tmp_path / place / "x.qmc"))

    assert ran.was_refused()
    assert "there is no such disk or folder. The desk’s data are whole." in ran.err
    assert sorted(tmp_path.iterdir()) == before
