"""A drawn paper as the bytes a receipt printer takes: one image in strips, then feed and cut.

An image needs no code page: the printers of one desk do not agree where Vietnamese letters are.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from counter_app.ports import Raster

# A strip small enough for the buffer of a cheap printer; 255 is what every printer can count to.
STRIP_ROWS, STRIP_ROWS_MAX = 128, 255
# From the head to the knife of common printers, in lines of the printer's default spacing.
FEED_LINES = 4
_RESET = b"\x1b@"
_STRIP = b"\x1dv0\x00"
# 100 ms on, 200 ms off: what drawers of 12 and of 24 V open by.
_PULSE = bytes((50, 100))


class CutKind(StrEnum):
    """How the knife leaves the paper; `none` is for printers with a tear bar alone."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


_CUTS = {CutKind.FULL: b"\x1dV\x00", CutKind.PARTIAL: b"\x1dV\x01", CutKind.NONE: b""}
_PINS = {2: b"\x00", 5: b"\x01"}


def encode(
    raster: Raster,
    cut: CutKind = CutKind.PARTIAL,
    *,
    strip_rows: int = STRIP_ROWS,
    feed_lines: int = FEED_LINES,
) -> bytes:
    """ESC @, GS v 0 for each strip, ESC d, GS V."""
    row = (raster.width + 7) // 8
    assert len(raster.bits) == row * raster.height
    assert 1 <= strip_rows <= STRIP_ROWS_MAX
    job = bytearray(_RESET)
    for top in range(0, raster.height, strip_rows):
        rows = min(strip_rows, raster.height - top)
        job += _STRIP + row.to_bytes(2, "little") + rows.to_bytes(2, "little")
        job += raster.bits[top * row : (top + rows) * row]
    return bytes(job) + _end(cut, feed_lines)


def encode_text(
    lines: Sequence[str], cut: CutKind = CutKind.PARTIAL, *, feed_lines: int = FEED_LINES
) -> bytes:
    """ESC @, the lines in ASCII, ESC d, GS V: for a printer that cannot draw."""
    text = "".join(f"{line}\n" for line in lines).encode("ascii")
    return _RESET + text + _end(cut, feed_lines)


def drawer_pulse(pin: int, *, at_once: bool) -> bytes:
    """Opens the drawer on a pin of its plug, 2 or 5.

    `at_once` is the order that a printer obeys although it is out of paper or open (DLE DC4); the
    other one waits in its turn (ESC p).
    """
    if at_once:
        return b"\x10\x14\x01" + _PINS[pin] + b"\x01"
    return b"\x1bp" + _PINS[pin] + _PULSE


def _end(cut: CutKind, feed_lines: int) -> bytes:
    return b"\x1bd" + bytes([feed_lines]) + _CUTS[cut]
