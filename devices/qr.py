"""QR codes as matrices of modules, error correction level M."""

from __future__ import annotations

from functools import lru_cache

from counter_app.domain.errors import DeviceError, InputError

QUIET_MODULES = 4
Matrix = tuple[tuple[bool, ...], ...]


def qr_matrix(payload: str) -> Matrix:
    """The code without its quiet zone.

    Raises InputError("qr_payload_too_long") or ("text_broken").
    """
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.exceptions import DataOverflowError

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    try:
        code.add_data(payload.encode())
    except UnicodeEncodeError:
        raise InputError("text_broken") from None
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        # The library tells an overflow by either of the two, as its guess of the version goes.
        raise InputError("qr_payload_too_long", length=len(payload)) from None
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)


# Those of the citizen in hand, each 20 KB: a request, a slip, what follows the dossier, a rating.
@lru_cache(maxsize=8)
def proved(payload: str) -> Matrix:
    """The code with its quiet zone, shown to a reader before anybody sees it.

    A paper is laid out more than once on its way; the reader is asked once. Raises as qr_matrix
    does, or DeviceError("qr_unreadable").
    """
    matrix = quiet(qr_matrix(payload))
    if read_back(matrix) != payload:
        raise DeviceError("qr_unreadable")
    return matrix


def quiet(matrix: Matrix) -> Matrix:
    """The code with the light frame that readers need (ISO/IEC 18004: four modules)."""
    size = len(matrix) + 2 * QUIET_MODULES
    blank = ((False,) * size,) * QUIET_MODULES
    side = (False,) * QUIET_MODULES
    return (*blank, *((*side, *row, *side) for row in matrix), *blank)


def read_back(matrix: Matrix, dots: int = 4) -> str:
    """What a reader sees in a code with its quiet zone at `dots` a module; "" for nothing."""
    import zxingcpp

    width = len(matrix) * dots
    rows = (bytes(0 if dark else 255 for dark in row for _ in range(dots)) for row in matrix)
    pixels = b"".join(row * dots for row in rows)
    image = memoryview(pixels).cast("B", (width, width))
    found = zxingcpp.read_barcodes(
        image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return found[0].text if found else ""
