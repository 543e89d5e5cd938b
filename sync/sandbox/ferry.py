"""Batches that wait while another is on its way to the disk cross together in the next transaction.

A commit costs the same for one batch as for thirty. Whoever comes alone waits for nobody.
"""

from __future__ import annotations

import asyncio
from collections import deque

from sync.sandbox.faults import Faults
from sync.sandbox.state import Batch, City, Results

FACTS_MAX = 1_000
Passenger = tuple[Batch, "asyncio.Future[Results]"]


class Ferry:
    """The one way by which batches reach the city's book."""

    def __init__(self, city: City, faults: Faults) -> None:
        self._city = city
        self._faults = faults
        self._waiting: deque[Passenger] = deque()
        self._crossing: asyncio.Task[None] | None = None

    async def take(self, batch: Batch) -> Results:
        """The results of one batch, once it is on the disk; raises what the database raised."""
        told: asyncio.Future[Results] = asyncio.get_running_loop().create_future()
        self._waiting.append((batch, told))
        if self._crossing is None:
            self._crossing = asyncio.create_task(self._cross())
        return await told

    async def _cross(self) -> None:
        try:
            while self._waiting:
                load = self._load()
                if not await self._carry(load):
                    # One of them is what the database cannot take; the others go without it.
                    for one in load:
                        await self._carry([one])
        finally:
            self._crossing = None

    async def _carry(self, load: list[Passenger]) -> bool:
        """Whether they are across. One that fails alone is told why."""
        batches = [batch for batch, _ in load]
        try:
            taken = await asyncio.to_thread(self._city.take, batches, self._faults.is_poison)
        except Exception as error:  # noqa: BLE001  # the counter is told, and sends again
            if len(load) == 1 and not load[0][1].done():
                load[0][1].set_exception(error)
            return len(load) == 1
        for (_, told), results in zip(load, taken, strict=True):
            # A counter that hung up is not told; its keys are held.
            if not told.done():
                told.set_result(results)
        return True

    def _load(self) -> list[Passenger]:
        """What crosses together: at least one, no more facts than a transaction should hold."""
        load = [self._waiting.popleft()]
        facts = len(load[0][0].messages)
        while self._waiting and facts + len(self._waiting[0][0].messages) <= FACTS_MAX:
            facts += len(self._waiting[0][0].messages)
            load.append(self._waiting.popleft())
        return load
