"""The register of exports: whatever leaves the book is written down before it leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain.errors import InputError
from counter_app.domain.export import Exported, clean

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork

NAME_MAX = 200
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class NoteExport(Command[str]):
    """A file was made and is about to leave, or a page was printed; gives the entry's id."""

    exported: Exported


def note_export(uow: UnitOfWork, command: NoteExport, context: Context) -> Outcome[str]:
    """Raises InputError("export_wrong") for what is no file of ours."""
    one = command.exported
    if not _SHA256.fullmatch(one.sha256) or one.size < 1 or one.rows < 0 or one.last < one.first:
        raise InputError("export_wrong", field="export")
    entry_id = context.new_id()
    uow.exports.add(
        {
            "id": entry_id,
            "name": one.name[:NAME_MAX],
            "form": one.form,
            "first_day": one.first.isoformat(),
            "last_day": one.last.isoformat(),
            "row_count": one.rows,
            "sha256": one.sha256,
            "size": one.size,
            "file_name": clean(one.file_name)[:NAME_MAX],
            "user_id": context.actor.user_id,
            "user_name": context.actor.name,
            "at": context.micros,
        }
    )
    return Outcome(entry_id, frozenset({Topic.EXPORTS}))
