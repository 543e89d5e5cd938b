"""The month's list: by step, by three people, never rewritten; and the year's targets."""

from __future__ import annotations

import io

import openpyxl
import pytest

from counter_app.commands.apology import IssueApology
from counter_app.commands.disclosure import (
    DraftDisclosure,
    ReturnDisclosure,
    SetTarget,
    SignDisclosure,
)
from counter_app.commands.handover import PassOn, TakeHandover
from counter_app.commands.supplement import AskSupplement
from counter_app.desk import Desk
from counter_app.domain.disclosure import Cause, CauseWord, DelayLine, DisclosureState
from counter_app.domain.errors import CounterError, NotAllowed, RuleError, StaleError
from counter_app.domain.user import SYSTEM, Actor
from counter_app.paper.sheet import xlsx_bytes
from counter_app.queries.disclosure import (
    Disclosure,
    DisclosurePaper,
    DisclosureSheets,
    DisclosureVersion,
    Targets,
)
from counter_app.queries.verify import Verify
from tests.builders import a_dossier, forwarded, open_a_shift
from tests.conftest import Clock
from tests.paper.text import text_of

MONTH = "2026-11"


@pytest.fixture
def late(desk: Desk, clerk: Actor, supervisor: Actor, clock: Clock) -> Desk:
    """Two dossiers: one that its unit has for too long, one that waits for its citizen."""
    open_a_shift(desk, clerk)
    number = forwarded(desk, clerk, "late-1")
    desk.submit(TakeHandover(number, "Lê Thị Mẫu"), by=clerk)
    forwarded(desk, clerk, "late-2")
    desk.submit(AskSupplement("late-2", ((0, "Chưa ký"),)), by=clerk)
    desk.submit(IssueApology("late-1", "Chờ xác minh", 1), by=supervisor)
    clock.move(days=4)
    return desk


def listed(desk: Desk) -> tuple[DelayLine, ...]:
    return desk.ask(Disclosure(MONTH), by=SYSTEM).now


def version(desk: Desk) -> DisclosureVersion:
    return desk.ask(Disclosure(MONTH), by=SYSTEM).versions[0]


def published(desk: Desk, clerk: Actor, supervisor: Actor, head: Actor, reason: str = "") -> int:
    number = desk.submit(DraftDisclosure(MONTH, reason=reason), by=clerk).value
    for signer in (supervisor, head):
        seen = version(desk).digest
        desk.submit(SignDisclosure(MONTH, number, seen), by=signer)
    return number


def test_a_delay_is_the_steps_and_not_the_counters(late: Desk) -> None:
    (line,) = listed(late)

    assert line.officer == "Lê Thị Mẫu"
    assert line.masked_name == "Nguyễn T. M. Đ."
    assert line.cause is Cause.OWN
    assert line.apology == "2026-11-26"
    assert line.finished_at is None
    assert line.hours_late > 0


def test_what_waits_for_its_citizen_is_nobodys_delay(late: Desk) -> None:
    assert len(listed(late)) == 1


def test_a_step_that_was_done_late_stays_listed_and_one_done_in_time_never_is(
    late: Desk, clerk: Actor, clock: Clock
) -> None:
    (before,) = listed(late)
    late.submit(PassOn("late-1"), by=clerk)
    clock.move(minutes=1)

    after = {line.step: line for line in listed(late)}

    assert after[before.step].finished_at is not None
    assert after[before.step].hours_late == before.hours_late


def test_a_promise_that_broke_at_the_counter_is_the_counters(
    desk: Desk, clerk: Actor, clock: Clock
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("late-3"), by=clerk)
    clock.move(days=4, hours=6)
    assert listed(desk) == ()
    clock.move(days=3)

    assert desk.ask(Disclosure("2026-12"), by=SYSTEM).now[0].step.endswith("tại quầy")
    assert listed(desk) == ()


def test_a_list_takes_three_people_and_the_last_is_the_head(
    late: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    (line,) = listed(late)
    word = CauseWord(line.key, Cause.SYSTEM, "Mất điện cả ngày 30/11")
    number = late.submit(DraftDisclosure(MONTH, (word,)), by=clerk).value
    seen = version(late).digest

    with pytest.raises(NotAllowed, match="not_allowed"):
        late.submit(SignDisclosure(MONTH, number, seen), by=clerk)
    with pytest.raises(RuleError, match="disclosure_not_published"):
        late.ask(DisclosurePaper(MONTH, number), by=SYSTEM)
    late.submit(SignDisclosure(MONTH, number, seen), by=supervisor)
    with pytest.raises(NotAllowed, match="other_person_needed"):
        late.submit(SignDisclosure(MONTH, number, seen), by=supervisor)
    with pytest.raises(StaleError, match="disclosure_signed"):
        late.submit(DraftDisclosure(MONTH), by=clerk)
    state = late.submit(SignDisclosure(MONTH, number, seen), by=head).value

    assert state is DisclosureState.PUBLISHED
    paper = text_of(late.ask(DisclosurePaper(MONTH, number), by=SYSTEM))
    assert "Mất điện cả ngày 30/11" in paper
    assert "Nguyễn T. M. Đ." in paper
    assert "Mẫu Đơn" not in paper
    assert seen[:12] in paper
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx_bytes(*late.ask(DisclosureSheets(MONTH, number), by=SYSTEM)))
    )
    assert [len(list(sheet.iter_rows())) for sheet in book] == [2, 2, 9]


