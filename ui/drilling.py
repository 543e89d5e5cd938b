"""The situation that is on: begins it, asks the drill's book how far it is, and tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.commands.outcome import Topic
from counter_app.domain.drill import INVENTED_CARDS, Card, Running, Step, judge
from counter_app.domain.user import NOBODY

if TYPE_CHECKING:
    from counter_app.domain.drill import Evidence
    from counter_app.domain.errors import CounterError
    from ui.counter import Counter
    from ui.outside import DrillRoom

# Saves of what is typed: the power goes when somebody is well within a word.
SAVES_BEFORE_CUT = 6
TRANSFERS = 2


class Drilling(QObject):
    """One card at a time. What it takes away is given back when it ends or another begins."""

    changed = Signal()

    def __init__(self, counter: Counter, room: DrillRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._room = room
        self.running = Running.from_json(room.kept)
        self.steps: tuple[Step, ...] = ()
        self.passed: set[Card] = set()
        self._is_out = False
        self._is_stale = False
        self._saves = 0
        self._paid: set[str] = set()
        self._read_cards = 0
        self._take_away()
        counter.happened.connect(self._on_happened)

    def begin(self, card: Card) -> None:
        """Set the situation; one that is on already begins anew."""
        self._saves = 0
        self.steps = ()
        self._keep(Running(card, self._counter.now))
        self._ask()

    def turn(self) -> None:
        """The trouble is over: the line is mended, or there is paper again."""
        running = self.running
        if running is None or not running.is_in_trouble or running.card is Card.POWER:
            return
        self._keep(running.turned(self._counter.now))
        self._ask()

    def citizen_card(self) -> str:
        """What the next invented citizen's card says when it is read."""
        text = INVENTED_CARDS[self._read_cards % len(INVENTED_CARDS)]
        self._read_cards += 1
        return text

    @property
    def step(self) -> int:
        """Which step is on, from 0; how many there are once all are done."""
        return next(
            (at for at, one in enumerate(self.steps) if one is not Step.DONE), len(self.steps)
        )

    @property
    def is_wrong(self) -> bool:
        """Whether the book has something that no further step puts right."""
        return Step.WRONG in self.steps

    @property
    def is_passed(self) -> bool:
        """Whether the book says that all of it was done right."""
        return bool(self.steps) and self.step == len(self.steps)

    def _keep(self, running: Running) -> None:
        self.running = running
        self._room.keep(running.to_json())
        self._take_away()
        self.changed.emit()

    def _take_away(self) -> None:
        running = self.running
        away = running.card if running is not None and running.is_in_trouble else None
        self._room.set_line(is_there=away is not Card.LINE)
        self._room.set_paper(is_there=away is not Card.PAPER)

    def _on_happened(self, topics: frozenset[Topic]) -> None:
        running = self.running
        if running is None:
            return
        if Topic.DRAFTS in topics and running.card is Card.POWER and running.is_in_trouble:
            self._saves += 1
        self._ask()

    def _ask(self) -> None:
        """One question is out at a time; what happens meanwhile is asked for once it is back."""
        from counter_app.queries.drill import DrillEvidence

        if self.running is None or self._counter.actor is NOBODY:
            return
        if self._is_out:
            self._is_stale = True
            return
        self._is_out, self._is_stale = True, False
        self._counter.ask(DrillEvidence(self.running.begun_at), self, self._came, self._failed)

    def _came(self, found: Evidence) -> None:
        self._is_out = False
        running = self.running
        if running is None or self._is_stale:
            self._ask()
            return
        self._let_pay(running, found)
        if self._saves >= SAVES_BEFORE_CUT and running.is_in_trouble and found.drafts:
            self._keep(running.turned(self._counter.now, found.drafts))
            self._room.cut_power()
        steps = judge(running, found)
        if steps != self.steps:
            self.steps = steps
            if self.is_passed:
                self.passed.add(running.card)
            self.changed.emit()

    def _failed(self, _error: CounterError) -> None:
        # It is asked again with the next thing that happens.
        self._is_out = False

    def _let_pay(self, running: Running, found: Evidence) -> None:
        if running.card is not Card.TWICE:
            return
        for asked in found.asked:
            if not asked.came and asked.reference not in self._paid:
                self._paid.add(asked.reference)
                self._room.pay(asked.reference, asked.due, TRANSFERS)
