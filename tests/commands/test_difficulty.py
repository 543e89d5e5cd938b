"""Difficulties raised to the unit that can solve them, and the board by unit and step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from counter_app.commands.difficulty import AnswerDifficulty, RaiseDifficulty
from counter_app.commands.handover import TakeHandover
from counter_app.commands.outcome import Command
from counter_app.desk import Desk
from counter_app.domain.difficulty import DifficultyState
from counter_app.domain.errors import CounterError
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.deadline import Board, Stake, UnitLoad, by_unit
from counter_app.queries.difficulty import Difficulties
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, forwarded, open_a_shift
from tests.conftest import Clock


def test_a_difficulty_has_a_unit_an_answer_due_and_its_place_in_the_history(
    desk: Desk, store: Store, clerk: Actor, clock: Clock
) -> None:
    open_a_shift(desk, clerk)
    forwarded(desk, clerk, "d1")
    asked = RaiseDifficulty("q1", "Phòng Tư pháp", "Không tra được sổ cũ", 2, "d1")
    due = desk.submit(asked, by=clerk).value
    desk.submit(asked, by=clerk)
    assert due == datetime.fromisoformat("2026-11-27T17:00:00+07:00")
    (line,) = desk.ask(Difficulties(), by=SYSTEM)
    assert (line.is_overdue, line.code[-4:]) == (False, "0001")
    clock.move(days=2)
    (line,) = desk.ask(Difficulties(), by=SYSTEM)
    assert line.is_overdue

    answer = AnswerDifficulty("q1", "Đã mở sổ năm 1998", "Ông Mẫu", is_solved=True)
    desk.submit(answer, by=clerk)

    (line,) = desk.ask(Difficulties(), by=SYSTEM)
    assert (line.state, line.is_overdue, line.answered_by) == (
        DifficultyState.SOLVED,
        False,
        "Ông Mẫu",
    )
    with pytest.raises(CounterError, match="difficulty_answered"):
        desk.submit(answer, by=clerk)
    with store.reading() as reading:
        kinds = [row["kind"] for row in reading.rows(schema.event.select())]
    assert {"raise_difficulty", "answer_difficulty"} <= set(kinds)


def test_an_answer_that_solves_nothing_is_told_as_such(desk: Desk, clerk: Actor) -> None:
    desk.submit(RaiseDifficulty("q1", "Phòng Tư pháp", "Máy chủ chậm", 1), by=clerk)
    desk.submit(AnswerDifficulty("q1", "Chưa có kinh phí", "Bà Mẫu", is_solved=False), by=clerk)

    (line,) = desk.ask(Difficulties(), by=SYSTEM)
    assert (line.state, line.code) == (DifficultyState.UNSOLVED, "")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (RaiseDifficulty("q1", "", "Máy chủ chậm", 1), "field_missing"),
        (RaiseDifficulty("q1", "Phòng X", " ", 1), "field_missing"),
        (RaiseDifficulty("q1", "Phòng X", "Máy chủ chậm", 0), "difficulty_days_wrong"),
        (RaiseDifficulty("q1", "Phòng X", "Máy chủ chậm", 11), "difficulty_days_wrong"),
        (RaiseDifficulty("q1", "Phòng X", "Máy chủ chậm", 1, "d9"), "dossier_unknown"),
        (AnswerDifficulty("q9", "x", "y", is_solved=True), "difficulty_unknown"),
    ],
)
def test_what_is_no_difficulty_is_refused(
    desk: Desk, clerk: Actor, command: Command[Any], code: str
) -> None:
    with pytest.raises(CounterError, match=code):
        desk.submit(command, by=clerk)


def test_a_unit_past_its_own_time_is_at_risk_before_the_promise_breaks(
    desk: Desk, store: Store, clerk: Actor
) -> None:
    open_a_shift(desk, clerk)
    number = forwarded(desk, clerk, "d1")
    desk.submit(TakeHandover(number, "Lê Thị Mẫu"), by=clerk)
    desk.submit(a_dossier("d2"), by=clerk)
    with store.writing() as uow:
        dossier = uow.one(schema.dossier, id="d1")
        assert dossier is not None
        far = dossier["due_at"] + 30 * 86_400_000_000
        uow.change(schema.dossier, dossier, due_at=far, holder_due_at=dossier["made_at"] - 1)
        uow.write_trail(at=0, actor="test", act="test", subject="")

    lines = desk.ask(Board(), by=SYSTEM)

    (line,) = (one for one in lines if one.dossier_id == "d1")
    assert (line.stake, line.is_step_late, line.asked) == (Stake.AT_RISK, True, "Lê Thị Mẫu")
    loads = by_unit(lines, "Tại quầy")
    assert UnitLoad(line.holder or "", line.step, 0, 0, 1) in loads
    assert sum(one.late + one.due + one.at_risk for one in loads) == len(lines)
