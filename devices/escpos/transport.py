"""The ways bytes reach a receipt printer and its answers come back, carried by python-escpos.

Only opening, sending, reading and closing are used of it; each job has a connection of its own.
"""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from counter_app.domain.errors import DeviceError
from counter_app.ports import PrinterState
from devices.escpos.spooler import ask_queue

TIMEOUT_S = 5.0
# Every chunk gets the whole timeout: a printer takes bytes no faster than it prints.
CHUNK = 4096
_LINE_CHUNK = 512  # half a second at 9600 baud
DEFAULT_BAUD = 115_200
_POLL_S = 0.05

_import_lock = threading.Lock()


class Link(Protocol):
    """An open connection for one job."""

    def send(self, data: bytes) -> None:
        """Hand over all bytes; raises OSError or what the system's spooler raises."""
        ...

    def ask(self, question: bytes, wait_s: float) -> bytes:
        """What the printer answers within `wait_s`, empty for silence."""
        ...


class Transport(Protocol):
    """A place that bytes can be sent to. `has_status` says whether it can be asked anything."""

    has_status: bool

    def open(self) -> Link:
        """Connect; raises OSError and other faults of the system."""
        ...

    def close(self, link: Link) -> None:
        """Disconnect; faults are passed on."""
        ...

    def told(self) -> PrinterState:
        """What the system itself says of the printer; SILENT where it says nothing."""
        ...


class _Untold:
    """Between this way and the printer stands nobody who could say anything."""

    def told(self) -> PrinterState:
        return PrinterState.SILENT


@contextmanager
def connected(transport: Transport, printer: str) -> Iterator[Link]:
    """An open link. Raises DeviceError("printer_absent"), later ("printer_broke_off")."""
    try:
        link = transport.open()
    except system_faults():
        raise DeviceError("printer_absent", printer=printer) from None
    try:
        yield link
    except system_faults():
        with suppress(*system_faults()):
            transport.close(link)
        raise DeviceError("printer_broke_off", printer=printer) from None
    except BaseException:
        with suppress(*system_faults()):
            transport.close(link)
        raise
    try:
        transport.close(link)
    except system_faults():
        # A spooler takes the job as it is closed; a fault here is a job that was not taken.
        raise DeviceError("printer_broke_off", printer=printer) from None


def system_faults() -> tuple[type[Exception], ...]:
    """What sockets, ports, files and the Windows spooler raise when they fail."""
    load_escpos()
    from escpos.exceptions import Error

    faults: tuple[type[Exception], ...] = (OSError, Error)
    with suppress(ImportError):
        import termios

        # A port that vanishes raises this one bare.
        faults = (*faults, termios.error)
    with suppress(ImportError):
        import pywintypes

        faults = (*faults, pywintypes.error)
    return faults


def load_escpos() -> None:
    """Import python-escpos without what it does to the process as it is imported.

    It configures logging, and leaves a new temporary folder behind for a pickle that it would
    also read from wherever the environment says.
    """
    with _import_lock:
        root = logging.getLogger()
        if not root.handlers:
            root.addHandler(logging.NullHandler())
        if "escpos.capabilities" in sys.modules:
            return
        make = tempfile.mkdtemp
        pickles = os.environ.pop("ESCPOS_CAPABILITIES_PICKLE_DIR", None)
        with tempfile.TemporaryDirectory() as folder:

            def mkdtemp(*args: str | None, **named: str | None) -> str:
                return make(*args, **named) if args or named else folder

            tempfile.mkdtemp = mkdtemp  # type: ignore[assignment]  # put back below
            try:
                import escpos.capabilities
                import escpos.printer  # noqa: F401
            finally:
                tempfile.mkdtemp = make
                if pickles is not None:
                    os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = pickles


class _EscposPrinter(Protocol):
    """What is used of each printer class of python-escpos."""

    def _raw(self, msg: bytes) -> None: ...

    def close(self) -> None: ...


class _EscposLink:
    def __init__(
        self,
        printer: _EscposPrinter,
        read: Callable[[float], bytes] | None = None,
        chunk: int = CHUNK,
    ) -> None:
        self.printer = printer
        self._read = read
        self._chunk = chunk

    def send(self, data: bytes) -> None:
        for at in range(0, len(data), self._chunk):
            self.printer._raw(data[at : at + self._chunk])

    def ask(self, question: bytes, wait_s: float) -> bytes:
        if self._read is None:
            return b""
        self.send(question)
        return self._read(wait_s)


def _close(link: Link) -> None:
    assert isinstance(link, _EscposLink)
    try:
        link.printer.close()
    finally:
        # Its destructor closes once more, and would raise where nobody can catch.
        link.printer._device = False  # type: ignore[attr-defined]  # escpos's own


