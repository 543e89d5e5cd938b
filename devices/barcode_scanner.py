"""A barcode scanner on a serial port (USB-COM): whole texts as UTF-8, no keyboard in between."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable

SCANNER_BAUD = 9_600
# Longest text a QR code can hold, with room to spare; more is noise.
TEXT_MAX_BYTES = 8_192
_READ_S = 0.2
_RETRY_S = 2.0
# A scanner set to send no line end is done when it falls silent.
_ENDS = b"\r\n\x03"


class SerialScanner:
    """Listens on its own thread and comes back by itself when the plug does.

    `connected` is set while the scanner is there.
    """

    def __init__(self, device: str, baud: int = SCANNER_BAUD, retry_s: float = _RETRY_S) -> None:
        self.name = f"serial://{device}"
        self.connected = threading.Event()
        self._device = device
        self._baud = baud
        self._retry_s = retry_s
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, on_scan: Callable[[str], None]) -> None:
        """Begin to listen; `on_scan` gets each whole text, NFC, without its line end."""
        assert self._thread is None
        self._stopping.clear()
        self._thread = threading.Thread(
            target=self._listen, args=(on_scan,), name="barcode-scanner", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening; returns when no further call will come."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self.connected.clear()
            self._thread = None

    def _listen(self, on_scan: Callable[[str], None]) -> None:
        from serial import Serial

        while not self._stopping.is_set():
            try:
                with Serial(self._device, self._baud, timeout=_READ_S) as port:
                    self.connected.set()
                    self._read_all(port.read, on_scan)
            except _port_faults():
                self.connected.clear()
                self._stopping.wait(self._retry_s)

    def _read_all(self, read: Callable[[int], bytes], on_scan: Callable[[str], None]) -> None:
        held = bytearray()
        while not self._stopping.is_set():
            byte = read(1)
            if byte and byte not in _ENDS:
                held += byte
                continue
            if 0 < len(held) <= TEXT_MAX_BYTES:
                on_scan(_text(bytes(held)))
            held.clear()


def _port_faults() -> tuple[type[Exception], ...]:
    """What a port raises that is not there, or is pulled out."""
    try:
        import termios
    except ImportError:
        return (OSError,)
    return (OSError, termios.error)


def _text(data: bytes) -> str:
    """What cannot be UTF-8 comes as replacement signs, and is refused where it is read."""
    return unicodedata.normalize("NFC", data.decode("utf-8", errors="replace"))
