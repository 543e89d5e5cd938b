"""Random weeks of shifts: every đồng explained by one of them, whatever comes in whatever order.

`python -m tests.torture.shifts --steps 20000` runs the full profile; the suite runs a short one.
To the random days of money come counts that are off, drawers handed over, shifts left closed,
opened again by two people, and clocks that jump. The model knows only notes and bank credits.
"""

from __future__ import annotations

import argparse
import secrets
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import func, select

from counter_app.commands.drawer import CountDrawer
from counter_app.commands.reopening import AskReopening, DecideReopening
from counter_app.commands.shift import CloseShift, OpenShift
from counter_app.commands.takeover import TakeOverShift
from counter_app.domain.errors import CounterError
from counter_app.domain.identity import UserId
from counter_app.domain.ledger import Account
from counter_app.domain.money import Money
from counter_app.domain.payment import Method
from counter_app.domain.refund import GRANTED
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import SYSTEM, Actor, Role
from counter_app.queries.shift_book import ShiftBook, ShiftLine, sums_of
from counter_app.store import schema
from counter_app.store.ledger import balance
from tests.torture.money import FLOAT, MoneyMachine, a_template, run
from tests.torture.walk import one_of, rule

SPAN = (date(2026, 11, 1), date(2027, 1, 31))
# Numbers of receipts begin anew with the year: the random weeks stay inside one.
LATEST = date(2026, 12, 20)
OFF = (0, 0, -20_000, 500, 3_000_000)
WEEKS = 20


def notes(dong: int) -> DrawerCount:
    """The fewest notes of at most this sum; what is below 500 đ has none."""
    whole = max(dong, 0) // 500 * 500
    return DrawerCount.of(Money(whole)) if whole else DrawerCount()


