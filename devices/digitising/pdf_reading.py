"""What a PDF from outside holds: its pages as pictures, and what its signatures are worth.

A page that is one picture gives that picture, byte for byte where it is a JPEG; any other is drawn.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from counter_app.domain.digitisation import PAGES_MAX
from counter_app.domain.errors import InputError
from counter_app.domain.page import Incoming, Page
from counter_app.domain.signature import Signatures, SignedFile
from devices.digitising.cage import PdfLimits, caged, too_heavy
from devices.digitising.image_reading import as_png, check_dots, read_image
from devices.digitising.signature_check import may_be_signed, signatures_added, signatures_of

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2

DRAWN_DPI = 300
_POINTS = 72


def read_pdf(content: bytes, limits: PdfLimits, roots: tuple[bytes, ...] = ()) -> Incoming:
    """Its pages and its signatures, judged by the authorities `roots` (DER).

    Raises InputError("scan_pdf_too_heavy") where it asks for too much, "scan_pdf_locked" where it
    wants a password, "scan_broken" where it is none, and as `read_image` does.
    """
    pages: list[Page] = []
    signatures: Signatures = ()
    total = 0
    for value in caged(_parts, (content, roots), limits):
        if isinstance(value, Page):
            total += len(value.content)
            if total > limits.bytes_out:
                raise too_heavy()
            pages.append(value)
        else:
            assert isinstance(value, tuple)
            signatures = value
    return Incoming(tuple(pages), SignedFile(content, signatures) if signatures else None)


def check_signed(
    original: bytes, signed: bytes, limits: PdfLimits, roots: tuple[bytes, ...]
) -> Signatures:
    """The signatures that came to a file of ours; raises as `signatures_added` does."""
    (found,) = caged(_added, (original, signed, roots), limits)
    assert isinstance(found, tuple)
    return found


def _parts(content: bytes, roots: tuple[bytes, ...]) -> Iterator[Page | Signatures]:
    """In the cage: each page, then the signatures where there may be any."""
    yield from _pages(content)
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        is_form = may_be_signed(pdf)
    if is_form:
        yield signatures_of(content, roots)


def _added(original: bytes, signed: bytes, roots: tuple[bytes, ...]) -> Iterator[Signatures]:
    yield signatures_added(original, signed, roots)


def _pages(content: bytes) -> Iterator[Page]:
    import io

    import pikepdf
    import pypdfium2

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not 0 < len(pdf.pages) <= PAGES_MAX:
                raise InputError("scan_pages_wrong", field="scan", most=PAGES_MAX)
            drawn: pypdfium2.PdfDocument | None = None
            for number, page in enumerate(pdf.pages):
                pictured = _only_picture(page)
                if pictured is None:
                    drawn = drawn or pypdfium2.PdfDocument(content)
                    pictured = _drawn(drawn, number)
                yield from pictured
    except pikepdf.PasswordError:
        raise InputError("scan_pdf_locked", field="scan") from None
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, RuntimeError):
        raise InputError("scan_broken", field="scan") from None


def _only_picture(page: pikepdf.Page) -> list[Page] | None:
    """The page's one upright JPEG where nothing else stands on it, else None."""
    import pikepdf

    pictures = page.get_images(recursive=False)
    if len(pictures) != 1 or page.obj.get("/Annots") is not None:
        return None
    (picture,) = pictures.values()
    if picture.get("/Filter") not in (pikepdf.Name.DCTDecode, [pikepdf.Name.DCTDecode]):
        return None
    commands = [(str(one.operator), list(one.operands)) for one in _instructions(page)]
    if {name for name, _ in commands} - {"q", "Q", "cm", "Do"}:
        return None
    placed = [operands for name, operands in commands if name == "cm"]
    shown = [name for name, _ in commands if name == "Do"]
    if len(placed) != 1 or len(shown) != 1 or picture.get("/SMask") is not None:
        return None
    across, skewed, slanted, down = (float(value) for value in placed[0][:4])
    if across <= 0 or down <= 0 or skewed or slanted:
        return None
    check_dots(int(picture.Width), int(picture.Height))
    dpi = round(int(picture.Width) * _POINTS / across)
    turn = int(page.obj.get("/Rotate", 0)) % 360
    return [_as_placed(one, dpi, turn) for one in read_image(picture.read_raw_bytes())]


def _instructions(page: pikepdf.Page) -> list[pikepdf.ContentStreamInstruction]:
    import pikepdf

    return [
        one
        for one in pikepdf.parse_content_stream(page)
        if isinstance(one, pikepdf.ContentStreamInstruction)
    ]


def _as_placed(page: Page, dpi: int, turn: int) -> Page:
    return replace(page, dpi=dpi, turn=turn if turn in (0, 90, 180, 270) else 0)


def _drawn(pdf: pypdfium2.PdfDocument, number: int) -> list[Page]:
    page = pdf[number]
    width, height = page.get_size()
    scale = DRAWN_DPI / _POINTS
    check_dots(int(width * scale), int(height * scale))
    with contextlib.closing(page.render(scale=scale, may_draw_forms=False)) as bitmap:
        return list(read_image(as_png(bitmap.to_pil(), DRAWN_DPI)))
