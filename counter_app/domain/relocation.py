"""What a book's own trail says of its move to another database: where it may be written.

A move never leaves two books that both go on: the copy that has come counts only once the book that
it came from bears its last entry, `LEFT`.
"""

from __future__ import annotations

from dataclasses import dataclass

# The copy is whole, and waits for the word of the book it came from.
ARRIVING = "relocation_arriving"
# Nothing is written behind this one: the book goes on elsewhere.
LEFT = "relocation_left"
# The copy is the book from here on.
ARRIVED = "relocation_arrived"
# Two people opened a book that had left, because the other one is lost.
TAKEN_BACK = "relocation_taken_back"

# What a trail may end in so that nothing more is written, the one act apart that opens it, and how
# whoever tries is told.
CLOSED = {ARRIVING: (ARRIVED, "book_arriving"), LEFT: (TAKEN_BACK, "book_moved")}


@dataclass(frozen=True, slots=True)
class TableDigest:
    """All rows of one table in the order of its key, digested."""

    name: str
    rows: int
    sha256: str


def refusal(end: str | None, act: str) -> str | None:
    """Why `act` cannot follow what the trail ends in; None where it can."""
    opened_by, code = CLOSED.get(end or "", (act, ""))
    return None if act == opened_by else code
