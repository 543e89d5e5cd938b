"""Accounts change by two people's word; a deputy acts between two days; who looked is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from counter_app.commands.user import (
    AskDeputy,
    AskPerson,
    AskPersonChange,
    ChangePin,
    DecidePersonChange,
    SignIn,
)
from counter_app.desk import Desk
from counter_app.domain.errors import CounterError, InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.user import NOBODY, SYSTEM, Actor, PeopleAct, Role, SignInState
from counter_app.queries.dossier import OneDossier
from counter_app.queries.user import People, PeopleNow, SignIns, WhoLooked
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, open_a_shift
from tests.conftest import Clock, seated

TODAY = date(2026, 11, 26)
NEW = AskPerson("Mai01", "  Vũ  Mai Mẫu ", Role.SUPERVISOR, "4444", "QĐ 12")


def agree(desk: Desk, change_id: str, by: Actor) -> None:
    desk.submit(DecidePersonChange(change_id, is_agreed=True), by=by)


def a_second_supervisor(desk: Desk, store: Store, supervisor: Actor, head: Actor) -> Actor:
    agree(desk, desk.submit(NEW, by=supervisor).value, head)
    return seated(store, "mai01")


def refused(desk: Desk, command: DecidePersonChange, by: Actor) -> str:
    with pytest.raises(CounterError) as told:
        desk.submit(command, by=by)
    return told.value.code


def test_somebody_new_signs_in_once_a_second_person_agreed(
    desk: Desk, store: Store, supervisor: Actor, head: Actor
) -> None:
    change_id = desk.submit(NEW, by=supervisor).value
    with pytest.raises(NotAllowed, match="sign_in_failed"):
        desk.submit(SignIn("mai01", "4444"), by=NOBODY)

    assert refused(desk, DecidePersonChange(change_id, True), supervisor) == "other_person_needed"
    agree(desk, change_id, head)

    actor = desk.submit(SignIn("mai01", "4444"), by=NOBODY).value
    assert (actor.name, actor.role) == ("Vũ Mai Mẫu", Role.SUPERVISOR)
    assert refused(desk, DecidePersonChange(change_id, True), head) == "person_change_decided"
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_nobody_agrees_to_their_own_role(
    desk: Desk, store: Store, supervisor: Actor, head: Actor
) -> None:
    """Neither who asked nor whom it is about."""
    third = a_second_supervisor(desk, store, supervisor, head)
    ask = AskPersonChange(supervisor.user_id, PeopleAct.CHANGE_ROLE, "QĐ 13", Role.HEAD)
    change_id = desk.submit(ask, by=third).value

    assert refused(desk, DecidePersonChange(change_id, True), supervisor) == "other_person_needed"
    assert refused(desk, DecidePersonChange(change_id, True), third) == "other_person_needed"
    with pytest.raises(StaleError, match="person_change_waits"):
        desk.submit(ask, by=head)
    agree(desk, change_id, head)

    assert seated(store, "giamsat").role is Role.HEAD


def test_a_role_that_was_changed_counts_for_who_is_signed_in(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    third = a_second_supervisor(desk, store, supervisor, head)
    desk.ask(PeopleNow(), by=third)
    down = AskPersonChange(third.user_id, PeopleAct.CHANGE_ROLE, "Thôi việc", Role.CLERK)
    agree(desk, desk.submit(down, by=supervisor).value, head)

    with pytest.raises(NotAllowed, match="not_allowed"):
        desk.ask(PeopleNow(), by=third)


def test_the_last_two_who_may_agree_stay(desk: Desk, supervisor: Actor, head: Actor) -> None:
    for act, role in ((PeopleAct.DEACTIVATE, None), (PeopleAct.CHANGE_ROLE, Role.CLERK)):
        with pytest.raises(RuleError, match="last_supervisor"):
            desk.submit(AskPersonChange(head.user_id, act, "Nghỉ", role), by=supervisor)


def test_two_that_were_asked_for_at_once_do_not_empty_the_office(
    desk: Desk, store: Store, supervisor: Actor, head: Actor
) -> None:
    third = a_second_supervisor(desk, store, supervisor, head)
    one, two = (
        desk.submit(AskPersonChange(who.user_id, PeopleAct.DEACTIVATE, "Nghỉ"), by=head).value
        for who in (third, supervisor)
    )
    agree(desk, one, supervisor)

    with pytest.raises((RuleError, NotAllowed)):
        agree(desk, two, head)
    assert seated(store, "giamsat").role is Role.SUPERVISOR


def test_a_closed_account_acts_no_more_and_comes_back_by_two(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    close = AskPersonChange(clerk.user_id, PeopleAct.DEACTIVATE, "Chuyển đơn vị")
    agree(desk, desk.submit(close, by=supervisor).value, head)

    with pytest.raises(NotAllowed, match="person_left"):
        open_a_shift(desk, clerk)
    with pytest.raises(NotAllowed, match="person_left"):
        desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY)
    assert "tiepnhan" not in [one.login for one in desk.ask(People(), by=NOBODY)]
    back = AskPersonChange(clerk.user_id, PeopleAct.BRING_BACK, "Về lại")
    agree(desk, desk.submit(back, by=supervisor).value, head)
    open_a_shift(desk, clerk)
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_pin_is_set_anew_by_two_and_changed_by_its_owner(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    reset = AskPersonChange(clerk.user_id, PeopleAct.RESET_PIN, "Quên", pin="5555")
    change_id = desk.submit(reset, by=supervisor).value
    desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY)
    agree(desk, change_id, head)
    with pytest.raises(NotAllowed, match="sign_in_failed"):
        desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY)

    with pytest.raises(NotAllowed, match="pin_wrong"):
        desk.submit(ChangePin("1111", "6666"), by=clerk)
    desk.submit(ChangePin("5555", "6666"), by=clerk)

    assert desk.submit(SignIn("tiepnhan", "6666"), by=NOBODY).value.user_id == clerk.user_id
    assert "5555" not in repr(reset) and "6666" not in repr(ChangePin("5555", "6666"))


def test_a_deputy_acts_between_two_days_under_both_names(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock
) -> None:
    third = a_second_supervisor(desk, store, supervisor, head)
    tomorrow = TODAY + timedelta(days=1)
    ask = AskDeputy(supervisor.user_id, clerk.user_id, tomorrow, tomorrow, "Đi họp")
    change_id = desk.submit(ask, by=head).value
    for one in (clerk, supervisor, head):
        assert refused(desk, DecidePersonChange(change_id, True), one) in (
            "not_allowed",
            "other_person_needed",
        )
    agree(desk, change_id, third)
    with pytest.raises(NotAllowed, match="not_allowed"):
        desk.ask(PeopleNow(), by=clerk)

    clock.move(days=1)
    book = desk.ask(PeopleNow(), by=clerk)
    reset = AskPersonChange(third.user_id, PeopleAct.RESET_PIN, "Quên", pin="7777")
    waiting = desk.submit(reset, by=clerk).value

    with store.reading() as reading:
        query = select(schema.audit.c.actor).order_by(schema.audit.c.sequence.desc()).limit(1)
        assert reading.scalar(query) == f"{clerk.user_id} for {supervisor.user_id}"
    assert [one.deputies for one in book.accounts if one.login == "giamsat"] == [(clerk.name,)]
    asked = desk.ask(PeopleNow(), by=clerk).changes[0]
    assert asked.asked_name == f"{clerk.name} (thay {supervisor.name})"
    # One pair of eyes: neither is the second person to what the other asked for.
    assert refused(desk, DecidePersonChange(waiting, True), supervisor) == "other_person_needed"
    clock.move(days=1)
    with pytest.raises(NotAllowed, match="not_allowed"):
        desk.ask(PeopleNow(), by=clerk)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(1, 0, "acting_days_wrong"), (-3, -1, "acting_days_wrong"), (0, 92, "acting_too_long")],
)
def test_days_of_a_deputation_that_make_no_sense_are_refused(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor, first: int, last: int, code: str
) -> None:
    days = (TODAY + timedelta(days=first), TODAY + timedelta(days=last))

    with pytest.raises(InputError, match=code):
        desk.submit(AskDeputy(supervisor.user_id, clerk.user_id, *days, "Đi họp"), by=head)


def test_every_try_to_sign_in_is_kept_and_nothing_that_was_typed(
    desk: Desk, store: Store, supervisor: Actor
) -> None:
    for login, pin in (("tiepnhan", "1111"), ("tiepnhan", "0000"), ("1111", "tiepnhan")):
        try:
            desk.submit(SignIn(login, pin), by=NOBODY)
        except NotAllowed:
            continue

    lines = desk.ask(SignIns(), by=supervisor)
    assert sorted((one.name, one.state) for one in lines) == [
        ("", SignInState.WRONG),
        ("Nguyễn Thu Mẫu", SignInState.IN),
        ("Nguyễn Thu Mẫu", SignInState.WRONG),
    ]
    with store.reading() as reading:
        assert "1111" not in str([dict(row) for row in reading.rows(schema.sign_in.select())])


def test_who_looked_at_a_dossier_is_told_by_dossier_and_by_person(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    codes = [desk.submit(a_dossier(one), by=clerk).value.code for one in ("d1", "d2")]
    desk.ask(OneDossier(codes[0]), by=clerk)
    desk.ask(OneDossier(codes[0]), by=supervisor)
    desk.ask(OneDossier(codes[1]), by=clerk)

    by_dossier = desk.ask(WhoLooked(code=codes[0]), by=supervisor)
    by_person = desk.ask(WhoLooked(person_id=clerk.user_id), by=supervisor)

    assert [one.name for one in by_dossier] == [supervisor.name, clerk.name]
    assert [one.code for one in by_person] == [codes[1], codes[0]]
    with pytest.raises(NotAllowed):
        desk.ask(WhoLooked(code=codes[0]), by=clerk)
