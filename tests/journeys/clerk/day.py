"""A queue worked to its end: the presses for each visit, and whether the book says the same.

`python -m tests.torture clerk [--dossiers N] [--seed S]` prints the table. Everything from the
first key after the card to the slip on paper is a press of the clerk's.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.payment import Method
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.shift import CurrentShift, ShiftSummary
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from tests import template
from tests.journeys.clerk.desk import Bank, at_the_window
from tests.journeys.clerk.hand import Clerk, Taken
from tests.journeys.clerk.queue import Guest, Trait, guests
from tests.template import MORNING

PRESSES_MAX = 12


def work(folder: Path, queue: Sequence[Guest]) -> tuple[tuple[Taken, ...], tuple[str, ...]]:
    """What each visit took, and what the book has otherwise than the clerk saw it."""
    with at_the_window(folder) as (window, desk, actor):
        hand = Clerk(window, Bank(desk, window.shell.counter.city_passed.emit))
        hand.begin()
        taken = tuple(hand.take(guest) for guest in queue)
        window.until(lambda: window.shell.counter.is_idle)
        return taken, otherwise(desk, actor, queue, hand.cash)


def otherwise(desk: Desk, actor: Actor, queue: Sequence[Guest], cash: Money) -> tuple[str, ...]:
    """What the book of the open shift has otherwise than the clerk of that queue saw it."""
    shift = desk.ask(CurrentShift(), by=actor)
    assert shift is not None
    told = desk.ask(ShiftSummary(shift.shift_id), by=actor)
    received = sum(one.dossiers for one in queue if one.trait.is_received)
    asked = sum(one.trait in (Trait.LACKS, Trait.BROUGHT) for one in queue)
    booked = Money.total(amount for _, amount, method in told.receipts if method is Method.CASH)
    facts = (
        ("dossiers", told.dossiers, received),
        ("supplements", told.supplements, asked),
        ("cash", booked, cash),
        ("the book is whole", desk.ask(Verify(), by=SYSTEM).ok, True),
    )
    return tuple(f"{name}: {own}, not {seen}" for name, own, seen in facts if own != seen)


def table(taken: Sequence[Taken]) -> str:
    """A line for each trait and each way: how many, presses from card to slip, where they went."""
    lines = [f"{'visit':<32}{'n':>4}{'least':>7}{'mean':>7}{'most':>6}  mean presses by step"]
    for name_of in (_trait, _way):
        lines += [
            _line(name, [one for one in taken if name_of(one) == name])
            for name in sorted({name_of(one) for one in taken} - {""})
        ]
    return "\n".join(lines)


def _trait(one: Taken) -> str:
    return one.guest.trait if one.guest.trait is not Trait.NONE else ""


def _way(one: Taken) -> str:
    """How a complete set of one person's is paid."""
    if one.guest.trait is not Trait.NONE:
        return ""
    way = "no fee" if one.was_free else str(one.guest.way)
    return f"{one.guest.channel}, {way}{', returning' if one.guest.is_returning else ''}"


def _line(name: str, rows: Sequence[Taken]) -> str:
    presses = [one.presses for one in rows]
    steps: Counter[str] = Counter()
    for one in rows:
        steps.update(dict(one.steps))
    spent = " · ".join(f"{step} {number / len(rows):.1f}" for step, number in steps.items())
    mean = sum(presses) / len(rows)
    return f"{name:<32}{len(rows):>4}{min(presses):>7}{mean:>7.1f}{max(presses):>6}  {spent}"


def main(arguments: list[str]) -> int:
    """The table; 1 where the short way took more presses than it may, or the book differs."""
    parser = argparse.ArgumentParser(prog="torture clerk")
    parser.add_argument("--dossiers", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="counter-clerk-") as folder:
        template.make(Settings(data_dir=Path(folder), key_store="file"))
        queue = guests(given.dossiers, given.seed, MORNING.date())
        taken, differs = work(Path(folder), queue)
    print(table(taken))
    for words in differs:
        print(f"  the book has {words}")
    short = [one.presses for one in taken if one.is_the_short_way]
    print(
        f"clerk     {len(taken)} visits · {sum(one.dossiers for one in queue)} dossiers of "
        f"{len({code for one in queue for code in one.procedures})} procedures · "
        f"{sum(one.presses for one in taken)} presses · returning, complete, QR: {len(short)} of "
        f"them, at most {max(short, default=0)} presses (may be {PRESSES_MAX})"
    )
    return 0 if short and max(short) <= PRESSES_MAX and not differs else 1
