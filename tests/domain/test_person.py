"""Persons: what is typed about them, and how little of it others see."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.id_number import IdNumber
from counter_app.domain.person import (
    Applicant,
    BirthDate,
    PhoneNumber,
    masked_name,
    parse_email,
    parse_name,
    parse_residence,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0987654321", "0987654321"),
        ("+84 987 654 321", "0987654321"),
        ("84987654321", "0987654321"),
        ("098.765.4321", "0987654321"),
        ("(024) 3825-3536", "02438253536"),
    ],
)
def test_vietnamese_numbers_are_read(text: str, digits: str) -> None:
    assert PhoneNumber.parse(text).digits == digits


@pytest.mark.parametrize(
    "text", ["", "123", "01234567890", "0187654321", "098765432", "abc", "٠٩٨٧٦٥٤٣٢١", "0" * 9_999]
)
def test_other_numbers_are_refused(text: str) -> None:
    with pytest.raises(InputError) as refusal:
        PhoneNumber.parse(text)

    assert refusal.value.code == "phone_wrong"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("15/08/1998", "1998-08-15"),
        ("15081998", "1998-08-15"),
        ("1998-08-15", "1998-08-15"),
        (" 1940 ", "1940"),
    ],
)
def test_a_birth_date_or_year_is_read(text: str, iso: str) -> None:
    assert BirthDate.parse(text, TODAY).iso == iso


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/1999", "birth_date_wrong"),
        ("1/1/1999", "birth_date_wrong"),
        ("1899", "birth_date_wrong"),
        ("25/11/2026", "birth_date_in_future"),
        ("2027", "birth_date_in_future"),
        ("", "birth_date_wrong"),
    ],
)
def test_a_birth_date_that_cannot_be_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as refusal:
        BirthDate.parse(text, TODAY)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("name", "masked"),
    [("Nguyễn Văn An", "Nguyễn V. A."), ("H'Hen Niê", "H'Hen N."), ("An", "A•••"), ("", "")],
)
def test_lists_show_a_family_name_and_initials(name: str, masked: str) -> None:
    assert masked_name(name) == masked


def test_nothing_of_an_applicant_shows_in_a_repr() -> None:
    applicant = Applicant(
        full_name="Nguyễn Văn An",
        id_number=IdNumber.parse("001098012345"),
        born=BirthDate(1998),
        residence="Hà Nội",
        phone=PhoneNumber.parse("0987654321"),
        email="an@example.vn",
    )

    shown = repr(applicant) + repr(applicant.phone) + repr(applicant.born)
    for secret in ("Nguyễn", "001098", "1998", "Hà Nội", "0987", "example"):
        assert secret not in shown


@pytest.mark.parametrize(
    "name", ["", "  ", "A1", "\ud800", "A\x00B", "A\u202eB", "A" * 200, "'", "a" * 10**5]
)
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_name(name)

    assert refusal.value.field == "full_name"


def test_a_name_is_composed_and_single_spaced() -> None:
    assert parse_name(" Nguye\u0302\u0303n  Văn A ") == "Nguyễn Văn A"
    assert parse_residence("") is None
    assert parse_email("an@example.vn") == "an@example.vn"
    with pytest.raises(InputError):
        parse_email("an@example")


@given(st.text(st.characters(), max_size=80))
def test_any_text_is_parsed_or_refused_by_name(text: str) -> None:
    for parse in (
        PhoneNumber.parse,
        parse_name,
        parse_residence,
        parse_email,
        IdNumber.parse,
        lambda text: BirthDate.parse(text, TODAY),
    ):
        try:
            parse(text)
        except CounterError as refusal:
            code = refusal.code
        else:
            code = "read"
        assert code