class ShiftMachine(MoneyMachine):
    """A random week at one counter."""

    def __init__(self) -> None:
        super().__init__()
        self.other = Actor(UserId("second-clerk"), "Trần Văn Kế", Role.CLERK)
        self.is_open = True

    def teardown(self) -> None:
        """All shifts, days and the month once more."""
        try:
            self.the_shifts_explain_every_dong()
        finally:
            super().teardown()

    @rule(weight=0.5, off=one_of(*OFF), goes_on=one_of(False, True))
    def close_the_shift(self, off: int = 0, goes_on: bool = True) -> None:
        """At any count; the book expected what really lay there."""
        if not self.is_open:
            self._open_shift()
            return
        count = notes(self.town.drawer + off)
        closed = self.act(CloseShift(self.shift_id, count, "Thử"), self.clerk, None)
        assert closed.expected.dong == self.town.drawer, "the book expected another sum"
        assert closed.difference.dong == count.total.dong - self.town.drawer
        self.is_open, self.town.drawer = False, 0
        if goes_on:
            self._open_shift()
        self.the_shifts_explain_every_dong()

    @rule(
        weight=0.3, when=lambda self: self.is_open, giver_off=one_of(*OFF), taker_off=one_of(*OFF)
    )
    def hand_over(self, giver_off: int, taker_off: int) -> None:
        """Both count; who took over answers for what they counted themselves."""
        given = notes(self.town.drawer + giver_off)
        self.act(CountDrawer(self.shift_id, given, "Thử"), self.clerk, None)
        counted = notes(self.town.drawer + taker_off)
        command = TakeOverShift(self.shift_id, counted, "Thử")
        answer = self.act(command, self.other, None)
        # A clock that jumped back makes the count older than the last entry.
        if isinstance(answer, CounterError):
            assert answer.code == "handover_needs_count"
            return
        assert answer.closed.expected.dong == self.town.drawer
        assert answer.closed.counted == given.total
        self.clerk, self.other = self.other, self.clerk
        self.shift_id, self.town.drawer = answer.opened.shift_id, counted.total.dong
        self.the_shifts_explain_every_dong()

    @rule(weight=0.3, when=lambda self: self.is_open, off=one_of(*OFF))
    def close_and_open_again(self, off: int) -> None:
        """The first closing stays; the drawer holds what it held."""
        lay = self.town.drawer
        count = notes(lay + off)
        closed = self.act(CloseShift(self.shift_id, count, "Thử"), self.clerk, None)
        self.act(AskReopening(self.shift_id, "Thử"), self.supervisor, None)
        answer = self.act(DecideReopening(self.shift_id, is_agreed=True), self.head, None)
        assert answer is None
        with self.office.store.reading() as reading:
            table = schema.shift_closing
            mine = table.c.shift_id == self.shift_id
            row = reading.rows(select(table).where(mine).order_by(table.c.version.desc()))[0]
        assert (row["expected"], row["counted"]) == (closed.expected.dong, count.total.dong)

    @rule(weight=0.3, hours=one_of(-26, -1, 5, 24, 72))
    def let_time_jump(self, hours: int) -> None:
        """Nights, weekends, and clocks that somebody set back."""
        if self.office._now.date() < LATEST or hours < 0:
            self.office._now += timedelta(hours=hours)

    def _open_shift(self) -> None:
        opening = OpenShift(DrawerCount.of(Money(FLOAT)), "Giao ca")
        self.shift_id = self.act(opening, self.clerk, None).shift_id
        self.is_open, self.town.drawer = True, FLOAT

    def the_shifts_explain_every_dong(self) -> None:
        """Shift by shift, day by day, all together: the same sums, and those of the town."""
        lines = self.office.desk.ask(ShiftBook(*SPAN), by=SYSTEM).shifts
        for line in lines:
            _explains_itself(line)
        days = sorted({line.opened_at.date() for line in lines})
        by_day = [self.office.desk.ask(ShiftBook(day, day), by=SYSTEM).shifts for day in days]
        month = dict(sums_of(lines))
        for name, amount in month.items():
            assert amount == Money.total(dict(sums_of(day))[name] for day in by_day), name
        bank = month["Quét mã QR"] + month["Chuyển khoản"] + month["Nộp thừa"]
        bank -= Money.total(line.totals.sent_back for line in lines)
        late = [one for line in lines for each in line.supplements for one in each.items]
        bank += Money.total(one.amount + one.surplus - one.went_back for one in late)
        assert bank.dong == self.town.bank, "shifts and their supplements are not the bank's money"
        surplus = month["Nộp thừa"] + month["Nộp thừa bổ sung"]
        assert surplus.dong == self._surplus_of_ledger(), "surplus was told as fees"
        # A receipt that is written again after the close moves cash from one payment to another.
        assert not Money.total(one.amount for one in late if one.method is Method.CASH), "late cash"
        assert self._cash_of_ledger() == month["Tiền mặt"].dong

    def _surplus_of_ledger(self) -> int:
        """What is surplus now, and what of it went back."""
        with self.office.store.reading() as reading:
            gone = select(func.coalesce(func.sum(schema.refund.c.surplus_part), 0))
            granted = int(reading.scalar(gone.where(schema.refund.c.state.in_(GRANTED))))
            return granted - balance(reading, Account.SURPLUS).dong

    def _cash_of_ledger(self) -> int:
        """Cash that came for fees, from the raw transfers alone."""
        table = schema.transfer
        with self.office.store.reading() as reading:
            rows = reading.rows(select(table))
        came = sum(row["amount"] for row in rows if row["code"] == "cash")
        moved = sum(
            row["amount"] * (1 if row["debit"] == "cash_drawer" else -1)
            for row in rows
            if row["code"] in ("voided", "booked_again")
            and "cash_drawer" in (row["debit"], row["credit"])
        )
        assert moved == 0, "cash was written anew and became another sum"
        return int(came)


def _explains_itself(line: ShiftLine) -> None:
    """Opening count and moves are what was expected; a closed shift's difference is the count's."""
    if line.expected is None or line.counted is None:
        assert line.difference is None
        return
    assert line.expected == line.float_opening + line.totals.drawer.net, line.number
    assert line.difference == line.counted - line.expected
    assert line.closings >= 1


def main(clock: Callable[[], float] = time.monotonic) -> int:
    """The full profile: weeks until so many steps were taken."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.shifts")
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--steps-a-week", type=int, default=60)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parsed = parser.parse_args()
    begun, number = clock(), parsed.seed * 1_000
    folder, MoneyMachine.people = a_template()
    MoneyMachine.template = folder
    try:
        while ShiftMachine.step_count < parsed.steps:
            run(ShiftMachine, WEEKS, parsed.steps_a_week, number)
            number += 1
            taken = f"{ShiftMachine.step_count} steps, {clock() - begun:.0f} s"
            sys.stdout.write(f"seed {parsed.seed}: {taken}\n")
            sys.stdout.flush()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
