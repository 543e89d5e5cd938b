"""A paper that was issued, as it has to come out of the printer now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter_app.domain.errors import InputError
from counter_app.domain.user import Permission
from counter_app.paper import codec
from counter_app.paper.blocks import Paper
from counter_app.paper.fee_receipt import confirmed, replaced_mark, unconfirmed_mark
from counter_app.paper.head import copy_mark, superseded_mark, void_mark
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.dossier import by_code
from counter_app.store.rows import Reading, Row
from counter_app.store.slip import copies, issued

FIRST = ".v1"
# A dossier may have several of these, none a newer version of another.
OF_PAYMENTS = frozenset({"receipt", "temporary-receipt", "refund"})
_RECEIPTS = ("receipt", "temporary-receipt")
KINDS = (
    "intake-slip",
    "supplement",
    "refusal",
    "apology",
    "stop",
    "control-sheet",
    "handover-list",
    "result-receipt",
    "receipt",
    "temporary-receipt",
    "refund",
    "shift-report",
    "notice",
    "blackout-kit",
    "group-slip",
)


@dataclass(frozen=True, slots=True)
class PaperToPrint:
    """A paper and the number its next print will bear; 0 is the first print.

    `digest` is the SHA-256 of the paper as it was issued; None for one of an older program.
    """

    kind: str
    number: str
    copy: int
    paper: Paper
    digest: str | None


@dataclass(frozen=True, slots=True)
class PaperFor(Query[PaperToPrint]):
    """The paper of one kind and number, exactly as it was issued; a copy says that it is one.

    A dossier's code alone means the newest version of its paper; "CODE.v1" the first.
    """

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
            raise InputError("paper_kind_unknown", field="kind", kinds=", ".join(KINDS))
        reading = view.reading
        row = _issued(reading, self.kind, self.number.removesuffix(FIRST))
        if row is None:
            raise InputError("paper_unknown", field="number")
        has_versions = row["dossier_id"] and self.kind not in OF_PAYMENTS
        versions = (
            issued(reading, self.kind, row["dossier_id"]) if has_versions else (row["number"],)
        )
        newest = versions[-1]
        # One that bears a version means that one; a code alone means the newest.
        if has_versions and row["number"] == versions[0] and not self.number.endswith(FIRST):
            row = reading.one(schema.slip, kind=self.kind, number=newest)
            assert row is not None, "versions are of rows"
        number = row["number"]
        copy = copies(reading, self.kind, number)
        paper = codec.from_json(row["facts"])
        if number != newest:
            paper = (*superseded_mark(len(versions) - 1), *paper)
        if self.kind in _RECEIPTS:
            paper = _as_it_stands(reading, self.kind, number, paper)
        if copy:
            paper = (*copy_mark(copy), *paper)
        return PaperToPrint(self.kind, number, copy, paper, row["digest"])


def _issued(reading: Reading, kind: str, number: str) -> Row | None:
    """A paper's row. One of a dossier that had a provisional code is found under both codes."""
    row = reading.one(schema.slip, kind=kind, number=number)
    if row is not None:
        return row
    code, dot, version = number.partition(".v")
    dossier = by_code(reading, code)
    if dossier is None or dossier["provisional_code"] is None:
        return None
    names = (f"{one}{dot}{version}" for one in (dossier["code"], dossier["provisional_code"]))
    found = (reading.one(schema.slip, kind=kind, number=name) for name in names)
    return next((one for one in found if one is not None), None)


def _as_it_stands(reading: Reading, kind: str, number: str, paper: Paper) -> Paper:
    """A receipt or its slip with what the provider and the office said of it since."""
    told = reading.one(schema.e_receipt, number=number)
    if told is not None:
        had_slip, is_confirmed = bool(told["is_temporary"]), told["confirmed_at"] is not None
        if kind == "receipt" and is_confirmed:
            paper = confirmed(paper, told["provider"], told["lookup_code"], had_slip=had_slip)
        elif kind == "receipt" and had_slip:
            paper = (*unconfirmed_mark(), *paper)
        elif is_confirmed:
            paper = (*replaced_mark(), *paper)
    return (*void_mark(), *paper) if _is_void(reading, number) else paper


def _is_void(reading: Reading, number: str) -> bool:
    receipt = reading.one(schema.receipt, number=number)
    return receipt is not None and receipt["voided_at"] is not None
