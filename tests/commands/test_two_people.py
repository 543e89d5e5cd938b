"""Role × action × state: no command lets one person do what takes two.

The first half walks every command for every role. The second tries each act of two people as the
maker, as the maker's deputy, as whom the maker stands in for, as a clerk, and as somebody whose
account was closed; then as a right second person, so that the refusals mean something.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from counter_app.commands.account import ApproveAccount, ProposeAccount
from counter_app.commands.apology import IssueApology, SetApologyAside
from counter_app.commands.bundle import AcceptBundle, DeclineBundle
from counter_app.commands.calendar import ApproveCalendar, DecidePromise
from counter_app.commands.catalogue import ApproveProcedure
from counter_app.commands.city_word import AnswerCity
from counter_app.commands.dialogue import ConfirmMinutes, PlanDialogue, WriteMinutes
from counter_app.commands.digitisation import RequireSignedResults
from counter_app.commands.disclosure import (
    DraftDisclosure,
    ReturnDisclosure,
    SetTarget,
    SignDisclosure,
)
from counter_app.commands.dossier import StopDossier
from counter_app.commands.drawer import CountDrawer
from counter_app.commands.feedback import (
    AnswerFeedback,
    PublishFeedback,
    ReturnFeedback,
    SortFeedback,
    TakeFeedback,
)
from counter_app.commands.handlers import HANDLERS
from counter_app.commands.odd_day import DecideDay
from counter_app.commands.outbox import SetRefusedAside
from counter_app.commands.outcome import Command
from counter_app.commands.refund import ApproveRefund, DeclineRefund, RequestRefund, RequestVoid
from counter_app.commands.relocation import AllowRelocation
from counter_app.commands.reopening import AskReopening, DecideReopening
from counter_app.commands.restore import AllowRestore
from counter_app.commands.review import AnswerPattern, DrawSample, RecordFinding, SignDay
from counter_app.commands.shift import CloseShift
from counter_app.commands.station import AddStation
from counter_app.commands.takeover import TakeOverShift
from counter_app.commands.user import (
    AskDeputy,
    AskPerson,
    AskPersonChange,
    DecidePersonChange,
    SignIn,
)
from counter_app.desk import Desk
from counter_app.domain.account import AccountProfile
from counter_app.domain.errors import NotAllowed
from counter_app.domain.identity import UserId
from counter_app.domain.money import Money
from counter_app.domain.refund import RefundReason, VoidReason
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import (
    NOBODY,
    ROLE_PERMISSIONS,
    SYSTEM,
    Actor,
    PeopleAct,
    PeopleState,
    Permission,
    Role,
)
from counter_app.queries.disclosure import Disclosure
from counter_app.queries.verify import Verify
from counter_app.store import person, schema
from counter_app.store.unit_of_work import Store
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, open_a_shift
from tests.conftest import seated

DAY = date(2026, 11, 26)
PEOPLE = (
    ("maker", Role.SUPERVISOR),
    ("deputy", Role.SUPERVISOR),
    ("principal", Role.SUPERVISOR),
    ("left", Role.SUPERVISOR),
    ("second", Role.HEAD),
    ("third", Role.HEAD),
    ("clerk", Role.CLERK),
)


@dataclass(frozen=True)
class Office:
    """A desk with everybody that a rule of two people is about, and a shift that the maker has."""

    desk: Desk
    store: Store
    people: dict[str, Actor]

    def by(self, name: str) -> Actor:
        return self.people[name]

    def did(self, command: Command[Any], name: str = "maker") -> Any:
        return self.desk.submit(command, by=self.by(name)).value


@pytest.fixture
def office(desk: Desk, store: Store) -> Office:
    """`deputy` stands in for the maker, the maker stands in for `principal`."""
    digest = _digest()
    with store.writing() as uow:
        for login, role in PEOPLE:
            uow.people.add_digest(
                user_id=f"id-{login}", login=login, name=login, role=role, digest=digest
            )
        for number, (who, deputy) in enumerate((("maker", "deputy"), ("principal", "maker"))):
            uow.people.ask_change(a_deputation(str(number), who, deputy))
        uow.write_trail(at=0, actor="test", act="set_up", subject="")
    people = {login: seated(store, login) for login, _ in PEOPLE}
    with store.writing() as uow:
        row = uow.people.find("id-left")
        assert row is not None
        uow.people.change(row, left_at=1)
        uow.write_trail(at=0, actor="test", act="set_up", subject="")
    return Office(desk, store, people)


@functools.cache
def _digest() -> str:
    """Computing one costs a tenth of a second by design."""
    return person.digest("4321")


def a_deputation(number: str, who: str, deputy: str) -> dict[str, Any]:
    return {
        "id": number, "act": PeopleAct.ACT_FOR, "person_id": f"id-{who}", "person_name": who,
        "login": who, "role": Role.SUPERVISOR, "deputy_id": f"id-{deputy}",
        "deputy_name": deputy, "first_day": "2026-11-26", "last_day": "2026-11-26",
        "reason": "test", "state": PeopleState.AGREED, "asked_at": 0, "asked_by": "test",
        "asked_name": "test", "decided_at": 0, "decided_by": "test", "decided_name": "test",
    }  # fmt: skip


# ---- every command, every role ---------------------------------------------------------------


def test_every_command_is_refused_to_every_role_without_its_permission(office: Office) -> None:
    """Before anything of the command is looked at: an empty one is refused alike."""
    roles = {Role.CLERK: "clerk", Role.SUPERVISOR: "maker", Role.HEAD: "second"}
    actors = {role: office.by(name) for role, name in roles.items()} | {Role.SYSTEM: SYSTEM}
    refused = 0
    for kind, handled in HANDLERS.items():
        empty: Command[Any] = object.__new__(kind)
        for role, actor in actors.items():
            if handled.permission not in ROLE_PERMISSIONS[role]:
                with pytest.raises(NotAllowed, match="not_allowed"):
                    office.desk.submit(empty, by=actor)
                refused += 1
        with pytest.raises(NotAllowed, match="person_left"):
            office.desk.submit(empty, by=office.by("left"))
    assert refused > len(HANDLERS) // 2


def test_a_clerk_holds_no_word_of_a_second_person() -> None:
    seconds = {Permission.APPROVE, Permission.REVIEW, Permission.RESTORE}
    assert not ROLE_PERMISSIONS[Role.CLERK] & seconds
    assert not ROLE_PERMISSIONS[Role.SYSTEM] & seconds


# ---- every act of two people -----------------------------------------------------------------

Ready = Callable[[Office], Command[Any]]


def _account(office: Office) -> Command[Any]:
    profile = AccountProfile("chung", "970436", "Vietcombank", "1088000111222", "DIEN TAP", DAY)
    office.did(ProposeAccount(profile, "QĐ 01"))
    return ApproveAccount("chung", 1)


def _received(office: Office, name: str = "maker", dossier_id: str = "d1") -> Any:
    open_a_shift(office.desk, office.by(name))
    return office.did(a_dossier(dossier_id, HOUSEHOLD_BUSINESS), name)


def _refund(office: Office) -> Command[Any]:
    _received(office, "third")
    with office.store.reading() as reading:
        row = reading.one(schema.payment, dossier_id="d1")
    assert row is not None
    some = Money(10_000)
    paid = Money(row["amount_paid"])
    office.did(RequestRefund("r1", row["id"], some, paid, RefundReason.WRONG_FEE, "Thừa"))
    return ApproveRefund("r1")


def _void(office: Office) -> Command[Any]:
    number = _received(office, "third").receipt_number or ""
    office.did(RequestVoid("v1", number, Money(100_000), VoidReason.TAKEN_BY_MISTAKE, "Sai"))
    return ApproveRefund("v1")


def _own_void(office: Office) -> Command[Any]:
    """To ask for it is the first of two, and the maker of the receipt is neither."""
    number = _received(office).receipt_number or ""
    return RequestVoid("v1", number, Money(100_000), VoidReason.TAKEN_BY_MISTAKE, "Sai")


def _closed(office: Office) -> str:
    shift_id: str = open_a_shift(office.desk, office.by("third")).shift_id
    office.did(CloseShift(shift_id, DrawerCount(((500_000, 1),))), "third")
    return shift_id


def _reopening(office: Office) -> Command[Any]:
    shift_id = _closed(office)
    office.did(AskReopening(shift_id, "Đếm nhầm"))
    return DecideReopening(shift_id, is_agreed=True)


def _own_reopening(office: Office) -> Command[Any]:
    shift_id = open_a_shift(office.desk, office.by("maker")).shift_id
    office.did(CloseShift(shift_id, DrawerCount(((500_000, 1),))))
    return AskReopening(shift_id, "Đếm nhầm")


def _takeover(office: Office) -> Command[Any]:
    shift_id = open_a_shift(office.desk, office.by("maker")).shift_id
    office.did(CountDrawer(shift_id, DrawerCount(((500_000, 1),))))
    return TakeOverShift(shift_id, DrawerCount(((500_000, 1),)))


def _stop(office: Office) -> Command[Any]:
    _received(office)
    return StopDossier("d1", "Người nộp xin dừng", "Điều 21")


def _minutes(office: Office) -> Command[Any]:
    office.did(PlanDialogue("t1", DAY, "Hộ kinh doanh", "Phòng họp"))
    office.did(WriteMinutes("t1", 12, "Đã nghe ý kiến về giờ làm việc của quầy và hẹn trả lời."))
    return ConfirmMinutes("t1")


def _feedback(office: Office) -> Command[Any]:
    office.did(TakeFeedback("f1", ("Chờ lâu ở quầy 3",)), "clerk")
    office.did(SortFeedback("f1", is_ours=True))
    answer = "Quầy 3 thiếu một người sáng nay; từ mai có thêm người trực."
    office.did(AnswerFeedback("f1", (answer,)))
    return PublishFeedback("f1", 1)


def _disclosure(office: Office) -> Command[Any]:
    office.did(DraftDisclosure("2026-11"))
    page = office.desk.ask(Disclosure("2026-11"), by=office.by("maker"))
    return SignDisclosure("2026-11", 1, page.versions[0].digest)


def _new_person(office: Office) -> Command[Any]:
    new = AskPerson("moi", "Người Mới Mẫu", Role.HEAD, "9876", "QĐ 2")
    return DecidePersonChange(office.did(new), is_agreed=True)


def _change(act: PeopleAct, role: Role | None = None, pin: str = "") -> Ready:
    def ready(office: Office) -> Command[Any]:
        ask = AskPersonChange(UserId("id-clerk"), act, "QĐ 3", role, pin)
        return DecidePersonChange(office.did(ask), is_agreed=True)

    return ready


def _odd_day(office: Office) -> Command[Any]:
    asked = {"why": "odd_future", "asked_at": 0, "asked_by": "id-maker", "asked_name": "maker"}
    with office.store.writing() as uow:
        uow.odd_days.ask(DAY, asked)
        uow.write_trail(at=0, actor="id-maker", act="ask_day", subject="")
    return DecideDay(DAY, is_right=True)


def _deputy(office: Office) -> Command[Any]:
    ask = AskDeputy(UserId("id-third"), UserId("id-clerk"), DAY, DAY, "Đi họp")
    return DecidePersonChange(office.did(ask), is_agreed=True)


TWO_PEOPLE: dict[str, Ready] = {
    "an account that takes fees": _account,
    "a refund": _refund,
    "a void": _void,
    "a void that is asked for": _own_void,
    "opening a shift again": _reopening,
    "opening a shift again, asked for": _own_reopening,
    "taking a drawer over": _takeover,
    "stopping a dossier": _stop,
    "minutes of a dialogue": _minutes,
    "an answer that is published": _feedback,
    "a list of delays": _disclosure,
    "somebody new": _new_person,
    "another role": _change(PeopleAct.CHANGE_ROLE, Role.HEAD),
    "closing an account": _change(PeopleAct.DEACTIVATE),
    "another PIN": _change(PeopleAct.RESET_PIN, pin="8765"),
    "a deputation": _deputy,
    "a day that no clock should show": _odd_day,
}


@pytest.mark.parametrize("ready", TWO_PEOPLE.values(), ids=TWO_PEOPLE.keys())
def test_an_act_of_two_people_has_no_way_around(office: Office, ready: Ready) -> None:
    command = ready(office)
    is_for_clerks = HANDLERS[type(command)].permission in ROLE_PERMISSIONS[Role.CLERK]
    told = {name: refusal(office, command, name) for name in ("maker", "deputy", "principal")}
    told["left"] = refusal(office, command, "left")
    if not is_for_clerks:
        assert refusal(office, command, "clerk") == "not_allowed"

    assert told == {
        "maker": "other_person_needed",
        "deputy": "other_person_needed",
        "principal": "other_person_needed",
        "left": "person_left",
    }
    office.did(command, "second")
    assert office.desk.ask(Verify(), by=SYSTEM).ok


def refusal(office: Office, command: Command[Any], name: str) -> str:
    with pytest.raises(NotAllowed) as told:
        office.did(command, name)
    return told.value.code


@pytest.mark.parametrize(
    ("allow", "alone"),
    [
        (AllowRestore, "restore_takes_two_people"),
        (AllowRelocation, "relocation_takes_two_people"),
    ],
)
def test_what_touches_the_whole_book_is_allowed_by_another_persons_pin(
    office: Office, allow: type[AllowRestore | AllowRelocation], alone: str
) -> None:
    """Here the second person is who types the PIN, and who asks is signed in."""
    for name in ("maker", "deputy", "principal"):
        assert refusal(office, allow("maker", "4321"), name) == alone
    assert refusal(office, allow("left", "4321"), "second") == "person_left"
    assert refusal(office, allow("clerk", "4321"), "second") == "not_allowed"
    office.did(allow("maker", "4321"), "second")


def test_signing_in_again_makes_nobody_another_person(office: Office) -> None:
    command = _account(office)
    again = office.desk.submit(SignIn("maker", "4321"), by=NOBODY).value
    with pytest.raises(NotAllowed, match="other_person_needed"):
        office.desk.submit(command, by=again)


# ---- the list is complete --------------------------------------------------------------------

# Commands that bear a second person's permission, and how each obeys; the rest is above.
ELSEWHERE: dict[type, str] = {
    ApproveCalendar: "tests/commands/test_clock.py, by the same Actor.is_one_with",
    ApproveProcedure: "tests/commands/test_catalogue*, by the same Actor.is_one_with",
    IssueApology: "tests/commands/test_clock.py, by the same Actor.is_one_with",
    RecordFinding: "tests/commands/test_review.py: nobody inspects what they made",
    AnswerPattern: "tests/commands/test_review.py: nobody answers for themselves",
    SignDay: "tests/commands/test_review.py: nobody signs a day they worked",
    DrawSample: "the sample is the day's own; nobody chooses",
}
# One person's word is enough, and why.
ONE_PERSON: dict[type, str] = {
    DeclineRefund: "nothing is paid, nothing changes",
    SetApologyAside: "the promise stays as it was given",
    DecidePromise: "the calendar itself took two people",
    AnswerCity: "a question to one person; the facts of both sides stay",
    SetRefusedAside: "the refused fact and its refusal stay on the list",
    RequireSignedResults: "makes the rule stricter or as it was; on the trail",
    ReturnDisclosure: "back to its maker; nothing is published",
    ReturnFeedback: "back to its writer; nothing is published",
    SetTarget: "the head's alone, by law",
    AcceptBundle: "two people or more signed it elsewhere; who accepts is the next",
    DeclineBundle: "what is in force stays",
    AddStation: "one supervisor brings a counter in; whoever works there has a PIN of their own",
}


def test_every_command_of_a_second_person_is_on_one_of_the_lists() -> None:
    tried = {
        ApproveAccount, ApproveRefund, DecideReopening, StopDossier, ConfirmMinutes,
        PublishFeedback, SignDisclosure, DecidePersonChange,
    }  # fmt: skip
    seconds = {kind for kind, one in HANDLERS.items() if one.permission is Permission.APPROVE}

    named = tried | set(ELSEWHERE) | set(ONE_PERSON)
    assert seconds - named == set()
