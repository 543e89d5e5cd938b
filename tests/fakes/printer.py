"""A receipt printer on loopback: answers, runs out of paper, breaks off; what came out is dots.

The decoder knows the printer's manual and nothing of our encoder; an order it does not know fails.
"""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from dataclasses import dataclass, field
from types import TracebackType

from counter_app.ports import Raster

_READY = {1: 0x12, 2: 0x12, 4: 0x12}
# Answers to DLE EOT n in each plight, from the printer's manual.
PLIGHTS: dict[str, dict[int, int]] = {
    "ready": _READY,
    "paper_low": {**_READY, 4: 0x1E},
    "paper_out": {1: 0x1A, 2: 0x32, 4: 0x72},
    "cover_open": {1: 0x1A, 2: 0x16, 4: 0x12},
    "offline": {1: 0x1A, 2: 0x12, 4: 0x12},
    "silent": {},
}


class UnknownOrderError(AssertionError):
    """Bytes that no printer would understand."""


@dataclass
class Decoder:
    """Bytes in, black and white rows out. Fed in pieces of any length."""

    rows: list[bytes] = field(default_factory=list)
    width: int = 0
    cuts: int = 0
    asked: list[bytes] = field(default_factory=list)
    _rest: bytes = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Take bytes; gives the questions among them."""
        self._rest += data
        questions = []
        while self._rest:
            length, question = self._order(self._rest)
            if length == 0:
                break
            self._rest = self._rest[length:]
            if question:
                questions.append(question)
        self.asked += questions
        return questions

    def paper(self) -> Raster:
        """What was printed so far."""
        assert not self._rest, "an order was cut short"
        return Raster(self.width, len(self.rows), b"".join(self.rows))

    def _order(self, at: bytes) -> tuple[int, bytes]:
        """The length of the first order, 0 while it is not whole, and the question it asks."""
        for head, length in ((b"\x1b@", 2), (b"\x1bd", 3), (b"\x1dV", 3)):
            if at.startswith(head):
                if len(at) >= length and head == b"\x1dV":
                    if at[2] not in (0, 1):
                        raise UnknownOrderError(at[:3].hex())
                    self.cuts += 1
                return (length if len(at) >= length else 0), b""
        for head in (b"\x10\x04", b"\x1dr"):
            if at.startswith(head):
                return (3, at[:3]) if len(at) >= 3 else (0, b"")
        if at.startswith(b"\x1dv0"):
            return self._image(at), b""
        if any(known.startswith(at) for known in (b"\x1b", b"\x1d", b"\x10", b"\x1dv")):
            return 0, b""
        raise UnknownOrderError(at[:4].hex())

    def _image(self, at: bytes) -> int:
        if len(at) < 8:
            return 0
        mode, row, height = struct.unpack("<xxxBHH", at[:8])
        if mode != 0:
            raise UnknownOrderError(f"image mode {mode}")
        if len(at) < 8 + row * height:
            return 0
        self.width = row * 8
        self.rows += [at[8 + row * n : 8 + row * (n + 1)] for n in range(height)]
        return 8 + int(row) * int(height)


class FakePrinter:
    """One printer on loopback; it takes one connection at a time."""

    def __init__(self, plight: str = "ready", *, breaks_after: int | None = None) -> None:
        self.plight = plight
        self.breaks_after = breaks_after
        self.decoder = Decoder()
        self.faults: list[BaseException] = []
        self.jobs = 0
        self.hung_up = threading.Event()
        printer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                printer._serve(self.request)

        self._server = socketserver.TCPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"tcp://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> FakePrinter:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        assert self.faults == []

    def _serve(self, connection: socket.socket) -> None:
        self.jobs += 1
        taken = 0
        try:
            while data := connection.recv(65_536):
                taken += len(data)
                if self.breaks_after is not None and taken > self.breaks_after:
                    connection.setsockopt(
                        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                    )
                    return
                for question in self.decoder.feed(data):
                    if answer := self._answer(question):
                        connection.sendall(answer)
        except UnknownOrderError as error:
            self.faults.append(error)
        finally:
            self.hung_up.set()

    def _answer(self, question: bytes) -> bytes:
        if question == b"\x1dr\x01":
            return b"\x00" if self.plight in ("ready", "paper_low") else b""
        answer = PLIGHTS[self.plight].get(question[2])
        return b"" if answer is None else bytes([answer])
