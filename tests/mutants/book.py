"""Keeps verdicts between runs, and what a person said of the mutants that no test can notice."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from tests.mutants.judge import Judged, Verdict
from tests.mutants.make import Mutant

SAID = Path(__file__).with_name("survivors.toml")


class Kind(StrEnum):
    """Why a survivor may stay.

    SAME: no run can tell it from the program. WORDS: another text, field or fact in an error or on
    a paper that is not money. GUARD: another check behind it, or an assertion, refuses the same.
    SPEED: the same result by a longer way. RECORD: what is kept beside the money for a reader.
    """

    SAME = "same"
    WORDS = "words"
    GUARD = "guard"
    SPEED = "speed"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Line:
    """The figure of one module."""

    path: str
    mutants: int
    verdicts: Mapping[Verdict, int]
    kinds: Mapping[Kind, int]
    unjudged: tuple[Mutant, ...]
    broken: tuple[Mutant, ...]
    waiting: int


class Book:
    """Verdicts by a mutant's digest: a changed function is a new mutant, the others stand."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._verdicts: dict[str, Judged] = {}
        self._said = _said()
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                digest = row.pop("digest")
                row.pop("key")
                self._verdicts[digest] = Judged(**{**row, "verdict": Verdict(row["verdict"])})

    def find(self, mutant: Mutant) -> Judged | None:
        """What is known of a mutant."""
        return self._verdicts.get(mutant.digest)

    def note(self, mutant: Mutant, judged: Judged) -> None:
        """Keep a verdict; the file is only added to, the last line of a mutant counts."""
        self._verdicts[mutant.digest] = judged
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as out:
            row = {"key": mutant.key, "digest": mutant.digest, **asdict(judged)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")

    def kind(self, mutant: Mutant) -> Kind | None:
        """What a person said of a survivor; what changes an error alone needs no saying."""
        return Kind.WORDS if mutant.is_error else self._said.get(mutant.key)

    def stale(self, mutants: Sequence[Mutant]) -> list[str]:
        """What was said of mutants that are not made any more, or that a test notices by now."""
        alive = {
            one.key
            for one in mutants
            if (judged := self.find(one)) is None or judged.verdict in _LEFT
        }
        paths = {one.path for one in mutants}
        return [key for key in self._said if key.partition("::")[0] in paths and key not in alive]

    def line(self, path: str, mutants: Sequence[Mutant]) -> Line:
        """The figure of a module; the unchanged functions are no mutants but a test of the test."""
        own = [one for one in mutants if one.path == path]
        changed = [one for one in own if one.mutation is not None]
        known = {one.digest: self.find(one) for one in own}
        left = [one for one in changed if (now := known[one.digest]) and now.verdict in _LEFT]
        kinds = {one.digest: self.kind(one) for one in left}
        return Line(
            path,
            len(changed),
            Counter(now.verdict for one in changed if (now := known[one.digest])),
            Counter(kind for kind in kinds.values() if kind),
            tuple(one for one in left if kinds[one.digest] is None),
            tuple(
                one
                for one in own
                if one.mutation is None
                and (now := known[one.digest])
                and now.verdict in (Verdict.NOTICED, Verdict.ENDLESS, Verdict.UNFIT)
            ),
            sum(1 for one in changed if known[one.digest] is None),
        )


_LEFT = (Verdict.SURVIVED, Verdict.UNREACHED, Verdict.UNDECIDED, Verdict.UNFIT)


def _said() -> dict[str, Kind]:
    """`survivors.toml`: per kind, per module, the mutants by function and change."""
    if not SAID.exists():
        return {}
    told = tomllib.loads(SAID.read_text(encoding="utf-8"))
    return {
        f"{path}::{change}": Kind(kind)
        for kind, modules in told.items()
        for path, changes in modules.items()
        for change in changes
    }
