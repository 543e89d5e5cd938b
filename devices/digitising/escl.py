"""A scanner in the network that speaks eSCL: one job, one page after another.

Every answer is bounded in bytes and time, no redirect is followed, no proxy is asked, and a job's
address is believed as a path alone: pages come from the scanner that is set and from no other.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from counter_app.domain.digitisation import FILE_BYTES_MAX, PAGES_MAX
from counter_app.domain.errors import CounterError, DeviceError, InputError
from counter_app.ports import ScannerAbility, ScanWish

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_XML_MAX = 512 * 1024
_PIECE = 64 * 1024
_OK, _CREATED, _NOT_FOUND, _GONE, _BUSY = 200, 201, 404, 410, 503
_ENDED = (_NOT_FOUND, _GONE)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"
 xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
<pwg:Version>2.0</pwg:Version><scan:Intent>Document</scan:Intent>
<pwg:InputSource>{source}</pwg:InputSource>
<scan:ColorMode>{colour}</scan:ColorMode>
<scan:XResolution>{dpi}</scan:XResolution><scan:YResolution>{dpi}</scan:YResolution>
<pwg:DocumentFormat>{media}</pwg:DocumentFormat>
<scan:DocumentFormatExt>{media}</scan:DocumentFormatExt>
<scan:Duplex>{duplex}</scan:Duplex>
</scan:ScanSettings>"""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds without a byte, seconds for a whole job, tries of one page, rest between tries."""

    silent_s: float = 30.0
    job_s: float = 900.0
    tries: int = 4
    rest_s: float = 1.0


USUAL = Patience()


class EsclScanner:
    """`address` is http(s)://HOST[:PORT][/eSCL]."""

    def __init__(
        self,
        address: str,
        patience: Patience = USUAL,
        rest: Callable[[float], None] = time.sleep,
    ) -> None:
        parts = urlsplit(address)
        try:
            port = parts.port
        except ValueError:
            port = 0
        if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
            raise InputError("scan_address_unknown", field="scanner_escl")
        self._is_sealed, self._host, self._port = parts.scheme == "https", parts.hostname, port
        self._root = parts.path.rstrip("/") or "/eSCL"
        self._patience = patience
        self._rest = rest
        self.name = parts.hostname

    def capabilities(self) -> ScannerAbility:
        """Ask it; raises DeviceError("document_scanner_absent", "scan_answer_strange")."""
        status, body, _ = self._ask("GET", f"{self._root}/ScannerCapabilities", most=_XML_MAX)
        if status == _BUSY:
            raise DeviceError("scan_busy")
        if status != _OK:
            raise DeviceError("scan_answer_strange")
        return _capabilities(_parsed(body))

    def scan(
        self,
        wish: ScanWish,
        on_file: Callable[[bytes], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """One job. A page that broke off is asked for again; a page lost for good is told.

        Raises DeviceError("document_scanner_absent", "scan_busy", "scan_answer_strange",
        "scan_broke_off", "scan_too_long", "scan_pages_lost", "scan_nothing_came").
        """
        ends = time.monotonic() + self._patience.job_s
        job = self._begin(_settings(self.capabilities(), wish))
        is_whole = False
        try:
            count = self._fetch_all(job, on_file, is_cancelled, ends)
            is_whole = count is not None
        finally:
            if not is_whole:
                self._cancel(job)
        if count is None:
            return
        made = self._made(job)
        if made is not None and made > count:
            raise DeviceError("scan_pages_lost", got=count, made=made)
        if not count:
            raise DeviceError("scan_nothing_came")

    def settle(self) -> None:
        """A scanner keeps nothing of a job that was fetched."""

    def _begin(self, settings: str) -> str:
        """The path of the new job."""
        status, _, place = self._ask(
            "POST", f"{self._root}/ScanJobs", settings.encode(), most=_XML_MAX
        )
        if status == _BUSY:
            raise DeviceError("scan_busy")
        path = urlsplit(place).path
        if status != _CREATED or not path.startswith("/"):
            raise DeviceError("scan_answer_strange")
        return path.rstrip("/")

    def _fetch_all(
        self,
        job: str,
        on_file: Callable[[bytes], None],
        is_cancelled: Callable[[], bool],
        ends: float,
    ) -> int | None:
        """How many came; None where it was cancelled."""
        count = 0
        while not is_cancelled():
            if count > PAGES_MAX:
                raise InputError("scan_pages_wrong", field="scan", most=PAGES_MAX)
            content = self._fetch(job, is_cancelled, ends)
            if content is None:
                return None if is_cancelled() else count
            on_file(content)
            count += 1
        return None

    def _fetch(self, job: str, is_cancelled: Callable[[], bool], ends: float) -> bytes | None:
        """The next page, None after the last."""
        failed = 0
        while not is_cancelled():
            if time.monotonic() > ends:
                raise DeviceError("scan_too_long")
            try:
                status, body, _ = self._ask("GET", f"{job}/NextDocument", most=FILE_BYTES_MAX)
            except DeviceError as error:
                failed += 1
                if failed >= self._patience.tries:
                    raise DeviceError("scan_broke_off") from error
                self._rest(self._patience.rest_s)
                continue
            if status == _OK:
                return body
            if status in _ENDED:
                return None
            if status != _BUSY:
                raise DeviceError("scan_answer_strange")
            self._rest(self._patience.rest_s)
        return None

    def _made(self, job: str) -> int | None:
        """How many pages the scanner counted in this job, where it says so."""
        try:
            status, body, _ = self._ask("GET", f"{self._root}/ScannerStatus", most=_XML_MAX)
            root = _parsed(body)
        except CounterError:
            return None
        if status != _OK:
            return None
        for info in _all(root, "JobInfo"):
            if urlsplit(_text(info, "JobUri")).path.rstrip("/") == job:
                told = _text(info, "ImagesCompleted")
                return int(told) if told.isascii() and told.isdigit() and len(told) < 7 else None
        return None

    def _cancel(self, job: str) -> None:
        try:
            self._ask("DELETE", job, most=_XML_MAX)
        except DeviceError:
            # It is cancelled for us in any case.
            return

    def _ask(
        self, method: str, path: str, body: bytes | None = None, *, most: int
    ) -> tuple[int, bytes, str]:
        """Status, body and Location; a body that ends early is no body."""
        with closing(self._connection()) as line:
            try:
                headers = {"Content-Type": "text/xml"} if body else {}
                line.request(method, path, body, headers)
                # Its file is its own where the scanner closes the line after each answer.
                with closing(line.getresponse()) as answer:
                    got = self._body(answer, most)
            except (OSError, http.client.HTTPException, ValueError):
                raise DeviceError("document_scanner_absent") from None
            return answer.status, got, answer.headers.get("Location") or ""

    def _body(self, answer: http.client.HTTPResponse, most: int) -> bytes:
        ends = time.monotonic() + self._patience.silent_s * 4
        parts, size = [], 0
        while piece := answer.read(_PIECE):
            size += len(piece)
            if size > most:
                raise InputError("scan_size_wrong", field="scan", most=most // 1024 // 1024)
            if time.monotonic() > ends:
                raise DeviceError("scan_too_long")
            parts.append(piece)
        if answer.length:
            raise http.client.IncompleteRead(b"", answer.length)
        return b"".join(parts)

    def _connection(self) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self._is_sealed else http.client.HTTPConnection
        return kind(self._host, self._port, timeout=self._patience.silent_s)


def _settings(can: ScannerAbility, wish: ScanWish) -> str:
    uses_feeder = can.has_feeder and (wish.from_feeder or not can.has_flatbed)
    colour = "RGB24" if wish.is_colour or "Grayscale8" not in can.colours else "Grayscale8"
    fine = [one for one in can.resolutions if one >= wish.dpi]
    dpi = min(fine) if fine else max(can.resolutions, default=wish.dpi)
    media = "image/jpeg" if "image/jpeg" in can.formats or not can.formats else "application/pdf"
    return _SETTINGS.format(
        source="Feeder" if uses_feeder else "Platen",
        colour=colour,
        dpi=dpi,
        media=media,
        duplex="true" if uses_feeder and wish.is_duplex and can.has_duplex else "false",
    )


def _capabilities(root: Element) -> ScannerAbility:
    told = (_number(one.text) for one in _all(root, "XResolution"))
    return ScannerAbility(
        name=_text(root, "MakeAndModel")[:80],
        has_flatbed=bool(_all(root, "Platen")),
        has_feeder=bool(_all(root, "Adf")),
        has_duplex=bool(_all(root, "AdfDuplexInputCaps")),
        colours=frozenset((one.text or "").strip() for one in _all(root, "ColorMode")),
        resolutions=tuple(sorted({one for one in told if one})),
        formats=frozenset(
            (one.text or "").strip()
            for name in ("DocumentFormat", "DocumentFormatExt")
            for one in _all(root, name)
        ),
    )


def _parsed(body: bytes) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(body)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise DeviceError("scan_answer_strange") from None
    return root


def _all(root: Element, name: str) -> list[Element]:
    """By its own name; makers disagree on prefixes."""
    return [one for one in root.iter() if one.tag.rpartition("}")[2] == name]


def _text(root: Element, name: str) -> str:
    found = _all(root, name)
    return (found[0].text or "").strip() if found else ""


def _number(text: str | None) -> int:
    told = (text or "").strip()
    return int(told) if told.isascii() and told.isdigit() and len(told) < 6 else 0
