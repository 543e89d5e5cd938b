"""Libraries that are loaded beside the window are read from the disk first.

To load a library holds the interpreter, and the window with it, for as long as the disk takes to
give it: 10 ms, and 150 where the disk is busy. To read a file holds nobody, and afterwards the
system has it at hand.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PIECE = 1 << 20
# Of Windows, of Linux, of macOS; Linux puts a version behind some.
_KINDS = frozenset({".pyd", ".dll", ".so", ".dylib"})


@cache
def libraries(package: str) -> int:
    """Read what is to be loaded for a package; gives how many files, none of one that is loaded.

    One that is not there, or cannot be read, is for the import to tell of.
    """
    if package in sys.modules:
        return 0
    count = 0
    spec = find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        folder = Path(place)
        # Beside a package lie the libraries that its own ones need.
        for path in (*folder.rglob("*"), *folder.with_name(f"{folder.name}.libs").glob("*")):
            if _KINDS.isdisjoint(path.suffixes):
                continue
            with suppress(OSError), path.open("rb", buffering=0) as file:
                while file.read(_PIECE):
                    pass
                count += 1
    return count
