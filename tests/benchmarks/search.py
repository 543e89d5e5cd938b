"""Search as typed over a million dossiers, encrypted, beside `LIKE` on the column it asks."""

from __future__ import annotations

import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3

from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.search import terms_of
from counter_app.domain.user import NOBODY, Actor
from counter_app.main import new_ids, system_clock
from counter_app.queries.dossier import Dossiers
from counter_app.settings import Settings
from counter_app.store import key
from counter_app.store.setup import open_store
from tests.benchmarks import listing
from tests.benchmarks.harness import Figure, timed
from tests.builders import a_dossier, an_applicant, open_a_shift

STATION = 126
DOSSIERS = 1_000_000
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Đào")
# A few given names are everywhere and most are rare, as in life: the rare ones are the hard ones,
# for an index because it must find them, for LIKE because it must read everything.
ONSETS = ("", "B", "C", "Ch", "D", "Đ", "Gi", "H", "Kh", "L", "M", "N", "Ng", "Nh", "Ph", "Qu", "S",
          "T", "Th", "Tr", "V", "X")  # fmt: skip
RIMES = ("a", "an", "ào", "ân", "ạnh", "ẩm", "inh", "iên", "oa", "oàn", "úc", "ung", "ương", "uyên",
         "ữu", "ỹ", "ơn", "ôi", "ê")  # fmt: skip
SYLLABLES = tuple((onset + rime).capitalize() for onset in ONSETS for rime in RIMES)
WEIGHTS = tuple(1 / (rank + 1) for rank in range(len(SYLLABLES)))
FIRST_DAY = datetime(2022, 1, 3, 8, tzinfo=UTC)


