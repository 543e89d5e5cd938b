"""Everything that some words may mean: dossiers, whose they are, and procedures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from counter_app.queries.catalogue import ProcedureLine, Procedures
from counter_app.queries.dossier import DossierLine, Dossiers
from counter_app.queries.query import Query
from counter_app.queries.view import View

DOSSIERS_MAX, PEOPLE_MAX, PROCEDURES_MAX = 6, 4, 5
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class NameFound:
    """A masked name and how many of the newest dossiers found stand under it."""

    masked_name: str
    dossiers: int


@dataclass(frozen=True, slots=True)
class Everything:
    """The nearest of each kind."""

    words: str
    dossiers: tuple[DossierLine, ...]
    names: tuple[NameFound, ...]
    procedures: tuple[ProcedureLine, ...]


@dataclass(frozen=True, slots=True)
class FindEverything(Query[Everything]):
    """Without words, nothing."""

    words: str

    def answer(self, view: View) -> Everything:
        """By the same indexes as the lists themselves."""
        words = self.words.strip()
        if not words:
            return Everything("", (), (), ())
        lines = Dossiers(words, _LOOKED_AT).answer(view)
        names = Counter(line.masked_name for line in lines).most_common(PEOPLE_MAX)
        return Everything(
            self.words,
            lines[:DOSSIERS_MAX],
            tuple(NameFound(name, count) for name, count in names if count > 1),
            Procedures(words, PROCEDURES_MAX).answer(view),
        )
