"""A relay of its own process that is gone before its n-th piece of a file, as if by kill -9."""

from __future__ import annotations

import itertools
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from counter_app.desk import Desk
from counter_app.domain.identity import uuid7
from counter_app.domain.outbox import Unreachable
from counter_app.ports import FileHeld, FilePart
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from sync.city_desk import CityDesk
from sync.client import CityClient
from sync.relay import drain
from tests.template import STATION

GONE = 9


class Dying(CityClient):
    """Ends the process without a word or a flush."""

    pieces = 0

    def put_file(self, part: FilePart) -> FileHeld | Unreachable:
        if self.pieces == 0:
            os._exit(GONE)
        self.pieces -= 1
        return super().put_file(part)


def main(folder: Path, url: str, pieces: int) -> None:
    """Drain until it is gone."""
    serial = itertools.count(1)
    settings = Settings(
        data_dir=folder,
        database_url=os.environ.get("COUNTER_DATABASE_URL", ""),
        key_store="file",
    )

    def new_id() -> str:
        return uuid7(datetime.now(UTC), b"dying" + next(serial).to_bytes(5, "big"))

    store = open_store(
        settings, now=datetime.now(UTC), new_id=new_id, station_number=lambda: STATION
    )
    desk = Desk(
        store, clock=lambda: datetime.now(UTC), monotonic_ns=time.monotonic_ns, new_id=new_id
    )
    client = Dying(url, f"{STATION:04d}", "drill", f"machine-{STATION:04d}")
    client.pieces = pieces
    drain(CityDesk(desk), client)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
