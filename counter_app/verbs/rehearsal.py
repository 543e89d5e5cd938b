"""A rehearsed day: its clock, its citizens, its city, and what is told of it in the end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as daytime
from typing import TYPE_CHECKING, Any, Protocol

from counter_app.commands.odd_day import AskDay, DecideDay
from counter_app.commands.user import SignIn
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.money import Money
from counter_app.domain.payment import Method
from counter_app.domain.user import NOBODY, SYSTEM, Actor
from counter_app.main import city_gateway, new_ids, open_desk, relay_lock, system_clock
from counter_app.verbs.day_plan import Visit, plan
from sync.bank_phone import BankPhone
from sync.city_desk import CityDesk
from sync.worker import CityWorker

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.identity import NewId
    from counter_app.domain.office import Station
    from counter_app.ports import ChangePage
    from counter_app.queries.outbox import CityCounts
    from counter_app.settings import Settings
    from counter_app.store.shift import ShiftTotals

FLOAT = Money(500_000)
OPENING = daytime(8, 0)
LAST_SYNC_S = 15.0
POLL = timedelta(milliseconds=300)
CREDIT_WITHIN_S = 5.0


class DayClock:
    """The rehearsed day's time: begins at opening and goes on from visit to visit."""

    def __init__(self, day: date) -> None:
        self._now = datetime.combine(day, OPENING, VIETNAM)
        self._lock = threading.Lock()

    def __call__(self) -> datetime:
        """Now, in the rehearsed day."""
        with self._lock:
            # Two acts are never at the same instant, not even in a rehearsal.
            self._now += timedelta(milliseconds=7)
            return self._now

    def move(self, span: timedelta) -> None:
        """Let time pass."""
        with self._lock:
            self._now += span


class RehearsedCity(CityDesk):
    """The city as a rehearsed day sees it: the day's time is invented, and the city's with it."""

    def __init__(self, desk: Desk, clock: DayClock) -> None:
        super().__init__(desk)
        self._clock = clock

    def note_changes(self, page: ChangePage) -> None:
        """A page of changes, told at the day's own time."""
        super().note_changes(replace(page, city_time=self._clock()))

    def note_city_time(self, _told: datetime) -> None:
        """The clocks of a rehearsal are one."""
        super().note_city_time(self._clock())


@dataclass(frozen=True, slots=True)
class Stage:
    """What a hand works with. `phone` and `worker` are None on a day without a city."""

    settings: Settings
    desk: Desk
    clock: DayClock
    new_id: NewId
    phone: BankPhone | None
    worker: CityWorker | None
    listeners: list[Callable[[], None]]


class Hand(Protocol):
    """Whoever carries out the day: commands alone, or keys pressed in the real window."""

    def open(self, float_opening: Money) -> tuple[Actor, str]:
        """Sign in and open a shift; gives the clerk and the shift's id."""
        ...

    def serve(self, visit: Visit) -> None:
        """See one citizen through; remembers what cash went into the drawer."""
        ...

    def finish_late(self) -> None:
        """Let the citizens pay who said they would pay later."""
        ...

    def close(self, expected: Money) -> Money:
        """Count the drawer, which holds `expected` by the hand's own tally."""
        ...

    @property
    def cash(self) -> Money:
        """What cash stayed in the drawer, by the hand's own tally."""
        ...


