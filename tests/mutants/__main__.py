"""python -m tests.mutants [WORD…] [--minutes N] [--on] [--long] [--anew] [--show] [--figure].

WORD is a part of a module's path. Verdicts are kept in mutants/verdicts.jsonl: a run that was
ended goes on where it was; survivors that nobody judged run again, as a test may have come since.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.mutants.book import Book, Kind
from tests.mutants.judge import Judge, Verdict
from tests.mutants.make import Mutant, mutants_of
from tests.mutants.modules import MODULES, TESTS, TOO_LONG

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "mutants" / "verdicts.jsonl"


def main(arguments: list[str] | None = None) -> int:
    """0 where every mutant is noticed, or a person said why it may stay."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--minutes", type=float, default=0.0, help="end in time, go on next time")
    parser.add_argument("--anew", action="store_true", help="forget what is known")
    parser.add_argument("--on", action="store_true", help="new mutants alone, no known survivor")
    parser.add_argument("--long", action="store_true", help="known survivors alone, for long")
    parser.add_argument("--show", action="store_true", help="every survivor, judged or not")
    parser.add_argument("--figure", action="store_true", help="judge nothing, print the figure")
    parsed = parser.parse_args(arguments)
    paths = [
        path for path in MODULES if not parsed.words or any(word in path for word in parsed.words)
    ]
    if parsed.anew:
        KEPT.unlink(missing_ok=True)
    book = Book(KEPT)
    mutants = [mutant for path in paths for mutant in mutants_of(ROOT / path, ROOT)]
    if not parsed.figure:
        end = time.monotonic() + 60 * parsed.minutes if parsed.minutes else None
        if code := _judge(mutants, book, end, is_resumed=parsed.on, is_long=parsed.long):
            return code
    return report(paths, mutants, book, is_full=parsed.show)


def _judge(
    mutants: Sequence[Mutant],
    book: Book,
    end: float | None,
    *,
    is_resumed: bool,
    is_long: bool,
) -> int:
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")

    def say(text: str) -> None:
        print(text, file=out, flush=True)

    def work(judge: Judge) -> None:
        """A glance at all that is new or survived, then a long look at what is left."""
        for is_glance in (False,) if is_long else (True, False):
            for mutant in mutants:
                if not is_due(mutant, is_glance=is_glance):
                    continue
                if end is not None and time.monotonic() > end:
                    say(f"out of time at {mutant.path}: the same command goes on")
                    return
                judged = judge.judge(mutant, is_glance=is_glance)
                book.note(mutant, judged)
                if judged.verdict is not Verdict.NOTICED and mutant.mutation is not None:
                    say(f"{judged.verdict} after {judged.tests} {mutant.key}")

    def is_due(mutant: Mutant, *, is_glance: bool) -> bool:
        known = book.find(mutant)
        if known is None:
            return is_glance
        if known.verdict in (Verdict.NOTICED, Verdict.ENDLESS) or mutant.mutation is None:
            return False
        if book.kind(mutant) is not None or (is_glance and is_resumed):
            return False
        return is_glance or not known.is_long

    judge = Judge(ROOT, {path: near for path, (_, near, _) in MODULES.items()}, work, say)
    options = ["-q", "-s", "-m", "not postgres", "-p", "no:randomly", "-p", "no:cacheprovider"]
    options += [f"--deselect={test}" for test in TOO_LONG]
    code = pytest.main([*options, f"--rootdir={ROOT}", *TESTS], plugins=[judge])
    return 0 if code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) else int(code)


def report(paths: Sequence[str], mutants: Sequence[Mutant], book: Book, *, is_full: bool) -> int:
    """The figure per module, and whatever nobody judged yet."""
    heads = ("mutants", *Verdict, *Kind, "unsaid", "to come")
    print(f"{'module':38}" + "".join(f"{head:>10}" for head in heads))
    lines = [book.line(path, mutants) for path in paths]
    sums = [0] * len(heads)
    for line in lines:
        row = [line.mutants, *(line.verdicts.get(one, 0) for one in Verdict)]
        row += [line.kinds.get(one, 0) for one in Kind]
        row += [len(line.unjudged), line.waiting]
        sums = [one + more for one, more in zip(sums, row, strict=True)]
        name = line.path.removeprefix("counter_app/").removesuffix(".py")
        print(f"{name:38}" + "".join(f"{number:>10}" for number in row))
    print(f"{'all':38}" + "".join(f"{number:>10}" for number in sums))
    for line in lines:
        for one in line.unjudged:
            judged = book.find(one)
            assert judged is not None
            print(f"\n{one.key}\n    {judged.verdict} after {judged.tests} tests {judged.word}")
        for one in line.broken:
            print(f"\nUNCHANGED and yet noticed: {one.key}\n    {book.find(one)}")
    if is_full:
        for one in mutants:
            if (kind := book.kind(one)) is not None:
                print(f"{kind}: {one.key}")
    stale = book.stale(mutants)
    for key in stale:
        print(f"said of a mutant that is no survivor: {key}")
    is_good = not any(line.unjudged or line.broken or line.waiting for line in lines)
    return 0 if is_good and not stale else 1


if __name__ == "__main__":
    sys.exit(main())
