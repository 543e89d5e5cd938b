"""The verb that talks to the city until nothing waits, or the time is up."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from counter_app.domain.errors import InputError, RuleError
from counter_app.verbs.answer import DONE, FAULT, Answer, counts_as_facts, open_for, told, whole

if TYPE_CHECKING:
    from counter_app.queries.outbox import CityCounts
    from counter_app.settings import Settings


def sync(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Drain the outbox and read the inbox once, or until nothing waits."""
    from counter_app.domain.numbering import FIRST_STATION
    from counter_app.domain.outbox import Unreachable
    from counter_app.domain.user import SYSTEM
    from counter_app.main import city_gateway, relay_turn, system_clock
    from counter_app.queries.office import ThisStation
    from counter_app.queries.outbox import CountsForCity
    from sync.city_desk import CityDesk
    from sync.evening import compare, top_up
    from sync.pull import pull
    from sync.relay import drain
    from sync.until_empty import sync_until_empty
    from ui.messages import sentence

    url = parsed.city or settings.city_url
    if not url:
        raise InputError("city_not_set", field="city")
    with open_for(settings) as opened, relay_turn(settings, opened):
        # The city knows an office by its first station, whichever counter relays for it.
        desk = opened.as_station(FIRST_STATION)
        gateway = city_gateway(settings, desk.ask(ThisStation(), by=SYSTEM), url)
        city_desk = CityDesk(desk)
        if parsed.until_empty:
            timeout_s = float(whole(parsed.timeout, "timeout"))
            is_heard = sync_until_empty(city_desk, gateway, timeout_s, time.monotonic, time.sleep)
        else:
            while (drained := drain(city_desk, gateway)).has_more:
                continue
            # Where nothing waits, only what was read tells whether the city answers.
            is_silent = isinstance(pull(city_desk, gateway), Unreachable)
            is_heard = drained.unreachable is None and not is_silent
        if is_heard:
            # As the window does: what cannot be borrowed today is borrowed another day.
            top_up(city_desk, gateway)
        forgotten = compare(city_desk, gateway, system_clock().date()) if is_heard else 0
        if isinstance(forgotten, int) and forgotten:
            while drain(city_desk, gateway).has_more:
                continue
        counts = desk.ask(CountsForCity(), by=SYSTEM)
    is_empty = not counts.waiting and not counts.refused and not counts.beside
    facts = counts_as_facts(counts)
    if parsed.until_empty:
        answer = told(facts, DONE if is_empty else FAULT)
    else:
        answer = told({**facts, "city_reached": is_heard})
    left = _left(counts, is_heard=is_heard)
    return replace(answer, complaint="" if left is None else sentence(left, parsed.lang))


def _left(counts: CityCounts, *, is_heard: bool) -> RuleError | None:
    """What is to be said of what the city has not got, or has not told; nothing where all is well.

    What it refused does not go by asking again.
    """
    if counts.waiting:
        return RuleError("city_not_level", waiting=counts.waiting)
    if counts.refused:
        return RuleError("city_refused_some", refused=counts.refused)
    if counts.beside:
        return RuleError("city_lacks_news", beside=counts.beside)
    return None if is_heard else RuleError("city_silent_nothing_waits")
