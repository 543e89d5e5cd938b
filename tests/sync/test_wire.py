"""A reply is read whole or not at all, whatever stands in it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import wire
from sync.wire import BrokenReplyError
from tests.sync.conftest import MADE_AT, an_entry

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NOW = "2026-11-26T01:00:00Z"
PAGE: dict[str, Any] = {
    "changes": [{"cursor": 8, "kind": "k", "body": {}}, {"cursor": 9, "kind": "k", "body": {}}],
    "cursor": 9,
    "more": False,
    "server_time": NOW,
}

LEASE: dict[str, Any] = {"lease_id": "0126-receipt", "kind": "receipt", "first": 1, "last": 8}


def results(*entries: Any, **changes: Any) -> dict[str, Any]:
    answer = {"status": "accepted", "reference": "C-1", "reason": None}
    return {"results": [{"key": one.entry_id, **answer, **changes} for one in entries]}


@given(value=JSON_VALUES)
def test_any_json_is_an_answer_or_refused_by_name(value: object) -> None:
    entries = (an_entry(),)
    for read in (
        lambda: wire.deliveries(value, entries),
        lambda: wire.deliveries({"results": [value]}, entries),
        lambda: wire.deliveries(results(*entries, reference=value), entries),
        lambda: wire.change_page({**PAGE, "changes": value}, 0),
        lambda: wire.change_page({**PAGE, "changes": [value]}, 0),
        lambda: wire.change_page({**PAGE, "cursor": value}, 0),
        lambda: wire.lease({**LEASE, "last": value}, "receipt"),
        lambda: wire.city_time({"server_time": value}),
        lambda: wire.token({"access_token": value, "expires_in": 9}),
    ):
        try:
            read()
        except BrokenReplyError as broken:
            assert str(broken).isidentifier()


@given(body=st.binary(max_size=60))
def test_any_bytes_are_json_or_refused(body: bytes) -> None:
    try:
        wire.parse(body)
    except BrokenReplyError as broken:
        assert str(broken) == "bad_json"


def test_success_is_each_key_echoed_exactly_once() -> None:
    one, two, other = an_entry(), an_entry(), an_entry()

    for echoed in ((one,), (one, one), (one, other), (one, two, other), (), (one, two, two)):
        with pytest.raises(BrokenReplyError):
            wire.deliveries(results(*echoed), (one, two))
    assert len(wire.deliveries(results(two, one), (one, two))) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"reference": None},
        {"reference": ""},
        {"status": "ok"},
        {"status": "refused"},
        {"status": None},
        {"key": None},
    ],
)
def test_an_answer_without_its_proof_is_none(changes: dict[str, Any]) -> None:
    entry = an_entry()

    with pytest.raises(BrokenReplyError):
        wire.deliveries(results(entry, **changes), (entry,))


@pytest.mark.parametrize(
    "changes",
    [
        {"cursor": 8},
        {"cursor": 10},
        {"cursor": 2**63, "changes": [{"cursor": 2**63, "kind": "k", "body": {}}]},
        {"changes": list(reversed(PAGE["changes"]))},
        {"changes": PAGE["changes"] * 2},
        {"changes": [], "cursor": 7, "more": True},
        {"changes": [], "cursor": 9},
        {"more": 1},
        {"changes": [{"cursor": True, "kind": "k", "body": {}}], "cursor": True},
        {"server_time": "9999-12-31T23:59:59-14:00"},
    ],
)
def test_a_page_moves_the_cursor_forward_or_not_at_all(changes: dict[str, Any]) -> None:
    assert wire.change_page(PAGE, 7).cursor == 9

    with pytest.raises(BrokenReplyError):
        wire.change_page({**PAGE, **changes}, 7)


def test_a_page_that_was_read_before_is_not_read_again() -> None:
    with pytest.raises(BrokenReplyError):
        wire.change_page(PAGE, 9)


@pytest.mark.parametrize(
    "block", [{"first": 9, "last": 8}, {"first": -1, "last": 8}, {"kind": "dossier"}, {"last": 8.0}]
)
def test_a_lease_is_of_the_kind_that_was_asked_for(block: dict[str, Any]) -> None:
    assert wire.lease(LEASE, "receipt").last == 8

    with pytest.raises(BrokenReplyError):
        wire.lease({**LEASE, **block}, "receipt")


@given(
    instant=st.datetimes(
        min_value=datetime(2001, 1, 1),
        max_value=datetime(2900, 1, 1),
        timezones=st.integers(-840, 840).map(lambda m: timezone(timedelta(minutes=m))),
    )
)
def test_an_instant_comes_back_as_it_went(instant: datetime) -> None:
    text = wire.utc_text(instant)

    assert text.endswith("Z")
    assert wire.city_time({"server_time": text}) == instant


@given(lane=st.text(min_size=1), head=st.text(), text=st.text())
def test_a_batch_is_json_whatever_is_in_it(lane: str, head: str, text: str) -> None:
    entry = an_entry(lane, code=text)

    batch = json.loads(wire.batch_body("0126", head, MADE_AT, (entry,)))

    assert (batch["audit_head"], batch["messages"][0]["lane"]) == (head, lane)
    assert batch["messages"][0]["body"] == json.loads(entry.payload)
