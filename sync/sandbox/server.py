"""The city's routes: API version 1, the citizen's pages and the bank phone."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse

from counter_app.domain import reference, vietqr
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.numbering import Series
from sync.sandbox import pages
from sync.sandbox.asked import is_day, is_json_request, read_asked, read_json
from sync.sandbox.blob_routes import add_blobs
from sync.sandbox.contract import fault as schema_fault
from sync.sandbox.contract import is_keepable
from sync.sandbox.faults import Faults
from sync.sandbox.ferry import Ferry
from sync.sandbox.manners import Manner, told_after_s, transfers
from sync.sandbox.refusals import add_refusals
from sync.sandbox.state import Batch, City
from sync.sandbox.tables import utc_now
from sync.sandbox.trouble import Trouble
from sync.sandbox.update_routes import add_updates
from sync.sandbox.verbs import add_verbs
from sync.sandbox.webhook_routes import add_webhooks
from sync.sandbox.webhooks import Hooks

ENTRIES_MAX = 500
HEADS_MAX = 1_000
DIGESTS_MAX = 5_000
COMMENT_MAX = 1_000
SECRET = "drill"  # noqa: S105  # the sandbox guards nothing
TOKEN_LIFE_S = 3600
CHECKING_PAGE = Path(__file__).parents[2] / "docs" / "verify-a-receipt.html"
CURSOR_MAX = 2**63 - 1


def application(city: City, faults: Faults, hooks: Hooks) -> Any:
    """The whole city as one ASGI application."""
    api = FastAPI(title="City API", version="1", docs_url=None, redoc_url=None, openapi_url=None)
    tokens: dict[str, str] = {}

    def station_of(request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        station = tokens.get(token) if scheme.lower() == "bearer" else None
        if station is None:
            raise HTTPException(401, "token")
        return station

    _add_api(api, city, tokens, station_of)
    _add_changes(api, city, faults, station_of)
    _add_batch(api, city, faults, station_of)
    add_blobs(api, city.blobs, station_of)
    add_updates(api, city, station_of)
    _add_pages(api, city)
    add_webhooks(api, city, hooks)
    add_verbs(api, city, faults)
    add_refusals(api)
    return Trouble(api, faults, tokens)


def _add_batch(
    api: FastAPI, city: City, faults: Faults, station_of: Callable[[Request], str]
) -> None:
    ferry = Ferry(city, faults)

    @api.post("/v1/messages:batch")
    async def batch(request: Request) -> JSONResponse:
        station = station_of(request)
        sent = await read_json(request)
        messages = sent.get("messages") if isinstance(sent, dict) else None
        if isinstance(messages, list) and len(messages) > ENTRIES_MAX:
            raise HTTPException(413, "entries")
        if broken := schema_fault("Batch", sent):
            raise HTTPException(400, broken)
        if sent["station"] != station:
            raise HTTPException(403, "station")
        if not is_keepable({**sent, "messages": [_head(one) for one in sent["messages"]]}):
            raise HTTPException(400, "characters")
        results = await ferry.take(Batch(station, sent["audit_head"], sent["messages"]))
        return JSONResponse({"results": results, "server_time": utc_now()})


def _add_api(
    api: FastAPI, city: City, tokens: dict[str, str], station_of: Callable[[Request], str]
) -> None:
    @api.post("/v1/token")
    async def token(request: Request) -> JSONResponse:
        asked = await read_asked(request)
        if schema_fault("TokenRequest", asked) or asked["client_secret"] != SECRET:
            raise HTTPException(401, "client")
        made = secrets.token_urlsafe(24)
        tokens[made] = asked["client_id"]
        return JSONResponse({"access_token": made, "expires_in": TOKEN_LIFE_S})

    @api.get("/v1/digests")
    def digests(
        request: Request, station: str, day: str, after: str = "", limit: int = 1_000
    ) -> JSONResponse:
        own = station_of(request)
        if not is_day(day) or not 1 <= limit <= DIGESTS_MAX:
            raise HTTPException(400, "range" if is_day(day) else "day")
        if own != station:
            raise HTTPException(403, "station")
        keys = city.keys(station, day)
        rest = [key for key in keys if key > after]
        return JSONResponse(
            {
                "station": station,
                "day": day,
                "count": len(keys),
                "sha256": hashlib.sha256("\n".join(keys).encode()).hexdigest(),
                "keys": rest[:limit],
                "more": len(rest) > limit,
                "server_time": utc_now(),
            }
        )

    @api.get("/v1/heads")
    def heads(
        request: Request, station: str, before: int | None = None, limit: int = HEADS_MAX
    ) -> JSONResponse:
        own = station_of(request)
        if not 1 <= limit <= HEADS_MAX or (before is not None and not 1 <= before < 2**63):
            raise HTTPException(400, "range")
        if own != station:
            raise HTTPException(403, "station")
        page, more = city.heads(station, before, limit)
        told = {"station": station, "heads": page, "more": more, "server_time": utc_now()}
        return JSONResponse(told)

    @api.get("/v1/catalogues/{version}")
    def catalogue(request: Request, version: str) -> JSONResponse:
        station_of(request)
        found = city.catalogues.read(version) if is_keepable(version) else None
        if found is None:
            raise HTTPException(404, "version")
        return JSONResponse({**found, "server_time": utc_now()})

    @api.get("/v1/bundles/{sha256}")
    def bundle(request: Request, sha256: str) -> JSONResponse:
        station_of(request)
        found = city.bundles.read(sha256) if is_keepable(sha256) else None
        if found is None:
            raise HTTPException(404, "sha256")
        return JSONResponse({"sha256": sha256, "file": found, "server_time": utc_now()})

    @api.post("/v1/leases")
    async def leases(request: Request) -> JSONResponse:
        station = station_of(request)
        asked = await read_json(request)
        if schema_fault("LeaseRequest", asked) or not is_keepable(asked):
            raise HTTPException(400, "lease")
        if asked["station"] != station:
            raise HTTPException(403, "station")
        if not city.leases.claim(station, asked["installation"]):
            raise HTTPException(409, "station")
        lent = city.leases.lend(station, Series(asked["kind"]), asked.get("after"))
        if lent is None:
            raise HTTPException(409, "numbers")
        return JSONResponse(
            {
                "lease_id": f"{lent.number:04d}-{asked['kind']}",
                "kind": asked["kind"],
                "first": lent.block.first,
                "last": lent.block.last,
                "server_time": utc_now(),
            }
        )

    @api.get("/v1/time")
    def time() -> JSONResponse:
        return JSONResponse({"server_time": utc_now()})


def _add_changes(
    api: FastAPI, city: City, faults: Faults, station_of: Callable[[Request], str]
) -> None:
    answering = asyncio.Lock()

    @api.get("/v1/changes")
    async def changes(request: Request, after: int = 0, limit: int = 100) -> JSONResponse:
        station = station_of(request)
        if not 0 <= after <= CURSOR_MAX or not 1 <= limit <= ENTRIES_MAX:
            raise HTTPException(400, "range")
        # One at a time: it answers all that waits, whoever looked.
        if city.news.is_owed and not faults.is_provider_away() and not answering.locked():
            async with answering:
                await asyncio.to_thread(city.receipts.answer)
        page: list[dict[str, Any]] = []
        more = False
        if not city.news.is_quiet(station, after):
            page, more = await asyncio.to_thread(city.changes, station, after, limit)
        cursor = page[-1]["cursor"] if page else after
        return JSONResponse(
            {"changes": page, "cursor": cursor, "more": more, "server_time": utc_now()}
        )


def _add_pages(api: FastAPI, city: City) -> None:
    late = LateWord()

    @api.get("/", response_class=HTMLResponse)
    def home() -> str:
        return pages.home(city.dossiers(), city.credits(), len(city.blobs.whole()))

    @api.get("/theo-doi/{code}", response_class=HTMLResponse)
    def follow(code: str) -> HTMLResponse:
        facts = city.facts(code)
        page = pages.follow(code, facts, city.decided(code), datetime.now(UTC))
        return HTMLResponse(page, status_code=200 if facts else 404)

    @api.get("/danh-gia/{code}", response_class=HTMLResponse)
    def rate(code: str) -> HTMLResponse:
        known = bool(city.facts(code))
        return HTMLResponse(pages.rate(code, known=known), status_code=200 if known else 404)

    @api.post("/danh-gia/{code}", response_class=HTMLResponse)
    async def rated(code: str, request: Request) -> HTMLResponse:
        form = await request.form()
        faces, comment = str(form.get("faces", "")), str(form.get("comment", "")).strip()
        if faces not in ("1", "2", "3", "4", "5") or not city.facts(code):
            return HTMLResponse(pages.rate(code, known=False), status_code=404)
        if len(comment) > COMMENT_MAX or not is_keepable(comment):
            raise HTTPException(400, "comment")
        city.rate(code, int(faces), comment or None)
        return HTMLResponse(pages.thanks())

    @api.get("/kiem-tra", response_class=HTMLResponse)
    def check_receipt() -> str:
        """The page from the documents; a receipt's code stands behind the "#" and stays there."""
        return CHECKING_PAGE.read_text(encoding="utf-8")

    @api.get("/bank", response_class=HTMLResponse)
    def bank(payload: str = "") -> str:
        return pages.bank(payload, _decoded(payload), None)

    @api.post("/bank/pay")
    async def pay(request: Request) -> Any:
        is_json = is_json_request(request)
        asked = await read_asked(request)
        payload = str(asked.get("payload", ""))
        decoded = _decoded(payload)
        try:
            if isinstance(decoded, str):
                raise InputError(decoded)
            manner = _manner(asked)
            booked = _credits(decoded, manner, asked)
            after_s = told_after_s(manner, asked.get("late_s"))
        except InputError as error:
            if is_json:
                return JSONResponse({"refused": error.code}, status_code=400)
            return HTMLResponse(pages.bank(payload, decoded, error.code), status_code=400)
        if after_s:
            late.tell(city, booked, after_s)
        else:
            tell_credits(city, booked)
        return JSONResponse(booked[0]) if is_json else HTMLResponse(pages.paid(booked))


