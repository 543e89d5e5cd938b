"""An image from outside: its header is believed only as far as the limits go, then decoded small.

JPEG and grey, coloured or two-tone PNG stay byte for byte; everything else becomes a PNG of the
same dots.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from counter_app.domain.digitisation import DPI_MAX, PAGES_MAX
from counter_app.domain.errors import InputError
from counter_app.domain.page import JPEG, PNG, Page
from devices.digitising.measuring import measure

if TYPE_CHECKING:
    from PIL import Image

PIXELS_MAX = 40_000_000
_FORMATS = ("JPEG", "PNG", "TIFF")
_A4_INCHES = 11.69
# Below this a header's dpi is a camera's or a screen's habit, not a scanner's word.
_DPI_BELIEVED = 100
_TURNS = {3: 180, 6: 90, 8: 270}
_ORIENTATION = 0x0112


def read_image(content: bytes) -> Iterator[Page]:
    """Its pages. Raises InputError("scan_too_many_dots", "scan_broken", "scan_pages_wrong")."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
            if frames > PAGES_MAX:
                raise InputError("scan_pages_wrong", field="scan", most=PAGES_MAX)
            for frame in range(frames):
                if frame:
                    image.seek(frame)
                check_dots(image.width, image.height)
                yield _page(image, content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_dots() from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError, UserWarning):
        # Pillow has these names for a picture that ends early or contradicts itself.
        raise InputError("scan_broken", field="scan") from None


def check_dots(width: int, height: int) -> None:
    """Raises InputError("scan_too_many_dots") before anything of that size is decoded."""
    if width * height > PIXELS_MAX:
        raise _too_many_dots()


def _too_many_dots() -> InputError:
    return InputError("scan_too_many_dots", field="scan", most=PIXELS_MAX // 1_000_000)


def _page(image: Image.Image, content: bytes) -> Page:
    width, height, dpi = image.width, image.height, _dpi(image)
    turn = _TURNS.get(image.getexif().get(_ORIENTATION, 1), 0)
    kept, media = content, JPEG
    if image.format == "JPEG" and image.mode in ("L", "RGB"):
        # A reduced decoding still reads every byte, so half a page does not pass.
        image.draft(None, (max(1, width // 4), max(1, height // 4)))
        image.load()
        shown: Image.Image = image
    else:
        shown = _plain(image)
        media = PNG
        if image.format != "PNG" or shown is not image:
            kept = as_png(shown, dpi)
    seen = measure(shown)
    return Page(
        kept,
        media,
        width,
        height,
        dpi,
        seen.is_colour,
        seen.has_colour,
        seen.is_blank,
        seen.skew,
        seen.preview,
        turn,
    )


def _plain(image: Image.Image) -> Image.Image:
    """Without transparency, palette, inks and deep tones, none of which PDF/A-2b is sure of."""
    from PIL import Image

    image.load()
    if image.mode in ("1", "L", "RGB"):
        return image if "transparency" not in image.info else image.convert("RGB")
    if image.mode.startswith("I"):
        return image.point(lambda tone: tone / 256).convert("L")
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa", "P"):
        over = image.convert("RGBA")
        ground = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(ground, over).convert("RGB")
    return image.convert("RGB")


def as_png(image: Image.Image, dpi: int) -> bytes:
    """The same dots as a PNG."""
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi), compress_level=1)
    return out.getvalue()


def _dpi(image: Image.Image) -> int:
    """The header's, or the one at which the longer side is A4's."""
    told = image.info.get("dpi", (0, 0))
    try:
        dpi = round(min(float(told[0]), float(told[1])))
    except (TypeError, ValueError, IndexError, OverflowError, ZeroDivisionError):
        dpi = 0
    if _DPI_BELIEVED <= dpi <= DPI_MAX:
        return dpi
    return max(1, round(max(image.width, image.height) / _A4_INCHES))
