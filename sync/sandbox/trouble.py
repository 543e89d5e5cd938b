"""Puts the scripted faults between the wire and the city."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import MutableMapping
from functools import cache
from typing import Any

from sync.sandbox.faults import Fault, Faults

Message = MutableMapping[str, Any]
HTML = b"<!doctype html><title>Wi-Fi</title><p>Please sign in to the network.</p>"


@cache
def bomb() -> bytes:
    """A small body that inflates to 50 MB. Made when first wanted: it takes as long as a start."""
    return gzip.compress(b"0" * 50_000_000, 9)


class Trouble:
    """An ASGI application that does wrong exactly as it was told to."""

    def __init__(self, application: Any, faults: Faults, tokens: dict[str, str]) -> None:
        self._application = application
        self._faults = faults
        self._tokens = tokens

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Answer one request, well or badly."""
        path = scope.get("path", "")
        is_plain = scope["type"] != "http" or path.startswith("/v1/sandbox")
        fault = None if is_plain else self._faults.next(path)
        if fault is None:
            await self._application(scope, receive, send)
            return
        if fault.kind == "expire_token":
            self._tokens.clear()
            await self._application(scope, receive, send)
        elif fault.kind == "delay":
            await asyncio.sleep(fault.delay_s)
            await self._application(scope, receive, send)
        elif fault.kind in ("drop_after", "truncate", "wrong_key", "drip"):
            answer = await self._answer(scope, receive)
            await _spoil(fault, answer, send)
        else:
            await _instead(fault, send)

    async def _answer(self, scope: Message, receive: Any) -> bytes:
        """What the city would have said; it has done the work by then."""
        parts: list[bytes] = []

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        await self._application(scope, receive, keep)
        return b"".join(parts)


async def _spoil(fault: Fault, answer: bytes, send: Any) -> None:
    if fault.kind == "drop_after":
        await _cut_off(send)
    elif fault.kind == "truncate":
        await _reply(send, 200, answer[: len(answer) // 2], b"application/json")
    elif fault.kind == "drip":
        await _drip(send, answer, fault.delay_s)
    else:
        await _reply(send, 200, answer.replace(b'"key":"', b'"key":"x'), b"application/json")


async def _instead(fault: Fault, send: Any) -> None:
    if fault.kind == "drop_before":
        await _cut_off(send)
    elif fault.kind == "html":
        await _reply(send, 200, HTML, b"text/html")
    elif fault.kind == "redirect":
        await _reply(send, 307, b"", b"text/plain", ((b"location", b"http://127.0.0.1:9/"),))
    elif fault.kind == "bomb":
        await _reply(send, 200, bomb(), b"application/json", ((b"content-encoding", b"gzip"),))
    else:
        after = ((b"retry-after", fault.retry_after.encode()),) if fault.retry_after else ()
        await _reply(send, fault.status, b"{}", b"application/json", after)


async def _reply(
    send: Any,
    status: int,
    body: bytes,
    kind: bytes,
    headers: tuple[tuple[bytes, bytes], ...] = (),
) -> None:
    length = str(len(body)).encode()
    start = [(b"content-type", kind), (b"content-length", length), *headers]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body})


async def _cut_off(send: Any) -> None:
    """Promise more than is sent: the server then closes the connection in the middle."""
    headers = [(b"content-type", b"application/json"), (b"content-length", b"999")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"{", "more_body": True})


async def _drip(send: Any, answer: bytes, delay_s: float) -> None:
    """The right answer, a byte at a time."""
    length = str(len(answer)).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", length)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    for at in range(len(answer)):
        await send({"type": "http.response.body", "body": answer[at : at + 1], "more_body": True})
        await asyncio.sleep(delay_s)
    await send({"type": "http.response.body", "body": b"", "more_body": False})
