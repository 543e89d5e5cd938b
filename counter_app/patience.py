"""A file that another program holds for a moment: waited for, and given up after two seconds.

On Windows a virus scanner, an indexer or a backup opens each new file; until it is done, nobody
can rename or delete it. Other systems know no such refusal, and nothing is waited for there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

PAUSES_S = (0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.7)
# Windows' own numbers: access denied, sharing violation, lock violation.
_HELD = (5, 32, 33)


def is_held(error: OSError) -> bool:
    """Whether Windows says that another program has the file just now."""
    return getattr(error, "winerror", None) in _HELD


def patiently(act: Callable[[], T], sleep: Callable[[float], None] = time.sleep) -> T:
    """Do something to a file; while another program holds it, again. Raises the last OSError."""
    for pause_s in PAUSES_S:
        try:
            return act()
        except OSError as error:
            if not is_held(error):
                raise
        sleep(pause_s)
    return act()


def replace(source: Path, target: Path) -> None:
    """Rename over what stands at `target`."""
    patiently(lambda: source.replace(target))


def unlink(path: Path) -> None:
    """Delete, or find it gone."""
    patiently(lambda: path.unlink(missing_ok=True))
