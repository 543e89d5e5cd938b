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

from counter_app.domain.errors import StoreError, why


class FolderLock:
    """Holds `name`.lock in a data folder for one purpose, such as the desk or the relay."""

    def __init__(
        self, data_dir: Path, name: str, now: datetime, session: int | None = None
    ) -> None:
        self._lock_path = data_dir / f"{name}.lock"
        self._owner_path = data_dir / f"{name}.owner"
        self._name = name
        self._now = now
        self._session = sign_in_session() if session is None else session
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Raises StoreError where another program has it: "already_held", or
        "held_in_other_session" where it runs for somebody who is signed in beside this person.
        """
        try:
            file = self._lock_path.open("a+b")
        except OSError as error:
            raise StoreError("folder_unusable", reason=why(error)) from None
        if not _lock(file):
            file.close()
            pid, since, session = self._owner()
            if session not in (None, self._session):
                raise StoreError("held_in_other_session", since=since)
            raise StoreError("already_held", name=self._name, pid=pid, since=since)
        self._file = file
        owner = {
            "pid": os.getpid(),
            "since": self._now.isoformat(timespec="seconds"),
            "session": self._session,
        }
        try:
            self._owner_path.write_text(json.dumps(owner), encoding="utf-8")
        except OSError as error:
            self.free()
            raise StoreError("folder_unusable", reason=why(error)) from None

    def free(self) -> None:
        """Let the next one in; twice is harmless."""
        if self._file is not None:
            with suppress(OSError):
                self._owner_path.unlink(missing_ok=True)
            self._file.close()
            self._file = None

    def _owner(self) -> tuple[str, str, int | None]:
        try:
            owner = json.loads(self._owner_path.read_text(encoding="utf-8"))
            session = owner.get("session")
            return str(owner["pid"]), str(owner["since"]), session if type(session) is int else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return "?", "?", None

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
    import ctypes
    import msvcrt

    def sign_in_session() -> int:
        """Which of the people signed in to this computer this program runs for."""
        found = ctypes.c_ulong()
        ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(found))
        return int(found.value)

    def _lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def sign_in_session() -> int:
        """Which of the people signed in to this computer this program runs for."""
        return os.getuid()

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
