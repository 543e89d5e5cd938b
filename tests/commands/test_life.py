"""A dossier's life after its receipt: the table's moves, the clock, the papers they make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from counter_app.commands.apology import DraftApologies, IssueApology, SetApologyAside
from counter_app.commands.calendar import ApproveCalendar, DecidePromise, ProposeCalendar
from counter_app.commands.dossier import (
    CorrectApplicant,
    NoteArrival,
    RefuseDossier,
    RefuseIntake,
    StopDossier,
    WithdrawDossier,
)
from counter_app.commands.handover import ForwardDossiers, PassOn, TakeHandover
from counter_app.commands.obligation import AskObligation, SettleObligation
from counter_app.commands.outcome import Command
from counter_app.commands.result import FinishDossier, NoteUncollected, ReturnResult
from counter_app.commands.supplement import AskSupplement, TakeSupplement
from counter_app.desk import Desk
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.channel import Channel
from counter_app.domain.dossier import Punctuality, Status
from counter_app.domain.errors import CounterError, InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.office_calendar import CalendarProposal
from counter_app.domain.payment import NoTender
from counter_app.domain.return_way import ReturnWay
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.dossier import OneDossier
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from tests.builders import (
    CALENDAR_2027,
    HOUSEHOLD_BUSINESS,
    MARITAL_STATUS,
    PENSION,
    a_dossier,
    a_supplement,
    an_applicant,
    forwarded,
    live_through,
    open_a_shift,
    ticks_for,
)
from tests.conftest import Clock
from tests.paper.text import text_of

CODE = "000.00.01.H26-261126-1260001"
WITHDRAWN_WORDS = "Gia đình đổi ý"


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def status(desk: Desk, clerk: Actor) -> Status:
    return desk.ask(OneDossier(CODE), by=clerk).line.status


def due_at(desk: Desk, clerk: Actor) -> datetime | None:
    return desk.ask(OneDossier(CODE), by=clerk).line.due_at


def paper(desk: Desk, clerk: Actor, kind: str, number: str = CODE) -> str:
    return text_of(desk.ask(PaperFor(kind, number), by=clerk).paper)


@pytest.fixture
def shift(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)


pytestmark = pytest.mark.usefixtures("shift")


def finish(dossier_id: str = "d1") -> FinishDossier:
    return FinishDossier(dossier_id, "Giấy xác nhận", "12/XN", date(2026, 11, 26), "Trần Mẫu")


def test_a_whole_life_leaves_a_whole_book(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    live_through(desk, clerk, supervisor, head)

    verdict = desk.ask(Verify(), by=SYSTEM)
    assert (verdict.first_fault, verdict.ledger_sum, verdict.gaps) == (None, 0, ())


def test_forwarding_makes_a_list_a_control_sheet_and_the_units_own_clock(
    desk: Desk, clerk: Actor
) -> None:
    number = forwarded(desk, clerk, "d1")

    assert status(desk, clerk) is Status.PROCESSING
    assert number == "BG-0126-261126-01"
    assert CODE in paper(desk, clerk, "handover-list", number)
    sheet = paper(desk, clerk, "control-sheet")
    assert "Công chức tư pháp – hộ tịch" in sheet
    # Fourteen hours from 08:00 on Thursday end on Friday at 15:00.
    assert "Hạn: 15:00 27/11/2026" in sheet


def test_dossiers_of_two_units_make_two_lists(desk: Desk, clerk: Actor) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    desk.submit(a_dossier("d2", PENSION), by=clerk)

    with pytest.raises(RuleError, match="handover_of_two_units"):
        desk.submit(ForwardDossiers(("d1", "d2")), by=clerk)

    assert status(desk, clerk) is Status.RECEIVED


def test_a_list_is_signed_once(desk: Desk, clerk: Actor) -> None:
    number = forwarded(desk, clerk, "d1")

    assert desk.submit(TakeHandover(number, "Lê Thị Mẫu"), by=clerk).value == 1
    with pytest.raises(InputError, match="handover_unknown"):
        desk.submit(TakeHandover(number, "Lê Thị Mẫu"), by=clerk)


def test_each_unit_answers_for_its_own_step(desk: Desk, clerk: Actor, clock: Clock) -> None:
    forwarded(desk, clerk, "d1")
    clock.now = at("30/11/2026 09:00")  # the unit had until Friday 15:00
    desk.submit(PassOn("d1"), by=clerk)
    clock.now = at("30/11/2026 10:00")
    desk.submit(PassOn("d1"), by=clerk)
    clock.now = at("30/11/2026 11:00")

    result = desk.submit(finish(), by=clerk).value

    sheet = paper(desk, clerk, "control-sheet")
    assert result is Punctuality.ON_TIME
    assert sheet.count("Quá hạn") == 1
    assert sheet.count("Đúng hạn") == 2
    with pytest.raises(RuleError, match="move_not_allowed"):
        desk.submit(PassOn("d1"), by=clerk)


def test_the_last_unit_has_nobody_to_hand_to(desk: Desk, clerk: Actor) -> None:
    forwarded(desk, clerk, "d1")
    for _ in range(2):
        desk.submit(PassOn("d1"), by=clerk)

    with pytest.raises(RuleError, match="last_step"):
        desk.submit(PassOn("d1"), by=clerk)


MOVES: list[Command[Any]] = [
    PassOn("d1"),
    finish(),
    ReturnResult("d1", ReturnWay.COUNTER, "Nguyễn Mẫu"),
    AskSupplement("d1", ((0, "Chưa ký"),)),
    TakeSupplement("d1", ()),
    AskObligation("d1", "Thuế", "Thông báo 1"),
    SettleObligation("d1", "Biên lai 1"),
    WithdrawDossier("d1", WITHDRAWN_WORDS),
    RefuseDossier("d1", "Quá hạn bổ sung", "NĐ 217/2026 Điều 54"),
    ForwardDossiers(("d1",)),
]


@pytest.mark.parametrize("move", MOVES, ids=lambda move: type(move).__name__)
def test_a_move_out_of_the_table_names_the_possible_ones_and_changes_nothing(
    desk: Desk, clerk: Actor, move: Command[Any]
) -> None:
    forwarded(desk, clerk, "d1")
    desk.submit(WithdrawDossier("d1", WITHDRAWN_WORDS), by=clerk)

    with pytest.raises(RuleError) as refusal:
        desk.submit(move, by=clerk)

    assert refusal.value.code == "move_not_allowed"
    assert refusal.value.facts["possible"] == ("move_none",)
    assert status(desk, clerk) is Status.WITHDRAWN


def test_a_supplement_after_receipt_marks_the_paper_and_takes_it_back(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    forwarded(desk, clerk, "d1")
    promised = due_at(desk, clerk)
    asked = desk.submit(AskSupplement("d1", ((0, "Tờ khai chưa ký"),)), by=clerk).value
    page = desk.ask(OneDossier(CODE), by=clerk)
    assert (asked.round_number, page.papers[0].state) == (1, "missing")
    assert "Tờ khai chưa ký" in paper(desk, clerk, "supplement")
    with pytest.raises(RuleError, match="papers_missing"):
        desk.submit(TakeSupplement("d1", ()), by=clerk)
    clock.now = at("27/11/2026 10:00")

    desk.submit(TakeSupplement("d1", ticks_for(MARITAL_STATUS)), by=clerk)

    assert status(desk, clerk) is Status.PROCESSING
    # The procedure's own rule says nothing of a pause, so none is invented.
    assert due_at(desk, clerk) == promised


def test_a_paper_that_is_not_of_this_way_of_filing_cannot_be_asked_for(
    desk: Desk, clerk: Actor
) -> None:
    forwarded(desk, clerk, "d1")

    for position in (-1, 1, 99):
        with pytest.raises(RuleError, match="paper_not_in_list"):
            desk.submit(AskSupplement("d1", ((position, "Nộp thêm"),)), by=clerk)

    assert status(desk, clerk) is Status.PROCESSING


def test_a_second_round_needs_a_supervisor_and_the_clause_and_a_third_the_head(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    desk.submit(a_supplement("d1", MARITAL_STATUS), by=clerk)
    ask = AskSupplement("d1", ((0, "Vẫn chưa ký"),), "NĐ 63/2010 Điều 20")

    with pytest.raises(NotAllowed, match="supplement_needs_supervisor"):
        desk.submit(ask, by=clerk)
    with pytest.raises(RuleError, match="supplement_needs_clause"):
        desk.submit(AskSupplement("d1", ((0, "Vẫn chưa ký"),)), by=supervisor)
    second = desk.submit(ask, by=supervisor).value
    with pytest.raises(NotAllowed, match="supplement_needs_head"):
        desk.submit(ask, by=supervisor)
    third = desk.submit(ask, by=head).value

    assert (second.round_number, second.slip_number) == (2, f"{CODE}.v2")
    assert (third.round_number, third.slip_number) == (3, f"{CODE}.v3")


def test_nobody_is_their_own_second_person(desk: Desk, supervisor: Actor, head: Actor) -> None:
    desk.submit(a_supplement("d1", MARITAL_STATUS), by=supervisor)
    ask = AskSupplement("d1", ((0, "Vẫn chưa ký"),), "NĐ 63/2010 Điều 20")

    with pytest.raises(NotAllowed, match="supplement_needs_other_person"):
        desk.submit(ask, by=supervisor)


def test_the_program_drafts_the_apology_the_day_before_it_must_leave_and_once(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    desk.submit(a_dossier("d1", PENSION), by=clerk)  # ten working days: Wednesday 09/12, 17:00
    drafts = []
    for day in ("04/12/2026 09:00", "07/12/2026 09:00", "07/12/2026 15:00", "08/12/2026 09:00"):
        clock.now = at(day)
        drafts.append(desk.submit(DraftApologies(), by=SYSTEM).value)

    assert drafts == [0, 1, 0, 0]


def test_a_term_too_short_to_apologise_for_gets_no_draft(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    desk.submit(a_dossier("d1", "2.000908", tender=NoTender()), by=clerk)

    assert desk.submit(DraftApologies(), by=SYSTEM).value == 0


def test_an_apology_moves_the_promise_once_and_by_another_person(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    forwarded(desk, clerk, "d1")
    apology = IssueApology("d1", "Chờ cơ quan phối hợp trả lời", 2)
    with pytest.raises(NotAllowed):
        desk.submit(apology, by=clerk)

    promised = desk.submit(apology, by=supervisor).value

    assert promised == at("02/12/2026 17:00")
    assert due_at(desk, clerk) == promised
    letter = paper(desk, clerk, "apology")
    assert "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT" in letter
    assert "17 giờ 00 phút, ngày 30 tháng 11 năm 2026" in letter
    assert "02/12/2026" in letter
    with pytest.raises(RuleError, match="apology_once"):
        desk.submit(apology, by=supervisor)
    with pytest.raises(RuleError, match="apology_once"):
        desk.submit(SetApologyAside("d1", "Kịp"), by=supervisor)


@pytest.mark.parametrize("days", [0, -1, 31, True])
def test_an_extension_is_a_small_number_of_working_days(
    desk: Desk, clerk: Actor, supervisor: Actor, days: int
) -> None:
    forwarded(desk, clerk, "d1")

    with pytest.raises(InputError, match="extension_days_wrong"):
        desk.submit(IssueApology("d1", "Chậm", days), by=supervisor)


def test_a_supervisor_does_not_approve_what_they_promised(desk: Desk, supervisor: Actor) -> None:
    forwarded(desk, supervisor, "d1", PENSION)

    with pytest.raises(NotAllowed, match="other_person_needed"):
        desk.submit(IssueApology("d1", "Chậm", 2), by=supervisor)


def test_a_correction_makes_version_2_and_keeps_version_1(desk: Desk, clerk: Actor) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    before = desk.ask(PaperFor("intake-slip", CODE), by=clerk)
    right = an_applicant(full_name="Nguyễn Thị Mẫu Đào")

    number = desk.submit(CorrectApplicant("d1", right, "Nhập sai tên"), by=clerk).value

    newest = desk.ask(PaperFor("intake-slip", CODE), by=clerk)
    first = desk.ask(PaperFor("intake-slip", f"{CODE}.v1"), by=clerk)
    assert (number, newest.number) == (f"{CODE}.v2", f"{CODE}.v2")
    assert "Nguyễn Thị Mẫu Đào" in text_of(newest.paper)
    assert "Nhập sai tên" in text_of(newest.paper)
    assert first.digest == before.digest
    assert first.paper[1:] == before.paper
    assert "THAY" in text_of(first.paper[:1])
    with pytest.raises(InputError, match="nothing_changed"):
        desk.submit(CorrectApplicant("d1", right, "Nhập sai tên"), by=clerk)


def test_an_obligation_stops_the_clock_only_where_the_procedure_says_so(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    forwarded(desk, clerk, "d1")
    promised = due_at(desk, clerk)
    desk.submit(AskObligation("d1", "Cơ quan thuế", "Thông báo 01"), by=clerk)
    assert status(desk, clerk) is Status.PAYMENT_WANTED
    clock.now = at("27/11/2026 10:00")

    desk.submit(SettleObligation("d1", "Biên lai 77"), by=clerk)

    assert status(desk, clerk) is Status.PROCESSING
    assert due_at(desk, clerk) == promised


def test_a_stop_needs_another_person_and_makes_form_05(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    forwarded(desk, clerk, "d1")
    stop = StopDossier("d1", "Có tranh chấp đang được tòa án giải quyết", "NĐ 118/2025 Điều 21")
    with pytest.raises(NotAllowed):
        desk.submit(stop, by=clerk)

    desk.submit(stop, by=supervisor)

    notice = paper(desk, clerk, "stop")
    assert status(desk, clerk) is Status.STOPPED
    assert "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ" in notice
    assert "3.000 đ" in notice


def test_a_refusal_at_intake_has_a_number_a_reason_and_no_clock(desk: Desk, clerk: Actor) -> None:
    refusal = RefuseIntake(
        "d1",
        an_applicant(),
        MARITAL_STATUS,
        Channel.COUNTER,
        None,
        "Không thuộc thẩm quyền",
        "NĐ 309/2026 Điều 8",
    )

    first = desk.submit(refusal, by=clerk).value
    again = desk.submit(refusal, by=clerk).value

    assert first == again
    assert (status(desk, clerk), due_at(desk, clerk)) == (Status.REFUSED, None)
    assert "Không thuộc thẩm quyền" in paper(desk, clerk, "refusal")


@pytest.mark.parametrize(
    "over",
    [
        WithdrawDossier("d1", WITHDRAWN_WORDS),
        RefuseDossier("d1", "Không bổ sung", "NĐ 309/2026 Điều 8"),
    ],
)
def test_a_dossier_that_is_over_before_its_papers_came_is_not_received_any_more(
    desk: Desk, clerk: Actor, supervisor: Actor, over: Command[Any]
) -> None:
    desk.submit(a_supplement("d1"), by=clerk)
    desk.submit(over, by=supervisor)

    with pytest.raises(RuleError, match="move_not_allowed"):
        desk.submit(a_dossier("d1", HOUSEHOLD_BUSINESS), by=clerk)


def test_a_result_goes_by_post_with_its_number(desk: Desk, clerk: Actor) -> None:
    forwarded(desk, clerk, "d1")
    with pytest.raises(InputError, match="result_in_the_future"):
        tomorrow = FinishDossier("d1", "Giấy xác nhận", "1", date(2026, 11, 27), "Trần Mẫu")
        desk.submit(tomorrow, by=clerk)
    early = desk.submit(finish(), by=clerk).value
    assert desk.submit(NoteUncollected("d1", "Đã gọi"), by=clerk).value == 1
    with pytest.raises(InputError, match="tracking_missing"):
        desk.submit(ReturnResult("d1", ReturnWay.POST, "Nguyễn Mẫu"), by=clerk)

    desk.submit(ReturnResult("d1", ReturnWay.POST, "Nguyễn Mẫu", "EM123456789VN"), by=clerk)

    assert early is Punctuality.EARLY
    assert status(desk, clerk) is Status.RETURNED
    assert "EM123456789VN" in paper(desk, clerk, "result-receipt")
    with pytest.raises(RuleError, match="no_result_waits"):
        desk.submit(NoteUncollected("d1", "Đã gọi"), by=clerk)


def test_a_dossier_filed_elsewhere_is_promised_anew_on_arrival(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    clock.now = at("30/11/2026 09:00")
    arrival = NoteArrival("d1", "Chi nhánh số 2", at("27/11/2026 10:00"))

    promised = desk.submit(arrival, by=clerk).value

    assert promised == at("02/12/2026 10:00")
    assert "Chi nhánh số 2" in paper(desk, clerk, "intake-slip")
    with pytest.raises(RuleError, match="arrival_noted_already"):
        desk.submit(arrival, by=clerk)


def test_a_calendar_moves_no_promise_by_itself(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    desk.submit(a_dossier("d2", PENSION), by=clerk)
    proposal = CalendarProposal.from_document(CALENDAR_2027)
    desk.submit(ProposeCalendar(proposal, "Lịch bổ sung"), by=supervisor)
    with pytest.raises(NotAllowed, match="other_person_needed"):
        desk.submit(ApproveCalendar("2026-2"), by=supervisor)
    assert desk.submit(ApproveCalendar("2026-2"), by=head).value == 2
    assert due_at(desk, clerk) == at("30/11/2026 17:00")

    desk.submit(DecidePromise("d1", "2026-2", is_moved=True), by=supervisor)
    desk.submit(DecidePromise("d2", "2026-2", is_moved=False), by=supervisor)

    assert due_at(desk, clerk) == at("01/12/2026 17:00")
    later = desk.submit(a_dossier("d3"), by=clerk).value
    assert later.due_at == at("01/12/2026 17:00")
    with pytest.raises(StaleError, match="promise_decided_already"):
        desk.submit(DecidePromise("d2", "2026-2", is_moved=True), by=supervisor)


@pytest.mark.parametrize(
    "change",
    [
        {"sessions": []},
        {"sessions": [["12:00", "08:00"]]},
        {"sessions": [["08:00", "12:00"], ["11:00", "17:00"]]},
        {"sessions": "08:00"},
        {"announced_years": []},
        {"announced_years": [True]},
        {"valid_from": "31/12/2026"},
        {"valid_from": None},
        {"days_off": [{"date": "2026-13-01", "name": "x"}]},
        {"days_off": [{"date": "2026-12-01"}]},
        {"extra_days": [{"date": "2026-11-30", "name": "x"}]},
        {"weekly": {"7": [["08:00", "12:00"]]}},
        {"schema": "one-stop-calendar/2"},
        {"version": None},
    ],
)
def test_a_calendar_with_a_mistake_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(CounterError):
        CalendarProposal.from_document({**CALENDAR_2027, **change})


@pytest.mark.parametrize(
    "make",
    [
        lambda text: WithdrawDossier("d1", text),
        lambda text: RefuseDossier("d1", text, "x"),
        lambda text: AskSupplement("d1", ((0, text),)),
        lambda text: AskObligation("d1", text, "x"),
    ],
)
@pytest.mark.parametrize("text", ["", "   ", "x" * 1_001])
def test_a_reason_is_there_and_has_an_end(
    desk: Desk, clerk: Actor, make: Callable[[str], Command[Any]], text: str
) -> None:
    forwarded(desk, clerk, "d1")

    with pytest.raises(InputError):
        desk.submit(make(text), by=clerk)

    assert status(desk, clerk) is Status.PROCESSING
