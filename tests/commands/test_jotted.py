"""What a program that was killed had jotted comes into the book, and only what is still open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from counter_app.commands.draft import DiscardDraft, SaveDraft
from counter_app.desk import Desk
from counter_app.domain.errors import StoreError
from counter_app.domain.identity import UserId
from counter_app.domain.user import Actor
from counter_app.queries.home import Today
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, a_supplement, open_a_shift
from tests.conftest import Clock


@pytest.fixture
def save(new_id: Callable[[], str]) -> SaveDraft:
    return SaveDraft(new_id(), "intake", '{"full_name": "Nguyễn Thị Mẫu"}')


def texts(desk: Desk, by: Actor) -> list[str]:
    return [draft.text for draft in desk.ask(Today(), by=by).drafts]


def jotted(store: Store) -> list[str]:
    assert store.jotter is not None
    return [one.text for one in store.jotter.read()]


def test_what_was_jotted_and_not_saved_is_among_the_drafts(
    desk: Desk, store: Store, clerk: Actor, save: SaveDraft
) -> None:
    desk.jot(save, by=clerk)

    desk.take_up_jotted()

    assert texts(desk, clerk) == [save.text]
    assert jotted(store) == []


def test_what_was_jotted_since_the_last_save_takes_its_place(
    desk: Desk, clerk: Actor, save: SaveDraft
) -> None:
    desk.jot(save, by=clerk)
    desk.submit(save, by=clerk)
    later = replace(save, text="{}")
    desk.jot(later, by=clerk)

    desk.take_up_jotted()

    assert texts(desk, clerk) == ["{}"]


def test_what_the_book_has_of_a_later_time_stays(desk: Desk, clerk: Actor, save: SaveDraft) -> None:
    """A power cut may leave an older note beside a newer book, and so may another counter."""
    desk.jot(replace(save, text="{}", typed_at=1_000), by=clerk)
    desk.submit(replace(save, typed_at=2_000_000_000_000_000), by=clerk)
    desk.jot(replace(save, text="{}", typed_at=1_000), by=clerk)

    desk.take_up_jotted()

    assert texts(desk, clerk) == [save.text]


def test_what_no_book_can_take_keeps_no_desk_shut(
    desk: Desk, store: Store, clerk: Actor, save: SaveDraft
) -> None:
    desk.jot(replace(save, text='"\ud83d"'), by=clerk)

    desk.take_up_jotted()

    assert jotted(store) == []


def test_what_was_thrown_away_does_not_come_back(desk: Desk, clerk: Actor, save: SaveDraft) -> None:
    desk.submit(save, by=clerk)
    desk.jot(DiscardDraft(save.draft_id), by=clerk)

    desk.take_up_jotted()

    assert texts(desk, clerk) == []


def test_a_save_or_what_came_of_the_form_strikes_what_was_jotted(
    desk: Desk, store: Store, clerk: Actor, save: SaveDraft
) -> None:
    open_a_shift(desk, clerk)
    desk.jot(save, by=clerk)
    before = jotted(store)
    desk.submit(save, by=clerk)
    after_save = jotted(store)
    desk.jot(replace(save, text="{}"), by=clerk)
    desk.submit(a_dossier(save.draft_id, draft_id=save.draft_id), by=clerk)

    assert (before, after_save, jotted(store)) == ([save.text], [], [])
    assert texts(desk, clerk) == []


def test_a_form_that_was_received_before_the_kill_does_not_come_back(
    desk: Desk, clock: Clock, clerk: Actor, save: SaveDraft
) -> None:
    open_a_shift(desk, clerk)
    desk.jot(save, by=clerk)
    clock.move(seconds=1)
    # As another counter received it: this one had no time to strike it.
    desk.submit(a_dossier(save.draft_id), by=clerk)

    desk.take_up_jotted()

    assert texts(desk, clerk) == []


def test_a_form_of_a_dossier_that_lacked_papers_does(
    desk: Desk, clock: Clock, clerk: Actor, save: SaveDraft
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_supplement(save.draft_id), by=clerk)
    clock.move(days=1)
    desk.jot(save, by=clerk)

    desk.take_up_jotted()

    assert texts(desk, clerk) == [save.text]


def test_of_a_person_whom_the_book_does_not_know_nothing_comes_in(
    desk: Desk, store: Store, clerk: Actor, save: SaveDraft
) -> None:
    desk.jot(save, by=replace(clerk, user_id=UserId("somebody of an older book")))

    desk.take_up_jotted()

    with store.reading() as reading:
        assert reading.one(schema.draft, id=save.draft_id) is None
    assert jotted(store) == []


def test_what_another_person_went_on_with_stays_theirs(
    desk: Desk, store: Store, clerk: Actor, head: Actor, save: SaveDraft
) -> None:
    desk.submit(save, by=clerk)
    desk.jot(replace(save, text="{}"), by=head)

    desk.take_up_jotted()

    assert texts(desk, clerk) == [save.text]
    assert jotted(store) == []


def test_what_the_book_does_not_take_waits_for_the_next_start(
    desk: Desk, store: Store, clerk: Actor, save: SaveDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.jot(save, by=clerk)

    def full() -> None:
        raise StoreError("disk_full")

    with monkeypatch.context() as disk:
        disk.setattr(store, "writing", full)
        desk.take_up_jotted()
    waiting = jotted(store)
    desk.take_up_jotted()

    assert (waiting, texts(desk, clerk)) == ([save.text], [save.text])
