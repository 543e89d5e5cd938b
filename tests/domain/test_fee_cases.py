"""Every fee rule of the starter catalogue, by amounts worked out by hand from its legal text."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError
from counter_app.domain.fee import FeeBill, fees
from counter_app.starter.load import procedures
from tests.domain.fee_cases import ASKED, CASES, REFUSED, UNPRICED, FeeCase

PROCEDURES = procedures()


def _bill(case: FeeCase) -> FeeBill:
    return fees(
        PROCEDURES[case.code],
        Channel(case.channel),
        date.fromisoformat(case.on),
        dict(case.quantities),
        frozenset(case.exemptions),
        frozenset(case.answers),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.claim)
def test_what_is_owed_is_what_the_law_says(case: FeeCase) -> None:
    owed = _bill(case)

    assert owed.is_settled
    assert owed.total.dong == case.owed
    assert {line.rule_key for line in owed.lines if line.amount is not None} == set(case.rules)


@pytest.mark.parametrize("case", ASKED, ids=lambda case: case.claim)
def test_what_nobody_said_is_a_question_and_not_a_guess(case: FeeCase) -> None:
    owed = _bill(case)

    assert not owed.is_settled
    assert owed.total.dong == 0
    assert {line.rule_key for line in owed.questions} >= set(case.rules)
    assert all(line.question for line in owed.questions)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.claim)
def test_a_day_or_a_way_of_filing_without_a_rule_is_refused_and_not_free(case: FeeCase) -> None:
    with pytest.raises(CounterError) as refusal:
        _bill(case)

    assert refusal.value.code == "no_fee_rule_in_force"


def test_every_procedure_and_every_rule_of_it_has_a_case() -> None:
    tried = {(case.code, rule) for case in CASES for rule in case.rules} | UNPRICED
    kept = {(code, rule.key) for code, it in PROCEDURES.items() for rule in it.fee_rules}

    assert kept == tried
    assert len(PROCEDURES) == len({case.code for case in (*CASES, *ASKED)}) == 23
    assert len(CASES) + len(ASKED) + len(REFUSED) >= 40


def test_a_line_says_the_law_it_rests_on_or_is_reported_as_a_doubt() -> None:
    silent = {
        (case.code, line.rule_key)
        for case in CASES
        for line in _bill(case).lines
        if line.legal_basis is None
    }
    doubted = {(case.code, line.rule_key) for case in CASES for line in _bill(case).doubts}

    assert silent == doubted
    # The national records of social protection name no text that says there is no fee.
    assert {code for code, _ in doubted} == {"1.014027", "1.001776", "1.001699", "1.001731"}
