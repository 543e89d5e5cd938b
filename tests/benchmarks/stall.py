"""How long the window stands still while something else works: a heartbeat every 5 ms.

`beating` is for any scripted work beside a window; `python -m tests.benchmarks.stall` is the child
process that drains three days' outbox behind an open window and prints what the heart did.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from tests.benchmarks.harness import Figure

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QTimer

    from counter_app.relays import OfficeRelay, OnlyRelay

ROOT = Path(__file__).resolve().parents[2]
BEAT_MS = 5
# A beat so late is looked at: where the threads were, and what the window's own computed.
SEEN_MS = 25
IDLE_S = 5.0
DRAIN_WITHIN_S = 900.0
# So many of the longest beats are told of.
SIGHTS = 8
# File, line, and name of what runs there; inner first.
_Lines = list[tuple[str, int, str]]


@dataclass(frozen=True, slots=True)
class Stalls:
    """How much later than 5 ms after the last the beats came, milliseconds.

    `places` are the lines at which the longest ones were seen, the busiest thread's too.
    """

    longest_ms: float
    p99_ms: float
    beats: int
    seconds: float
    places: tuple[str, ...] = ()


class Heart:
    """Beats every 5 ms on the window's thread, and knows how late each beat was."""

    def __init__(self) -> None:
        self._timer: QTimer | None = None
        # How many beats were so late, by tenths of a millisecond: a day of them takes no more room
        # than a minute, since its memory is measured too.
        self._late: Counter[int] = Counter()
        self._longest = 0.0
        self._watch = _Watch(threading.get_ident())
        self._begun = self._last = 0.0
        # What the window's own thread had taken by the last beat.
        self._ran = _taken()

    def start(self, parent: QObject) -> None:
        """From here on, on the thread of `parent`."""
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer(parent)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._begun = self._last = self._watch.last = time.perf_counter()
        self._ran = _taken()
        self._timer.start(BEAT_MS)
        self._watch.start()

    def go_on(self) -> None:
        """The script itself worked until now, with no window in it: that is no stall."""
        self._watch.forget()
        self._last = self._watch.last = time.perf_counter()
        self._ran = _taken()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What happens meanwhile is the script's, on the window's thread: its time is no stall's,
        and what the window was late before it counts on.
        """
        begun, ran = time.perf_counter(), _taken()
        yield
        self._last += time.perf_counter() - begun
        self._watch.last = self._last
        self._ran = self._ran.and_also(_taken().since(ran))

    def stop(self) -> Stalls:
        """No more; what it felt."""
        assert self._timer is not None, "it has beaten"
        self._timer.stop()
        self._watch.stop()
        seconds = time.perf_counter() - self._begun
        beats = self._late.total()
        return Stalls(self._longest, self._share(0.99), beats, seconds, self._watch.places())

    def _share(self, share: float) -> float:
        """What that share of the beats was not later than, in milliseconds."""
        left = int(self._late.total() * share)
        for tenths, beats in sorted(self._late.items()):
            left -= beats
            if left < 0:
                return tenths / 10
        return self._longest

    def _beat(self) -> None:
        now, ran = time.perf_counter(), _taken()
        late = max(0.0, (now - self._last) * 1000 - BEAT_MS)
        self._late[round(late * 10)] += 1
        self._longest = max(self._longest, late)
        if late > SEEN_MS:
            self._watch.tell(_Late(self._last, late, ran.since(self._ran)))
        self._last, self._watch.last, self._ran = now, now, ran


def beating(parent: QObject, is_over: Callable[[], bool], within_s: float) -> Stalls:
    """Let the event loop run until `is_over`, which is asked twenty times a second, and count.

    The work is whoever's: timers, lanes, threads. Where it takes longer than `within_s` it ends
    with TimeoutError.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    loop, look, heart = QEventLoop(parent), QTimer(parent), Heart()
    start = time.perf_counter()

    def ask() -> None:
        if time.perf_counter() - start > within_s or is_over():
            loop.quit()

    look.timeout.connect(ask)
    look.start(10 * BEAT_MS)
    heart.start(parent)
    loop.exec()
    look.stop()
    felt = heart.stop()
    if felt.seconds > within_s and not is_over():
        raise TimeoutError
    return felt


