"""Batches that come at once share a commit, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from sync.sandbox.faults import Faults
from sync.sandbox.ferry import Ferry
from sync.sandbox.state import Batch, City, Results, open_city

AT = "2026-11-26T02:00:00Z"
MOVED: dict[str, Any] = {
    "code": "000.00.01.H26-261126-1260001", "status": 4, "move": "forward", "at": AT,
    "unit": None, "handler": "Nguyễn Thu Mẫu", "note": "", "due_at": None, "station": "0126",
}  # fmt: skip


@pytest.fixture
def own_city(tmp_path: Path) -> Iterator[City]:
    city = open_city(tmp_path / "city.db", None)
    yield city
    city._engine.dispose()


def a_batch(station: int, **changes: Any) -> Batch:
    entry = {
        "key": f"key-{station}",
        "lane": f"lane-{station}",
        "sequence": 1,
        "kind": "dossier.moved",
        "made_at": AT,
        "body": MOVED,
    }
    return Batch(f"{station:04d}", f"{station:064x}", [{**entry, **changes}])


async def together(ferry: Ferry, batches: list[Batch]) -> list[Results | BaseException]:
    return await asyncio.gather(*(ferry.take(one) for one in batches), return_exceptions=True)


def commits_of(city: City) -> list[object]:
    made: list[object] = []
    event.listen(city._engine, "commit", made.append)
    return made


def test_forty_batches_at_once_cross_in_two_commits_and_each_gets_its_own_answer(
    own_city: City,
) -> None:
    commits = commits_of(own_city)

    told = asyncio.run(together(Ferry(own_city, Faults()), [a_batch(n) for n in range(1, 41)]))

    assert len(commits) <= 2
    assert [one[0]["key"] for one in told if isinstance(one, list)] == [
        f"key-{n}" for n in range(1, 41)
    ]
    assert len(own_city.heads("0007", None, 10)[0]) == 1


def test_what_the_database_cannot_take_harms_nobody_who_crosses_with_it(own_city: City) -> None:
    spoilt = a_batch(3, sequence=2**70)
    batches = [a_batch(n) for n in (1, 2)]

    told = asyncio.run(together(Ferry(own_city, Faults()), [*batches, spoilt]))

    assert [one[0]["status"] for one in told[:2] if isinstance(one, list)] == ["accepted"] * 2
    assert isinstance(told[2], Exception)
    assert len(own_city.messages(0, 10)) == 2


def test_who_has_nothing_to_read_is_answered_from_memory_and_what_is_told_meanwhile_reaches_them(
    own_city: City,
) -> None:
    news = own_city.news
    first = own_city.tell("feedback", {"id": "1"}, "0001")

    assert not news.is_quiet("0001", first)
    told = news.told
    assert own_city.changes("0001", first, 10) == ([], False)
    assert news.is_quiet("0001", first)
    assert not news.is_quiet("0001", first - 1)
    own_city.tell("feedback", {"id": "2"}, "0002")
    assert news.is_quiet("0001", first)
    own_city.tell("calendar.version", {"version": "1"}, None)
    assert not news.is_quiet("0001", first)
    # A look that began before it was told, and ends after.
    news.found_nothing("0001", first, told)
    assert not news.is_quiet("0001", first)
    assert len(own_city.changes("0001", first, 10)[0]) == 1


def test_a_city_put_back_tells_again_what_was_read(own_city: City) -> None:
    backup = own_city.backups.take()
    cursor = own_city.tell("feedback", {"id": "1"}, "0001")
    own_city.changes("0001", cursor, 10)

    own_city.backups.restore(backup)

    assert not own_city.news.is_quiet("0001", cursor)
    assert own_city.news.is_owed
