"""A printer whose paper is a folder: each paper as the bytes of a roll printer and as a picture."""

from __future__ import annotations

from pathlib import Path

from counter_app.domain.errors import DeviceError
from counter_app.paper.blocks import Paper
from counter_app.ports import PrinterState, PrintResult
from devices.drawing import PaperDrawing
from devices.escpos.encode import encode


class FolderPrinter:
    """For rehearsals: what is in the folder is what would have come out."""

    def __init__(self, folder: Path, drawing: PaperDrawing, width_dots: int = 576) -> None:
        self.name = "folder"
        self._folder = folder
        self._drawing = drawing
        self._width_dots = width_dots
        self._count = 0

    def state(self) -> PrinterState:
        """A folder never runs out of paper."""
        return PrinterState.READY

    def print(self, paper: Paper) -> PrintResult:
        """Write NNN.bin and NNN.png; raises DeviceError("print_file_unwritable")."""
        raster = self._drawing.raster(paper, self._width_dots)
        job = encode(raster)
        self._count += 1
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{self._count:03d}.bin").write_bytes(job)
            picture = self._drawing.png(paper, self._width_dots)
            (self._folder / f"{self._count:03d}.png").write_bytes(picture)
        except OSError:
            raise DeviceError("print_file_unwritable") from None
        return PrintResult(len(job), confirmed=True, printer=self.name, state=PrinterState.READY)

    def open_drawer(self) -> bool:
        """A folder has none."""
        return False
