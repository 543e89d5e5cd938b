"""What a file of procedures holds, whatever kind of file it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counter_app.commands.catalogue import RefusedRecord


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """Records with their rows, rows that are none, and what is unclear about the file.

    `is_one_piece`: one refused row keeps the whole file out.
    """

    records: tuple[tuple[int, Mapping[str, Any]], ...]
    unread: tuple[RefusedRecord, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    is_one_piece: bool = False
