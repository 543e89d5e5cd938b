"""Windows' own scanner interface (WIA), in a process of its own for each job.

A maker's driver runs inside whoever calls it: what it takes down with it is that process alone,
and one that hangs is ended. `windows_pages` is the only part that needs Windows.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from counter_app.domain.errors import DeviceError
from counter_app.ports import ScanWish
from devices.digitising.reading import check_size

DEFAULT = "default"
Source = Callable[[str, ScanWish], Iterator[bytes]]
_PAGE, _END, _FAILED = "page", "end", "failed"
_LOOK_S = 0.1

# Property numbers and values of wiadef.h, and the codes by which a scanner says what is wrong.
_SCANNER, _JPEG = 1, "{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}"
_INTENT, _ACROSS, _DOWN, _WAY, _SHEETS = 6146, 6147, 6148, 3088, 3096
_COLOUR, _GREY = 1, 2
_FEEDER, _FLATBED, _DUPLEX = 1, 2, 4
_PAPER_EMPTY = 0x80210003
_TROUBLE = {
    0x80210002: "scan_jammed",
    0x80210004: "scan_jammed",
    0x80210005: "document_scanner_absent",
    0x80210006: "scan_busy",
    0x80210007: "scan_busy",
    0x8021000A: "document_scanner_absent",
    0x8021000D: "scan_busy",
    0x80210015: "document_scanner_absent",
    0x80210016: "scan_jammed",
}


def windows_pages(device: str, wish: ScanWish) -> Iterator[bytes]:
    """Each page as JPEG, as the driver hands it over; raises DeviceError."""
    import pythoncom
    import pywintypes
    import win32com.client

    pythoncom.CoInitialize()
    try:
        scanner = _connected(win32com.client.Dispatch("WIA.DeviceManager"), device)
        item = scanner.Items(1)
        way = _FEEDER | (_DUPLEX if wish.is_duplex else 0) if wish.from_feeder else _FLATBED
        for properties, number, value in (
            (scanner.Properties, _WAY, way),
            (scanner.Properties, _SHEETS, 1),
            (item.Properties, _INTENT, _COLOUR if wish.is_colour else _GREY),
            (item.Properties, _ACROSS, wish.dpi),
            (item.Properties, _DOWN, wish.dpi),
        ):
            _set(properties, number, value, pywintypes.com_error)
        while True:
            try:
                image = item.Transfer(_JPEG)
            except pywintypes.com_error as error:
                if _code(error) == _PAPER_EMPTY:
                    return
                raise
            yield bytes(image.FileData.BinaryData)
            if not wish.from_feeder:
                return
    except pywintypes.com_error as error:
        raise DeviceError(_TROUBLE.get(_code(error), "scan_broke_off")) from None
    finally:
        pythoncom.CoUninitialize()


class WiaScanner:
    """`device` is a scanner's name or identity in Windows, or "default" for the first one."""

    def __init__(
        self,
        device: str = DEFAULT,
        *,
        source: Source = windows_pages,
        silent_s: float = 120.0,
        job_s: float = 900.0,
    ) -> None:
        self.name = device
        self._source = source
        self._silent_s, self._job_s = silent_s, job_s

    def scan(
        self,
        wish: ScanWish,
        on_file: Callable[[bytes], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """One job; cancelling or a driver that hangs ends its process.

        Raises DeviceError("document_scanner_absent", "scan_busy", "scan_jammed",
        "scan_broke_off", "scan_too_long", "scan_nothing_came").
        """
        if is_cancelled():
            return
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        arguments = (theirs, self._source, self.name, wish)
        child = context.Process(target=_work, args=arguments, name="wia", daemon=True)
        child.start()
        theirs.close()
        try:
            count = self._take(ours, on_file, is_cancelled)
        except (EOFError, ConnectionResetError):
            # The driver took its process down.
            raise DeviceError("scan_broke_off") from None
        finally:
            ours.close()
            child.kill()
            child.join()
            child.close()
        if count == 0:
            raise DeviceError("scan_nothing_came")

    def settle(self) -> None:
        """A driver keeps nothing of a job."""

    def _take(
        self, pipe: Connection, on_file: Callable[[bytes], None], is_cancelled: Callable[[], bool]
    ) -> int | None:
        """How many pages came; None where it was cancelled."""
        count, ends = 0, time.monotonic() + self._job_s
        heard = time.monotonic()
        while not is_cancelled():
            now = time.monotonic()
            if now > ends or now - heard > self._silent_s:
                raise DeviceError("scan_too_long")
            if not pipe.poll(_LOOK_S):
                continue
            kind, value = pipe.recv()
            heard = time.monotonic()
            if kind == _FAILED:
                raise value
            if kind == _END:
                return count
            check_size(len(value))
            on_file(value)
            count += 1
        return None


def _work(pipe: Connection, source: Source, device: str, wish: ScanWish) -> None:
    """The process of its own."""
    try:
        for page in source(device, wish):
            pipe.send((_PAGE, page))
        pipe.send((_END, None))
    except DeviceError as error:
        pipe.send((_FAILED, error))
    except ImportError:
        pipe.send((_FAILED, DeviceError("document_scanner_absent")))
    except BrokenPipeError:
        pass


def _connected(manager: Any, device: str) -> Any:
    for info in manager.DeviceInfos:
        name = next((str(one.Value) for one in info.Properties if one.Name == "Name"), "")
        if info.Type == _SCANNER and device in (DEFAULT, info.DeviceID, name):
            return info.Connect()
    raise DeviceError("document_scanner_absent")


def _set(properties: Any, number: int, value: int, refused: type[Exception]) -> None:
    """A scanner that cannot do it all does what it can."""
    try:
        properties(str(number)).Value = value
    except refused:
        return


def _code(error: Any) -> int:
    """The scanner's own code: COM wraps it into an exception's details."""
    details = error.excepinfo
    code = details[5] if details and len(details) > 5 and details[5] else error.hresult
    return int(code) & 0xFFFFFFFF
