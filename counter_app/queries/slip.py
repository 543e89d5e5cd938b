"""A paper that was issued, as it has to come out of the printer now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain.errors import InputError
from counter_app.domain.user import Permission
from counter_app.paper import codec
from counter_app.paper.blocks import Align, Line, Paper, Size
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.slip import copies

KINDS = (
    "intake-slip",
    "supplement",
    "refusal",
    "apology",
    "stop",
    "control-sheet",
    "receipt",
    "temporary-receipt",
    "refund",
    "shift-report",
)


@dataclass(frozen=True, slots=True)
class PaperToPrint:
    """A paper and the number its next print will bear; 0 is the first print."""

    kind: str
    number: str
    copy: int
    paper: Paper


@dataclass(frozen=True, slots=True)
class PaperFor(Query[PaperToPrint]):
    """The paper of one kind and number, exactly as it was issued; a copy says that it is one."""

    kind: str
    number: str
    permission: ClassVar[Permission] = Permission.PRINT
    act: ClassVar[str | None] = "read_paper"

    def subject(self) -> str:
        """The kind and number of the paper."""
        return f"{self.kind} {self.number}"[:80]

    def answer(self, view: View) -> PaperToPrint:
        """Raises InputError("paper_unknown") for a number that was never issued."""
        if self.kind not in KINDS:
            raise InputError("paper_kind_unknown", field="kind")
        row = view.reading.one(schema.slip, kind=self.kind, number=self.number)
        if row is None:
            raise InputError("paper_unknown", field="number")
        copy = copies(view.reading, self.kind, self.number)
        paper = codec.from_json(row["facts"])
        if copy:
            mark = Line(f"BẢN IN LẠI {copy}", Align.CENTRE, Size.LARGE, bold=True)
            paper = (mark, *paper)
        return PaperToPrint(self.kind, self.number, copy, paper)
