"""Facts to receipt bytes, beside PIL and python-escpos, the usual way."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

from counter_app.domain.money import Money
from counter_app.paper.amount_in_words import in_words
from counter_app.paper.fee_receipt import FeeReceipt, ReceiptLine, fee_receipt
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
    serials = itertools.count(1)
    height = drawing.raster(fee_receipt(receipt_facts()), DOTS).height
    lines = [f"{number}. Lệ phí cấp giấy xác nhận   3.000 đ" for number in range(height // 32)]
    load_escpos()
    return compare(
        f"receipt facts to bytes ({DOTS}x{height})",
        timed(lambda: _ours(drawing, next(serials))),
        timed(lambda: _usual(lines, height)),
        floor_name="PIL + python-escpos",
        rounds=rounds,
        warm=3,
        budget="0.10",
    )


def _ours(drawing: PaperDrawing, serial: int) -> None:
    encode(drawing.raster(fee_receipt(_visit(serial)), DOTS))


def _visit(serial: int) -> FeeReceipt:
    """Another citizen each time: what a receipt says of them is never drawn twice."""
    facts = receipt_facts()
    amounts = (Money(8_000 + 1_000 * serial), Money(1_000_000 + 1_000 * serial))
    total = Money(sum(one.dong for one in amounts))
    return replace(
        facts,
        number=f"{serial:08d}",
        payer_name=f"NGUYỄN THỊ MẪU {serial:04d}",
        payer_address=f"Số {serial}, phố Diễn Tập, phường Láng, thành phố Hà Nội",
        payer_id=f"{1_190_000_000 + serial:012d}",
        lines=tuple(
            ReceiptLine(line.name, line.kind, amount, line.legal_basis)
            for line, amount in zip(facts.lines, amounts, strict=True)
        ),
        total=total,
        in_words=in_words(total),
        paid_at=facts.paid_at + timedelta(minutes=serial),
        dossier_code=f"{facts.dossier_code[:-4]}{serial:04d}",
        audit_head=f"{serial:08x}",
    )


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
