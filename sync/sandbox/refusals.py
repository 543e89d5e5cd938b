"""How the city says no where the framework would say it in words that the page does not have."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.routing import Route


def add_refusals(api: FastAPI) -> None:
    """A question that cannot be read is 400; another method is told which ones there are."""

    @api.exception_handler(RequestValidationError)
    async def unreadable(_request: Request, _error: Exception) -> JSONResponse:
        return JSONResponse({"detail": "question"}, status_code=400)

    @api.exception_handler(405)
    async def other_method(request: Request, _error: Exception) -> JSONResponse:
        routes = [one for one in api.routes if isinstance(one, Route)]
        found = [one for one in routes if one.path_regex.match(request.url.path)]
        allowed = sorted({name for one in found for name in one.methods or ()})
        body = {"detail": "method"}
        return JSONResponse(body, status_code=405, headers={"Allow": ", ".join(allowed)})
