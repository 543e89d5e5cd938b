"""The people of one household in one dossier: who they are, and what they are to the applicant."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counter_app.domain.errors import InputError
from counter_app.domain.id_number import IdNumber
from counter_app.domain.person import BirthDate, parse_name
from counter_app.domain.text import has_broken_letters, has_hidden_letters

if TYPE_CHECKING:
    from datetime import date

HOUSEHOLD_MAX = 20
RELATION_MAX = 60
# Of what is typed or pasted as one: more names nobody besides.
TYPED_MAX = 10_000
# What parts the facts of one person on one line, however it was typed.
_PARTS = str.maketrans({";": "|", "\t": "|", ",": "|"})


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """One person besides the applicant; nothing of the person shows in the repr."""

    full_name: str = field(repr=False)
    relation: str
    id_number: IdNumber | None = field(default=None, repr=False)
    born: BirthDate | None = field(default=None, repr=False)


def parse_household(text: str, today: date) -> tuple[HouseholdMember, ...]:
    """One person a line: the name, then in any order relation, birth date and id number.

    Raises InputError, field "household": "household_relation_missing", "household_too_many",
    "household_twice", and what a name, a birth date or an id number raises.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > HOUSEHOLD_MAX:
        raise InputError("household_too_many", field="household", most=HOUSEHOLD_MAX)
    members = tuple(_member(line, today) for line in lines)
    numbers = [str(one.id_number) for one in members if one.id_number is not None]
    if len(set(numbers)) < len(numbers):
        raise InputError("household_twice", field="household")
    return members


def household_json(members: Sequence[HouseholdMember]) -> str:
    """As the store keeps it."""
    return json.dumps([_facts(one) for one in members], ensure_ascii=False, sort_keys=True)


def told(kept: str | None) -> tuple[str, ...]:
    """Each person in one line, as papers and screens name them, from what the store keeps."""
    return tuple(
        ", ".join(
            part
            for part in (
                one["full_name"],
                one["relation"],
                f"sinh {_day(one['born'])}" if one["born"] else "",
                f"số định danh {one['id_number']}" if one["id_number"] else "",
            )
            if part
        )
        for one in json.loads(kept or "[]")
    )


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def _facts(one: HouseholdMember) -> dict[str, str | None]:
    return {
        "full_name": one.full_name,
        "relation": one.relation,
        "id_number": str(one.id_number) if one.id_number else None,
        "born": one.born.iso if one.born else None,
    }


def _member(line: str, today: date) -> HouseholdMember:
    name, *others = (part.strip() for part in line.translate(_PARTS).split("|"))
    relation, number, born = "", None, None
    try:
        full_name = parse_name(name)
        for part in others:
            digits = "".join(letter for letter in part if letter.isdigit())
            if len(digits) >= 9:
                number = IdNumber.parse(part)
            elif digits:
                born = BirthDate.parse(part, today)
            elif part:
                relation = _relation(part)
    except InputError as error:
        raise InputError(error.code, field="household", **error.facts) from None
    if not relation:
        raise InputError("household_relation_missing", field="household", name=full_name)
    return HouseholdMember(full_name, relation, number, born)


def _relation(text: str) -> str:
    if len(text) > RELATION_MAX or has_broken_letters(text) or has_hidden_letters(text):
        raise InputError("household_relation_wrong", field="household")
    return " ".join(text.split())
