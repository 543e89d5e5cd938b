"""The routes by which a counter fetches a newer version of its program."""

from __future__ import annotations

import base64
from collections.abc import Callable

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

from sync.sandbox.contract import is_keepable
from sync.sandbox.state import City
from sync.sandbox.tables import utc_now

FILE_MAX = 1_000_000_000
PIECE_MAX = 1024 * 1024


def add_updates(api: FastAPI, city: City, station_of: Callable[[Request], str]) -> None:
    """What is offered, and its bytes."""

    @api.get("/v1/updates/{platform}")
    def newest_update(request: Request, platform: str) -> JSONResponse:
        station_of(request)
        found = city.releases.newest(platform) if is_keepable(platform) else None
        if found is None:
            raise HTTPException(404, "platform")
        return JSONResponse({**found, "server_time": utc_now()})

    @api.get("/v1/updates/files/{sha256}")
    def update_piece(
        request: Request, sha256: str, first: int = 0, limit: int = PIECE_MAX
    ) -> JSONResponse:
        station_of(request)
        if not 0 <= first < FILE_MAX or not 1 <= limit <= PIECE_MAX:
            raise HTTPException(400, "range")
        data = city.releases.piece(sha256, first, limit) if is_keepable(sha256) else None
        if data is None:
            raise HTTPException(404, "sha256")
        if not data:
            raise HTTPException(400, "range")
        return JSONResponse(
            {
                "sha256": sha256,
                "first": first,
                "data": base64.b64encode(data).decode(),
                "server_time": utc_now(),
            }
        )
