"""Which request a bank's credit pays: by its code and to the đồng, or not without a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter_app.domain.money import Money
from counter_app.domain.reference import carried
from counter_app.domain.vietqr import AMOUNT_MAX

# Amount and time are no identity: in a busy account most credits have a twin within minutes.
NEAR_IN_TIME = timedelta(minutes=30)
SUGGESTIONS_MAX = 5


class Verdict(StrEnum):
    """What became of a credit. The first six are booked, the other three move no đồng.

    SECOND_PAYMENT came for a request that was paid before, CANCELLED for one that was called off.
    """

    PAID = "paid"
    UNDERPAID = "underpaid"
    SURPLUS = "surplus"
    SECOND_PAYMENT = "second_payment"
    CANCELLED = "cancelled"
    SPLIT = "split"
    UNMATCHED = "unmatched"
    FOR_A_PERSON = "for_a_person"
    NOT_OURS = "not_ours"


OPEN = frozenset({Verdict.UNMATCHED, Verdict.FOR_A_PERSON})


class Doubt(StrEnum):
    """Why a credit was not booked by itself; OTHER_ACCOUNT was, but lies in another account."""

    NO_CODE = "credit_no_code"
    CODE_UNKNOWN = "credit_code_unknown"
    SUM_NOT_EXACT = "credit_sum_not_exact"
    MAYBE_TWIN = "credit_maybe_twin"
    TOO_LARGE = "credit_too_large"
    OTHER_ACCOUNT = "credit_other_account"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as matching sees it."""

    payment_id: str
    due: Money
    paid: Money
    is_settled: bool = False
    is_cancelled: bool = False

    @property
    def rest(self) -> Money:
        """What may still come; nothing for a request that is settled or called off."""
        if self.is_settled or self.is_cancelled:
            return Money(0)
        return max(self.due - self.paid, Money(0))


@dataclass(frozen=True, slots=True)
class Share:
    """What of a credit goes to one request, and what that makes of it."""

    payment_id: str
    amount: Money
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Match:
    """The verdict on a credit; its shares add up to it, or there are none and a doubt says why."""

    verdict: Verdict
    shares: tuple[Share, ...] = ()
    doubt: Doubt | None = None


def match(amount: Money, codes: Sequence[str], asked: Mapping[str, Asked]) -> Match:
    """The verdict on `amount` whose text bears `codes`; `asked` has the requests that are known.

    Several codes are split only where each request gets its rest to the đồng.
    """
    if amount.dong > AMOUNT_MAX:
        return Match(Verdict.FOR_A_PERSON, doubt=Doubt.TOO_LARGE)
    if not codes:
        return Match(Verdict.UNMATCHED, doubt=Doubt.NO_CODE)
    known = [asked[code] for code in codes if code in asked]
    if len(known) < len(codes):
        doubt = Doubt.CODE_UNKNOWN
        return Match(Verdict.FOR_A_PERSON if known else Verdict.UNMATCHED, doubt=doubt)
    if len(known) == 1:
        share = lay(amount, known[0])
        return Match(share.verdict, (share,))
    is_exact = all(one.rest for one in known)
    if not is_exact or Money.total(one.rest for one in known) != amount:
        return Match(Verdict.FOR_A_PERSON, doubt=Doubt.SUM_NOT_EXACT)
    return Match(Verdict.SPLIT, tuple(lay(one.rest, one) for one in known))


def lay(amount: Money, asked: Asked) -> Share:
    """The whole of `amount` laid to one request; tolerance is 0 đ."""
    if asked.is_cancelled:
        verdict = Verdict.CANCELLED
    elif asked.is_settled:
        verdict = Verdict.SECOND_PAYMENT
    elif asked.paid + amount == asked.due:
        verdict = Verdict.PAID
    elif asked.paid + amount < asked.due:
        verdict = Verdict.UNDERPAID
    else:
        verdict = Verdict.SURPLUS
    return Share(asked.payment_id, amount, verdict)


