"""The thread that keeps the city level: wakes, passes, sleeps, and stops when told."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from counter_app.domain.errors import CounterError
from counter_app.domain.outbox import Unreachable, retry_delay
from counter_app.ports import City
from sync.evening import compare, fetch, give_codes, tick, top_up, turn
from sync.pull import pull
from sync.relay import RelayDesk, drain

log = logging.getLogger(__name__)
LEASES = ("dossier", "receipt", "reference")
# A city in trouble is tried at most this often, whatever chance and the city itself say.
CALM = timedelta(seconds=1)
HOURLY_S = 3_600.0
# Rests are looked at in slices: a computer that slept has slept in the middle of one.
SLICE_S = 2.0
SLEPT_S = 30.0


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether the city answered last: None before the first pass. `reason` is a short code."""

    online: bool | None = None
    reason: str | None = None
    failures: int = 0


class CityWorker:
    """One relay for one database. `on_pass` is called on this thread after each pass.

    A pass ends at the first call that fails, and the next waits at least `calm`: that is the
    circuit breaker, one for everything that is asked of the city. Pauses grow while nothing at all
    gets through.

    With a `clock` it compares keys with the city twice a day. `hang_up` ends a call under way from
    another thread, so that closing need not wait for a city that does not answer. `renew` lets go
    of connections that did not live through the computer's sleep. `claim` asks for the numbers of
    an office's further counters, every hour.
    """

    def __init__(
        self,
        desk: RelayDesk,
        gateway: City,
        on_pass: Callable[[], None],
        *,
        poll: timedelta = timedelta(seconds=2),
        calm: timedelta = CALM,
        clock: Callable[[], datetime] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
        hang_up: Callable[[], None] = lambda: None,
        renew: Callable[[], None] = lambda: None,
        claim: Callable[[], Unreachable | None] = lambda: None,
    ) -> None:
        self._desk = desk
        self._gateway = gateway
        self._on_pass = on_pass
        self._poll = poll
        self._calm = calm
        self._clock = clock
        self._monotonic = monotonic
        self._hour_asked: float | None = None
        self._compared: tuple[date, bool] | None = None
        self._chance = chance
        self._hang_up = hang_up
        self._renew = renew
        self._claim = claim
        self._presence = Presence()
        self._wake = threading.Event()
        self._is_stopping = threading.Event()
        self._leased: set[str] = set()
        self._has_more = False
        self._has_got_on = False
        self._thread = threading.Thread(target=self._run, name="city", daemon=True)

    def start(self) -> None:
        """Begin to keep the city level."""
        self._thread.start()

    def wake(self) -> None:
        """Something new waits: pass now, unless the city asked to be left alone."""
        self._wake.set()

    def stop(self, timeout_s: float = 25.0) -> None:
        """End, cutting off the call under way; what waits is on disk and keeps its keys."""
        self._is_stopping.set()
        self._wake.set()
        self._hang_up()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def presence(self) -> Presence:
        """How the city answered last."""
        return self._presence

    def _run(self) -> None:
        while not self._is_stopping.is_set():
            self._wake.clear()
            pause = self._pass()
            if self._is_stopping.is_set():
                return
            self._on_pass()
            if self._rest(pause.total_seconds()):
                self._wake_up()

    def _rest(self, seconds: float) -> bool:
        """Wait for the next pass; True at once where the computer slept meanwhile.

        A city that is away is asked again in its time, however much is added meanwhile.
        """
        bell = self._wake if self._presence.online else self._is_stopping
        while seconds > 0:
            slice_s, before = min(seconds, SLICE_S), self._clocks()
            if bell.wait(slice_s):
                return False
            if self._passed(before) > slice_s + SLEPT_S:
                return True
            seconds -= slice_s
        return False

    def _clocks(self) -> tuple[float, float]:
        wall = 0.0 if self._clock is None else self._clock().timestamp()
        return wall, self._monotonic()

    def _passed(self, before: tuple[float, float]) -> float:
        """Seconds by the clock that went further: the steady one stops in a sleep on Linux."""
        wall, steady = self._clocks()
        return max(wall - before[0], steady - before[1])

    def _wake_up(self) -> None:
        """After a sleep old connections are dead, and the clock may be wrong: ask everything anew,
        and at once, since the network's own troubles were before.
        """
        log.info("the computer slept; the city is asked anew")
        self._renew()
        self._hour_asked = None
        self._presence = replace(self._presence, failures=0)

    def _pass(self) -> timedelta:
        """One round of sending and reading; gives how long to rest."""
        self._has_got_on = False
        try:
            trouble = self._round()
        except CounterError as error:
            log.warning("the round stopped at the desk: %s", error.code)
            trouble = Unreachable(error.code)
        except Exception as error:  # noqa: BLE001  # the thread's edge: a fault must not end it
            # Without the traceback: it may quote what a citizen told.
            log.error("the round failed: %s", type(error).__name__)  # noqa: TRY400
            trouble = Unreachable("internal")
        if trouble is None:
            self._presence = Presence(online=True)
            return timedelta(0) if self._has_more else self._poll
        # A city that takes what it is given is not away, however often it stumbles.
        failures = 1 if self._has_got_on else self._presence.failures + 1
        self._presence = replace(
            self._presence, online=False, reason=trouble.reason, failures=failures
        )
        return max(self._calm, trouble.retry_after or retry_delay(failures, self._chance()))

    def _round(self) -> Unreachable | None:
        for kind in LEASES:
            if kind not in self._leased:
                lease = self._gateway.lease(kind)
                if isinstance(lease, Unreachable):
                    return lease
                self._desk.note_lease(lease)
                self._leased.add(kind)
                self._has_got_on = True
        silent = give_codes(self._desk, self._gateway) or self._drain()
        if silent is not None:
            return silent
        read = pull(self._desk, self._gateway)
        if isinstance(read, Unreachable):
            return read
        silent = self._ask_hourly()
        if silent is not None:
            return silent
        fetched = fetch(self._desk, self._gateway)
        if isinstance(fetched, Unreachable):
            return fetched
        forgotten = self._compare()
        if isinstance(forgotten, Unreachable):
            return forgotten
        return self._drain() if read or forgotten else None

    def _drain(self) -> Unreachable | None:
        drained = drain(self._desk, self._gateway)
        self._has_more = drained.has_more
        self._has_got_on |= drained.sent > 0
        return drained.unreachable

    def _ask_hourly(self) -> Unreachable | None:
        """The time, since a clock can drift on a quiet day, and numbers that run out; at the start
        and every hour.
        """
        now = self._monotonic()
        if self._hour_asked is not None and now - self._hour_asked < HOURLY_S:
            return None
        silent = (
            tick(self._desk, self._gateway) or top_up(self._desk, self._gateway) or self._claim()
        )
        if silent is None:
            self._hour_asked = now
        return silent

    def _compare(self) -> int | Unreachable:
        """Twice a day: after the start, since computers are off at night, and in the evening."""
        if self._clock is None:
            return 0
        now = self._clock()
        if self._compared == turn(now):
            return 0
        forgotten = compare(self._desk, self._gateway, now.date())
        if not isinstance(forgotten, Unreachable):
            self._compared = turn(now)
        return forgotten
