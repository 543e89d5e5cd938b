"""The text behind the QR of a citizen card, read into a person's facts or refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from counter_app.domain import garbled
from counter_app.domain.errors import InputError
from counter_app.domain.id_number import IdNumber
from counter_app.domain.person import (
    EARLIEST_BIRTH_YEAR,
    NAME_LENGTH_MAX,
    PLACE_LENGTH_MAX,
    Applicant,
    BirthDate,
    ReadFrom,
    Sex,
)
from counter_app.domain.reference import find
from counter_app.domain.text import has_broken_letters, has_hidden_letters

CARD_TEXT_LENGTH_MAX = 1_000
FIELDS_2021, FIELDS_2024 = 7, 11
FIRST_CARD_YEAR = 2016

# QĐ 124/2004: codes of the 63 provinces of birth registration; the merger of 2025 renumbered none.
_PROVINCES = frozenset(
    f"{code:03d}"
    for code in (
        *(1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35),
        *(36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70),
        *(72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96),
    )
)

_LINK = re.compile(
    r"^(?:https?|ftp)://|^www\.|^[a-z0-9.-]+\.(?:vn|com|net|org)(?:/|$)", re.IGNORECASE
)
_DOSSIER_CODE = re.compile(
    r"^(?:[0-9]{3}\.[0-9A-Z]{2}\.[0-9]{2}\.H[0-9]{2}|[A-Z][0-9]{2}[0-9A-Z.]*)-[0-9]{6}-[0-9]{4,}$"
    r"|^TAM-"
)
_SLASH_DATE = re.compile(r"^[0-9]{1,4}[/.\-][0-9]{1,2}[/.\-][0-9]{1,4}$")
_OLD_NUMBER = re.compile(r"[0-9]{9}")
_BEGINNING = re.compile(r"[0-9]{11}|[0-9]{12}(?:\|.*)?", re.DOTALL)
_WHOLE_DATE = re.compile(r"[0-9]{8}")


class CardFormat(StrEnum):
    """The two layouts in use: seven fields since 2021, eleven since 1 July 2024."""

    CCCD_2021 = "cccd2021"
    CAN_CUOC_2024 = "cancuoc2024"


class CardWarning(StrEnum):
    """What the clerk should look at; a mismatch is no ground to refuse (corrections exist)."""

    TEXT_REPAIRED = "card_text_repaired"
    PROVINCE_UNKNOWN = "card_province_unknown"
    SEX_DIFFERS = "card_sex_differs_from_number"
    CENTURY_DIFFERS = "card_century_differs_from_number"
    YEAR_DIFFERS = "card_birth_year_differs_from_number"
    ISSUED_BEFORE_2016 = "card_issued_before_2016"
    ISSUED_IN_FUTURE = "card_issued_in_future"
    ISSUE_DATE_MISSING = "card_issue_date_missing"


@dataclass(frozen=True, slots=True)
class CitizenCard:
    """What a card says. `extra` are fields 8 to 11, raw: no public text gives their order."""

    id_number: IdNumber
    old_id_number: str | None = field(repr=False)
    full_name: str = field(repr=False)
    born: BirthDate
    sex: Sex = field(repr=False)
    residence: str = field(repr=False)
    issued_on: date | None = field(repr=False)
    format: CardFormat
    extra: tuple[str, ...] = field(repr=False)
    warnings: tuple[CardWarning, ...]

    def applicant(self) -> Applicant:
        """The card's holder as an applicant, with no phone yet."""
        return Applicant(
            full_name=self.full_name,
            id_number=self.id_number,
            born=self.born,
            sex=self.sex,
            residence=self.residence,
            read_from=ReadFrom.CARD,
        )


