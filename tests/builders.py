"""Invented people and ordinary visits, named and overridable: a test states what it is about."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime
from typing import Any

from counter_app.commands.account import ApproveAccount, ProposeAccount
from counter_app.commands.apology import IssueApology
from counter_app.commands.calendar import ApproveCalendar, DecidePromise, ProposeCalendar
from counter_app.commands.credit import DecideCredit
from counter_app.commands.credit_undo import UndoCredit
from counter_app.commands.dialogue import PlanDialogue
from counter_app.commands.difficulty import RaiseDifficulty
from counter_app.commands.digitisation import AttachScan
from counter_app.commands.disclosure import DraftDisclosure, SetTarget
from counter_app.commands.dossier import CorrectApplicant, RefuseIntake
from counter_app.commands.drawer import CountDrawer, MoveCash
from counter_app.commands.export import NoteExport
from counter_app.commands.feedback import (
    AnswerFeedback,
    PublishFeedback,
    SortFeedback,
    TakeFeedback,
)
from counter_app.commands.group import GroupMember, ReceiveGroup, RequestGroupPayment
from counter_app.commands.handover import ForwardDossiers, PassOn, TakeHandover
from counter_app.commands.inbox import NoteChanges
from counter_app.commands.intake import ReceiveDossier, RequestSupplement, Tick
from counter_app.commands.payment import RequestPayment, TakePayment
from counter_app.commands.refund import ApproveRefund, RequestRefund, RequestVoid
from counter_app.commands.reopening import AskReopening, DecideReopening
from counter_app.commands.result import (
    FinishDossier,
    NoteUncollected,
    ReturnResult,
)
from counter_app.commands.review import AnswerPattern, DrawSample, RecordFinding, SignDay
from counter_app.commands.shift import CloseShift, OpenShift, ShiftOpened
from counter_app.commands.supplement import AskSupplement, TakeSupplement
from counter_app.commands.takeover import TakeOverShift
from counter_app.commands.user import AskDeputy, DecidePersonChange, SignIn
from counter_app.desk import Desk
from counter_app.domain.account import AccountProfile
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import PaperState, checklist
from counter_app.domain.digitisation import PaperSeen, ScannedFile
from counter_app.domain.errors import NotAllowed
from counter_app.domain.export import Exported, ExportForm
from counter_app.domain.id_number import IdNumber
from counter_app.domain.identity import UserId
from counter_app.domain.ledger import CashMove
from counter_app.domain.money import Money
from counter_app.domain.office import DRILL_OFFICE
from counter_app.domain.office_calendar import CalendarProposal
from counter_app.domain.payment import CashTender, NoTender, Payer, QrTender, Share, SplitTender
from counter_app.domain.person import Applicant, PhoneNumber, ReadFrom, Sex
from counter_app.domain.refund import RefundReason, VoidReason
from counter_app.domain.return_way import ReturnWay
from counter_app.domain.review import Finding
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import NOBODY, SYSTEM, Actor, Role
from counter_app.ports import CityChange
from counter_app.queries.review import ReviewDay
from counter_app.queries.shift import CurrentShift
from counter_app.starter import load
from counter_app.store import schema
from counter_app.store.unit_of_work import Store

MARITAL_STATUS = "1.004873"  # 3,000 đ at the counter, nothing online, three working days
HOUSEHOLD_BUSINESS = "1.001612"  # 100,000 đ
PENSION = "1.014027"  # no fee


def an_applicant(**changes: Any) -> Applicant:
    """An invented citizen."""
    facts: dict[str, Any] = {
        "full_name": "Nguyễn Thị Mẫu Đơn",
        "id_number": IdNumber("001190012345"),
        "sex": Sex.FEMALE,
        "residence": "Số 1, phường Diễn Tập, Hà Nội",
        "phone": PhoneNumber("0900000001"),
        "read_from": ReadFrom.CARD,
    }
    return Applicant(**{**facts, **changes})


def ticks_for(
    code: str, channel: Channel = Channel.COUNTER, leave_out: frozenset[int] = frozenset()
) -> tuple[Tick, ...]:
    """Every required paper handed in or shown, except those left out."""
    ticks = []
    for item in checklist(load.procedures()[code], channel).items:
        paper = item.document
        if not paper.is_required or item.position in leave_out:
            continue
        if paper.is_present_only:
            ticks.append(Tick(item.position, PaperState.SHOWN))
        else:
            ticks.append(Tick(item.position, PaperState.HANDED_IN, paper.originals, paper.copies))
    return tuple(ticks)


def a_dossier(dossier_id: str, code: str = MARITAL_STATUS, **changes: Any) -> ReceiveDossier:
    """A complete dossier, paid in cash unless it is free."""
    channel = changes.get("channel", Channel.COUNTER)
    facts: dict[str, Any] = {
        "dossier_id": dossier_id,
        "applicant": an_applicant(),
        "procedure_code": code,
        "channel": channel,
        "case": None,
        "bill": BillAsked(),
        "ticks": ticks_for(code, channel),
        # A test's clock may stand on any day.
        "is_day_sure": True,
        "tender": NoTender() if code == PENSION else CashTender(Money(200_000)),
    }
    return ReceiveDossier(**{**facts, **changes})


def a_supplement(dossier_id: str, code: str = HOUSEHOLD_BUSINESS) -> RequestSupplement:
    """A dossier whose first paper is missing."""
    return RequestSupplement(
        dossier_id=dossier_id,
        applicant=an_applicant(),
        procedure_code=code,
        channel=Channel.COUNTER,
        case=None,
        ticks=ticks_for(code, leave_out=frozenset({0})),
        missing=((0, "Chưa ký tên"),),
    )


def open_a_shift(desk: Desk, actor: Actor, dong: int = 500_000) -> ShiftOpened:
    """A shift with a counted float."""
    return desk.submit(OpenShift(DrawerCount.of(Money(dong)), "Giao ca"), by=actor).value


def a_scan(desk: Desk, actor: Actor, dossier_id: str, **changes: Any) -> AttachScan:
    """A kept file of two pages in colour for the first paper."""
    content = changes.get("content", b"%PDF-1.7 a scan")
    pages = changes.get("pages", 2)
    file = ScannedFile(
        desk.keep(content, by=actor),
        len(content),
        pages,
        changes.get("dpi", 300),
        changes.get("is_colour", True),
        signatures=changes.get("signatures", ()),
    )
    seen = PaperSeen(
        changes.get("counted", pages),
        changes.get("needs_colour", False),
        changes.get("differs", ""),
    )
    return AttachScan(dossier_id, changes.get("position", 0), file, seen)


CALENDAR_2027 = {
    "schema": "one-stop-calendar/1",
    "version": "2026-2",
    "valid_from": "2026-11-26",
    "announced_years": [2026],
    "sessions": [["08:00", "12:00"], ["13:00", "17:00"]],
    "days_off": [{"date": "2026-11-30", "name": "Nghỉ thử nghiệm"}],
    "extra_days": [],
}


def forwarded(desk: Desk, clerk: Actor, dossier_id: str, code: str = MARITAL_STATUS) -> str:
    """A dossier that was received and handed to its first unit; the list's number."""
    desk.submit(a_dossier(dossier_id, code), by=clerk)
    return desk.submit(ForwardDossiers((dossier_id,)), by=clerk).value


