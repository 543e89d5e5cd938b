"""A4 pages: one drawing for PDF, printer and preview, whatever the screen's scale is."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtPrintSupport import QPrinter

from counter_app.domain.errors import DeviceError
from counter_app.paper import specimen
from counter_app.paper.blocks import Paper
from counter_app.ports import PrinterState
from devices.a4_printer import A4Printer, print_pages
from devices.cabinet import open_target
from devices.drawing import PaperDrawing
from devices.typeface import FONT_FOLDER
from tests.paper.text import text_of

ROOT = Path(__file__).parents[2]
DAYS = (date(2025, 9, 14), date(2026, 11, 26))
# A stop notice came with TT 03/2025/TT-VPCP.
ONLY_SINCE_2025 = ("stop",)
LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"


def papers() -> list[tuple[str, Paper]]:
    """Every paper there is, in the words of both sets of forms."""
    return [
        (f"{kind} {on}", specimen.specimen(kind, on))
        for kind in specimen.kinds()
        for on in DAYS
        if kind not in ONLY_SINCE_2025 or on == DAYS[1]
    ]


def pixels(pdf: bytes | Path) -> list[bytes]:
    """Each page as a viewer shows it."""
    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=1).to_pil().tobytes() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("path", sorted(FONT_FOLDER.glob("*.ttf")), ids=lambda path: path.stem)
def test_no_paper_has_a_letter_that_the_typeface_lacks(path: Path) -> None:
    font = QRawFont(str(path), 20)
    said = "".join(text_of(paper) for _, paper in papers()) + LETTERS + LETTERS.upper()

    lacking = {one for one in said if one.isprintable() and not font.supportsCharacter(ord(one))}

    assert lacking == set()


def test_a_queue_prints_the_pages_of_the_pdf(tmp_path: Path) -> None:
    drawing = PaperDrawing()
    for name, paper in papers()[:4]:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        path = tmp_path / "printed.pdf"
        printer.setOutputFileName(str(path))

        print_pages(printer, paper, drawing)

        assert pixels(path) == pixels(drawing.pdf(paper)), name


def test_a_queue_that_is_not_there_takes_nothing() -> None:
    printer = open_target("a4:máy in không có", 576)

    assert isinstance(printer, A4Printer)
    assert printer.state() is PrinterState.ABSENT
    with pytest.raises(DeviceError, match="printer_absent"):
        printer.print(papers()[0][1])
    assert not printer.open_drawer()


def test_a_page_is_the_same_at_every_scale_of_the_screen(tmp_path: Path) -> None:
    drawn = {}
    for scale in ("1", "1.5"):
        path = tmp_path / f"{scale}.pdf"
        command = [sys.executable, "-m", "counter_app", "--data-dir", str(tmp_path / "data")]
        command += ["print", "intake-slip", "specimen", "--on", "2026-11-26", "--to", f"pdf:{path}"]
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "COUNTER_KEY_STORE": "file"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        drawn[scale] = pixels(path)

    assert drawn["1"] == drawn["1.5"]