class _Watch:
    """Looks where the threads are while a beat is late. It sleeps most of the time.

    It takes the interpreter from the very beat that it looks at, so words are made at the end.
    """

    def __init__(self, window: int) -> None:
        self._window = window
        self._seen: list[_Sight] = []
        self._told: list[_Late] = []
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._look, name="watch", daemon=True)
        self.last = time.perf_counter()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()

    def forget(self) -> None:
        """What was seen of the beat that has not come yet."""
        self._seen = [one for one in self._seen if one.beat != self.last]

    def tell(self, late: _Late) -> None:
        """A beat has come, so late."""
        self._told.append(late)
        self._told.sort(key=lambda one: -one.late)
        del self._told[SIGHTS:]

    def places(self) -> tuple[str, ...]:
        """The longest ones first; of one that came before anybody looked, how long alone."""
        seen = {one.beat: _place(one) for one in self._seen}
        return tuple(
            f"{one.late:.0f} ms, {one.taken}: {seen.get(one.beat, 'not seen')}"
            for one in self._told
        )

    def _look(self) -> None:
        while not self._stopping.wait(0.01):
            late = (time.perf_counter() - self.last) * 1000 - BEAT_MS
            if late > SEEN_MS:
                self._remember(late)

    def _remember(self, late: float) -> None:
        beat, frames = self.last, sys._current_frames()
        del frames[threading.get_ident()]
        names = {one.ident: one.name for one in threading.enumerate()}
        here = frames.pop(self._window, None)
        threads = [(names.get(ident, ""), _lines(frame)) for ident, frame in frames.items()]
        # Of one beat the last sight is enough.
        self._seen = [one for one in self._seen if one.beat != beat]
        self._seen.append(_Sight(late, beat, _lines(here), tuple(threads)))
        self._seen.sort(key=lambda one: -one.late)
        del self._seen[SIGHTS:]


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a thread took of the machine: seconds, and pages of memory that it had to be given."""

    seconds: float
    pages: int

    def since(self, before: _Taken) -> _Taken:
        return _Taken(self.seconds - before.seconds, self.pages - before.pages)

    def and_also(self, more: _Taken) -> _Taken:
        return _Taken(self.seconds + more.seconds, self.pages + more.pages)

    def __str__(self) -> str:
        return f"{self.seconds * 1000:.0f} its own with {self.pages} pages to be given"


def _taken() -> _Taken:
    return _Taken(time.thread_time(), resource.getrusage(resource.RUSAGE_THREAD).ru_minflt)


@dataclass(frozen=True, slots=True)
class _Late:
    """A beat that came `late` milliseconds, and what the window's thread took of them.

    `beat` is when the one before it was, in seconds.
    """

    beat: float
    late: float
    taken: _Taken


@dataclass(frozen=True, slots=True)
class _Sight:
    """Where the window's thread was when a beat was `late` milliseconds, and where the others.

    `beat` is when the one before it was, in seconds.
    """

    late: float
    beat: float
    here: _Lines
    others: tuple[tuple[str, _Lines], ...]


def _lines(frame: FrameType | None) -> _Lines:
    """The lines of a stack, inner first, with no look at their source: files would be read."""
    lines = []
    while frame is not None:
        code = frame.f_code
        lines.append((code.co_filename, frame.f_lineno, code.co_name))
        frame = frame.f_back
    return lines


def _place(sight: _Sight) -> str:
    """Where the window was, and which others did not wait."""
    others = [f"{name} {_told(lines)}" for name, lines in sight.others if not _waits(lines)]
    return " | ".join([_told(sight.here), *others])


def _told(lines: _Lines) -> str:
    """The innermost line, then those of this project, inner first."""
    ours = [one for one in lines[1:] if str(ROOT) in one[0] and ".venv" not in one[0]]
    words = [f"{Path(file).name}:{line} {name}" for file, line, name in (lines[0], *ours)]
    return " < ".join(words[:5])


def _waits(lines: _Lines) -> bool:
    return Path(lines[0][0]).name in ("threading.py", "queue.py", "lanes.py")


def measure(rounds: int, entries: int = 10_000) -> list[Figure]:
    """The window's longest stall while three days drain, beside the same window with no city."""
    from tests.torture.drain import Desktop, Plan

    figures = []
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        folder = Path(made)
        Desktop(_made(folder / "desk"), Plan(entries=entries)).close()
        told = [_child(folder, number, entries) for number in range(max(1, rounds))]
    worst = max(told, key=lambda one: one[1].longest_ms)
    idle, busy = worst
    figures.append(
        Figure(
            f"longest stall while {entries} entries drain ({busy.seconds:.0f} s)",
            "idle window",
            len(told),
            busy.longest_ms,
            busy.p99_ms,
            idle.longest_ms,
            idle.p99_ms,
            "50 ms, p99 16.7 ms",
        )
    )
    return figures


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _child(folder: Path, number: int, entries: int) -> tuple[Stalls, Stalls]:
    """Idle and draining, of a copy of the desk in a process of its own."""
    import shutil

    desk = folder / f"desk-{number}"
    shutil.copytree(folder / "desk", desk)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "COUNTER_KEY_STORE": "file"}
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.stall", str(desk), str(entries)],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
        check=True,
    ).stdout
    idle, busy = (json.loads(line) for line in told.splitlines()[-2:])
    return _stalls(idle), _stalls(busy)