def live_through(desk: Desk, clerk: Actor, supervisor: Actor, head: Actor) -> None:
    """Everything that can happen to dossiers, once; a shift has to be open."""
    number = forwarded(desk, clerk, "life-1")
    desk.submit(TakeHandover(number, "Lê Thị Mẫu"), by=clerk)
    desk.submit(a_scan(desk, clerk, "life-1"), by=clerk)
    desk.submit(AskSupplement("life-1", ((0, "Tờ khai chưa ký"),)), by=clerk)
    again = AskSupplement("life-1", ((0, "Tờ khai chưa ký"),), "NĐ 63/2010 Điều 20")
    desk.submit(again, by=supervisor)
    desk.submit(TakeSupplement("life-1", ticks_for(MARITAL_STATUS)), by=clerk)
    desk.submit(IssueApology("life-1", "Chờ xác minh", 2), by=supervisor)
    desk.submit(
        ProposeCalendar(CalendarProposal.from_document(CALENDAR_2027), "Thử"), by=supervisor
    )
    desk.submit(ApproveCalendar("2026-2"), by=head)
    desk.submit(DecidePromise("life-1", "2026-2", is_moved=True), by=head)
    right = an_applicant(full_name="Nguyễn Thị Mẫu Đào")
    desk.submit(CorrectApplicant("life-1", right, "Nhập sai tên"), by=clerk)
    desk.submit(PassOn("life-1"), by=clerk)
    finish = FinishDossier("life-1", "Giấy xác nhận", "12/XN", date(2026, 11, 26), "Trần Mẫu")
    desk.submit(finish, by=clerk)
    desk.submit(NoteUncollected("life-1", "Đã gọi điện"), by=clerk)
    desk.submit(ReturnResult("life-1", ReturnWay.POST, "Nguyễn Mẫu", "EM123456789VN"), by=clerk)
    refusal = RefuseIntake(
        "life-2",
        an_applicant(),
        MARITAL_STATUS,
        Channel.COUNTER,
        None,
        "Không thuộc thẩm quyền",
        "NĐ 309/2026 Điều 8",
    )
    desk.submit(refusal, by=clerk)


