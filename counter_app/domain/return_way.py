"""How a result goes home, as the citizen wished it when the dossier was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import InputError
from counter_app.domain.person import Applicant, parse_residence


class ReturnWay(StrEnum):
    """How a result reaches the citizen."""

    COUNTER = "counter"
    POST = "post"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True)
class ReturnWish:
    """The way that form 01 ticks; by post to `address`."""

    way: ReturnWay = ReturnWay.COUNTER
    address: str = ""

    @classmethod
    def parse(cls, way: str, address: str) -> ReturnWish:
        """Raises InputError("return_way_wrong") or InputError("return_address_missing")."""
        try:
            chosen = ReturnWay(way)
        except ValueError:
            raise InputError("return_way_wrong", field="return_way") from None
        if chosen is not ReturnWay.POST:
            return cls(chosen)
        place = parse_residence(address)
        if place is None:
            raise InputError("return_address_missing", field="return_address")
        return cls(chosen, place)

    def check(self, applicant: Applicant) -> None:
        """An electronic result needs somewhere to go: InputError("return_email_missing")."""
        if self.way is ReturnWay.ELECTRONIC and not applicant.email:
            raise InputError("return_email_missing", field="email")


AT_THE_COUNTER = ReturnWish()
