"""Random days of a machine of acts; a day that ends in a fault is told by the few acts it takes.

An act is a method with `@rule`; its arguments are drawn from one seeded source, so that a number
gives its days again. Each day has its own likings: what is rare on one is often done on another.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

Draw = Callable[[Random], Any]
Act = tuple[str, dict[str, Any]]
F = TypeVar("F", bound=Callable[..., Any])
LIKINGS = (0.3, 1.0, 1.0, 3.0)


class Machine:
    """A world that acts change. Subclasses have methods with `@rule`."""

    def begin(self) -> None:
        """Before the first act."""

    def check(self) -> None:
        """After each act; raises where the world is broken."""

    def teardown(self) -> None:
        """After the last act, or a fault; raises where the world is broken."""


@dataclass(frozen=True, slots=True)
class _Rule:
    draws: dict[str, Draw]
    weight: float
    when: Callable[[Any], object]


def rule(
    *, weight: float = 1.0, when: Callable[[Any], object] = lambda _machine: True, **draws: Draw
) -> Callable[[F], F]:
    """An act that is possible where `when` holds, `weight` times as likely as another."""

    def marked(function: F) -> F:
        function.__dict__["rule"] = _Rule(draws, weight, when)
        return function

    return marked


def one_of(*values: object) -> Draw:
    """Any of these, each as likely."""
    return lambda dice: dice.choice(values)


def upto(most: int) -> Draw:
    """0 to `most`."""
    return lambda dice: dice.randint(0, most)


def maybe(draw: Draw, often: float = 0.5) -> Draw:
    """None, or what is drawn, so often."""
    return lambda dice: draw(dice) if dice.random() < often else None


def several(draw: Draw, least: int, most: int) -> Draw:
    """A list of what is drawn."""
    return lambda dice: [draw(dice) for _ in range(dice.randint(least, most))]


def walk(
    machine: type[Machine], days: int, steps: int, number: int, *, shrinks: bool = True
) -> None:
    """Raises AssertionError at the first fault, with the acts that bring it about."""
    rules = _rules(machine)
    for day in range(days):
        acts, fault = _day(machine, rules, steps, Random(f"{number} {day}"))
        if fault is None:
            continue
        if shrinks:
            acts = _shrunk(machine, rules, acts, _sign(fault))
        told = "\n".join(f"state.{name}({_words(given)})" for name, given in acts)
        raise AssertionError(f"{_sign(fault)} by {len(acts)} acts:\n{told}") from fault


def _rules(machine: type[Machine]) -> dict[str, _Rule]:
    found = ((name, getattr(machine, name)) for name in dir(machine))
    return {name: one.rule for name, one in found if hasattr(one, "rule")}


def _day(
    machine: type[Machine], rules: dict[str, _Rule], steps: int, dice: Random
) -> tuple[list[Act], Exception | None]:
    """The acts of one day, and its fault."""
    names = list(rules)
    likings = [rules[name].weight * dice.choice(LIKINGS) for name in names]
    acts: list[Act] = []

    def choose(state: Machine) -> Act | None:
        if len(acts) == steps:
            return None
        name = dice.choices(names, likings)[0]
        while not rules[name].when(state):
            name = dice.choices(names, likings)[0]
        acts.append((name, {key: draw(dice) for key, draw in rules[name].draws.items()}))
        return acts[-1]

    return acts, _played(machine, choose)


def _again(
    machine: type[Machine], rules: dict[str, _Rule], acts: Sequence[Act]
) -> Exception | None:
    """The fault of the same acts once more, as far as they are possible."""
    left = iter(acts)

    def choose(state: Machine) -> Act | None:
        return next((act for act in left if rules[act[0]].when(state)), None)

    return _played(machine, choose)


def _played(machine: type[Machine], choose: Callable[[Machine], Act | None]) -> Exception | None:
    state = machine()

    def live() -> None:
        state.begin()
        while (act := choose(state)) is not None:
            getattr(state, act[0])(**act[1])
            state.check()

    fault, at_last = _fault(live), _fault(state.teardown)
    return fault or at_last


def _fault(step: Callable[[], None]) -> Exception | None:
    try:
        step()
    except Exception as fault:  # noqa: BLE001  # whatever it is, it is told
        return fault
    return None


def _shrunk(
    machine: type[Machine], rules: dict[str, _Rule], acts: list[Act], sign: str
) -> list[Act]:
    """As many acts left out as can be while the same fault comes."""
    size = max(len(acts) // 2, 1)
    while True:
        at, is_less = 0, False
        while at < len(acts):
            fewer = acts[:at] + acts[at + size :]
            fault = _again(machine, rules, fewer)
            if fault is not None and _sign(fault) == sign:
                acts, is_less = fewer, True
            else:
                at += size
        if size == 1 and not is_less:
            return acts
        size = max(size // 2, 1)


def _sign(fault: Exception) -> str:
    """What a fault is known by again: its kind, words and line."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} {fault} ({frame.name}: {frame.line})"


def _words(given: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in given.items())