def turn_money(desk: Desk, clerk: Actor, supervisor: Actor, head: Actor) -> None:
    """An advance, its rest, a refund, a void and cash between fees; a shift has to be open."""
    advance = SplitTender((CashTender(Money(40_000), Share(Money(40_000))),), rest_later=True)
    desk.submit(a_dossier("money-1", HOUSEHOLD_BUSINESS, tender=advance), by=clerk)
    cash = CashTender(Money(60_000))
    taken = desk.submit(TakePayment("money-p", "money-1", cash, Money(60_000)), by=clerk).value
    asked = RequestRefund(
        "money-r", "money-p", Money(1_000), Money(60_000), RefundReason.WRONG_FEE, "Thu thừa"
    )
    desk.submit(asked, by=clerk)
    desk.submit(ApproveRefund("money-r"), by=supervisor)
    received = desk.submit(a_dossier("money-2", HOUSEHOLD_BUSINESS), by=clerk).value
    assert received.receipt_number != taken.receipt_number
    void = RequestVoid(
        "money-v",
        received.receipt_number or "",
        Money(100_000),
        VoidReason.WRONG_CONTENT,
        "Ghi sai",
        Payer("Trần Văn Mẫu", "0101234567"),
    )
    desk.submit(void, by=supervisor)
    desk.submit(ApproveRefund("money-v"), by=head)
    desk.submit(MoveCash("money-m", CashMove.OUT, Money(10_000), "Đổi tiền lẻ"), by=clerk)


def end_the_day(desk: Desk, clerk: Actor, supervisor: Actor, head: Actor) -> str:
    """The clerk's shift counted twice, closed, opened again by two people, and handed over.

    Gives the id of the supervisor's shift, which is open then; a shift has to be open before.
    """
    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None
    counted = DrawerCount(((500_000, 1), (100_000, 2)))
    desk.submit(CountDrawer(shift.shift_id, DrawerCount(((500_000, 1),)), "Đếm vội"), by=clerk)
    desk.submit(CloseShift(shift.shift_id, counted, "Tiền lẻ chưa đổi"), by=clerk)
    desk.submit(AskReopening(shift.shift_id, "Đếm nhầm"), by=supervisor)
    desk.submit(DecideReopening(shift.shift_id, is_agreed=True), by=head)
    desk.submit(CountDrawer(shift.shift_id, counted, "Đếm lại vẫn vậy"), by=clerk)
    taken = desk.submit(TakeOverShift(shift.shift_id, counted), by=supervisor).value
    return taken.opened.shift_id


def review_the_day(desk: Desk, supervisor: Actor, head: Actor, shift_id: str, day: date) -> None:
    """The supervisor's shift closed, the day drawn, inspected, answered and signed by the head."""
    counted = DrawerCount(((500_000, 1), (100_000, 2)))
    desk.submit(CloseShift(shift_id, counted), by=supervisor)
    desk.submit(DrawSample(day), by=head)
    found = desk.ask(ReviewDay(day), by=head)
    for one in found.sample:
        desk.submit(RecordFinding(day, one.code, Finding.RIGHT), by=head)
    for question in found.questions:
        answer = AnswerPattern(day, question.card.digest, "Đã xem hồ sơ, đúng quy định")
        desk.submit(answer, by=head)
    desk.submit(SignDay(day, "Đã xem"), by=head)


