"""Provisional codes: what a dossier is called while no number is left, and how it gets its own.

What was printed stays good: the provisional code stands for the dossier for ever.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counter_app.commands.clock import promise_of
from counter_app.commands.issued import issue_intake_slip_again
from counter_app.commands.moving import noted
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.identity import UserId
from counter_app.domain.numbering import Series, dossier_code, provisional_day
from counter_app.domain.user import Actor
from counter_app.store.provisional import waiting

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

# Between two transactions somebody at the counter gets a turn.
AT_ONCE = 25
GIVEN = "code_given"


@dataclass(frozen=True, slots=True)
class GiveCodes(Command[int]):
    """Give dossiers that wait for it their code, the oldest first; gives how many got one."""


def give_codes(uow: UnitOfWork, _command: GiveCodes, context: Context) -> Outcome[int]:
    """A number of the day of receipt, which the promise counts from; never one of another day."""
    given = 0
    for dossier in waiting(uow, AT_ONCE):
        day = provisional_day(dossier["code"])
        serial = uow.numbers.next_if_any(Series.DOSSIER, day)
        if serial is None:
            break
        _name(uow, dossier, dossier_code(context.station.office.agency, day, serial), context)
        given += 1
    topics = {Topic.DOSSIERS, Topic.OUTBOX} if given else set()
    return Outcome(given, frozenset(topics))


def _name(uow: UnitOfWork, dossier: Row, code: str, context: Context) -> None:
    named = uow.dossiers.change(dossier, code=code)
    note = f"Mã chính thức {code}, thay mã tạm {dossier['code']}"
    facts = {"code": code, "provisional_code": dossier["code"]}
    noted(uow, named, GIVEN, context, note=note, facts=facts)
    if named["received_at"] is None:
        return
    why = f"{note}. Mã tạm vẫn dùng được để tra cứu, nộp phí và nhận kết quả."
    issue_intake_slip_again(uow, named, promise_of(uow, named), why, _of_clerk(named, context))


def _of_clerk(dossier: Row, context: Context) -> Context:
    """The slip is the clerk's who received; nobody has to print it before somebody asks for it."""
    clerk = Actor(UserId(dossier["user_id"]), dossier["user_name"], context.actor.role)
    return replace(context, actor=clerk, shift=None)
