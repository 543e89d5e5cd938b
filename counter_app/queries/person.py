"""What this office knows already of who stands at the counter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from counter_app.domain.dossier import PORTAL_STATUS, Status
from counter_app.domain.instant import instant
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema

VISITS_MAX = 200
# Nothing is owed any more: the same application may be made again.
_ENDED = (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED)


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """A dossier of the person that has not ended; `status` in the national portal's words."""

    dossier_id: str
    code: str
    procedure_code: str
    made_on: date
    status: str


@dataclass(frozen=True, slots=True)
class Known:
    """How the person was reached last, and what of theirs is still open, the newest first."""

    phone: str
    email: str
    open: tuple[OpenDossier, ...]


@dataclass(frozen=True, slots=True)
class KnownPerson(Query[Known]):
    """What need not be asked again of a returning citizen; asked with the person's own number.

    Only what a card does not hold is recalled: the card is newer than any dossier.
    """

    id_number: str

    def answer(self, view: View) -> Known:
        """Empty for who was never here."""
        table = schema.dossier
        if not self.id_number:
            return Known("", "", ())
        rows = list(
            view.reading.rows(
                select(
                    table.c.id, table.c.code, table.c.procedure_code, table.c.status,
                    table.c.made_at, table.c.phone, table.c.email,
                )
                .where(table.c.id_number == self.id_number)
                .order_by(table.c.made_at.desc())
                .limit(VISITS_MAX)
            )
        )  # fmt: skip
        return Known(
            phone=next((row["phone"] for row in rows if row["phone"]), ""),
            email=next((row["email"] for row in rows if row["email"]), ""),
            open=tuple(
                OpenDossier(
                    row["id"],
                    row["code"],
                    row["procedure_code"],
                    instant(row["made_at"]).astimezone(view.now.tzinfo).date(),
                    _words(Status(row["status"])),
                )
                for row in rows
                if Status(row["status"]) not in _ENDED
            ),
        )


def _words(status: Status) -> str:
    known = PORTAL_STATUS.get(status)
    return known.name if known is not None else ""
