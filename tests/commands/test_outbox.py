"""What the city refused is decided by a person; nothing of it is lost, doubled or out of order."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.commands.dossier import CorrectApplicant
from counter_app.commands.outbox import (
    CorrectRefused,
    ResendRefused,
    SetRefusedAside,
    SettleDeliveries,
)
from counter_app.commands.outcome import Command
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.message import Message
from counter_app.domain.outbox import Decision, Delivered, OutboxEntry, Refused
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.audit import AuditHead
from counter_app.queries.outbox import (
    CityCounts,
    CountsForCity,
    DueForCity,
    OneDelivery,
    OutboxLines,
)
from counter_app.queries.verify import Verify
from counter_app.store.unit_of_work import Store
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, a_supplement, an_applicant, open_a_shift
from tests.conftest import Clock

_ROUNDS = itertools.count(1)


def due(desk: Desk) -> tuple[OutboxEntry, ...]:
    """The next fact of each lane."""
    heads: dict[str, OutboxEntry] = {}
    for one in desk.ask(DueForCity(files_last=True), by=SYSTEM):
        heads.setdefault(one.lane, one)
    return tuple(heads.values())


def counts(desk: Desk) -> CityCounts:
    return desk.ask(CountsForCity(), by=SYSTEM)


def settle(desk: Desk, *answers: Delivered | Refused) -> None:
    desk.submit(SettleDeliveries(answers), by=SYSTEM)


@pytest.fixture
def refused(desk: Desk, clerk: Actor) -> Callable[..., OutboxEntry]:
    """A dossier whose first fact was refused; behind it wait another and its receipt."""

    def make(reason: str = "schema: applicant", held: str | None = None) -> OutboxEntry:
        open_a_shift(desk, clerk)
        desk.submit(a_supplement("d1"), by=clerk)
        desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)
        (first,) = due(desk)
        settle(desk, Refused(first.entry_id, reason, held))
        return first

    return make


def test_sent_again_it_goes_under_its_own_key_and_the_lane_goes_on(
    desk: Desk, clerk: Actor, refused: Callable[..., OutboxEntry]
) -> None:
    first = refused()

    desk.submit(ResendRefused(first.entry_id), by=clerk)

    assert due(desk) == (first,)
    settle(desk, Delivered(first.entry_id, "C-1"))
    (behind,) = due(desk)
    assert behind.sequence == 2
    settle(desk, Delivered(behind.entry_id, "C-2"))
    (receipt,) = due(desk)
    assert (receipt.kind, receipt.sequence) == ("receipt.made", 3)
    settle(desk, Delivered(receipt.entry_id, "C-3"))
    assert counts(desk) == CityCounts(1, 1, 0, 0, 0)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_corrected_it_says_todays_name_under_the_same_key(
    desk: Desk, clerk: Actor, refused: Callable[..., OutboxEntry]
) -> None:
    first = refused()
    right = an_applicant(full_name="Nguyễn Thị Mẫu Đào")
    desk.submit(CorrectApplicant("d1", right, "Nhập sai tên"), by=clerk)

    key = desk.submit(CorrectRefused(first.entry_id), by=clerk).value

    (again,) = due(desk)
    before, now = json.loads(first.payload), json.loads(again.payload)
    assert key == first.entry_id == again.entry_id
    assert now["applicant"]["full_name"] == "Nguyễn Thị Mẫu Đào"
    for name in ("status", "asked_at", "missing", "clerk", "code"):
        assert now[name] == before[name]
    page = desk.ask(OneDelivery(key), by=clerk)
    assert [(one.decision, one.refusal, one.name) for one in page.decisions] == [
        (Decision.CORRECT, "schema: applicant", clerk.name)
    ]


def test_a_key_that_the_city_gave_away_is_left_and_a_new_one_takes_its_place(
    desk: Desk, clerk: Actor, refused: Callable[..., OutboxEntry]
) -> None:
    first = refused("key_reused", '{"code": "x"}')
    right = an_applicant(full_name="Nguyễn Thị Mẫu Đào")
    desk.submit(CorrectApplicant("d1", right, "Nhập sai tên"), by=clerk)

    key = desk.submit(CorrectRefused(first.entry_id), by=clerk).value

    (again,) = due(desk)
    assert (again.entry_id, again.lane, again.sequence) == (key, "d1", 1)
    assert key != first.entry_id
    # The old key is over: whatever comes under it late moves nothing, nor does another decision.
    settle(desk, Delivered(first.entry_id, "C-9"))
    with pytest.raises(StaleError):
        desk.submit(ResendRefused(first.entry_id), by=clerk)
    assert counts(desk) == CityCounts(1, 0, 1, 0, 0)
    for _ in range(4):
        settle(desk, *(Delivered(one.entry_id, "C-1") for one in due(desk)))
    assert counts(desk) == CityCounts(1, 1, 0, 0, 0)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_what_says_the_same_today_is_no_correction(
    desk: Desk, clerk: Actor, refused: Callable[..., OutboxEntry]
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d2"), by=clerk)
    (entry,) = due(desk)
    settle(desk, Refused(entry.entry_id, "schema"))

    with pytest.raises(RuleError) as error:
        desk.submit(CorrectRefused(entry.entry_id), by=clerk)

    assert error.value.code == "nothing_to_correct"
    assert counts(desk).refused == 1


def test_set_aside_it_stays_counted_and_in_sight_and_the_rest_goes_on(
    desk: Desk, clerk: Actor, supervisor: Actor, refused: Callable[..., OutboxEntry]
) -> None:
    first = refused()
    with pytest.raises(NotAllowed):
        desk.submit(SetRefusedAside(first.entry_id, "Thử"), by=clerk)
    with pytest.raises(InputError):
        desk.submit(SetRefusedAside(first.entry_id, "  "), by=supervisor)

    desk.submit(SetRefusedAside(first.entry_id, "Thành phố nhập tay"), by=supervisor)

    (behind,) = due(desk)
    assert behind.sequence == 2
    settle(desk, Delivered(behind.entry_id, "C-2"), Refused(first.entry_id, "late"))
    (receipt,) = due(desk)
    assert (receipt.kind, receipt.sequence) == ("receipt.made", 3)
    settle(desk, Delivered(receipt.entry_id, "C-3"))
    assert counts(desk) == CityCounts(1, 0, 0, 0, 0, 1)
    (line,) = desk.ask(OutboxLines(), by=clerk)
    assert (line.entry_id, line.state) == (first.entry_id, "set_aside")
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_only_a_supervisor_takes_up_again_what_was_set_aside(
    desk: Desk, clerk: Actor, supervisor: Actor, refused: Callable[..., OutboxEntry]
) -> None:
    first = refused()
    desk.submit(SetRefusedAside(first.entry_id, "Thành phố nhập tay"), by=supervisor)
    with pytest.raises(NotAllowed):
        desk.submit(ResendRefused(first.entry_id), by=clerk)

    desk.submit(ResendRefused(first.entry_id), by=supervisor)

    assert due(desk) == (first,)
    decisions = desk.ask(OneDelivery(first.entry_id), by=clerk).decisions
    assert [one.decision for one in decisions] == [Decision.SET_ASIDE, Decision.RESEND]
    assert decisions[0].reason == "Thành phố nhập tay"


@pytest.mark.parametrize("state", ["waiting", "acknowledged"])
def test_what_was_not_refused_is_not_decided(
    desk: Desk, clerk: Actor, supervisor: Actor, state: str
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1"), by=clerk)
    (entry,) = due(desk)
    if state == "acknowledged":
        settle(desk, Delivered(entry.entry_id, "C-1"))
    before = counts(desk)

    commands: tuple[Command[Any], ...] = (
        ResendRefused(entry.entry_id),
        CorrectRefused(entry.entry_id),
        SetRefusedAside(entry.entry_id, "Thử"),
    )
    for command in commands:
        with pytest.raises(StaleError):
            desk.submit(command, by=supervisor)
    with pytest.raises(InputError):
        desk.submit(ResendRefused("nobody"), by=supervisor)

    assert counts(desk) == before


def test_opening_a_refused_fact_leaves_a_mark_and_shows_both_versions(
    desk: Desk, clerk: Actor, refused: Callable[..., OutboxEntry]
) -> None:
    first = refused("key_reused", '{"code": "other"}')
    head = desk.ask(AuditHead(), by=SYSTEM)

    page = desk.ask(OneDelivery(first.entry_id), by=clerk)

    assert desk.ask(AuditHead(), by=SYSTEM) != head
    assert (page.said, page.held, page.behind) == (first.payload, '{"code": "other"}', 2)


def test_a_clock_that_jumps_back_changes_no_order(desk: Desk, clerk: Actor, clock: Clock) -> None:
    """A8: the second fact bears an earlier hour than the first, and still goes after it."""
    open_a_shift(desk, clerk)
    desk.submit(a_supplement("d1"), by=clerk)
    clock.move(hours=-3)
    desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)

    (first,) = due(desk)

    assert first.sequence == 1


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    facts=st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 6)), max_size=12),
    limit=st.integers(1, 4),
)
def test_whatever_the_clock_did_every_fact_goes_and_each_lane_in_its_order(
    desk: Desk, store: Store, facts: list[tuple[str, int]], limit: int
) -> None:
    """A8: two batches are read before the first is settled, as the relay does."""
    keys = put(store, facts)
    sent: list[OutboxEntry] = []

    while batch := desk.ask(DueForCity(limit, files_last=True), by=SYSTEM):
        beside = desk.ask(DueForCity(limit, after=batch[-1], files_last=True), by=SYSTEM)
        for part in (batch, beside):
            sent += part
            settle(desk, *(Delivered(one.entry_id, "C") for one in part))

    assert sorted(one.entry_id for one in sent) == sorted(keys)
    for lane in {one.lane for one in sent}:
        sequences = [one.sequence for one in sent if one.lane == lane]
        assert sequences == list(range(1, len(sequences) + 1))


def put(store: Store, facts: list[tuple[str, int]]) -> list[str]:
    """Facts in the order given, each of a lane and an instant in microseconds; gives their keys."""
    round_number = next(_ROUNDS)
    keys: list[str] = []
    with store.writing() as uow:
        for lane, at in facts:
            keys.append(f"k-{round_number}-{len(keys)}")
            message = Message("dossier.moved", {"n": keys[-1]})
            uow.outbox.put(message, lane=f"{lane}-{round_number}", entry_id=keys[-1], at=at)
    return keys


def test_a_batch_that_is_full_of_facts_made_too_early_still_holds_the_one_before_them(
    desk: Desk, store: Store
) -> None:
    """A8: the first facts were made by a clock of another year; all others look older."""
    put(store, [("a", 9), ("b", 9), ("c", 9), ("a", 1), ("b", 1), ("c", 1)])

    batch = desk.ask(DueForCity(2, files_last=True), by=SYSTEM)

    assert [one.sequence for one in batch] == [1, 1]


def test_what_follows_a_batch_on_its_way_is_not_read_before_that_is_settled(
    desk: Desk, store: Store
) -> None:
    put(store, [("a", 1), ("a", 2), ("b", 3), ("a", 4)])

    batch = desk.ask(DueForCity(1, files_last=True), by=SYSTEM)
    beside = desk.ask(DueForCity(9, after=batch[-1], files_last=True), by=SYSTEM)

    assert [(one.lane[0], one.sequence) for one in (*batch, *beside)] == [("a", 1), ("b", 1)]