def measure(rounds: int) -> list[Figure]:
    """One figure for each kind of query; building the book is told beside them."""
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
        raw = _raw(settings)
        empty_save = _saves(desk, clerk, new_id)
        build = _fill(raw, count, settings)
        full_save = _saves(desk, clerk, new_id)
        print(f"{count:,} dossiers: {build}")
        print(
            f"saving one more: {full_save:.2f} ms at the median, {empty_save:.2f} in an empty book"
        )
        figures = [
            _figure(f"search {name}, {count:,}", typed, column, desk, clerk, raw, rounds)
            for name, typed, column in _kinds(raw)
        ]
        figures += listing.measure(desk, clerk, count, max(LIST_ROUNDS_MIN, rounds // 5))
        raw.close()
        store.close()
    return figures


FULL_ROUNDS = 200
LIKE_ROUNDS = 24
# A scan of a million encrypted rows takes seconds.
LIKE_ROUNDS_FULL = 8
LIST_ROUNDS_MIN = 10


def _kinds(raw: Any) -> Iterator[tuple[str, list[str], str]]:
    """What is typed, letter by letter where a person would see the list grow."""
    rows = raw.execute(
        "SELECT code, full_name, id_number, phone FROM dossier WHERE id LIKE 'b%' "
        "ORDER BY random() LIMIT 40"
    ).fetchall()
    chosen = random.Random(2).sample(SYLLABLES, 40)
    yield "code", [row[0] for row in rows], "code"
    yield "serial of a code", [row[0].rsplit("-", 1)[1] for row in rows], "code"
    yield "name prefix", [word[:n] for word in chosen for n in (2, 3, 4)], "full_name"
    yield "middle word", chosen, "full_name"
    yield "full name", [row[1] for row in rows], "full_name"
    yield "dao → Đào", ["dao", "dao t", "dao th", "le dao", "ho dao"], "full_name"
    yield "ID number", [row[2][:n] for row in rows for n in (6, 9, 12)], "id_number"
    yield "last four digits", [row[2][-4:] for row in rows], "id_number"
    yield "phone", [row[3] for row in rows], "phone"
    yield "no hit", ["nguyen thi van zzz", "998877665544"], "full_name"


def _figure(
    name: str, typed: list[str], column: str, desk: Desk, clerk: Actor, raw: Any, rounds: int
) -> Figure:
    words = itertools.cycle(typed)
    # The same mix for the floor, drawn from all that is typed: a rare word makes LIKE read
    # everything, a frequent one lets it stop early. (Each n-th would meet prefixes of one length.)
    scans = LIKE_ROUNDS if rounds < FULL_ROUNDS else LIKE_ROUNDS_FULL
    like = itertools.cycle(random.Random(3).sample(typed, min(scans, len(typed))))

    def find() -> None:
        desk.ask(Dossiers(next(words), limit=50), by=clerk)

    def scan() -> None:
        raw.execute(
            f"SELECT * FROM dossier WHERE {column} LIKE ? ORDER BY made_at DESC LIMIT 50",
            (f"%{next(like)}%",),
        ).fetchall()

    ours = _milliseconds(find, max(rounds, 3 * len(typed)))
    floor = _milliseconds(scan, scans)
    return Figure(
        name, f"LIKE on {column}", len(ours), statistics.median(ours), _p99(ours),
        statistics.median(floor), _p99(floor), "p99 10 ms and 0.05",
    )  # fmt: skip


def _milliseconds(job: Callable[[], None], rounds: int) -> list[float]:
    job()
    run = timed(job)
    return [run() * 1000 for _ in range(rounds)]


def _p99(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def _saves(desk: Desk, clerk: Actor, new_id: Callable[[], str]) -> float:
    """The median of receiving a dossier, in milliseconds."""
    names = itertools.cycle(FAMILIES)

    def save() -> None:
        person = an_applicant(full_name=f"{next(names)} Thị Mẫu")
        desk.submit(a_dossier(new_id(), applicant=person), by=clerk)

    return statistics.median(_milliseconds(save, 60))


def _raw(settings: Settings) -> Any:
    data_key = key.load_or_make(settings.data_dir, "file", is_new=False)
    raw = sqlcipher3.dbapi2.connect(str(settings.database_path), isolation_level=None)
    raw.execute(f'PRAGMA key = "{data_key.pragma}"')
    raw.execute("PRAGMA journal_mode = WAL")
    return raw


def _fill(raw: Any, count: int, settings: Settings) -> str:
    """Rows as the desk would write them, seals apart: nothing here is verified."""
    columns = [row[1] for row in raw.execute("PRAGMA table_info(dossier)")]
    model = dict(zip(columns, raw.execute("SELECT * FROM dossier LIMIT 1").fetchone(), strict=True))
    first = raw.execute("SELECT max(serial) FROM search_place").fetchone()[0] + 1
    chance = random.Random(1)
    marks = ", ".join("?" for _ in columns)
    spent = {"rows": 0.0, "index": 0.0}
    before = _size(raw)
    middle = 0
    for part in ("rows", "index"):
        start = time.perf_counter()
        raw.execute("BEGIN")
        for begin in range(0, count, 20_000):
            people = [_person(model, begin + n, chance) for n in range(min(20_000, count - begin))]
            if part == "rows":
                raw.executemany(
                    f"INSERT INTO dossier VALUES ({marks})",
                    [tuple(row.values()) for row in people],
                )
            else:
                raw.executemany(
                    "INSERT INTO search_place VALUES (?, ?)",
                    [(first + begin + n, row["id"]) for n, row in enumerate(people)],
                )
                raw.executemany(
                    "INSERT INTO search_index (rowid, t) VALUES (?, ?)",
                    [(first + begin + n, " ".join(terms_of(r))) for n, r in enumerate(people)],
                )
        raw.execute("COMMIT")
        spent[part] = time.perf_counter() - start
        chance = random.Random(1)
        middle = _size(raw) if part == "rows" else middle
    after = _size(raw)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    mb = settings.database_path.stat().st_size / 1e6
    return (
        f"rows {(middle - before) / 1e6:.0f} MB in {spent['rows']:.0f} s, index "
        f"{(after - middle) / 1e6:.0f} MB in {spent['index']:.0f} s, file {mb:.0f} MB"
    )


def _size(raw: Any) -> int:
    pages, size = raw.execute("PRAGMA page_count"), raw.execute("PRAGMA page_size")
    return int(pages.fetchone()[0]) * int(size.fetchone()[0])


def _person(model: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any]:
    day = FIRST_DAY + timedelta(days=number // 600)
    name = " ".join((chance.choice(FAMILIES), *chance.choices(SYLLABLES, WEIGHTS, k=2)))
    return {
        **model,
        "id": f"b{number}",
        "code": f"000.00.01.H26-{day:%y%m%d}-{number % 600 + 1:04d}",
        "full_name": name,
        "id_number": f"0011{chance.randrange(10**8):08d}",
        "phone": f"09{chance.randrange(10**8):08d}",
        "made_at": int(day.timestamp() * 1e6) + number,
    }
