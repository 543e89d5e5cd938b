"""Where the providers' notices of money arrive: kept as they came, judged, told once."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from counter_app.domain import reference
from sync.sandbox import webhooks
from sync.sandbox.asked import read_bytes
from sync.sandbox.contract import is_keepable
from sync.sandbox.state import City
from sync.sandbox.webhooks import Hooks, Notice, RefusedError

NOTICE_MAX = 64 * 1024
NOTICES_SHOWN = 500


def add_webhooks(api: FastAPI, city: City, hooks: Hooks) -> None:
    """One route a provider, and what came by them.

    A notice that is understood and changes nothing is answered like one that does: a provider
    sends again whatever it thinks was not taken.
    """

    @api.post("/hooks/{provider}")
    async def noticed(provider: str, request: Request) -> JSONResponse:
        if provider not in ("sepay", "payos", "casso"):
            return _refused("provider", 404)
        raw = await read_bytes(request, NOTICE_MAX)
        number = city.keep_notice(provider, raw)
        try:
            notice = _judged(provider, raw, request, hooks)
            became = _taken(city, notice, number, hooks)
        except RefusedError as refused:
            return _refused(refused.code, refused.status)
        return JSONResponse({"success": True, "became": became})

    @api.get("/v1/sandbox/notices")
    def notices() -> JSONResponse:
        return JSONResponse(city.notices(NOTICES_SHOWN))


def _judged(provider: str, raw: bytes, request: Request, hooks: Hooks) -> Notice:
    now = datetime.now(UTC)
    match provider:
        case "sepay":
            return webhooks.sepay(raw, request.headers, hooks.sepay, now)
        case "payos":
            return webhooks.payos(raw, hooks.payos)
        case _:
            return webhooks.casso(raw, request.headers, hooks.casso, now)


def _taken(city: City, notice: Notice, number: int, hooks: Hooks) -> str:
    """What a genuine notice became: told, told before, or nothing of ours."""
    bin_ = hooks.accounts.get(notice.account)
    if bin_ is None:
        return "other_account"
    if notice.amount <= 0:
        return "outgoing"
    if not notice.is_done:
        return "not_done"
    credit = notice.credit(bin_)
    if not is_keepable(credit):
        raise RefusedError("fields", 400)
    found = reference.find(notice.text)
    station = city.leases.owner(found[0][3:7]) if found else None
    became = city.tell_credit_once(number, credit, station)
    if became == "key_reused":
        raise RefusedError(became, 409)
    return became


def _refused(code: str, status: int) -> JSONResponse:
    return JSONResponse({"success": False, "refused": code}, status_code=status)
