"""A statement is taken whole or not at all, beside the other feeds, and never books money twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from counter_app.commands.statement import ImportStatement, StatementReport
from counter_app.desk import Desk
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import NotAllowed
from counter_app.domain.money import Money
from counter_app.domain.payment import PaymentState
from counter_app.domain.statement import LineFault, RefusedLine, Statement, StatementLine
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.credit import CreditsOfDay, OpenCreditCount
from tests.builders import open_a_shift
from tests.commands.test_credit import DAY, state, told
from tests.commands.test_thread import a_request, the_book_is_whole

ACCOUNT = "1234567890123"
AT = datetime(2026, 11, 26, 7, 30, tzinfo=VIETNAM)


@pytest.fixture
def reference(desk: Desk, clerk: Actor) -> str:
    """A request for 100,000 đ."""
    open_a_shift(desk, clerk)
    return desk.submit(a_request("p1", "d1"), by=clerk).value.reference


def a_line(row: int, text: str, amount: int = 100_000, **changes: Any) -> StatementLine:
    facts: dict[str, Any] = {
        "row": row,
        "account": ACCOUNT,
        "bank_reference": f"FT100{row}",
        "amount": Money(amount),
        "text": text,
        "booked_at": AT,
        "raw": f"{row}\t{text}",
    }
    return StatementLine(**{**facts, **changes})


def taken(
    desk: Desk, *lines: StatementLine, refused: tuple[RefusedLine, ...] = (), kind: str = "csv"
) -> StatementReport:
    statement = Statement(kind, ACCOUNT, lines, refused)
    return desk.submit(ImportStatement(statement, "sao-ke.csv"), by=SYSTEM).value


def test_a_statement_pays_by_code_once_however_often_it_comes(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    lines = (a_line(1, reference), a_line(2, "NGUYEN MAU A chuyen tien"))

    first, again = taken(desk, *lines), taken(desk, *lines)
    third = taken(desk, *lines, kind="mt940")

    numbers = [(one.read, one.added, one.joined, one.matched) for one in (first, again, third)]
    assert numbers == [(2, 2, 0, 1), (2, 0, 2, 0), (2, 0, 2, 0)]
    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)
    assert desk.ask(OpenCreditCount(), by=supervisor) == (1, Money(100_000))
    the_book_is_whole(desk)


def test_a_statement_joins_what_the_webhook_told(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    at = {"booked_at": AT.isoformat(), "bank_reference": "FT1001"}
    desk.submit(told(1, reference, **dict[str, Any](at)), by=SYSTEM)

    report = taken(desk, a_line(1, f"TKThe. {reference}"))

    assert (report.added, report.joined) == (0, 1)
    (credit,) = desk.ask(CreditsOfDay(DAY), by=supervisor)
    assert credit.line.sources == ("city:sandbox", "statement:csv")
    assert state(desk, "p1") == (Money(100_000), PaymentState.PAID)


def test_a_row_that_cannot_be_read_keeps_the_whole_file_out(
    desk: Desk, supervisor: Actor, reference: str
) -> None:
    broken = RefusedLine(9, LineFault.AMOUNT)

    report = taken(desk, a_line(1, reference), refused=(broken,))

    assert (report.added, report.refused) == (0, (broken,))
    assert report.warnings == ("statement_not_taken",)
    assert desk.ask(CreditsOfDay(DAY), by=supervisor) == ()
    assert state(desk, "p1") == (Money(0), PaymentState.WAITING)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"account": "999999"}, LineFault.OTHER_ACCOUNT),
        ({"booked_at": AT + timedelta(hours=1, minutes=30)}, LineFault.FUTURE),
        ({"bank_reference": "ft 1001", "text": "other words"}, LineFault.TWICE),
    ],
)
def test_a_line_that_is_no_money_for_us_is_named_and_moves_nothing(
    desk: Desk, reference: str, changes: dict[str, Any], reason: LineFault
) -> None:
    facts: dict[str, Any] = {"text": reference, "amount": 5_000, **changes}

    report = taken(desk, a_line(1, reference, 5_000), a_line(2, **facts))

    assert report.refused == (RefusedLine(2, reason),)
    assert state(desk, "p1") == (Money(5_000), PaymentState.UNDERPAID)


def test_a_clerk_takes_no_statement(desk: Desk, clerk: Actor) -> None:
    with pytest.raises(NotAllowed):
        desk.submit(ImportStatement(Statement("csv", ACCOUNT, ()), "x"), by=clerk)
