"""What the citizen is shown: one thing at a time, and nothing of anybody else."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.money import Money


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is being served."""

    counter_name: str = ""


@dataclass(frozen=True, slots=True)
class Papers:
    """The lawful papers with their ticks, and that no other is needed."""

    procedure: str
    papers: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Pay:
    """The amount, its words, and the QR; `is_received` once the bank said so."""

    amount: Money
    in_words: str
    payload: str | None
    reference: str
    is_received: bool = False
    received_at: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """The code, when to come back, and the way to follow the dossier, while the slip prints."""

    code: str
    due: str
    tracking_url: str


@dataclass(frozen=True, slots=True)
class Rating:
    """The slip is there: how was it? Five words, and the way to say so from a phone."""

    code: str
    rating_url: str


CitizenPage = Welcome | Papers | Pay | Done | Rating
