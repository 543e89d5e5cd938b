"""Facts to receipt bytes, beside PIL and python-escpos, the usual way."""

from __future__ import annotations

from typing import Any

from counter_app.paper.fee_receipt import fee_receipt
from devices.drawing import PaperDrawing
from devices.escpos.encode import encode
from devices.escpos.transport import load_escpos
from tests.benchmarks.harness import Figure, compare, timed
from tests.fakes.papers import receipt_facts

DOTS = 576
FONT = "ui/assets/fonts/LiberationSerif-Regular.ttf"


def measure(rounds: int) -> Figure:
    """Both draw as many lines on as much paper."""
    drawing = PaperDrawing()
    facts = receipt_facts()
    height = drawing.raster(fee_receipt(facts), DOTS).height
    lines = [f"{number}. Lệ phí cấp giấy xác nhận   3.000 đ" for number in range(height // 32)]
    load_escpos()
    return compare(
        f"receipt facts to bytes ({DOTS}x{height})",
        timed(lambda: _ours(drawing, facts)),
        timed(lambda: _usual(lines, height)),
        floor_name="PIL + python-escpos",
        rounds=rounds,
        warm=3,
        budget="0.10",
    )


def _ours(drawing: PaperDrawing, facts: Any) -> None:
    encode(drawing.raster(fee_receipt(facts), DOTS))


def _usual(lines: list[str], height: int) -> None:
    from escpos.printer import Dummy
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (DOTS, height), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, 25)
    for number, line in enumerate(lines):
        draw.text((4, number * 32), line, font=font, fill=0)
    printer = Dummy()
    printer.image(image.point(lambda grey: 255 if grey > 127 else 0), impl="bitImageRaster")
    printer.cut()
