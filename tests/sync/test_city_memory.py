"""What the city remembers of a day, which numbers it lent, and what a backup makes it forget."""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from counter_app.domain import reference, vietqr
from counter_app.domain.identity import EntryId
from counter_app.domain.money import Money
from counter_app.domain.outbox import OutboxEntry
from sync import wire
from sync.sandbox import contract
from tests.sync.conftest import MADE_AT, an_entry
from tests.sync.sandbox_process import SandboxProcess

_STATIONS = itertools.count(3001)


def tell(city: SandboxProcess, *entries: OutboxEntry, station: str = "0126") -> list[str]:
    batch = json.loads(wire.batch_body(station, "head", MADE_AT, entries))
    reply = city.ask("POST", "/v1/messages:batch", station, json=batch)
    return [one["status"] for one in reply.json()["results"]]


def digest(city: SandboxProcess, station: str, day: str, **asked: object) -> dict[str, Any]:
    query = {"station": station, "day": day, **asked}
    reply = city.ask("GET", "/v1/digests", station, params=query)
    assert reply.status_code == 200, reply.text
    told: dict[str, Any] = reply.json()
    assert contract.fault("Digests", told) is None
    return told


def test_the_heads_of_a_station_are_told_newest_first_page_by_page(
    mortal_city: SandboxProcess,
) -> None:
    heads = [f"chain1:{number:064x}" for number in range(5)]
    for one in heads:
        batch = json.loads(wire.batch_body("0126", one, MADE_AT, ()))
        mortal_city.ask("POST", "/v1/messages:batch", "0126", json=batch)
    asked: dict[str, Any] = {"station": "0126", "limit": 2}

    pages = []
    while True:
        page = mortal_city.ask("GET", "/v1/heads", "0126", params=asked).json()
        assert contract.fault("Heads", page) is None
        pages.append([one["audit_head"] for one in page["heads"]])
        if not page["more"]:
            break
        asked["before"] = page["heads"][-1]["number"]

    assert pages == [heads[:2:-1], heads[2:0:-1], heads[:1]]
    assert mortal_city.ask("GET", "/v1/heads?station=0127", "0126").status_code == 403
    for wrong in ("limit=0", "limit=1001", "before=0"):
        asked_wrong = f"/v1/heads?station=0126&{wrong}"
        assert mortal_city.ask("GET", asked_wrong, "0126").status_code == 400


def test_a_day_is_told_by_its_keys_page_by_page(mortal_city: SandboxProcess) -> None:
    keys = ["b", "a", "Z", "é", "a-1", "đ"]
    entries = [replace(an_entry(), entry_id=EntryId(key)) for key in keys]
    tell(mortal_city, *entries)

    whole = digest(mortal_city, "0126", "2026-11-26")
    pages, after = [], ""
    while True:
        page = digest(mortal_city, "0126", "2026-11-26", after=after, limit=4)
        assert (page["count"], page["sha256"]) == (whole["count"], whole["sha256"])
        pages.append(page["keys"])
        if not page["more"]:
            break
        after = page["keys"][-1]

    assert whole["keys"] == sorted(keys)
    assert whole["sha256"] == hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()
    assert [len(page) for page in pages] == [4, 2]
    assert list(itertools.chain(*pages)) == sorted(keys)


def test_a_fact_belongs_to_the_day_of_vietnam_on_which_it_was_made(city: SandboxProcess) -> None:
    station = f"{next(_STATIONS)}"
    moments = {
        "last": datetime(2026, 3, 1, 16, 59, 59, 999_999, UTC),
        "first": datetime(2026, 3, 1, 17, 0, tzinfo=UTC),
    }
    entries = {name: replace(an_entry(station=station), made_at=at) for name, at in moments.items()}
    tell(city, *entries.values(), station=station)

    assert digest(city, station, "2026-03-01")["keys"] == [entries["last"].entry_id]
    assert digest(city, station, "2026-03-02")["keys"] == [entries["first"].entry_id]
    empty = digest(city, station, "2026-03-03")
    assert (empty["count"], empty["sha256"]) == (0, hashlib.sha256(b"").hexdigest())


@pytest.mark.parametrize(
    "query",
    [
        "station=0126&day=2026-02-30",
        "station=0126&day=26/11/2026",
        "station=0126&day=2026-11-26&limit=0",
        "station=0126&day=2026-11-26&limit=5001",
        "station=0126",
        "day=2026-11-26",
    ],
)
def test_a_day_is_asked_for_by_its_own_station_and_within_bounds(
    city: SandboxProcess, query: str
) -> None:
    assert city.ask("GET", "/v1/digests?station=0127&day=2026-11-26", "0126").status_code == 403
    assert city.ask("GET", f"/v1/digests?{query}", "0126").status_code == 400


