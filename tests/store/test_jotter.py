"""What was typed and is not in the book yet: it survives a kill, and nothing of it comes twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.store import jotter
from counter_app.store.jotter import FILE_NAME, Jotted, Jotter

ROOT = Path(__file__).parents[2]
KEY = bytes(range(32))
ONE = Jotted("draft-1", "user-1", "intake", '{"full_name": "Nguyễn Thị Mẫu"}', 1_000)

KILLED = """
import os
import os
import signal
import sys
from pathlib import Path
from tests.store.test_jotter import KEY, ONE, Jotter

Jotter(Path(sys.argv[1]), KEY).jot(ONE)
os.kill(os.getpid(), signal.SIGKILL)
"""


def left(folder: Path, key: bytes = KEY) -> tuple[Jotted, ...]:
    """What a program that starts now finds."""
    found = Jotter(folder, key)
    try:
        return found.read()
    finally:
        found._let_go()


def test_what_a_killed_program_jotted_is_read_by_the_next(tmp_path: Path) -> None:
    child = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)

    assert child.returncode == -signal.SIGKILL
    assert left(tmp_path) == (ONE,)


def test_of_each_draft_the_last_word_counts(tmp_path: Path) -> None:
    file = Jotter(tmp_path, KEY)
    other = replace(ONE, draft_id="draft-2")
    for one in (ONE, other, replace(ONE, text="{}"), replace(other, text="")):
        file.jot(one)

    assert left(tmp_path) == (replace(ONE, text="{}"), replace(other, text=""))


def test_what_the_book_has_is_not_read_again(tmp_path: Path) -> None:
    file = Jotter(tmp_path, KEY)
    file.jot(ONE)
    file.kept(ONE.draft_id, ONE.text)

    assert left(tmp_path) == ()


def test_what_was_typed_since_the_save_began_still_is(tmp_path: Path) -> None:
    file = Jotter(tmp_path, KEY)
    file.jot(ONE)
    later = replace(ONE, text="{}")
    file.jot(later)
    file.kept(ONE.draft_id, ONE.text)

    assert left(tmp_path) == (later,)


def test_a_shorter_row_over_a_longer_one_brings_nothing_of_it_back(tmp_path: Path) -> None:
    """Both rows' records are as long as each other, so each begins where one began before."""
    file = Jotter(tmp_path, KEY)
    for number in range(3):
        file.jot(replace(ONE, draft_id=f"draft-{number}"))
    for number in range(3):
        file.over(f"draft-{number}")
    file.jot(replace(ONE, draft_id="draft-9"))

    assert [one.draft_id for one in left(tmp_path)] == ["draft-9"]


def test_it_goes_on_behind_what_it_found(tmp_path: Path) -> None:
    Jotter(tmp_path, KEY).jot(ONE)
    file = Jotter(tmp_path, KEY)
    file.read()
    other = replace(ONE, draft_id="draft-2")
    file.jot(other)

    assert left(tmp_path) == (ONE, other)


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_record_that_is_torn_costs_itself_alone(tmp_path: Path, cut: int) -> None:
    file = Jotter(tmp_path, KEY)
    file.jot(ONE)
    file.jot(replace(ONE, text="{}"))
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes()[:-cut])

    assert left(tmp_path) == (ONE,)


