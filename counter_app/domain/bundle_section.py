"""The sections of a bundle, read strictly: each by the rules that hold where a person types it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from counter_app.domain.account import AccountProfile
from counter_app.domain.bundle import Section
from counter_app.domain.errors import CounterError, InputError
from counter_app.domain.money import Money
from counter_app.domain.office_calendar import CalendarProposal
from counter_app.domain.reference import make

# What an office's counters share. Which agency it is, whether it is a drill, and a counter's own
# name are no bundle's business.
OFFICE_TEXTS = (
    "parent_agency",
    "unit",
    "unit_sign",
    "address",
    "phone",
    "tax_code",
    "place",
    "account_bin",
    "account_bank",
    "account_number",
    "receipt_form",
    "receipt_symbol",
    "tracking_url",
)
OFFICE_FLAGS = ("signs_results",)
FORM_KINDS = frozenset(
    {"intake-slip", "supplement", "refusal", "apology", "stop", "control-sheet", "register"}
)
PRINTER_TEXTS = ("printer", "printer_model", "printer_second", "printer_second_model")
PRINTER_DOTS = "printer_dots"
_MAY_LACK = frozenset({"stop"})
_TEXT_MAX = 300
_ENTRIES_MAX = 5_000
_ACCOUNTS_MAX = 200
_STATIONS_MAX = 500
_TAX_CODE = re.compile(r"\d{10}(-?\d{3})?", re.ASCII)
_STATION = re.compile(r"\d{4}", re.ASCII)
_MODEL = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}", re.ASCII)
_FORM_NUMBER = re.compile(r"\d{2}", re.ASCII)
# A printer that writes a file would let whoever signs write anywhere on every counter.
_ADDRESS = re.compile(r"(tcp://|usb://|serial://|win:|a4:)\S.*")
_DOTS = range(200, 1_201)


@dataclass(frozen=True, slots=True)
class Content:
    """What a bundle states; None or empty where it says nothing of a section."""

    office: Mapping[str, str | bool]
    accounts: tuple[AccountProfile, ...]
    valid_from: date | None
    records: tuple[Mapping[str, Any], ...]
    calendar: CalendarProposal | None
    forms: tuple[Mapping[str, Any], ...]
    printers: Mapping[str, Any]


def content(sections: Mapping[Section, Any], bins: Collection[str]) -> Content:
    """All sections; `bins` are the banks that can receive.

    Raises InputError("bundle_section_wrong") with the section, the place and the reason. The
    records of the catalogue are only counted here; who reads procedures reads them.
    """
    valid_from, records = _read(sections, Section.CATALOGUE, _catalogue) or (None, ())
    return Content(
        office=_read(sections, Section.OFFICE, lambda raw: _office(raw, bins)) or {},
        accounts=_read(sections, Section.ACCOUNTS, lambda raw: _accounts(raw, bins)) or (),
        valid_from=valid_from,
        records=records,
        calendar=_read(sections, Section.CALENDAR, CalendarProposal.from_document),
        forms=_read(sections, Section.FORMS, _forms) or (),
        printers=_read(sections, Section.PRINTERS, _printers) or {},
    )


def wrong(section: Section, place: str, reason: str) -> InputError:
    """A section that fails its own rules."""
    return InputError("bundle_section_wrong", section=f"section_{section}", place=place[:80] or "–",
                      reason=reason)  # fmt: skip


def printers_for(printers: Mapping[str, Any], station: int) -> dict[str, str | int]:
    """What one counter sets: what all share, and above it what is its own."""
    own = printers.get("stations", {}).get(f"{station:04d}", {})
    return {**printers.get("default", {}), **own}


def _read(sections: Mapping[Section, Any], section: Section, read: Any) -> Any:
    if section not in sections:
        return None
    raw = sections[section]
    if not isinstance(raw, Mapping if section not in _LISTS else list):
        raise wrong(section, "", "not_a_record")
    try:
        return read(raw)
    except CounterError as error:
        if error.code == "bundle_section_wrong":
            raise
        reason = str(error.facts.get("reason", error.code))
        raise wrong(section, error.field or "", reason) from None


_LISTS = frozenset({Section.ACCOUNTS, Section.FORMS})


def _office(raw: Mapping[str, Any], bins: Collection[str]) -> dict[str, str | bool]:
    for name, value in raw.items():
        if name in OFFICE_FLAGS:
            is_right = type(value) is bool
        elif name in OFFICE_TEXTS:
            is_right = _is_text(value, _TEXT_MAX)
        else:
            raise wrong(Section.OFFICE, str(name), "bundle_name_unknown")
        if not is_right:
            raise wrong(Section.OFFICE, str(name), "text_missing")
    if "tax_code" in raw and not _TAX_CODE.fullmatch(raw["tax_code"]):
        raise wrong(Section.OFFICE, "tax_code", "bundle_tax_code_wrong")
    if "tracking_url" in raw and not raw["tracking_url"].startswith(("https://", "http://")):
        raise wrong(Section.OFFICE, "tracking_url", "bundle_url_wrong")
    account = [name for name in ("account_bin", "account_bank", "account_number") if name in raw]
    if account and len(account) < 3:
        # Half of an account would send money to a number at another bank.
        raise wrong(Section.OFFICE, account[0], "bundle_account_in_part")
    if account:
        profile = AccountProfile("office", raw["account_bin"], raw["account_bank"],
                                 raw["account_number"], "–", date.min)  # fmt: skip
        profile.payload(Money(1_000), make(1, 1), bins)
    return dict(raw)


def _accounts(raw: list[Any], bins: Collection[str]) -> tuple[AccountProfile, ...]:
    if len(raw) > _ACCOUNTS_MAX:
        raise wrong(Section.ACCOUNTS, "", "bundle_entries_too_many")
    found: list[AccountProfile] = []
    for at, one in enumerate(raw, 1):
        try:
            profile = AccountProfile.from_json(json.dumps(one))
            profile.payload(Money(1_000), make(1, 1), bins)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise wrong(Section.ACCOUNTS, str(at), "not_a_record") from None
        if any(profile.code == other.code for other in found):
            raise wrong(Section.ACCOUNTS, profile.code, "bundle_entry_twice")
        found.append(profile)
    return tuple(found)


def _catalogue(raw: Mapping[str, Any]) -> tuple[date, tuple[Mapping[str, Any], ...]]:
    _only(Section.CATALOGUE, raw, {"valid_from", "procedures"})
    first, records = _day(Section.CATALOGUE, raw, "valid_from"), raw.get("procedures")
    if not isinstance(records, list) or not records:
        raise wrong(Section.CATALOGUE, "procedures", "text_missing")
    if len(records) > _ENTRIES_MAX:
        raise wrong(Section.CATALOGUE, "procedures", "bundle_entries_too_many")
    codes = [one.get("code") if isinstance(one, Mapping) else None for one in records]
    for at, code in enumerate(codes, 1):
        if not isinstance(code, str) or not code:
            raise wrong(Section.CATALOGUE, str(at), "not_a_record")
        if codes.count(code) > 1:
            raise wrong(Section.CATALOGUE, code, "bundle_entry_twice")
    return first, tuple(records)


def _forms(raw: list[Any]) -> tuple[Mapping[str, Any], ...]:
    ended: date | None = None
    if not raw:
        raise wrong(Section.FORMS, "", "text_missing")
    for at, one in enumerate(raw, 1):
        if not isinstance(one, Mapping):
            raise wrong(Section.FORMS, str(at), "not_a_record")
        _only(Section.FORMS, one, {"set", "valid_from", "valid_to", "forms", "note"})
        if not _is_text(one.get("set"), _TEXT_MAX):
            raise wrong(Section.FORMS, str(at), "text_missing")
        first = _day(Section.FORMS, one, "valid_from")
        last = None if one.get("valid_to") is None else _day(Section.FORMS, one, "valid_to")
        if (last is not None and last < first) or (at > 1 and (ended is None or first <= ended)):
            raise wrong(Section.FORMS, one["set"], "span_wrong")
        ended = last
        _form_list(one)
    if ended is not None:
        # The last set stays in force until the next one is known.
        raise wrong(Section.FORMS, raw[-1]["set"], "bundle_forms_end")
    return tuple(raw)


def _form_list(one: Mapping[str, Any]) -> None:
    forms = one.get("forms")
    if not isinstance(forms, list):
        raise wrong(Section.FORMS, one["set"], "text_missing")
    kinds, numbers = set(), set()
    for form in forms:
        if not isinstance(form, Mapping) or form.keys() != {"no", "name", "kind"}:
            raise wrong(Section.FORMS, one["set"], "not_a_record")
        number, kind = form["no"], form["kind"]
        is_right = isinstance(number, str) and _FORM_NUMBER.fullmatch(number) is not None
        if not is_right or not _is_text(form["name"], _TEXT_MAX) or kind not in FORM_KINDS:
            raise wrong(Section.FORMS, one["set"], "not_a_record")
        kinds.add(kind)
        numbers.add(number)
    if len(forms) != len(kinds) or len(forms) != len(numbers):
        raise wrong(Section.FORMS, one["set"], "bundle_entry_twice")
    if missing := sorted(FORM_KINDS - _MAY_LACK - kinds):
        raise wrong(Section.FORMS, f"{one['set']}: {missing[0]}", "bundle_form_missing")


def _printers(raw: Mapping[str, Any]) -> dict[str, Any]:
    _only(Section.PRINTERS, raw, {"default", "stations"})
    stations = raw.get("stations", {})
    if not isinstance(stations, Mapping) or len(stations) > _STATIONS_MAX:
        raise wrong(Section.PRINTERS, "stations", "not_a_record")
    for name, one in (("default", raw.get("default", {})), *stations.items()):
        if name != "default" and not _STATION.fullmatch(str(name)):
            raise wrong(Section.PRINTERS, str(name), "bundle_station_wrong")
        if not isinstance(one, Mapping):
            raise wrong(Section.PRINTERS, str(name), "not_a_record")
        _only(Section.PRINTERS, one, {*PRINTER_TEXTS, PRINTER_DOTS})
        for key, value in one.items():
            if not _is_setting(key, value):
                raise wrong(Section.PRINTERS, f"{name} {key}", "bundle_printer_wrong")
    return dict(raw)


def _is_setting(key: str, value: object) -> bool:
    if key == PRINTER_DOTS:
        return type(value) is int and value in _DOTS
    if not isinstance(value, str) or not value.isprintable() or len(value) > _TEXT_MAX:
        return False
    pattern = _MODEL if key.endswith("model") else _ADDRESS
    return value == "" or pattern.fullmatch(value) is not None


def _only(section: Section, raw: Mapping[str, Any], known: set[str]) -> None:
    for name in raw:
        if name not in known:
            raise wrong(section, str(name), "bundle_name_unknown")


def _day(section: Section, raw: Mapping[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(str(raw.get(name)))
    except ValueError:
        raise wrong(section, name, "date_wrong") from None


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= longest and value.isprintable()
