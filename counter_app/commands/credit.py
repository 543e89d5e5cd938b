"""A bank's credit: kept once however many feeds tell it, and laid to the request it pays.

Only the code in its text lays a credit by itself. Whatever is doubtful waits for a person, whose
decision has a reason and can be undone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.commands.settle import settle_by_bank
from counter_app.domain import reference as references
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError, RuleError, StaleError
from counter_app.domain.instant import instant, micros
from counter_app.domain.matching import OPEN, Asked, Doubt, Match, Share, Verdict, lay, match
from counter_app.domain.money import Money
from counter_app.domain.payment import Method, PaymentState
from counter_app.domain.supplement import reason_given
from counter_app.store.group import payments_of

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

AMOUNT_MAX = 10**12
TEXT_MAX = 1_000
# Shorter ones, and what MT940 writes for none, name no transaction.
BANK_REFERENCE_MIN = 4
NO_REFERENCE = frozenset({"NONREF", "NOTPROVIDED"})
TOPICS = frozenset({Topic.PAYMENTS, Topic.OUTBOX, Topic.DOSSIERS})


@dataclass(frozen=True, slots=True)
class BankCredit:
    """Money that the bank says came. `text` is the bank's own line, kept as it came."""

    credit_id: str
    provider: str
    account: str
    bank_reference: str
    amount: Money
    text: str
    booked_at: datetime

    @classmethod
    def parse(cls, body: Mapping[str, object]) -> BankCredit | None:
        """None for a body that is not a credit; it is then kept out of the money altogether."""
        texts = [body.get(name) for name in ("id", "provider", "account", "bank_reference", "text")]
        amount, booked = body.get("amount"), body.get("booked_at")
        if not all(isinstance(text, str) and len(text) <= TEXT_MAX for text in texts):
            return None
        if type(amount) is not int or not 0 < amount < AMOUNT_MAX or not isinstance(booked, str):
            return None
        try:
            booked_at = datetime.fromisoformat(booked)
        except ValueError:
            return None
        if booked_at.tzinfo is None:
            return None
        credit_id, provider, account, bank_reference, text = map(str, texts)
        return cls(credit_id, provider, account, bank_reference, Money(amount), text, booked_at)


@dataclass(frozen=True, slots=True)
class Told:
    """How a feed told of a credit: which feed, where in it, and its own letters."""

    source: str
    place: str
    raw: str


class Became(StrEnum):
    """What a told credit became: new, another feed's, told before, or of a foreign account."""

    ADDED = "added"
    JOINED = "joined"
    KNOWN = "known"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class DecideCredit(Command[Verdict]):
    """A person lays a credit to one payment, or says with None that it is not for us."""

    provider: str
    credit_id: str
    payment_id: str | None
    reason: str


def note_credit(uow: UnitOfWork, credit: BankCredit, told: Told, context: Context) -> Became:
    """Keep what a feed told; only a credit that no feed told before can move money."""
    if credit.account not in uow.accounts.ours(context.station.office):
        return Became.FOREIGN
    known = uow.credits.find(credit.provider, credit.credit_id)
    became = Became.KNOWN
    if known is None:
        known, is_sure = _twin(uow, credit)
        became = Became.JOINED if known is not None and is_sure else Became.ADDED
    if became is Became.ADDED:
        doubt = None if known is None else Doubt.MAYBE_TWIN
        known = _add(uow, credit, doubt, context)
    assert known is not None
    record = {"source": told.source, "place": told.place, "raw": told.raw}
    is_news = uow.credits.keep_record(known, {**record, "read_at": context.micros})
    if became is Became.JOINED and is_news:
        _match_again(uow, known, credit, context)
    return became


def decide_credit(uow: UnitOfWork, command: DecideCredit, context: Context) -> Outcome[Verdict]:
    """Raises StaleError("credit_decided_already") for a credit that does not wait any more."""
    credit = uow.credits.find(command.provider, command.credit_id)
    if credit is None:
        raise InputError("credit_unknown", field="credit")
    if Verdict(credit["verdict"]) not in OPEN:
        raise StaleError("credit_decided_already")
    reason = reason_given(command.reason)
    decided = {
        "decided_by": context.actor.user_id,
        "decided_name": context.actor.name,
        "decided_at": context.micros,
        "reason": reason,
    }
    if command.payment_id is None:
        uow.credits.change(credit, verdict=Verdict.NOT_OURS, **decided)
        return Outcome(Verdict.NOT_OURS, frozenset({Topic.PAYMENTS}))
    payment = uow.payments.find(command.payment_id)
    if payment is None:
        raise InputError("payment_unknown", field="payment")
    if Method(payment["method"]) not in (Method.QR, Method.TRANSFER):
        raise RuleError("credit_needs_request")
    share = lay(Money(credit["amount"]), _asked(payment))
    uow.credits.change(credit, verdict=share.verdict, payment_id=payment["id"], **decided)
    _lay(uow, credit, (share,), reason, context)
    return Outcome(share.verdict, TOPICS)


