"""A thousand dossiers in the real window: how long it stands still, and whether it stays as small.

The day is the rehearsed one, by keys, with a city, a printer and a scanner that gives a page of A4
after every tenth dossier, and no pictures: in a process of its own, `python -m
tests.benchmarks.day FOLDER DOSSIERS`. It is not the desk's first day: one was worked before, by
commands, so lists and caches meet a book that is larger than they are.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import re
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sync.bank_phone import BankPhone
from tests.benchmarks.harness import Figure
from tests.benchmarks.stall import Heart, Stalls
from ui import heap

if TYPE_CHECKING:
    from counter_app.domain.money import Money
    from counter_app.domain.user import Actor
    from counter_app.settings import Settings
    from counter_app.verbs.day_plan import Visit
    from counter_app.verbs.rehearsal import Stage
    from ui.rehearsal import WindowHand

FULL, FRAME_MS = 1_000, 16.7
# 9 MB of a book, four times what a connection remembers of it.
DAY_BEFORE = 300
# The sizes are told so many times; by the first every screen of the day has been there once.
TENTHS, LOOKS = 10, 3
SCANNED_SHARE = 10
MEGABYTE = 1 << 20
# Looks at the same state differ by 0.3 MB. What keeps 1.3 KB of each dossier is over this.
STEADY = "1.01"
_BLOCKS = re.compile(r"bytes in allocated blocks\s*=\s*([\d,]+)")


class Felt:
    """A hand whose window has a heart from the first citizen to the shift's end."""

    def __init__(self, hand: WindowHand, heart: Heart, dossiers: int, feeder: Path) -> None:
        self._hand = hand
        self._feeder = feeder
        self._page = _page()
        self._left, self._tenth = dossiers, max(1, dossiers // TENTHS)
        self._heart = heart
        self._aside = ExitStack()
        # Megabytes that lie in memory, those of them that are alive, and the most widgets that a
        # citizen of that tenth left: one who brings two kinds of copies has a row more.
        self._sizes: list[tuple[float, float, int]] = []
        self._memory: list[tuple[float, float]] = []
        self._widgets = 0

    def open(self, float_opening: Money) -> tuple[Actor, str]:
        """Not felt: the program starts then, and `bench start` tells of that."""
        opened = self._hand.open(float_opening)
        self._heart.start(self._hand.window)
        # The day is planned by the script, and so is who comes next.
        self._aside.enter_context(self._heart.aside())
        return opened

    def serve(self, visit: Visit) -> None:
        """One citizen; the size is told after each tenth of them."""
        self._aside.close()
        self._hand.serve(visit)
        self._left -= 1
        if self._left % SCANNED_SHARE == 0:
            (self._feeder / f"{self._left}.jpg").write_bytes(self._page)
            self._hand.digitise()
        elif self._is_between_scans and self._left % self._tenth < LOOKS * SCANNED_SHARE:
            self._memory.append(self._megabytes())
        self._widgets = max(self._widgets, self._hand.widgets)
        if self._left % self._tenth == 0:
            self._sizes.append(self._size())
        self._aside.enter_context(self._heart.aside())

    @property
    def _is_between_scans(self) -> bool:
        return self._left % SCANNED_SHARE == SCANNED_SHARE // 2

    def _size(self) -> tuple[float, float, int]:
        """The middle of the tenth's last looks: what is on its way now and then comes and goes."""
        self._memory = self._memory or [self._megabytes()]
        resident, alive = (sorted(one)[len(one) // 2] for one in zip(*self._memory, strict=True))
        told = resident, alive, self._widgets
        self._memory.clear()
        self._widgets = 0
        return told

    def _megabytes(self) -> tuple[float, float]:
        """In memory, and alive: what is garbage is not, though the window's own beats have not come
        to it yet; that they are not waited for here is no stall.
        """
        with self._heart.aside():
            resident = _resident()
            gc.collect()
            alive = _alive()
        return round(resident / MEGABYTE, 1), round(alive / MEGABYTE, 1)

    def finish_late(self) -> None:
        """As the hand does."""
        self._aside.close()
        self._hand.finish_late()

    def close(self, expected: Money) -> Money:
        """As the hand does, once the day has summed up; then what the heart felt is told."""
        self._aside.close()
        self._heart.go_on()
        counted = self._hand.close(expected)
        again = self._hand.scanned_again
        facts = {"felt": asdict(self._heart.stop()), "sizes": self._sizes, "again": again}
        print(json.dumps(facts), flush=True)
        return counted

    @property
    def cash(self) -> Money:
        """As the hand counted."""
        return self._hand.cash


class PhoneBeside(BankPhone):
    """A citizen's phone that works in the script's own time: it asks the city by HTTP, and the
    script stands on the window's thread.
    """

    def __init__(self, city_url: str, heart: Heart) -> None:
        super().__init__(city_url)
        self._heart = heart

    def pay(self, payload: str, amount: int | None = None) -> bool:
        """As any phone does."""
        with self._heart.aside():
            return super().pay(payload, amount)

    def trouble(self, faults: list[dict[str, Any]]) -> bool:
        """As any phone does."""
        with self._heart.aside():
            return super().trouble(faults)


def measure(dossiers: int = FULL) -> list[Figure]:
    """The day as it is worked at a counter: stalls beside a frame's time, what lies in memory and
    the most widgets beside those of a tenth of the day.
    """
    felt, sizes = _day(dossiers)
    for place in felt.places:
        print(f"  {place}", flush=True)
    stall = Figure(
        f"longest stall in {dossiers} dossiers ({felt.seconds:.0f} s)",
        "a frame",
        1,
        felt.longest_ms,
        felt.p99_ms,
        FRAME_MS,
        FRAME_MS,
        "50 ms, p99 16.7 ms",
    )
    (early, _, few), (late, _, many) = sizes[0], sizes[-1]
    return [
        stall,
        _beside("memory, MB,", late, early, "1"),
        _beside("most widgets", many, few, "1"),
    ]


def measure_alive(dossiers: int = FULL) -> list[Figure]:
    """Memory that is alive, in a day in which glibc keeps nothing free for a thread: it counts that
    as in use. Each thread waits for the one heap then, so the stalls of that day are not told.
    """
    _, sizes = _day(dossiers, GLIBC_TUNABLES="glibc.malloc.tcache_count=0")
    return [_beside("memory alive, MB,", sizes[-1][1], sizes[0][1], STEADY)]


def _day(dossiers: int, **environment: str) -> tuple[Stalls, list[tuple[float, float, int]]]:
    """Worked by a process of its own: what its heart felt, and its sizes after each tenth."""
    own = {"QT_QPA_PLATFORM": "offscreen", "COUNTER_KEY_STORE": "file"}
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.day", made, str(dossiers)],
            stdout=subprocess.PIPE,
            env={**os.environ, **own, **environment},
            text=True,
            check=True,
        ).stdout
    facts = json.loads(next(line for line in told.splitlines() if line.startswith('{"felt"')))
    sizes = [(resident, alive, widgets) for resident, alive, widgets in facts["sizes"]]
    for tenths, (resident, alive, widgets) in enumerate(sizes, 1):
        words = f"{resident} MB, {alive} of them alive, {widgets} widgets"
        print(f"  after {tenths} tenths: {words}", flush=True)
    print(f"  cards that had to be scanned again: {facts['again']}", flush=True)
    return Stalls(**facts["felt"]), sizes


def _beside(name: str, late: float, early: float, budget: str) -> Figure:
    """A size at the end beside that of a tenth of the day."""
    floor = "a tenth of the day"
    return Figure(f"{name} at the end", floor, 1, late, late, early, early, budget)


def _work_a_day(settings: Settings, city_url: str) -> None:
    """The day before, in a process of its own: nothing of it is in this one's memory."""
    day = ("day", "--dossiers", str(DAY_BEFORE), "--seed", "6", "--city", city_url)
    command = [sys.executable, "-m", "counter_app", "--data-dir", str(settings.data_dir), *day]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _page() -> bytes:
    from tests.fakes.scans import jpeg

    return jpeg()


def _resident() -> int:
    """Bytes of this process that lie in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


class _MallInfo(ctypes.Structure):
    """What mallinfo2(3) tells, in glibc's order: bytes in use are `uordblks`, and `hblkhd` of those
    that are so large that each has a mapping of its own.
    """

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd",
            "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
        )
    )  # fmt: skip


def _alive() -> int:
    """Bytes that somebody asked for and has not given back: the C library's, SQLite's and Qt's
    among them, and Python's. Pieces that lie free between them are not, though they lie in memory.
    """
    tell = ctypes.CDLL(None).mallinfo2
    tell.restype = _MallInfo
    told = tell()
    return int(told.uordblks + told.hblkhd) + _python_blocks()


def _python_blocks() -> int:
    """Bytes of Python's small objects, which have mappings apart; it tells them on stderr alone."""
    with tempfile.TemporaryFile() as file:
        sys.stderr.flush()
        stderr = os.dup(2)
        os.dup2(file.fileno(), 2)
        sys._debugmallocstats()
        os.dup2(stderr, 2)
        os.close(stderr)
        file.seek(0)
        found = _BLOCKS.search(file.read().decode())
    assert found is not None
    return int(found[1].replace(",", ""))


def main(argv: list[str]) -> int:
    """The child: a sandbox of its own, a folder that was set up, and the day.

    Its heap is kept small at once: threads that a rehearsal has before there is a window would
    keep heaps of their own, and of a counter's start only one thread does.
    """
    heap.keep_small()
    from counter_app import equipment
    from counter_app.main import rehearsal_wiring
    from counter_app.settings import Settings
    from counter_app.verbs.rehearsal import Rehearsal
    from tests import template
    from tests.sync.sandbox_process import SandboxProcess
    from ui.rehearsal import WindowHand

    folder, dossiers = Path(argv[0]), int(argv[1])
    feeder = folder / "feeder"
    settings = Settings(data_dir=folder / "desk", key_store="file", scan_folder=str(feeder))
    settings.data_dir.mkdir()
    feeder.mkdir()
    template.make(settings)
    city = SandboxProcess(folder / "city.db")
    city.start()
    _work_a_day(settings, city.url)

    def felt(stage: Stage) -> Felt:
        wiring = replace(
            rehearsal_wiring(stage, folder / "papers"),
            open_document_scanners=lambda: equipment.document_scanners(settings),
            open_digitising=lambda: equipment.digitising(settings),
        )
        heart = Heart()
        stage = replace(stage, phone=PhoneBeside(city.url, heart))
        return Felt(WindowHand(stage, wiring, None), heart, dossiers, feeder)

    Rehearsal(settings, dossiers=dossiers, seed=7, city_url=city.url).work(felt)
    city.close()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
