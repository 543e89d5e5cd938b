"""What can be seen on a page: blank, crooked, in colour. Works on a small copy of it."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

PREVIEW = 360
_SMALL = 800
# Shadow and torn edges at the rim are nothing that stands on the page.
_RIM = 0.03
_INK_STEP = 48
_BLANK_SHARE = 0.0004
_COLOUR_SPREAD = 8
_STAMP_SPREAD = 70
_STAMP_SHARE = 0.0004
_WIDEST_SKEW = 7.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What was measured; see `Page`."""

    is_colour: bool
    has_colour: bool
    is_blank: bool
    skew: float
    preview: bytes


def measure(image: Image.Image) -> Seen:
    """Look at a page; the image may be a reduced one already."""
    from PIL import Image

    small = image.convert("RGB" if image.mode not in ("1", "L") else "L")
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
    grey = _inner(small.convert("L"))
    spread = _spread(_inner(small)) if small.mode == "RGB" else [0] * 256
    is_blank = _ink_share(grey) < _BLANK_SHARE
    return Seen(
        is_colour=sum(spread[_COLOUR_SPREAD:]) > 0,
        has_colour=sum(spread[_STAMP_SPREAD:]) > _STAMP_SHARE * grey.width * grey.height,
        is_blank=is_blank,
        skew=0.0 if is_blank else _skew(grey),
        preview=_preview(small),
    )


def _inner(image: Image.Image) -> Image.Image:
    across, down = int(image.width * _RIM), int(image.height * _RIM)
    return image.crop((across, down, image.width - across, image.height - down))


def _spread(image: Image.Image) -> list[int]:
    """How many dots have how much between their strongest and weakest colour."""
    from PIL import ImageChops

    red, green, blue = image.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    return ImageChops.subtract(most, least).histogram()


def _ink_share(grey: Image.Image) -> float:
    """The share of dots clearly darker than the paper, whatever the paper's own tone."""
    counts = grey.histogram()
    paper = max(range(256), key=counts.__getitem__)
    return sum(counts[: max(0, paper - _INK_STEP)]) / max(1, sum(counts))


def _skew(grey: Image.Image) -> float:
    """Degrees by which the lines fall off to the right: where rows differ most from another."""
    from PIL import Image, ImageOps

    ink = ImageOps.invert(grey)
    ink.thumbnail((_SMALL // 2, _SMALL // 2), Image.Resampling.BOX)
    # Half as large is a quarter of the work, and fine enough for half degrees.
    coarse_ink = ink.resize((max(1, ink.width // 2), max(1, ink.height // 2)), Image.Resampling.BOX)

    def score(degrees: float, at: Image.Image) -> float:
        level = at.rotate(degrees, Image.Resampling.BILINEAR)
        rows = level.convert("F").resize((1, level.height), Image.Resampling.BOX)
        sums = memoryview(rows.tobytes()).cast("f")
        return sum((one - other) ** 2 for one, other in itertools.pairwise(sums))

    steps = [step / 2 for step in range(-int(_WIDEST_SKEW * 2), int(_WIDEST_SKEW * 2) + 1)]
    coarse = max(steps, key=lambda degrees: score(degrees, coarse_ink))
    fine = max(
        (coarse + step / 10 for step in range(-4, 5)), key=lambda degrees: score(degrees, ink)
    )
    return round(fine, 1)


def _preview(small: Image.Image) -> bytes:
    small.thumbnail((PREVIEW, PREVIEW))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=80)
    return out.getvalue()
