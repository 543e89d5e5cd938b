"""What the city answered to what it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.outbox import Delivery

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SettleDeliveries(Command[int]):
    """Note a batch's answers; gives how many entries changed."""

    deliveries: tuple[Delivery, ...]


def settle_deliveries(uow: UnitOfWork, command: SettleDeliveries, context: Context) -> Outcome[int]:
    """One short transaction for the whole batch; an answer that comes twice changes nothing."""
    changed = uow.outbox.settle(command.deliveries, context.micros)
    return Outcome(changed, frozenset({Topic.OUTBOX} if changed else set()))
