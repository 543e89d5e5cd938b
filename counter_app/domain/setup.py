"""What an office says of itself before its first dossier, and what of it cannot be right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.office import OfficeFacts
from counter_app.domain.text import has_hidden_letters
from counter_app.domain.user import SECOND_ROLES, Role, check_pin, login_of, person_name_of

TEXT_MAX = 200
STATION_MAX = 9_999
FOLLOWED_AT = "theo-doi/"
# An agency's e-identifier (QĐ 20/2020/QĐ-TTg): groups of letters and digits, the branch first.
_AGENCY = re.compile(r"[0-9A-Z]{2,3}(?:\.[0-9A-Z]{2,3}){2,4}")
# Ten digits of the payer, three more for a branch of it (Luật Quản lý thuế 2019, Điều 30).
_TAX_CODE = re.compile(r"[0-9]{10}(?:-[0-9]{3})?")
_PHONE = re.compile(r"\+?[0-9][0-9 .]{6,18}[0-9]")
_SERIES = re.compile(r"[0-9A-ZĐ][0-9A-ZĐ/-]{1,19}")


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """Somebody who works here from the first day. Their PIN was typed by themselves."""

    role: Role
    full_name: str
    login: str
    pin: str

    def __repr__(self) -> str:
        return "FirstPerson(…)"


@dataclass(frozen=True, slots=True)
class Beginning:
    """Everything that a new book is set up with besides what every desk starts with."""

    station_number: int
    office: OfficeFacts
    people: tuple[FirstPerson, ...]
    is_drill: bool = False

    def __post_init__(self) -> None:
        """Raises InputError for a field or a person, RuleError("first_people_missing")."""
        if not 0 < self.station_number <= STATION_MAX:
            raise InputError("station_number_wrong", field="station_number")
        for name in OFFICE_FIELDS:
            text = getattr(self.office, name)
            if office_field(name, text) != text:
                raise InputError("office_field_missing", field=name)
        check_first_people(self.people)


def check_first_people(people: tuple[FirstPerson, ...]) -> None:
    """One who receives and two whose word may be the second: with fewer nothing can be approved.

    Raises RuleError("first_people_missing"), InputError("login_taken") and what a name, a login
    or a PIN raises.
    """
    for one in people:
        if person_name_of(one.full_name) != one.full_name or login_of(one.login) != one.login:
            raise InputError("login_wrong", field="login")
        check_pin(one.pin)
    if any(count > 1 for count in Counter(one.login for one in people).values()):
        raise InputError("login_taken", field="login")
    roles = [one.role for one in people]
    seconds = sum(role in SECOND_ROLES for role in roles)
    if Role.SYSTEM in roles or Role.CLERK not in roles or seconds < len(SECOND_ROLES):
        raise RuleError("first_people_missing")


def station_number(text: str) -> int:
    """The number that the city gave the desk; raises InputError("station_number_wrong")."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(STATION_MAX))):
        raise InputError("station_number_wrong", field="station_number")
    if not int(digits):
        raise InputError("station_number_wrong", field="station_number")
    return int(digits)


def office_field(name: str, text: str) -> str:
    """One field of the office as it is kept; raises InputError with the field's name."""
    kept = " ".join(text.split())
    if has_hidden_letters(kept):
        raise InputError("office_field_hidden", field=name)
    if len(kept) > TEXT_MAX:
        raise InputError("office_field_long", field=name, most=TEXT_MAX)
    return OFFICE_FIELDS[name](name, kept)


def _words(name: str, text: str) -> str:
    if not text:
        raise InputError("office_field_missing", field=name)
    return text


def _shaped(pattern: re.Pattern[str], code: str) -> Callable[[str, str], str]:
    def check(name: str, text: str) -> str:
        if not pattern.fullmatch(text):
            raise InputError(code, field=name)
        return text

    return check


def _tracking(name: str, text: str) -> str:
    """The page on which a dossier is followed, up to its code; an office may have none yet."""
    if not text:
        return ""
    try:
        address = urlsplit(text)
        is_address = address.scheme in ("https", "http") and bool(address.hostname)
    except ValueError:
        is_address = False
    if not is_address or not text.endswith(FOLLOWED_AT):
        raise InputError("tracking_url_wrong", field=name)
    return text


OFFICE_FIELDS: Mapping[str, Callable[[str, str], str]] = {
    "unit": _words,
    "parent_agency": _words,
    "agency": _shaped(_AGENCY, "agency_wrong"),
    "unit_sign": _words,
    "address": _words,
    "phone": _shaped(_PHONE, "office_phone_wrong"),
    "tax_code": _shaped(_TAX_CODE, "tax_code_wrong"),
    "place": _words,
    "counter_name": _words,
    "receipt_form": _shaped(_SERIES, "receipt_series_wrong"),
    "receipt_symbol": _shaped(_SERIES, "receipt_series_wrong"),
    "tracking_url": _tracking,
}
