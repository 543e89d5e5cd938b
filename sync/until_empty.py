"""Talks to the city until nothing waits and everything was read, or the time is up."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.domain.outbox import Unreachable
from counter_app.ports import CityGateway
from sync.evening import give_codes
from sync.pull import pull
from sync.relay import Drained, RelayDesk, drain

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 4.0


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
    pause_s = FIRST_PAUSE_S
    while True:
        drained = _round(desk, gateway)
        trouble = drained.unreachable
        if trouble is None:
            if not drained.has_more:
                return True
            if monotonic() < until:
                continue
            return False
        asked_s = trouble.retry_after.total_seconds() if trouble.retry_after else 0.0
        left_s = until - monotonic()
        if left_s <= 0 or asked_s > left_s:
            return False
        sleep(min(max(pause_s, asked_s), left_s))
        pause_s = min(2 * pause_s, LONGEST_PAUSE_S)


def _round(desk: RelayDesk, gateway: CityGateway) -> Drained:
    silent = give_codes(desk, gateway)
    if silent is not None:
        return Drained(0, 0, silent)
    drained = drain(desk, gateway)
    if drained.unreachable is not None:
        return drained
    read = pull(desk, gateway)
    return Drained(0, 0, read) if isinstance(read, Unreachable) else drain(desk, gateway)
