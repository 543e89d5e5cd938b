"""Desk, client and sandbox are held to the one page that describes the city's interface."""

from __future__ import annotations

import gzip
import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.commands.dossier import CorrectApplicant
from counter_app.commands.group import ReceiveGroup
from counter_app.commands.inbox import NoteChanges
from counter_app.commands.outbox import SettleDeliveries
from counter_app.commands.payment import RequestPayment
from counter_app.commands.provisional import GiveCodes
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.household import HouseholdMember
from counter_app.domain.outbox import Delivered
from counter_app.domain.payment import QrTender
from counter_app.domain.person import BirthDate
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.outbox import DueForCity
from counter_app.store.unit_of_work import Store
from sync import wire
from sync.sandbox import contract
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    PENSION,
    a_dossier,
    a_supplement,
    an_applicant,
    end_the_day,
    give_account,
    live_through,
    open_a_shift,
    review_the_day,
    turn_money,
)
from tests.commands.test_provisional import borrow, use_up
from tests.sync.conftest import MADE_AT, an_entry
from tests.sync.sandbox_process import SandboxProcess
from tests.template import MORNING

BATCH = "/v1/messages:batch"
# A station that no other test speaks for: the shared city knows the first machine of a number.
STRANGER = "0779"
SCHEMAS: dict[str, Any] = contract.document()["components"]["schemas"]
FIELDS = ("key", "lane", "sequence", "kind", "made_at", "body")
JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def fits(schema: str, value: object) -> bool:
    return contract.fault(schema, value) is None


def references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if "$ref" in node else []
        return own + [one for inner in node.values() for one in references(inner)]
    return [one for inner in node for one in references(inner)] if isinstance(node, list) else []


def test_the_page_is_whole() -> None:
    document = contract.document()

    assert document["openapi"].startswith("3.1")
    for schema in SCHEMAS.values():
        jsonschema_rs.meta.validate(schema)
    parts = document["components"]
    for named in references(document):
        _, _, kind, name = named.split("/")
        assert name in parts[kind], named
    assert {*contract.kinds().values(), "BankCredit"} <= set(SCHEMAS)


def test_every_route_of_the_page_is_served(city: SandboxProcess) -> None:
    for path, methods in contract.document()["paths"].items():
        for method in methods:
            status = city.ask(method.upper(), path.replace("{code}", "x")).status_code
            assert status != 405, path
            assert status != 404 or "{code}" in path, path


