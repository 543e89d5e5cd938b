"""python -m tests.pictures DAY DOCS: keeps the captures that the documents show."""

from __future__ import annotations

import io
import shutil
import sys
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from counter_app.paper.forms import form_for, has_form
from counter_app.paper.specimen import specimen
from devices.drawing import PaperDrawing
from devices.typeface import FONT_FOLDER

SHOWN = {
    "thu-tuc.png": "procedure.png",
    "giay-to.png": "papers.png",
    "thu-qr.png": "payment.png",
    "thu-qr-cong-dan.png": "citizen-payment.png",
    "da-nhan-tien-cong-dan.png": "citizen-received.png",
    "da-tiep-nhan.png": "received.png",
    "mat-ket-noi.png": "city-away.png",
    "da-chot-ca.png": "shift-closed.png",
}
# The last day of the 2018 set and a day of the 2025 set.
DAYS = (date(2025, 9, 14), date(2026, 11, 26))
KINDS = ("intake-slip", "supplement", "refusal", "apology", "stop", "control-sheet", "register")
ROLL_DOTS = 576
A4_WIDTH_DOTS = round(210 / 25.4 * 150)
CELL_WIDTH, GAP, CAPTION = 400, 16, 30
DESK, GREYS = 214, 16


def main(day: Path, docs: Path) -> int:
    """Copy the first capture of each kind; a kind that is missing is a fault."""
    docs.mkdir(parents=True, exist_ok=True)
    missing = []
    for ending, name in SHOWN.items():
        found = sorted(path for path in day.glob(f"*-{ending}"))
        if found:
            shutil.copyfile(found[0], docs / name)
        else:
            missing.append(ending)
    papers = sorted((day / "papers").glob("*.png"))
    if papers:
        shutil.copyfile(papers[0], docs / "intake-slip.png")
    forms().save(docs / "forms.png", optimize=True)
    if missing:
        print("no capture of:", ", ".join(missing), file=sys.stderr)
    return 1 if missing else 0


def forms() -> Image.Image:
    """Both sets of forms as pages, a set a row, and the four that fit a roll as rolls."""
    drawing = PaperDrawing()
    rows = [
        [
            (_caption(kind, day), _first_page(drawing.page_png(specimen(kind, day))))
            for kind in KINDS
            if has_form(kind, day)
        ]
        for day in DAYS
    ]
    day = DAYS[-1]
    rows.append(
        [
            (f"{_caption(kind, day)}, 80 mm", _picture(drawing.png(specimen(kind, day), ROLL_DOTS)))
            for kind in KINDS
            if form_for(kind, day).fits_roll
        ]
    )
    return _sheet(rows)


def _caption(kind: str, day: date) -> str:
    form = form_for(kind, day)
    return f"{form.number} · {form.set.partition(' ')[0]}"


def _picture(png: bytes) -> Image.Image:
    """Scaled to the width of a cell."""
    picture = Image.open(io.BytesIO(png)).convert("L")
    return picture.resize(
        (CELL_WIDTH, round(picture.height * CELL_WIDTH / picture.width)), Image.Resampling.LANCZOS
    )


def _first_page(png: bytes) -> Image.Image:
    pages = _picture(png)
    page = next(
        round(CELL_WIDTH * high / wide)
        for wide, high in ((297, 210), (210, 297))
        if (wide > high) == (Image.open(io.BytesIO(png)).width > A4_WIDTH_DOTS)
    )
    return pages.crop((0, 0, CELL_WIDTH, page))


def _sheet(rows: list[list[tuple[str, Image.Image]]]) -> Image.Image:
    """The pictures side by side, a caption above each."""
    highs = [max(picture.height for _, picture in row) + CAPTION + GAP for row in rows]
    width = GAP + max(len(row) for row in rows) * (CELL_WIDTH + GAP)
    sheet = Image.new("L", (width, sum(highs) + GAP), DESK)
    ink = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(FONT_FOLDER / "LiberationSerif-Regular.ttf"), 20)
    top = GAP
    for row, high in zip(rows, highs, strict=True):
        for number, (caption, picture) in enumerate(row):
            left = GAP + number * (CELL_WIDTH + GAP)
            ink.text((left, top), caption, fill=0, font=font)
            sheet.paste(picture, (left, top + CAPTION))
        top += high
    return sheet.quantize(GREYS)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
