"""What every dossier has from its first hour, received or not: a number, a person, a procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import Series, dossier_code, provisional_code
from counter_app.paper.forms import form_for

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.blackout import OnPaper
    from counter_app.domain.catalogue import Procedure
    from counter_app.domain.channel import Channel
    from counter_app.domain.person import Applicant
    from counter_app.store.unit_of_work import UnitOfWork


class Filed(Protocol):
    """A command that files a dossier, whatever becomes of it."""

    @property
    def dossier_id(self) -> str:
        """Made when the form opened."""
        ...

    @property
    def applicant(self) -> Applicant:
        """Who files."""
        ...

    @property
    def channel(self) -> Channel:
        """How it is filed."""
        ...

    @property
    def case(self) -> str | None:
        """The case within the procedure."""
        ...


def receivable(uow: UnitOfWork, code: str, context: Context) -> tuple[int, Procedure]:
    """The version in force, if its fee and time are signed and it is done at this counter."""
    version, procedure = uow.office.in_force(code, context.today)
    hurdles = procedure.hurdles(context.today)
    if hurdles:
        raise RuleError("procedure_not_receivable", hurdle=hurdles[0], procedure=code)
    return version, procedure


def new_row(
    uow: UnitOfWork, command: Filed, context: Context, sheet: OnPaper | None = None
) -> dict[str, Any]:
    """A dossier's row under the next number of the day, or the one that its sheet bears.

    Where no number is left, under a provisional code: the work goes on.
    """
    day, agency = context.legal_now.date(), context.station.office.agency
    if sheet is not None:
        written_on = sheet.written_at.astimezone(context.now.tzinfo).date()
        code = dossier_code(agency, written_on, sheet.serial)
        return row_of(command, code, context.micros, context)
    serial = uow.numbers.next_if_any(Series.DOSSIER, day)
    if serial is not None:
        return row_of(command, dossier_code(agency, day, serial), context.micros, context)
    running = uow.numbers.next_serial(Series.PROVISIONAL, day)
    code = provisional_code(context.station.number, day, running)
    return {**row_of(command, code, context.micros, context), "provisional_code": code}


def applicant_facts(applicant: Applicant) -> dict[str, Any]:
    """The person as a dossier's row holds them."""
    return {
        "full_name": applicant.full_name,
        "id_number": id_number_of(applicant),
        "born": applicant.born.iso if applicant.born else None,
        "sex": applicant.sex,
        "residence": applicant.residence,
        "phone": str(applicant.phone) if applicant.phone else None,
        "email": applicant.email,
    }


def row_of(
    command: Filed,
    code: str,
    made_at: int,
    context: Context,
) -> dict[str, Any]:
    """A dossier's row before anything is decided of it."""
    return {
        "id": command.dossier_id,
        "code": code,
        "case_name": command.case,
        "channel": command.channel,
        **applicant_facts(command.applicant),
        "made_at": made_at,
        "received_at": None,
        "due_at": None,
        "due_trace": None,
        "slip_number": code,
        "form_set": form_for("intake-slip", context.today, context.station.forms).set,
        "shift_id": context.open_shift().shift_id,
        "user_id": context.actor.user_id,
        "user_name": context.actor.name,
    }


def id_number_of(applicant: Applicant) -> str | None:
    """The number as the store keeps it."""
    return str(applicant.id_number) if applicant.id_number else None