def a_day(desk: Desk, clerk: Actor) -> None:
    """Every kind of fact: cash, free, waiting, claimed late, underpaid, surplus, supplement."""
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("cash"), by=clerk)
    desk.submit(a_dossier("free", PENSION), by=clerk)
    desk.submit(a_supplement("incomplete"), by=clerk)
    cursor = 0
    for name, amounts in (("late", (100_000,)), ("less", (1,)), ("more", (50_000, 60_000))):
        asked = RequestPayment(f"p-{name}", name, HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
        request = desk.submit(asked, by=clerk).value
        desk.submit(a_dossier(name, HOUSEHOLD_BUSINESS, tender=QrTender(f"p-{name}")), by=clerk)
        for amount in amounts:
            cursor += 1
            body = a_credit(request.reference, amount, cursor)
            assert fits("BankCredit", body)
            change = CityChange(cursor, "bank.credit", body)
            desk.submit(NoteChanges((change,), cursor, MADE_AT), by=SYSTEM)


def a_credit(text: str, amount: int, number: int) -> dict[str, object]:
    return {
        "id": f"credit-{number}",
        "provider": "sandbox",
        "bin": "970436",
        "account": "1234567890123",
        "bank_reference": f"FT{number}",
        "amount": amount,
        "text": text,
        "booked_at": "2026-11-26T02:00:00Z",
    }


# What a body has where the dossier has it; no city may rest on them.
OF_FEW = {"provisional_code", "group", "household"}


def test_every_fact_that_the_desk_tells_is_on_the_page_to_the_letter(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    a_day(desk, clerk)
    live_through(desk, clerk, supervisor, head)
    turn_money(desk, clerk, supervisor, head)
    give_account(desk, clerk, supervisor, head)
    shift_id = end_the_day(desk, clerk, supervisor, head)
    review_the_day(desk, supervisor, head, shift_id, MORNING.date())
    entries = desk.ask(DueForCity(), by=SYSTEM)

    text = wire.batch_body("0126", "head", MADE_AT, entries)

    assert fits("Batch", json.loads(text))
    assert {entry.kind for entry in entries} == set(contract.kinds())
    for entry in entries:
        body = json.loads(entry.payload)
        assert contract.body_fault(entry.kind, body) is None
        named = set(SCHEMAS[contract.kinds()[entry.kind]]["properties"])
        assert named - OF_FEW <= set(body) <= named


def test_what_few_dossiers_have_is_on_the_page_too(desk: Desk, store: Store, clerk: Actor) -> None:
    """A provisional code that became another, a group, a household: added, never required."""
    open_a_shift(desk, clerk)
    use_up(store)
    household = (HouseholdMember("Trần Mẫu Con", "con", born=BirthDate(2015)),)
    two = tuple(a_dossier(name, PENSION, household=household) for name in ("d1", "d2"))
    desk.submit(ReceiveGroup(two), by=clerk)
    borrow(desk)
    desk.submit(GiveCodes(), by=SYSTEM)
    desk.submit(CorrectApplicant("d1", an_applicant(full_name="Tên Mẫu Khác"), "Sai"), by=clerk)

    found: set[str] = set()
    for entry in desk.ask(DueForCity(), by=SYSTEM):
        body = json.loads(entry.payload)
        assert contract.body_fault(entry.kind, body) is None
        found |= OF_FEW & set(body)

    assert found == OF_FEW


def test_what_the_desk_sent_is_settled_by_its_own_keys(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("cash"), by=clerk)
    entries = desk.ask(DueForCity(), by=SYSTEM)
    reply = [
        {"key": one.entry_id, "status": "duplicate", "reference": "C-1", "reason": None}
        for one in entries
    ]

    answers = wire.deliveries({"results": reply}, entries)
    desk.submit(SettleDeliveries(answers), by=SYSTEM)

    assert answers == tuple(Delivered(one.entry_id, "C-1") for one in entries)
    assert desk.ask(DueForCity(), by=SYSTEM) == ()


def test_the_sandbox_answers_as_the_page_says(city: SandboxProcess) -> None:
    batch = json.loads(wire.batch_body(STRANGER, "head", MADE_AT, (an_entry(),)))
    batch["messages"].append({**batch["messages"][0], "key": "unknown", "kind": "no.such"})
    lease = {"station": STRANGER, "installation": "machine of its own", "kind": "receipt"}

    told = city.ask("POST", BATCH, STRANGER, json=batch).json()

    assert fits("BatchResult", told)
    assert [one["status"] for one in told["results"]] == ["accepted", "refused"]
    assert told["results"][1]["reason"] == "unknown kind"
    assert fits("Changes", city.ask("GET", "/v1/changes?after=0&limit=9", STRANGER).json())
    assert fits("Lease", city.ask("POST", "/v1/leases", STRANGER, json=lease).json())
    assert fits("Time", city.ask("GET", "/v1/time").json())
    client = {"client_id": STRANGER, "client_secret": "drill"}
    assert fits("Token", city.ask("POST", "/v1/token", json=client).json())
    assert fits("Token", city.ask("POST", "/v1/token", data=client).json())


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", BATCH), ("GET", "/v1/changes"), ("POST", "/v1/leases")],
)
def test_nothing_is_told_without_a_token(city: SandboxProcess, method: str, path: str) -> None:
    for value in ("", "Bearer", "Bearer nobody", "Basic MDEyNjpkcmlsbA=="):
        assert city.ask(method, path, headers={"Authorization": value}).status_code == 401


def test_a_station_speaks_for_itself_alone(city: SandboxProcess) -> None:
    batch = json.loads(wire.batch_body("0126", "head", MADE_AT, (an_entry(),)))

    assert city.ask("POST", BATCH, "0127", json=batch).status_code == 403


def test_a_batch_has_its_bounds_also_when_it_is_packed(city: SandboxProcess) -> None:
    one = json.loads(wire.batch_body("0126", "head", MADE_AT, (an_entry(),)))
    many = {**one, "messages": one["messages"] * 501}
    packed = {"Content-Encoding": "gzip", "Content-Type": "application/json"}

    def sent(body: bytes) -> int:
        return city.ask("POST", BATCH, "0126", data=body, headers=packed).status_code

    assert sent(gzip.compress(json.dumps(one).encode())) == 200
    assert city.ask("POST", BATCH, "0126", json=many).status_code == 413
    assert sent(gzip.compress(b" " * 30_000_000)) == 413
    assert sent(b"not packed") == 400
    assert sent(gzip.compress(json.dumps(one).encode())[:-9]) == 400


def test_entries_are_known_by_their_own_keys_whatever_the_batch_is_called(
    city: SandboxProcess,
) -> None:
    entries = (an_entry(), an_entry())
    batch = json.loads(wire.batch_body("0126", "head", MADE_AT, entries))

    def statuses(name: str) -> list[str]:
        headers = {"Idempotency-Key": name}
        reply = city.ask("POST", BATCH, "0126", json=batch, headers=headers).json()
        return [one["status"] for one in reply["results"]]

    assert statuses(wire.batch_key(entries)) == ["accepted", "accepted"]
    assert statuses("another name") == ["duplicate", "duplicate"]


def test_a_refusal_names_the_place_and_never_the_person(city: SandboxProcess) -> None:
    entry = an_entry(state="Nguyễn Thị Mẫu Đơn")
    batch = json.loads(wire.batch_body("0126", "head", MADE_AT, (entry,)))

    result = city.ask("POST", BATCH, "0126", json=batch).json()["results"][0]

    assert (result["status"], result["reason"]) == ("refused", "schema: state: enum")


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    field=st.sampled_from(["key", "lane", "sequence", "kind", "made_at", "body"]), value=JSON_VALUES
)
def test_whatever_stands_in_a_message_the_city_says_no_and_goes_on(
    city: SandboxProcess, field: str, value: object
) -> None:
    good, bad = (
        json.loads(wire.batch_body("0126", "head", MADE_AT, (an_entry(),))) for _ in range(2)
    )
    good["messages"].append({**bad["messages"][0], field: value})

    reply = city.ask("POST", BATCH, "0126", json=good)

    assert reply.status_code in (200, 400)
    if reply.status_code == 200:
        assert fits("BatchResult", reply.json())


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x" * 10_000, "\u202e"])
@pytest.mark.parametrize("field", ["key", "lane", "kind", "code", "clerk"])
def test_letters_that_nobody_can_keep_are_refused_and_never_a_fault(
    city: SandboxProcess, field: str, text: str
) -> None:
    batch = json.loads(wire.batch_body("0126", "head", MADE_AT, (an_entry(),)))
    message = batch["messages"][0]
    (message if field in message else message["body"])[field] = text

    assert city.ask("POST", BATCH, "0126", json=batch).status_code in (200, 400)


@pytest.mark.parametrize(
    "query", ["after=-1", "limit=0", "limit=501", f"after={2**63}", "after=x", "limit=1e3"]
)
def test_a_page_is_asked_for_within_bounds(city: SandboxProcess, query: str) -> None:
    assert city.ask("GET", f"/v1/changes?{query}", "0126").status_code == 400
