"""The shadow of the bills: every fee of a shift computed again, a changed line seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.money import Money
from counter_app.domain.payment import CashTender
from counter_app.domain.recheck import FeeDifference
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import Actor
from counter_app.paper.intake_slip import NO_OTHER_PAPER
from counter_app.queries.shift import FeeRecheck
from counter_app.queries.slip import PaperFor
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import PENSION, a_dossier, a_supplement, open_a_shift, ticks_for
from tests.paper.text import text_of

LATE_BIRTH = "1.001193"
POOR = BillAsked(
    (("copy", 3),),
    frozenset({"ho_ngheo"}),
    frozenset({"LP_HO_TICH-2"}),
    (("ho_ngheo", "certificate"),),
)


def receive_some(desk: Desk, clerk: Actor) -> str:
    shift = open_a_shift(desk, clerk)
    desk.submit(a_dossier("fee-1"), by=clerk)
    desk.submit(a_dossier("fee-2", PENSION), by=clerk)
    desk.submit(a_dossier("fee-3", LATE_BIRTH, bill=POOR), by=clerk)
    certified = a_dossier("fee-4", "2.000815", bill=BillAsked((("page_of_original_per_copy", 3),)))
    desk.submit(certified, by=clerk)
    desk.submit(a_supplement("fee-5"), by=clerk)
    return shift.shift_id


def test_the_bills_of_a_shift_come_out_again_as_they_were(desk: Desk, clerk: Actor) -> None:
    shift_id = receive_some(desk, clerk)

    found = desk.ask(FeeRecheck(shift_id), by=clerk)

    assert (found.dossiers, found.unchecked, found.differences) == (4, 0, ())
    assert found.sentence == "4 hồ sơ tính lại, 0 khác biệt"


def test_the_proof_of_an_exemption_stands_on_its_line(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    receive_some(desk, clerk)

    with store.reading() as reading:
        rows = reading.rows(schema.fee_line.select().where(schema.fee_line.c.dossier_id == "fee-3"))
    kept = {row["rule_key"]: (row["amount"], row["exemption"], row["proof"]) for row in rows}
    assert kept == {
        "LP_HO_TICH-2": (0, "ho_ngheo", "Giấy chứng nhận hộ nghèo"),
        "PHI_TRICH_LUC-4": (24_000, None, None),
    }


def test_a_changed_line_is_listed_and_does_not_block_the_close(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    shift_id = receive_some(desk, clerk)
    with store.writing() as uow:
        (line,) = uow.dossiers.fee_lines("fee-1")
        uow.change(schema.fee_line, line, amount=30_000)
        uow.write_trail(at=0, actor="test", act="rogue", subject="fee-1")

    found = desk.ask(FeeRecheck(shift_id), by=clerk)
    code = found.differences[0].dossier_code
    name = "Cấp Giấy xác nhận tình trạng hôn nhân"
    assert found.differences == (
        FeeDifference(code, name, Money(30_000), Money(3_000)),
        FeeDifference(code, "Tổng cộng", Money(3_000), Money(30_000)),
    )

    taken = 500_000 + 3_000 + 24_000 + 5_000
    closed = desk.submit(CloseShift(shift_id, DrawerCount.of(Money(taken))), by=clerk).value
    report = text_of(desk.ask(PaperFor("shift-report", closed.number), by=clerk).paper)
    assert "4 hồ sơ tính lại, 2 khác biệt" in report
    assert f"{code} · {name}: sổ ghi 30.000 đ, tính lại 3.000 đ" in report


def test_a_dossier_of_before_is_said_to_be_unchecked(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    shift_id = receive_some(desk, clerk)
    with store.writing() as uow:
        dossier = uow.dossiers.find("fee-2")
        assert dossier is not None
        uow.change(schema.dossier, dossier, bill_asked=None)
        uow.write_trail(at=0, actor="test", act="rogue", subject="fee-2")

    found = desk.ask(FeeRecheck(shift_id), by=clerk)

    assert found.sentence == "3 hồ sơ tính lại, 0 khác biệt, 1 hồ sơ cũ không tính lại"


@pytest.mark.parametrize("channel", [Channel.COUNTER, Channel.ONLINE])
def test_what_a_bill_was_computed_from_comes_back_whole(channel: Channel) -> None:
    from datetime import date

    on = date(2026, 11, 26)

    assert BillAsked.from_json(POOR.to_json(channel, on)) == (POOR, channel, on)


def test_the_slip_says_what_was_taken_instead_and_that_no_other_paper_is_needed(
    desk: Desk, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    declaration, certificate = ticks_for(LATE_BIRTH)
    instead = replace(certificate, reason="alternative", alternative=0)
    command = a_dossier("fee-8", LATE_BIRTH, bill=POOR, ticks=(declaration, instead))

    code = desk.submit(command, by=clerk).value.code
    slip = text_of(desk.ask(PaperFor("intake-slip", code), by=clerk).paper)

    assert "Giấy chứng sinh (nộp thay: văn bản của người làm chứng)" in slip
    assert "Đăng ký khai sinh quá hạn (miễn: Hộ nghèo)" in slip
    assert NO_OTHER_PAPER in slip


def test_a_dossier_is_received_with_its_ticks(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    command = a_dossier("fee-9", LATE_BIRTH, bill=POOR, ticks=ticks_for(LATE_BIRTH))

    received = desk.submit(replace(command, tender=CashTender(Money(50_000))), by=clerk).value

    assert received.change == Money(26_000)
