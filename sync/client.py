"""The city over HTTP: deadlines on the whole call, no redirects, no environment, capped bodies."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from counter_app.domain.outbox import RETRY_AFTER_MAX, Delivery, OutboxEntry, Unreachable
from counter_app.ports import ChangePage, Lease
from sync import wire
from sync.wire import BrokenReplyError

T = TypeVar("T")
BODY_MAX = 5_000_000
CHUNK = 65_536
JSON = "application/json"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class _FailedError(Exception):
    """The call gave nothing to trust; carries what the caller is told."""

    def __init__(self, answer: Unreachable, status: int = 0) -> None:
        super().__init__(answer.reason)
        self.answer = answer
        self.status = status


class CityClient:
    """One station's connection to the city. Used by one thread at a time.

    `deadline_s` bounds a whole call, however slowly the reply drips.
    """

    def __init__(
        self,
        base_url: str,
        station: str,
        secret: str,
        installation: str,
        *,
        connect_timeout_s: float = 3.0,
        deadline_s: float = 20.0,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._station = station
        self._secret = secret
        self._installation = installation
        self._connect_timeout_s = connect_timeout_s
        self._deadline_s = deadline_s
        self._token = ""
        self._session = requests.Session()
        # Proxies and CA bundles of the environment would send citizens' data elsewhere.
        self._session.trust_env = False
        self._is_remote = urlsplit(self._base_url).hostname not in LOOPBACK

    def deliver(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        """Send a batch; one that is too large goes in halves."""
        assert entries
        text = wire.batch_text(self._station, audit_head, datetime.now(UTC), entries)
        answer = self._asked(
            lambda: self._call("POST", "/v1/messages:batch", text.encode()),
            lambda reply: wire.deliveries(reply, entries),
        )
        if isinstance(answer, Unreachable) and answer.reason == "http_413" and len(entries) > 1:
            return self._in_halves(entries, audit_head)
        return answer

    def changes(self, after: int, limit: int) -> ChangePage | Unreachable:
        """The next page of what the city told."""
        path = f"/v1/changes?after={after}&limit={limit}"
        return self._asked(
            lambda: self._call("GET", path), lambda reply: wire.change_page(reply, after)
        )

    def lease(self, kind: str) -> Lease | Unreachable:
        """Claim or confirm this station's numbers of one kind."""
        asked = (
            f'{{"station":"{self._station}","installation":"{self._installation}","kind":"{kind}"}}'
        )
        return self._asked(
            lambda: self._call("POST", "/v1/leases", asked.encode()),
            lambda reply: wire.lease(reply, kind),
        )

    def time(self) -> datetime | Unreachable:
        """The city's clock."""
        return self._asked(lambda: self._call("GET", "/v1/time"), wire.city_time)

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()

    def _in_halves(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        middle = len(entries) // 2
        first = self.deliver(entries[:middle], audit_head)
        if isinstance(first, Unreachable):
            return first
        second = self.deliver(entries[middle:], audit_head)
        # What the first half was told is certain; the second keeps its keys and goes again.
        return first if isinstance(second, Unreachable) else (*first, *second)

    def _asked(self, call: Callable[[], object], read: Callable[[object], T]) -> T | Unreachable:
        """Call with a token, once more with a fresh one if it had run out; never raises."""
        try:
            if not self._token:
                self._sign_in()
            try:
                return read(call())
            except _FailedError as failed:
                if failed.status != 401:
                    raise
                self._sign_in()
                return read(call())
        except _FailedError as failed:
            return failed.answer
        except BrokenReplyError as broken:
            return Unreachable(str(broken))

    def _sign_in(self) -> None:
        self._token = ""
        asked = f'{{"client_id":"{self._station}","client_secret":"{self._secret}"}}'
        self._token = wire.token(self._call("POST", "/v1/token", asked.encode()))

    def _call(self, method: str, path: str, body: bytes | None = None) -> object:
        """One exchange within the deadline; raises _FailedError or BrokenReplyError."""
        until = time.monotonic() + self._deadline_s
        headers = {"Accept": JSON, "Content-Type": JSON}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        if body is not None and self._is_remote:
            body, headers["Content-Encoding"] = gzip.compress(body, 1), "gzip"
        try:
            with self._session.request(
                method,
                self._base_url + path,
                data=body,
                headers=headers,
                timeout=(self._connect_timeout_s, self._deadline_s),
                allow_redirects=False,
                stream=True,
            ) as response:
                _check(response)
                return wire.parse(_body(response, until))
        except (requests.RequestException, HTTPError, OSError) as error:
            raise _FailedError(Unreachable(_name(error))) from None


def _check(response: requests.Response) -> None:
    status = response.status_code
    if 300 <= status < 400:
        raise _FailedError(Unreachable("redirect"), status)
    if status != 200:
        after = _retry_after(response.headers.get("Retry-After"))
        raise _FailedError(Unreachable(f"http_{status}", after), status)
    if not response.headers.get("Content-Type", "").startswith(JSON):
        # A hotel's sign-in page comes as 200 too.
        raise _FailedError(Unreachable("not_the_city"), status)


def _body(response: requests.Response, until: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    # read1 gives what has come: a reply that drips a byte at a time meets the deadline.
    while part := response.raw.read1(CHUNK, decode_content=True):
        size += len(part)
        parts.append(part)
        if size > BODY_MAX:
            raise _FailedError(Unreachable("too_large"))
        if time.monotonic() > until:
            raise _FailedError(Unreachable("timeout"))
    return b"".join(parts)


def _retry_after(text: str | None) -> timedelta | None:
    """Seconds or a date, whichever the city chose; capped, and nonsense is nothing."""
    if text is None:
        return None
    if text.isascii() and text.isdigit():
        wait = timedelta(seconds=int(text[:9]))
    else:
        try:
            wait = parsedate_to_datetime(text) - datetime.now(UTC)
        except (TypeError, ValueError):
            return None
    return min(max(wait, timedelta(0)), RETRY_AFTER_MAX)


def _name(error: Exception) -> str:
    """A short name for what went wrong; the error's own text may hold an address."""
    if isinstance(error, requests.exceptions.SSLError):
        return "tls"
    if isinstance(error, requests.Timeout):
        return "timeout"
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "cut_off"
    if isinstance(error, requests.ConnectionError):
        return "no_connection"
    return "no_answer"
