"""The client believes only a whole, true answer; everything else leaves the entry waiting."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from counter_app import courtesy
from counter_app.domain.outbox import (
    Delivered,
    Delivery,
    OutboxEntry,
    Refused,
    Unreachable,
)
from counter_app.ports import Lease
from sync import wire
from sync.client import CityClient
from tests.sync.conftest import MakeClient, an_entry
from tests.sync.rogue import json_reply, rogue, saying
from tests.sync.sandbox_process import SandboxProcess

BATCH = "/v1/messages:batch"


def keys_held(city: SandboxProcess, lane: str) -> int:
    return sum(one["keys"] for one in city.dossiers() if one["lane"] == lane)


def test_a_repeat_is_given_the_first_reference_for_ever(client: CityClient) -> None:
    entry = an_entry()

    first = client.deliver((entry,), "head")
    again = client.deliver((an_entry(), entry), "head")

    assert isinstance(first, tuple)
    assert isinstance(first[0], Delivered)
    assert isinstance(again, tuple)
    assert first[0] in again


def test_the_city_is_asked_once_the_window_is_at_rest(
    client: CityClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.deliver((an_entry(),), "head")
    monkeypatch.setattr(courtesy, "LONGEST_S", 60.0)
    delivered = threading.Event()

    def deliver() -> None:
        client.deliver((an_entry(),), "head")
        delivered.set()

    # The window's thread is another one, which lets nobody go first.
    key, relay = threading.Thread(target=courtesy.window_works), threading.Thread(target=deliver)
    try:
        key.start()
        key.join()
        relay.start()
        is_early = delivered.wait(0.5)
    finally:
        courtesy.window_rests()
    relay.join(30.0)

    assert not is_early
    assert delivered.is_set()


def test_a_key_with_another_body_is_refused_with_what_stands_under_it(
    client: CityClient, make_client: MakeClient
) -> None:
    entry = an_entry()
    client.deliver((entry,), "head")

    other = replace(entry, payload=an_entry().payload)

    (answer,) = _told(client.deliver((other,), "head"))
    (foreign,) = _told(make_client(client._base_url, "0127").deliver((other,), "head"))

    assert isinstance(answer, Refused)
    assert (answer.reason, json.loads(answer.held or "")) == (
        "key_reused",
        json.loads(entry.payload),
    )
    # What another station told is not shown.
    assert foreign == Refused(entry.entry_id, "key_reused")


def _told(answer: tuple[Delivery, ...] | Unreachable) -> tuple[Delivery, ...]:
    assert isinstance(answer, tuple)
    return answer


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"kind": "html"}, "captive_portal"),
        ({"kind": "truncate"}, "bad_json"),
        ({"kind": "wrong_key"}, "wrong_keys"),
        ({"kind": "redirect"}, "redirect"),
        ({"kind": "bomb"}, "too_large"),
        ({"kind": "drop_before"}, "cut_off"),
        ({"kind": "drop_after"}, "cut_off"),
        ({"kind": "status", "status": 500}, "http_500"),
    ],
)
def test_what_is_no_answer_of_the_city_is_never_success(
    city: SandboxProcess, client: CityClient, fault: dict[str, Any], reason: str
) -> None:
    entry = an_entry()
    city.faults({"path": BATCH, **fault})

    spoilt = client.deliver((entry,), "head")
    after = client.deliver((entry,), "head")

    assert spoilt == Unreachable(reason)
    assert isinstance(after, tuple)
    assert isinstance(after[0], Delivered)
    assert keys_held(city, entry.lane) == 1


def test_a_reply_that_drips_meets_the_deadline(
    city: SandboxProcess, client: CityClient, make_client: MakeClient
) -> None:
    hasty = make_client(city.url, deadline_s=0.3)
    entry = an_entry()
    city.faults({"path": BATCH, "kind": "drip", "delay_s": 0.05, "times": 100})

    assert hasty.deliver((entry,), "head") == Unreachable("timeout")
    city.faults()
    assert isinstance(client.deliver((entry,), "head"), tuple)
    assert keys_held(city, entry.lane) == 1


def test_a_line_too_thin_for_the_batch_gets_it_through_in_parts(
    city: SandboxProcess, make_client: MakeClient
) -> None:
    # Long enough for four entries on a machine that has much to do; only the delay outlasts it.
    client = make_client(city.url, deadline_s=1.5)
    entries = tuple(an_entry() for _ in range(8))
    city.faults({"path": BATCH, "kind": "delay", "delay_s": 20.0, "times": 1})
    assert client.deliver(entries, "head") == Unreachable("timeout")
    # The second of the smaller batches fails: what the first was told is kept.
    city.faults({"path": BATCH, "kind": "status", "status": 503, "skip": 1})

    answer = client.deliver(entries, "head")

    assert isinstance(answer, tuple)
    assert {one.entry_id for one in answer} == {one.entry_id for one in entries[:4]}


def test_a_token_that_ran_out_is_fetched_once_more(
    city: SandboxProcess, client: CityClient
) -> None:
    assert not isinstance(client.changes(0, 1), Unreachable)
    city.faults({"path": BATCH, "kind": "expire_token"})

    assert isinstance(client.deliver((an_entry(),), "head"), tuple)


@pytest.mark.parametrize("status", [401, 403])
def test_a_city_that_takes_no_token_is_not_asked_for_ever(
    city: SandboxProcess, client: CityClient, status: int
) -> None:
    """B5: one refresh, then it is told; the entries keep their state and go another time."""
    city.faults({"path": BATCH, "kind": "status", "status": status, "times": 2})

    assert client.deliver((an_entry(),), "head") == Unreachable(f"http_{status}")
    assert isinstance(client.deliver((an_entry(),), "head"), tuple)


def test_a_wrong_secret_is_told_as_such(city: SandboxProcess) -> None:
    client = CityClient(city.url, "0126", 'not "drill"', "machine")

    assert client.deliver((an_entry(),), "head") == Unreachable("http_401")
    client.close()


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("7", timedelta(seconds=7)),
        ("315360000", timedelta(minutes=15)),
        ("99999999999999999999", timedelta(minutes=15)),
        ("Thu, 26 Nov 2099 01:00:00 GMT", timedelta(minutes=15)),
        ("Thu, 26 Nov 2020 01:00:00 GMT", timedelta(0)),
        ("soon", None),
        ("-3", None),
        ("Thu, 26 Nov 2099 01:00:00 +99999999999999999999", None),
        ("Thu, 26 Nov 2099 01:00:00 -0000", None),
    ],
)
def test_the_city_is_left_alone_as_long_as_it_asks_up_to_a_quarter_of_an_hour(
    city: SandboxProcess, client: CityClient, said: str, heard: timedelta | None
) -> None:
    for status in (429, 503):
        city.faults({"path": BATCH, "kind": "status", "status": status, "retry_after": said})

        assert client.deliver((an_entry(),), "head") == Unreachable(f"http_{status}", heard)


def test_a_reply_for_another_request_is_not_this_ones(
    city: SandboxProcess, client: CityClient
) -> None:
    """B13: each gets what was meant for the one before, until the line is itself again."""
    one, other = an_entry(), an_entry()
    city.faults({"path": BATCH, "kind": "swap", "times": 2})

    assert isinstance(client.deliver((one,), "head"), Unreachable)
    assert client.deliver((other,), "head") == Unreachable("wrong_keys")

    for entry in (one, other):
        (answer,) = _told(client.deliver((entry,), "head"))
        assert isinstance(answer, Delivered)
        assert answer.entry_id == entry.entry_id
        assert keys_held(city, entry.lane) == 1


def test_answers_in_another_order_are_told_apart_by_their_keys(make_client: MakeClient) -> None:
    """B13."""
    one, other = an_entry(), an_entry()
    results = [
        {"key": other.entry_id, "status": "refused", "reference": None, "reason": "rule"},
        {"key": one.entry_id, "status": "accepted", "reference": "C-1", "reason": None},
    ]
    signed = {"access_token": "t", "expires_in": 9, "server_time": "2026-11-26T01:00:00Z"}
    told = json.dumps({**signed, "results": results}).encode()
    with rogue(saying(json_reply(told))) as url:
        answer = make_client(url).deliver((one, other), "head")

    assert set(_told(answer)) == {
        Delivered(one.entry_id, "C-1"),
        Refused(other.entry_id, "rule"),
    }


def test_a_batch_too_large_goes_in_halves(city: SandboxProcess, client: CityClient) -> None:
    entries = tuple(an_entry() for _ in range(5))
    city.faults({"path": BATCH, "kind": "status", "status": 413, "times": 2})

    answer = client.deliver(entries, "head")

    assert isinstance(answer, tuple)
    assert all(isinstance(one, Delivered) for one in answer)
    assert [one.entry_id for one in answer] == [one.entry_id for one in entries]


def test_what_a_half_batch_left_open_is_asked_again_in_its_place(
    city: SandboxProcess, client: CityClient
) -> None:
    """The second half must not go on where the first stopped: answers would be miscounted."""
    entries = tuple(an_entry() for _ in range(8))
    city.faults(
        {"path": BATCH, "kind": "status", "status": 413, "times": 2},
        {"path": BATCH, "kind": "status", "status": 503, "skip": 1},
    )

    answer = client.deliver(entries, "head")

    assert isinstance(answer, tuple)
    assert [one.entry_id for one in answer] == [one.entry_id for one in entries]


def test_one_entry_that_no_batch_can_carry_stops_no_other(
    city: SandboxProcess, client: CityClient
) -> None:
    huge = an_entry(text="x" * 1_100_000)
    others = tuple(an_entry() for _ in range(4))

    answer = client.deliver((*others[:2], huge, *others[2:]), "head")

    assert isinstance(answer, tuple)
    assert Refused(huge.entry_id, "http_413") in answer
    assert sum(isinstance(one, Delivered) for one in answer) == 4


def test_one_entry_that_spoils_its_batch_is_found(city: SandboxProcess, client: CityClient) -> None:
    damaged = replace(an_entry(), payload='{"code":"half')
    others = tuple(an_entry() for _ in range(6))

    answer = client.deliver((others[0], damaged, *others[1:]), "head")

    assert isinstance(answer, tuple)
    assert [one for one in answer if isinstance(one, Refused)] == [
        Refused(damaged.entry_id, "http_400")
    ]
    assert len(answer) == 7


def test_a_city_that_reads_no_batch_at_all_blames_no_dossier(
    city: SandboxProcess, client: CityClient
) -> None:
    city.faults({"path": BATCH, "kind": "status", "status": 400, "times": 1000})

    answer = client.deliver(tuple(an_entry() for _ in range(6)), "head")

    assert answer == Unreachable("http_400")


def test_numbers_are_lent_again_as_they_were_and_never_to_a_second_machine(
    city: SandboxProcess, make_client: MakeClient
) -> None:
    client = make_client(city.url, "0777")
    second = CityClient(city.url, "0777", "drill", "another machine")

    leases = [client.lease(kind) for kind in ("dossier", "receipt", "reference")]

    assert leases == [
        Lease("dossier", 7_770_001, 7_779_999),
        Lease("receipt", 7_770_001, 7_779_999),
        Lease("reference", 77_700_000, 77_799_999),
    ]
    assert client.lease("dossier") == leases[0]
    assert second.lease("dossier") == Unreachable("http_409")
    second.close()


def test_the_clock_needs_no_token(city: SandboxProcess, client: CityClient) -> None:
    city.faults({"path": "/v1/token", "kind": "status", "status": 500, "times": 100})

    told = client.time()

    assert not isinstance(told, Unreachable)
    assert told.utcoffset() == timedelta(0)


def test_a_city_that_is_not_there_is_said_to_be_away(make_client: MakeClient) -> None:
    for url in ("http://127.0.0.1:9", "http://[", "http://127.0.0.1:9/\udc80", "no url"):
        assert isinstance(make_client(url).deliver((an_entry(),), ""), Unreachable)
        assert isinstance(make_client(url).time(), Unreachable)


def test_a_closed_client_sends_nothing_more(city: SandboxProcess, client: CityClient) -> None:
    entry = an_entry()
    client.close()

    assert isinstance(client.deliver((entry,), "head"), Unreachable)
    assert keys_held(city, entry.lane) == 0


def in_one_lane(lane: str, *changes: dict[str, Any]) -> tuple[OutboxEntry, ...]:
    """Facts of one dossier in their order."""
    return tuple(an_entry(lane, number, **change) for number, change in enumerate(changes, start=1))


def test_behind_a_refusal_of_its_lane_nothing_is_kept_and_the_others_go_on(
    city: SandboxProcess, client: CityClient
) -> None:
    good, bad, behind, last = in_one_lane("stopped-lane", {}, {"state": "no such"}, {}, {})
    other = an_entry("lane-beside")

    answers = _told(client.deliver((good, bad, behind, other, last), "head"))

    assert [(one.entry_id, type(one)) for one in answers] == [
        (good.entry_id, Delivered),
        (bad.entry_id, Refused),
        (other.entry_id, Delivered),
    ]
    assert (keys_held(city, "stopped-lane"), keys_held(city, "lane-beside")) == (1, 1)


def test_what_is_held_already_is_told_again_whatever_stands_before_it(client: CityClient) -> None:
    first, second = in_one_lane("told-before", {}, {})
    (reference,) = _told(client.deliver((second,), "head"))
    bad = replace(first, payload=an_entry(state="no such").payload)

    answers = _told(client.deliver((bad, second), "head"))

    assert answers == (Refused(bad.entry_id, "schema: state: enum"), reference)


def test_a_batch_in_halves_goes_no_further_in_a_lane_than_its_refusal(
    city: SandboxProcess, client: CityClient
) -> None:
    """The city calls the whole batch unreadable, then takes it in halves but for the first."""
    lane = in_one_lane("halved", {}, {}, {}, {})
    others = tuple(an_entry() for _ in range(4))
    # The whole, its first half, that one's first half, and the single first entry.
    city.faults(
        {"path": BATCH, "kind": "status", "status": 413, "times": 4},
    )

    answers = _told(client.deliver((*lane, *others), "head"))

    assert answers[0] == Refused(lane[0].entry_id, "http_413")
    assert [one.entry_id for one in answers[1:]] == [one.entry_id for one in others]
    assert keys_held(city, "halved") == 0


@pytest.mark.parametrize(
    ("statuses", "reason"),
    [
        (["blocked", "accepted"], "wrong_lane_order"),
        (["accepted", "blocked"], "wrong_lane_order"),
        (["refused", "accepted"], "wrong_lane_order"),
        (["refused", "blocked"], ""),
        (["refused", "duplicate"], ""),
        (["refused", "refused"], ""),
    ],
)
def test_an_answer_that_breaks_the_order_of_a_lane_is_none(
    statuses: list[str], reason: str
) -> None:
    entries = in_one_lane("lane", {}, {})
    results = [
        {"key": entry.entry_id, "status": status, "reference": "C-1", "reason": "no"}
        for entry, status in zip(entries, statuses, strict=True)
    ]
    if reason:
        with pytest.raises(wire.BrokenReplyError, match=reason):
            wire.deliveries({"results": results}, entries)
    else:
        answers = wire.deliveries({"results": results}, entries)
        assert len(answers) == 2 - statuses.count("blocked")
