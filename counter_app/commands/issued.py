"""Issues papers in the transaction of the act they prove: kept as they are, printed afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import TYPE_CHECKING

from counter_app.commands.e_receipt import RECEIPT, TEMPORARY, keep_data
from counter_app.commands.receipt_code import signed_code
from counter_app.domain.blackout import FormKind
from counter_app.domain.catalogue import deadline_for
from counter_app.domain.channel import Channel
from counter_app.domain.fee import EXEMPTION_GROUPS
from counter_app.domain.household import told
from counter_app.domain.instant import instant
from counter_app.domain.money import Money
from counter_app.domain.numbering import Series, receipt_number, receipt_symbol, serial_told
from counter_app.domain.payment import Method, PaymentState
from counter_app.domain.receipt_code import Standing
from counter_app.domain.return_way import ReturnWay
from counter_app.paper import codec
from counter_app.paper.amount_in_words import in_words
from counter_app.paper.deadline_words import sentences, term
from counter_app.paper.fee_receipt import FeeReceipt, ReceiptLine, fee_receipt, temporary_receipt
from counter_app.paper.forms import form_for, has_form
from counter_app.paper.group_slip import GroupedDossier, GroupSlip, group_slip
from counter_app.paper.head import paper_office
from counter_app.paper.intake_slip import (
    Authoriser,
    Component,
    IntakeSlip,
    SlipFee,
    intake_slip,
)
from counter_app.paper.shift_report import ShiftReport, shift_report
from counter_app.paper.supplement_slip import SupplementSlip, supplement_slip
from counter_app.paper.wording import (
    CLOSE_WORDS,
    FORM_WORDS,
    METHOD_WORDS,
    REASON_WORDS,
    PaymentFacts,
    group_sentence,
    payment_sentence,
    rest_sentence,
)

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.domain.blackout import OnPaper
    from counter_app.domain.catalogue import Procedure
    from counter_app.domain.deadline import Due
    from counter_app.domain.shift import DrawerCount
    from counter_app.paper.blocks import Paper
    from counter_app.store.rows import Row
    from counter_app.store.shift import FormLine
    from counter_app.store.unit_of_work import UnitOfWork

HEAD_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came with a dossier: its papers, what it owes, how that is paid, the receipts.

    `payments` are those that were not called off, oldest first; `receipts` are theirs.
    """

    papers: Sequence[Row]
    fee_lines: Sequence[Row]
    payments: Sequence[Row]
    receipts: Mapping[str, Row]
    rest: Money

    @property
    def waiting(self) -> Row | None:
        """The request whose QR is still to be paid, the oldest if there are several."""
        return next((p for p in self.payments if PaymentState(p["state"]).is_open), None)

    @property
    def receipt_numbers(self) -> tuple[str, ...]:
        """In the order of the payments."""
        return tuple(
            self.receipts[p["id"]]["number"] for p in self.payments if p["id"] in self.receipts
        )

    @property
    def state(self) -> PaymentState | None:
        """Of the payment that waits, else underpaid where there is a rest, else of the last."""
        if self.waiting is not None:
            return PaymentState(self.waiting["state"])
        if self.rest:
            return PaymentState.UNDERPAID
        return PaymentState(self.payments[-1]["state"]) if self.payments else None


def submitted_of(uow: UnitOfWork, dossier: Row) -> Submitted:
    """What the book holds of a dossier now."""
    standing = uow.payments.standing(dossier["id"], Money(dossier["fee_total"]))
    return Submitted(
        uow.dossiers.papers(dossier["id"]),
        uow.dossiers.fee_lines(dossier["id"]),
        uow.payments.live(dossier["id"]),
        uow.payments.receipts_of(dossier["id"]),
        standing.rest,
    )


