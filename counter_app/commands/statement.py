"""Taking a bank's statement in: whole or not at all, each line once, beside the other feeds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from counter_app.commands.credit import TOPICS, BankCredit, Became, Told, note_credit
from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.instant import micros
from counter_app.domain.matching import OPEN, Verdict
from counter_app.domain.reference import carried
from counter_app.domain.statement import LineFault, RefusedLine, Statement, StatementLine

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork

PROVIDER = "statement"
# A desk's clock may be off by this much before a line counts as one of the future.
CLOCK_OFF = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class StatementReport:
    """What became of a statement's lines.

    `joined` were known from another feed or an earlier file; `matched` and `unmatched` are of the
    added ones. `warnings` are codes.
    """

    read: int
    added: int
    joined: int
    matched: int
    unmatched: int
    refused: tuple[RefusedLine, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportStatement(Command[StatementReport]):
    """Take in the credits of a file; `name` says where they stood."""

    statement: Statement
    name: str


def import_statement(
    uow: UnitOfWork, command: ImportStatement, context: Context
) -> Outcome[StatementReport]:
    """A row that cannot be read keeps the whole file out: its credit might be the missing one."""
    statement = command.statement
    ours = uow.accounts.ours(context.station.office)
    lines, refused = _ours(statement, ours, context)
    if any(one.reason.stops_file for one in refused):
        warnings = (*statement.notes, "statement_not_taken")
        return Outcome(StatementReport(statement.read, 0, 0, 0, 0, refused, warnings))
    added = matched = 0
    for line in lines:
        told = Told(f"{PROVIDER}:{statement.kind}", f"{command.name[:80]}:{line.row}", line.raw)
        credit = _credit(line)
        if note_credit(uow, credit, told, context) is Became.ADDED:
            added += 1
            row = uow.credits.find(PROVIDER, credit.credit_id)
            assert row is not None
            matched += Verdict(row["verdict"]) not in OPEN
    report = StatementReport(
        statement.read,
        added,
        len(lines) - added,
        matched,
        added - matched,
        refused,
        statement.notes,
    )
    return Outcome(report, TOPICS if lines else frozenset())


def _ours(
    statement: Statement, ours: frozenset[str], context: Context
) -> tuple[list[StatementLine], tuple[RefusedLine, ...]]:
    """The lines that are money for this office, and all others with their reasons."""
    lines, refused = [], list(statement.refused)
    seen: set[object] = set()
    for line in statement.lines:
        names: set[object] = {(line.bank_reference, line.amount, line.booked_at, line.text)}
        if carried(line.bank_reference):
            names.add((carried(line.bank_reference), line.amount, line.booked_at.date()))
        if line.account not in ours:
            refused.append(RefusedLine(line.row, LineFault.OTHER_ACCOUNT))
        elif line.booked_at > context.now + CLOCK_OFF:
            refused.append(RefusedLine(line.row, LineFault.FUTURE))
        elif seen & names:
            refused.append(RefusedLine(line.row, LineFault.TWICE))
        else:
            lines.append(line)
        seen |= names
    return lines, tuple(sorted(refused, key=lambda one: one.row))


def _credit(line: StatementLine) -> BankCredit:
    """Its identity is its content: the same line in another file is the same credit."""
    content = (
        line.account,
        line.bank_reference,
        line.amount.dong,
        micros(line.booked_at),
        line.text,
    )
    name = hashlib.sha256(repr(content).encode(errors="replace")).hexdigest()[:32]
    return BankCredit(
        name, PROVIDER, line.account, line.bank_reference, line.amount, line.text, line.booked_at
    )
