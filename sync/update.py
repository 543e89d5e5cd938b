"""Fetches the city's newest version of the program into a folder, piece by piece.

What came stays when the line breaks, and the next time it goes on there. Whole is what has the
digest that was offered; what may be installed is judged by its signatures, elsewhere.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from counter_app.domain.errors import StoreError, why
from counter_app.domain.outbox import Unreachable
from counter_app.domain.update import version_numbers
from counter_app.ports import CityUpdate, CityUpdates

END = ".qmu"


def fetch(
    city: CityUpdates, platform: str, installed: str, folder: Path
) -> Path | Unreachable | None:
    """The file of a newer version than the installed one; None where the city has none.

    Raises StoreError("update_not_written") where the folder takes no more.
    """
    offered = city.newest_update(platform)
    if isinstance(offered, Unreachable) or offered is None:
        return offered
    if version_numbers(offered.version) <= version_numbers(installed):
        return None
    target = folder / f"{offered.version}-{offered.sha256[:16]}{END}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        for other in folder.iterdir():
            if other not in (target, part) and other.suffix in (END, ".part"):
                other.unlink()
        if not _is_whole(target, offered):
            silent = _fill(city, offered, part)
            if silent is not None:
                return silent
            if not _is_whole(part, offered):
                part.unlink()
                return Unreachable("wrong_digest")
            part.replace(target)
    except OSError as error:
        raise StoreError("update_not_written", reason=why(error)) from None
    return target


def _fill(city: CityUpdates, offered: CityUpdate, part: Path) -> Unreachable | None:
    with part.open("ab") as file:
        while (first := file.tell()) < offered.size:
            piece = city.update_piece(offered, first)
            if isinstance(piece, Unreachable):
                return piece
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return None


def _is_whole(path: Path, offered: CityUpdate) -> bool:
    if not path.exists() or path.stat().st_size != offered.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == offered.sha256
