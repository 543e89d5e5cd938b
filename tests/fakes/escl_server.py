"""A small eSCL scanner on loopback: a tray of pages, and faults by script."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CAPABILITIES = """<?xml version="1.0"?>
<s:ScannerCapabilities xmlns:s="http://schemas.hp.com/imaging/escl/2011/05/03"
 xmlns:p="http://www.pwg.org/schemas/2010/12/sm"><p:MakeAndModel>May Mau 1</p:MakeAndModel>
<s:Platen><s:PlatenInputCaps/></s:Platen>
<s:Adf><s:AdfSimplexInputCaps><s:ColorMode>RGB24</s:ColorMode><s:ColorMode>Grayscale8</s:ColorMode>
<p:DocumentFormat>image/jpeg</p:DocumentFormat>
<s:XResolution>200</s:XResolution><s:XResolution>300</s:XResolution>
<s:XResolution>600</s:XResolution></s:AdfSimplexInputCaps><s:AdfDuplexInputCaps/></s:Adf>
</s:ScannerCapabilities>"""
STATUS = """<?xml version="1.0"?>
<s:ScannerStatus xmlns:s="http://schemas.hp.com/imaging/escl/2011/05/03"
 xmlns:p="http://www.pwg.org/schemas/2010/12/sm"><s:Jobs><s:JobInfo>
<p:JobUri>/eSCL/ScanJobs/7</p:JobUri><p:ImagesCompleted>{made}</p:ImagesCompleted>
</s:JobInfo></s:Jobs></s:ScannerStatus>"""


class EsclServer:
    """`faults`: for each NextDocument in turn "ok", "busy", "cut", "drop", "empty", "html", "lose"
    ("lose" takes a page out of the tray and cuts the line); what follows is "ok". A feeder runs on
    by itself: page n is ready `pace_s` times n after the job began.
    """

    def __init__(self, tray: list[bytes], faults: list[str]) -> None:
        self.tray = list(tray)
        self.faults = list(faults)
        self.made = 0
        self.is_busy = False
        self.pace_s = 0.0
        self.begun = 0.0
        self.capabilities = CAPABILITIES.encode()
        self.place = "/eSCL/ScanJobs/7"
        self.settings: list[dict[str, str]] = []
        self.cancelled: list[str] = []
        self.address = ""


@contextmanager
def escl_server(*tray: bytes, faults: tuple[str, ...] = ()) -> Iterator[EsclServer]:
    state = EsclServer(list(tray), list(faults))

    class Handler(_Handler):
        scanner = state

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    state.address = f"http://127.0.0.1:{server.server_address[1]}/eSCL"
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    scanner: EsclServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Quiet."""

    def do_GET(self) -> None:
        if self.path.endswith("/ScannerCapabilities"):
            self._say(200, self.scanner.capabilities)
        elif self.path.endswith("/ScannerStatus"):
            self._say(200, STATUS.format(made=self.scanner.made).encode())
        else:
            self._next()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.scanner.is_busy:
            self._say(503, b"")
            return
        found = re.findall(r"<\w+:(InputSource|ColorMode|XResolution|Duplex)>([^<]*)<", body)
        self.scanner.settings.append(dict(found))
        self.scanner.made = 0
        self.scanner.begun = time.monotonic()
        self.send_response(201)
        self.send_header("Location", self.scanner.place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_DELETE(self) -> None:
        self.scanner.cancelled.append(self.path)
        self._say(200, b"")

    def _next(self) -> None:
        fault = self.scanner.faults.pop(0) if self.scanner.faults else "ok"
        if fault == "busy":
            self._say(503, b"")
        elif fault == "drop":
            self._hang_up()
        elif not self.scanner.tray:
            self._say(404, b"")
        elif fault == "cut":
            self._say(200, self.scanner.tray[0], sent=len(self.scanner.tray[0]) // 2)
            self._hang_up()
        elif fault == "lose":
            self.scanner.made += 1
            self.scanner.tray.pop(0)
            self._hang_up()
        elif fault == "html":
            self._say(200, b"<html><body>Xin dang nhap</body></html>")
        elif fault == "empty":
            self._say(200, b"")
        else:
            self.scanner.made += 1
            ready_at = self.scanner.begun + self.scanner.made * self.scanner.pace_s
            time.sleep(max(0.0, ready_at - time.monotonic()))
            self._say(200, self.scanner.tray.pop(0))

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _say(self, status: int, body: bytes, *, sent: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if sent is None else body[:sent])