@pytest.mark.parametrize("garbled", [b"", b"\0", b"\xff" * 100, b"\0\0\0\x28" + b"x" * 40])
def test_what_is_no_row_is_an_empty_one(tmp_path: Path, garbled: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(garbled)
    before = left(tmp_path)
    file = Jotter(tmp_path, KEY)
    file.read()
    file.jot(ONE)

    assert (before, left(tmp_path)) == ((), (ONE,))


def test_of_a_file_that_was_blown_up_no_more_is_read_than_was_ever_written(tmp_path: Path) -> None:
    Jotter(tmp_path, KEY).jot(ONE)
    os.truncate(tmp_path / FILE_NAME, 4 * jotter.FILE_MAX + 4 * jotter.RECORD_MAX)
    tracemalloc.start()

    found = left(tmp_path)

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == (ONE,)
    assert most < 1.1 * (jotter.FILE_MAX + 2 * jotter.RECORD_MAX)


def test_whoever_has_another_key_reads_nothing(tmp_path: Path) -> None:
    Jotter(tmp_path, KEY).jot(ONE)

    assert left(tmp_path, bytes(32)) == ()
    assert b"full_name" not in (tmp_path / FILE_NAME).read_bytes()


def test_a_file_that_the_book_never_empties_does_not_grow_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jotter, "FILE_MAX", 2_000)
    file = Jotter(tmp_path, KEY)
    for number in range(100):
        file.jot(replace(ONE, text=f"{number}"))
        assert left(tmp_path) == (replace(ONE, text=f"{number}"),)

    assert (tmp_path / FILE_NAME).stat().st_size < 2_500


def test_of_two_forms_the_one_that_is_over_does_not_come_back(tmp_path: Path) -> None:
    file = Jotter(tmp_path, KEY)
    other = replace(ONE, draft_id="draft-2")
    file.jot(ONE)
    file.jot(other)
    file.over(ONE.draft_id)

    assert left(tmp_path) == (other,)


def test_after_a_write_that_failed_the_next_brings_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Jotter(tmp_path, KEY)
    other = replace(ONE, draft_id="draft-2")
    file.jot(ONE)
    with monkeypatch.context() as disk:
        disk.setattr(os, "write", lambda _file, content: len(content) // 2)
        file.jot(other)
    torn = left(tmp_path)
    file.jot(replace(ONE, text="{}"))

    assert (torn, left(tmp_path)) == ((ONE,), (replace(ONE, text="{}"), other))


def test_a_file_that_keeps_a_note_waiting_holds_up_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, write, is_free = Jotter(tmp_path, KEY), os.write, threading.Event()
    later = replace(ONE, text="{}")

    def held(descriptor: int, content: bytes) -> int:
        is_free.wait(10)
        return write(descriptor, content)

    monkeypatch.setattr(os, "write", held)
    file.jot(ONE)
    # Behind a note that waits no other key waits at all.
    monkeypatch.setattr(jotter, "PATIENCE_S", 60)
    file.jot(later)
    meanwhile = left(tmp_path)
    is_free.set()
    file.over("of nobody")

    assert (meanwhile, left(tmp_path)) == ((), (later,))


def test_once_closed_it_touches_the_file_of_the_next_program_no_more(tmp_path: Path) -> None:
    file = Jotter(tmp_path, KEY)
    file.jot(ONE)
    file.close()
    Jotter(tmp_path, KEY).jot(replace(ONE, draft_id="draft-2"))

    file.over(ONE.draft_id)

    assert [one.draft_id for one in left(tmp_path)] == ["draft-2"]


def test_once_closed_no_thread_of_it_is_left(tmp_path: Path) -> None:
    """A program that is forked then has no thread, and would wait for it for ever."""
    before = set(threading.enumerate())
    file = Jotter(tmp_path, KEY)
    file.jot(ONE)
    threads = set(threading.enumerate()) - before

    file.close()
    file.close()

    assert [one.is_alive() for one in threads] == [False]


def test_a_folder_that_takes_no_file_costs_the_note_alone(tmp_path: Path) -> None:
    file = Jotter(tmp_path / "not there", KEY)

    file.jot(ONE)
    file.kept(ONE.draft_id, ONE.text)
    file.close()

    assert left(tmp_path) == ()


def test_nothing_is_left_in_the_folder_where_all_is_in_the_book(tmp_path: Path) -> None:
    file = Jotter(tmp_path, KEY)
    file.read()
    file.jot(ONE)
    file.kept(ONE.draft_id, ONE.text)
    file.close()

    assert list(tmp_path.iterdir()) == []


def test_its_words_stand_in_no_exception_or_log() -> None:
    assert repr(ONE) == "Jotted('draft-1')"
