"""A printer of files: a paper as an A4 PDF, or as the picture of its roll."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from counter_app.domain.errors import DeviceError
from counter_app.paper.blocks import Paper
from counter_app.ports import PrinterState, PrintResult


class PagePrinter:
    """Writes each paper to one path, in place of what was there."""

    def __init__(self, name: str, path: Path, draw: Callable[[Paper], bytes]) -> None:
        self.name = name
        self._path = path
        self._draw = draw

    def state(self) -> PrinterState:
        """ABSENT where the folder is not there."""
        return PrinterState.READY if self._path.parent.is_dir() else PrinterState.ABSENT

    def print(self, paper: Paper) -> PrintResult:
        """The whole file or none of it; raises DeviceError("print_file_unwritable")."""
        data = self._draw(paper)
        try:
            _replace(self._path, data)
        except (OSError, ValueError):  # ValueError: a path that holds NUL
            raise DeviceError("print_file_unwritable", printer=self.name) from None
        return PrintResult(len(data), confirmed=True, printer=self.name, state=PrinterState.READY)

    def open_drawer(self) -> bool:
        """A file has none."""
        return False


def _replace(path: Path, data: bytes) -> None:
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(part).replace(path)
    except OSError:
        with suppress(OSError):
            Path(part).unlink()
        raise
