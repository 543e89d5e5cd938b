"""The routes of files: ask how much is there, send the next piece."""

from __future__ import annotations

import re
from collections.abc import Callable

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse, Response

from sync.sandbox.asked import read_bytes
from sync.sandbox.blobs import (
    PIECE_MAX,
    SIZE_MAX,
    Blobs,
    MisplacedError,
    Piece,
    WrongDigestError,
)
from sync.sandbox.tables import utc_now

_DIGEST = re.compile("[0-9a-f]{64}")
_RANGE = re.compile("bytes ([0-9]{1,9})-([0-9]{1,9})/([0-9]{1,9})")


def add_blobs(api: FastAPI, blobs: Blobs, station_of: Callable[[Request], str]) -> None:
    """HEAD and PUT of /v1/blobs/{sha256}."""

    @api.head("/v1/blobs/{sha256}")
    def head(request: Request, sha256: str) -> Response:
        station_of(request)
        held = blobs.held(_digest(sha256))
        if held is None:
            raise HTTPException(404, "sha256")
        is_complete = "true" if held.is_complete else "false"
        return Response(
            headers={"X-Received": str(held.received), "X-Complete": is_complete},
        )

    @api.put("/v1/blobs/{sha256}")
    async def put(request: Request, sha256: str) -> JSONResponse:
        station_of(request)
        first, last, size = _range(request.headers.get("content-range", ""))
        data = await read_bytes(request, PIECE_MAX)
        if len(data) != last - first + 1:
            raise HTTPException(400, "length")
        try:
            held = blobs.put(Piece(_digest(sha256), first, size, data))
        except MisplacedError as misplaced:
            return _answer(409, {"received": misplaced.received})
        except WrongDigestError:
            raise HTTPException(422, "sha256") from None
        if not held.is_complete:
            return _answer(202, {"received": held.received})
        return _answer(201, {"sha256": sha256, "size": held.size, "complete": True})


def _answer(status: int, body: dict[str, object]) -> JSONResponse:
    return JSONResponse({**body, "server_time": utc_now()}, status_code=status)


def _digest(text: str) -> str:
    if not _DIGEST.fullmatch(text):
        raise HTTPException(400, "sha256")
    return text


def _range(text: str) -> tuple[int, int, int]:
    """First and last byte and the whole file's size; raises 400 or 413."""
    found = _RANGE.fullmatch(text)
    if found is None:
        raise HTTPException(400, "range")
    first, last, size = (int(each) for each in found.groups())
    if not first <= last < size:
        raise HTTPException(400, "range")
    if size > SIZE_MAX or last - first + 1 > PIECE_MAX:
        raise HTTPException(413, "bytes")
    return first, last, size
