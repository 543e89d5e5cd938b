"""Scripted trouble: what the city does wrong, on which path, for how many requests."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync.sandbox import contract


def script_of(value: Any) -> list[Fault]:
    """A script from parsed JSON. Raises ValueError for what is none, before it can do harm."""
    reason = contract.fault("Faults", value)
    if reason is not None:
        raise ValueError(reason)
    return [Fault(**one) for one in value]


@dataclass(slots=True)
class Fault:
    """One kind of trouble on requests whose path begins with `path`.

    It waits for `skip` requests and then strikes `times` of them. `status` belongs to the kind of
    that name, `delay_s` to delay and, for each byte, to drip; `retry_after` is sent as it stands.
    """

    path: str
    kind: str
    times: int = 1
    skip: int = 0
    status: int = 503
    delay_s: float = 0.0
    retry_after: str | None = None


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

    def next(self, path: str) -> Fault | None:
        """The fault that this request meets, used up by it; None for a good day."""
        with self._lock:
            for fault in self._script:
                if not path.startswith(fault.path) or fault.times == 0:
                    continue
                if fault.skip:
                    fault.skip -= 1
                    continue
                fault.times -= 1
                return fault
        return None
