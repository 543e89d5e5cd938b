"""The guard: no command can add a paper or a fee that the dossier's procedure does not have.

NĐ 63/2010 Art. 18(6): nobody may invent a paper. The walk is over every command there is, so a
new one is tried too, and fails here until somebody says why its fields are harmless.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import counter_app.commands
import counter_app.domain
from counter_app import ports
from counter_app.commands.group import GroupMember, ReceiveGroup, RequestGroupPayment
from counter_app.commands.handlers import HANDLERS
from counter_app.commands.intake import Tick
from counter_app.commands.outcome import Command
from counter_app.commands.payment import RequestPayment
from counter_app.commands.supplement import AskSupplement, TakeSupplement
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked, bill
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import PaperState
from counter_app.domain.errors import CounterError
from counter_app.domain.user import Actor
from counter_app.store import schema
from counter_app.store.office import procedure_at
from counter_app.store.unit_of_work import Store
from tests.builders import (
    MARITAL_STATUS,
    a_dossier,
    a_supplement,
    forwarded,
    live_through,
    open_a_shift,
    ticks_for,
)

ROOT = Path(__file__).parents[2]

# Every field of text, number or loose data that a command has, by its name, and why it can carry
# neither a paper nor a fee. A name that is not here fails the walk.
HARMLESS = {
    # It names something that is on disk already, or that a screen opened.
    **dict.fromkeys(
        (
            "dossier_id", "dossier_ids", "draft_id", "payment_id", "shift_id", "procedure_code",
            "entry_id", "list_number", "calendar_version", "cursor", "version", "job_id",
            "person_id", "deputy_id", "change_id", "bundle_id",
            "refund_id", "credit_id", "move_id", "receipt_number", "bank_reference",
            "NoteFurtherLease.after", "kit", "OnPaper.serial", "OnPaper.receipt",
            "CloseForms.forms",
        ),
        "an identity",
    ),
    # It is about the person, the room, or another body; no checklist or bill reads it.
    **dict.fromkeys(
        (
            "login", "pin", "full_name", "residence", "email", "digits", "year", "agency",
            "receiver", "signer", "tracking", "old_pin", "new_pin",
        ),
        "a person, a place or a body",
    ),
    "SaveDraft.typed_at": "when a form was typed",
    # Words that stand beside a fact. The fact itself is an identity or a position.
    **dict.fromkeys(("reason", "clause", "note", "summary", "words"), "words beside a fact"),
    "RecordFinding.subject": "a dossier or a shift of the day, which is looked up",
    "AnswerPattern.evidence": "a digest of rows that are there",
    # A paper is its position on the procedure's list, and a count of copies.
    **dict.fromkeys(("position", "originals", "copies"), "a listed paper, counted"),
    "Tick.alternative": "counts the listed paper's own alternatives",
    "Tick.source": "the code of an earlier dossier, which is looked up",
    "UnreadDatabase.error": "what a database answered",
    "RequestSupplement.missing": "positions of listed papers, each with words",
    "AskSupplement.missing": "positions of listed papers, each with words",
    # A bill is what the case is like; every amount is the fee rule's.
    "BillAsked.quantities": "units of fee rules, and how many",
    "BillAsked.exemptions": "listed groups",
    "BillAsked.answers": "keys of fee rules",
    "BillAsked.proofs": "listed groups, and listed proofs of them",
    "Money.dong": "only where money moves or was seen; see the test of its owners",
    "Payer.name": "who is named on the receipt",
    "Payer.id_number": "who is named on the receipt",
    "DrawerCount.notes": "bank notes in a drawer",
    "AddStation.number": "the number of a further counter",
    "AddStation.counter_name": "what a further counter is called",
    "NoteParcelAnswer.parcel": "the number of a parcel",
    "NumberParcel.left": "how many facts wait for the next parcel",
    "PrepareKit.sheets": "how many sheets are printed",
    # The rest, one by one.
    "HouseholdMember.relation": "what somebody is to the applicant",
    "ReceiveDossier.case": "a named case of the procedure's terms",
    "RequestSupplement.case": "a named case of the procedure's terms",
    "RefuseIntake.case": "a named case of the procedure's terms",
    "SaveDraft.screen": "which screen a draft belongs to",
    "SaveDraft.text": "a draft, which nothing but its own screen reads",
    "AskObligation.body": "the agency that sets a tax, which we do not collect",
    "AskObligation.notice": "the number of that agency's notice",
    "SettleObligation.proof": "the number of that agency's receipt",
    "DecideCredit.provider": "the feed that told of a credit",
    "UndoCredit.provider": "the feed that told of a credit",
    "ImportStatement.name": "the name of a file",
    **dict.fromkeys(
        ("OfferBundle.file", "NoteBundle.file"),
        "several people signed it; its papers and fees come as catalogue records, for a person",
    ),
    **dict.fromkeys(
        (
            "Statement.kind", "Statement.account", "Statement.notes", "RefusedLine.row",
            "StatementLine.row", "StatementLine.account", "StatementLine.bank_reference",
            "StatementLine.text", "StatementLine.raw",
        ),
        "what a bank wrote; it pays a request, and makes none",
    ),
    **dict.fromkeys(
        (
            "AccountProfile.code", "AccountProfile.bank_bin", "AccountProfile.bank_name",
            "AccountProfile.number", "AccountProfile.holder", "AccountProfile.procedures",
            "AccountProfile.branches", "AccountProfile.merchant_id", "Merchant.category",
            "Merchant.name", "Merchant.city", "Merchant.store", "ApproveAccount.code",
        ),
        "where money goes; how much is the fee rule's",
    ),
    "IssueApology.working_days": "days",
    "FinishDossier.kind": "the result that the citizen gets",
    "FinishDossier.number": "the result's number",
    "BeginPrint.kind": "an issued slip",
    "BeginPrint.number": "an issued slip",
    "BeginPrint.copy": "which copy of an issued slip",
    "BeginPrint.target": "a printer",
    "EndPrint.target": "a printer",
    "Block.first": "a number series",
    "Block.last": "a number series",
    "Delivered.reference": "the city's number of a message",
    "Refused.held": "what the city holds of a message, shown beside it",
    "CityChange.kind": "what the city tells",
    "CityChange.body": "what the city tells; its papers and fees come as catalogue records",
    "CalendarProposal.record": "days off",
    "Authorisation.paper": "who sent the applicant, in words on form 01",
    "ReturnWish.address": "where a result is posted to",
    "ScannedFile.sha256": "a kept file",
    "ScannedFile.size": "a kept file, measured",
    "ScannedFile.pages": "a kept file, measured",
    "ScannedFile.dpi": "a kept file, measured",
    "ScannedFile.media": "a kept file, measured",
    "Signature.signer": "who signed a kept file",
    "PaperSeen.pages": "pages counted on a listed paper",
    "PaperSeen.differs_because": "a listed reason",
    "AttachScan.description": "words about a file that stands for a listed paper",
    "ReuseScan.source_id": "an earlier dossier, which is looked up",
    "ReuseScan.source_position": "a listed paper of that dossier",
    "CompareDay.keys": "keys of messages",
    "ProposeCatalogue.records": "the catalogue; each waits for a person's signature",
    **dict.fromkeys(
        ("feedback_id", "dossier_code", "points", "answers", "Said.phone", "Said.address",
         "SortFeedback.body", "SortFeedback.days"),
        "what somebody said of the office, and what they are answered",
    ),
    **dict.fromkeys(
        ("dialogue_id", "PlanDialogue.subject", "PlanDialogue.place", "WriteMinutes.people",
         "WriteMinutes.minutes"),
        "a day on which the office listens",
    ),
    **dict.fromkeys(
        ("difficulty_id", "RaiseDifficulty.unit", "RaiseDifficulty.matter", "RaiseDifficulty.days",
         "AnswerDifficulty.answer", "AnswerDifficulty.answered_by"),
        "what a unit is asked to solve",
    ),
    **dict.fromkeys(("month", "seen", "CauseWord.key"), "a list of delays, looked up"),
    **dict.fromkeys(
        ("SetTarget.year", "SetTarget.indicator", "SetTarget.share", "SetTarget.source"),
        "a share that the office wants to reach",
    ),
    **dict.fromkeys(
        ("Exported.name", "Exported.rows", "Exported.sha256", "Exported.size",
         "Exported.file_name"),
        "a file that left the book, and nothing of its content",
    ),
    # The catalogue itself: the one place where papers and fees come from, signed by two people.
    "ImportCatalogue.source": "the name of a file",
    "ImportCatalogue.records": "the catalogue",
    "ImportCatalogue.notes": "doubts about the catalogue",
    "RefusedRecord.row": "a line of the catalogue's file",
    "RefusedRecord.place": "a place in the catalogue's file",
    "CurateProcedure.record": "the catalogue",
    "ApproveProcedure.code": "a procedure of the catalogue",
}  # fmt: skip
_LOOSE = (str, int, float, bytes, object, Any)
# Whoever gets one of these must be among the commands that are tried below.
_CARRIERS = {"Tick", "BillAsked"}


def _names() -> dict[str, Any]:
    """Every type of the core, for annotations that are only there for the type checker."""
    found: dict[str, Any] = {k: v for k, v in vars(ports).items() if inspect.isclass(v)}
    for package in (counter_app.domain, counter_app.commands):
        for one in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            module = importlib.import_module(one.name)
            types = (type, typing.NewType)
            found |= {k: v for k, v in vars(module).items() if isinstance(v, types)}
    return found


NAMES = _names()


@dataclass(frozen=True, slots=True)
class Place:
    """A field whose value is text, a number or loose data, and the class that has it."""

    owner: str
    name: str
    path: tuple[str, ...]


def places(
    kind: Any, owner: str = "", name: str = "", path: tuple[str, ...] = ()
) -> Iterator[Place]:
    """Every loose field below a type: through tuples, unions and dataclasses in dataclasses."""
    inside = typing.get_args(kind)
    if inside:
        for one in inside:
            yield from places(one, owner, name, path)
    elif dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind, localns=NAMES)
        title = typing.cast(type, kind).__name__
        for field in dataclasses.fields(kind):
            yield from places(hints[field.name], title, field.name, (*path, title))
    elif (
        kind in _LOOSE
        or (inspect.isclass(kind) and kind in (dict, list))
        or getattr(kind, "__supertype__", None) in _LOOSE
    ):
        yield Place(owner, name, path)


def unexplained(command: type) -> set[str]:
    """The fields of a command that nobody has called harmless."""
    return {
        f"{place.owner}.{place.name}"
        for place in places(command)
        if place.name not in HARMLESS and f"{place.owner}.{place.name}" not in HARMLESS
    }


@pytest.mark.parametrize("command", HANDLERS, ids=lambda command: command.__name__)
def test_no_command_has_a_field_that_could_carry_a_paper_or_a_fee(command: type) -> None:
    assert unexplained(command) == set()


# A sum that is laid on the desk, a part that may not pass the rest, a sum that was on the screen
# and is compared, a sum that may not pass what came, cash between drawer and safe, a sum that a
# bank booked: none is a fee.
MONEY = {
    "CashTender",
    "StatementLine",
    "Share",
    "TakePayment",
    "RequestRefund",
    "RequestVoid",
    "MoveCash",
}


def test_money_enters_a_command_only_where_no_fee_can_come_of_it() -> None:
    owners = {
        place.path[-2]
        for command in HANDLERS
        for place in places(command)
        if place.owner == "Money"
    }

    assert owners == MONEY


def test_no_excuse_is_left_of_a_field_that_is_gone() -> None:
    found = {place.name for command in HANDLERS for place in places(command)}
    found |= {f"{p.owner}.{p.name}" for command in HANDLERS for p in places(command)}

    assert set(HARMLESS) - found == set()


@dataclass(frozen=True, slots=True)
class _Extra:
    paper_name: str
    pages: int


@dataclass(frozen=True, slots=True)
class _AddPaper(Command[None]):
    """What must never be written: the control of this file."""

    dossier_id: str
    extras: tuple[_Extra, ...]
    fee: int | None = None


def test_a_command_with_such_a_field_would_be_found() -> None:
    assert unexplained(_AddPaper) == {"_Extra.paper_name", "_Extra.pages", "_AddPaper.fee"}


# ---- who writes the two tables ---------------------------------------------------------------

WRITERS = {
    "add_papers": {"intake.py:_save"},
    "replace_papers": {
        "intake.py:_save",
        "supplement.py:ask_supplement",
        "supplement.py:take_supplement",
    },
    "add_fee_lines": {"intake.py:receive_dossier"},
}


def writers(sources: dict[str, str]) -> dict[str, set[str]]:
    """Which functions call a writer of papers or fee lines."""
    found: dict[str, set[str]] = {name: set() for name in WRITERS}
    for file, text in sources.items():
        for function in ast.walk(ast.parse(text)):
            if not isinstance(function, ast.FunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and node.attr in found:
                    found[node.attr].add(f"{file}:{function.name}")
    return found


def _commands() -> dict[str, str]:
    folder = ROOT / "counter_app" / "commands"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}


def test_papers_and_fee_lines_are_written_by_the_named_functions_alone() -> None:
    assert writers(_commands()) == WRITERS


def test_another_writer_would_be_found() -> None:
    rogue = "def add_paper(uow, c, x):\n    uow.dossiers.add_papers([{'name': c.reason}])\n"

    assert "rogue.py:add_paper" in writers({"rogue.py": rogue})["add_papers"]


def test_the_two_tables_are_known_to_few() -> None:
    known = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "counter_app").rglob("*.py")
        if {"schema.paper", "schema.fee_line"} & set(_dotted(path.read_text(encoding="utf-8")))
    }
    writing = {name for name in known if not name.startswith("counter_app/queries/")}

    # The others only read, or grant: one computes the bills again, one counts what no file stands
    # for, one says who of an office may add to which table.
    assert writing == {
        "counter_app/store/office_roles.py",
        "counter_app/store/dossier.py",
        "counter_app/store/recheck.py",
        "counter_app/store/digitisation.py",
    }


def _dotted(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


# ---- what happens when somebody tries --------------------------------------------------------


def rows(store: Store) -> tuple[tuple[Any, ...], ...]:
    """Everything in the two tables."""
    with store.reading() as reading:
        tables = (schema.paper, schema.fee_line)
        found = [tuple(row.values()) for t in tables for row in reading.rows(t.select())]
    return tuple(sorted(found, key=repr))


def outsiders(store: Store) -> list[tuple[str, str]]:
    """Papers and fee lines that are not their dossier's procedure's, in its own version."""
    found = []
    with store.reading() as reading:
        dossiers = {row["id"]: row for row in reading.rows(schema.dossier.select())}
        for row in reading.rows(schema.paper.select()):
            dossier = dossiers[row["dossier_id"]]
            procedure = procedure_at(
                reading, dossier["procedure_code"], dossier["procedure_version"]
            )
            listed = dict(enumerate(procedure.documents)).get(row["position"])
            if listed is None or (listed.name, listed.component_code) != (
                row["name"],
                row["component_code"],
            ):
                found.append((row["dossier_id"], row["name"]))
        for row in reading.rows(schema.fee_line.select()):
            dossier = dossiers[row["dossier_id"]]
            procedure = procedure_at(
                reading, dossier["procedure_code"], dossier["procedure_version"]
            )
            asked, channel, on = BillAsked.from_json(dossier["bill_asked"])
            owed = {
                (line.rule_key, line.name): line.amount.dong
                for line in bill(procedure, channel, on, asked).lines
                if line.amount is not None
            }
            if owed.get((row["rule_key"], row["name"])) != row["amount"]:
                found.append((row["dossier_id"], row["name"]))
    return found


def test_a_whole_life_of_dossiers_leaves_no_outsider(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    open_a_shift(desk, clerk)
    live_through(desk, clerk, supervisor, head)
    desk.submit(a_supplement("guard-1"), by=clerk)

    assert rows(store)
    assert outsiders(store) == []


def test_an_outsider_would_be_seen(desk: Desk, store: Store, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("guard-1"), by=clerk)
    with store.writing() as uow:
        (paper, *_) = uow.dossiers.papers("guard-1")
        uow.change(schema.paper, paper, name="Giấy giới thiệu của tổ dân phố")
        (line, *_) = uow.dossiers.fee_lines("guard-1")
        uow.change(schema.fee_line, line, amount=4_000)
        uow.write_trail(at=0, actor="test", act="rogue", subject="")

    assert [dossier for dossier, _ in outsiders(store)] == ["guard-1", "guard-1"]


BAD_TICKS: dict[str, tuple[Tick, ...]] = {
    "outside the list": (Tick(99, PaperState.HANDED_IN, 1),),
    "before the list": (Tick(-1, PaperState.HANDED_IN, 1),),
    "another channel's": (Tick(1, PaperState.HANDED_IN, 1),),
    "twice": (Tick(0, PaperState.HANDED_IN, 1), Tick(0, PaperState.HANDED_IN, 1)),
    "fewer than none": (Tick(0, PaperState.HANDED_IN, -1),),
    "too many": (Tick(0, PaperState.HANDED_IN, 10**9),),
    "no reason of the list": (Tick(0, PaperState.NOT_NEEDED, reason="Tôi muốn"),),
    "no failure of the list": (Tick(0, PaperState.FAILED, 1, reason="Tôi muốn"),),
    "no alternative of the list": (
        Tick(0, PaperState.HANDED_IN, 1, reason="alternative", alternative=7),
    ),
    "an earlier dossier that is none": (
        Tick(2, PaperState.NOT_NEEDED, reason="result_reused", source="H26-0"),
    ),
    "a database that the list does not name": (
        Tick(2, PaperState.NOT_NEEDED, reason="data_in_database"),
    ),
}
BAD_BILLS: dict[str, BillAsked] = {
    "an unknown rule": BillAsked(answers=frozenset({"LP_MOI-9"})),
    "an unknown unit": BillAsked((("bao_thu", 1),)),
    "fewer than none": BillAsked((("case", -1),)),
    "too many": BillAsked((("case", 10**12),)),
    "an unknown group": BillAsked(exemptions=frozenset({"nguoi_quen"})),
    "a group without proof": BillAsked(exemptions=frozenset({"ho_ngheo"})),
    "a proof that is not listed": BillAsked(
        exemptions=frozenset({"ho_ngheo"}), proofs=(("ho_ngheo", "Lời hứa"),)
    ),
    "a proof of nothing": BillAsked(proofs=(("ho_ngheo", "certificate"),)),
}
BAD_MISSING: dict[str, tuple[tuple[int, str], ...]] = {
    "outside the list": ((99, "Giấy giới thiệu"),),
    "before the list": ((-1, "Giấy giới thiệu"),),
    "another channel's": ((1, "Giấy giới thiệu"),),
    "twice": ((0, "Thiếu"), (0, "Thiếu")),
    "no reason": ((0, " "),),
    "what a database holds": ((4, "Căn cước"),),
}


def _refused(desk: Desk, store: Store, actor: Actor, command: Command[Any]) -> str:
    before = rows(store)
    with pytest.raises(CounterError) as refusal:
        desk.submit(command, by=actor)
    assert rows(store) == before
    return refusal.value.code


@pytest.mark.parametrize("what", BAD_TICKS)
def test_no_dossier_is_received_with_a_paper_that_is_not_listed(
    what: str, desk: Desk, store: Store, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    bad = BAD_TICKS[what]
    taken = {tick.position for tick in bad}
    good = tuple(t for t in ticks_for(MARITAL_STATUS) if t.position not in taken)

    code = _refused(desk, store, clerk, a_dossier("guard-1", ticks=(*good, *bad)))

    assert code.startswith("paper_")


@pytest.mark.parametrize("what", BAD_TICKS)
def test_no_supplement_brings_a_paper_that_is_not_listed(
    what: str, desk: Desk, store: Store, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    forwarded(desk, clerk, "guard-1")
    desk.submit(AskSupplement("guard-1", ((0, "Chưa ký"),)), by=clerk)

    code = _refused(desk, store, clerk, TakeSupplement("guard-1", BAD_TICKS[what]))

    assert code.startswith("paper")


@pytest.mark.parametrize("what", BAD_MISSING)
def test_nobody_is_asked_for_a_paper_that_is_not_listed(
    what: str, desk: Desk, store: Store, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    forwarded(desk, clerk, "guard-1")
    first = replace(a_supplement("guard-2", MARITAL_STATUS), ticks=(), missing=BAD_MISSING[what])

    _refused(desk, store, clerk, first)
    _refused(desk, store, clerk, AskSupplement("guard-1", BAD_MISSING[what]))


@pytest.mark.parametrize("what", BAD_BILLS)
def test_no_fee_is_owed_that_no_rule_gives(
    what: str, desk: Desk, store: Store, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    bad = BAD_BILLS[what]

    _refused(desk, store, clerk, a_dossier("guard-1", bill=bad))
    asked = RequestPayment("pay-1", "guard-2", MARITAL_STATUS, Channel.COUNTER, bad)
    _refused(desk, store, clerk, asked)
    member = GroupMember("pay-2", "guard-3", MARITAL_STATUS, Channel.COUNTER, bad)
    other = replace(member, payment_id="pay-3", dossier_id="guard-4", bill=BillAsked())
    _refused(desk, store, clerk, RequestGroupPayment("pay-4", (other, member)))
    _refused(desk, store, clerk, a_group(bill=bad))


@pytest.mark.parametrize("what", BAD_TICKS)
def test_no_group_brings_a_paper_that_is_not_listed(
    what: str, desk: Desk, store: Store, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    bad = BAD_TICKS[what]
    taken = {tick.position for tick in bad}
    good = tuple(t for t in ticks_for(MARITAL_STATUS) if t.position not in taken)

    _refused(desk, store, clerk, a_group(ticks=(*good, *bad)))


def a_group(**bad: Any) -> ReceiveGroup:
    """A right dossier, and one with something that no dossier may have."""
    return ReceiveGroup((a_dossier("guard-5"), a_dossier("guard-6", **bad)))


def test_whoever_takes_papers_or_a_bill_is_tried_here() -> None:
    taking = {
        command.__name__
        for command in HANDLERS
        if any(_CARRIERS & {*place.path} for place in places(command))
        or any(place.name == "missing" for place in places(command))
    }

    assert taking == {
        "ReceiveDossier",
        "RequestSupplement",
        "AskSupplement",
        "TakeSupplement",
        "RequestPayment",
        "RequestGroupPayment",
        "ReceiveGroup",
    }