class Sign(StrEnum):
    """Why a request is suggested, strongest first."""

    NEAR_CODE = "credit_near_code"
    DOSSIER_CODE = "credit_dossier_code"
    SAME_AMOUNT = "credit_same_amount"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open request that a credit without a code may be for. `station` made the request."""

    payment_id: str
    reference: str
    dossier_code: str | None
    station: int
    rest: Money
    requested_at: datetime
    provisional_code: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A guess for a person to decide on; it is never booked by itself.

    `is_alone` says that no other open request shows the same sign.
    """

    payment_id: str
    sign: Sign
    is_same_amount: bool
    apart: timedelta
    is_alone: bool


def suggestions(
    text: str, amount: Money, booked_at: datetime, station: int, open_requests: Iterable[Candidate]
) -> tuple[Suggestion, ...]:
    """What the credit may be for, best first: each request once, by its strongest sign.

    A code at one slip's distance counts only with the same amount, and the amount only at the
    same counter within half an hour.
    """
    letters = carried(text)
    found: list[tuple[Sign, Candidate]] = []
    for one in open_requests:
        sign = _sign(letters, amount, booked_at, station, one)
        if sign is not None:
            found.append((sign, one))
    ranks = list(Sign)
    signs = [sign for sign, _ in found]
    listed = [
        Suggestion(
            one.payment_id,
            sign,
            one.rest == amount,
            abs(booked_at - one.requested_at),
            signs.count(sign) == 1,
        )
        for sign, one in found
    ]
    listed.sort(key=lambda one: (ranks.index(one.sign), not one.is_same_amount, one.apart))
    return tuple(listed[:SUGGESTIONS_MAX])


def _sign(
    letters: str, amount: Money, booked_at: datetime, station: int, one: Candidate
) -> Sign | None:
    is_same_amount = one.rest == amount
    if is_same_amount and has_near(letters, one.reference):
        return Sign.NEAR_CODE
    codes = (one.dossier_code, one.provisional_code)
    if any(code and _bears(letters, code) for code in codes):
        return Sign.DOSSIER_CODE
    is_near_in_time = abs(booked_at - one.requested_at) <= NEAR_IN_TIME
    if is_same_amount and is_near_in_time and one.station == station:
        return Sign.SAME_AMOUNT
    return None


def has_near(letters: str, code: str) -> bool:
    """Whether a piece of the text is the code but for one slip.

    A slip is a letter too many, too few or another, or two neighbours in the wrong order. Such a
    slip leaves one half of the code whole, or swaps the two letters where the halves meet.
    """
    middle = len(code) // 2
    swapped = code[: middle - 1] + code[middle] + code[middle - 1] + code[middle + 1 :]
    if swapped in letters:
        return True
    head, tail = code[:middle], code[middle:]
    for found in re.finditer(f"(?={head})", letters):
        at = found.start() + middle
        if any(_is_near(letters[at : at + len(tail) + more], tail) for more in (-1, 0, 1)):
            return True
    for found in re.finditer(f"(?={tail})", letters):
        at = found.start()
        starts = (at - len(head) - more for more in (-1, 0, 1))
        if any(_is_near(letters[start:at], head) for start in starts if start >= 0):
            return True
    return False


def _is_near(text: str, code: str) -> bool:
    """Whether the two differ by no more than one slip."""
    if abs(len(text) - len(code)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(text, code, strict=False)) if a != b), None)
    if at is None:
        return True
    return (
        text[at + 1 :] == code[at + 1 :]
        or text[at + 1 :] == code[at:]
        or text[at:] == code[at + 1 :]
        or (text[at : at + 2] == code[at : at + 2][::-1] and text[at + 2 :] == code[at + 2 :])
    )


def _bears(letters: str, dossier_code: str) -> bool:
    """Whether a dossier's code stands in the text; its agency's part is often left away."""
    whole = carried(dossier_code)
    _, _, tail = dossier_code.partition("-")
    return whole in letters or (len(carried(tail)) >= 12 and carried(tail) in letters)