def test_an_instant_that_no_calendar_has_spoils_its_own_entry_alone(city: SandboxProcess) -> None:
    batch = json.loads(wire.batch_body("0126", "head", MADE_AT, (an_entry(), an_entry())))
    for made_at in ("2026-13-01T00:00:00Z", "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z"):
        batch["messages"][0]["made_at"] = made_at
        reply = city.ask("POST", "/v1/messages:batch", "0126", json=batch).json()["results"]
        assert reply[0]["reason"] == "schema: made_at: date"
        assert reply[1]["status"] in ("accepted", "duplicate")


def lease(
    city: SandboxProcess, station: str, kind: str = "dossier", after: int | None = None
) -> dict[str, Any]:
    asked = {"station": station, "installation": f"machine-{station}", "kind": kind, "after": after}
    reply = city.ask("POST", "/v1/leases", station, json=asked)
    return {"status": reply.status_code, **reply.json()}


def test_more_numbers_are_lent_that_nobody_else_was_or_will_be_lent(
    mortal_city: SandboxProcess,
) -> None:
    given: list[tuple[str, str, int, int]] = []
    for turn in range(3):
        for station in ("0126", "0127"):
            for kind in ("dossier", "receipt", "reference"):
                mine = [last for owner, of, _, last in given if (owner, of) == (station, kind)]
                after = mine[-1] if mine else None
                block = lease(mortal_city, station, kind, after)
                assert contract.fault("Lease", block) is None
                again = lease(mortal_city, station, kind, after)
                assert (again["first"], again["last"]) == (block["first"], block["last"])
                given.append((station, kind, block["first"], block["last"]))
        if turn == 1:
            mortal_city.kill()
            mortal_city.start()

    for kind in ("dossier", "receipt", "reference"):
        spans = sorted((first, last) for _, of, first, last in given if of == kind)
        assert all(one[1] < two[0] for one, two in itertools.pairwise(spans))
        assert all(last <= 99_999_999 for _, last in spans) or kind == "reference"


@pytest.mark.parametrize("after", [0, 1_260_000, 1_279_999, 99_019_999])
def test_numbers_after_a_block_of_somebody_else_are_not_lent(
    city: SandboxProcess, after: int
) -> None:
    assert lease(city, "0126", after=after)["status"] == 409


@pytest.mark.parametrize("station", ["9900", "9999", "0000"])
def test_no_office_takes_a_number_of_the_reserve_for_its_own(
    city: SandboxProcess, station: str
) -> None:
    assert lease(city, station)["status"] == 409


def test_money_under_a_second_number_reaches_its_station(city: SandboxProcess) -> None:
    station = f"{next(_STATIONS)}"
    first = lease(city, station, "reference")
    second = lease(city, station, "reference", first["last"])
    number, serial = divmod(second["first"], 100_000)
    code = vietqr.encode(
        "970436",
        "1234567890123",
        known_bins={"970436"},
        amount=Money(5),
        purpose=reference.make(number, serial),
    )

    city.pay(code)

    told = city.ask("GET", "/v1/changes?after=0&limit=500", station).json()["changes"]
    assert reference.make(number, serial) in [
        found for one in told for found in reference.find(str(one["body"].get("text", "")))
    ]


def test_a_city_restored_from_a_backup_forgets_facts_and_never_numbers(
    mortal_city: SandboxProcess,
) -> None:
    kept, lost = an_entry(), an_entry()
    tell(mortal_city, kept)
    backup = mortal_city.ask("POST", "/v1/sandbox/backup").json()["backup"]
    tell(mortal_city, lost)
    second = lease(mortal_city, "0126", after=lease(mortal_city, "0126")["last"])
    mortal_city.ask("POST", "/v1/sandbox/status", json={"code": _code(lost), "status": 4})
    seen = mortal_city.ask("GET", "/v1/changes", "0126").json()["cursor"]

    restored = mortal_city.ask("POST", "/v1/sandbox/restore", json={"backup": backup}).json()

    assert restored == {"forgotten": 1}
    assert digest(mortal_city, "0126", "2026-11-26")["keys"] == [kept.entry_id]
    assert (
        lease(mortal_city, "0127", after=lease(mortal_city, "0127")["last"])["first"]
        > (second["last"])
    )
    assert tell(mortal_city, kept, lost) == ["duplicate", "accepted"]
    mortal_city.ask("POST", "/v1/sandbox/status", json={"code": _code(lost), "status": 9})
    told = mortal_city.ask("GET", f"/v1/changes?after={seen}", "0126").json()["changes"]
    assert [one["body"]["status"] for one in told] == [9]


@pytest.mark.parametrize(("asked", "status"), [({}, 400), ({"backup": 99_999}, 404)])
def test_a_backup_that_is_none_changes_nothing(
    city: SandboxProcess, asked: dict[str, int], status: int
) -> None:
    assert city.ask("POST", "/v1/sandbox/restore", json=asked).status_code == status


def _code(entry: OutboxEntry) -> str:
    return str(json.loads(entry.payload)["code"])


RECORDS = [{"code": "1.1", "name": "Đăng ký", "rate": 0.0015}]


