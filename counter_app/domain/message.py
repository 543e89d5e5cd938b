"""What the city is told: one frozen fact per kind, with its own JSON body (version 1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Message:
    """A fact for the city: its kind, and its body as the city's contract has it.

    `files` are the SHA-256 of files that the city must hold before it is told.
    """

    kind: str
    body: Mapping[str, Json]
    files: tuple[str, ...] = ()

    def payload(self) -> str:
        """The body as JSON text, kept in the outbox exactly as it will be sent."""
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":"))


RECEIVED = "dossier.received"
SUPPLEMENT = "supplement.requested"
SETTLED = "payment.settled"
RECEIPT_MADE = "receipt.made"
WENT_BACK = "payment.went_back"
REFUSED = "intake.refused"
MOVED = "dossier.moved"
CORRECTED = "applicant.corrected"
DIGITISED = "paper.digitised"
SHIFT_CLOSED = "shift.closed"
DAY_SIGNED = "day.signed"
FEEDBACK_ANSWERED = "feedback.answered"
