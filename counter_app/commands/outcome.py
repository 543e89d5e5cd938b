"""What a command gives back: its value, and the topics that other screens should ask again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Topic(StrEnum):
    """What may have changed. Commands name topics, screens listen to topics."""

    DOSSIERS = "dossiers"
    PAYMENTS = "payments"
    SHIFT = "shift"
    OUTBOX = "outbox"
    PRINTS = "prints"
    CATALOGUE = "catalogue"
    DRAFTS = "drafts"
    SCANS = "scans"
    REVIEW = "review"
    EXPORTS = "exports"
    FEEDBACK = "feedback"
    DISCLOSURE = "disclosure"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of a command that was carried out and committed."""

    value: T
    changed: frozenset[Topic] = frozenset()


class Command(Generic[T]):
    """An order to the desk; a frozen dataclass whose handler gives a value of type T."""

    __slots__ = ()
