"""Lets the checker of the city's page speak as the station that its token belongs to."""

from __future__ import annotations

import re
from typing import Any

import schemathesis

STATION = "0126"


@schemathesis.hook
def map_body(_context: Any, body: Any) -> Any:
    """Another station's batch is turned away at the door, and nothing behind it would be asked."""
    if isinstance(body, dict) and re.fullmatch("[0-9]{4}", str(body.get("station"))):
        return {**body, "station": STATION}
    return body


@schemathesis.hook
def map_query(_context: Any, query: Any) -> Any:
    """The same of a question."""
    return map_body(_context, query)
