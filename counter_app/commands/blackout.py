"""The black-out kit: numbers reserved for forms, sheets entered, and the rest accounted for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counter_app.commands.issued import issue_without_dossier, short
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.blackout import (
    CloseReason,
    FormKind,
    FormState,
    OnPaper,
    closing_words,
    sheets_asked,
)
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.instant import instant, micros
from counter_app.domain.numbering import Series, blackout_kit_number, receipt_symbol
from counter_app.paper.blackout_kit import KIND, BlackoutKit, KitSheet, blackout_kit
from counter_app.paper.forms import form_for
from counter_app.paper.head import paper_office

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

TOPICS = frozenset({Topic.PRINTS, Topic.SHIFT})


@dataclass(frozen=True, slots=True)
class KitPrepared:
    """A kit whose numbers are reserved and whose paper may be printed."""

    number: str
    sheets: int


@dataclass(frozen=True, slots=True)
class PrepareKit(Command[KitPrepared]):
    """Reserve the numbers of a kit; its paper is printed by its number as any other."""

    sheets: int


@dataclass(frozen=True, slots=True)
class CloseForms(Command[int]):
    """Account for numbers that will bear nothing: `forms` are kinds and serials of one kit."""

    kit: str
    forms: tuple[tuple[FormKind, int], ...]
    reason: CloseReason
    words: str = ""


def prepare_kit(uow: UnitOfWork, command: PrepareKit, context: Context) -> Outcome[KitPrepared]:
    """Receipt numbers come from the year's own series, dossier serials from the forms' own end.

    Raises InputError("kit_size_wrong"), RuleError("numbers_used_up", "forms_all_out").
    """
    count = sheets_asked(command.sheets)
    office = context.station.office
    running = uow.numbers.next_serial(Series.BLACKOUT_KIT, context.today)
    number = blackout_kit_number(context.station.number, context.today, running)
    symbol = receipt_symbol(office.receipt_symbol, context.today)
    sheets = []
    for _ in range(count):
        serial = uow.numbers.next_form(context.today)
        if uow.blackout.is_out(FormKind.SLIP, serial):
            raise RuleError("forms_all_out")
        sheets.append(KitSheet(serial, uow.numbers.next(Series.RECEIPT, context.today)))
    made = {
        "kit": number,
        "made_at": context.micros,
        "made_by": context.actor.user_id,
        "made_name": context.actor.name,
    }
    uow.blackout.add(
        [
            {
                **made,
                "kind": kind,
                "serial": serial,
                "position": position,
                "symbol": symbol if is_money else "",
            }
            for position, sheet in enumerate(sheets, 1)
            for kind, serial, is_money in (
                (FormKind.SLIP, sheet.serial, False),
                (FormKind.RECEIPT, sheet.receipt, True),
            )
        ]
    )
    facts = BlackoutKit(
        office=paper_office(office),
        number=number,
        agency=office.agency,
        symbol=symbol,
        sheets=tuple(sheets),
        made_at=context.now,
        made_by=context.actor.name,
        form=form_for("intake-slip", context.today, context.station.forms),
        copy_number=0,
        audit_head=short(uow.head),
    )
    issue_without_dossier(uow, KIND, number, blackout_kit(facts), context)
    return Outcome(KitPrepared(number, count), TOPICS)


def close_forms(uow: UnitOfWork, command: CloseForms, context: Context) -> Outcome[int]:
    """Gives how many were closed; one that is settled already stops all.

    Raises InputError("form_unknown"), RuleError("form_settled", "form_reason_needed").
    """
    words = closing_words(command.reason, command.words)
    for kind, serial in command.forms:
        row = out_form(uow, command.kit, kind, serial)
        uow.blackout.change(
            row,
            state=FormState.CLOSED,
            reason=command.reason,
            words=words,
            closed_at=context.micros,
            closed_name=context.actor.name,
            shift_id=context.shift.shift_id if context.shift else "",
        )
    return Outcome(len(command.forms), TOPICS)


def out_form(uow: UnitOfWork, kit: str, kind: FormKind, serial: int) -> Row:
    """A form that has still to come back; raises InputError("form_unknown")."""
    row = uow.blackout.find(kit, kind, serial)
    if row is None:
        raise InputError("form_unknown", field=f"{kind}_serial", kit=kit, serial=serial)
    if row["state"] != FormState.OUT:
        raise RuleError("form_settled", serial=serial, state=row["state"])
    return row


def when_written(uow: UnitOfWork, sheet: OnPaper, context: Context) -> Context:
    """The surroundings of the hour that stands on a sheet; its numbers are still to be used.

    Raises what `out_form` and `OnPaper.check` do, InputError("sheet_numbers_differ") for the
    receipt of another sheet, and InputError("receipt_other_year") for one of another year.
    """
    row = out_form(uow, sheet.kit, FormKind.SLIP, sheet.serial)
    sheet.check(context.now, instant(row["made_at"]))
    then = replace(context, now=sheet.written_at.astimezone(context.now.tzinfo))
    if sheet.receipt is not None:
        receipt = out_form(uow, sheet.kit, FormKind.RECEIPT, sheet.receipt)
        if receipt["position"] != row["position"]:
            raise InputError("sheet_numbers_differ", field="receipt")
        base = context.station.office.receipt_symbol
        if receipt["symbol"] != receipt_symbol(base, then.today):
            raise InputError("receipt_other_year", field="receipt", symbol=receipt["symbol"])
    return then


def note_entered(
    uow: UnitOfWork, sheet: OnPaper, dossier: Row, receipt: str | None, context: Context
) -> None:
    """The numbers of a sheet bear what was written on it, with the time of both."""
    entered = [(FormKind.SLIP, sheet.serial, str(dossier["code"]))]
    if sheet.receipt is not None and receipt is not None:
        entered.append((FormKind.RECEIPT, sheet.receipt, receipt))
    for kind, serial, number in entered:
        uow.blackout.change(
            out_form(uow, sheet.kit, kind, serial),
            state=FormState.ENTERED,
            written_at=micros(sheet.written_at),
            entered_at=context.micros,
            number=number,
            dossier_id=dossier["id"],
            closed_name=context.actor.name,
            shift_id=context.open_shift().shift_id,
        )
