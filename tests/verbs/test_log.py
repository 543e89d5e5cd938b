"""The log says what went wrong and where, and nothing of the person whose dossier it was."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter_app import logs
from counter_app.domain.errors import InputError

PERSON = "Nguyễn Văn Mẫu An, 0900 000 002"
OF_THE_PERSON = ("Nguyễn", "Mẫu", "0900", "000 002")
log = logging.getLogger("counter_app.trial")


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A folder that has the person's name, as a home on Windows may have it."""
    folder = tmp_path / "Nguyễn Văn Mẫu"
    folder.mkdir()
    root = logging.getLogger()
    before = list(root.handlers)
    logs.start(folder / "counter.log")
    yield folder / "counter.log"
    for one in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(one)
        one.close()


def plain() -> None:
    raise KeyError(PERSON)


def because_of_another() -> None:
    try:
        plain()
    except KeyError as error:
        raise ValueError(PERSON) from error


def while_another_was_handled() -> None:
    try:
        plain()
    except KeyError:
        raise ValueError(PERSON)  # noqa: B904  # the context is what is tried


def several_at_once() -> None:
    raise ExceptionGroup(PERSON, [ValueError(PERSON), KeyError(PERSON)])


def with_a_note() -> None:
    error = KeyError("x")
    error.add_note(PERSON)
    raise error


@pytest.mark.parametrize(
    ("bug", "kinds"),
    [
        (plain, ["KeyError"]),
        (because_of_another, ["ValueError", "KeyError"]),
        (while_another_was_handled, ["ValueError", "KeyError"]),
        (several_at_once, ["ExceptionGroup", "ValueError", "KeyError"]),
        (with_a_note, ["KeyError"]),
    ],
)
def test_a_bug_is_told_by_its_kinds_and_places_and_never_in_its_words(
    path: Path, bug: Callable[[], None], kinds: list[str]
) -> None:
    try:
        bug()
    except Exception:
        log.exception("bug")

    said = path.read_text(encoding="utf-8")
    assert [one for one in OF_THE_PERSON if one in said] == []
    told = [line.strip() for line in said.splitlines()[1:]]
    assert [one for one in told if ":" not in one] == kinds
    assert any(one.startswith(__name__) and one.endswith(bug.__name__) for one in told)


def test_what_another_handler_wrote_of_a_bug_is_not_taken_over(path: Path) -> None:
    """Python keeps the text that the first handler made of it, for all that come after."""
    root, console = logging.getLogger(), logging.StreamHandler(io.StringIO())
    root.handlers.insert(0, console)
    try:
        plain()
    except KeyError:
        log.exception("bug")
    finally:
        root.removeHandler(console)

    assert [one for one in OF_THE_PERSON if one in path.read_text(encoding="utf-8")] == []


def test_an_expected_failure_is_told_by_its_code_and_not_by_its_facts(path: Path) -> None:
    try:
        raise InputError("name_missing", field="full_name", name=PERSON)
    except InputError:
        log.exception("refused")

    said = path.read_text(encoding="utf-8")
    assert "InputError name_missing" in said
    assert [one for one in OF_THE_PERSON if one in said] == []


def test_what_calls_itself_without_end_is_told_in_a_page(path: Path) -> None:
    def again() -> None:
        again()

    try:
        again()
    except RecursionError:
        log.exception("bug")

    assert len(path.read_text(encoding="utf-8").splitlines()) <= logs.FRAMES_MAX + 2
