"""`uninstall-check`: the program may go when nothing of the city's is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app import settings as settings_file
from counter_app.main import desk_lock
from tests.verbs.test_contract import Ran, run

pytestmark = pytest.mark.usefixtures("_file_key")
DOSSIERS = 2


@pytest.fixture
def _file_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.delenv("COUNTER_CITY_URL", raising=False)


def worked(folder: Path, capsys: pytest.CaptureFixture[str], seed: int = 1) -> None:
    ran = run(folder, capsys, "day", "--dossiers", str(DOSSIERS), "--seed", str(seed))
    assert ran.code == 0, ran.err
    assert ran.facts["waiting"] > 0


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> Ran:
    return run(folder, capsys, "uninstall-check")


def test_a_computer_on_which_nothing_was_done_is_free_and_stays_untouched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = checked(tmp_path / "desk", capsys)

    assert (ran.code, ran.facts["may_uninstall"]) == (0, True)
    assert not (tmp_path / "desk").exists()


def test_what_was_never_sent_keeps_the_program_until_it_left_in_a_parcel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"
    worked(folder, capsys)

    full = checked(folder, capsys)
    exported = run(folder, capsys, "parcel", "export", str(tmp_path / "one.parcel"))
    carried = checked(folder, capsys)

    assert (full.code, full.facts["may_uninstall"]) == (1, False)
    assert len(full.err.strip().splitlines()) == 1
    assert "còn nguyên" in full.err
    assert full.facts["waiting"] >= DOSSIERS
    assert (carried.code, carried.facts["carried"]) == (0, exported.facts["entries"])


def test_what_came_after_the_parcel_is_not_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"
    worked(folder, capsys)
    run(folder, capsys, "parcel", "export", str(tmp_path / "one.parcel"))
    worked(folder, capsys, seed=2)

    ran = checked(folder, capsys)

    assert ran.code == 1
    assert 0 < ran.facts["carried"] < ran.facts["waiting"]


def test_an_open_window_keeps_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"
    worked(folder, capsys)

    with desk_lock(settings_file.read(folder)):
        assert checked(folder, capsys).was_refused()
