"""One writer at a time: a lock file that the system frees when its holder ends, however it ends."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from counter_app.domain.errors import StoreError


class FolderLock:
    """Holds `name`.lock in a data folder for one purpose, such as the desk or the relay."""

    def __init__(self, data_dir: Path, name: str, now: datetime) -> None:
        self._lock_path = data_dir / f"{name}.lock"
        self._owner_path = data_dir / f"{name}.owner"
        self._name = name
        self._now = now
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Raises StoreError("already_held", name, pid, since) where another program has it."""
        try:
            file = self._lock_path.open("a+b")
        except OSError as error:
            raise StoreError("folder_unusable", reason=error.strerror) from None
        if not _lock(file):
            file.close()
            pid, since = self._owner()
            raise StoreError("already_held", name=self._name, pid=pid, since=since)
        self._file = file
        owner = {"pid": os.getpid(), "since": self._now.isoformat(timespec="seconds")}
        try:
            self._owner_path.write_text(json.dumps(owner), encoding="utf-8")
        except OSError as error:
            self.free()
            raise StoreError("folder_unusable", reason=error.strerror) from None

    def free(self) -> None:
        """Let the next one in; twice is harmless."""
        if self._file is not None:
            with suppress(OSError):
                self._owner_path.unlink(missing_ok=True)
            self._file.close()
            self._file = None

    def _owner(self) -> tuple[str, str]:
        try:
            owner = json.loads(self._owner_path.read_text(encoding="utf-8"))
            return str(owner["pid"]), str(owner["since"])
        except (OSError, ValueError, KeyError, TypeError):
            return "?", "?"

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.free()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