class Rehearsal:
    """One day at one desk."""

    def __init__(self, settings: Settings, *, dossiers: int, seed: int, city_url: str) -> None:
        self._settings = settings
        self._dossiers = dossiers
        self._seed = seed
        self._city_url = city_url

    def work(self, make_hand: Callable[[Stage], Hand]) -> dict[str, Any]:
        """Work the day; gives the promised summary."""
        clock = DayClock(self._next_day())
        desk = open_desk(self._settings, clock)
        try:
            return self._with_city(desk, clock, make_hand)
        finally:
            desk.close()

    def _with_city(
        self, desk: Desk, clock: DayClock, make_hand: Callable[[Stage], Hand]
    ) -> dict[str, Any]:
        if not self._city_url:
            stage = Stage(self._settings, desk, clock, new_ids(clock), None, None, [])
            return self._perform(stage, make_hand)
        with relay_lock(self._settings):
            listeners: list[Callable[[], None]] = []
            worker = self._worker(desk, clock, listeners)
            phone = BankPhone(self._city_url)
            stage = Stage(self._settings, desk, clock, new_ids(clock), phone, worker, listeners)
            worker.start()
            try:
                return self._perform(stage, make_hand)
            finally:
                worker.stop()
                phone.close()

    def _perform(self, stage: Stage, make_hand: Callable[[Stage], Hand]) -> dict[str, Any]:
        hand = make_hand(stage)
        clerk, shift_id = hand.open(FLOAT)
        _agree_on_day(stage.desk, clerk)
        visits = plan(self._dossiers, self._seed, stage.clock().date())
        pause = timedelta(hours=8) / max(len(visits), 16)
        for visit in visits:
            hand.serve(visit)
            stage.clock.move(pause)
        hand.finish_late()
        self._settle_with_city(stage)
        difference = hand.close(FLOAT + hand.cash)
        self._settle_with_city(stage)
        return self._summary(stage.desk, clerk, shift_id, difference)

    def _settle_with_city(self, stage: Stage) -> None:
        """Wait for the relay's own passes; a city that stays away is left for another hour."""
        from counter_app.queries.outbox import CountsForCity
        from counter_app.queries.payment import WaitingPayments

        if stage.worker is None:
            return
        until = time.monotonic() + LAST_SYNC_S
        while time.monotonic() < until:
            counts = stage.desk.ask(CountsForCity(), by=SYSTEM)
            is_level = not counts.waiting and not counts.beside
            if is_level and not stage.desk.ask(WaitingPayments(), by=SYSTEM):
                return
            stage.worker.wake()
            time.sleep(0.1)

    def _summary(
        self, desk: Desk, clerk: Actor, shift_id: str, difference: Money
    ) -> dict[str, Any]:
        from counter_app.queries.outbox import CountsForCity
        from counter_app.queries.shift import ShiftSummary

        counts: CityCounts = desk.ask(CountsForCity(shift_id), by=SYSTEM)
        totals: ShiftTotals = desk.ask(ShiftSummary(shift_id), by=clerk)
        paid = {tender.method: tender.amount.dong for tender in totals.tenders}
        return {
            "issued": counts.issued,
            "acknowledged": counts.acknowledged,
            "waiting": counts.waiting,
            "refused": counts.refused,
            "paid": {
                "cash": paid[Method.CASH],
                "qr": paid[Method.QR],
                "transfer": paid[Method.TRANSFER],
            },
            "slips": totals.slips,
            "receipts": len(totals.receipts),
            "difference": difference.dong,
        }

    def _worker(
        self, desk: Desk, clock: DayClock, listeners: list[Callable[[], None]]
    ) -> CityWorker:
        from counter_app.queries.office import ThisStation

        station: Station = desk.ask(ThisStation(), by=NOBODY)
        gateway = city_gateway(self._settings, station, self._city_url)

        def passed() -> None:
            for listener in listeners:
                listener()

        city = RehearsedCity(desk, clock)
        return CityWorker(city, gateway, passed, poll=POLL, hang_up=gateway.close)

    def _next_day(self) -> date:
        """Today, or the working day after the last one that was worked in this folder."""
        from counter_app.queries.shift import LastShiftDay
        from counter_app.starter.load import office_calendar

        desk = open_desk(self._settings)
        try:
            last = desk.ask(LastShiftDay(), by=SYSTEM)
        finally:
            desk.close()
        calendar = office_calendar()
        today = system_clock().date()
        if last is not None and last >= today:
            return calendar.next_working_day(last)
        return today if calendar.is_working_day(today) else calendar.next_working_day(today)


def _agree_on_day(desk: Desk, clerk: Actor) -> None:
    """A rehearsed day may be months after the last: then two people say that it is right."""
    day = desk.submit(AskDay(), by=clerk).value
    if day is not None:
        second = desk.submit(SignIn("giamsat", "2222"), by=NOBODY).value
        desk.submit(DecideDay(day, is_right=True), by=second)