def read(text: str, today: date) -> CitizenCard:
    """Read a scanned text. Nothing is guessed: a text that does not fit is refused as a whole.

    Raises InputError with field="card" and a code that names what the text is instead (a link,
    a health insurance card, …) or what is wrong in it. `today` bounds birth dates.
    """
    _check_letters(text)
    bare = text.strip("\ufeff\x00\r\n\t ")
    if not bare:
        raise _refusal("card_empty")
    _refuse_other_codes(bare)
    clean = garbled.repaired(bare).replace("\xa0", " ")
    if has_hidden_letters(clean):
        raise _refusal("card_hidden_letters")
    if garbled.is_lost(clean):
        raise _refusal("card_garbled")
    fields = tuple(part.strip() for part in clean.split("|"))
    _check_shape(fields)
    warnings: list[CardWarning] = []
    if clean != unicodedata.normalize("NFC", bare).replace("\xa0", " "):
        warnings.append(CardWarning.TEXT_REPAIRED)
    return _read_fields(fields, today, warnings)


def is_cut(text: str) -> bool:
    """Whether more of a card's text is still to come, by its layout: not all of its fields are
    there, or of the seventh and last one, the day of issue, not all digits.
    """
    if not _BEGINNING.fullmatch(text):
        return False
    fields = text.split("|")
    if len(fields) == FIELDS_2021:
        return not _WHOLE_DATE.fullmatch(fields[-1])
    return len(fields) < FIELDS_2024


def _read_fields(fields: tuple[str, ...], today: date, warnings: list[CardWarning]) -> CitizenCard:
    number, old_number, name, birth, sex_text, residence, issue = fields[:FIELDS_2021]
    try:
        id_number = IdNumber.parse(number)
    except InputError:
        raise _refusal("card_number_not_12_digits") from None
    if old_number and not _OLD_NUMBER.fullmatch(old_number):
        raise _refusal("card_old_number_wrong")
    if len(name) > NAME_LENGTH_MAX or not garbled.is_plain_name(name):
        raise _refusal("card_name_wrong" if name else "card_text_cut")
    if any(_SLASH_DATE.fullmatch(text) for text in (birth, issue)):
        raise _refusal("card_dates_with_slashes")
    born = _birth(birth, today)
    sex = _sex(sex_text)
    if not residence or len(residence) > PLACE_LENGTH_MAX:
        raise _refusal("card_text_cut" if not residence else "card_residence_too_long")
    issued_on = _issue(issue, born, len(fields))
    warnings += _doubts(id_number, born, sex)
    warnings += _issue_doubts(issued_on, today)
    return CitizenCard(
        id_number=id_number,
        old_id_number=old_number or None,
        full_name=" ".join(name.split()),
        born=born,
        sex=sex,
        residence=" ".join(residence.split()),
        issued_on=issued_on,
        format=CardFormat.CCCD_2021 if len(fields) == FIELDS_2021 else CardFormat.CAN_CUOC_2024,
        extra=fields[FIELDS_2021:],
        warnings=tuple(warnings),
    )


def _check_letters(text: str) -> None:
    if len(text) > CARD_TEXT_LENGTH_MAX:
        raise _refusal("card_too_long")
    if has_broken_letters(text):
        raise _refusal("card_broken_letters")
    inner = text.strip("\ufeff\x00\r\n\t ")
    # Text read as Windows-1252 holds controls from 80 to 9F that repair may turn into letters.
    if any(has_hidden_letters(letter) and not "\x80" <= letter <= "\xad" for letter in inner):
        raise _refusal("card_hidden_letters")


def _refuse_other_codes(text: str) -> None:
    """Name what was scanned instead of a card."""
    if "|" not in text and "vneid" in text.casefold():
        raise _refusal("card_is_vneid")
    if _LINK.search(text):
        raise _refusal("card_is_link")
    if text.startswith("000201"):
        raise _refusal("card_is_payment_code")
    if "|" not in text and (find(text) or _DOSSIER_CODE.search(text)):
        raise _refusal("card_is_our_code")
    if "|" in text and _is_health_insurance(text.split("|")):
        raise _refusal("card_is_health_insurance")
    if "|" not in text and "%7c" not in text.casefold() and "&#124;" not in text:
        raise _refusal("card_not_recognised")


