"""Invented pages, and files that nobody should have to open."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw

A4 = (1654, 2339)


def page_image(number: int = 1, *, skew: float = 0.0, stamp: bool = False) -> Image.Image:
    """An A4 page at 200 dpi with lines of writing, upright unless told otherwise."""
    image = Image.new("RGB", A4, (250, 250, 246))
    draw = ImageDraw.Draw(image)
    for line in range(40):
        for word in range(8 + (line + number) % 4):
            left = 200 + word * 105
            draw.rectangle((left, 200 + line * 48, left + 80, 218 + line * 48), fill=(30, 30, 34))
    if stamp:
        draw.ellipse((1100, 1700, 1450, 2050), outline=(200, 20, 30), width=16)
    return image.rotate(skew, fillcolor=(250, 250, 246)) if skew else image


def jpeg(image: Image.Image | None = None, *, dpi: int = 200, grey: bool = False) -> bytes:
    out = io.BytesIO()
    one = image or page_image()
    (one.convert("L") if grey else one).save(out, "JPEG", quality=80, dpi=(dpi, dpi))
    return out.getvalue()


def png(image: Image.Image | None = None, *, dpi: int = 200) -> bytes:
    out = io.BytesIO()
    (image or page_image()).save(out, "PNG", dpi=(dpi, dpi), compress_level=1)
    return out.getvalue()


def huge_png(width: int = 20_000, height: int = 15_000) -> bytes:
    """Three hundred million dots in some kilobytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    packer = zlib.compressobj(9)
    row = b"\0" * (width // 8 + 1)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def pdf_of(*jpegs: bytes) -> bytes:
    """As a scanner makes one: a picture a page."""
    import img2pdf

    made: bytes = img2pdf.convert(list(jpegs))
    return made


def pdf_with(content: bytes, *, pages: int = 1, side: int = 595) -> bytes:
    """Pages that all draw the same content."""
    import pikepdf

    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(side, side))
        page.Contents = pdf.make_stream(content)
    out = io.BytesIO()
    pdf.save(out, compress_streams=True)
    return out.getvalue()


def pdf_bomb() -> bytes:
    """Some hundred kilobytes that unfold to drawing commands without end."""
    return pdf_with(b"0 0 m 595 595 l 0 595 l 595 0 l S\n" * 1_000_000)


def locked_pdf() -> bytes:
    import pikepdf

    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="một", user="hai"))
    return out.getvalue()