def issue_intake_slip(
    uow: UnitOfWork,
    dossier: Row,
    procedure: Procedure,
    promise: Due,
    submitted: Submitted,
    context: Context,
    *,
    version: int = 1,
    why: str | None = None,
) -> str:
    """Form 01: received complete, and when to come back; gives its number.

    Above version 1 it replaces the slip of before, and says `why`.
    """
    waiting = submitted.waiting
    # One code pays all of a group; a second one beside it would be paid as well.
    own = waiting if waiting is not None and waiting["group_id"] is None else None
    rule = deadline_for(procedure, Channel(dossier["channel"]), dossier["case_name"])
    facts = IntakeSlip(
        office=paper_office(context.station.office),
        number=form_number(dossier["code"], context),
        code=dossier["code"],
        slip_version=version,
        received_from=dossier["full_name"],
        id_number=dossier["id_number"],
        address=dossier["residence"],
        phone=dossier["phone"],
        email=dossier["email"],
        authorised_by=_authoriser(dossier),
        request=procedure.name,
        procedure_code=procedure.code,
        components=_components(submitted.papers),
        sets=1,
        time_limit=term(rule),
        received_at=instant(dossier["received_at"]).astimezone(context.now.tzinfo),
        due_at=promise.due_at,
        due_trace=sentences(promise),
        return_at=context.station.office.unit,
        fee_lines=_slip_fees(submitted.fee_lines),
        fee_total=Money(dossier["fee_total"]),
        payment_text=_payment_text(dossier, submitted),
        payment_qr=own["payload"] if own is not None else None,
        payment_reference=own["reference"] if own is not None else None,
        tracking_url=context.station.office.tracking_url + dossier["code"],
        submitter_name=dossier["full_name"],
        clerk_name=context.actor.name,
        copy_number=0,
        audit_head=short(uow.head),
        form=form_for("intake-slip", context.today, context.station.forms),
        provisional_note=why,
        return_way=dossier.get("return_way") or ReturnWay.COUNTER,
        return_address=dossier.get("return_address"),
        group_number=dossier.get("group_number"),
        household=told(dossier.get("household")),
    )
    return issue(uow, "intake-slip", dossier, intake_slip(facts), context, version=version)


def issue_intake_slip_again(
    uow: UnitOfWork, dossier: Row, promise: Due, why: str, context: Context
) -> str:
    """Form 01 in its next version, from what the book holds of the dossier now; its number."""
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    submitted = submitted_of(uow, dossier)
    version = uow.slips.versions("intake-slip", dossier["id"]) + 1
    return issue_intake_slip(
        uow, dossier, procedure, promise, submitted, context, version=version, why=why
    )


def issue_supplement_slip(
    uow: UnitOfWork,
    dossier: Row,
    procedure: Procedure,
    missing: Sequence[tuple[str, str]],
    context: Context,
    *,
    version: int = 1,
) -> str:
    """Form 02: what is missing, once and in full; above version 1 in a later round."""
    office = context.station.office
    facts = SupplementSlip(
        office=paper_office(office),
        number=form_number(dossier["code"], context),
        code=dossier["code"],
        dossier_of=dossier["full_name"],
        request=procedure.name,
        address=dossier["residence"],
        phone=dossier["phone"],
        email=dossier["email"],
        missing=tuple(missing),
        contact=f"{context.actor.name}, {office.phone}",
        clerk_name=context.actor.name,
        asked_at=context.now,
        copy_number=0,
        audit_head=short(uow.head),
        form=form_for("supplement", context.today, context.station.forms),
    )
    return issue(uow, "supplement", dossier, supplement_slip(facts), context, version=version)


def issue_group_slip(
    uow: UnitOfWork, number: str, dossiers: Sequence[Row], asked: Row | None, context: Context
) -> None:
    """The sheet that lists what was handed in at once; `asked` is the one request for all fees."""
    total = Money.total(Money(row["fee_total"]) for row in dossiers)
    facts = GroupSlip(
        office=paper_office(context.station.office),
        number=number,
        handed_in_by=dossiers[0]["full_name"],
        received_at=context.legal_now,
        dossiers=tuple(_of_group(uow, row, context) for row in dossiers),
        fee_total=total,
        in_words=in_words(total),
        payment_qr=asked["payload"] if asked is not None else None,
        payment_reference=asked["reference"] if asked is not None else None,
        payment_text=_group_text(uow, dossiers, asked),
        clerk_name=context.actor.name,
        copy_number=0,
        audit_head=short(uow.head),
    )
    issue_without_dossier(uow, "group-slip", number, group_slip(facts), context)


