"""A desk that saves dossiers and files while every write of it is recorded; it confirms each."""

from __future__ import annotations

import hashlib
import os
import random
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import event

from counter_app import sealed
from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.user import NOBODY
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from tests.torture import work
from tests.torture.work import Visit, an_id, serve

RIGHT, NORMAL, PLAIN_FILE = "right", "synchronous=NORMAL", "plain file write"
CONFIRMED = "confirmed"
SESSIONS = 2


def main(folder: Path, saves: int, seed: int, variant: str) -> None:
    """Save, confirm, save again; the desk is closed and opened once in the middle."""
    settings = Settings(data_dir=folder, key_store="file")
    chance = random.Random(seed)
    told = os.open(folder / CONFIRMED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    serial = 0
    for _session in range(SESSIONS):
        store = open_store(
            settings, now=work.now(), new_id=an_id, station_number=lambda: work.STATION
        )
        if variant == NORMAL:
            event.listen(store.engine, "connect", _forget_to_sync)
            store.engine.dispose()
        desk = Desk(store, clock=work.now, monotonic_ns=lambda: 1, new_id=an_id)
        clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
        for _ in range(saves // SESSIONS):
            serial += 1
            visit = Visit(serial, an_id(), an_id())
            serve(desk, clerk, visit, lambda _line: None, None)
            os.write(told, f"dossier {visit.dossier_id}\n".encode())
            if serial % 4 == 0:
                _write_file(folder, serial, chance.randbytes(30_000), variant, told)
        store.close()


def _write_file(folder: Path, serial: int, content: bytes, variant: str, told: int) -> None:
    path = folder / f"page-{serial}.bin"
    if variant == PLAIN_FILE:
        path.write_bytes(content)
    else:
        sealed.write_whole(path, (content,))
    os.write(told, f"file {path.name} {hashlib.sha256(content).hexdigest()}\n".encode())


def _forget_to_sync(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