def _stalls(facts: dict[str, Any]) -> Stalls:
    made = Stalls(**facts)
    return replace(made, places=tuple(made.places))


def main(argv: list[str]) -> int:
    """The child: open the window on a filled desk, sign in, wait, then let a bad city come back."""
    from PySide6.QtWidgets import QApplication, QLabel

    from counter_app.main import city_worker, window_wiring
    from counter_app.settings import read
    from tests.sync.sandbox_process import SandboxProcess
    from tests.torture.drain import Plan, bad_city
    from ui.app import application, build

    folder, entries = Path(argv[0]), int(argv[1])
    city = SandboxProcess(folder / "city.db")
    city.start()
    city.faults(*bad_city(Plan(entries=entries), 0))
    application()
    settings, held = replace(read(folder), city_url=city.url), _Held()
    wiring = window_wiring(settings, "vi")
    shell = build(
        replace(wiring, open_city=lambda *given: held.take(city_worker(settings, *given)))
    )
    shell.show()
    shell.start()
    light = shell.findChild(QLabel, "light")
    assert light is not None
    _sign_in(shell)
    start = time.monotonic()
    idle = beating(shell, lambda: time.monotonic() - start > IDLE_S, 60)
    print(json.dumps(asdict(idle)), flush=True)
    held.begin()
    busy = beating(shell, lambda: "chờ 0" in light.text(), DRAIN_WITHIN_S)
    print(json.dumps(asdict(busy)), flush=True)
    shell.close()
    QApplication.processEvents()
    city.close()
    os._exit(0)


class _Held:
    """A relay that begins when it is let, whatever the window says."""

    def __init__(self) -> None:
        self._relay: OfficeRelay | OnlyRelay | None = None

    def take(self, relay: OnlyRelay | OfficeRelay | None) -> _Held:
        self._relay = relay
        return self

    def start(self) -> None:
        """Not yet."""

    def begin(self) -> None:
        assert self._relay is not None
        self._relay.start()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._relay, name)


def _sign_in(shell: QObject) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit, QListWidget

    people, pin = shell.findChild(QListWidget, "people"), shell.findChild(QLineEdit, "pin")
    assert people is not None
    assert pin is not None
    beating(shell, lambda: people.count() > 0, 60)
    people.setCurrentRow(0)
    pin.setFocus()
    QTest.keyClicks(pin, "1111")
    QTest.keyClick(pin, Qt.Key.Key_Return)
    beating(shell, lambda: not pin.isVisible(), 60)
    # What is loaded after the first paint has been loaded by then.
    rest = time.monotonic() + 5
    beating(shell, lambda: time.monotonic() > rest, 60)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
