"""Who this station is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain.office import Station
from counter_app.domain.user import Permission
from counter_app.queries.query import Query
from counter_app.queries.view import View


@dataclass(frozen=True, slots=True)
class ThisStation(Query[Station]):
    """The station's number, installation and office."""

    permission: ClassVar[Permission] = Permission.ANYONE

    def answer(self, view: View) -> Station:
        """As it was set up."""
        return view.station
