"""The situations of a drill: what is rehearsed, and how the book tells that it was done right."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum

from counter_app.domain.money import Money
from counter_app.domain.refund import RefundState

# What a citizen's card says when it is read; nobody bears these names and numbers.
INVENTED_CARDS = (
    "001098012345|012345678|NGUYỄN VĂN MẪU|15081998|Nam|Số 1 phố Diễn Tập, Hà Nội|25052021",
    "001199012346|012345679|TRẦN THỊ MẪU|03021999|Nữ|Số 2 phố Diễn Tập, Hà Nội|25052021",
    "001085012347|012345680|LÊ MẪU AN|20111985|Nam|Số 3 phố Diễn Tập, Hà Nội|25052021",
    "001190012348|012345681|PHẠM MẪU BÌNH|09061990|Nữ|Số 4 phố Diễn Tập, Hà Nội|25052021",
)


class Card(StrEnum):
    """One situation."""

    LINE = "line"
    PAPER = "paper"
    TWICE = "twice"
    POWER = "power"


class Step(StrEnum):
    """How far a step of a card is, as the book has it."""

    OPEN = "open"
    DONE = "done"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Running:
    """A card that was begun; it outlives the power cut that is one of them.

    `turned_at` is when its trouble ended: line or paper are back; with POWER when it was cut. Then
    `held` are the forms that were half typed.
    """

    card: Card
    begun_at: datetime
    turned_at: datetime | None = None
    held: tuple[str, ...] = ()

    def turned(self, at: datetime, held: Iterable[str] = ()) -> Running:
        """The same, its trouble over."""
        return replace(self, turned_at=at, held=tuple(held))

    @property
    def is_in_trouble(self) -> bool:
        """Whether what the card takes away is still away."""
        return self.turned_at is None

    def to_json(self) -> str:
        """One line for the room of the drill."""
        at = None if self.turned_at is None else self.turned_at.isoformat()
        known = asdict(self) | {"begun_at": self.begun_at.isoformat(), "turned_at": at}
        return json.dumps(known)

    @classmethod
    def from_json(cls, text: str) -> Running | None:
        """None for nothing, and for what a power cut left half written."""
        try:
            raw = json.loads(text)
            at = raw["turned_at"]
            return cls(
                Card(raw["card"]),
                datetime.fromisoformat(raw["begun_at"]),
                None if at is None else datetime.fromisoformat(at),
                tuple(raw["held"]),
            )
        except (ValueError, KeyError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class Taken:
    """A dossier that was received since the card was begun.

    `made_for` tells the same citizen with the same procedure; `printed_at` is the newest print of
    its slip that did not fail; `is_told` when nothing of it waits for the city.
    """

    dossier_id: str
    made_for: tuple[str, ...]
    made_at: datetime
    printed_at: datetime | None
    is_told: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A QR of the drill: what came for it, and which sums are to go back."""

    dossier_id: str
    reference: str
    due: Money
    came: Money
    back: tuple[tuple[Money, RefundState], ...] = ()

    @property
    def surplus(self) -> Money:
        """What came beyond what was due."""
        return max(self.came - self.due, Money(0))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the book has since a card was begun; `drafts` are the forms that are half typed now."""

    taken: tuple[Taken, ...] = ()
    asked: tuple[Asked, ...] = ()
    drafts: tuple[str, ...] = ()


def judge(running: Running, found: Evidence) -> tuple[Step, ...]:
    """How far each step of the card is; all DONE is a card that was passed."""
    match running.card:
        case Card.LINE:
            return _line(running, found)
        case Card.PAPER:
            return _paper(running, found)
        case Card.TWICE:
            return _twice(found)
        case Card.POWER:
            return _power(running, found)


def _line(running: Running, found: Evidence) -> tuple[Step, ...]:
    """Received while the line was away, and told once it was back."""
    away = _in_trouble(running, found)
    is_back = not running.is_in_trouble
    is_told = bool(away) and is_back and all(one.is_told for one in away)
    return _done(bool(away)), _done(is_back), _done(is_told)


def _paper(running: Running, found: Evidence) -> tuple[Step, ...]:
    """The slip of that dossier came out after all, and nobody received it a second time."""
    without, turned_at = _in_trouble(running, found), running.turned_at
    everybody = [one.made_for for one in found.taken]
    if any(everybody.count(one.made_for) > 1 for one in without):
        return Step.DONE, _done(turned_at is not None), Step.WRONG
    is_printed = bool(without) and all(
        turned_at is not None and one.printed_at is not None and one.printed_at >= turned_at
        for one in without
    )
    return _done(bool(without)), _done(turned_at is not None), _done(is_printed)


def _twice(found: Evidence) -> tuple[Step, ...]:
    """Exactly the surplus goes back, asked for by one person and granted by another."""
    taken = {one.dossier_id for one in found.taken}
    paid = [one for one in found.asked if one.surplus and one.dossier_id in taken]
    back = [(one.surplus, sum_, state) for one in paid for sum_, state in one.back]
    right = [state for surplus, sum_, state in back if surplus == sum_]
    if any(state.is_granted for state in right):
        return Step.DONE, Step.DONE, Step.DONE
    if RefundState.REQUESTED in right:
        return Step.DONE, Step.DONE, Step.OPEN
    asked_wrong = any(state is not RefundState.DECLINED for _, _, state in back)
    return _done(bool(paid)), Step.WRONG if asked_wrong else Step.OPEN, Step.OPEN


def _power(running: Running, found: Evidence) -> tuple[Step, ...]:
    """What was half typed was received, and not typed a second time."""
    if running.turned_at is None:
        return Step.OPEN, Step.OPEN
    after = [one.dossier_id for one in found.taken if one.made_at > running.turned_at]
    if set(running.held) & set(after):
        return Step.DONE, Step.DONE
    return Step.DONE, Step.WRONG if after else Step.OPEN


def _in_trouble(running: Running, found: Evidence) -> list[Taken]:
    return [
        one for one in found.taken if running.turned_at is None or one.made_at < running.turned_at
    ]


def _done(is_done: bool) -> Step:
    return Step.DONE if is_done else Step.OPEN
