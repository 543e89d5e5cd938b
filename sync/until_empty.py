"""Talks to the city until nothing waits and everything was read, or the time is up."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.domain.outbox import Unreachable
from counter_app.ports import CityGateway
from sync.pull import pull
from sync.relay import RelayDesk, drain

PAUSE_S = 0.5


def sync_until_empty(
    desk: RelayDesk,
    gateway: CityGateway,
    timeout_s: float,
    monotonic: Callable[[], float],
    sleep: Callable[[float], None],
) -> bool:
    """Whether the outbox was emptied and the inbox read to its end within the time.

    What a credit brings (a receipt to tell of) is sent too, so it drains again after reading.
    """
    until = monotonic() + timeout_s
    while True:
        drained = drain(desk, gateway)
        if drained.unreachable is None:
            read = pull(desk, gateway)
            if not isinstance(read, Unreachable) and drain(desk, gateway).unreachable is None:
                return True
        if monotonic() + PAUSE_S > until:
            return False
        sleep(PAUSE_S)