def _of_group(uow: UnitOfWork, dossier: Row, context: Context) -> GroupedDossier:
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    by = _authoriser(dossier)
    return GroupedDossier(
        dossier["code"],
        procedure.short_name,
        by.name if by is not None else dossier["full_name"],
        Money(dossier["fee_total"]),
        instant(dossier["due_at"]).astimezone(context.now.tzinfo),
    )


def _group_text(uow: UnitOfWork, dossiers: Sequence[Row], asked: Row | None) -> str:
    if asked is not None:
        return "Một mã cho cả nhóm; ngân hàng báo có thì biên lai của từng hồ sơ được in."
    live = [payment for row in dossiers for payment in uow.payments.live(row["id"])]
    cash = [one for one in live if one["tendered"] is not None]
    if not cash:
        return payment_sentence(None, None)
    tendered = Money.total(Money(one["tendered"]) for one in cash)
    change = Money.total(Money(one["change_given"]) for one in cash)
    return f"Đã thu tiền mặt: khách đưa {tendered}, trả lại {change}."


def issue_receipt(
    uow: UnitOfWork,
    dossier: Row,
    payment: Row,
    procedure: Procedure,
    lines: Sequence[Row],
    context: Context,
    shift_id: str,
    sheet: OnPaper | None = None,
) -> tuple[str, str]:
    """The receipt of a payment that is there in full; gives its symbol and number.

    It is the display copy: the collector's digital signature follows (NĐ 254/2026 Art. 23). While
    the provider is away, the payer gets the temporary slip of the same number. Of a `sheet` that
    was written by hand it bears the number and the time.
    """
    office = context.station.office
    paid_at = (
        context.legal_now if sheet is None else sheet.written_at.astimezone(context.now.tzinfo)
    )
    symbol = receipt_symbol(office.receipt_symbol, paid_at.date())
    if sheet is not None and sheet.receipt is not None:
        serial = sheet.receipt
    else:
        serial = uow.numbers.next(Series.RECEIPT, paid_at.date())
    number = receipt_number(symbol, serial)
    is_applicant = payment["payer_name"] is None
    total = Money.total(Money(line["amount"]) for line in lines)
    collector = dossier["user_name"]
    uow.payments.add_receipt(
        {
            "number": number,
            "symbol": symbol,
            "serial": serial,
            "dossier_id": dossier["id"],
            "payment_id": payment["id"],
            "total": total.dong,
            "method": payment["method"],
            "issued_at": context.micros,
            "shift_id": shift_id,
            "user_name": collector,
        }
    )
    facts = FeeReceipt(
        office=paper_office(office, uow.accounts.of_payment(payment, office)),
        form_symbol=office.receipt_form,
        symbol=symbol,
        number=f"{serial:08d}",
        payer_name=dossier["full_name"] if is_applicant else payment["payer_name"],
        payer_address=dossier["residence"] if is_applicant else None,
        payer_id=dossier["id_number"] if is_applicant else payment["payer_id"],
        lines=tuple(
            ReceiptLine(line["name"], line["kind"], Money(line["amount"]), line["legal_basis"])
            for line in lines
        ),
        total=total,
        in_words=in_words(total),
        method=METHOD_WORDS[Method(payment["method"])],
        paid_at=paid_at,
        dossier_code=dossier["code"],
        procedure=procedure.short_name,
        collector_name=collector,
        copy_number=0,
        audit_head=short(uow.head),
        signed=False,
    )
    papers = [(RECEIPT, Standing.RECEIPT, fee_receipt)]
    if keep_data(uow, facts, context):
        papers.append((TEMPORARY, Standing.TEMPORARY, temporary_receipt))
    for kind, standing, drawn in papers:
        paper = drawn(replace(facts, code=signed_code(uow, facts, standing, context)))
        _issue(uow, kind, number, paper, dossier["id"], context, shift_id=shift_id)
    return symbol, number


