"""Something on loopback that is no city: it answers each connection with bytes of the test's."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Talk = Callable[[socket.socket], None]


@contextmanager
def rogue(
    talk: Talk, *, host: str = "127.0.0.1", heard: list[bytes] | None = None
) -> Iterator[str]:
    """The URL of a server that hears a request whole and then does as `talk` says.

    What it heard is added to `heard`.
    """
    listening = socket.create_server((host, 0))
    requests = [] if heard is None else heard

    def serve() -> None:
        with suppress(OSError):
            while True:
                connected, _ = listening.accept()
                with connected, suppress(OSError):
                    requests.append(_request(connected))
                    talk(connected)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{listening.getsockname()[1]}"
    finally:
        # A plain close would leave the thread waiting in accept.
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(60)


def _request(connected: socket.socket) -> bytes:
    """Head and body; closing with a part unread would take the reply back as well."""
    got = b""
    while b"\r\n\r\n" not in got and (part := connected.recv(65_536)):
        got += part
    head, _, body = got.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: ([0-9]+)", head)
    left = (int(length[1]) if length else 0) - len(body)
    while left > 0 and (part := connected.recv(65_536)):
        got += part
        left -= len(part)
    return got


def saying(reply: bytes) -> Talk:
    """The same bytes to everyone, and the end of the connection."""
    return lambda connected: connected.sendall(reply)


def without_end(start: bytes, part: bytes, gone: threading.Event, pause_s: float) -> Talk:
    """Bytes and more bytes until the other side is gone; `gone` says that it was noticed."""

    def talk(connected: socket.socket) -> None:
        quiet = threading.Event()
        try:
            connected.sendall(start)
            while not quiet.wait(pause_s):
                connected.sendall(part)
        except OSError:
            gone.set()

    return talk


def json_reply(body: bytes) -> bytes:
    """A whole, well-formed HTTP reply."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"Connection: close\r\n\r\n" + body