def _is_health_insurance(fields: list[str]) -> bool:
    """A health insurance card writes name and address as hexadecimal UTF-8."""
    try:
        name = bytes.fromhex(fields[1].strip()).decode("utf-8")
    except ValueError:
        return False
    return garbled.is_plain_name(unicodedata.normalize("NFC", name))


def _check_shape(fields: tuple[str, ...]) -> None:
    if len(fields) in (FIELDS_2021, FIELDS_2024):
        return
    # A reader that drops the empty second field shifts all others: that is not a cut text.
    if len(fields) < FIELDS_2021 and re.fullmatch(r"[0-9]{12}", fields[0]):
        begins_right = len(fields) < 2 or not fields[1] or _OLD_NUMBER.fullmatch(fields[1])
        raise _refusal("card_text_cut" if begins_right else "card_field_missing")
    if FIELDS_2021 < len(fields) < FIELDS_2024 and re.fullmatch(r"[0-9]{12}", fields[0]):
        raise _refusal("card_text_cut")
    raise InputError("card_field_count_wrong", field="card", fields=len(fields))


def _birth(text: str, today: date) -> BirthDate:
    """ddmmyyyy, or 0000yyyy for those of whom only the year is known."""
    year_only = re.fullmatch(r"0000([0-9]{4})", text)
    day = None if year_only else _day(text)
    if year_only is None and day is None:
        raise _refusal("card_birth_date_wrong")
    born = BirthDate.of(day) if day else BirthDate(int(text[4:]))
    if born.year < EARLIEST_BIRTH_YEAR:
        raise _refusal("card_birth_date_wrong")
    if born.year > today.year or (born.on is not None and born.on > today):
        raise _refusal("card_birth_date_in_future")
    return born


def _sex(text: str) -> Sex:
    for sex in Sex:
        if text.casefold() == sex.value.casefold():
            return sex
    raise _refusal("card_sex_wrong")


def _issue(text: str, born: BirthDate, fields: int) -> date | None:
    if not text:
        if fields == FIELDS_2024:
            return None
        raise _refusal("card_text_cut")
    issued_on = _day(text)
    if issued_on is None:
        cut = fields == FIELDS_2021 and len(text) < 8 and text.isdigit()
        raise _refusal("card_text_cut" if cut else "card_issue_date_wrong")
    if issued_on.year < born.year or (born.on is not None and issued_on < born.on):
        raise _refusal("card_issued_before_birth")
    return issued_on


def _doubts(number: IdNumber, born: BirthDate, sex: Sex) -> list[CardWarning]:
    """Digits 1–3 place of registration, 4 century and sex, 5–6 year (NĐ 137/2015 Art. 13)."""
    century_and_sex = int(number.digits[3])
    doubts = {
        CardWarning.PROVINCE_UNKNOWN: number.digits[:3] not in _PROVINCES,
        CardWarning.SEX_DIFFERS: (century_and_sex % 2 == 0) != (sex is Sex.MALE),
        CardWarning.CENTURY_DIFFERS: 19 + century_and_sex // 2 != born.year // 100,
        CardWarning.YEAR_DIFFERS: int(number.digits[4:6]) != born.year % 100,
    }
    return [warning for warning, holds in doubts.items() if holds]


def _issue_doubts(issued_on: date | None, today: date) -> list[CardWarning]:
    if issued_on is None:
        return [CardWarning.ISSUE_DATE_MISSING]
    if issued_on.year < FIRST_CARD_YEAR:
        return [CardWarning.ISSUED_BEFORE_2016]
    # The desk's clock may be wrong, so the card is not refused for it.
    return [CardWarning.ISSUED_IN_FUTURE] if issued_on > today else []


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{8}", text):
        return None
    try:
        return date(int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError:
        return None


def _refusal(code: str) -> InputError:
    return InputError(code, field="card")
