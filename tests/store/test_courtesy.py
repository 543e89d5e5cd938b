"""Who asks the database beside a window lets it go first, and holds nobody up by that."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select

from counter_app import courtesy
from counter_app.desk import Desk
from counter_app.domain.numbering import Series
from counter_app.domain.user import NOBODY
from counter_app.queries.office import ThisStation
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.template import MORNING

# Nobody waits as long as that in these tests, unless something is broken.
FOR_EVER_S, WITHIN_S = 120.0, 30.0
# What does not wait is over by then.
A_MOMENT_S = 0.2


class Beside:
    """Threads, each told by its event once it is through; all are, when the test is over."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []

    def __call__(self, work: Callable[[], object]) -> threading.Event:
        done = threading.Event()

        def run() -> None:
            work()
            done.set()

        self._threads.append(threading.Thread(target=run, daemon=True))
        self._threads[-1].start()
        return done

    def end(self) -> None:
        """None of them has the database in hand any more."""
        for one in self._threads:
            one.join(WITHIN_S)


@pytest.fixture
def beside(desk: Desk) -> Iterator[Beside]:
    """Work beside the window."""
    threads = Beside()
    yield threads
    threads.end()


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch, beside: Beside) -> Iterator[Callable[[], None]]:
    """A key comes to the window, and is not heard to its end before the test is over."""
    monkeypatch.setattr(courtesy, "LONGEST_S", FOR_EVER_S)
    yield lambda: _in_time(beside(courtesy.window_works))
    courtesy.window_rests()


def test_a_question_waits_until_the_window_is_at_rest(
    desk: Desk, works: Callable[[], None], beside: Beside
) -> None:
    works()

    answered = beside(lambda: desk.ask(ThisStation(), by=NOBODY))

    assert not answered.wait(A_MOMENT_S)
    courtesy.window_rests()
    assert answered.wait(WITHIN_S)


def test_who_reads_waits_again_at_the_next_question(
    store: Store, works: Callable[[], None], beside: Beside
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()

    def read() -> None:
        with store.reading() as reading:
            reading.rows(select(schema.station.c.id))
            begun.set()
            may_go_on.wait(WITHIN_S)
            reading.rows(select(schema.station.c.id))

    # What a window before this test left of its loop.
    courtesy.window_rests()
    answered = beside(read)
    assert begun.wait(WITHIN_S)
    works()
    may_go_on.set()

    assert not answered.wait(A_MOMENT_S)
    courtesy.window_rests()
    assert answered.wait(WITHIN_S)


def test_a_writer_waits_before_its_turn_and_never_with_it(
    store: Store, works: Callable[[], None], beside: Beside
) -> None:
    begun, may_go_on, second = (threading.Event() for _ in range(3))

    def write() -> None:
        with store.writing() as uow:
            begun.set()
            may_go_on.wait(WITHIN_S)
            uow.numbers.next_serial(Series.SHIFT, MORNING.date())

    def write_next() -> None:
        with store.writing():
            second.set()

    # What a window before this test left of its loop.
    courtesy.window_rests()
    written = beside(write)
    assert begun.wait(WITHIN_S)
    works()
    may_go_on.set()
    assert written.wait(WITHIN_S)

    beside(write_next)
    assert not second.wait(A_MOMENT_S)
    courtesy.window_rests()
    assert second.wait(WITHIN_S)


def test_nobody_waits_for_a_window_that_works_too_long(
    desk: Desk, works: Callable[[], None], beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courtesy, "LONGEST_S", 0.01)
    works()

    answered = beside(lambda: desk.ask(ThisStation(), by=NOBODY))

    assert answered.wait(WITHIN_S)


@pytest.mark.parametrize("be_first", [courtesy.hurry, courtesy.window_works])
def test_neither_the_window_waits_nor_whom_it_may_wait_for(
    desk: Desk, works: Callable[[], None], beside: Beside, be_first: Callable[[], None]
) -> None:
    works()

    def ask() -> None:
        be_first()
        desk.ask(ThisStation(), by=NOBODY)

    answered = beside(ask)

    assert answered.wait(WITHIN_S)


def _in_time(done: threading.Event) -> None:
    assert done.wait(WITHIN_S)
