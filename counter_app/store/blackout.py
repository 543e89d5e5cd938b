"""Forms of black-out kits: their reserved numbers, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, func, select

from counter_app.domain.blackout import FormKind, FormState
from counter_app.store import schema
from counter_app.store.rows import prepared

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class BlackoutForms:
    """Reserves numbers for forms, and settles them."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow

    def add(self, rows: Sequence[dict[str, Any]]) -> None:
        """The forms of a new kit, all of them out."""
        self._uow.insert_many(
            schema.blackout_form, [{**_EMPTY, **row, "state": FormState.OUT} for row in rows]
        )

    def find(self, kit: str, kind: FormKind, serial: int) -> Row | None:
        """One form, or None."""
        return self._uow.one(schema.blackout_form, kit=kit, kind=kind, serial=serial)

    def is_out(self, kind: FormKind, serial: int) -> bool:
        """Whether a form of any kit with this number has still to come back."""
        found = self._uow.one(
            schema.blackout_form, kind=kind, serial=serial, state=FormState.OUT.value
        )
        return found is not None

    def change(self, row: Row, **values: Any) -> None:
        """What became of it."""
        self._uow.change(schema.blackout_form, row, **values)


_EMPTY = dict.fromkeys(
    (
        "written_at",
        "entered_at",
        "number",
        "dossier_id",
        "reason",
        "words",
        "closed_at",
        "closed_name",
        "shift_id",
    )
)


def forms_of_shift(reading: Reading, shift_id: str) -> Sequence[Row]:
    """The forms that were entered or accounted for in a shift, in the order of their numbers."""
    return reading.rows(_OF_SHIFT, shift=shift_id)


def forms_out() -> Select[int]:
    """Counts the forms that have still to come back."""
    table = schema.blackout_form
    return select(func.count()).where(table.c.state == FormState.OUT)


_FORM = schema.blackout_form
_OF_SHIFT = prepared(
    lambda: (
        select(_FORM)
        .where(_FORM.c.shift_id == bindparam("shift"))
        .order_by(_FORM.c.kit, _FORM.c.position, _FORM.c.kind.desc())
    )
)