def test_a_maker_never_signs_even_as_a_supervisor(
    late: Desk, supervisor: Actor, head: Actor
) -> None:
    number = late.submit(DraftDisclosure(MONTH), by=supervisor).value
    seen = version(late).digest

    with pytest.raises(NotAllowed, match="other_person_needed"):
        late.submit(SignDisclosure(MONTH, number, seen), by=supervisor)
    late.submit(SignDisclosure(MONTH, number, seen), by=head)
    with pytest.raises(NotAllowed, match="other_person_needed"):
        late.submit(SignDisclosure(MONTH, number, seen), by=head)


def test_nobody_signs_what_they_did_not_see(
    late: Desk, clerk: Actor, supervisor: Actor, clock: Clock
) -> None:
    number = late.submit(DraftDisclosure(MONTH), by=clerk).value
    seen = version(late).digest
    clock.move(hours=3)
    late.submit(DraftDisclosure(MONTH), by=clerk)

    with pytest.raises(StaleError, match="disclosure_changed"):
        late.submit(SignDisclosure(MONTH, number, seen), by=supervisor)


def test_a_published_list_stays_and_a_correction_is_a_version_with_its_reason(
    late: Desk, clerk: Actor, supervisor: Actor, head: Actor, clock: Clock
) -> None:
    number = published(late, clerk, supervisor, head)
    before = version(late)
    clock.move(hours=4)

    with pytest.raises(CounterError, match="reason_missing"):
        late.submit(DraftDisclosure(MONTH), by=clerk)
    again = published(late, clerk, supervisor, head, reason="Ghi sai đơn vị")

    new, old = late.ask(Disclosure(MONTH), by=SYSTEM).versions
    assert (number, again, old) == (1, 2, before)
    assert new.reason == "Ghi sai đơn vị"
    paper = text_of(late.ask(DisclosurePaper(MONTH, 2), by=SYSTEM))
    assert "Thay phiên bản 1. Lý do: Ghi sai đơn vị" in paper
    assert late.ask(Verify(), by=SYSTEM).ok


def test_a_signed_draft_goes_back_with_a_reason(
    late: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    number = late.submit(DraftDisclosure(MONTH), by=clerk).value
    late.submit(SignDisclosure(MONTH, number, version(late).digest), by=supervisor)

    late.submit(ReturnDisclosure(MONTH, number, "Thiếu nguyên nhân"), by=head)

    found = version(late)
    assert (found.state, found.signed) == (DisclosureState.DRAFTED, None)
    assert found.returned.endswith("Thiếu nguyên nhân")
    published(late, clerk, supervisor, head)


@pytest.mark.parametrize("month", ["2026-13", "11/2026", "", "2026-1", "20261-1"])
def test_a_month_that_is_none_is_refused(desk: Desk, clerk: Actor, month: str) -> None:
    with pytest.raises(CounterError, match="month_wrong"):
        desk.submit(DraftDisclosure(month), by=clerk)


def test_a_month_to_come_has_no_list_and_a_word_needs_its_line(desk: Desk, clerk: Actor) -> None:
    with pytest.raises(CounterError, match="month_not_over"):
        desk.submit(DraftDisclosure("2026-12"), by=clerk)
    with pytest.raises(CounterError, match="delay_unknown"):
        word = CauseWord("H26-0/Thụ lý/Phòng X", Cause.APPLICANT, "Bổ sung chậm")
        desk.submit(DraftDisclosure(MONTH, (word,)), by=clerk)
    with pytest.raises(CounterError, match="reason_missing"):
        CauseWord("H26-0/Thụ lý/Phòng X", Cause.APPLICANT, " ")


def test_a_target_is_the_heads_and_tells_what_a_week_has_to_bring(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    open_a_shift(desk, clerk)
    for number in range(4):
        desk.submit(a_dossier(f"t-{number}"), by=clerk)
    target = SetTarget(2026, "online_dossiers", 8_000, "Kế hoạch năm, mẫu")

    with pytest.raises(NotAllowed, match="head_needed"):
        desk.submit(target, by=supervisor)
    desk.submit(target, by=head)
    desk.submit(SetTarget(2026, "online_dossiers", 6_000, "Kế hoạch điều chỉnh, mẫu"), by=head)

    (line,) = desk.ask(Targets(), by=SYSTEM)
    assert (line.version, line.numerator, line.denominator) == (2, 0, 4)
    assert (line.progress.target, line.progress.share) == (6_000, 0)
    assert not line.progress.is_reached
    assert not line.progress.is_possible
    with pytest.raises(CounterError, match="target_unknown"):
        desk.submit(SetTarget(2026, "portal_survey", 8_000, "Mẫu"), by=head)
