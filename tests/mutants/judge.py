"""Runs tests against mutants: one warm process that has run them, one forked child for a mutant."""

from __future__ import annotations

import gc
import hashlib
import io
import json
import os
import resource
import select
import shutil
import signal
import tempfile
import threading
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import ceil
from pathlib import Path
from types import FrameType
from typing import Any

import coverage
import pytest
from sqlalchemy import Engine

from tests.mutants.make import Mutant
from tests.mutants.swap import Living, Unfit

EXAMPLES = 30
# What a mutant's tests may take of the processor before its loop is looked at: their own time
# many times over, for a machine that others use too.
PATIENCE_S = 5
PATIENCE_TIMES = 5
# A call that still runs after this many times its patience never ends.
ENDLESS_TIMES = 6
MEMORY_BYTES = 3 * 1024**3
# The processor time of the tests that look at a mutant first, and of those that look again at what
# survived: the nearest and quickest of all that run its line.
GLANCE_S = 1.0
LONG_S = 8.0
# What changes an error alone is looked at no longer: it moves nothing.
ERROR_S = 0.2
# One of so many tests is run again to load what they load, where their reach is known.
WARMED_OF = 5


class Verdict(StrEnum):
    """What became of a mutant.

    NOTICED: a test failed. ENDLESS: one call of ours never came back, which no test can pass.
    SURVIVED: every test that runs the line passed. UNREACHED: no test runs it. UNDECIDED: out of
    time, and not shown to be endless. UNFIT: it could not be put in.
    """

    NOTICED = "noticed"
    ENDLESS = "endless"
    SURVIVED = "survived"
    UNREACHED = "unreached"
    UNDECIDED = "undecided"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, how many tests were asked, what the last of them said, and the time it took.

    `is_long` says that it was looked at for long, or that no other test reaches it.
    """

    verdict: Verdict
    tests: int
    word: str = ""
    seconds: float = 0.0
    is_long: bool = False


@dataclass
class Reach:
    """Which lines of which files each test runs, and the processor time it takes."""

    lines: dict[str, dict[int, set[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    seconds: list[float] = field(default_factory=list)

    def to_json(self) -> str:
        """To be kept."""
        lines = {
            path: {line: sorted(tests) for line, tests in run.items()}
            for path, run in self.lines.items()
        }
        return json.dumps({"lines": lines, "seconds": self.seconds})

    def take(self, text: str) -> None:
        """What `to_json` wrote."""
        kept = json.loads(text)
        self.seconds.extend(kept["seconds"])
        for path, run in kept["lines"].items():
            for line, tests in run.items():
                self.lines[path][int(line)] = set(tests)

    def tests(self, mutant: Mutant) -> set[int]:
        """The tests that run a line of the mutant; of a constant all that run its module."""
        lines = self.lines[mutant.path]
        if not mutant.function:
            return set().union(*lines.values())
        wanted = range(mutant.first, mutant.last + 1)
        return set().union(*(lines[line] for line in wanted if line in lines))


class Judge:
    """A plug-in of pytest that runs the tests its own way.

    `paths` has the modules, each with the name of the test file that is asked first.
    """

    def __init__(
        self,
        root: Path,
        paths: Mapping[str, str],
        work: Callable[[Judge], None],
        say: Callable[[str], None],
    ) -> None:
        self._root, self._paths, self._work, self._say = root, tuple(paths), work, say
        self._near = paths
        self._items: Sequence[pytest.Item] = ()
        self._failures: list[str] = []
        self._killers: dict[str, Counter[int]] = defaultdict(Counter)
        self.reach = Reach()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport | None:
        """A failure in one line: to show it with its sources takes longer than to find it."""
        raised = None if call.excinfo is None else call.excinfo.value
        if raised is None or call.when == "collect" or isinstance(raised, pytest.skip.Exception):
            return None
        if item.get_closest_marker("xfail") is not None:
            return None
        said = f"{type(raised).__name__}: {raised}"
        return pytest.TestReport(item.nodeid, item.location, {}, "failed", said, call.when)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Whatever fails is a noticed mutant, in set-up as in the test."""
        if report.failed:
            said = str(report.longrepr).partition("\n")[0]
            self._failures.append(f"{report.nodeid} · {said[:160]}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Warm up, then judge."""
        reporter: Any = session.config.pluginmanager.getplugin("terminalreporter")
        reporter._tw._file = io.StringIO()
        self._items = session.items
        for item in self._items:
            _calm(item)
        _share_what_is_compiled()
        self._know_reach()
        self._living = Living(self._root, self._paths)
        # What lives by now stays out of a child's collections, and is shared with it for longer.
        gc.freeze()
        self._work(self)
        return True

    def _know_reach(self) -> None:
        """Which test runs which line: from the last run, where no file has changed since."""
        kept = self._root / "mutants" / f"reach-{self._state_of_files()}.json"
        if kept.exists():
            self.reach.take(kept.read_text())
            self._warm(range(0, len(self._items), WARMED_OF))
            return
        self._warm(range(len(self._items)), self.reach)
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(self.reach.to_json())

    def _state_of_files(self) -> str:
        files = {item.path for item in self._items} | {self._root / path for path in self._paths}
        names = [item.nodeid for item in self._items]
        digest = hashlib.sha256("\n".join(names).encode())
        for file in sorted(files):
            digest.update(file.read_bytes())
        return digest.hexdigest()[:16]

    def _warm(self, which: Sequence[int], reach: Reach | None = None) -> None:
        """Run tests unchanged in this process: what they load, a child has loaded."""
        start, failing = time.monotonic(), set[int]()
        files = [str(self._root / path) for path in self._paths]
        watch = coverage.Coverage(data_file=None, include=files, config_file=False)
        if reach is not None:
            watch.start()
        for at in which:
            begun = time.process_time()
            if reach is not None:
                watch.switch_context(str(at))
            self._run(self._items[at])
            if self._failures:
                self._say(f"judges nothing, it fails without a mutant: {self._failures[0]}")
                failing.add(at)
                self._failures.clear()
            if reach is not None:
                reach.seconds.append(time.process_time() - begun)
        if reach is not None:
            watch.stop()
            for path, file in zip(self._paths, files, strict=True):
                for line, tests in watch.get_data().contexts_by_lineno(file).items():
                    reach.lines[path][line] = {int(one) for one in tests if one} - failing
        alive = [one.name for one in threading.enumerate() if one is not threading.main_thread()]
        took = time.monotonic() - start
        self._say(f"{len(which)} tests warm in {took:.0f} s, threads left: {alive or 'none'}")

    def _run(self, item: pytest.Item) -> None:
        """One test; what the session set up stays for the next."""
        item.ihook.pytest_runtest_protocol(item=item, nextitem=item.session)

    def judge(self, mutant: Mutant, *, is_glance: bool) -> Judged:
        """Run the tests that reach the mutant, likely killers first, until one fails."""
        start = time.monotonic()
        reaching = self.reach.tests(mutant)
        if not reaching:
            return Judged(Verdict.UNREACHED, 0)
        killers = self._killers[f"{mutant.path}:{mutant.function}"]
        near = self._near.get(mutant.path, "")
        order = sorted(
            reaching,
            key=lambda one: (
                -killers[one],
                self._items[one].path.stem != near,
                self.reach.seconds[one],
                one,
            ),
        )
        glance = ERROR_S if mutant.is_error else GLANCE_S
        order = list(_until(order, self.reach.seconds, glance if is_glance else LONG_S))
        judged, killer = self._in_child(mutant, order)
        if killer is not None:
            killers[killer] += 1
        is_long = not is_glance or judged.tests == len(reaching)
        return replace(judged, seconds=round(time.monotonic() - start, 3), is_long=is_long)

    def _in_child(self, mutant: Mutant, order: Sequence[int]) -> tuple[Judged, int | None]:
        patience = PATIENCE_S + ceil(PATIENCE_TIMES * sum(self.reach.seconds[one] for one in order))
        read, write = os.pipe()
        folder = self._folders().getbasetemp() / "child"
        folder.mkdir()
        child = os.fork()
        if child == 0:
            os.close(read)
            self._folders()._basetemp = folder
            tempfile.tempdir = str(folder)
            self._be_child(mutant, order, patience, write)
        os.close(write)
        wall = 60 + 8 * ENDLESS_TIMES * patience
        said = _listen(read, wall)
        if said is None:
            os.kill(child, signal.SIGKILL)
        os.close(read)
        _, status = os.waitpid(child, 0)
        shutil.rmtree(folder, ignore_errors=True)
        if not said:
            word = "hangs without working" if said is None else f"ended by {status}"
            return Judged(Verdict.UNDECIDED, len(order), word), None
        told = json.loads(said)
        killer = order[told["at"]] if told["verdict"] == Verdict.NOTICED else None
        return Judged(Verdict(told["verdict"]), told["tests"], told["word"]), killer

    def _folders(self) -> pytest.TempPathFactory:
        factory = self._items[0].config._tmp_path_factory  # type: ignore[attr-defined]  # pytest's own
        assert isinstance(factory, pytest.TempPathFactory)
        return factory

    def _be_child(self, mutant: Mutant, order: Sequence[int], patience: int, write: int) -> None:
        """Never returns: what this process is worth is the one line it writes."""

        def tell(verdict: Verdict, word: str = "", at: int = 0) -> None:
            line = {"verdict": verdict, "tests": at + 1, "at": at, "word": word}
            os.write(write, json.dumps(line).encode())
            os._exit(0)

        try:
            _limit(patience, lambda where: tell(Verdict.ENDLESS, where))
            self._living.put_in(mutant)
            for at, one in enumerate(order):
                self._run(self._items[one])
                if self._failures:
                    tell(Verdict.NOTICED, self._failures[0], at)
            tell(Verdict.SURVIVED, at=len(order) - 1)
        except Unfit as unfit:
            tell(Verdict.UNFIT, str(unfit))
        except BaseException:  # noqa: BLE001  # the child must say what became of it
            tell(Verdict.NOTICED, traceback.format_exc().strip().splitlines()[-1][:160])


def _calm(item: pytest.Item) -> None:
    """The same few examples each time, no shrinking: what fails is only counted."""
    import hypothesis  # pytest has to load it first

    function = getattr(item, "obj", None)
    settings = getattr(function, "_hypothesis_internal_use_settings", None)
    if settings is None:
        return
    calm = hypothesis.settings(
        settings,
        max_examples=min(settings.max_examples, EXAMPLES),
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    function._hypothesis_internal_use_settings = calm  # type: ignore[union-attr]  # hypothesis's own


def _share_what_is_compiled() -> None:
    """Let all stores of a run share SQLAlchemy's compiled statements: half of a test's time."""
    from counter_app.store import engine as engines

    names, first = vars(engines), list[Engine]()
    made = names["create_engine"]

    def create(*arguments: Any, **options: Any) -> Engine:
        engine: Engine = made(*arguments, query_cache_size=5_000, **options)
        first.append(engine)
        engine.dialect = first[0].dialect
        engine._compiled_cache = first[0]._compiled_cache
        return engine

    names["create_engine"] = create


def _until(order: Iterable[int], seconds: Sequence[float], most: float) -> Iterable[int]:
    spent = 0.0
    for one in order:
        spent += seconds[one]
        yield one
        if spent > most:
            return


def _limit(patience: int, endless: Callable[[str], None]) -> None:
    """Bound a child's memory and time, and look twice at a call that does not come back.

    The same call of ours on the stack at the end of its patience, and still there many times
    later, is an endless loop. Anything else out of time stays undecided.
    """
    seen: list[FrameType] = []

    def out_of_time(_: int, frame: FrameType | None) -> None:
        ours = []
        while frame is not None:
            if "/counter_app/" in frame.f_code.co_filename:
                ours.append(frame)
            frame = frame.f_back
        if not seen:
            seen.extend(ours)
            resource.setrlimit(resource.RLIMIT_CPU, (most - 1, most))
            return
        stuck = next((one for one in ours if any(one is other for other in seen)), None)
        if stuck is not None:
            endless(f"{stuck.f_code.co_qualname} line {stuck.f_lineno}, for {most} s")
        os._exit(3)

    most = patience * ENDLESS_TIMES
    signal.signal(signal.SIGXCPU, out_of_time)
    resource.setrlimit(resource.RLIMIT_CPU, (patience, most))
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most_bytes = pages * resource.getpagesize() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))


def _listen(read: int, most_s: float) -> bytes | None:
    """What the child wrote before it ended; None if it did neither in time."""
    said, end = b"", time.monotonic() + most_s
    while (left := end - time.monotonic()) > 0:
        ready, _, _ = select.select([read], [], [], left)
        if not ready:
            break
        piece = os.read(read, 65_536)
        if not piece:
            return said
        said += piece
    return None
