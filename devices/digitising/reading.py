"""Whatever a scanner, a folder or a drop hands over, known by its first bytes, not by its name."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from counter_app.domain.digitisation import FILE_BYTES_MAX, PAGES_MAX
from counter_app.domain.errors import DeviceError, InputError
from counter_app.domain.page import Incoming, Page, Pages
from counter_app.domain.signature import Signatures
from devices.digitising.cage import USUAL, PdfLimits
from devices.digitising.image_reading import read_image
from devices.digitising.pdf_a import pdf_a
from devices.digitising.pdf_reading import check_signed, read_pdf
from devices.digitising.trust_roots import trust_roots

_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
_PDF = b"%PDF-"
_HTML = (b"<!doctype", b"<html", b"<?xml")
_PDF_WITHIN = 1024


class PageMaker:
    """Reads pages out of files and makes files out of pages.

    `trust_folder` holds the certificates of the authorities that this office believes.
    """

    def __init__(self, limits: PdfLimits = USUAL, trust_folder: Path | None = None) -> None:
        self._limits = limits
        self._trust_folder = trust_folder

    def read(self, content: bytes) -> Incoming:
        """The pages of a file, measured, and the file itself where it is signed.

        Raises InputError("scan_size_wrong", "scan_is_web_page", "scan_kind_unknown") and as
        `read_image` and `read_pdf` do.
        """
        check_size(len(content))
        if content.startswith(_IMAGES):
            return Incoming(_bounded(read_image(content)))
        if _PDF in content[:_PDF_WITHIN]:
            return read_pdf(content, self._limits, self._roots())
        if content[:_PDF_WITHIN].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_HTML):
            raise InputError("scan_is_web_page", field="scan")
        raise InputError("scan_kind_unknown", field="scan")

    def read_file(self, path: Path) -> Incoming:
        """The same of a file that a person chose; raises as `content_of` too."""
        return self.read(content_of(path))

    def make(self, pages: Pages, described: Mapping[str, str], made_at: datetime) -> bytes:
        """PDF/A-2b of at least one page; raises InputError("scan_pages_wrong")."""
        if not 0 < len(pages) <= PAGES_MAX:
            raise InputError("scan_pages_wrong", field="scan", most=PAGES_MAX)
        return pdf_a(pages, described, made_at)

    def check_signed(self, original: bytes, signed: bytes) -> Signatures:
        """The signatures that a signing program put to a file of ours, and nothing else.

        Raises InputError("signed_another_document", "signed_not_signed", "signature_altered",
        "scan_size_wrong", "scan_pdf_too_heavy").
        """
        check_size(len(signed))
        return check_signed(original, signed, self._limits, self._roots())

    def _roots(self) -> tuple[bytes, ...]:
        return trust_roots(self._trust_folder).roots if self._trust_folder else ()


def _bounded(found: Iterator[Page]) -> Pages:
    pages: list[Page] = []
    for page in found:
        pages.append(page)
        if len(pages) > PAGES_MAX:
            raise InputError("scan_pages_wrong", field="scan", most=PAGES_MAX)
    return tuple(pages)


def check_size(size: int) -> None:
    """Raises InputError("scan_size_wrong")."""
    if not 0 < size <= FILE_BYTES_MAX:
        raise InputError("scan_size_wrong", field="scan", most=FILE_BYTES_MAX // 1024 // 1024)


def content_of(path: Path) -> bytes:
    """The bytes of an ordinary file within bounds; a pipe or a device is never opened for long.

    Raises InputError("scan_size_wrong", "scan_kind_unknown"), DeviceError("scan_vanished",
    "scan_unreadable").
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _NOT_WAITING)
        with os.fdopen(descriptor, "rb") as file:
            told = os.fstat(file.fileno())
            if not stat.S_ISREG(told.st_mode):
                raise InputError("scan_kind_unknown", field="scan")
            check_size(told.st_size)
            content = file.read(FILE_BYTES_MAX + 1)
    except FileNotFoundError:
        raise DeviceError("scan_vanished") from None
    except (OSError, ValueError):
        raise DeviceError("scan_unreadable") from None
    check_size(len(content))
    return content


_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
