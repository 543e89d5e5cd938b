"""The close of a shift and a month's report over a million dossiers, encrypted, beside one scan.

The floor reads the whole table once with GROUP BY, as a report without indexes does. Rows have to
be equal before anything is timed.
"""

from __future__ import annotations

import itertools
import random
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.instant import micros
from counter_app.domain.payment import Method
from counter_app.domain.user import NOBODY, Actor
from counter_app.main import new_ids, system_clock
from counter_app.queries.month import MonthReport
from counter_app.queries.shift import ShiftSummary
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from tests.benchmarks.harness import Figure, Job, Timed, compare, timed
from tests.benchmarks.search import STATION, _raw
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, open_a_shift

DOSSIERS = 1_000_000
FULL_ROUNDS = 9
# One scan of a million encrypted rows takes seconds.
FLOOR_ROUNDS = 5
UNITS, PROCEDURES, YEARS = 30, 300, 5
# A clerk with a queue: one visit every four minutes.
PER_SHIFT = 120
FIRST = datetime(2021, 12, 1, 1, tzinfo=UTC)
DAY_US = 86_400_000_000
# The last whole month before the book ends, which is when its report is made.
MONTH = (date(2026, 10, 1), date(2026, 10, 31))


def measure(rounds: int) -> list[Figure]:
    """Two jobs, each by two clocks; building the book is told beside them."""
    count = DOSSIERS if rounds >= FULL_ROUNDS else DOSSIERS // 10
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        settings = Settings(data_dir=Path(folder), key_store="file")
        new_id = new_ids()
        store = open_store(
            settings, now=system_clock(), new_id=new_id, station_number=lambda: STATION
        )
        ticks = itertools.count()
        desk = Desk(store, clock=system_clock, monotonic_ns=lambda: next(ticks), new_id=new_id)
        clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
        open_a_shift(desk, clerk)
        desk.submit(a_dossier("model", HOUSEHOLD_BUSINESS), by=clerk)
        raw = _raw(settings)
        start = time.perf_counter()
        shifts = _fill(raw, count)
        print(f"{count:,} dossiers in {shifts:,} shifts: {time.perf_counter() - start:.0f} s")
        figures = [
            *_close(desk, clerk, raw, f"s{shifts // 2}", count, rounds),
            *_month(desk, clerk, raw, count, rounds),
        ]
        raw.close()
        store.close()
    return figures


def _month(desk: Desk, clerk: Actor, raw: Any, count: int, rounds: int) -> list[Figure]:
    first, last = MONTH
    begin, end = (
        micros(datetime(day.year, day.month, day.day, tzinfo=VIETNAM))
        for day in (first, last + timedelta(days=1))
    )
    ours = desk.ask(MonthReport(first, last), by=clerk)
    rows = [
        (one.procedure_code, one.agency, one.carried_over, one.received, one.on_time, one.late)
        for one in ours
    ]
    scanned = _scan_month(raw, begin, end)
    if rows != scanned:
        raise AssertionError("the month's rows differ from the scan's")
    print(f"month: {len(rows):,} groups, equal rows")
    return _both(
        f"month report, {count:,}",
        lambda: _nothing(desk.ask(MonthReport(first, last), by=clerk)),
        lambda: _nothing(_scan_month(raw, begin, end)),
        rounds,
        "ratio 0.04",
    )


def _scan_month(raw: Any, begin: int, end: int) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = raw.execute(
        "SELECT procedure_code, coalesce(deciding_agency, '') AS agency, "
        "sum(received_at < :b AND (finished_at IS NULL OR finished_at >= :b)), "
        "sum(received_at >= :b AND received_at < :e), "
        "sum(coalesce(finished_at >= :b AND finished_at < :e AND finished_at <= due_at, 0)), "
        "sum(coalesce(finished_at >= :b AND finished_at < :e AND finished_at > due_at, 0)) "
        "FROM dossier NOT INDEXED WHERE received_at < :e AND status <> 'refused' "
        "AND (finished_at IS NULL OR finished_at >= :b) GROUP BY 1, 2 ORDER BY 1, 2",
        {"b": begin, "e": end},
    ).fetchall()
    return found


def _close(desk: Desk, clerk: Actor, raw: Any, shift: str, count: int, rounds: int) -> list[Figure]:
    totals = desk.ask(ShiftSummary(shift), by=clerk)
    ours = {str(one.method): one.amount.dong for one in totals.tenders if one.amount}
    scanned = {method: amount for who, method, amount in _scan_shifts(raw) if who == shift}
    if not ours or ours != scanned:
        raise AssertionError("the shift's sums differ from the scan's")
    print(f"shift: {totals.dossiers} dossiers, {len(totals.receipts)} receipts, equal sums")
    return _both(
        f"shift close, {count:,}",
        lambda: _nothing(desk.ask(ShiftSummary(shift), by=clerk)),
        lambda: _nothing(_scan_shifts(raw)),
        rounds,
        "ratio 0.002",
    )


