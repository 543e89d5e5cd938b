"""Records of the national database, both generations: read, doubted or refused, never signed."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.catalogue import Procedure
from counter_app.domain.errors import InputError
from counter_app.domain.national_record import convert, shape_of

PAPER = {"name": "Tờ khai", "code": "KQ1", "originalQty": 1, "copyQty": 0, "required": False}


def method(channel: str = "DIRECT", **changes: Any) -> dict[str, Any]:
    return {
        "submissionMethod": channel,
        "processingTime": 3,
        "processingTimeUnit": "WORKING_DAY",
        "fees": [{"type": "FEE", "value": 10_000, "description": ""}],
        **changes,
    }


def new(**changes: Any) -> dict[str, Any]:
    """An invented record of the newer interface."""
    detail = {
        "code": "9.000001",
        "codeNotation": "9.000001",
        "name": "Thủ tục thử nghiệm",
        "state": "ACTIVE",
        "executionMethods": [method("DIRECT"), method("ONLINE"), method("POSTAL")],
        "executionCases": [{"name": "", "profileComponents": [PAPER]}],
        "cases": [
            {"code": "9.000001.01", "name": "x", "processingDay": {"qty": 3, "type": "WORKING_DAY"}}
        ],
        "categoriesDetails": [{"code": "G15-TP07", "name": "Hộ tịch"}],
        "legalBasisesDetails": [{"code": "60/2014/QH13", "name": "Luật Hộ tịch"}],
        "resultsDetails": [{"code": "KQ.1", "name": "Giấy xác nhận"}],
        "updatedAt": 1_776_309_781_385,
        "createdAt": 1_775_659_978_801,
        "isFullProcess": False,
        "isNonTerritorial": True,
        **changes,
    }
    return {"id": "x", "code": "9.000001", "name": "x", "detail": detail}


def old(**changes: Any) -> dict[str, Any]:
    """An invented record of the older interface."""
    return {
        "MATTHC": "9.000002",
        "TENTTHC": "Thủ tục thử nghiệm cũ",
        "LINHVUCTHUCHIEN": [{"MALINHVUC": "G15", "TENLINHVUC": "Hộ tịch"}],
        "CACHTHUCTHUCHIEN": [
            {
                "KENH": "1",
                "THOIGIAN": [
                    {
                        "THOIGIANGIAIQUYET": "5",
                        "DONVITINH": "Ngày làm việc",
                        "PHILEPHI": [{"SOTIEN": "8000", "MOTA": "Bản sao"}],
                    }
                ],
            }
        ],
        "THANHPHANHOSO": [{"TRUONGHOP": "", "GIAYTO": [{"TENGIAYTO": "Đơn", "MAGIAYTO": "1"}]}],
        "KETQUATHUCHIEN": ["Giấy phép"],
        "CANCUPHAPLY": ["Luật Hộ tịch"],
        "TRANGTHAI": "1",
        **changes,
    }


@pytest.mark.parametrize("record", [new(), new()["detail"], old()], ids=["new", "bare", "old"])
def test_a_record_is_read_and_nothing_of_it_is_signed(record: dict[str, Any]) -> None:
    converted = convert(record)
    procedure = Procedure.from_record(converted.record)

    assert procedure.verified == frozenset()
    assert not any(rule.is_signed for rule in procedure.fee_rules)
    assert "required_flags_missing" in converted.doubts
    assert len(procedure.documents) == 1
    assert procedure.field_name == "Hộ tịch"


def test_what_all_ways_of_filing_share_is_one_rule() -> None:
    procedure = Procedure.from_record(convert(new()).record)

    assert [(rule.channel, rule.quantity) for rule in procedure.deadlines] == [(None, 3)]
    assert [(rule.channel, rule.amount and rule.amount.dong) for rule in procedure.fee_rules] == [
        (None, 10_000)
    ]


def test_publication_facts_are_kept() -> None:
    record = convert(new()).record

    assert record["catalogue_updated"] == "2026-04-16"
    assert record["online_level"] == "partial"
    assert record["non_territorial"] is True


@pytest.mark.parametrize(
    ("record", "doubt"),
    [
        (new(executionMethods=[method("DIRECT"), method("ONLINE", processingTime=9)]),
         "channels_disagree"),
        (new(cases=[{"processingDay": {"qty": 10, "type": "DAY"}}]), "cases_disagree"),
        (new(executionMethods=[method(processingTimeUnit="OTHER")]), "term_unclear"),
        (new(executionMethods=[method(processingTime=0)], cases=[]), "term_missing"),
        (new(executionMethods=[method(processingTime="theo luật")]), "term_unclear"),
        (new(executionMethods=[method(fees=[{"type": "FEE", "value": 0, "description": "30%"}])]),
         "fee_placeholder"),
        (new(executionMethods=[method(fees=[{"type": "FEE", "value": None}])]), "fee_missing"),
        (new(executionMethods=[method(fees=[{"type": "FEE", "value": 10}])]), "fee_odd"),
        (new(executionMethods=[method("FAX")]), "channel_unknown"),
        (new(executionMethods=[]), "no_way_of_filing"),
        (new(executionCases=[{"profileComponents": [{**PAPER, "originalQty": 0}]}]),
         "note_filed_as_paper"),
        (new(executionCases=[{"profileComponents": [{**PAPER, "name": " "}]}]),
         "paper_without_name"),
        (new(executionCases=[]), "no_papers"),
        (new(state="REPEALED"), "state_not_in_force"),
        (new(name="Thủ tục <b>đậm</b>"), "markup_in_text"),
        (new(name=unicodedata.normalize("NFD", "Thủ tục")), "text_not_nfc"),
        (old(TRANGTHAI="Hết hiệu lực"), "state_not_in_force"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_told(record: dict[str, Any], doubt: str) -> None:
    assert doubt in convert(record).doubts


@pytest.mark.parametrize(
    ("record", "reason", "field"),
    [
        (new(code="", codeNotation=""), "text_missing", "code"),
        (new(name="  "), "text_missing", "name"),
        (new(executionMethods=[method(processingTime=-1)]), "number_out_of_range", None),
        (new(executionMethods=[method(processingTime=99_999)]), "number_out_of_range", None),
        (new(executionMethods=[method(fees=[{"value": "theo quy định"}])]), "fee_not_a_number",
         None),
        (new(executionMethods=[method(fees=[{"value": -5}])]), "number_out_of_range", None),
        (new(executionMethods=[method(fees=[{"value": True}])]), "fee_not_a_number", None),
        (old(MATTHC=None), "text_missing", "MATTHC"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(
    record: dict[str, Any], reason: str, field: str | None
) -> None:
    with pytest.raises(InputError) as refusal:
        convert(record)

    assert refusal.value.facts["reason"] == reason
    if field:
        assert refusal.value.field == field


@pytest.mark.parametrize(
    ("record", "shape"),
    [(new(), "national"), (old(), "national-old"), ({"code": "1"}, ""), ({}, "")],
)
def test_a_record_says_who_wrote_it(record: dict[str, Any], shape: str) -> None:
    assert shape_of(record) == shape


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted(new()["detail"])), json_values)
def test_any_value_anywhere_is_read_or_refused_by_name(key: str, value: Any) -> None:
    record = new(**{key: value, "codeNotation": "9.000001", "executionMethods": []})
    record["detail"][key] = value
    try:
        Procedure.from_record(convert(record).record)
    except InputError as refusal:
        assert refusal.code == "catalogue_row_wrong"


@given(st.sampled_from(sorted(old())), json_values)
def test_any_value_in_an_old_record_is_read_or_refused_by_name(key: str, value: Any) -> None:
    record = old(**{key: value})
    try:
        Procedure.from_record(convert(record).record)
    except InputError as refusal:
        assert refusal.code == "catalogue_row_wrong"
