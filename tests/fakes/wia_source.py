"""Stand in for Windows' scanner interface in the process of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from counter_app.domain.errors import DeviceError
from counter_app.ports import ScanWish


def pages_in(device: str, _wish: ScanWish) -> Iterator[bytes]:
    """The files of a folder, each once."""
    for path in sorted(Path(device).glob("*.jpg")):
        content = path.read_bytes()
        path.unlink()
        yield content


def jammed(_device: str, _wish: ScanWish) -> Iterator[bytes]:
    """One page, then paper that sticks."""
    yield b"\xff\xd8\xff one"
    raise DeviceError("scan_jammed")


def crashing(_device: str, _wish: ScanWish) -> Iterator[bytes]:
    """A driver that takes its process down after a page."""
    yield b"\xff\xd8\xff one"
    time.sleep(0.2)
    os._exit(3)


def hanging(_device: str, _wish: ScanWish) -> Iterator[bytes]:
    """A driver that never answers."""
    time.sleep(600)
    yield b""
