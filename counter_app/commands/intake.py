"""Receiving a dossier: papers, fee, money, numbers and the city's fact in one transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from counter_app.commands import tell
from counter_app.commands.blackout import note_entered, when_written
from counter_app.commands.e_receipt import RECEIPT, handed_over, tell_made
from counter_app.commands.filed import id_number_of, new_row, receivable, row_of
from counter_app.commands.issued import (
    Submitted,
    issue_intake_slip,
    issue_supplement_slip,
    submitted_of,
)
from counter_app.commands.missing import asked_for, note_wait
from counter_app.commands.moving import remember
from counter_app.commands.odd_day import check_day
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.settle import give_receipt
from counter_app.commands.tender import lay_tender
from counter_app.domain import ledger
from counter_app.domain.bill import BillAsked, bill
from counter_app.domain.blackout import OnPaper
from counter_app.domain.catalogue import deadline_for
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import (
    RESULT_REUSED,
    Checklist,
    ChecklistItem,
    Finding,
    PaperState,
    UnreadDatabase,
    checklist,
)
from counter_app.domain.deadline import due
from counter_app.domain.dossier import Move, Status, next_status
from counter_app.domain.errors import InputError, NotAllowed, RuleError, StaleError
from counter_app.domain.fee import FeeBill
from counter_app.domain.fee_rule import FeeKind
from counter_app.domain.household import HouseholdMember, household_json
from counter_app.domain.instant import instant, micros
from counter_app.domain.money import ZERO, Money
from counter_app.domain.numbering import is_provisional
from counter_app.domain.payment import CashTender, Payer, PaymentState, Tender
from counter_app.domain.person import Applicant, Authorisation
from counter_app.domain.return_way import AT_THE_COUNTER, ReturnWish
from counter_app.paper.deadline_words import sentences
from counter_app.paper.wording import PROVISIONAL_WORDS

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.catalogue import Procedure
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Tick:
    """One paper of the list as the clerk marked it; see `Finding` for what each field says."""

    position: int
    state: PaperState
    originals: int = 0
    copies: int = 0
    reason: str = ""
    words: str = ""
    alternative: int | None = None
    answered: bool | None = None
    source: str = ""
    unread: UnreadDatabase | None = None

    @property
    def finding(self) -> Finding:
        """What was found of the paper."""
        return Finding(
            self.state,
            self.originals,
            self.copies,
            self.reason,
            self.words,
            self.alternative,
            self.answered,
            self.source,
            self.unread,
        )


@dataclass(frozen=True, slots=True)
class DossierReceived:
    """What the clerk says to the citizen: the code, when to come back, the receipt, the change.

    Where the fee was split, each payment has a receipt; `receipt_number` is the first, and
    `payment_state` is of the payment that still waits. `rest` is what no payment bears yet.
    `receipt_kind` is the paper handed over for it: while the provider is away, the temporary slip.
    """

    dossier_id: str
    code: str
    slip_number: str
    due_at: datetime
    due_trace: tuple[str, ...]
    receipt_number: str | None
    change: Money | None
    payment_state: PaymentState | None
    receipt_numbers: tuple[str, ...] = ()
    rest: Money = ZERO
    receipt_kind: str = RECEIPT


@dataclass(frozen=True, slots=True)
class ReceiveDossier(Command[DossierReceived]):
    """Receive a complete dossier. `dossier_id` was made when the form opened and never changes.

    `on_paper` enters a sheet that was written in a power cut: under its numbers, by its time.
    `is_day_sure` is the clerk's answer where the day was asked about.
    """

    dossier_id: str
    applicant: Applicant
    procedure_code: str
    channel: Channel
    case: str | None
    bill: BillAsked
    ticks: tuple[Tick, ...]
    tender: Tender
    draft_id: str | None = None
    payer: Payer | None = None
    authorisation: Authorisation | None = None
    wish: ReturnWish = AT_THE_COUNTER
    household: tuple[HouseholdMember, ...] = ()
    on_paper: OnPaper | None = None
    is_day_sure: bool = False


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    """A dossier that waits for papers, and the slip that says which."""

    dossier_id: str
    code: str
    slip_number: str


@dataclass(frozen=True, slots=True)
class RequestSupplement(Command[SupplementRequested]):
    """Say once and in full what is missing: each is a paper of the list, with its reason."""

    dossier_id: str
    applicant: Applicant
    procedure_code: str
    channel: Channel
    case: str | None
    ticks: tuple[Tick, ...]
    missing: tuple[tuple[int, str], ...]
    draft_id: str | None = None
    authorisation: Authorisation | None = None
    wish: ReturnWish = AT_THE_COUNTER
    household: tuple[HouseholdMember, ...] = ()


def receive_dossier(
    uow: UnitOfWork, command: ReceiveDossier, context: Context, group: str | None = None
) -> Outcome[DossierReceived]:
    """The same `dossier_id` a second time gives the first answer: a doubt is settled by asking.

    `group` is the number of those that are handed in with it.
    """
    old = uow.dossiers.find(command.dossier_id)
    if old is not None and old["received_at"] is not None:
        return Outcome(_already(uow, old))
    shift_id = context.open_shift().shift_id
    sheet = command.on_paper
    then = _then(uow, old, command, context)
    calendar_version, calendar = uow.office.calendar_in_force(then.today)
    odd: dict[str, str] = {}
    if sheet is None:
        odd = check_day(uow, then.today, calendar, context, is_sure=command.is_day_sure)
    version, procedure = receivable(uow, command.procedure_code, then)
    papers = _settled(procedure, command.channel, command.ticks, on=then.today)
    check_reused(uow, papers, id_number_of(command.applicant))
    command.bill.check_proofs()
    owed = bill(procedure, command.channel, then.today, command.bill)
    if not owed.is_settled:
        raise RuleError("fee_question_open")
    promise = due(deadline_for(procedure, command.channel, command.case), then.now, calendar)
    row = {
        **_dossier_row(uow, old, command, context),
        "procedure_code": procedure.code,
        "procedure_version": version,
        "status": next_status(Status(old["status"]) if old else Status.DRAFT, Move.RECEIVE),
        "received_at": then.micros,
        "due_at": micros(promise.due_at),
        "first_due_at": micros(promise.due_at),
        "calendar_version": calendar_version,
        "due_trace": json.dumps(sentences(promise), ensure_ascii=False),
        "fee_total": owed.total.dong,
        "bill_asked": command.bill.to_json(command.channel, then.today),
        "group_number": group,
    }
    _save(uow, old, row, paper_rows(command.dossier_id, papers), context)
    uow.dossiers.add_fee_lines(_fee_rows(command.dossier_id, owed, command.bill))
    _post_owed(uow, command.dossier_id, owed, shift_id, context)
    laid = lay_tender(
        uow,
        command.dossier_id,
        owed.total,
        command.tender,
        command.payer,
        context,
        # Else the shift and its cash go by the same clock, right or wrong.
        taken_at=then.now if sheet else None,
    )
    for payment in laid.payments:
        give_receipt(uow, row, payment, context, sheet)
    submitted = submitted_of(uow, row)
    why = _copied_words(sheet, context) if sheet else _slip_words(row["code"], context)
    issue_intake_slip(uow, row, procedure, promise, submitted, context, why=why)
    facts: dict[str, Any] = {"code": row["code"], **odd}
    if context.ahead:
        facts["clock_ahead_s"] = round(context.ahead.total_seconds())
    if sheet is not None:
        _note_sheet(uow, sheet, row, owed, submitted, context)
        facts |= {"kit": sheet.kit, "written_at": then.now.isoformat()}
    remember(uow, command.dossier_id, "received", facts, context)
    message = tell.received(row, procedure, submitted, context)
    tell.tell(uow, message, command.dossier_id, context, is_first=old is None)
    tell_made(uow, submitted.receipt_numbers, command.dossier_id, context)
    _drop_draft(uow, command.draft_id, context)
    answer = _answer(uow, row, promise.due_at, sentences(promise), submitted, laid.change)
    return Outcome(answer, _TOPICS)


def request_supplement(
    uow: UnitOfWork, command: RequestSupplement, context: Context
) -> Outcome[SupplementRequested]:
    """The first request; a second on the same dossier is `AskSupplement`, by a supervisor."""
    old = uow.dossiers.find(command.dossier_id)
    if old is not None:
        if old["status"] == Status.SUPPLEMENT_WANTED:
            raise NotAllowed("supplement_needs_supervisor", round=2)
        raise StaleError("dossier_already_received", dossier=old["code"])
    context.open_shift()
    version, procedure = receivable(uow, command.procedure_code, context)
    if not command.missing:
        raise InputError("nothing_missing", field="missing")
    missing = asked_for(procedure, command.channel, command.missing)
    row = {
        **_dossier_row(uow, old, command, context),
        "procedure_code": procedure.code,
        "procedure_version": version,
        "status": Status.SUPPLEMENT_WANTED,
        "fee_total": 0,
    }
    positions = frozenset(position for position, _ in command.missing)
    papers = _settled(procedure, command.channel, command.ticks, positions, on=context.today)
    check_reused(uow, papers, id_number_of(command.applicant))
    _save(uow, old, row, paper_rows(command.dossier_id, papers), context)
    note_wait(uow, row, procedure, missing, "", context)
    issue_supplement_slip(uow, row, procedure, missing, context)
    remember(uow, command.dossier_id, "supplement", {"missing": [n for n, _ in missing]}, context)
    message = tell.supplement_requested(row, procedure, missing, context)
    tell.tell(uow, message, command.dossier_id, context, is_first=True)
    _drop_draft(uow, command.draft_id, context)
    asked = SupplementRequested(command.dossier_id, row["code"], row["slip_number"])
    return Outcome(asked, _TOPICS)


def _then(uow: UnitOfWork, old: Row | None, command: ReceiveDossier, context: Context) -> Context:
    """The surroundings of the hour that counts: a sheet's own, else now by the city's clock.

    A sheet is a dossier of its own, paid in notes or not at all.
    """
    sheet = command.on_paper
    if sheet is None:
        return replace(context, now=context.legal_now)
    if old is not None:
        raise StaleError("sheet_is_new", dossier=old["code"])
    is_cash = isinstance(command.tender, CashTender)
    if is_cash != (sheet.receipt is not None):
        raise InputError("sheet_money_differs", field="receipt")
    return when_written(uow, sheet, context)


def _slip_words(code: str, context: Context) -> str | None:
    """What a slip says under its title where something was not as on other days."""
    words = [PROVISIONAL_WORDS] if is_provisional(code) else []
    if context.ahead:
        words.append(_clock_words(context))
    return " ".join(words) or None


def _clock_words(context: Context) -> str:
    return f"Giờ nhận theo đồng hồ thành phố; máy đang chỉ {context.now:%H:%M %d/%m/%Y}."


def _copied_words(sheet: OnPaper, context: Context) -> str:
    return (
        f"Nhập từ phiếu viết tay số {sheet.serial:04d} (bộ {sheet.kit}) "
        f"lúc {context.now:%H:%M %d/%m/%Y}."
    )


def _note_sheet(
    uow: UnitOfWork,
    sheet: OnPaper,
    dossier: Row,
    owed: FeeBill,
    submitted: Submitted,
    context: Context,
) -> None:
    numbers = submitted.receipt_numbers
    if sheet.receipt is not None and not numbers:
        raise InputError("sheet_money_differs", field="receipt")
    if owed.total and sheet.receipt is None and numbers:
        raise InputError("sheet_money_differs", field="receipt")
    note_entered(uow, sheet, dossier, numbers[0] if numbers else None, context)


_TOPICS = frozenset({Topic.DOSSIERS, Topic.PAYMENTS, Topic.OUTBOX, Topic.PRINTS, Topic.DRAFTS})


def _dossier_row(
    uow: UnitOfWork,
    old: Row | None,
    command: ReceiveDossier | RequestSupplement,
    context: Context,
) -> dict[str, Any]:
    command.wish.check(command.applicant)
    row = (
        new_row(uow, command, context, getattr(command, "on_paper", None))
        if old is None
        else row_of(command, old["code"], old["made_at"], context)
    )
    authorisation = command.authorisation
    return {
        **row,
        "authorised_by": authorisation.to_json() if authorisation else None,
        "household": household_json(command.household) if command.household else None,
        "return_way": command.wish.way,
        "return_address": command.wish.address or None,
    }


def _save(
    uow: UnitOfWork,
    old: Row | None,
    row: dict[str, Any],
    papers: Sequence[dict[str, Any]],
    context: Context,
) -> None:
    if old is None:
        uow.dossiers.add(row)
        uow.dossiers.add_papers(papers)
    else:
        wait = uow.waits.open_one(row["id"])
        if wait is not None:
            uow.waits.end(wait, at=context.micros, name=row["user_name"], answer="brought")
        uow.dossiers.replace(old, row)
        uow.dossiers.replace_papers(row["id"], papers)


def paper_rows(dossier_id: str, papers: Sequence[ChecklistItem]) -> list[dict[str, Any]]:
    """The checklist as the store keeps it."""
    return [
        {
            "dossier_id": dossier_id,
            "position": paper.position,
            "component_code": paper.document.component_code,
            "name": paper.document.name,
            "state": paper.state,
            "originals": paper.originals,
            "copies": paper.copies,
            "reason": paper.reason,
            "words": paper.words or None,
            "alternative": paper.alternative,
            "answered": None if paper.answered is None else int(paper.answered),
            "source": paper.source,
            "basis": paper.basis,
            "unread": _unread(paper.unread),
        }
        for paper in papers
    ]


def _unread(unread: UnreadDatabase | None) -> str | None:
    if unread is None:
        return None
    facts = {"at": micros(unread.at), "error": unread.error.strip()}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def _fee_rows(dossier_id: str, bill: FeeBill, asked: BillAsked) -> list[dict[str, Any]]:
    return [
        {
            "dossier_id": dossier_id,
            "position": position,
            "rule_key": line.rule_key,
            "kind": line.kind,
            "name": line.name,
            "amount": line.amount.dong,
            "legal_basis": line.legal_basis or "",
            "exemption": line.exemption,
            "proof": asked.proof_of(line.exemption),
        }
        for position, line in enumerate(bill.lines)
        if line.amount is not None
    ]


def _post_owed(
    uow: UnitOfWork, dossier_id: str, owed: FeeBill, shift_id: str, context: Context
) -> None:
    """Book what a dossier owes from now on, however it is paid."""
    uow.ledger.post(
        ledger.fees_owed(*_fee_and_charge(owed)),
        at=context.micros,
        new_id=context.new_id,
        shift_id=shift_id,
        dossier_id=dossier_id,
    )


def _fee_and_charge(bill: FeeBill) -> tuple[Money, Money]:
    """The law keeps phí and lệ phí apart, and so does the ledger."""
    sums = {
        kind: Money.total(line.amount for line in bill.lines if line.amount and line.kind is kind)
        for kind in FeeKind
    }
    return sums[FeeKind.PHI], sums[FeeKind.LE_PHI]


def _settled(
    procedure: Procedure,
    channel: Channel,
    ticks: Sequence[Tick],
    asked: frozenset[int] = frozenset(),
    *,
    on: date,
) -> tuple[ChecklistItem, ...]:
    """The list as marked. Nothing may be missing, except what is `asked` for once and in full."""
    board = marked(checklist(procedure, channel, on), ticks)
    failed = {item.position for item in board.items if item.state is PaperState.FAILED}
    for position in asked - failed:
        board = board.mark(position, PaperState.MISSING)
    left = [item for item in board.missing() if item.position not in asked]
    if left:
        code = "supplement_not_complete" if asked else "papers_missing"
        raise RuleError(code, count=len(left))
    return board.items


def marked(board: Checklist, ticks: Sequence[Tick]) -> Checklist:
    """The list with every tick on it; raises InputError("paper_marked_twice") and what it finds."""
    if len({tick.position for tick in ticks}) < len(ticks):
        raise InputError("paper_marked_twice", field="ticks")
    for tick in ticks:
        board = board.find(tick.position, tick.finding)
    return board


def check_reused(uow: UnitOfWork, papers: Sequence[ChecklistItem], id_number: str | None) -> None:
    """A paper used again was handed in with a dossier of the same person at this office."""
    for paper in papers:
        if paper.reason != RESULT_REUSED or paper.state is not PaperState.NOT_NEEDED:
            continue
        source = uow.dossiers.find_code(paper.source or "")
        if source is None or source["received_at"] is None or source["id_number"] != id_number:
            raise RuleError("paper_not_held", position=paper.position)
        kept = uow.dossiers.papers(source["id"])
        held = {row["component_code"] for row in kept if row["state"] == PaperState.HANDED_IN}
        if id_number is None or paper.document.component_code not in held:
            raise RuleError("paper_not_held", position=paper.position)


def _drop_draft(uow: UnitOfWork, draft_id: str | None, context: Context) -> None:
    if draft_id is not None:
        uow.drafts.discard(draft_id, context.actor.user_id)


def _answer(
    uow: UnitOfWork,
    row: Row,
    due_at: datetime,
    trace: tuple[str, ...],
    submitted: Submitted,
    change: Money | None,
) -> DossierReceived:
    numbers = submitted.receipt_numbers
    first = numbers[0] if numbers else None
    return DossierReceived(
        row["id"],
        row["code"],
        row["slip_number"],
        due_at,
        trace,
        first,
        change,
        submitted.state,
        numbers,
        submitted.rest,
        handed_over(uow, first),
    )


def _already(uow: UnitOfWork, row: Row) -> DossierReceived:
    """What was said the first time, as far as later money did not change it."""
    submitted = submitted_of(uow, row)
    given = (one["change_given"] for one in submitted.payments)
    change = [Money(one) for one in given if one is not None]
    trace = tuple(json.loads(row["due_trace"]))
    total = Money.total(change) if change else None
    return _answer(uow, row, instant(row["due_at"]), trace, submitted, total)