def _add(uow: UnitOfWork, credit: BankCredit, doubt: Doubt | None, context: Context) -> Row:
    found = _match(uow, credit.amount, references.find(credit.text))
    if doubt is not None:
        found = Match(Verdict.FOR_A_PERSON, doubt=doubt)
    elif any(_is_elsewhere(uow, credit.account, one, context) for one in found.shares):
        # Its code is right, so it counts; where it lies is for a person to put right.
        found = replace(found, doubt=Doubt.OTHER_ACCOUNT)
    row = uow.credits.add(
        {
            "provider": credit.provider,
            "id": credit.credit_id,
            "account": credit.account,
            "bank_reference": credit.bank_reference,
            "amount": credit.amount.dong,
            "text": credit.text,
            "booked_at": micros(credit.booked_at),
            "noted_at": context.micros,
            "payment_id": _one_payment(found),
            "verdict": found.verdict,
            "doubt": found.doubt,
        }
    )
    _lay(uow, row, found.shares, "", context)
    return row


def _is_elsewhere(uow: UnitOfWork, account: str, share: Share, context: Context) -> bool:
    """Whether money came to another account of ours than its request was shown with."""
    payment = uow.payments.find(share.payment_id)
    assert payment is not None
    return account not in uow.accounts.of_payment(payment, context.station.office).names


def _match_again(uow: UnitOfWork, known: Row, credit: BankCredit, context: Context) -> None:
    """The other feed's text may bear the code that the first one lost."""
    waits = Verdict(known["verdict"]) in OPEN and known["doubt"] != Doubt.MAYBE_TWIN
    codes = references.find(credit.text)
    if not waits or not codes:
        return
    found = _match(uow, credit.amount, codes)
    uow.credits.change(
        known,
        verdict=found.verdict,
        doubt=found.doubt,
        payment_id=_one_payment(found),
        # A code decides now, not the person who took a decision back.
        decided_by=None,
        decided_name=None,
        decided_at=None,
        reason=None,
    )
    _lay(uow, known, found.shares, "", context)


def _match(uow: UnitOfWork, amount: Money, codes: tuple[str, ...]) -> Match:
    codes = tuple(one for code in codes for one in _asked_by(uow, code))
    rows = ((code, uow.payments.find_reference(code)) for code in codes)
    return match(amount, codes, {code: _asked(row) for code, row in rows if row is not None})


def _asked_by(uow: UnitOfWork, code: str) -> tuple[str, ...]:
    """The references that a code asks for: those of a group where it is one's, else itself."""
    group = uow.groups.find_reference(code)
    if group is None:
        return (code,)
    return tuple(row["reference"] for row in payments_of(uow, group["id"]))


def _one_payment(found: Match) -> str | None:
    return found.shares[0].payment_id if len(found.shares) == 1 else None


def _asked(payment: Row) -> Asked:
    state = PaymentState(payment["state"])
    return Asked(
        payment["id"],
        Money(payment["amount_due"]),
        Money(payment["amount_paid"]),
        is_settled=state.is_settled,
        is_cancelled=state is PaymentState.CANCELLED,
    )


def _lay(
    uow: UnitOfWork, credit: Row, shares: tuple[Share, ...], reason: str, context: Context
) -> None:
    """Book each share, and keep which transfers say so."""
    position = len(uow.credits.shares(credit)) if shares else 0
    for at, share in enumerate(shares, start=position):
        payment = uow.payments.find(share.payment_id)
        assert payment is not None
        before = len(uow.ledger.posted)
        settle_by_bank(uow, payment, share.amount, context)
        settled = uow.payments.find(share.payment_id)
        assert settled is not None
        uow.credits.add_share(
            {
                "provider": credit["provider"],
                "credit_id": credit["id"],
                "position": at,
                "payment_id": share.payment_id,
                "amount": share.amount.dong,
                "verdict": share.verdict,
                "transfers": json.dumps(uow.ledger.posted[before:]),
                "payment_version": settled["version"],
                "laid_at": context.micros,
                "user_id": context.actor.user_id,
                "user_name": context.actor.name,
                "reason": reason,
            }
        )


def _twin(uow: UnitOfWork, credit: BankCredit) -> tuple[Row | None, bool]:
    """The credit that another feed told: same account, amount, reference and day of booking.

    The neighbouring day makes it doubtful (False): a bank may book late, or its clock be off.
    """
    wanted = references.carried(credit.bank_reference)
    if len(wanted) < BANK_REFERENCE_MIN or wanted in NO_REFERENCE:
        return None, False
    day = credit.booked_at.astimezone(VIETNAM).date()
    start = datetime.combine(day, time.min, VIETNAM)
    first, last = micros(start - timedelta(days=1)), micros(start + timedelta(days=2))
    same = [
        row
        for row in uow.credits.alike(credit.account, credit.amount.dong, first, last)
        if references.carried(row["bank_reference"]) == wanted
    ]
    for row in same:
        if instant(row["booked_at"]).astimezone(VIETNAM).date() == day:
            return row, True
    return (same[0], False) if same else (None, False)
