"""What a request carries, read within bounds."""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from datetime import date
from typing import Any

from fastapi import HTTPException, Request

BYTES_MAX = 1024 * 1024


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar: 2026-11-26."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_json_request(request: Request) -> bool:
    """Whether it says that it carries JSON."""
    return request.headers.get("content-type", "").startswith("application/json")


async def read_asked(request: Request, most: int = BYTES_MAX) -> dict[str, Any]:
    """What was asked, in JSON or as a form; nothing where it is neither."""
    if is_json_request(request):
        asked = await read_json(request, most)
    else:
        asked = dict(await request.form())
    return asked if isinstance(asked, dict) else {}


async def read_json(request: Request, most: int = BYTES_MAX) -> Any:
    """The body as JSON; raises 413 beyond `most` bytes and 400 for what is none."""
    body = await read_bytes(request, most)
    if request.headers.get("content-encoding") == "gzip":
        body = _inflated(body, most)
    if len(body) > most:
        raise HTTPException(413, "bytes")
    try:
        return json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise HTTPException(400, "json") from None


async def read_bytes(request: Request, most: int) -> bytes:
    """The body as it came; raises 413 beyond `most` bytes."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise HTTPException(413, "bytes")
    return body


def _inflated(body: bytes, most: int) -> bytes:
    try:
        return gzip.GzipFile(fileobj=io.BytesIO(body)).read(most + 1)
    except (OSError, EOFError, zlib.error):
        raise HTTPException(400, "gzip") from None


def _no_constant(name: str) -> float:
    raise ValueError(name)
