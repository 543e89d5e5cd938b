"""A drawn paper as the bytes a receipt printer takes: one image in strips, then feed and cut.

An image needs no code page: the printers of one desk do not agree where Vietnamese letters are.
"""

from __future__ import annotations

from enum import StrEnum

from counter_app.ports import Raster

# A strip small enough for the buffer of a cheap printer.
STRIP_ROWS = 128
# From the head to the knife of common printers, in lines of the printer's default spacing.
FEED_LINES = 4
_RESET = b"\x1b@"
_STRIP = b"\x1dv0\x00"


class CutKind(StrEnum):
    """How the knife leaves the paper; `none` is for printers with a tear bar alone."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


_CUTS = {CutKind.FULL: b"\x1dV\x00", CutKind.PARTIAL: b"\x1dV\x01", CutKind.NONE: b""}


def encode(raster: Raster, cut: CutKind = CutKind.PARTIAL) -> bytes:
    """ESC @, GS v 0 for each strip, ESC d, GS V."""
    row = (raster.width + 7) // 8
    assert len(raster.bits) == row * raster.height
    job = bytearray(_RESET)
    for top in range(0, raster.height, STRIP_ROWS):
        rows = min(STRIP_ROWS, raster.height - top)
        job += _STRIP + row.to_bytes(2, "little") + rows.to_bytes(2, "little")
        job += raster.bits[top * row : (top + rows) * row]
    job += b"\x1bd" + bytes([FEED_LINES]) + _CUTS[cut]
    return bytes(job)