def give_account(desk: Desk, clerk: Actor, supervisor: Actor, head: Actor) -> None:
    """Everything that an office tells of itself, once."""
    day = date(2026, 11, 26)
    what = Exported("late", ExportForm.CSV, day, day, 0, "0" * 64, 1, "late.csv")
    desk.submit(NoteExport(what), by=supervisor)
    desk.submit(DraftDisclosure("2026-11"), by=clerk)
    desk.submit(TakeFeedback("said-1", ("Chờ lâu ở quầy 3",)), by=clerk)
    desk.submit(SortFeedback("said-1", is_ours=True), by=supervisor)
    answer = "Quầy 3 thiếu một người sáng nay; từ mai có thêm người trực."
    desk.submit(AnswerFeedback("said-1", (answer,)), by=supervisor)
    desk.submit(PublishFeedback("said-1", 1), by=head)
    desk.submit(RaiseDifficulty("hard-1", "Phòng Tư pháp", "Không tra được sổ cũ", 2), by=clerk)
    desk.submit(PlanDialogue("talk-1", day, "Hộ kinh doanh", "Phòng họp"), by=supervisor)
    desk.submit(SetTarget(2026, "on_time", 9_900, "Kế hoạch năm, mẫu"), by=head)


def turn_bank_money(desk: Desk, clerk: Actor, supervisor: Actor, head: Actor) -> None:
    """A signed account, and a credit without a code that a person laid and took back again."""
    profile = AccountProfile(
        "chung", "970436", "Vietcombank", "1088000111222", "DIEN TAP", date(2026, 11, 26)
    )
    desk.submit(ProposeAccount(profile, "QĐ 01"), by=supervisor)
    desk.submit(ApproveAccount("chung", 1), by=head)
    asked = RequestPayment("money-q", "money-3", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    desk.submit(asked, by=clerk)
    at = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
    body = {
        "id": "money-c",
        "provider": "sandbox",
        "account": DRILL_OFFICE.account_number,
        "bank_reference": "FTMONEY",
        "amount": 100_000,
        "text": "nop le phi",
        "booked_at": at.isoformat(),
    }
    desk.submit(NoteChanges((CityChange(70, "bank.credit", body),), 70, at), by=SYSTEM)
    desk.submit(DecideCredit("sandbox", "money-c", "money-q", "Đúng người nộp"), by=supervisor)
    desk.submit(UndoCredit("sandbox", "money-c", "Khớp nhầm"), by=supervisor)


def turn_group(desk: Desk, clerk: Actor) -> str:
    """Two dossiers of one visit that one code asks for; the group's number."""
    codes = (MARITAL_STATUS, HOUSEHOLD_BUSINESS)
    members = tuple(
        GroupMember(f"group-p{n}", f"group-{n}", code, Channel.COUNTER, BillAsked())
        for n, code in enumerate(codes)
    )
    desk.submit(RequestGroupPayment("group-q", members), by=clerk)
    orders = tuple(
        a_dossier(one.dossier_id, one.procedure_code, tender=QrTender(one.payment_id))
        for one in members
    )
    return desk.submit(ReceiveGroup(orders), by=clerk).value.number


def turn_people(desk: Desk, clerk: Actor, supervisor: Actor, head: Actor) -> None:
    """A try to sign in that failed, and a deputation that was asked for and taken back."""
    with contextlib.suppress(NotAllowed):
        desk.submit(SignIn("nobody", "0000"), by=NOBODY)
    day = date(2026, 11, 26)
    asked = AskDeputy(supervisor.user_id, clerk.user_id, day, day, "Đi họp")
    change_id = desk.submit(asked, by=supervisor).value
    desk.submit(DecidePersonChange(change_id, is_agreed=False), by=supervisor)


def drill_people(store: Store) -> tuple[Actor, Actor, Actor]:
    """Clerk, supervisor and head, without the seconds that signing in costs."""
    with store.reading() as reading:
        rows = {row["login"]: row for row in reading.rows(schema.user.select())}
    clerk, supervisor, head = (
        Actor(UserId(row["id"]), row["name"], Role(row["role"]))
        for row in (rows[login] for login in ("tiepnhan", "giamsat", "lanhdao"))
    )
    return clerk, supervisor, head
