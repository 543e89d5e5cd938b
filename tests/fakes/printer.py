"""Receipt printers on loopback and on a pseudo terminal, with a roll that ends and wires that go.

The decoder knows the printer's manual and nothing of our encoder; an order it does not know fails.
"""

from __future__ import annotations

import os
import socket
import socketserver
import struct
import threading
from collections.abc import Callable
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
    # On line, but mute about its paper, as some copies of well-known printers are.
    "half_silent": {1: 0x12, 2: 0x12},
    "nonsense": {},
}
WITHIN_S = 10
_NONSENSE = b"\xff\x00ERR\x8d"


class UnknownOrderError(AssertionError):
    """Bytes that no printer would understand."""


@dataclass
class Decoder:
    """Bytes in, black and white rows out. Fed in pieces of any length."""

    rows: list[bytes] = field(default_factory=list)
    width: int = 0
    cuts: int = 0
    asked: list[bytes] = field(default_factory=list)
    kicks: list[bytes] = field(default_factory=list)
    text: str = ""
    papers: list[Raster] = field(default_factory=list)
    has_paper: Callable[[int], bool] = lambda _rows: True
    is_stopped: bool = False
    _rest: bytes = b""
    _begun: int = 0

    def feed(self, data: bytes) -> list[bytes]:
        """Take bytes; gives the questions among them."""
        self._rest += data
        questions = []
        self.is_stopped = False
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
        for head, length, act in (
            (b"\x1b@", 2, None),
            (b"\x1bd", 3, None),
            (b"\x1dV", 3, self._cut),
            (b"\x1bp", 5, self.kicks.append),
            (b"\x10\x14\x01", 5, self.kicks.append),
        ):
            if at.startswith(head):
                if len(at) < length:
                    return 0, b""
                if act is not None:
                    act(at[:length])
                return length, b""
        if at[0] == 0x0A or 0x20 <= at[0] < 0x7F:
            self.text += chr(at[0])
            return 1, b""
        for head in (b"\x10\x04", b"\x1dr"):
            if at.startswith(head):
                return (3, at[:3]) if len(at) >= 3 else (0, b"")
        if at.startswith(b"\x1dv0"):
            return self._image(at), b""
        if any(known.startswith(at) for known in (b"\x1b", b"\x1d", b"\x10", b"\x1dv")):
            return 0, b""
        raise UnknownOrderError(at[:4].hex())

    def _cut(self, order: bytes) -> None:
        if order[2] not in (0, 1):
            raise UnknownOrderError(order.hex())
        self.cuts += 1
        rows = self.rows[self._begun :]
        self.papers.append(Raster(self.width, len(rows), b"".join(rows)))
        self._begun = len(self.rows)

    def _image(self, at: bytes) -> int:
        if len(at) < 8:
            return 0
        mode, row, height = struct.unpack("<xxxBHH", at[:8])
        if mode != 0:
            raise UnknownOrderError(f"image mode {mode}")
        if len(at) < 8 + row * height:
            return 0
        if not self.has_paper(height):
            self.is_stopped = True
            return 0
        self.width = row * 8
        self.rows += [at[8 + row * n : 8 + row * (n + 1)] for n in range(height)]
        return 8 + int(row) * int(height)


