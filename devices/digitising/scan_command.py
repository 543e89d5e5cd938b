"""A program of the office that scans into a folder, such as NAPS2's console.

`{folder}` and `{dpi}` in the command are filled in; the folder is the job's own and is removed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from counter_app.domain.errors import DeviceError
from counter_app.ports import ScanWish
from devices.digitising.program import filled, run, words_of
from devices.digitising.reading import content_of


class ScanCommand:
    """`place` is where the job's folder is made: on the desk's own disk, for its user alone."""

    def __init__(self, command: str, place: Path, *, longest_s: float = 600.0) -> None:
        self._words = words_of(command)
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
        if not self._words:
            raise DeviceError("scan_command_absent")
        words = filled(self._words, {"{folder}": str(folder), "{dpi}": str(wish.dpi)})
        status = run(words, is_cancelled, self._longest_s, "scan_too_long")
        if status:
            raise DeviceError("scan_command_failed", status=status)
        return status is not None
