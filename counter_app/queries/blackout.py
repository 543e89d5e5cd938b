"""Black-out kits as they stand: each sheet with its two numbers and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select

from counter_app.domain.blackout import CloseReason, FormKind, FormState
from counter_app.domain.instant import instant
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.rows import Row

FORMS_MAX = 2_000


@dataclass(frozen=True, slots=True)
class FormRow:
    """One reserved number. `number` is what it became: a dossier's code or a receipt's number."""

    kit: str
    kind: FormKind
    serial: int
    position: int
    symbol: str
    state: FormState
    made_at: datetime
    made_name: str
    written_at: datetime | None
    entered_at: datetime | None
    number: str | None
    reason: CloseReason | None
    words: str

    @property
    def is_out(self) -> bool:
        """Whether nobody has said yet what became of it."""
        return self.state is FormState.OUT


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a kit with both of its numbers."""

    slip: FormRow
    receipt: FormRow

    @property
    def out(self) -> tuple[FormRow, ...]:
        """Its numbers of which nobody has said yet what became of them."""
        return tuple(one for one in (self.slip, self.receipt) if one.is_out)


@dataclass(frozen=True, slots=True)
class BlackoutForms(Query[tuple[FormRow, ...]]):
    """Numbers of kits: those that are out first, then the newest kits."""

    permission: ClassVar[Permission] = Permission.READ

    def answer(self, view: View) -> tuple[FormRow, ...]:
        """At most so many."""
        table = schema.blackout_form
        rows = view.reading.rows(
            select(table)
            .order_by(
                table.c.state != FormState.OUT,
                table.c.made_at.desc(),
                table.c.kit,
                table.c.kind.desc(),
                table.c.position,
            )
            .limit(FORMS_MAX)
        )
        return tuple(_form(view, row) for row in rows)


@dataclass(frozen=True, slots=True)
class BlackoutSheets(Query[tuple[Sheet, ...]]):
    """The sheets of the kits: those with a number that is out first, then the newest."""

    permission: ClassVar[Permission] = Permission.READ

    def answer(self, view: View) -> tuple[Sheet, ...]:
        """Both numbers of each, in the order of their kit."""
        forms = BlackoutForms().answer(view)
        receipts = {(r.kit, r.position): r for r in forms if r.kind is FormKind.RECEIPT}
        sheets = [
            Sheet(one, receipts[one.kit, one.position])
            for one in forms
            if one.kind is FormKind.SLIP and (one.kit, one.position) in receipts
        ]
        return tuple(sorted(sheets, key=lambda sheet: not sheet.out))


def _form(view: View, row: Row) -> FormRow:
    zone = view.now.tzinfo

    def at(name: str) -> datetime | None:
        return None if row[name] is None else instant(row[name]).astimezone(zone)

    return FormRow(
        row["kit"],
        FormKind(row["kind"]),
        row["serial"],
        row["position"],
        row["symbol"],
        FormState(row["state"]),
        instant(row["made_at"]).astimezone(zone),
        row["made_name"],
        at("written_at"),
        at("entered_at"),
        row["number"],
        CloseReason(row["reason"]) if row["reason"] else None,
        row["words"] or "",
    )
