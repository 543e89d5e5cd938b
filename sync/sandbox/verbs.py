"""What only a sandbox can be told: decisions, changes, faults, backups. No token is asked."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

from sync.sandbox.asked import read_asked, read_json
from sync.sandbox.contract import change_fault, is_keepable
from sync.sandbox.contract import fault as schema_fault
from sync.sandbox.faults import Faults, script_of
from sync.sandbox.state import City
from sync.sandbox.tables import utc_now

CATALOGUE_MAX = 4_000_000
# A drill's version is small; a real program of 90 MB is published by the real city.
UPDATE_TEXT_MAX = 24_000_000
NUMBER_MAX = 2**31 - 1


def add_verbs(api: FastAPI, city: City, faults: Faults) -> None:
    """Everything under /v1/sandbox."""
    _add_views(api, city)
    _add_changes(api, city)

    @api.post("/v1/sandbox/faults")
    async def script(request: Request) -> JSONResponse:
        try:
            faults.replace(script_of(await read_json(request)))
        except ValueError as error:
            raise HTTPException(400, str(error)) from None
        return JSONResponse({"ok": True})

    @api.post("/v1/sandbox/backup")
    def backup() -> JSONResponse:
        return JSONResponse({"backup": city.backups.take()})

    @api.post("/v1/sandbox/restore")
    async def restore(request: Request) -> JSONResponse:
        asked = await read_asked(request)
        if schema_fault("Restore", asked):
            raise HTTPException(400, "backup")
        forgotten = city.backups.restore(asked["backup"])
        if forgotten is None:
            raise HTTPException(404, "backup")
        return JSONResponse({"forgotten": forgotten})


def _add_views(api: FastAPI, city: City) -> None:
    @api.get("/v1/sandbox/dossiers")
    def dossiers() -> JSONResponse:
        return JSONResponse(city.dossiers())

    @api.get("/v1/sandbox/messages")
    def messages(after: int = 0, limit: int = 5_000) -> JSONResponse:
        if not 0 <= after <= NUMBER_MAX or not 1 <= limit <= NUMBER_MAX:
            raise HTTPException(400, "range")
        return JSONResponse(city.messages(after, limit))

    @api.get("/v1/sandbox/credits")
    def bank_credits() -> JSONResponse:
        return JSONResponse(city.credits())

    @api.get("/v1/sandbox/blobs")
    def blobs() -> JSONResponse:
        return JSONResponse(city.blobs.whole())


def _add_changes(api: FastAPI, city: City) -> None:
    @api.post("/v1/sandbox/status")
    async def decide(request: Request) -> JSONResponse:
        """An official somewhere in the city moves a dossier on."""
        body = {"note": None, **await read_asked(request), "at": utc_now()}
        return _told("dossier.status", body, None)

    @api.post("/v1/sandbox/changes")
    async def change(request: Request) -> JSONResponse:
        asked = await read_asked(request)
        if schema_fault("ChangeMade", asked):
            raise HTTPException(400, "change")
        return _told(asked["kind"], asked["body"], asked.get("station"))

    @api.post("/v1/sandbox/catalogues")
    async def publish(request: Request) -> JSONResponse:
        asked = await read_asked(request, CATALOGUE_MAX)
        if schema_fault("CatalogueMade", asked) or not is_keepable(asked):
            raise HTTPException(400, "catalogue")
        sha256 = city.catalogues.publish(asked["version"], asked["valid_from"], asked["records"])
        if sha256 is None:
            raise HTTPException(409, "version")
        body = {
            "version": asked["version"],
            "valid_from": asked["valid_from"],
            "count": len(asked["records"]),
            "sha256": sha256,
        }
        return JSONResponse({**body, "cursor": city.tell("catalogue.version", body, None)})

    @api.post("/v1/sandbox/bundles")
    async def publish_bundle(request: Request) -> JSONResponse:
        asked = await read_asked(request, CATALOGUE_MAX)
        if schema_fault("BundleMade", asked):
            raise HTTPException(400, "bundle")
        try:
            file = base64.b64decode(asked["file"], validate=True)
        except ValueError:
            raise HTTPException(400, "file") from None
        sha256 = hashlib.sha256(file).hexdigest()
        city.bundles.publish(sha256, asked["file"])
        body = {"number": asked["number"], "sha256": sha256}
        told = [city.tell("bundle.version", body, one) for one in asked.get("stations") or [None]]
        return JSONResponse({**body, "cursor": told[-1]})

    @api.post("/v1/sandbox/updates")
    async def publish_update(request: Request) -> JSONResponse:
        asked = await read_asked(request, UPDATE_TEXT_MAX)
        if schema_fault("UpdateMade", asked):
            raise HTTPException(400, "update")
        try:
            file = base64.b64decode(asked["file"], validate=True)
        except ValueError:
            raise HTTPException(400, "file") from None
        sha256 = city.releases.publish(asked["platform"], asked["version"], file)
        return JSONResponse({"sha256": sha256, "size": len(file)})

    def _told(kind: str, body: dict[str, Any], station: str | None) -> JSONResponse:
        """To the station named, else to the one that told of the dossier, else to all."""
        if change_fault(kind, body):
            raise HTTPException(400, change_fault(kind, body))
        if station is None and body.get("code") is not None:
            station = city.station_of(body["code"])
            if station is None:
                raise HTTPException(404, "code")
        return JSONResponse({"cursor": city.tell(kind, body, station)})
