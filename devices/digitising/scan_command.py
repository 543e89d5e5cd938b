"""A program of the office that scans into a folder, such as NAPS2's console.

`{folder}` and `{dpi}` in the command are filled in; the folder is the job's own and is removed.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from counter_app.domain.errors import DeviceError
from counter_app.ports import ScanWish
from devices.digitising.reading import content_of

_LOOK_S = 0.1
_ENDING_S = 5.0


class ScanCommand:
    """`place` is where the job's folder is made: on the desk's own disk, for its user alone."""

    def __init__(self, command: str, place: Path, *, longest_s: float = 600.0) -> None:
        words = shlex.split(command, posix=os.name != "nt")
        self._words = [word.strip('"') for word in words]
        self.name = Path(self._words[0]).stem if self._words else ""
        self._place = place
        self._longest_s = longest_s

    def scan(
        self,
        wish: ScanWish,
        on_file: Callable[[bytes], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """Run the program, then hand over its files in the order of their names.

        Raises DeviceError("scan_command_absent", "scan_command_failed", "scan_too_long",
        "scan_nothing_came").
        """
        try:
            with tempfile.TemporaryDirectory(prefix="scan-", dir=self._place) as folder:
                if is_cancelled() or not self._run(Path(folder), wish, is_cancelled):
                    return
                files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
                if not files:
                    raise DeviceError("scan_nothing_came")
                for path in files:
                    on_file(content_of(path))
        except OSError:
            raise DeviceError("scan_command_absent") from None

    def settle(self) -> None:
        """The folder went with the job."""

    def _run(self, folder: Path, wish: ScanWish, is_cancelled: Callable[[], bool]) -> bool:
        """Whether it ended by itself."""
        filled = {"{folder}": str(folder), "{dpi}": str(wish.dpi)}
        words = self._words
        for mark, value in filled.items():
            words = [word.replace(mark, value) for word in words]
        if not words:
            raise DeviceError("scan_command_absent")
        process = subprocess.Popen(  # noqa: S603  # the office's own setting, no shell
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        ends = time.monotonic() + self._longest_s
        try:
            while True:
                try:
                    status = process.wait(_LOOK_S)
                except subprocess.TimeoutExpired:
                    if is_cancelled():
                        return False
                    if time.monotonic() > ends:
                        raise DeviceError("scan_too_long") from None
                    continue
                if status:
                    raise DeviceError("scan_command_failed", status=status)
                return True
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_ENDING_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
