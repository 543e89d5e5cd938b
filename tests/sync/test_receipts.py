"""The sandbox as provider: every receipt that was asked for is issued once, whatever happens."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, insert, select

from sync.sandbox import receipts
from sync.sandbox.contract import change_fault
from sync.sandbox.news import News
from sync.sandbox.receipts import ANSWERS_MAX, KIND, Receipts
from sync.sandbox.tables import asked_receipt, change, message, metadata


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = create_engine(f"sqlite:///{tmp_path / 'city.db'}")
    metadata.create_all(made)
    yield made
    made.dispose()


Asking = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(engine: Engine) -> Asking:
    """A fact as the city takes it; gives the row that was kept."""
    numbers = itertools.count(1)

    def made(kind: str = KIND, station: str = "0126", **changes: Any) -> dict[str, Any]:
        number = next(numbers)
        body = {
            "code": f"000.00.01.H26-261126-126{number:04d}",
            "symbol": "26TAA",
            "number": f"{1_260_000 + number:08d}",
            "amount": 100_000,
            "temporary_number": None,
            **changes,
        }
        row = {
            "number": number,
            "key": f"key-{number}",
            "station": station,
            "kind": kind,
            "code": body["code"],
            "lane": "d1",
            "sequence": number,
            "digest": "",
            "body": json.dumps(body),
            "made_at": "2026-11-26T02:00:00Z",
            "day": "2026-11-26",
        }
        with engine.begin() as connection:
            connection.execute(insert(message), row)
            receipts.ask(connection, [row])
        return body

    return made


def answers(engine: Engine) -> list[tuple[str, str, dict[str, Any]]]:
    with engine.connect() as connection:
        rows = connection.execute(select(change).order_by(change.c.cursor)).all()
    return [(row.station, row.kind, json.loads(row.body)) for row in rows]


def test_an_answer_names_the_receipt_it_is_for_and_fits_the_contract(
    engine: Engine, ask: Asking
) -> None:
    made = ask(temporary_number="26TAA-01260001")

    Receipts(engine, News()).answer()

    ((station, kind, body),) = answers(engine)
    assert (station, kind) == ("0126", "receipt.issued")
    assert change_fault(kind, body) is None
    assert {name: body[name] for name in made} == made
    assert body["provider"] == "SANDBOX" and len(body["lookup_code"]) == 12


def test_each_receipt_is_issued_once_however_often_the_provider_wakes(
    engine: Engine, ask: Asking
) -> None:
    ask()
    for _ in range(3):
        Receipts(engine, News()).answer()
    ask()
    Receipts(engine, News()).answer()

    numbers = [body["number"] for _, _, body in answers(engine)]
    assert numbers == ["01260001", "01260002"]


def test_other_facts_want_no_answer(engine: Engine, ask: Asking) -> None:
    ask(kind="dossier.received")

    Receipts(engine, News()).answer()

    assert answers(engine) == []
    with engine.connect() as connection:
        assert connection.execute(select(asked_receipt)).all() == []


def test_each_station_gets_the_answers_to_its_own_in_order(engine: Engine, ask: Asking) -> None:
    for station in ("0126", "0127", "0126"):
        ask(station=station)

    Receipts(engine, News()).answer()

    told = [(station, body["number"]) for station, _, body in answers(engine)]
    assert told == [("0126", "01260001"), ("0127", "01260002"), ("0126", "01260003")]
    with engine.connect() as connection:
        cursors = [row.cursor for row in connection.execute(select(change.c.cursor)).all()]
    assert len(set(cursors)) == 3


def test_what_waited_long_is_answered_in_parts_and_all_of_it(engine: Engine, ask: Asking) -> None:
    for _ in range(ANSWERS_MAX + 3):
        ask()

    seen = []
    for _ in range(3):
        Receipts(engine, News()).answer()
        seen.append(len(answers(engine)))

    assert seen == [ANSWERS_MAX, ANSWERS_MAX + 3, ANSWERS_MAX + 3]


def test_the_same_receipt_has_the_same_look_up_code_and_another_has_another(
    engine: Engine, ask: Asking
) -> None:
    ask(number="00000001", code="000.00.01.H26-261126-1260001")
    ask(number="00000001", code="000.00.01.H26-261126-1260001")
    ask(number="00000002", code="000.00.01.H26-261126-1260001")

    Receipts(engine, News()).answer()

    codes = [body["lookup_code"] for _, _, body in answers(engine)]
    assert codes[0] == codes[1] != codes[2]
