"""What is owed: the published amounts, both sides of each date, lines that want an answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.catalogue import Procedure
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, InputError, RuleError
from counter_app.domain.fee import EXEMPTION_GROUPS, FeeBill, exemption_named, fees
from counter_app.domain.money import Money
from counter_app.starter.load import catalogue_document, procedures

ON = date(2026, 11, 24)
COUNTER, ONLINE, POST = Channel.COUNTER, Channel.ONLINE, Channel.POST
PROCEDURES = procedures()


def bill(code: str, channel: Channel = COUNTER, on: date = ON, **asked: Any) -> FeeBill:
    return fees(PROCEDURES[code], channel, on, **asked)


def total(code: str, channel: Channel = COUNTER, on: date = ON, **asked: Any) -> int:
    return bill(code, channel, on, **asked).total.dong


def test_a_marital_status_certificate_costs_at_the_counter_and_not_online() -> None:
    assert total("1.004873") == 3_000
    assert total("1.004873", ONLINE) == 0


@pytest.mark.parametrize(
    ("pages", "owed"),
    [(1, 2_000), (2, 4_000), (3, 5_000), (10, 12_000), (198, 200_000), (500, 200_000)],
)
def test_a_certified_copy_is_charged_by_page_up_to_its_cap(pages: int, owed: int) -> None:
    asked = {"page_of_original_per_copy": pages}

    assert total("2.000815", quantities=asked) == owed
    assert total("2.000815", quantities=asked | {"copy": 3}) == 3 * owed


def test_one_page_and_one_copy_are_meant_where_nothing_is_said() -> None:
    assert total("2.000815") == 2_000
    assert total("2.000635") == 8_000


def test_copies_are_charged_each_and_are_free_for_a_digital_citizen() -> None:
    copies = {"copy": 3}

    assert total("2.000635", quantities=copies) == 24_000
    free = bill("2.000635", quantities=copies, exemptions=frozenset({"cong_dan_so"}))
    assert [(line.amount, line.exemption) for line in free.lines] == [(Money(0), "cong_dan_so")]


@pytest.mark.parametrize(
    ("code", "channel", "exemptions", "last_before", "owed_before", "owed_after"),
    [
        ("1.001612", COUNTER, set(), date(2026, 7, 24), None, 100_000),
        ("1.001612", ONLINE, set(), date(2026, 7, 24), None, 0),
        ("2.000720", COUNTER, set(), date(2026, 7, 24), None, 100_000),
        ("1.004873", ONLINE, set(), date(2025, 12, 31), None, 0),
        ("1.001193", ONLINE, set(), date(2025, 12, 31), None, 0),
        ("2.000635", COUNTER, {"cong_dan_so"}, date(2026, 8, 14), 8_000, 0),
        ("2.000635", COUNTER, {"cong_dan_so"}, date(2027, 2, 28), 0, 8_000),
        ("3.000333", POST, {"cong_dan_so"}, date(2026, 8, 14), 200_000, 0),
        ("2.000815", COUNTER, set(), date(2016, 12, 31), None, 2_000),
        ("1.004873", COUNTER, set(), date(2026, 7, 31), 3_000, 3_000),
    ],
)
def test_both_sides_of_a_date_of_effect(
    code: str,
    channel: Channel,
    exemptions: set[str],
    last_before: date,
    owed_before: int | None,
    owed_after: int,
) -> None:
    groups = frozenset(exemptions)
    if owed_before is None:
        with pytest.raises(RuleError) as refusal:
            bill(code, channel, last_before, exemptions=groups)
        assert refusal.value.code == "no_fee_rule_in_force"
    else:
        assert total(code, channel, last_before, exemptions=groups) == owed_before

    first_after = date.fromordinal(last_before.toordinal() + 1)
    assert total(code, channel, first_after, exemptions=groups) == owed_after


@pytest.mark.parametrize(
    ("code", "channel"), [("1.004873", POST), ("1.000894", ONLINE), ("1.000894", POST)]
)
def test_nothing_in_force_is_never_called_free(code: str, channel: Channel) -> None:
    for groups in (frozenset[str](), frozenset({"cong_dan_so"})):
        with pytest.raises(RuleError) as refusal:
            bill(code, channel, exemptions=groups)
        assert refusal.value.code == "no_fee_rule_in_force"


def test_lines_that_hang_on_an_answer_are_questions_and_not_in_the_total() -> None:
    birth = bill("1.001193")

    assert [line.amount for line in birth.lines] == [None, None, None]
    assert [line.question for line in birth.lines] == [
        "Có thuộc trường hợp “đăng ký trong 60 ngày kể từ ngày sinh” không?",
        "Có thuộc trường hợp “đăng ký sau 60 ngày kể từ ngày sinh” không?",
        "Có yêu cầu “Phí cấp bản sao trích lục hộ tịch (nếu có yêu cầu)” không? "
        "Nếu có: bao nhiêu bản?",
    ]
    assert (birth.total, birth.is_settled) == (Money(0), False)


def test_an_answer_settles_its_group_and_the_extras_may_stay_open() -> None:
    late = bill("1.001193").lines[1].choices[0].answer

    settled = bill("1.001193", answers=frozenset({late}))
    with_copies = bill("1.001193", answers=frozenset({late}), quantities={"copy": 2})
    without = bill("1.001193", answers=frozenset({late}), quantities={"copy": 0})

    assert [line.amount for line in settled.lines] == [Money(5_000), None]
    assert (settled.total, settled.is_settled) == (Money(5_000), True)
    assert [line.amount for line in with_copies.lines] == [Money(5_000), Money(16_000)]
    assert with_copies.total == Money(21_000)
    assert [line.amount for line in without.lines] == [Money(5_000)]


def test_a_stated_alternative_replaces_the_rule_that_applies_by_itself() -> None:
    change = bill("2.000720")
    renamed = change.lines[1].choices[0].answer

    assert [line.amount for line in change.lines] == [Money(100_000), None]
    assert change.is_settled
    assert total("2.000720", answers=frozenset({renamed})) == 0


def test_of_several_rules_without_conditions_none_applies_by_itself() -> None:
    contract = bill("2.001035")

    assert [line.amount for line in contract.lines] == [None, None, None]
    assert not contract.is_settled


def test_two_answers_to_one_question_are_refused() -> None:
    keys = frozenset(line.choices[0].answer for line in bill("2.001035").lines[:2])

    with pytest.raises(InputError) as refusal:
        bill("2.001035", answers=keys)

    assert refusal.value.code == "fee_answers_contradict"


def test_an_exempt_person_owes_nothing_where_the_rule_names_the_group() -> None:
    line = bill("1.004873", exemptions=frozenset({"ho_ngheo"})).lines[0]

    assert (line.amount, line.exemption) == (Money(0), "ho_ngheo")
    assert total("1.004873", exemptions=frozenset({"tre_em"})) == 3_000


def test_an_amount_nobody_signed_is_a_question() -> None:
    permit = bill("1.013225")

    assert permit.lines[0].amount is None
    assert "chưa có trong danh mục đã ký duyệt" in (permit.lines[0].question or "")
    assert not permit.is_settled


def test_a_payer_tier_is_chosen_by_its_answer() -> None:
    land = bill("1.012783", answers=frozenset({"LP_GCN-2"}))
    choices = [(choice.answer, choice.label) for choice in land.lines[0].choices]

    assert land.lines[0].amount is None
    assert choices[0] == ("payer=individual,area=phuong", "Cá nhân, hộ gia đình tại phường")
    answers = frozenset({"LP_GCN-2", choices[0][0]})
    assert total("1.012783", answers=answers, quantities={"certificate": 2}) == 100_000


@pytest.mark.parametrize(
    ("value", "owed"),
    [(1_000, 1), (999, 1), (666, 0), (2_000_000_000, 3_000_000), (10**12, 5_000_000)],
)
def test_a_share_of_a_value_is_whole_dong_up_to_its_cap(value: int, owed: int) -> None:
    asked = {"percent_of_value": value}
    tier = frozenset({"payer=organisation,area=any"})

    assert total("1.013831", quantities=asked, answers=tier) == 30_000 + owed
    assert bill("1.013831").lines[1].amount is None


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"quantities": {"page": 3}}, "fee_unit_unknown"),
        ({"quantities": {"copy": 3}}, "fee_unit_unknown"),
        ({"quantities": {"case": -1}}, "fee_quantity_wrong"),
        ({"quantities": {"case": 0}}, "fee_quantity_wrong"),
        ({"quantities": {"case": 10**9}}, "fee_quantity_wrong"),
        ({"exemptions": frozenset({"ban_be"})}, "exemption_unknown"),
        ({"answers": frozenset({"LP-9"})}, "fee_answer_unknown"),
    ],
)
def test_what_no_rule_knows_is_refused(asked: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as refusal:
        bill("1.004873", **asked)

    assert refusal.value.code == code


def test_a_sum_that_no_receipt_holds_is_refused_by_name() -> None:
    record: Any = {
        **catalogue_document()["procedures"][4],
        "fee_rules": [
            {
                "kind": "phi",
                "name": "Phí",
                "amount": 10**12,
                "unit": "case",
                "channel": "any",
                "verified": True,
            }
        ],
    }

    with pytest.raises(InputError) as refusal:
        fees(Procedure.from_record(record), COUNTER, ON, quantities={"case": 100_000})

    assert refusal.value.code == "fee_too_large"


def test_an_exemption_is_found_by_its_id_or_its_name() -> None:
    assert exemption_named("HO_NGHEO") == exemption_named("hộ nghèo") == "ho_ngheo"
    with pytest.raises(InputError):
        exemption_named("bạn bè")


def test_the_groups_are_those_of_the_catalogue() -> None:
    published = {group["id"] for group in catalogue_document()["exemption_groups"]}

    assert published == set(EXEMPTION_GROUPS)


def test_no_line_of_the_starter_catalogue_speaks_english_to_a_clerk() -> None:
    english = {"the", "of", "if", "only", "online", "same", "registered", "not", "with", "case"}
    for procedure in PROCEDURES.values():
        for channel in Channel:
            try:
                lines = fees(procedure, channel, ON).lines
            except RuleError:
                continue
            for line in lines:
                words = f"{line.name} {line.question or ''} {line.legal_basis or ''}".lower()
                assert not english & set(words.replace("(", " ").split()), procedure.code


days = st.dates(date(2016, 1, 1), date(2028, 1, 1))


@given(
    code=st.sampled_from(sorted(PROCEDURES)),
    channel=st.sampled_from(Channel),
    on=days,
    pick=st.randoms(use_true_random=False),
)
def test_the_total_is_the_sum_of_settled_lines_and_an_exemption_never_costs(
    code: str, channel: Channel, on: date, pick: Any
) -> None:
    procedure = PROCEDURES[code]
    units = sorted({rule.unit for rule in procedure.fee_rules})
    quantities = {unit: pick.randint(1, 500) for unit in units if pick.random() < 0.5}
    keys = [rule.key for rule in procedure.fee_rules]
    answers = frozenset(key for key in keys if pick.random() < 0.3)
    group = pick.choice(sorted(EXEMPTION_GROUPS))
    try:
        plain = fees(procedure, channel, on, quantities, frozenset(), answers)
        exempt = fees(procedure, channel, on, quantities, frozenset({group}), answers)
    except CounterError:
        return

    for found in (plain, exempt):
        assert found.total == Money.total(line.amount for line in found.lines if line.amount)
        assert all((line.amount is None) == (line.question is not None) for line in found.lines)
        assert found.lines
    if plain.is_settled and exempt.is_settled:
        assert exempt.total.dong <= plain.total.dong


def test_a_rate_is_read_exactly_from_decimals_and_floats() -> None:
    raw: Any = next(p for p in catalogue_document()["procedures"] if p["code"] == "1.013831")
    assert isinstance(raw["fee_rules"][1]["tiers"][0]["rate"], Decimal)

    rate = PROCEDURES["1.013831"].fee_rules[1].rate

    assert rate is not None
    assert rate.per_million == 1_500
