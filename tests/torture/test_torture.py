"""The harnesses in little, each with the control that must be caught; `dev.py torture` in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture import __main__ as torture
from tests.torture import kill, numbers, power, scribe

pytestmark = pytest.mark.journey


def test_a_program_killed_at_any_moment_loses_halves_and_doubles_nothing(tmp_path: Path) -> None:
    found = kill.torture(tmp_path, rounds=20, seed=3)

    assert found.is_clean, found.told()
    assert found.saved > 3


def test_a_save_in_two_transactions_is_caught_as_half_a_save(tmp_path: Path) -> None:
    assert kill.torture(tmp_path, rounds=2, seed=3, variant=kill.SPLIT).partial


def test_a_fresh_key_for_each_try_is_caught_as_a_double(tmp_path: Path) -> None:
    assert kill.torture(tmp_path, rounds=2, seed=3, variant=kill.FRESH_KEY).doubled


def test_two_stations_offline_and_one_online_never_clash_and_leave_no_gap_unsaid(
    tmp_path: Path,
) -> None:
    found = numbers.torture(tmp_path, dossiers=30)

    assert found.is_clean, found.told()
    assert (found.codes, found.receipts) == (36, 36)


def test_a_cloned_station_is_caught_as_a_clash(tmp_path: Path) -> None:
    assert numbers.torture(tmp_path, 12, numbers.CLONE).clashes


def test_a_number_whose_reason_was_removed_is_caught_as_a_gap(tmp_path: Path) -> None:
    assert numbers.torture(tmp_path, 12, numbers.UNSAID).gaps


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return power.build_recorder(tmp_path_factory.mktemp("recorder"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return power.a_desk(tmp_path_factory.mktemp("power") / "template")


@pytest.mark.parametrize(
    ("variant", "fault"),
    [(scribe.RIGHT, ""), (scribe.NORMAL, "lost"), (scribe.PLAIN_FILE, "torn")],
)
def test_a_power_cut_loses_nothing_and_what_would_lose_is_caught(
    recorder: Path, template: Path, tmp_path: Path, variant: str, fault: str
) -> None:
    recorded = power.record(template, recorder, tmp_path, 5, variant, saves=12)

    found = power.play(recorded, 60, seed=5)

    if fault:
        assert getattr(found, fault), found.told()
    else:
        assert found.is_clean, found.told()


@pytest.mark.parametrize("asked", [("--help",), ("nonsense",), ("kill", "nonsense")])
def test_every_harness_is_named_to_who_asks_and_to_who_mistypes(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as left:
        torture.main(list(asked))

    told = " ".join("".join(capsys.readouterr()).split())
    assert left.value.code == (0 if asked == ("--help",) else 2)
    for name in ("kill", "power", "clerk", "drafts", "drain", "exports", "numbers", "office",
                 "office-move", "page", "setup"):  # fmt: skip
        assert name in told
