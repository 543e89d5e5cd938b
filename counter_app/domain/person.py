"""The person at the counter: names, birth date, phone, and how they are shown to others."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from counter_app.domain.errors import InputError
from counter_app.domain.text import has_broken_letters, has_hidden_letters

if TYPE_CHECKING:
    from counter_app.domain.id_number import IdNumber

NAME_LENGTH_MAX = 120
PLACE_LENGTH_MAX = 300
EARLIEST_BIRTH_YEAR = 1900

# Mobile numbers have ten digits since 2018, land lines eleven with the area code.
_MOBILE = re.compile(r"0[35789][0-9]{8}")
_LANDLINE = re.compile(r"02[0-9]{9}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")


class Sex(StrEnum):
    """As it stands on Vietnamese papers."""

    MALE = "Nam"
    FEMALE = "Nữ"


class ReadFrom(StrEnum):
    """Where a person's facts come from; a card's QR fills a form and proves nothing."""

    CARD = "card"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A birth date, or the year alone where no more is known: a day is never invented."""

    year: int = field(repr=False)
    on: date | None = field(default=None, repr=False)

    @classmethod
    def of(cls, day: date) -> BirthDate:
        """A whole date."""
        return cls(day.year, day)

    @classmethod
    def parse(cls, text: str, today: date) -> BirthDate:
        """Read dd/mm/yyyy, ddmmyyyy, yyyy-mm-dd or a year.

        Raises InputError("birth_date_wrong", field="born") or InputError("birth_date_in_future",
        field="born").
        """
        bare = text.strip()
        parts = re.fullmatch(r"(\d{2})[/.\-]?(\d{2})[/.\-]?(\d{4})", bare, re.ASCII)
        iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", bare, re.ASCII)
        if re.fullmatch(r"\d{4}", bare, re.ASCII):
            return cls._checked(cls(int(bare)), today)
        digits = parts.groups()[::-1] if parts else iso.groups() if iso else None
        if digits is None:
            raise InputError("birth_date_wrong", field="born")
        try:
            day = date(*map(int, digits))
        except ValueError:
            raise InputError("birth_date_wrong", field="born") from None
        return cls._checked(cls.of(day), today)

    @classmethod
    def _checked(cls, born: BirthDate, today: date) -> BirthDate:
        if born.year < EARLIEST_BIRTH_YEAR:
            raise InputError("birth_date_wrong", field="born")
        if born.year > today.year or (born.on is not None and born.on > today):
            raise InputError("birth_date_in_future", field="born")
        return born

    @property
    def iso(self) -> str:
        """YYYY-MM-DD, or YYYY."""
        return f"{self.year:04d}" if self.on is None else self.on.isoformat()

    @property
    def shown(self) -> str:
        """dd/mm/yyyy, or the year."""
        return f"{self.year:04d}" if self.on is None else f"{self.on:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A Vietnamese phone number from 0, without blanks."""

    digits: str = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> PhoneNumber:
        """Read a number with or without +84, blanks, dots, dashes or brackets.

        Raises InputError("phone_wrong", field="phone").
        """
        bare = re.sub(r"[\s.\-()]", "", text) if len(text) <= 40 else ""
        bare = re.sub(r"^(\+84|0084|84(?=[2-9][0-9]{8,9}$))", "0", bare)
        if not (_MOBILE.fullmatch(bare) or _LANDLINE.fullmatch(bare)):
            raise InputError("phone_wrong", field="phone")
        return cls(bare)

    @property
    def masked(self) -> str:
        """For lists and screens that others can see: 098•••321."""
        return f"{self.digits[:3]}•••{self.digits[-3:]}"

    @property
    def shown(self) -> str:
        """In groups: 0987 654 321."""
        return f"{self.digits[:4]} {self.digits[4:7]} {self.digits[7:]}"

    def __str__(self) -> str:
        return self.digits


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who hands the dossier in. Nothing of the person shows in the repr."""

    full_name: str = field(repr=False)
    id_number: IdNumber | None = field(default=None, repr=False)
    born: BirthDate | None = field(default=None, repr=False)
    sex: Sex | None = field(default=None, repr=False)
    residence: str | None = field(default=None, repr=False)
    phone: PhoneNumber | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    read_from: ReadFrom = ReadFrom.TYPED

    @property
    def masked_name(self) -> str:
        """For lists: the family name, then the first letter of each other."""
        return masked_name(self.full_name)


@dataclass(frozen=True, slots=True)
class Authorisation:
    """On whose behalf the applicant is at the counter, and by which paper (form 01)."""

    full_name: str = field(repr=False)
    paper: str
    id_number: IdNumber | None = field(default=None, repr=False)
    residence: str | None = field(default=None, repr=False)
    phone: PhoneNumber | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)

    def to_json(self) -> str:
        """As the store keeps it."""
        facts = {
            "full_name": self.full_name,
            "paper": self.paper,
            "id_number": str(self.id_number) if self.id_number else None,
            "residence": self.residence,
            "phone": str(self.phone) if self.phone else None,
            "email": self.email,
        }
        return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def parse_paper(text: str) -> str:
    """The paper of authorisation in words: its number and day, or the kinship.

    Raises InputError("authorisation_paper_missing", field="owner_paper").
    """
    paper = _clean(text, "authorisation_paper_wrong", "owner_paper", PLACE_LENGTH_MAX)
    if not paper:
        raise InputError("authorisation_paper_missing", field="owner_paper")
    return paper


def masked_name(full_name: str) -> str:
    """ "Nguyễn Văn An" → "Nguyễn V. A."; a single name keeps its first letter."""
    family, *others = full_name.split() or [""]
    if not others:
        return f"{family[:1]}•••" if family else ""
    return " ".join((family, *(f"{name[0]}." for name in others)))


def parse_name(text: str) -> str:
    """A person's name as typed, NFC, single blanks.

    Raises InputError("name_missing", field="full_name") or InputError("name_wrong",
    field="full_name") for digits, broken or hidden letters, or a length over 120.
    """
    name = _clean(text, "name_wrong", "full_name", NAME_LENGTH_MAX)
    if not name:
        raise InputError("name_missing", field="full_name")
    if not all(letter.isalpha() or letter in " '’.-" for letter in name) or not any(
        letter.isalpha() for letter in name
    ):
        raise InputError("name_wrong", field="full_name")
    return name


def parse_residence(text: str) -> str | None:
    """A place of residence, or None where nothing was typed.

    Raises InputError("residence_wrong", field="residence").
    """
    return _clean(text, "residence_wrong", "residence", PLACE_LENGTH_MAX) or None


def parse_email(text: str) -> str | None:
    """An e-mail address, or None where nothing was typed. Raises InputError("email_wrong")."""
    address = _clean(text, "email_wrong", "email", 254)
    if address and not _EMAIL.fullmatch(address):
        raise InputError("email_wrong", field="email")
    return address or None


def _clean(text: str, code: str, field_name: str, length_max: int) -> str:
    if len(text) > 4 * length_max or has_broken_letters(text) or has_hidden_letters(text.strip()):
        raise InputError(code, field=field_name)
    clean = " ".join(unicodedata.normalize("NFC", text).split())
    if len(clean) > length_max:
        raise InputError(code, field=field_name)
    return clean
