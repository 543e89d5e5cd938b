"""Which language each person at this desk reads; kept, and asked for again when they sit down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.user import NOBODY, Actor

if TYPE_CHECKING:
    from ui.counter import Counter


class Speaking:
    """The door speaks the desk's language, the work that of who does it."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._desk = counter.wiring.language
        self._own = dict(counter.wiring.languages)

    def of(self, actor: Actor) -> str:
        """What a person chose; who chose nothing reads what the desk speaks."""
        return self._own.get(actor.user_id, self._desk)

    def choose(self, actor: Actor, language: str) -> None:
        """From now on; with nobody signed in it is the desk that speaks otherwise."""
        if actor is NOBODY:
            self._desk = language
            self._counter.remember(language=language)
        else:
            self._own[actor.user_id] = language
            self._counter.remember(languages=dict(self._own))
