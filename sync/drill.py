"""The city of a drill: lives in the window's own process, has no address, remembers nothing.

It takes whatever it is told and lends each station its own numbers. Its line can be cut, and its
bank tells of money that nobody sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING

from counter_app.domain.numbering import Series, station_block
from counter_app.domain.outbox import Delivered, Delivery, OutboxEntry, Unreachable
from counter_app.ports import (
    ChangePage,
    CityCatalogue,
    CityChange,
    FileHeld,
    FilePart,
    Lease,
)

if TYPE_CHECKING:
    from counter_app.domain.money import Money

PROVIDER = "drill"
# A line that is mended is noticed within this time, however long it was away.
LOOKED_FOR = timedelta(seconds=1)
CUT = Unreachable("no_connection", LOOKED_FOR)


class DrillCity:
    """Answers at once, or not at all while its line is cut. Used by several threads."""

    lines = 1

    def __init__(self, station: int, account: str, clock: Callable[[], datetime]) -> None:
        self._station = station
        self._account = account
        self._clock = clock
        self._lock = Lock()
        self._has_line = True
        self._credits: list[CityChange] = []
        self._told = 0
        self._files: dict[str, FileHeld] = {}

    def set_line(self, *, is_there: bool) -> None:
        """Cut the line, or mend it."""
        self._has_line = is_there

    def pay(self, reference: str, amount: Money, times: int) -> None:
        """So many transfers of a citizen who scanned the same code; each is a credit of its own."""
        with self._lock:
            for _ in range(times):
                self._told += 1
                now = self._clock()
                name = f"DT{now:%y%m%d%H%M%S%f}{self._told:04d}"
                body = {
                    "id": name,
                    "provider": PROVIDER,
                    "account": self._account,
                    "bank_reference": name,
                    "amount": amount.dong,
                    "text": f"{reference} chuyen tien",
                    "booked_at": now.isoformat(),
                }
                # Where it lies among the changes is known once somebody asks.
                self._credits.append(CityChange(0, "bank.credit", body))

    def changes(self, after: int, limit: int) -> ChangePage | Unreachable:
        """The credits that were not read yet as one page, behind what the desk read last."""
        del limit
        if not self._has_line:
            return CUT
        with self._lock:
            unread = [one for one in self._credits if not 0 < one.cursor <= after]
            self._credits = [
                replace(one, cursor=cursor) for cursor, one in enumerate(unread, after + 1)
            ]
            return ChangePage(tuple(self._credits), after + len(unread), False, self._clock())

    def deliver(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        """All of it, each under its own key."""
        del audit_head
        if not self._has_line:
            return CUT
        return tuple(Delivered(one.entry_id, f"DT-{one.entry_id}") for one in entries)

    def lease(self, kind: str, after: int | None = None) -> Lease | Unreachable:
        """The station's own numbers, and none behind them."""
        if not self._has_line:
            return CUT
        if after is not None:
            return Unreachable("http_409")
        block = station_block(Series(kind), self._station)
        return Lease(kind, block.first, block.last)

    def time(self) -> datetime | Unreachable:
        """This computer's own."""
        return self._clock() if self._has_line else CUT

    def file_held(self, sha256: str) -> FileHeld | Unreachable:
        """As much as came in this life of the program."""
        return self._files.get(sha256, FileHeld(0, is_complete=False)) if self._has_line else CUT

    def put_file(self, part: FilePart) -> FileHeld | Unreachable:
        """Counted, and not kept."""
        if not self._has_line:
            return CUT
        received = part.first + len(part.data)
        held = FileHeld(received, is_complete=received >= part.size)
        self._files[part.sha256] = held
        return held

    def held(self, day: date) -> frozenset[str] | Unreachable:
        """It remembers nothing: nobody compares a drill with it."""
        del day
        return frozenset() if self._has_line else CUT

    def catalogue(self, version: str) -> CityCatalogue | Unreachable | None:
        """It publishes none."""
        del version
        return None if self._has_line else CUT

    def bundle(self, sha256: str) -> bytes | Unreachable | None:
        """The same."""
        del sha256
        return None if self._has_line else CUT