def _both(name: str, ours: Job, floor: Job, rounds: int, budget: str) -> list[Figure]:
    """On the wall's clock and on the thread's own: a busy machine makes short work look long."""
    return [
        compare(
            f"{name}{words}",
            clocked(ours),
            clocked(floor),
            floor_name="one scan GROUP BY",
            rounds=min(rounds, FLOOR_ROUNDS),
            warm=1,
            budget=budget,
        )
        for words, clocked in (("", timed), (", CPU", _cpu))
    ]


def _cpu(job: Job) -> Timed:
    """The seconds of this thread's CPU that a job takes."""

    def run() -> float:
        start = time.thread_time()
        job()
        return time.thread_time() - start

    return run


def _scan_shifts(raw: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = raw.execute(
        "SELECT t.shift_id, p.method, sum(t.amount) FROM ledger_transfer t NOT INDEXED "
        "JOIN payment p ON p.id = t.payment_id WHERE t.code IN ('cash', 'bank') GROUP BY 1, 2"
    ).fetchall()
    return found


def _nothing(_found: object) -> None:
    """The answer is not kept."""


def _fill(raw: Any, count: int) -> int:
    """Rows as the desk would write them, seals apart: nothing here is verified."""
    models = {
        table: dict(
            zip(
                [row[1] for row in raw.execute(f"PRAGMA table_info({table})")],
                raw.execute(f"SELECT * FROM {table} LIMIT 1").fetchone(),
                strict=True,
            )
        )
        for table in ("shift", "dossier", "payment", "receipt")
    }
    names = [row[1] for row in raw.execute("PRAGMA table_info(ledger_transfer)")]
    code = "SELECT * FROM ledger_transfer WHERE code = 'cash' LIMIT 1"
    models["ledger_transfer"] = dict(zip(names, raw.execute(code).fetchone(), strict=True))
    chance = random.Random(1)
    shifts = -(-count // PER_SHIFT)
    raw.execute("BEGIN")
    _insert(raw, "shift", [_shift(models["shift"], number) for number in range(shifts)])
    for begin in range(0, count, 20_000):
        made: dict[str, list[dict[str, Any]]] = {name: [] for name in models if name != "shift"}
        for number in range(begin, min(count, begin + 20_000)):
            _visit(made, models, number, count, chance)
        for table, rows in made.items():
            _insert(raw, table, rows)
    raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return shifts


def _insert(raw: Any, table: str, rows: list[dict[str, Any]]) -> None:
    marks = ", ".join("?" for _ in rows[0])
    raw.executemany(f"INSERT INTO {table} VALUES ({marks})", [tuple(r.values()) for r in rows])


def _shift(model: dict[str, Any], number: int) -> dict[str, Any]:
    return {**model, "id": f"s{number}", "number": f"CA-{number}", "station": 9_999}


def _visit(
    made: dict[str, list[dict[str, Any]]],
    models: dict[str, dict[str, Any]],
    number: int,
    count: int,
    chance: random.Random,
) -> None:
    at = int(FIRST.timestamp() * 1e6) + number * (YEARS * 365 * DAY_US // count)
    due = at + chance.randrange(1, 30) * DAY_US
    is_open = chance.random() < (0.5 if number > count * 0.98 else 0.01)
    done = None if is_open else due + chance.randrange(-20, 4) * DAY_US
    method = chance.choice((Method.CASH, Method.QR))
    key, shift = f"b{number}", f"s{number // PER_SHIFT}"
    made["dossier"].append(
        {
            **models["dossier"],
            "id": key,
            "code": f"B-{number}",
            "status": "processing" if done is None else "returned",
            "procedure_code": f"9.{chance.randrange(PROCEDURES):06d}",
            "deciding_agency": f"Đơn vị {chance.randrange(UNITS):02d}",
            "made_at": at,
            "received_at": at,
            "due_at": due,
            "finished_at": None if done is None else max(done, at),
            "shift_id": shift,
        }
    )
    made["payment"].append(
        {**models["payment"], "id": key, "dossier_id": key, "method": str(method),
         "shift_id": shift, "reference": None}
    )  # fmt: skip
    made["receipt"].append(
        {**models["receipt"], "number": f"B-{number}", "serial": number, "dossier_id": key,
         "payment_id": key, "method": str(method), "shift_id": shift, "issued_at": at}
    )  # fmt: skip
    made["ledger_transfer"].append(
        {**models["ledger_transfer"], "id": key, "at": at, "dossier_id": key, "payment_id": key,
         "shift_id": shift, "code": "cash" if method is Method.CASH else "bank"}
    )  # fmt: skip
