"""Citizen cards: read as they are, repaired with a warning, or refused with the reason."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counter_app.domain.errors import InputError
from counter_app.domain.id_card import CardFormat, CardWarning, CitizenCard, is_cut, read
from counter_app.domain.person import Sex
from tests.domain.vectors import load

TODAY = date(2026, 11, 24)
CARDS: list[dict[str, Any]] = load("citizen_cards.json")["vectors"]
NAME, HOME = "NGUYỄN VĂN ĐẠT", "Số 1 Đại Cồ Việt, Hà Nội"


def card(**changes: str) -> str:
    """A right text of 2021 with some fields changed."""
    fields = {
        "number": "001098012345",
        "old": "012345678",
        "name": NAME,
        "born": "15081998",
        "sex": "Nam",
        "residence": HOME,
        "issued": "25052021",
    }
    return "|".join((fields | changes).values())


def refusal_of(text: str) -> str:
    with pytest.raises(InputError) as refusal:
        read(text, TODAY)
    assert refusal.value.field == "card"
    return refusal.value.code


@pytest.mark.parametrize("vector", CARDS, ids=lambda vector: vector["id"])
def test_an_example_card_is_read_or_refused_as_expected(vector: dict[str, Any]) -> None:
    expect = vector["expect"]
    if expect.startswith("reject"):
        code = refusal_of(vector["payload"])
        assert (code == "card_garbled") == (expect == "reject_rescan")
        return

    found = read(vector["payload"], TODAY)

    assert found.id_number.digits == vector["payload"].lstrip("\ufeff")[:12]
    assert bool(found.warnings) == expect.endswith("with_warning")
    assert (found.born.on is None) == (expect == "ok_partial_date")
    assert unicodedata.is_normalized("NFC", found.full_name + found.residence)


def test_a_card_of_2021_gives_all_its_facts() -> None:
    found = read(card() + "\r\n", TODAY)

    assert found.old_id_number == "012345678"
    assert (found.full_name, found.residence, found.sex) == (NAME, HOME, Sex.MALE)
    assert (found.born.iso, found.issued_on) == ("1998-08-15", date(2021, 5, 25))
    assert (found.format, found.extra, found.warnings) == (CardFormat.CCCD_2021, (), ())
    assert found.applicant().masked_name == "NGUYỄN V. Đ."


def test_empty_fields_of_a_card_of_2024_do_not_shift_the_name() -> None:
    found = read(card(old="", issued="01082024") + "||||", TODAY)

    assert (found.old_id_number, found.full_name) == (None, NAME)
    assert (found.format, found.extra) == (CardFormat.CAN_CUOC_2024, ("", "", "", ""))


def test_a_year_of_birth_alone_is_never_made_a_day() -> None:
    born = read(card(number="001040012345", born="00001940"), TODAY).born

    assert (born.iso, born.shown, born.on) == ("1940", "1940", None)


def as_decimals(text: str) -> str:
    return "".join(
        letter if letter.isascii() else "".join(f"{byte:04d}" for byte in letter.encode())
        for letter in text
    )


def as_mojibake(text: str) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def as_entities(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()


def as_percents(text: str) -> str:
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode())
        for letter in text
    )


@pytest.mark.parametrize(
    "garble",
    [
        as_decimals,
        as_mojibake,
        lambda text: text.encode().decode("latin1"),
        as_entities,
        as_percents,
    ],
)
def test_what_a_keyboard_garbled_is_repaired_and_the_clerk_is_told(garble: Any) -> None:
    found = read(garble(card()), TODAY)

    assert (found.full_name, found.residence) == (NAME, HOME)
    assert found.warnings == (CardWarning.TEXT_REPAIRED,)


VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " ", min_size=1).filter(lambda t: t.strip()))
def test_every_vietnamese_name_is_read_and_every_garbling_of_it_undone(name: str) -> None:
    clean = " ".join(unicodedata.normalize("NFC", name).split())

    assert read(card(name=name), TODAY).full_name == clean if len(clean) <= 120 else True
    for garble in (as_decimals, as_mojibake, as_percents):
        text = garble(card(name=name))
        if len(text) <= 1_000 and len(clean) <= 120:
            assert read(text, TODAY).full_name == clean


@pytest.mark.parametrize("name", ["Ph░▌ng Sín", "ñp Tríi", "Nguy∞n", "NGUY?N 1", "Nguy7877n"])
def test_letters_that_are_lost_are_never_guessed(name: str) -> None:
    assert refusal_of(card(name=name)) in ("card_garbled", "card_name_wrong")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "card_empty"),
        (" \r\n", "card_empty"),
        ("https://dichvucong.gov.vn/ho-so?id=1", "card_is_link"),
        ("www.hanoi.gov.vn", "card_is_link"),
        (
            "DN4010110001234|4e677579e1bb856e2056c4836e2041|12/05/1980|1|48c3a0|x|-",
            "card_is_health_insurance",
        ),
        ("VNEID-2f1c9a7b", "card_is_vneid"),
        ("00020101021138540010A000000727", "card_is_payment_code"),
        ("HCC01260012347", "card_is_our_code"),
        ("000.00.01.H26-230915-0001", "card_is_our_code"),
        ("TAM-03-261124-0007", "card_is_our_code"),
        ("8934563138165", "card_not_recognised"),
        ("\ud800" + card(), "card_broken_letters"),
        (card(name="NGUYỄN\x00VĂN"), "card_hidden_letters"),
        (card(name="NGUYỄN \u202eVĂN"), "card_hidden_letters"),
        (card(name="NGUYỄN\u200bVĂN"), "card_hidden_letters"),
        (card(name="%00NGUYỄN"), "card_hidden_letters"),
        ("|" * 1_001, "card_too_long"),
        ("x" * 10_000, "card_too_long"),
        (card()[:-9], "card_text_cut"),
        (card()[:-3], "card_text_cut"),
        (card(residence=""), "card_text_cut"),
        (card().replace("012345678|", ""), "card_field_missing"),
        (card() + "|", "card_text_cut"),
        (card() + "|||||", "card_field_count_wrong"),
        (card(number="00109801234"), "card_number_not_12_digits"),
        (card(number="٠٠١٠٩٨٠١٢٣٤٥"), "card_garbled"),
        (card(old="ABC123"), "card_old_number_wrong"),
        (card(born="15/08/1998"), "card_dates_with_slashes"),
        (card(born="31021999"), "card_birth_date_wrong"),
        (card(born="00081998"), "card_birth_date_wrong"),
        (card(born="25112026"), "card_birth_date_in_future"),
        (card(born="00002027"), "card_birth_date_in_future"),
        (card(sex="M"), "card_sex_wrong"),
        (card(issued="31062021"), "card_issue_date_wrong"),
        (card(issued="14081998"), "card_issued_before_birth"),
    ],
)
def test_a_text_that_is_no_card_is_refused_with_its_reason(text: str, code: str) -> None:
    assert refusal_of(text) == code


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({"number": "003098012345"}, CardWarning.PROVINCE_UNKNOWN),
        ({"sex": "Nữ"}, CardWarning.SEX_DIFFERS),
        ({"number": "001298012345"}, CardWarning.CENTURY_DIFFERS),
        ({"number": "001097012345"}, CardWarning.YEAR_DIFFERS),
        ({"issued": "31122015"}, CardWarning.ISSUED_BEFORE_2016),
        ({"issued": "25112026"}, CardWarning.ISSUED_IN_FUTURE),
    ],
)
def test_a_mismatch_is_a_warning_and_no_refusal(
    changes: dict[str, str], warning: CardWarning
) -> None:
    assert read(card(**changes), TODAY).warnings == (warning,)


@given(st.text(st.characters(), max_size=200), st.integers(0, 10))
@example("\x81|\x8d", 3)
@example("&#1114112;|&#55296;|&#0;", 6)
@example("%ED%A0%80", 6)
def test_any_text_is_read_or_refused_by_name(text: str, at: int) -> None:
    parts = card().split("|")
    parts[at % 7 : at % 7 + 1] = [text]
    codes: set[str] = set()
    for candidate in (text, text + "|" * 6, "|".join(parts)):
        try:
            assert isinstance(read(candidate, TODAY), CitizenCard)
        except InputError as refusal:
            codes.add(refusal.code.partition("_")[0])
    assert codes <= {"card"}


def test_nothing_of_the_person_shows_in_a_repr() -> None:
    shown = repr(read(card(), TODAY)) + repr(read(card(), TODAY).applicant())

    for secret in ("NGUYỄN", "Cồ Việt", "001098", "1998", "012345678"):
        assert secret not in shown


def test_a_card_is_cut_until_its_last_letter() -> None:
    whole = card()

    assert not is_cut(whole)
    assert all(is_cut(whole[:length]) for length in range(11, len(whole)))


def test_a_card_of_2024_is_whole_with_its_eleven_fields() -> None:
    assert is_cut(card() + "|a|b|c")
    assert not is_cut(card() + "|a|b|c|")


@pytest.mark.parametrize("text", ["", "0912345678", "TAM-12", "H26-261126-1260008", "12|34"])
def test_what_begins_as_no_card_is_none_that_was_cut(text: str) -> None:
    assert not is_cut(text)
