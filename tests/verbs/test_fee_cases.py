"""The fee verb gives what the law gives: a share of the hand-made cases through the outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.fee_cases import ASKED, CASES, REFUSED, FeeCase
from tests.verbs.test_contract import run

CLAIMS = {
    "3 pages, 3 copies",
    "200 pages, 2 copies",
    "a late birth",
    "a late birth of a poor household",
    "a late birth and three extracts",
    "a birth online, first day",
    "birth extracts on the first free day",
    "birth extracts on the day before",
    "marriage extracts on the last free day",
    "marriage extracts on the day after",
    "only a renamed street",
    "a poor student pays nothing: the better of the two",
    "four certificates of one request",
    "appraisal of 3,333,333,333",
    "appraisal of 3,333,333,334",
    "certificate LP_GCN-2, individual other × 3",
    "a social pension",
}
CHOSEN = tuple(case for case in CASES if case.claim in CLAIMS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all: the verb changes nothing in it."""
    return tmp_path_factory.mktemp("fees")


@pytest.fixture(autouse=True)
def _file_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.delenv("COUNTER_CITY_URL", raising=False)


def _arguments(case: FeeCase) -> list[str]:
    asked = ["fee", "--procedure", case.code, "--channel", case.channel, "--on", case.on]
    for unit, quantity in case.quantities.items():
        asked += ["--quantity", f"{unit}={quantity}"]
    for name in case.exemptions:
        asked += ["--exemption", name]
    for answer in case.answers:
        asked += ["--answer", answer]
    return asked


@pytest.mark.parametrize("case", CHOSEN, ids=lambda case: case.claim)
def test_the_verb_says_what_is_owed_and_by_which_text(
    case: FeeCase, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(folder, capsys, *_arguments(case))

    assert (ran.code, ran.facts["total"]) == (0, case.owed)
    counted = [line for line in ran.facts["lines"] if line["amount"] is not None]
    assert {line["key"] for line in counted} == set(case.rules)
    assert all(line["legal_basis"] or line["doubt"] for line in counted)


def test_the_chosen_cases_are_there() -> None:
    assert {case.claim for case in CHOSEN} == CLAIMS


@pytest.mark.parametrize("case", ASKED[:3], ids=lambda case: case.claim)
def test_the_verb_asks_where_nobody_said(
    case: FeeCase, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(folder, capsys, *_arguments(case))

    assert (ran.code, ran.facts["total"]) == (0, 0)
    assert {line["key"] for line in ran.facts["lines"] if line["question"]} >= set(case.rules)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.claim)
def test_the_verb_refuses_a_day_without_a_rule(
    case: FeeCase, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, capsys, *_arguments(case)).was_refused()
