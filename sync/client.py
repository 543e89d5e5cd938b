"""The city over HTTP: deadlines on the whole call, no redirects, no environment, capped bodies."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TypeVar
from urllib.parse import quote, urlencode, urlsplit

import requests
from urllib3.exceptions import HTTPError, ProtocolError
from urllib3.exceptions import TimeoutError as SlowError

from counter_app import courtesy
from counter_app.domain.heads import CityHead
from counter_app.domain.outbox import (
    RETRY_AFTER_MAX,
    Delivery,
    OutboxEntry,
    Refused,
    Unreachable,
)
from counter_app.ports import ChangePage, CityCatalogue, CityUpdate, FileHeld, FilePart, Lease
from sync import wire
from sync.lines import Line, Lines
from sync.trust import Trust, tls_reason
from sync.wire import BrokenReplyError

T = TypeVar("T")
R = TypeVar("R")
BODY_MAX = 5_000_000
CHUNK = 65_536
JSON = "application/json"
BYTES = "application/octet-stream"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
BATCH_MAX = 500
KEY_PAGES_MAX = 50
PIECE_MAX = 1024 * 1024
PIECE_MIN = 16 * 1024
TOO_LARGE = "http_413"
UNREADABLE = ("http_400", "http_422")
TOKENS = "/v1/token"
TOKEN_GONE = (401, 403)
NOT_HERE = "http_404"
# Whole, more is expected, or: it goes on elsewhere.
FILE_ANSWERS = (201, 202, 409)
SIGN_IN_WANTED = 511
USUAL = Trust()
_JSON_KIND = re.compile(r'application/json *(; *charset="?utf-8"?)?')


class _FailedError(Exception):
    """The call gave nothing to trust; carries what the caller is told."""

    def __init__(self, answer: Unreachable, status: int = 0) -> None:
        super().__init__(answer.reason)
        self.answer = answer
        self.status = status


@dataclass(frozen=True, slots=True)
class _Reply:
    """Headers and body of an answer whose status was looked for."""

    headers: Mapping[str, str]
    body: bytes


class CityClient:
    """One station's way to the city. Used by `lines` threads at once, closed by any.

    `deadline_s` bounds each exchange with the city, however slowly it drips.
    """

    # Two: while one batch travels, the city works at the other.
    lines = 2

    def __init__(
        self,
        base_url: str,
        station: str,
        secret: str,
        installation: str,
        *,
        connect_timeout_s: float = 3.0,
        deadline_s: float = 20.0,
        trust: Trust = USUAL,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._station = station
        self._secret = secret
        self._installation = installation
        self._connect_timeout_s = connect_timeout_s
        self._deadline_s = deadline_s
        self._token = ""
        self._headers: dict[str, str] = {}
        self._lines = Lines(self.lines, trust)
        self._is_remote = not _is_loopback(self._base_url)
        self._at_once = BATCH_MAX
        self._piece = PIECE_MAX

    def deliver(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        """Send entries in as few batches as the line bears.

        What was answered before the city fell silent is given; the rest keeps its keys and goes
        again, as does what stands behind a refusal of its own lane.
        """
        assert entries
        answers: list[Delivery] = []
        rest = entries
        while rest:
            part = rest[: self._at_once]
            answer = self._deliver_part(part, audit_head)
            if isinstance(answer, Unreachable):
                if answer.reason == "timeout":
                    # A thin line gets a smaller batch through within the same time.
                    self._at_once = max(1, len(part) // 2)
                return tuple(answers) or answer
            self._at_once = min(BATCH_MAX, 2 * self._at_once)
            answers += answer
            rest = _open(rest, answers)
        return tuple(answers)

    def changes(self, after: int, limit: int) -> ChangePage | Unreachable:
        """The next page of what the city told."""
        path = f"/v1/changes?after={after}&limit={limit}"
        return self._asked(
            lambda: self._told("GET", path), lambda reply: wire.change_page(reply, after, limit)
        )

    def lease(self, kind: str, after: int | None = None) -> Lease | Unreachable:
        """Claim or confirm this station's numbers of one kind, or borrow the next ones."""
        claim = {"station": self._station, "installation": self._installation, "kind": kind}
        asked = json.dumps(claim if after is None else {**claim, "after": after})
        return self._asked(
            lambda: self._told("POST", "/v1/leases", asked.encode()),
            lambda reply: wire.lease(reply, kind),
        )

    def held(self, day: date) -> frozenset[str] | Unreachable:
        """The keys that the city holds of this station's day, page by page."""
        pages: list[wire.HeldPage] = []
        for _ in range(KEY_PAGES_MAX):
            after = pages[-1].keys[-1] if pages else ""
            asked = {"station": self._station, "day": day.isoformat(), "after": after}
            path = f"/v1/digests?{urlencode(asked)}"
            page = self._asked(
                partial(self._told, "GET", path),
                partial(wire.held_page, station=self._station, day=day, after=after),
            )
            if isinstance(page, Unreachable):
                return page
            pages.append(page)
            if not page.more:
                try:
                    return wire.held(pages)
                except BrokenReplyError as broken:
                    return Unreachable(str(broken))
        return Unreachable("too_large")

    def heads(self, most: int) -> tuple[CityHead, ...] | Unreachable:
        """The newest heads of this station's trail that the city noted, oldest first."""
        found: list[CityHead] = []
        before: int | None = None
        while len(found) < most:
            asked = {"station": self._station} | ({} if before is None else {"before": str(before)})
            page = self._asked(
                partial(self._told, "GET", f"/v1/heads?{urlencode(asked)}"),
                partial(wire.head_page, station=self._station, before=before),
            )
            if isinstance(page, Unreachable):
                return page
            found += page.heads
            before = page.lowest
            if not page.more:
                break
        return tuple(reversed(found[:most]))

    def file_held(self, sha256: str) -> FileHeld | Unreachable:
        """How much the city has of a file."""
        path = f"/v1/blobs/{sha256}"
        answer = self._asked(
            lambda: self._exchange("HEAD", path, {}),
            lambda reply: wire.file_held(reply.headers),
        )
        if isinstance(answer, Unreachable) and answer.reason == NOT_HERE:
            return FileHeld(0, is_complete=False)
        return answer

    def put_file(self, part: FilePart) -> FileHeld | Unreachable:
        """Give as much of the next piece as the line bears; the answer says where it goes on."""
        while True:
            cut = replace(part, data=part.data[: self._piece])
            answer = self._put(cut)
            if not isinstance(answer, Unreachable):
                self._piece = min(PIECE_MAX, 2 * self._piece)
                return answer
            if answer.reason not in ("timeout", TOO_LARGE) or len(cut.data) <= PIECE_MIN:
                return answer
            self._piece = max(PIECE_MIN, len(cut.data) // 2)
            if answer.reason == "timeout":
                return answer

    def catalogue(self, version: str) -> CityCatalogue | Unreachable | None:
        """A published version; None where the city has it no more."""
        path = f"/v1/catalogues/{quote(version, safe='')}"
        answer = self._asked(
            lambda: self._told("GET", path), lambda reply: wire.catalogue(reply, version)
        )
        if isinstance(answer, Unreachable) and answer.reason == NOT_HERE:
            return None
        return answer

    def bundle(self, sha256: str) -> bytes | Unreachable | None:
        """A published configuration bundle; None where the city has it no more."""
        path = f"/v1/bundles/{quote(sha256, safe='')}"
        answer = self._asked(
            lambda: self._told("GET", path), lambda reply: wire.bundle(reply, sha256)
        )
        if isinstance(answer, Unreachable) and answer.reason == NOT_HERE:
            return None
        return answer

    def newest_update(self, platform: str) -> CityUpdate | Unreachable | None:
        """The newest version of the program for a kind of computer; None where none is offered."""
        path = f"/v1/updates/{quote(platform, safe='')}"
        answer = self._asked(lambda: self._told("GET", path), wire.newest_update)
        if isinstance(answer, Unreachable) and answer.reason == NOT_HERE:
            return None
        return answer

    def update_piece(self, offered: CityUpdate, first: int) -> bytes | Unreachable:
        """The next bytes of its file; a thin line is asked for less after a time-out."""
        while True:
            most = self._piece
            path = f"/v1/updates/files/{offered.sha256}?first={first}&limit={most}"
            answer = self._asked(
                partial(self._told, "GET", path),
                partial(wire.update_piece, offered=offered, first=first, most=most),
            )
            if not isinstance(answer, Unreachable):
                self._piece = min(PIECE_MAX, 2 * most)
                return answer
            if answer.reason != "timeout" or most <= PIECE_MIN:
                return answer
            self._piece = max(PIECE_MIN, most // 2)

    def time(self) -> datetime | Unreachable:
        """The city's clock, which needs no token."""
        try:
            return wire.city_time(self._call("GET", "/v1/time"))
        except _FailedError as failed:
            return failed.answer
        except BrokenReplyError as broken:
            return Unreachable(str(broken))

    def close(self) -> None:
        """End the call under way, and every later one: its entries go again another day."""
        self._lines.close()

    def renew(self) -> None:
        """Let go of connections that a sleep of the computer broke; the next call makes its own."""
        self._lines.renew()

    def _put(self, part: FilePart) -> FileHeld | Unreachable:
        """One piece as it is: pages that were photographed do not shrink."""
        last = part.first + len(part.data) - 1
        headers = {
            "Content-Type": BYTES,
            "Content-Range": f"bytes {part.first}-{last}/{part.size}",
        }
        path = f"/v1/blobs/{part.sha256}"
        return self._asked(
            lambda: self._exchange("PUT", path, headers, part.data, FILE_ANSWERS),
            lambda reply: wire.file_part(_timed(wire.parse(reply.body)), part),
        )

    def _deliver_part(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        """One batch, in halves where the city refuses it whole."""
        answer = self._send(entries, audit_head)
        if not isinstance(answer, Unreachable):
            return answer
        if answer.reason == TOO_LARGE or (
            answer.reason in UNREADABLE and self._takes_batches(audit_head)
        ):
            return self._in_halves(entries, audit_head, answer)
        return answer

    def _takes_batches(self, audit_head: str) -> bool:
        """Whether an empty batch is welcome: then one of the entries is what the city cannot read.

        Otherwise the city cannot read this program at all, and nobody's dossier is to blame.
        """
        return not isinstance(self._send((), audit_head), Unreachable)

    def _in_halves(
        self, entries: tuple[OutboxEntry, ...], audit_head: str, refusal: Unreachable
    ) -> tuple[Delivery, ...] | Unreachable:
        """Down to the single entry that the city will never take; the others go on."""
        if len(entries) == 1:
            return (Refused(entries[0].entry_id, refusal.reason),)
        middle = len(entries) // 2
        half = entries[:middle]
        answers: list[Delivery] = []
        while half:
            answer = self._send(half, audit_head)
            if isinstance(answer, Unreachable) and answer.reason in (TOO_LARGE, *UNREADABLE):
                answer = self._in_halves(half, audit_head, answer)
            if isinstance(answer, Unreachable):
                return tuple(answers) or answer
            answers += answer
            if _open(half, answer):
                # The city fell silent in the middle of this half.
                break
            half = _open(entries, answers)
        return tuple(answers)

    def _send(
        self, entries: tuple[OutboxEntry, ...], audit_head: str
    ) -> tuple[Delivery, ...] | Unreachable:
        body = wire.batch_body(self._station, audit_head, datetime.now(UTC), entries)
        key = wire.batch_key(entries)
        return self._asked(
            lambda: self._told("POST", "/v1/messages:batch", body, key),
            lambda reply: wire.deliveries(reply, entries),
        )

    def _asked(self, call: Callable[[], R], read: Callable[[R], T]) -> T | Unreachable:
        """Call with a token, once more with a fresh one if it had run out; never raises."""
        try:
            if not self._token:
                self._sign_in()
            try:
                return read(call())
            except _FailedError as failed:
                if failed.status not in TOKEN_GONE:
                    raise
                self._sign_in()
                return read(call())
        except _FailedError as failed:
            return failed.answer
        except BrokenReplyError as broken:
            return Unreachable(str(broken))

    def _sign_in(self) -> None:
        asked = json.dumps({"client_id": self._station, "client_secret": self._secret})
        self._token = wire.token(self._call("POST", TOKENS, asked.encode()))

    def _told(self, method: str, path: str, body: bytes | None = None, key: str = "") -> object:
        """As `_call`, of a reply that has to bear the city's time."""
        return _timed(self._call(method, path, body, key))

    def _call(self, method: str, path: str, body: bytes | None = None, key: str = "") -> object:
        """JSON out and in; raises _FailedError or BrokenReplyError."""
        headers = {"Content-Type": JSON}
        if key:
            headers["Idempotency-Key"] = key
        if body is not None and self._is_remote:
            body, headers["Content-Encoding"] = gzip.compress(body, 1), "gzip"
        return wire.parse(self._exchange(method, path, headers, body).body)

    def _exchange(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        wanted: tuple[int, ...] = (200,),
    ) -> _Reply:
        """One exchange within the deadline; raises _FailedError."""
        courtesy.give_way()
        signed = self._token and path != TOKENS
        headers = {
            "Accept": JSON,
            "Accept-Encoding": "gzip",
            **self._headers,
            **headers,
            **({"Authorization": f"Bearer {self._token}"} if signed else {}),
        }
        with self._lines.one(self._deadline_s) as line:
            try:
                with line.session.request(
                    method,
                    self._base_url + path,
                    data=body,
                    headers=headers,
                    timeout=(self._connect_timeout_s, self._deadline_s),
                    allow_redirects=False,
                    stream=True,
                ) as response:
                    _check_time(line)
                    _check(response, wanted, has_body=method != "HEAD")
                    reply = _Reply(response.headers, _body(response))
                    _check_time(line)
                    return reply
            except (requests.RequestException, HTTPError, OSError) as error:
                reason = "timeout" if line.scissors.is_cut else _name(error)
                raise _FailedError(Unreachable(reason)) from None


def _check_time(line: Line) -> None:
    # Headers, and a body without a length, end where the connection does: also where it is cut.
    if line.scissors.is_cut:
        raise _FailedError(Unreachable("timeout"))


def _open(entries: tuple[OutboxEntry, ...], answers: Sequence[Delivery]) -> tuple[OutboxEntry, ...]:
    """What was not answered and may go on: not what stands behind a refusal of its own lane."""
    answered = {one.entry_id for one in answers}
    refused = {one.entry_id for one in answers if isinstance(one, Refused)}
    stopped = {entry.lane for entry in entries if entry.entry_id in refused}
    return tuple(one for one in entries if one.entry_id not in answered and one.lane not in stopped)


def _is_loopback(url: str) -> bool:
    try:
        return urlsplit(url).hostname in LOOPBACK
    except ValueError:
        return False


def _check(response: requests.Response, wanted: tuple[int, ...], *, has_body: bool) -> None:
    status = response.status_code
    if 300 <= status < 400:
        raise _FailedError(Unreachable("redirect"), status)
    kind = response.headers.get("Content-Type", "").lower()
    if status == SIGN_IN_WANTED or (status == 200 and kind.startswith("text/html")):
        # A hotel's or a Wi-Fi's own sign-in page, which stands between this desk and the city.
        raise _FailedError(Unreachable("captive_portal"), status)
    if status not in wanted and status < 300:
        raise _FailedError(Unreachable("not_the_city"), status)
    if status not in wanted:
        after = _retry_after(response.headers.get("Retry-After"))
        raise _FailedError(Unreachable(f"http_{status}", after), status)
    if has_body and not _JSON_KIND.fullmatch(kind):
        raise _FailedError(Unreachable("not_the_city"), status)


def _timed(reply: object) -> object:
    wire.city_time(reply)
    return reply


def _body(response: requests.Response) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.raw.read1(CHUNK, decode_content=False):
        size += len(part)
        parts.append(part)
        if size > BODY_MAX:
            raise _FailedError(Unreachable("too_large"))
    packing = response.headers.get("Content-Encoding", "identity").lower()
    if packing == "identity":
        return b"".join(parts)
    if packing != "gzip":
        raise _FailedError(Unreachable("bad_packing"))
    return _unpacked(b"".join(parts))


def _unpacked(packed: bytes) -> bytes:
    """A whole gzip with its check sum; the library would take one that was cut off."""
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpacking.decompress(packed, BODY_MAX + 1)
    except zlib.error:
        raise _FailedError(Unreachable("bad_packing")) from None
    if len(plain) > BODY_MAX:
        raise _FailedError(Unreachable("too_large"))
    if not unpacking.eof or unpacking.unused_data:
        raise _FailedError(Unreachable("bad_packing"))
    return plain


def _retry_after(text: str | None) -> timedelta | None:
    """Seconds or a date, whichever the city chose; capped, and nonsense is nothing."""
    if text is None:
        return None
    if text.isascii() and text.isdigit():
        wait = timedelta(seconds=int(text[:9]))
    else:
        try:
            wait = parsedate_to_datetime(text) - datetime.now(UTC)
        except (TypeError, ValueError, OverflowError):
            return None
    return min(max(wait, timedelta(0)), RETRY_AFTER_MAX)


def _name(error: Exception) -> str:
    """A short name for what went wrong; the error's own text may hold an address."""
    if isinstance(error, requests.exceptions.SSLError):
        return tls_reason(error)
    if isinstance(error, (requests.Timeout, SlowError)):
        return "timeout"
    if isinstance(error, ProtocolError):
        return "cut_off"
    if isinstance(error, requests.ConnectionError):
        return "no_connection"
    return "no_answer"
