"""A dossier as it is typed: frozen text that becomes a command, and a draft that survives."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import NAMESPACE_OID, uuid5

from counter_app.commands.dossier import RefuseIntake
from counter_app.commands.intake import ReceiveDossier, RequestSupplement, Tick
from counter_app.domain.bill import BillAsked
from counter_app.domain.blackout import OnPaper
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import PaperState, UnreadDatabase
from counter_app.domain.errors import InputError
from counter_app.domain.household import HouseholdMember, parse_household
from counter_app.domain.id_card import CitizenCard
from counter_app.domain.id_number import IdNumber
from counter_app.domain.payment import Payer, Tender
from counter_app.domain.person import (
    Applicant,
    Authorisation,
    BirthDate,
    PhoneNumber,
    ReadFrom,
    Sex,
    masked_name,
    parse_email,
    parse_name,
    parse_paper,
    parse_residence,
)
from counter_app.domain.return_way import ReturnWay, ReturnWish
from counter_app.domain.text import fold

if TYPE_CHECKING:
    from counter_app.queries.home import DraftLine

T = TypeVar("T")

# Beside the words of a draft: the procedure that was gone to in the list. Alone it is no draft.
PROCEDURE_AT = "procedure_at"
# Who a person is, and how they are reached: the same in all that they hand in at once.
_OF_PERSON = (
    "full_name",
    "id_number",
    "born",
    "sex",
    "residence",
    "phone",
    "email",
    "is_from_card",
)


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """What the five panes hold. `dossier_id` and `payment_id` were made when the form opened."""

    dossier_id: str
    payment_id: str
    full_name: str = ""
    id_number: str = ""
    born: str = ""
    sex: str = ""
    residence: str = ""
    phone: str = ""
    is_from_card: bool = False
    procedure_code: str = ""
    channel: str = Channel.COUNTER.value
    case: str = ""
    ticks: tuple[tuple[Any, ...], ...] = ()
    quantities: tuple[tuple[str, int], ...] = ()
    exemptions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    proofs: tuple[tuple[str, str], ...] = ()
    pane: int = 1
    email: str = ""
    return_way: str = ReturnWay.COUNTER.value
    return_address: str = ""
    is_for_other: bool = False
    owner_name: str = ""
    owner_id: str = ""
    owner_residence: str = ""
    owner_phone: str = ""
    owner_paper: str = ""
    # The sheet that this form is copied from, where one was written in a power cut.
    kit: str = ""
    sheet_serial: int = 0
    sheet_receipt: int = 0
    written_at: str = ""
    # Where the clerk is: the field, the cursor or row in it, and words that no step took yet.
    field: str = ""
    cursor: int = 0
    loose: tuple[tuple[str, str], ...] = ()
    is_put_aside: bool = False
    # Those that are handed in with it, each a whole form as text, and how many alike it stands for.
    siblings: tuple[str, ...] = ()
    copies: int = 1
    procedure_name: str = ""
    is_household: bool = False
    household: str = ""
    # Whether the book has the dossier already: its papers were asked for.
    is_in_book: bool = False

    @property
    def draft_id(self) -> str:
        """What the draft is kept under: a group's is its first dossier's."""
        return (
            IntakeForm.from_json(self.siblings[0]).dossier_id if self.siblings else self.dossier_id
        )

    @property
    def group(self) -> tuple[IntakeForm, ...]:
        """The dossiers that are handed in at once, each under its own id, this one's alike last."""
        before = (IntakeForm.from_json(one) for one in self.siblings)
        forms = (*(self._with_me(one) for one in before), self._alone())
        return tuple(
            replace(
                form,
                dossier_id=derived(form.dossier_id, str(number)) if number else form.dossier_id,
            )
            for form in forms
            for number in range(form.copies)
        )

    @property
    def is_group(self) -> bool:
        """Whether more than one dossier is handed in."""
        return bool(self.siblings) or self.copies > 1

    def followed_by(self, dossier_id: str, payment_id: str, procedure_name: str) -> IntakeForm:
        """This one is complete; the next of the same person begins at its procedure."""
        whole = replace(self._alone(), procedure_name=procedure_name)
        kept = (
            "full_name", "id_number", "born", "sex", "residence", "phone", "email",
            "is_from_card", "return_way", "return_address", "is_for_other", "owner_name",
            "owner_id", "owner_residence", "owner_phone", "owner_paper", "channel",
        )  # fmt: skip
        facts = {name: getattr(self, name) for name in kept}
        siblings = (*self.siblings, whole.to_json())
        return IntakeForm(dossier_id, payment_id, **facts, siblings=siblings)

    @property
    def steps_back(self) -> list[IntakeForm]:
        """Where undo leads from a draft that came back, the nearest step last: out of its group."""
        if not self.siblings:
            return []
        last = self._with_me(IntakeForm.from_json(self.siblings[-1]))
        out = replace(last, siblings=self.siblings[:-1])
        begun = self.followed_by(self.dossier_id, self.payment_id, "")
        return [out, replace(begun, siblings=self.siblings)] if self.procedure_code else [out]

    def _with_me(self, one: IntakeForm) -> IntakeForm:
        """An earlier one of the visit, by what is known of the same person now."""
        if self._digits and one._digits:
            is_same = self._digits == one._digits
        else:
            is_same = fold(self.full_name) == fold(one.full_name)
        known = {name: getattr(self, name) for name in _OF_PERSON}
        return replace(one, **known) if is_same else one

    def _alone(self) -> IntakeForm:
        """The form without those beside it and without the place where the clerk is."""
        return replace(self.at(1, "", 0, ()), siblings=())

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed, scanned or chosen yet."""
        words = tuple(one for one in self.loose if one[0] != PROCEDURE_AT)
        return self.at(1, "", 0, words) == IntakeForm(self.dossier_id, self.payment_id)

    def at(
        self,
        pane: int,
        field: str,
        cursor: int,
        loose: tuple[tuple[str, str], ...],
        *,
        is_put_aside: bool = False,
    ) -> IntakeForm:
        """The form with the place where the clerk is; put aside, it waits to be asked for."""
        return replace(
            self,
            pane=pane,
            field=field,
            cursor=cursor,
            loose=tuple(one for one in loose if one[1]),
            is_put_aside=is_put_aside,
        )

    @property
    def is_bound(self) -> bool:
        """Whether it is somebody's already: in a group, on a sheet, or in the book."""
        return bool(self.siblings or self.kit or self.is_in_book)

    def is_of_another(self, card: CitizenCard) -> bool:
        """Whether a card is not the applicant's: by their number, or by the name of who has none
        here.
        """
        if len(self._digits) == len(str(card.id_number)):
            return self._has_other_number(card)
        return bool(name := fold(self.full_name)) and name != fold(card.full_name)

    @property
    def _digits(self) -> str:
        return "".join(self.id_number.split())

    def _has_other_number(self, card: CitizenCard) -> bool:
        number = str(card.id_number)
        return len(self._digits) == len(number) and self._digits != number

    def with_card(self, card: CitizenCard) -> IntakeForm:
        """The form filled from a citizen's card; what a card does not hold stays as typed, but for
        how another person, who was here before, is reached.
        """
        mine = self
        if self._has_other_number(card):
            way = ReturnWay.COUNTER.value
            mine = replace(self, phone="", email="", return_way=way, return_address="")
        return replace(
            mine,
            full_name=card.full_name,
            id_number=str(card.id_number),
            born=card.born.shown,
            sex=str(card.sex),
            residence=card.residence,
            is_from_card=True,
        )

    def applicant(self, today: date) -> Applicant:
        """The person; raises InputError naming the field that is wrong."""
        return Applicant(
            full_name=parse_name(self.full_name),
            id_number=_id_number(self.id_number),
            born=BirthDate.parse(self.born, today) if self.born.strip() else None,
            sex=Sex(self.sex) if self.sex else None,
            residence=parse_residence(self.residence),
            phone=_phone(self.phone),
            email=parse_email(self.email),
            read_from=ReadFrom.CARD if self.is_from_card else ReadFrom.TYPED,
        )

    def authorisation(self) -> Authorisation | None:
        """On whose behalf; raises InputError naming the field that is wrong, None for nobody."""
        if not self.is_for_other:
            return None
        if not self.owner_name.strip():
            raise InputError("owner_name_missing", field="owner_name")
        return Authorisation(
            full_name=_named("owner_name", parse_name, self.owner_name),
            paper=parse_paper(self.owner_paper),
            id_number=_named("owner_id", _id_number, self.owner_id),
            residence=_named("owner_residence", parse_residence, self.owner_residence),
            phone=_named("owner_phone", _phone, self.owner_phone),
        )

    def wish(self) -> ReturnWish:
        """How the result goes home; raises InputError where a place is missing."""
        return ReturnWish.parse(self.return_way, self.return_address)

    def problem(self, today: date) -> InputError | None:
        """The first thing that is wrong with the person, or None."""
        try:
            self.wish().check(self.applicant(today))
            self.authorisation()
            self.members(today)
        except InputError as error:
            return error
        return None

    def members(self, today: date) -> tuple[HouseholdMember, ...]:
        """The people of the household; raises InputError, field "household"."""
        return parse_household(self.household, today) if self.is_household else ()

    def with_member(self, card: CitizenCard) -> IntakeForm:
        """The form with a line for another card of the household; the relation is still to type.

        A card that was read already has its line.
        """
        lines = [one for one in self.household.splitlines() if one.strip()]
        if any(str(card.id_number) in "".join(one.split()) for one in lines):
            return self
        line = f"{card.full_name}; {card.born.shown}; {card.id_number}; "
        return replace(self, household="\n".join((*lines, line)))

    @property
    def on_paper(self) -> OnPaper | None:
        """The sheet that this form is copied from, or None."""
        if not self.kit:
            return None
        written_at = datetime.fromisoformat(self.written_at)
        return OnPaper(self.kit, self.sheet_serial, written_at, self.sheet_receipt or None)

    def from_paper(self, sheet: OnPaper) -> IntakeForm:
        """The form as a copy of that sheet."""
        return replace(
            self,
            kit=sheet.kit,
            sheet_serial=sheet.serial,
            sheet_receipt=sheet.receipt or 0,
            written_at=sheet.written_at.isoformat(),
        )

    @property
    def bill(self) -> BillAsked:
        """What was stated about the case."""
        return BillAsked(
            self.quantities, frozenset(self.exemptions), frozenset(self.answers), self.proofs
        )

    @property
    def marks(self) -> tuple[Tick, ...]:
        """The papers as they were marked."""
        return tuple(_tick(values) for values in self.ticks)

    def with_tick(self, tick: Tick) -> IntakeForm:
        """The form with one paper as it was found; a finding of nothing takes the mark away."""
        others = [values for values in self.ticks if values[0] != tick.position]
        if tick != Tick(tick.position, PaperState.UNSEEN):
            others.append(_values(tick))
        return replace(self, ticks=tuple(sorted(others, key=lambda values: int(values[0]))))

    def receive(
        self,
        tender: Tender,
        payer: Payer | None,
        today: date,
        *,
        is_day_sure: bool = False,
    ) -> ReceiveDossier:
        """The order to receive the dossier; `payer` pays where that is not the applicant,
        `is_day_sure` where an odd day was confirmed.
        """
        return ReceiveDossier(
            dossier_id=self.dossier_id,
            applicant=self.applicant(today),
            procedure_code=self.procedure_code,
            channel=Channel(self.channel),
            case=self.case or None,
            bill=self.bill,
            ticks=self.marks,
            tender=tender,
            payer=payer,
            draft_id=self.draft_id,
            authorisation=self.authorisation(),
            wish=self.wish(),
            household=self.members(today),
            on_paper=self.on_paper,
            is_day_sure=is_day_sure,
        )

    def ask_for_papers(
        self, missing: tuple[tuple[int, str], ...], today: date
    ) -> RequestSupplement:
        """The order to ask, once and in full, for what is missing."""
        return RequestSupplement(
            dossier_id=self.dossier_id,
            applicant=self.applicant(today),
            procedure_code=self.procedure_code,
            channel=Channel(self.channel),
            case=self.case or None,
            ticks=self.marks,
            missing=missing,
            draft_id=self.draft_id,
            authorisation=self.authorisation(),
            wish=self.wish(),
            household=self.members(today),
        )

    def refuse(self, reason: str, clause: str, today: date) -> RefuseIntake:
        """The order not to take the dossier in, and why."""
        return RefuseIntake(
            dossier_id=self.dossier_id,
            applicant=self.applicant(today),
            procedure_code=self.procedure_code,
            channel=Channel(self.channel),
            case=self.case or None,
            reason=reason,
            clause=clause,
            draft_id=self.draft_id,
        )

    def to_json(self) -> str:
        """The draft's text."""
        # Not `asdict`, which copies all that lies deeper: this is asked for with every key.
        facts = {field.name: getattr(self, field.name) for field in fields(self)}
        return json.dumps(facts, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> IntakeForm:
        """A draft again; raises InputError("draft_broken") for what is none."""
        try:
            raw: dict[str, Any] = json.loads(text)
            # A draft of an earlier version lacks what came later.
            known = {field.name: raw[field.name] for field in fields(cls) if field.name in raw}
            for name in ("ticks", "quantities", "proofs", "loose"):
                known[name] = tuple(tuple(one) for one in known.get(name, ()))
            for name in ("exemptions", "answers", "siblings"):
                known[name] = tuple(known.get(name, ()))
            return cls(**known)
        except (ValueError, TypeError):
            raise InputError("draft_broken") from None


def derived(one: str, other: str) -> str:
    """An identity that the same two texts give again: a draft that comes back asks for the same."""
    return str(uuid5(NAMESPACE_OID, f"{one}/{other}"))


def left_open(drafts: Sequence[DraftLine], today: date) -> DraftLine | None:
    """The newest draft, if it is of today and was not put aside: a kill or a power cut left it."""
    for draft in drafts[:1]:
        if draft.screen != "intake" or draft.saved_at.date() != today:
            return None
        try:
            return None if IntakeForm.from_json(draft.text).is_put_aside else draft
        except InputError:
            return None
    return None


def draft_facts(text: str) -> tuple[str, str]:
    """Whose a draft is, masked, and its procedure; "" for what was not typed or cannot be read."""
    try:
        form = IntakeForm.from_json(text)
    except InputError:
        return "", ""
    return masked_name(form.full_name), form.procedure_name or form.procedure_code


def _id_number(text: str) -> IdNumber | None:
    return IdNumber.parse(text) if text.strip() else None


def _phone(text: str) -> PhoneNumber | None:
    return PhoneNumber.parse(text) if text.strip() else None


def _named(field: str, parse: Callable[[str], T], text: str) -> T:
    """What was typed, read; its error bears the name of the field on this form."""
    try:
        return parse(text)
    except InputError as error:
        raise InputError(error.code, field=field, **error.facts) from None


# What a tick of an earlier version's draft says of the later fields.
_NOTHING_MORE = ("", None, None, "", None, None)


def _values(tick: Tick) -> tuple[Any, ...]:
    """A tick as JSON holds it, the order for ever; what is new goes to the end."""
    unread = tick.unread
    return (
        tick.position,
        tick.state.value,
        tick.originals,
        tick.copies,
        tick.reason,
        tick.words,
        tick.alternative,
        tick.answered,
        tick.source,
        unread.at.isoformat() if unread else None,
        unread.error if unread else None,
    )


def _tick(values: tuple[Any, ...]) -> Tick:
    position, state, originals, copies, reason, *later = values
    words, alternative, answered, source, at, error = later or _NOTHING_MORE
    unread = UnreadDatabase(datetime.fromisoformat(at), error or "") if at else None
    return Tick(
        position,
        PaperState(state),
        originals,
        copies,
        reason,
        words,
        alternative,
        answered,
        source,
        unread,
    )
