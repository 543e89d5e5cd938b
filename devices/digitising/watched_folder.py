"""A folder into which a scanner's own program saves.

A file is taken once it stopped growing and nobody holds it: by renaming it, which succeeds for one
taker only. It is removed when its pages are kept; after a crash it is handed over again.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Callable
from pathlib import Path

from counter_app.domain.errors import CounterError, DeviceError
from counter_app.ports import ScanWish
from devices.digitising.reading import content_of

TAKEN = ".quay-mot-cua"
REFUSED = "khong-doc-duoc"
_UNFINISHED = (".part", ".tmp", ".crdownload", ".partial")


class WatchedFolder:
    """`patience_s`: how long a scan waits for the first file, and for one to stop growing."""

    def __init__(
        self,
        folder: Path,
        *,
        patience_s: float = 90.0,
        look_s: float = 0.5,
        rest: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = folder.name or str(folder)
        self._folder = folder
        self._looks = max(2, round(patience_s / look_s))
        self._look_s = look_s
        self._rest = rest
        self._seen: dict[str, tuple[int, int]] = {}
        self._handed: set[Path] = set()

    def scan(
        self,
        wish: ScanWish,  # noqa: ARG002  # the scanner's own program decides
        on_file: Callable[[bytes], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """Take what lies there, or wait for it.

        Raises DeviceError("scan_folder_absent", "scan_still_written", "scan_nothing_came").
        """
        self._seen = {}
        count = self._hand_over(self._left_behind(), on_file)
        for _ in range(self._looks):
            if is_cancelled():
                return
            ready, is_growing = self._look()
            count += self._hand_over(ready, on_file)
            if count and not is_growing:
                return
            self._rest(self._look_s)
        raise DeviceError("scan_still_written" if self._seen else "scan_nothing_came")

    def settle(self) -> None:
        """Remove what was handed over."""
        for path in self._handed:
            path.unlink(missing_ok=True)
        self._handed = set()

    def _look(self) -> tuple[list[Path], bool]:
        """What stopped growing since the last look, and whether something else still does."""
        before, self._seen = self._seen, {}
        ready = []
        for path in self._listed():
            state = _state(path)
            if state is None:
                continue
            if state[0] and before.get(path.name) == state and (taken := self._take(path)):
                ready.append(taken)
            else:
                self._seen[path.name] = state
        return ready, bool(self._seen)

    def _listed(self) -> list[Path]:
        try:
            found = sorted(self._folder.iterdir(), key=lambda path: path.name)
        except OSError:
            raise DeviceError("scan_folder_absent") from None
        return [
            path
            for path in found
            if not path.name.startswith("~") and path.suffix.lower() not in _UNFINISHED
        ]

    def _take(self, path: Path) -> Path | None:
        """None while somebody holds it, or took it first."""
        taken = self._folder / TAKEN / f"{time.time_ns():020d}-{secrets.token_hex(8)}"
        try:
            taken.parent.mkdir(mode=0o700, exist_ok=True)
            if not _is_free(path):
                return None
            path.rename(taken)
        except OSError:
            return None
        return taken

    def _left_behind(self) -> list[Path]:
        """What a crash came in between of, in the order it was taken."""
        try:
            there = sorted((self._folder / TAKEN).iterdir())
        except OSError:
            return []
        return [path for path in there if path not in self._handed]

    def _hand_over(self, taken: list[Path], on_file: Callable[[bytes], None]) -> int:
        for path in taken:
            try:
                on_file(content_of(path))
            except CounterError:
                self._set_aside(path)
                raise
            self._handed.add(path)
        return len(taken)

    def _set_aside(self, path: Path) -> None:
        """What cannot be read is not ours to throw away, and not handed over for ever."""
        aside = self._folder / REFUSED
        try:
            aside.mkdir(mode=0o700, exist_ok=True)
            path.rename(aside / path.name)
        except OSError:
            self._handed.add(path)


def _state(path: Path) -> tuple[int, int] | None:
    """Size and last change of an ordinary file; a link, a pipe or a folder is none."""
    try:
        told = path.lstat()
    except OSError:
        return None
    return (told.st_size, told.st_mtime_ns) if stat.S_ISREG(told.st_mode) else None


def _is_free(path: Path) -> bool:
    """Whether no program holds it; on Windows the renaming itself would fail."""
    if os.name == "nt":
        return True
    import fcntl

    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True
