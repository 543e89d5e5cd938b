"""One time limit over a whole HTTP exchange: sending, waiting, headers and body."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import DefaultCookiePolicy
from typing import Any

from requests import Response, Session
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from sync.trust import Trust


class Scissors:
    """Cuts the connection in use when its time is up; the thread that reads it then fails."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_closed = False
        self.is_cut = False
        self.limit_s = 0.0

    @contextmanager
    def within(self, limit_s: float) -> Iterator[None]:
        """The exchange inside the block ends after `limit_s` seconds, however slowly it drips."""
        self.limit_s = limit_s
        self.is_cut = self._is_closed
        timer = threading.Timer(limit_s, self.cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def hold(self, connected: socket.socket) -> None:
        """This socket is the one in use from now on."""
        # The connect timeout would bound the sending too; the limit over everything does that.
        connected.settimeout(self.limit_s)
        with self._lock:
            self._socket = connected
            if self.is_cut:
                _shut(connected)

    def cut(self) -> None:
        """End the exchange under way."""
        with self._lock:
            self.is_cut = True
            if self._socket is not None:
                _shut(self._socket)

    def close(self) -> None:
        """End the exchange under way and every later one. Any thread may call it."""
        self._is_closed = True
        self.cut()


class _Adapter(HTTPAdapter):
    """Tells the scissors of each connection that it opens."""

    def __init__(self, scissors: Scissors, trust: Trust) -> None:
        self._scissors = scissors
        self._trust = trust
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """As the library does, with our kinds of connection."""
        if self._trust.pin:
            kwargs["assert_fingerprint"] = self._trust.pin
        super().init_poolmanager(*args, **kwargs)
        scissors, trust = self._scissors, self._trust

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                scissors.hold(self.sock)

        class Sealed(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                assert isinstance(self.sock, ssl.SSLSocket)
                trust.check_dates(self.sock.getpeercert(binary_form=True))
                scissors.hold(self.sock)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SealedPool(HTTPSConnectionPool):
            ConnectionCls = Sealed

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SealedPool}


class CitySession(Session):
    """A session that trusts nothing around it: no proxies, no redirects, no cookies."""

    def __init__(self, scissors: Scissors, trust: Trust) -> None:
        super().__init__()
        self.verify = trust.verify
        # Proxies and CA bundles of the environment would send citizens' data elsewhere.
        self.trust_env = False
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        for scheme in ("http://", "https://"):
            self.mount(scheme, _Adapter(scissors, trust))

    def get_redirect_target(self, _resp: Response) -> None:
        """Nowhere. The library would read a redirect's whole body to know where it leads."""
        return


def _shut(connected: socket.socket) -> None:
    # The plain socket's own shutdown: TLS would take its state from under the reading thread.
    with suppress(OSError):
        socket.socket.shutdown(connected, socket.SHUT_RDWR)