class Machine:
    """What is inside a printer, whatever wire leads to it. Its buffer outlives a connection.

    `paper_rows` is what is left of the roll; when it ends, what was sent waits for `refill`.
    """

    def __init__(
        self,
        plight: str = "ready",
        *,
        breaks_after: int | None = None,
        freezes_after: int | None = None,
        paper_rows: int | None = None,
    ) -> None:
        self.plight = plight
        self.breaks_after = breaks_after
        self.freezes_after = freezes_after
        self.paper_rows = paper_rows
        self.decoder = Decoder(has_paper=self._pull)
        self.faults: list[BaseException] = []
        self.jobs = 0
        self._lock = threading.Condition()

    def refill(self, rows: int | None) -> None:
        """A new roll: what waited in the buffer comes out."""
        with self._lock:
            self.paper_rows = rows
            self.plight = "ready"
            self.decoder.feed(b"")

    def take(self, data: bytes) -> bytes:
        """Bytes came; gives what is answered. Questions in real time overtake a stopped job."""
        with self._lock:
            self._lock.notify_all()
            if self.decoder.is_stopped and data[:2] == b"\x10\x04":
                return b"".join(self._answer(data[at : at + 3]) for at in range(0, len(data), 3))
            return b"".join(self._answer(question) for question in self.decoder.feed(data))

    def until(self, holds: Callable[[Decoder], bool]) -> None:
        """Bytes travel; wait until what they bring is there."""
        with self._lock:
            assert self._lock.wait_for(lambda: holds(self.decoder), WITHIN_S)

    def breaks(self, taken: int) -> bool:
        """Whether the cable is pulled by now."""
        return self.breaks_after is not None and taken > self.breaks_after

    def freezes(self, taken: int) -> bool:
        """Whether it was switched off by now, with the cable left in."""
        return self.freezes_after is not None and taken > self.freezes_after

    def _pull(self, rows: int) -> bool:
        if self.paper_rows is None:
            return True
        if self.paper_rows < rows:
            self.plight = "paper_out"
            return False
        self.paper_rows -= rows
        return True

    def _answer(self, question: bytes) -> bytes:
        if self.plight == "nonsense":
            return _NONSENSE
        if question == b"\x1dr\x01":
            return b"\x00" if self.plight in ("ready", "paper_low", "half_silent") else b""
        answer = PLIGHTS[self.plight].get(question[2])
        return b"" if answer is None else bytes([answer])


class FakePrinter(Machine):
    """One printer on loopback; it takes one connection at a time."""

    def __init__(
        self,
        plight: str = "ready",
        *,
        breaks_after: int | None = None,
        freezes_after: int | None = None,
        paper_rows: int | None = None,
    ) -> None:
        super().__init__(
            plight, breaks_after=breaks_after, freezes_after=freezes_after, paper_rows=paper_rows
        )
        self.hung_up = threading.Event()
        self.served = 0
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

    def come_to_rest(self) -> None:
        """One connection after another: when one of ours has been served, all before it have."""
        host, port = self.address.removeprefix("tcp://").split(":")
        with self._lock:
            served = self.served
        socket.create_connection((host, int(port)), WITHIN_S).close()
        with self._lock:
            assert self._lock.wait_for(lambda: self.served > served, WITHIN_S)

    def _serve(self, connection: socket.socket) -> None:
        self.jobs += 1
        taken = 0
        try:
            while data := connection.recv(65_536):
                taken += len(data)
                if self.breaks(taken):
                    connection.setsockopt(
                        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                    )
                    return
                if self.freezes(taken):
                    continue
                if answer := self.take(data):
                    connection.sendall(answer)
        except ConnectionResetError:
            pass
        except UnknownOrderError as error:
            self.faults.append(error)
        finally:
            self.hung_up.set()
            with self._lock:
                self.served += 1
                self._lock.notify_all()


class FakeSerialPrinter(Machine):
    """One printer at the far end of a pseudo terminal."""

    def __enter__(self) -> FakeSerialPrinter:
        import pty
        import tty

        self._near, self._far = pty.openpty()
        tty.setraw(self._far)
        self.address = f"serial://{os.ttyname(self._far)}"
        self._pulled = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # The thread reads until the last end of the wire is closed.
        os.close(self._far)
        self._thread.join()
        assert self.faults == []

    def _serve(self) -> None:
        taken = 0
        try:
            while data := os.read(self._near, 65_536):
                taken += len(data)
                if self.breaks(taken):
                    return
                if not self.freezes(taken) and (answer := self.take(data)):
                    os.write(self._near, answer)
        except OSError:
            pass
        except UnknownOrderError as error:
            self.faults.append(error)
        finally:
            os.close(self._near)
            self._pulled.set()
