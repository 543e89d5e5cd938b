"""Which parcel's answer came last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain.numbering import Series
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema


@dataclass(frozen=True, slots=True)
class LastParcelAnswer(Query[int]):
    """The number of the newest answer that was taken in; 0 before the first."""

    permission: ClassVar[Permission] = Permission.TALK_TO_CITY

    def answer(self, view: View) -> int:
        """One row."""
        row = view.reading.one(schema.number_series, kind=Series.PARCEL_ANSWER.value, period="")
        return 0 if row is None else int(row["used"])
