"""Counters of a whole city in one process: every byte is made before the clock starts."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from counter_app.domain.identity import uuid7

TOKEN = b"T" * 32
POLL_PAGE = 200


@dataclass(frozen=True, slots=True)
class Template:
    """The facts of one dossier as a real counter sent them: its code, then kind and body."""

    code: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Load:
    """What is sent. `rate` is dossiers a second over all counters, 0 for as fast as it goes;
    `at_once` how many requests are under way then. `poll_s` is each counter's pause between two
    looks at the inbox, 0 for none.
    """

    url: str
    stations: int
    dossiers: int
    batch: int
    at_once: int
    rate: float
    poll_s: float
    templates: tuple[Template, ...]


@dataclass(slots=True)
class Told:
    """What came of it; times of batches and polls in milliseconds."""

    seconds: float = 0.0
    dossiers: int = 0
    facts: int = 0
    accepted: int = 0
    bytes: int = 0
    batches: list[float] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    failures: int = 0
    late_ms_max: float = 0.0


@dataclass(frozen=True, slots=True)
class _Batch:
    station: str
    dossiers: int
    facts: int
    body: bytes


class _RefusedError(Exception):
    """The city answered something else than 200."""


class _Line:
    """A counter's one connection, kept open."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.token = b""
        self.lock = asyncio.Lock()

    async def ask(self, head: str, body: bytes = b"") -> bytes:
        is_kept = self._streams is not None
        try:
            return await self._ask(head, body)
        except (OSError, EOFError):
            self._streams = None
            # The city hangs up on who says nothing for a while; every key may be told again.
            if not is_kept:
                raise
        return await self._ask(head, body)

    async def _ask(self, head: str, body: bytes) -> bytes:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        bearer = b"authorization: Bearer " + self.token + b"\r\n" if self.token else b""
        length = f"content-length: {len(body)}\r\n\r\n".encode()
        writer.write(head.encode() + bearer + length + body)
        answered = await reader.readuntil(b"\r\n\r\n")
        size = int(answered.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        reply = await reader.readexactly(size)
        if not answered.startswith(b"HTTP/1.1 200 "):
            raise _RefusedError(answered[:40])
        return reply

    async def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            with contextlib.suppress(OSError):
                await self._streams[1].wait_closed()


def run(load: Load, ready: Any) -> Told:
    """Make everything, sign in, say `ready`, wait for its word, send."""
    batches = list(_batches(load))
    return asyncio.run(_send(load, batches, ready))


async def _send(load: Load, batches: Sequence[_Batch], ready: Any) -> Told:
    host, _, port = load.url.removeprefix("http://").partition(":")
    lines = {name: _Line(host, int(port)) for name in _stations(load.stations)}
    gate = asyncio.Semaphore(32)

    async def sign_in(name: str, line: _Line) -> None:
        asked = json.dumps({"client_id": name, "client_secret": "drill"}).encode()
        async with gate:
            told = json.loads(await line.ask(_head("POST", "/v1/token"), asked))
        line.token = told["access_token"].encode()

    await asyncio.gather(*(sign_in(name, line) for name, line in lines.items()))
    ready.send("ready")
    await asyncio.to_thread(ready.recv)
    told = Told(bytes=sum(len(one.body) for one in batches))
    start = time.perf_counter()
    over = asyncio.Event()
    polls = [
        asyncio.create_task(_poll(line, load.poll_s, told, over))
        for line in lines.values()
        if load.poll_s
    ]
    if load.rate:
        await _paced(load, batches, lines, told)
    else:
        await _flood(load.at_once, batches, lines, told)
    told.seconds = time.perf_counter() - start
    over.set()
    await asyncio.gather(*polls)
    for line in lines.values():
        await line.close()
    return told


async def _flood(
    at_once: int, batches: Sequence[_Batch], lines: dict[str, _Line], told: Told
) -> None:
    waiting = iter(batches)

    async def work() -> None:
        for one in waiting:
            await _deliver(one, lines[one.station], told)

    await asyncio.gather(*(work() for _ in range(at_once)))


async def _paced(
    load: Load, batches: Sequence[_Batch], lines: dict[str, _Line], told: Told
) -> None:
    """By the clock, whether or not the last ones were answered: as citizens come."""
    start, at, chance = time.perf_counter(), 0.0, random.Random(7)
    under_way = []
    for one in batches:
        at += chance.expovariate(load.rate / one.dossiers)
        pause = start + at - time.perf_counter()
        told.late_ms_max = max(told.late_ms_max, -pause * 1000)
        if pause > 0:
            await asyncio.sleep(pause)
        under_way.append(asyncio.create_task(_deliver(one, lines[one.station], told)))
    await asyncio.gather(*under_way)


async def _deliver(one: _Batch, line: _Line, told: Told) -> None:
    start = time.perf_counter()
    try:
        async with line.lock:
            reply = await line.ask(_head("POST", "/v1/messages:batch", is_packed=True), one.body)
    except (OSError, EOFError, _RefusedError):
        told.failures += 1
        return
    told.batches.append((time.perf_counter() - start) * 1000)
    told.dossiers += one.dossiers
    told.facts += one.facts
    told.accepted += reply.count(b'"accepted"')


async def _poll(line: _Line, pause_s: float, told: Told, over: asyncio.Event) -> None:
    head = _head("GET", f"/v1/changes?after={2**62}&limit={POLL_PAGE}")
    await asyncio.sleep(random.random() * pause_s)
    while not over.is_set():
        start = time.perf_counter()
        async with line.lock:
            try:
                await line.ask(head)
            except (OSError, EOFError, _RefusedError):
                told.failures += 1
                return
        told.polls.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(pause_s)


def _head(method: str, path: str, *, is_packed: bool = False) -> str:
    packing = "content-encoding: gzip\r\n" if is_packed else ""
    return f"{method} {path} HTTP/1.1\r\nhost: city\r\ncontent-type: application/json\r\n{packing}"


def _stations(number: int) -> list[str]:
    return [f"{one:04d}" for one in range(1, number + 1)]


def _batches(load: Load) -> Iterator[_Batch]:
    """The counters in turn, a batch each; a number of the day in each dossier's code."""
    each = max(1, load.dossiers // load.stations)
    stations = _stations(load.stations)
    made_at = datetime.now(UTC).replace(tzinfo=None).isoformat() + "Z"
    for first in range(0, each, load.batch):
        serials = range(first, min(first + load.batch, each))
        for number, station in enumerate(stations):
            facts = [
                fact
                for serial in serials
                for fact in _dossier(load, station, number, serial, made_at)
            ]
            head = {"station": station, "audit_head": f"{first:064x}", "sent_at": made_at}
            text = f'{json.dumps(head)[:-1]},"messages":[{",".join(facts)}]}}'
            yield _Batch(station, len(serials), len(facts), gzip.compress(text.encode(), 1))


def _dossier(load: Load, station: str, number: int, serial: int, made_at: str) -> Iterator[str]:
    template = load.templates[(number * 31 + serial) % len(load.templates)]
    code = f"{template.code[:-8]}{station}{serial:04d}"
    now = datetime.now(UTC)
    lane = uuid7(now, random.randbytes(10))
    for sequence, (kind, body) in enumerate(template.facts, 1):
        key = uuid7(now, random.randbytes(10))
        yield (
            f'{{"key":"{key}","lane":"{lane}","sequence":{sequence},"kind":"{kind}",'
            f'"made_at":"{made_at}","body":{body.replace(template.code, code)}}}'
        )
