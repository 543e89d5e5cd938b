"""The catalogue: read strictly, searched as clerks type, and held back where nobody signed."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counter_app.domain.catalogue import (
    Procedure,
    SystemOfRecord,
    deadline_for,
    matches,
    nearness,
)
from counter_app.domain.channel import Channel
from counter_app.domain.curation import curated
from counter_app.domain.deadline import TimeUnit
from counter_app.domain.errors import CounterError, InputError, RuleError
from counter_app.domain.text import fold, initials
from counter_app.starter.load import (
    additions,
    curated_records,
    parse_json,
    procedures,
    raw_procedures,
    wording,
)

PROCEDURES = procedures()
BIRTH = PROCEDURES["1.001193"]
ON = date(2026, 11, 24)


def birth_record(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """The record of birth registration with one value changed."""
    record: Any = copy.deepcopy(dict(raw_procedures()[0]))
    place = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    found: dict[str, Any] = record
    return found


def test_all_procedures_of_the_starter_catalogue_are_read() -> None:
    assert len(PROCEDURES) == len(raw_procedures()) == 23
    assert (BIRTH.name, BIRTH.field_code) == ("Thủ tục đăng ký khai sinh", "G15-TP07")
    assert [len(BIRTH.documents), len(BIRTH.fee_rules), len(BIRTH.steps)] == [8, 5, 4]


@pytest.mark.parametrize(
    ("path", "value", "field", "reason"),
    [
        (("name_vi",), None, "name_vi", "text_missing"),
        (("name_vi",), 7, "name_vi", "not_text"),
        (("name_vi",), "\ud800", "name_vi", "text_has_broken_letters"),
        (("name_vi",), "x" * 10_000, "name_vi", "text_too_long"),
        (("field",), [], "field", "not_a_record"),
        (("documents",), {}, "documents", "not_a_list"),
        (("documents",), [{}] * 1_000, "documents", "list_too_long"),
        (("documents", 0, "originals"), -1, "documents[0].originals", "number_out_of_range"),
        (("documents", 0, "originals"), True, "documents[0].originals", "not_a_whole_number"),
        (("documents", 0, "required"), 1, "documents[0].required", "not_true_or_false"),
        (("fee_rules", 1, "amount"), 1.5, "fee_rules[1].amount", "not_a_whole_number"),
        (("fee_rules", 1, "amount"), -5000, "fee_rules[1].amount", "number_out_of_range"),
        (("fee_rules", 1, "kind"), "tip", "fee_rules[1].kind", "fee_kind_unknown"),
        (("fee_rules", 1, "channel"), "fax", "fee_rules[1].channel", "channel_unknown"),
        (("fee_rules", 2, "valid_from"), "01/01/2026", "fee_rules[2].valid_from", "not_a_date"),
        (
            ("fee_rules", 4, "valid_to"),
            "2026-08-14",
            "fee_rules[4].valid_to",
            "ends_before_it_begins",
        ),
        (("fee_rules", 1, "tiers"), [{"x": 1}], "fee_rules[1].tiers[0]", "tier_unknown"),
        (
            ("fee_rules", 1, "tiers"),
            [{"from_page": 2, "to_page": None, "amount": 1}],
            "fee_rules[1].tiers[0]",
            "page_tiers_do_not_follow",
        ),
        (
            ("fee_rules", 1, "tiers"),
            [
                {"from_page": 1, "to_page": None, "amount": 1},
                {"from_page": 1, "to_page": None, "amount": 1},
            ],
            "fee_rules[1].tiers[1]",
            "page_tiers_do_not_follow",
        ),
        (
            ("fee_rules", 1, "tiers"),
            [{"rate": 0.00000015}],
            "fee_rules[1].tiers[0].rate",
            "not_a_rate",
        ),
        (
            ("fee_rules", 1, "tiers"),
            [{"rate": float("nan")}],
            "fee_rules[1].tiers[0].rate",
            "not_a_rate",
        ),
        (("deadlines", 0, "unit"), "MOON", "deadlines[0].unit", "time_unit_unknown"),
        (("deadlines", 0, "unit"), "DAY", "deadlines[0].quantity", "term_of_nothing"),
        (("deadlines", 0, "quantity"), 10**6, "deadlines[0].quantity", "number_out_of_range"),
        (("deadlines", 0, "channel"), None, "deadlines[0].channel", "text_missing"),
        (("verified", "fees"), "yes", "verified.fees", "not_true_or_false"),
        (("system_of_record",), "mars", "system_of_record", "system_of_record_unknown"),
    ],
)
def test_a_wrong_record_is_refused_with_its_row_place_and_reason(
    path: tuple[str | int, ...], value: object, field: str, reason: str
) -> None:
    with pytest.raises(InputError) as refusal:
        Procedure.from_record(birth_record(path, value))

    assert refusal.value.code == "catalogue_row_wrong"
    assert refusal.value.field == field
    assert dict(refusal.value.facts) == {"row": "1.001193", "reason": reason}


@pytest.mark.parametrize("code", [None, "", "../../etc", "x" * 50, 7, "a\nb"])
def test_a_code_that_cannot_be_printed_names_no_row(code: object) -> None:
    with pytest.raises(InputError) as refusal:
        Procedure.from_record(birth_record(("code",), code))

    assert refusal.value.facts["row"] == "?"


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(sorted(raw_procedures()[0])), inner, max_size=4)
    ),
    max_leaves=10,
)


@example("fee_rules", [{"code": []}])
@given(st.sampled_from(sorted(raw_procedures()[0])), junk)
def test_any_record_is_read_or_refused_by_name(key: str, value: object) -> None:
    record = curated(birth_record((key,), value), wording())
    try:
        assert Procedure.from_record(record).code
    except CounterError as refusal:
        code = refusal.code
    else:
        code = "catalogue_row_wrong"
    assert code == "catalogue_row_wrong"


def test_what_is_no_record_at_all_is_refused() -> None:
    values: tuple[Any, ...] = (None, [], "text", 7)
    for value in values:
        with pytest.raises(InputError):
            Procedure.from_record(value)


@pytest.mark.parametrize(
    ("code", "hurdles"),
    [
        ("1.001193", ()),
        ("1.004873", ()),
        ("2.000806", ("fees_unsigned", "time_unsigned")),
        ("1.004859", ("fees_unsigned",)),
        ("1.012783", ("time_unsigned",)),
        ("3.000333", ("guide_only", "time_unsigned")),
    ],
)
def test_what_nobody_signed_cannot_be_received(code: str, hurdles: tuple[str, ...]) -> None:
    assert PROCEDURES[code].hurdles(ON) == hurdles


def test_a_list_of_papers_that_nobody_signed_is_never_asked_for() -> None:
    unsigned = {**raw_procedures()[0], "verified": {"fees": True, "deadlines": True}}
    empty = birth_record(("documents",), [])

    assert "documents_unsigned" in Procedure.from_record(unsigned).hurdles(ON)
    assert "documents_unsigned" in Procedure.from_record(empty).hurdles(ON)


def test_a_procedure_whose_fee_is_not_yet_in_force_cannot_be_received() -> None:
    household = PROCEDURES["1.001612"]

    assert household.hurdles(date(2026, 7, 24)) == ("no_fee_in_force",)
    assert household.hurdles(date(2026, 7, 25)) == ()


def test_each_dossier_has_one_system_of_record() -> None:
    held = {code: procedure.system_of_record for code, procedure in PROCEDURES.items()}

    assert held["1.001612"] is SystemOfRecord.MINISTRY
    assert held["3.000333"] is SystemOfRecord.VERTICAL
    assert held["1.001193"] is SystemOfRecord.CITY


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("khai sinh", "1.001193"),
        ("KHAI SINH", "1.001193"),
        ("dang ky khai s", "1.001193"),
        ("ks", "1.001193"),
        ("dkks", "1.001193"),
        ("ttdkks", "1.001193"),
        ("Thủ tục đăng ký khai s", "1.001193"),
        ("thu tuc khai sinh", "1.001193"),
        ("1.001193", "1.001193"),
        ("1.0011", "1.001193"),
        ("kết hôn nước ngoài", "2.000806"),
        ("tinh trang hon nhan", "1.004873"),
        ("đất cấp đổi", "1.012783"),
        ("", "1.001193"),
    ],
)
def test_a_clerk_finds_a_procedure_by_code_words_or_initials(words: str, code: str) -> None:
    assert matches(PROCEDURES[code], words)


@pytest.mark.parametrize("words", ["khai tử", "zz", "1.9", "sinh nhật", "tt", "ttkt", "thu tuc"])
def test_other_words_do_not_find_it(words: str) -> None:
    assert not matches(BIRTH, words)


def test_initials_stand_first_with_and_without_the_words_that_many_names_begin_with() -> None:
    for words in ("dkkh", "ttdkkh"):
        near = {code: nearness(words, code, one.name) for code, one in PROCEDURES.items()}
        assert min(near, key=lambda code: near[code]) == "1.000894"


def test_folding_drops_marks_and_knows_the_letter_that_has_none_to_drop() -> None:
    assert fold("  Đường  ĐÊ\u0301 ") == "duong de"
    assert initials("Đăng ký khai sinh") == "dkks"


def test_a_name_that_is_a_paragraph_is_cut_at_a_sensible_place() -> None:
    for procedure in PROCEDURES.values():
        short = procedure.short_name
        assert len(short) <= 80
        assert short == procedure.name or procedure.name.startswith(short.removesuffix("…"))
        assert not short.removesuffix("…").endswith((" ", ",", ";", "("))
    assert PROCEDURES["2.000884"].short_name == "Chứng thực chữ ký trong các giấy tờ, văn bản…"


@pytest.mark.parametrize(
    ("code", "channel", "case", "unit", "quantity"),
    [
        ("1.004873", Channel.COUNTER, None, TimeUnit.WORKING_DAY, 3),
        ("1.000656", Channel.COUNTER, None, TimeUnit.SAME_DAY, 0),
        ("1.000656", Channel.COUNTER, "CASE .03 in catalogue", TimeUnit.DAY, 2),
        (
            "1.000894",
            Channel.ONLINE,
            "conditions of marriage need checking",
            TimeUnit.WORKING_DAY,
            5,
        ),
        ("1.000894", Channel.ONLINE, "can xac minh dieu kien ket hon", TimeUnit.WORKING_DAY, 5),
        ("1.013225", Channel.COUNTER, "Nhà ở riêng lẻ", TimeUnit.WORKING_DAY, 7),
        ("1.012783", Channel.COUNTER, None, TimeUnit.WORKING_DAY, 5),
        ("1.012783", Channel.ONLINE, None, TimeUnit.WORKING_DAY, 15),
        ("1.012783", Channel.POST, " ", TimeUnit.WORKING_DAY, 20),
    ],
)
def test_a_term_is_chosen_by_channel_and_case(
    code: str, channel: Channel, case: str | None, unit: TimeUnit, quantity: int
) -> None:
    rule = deadline_for(PROCEDURES[code], channel, case)

    assert (rule.unit, rule.quantity) == (unit, quantity)


def test_a_term_is_never_guessed_between_cases() -> None:
    with pytest.raises(RuleError) as refusal:
        deadline_for(PROCEDURES["1.013225"], Channel.COUNTER)

    assert refusal.value.code == "deadline_case_needed"
    assert refusal.value.facts["cases"] == "nhà ở riêng lẻ · công trình khác cấp III, cấp IV"


def test_an_unknown_case_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError) as refusal:
        deadline_for(PROCEDURES["1.013225"], Channel.COUNTER, "gấp")
    with pytest.raises(InputError) as of_none:
        deadline_for(BIRTH, Channel.COUNTER, "gấp")

    assert refusal.value.code == "deadline_case_unknown"
    assert refusal.value.facts["cases"] == "nhà ở riêng lẻ · công trình khác cấp III, cấp IV"
    assert of_none.value.code == "deadline_has_no_cases"


def test_curation_adds_words_and_changes_nothing() -> None:
    for raw, made in zip(raw_procedures(), curated_records(), strict=True):
        assert {**made, **raw}.keys() == made.keys()
        for key in ("documents", "fee_rules", "deadlines"):
            raw_rows: Any = raw[key]
            made_rows: Any = made[key]
            kept = made_rows[: len(raw_rows)]
            assert [
                {k: row[k] for k in old} for old, row in zip(raw_rows, kept, strict=True)
            ] == list(raw_rows)
            more = additions().fee_rules.get(str(raw["code"]), []) if key == "fee_rules" else []
            assert made_rows[len(raw_rows) :] == more


def test_a_fee_rule_of_the_curation_gives_way_to_the_record_s_own() -> None:
    (judicial,) = (raw for raw in raw_procedures() if raw["code"] == "3.000333")
    own = {**additions().fee_rules["3.000333"][0], "legal_basis": "TT 99/2027"}
    rows: Any = judicial["fee_rules"]

    made: Any = curated({**judicial, "fee_rules": [*rows, own]}, {}, None, additions())

    assert [row["code"] for row in made["fee_rules"]].count("PHI_LLTP_THEM") == 1
    assert made["fee_rules"][-1]["legal_basis"] == "TT 99/2027"


def test_a_plain_record_is_read_as_well_as_a_curated_one() -> None:
    for record in raw_procedures():
        plain = Procedure.from_record(record)
        shown = PROCEDURES[plain.code]
        rules = shown.fee_rules[: len(plain.fee_rules)]
        assert [rule.key for rule in plain.fee_rules] == [rule.key for rule in rules]
        assert [rule.is_conditional for rule in plain.fee_rules] == [
            rule.is_conditional for rule in rules
        ]
        assert [paper.channels for paper in plain.documents] == [
            paper.channels for paper in shown.documents
        ]


def test_every_word_of_the_curation_belongs_to_a_record() -> None:
    published = repr(raw_procedures())

    assert [text for text in wording() if repr(text)[1:-1] not in published] == []


def test_json_numbers_with_a_point_are_read_exactly() -> None:
    assert str(parse_json('{"rate": 0.0015}')["rate"]) == "0.0015"
