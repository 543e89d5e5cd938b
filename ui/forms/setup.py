"""A new office as it is typed, step by step: text that survives a kill, and becomes a beginning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from counter_app.domain import vietqr
from counter_app.domain.errors import InputError
from counter_app.domain.office import OfficeFacts
from counter_app.domain.setup import (
    OFFICE_FIELDS,
    Beginning,
    FirstPerson,
    office_field,
    station_number,
)
from counter_app.domain.text import answers_to, fold
from counter_app.domain.user import Role, check_pin, login_of, person_name_of
from counter_app.starter.load import Bank, banks, receiving_bins

START, OFFICE, COUNTER, REVIEW = "start", "office", "counter", "review"
PRINTER, SCANNER, CITY, DONE = "printer", "scanner", "city", "done"
PEOPLE = (Role.HEAD, Role.SUPERVISOR, Role.CLERK)
STEPS = (
    START,
    OFFICE,
    COUNTER,
    *(str(one) for one in PEOPLE),
    REVIEW,
    PRINTER,
    SCANNER,
    CITY,
    DONE,
)
# What may wait for another day: nobody is refused service for want of it.
LATER = (PRINTER, SCANNER, CITY)
FIELDS: Mapping[str, tuple[str, ...]] = {
    START: (),
    OFFICE: (
        "parent_agency",
        "unit",
        "agency",
        "unit_sign",
        "address",
        "place",
        "phone",
        "tax_code",
    ),
    COUNTER: (
        "counter_name",
        "station_number",
        "receipt_form",
        "receipt_symbol",
        "bank",
        "account_number",
        "tracking_url",
    ),
    **{
        str(role): tuple(f"{role}_{part}" for part in ("name", "login", "pin", "again"))
        for role in PEOPLE
    },
    REVIEW: (),
    PRINTER: ("printer", "paper_width"),
    SCANNER: ("scanner",),
    CITY: ("city_url", "city_secret"),
    DONE: (),
}
# Never on disk before they are where they belong.
SECRETS = (*(f"{role}_{part}" for role in PEOPLE for part in ("pin", "again")), "city_secret")
_PAPERS = {"80": 576, "58": 384}
_NAMED_MAX = 4
_USUAL = {
    "parent_agency": "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
    "place": "Hà Nội",
    "counter_name": "Quầy 1",
    "paper_width": "80",
}


@dataclass(frozen=True, slots=True)
class SetupForm:
    """Everything that was typed, and where the person is."""

    step: str = START
    texts: Mapping[str, str] = field(default_factory=dict)
    field: str = ""
    cursor: int = 0
    # Left for another day by its key, whatever stands in its fields.
    put_off: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"SetupForm({self.step})"

    @classmethod
    def blank(cls) -> SetupForm:
        """With what nearly every office of the city would type."""
        return cls(texts=dict(_USUAL))

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.texts.get(name, "")

    def with_text(self, name: str, text: str) -> SetupForm:
        """The form with other words in a field."""
        return replace(self, texts={**self.texts, name: text})

    def at(self, step: str, name: str = "", cursor: int = 0) -> SetupForm:
        """The form with the person elsewhere in it."""
        return replace(self, step=step, field=name, cursor=cursor)

    def left(self, step: str, *, is_left: bool) -> SetupForm:
        """The form with a step put off, or taken up again."""
        others = tuple(one for one in self.put_off if one != step)
        return replace(self, put_off=(*others, step) if is_left else others)

    def to_json(self) -> str:
        """For the disk: all but PINs and the city's password."""
        open_texts = {name: text for name, text in self.texts.items() if name not in SECRETS}
        return json.dumps({**asdict(self), "texts": open_texts}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> SetupForm:
        """What `to_json` wrote; anything else begins anew."""
        try:
            raw = json.loads(text)
            made = cls(
                str(raw["step"]),
                {str(name): str(words) for name, words in raw["texts"].items()},
                str(raw["field"]),
                int(raw["cursor"]),
                tuple(map(str, raw.get("put_off", ()))),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls.blank()
        return made if made.step in STEPS else cls.blank()

    def kept(self, name: str) -> str:
        """A field as it will be kept; raises InputError that names the field.

        A login that nobody typed is made of the name.
        """
        typed = self.text(name)
        try:
            return self._kept(name, typed)
        except InputError as error:
            raise InputError(error.code, field=name, **error.facts) from None

    def _kept(self, name: str, typed: str) -> str:
        part = name.rpartition("_")[2]
        role = name.removesuffix(f"_{part}")
        if name in OFFICE_FIELDS:
            return office_field(name, typed)
        if name == "station_number":
            return f"{station_number(typed):04d}"
        if name == "bank":
            bank = bank_of(typed)
            return f"{bank_name(bank)} · {bank.bin}"
        if name == "account_number":
            number = "".join(typed.split())
            vietqr.encode(bank_of(self.text("bank")).bin, number, known_bins=receiving_bins())
            return number
        if role in {str(one) for one in PEOPLE}:
            return self._kept_of_person(role, part, typed)
        if name == "paper_width" and typed.strip() not in _PAPERS:
            raise InputError("paper_width_wrong", field=name)
        return typed.strip()

    def _kept_of_person(self, role: str, part: str, typed: str) -> str:
        if part == "name":
            return person_name_of(typed)
        if part == "login":
            login = login_of(typed or login_for(self.text(f"{role}_name")))
            others = {self.text(f"{one}_login") for one in PEOPLE if one != role}
            if login in others:
                raise InputError("login_taken", field="login")
            return login
        if part == "pin":
            check_pin(typed)
        elif typed != self.text(f"{role}_pin"):
            raise InputError("pin_differs", field="again")
        return typed

    def settled(self, name: str) -> SetupForm:
        """The form with a field as it will be kept; raises as `kept`."""
        return self.with_text(name, self.kept(name))

    def first_wrong(self, step: str) -> InputError | None:
        """What is wrong in a step, the first field first."""
        for name in FIELDS[step]:
            try:
                self.kept(name)
            except InputError as error:
                return error
        return None

    def first_wrong_before(self, step: str) -> tuple[str, InputError] | None:
        """The earliest step that has something wrong, of those before one."""
        for one in STEPS[: STEPS.index(step)]:
            if (error := self.first_wrong(one)) is not None:
                return one, error
        return None

    @property
    def paper_dots(self) -> int:
        """The receipt printer's width in dots."""
        return _PAPERS[self.kept("paper_width")]

    def office(self) -> OfficeFacts:
        """Raises InputError that names the field."""
        bank = bank_of(self.text("bank"))
        texts = {name: self.kept(name) for name in OFFICE_FIELDS}
        texts |= {
            "account_bin": bank.bin,
            "account_bank": bank_name(bank),
            "account_number": self.kept("account_number"),
        }
        return OfficeFacts(is_drill=False, signs_results=False, **texts)

    def beginning(self) -> Beginning:
        """Raises InputError, with the name of the field where it is one field's."""
        people = tuple(
            FirstPerson(
                role,
                self.kept(f"{role}_name"),
                self.kept(f"{role}_login"),
                self.kept(f"{role}_pin"),
            )
            for role in PEOPLE
        )
        return Beginning(station_number(self.text("station_number")), self.office(), people)


def login_for(full_name: str) -> str:
    """A sign-in name as offices make them: the given name, then the initials before it."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(full_name)).split()
    return "".join((*words[-1:], *(word[0] for word in words[:-1])))


def bank_name(bank: Bank) -> str:
    """As people call it; "" for a number that no published list names."""
    return bank.short_name or bank.name or ""


def bank_of(typed: str) -> Bank:
    """The bank that is meant by its number or any part of its names.

    Raises InputError("bank_missing"), ("bank_unknown") or ("bank_many").
    """
    words = typed.partition("·")[0].strip()
    if not words:
        raise InputError("bank_missing", field="bank")
    named = (one for one in banks() if bank_name(one))
    can_receive = [one for one in named if one.can_receive is not False]
    exact = [one for one in can_receive if words == one.bin or fold(words) == fold(bank_name(one))]
    found = exact or [
        one for one in can_receive if answers_to(words, bank_name(one), one.name or "")
    ]
    if not found:
        raise InputError("bank_unknown", field="bank")
    if len(found) > 1:
        names = ", ".join(bank_name(one) for one in found[:_NAMED_MAX])
        raise InputError("bank_many", field="bank", names=names)
    return found[0]