def _head(message: dict[str, Any]) -> dict[str, Any]:
    """An entry without its body, which is judged by itself."""
    return {name: value for name, value in message.items() if name != "body"}


def _decoded(payload: str) -> vietqr.VietQr | str:
    if not payload:
        return ""
    try:
        return vietqr.decode(payload)
    except InputError as error:
        return error.code


def tell_credits(city: City, booked: Sequence[Mapping[str, Any]]) -> None:
    """The bank's word, to the counter whose code the text bears, else to all."""
    for credit in booked:
        found = reference.find(credit["text"])
        city.tell("bank.credit", dict(credit), city.leases.owner(found[0][3:7]) if found else None)


class LateWord:
    """Transfers that the bank has booked and tells of later; a city that is stopped forgets it."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Task[None]] = set()

    def tell(self, city: City, booked: Sequence[Mapping[str, Any]], after_s: float) -> None:
        """Tell of them in `after_s` seconds."""
        task = asyncio.get_running_loop().create_task(self._tell(city, booked, after_s))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def _tell(self, city: City, booked: Sequence[Mapping[str, Any]], after_s: float) -> None:
        await asyncio.sleep(after_s)
        await asyncio.to_thread(tell_credits, city, booked)


def _manner(asked: Mapping[str, Any]) -> Manner:
    try:
        return Manner(asked.get("manner", Manner.EXACT))
    except ValueError:
        raise InputError("bank_manner_unknown", field="manner") from None


def _credits(code: vietqr.VietQr, manner: Manner, asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the bank says came, in the manner that was chosen."""
    typed = str(asked.get("amount") or "")
    amount = vietqr.parse_amount(typed) if typed else code.amount
    if amount is None or code.account is None or code.bin is None:
        raise InputError("qr_amount_not_whole", field="amount")
    text = str(asked["text"]) if asked.get("text") is not None else code.purpose or ""
    if not is_keepable(text):
        raise InputError("text_garbled", field="text")
    is_wrapped = str(asked.get("wrap", "1")) != "0"
    sent = transfers(manner, amount, text)
    return [_credit(code, one, words, is_wrapped=is_wrapped) for one, words in sent]


def _credit(code: vietqr.VietQr, amount: Money, text: str, *, is_wrapped: bool) -> dict[str, Any]:
    """One transfer: the bank's own wrapper round the payer's text, as banks write it."""
    number = secrets.token_hex(6)
    if is_wrapped:
        trace = secrets.randbelow(10**10)
        text = f"MBVCB.{trace:010d}.{text}.CT tu 0000000000 NGUYEN VAN A toi {code.account}"
    return {
        "id": number,
        "bin": code.bin,
        "account": code.account,
        "amount": amount.dong,
        "text": text[:500],
        "booked_at": utc_now(),
        "bank_reference": f"FT{number.upper()}",
        "provider": "sandbox",
    }
