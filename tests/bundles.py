"""Configuration bundles as an office would make them, signed with the drill's keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from counter_app import bundled
from counter_app.domain.office import DRILL_OFFICE
from counter_app.starter import load
from tests.template import MORNING

PRINTERS = {"default": {"printer": "tcp://10.0.0.9:9100", "printer_dots": 576}}
ACCOUNT: dict[str, Any] = {
    "code": "ho-kinh-doanh",
    "bank_bin": "970415",
    "bank_name": "VietinBank",
    "number": "1088000111222",
    "holder": "CHI NHANH DIEN TAP",
    "valid_from": "2026-11-26",
    "valid_to": None,
    "procedures": [],
    "branches": [],
    "merchant_id": "",
    "merchant": None,
}
CALENDAR: dict[str, Any] = {
    "schema": "one-stop-calendar/1",
    "version": "2027-1",
    "valid_from": "2026-11-26",
    "announced_years": [2026, 2027],
    "sessions": [["08:00", "12:00"], ["13:00", "17:00"]],
    "days_off": [{"date": "2027-01-01", "name": "Tết Dương lịch"}],
    "extra_days": [],
    "special": [],
}


def a_bundle(
    sections: Mapping[str, Any], *, signing: Any = None, chain: Any = (), **changes: Any
) -> bytes:
    """A bundle of the drill's office, number 7; `changes` are facts of its head."""
    facts = {
        "number": 7,
        "agency": DRILL_OFFICE.agency,
        "keys": 1,
        "made_at": (MORNING - timedelta(hours=1)).isoformat(),
        "expires_at": (MORNING + timedelta(days=30)).isoformat(),
        "note": "QĐ 09/QĐ-TTPVHCC",
        "sections": sections,
        **changes,
    }
    keys = bundled.drill_keys().values() if signing is None else signing
    return bundled.packed(facts, keys, chain)


def office(**changes: Any) -> dict[str, Any]:
    """A section that changes the telephone, or what is said."""
    return {"office": {"phone": "024 1111 2222", **changes}}


def a_procedure() -> dict[str, Any]:
    """A published record under another name."""
    return {**dict(load.raw_procedures()[0]), "name": "Thủ tục đổi tên"}


def new_forms() -> list[Any]:
    """The program's own sets, the last one ended, and one that came since."""
    rows = [dict(one) for one in load.office_document()["forms"]]
    rows[-1] = {**rows[-1], "valid_to": "2026-11-25"}
    coming = {**rows[-1], "set": "TT01/2027/TT-BTP", "valid_from": "2026-11-26", "valid_to": None}
    return [*rows, coming]


def everything() -> dict[str, Any]:
    """All sections, each with something new."""
    return {
        **office(),
        "accounts": [ACCOUNT],
        "catalogue": {"valid_from": "2026-11-26", "procedures": [a_procedure()]},
        "calendar": CALENDAR,
        "forms": new_forms(),
        "printers": PRINTERS,
    }