def test_a_catalogue_is_published_once_and_read_whole(city: SandboxProcess) -> None:
    made = {"version": "2026.12-a", "valid_from": "2026-12-01", "records": RECORDS}

    told = city.ask("POST", "/v1/sandbox/catalogues", json=made).json()
    other = city.ask("POST", "/v1/sandbox/catalogues", json={**made, "records": []})
    read = city.ask("GET", "/v1/catalogues/2026.12-a", "0126").json()

    assert contract.fault("Catalogue", read) is None
    text = '[{"code":"1.1","name":"Đăng ký","rate":0.0015}]'
    assert read["sha256"] == told["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert read["records"] == RECORDS
    assert other.status_code == 409
    assert city.ask("GET", "/v1/catalogues/none", "0126").status_code == 404
    assert city.ask("GET", "/v1/catalogues/2026.12-a").status_code == 401
    page = city.ask("GET", f"/v1/changes?after={told['cursor'] - 1}&limit=1", "0126").json()
    assert page["changes"][0]["kind"] == "catalogue.version"
    assert contract.change_fault("catalogue.version", page["changes"][0]["body"]) is None


AT = "2026-11-26T02:00:00Z"
CHANGES: dict[str, dict[str, Any]] = {
    "bank.credit": {
        "id": "c-1", "bin": "970436", "account": "1", "amount": 5, "text": "x", "booked_at": AT,
        "bank_reference": "FT1", "provider": "sandbox",
    },
    "dossier.status": {"code": "CODE-NEWS-1", "status": 4, "at": AT, "note": None},
    "dossier.taken_over": {
        "code": "CODE-NEWS-1", "agency": "Chi nhánh 2", "station": None, "at": AT, "note": None,
    },
    "feedback": {"id": "G-x", "code": "CODE-NEWS-1", "faces": 2, "comment": "Chậm", "at": AT},
    "recommendation": {
        "id": "KN-1", "code": "CODE-NEWS-1", "text": "Chờ lâu", "full_name": None, "phone": None,
        "at": AT,
    },
    "receipt.issued": {
        "code": "CODE-NEWS-1", "temporary_number": None, "symbol": "26T", "number": "1",
        "amount": 5, "provider": "sandbox", "lookup_code": None, "issued_at": AT,
    },
    "catalogue.version": {
        "version": "1", "valid_from": "2026-12-01", "count": 0, "sha256": "0" * 64,
    },
    "calendar.version": {"version": "1", "valid_from": "2026-12-01", "document": {}},
    "bundle.version": {"number": 1, "sha256": "0" * 64},
}  # fmt: skip


def test_every_kind_of_change_can_be_made_and_reaches_the_one_it_is_for(
    city: SandboxProcess,
) -> None:
    tell(city, an_entry(code="CODE-NEWS-1"))
    assert set(CHANGES) == set(contract.change_kinds())

    for kind, body in CHANGES.items():
        made = city.ask("POST", "/v1/sandbox/changes", json={"kind": kind, "body": body})
        cursor = made.json()["cursor"]
        told = {
            station: city.ask("GET", f"/v1/changes?after={cursor - 1}&limit=1", station).json()
            for station in ("0126", "0127")
        }
        assert told["0126"]["changes"] == [{"cursor": cursor, "kind": kind, "body": body}]
        assert contract.fault("Changes", told["0126"]) is None
        assert bool(told["0127"]["changes"]) == ("code" not in body)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"kind": "no.such", "body": {}}, 400),
        ({"kind": "feedback", "body": {}}, 400),
        ({"kind": "feedback", "body": {**CHANGES["feedback"], "code": "CODE-NOBODY-9"}}, 404),
        ({"kind": "feedback", "body": {**CHANGES["feedback"], "comment": "\ud800"}}, 400),
        ({"kind": "feedback"}, 400),
        ([], 400),
    ],
)
def test_a_change_that_is_none_is_not_told(
    city: SandboxProcess, asked: object, status: int
) -> None:
    assert city.ask("POST", "/v1/sandbox/changes", json=asked).status_code == status


def test_a_citizens_word_reaches_the_counter_that_took_the_dossier(city: SandboxProcess) -> None:
    tell(city, an_entry(code="CODE-WORD-1"))
    before = city.ask("GET", "/v1/changes?after=0&limit=500", "0126").json()["cursor"]

    said = {"faces": "2", "comment": "  Chờ lâu  "}
    statuses = [
        city.ask("POST", "/danh-gia/CODE-WORD-1", data=form).status_code
        for form in (said, {"faces": "5"}, {"faces": "5", "comment": "x" * 1001})
    ]

    told = city.ask("GET", f"/v1/changes?after={before}", "0126").json()["changes"]
    assert statuses == [200, 200, 400]
    assert [(one["kind"], one["body"]["faces"], one["body"]["comment"]) for one in told] == [
        ("feedback", 2, "Chờ lâu"),
        ("feedback", 5, None),
    ]
    assert contract.fault("Changes", {"changes": told, "cursor": 1, "more": False} | _at()) is None


def _at() -> dict[str, str]:
    return {"server_time": AT}
