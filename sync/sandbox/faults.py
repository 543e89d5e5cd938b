"""Scripted trouble: what the city does wrong, on which path, for how many requests."""

from __future__ import annotations

import hashlib
import json
import random
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sync.sandbox import contract


def script_of(value: Any) -> list[Fault]:
    """A script from parsed JSON. Raises ValueError for what is none, before it can do harm."""
    reason = contract.fault("Faults", value)
    if reason is not None:
        raise ValueError(reason)
    return [Fault(**one) for one in value]


# These go on beside whatever else a request meets.
BESIDE = ("delay", "clock", "poison", "no_provider")
# These are asked for by themselves, and no request uses them up.
_STANDING = ("poison", "no_provider")


@dataclass(slots=True)
class Fault:
    """One kind of trouble on requests whose path begins with `path`.

    It waits for `skip` requests and then strikes `times` of them, each by the chance `share`, drawn
    from `seed`. `status` belongs to the kind of that name, `delay_s` to delay and, for each byte,
    to drip; `offset_s` to clock; `retry_after` is sent as it stands. Of poison `share` is the part
    of the entries, chosen by their keys, that the city refuses for ever.
    """

    path: str
    kind: str
    times: int = 1
    skip: int = 0
    share: float = 1.0
    seed: int = 0
    status: int = 503
    delay_s: float = 0.0
    offset_s: float = 0.0
    retry_after: str | None = None
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311  # a script has to repeat itself

    def strikes(self, path: str) -> bool:
        """Whether a request to this path meets it; that uses it up."""
        if not path.startswith(self.path) or self.times == 0:
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.share < 1 and self.chance.random() >= self.share:
            return False
        self.times -= 1
        return True


class Faults:
    """The script; each request may meet the first fault that is due for its path."""

    def __init__(self, script: list[Fault] | None = None) -> None:
        self._script = list(script or [])
        self._lock = threading.Lock()

    @classmethod
    def read(cls, path: Path) -> Faults:
        """A script from a file: a JSON list of faults. Raises OSError or ValueError."""
        return cls(script_of(json.loads(path.read_text(encoding="utf-8"))))

    def replace(self, script: list[Fault]) -> None:
        """Another script from now on."""
        with self._lock:
            self._script = list(script)

    def next(self, path: str) -> tuple[list[Fault], Fault | None]:
        """What this request meets: delays, a wrong clock, and at most one fault of the others."""
        beside: list[Fault] = []
        with self._lock:
            for fault in self._script:
                if fault.kind in _STANDING or not fault.strikes(path):
                    continue
                if fault.kind not in BESIDE:
                    return beside, fault
                beside.append(fault)
        return beside, None

    def is_provider_away(self) -> bool:
        """Whether the script keeps the provider of electronic receipts from answering."""
        return any(one.kind == "no_provider" for one in self._script)

    def is_poison(self, key: str) -> bool:
        """Whether the script has the city refuse the entry of this key, today and every day."""
        return any(_part(one.seed, key) < one.share for one in self._script if one.kind == "poison")


def _part(seed: int, key: str) -> float:
    """Where a key lies between 0 and 1."""
    made = hashlib.sha256(f"{seed} {key}".encode(errors="replace")).digest()
    return int.from_bytes(made[:8], "big") / 2**64
