"""The black-out kit: numbers reserved ahead, used by the time on paper, none left unexplained."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from counter_app.commands.blackout import CloseForms, PrepareKit
from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain.blackout import CloseReason, FormKind, FormState, OnPaper
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import CounterError, NotAllowed
from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.numbering import Series, is_provisional
from counter_app.domain.payment import NoTender
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor
from counter_app.paper.blocks import Columns, Field
from counter_app.queries.blackout import BlackoutForms, FormRow
from counter_app.queries.dossier import Dossiers
from counter_app.queries.shift import CurrentShift
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import PENSION, a_dossier, a_supplement, open_a_shift
from tests.commands.test_station import use
from tests.conftest import Clock
from tests.paper.text import text_of

CUT_AT = datetime(2026, 11, 26, 10, 40, tzinfo=VIETNAM)


def prepared(desk: Desk, supervisor: Actor, sheets: int = 3) -> tuple[str, list[FormRow]]:
    """A kit, and its forms: slips first, each in order."""
    kit = desk.submit(PrepareKit(sheets), by=supervisor).value
    return kit.number, [one for one in desk.ask(BlackoutForms(), by=SYSTEM) if one.is_out]


def a_sheet(desk: Desk, supervisor: Actor, **changes: Any) -> OnPaper:
    number, forms = prepared(desk, supervisor)
    facts: dict[str, Any] = {"kit": number, "serial": forms[0].serial, "receipt": forms[3].serial}
    return OnPaper(**{**facts, "written_at": CUT_AT, **changes})


def states(desk: Desk) -> list[FormState]:
    rows = desk.ask(BlackoutForms(), by=SYSTEM)
    return [row.state for row in sorted(rows, key=lambda one: (one.kind == "receipt", one.serial))]


def test_a_sheet_is_entered_under_its_own_numbers_and_by_the_time_on_it(
    desk: Desk, store: Store, clock: Clock, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    sheet = a_sheet(desk, supervisor)
    clock.move(hours=30)

    received = desk.submit(a_dossier("d1", on_paper=sheet), by=clerk).value

    assert received.code == f"000.00.01.H26-261126-{sheet.serial}"
    assert received.receipt_number == f"26TAA-{sheet.receipt:08d}"
    # Three working days from the minute on the paper, not from the minute of entry.
    assert f"{received.due_at:%d/%m %H:%M}" == "01/12 10:40"
    with store.reading() as reading:
        dossier = reading.one(schema.dossier, id="d1")
        form = reading.one(schema.blackout_form, serial=sheet.serial, kind="slip")
    assert dossier is not None
    assert form is not None
    assert instant(dossier["received_at"]) == CUT_AT
    assert instant(dossier["made_at"]) == clock()
    assert (instant(form["written_at"]), instant(form["entered_at"])) == (CUT_AT, clock())
    assert form["number"] == received.code
    assert states(desk)[0] is states(desk)[3] is FormState.ENTERED
    receipt = text_of(desk.ask(PaperFor("receipt", received.receipt_number), by=clerk).paper)
    assert "10 giờ 40 phút" in receipt
    slip = text_of(desk.ask(PaperFor("intake-slip", received.code), by=clerk).paper)
    assert f"phiếu viết tay số {sheet.serial}" in slip
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_what_was_entered_is_found_by_the_number_that_the_citizen_holds(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    sheet = a_sheet(desk, supervisor, written_at=datetime(2026, 11, 26, 8, 1, tzinfo=VIETNAM))
    code = desk.submit(a_dossier("d1", on_paper=sheet), by=clerk).value.code

    found = desk.ask(Dossiers(str(sheet.serial)), by=clerk)

    assert [row.code for row in found] == [code]


def test_the_screen_goes_on_with_its_own_numbers_beside_a_kit(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    before = desk.submit(a_dossier("d1"), by=clerk).value
    number, forms = prepared(desk, supervisor)
    after = desk.submit(a_dossier("d2"), by=clerk).value

    assert (before.code[-7:], after.code[-7:]) == ("1260001", "1260002")
    assert [one.serial for one in forms[:3]] == [1_269_000, 1_269_001, 1_269_002]
    assert (before.receipt_number, after.receipt_number) == ("26TAA-01260001", "26TAA-01260005")
    assert number == "DP-0126-261126-01"
    assert desk.ask(Verify(), by=SYSTEM).gaps == ()


def test_a_number_that_was_not_used_is_a_gap_until_somebody_says_why(
    desk: Desk, store: Store, supervisor: Actor
) -> None:
    kit, forms = prepared(desk, supervisor)
    last = forms[-1]
    desk.submit(
        CloseForms(kit, ((FormKind.RECEIPT, last.serial),), CloseReason.SPOILT, "Viết nhầm"),
        by=supervisor,
    )

    closed = next(one for one in desk.ask(BlackoutForms(), by=SYSTEM) if not one.is_out)
    assert (closed.serial, closed.reason, closed.words) == (last.serial, "spoilt", "Viết nhầm")
    assert desk.ask(Verify(), by=SYSTEM).ok
    # Whoever removes the explanation is found out, by the trail and by the numbers.
    with store.writing() as uow:
        form = schema.blackout_form
        uow.connection.execute(form.delete().where(form.c.serial == last.serial))
        uow.write_trail(at=0, actor="test", act="rogue", subject="")
    verdict = desk.ask(Verify(), by=SYSTEM)
    assert verdict.gaps == (f"2026/{last.serial:08d}",)
    assert not verdict.ok


def test_the_shift_report_lists_what_came_back_and_what_is_out(
    desk: Desk, clock: Clock, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    sheet = a_sheet(desk, supervisor)
    clock.move(hours=5)
    desk.submit(a_dossier("d1", on_paper=sheet), by=clerk)
    spoilt = ((FormKind.SLIP, sheet.serial + 1),)
    desk.submit(CloseForms(sheet.kit, spoilt, CloseReason.SPOILT, "Ướt"), by=supervisor)
    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None

    desk.submit(CloseShift(shift.shift_id, DrawerCount.of(Money(503_000)), ""), by=clerk)

    paper = desk.ask(PaperFor("shift-report", shift.number), by=clerk).paper
    lines = [block.cells for block in paper if isinstance(block, Columns)]
    assert ("Tờ 1269000", "viết 10:40 26/11 → 000.00.01.H26-261126-1269000") in lines
    assert ("Tờ 1269001", "Hỏng: Ướt") in lines
    assert Field("Số còn để trống, chưa khai", "3") in paper


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a number of no kit": ({"serial": 1}, "form_unknown"),
    "a receipt of no kit": ({"receipt": 1}, "form_unknown"),
    "another kit": ({"kit": "DP-0126-261126-09"}, "form_unknown"),
    "cash without a receipt": ({"receipt": None}, "sheet_money_differs"),
    "tomorrow": ({"written_at": CUT_AT + timedelta(days=1)}, "paper_in_future"),
    "before the kit": ({"written_at": CUT_AT - timedelta(hours=3)}, "paper_before_kit"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_sheet_that_cannot_be_is_refused_and_nothing_is_taken(
    what: str, desk: Desk, clock: Clock, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    changes, code = REFUSED[what]
    sheet = replace(a_sheet(desk, supervisor), **changes)
    clock.move(hours=4)

    with pytest.raises(CounterError, match=code):
        desk.submit(a_dossier("d1", on_paper=sheet), by=clerk)

    assert set(states(desk)) == {FormState.OUT}


def test_a_forgotten_sheet_is_a_supervisors_matter(
    desk: Desk, clock: Clock, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    sheet = a_sheet(desk, supervisor)
    clock.move(days=16)

    with pytest.raises(CounterError, match="paper_too_old"):
        desk.submit(a_dossier("d1", on_paper=sheet), by=clerk)


def test_a_receipt_of_last_year_is_not_written_in_the_next(
    desk: Desk, clock: Clock, clerk: Actor, supervisor: Actor
) -> None:
    clock.move(days=34)
    open_a_shift(desk, clerk)
    written = clock() + timedelta(days=5)
    sheet = a_sheet(desk, supervisor, written_at=written)
    clock.move(days=6)

    with pytest.raises(CounterError, match="receipt_other_year"):
        desk.submit(a_dossier("d1", on_paper=sheet), by=clerk)


def test_a_sheet_counts_once(desk: Desk, clock: Clock, clerk: Actor, supervisor: Actor) -> None:
    open_a_shift(desk, clerk)
    sheet = a_sheet(desk, supervisor)
    clock.move(hours=4)
    first = desk.submit(a_dossier("d1", on_paper=sheet), by=clerk).value

    again = desk.submit(a_dossier("d1", on_paper=sheet), by=clerk).value
    with pytest.raises(CounterError, match="form_settled"):
        desk.submit(a_dossier("d2", on_paper=sheet), by=clerk)

    assert again.code == first.code


def test_a_free_procedure_leaves_the_receipt_number_to_be_accounted_for(
    desk: Desk, clock: Clock, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    sheet = a_sheet(desk, supervisor, receipt=None)
    clock.move(hours=4)

    free = a_dossier("d1", PENSION, tender=NoTender(), on_paper=sheet)
    received = desk.submit(free, by=clerk).value

    assert received.receipt_number is None
    assert states(desk).count(FormState.OUT) == 5


def test_a_dossier_that_has_a_code_takes_no_sheet(
    desk: Desk, clock: Clock, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_supplement("d1"), by=clerk)
    sheet = a_sheet(desk, supervisor)
    clock.move(hours=4)

    with pytest.raises(CounterError, match="sheet_is_new"):
        desk.submit(a_dossier("d1", on_paper=sheet), by=clerk)


def test_a_clerk_neither_prepares_a_kit_nor_closes_a_number(
    desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    kit, forms = prepared(desk, supervisor)

    with pytest.raises(NotAllowed):
        desk.submit(PrepareKit(1), by=clerk)
    with pytest.raises(NotAllowed):
        slip = ((FormKind.SLIP, forms[0].serial),)
        desk.submit(CloseForms(kit, slip, CloseReason.UNUSED), by=clerk)


@pytest.mark.parametrize("reason", [CloseReason.SPOILT, CloseReason.LOST])
def test_a_spoilt_or_lost_number_needs_words(
    desk: Desk, supervisor: Actor, reason: CloseReason
) -> None:
    kit, forms = prepared(desk, supervisor)

    with pytest.raises(CounterError, match="form_reason_needed"):
        desk.submit(
            CloseForms(kit, ((FormKind.SLIP, forms[0].serial),), reason, " "), by=supervisor
        )


def test_forms_of_the_kits_never_share_a_serial_while_both_are_out(
    desk: Desk, store: Store, supervisor: Actor
) -> None:
    prepared(desk, supervisor, 2)
    with store.writing() as uow:
        row = uow.one(schema.number_series, kind="blackout_form", period="")
        assert row is not None
        uow.change(schema.number_series, row, used=1_000)
        uow.write_trail(at=0, actor="test", act="turned", subject="")

    with pytest.raises(CounterError, match="forms_all_out"):
        desk.submit(PrepareKit(1), by=supervisor)


@pytest.mark.parametrize("sheets", [0, -1, 51])
def test_a_kit_has_its_size(desk: Desk, supervisor: Actor, sheets: int) -> None:
    with pytest.raises(CounterError, match="kit_size_wrong"):
        desk.submit(PrepareKit(sheets), by=supervisor)


def test_the_paper_of_a_kit_has_each_number_twice_and_in_its_list(
    desk: Desk, supervisor: Actor
) -> None:
    kit, forms = prepared(desk, supervisor, 2)

    words = text_of(desk.ask(PaperFor("blackout-kit", kit), by=supervisor).paper)

    for one in forms:
        assert words.count(str(one.serial)) >= 3
    assert words.count("CHƯA PHẢI BIÊN LAI") == 4


def test_the_numbers_of_two_sheets_are_not_mixed(
    desk: Desk, clock: Clock, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    number, forms = prepared(desk, supervisor)
    clock.move(hours=4)
    mixed = OnPaper(number, forms[0].serial, CUT_AT, forms[4].serial)

    with pytest.raises(CounterError, match="sheet_numbers_differ"):
        desk.submit(a_dossier("d1", on_paper=mixed), by=clerk)


@pytest.mark.parametrize("series", [Series.DOSSIER, Series.RECEIPT])
def test_a_kit_goes_on_where_lease_and_reserve_have_run_out(
    desk: Desk, store: Store, clock: Clock, clerk: Actor, supervisor: Actor, series: Series
) -> None:
    open_a_shift(desk, clerk)
    sheet = a_sheet(desk, supervisor, written_at=clock())
    use(store, series, 9_999)
    # A receipt's number is never invented, a dossier's is provisional until numbers come.
    if series is Series.RECEIPT:
        with pytest.raises(CounterError, match="numbers_used_up"):
            desk.submit(a_dossier("d1"), by=clerk)
    else:
        assert is_provisional(desk.submit(a_dossier("d0"), by=clerk).value.code)

    received = desk.submit(a_dossier("d1", on_paper=sheet), by=clerk).value

    assert received.code.endswith(f"-{sheet.serial}")
    assert received.receipt_number == f"26TAA-{sheet.receipt:08d}"