def issue_shift_report(uow: UnitOfWork, closing: Row, count: DrawerCount, context: Context) -> None:
    """The shift's money on one sheet, explained and signed; one sheet a closing."""
    shift_id = closing["shift_id"]
    row = uow.shifts.get(shift_id)
    totals = uow.shifts.totals(shift_id)
    rechecked = uow.shifts.recheck(shift_id)
    drawer, left = totals.drawer, row["opening_expected"]
    zone = context.now.tzinfo
    counts = uow.closings.counts(shift_id)
    first = counts[0]["total"] if counts else closing["counted"]
    facts = ShiftReport(
        office=paper_office(context.station.office),
        shift_number=closing["report"],
        station=f"{context.station.office.counter_name} ({row['station']:04d})",
        clerk_name=row["user_name"],
        opened_at=instant(row["opened_at"]).astimezone(zone),
        closed_at=context.now,
        float_opening=Money(row["float_opening"]),
        cash_taken=drawer.taken,
        cash_refunded=drawer.refunded,
        cash_expected=Money(closing["expected"]),
        cash_counted=Money(closing["counted"]),
        difference=Money(closing["counted"] - closing["expected"]),
        difference_reason=closing["reason"],
        denominations=tuple((Money(face), number) for face, number in count.notes if number),
        tenders=tuple((METHOD_WORDS[t.method], t.count, t.amount) for t in totals.tenders),
        dossiers_received=totals.dossiers,
        supplements=totals.supplements,
        receipts=tuple((n, amount, METHOD_WORDS[m]) for n, amount, m in totals.receipts),
        waiting_payments=totals.waiting,
        unsent=closing["unsent"],
        unprinted=closing["unprinted"],
        audit_head=uow.head.rpartition(":")[2],
        copy_number=0,
        fees_rechecked=rechecked.sentence,
        fee_differences=tuple(
            (one.dossier_code, one.line, _amount(one.stored), _amount(one.computed))
            for one in rechecked.differences
        ),
        asked_anyway=totals.asked_anyway,
        opening_difference=None if left is None else Money(row["float_opening"] - left),
        opening_reason=row["opening_reason"] or "",
        cash_put_in=drawer.put_in,
        cash_taken_out=drawer.taken_out,
        cash_to_treasury=drawer.to_treasury,
        surplus=totals.surplus,
        refunds=tuple((n, amount, METHOD_WORDS[m]) for n, amount, m in totals.refunds),
        voids=tuple((n, amount, REASON_WORDS[reason]) for n, amount, reason in totals.voids),
        undigitised=closing["undigitised"],
        version=closing["version"],
        closed_by=closing["user_name"] if closing["user_id"] != row["user_id"] else "",
        handed_to=closing["handed_to"] or "",
        first_count=None if first == closing["counted"] else Money(first),
        clock_back_minutes=-(-closing["clock_back"] // 60_000_000),
        forms=tuple(_form_line(one, zone) for one in totals.forms),
        forms_out=totals.forms_out,
    )
    paper = shift_report(facts)
    number, version = closing["report"], closing["version"]
    _issue(uow, "shift-report", number, paper, None, context, shift_id=shift_id, version=version)


def _form_line(form: FormLine, zone: tzinfo | None) -> tuple[str, str]:
    """A number of a black-out kit, and what became of it."""
    digits = 8 if form.kind is FormKind.RECEIPT else 4
    told = f"{FORM_WORDS[form.kind]} {form.serial:0{digits}d}"
    if form.reason is not None:
        return told, ": ".join(one for one in (CLOSE_WORDS[form.reason], form.words) if one)
    assert form.written_at is not None
    return told, f"viết {instant(form.written_at).astimezone(zone):%H:%M %d/%m} → {form.number}"


def _amount(amount: Money | None) -> str:
    return "không có" if amount is None else str(amount)


def short(head: str) -> str:
    """The head of the trail as it is printed: the first digits after the formula's version."""
    return head.rpartition(":")[2][:HEAD_LENGTH]


def _payment_text(dossier: Row, submitted: Submitted) -> str:
    """Each payment in a sentence, and what no payment bears yet."""
    told = []
    for payment in submitted.payments:
        receipt = submitted.receipts.get(payment["id"])
        number = receipt["number"] if receipt else None
        if payment["group_id"] is not None and PaymentState(payment["state"]).is_open:
            told.append(group_sentence(Money(payment["amount_due"])))
            continue
        told.append(payment_sentence(_payment_facts(payment), number))
    if submitted.rest:
        told.append(rest_sentence(submitted.rest))
    return " ".join(told) or payment_sentence(None, None)


def _payment_facts(payment: Row) -> PaymentFacts:
    tendered, change = payment["tendered"], payment["change_given"]
    return PaymentFacts(
        method=Method(payment["method"]),
        state=PaymentState(payment["state"]),
        amount=Money(payment["amount_due"]),
        tendered=None if tendered is None else Money(tendered),
        change=None if change is None else Money(change),
        reference=payment["reference"],
    )


def issue(
    uow: UnitOfWork,
    kind: str,
    dossier: Row,
    paper: Paper,
    context: Context,
    *,
    version: int = 1,
) -> str:
    """Keep a paper of a dossier in one version; gives the number it is printed by."""
    number = dossier["code"] if version == 1 else f"{dossier['code']}.v{version}"
    _issue(uow, kind, number, paper, dossier["id"], context, version=version)
    return str(number)


def issue_without_dossier(
    uow: UnitOfWork, kind: str, number: str, paper: Paper, context: Context
) -> None:
    """Keep a paper that belongs to several dossiers or to none."""
    _issue(uow, kind, number, paper, None, context)


def issue_of_payment(
    uow: UnitOfWork, kind: str, number: str, paper: Paper, dossier_id: str, context: Context
) -> None:
    """Keep a paper that a dossier may have several of, each under its own number."""
    _issue(uow, kind, number, paper, dossier_id, context)


def _issue(
    uow: UnitOfWork,
    kind: str,
    number: str,
    paper: Paper,
    dossier_id: str | None,
    context: Context,
    *,
    shift_id: str | None = None,
    version: int = 1,
) -> None:
    """A paper outside any shift, such as an apology signed before the doors open, has none."""
    uow.slips.issue(
        kind,
        number,
        codec.to_json(paper),
        at=context.micros,
        form_set=_form_set(kind, context),
        user_name=context.actor.name,
        shift_id=(context.shift.shift_id if context.shift else "")
        if shift_id is None
        else shift_id,
        dossier_id=dossier_id,
        version=version,
    )


def _form_set(kind: str, context: Context) -> str:
    """The set and the number of a statutory form, the set alone for a form of practice."""
    if has_form(kind, context.today, context.station.forms):
        return form_for(kind, context.today, context.station.forms).foot
    return form_for("intake-slip", context.today, context.station.forms).set


def form_number(code: str, context: Context) -> str:
    """The number at a form's head: the dossier's serial, marked if provisional, and the unit."""
    return f"{serial_told(code)}/{context.station.office.unit_sign}(BPTNTKQ)"


def _components(papers: Sequence[Row]) -> tuple[Component, ...]:
    return tuple(
        Component(_handed_in(row), row["originals"], row["copies"], row["state"])
        for row in papers
        if row["state"] in ("handed_in", "shown")
    )


def _handed_in(paper: Row) -> str:
    taken = paper.get("alternative")
    return f"{paper['name']} (nộp thay: {taken})" if taken else str(paper["name"])


def _authoriser(dossier: Row) -> Authoriser | None:
    """On whose behalf the dossier was handed in, as form 01 has it."""
    kept = dossier.get("authorised_by")
    if not kept:
        return None
    facts = json.loads(kept)
    return Authoriser(
        name=facts["full_name"],
        address=facts["residence"] or "",
        id_number=facts["id_number"] or "",
        phone=facts["phone"] or "",
        email=facts["email"] or "",
        paper=facts["paper"],
    )


def _slip_fees(lines: Sequence[Row]) -> tuple[SlipFee, ...]:
    return tuple(SlipFee(_with_exemption(row), Money(row["amount"])) for row in lines)


def _with_exemption(line: Row) -> str:
    group = EXEMPTION_GROUPS.get(line["exemption"] or "")
    return f"{line['name']} (miễn: {group})" if group else str(line["name"])
