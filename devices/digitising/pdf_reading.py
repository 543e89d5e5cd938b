"""A PDF from outside is opened by a process of its own, short of memory and of time.

A page that is one picture gives that picture, byte for byte where it is a JPEG; any other is drawn.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from counter_app.domain.digitisation import PAGES_MAX
from counter_app.domain.errors import InputError
from counter_app.domain.page import Page
from devices.digitising.image_reading import as_png, check_dots, read_image

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2

DRAWN_DPI = 300
_POINTS = 72
_DONE = "done"


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """How long a file may keep us waiting, how much memory it may ask for, what may come of it."""

    seconds: float = 60.0
    memory: int = 2 * 1024**3
    bytes_out: int = 400 * 1024 * 1024


USUAL = PdfLimits()


def read_pdf(content: bytes, limits: PdfLimits = USUAL) -> Iterator[Page]:
    """Its pages, as they come.

    Raises InputError("scan_pdf_too_heavy") where it asks for too much, "scan_pdf_locked" where it
    wants a password, "scan_broken" where it is none, and as `read_image` does.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_work, args=(theirs, limits), name="pdf", daemon=True)
    child.start()
    theirs.close()
    try:
        ours.send_bytes(content)
        total = 0
        while (answer := _next(ours, limits.seconds)) is not None:
            total += len(answer.content)
            if total > limits.bytes_out:
                raise _too_heavy()
            yield answer
    except (BrokenPipeError, ConnectionResetError, EOFError):
        # It was ended by its own limits, or its library fell over.
        raise _too_heavy() from None
    finally:
        ours.close()
        child.kill()
        child.join()
        child.close()


def _next(pipe: Connection, seconds: float) -> Page | None:
    if not pipe.poll(seconds):
        raise _too_heavy()
    answer = pipe.recv()
    if isinstance(answer, InputError):
        raise answer
    return answer if isinstance(answer, Page) else None


def _too_heavy() -> InputError:
    return InputError("scan_pdf_too_heavy", field="scan")


def _work(pipe: Connection, limits: PdfLimits) -> None:
    """The process of its own; it dies with its parent."""
    _bound(limits)
    try:
        content = pipe.recv_bytes()
        for page in _pages(content):
            pipe.send(page)
        pipe.send(_DONE)
    except InputError as error:
        pipe.send(error)
    except MemoryError:
        pipe.send(_too_heavy())
    except BrokenPipeError:
        pass


def _bound(limits: PdfLimits) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    seconds = max(1, round(limits.seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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
    from dataclasses import replace

    return replace(page, dpi=dpi, turn=turn if turn in (0, 90, 180, 270) else 0)


def _drawn(pdf: pypdfium2.PdfDocument, number: int) -> list[Page]:
    page = pdf[number]
    width, height = page.get_size()
    scale = DRAWN_DPI / _POINTS
    check_dots(int(width * scale), int(height * scale))
    with contextlib.closing(page.render(scale=scale, may_draw_forms=False)) as bitmap:
        return list(read_image(as_png(bitmap.to_pil(), DRAWN_DPI)))