class NetworkTransport(_Untold):
    """A printer that listens on TCP, mostly on port 9100."""

    has_status = True

    def __init__(self, host: str, port: int, timeout_s: float = TIMEOUT_S) -> None:
        self._host, self._port = host, port
        self._timeout_s = timeout_s

    def open(self) -> Link:
        """Connect within the timeout; raises OSError."""
        load_escpos()
        from escpos.printer import Network

        # Its own open() leaves the socket unclosed where nobody listens, and knows no IPv6.
        connection = socket.create_connection((self._host, self._port), self._timeout_s)
        printer = Network(self._host, self._port, timeout=self._timeout_s)
        printer.device = connection

        def read(wait_s: float) -> bytes:
            connection.settimeout(wait_s)
            try:
                answer = bytes(connection.recv(16))
            except TimeoutError:
                return b""
            else:
                if not answer:
                    # Hung up is not silent: the rest of the job went nowhere.
                    raise ConnectionAbortedError
                return answer
            finally:
                connection.settimeout(self._timeout_s)

        return _EscposLink(printer, read)

    def close(self, link: Link) -> None:
        """Hang up, so that the next job finds the printer free."""
        _close(link)


class SerialTransport(_Untold):
    """A printer on a serial port or a USB port that acts as one."""

    has_status = True

    def __init__(self, device: str, baud: int = DEFAULT_BAUD) -> None:
        self._device, self._baud = device, baud

    def open(self) -> Link:
        """Open the port; raises OSError."""
        load_escpos()
        from escpos.printer import Serial

        printer = Serial(self._device, baudrate=self._baud, timeout=_POLL_S)
        printer.open()
        port = printer.device
        port.write_timeout = TIMEOUT_S

        def read(wait_s: float) -> bytes:
            until = time.monotonic() + wait_s
            while not (answer := bytes(port.read(16))) and time.monotonic() < until:
                pass
            return answer

        return _EscposLink(printer, read, _LINE_CHUNK)

    def close(self, link: Link) -> None:
        """Close the port once its bytes are out."""
        _close(link)


class UsbTransport(_Untold):
    """A printer on USB by libusb, for desks where neither a spooler nor a port stands between."""

    has_status = True

    def __init__(self, vendor: int, product: int) -> None:
        self._vendor, self._product = vendor, product

    def open(self) -> Link:
        """Claim the printer; raises OSError where it is not plugged in, or libusb is not there."""
        load_escpos()
        from escpos.printer import Usb

        if not Usb.is_usable():
            raise OSError("no libusb")
        milliseconds = int(TIMEOUT_S * 1000)
        # Its own timeout is none at all; its own dict of arguments is shared by all printers.
        plug = {"idVendor": self._vendor, "idProduct": self._product}
        printer = Usb(usb_args=plug, timeout=milliseconds)
        printer.open()

        def read(wait_s: float) -> bytes:
            try:
                answer = printer.device.read(printer.in_ep, 16, int(wait_s * 1000))
            except system_faults() as error:
                if getattr(error, "errno", None) in (errno.ETIMEDOUT, 10060):
                    return b""
                raise
            return bytes(answer)

        return _EscposLink(printer, read)

    def close(self, link: Link) -> None:
        """Let go of the printer."""
        _close(link)


class FileTransport(_Untold):
    """A file that holds the last job, or a device file that takes bytes."""

    has_status = False

    def __init__(self, path: str) -> None:
        self._path = path

    def open(self) -> Link:
        """Replace what the file held; raises OSError."""
        load_escpos()
        from escpos.printer import File

        printer = File(self._path)
        printer.open()
        return _EscposLink(printer)

    def close(self, link: Link) -> None:
        """Close the file."""
        _close(link)


class SpoolerTransport:
    """A Windows printer queue, given raw bytes; it takes jobs even where no printer is there."""

    has_status = False

    def __init__(self, queue: str) -> None:
        self._queue = queue

    def open(self) -> Link:
        """Begin a document; raises OSError where there is no such queue, or no Windows."""
        load_escpos()
        from escpos.printer import Win32Raw

        if not Win32Raw.is_usable():
            raise OSError("no Windows spooler")
        printer = Win32Raw(self._queue)
        printer.open(job_name="counter")
        return _EscposLink(printer)

    def close(self, link: Link) -> None:
        """End the document, which hands it to the queue."""
        _close(link)

    def told(self) -> PrinterState:
        """A complaint of the queue, such as paper out."""
        return ask_queue(self._queue)
