"""The office and the station: who issues the papers, whose account takes the money."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from urllib.parse import urljoin


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What stands at the head of every paper, and where money goes.

    `agency` is the agency's e-identifier (QĐ 20/2020/QĐ-TTg); `account_bin` the bank's six digits.
    `signs_results`: only a result that bears a valid signature counts as digitised.
    """

    agency: str
    parent_agency: str
    unit: str
    unit_sign: str
    address: str
    phone: str
    tax_code: str
    place: str
    counter_name: str
    account_bin: str
    account_bank: str
    account_number: str
    receipt_form: str
    receipt_symbol: str
    tracking_url: str
    is_drill: bool
    signs_results: bool = False

    @property
    def rating_url(self) -> str:
        """Where a visit is rated: beside the page on which a dossier is followed; "" for none."""
        if not self.tracking_url:
            return ""
        return urljoin(self.tracking_url, "../danh-gia/")

    def checked_at(self, code: str) -> str:
        """The code behind the address of the page that checks it, beside the following page.

        What stands behind the "#" never leaves the phone. An office without such a page has the
        code alone.
        """
        place, found, _ = self.tracking_url.rpartition("theo-doi/")
        return f"{place}kiem-tra#{code}" if found else code

    def to_json(self) -> str:
        """One line of JSON for the store."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> OfficeFacts:
        """What `to_json` wrote, of an earlier version too."""
        raw = json.loads(text)
        return cls(**{field.name: raw[field.name] for field in fields(cls) if field.name in raw})


@dataclass(frozen=True, slots=True)
class FormSet:
    """A set of statutory slips: form number to name, from when to when (None: still in force).

    `numbers` is each kind of paper and the number it has in this set.
    """

    name: str
    valid_from: date
    valid_to: date | None
    forms: Mapping[str, str]
    numbers: Mapping[str, str]

    def is_in_force(self, on: date) -> bool:
        """Whether a slip issued on the day uses this set."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Station:
    """One desk: its number, its installation, its office.

    `forms` are the sets of slips that a configuration bundle brought; empty for the program's own.
    """

    number: int
    installation: str
    office: OfficeFacts
    forms: tuple[FormSet, ...] = ()


DRILL_OFFICE = OfficeFacts(
    agency="000.00.01.H26",
    parent_agency="ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
    unit="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG – CHI NHÁNH DIỄN TẬP",
    unit_sign="TTPVHCC",
    address="Số 0 phố Diễn Tập, Hà Nội",
    phone="024 0000 0000",
    tax_code="0100000000",
    place="Hà Nội",
    counter_name="Quầy 3",
    account_bin="970436",
    account_bank="Vietcombank",
    account_number="1234567890123",
    receipt_form="EBL01",
    receipt_symbol="26TAA",
    tracking_url="http://127.0.0.1:8766/theo-doi/",
    is_drill=True,
)
