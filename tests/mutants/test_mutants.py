"""What judges the tests is tested: a mutant is seen by whoever holds the code it changes."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutants.__main__ import report
from tests.mutants.book import Book
from tests.mutants.judge import Judged, Verdict
from tests.mutants.make import Mutant, mutants_of
from tests.mutants.swap import Living, Unfit

TOY = '''
from dataclasses import dataclass
from functools import lru_cache

LIMIT = 3
DOUBLE = 2 * LIMIT


def twice(number):
    """Double."""
    return number + number


LOW, HIGH = 1, 2
SPAN = twice(5)


def plus(number, more=1):
    return number + more


@lru_cache
def kept(number):
    return twice(number)


@dataclass(frozen=True, slots=True)
class Purse:
    dong: int

    @property
    def is_full(self):
        """Docstrings
        may be long."""
        return self.dong >= LIMIT

    @classmethod
    def of(cls, number):
        return cls(number + 1)
'''


@pytest.fixture
def toy(tmp_path: Path) -> Iterator[ModuleType]:
    """A module of its own, that may be broken without harm."""
    file = tmp_path / "tests" / "toy.py"
    file.parent.mkdir()
    file.write_text(TOY)
    spec = importlib.util.spec_from_file_location("tests.toy", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["tests.toy"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["tests.toy"]


def the(tmp_path: Path, change: str) -> Mutant:
    """The one mutant with this change."""
    made = mutants_of(tmp_path / "tests" / "toy.py", tmp_path)
    (found,) = [one for one in made if one.change.endswith(f"→ {change}")]
    return found


def put_in(tmp_path: Path, change: str) -> None:
    Living(tmp_path, ("tests/toy.py",)).put_in(the(tmp_path, change))


def test_who_imported_a_function_before_runs_its_mutant(toy: ModuleType, tmp_path: Path) -> None:
    imported, table = toy.twice, {"twice": toy.twice}
    assert (imported(5), toy.kept(5)) == (10, 10)

    put_in(tmp_path, "return number - number")

    assert (imported(5), table["twice"](5), toy.twice(5)) == (0, 0, 0)
    assert toy.kept(5) == 0, "nothing of before is kept"


def test_properties_class_methods_defaults_and_constants_are_broken_too(
    toy: ModuleType, tmp_path: Path
) -> None:
    purse = toy.Purse(3)
    assert purse.is_full

    put_in(tmp_path, "return self.dong > LIMIT")
    assert not purse.is_full
    put_in(tmp_path, "return cls(number - 1)")
    assert toy.Purse.of(5) == toy.Purse(4)
    put_in(tmp_path, "def plus(number, more=2):")
    assert toy.plus(1) == 3
    put_in(tmp_path, "LIMIT = 4")
    assert (toy.LIMIT, toy.DOUBLE) == (4, 8)
    assert not toy.Purse(4).is_full


def test_constants_that_are_named_together_or_made_by_a_function_are_made_anew(
    toy: ModuleType, tmp_path: Path
) -> None:
    assert (toy.LOW, toy.HIGH, toy.SPAN) == (1, 2, 10)

    put_in(tmp_path, "LOW, HIGH = 1, 3")
    assert (toy.LOW, toy.HIGH) == (1, 3)
    put_in(tmp_path, "return number - number")
    assert toy.SPAN == 0


@pytest.mark.usefixtures("toy")
def test_a_run_is_good_only_where_every_mutant_was_noticed_or_judged(tmp_path: Path) -> None:
    mutants = mutants_of(tmp_path / "tests" / "toy.py", tmp_path)
    book = Book(tmp_path / "verdicts.jsonl")
    codes = []
    for mutant in mutants:
        codes.append(report(("tests/toy.py",), mutants, book, is_full=False))
        unchanged = mutant.mutation is None
        book.note(mutant, Judged(Verdict.SURVIVED if unchanged else Verdict.NOTICED, 1))

    assert codes == [1] * len(mutants)
    assert report(("tests/toy.py",), mutants, book, is_full=False) == 0
    book.note(mutants[-1], Judged(Verdict.SURVIVED, 1))
    assert report(("tests/toy.py",), mutants, book, is_full=False) == 1


def test_an_unchanged_function_is_put_in_as_it_was(toy: ModuleType, tmp_path: Path) -> None:
    (control,) = [
        one for one in mutants_of(tmp_path / "tests" / "toy.py", tmp_path) if not one.mutation
    ]
    code = toy.twice.__code__

    Living(tmp_path, ("tests/toy.py",)).put_in(control)

    assert toy.twice.__code__ == code


def test_a_function_that_does_not_live_is_no_noticed_mutant(
    toy: ModuleType, tmp_path: Path
) -> None:
    mutant = the(tmp_path, "return number - number")

    with pytest.raises(Unfit):
        Living(tmp_path, ("tests/other.py",)).put_in(mutant)
