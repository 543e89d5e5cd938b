"""python -m sync.sandbox: a city on loopback, for development and tests."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from sqlalchemy.exc import SQLAlchemyError

from sync.sandbox.faults import Faults
from sync.sandbox.server import application
from sync.sandbox.state import open_city
from sync.sandbox.tables import OtherBookError
from sync.sandbox.webhooks import Hooks


class _Server(uvicorn.Server):
    """Says that it is ready once it listens, on the line that scripts wait for."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        assert sockets is not None
        print(f"ready http://127.0.0.1:{sockets[0].getsockname()[1]}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until the process is ended; 2, and one line that says why, where it cannot begin."""
    parser = argparse.ArgumentParser(prog="sync.sandbox")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--database-url")
    parser.add_argument("--faults", type=Path)
    parser.add_argument("--webhooks", type=Path)
    parser.add_argument("--state", type=Path, default=Path(".sandbox") / "city.db")
    parsed = parser.parse_args(arguments)
    try:
        faults = Faults.read(parsed.faults) if parsed.faults else Faults()
    except (OSError, ValueError, RecursionError) as error:
        return _refused(f"faults {parsed.faults}", error)
    try:
        hooks = Hooks.read(parsed.webhooks) if parsed.webhooks else Hooks()
    except (OSError, ValueError, RecursionError) as error:
        return _refused(f"webhooks {parsed.webhooks}", error)
    try:
        city = open_city(parsed.state, parsed.database_url)
    except (OSError, SQLAlchemyError, ImportError, OtherBookError) as error:
        # A URL may hold a password.
        return _refused("database by URL" if parsed.database_url else str(parsed.state), error)
    # The protocol is named because asyncio sends small replies at once only where it reads TCP.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":
        # A city that was killed comes back at once. On Windows this would take another's port.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", parsed.port))
    except (OSError, OverflowError) as error:
        listening.close()
        return _refused(f"port {parsed.port}", error)
    served = application(city, faults, hooks)
    config = uvicorn.Config(served, log_level="critical", lifespan="off")
    _Server(config).run(sockets=[listening])
    return 0


def _refused(what: str, error: Exception) -> int:
    why = str(error).partition("\n")[0] or type(error).__name__
    print(f"{what}: {why}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
