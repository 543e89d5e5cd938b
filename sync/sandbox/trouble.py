"""Puts the scripted faults between the wire and the city."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sync.sandbox.faults import Fault, Faults

Message = MutableMapping[str, Any]
Headers = tuple[tuple[bytes, bytes], ...]
JSON: Headers = ((b"content-type", b"application/json"),)
HTML = b"<!doctype html><title>Wi-Fi</title><p>Please sign in to the network.</p>"
INSTEAD = ("drop_before", "html", "redirect", "bomb", "huge", "headers", "status")
CHUNK = b" " * 65_536
CHUNKS = 128


@cache
def bomb() -> bytes:
    """A small body that inflates to 50 MB. Made when first wanted: it takes as long as a start."""
    return gzip.compress(b"0" * 50_000_000, 9)


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole reply."""

    status: int
    headers: Headers
    body: bytes


class Trouble:
    """An ASGI application that does wrong exactly as it was told to."""

    def __init__(self, application: Any, faults: Faults, tokens: dict[str, str]) -> None:
        self._application = application
        self._faults = faults
        self._tokens = tokens
        self._earlier = Answer(200, JSON, b"{}")

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Answer one request, well or badly."""
        path = scope.get("path", "")
        is_plain = scope["type"] != "http" or path.startswith("/v1/sandbox")
        beside, fault = ([], None) if is_plain else self._faults.next(path)
        offset_s = sum(one.offset_s for one in beside if one.kind == "clock")
        await asyncio.sleep(sum(one.delay_s for one in beside if one.kind == "delay"))
        if fault is not None and fault.kind == "expire_token":
            self._tokens.clear()
            fault = None
        if fault is not None and fault.kind in INSTEAD:
            await _instead(fault, send)
        elif fault is None and not offset_s:
            await self._application(scope, receive, send)
        else:
            answer = _shifted(await self._answer(scope, receive), offset_s)
            await self._spoil(fault, answer, send)

    async def _answer(self, scope: Message, receive: Any) -> Answer:
        """What the city would have said; it has done the work by then."""
        start: Message = {}
        parts: list[bytes] = []

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                parts.append(message.get("body", b""))

        await self._application(scope, receive, keep)
        kept = tuple((name, value) for name, value in start["headers"] if name != b"content-length")
        return Answer(start["status"], kept, b"".join(parts))

    async def _spoil(self, fault: Fault | None, answer: Answer, send: Any) -> None:
        kind = fault.kind if fault else ""
        if kind == "drop_after":
            await _cut_off(send)
        elif fault is not None and kind == "drip":
            await _drip(send, answer, fault.delay_s)
        elif kind == "swap":
            # Each gets what was meant for the one before.
            answer, self._earlier = self._earlier, answer
            await _reply(send, answer)
        else:
            await _reply(send, replace(answer, body=_spoilt(kind, answer.body)))


def _spoilt(kind: str, body: bytes) -> bytes:
    if kind == "truncate":
        return body[: len(body) // 2]
    if kind == "garble":
        return bytes(0xFF if at % 7 == 3 else byte for at, byte in enumerate(body))
    if kind == "wrong_key":
        return body.replace(b'"key":"', b'"key":"x')
    if kind == "nan":
        return body.replace(b"{", b'{"share":NaN,', 1)
    if kind == "twice":
        return body.replace(b"{", b'{"server_time":"","server_time":"",', 1)
    if kind == "double":
        return _doubled(body)
    return body


def _doubled(body: bytes) -> bytes:
    """The first of each list once more at its end; a reply without lists twice over."""
    try:
        told = json.loads(body)
    except ValueError:
        return body + body
    lists = [one for one in told.values() if isinstance(one, list) and one]
    for one in lists:
        one.append(one[0])
    return json.dumps(told).encode() if lists else body + body


def _shifted(answer: Answer, offset_s: float) -> Answer:
    """The same reply by a clock that is wrong."""
    if not offset_s or not answer.body.startswith(b"{"):
        return answer
    told = json.loads(answer.body)
    if "server_time" in told:
        right = datetime.fromisoformat(told["server_time"])
        wrong = right + timedelta(seconds=offset_s)
        told["server_time"] = wrong.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return replace(answer, body=json.dumps(told, ensure_ascii=False).encode())


async def _instead(fault: Fault, send: Any) -> None:
    if fault.kind == "drop_before":
        await _cut_off(send)
    elif fault.kind == "html":
        await _reply(send, Answer(200, ((b"content-type", b"text/html"),), HTML))
    elif fault.kind == "redirect":
        elsewhere = ((b"content-type", b"text/plain"), (b"location", b"http://127.0.0.1:9/"))
        await _reply(send, Answer(307, elsewhere, b""))
    elif fault.kind == "bomb":
        await _reply(send, Answer(200, (*JSON, (b"content-encoding", b"gzip")), bomb()))
    elif fault.kind == "headers":
        flood = tuple((f"x-{number}".encode(), b"y") for number in range(2_000))
        await _reply(send, Answer(200, (*JSON, *flood), b"{}"))
    elif fault.kind == "huge":
        await send({"type": "http.response.start", "status": 200, "headers": list(JSON)})
        for _ in range(CHUNKS):
            await send({"type": "http.response.body", "body": CHUNK, "more_body": True})
        await send({"type": "http.response.body", "body": b"{}"})
    else:
        after = ((b"retry-after", fault.retry_after.encode()),) if fault.retry_after else ()
        await _reply(send, Answer(fault.status, (*JSON, *after), b"{}"))


async def _reply(send: Any, answer: Answer) -> None:
    length = (b"content-length", str(len(answer.body)).encode())
    start = [*answer.headers, length]
    await send({"type": "http.response.start", "status": answer.status, "headers": start})
    await send({"type": "http.response.body", "body": answer.body})


async def _cut_off(send: Any) -> None:
    """Promise more than is sent: the server then closes the connection in the middle."""
    headers = [*JSON, (b"content-length", b"999")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"{", "more_body": True})


async def _drip(send: Any, answer: Answer, delay_s: float) -> None:
    """The right answer, a byte at a time."""
    headers = [*answer.headers, (b"content-length", str(len(answer.body)).encode())]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    for at in range(len(answer.body)):
        part = answer.body[at : at + 1]
        await send({"type": "http.response.body", "body": part, "more_body": True})
        await asyncio.sleep(delay_s)
    await send({"type": "http.response.body", "body": b"", "more_body": False})
